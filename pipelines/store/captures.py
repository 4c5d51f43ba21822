"""Captures in the state database: added by the crawler with their chain numbers, handed to the worker group by group.

Called by crawler/handoff, crawler's frontier (304, 404, 410), intake, the worker and replay. It never reads a body:
that lies in the archive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db import connection
from django.db.models import F, Max

from pipelines import canonical, models
from pipelines.address import article_address
from pipelines.archive.chain import GENESIS, chain_hash
from pipelines.record import ArchiveRef, Capture
from pipelines.store.packing import column
from pipelines.store.transaction import draw, remember, take_turn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pipelines.record import Medium, Robots

_CLAIM = 0x50414E55  # first key of the advisory locks by which PostgreSQL's workers claim groups


@dataclass(frozen=True, slots=True)
class CapturePk:
    """An added capture: its row key and its place in the hash chain, as the archive's sidecar needs them."""

    pk: int
    chain_no: int
    previous_hash: str
    chain_hash: str
    meta: bytes


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture with its row key and chain entry."""

    pk: int
    capture: Capture
    chain_no: int
    chain_hash: str
    meta: bytes


@dataclass(frozen=True, slots=True)
class PendingGroup:
    """The captures that are read together: one address of one outlet, newest capture of each of its parts.

    `pending_pks` are the rows that this reading settles; `captures` are in capture order, the last is the newest.
    """

    outlet: str
    address: str
    captures: tuple[CaptureRow, ...]
    pending_pks: tuple[int, ...]

    @property
    def newest(self) -> CaptureRow:
        """The capture that the group's items are said to come from."""
        return self.captures[-1]


def add_capture(capture: Capture, *, address: str | None = None) -> CapturePk:
    """Store a capture whose record lies fsynced in the archive; marks it pending. Inside `write()`.

    `address` is the canonical URL of the whole, told from the capture's own when it is not given. Chain number and
    previous hash are drawn here, so chain order is commit order. Raises ValueError for a capture without an archive
    reference.
    """
    take_turn("add_capture")
    if capture.archive is None:
        raise ValueError("a capture is stored after its record: append to the archive and sync it first")
    number, last = draw("chain")
    previous = last or GENESIS
    meta = canonical.capture_bytes(capture)
    link = chain_hash(previous, capture.archive.record_sha256, meta)
    remember("chain", link)
    row = models.Capture.objects.create(
        source=capture.source,
        outlet=capture.outlet,
        medium=capture.medium,
        platform=capture.platform,
        url=column(capture.url),
        final_url=column(capture.final_url),
        canonical_url=column(capture.canonical_url),
        address=column(address or article_address(capture.canonical_url)),
        fetched_at_utc=capture.fetched_at_utc,
        status=capture.status,
        headers=[[column(name), column(value)] for name, value in capture.headers],
        body_sha256=capture.body_sha256,
        rendered=capture.rendered,
        robots=capture.robots,
        hint=None if capture.hint is None else canonical.plain(capture.hint),
        archive_file=capture.archive.file,
        archive_offset_bytes=capture.archive.offset_bytes,
        archive_length_bytes=capture.archive.length_bytes,
        record_sha256=capture.archive.record_sha256,
        meta=meta,
        chain_no=number,
        chain_previous=previous,
        chain_hash=link,
    )
    models.SourceState.objects.filter(source_id=capture.source).update(last_capture_at_utc=capture.fetched_at_utc)
    return CapturePk(row.pk, number, previous, link, meta)


def add_not_modified(source: str, canonical_url: str, now: datetime) -> None:
    """Count a 304 answer: the item stands as it was and was seen at `now`. Inside `write()`; draws no change number."""
    take_turn("add_not_modified")
    draw("not_modified")
    rows = models.Item.objects.filter(address=article_address(canonical_url))
    rows.update(last_fetched_at_utc=now, gone_rounds=0, gone_status=None)
    models.SourceState.objects.filter(source_id=source).update(last_capture_at_utc=now)


def pending(limit: int) -> list[PendingGroup]:
    """Return up to `limit` groups that wait to be read, oldest capture first.

    Two pending captures of one URL come in two groups, of which the first is returned now: both are read, in order.
    """
    rows = models.Capture.objects.filter(state="pending").order_by("id")[: limit * 4]
    waiting: dict[tuple[str, str], list[models.Capture]] = {}
    for row in rows:
        round_ = waiting.setdefault((row.outlet, row.address), [])
        if all(row.canonical_url != other.canonical_url for other in round_):
            round_.append(row)
        if len(waiting) > limit:
            waiting.popitem()
            break
    parted = set(
        models.Capture.objects.filter(address__in=[address for _outlet, address in waiting])
        .exclude(canonical_url=F("address"))
        .values_list("address", flat=True)
    )
    return [_group(round_, parted=round_[0].address in parted) for round_ in waiting.values()]


def group_of(capture_pk: int) -> PendingGroup | None:
    """Return the group as it stood when this capture was the newest of its address (replay), or None."""
    row = models.Capture.objects.filter(pk=capture_pk).first()
    return None if row is None else _group([row])


def claim(group: PendingGroup) -> bool:
    """Claim a group for this process; False when another worker has it. A dead worker's claims are free at once.

    On PostgreSQL a session's advisory lock is the claim. SQLite serves one machine, where a group read twice costs time
    but no truth: `store_outcome` settles it once.
    """
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", _claim_key(group))
        return bool(cursor.fetchone()[0])


def release(group: PendingGroup) -> None:
    """Give a claim back, after the group was stored or when the worker stops."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", _claim_key(group))


def _claim_key(group: PendingGroup) -> tuple[int, int]:
    return _CLAIM, group.newest.pk % 2**31


def captures_of(item_id: str) -> list[CaptureRow]:
    """Return the captures of an item's address since its first one, in capture order: what its readings rest on."""
    item = models.Item.objects.filter(item_id=item_id).first()
    if item is None or item.address is None:
        return []
    rows = models.Capture.objects.filter(address=item.address, outlet=item.outlet, pk__gte=item.first_capture_id or 0)
    return [capture_row(row) for row in rows.order_by("id")]


def all_captures(*, after_pk: int = 0, since: datetime | None = None, settled: bool = False) -> Iterator[CaptureRow]:
    """Yield captures in capture order, read by key in pages of 500 (no long read transaction).

    `since` keeps those fetched from then on, `settled` those that were read before.
    """
    while True:
        rows = models.Capture.objects.filter(pk__gt=after_pk).order_by("id")
        if since is not None:
            rows = rows.filter(fetched_at_utc__gte=since)
        if settled:
            rows = rows.exclude(state="pending")
        page = list(rows[:500])
        if not page:
            return
        yield from (capture_row(row) for row in page)
        after_pk = page[-1].pk


def archive_ends() -> dict[str, int]:
    """Return, for each archive file, the offset behind its last committed record: recovery cuts there."""
    rows = models.Capture.objects.filter(archive_file__isnull=False)
    ends = rows.values_list("archive_file").annotate(end=Max(F("archive_offset_bytes") + F("archive_length_bytes")))
    return {file: end for file, end in ends.order_by() if file is not None}


def capture_row(row: models.Capture) -> CaptureRow:
    """Return a table row as the record's type."""
    capture = Capture(
        source=row.source,
        outlet=row.outlet,
        medium=cast("Medium", row.medium),
        url=row.url,
        final_url=row.final_url,
        canonical_url=row.canonical_url,
        fetched_at_utc=row.fetched_at_utc,
        status=row.status,
        headers=tuple((name, value) for name, value in row.headers),
        body_sha256=row.body_sha256,
        rendered=row.rendered,
        robots=cast("Robots", row.robots),
        hint=canonical.hint_from(row.hint),
        platform=row.platform,
        archive=_reference(row),
    )
    return CaptureRow(row.pk, capture, row.chain_no, row.chain_hash, bytes(row.meta))


def _reference(row: models.Capture) -> ArchiveRef | None:
    if row.archive_file is None:
        return None
    offset, length, digest = row.archive_offset_bytes, row.archive_length_bytes, row.record_sha256
    return ArchiveRef(row.archive_file, offset or 0, length or 0, digest or "")


def _group(round_: list[models.Capture], *, parted: bool = True) -> PendingGroup:
    """The group of these rows; when the address has parts, with the newest earlier capture of each other part."""
    newest = round_[-1]
    by_url = {row.canonical_url: row for row in round_}
    if parted:
        earlier = models.Capture.objects.filter(address=newest.address, outlet=newest.outlet, pk__lt=newest.pk)
        others = earlier.exclude(canonical_url__in=list(by_url)).values("canonical_url").annotate(last=Max("id"))
        for row in models.Capture.objects.filter(pk__in=[other["last"] for other in others]):
            by_url[row.canonical_url] = row
    captures = tuple(capture_row(row) for row in sorted(by_url.values(), key=lambda row: row.pk))
    return PendingGroup(newest.outlet, newest.address, captures, tuple(row.pk for row in round_))
