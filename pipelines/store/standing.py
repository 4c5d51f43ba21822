"""How allegations stand: the read side of cases. Every story's status from its copies' rows and its confirmed case.

Called by the store's reads for every item they return, and by `pipelines.store.cases`. It writes nothing; the rules are
those of `pipelines.case`, this file only fetches what they need.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, cast

from django.db.models import Exists, OuterRef

from pipelines import case, deadlines, handling, models
from pipelines.store.packing import DamagedItemError, unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from pipelines.record import Span, Standing, StatementId, Status

_PART = 500
_LONGEST = timedelta(days=60)  # 14 working days with the longest joint leave are 40 days


@dataclass(frozen=True, slots=True)
class Statement:
    """What the accused says in an item."""

    statement: StatementId
    stated_on: date
    item_id: str


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """All that is known of a story's case: rows oldest first, statements, members as (story id, state), handling.

    `timer` is that of the study, `steps` the whole way through the authorities.
    """

    rows: tuple[case.StatusRow, ...]
    statements: tuple[Statement, ...]
    members: tuple[tuple[str, str], ...]
    timer: deadlines.Timer | None
    steps: tuple[handling.Step, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A step of handling whose last day is today (`due`: of the first deadline, `last`: of the extended one) or passed.

    `item_id` told that it began, in the story `story_id`; `stories` are all that its case joins, this one included.
    """

    item_id: str
    story_id: str
    stories: tuple[str, ...]
    state: Literal["due", "last", "overdue"]
    timer: deadlines.Timer


def standings_of(story_pks: Collection[int]) -> dict[int, Standing]:
    """Return how each of these stories stands (row keys of Story, redirects followed by the caller)."""
    if not story_pks:
        return {}
    wanted = set(story_pks)
    members = _members_around(wanted)
    stories = wanted | {int(each.story_id) for each in members}
    rows = rows_of(stories, decided=True)
    found = case.standings({str(pk): rows.get(pk, []) for pk in stories}, members)
    return {pk: found[str(pk)] for pk in wanted}


def rows_of(story_pks: Collection[int], *, decided: bool = False) -> dict[int, list[case.StatusRow]]:
    """Return the rows that count of each story: the newest reading of each text of each item that is not erased.

    `decided` leaves out items that never named an authority: they move nothing, and a story may hold thousands of them.
    """
    newest: dict[tuple[int, int, str], case.StatusRow] = {}
    absorbed = with_absorbed(story_pks)
    for part in _parts(absorbed):
        rows = models.CaseStatus.objects.filter(item__membership__story_id__in=part, item__erased=False).order_by("pk")
        if decided:
            rows = rows.filter(Exists(models.CaseStatus.objects.filter(item=OuterRef("item"), authority__isnull=False)))
        for row in rows.select_related("item__membership"):
            newest[absorbed[row.item.membership.story_id], row.item_id, row.text_sha256] = case.StatusRow(
                status=cast("Status", row.status),
                stated_on=row.stated_on,
                authority=row.authority,
                item_id=row.item.item_id,
                rule=row.rule,
                span=_span(row.span),
            )
    rows_by_story: defaultdict[int, list[case.StatusRow]] = defaultdict(list)
    for (story_pk, _item, _text), found in newest.items():
        if found.status != "none":
            rows_by_story[story_pk].append(found)
    return rows_by_story


def with_absorbed(story_pks: Collection[int]) -> dict[int, int]:
    """Return these stories and those merged into them, each with the story that holds it now."""
    found = {pk: pk for pk in story_pks}
    for part in _parts(story_pks):
        merged = models.Story.objects.filter(merged_into_id__in=part).values_list("pk", "merged_into_id")
        found |= {pk: into for pk, into in merged if into is not None}
    return found


def stories_around(story_pk: int) -> set[int]:
    """Return the story and those that are confirmed in one case with it: what its rows can move."""
    members = _members_around({story_pk})
    held = {each.case_id for each in members if each.state == "confirmed" and each.story_id == str(story_pk)}
    return {story_pk} | {int(each.story_id) for each in members if each.state == "confirmed" and each.case_id in held}


def case_history(story_id: str) -> CaseHistory | None:
    """Return the history of a story's confirmed case, or of the story alone; None for an unknown story."""
    story = models.Story.objects.filter(story_id=story_id).first()
    if story is None:
        return None
    own = story.merged_into_id or story.pk
    members = _members_around({own})
    confirmed = {each.story_id: each.case_id for each in members if each.state == "confirmed"}
    mine = confirmed.get(str(own))
    group = {own} | {int(pk) for pk, its in confirmed.items() if its == mine}
    around = [each for each in members if each.case_id == mine or each.story_id == str(own)]
    around += [each for each in members if each.case_id in {one.case_id for one in around} and each not in around]
    names = dict(
        models.Story.objects.filter(pk__in=[int(each.story_id) for each in around]).values_list("pk", "story_id")
    )
    rows = sorted((row for one in rows_of(group).values() for row in one), key=lambda row: (row.stated_on, row.item_id))
    election = _election(rows)
    return CaseHistory(
        rows=tuple(rows),
        statements=tuple(_statements(group)),
        members=tuple((names[int(each.story_id)], each.state) for each in around),
        timer=deadlines.timer(rows, election),
        steps=handling.chain(rows, election),
    )


def deadlines_at(today: date, *, since: date) -> list[Deadline]:
    """Return the deadlines whose day is today, and those that passed on or after `since` with no end reported.

    Newest first; a case that several stories tell of is one.
    """
    begun = models.CaseStatus.objects.filter(status="under_review", authority__isnull=False, item__erased=False)
    recent = begun.filter(stated_on__gte=since - _LONGEST, stated_on__lte=today)
    stories = set(recent.values_list("item__membership__story_id", flat=True))
    found: dict[tuple[str, date, str], Deadline] = {}
    ids = dict(models.Story.objects.filter(pk__in=stories).order_by("pk").values_list("pk", "story_id"))
    for pk, story_id in ids.items():
        history = case_history(story_id)
        timers = [step.timer for step in history.steps if step.timer] if history else []
        joined = models.Story.objects.filter(pk__in=stories_around(pk)).values_list("story_id", flat=True)
        for timer in timers:
            state = timer.at(today)
            if state is not None and (state != "overdue" or timer.extended_on >= since):
                about = Deadline(timer.item_id, story_id, tuple(sorted({story_id, *joined})), state, timer)
                found.setdefault((timer.item_id, timer.started_on, timer.step), about)
    return sorted(found.values(), key=lambda one: (one.timer.extended_on, one.item_id), reverse=True)


def overdue(today: date, *, since: date) -> list[Deadline]:
    """Return the steps that are past their extended deadline, which passed on or after `since`; newest first."""
    return [one for one in deadlines_at(today, since=since) if one.state == "overdue"]


def case_members(*, state: str | None = None) -> list[case.Member]:
    """Return the members of all cases with public story ids, by case and age; `state` leaves the others out."""
    rows = models.CaseMember.objects.select_related("case", "story__merged_into").order_by("case__case_id", "pk")
    if state is not None:
        rows = rows.filter(case__members__state=state).distinct()
    return [
        case.Member(
            row.case.case_id, (row.story.merged_into or row.story).story_id, cast("case.MemberState", row.state)
        )
        for row in rows
    ]


def _members_around(story_pks: set[int]) -> list[case.Member]:
    """The members of every case that these stories stand in, and of the confirmed cases of those they meet there."""
    cases: set[int] = set()
    reached = set(story_pks)
    for confirmed_only in (False, True, True):
        places = models.CaseMember.objects.filter(story_id__in=with_absorbed(reached))
        if confirmed_only:
            places = places.filter(state="confirmed")
        more = set(places.values_list("case_id", flat=True)) - cases
        if not more:
            break
        cases |= more
        reached |= {pk for _case, pk, _state in _members(more)}
    return [case.Member(case_id, str(pk), state) for case_id, pk, state in _members(cases)]


def _members(cases: Collection[int]) -> list[tuple[str, int, case.MemberState]]:
    """(case id, story that holds it now, state) of the members of these cases, oldest first."""
    if not cases:
        return []
    rows = models.CaseMember.objects.filter(case_id__in=cases).order_by("pk").select_related("case", "story")
    return [
        (row.case.case_id, row.story.merged_into_id or row.story_id, cast("case.MemberState", row.state))
        for row in rows
    ]


def _statements(story_pks: Collection[int]) -> Iterable[Statement]:
    rows = models.CaseStatement.objects.filter(
        item__membership__story_id__in=with_absorbed(story_pks), item__erased=False
    )
    for row in rows.select_related("item").order_by("stated_on", "pk"):
        yield Statement(cast("StatementId", row.statement), row.stated_on, row.item.item_id)


def _election(rows: Iterable[case.StatusRow]) -> str | None:
    """The election that the first text which names one is about."""
    wanted = list(dict.fromkeys(row.item_id for row in rows))
    for item in models.Item.objects.filter(item_id__in=wanted, erased=False).order_by("pk"):
        try:
            election = unpack(item.body, item.content_sha256).election
        except DamagedItemError:
            continue
        if election is not None:
            return election
    return None


def _span(value: object) -> Span | None:
    if not isinstance(value, list):
        return None
    field, start, end = value
    return field, start, end


def _parts(pks: Collection[int]) -> Iterable[list[int]]:
    ordered = sorted(pks)
    return (ordered[start : start + _PART] for start in range(0, len(ordered), _PART))
