"""What a reading does to the items: new, changed, unchanged or failed, each with its change number, in one transaction.

Called by the worker and replay, inside `store.write()`, with items prepared before it. A revision is a change of title
or normal text, never of the page's bytes; a number is drawn only for what a reader would call different.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from pipelines import models
from pipelines.store import cases, placement, stories
from pipelines.store.erasure import is_erased
from pipelines.store.packing import Failure, Prepared, column, held_hashes
from pipelines.store.transaction import draw, take_turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pipelines.store.captures import CaptureRow, PendingGroup


@dataclass(frozen=True, slots=True)
class Outcome:
    """Ids of the items a reading touched, by what became of them; `late` = another worker had settled the group.

    `new_stories` is by how many stories there are more: negative when texts united more than they opened.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    new_stories: int = 0
    failure: str | None = None
    late: bool = False


@dataclass(slots=True)
class _Tally:
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    revised: list[str] = field(default_factory=list)
    new_stories: int = 0

    def outcome(self, failure: str | None) -> Outcome:
        lists = (self.new, self.changed, self.unchanged, self.erased, self.revised)
        new, changed, unchanged, erased, revised = (tuple(ids) for ids in lists)
        return Outcome(new, changed, unchanged, erased, revised, self.new_stories, failure)


def store_outcome(
    group: PendingGroup, result: Sequence[Prepared] | Failure, now: datetime, *, again: bool = False
) -> Outcome:
    """Store what was read from a group and settle its captures; inside `write()`, idempotent.

    A failure keeps the last good reading of the address; where there is none its stand-in (title and summary of the
    feed) becomes a visible item. Items are stored in the order given; `now` is when an older reading was replaced.
    `again` (replay) reads captures anew that were settled before.
    """
    take_turn("store_outcome")
    waiting = models.Capture.objects.filter(pk__in=group.pending_pks, state="pending")
    if not again and not waiting.exists():
        return Outcome(late=True)
    tally = _Tally()
    if isinstance(result, Failure):
        _settle(group, "failed", result.result, result.detail)
        stand_in = result.stand_in
        if stand_in is not None and not models.Item.objects.filter(item_id=stand_in.item.id).exists():
            _store(stand_in, group, now, tally)
        return tally.outcome(result.result)
    for prepared in result:
        _store(prepared, group, now, tally)
    worst = next((one.item.extraction for one in result if one.item.extraction != "ok"), "ok")
    _settle(group, "done", worst, next((one.item.extraction_detail for one in result), None))
    if tally.new:
        source = group.newest.capture.source
        fetched = group.newest.capture.fetched_at_utc
        models.SourceState.objects.filter(source_id=source).update(last_new_item_at_utc=fetched)
    return tally.outcome(None)


def touch(item_ids: Sequence[str]) -> list[int]:
    """Draw a new change number for each of these items: something that the index shows has changed elsewhere.

    Inside `write()`, in the transaction of that change. Returns the numbers; unknown ids are left out.
    """
    take_turn("touch")
    numbers = []
    for item_id in dict.fromkeys(item_ids):
        row = models.Item.objects.filter(item_id=item_id)
        if row.exists():
            number = draw("change")[0]
            row.update(change_no=number)
            numbers.append(number)
    return numbers


def add_gone(canonical_url: str, status: int, now: datetime, *, rounds: int = 2) -> list[str]:
    """Note a 404 or 410 for an address; the `rounds`-th in a row makes its items *gone* (with a change number).

    Inside `write()`. Returns the ids that are gone by this call. Posts of an account page stay (only their own
    addresses can take them down), and so does an article of which one part is missing.
    """
    take_turn("add_gone")
    gone = []
    own = Q(url=canonical_url) | Q(address=canonical_url, native_id=None)
    for row in models.Item.objects.filter(own, erased=False):
        row.gone_rounds += 1
        row.gone_status = status
        fields = ["gone_rounds", "gone_status"]
        if row.gone_rounds >= rounds and row.gone_at_utc is None:
            row.gone_at_utc = now
            row.change_no = draw("change")[0]
            fields += ["gone_at_utc", "change_no"]
            gone.append(row.item_id)
        row.save(update_fields=fields)
    return gone


def _settle(group: PendingGroup, state: str, result: str, detail: str | None) -> None:
    rows = models.Capture.objects.filter(pk__in=group.pending_pks)
    rows.update(state=state, result=result, result_detail=None if detail is None else column(detail))


def _store(prepared: Prepared, group: PendingGroup, now: datetime, tally: _Tally) -> None:
    """Store one item: new, changed, unchanged, or refused because it was erased."""
    item, newest, address = prepared.item, group.newest, group.address
    row = models.Item.objects.filter(item_id=item.id).first()
    if (row is not None and row.erased) or (row is None and is_erased(item.id, item.url, newest.capture.canonical_url)):
        tally.erased.append(item.id)
        return
    if row is None:
        _insert(prepared, group, tally)
        return
    if row.capture_id is not None and newest.pk < row.capture_id:  # an older capture, read late or replayed
        tally.unchanged.append(item.id)
        return
    _update(row, prepared, newest, now, tally, grown=_is_new_part(newest, address))
    row.address = column(address)
    row.source = newest.capture.source
    row.capture_id = newest.pk
    row.last_fetched_at_utc = max(row.last_fetched_at_utc, newest.capture.fetched_at_utc)
    row.save()


def _insert(prepared: Prepared, group: PendingGroup, tally: _Tally) -> None:
    first, newest = group.captures[0], group.newest
    number = draw("change")[0]
    row = models.Item(
        item_id=prepared.item.id,
        change_no=number,
        first_change_no=number,
        source=newest.capture.source,
        address=column(group.address),
        first_capture_id=first.pk,
        capture_id=newest.pk,
        first_fetched_at_utc=first.capture.fetched_at_utc,
        last_fetched_at_utc=newest.capture.fetched_at_utc,
    )
    _fill(row, prepared)
    row.save(force_insert=True)
    tally.new_stories += placement.join(row.pk, row.item_id, prepared)
    cases.note(row, prepared.item, revised=False)
    tally.new.append(row.item_id)


def _is_new_part(newest: CaptureRow, address: str) -> bool:
    """Return whether the newest capture is a part of its article that was never fetched before."""
    url = newest.capture.canonical_url
    if url == address:
        return False
    return not models.Capture.objects.filter(canonical_url=column(url), pk__lt=newest.pk).exists()


def _update(
    row: models.Item, prepared: Prepared, newest: CaptureRow, now: datetime, tally: _Tally, *, grown: bool
) -> None:
    """Bring a row up to a newer reading; numbers and revisions only where they are due."""
    returned = row.gone_at_utc is not None and newest.pk != row.capture_id
    if newest.pk != row.capture_id:
        row.gone_rounds, row.gone_status, row.gone_at_utc = 0, None, None
    if row.stable_sha256 == prepared.stable_sha256:
        stories.sketch_anew(row.pk, prepared)
        if bytes(row.body) != prepared.body:  # read by newer knowledge with the same result, or damaged
            _fill(row, prepared)
        if returned:
            row.change_no = draw("change")[0]
        (tally.changed if returned else tally.unchanged).append(row.item_id)
        return
    other_text = row.text_sha256 != prepared.text_sha256
    old = held_hashes(row)
    if other_text or row.normal_sha256 != prepared.normal_sha256:
        stories.resketch(row.pk, old, prepared)
    else:
        stories.reguard(row.pk, prepared.guard)
    # the same capture read otherwise is our better reading, and a part that arrives only now makes the text whole:
    # neither is the publisher's edit
    edited = other_text and newest.pk != row.capture_id and not grown
    if edited and old is not None:
        _keep_revision(row, now)
        tally.revised.append(row.item_id)
    _fill(row, prepared)
    row.change_no = draw("change")[0]
    row.last_fetched_at_utc = max(row.last_fetched_at_utc, newest.capture.fetched_at_utc)
    cases.note(row, prepared.item, revised=edited)
    tally.changed.append(row.item_id)


def _keep_revision(row: models.Item, now: datetime) -> None:
    row.revisions += 1
    models.Revision.objects.create(
        item_id=row.pk,
        no=row.revisions,
        title=row.title,
        body=bytes(row.body),
        content_sha256=row.content_sha256,
        capture_id=row.capture_id,
        fetched_at_utc=row.last_fetched_at_utc,
        replaced_at_utc=now,
    )


def _fill(row: models.Item, prepared: Prepared) -> None:
    """Copy a reading into its row."""
    item = prepared.item
    row.outlet = item.outlet
    row.medium = item.medium
    row.url = None if item.url is None else column(item.url)
    row.native_id = None if item.native_id is None else column(item.native_id)
    row.title = None if item.title is None else column(item.title)
    row.body = prepared.body
    row.content_sha256 = prepared.content_sha256
    row.stable_sha256 = prepared.stable_sha256
    row.text_sha256 = prepared.text_sha256
    row.normal_sha256 = prepared.normal_sha256
    row.extraction = item.extraction
    row.incident = item.incident
    row.knowledge_version = item.knowledge_version
    row.published_at_utc = None if item.published is None else item.published.at_utc
    row.published_day = None if item.published is None else item.published.day
