"""The write side of cases: rows of the history, keys, proposals, and what people decide. All inside `store.write()`.

`note` is called by `pipelines.store.outcomes` for every item that is new or reads differently; confirm, reject, undo
and rebuild by the roof for a person. A decision is a row of its own: members are derived from it again at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from pipelines import case, models
from pipelines.store.erasure import audit
from pipelines.store.numbers import renumber, renumbering
from pipelines.store.packing import unpack
from pipelines.store.standing import standings_of, with_absorbed
from pipelines.store.transaction import take_turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from pipelines.record import Item

WIB: Final = ZoneInfo("Asia/Jakarta")
KINDS: Final = ("confirm", "reject")


class CaseError(RuntimeError):
    """A decision that cannot stand; nothing was written, the message says why and what to do."""


def note(row: models.Item, item: Item, *, revised: bool) -> None:
    """Keep what an item tells of a case and propose joins; renumber the stories whose standing it moved.

    `revised`: the publisher changed the text, so it speaks for the day of its capture, not of its publication.
    """
    told = case.told(item)
    had = models.CaseStatus.objects.filter(item_id=row.pk).exists()
    if told.status == "none" and not had:
        return
    with renumbering(row.pk) as own:
        day = _append(row, told, revised=revised, item=item)
        _statements(row, item, day)
        keys = case.keys(item, day)
        _keep_keys(row, keys)
        for other in _alike(own, keys):
            _propose(own, other)


def confirm(case_id: str, story_id: str, *, by: str, reason: str, now: datetime) -> int:
    """Join a story to a case: statuses move between them from now on. Returns the decision's number.

    `case_id` may be the id of any story: then a case is opened for it. Raises CaseError for an unknown id and for a
    story that another case holds already.
    """
    return _decide("confirm", case_id, story_id, by=by, reason=reason, now=now)


def reject(case_id: str, story_id: str, *, by: str, reason: str, now: datetime) -> int:
    """Say that a story is another case: it is not proposed again for this one. Returns the decision's number."""
    return _decide("reject", case_id, story_id, by=by, reason=reason, now=now)


def undo(decision: int, *, by: str, now: datetime) -> None:
    """Take a confirmation or rejection back; the decision's row stays and says who undid it. Raises CaseError."""
    take_turn("undo")
    row = models.Decision.objects.filter(pk=decision, kind__in=KINDS, undone_at_utc=None).first()
    if row is None:
        raise CaseError(f"no decision {decision} about a case is in force; `pantau case show` lists them")
    found = models.Case.objects.get(case_id=row.subject)
    touched = _story_pks(found)
    row.undone_by, row.undone_at_utc = by, now
    row.save(update_fields=["undone_by", "undone_at_utc"])
    _settle(found)
    audit("case_undo", by=by, subject=row.subject, detail={"decision": row.pk, "story": row.object}, now=now)
    renumber(touched | _story_pks(found))


def decisions(case_id: str) -> list[models.Decision]:
    """Return all decisions about a case, oldest first, undone ones too."""
    return list(models.Decision.objects.filter(subject=case_id, kind__in=KINDS).order_by("pk"))


def rebuild_rows(item_pks: Sequence[int]) -> None:
    """Derive rows, keys and proposals of these items again from what is stored; nothing is lost, nothing doubled."""
    take_turn("rebuild_rows")
    for row in models.Item.objects.filter(pk__in=item_pks, erased=False).order_by("pk"):
        note(row, unpack(row.body, row.content_sha256), revised=False)


def rebuild_members() -> None:
    """Drop proposals whose keys no longer agree and apply every decision in force again, as after a re-tag."""
    take_turn("rebuild_members")
    subjects = models.Decision.objects.filter(kind__in=KINDS, undone_at_utc=None).values_list("subject", "object")
    for case_id, story_id in subjects.order_by("pk"):
        found, story = _case(case_id), models.Story.objects.get(story_id=story_id)
        models.CaseMember.objects.get_or_create(case=found, story=story)
    for found in models.Case.objects.order_by("pk"):
        before = _story_pks(found)
        standing = standings_of(before)
        _settle(found)
        after = standings_of(before)
        renumber([pk for pk in before if standing[pk] != after[pk]])


def _append(row: models.Item, told: case.Told, *, revised: bool, item: Item) -> date:
    """Append a row unless the newest of this text says the same; returns the day the text speaks for."""
    rows = models.CaseStatus.objects.filter(item_id=row.pk)
    last = rows.filter(text_sha256=row.text_sha256).order_by("-pk").first()
    if last is not None:
        day = last.stated_on
    elif revised or item.published is None:
        seen = row.last_fetched_at_utc if revised else row.first_fetched_at_utc
        day = seen.astimezone(WIB).date()
    else:
        day = item.published.day
    span = list(told.span) if told.span else None
    if last is None or (last.status, last.authority, last.rule) != (told.status, told.authority, told.rule):
        models.CaseStatus.objects.create(
            item_id=row.pk, text_sha256=row.text_sha256, status=told.status, stated_on=day,
            authority=told.authority, rule=told.rule[:80], span=span,
        )  # fmt: skip
    return day


def _statements(row: models.Item, item: Item, day: date) -> None:
    known = set(
        models.CaseStatement.objects.filter(item_id=row.pk, text_sha256=row.text_sha256).values_list(
            "statement", flat=True
        )
    )
    models.CaseStatement.objects.bulk_create(
        models.CaseStatement(
            item_id=row.pk, text_sha256=row.text_sha256, statement=tag.id, stated_on=day, rule=tag.rule[:80],
            span=list(tag.spans[0]) if tag.spans else None,
        )
        for tag in item.statements
        if tag.id not in known
    )  # fmt: skip


def _keep_keys(row: models.Item, keys: Iterable[case.Key]) -> None:
    models.CaseKey.objects.filter(item_id=row.pk).delete()
    models.CaseKey.objects.bulk_create(
        models.CaseKey(
            item_id=row.pk, office=key.office[:200], regency=key.regency, families=sorted(key.families),
            event_date=key.event_date, told_on=key.told_on,
        )
        for key in keys
    )  # fmt: skip


def _alike(own: int, keys: Iterable[case.Key]) -> list[int]:
    """The stories, oldest first, that hold an item whose key says that it may be the same event."""
    found: set[int] = set()
    for key in keys:
        rows = models.CaseKey.objects.filter(office=key.office, regency=key.regency, item__erased=False)
        for row in rows.select_related("item__membership__story"):
            other = case.Key(row.office, row.regency, frozenset(row.families), row.event_date, row.told_on)
            if case.same_event(key, other):
                story = row.item.membership.story
                found.add(story.merged_into_id or story.pk)
    return sorted(found - {own})


def _propose(own: int, other: int) -> None:
    """Put two stories into one case as possibly the same: that of `other`, else that of `own`, else a new one.

    Never where a person told them apart.
    """
    held_by = with_absorbed((own, other))  # what was decided about a story that was merged holds for its text
    places = models.CaseMember.objects.filter(story_id__in=held_by).select_related("case")
    mine = {place.case_id: place for place in places if held_by[place.story_id] == own}
    theirs = {place.case_id: place for place in places if held_by[place.story_id] == other}
    if mine.keys() & theirs.keys():  # together already: proposed, confirmed, or told apart by a person
        return
    for held, joining in ((theirs, own), (mine, other)):
        ranked = sorted(held.values(), key=lambda place: (place.state != "confirmed", place.pk))
        open_cases = [place.case for place in ranked if place.state != "rejected"]
        if open_cases:
            models.CaseMember.objects.get_or_create(case=open_cases[0], story_id=joining)
            return
    found = _case(models.Story.objects.get(pk=other).story_id)
    models.CaseMember.objects.get_or_create(case=found, story_id=own)


def _decide(kind: str, case_id: str, story_id: str, *, by: str, reason: str, now: datetime) -> int:
    take_turn(kind)
    found, story = _case(case_id), _story(story_id)
    if kind == "confirm" and models.CaseMember.objects.filter(case=found).count() == 1 and story.story_id == case_id:
        raise CaseError(f"{story_id} is the story that this case was opened for: confirm another story")
    row = models.Decision.objects.create(
        kind=kind, subject=found.case_id, object=story.story_id, reason=reason, by=by, at_utc=now
    )
    models.CaseMember.objects.get_or_create(case=found, story=story)
    _settle(found)
    audit(f"case_{kind}", by=by, subject=found.case_id, detail={"decision": row.pk, "story": story.story_id}, now=now)
    renumber(_story_pks(found))
    return row.pk


def _settle(found: models.Case) -> None:
    """Derive the members' states from the decisions in force; the founder is confirmed with the first other story."""
    in_force = {row.object: row for row in decisions(found.case_id) if row.undone_at_utc is None}
    members = list(models.CaseMember.objects.filter(case=found).select_related("story").order_by("pk"))
    founder = next((each for each in members if each.story.story_id == found.case_id), None)
    for each in members:
        decision = in_force.get(each.story.story_id)
        each.decision = decision
        each.state = {"confirm": "confirmed", "reject": "rejected"}[decision.kind] if decision else "proposed"
    joined = [each for each in members if each.state == "confirmed" and each is not founder]
    if founder is not None and founder.decision is None and joined:
        founder.state = "confirmed"
    for each in members:
        if each.state == "proposed" and each is not founder and not _still_alike(each, members):
            each.delete()
            continue
        its = with_absorbed((each.story.merged_into_id or each.story_id,))
        elsewhere = models.CaseMember.objects.filter(story_id__in=its, state="confirmed").exclude(case=found)
        if each.state == "confirmed" and (other := elsewhere.select_related("case").first()) is not None:
            raise CaseError(f"story {each.story.story_id} is confirmed in case {other.case.case_id}: undo that first")
        each.save(update_fields=["state", "decision"])


def _still_alike(member: models.CaseMember, members: Sequence[models.CaseMember]) -> bool:
    rows = models.CaseKey.objects.filter(item__membership__story_id=member.story_id, item__erased=False)
    keys = [case.Key(row.office, row.regency, frozenset(row.families), row.event_date, row.told_on) for row in rows]
    return bool(set(_alike(member.story_id, keys)) & {each.story_id for each in members})


def _case(case_id: str) -> models.Case:
    """The case of this id, opened when it is the id of a story."""
    found = models.Case.objects.filter(case_id=case_id).first()
    if found is not None:
        return found
    story = _story(case_id)
    found, _new = models.Case.objects.get_or_create(case_id=story.story_id)
    models.CaseMember.objects.get_or_create(case=found, story=story)
    return found


def _story(story_id: str) -> models.Story:
    story = models.Story.objects.select_related("merged_into").filter(story_id=story_id).first()
    if story is None:
        raise CaseError(f"no story or case has the id {story_id!r}; `pantau case list` and item pages show them")
    return story.merged_into or story


def _story_pks(found: models.Case) -> set[int]:
    return set(models.CaseMember.objects.filter(case=found).values_list("story_id", flat=True))
