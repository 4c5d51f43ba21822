"""The status history of an alleged event: what moves it, what never does, and which stories may be one case.

Called by the store and by tests. Pure: no clock, no database. It judges nothing itself: a status is moved only by what
an authority is reported to have decided, within copies of one text or within a case that a person confirmed; what the
accused or their own office says never moves it. States, transitions and key: domain.md, sections 2 and 3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, Literal

from pipelines.record import Notice, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pipelines.record import ActorTag, Item, RegionTag, Span, Status

ORDER: Final[tuple[Status, ...]] = ("alleged", "under_review", "forwarded", "proven", "sanctioned", "convicted")
GUILT: Final = frozenset(("proven", "sanctioned", "convicted"))
_AFTER_REVIEW: Final[frozenset[Status]] = frozenset(("proven", "sanctioned", "convicted", "not_proven"))
TRANSITIONS: Final[dict[Status, frozenset[Status]]] = {
    "alleged": _AFTER_REVIEW | {"under_review", "forwarded"},
    "under_review": _AFTER_REVIEW | {"forwarded"},
    "forwarded": _AFTER_REVIEW | {"under_review"},
    "proven": frozenset(("sanctioned", "convicted", "not_proven")),
    "sanctioned": frozenset(("convicted", "not_proven")),
    "convicted": frozenset(("not_proven",)),
    "not_proven": frozenset(("under_review", "proven", "sanctioned", "convicted")),
}
# ids of the authorities in kinds.toml that may move a status; police and prosecutors only bring a case forward
AUTHORITIES: Final = frozenset(
    ("bawaslu", "gakkumdu", "kasn", "bkn", "satgas", "ppk", "court", "inspektorat", "bkpsdm", "kpu")
)
FACT_CHECK: Final = "factcheck"
FAMILIES: Final = (
    ("N01", "N08"), ("N02", "N03"), ("N04",), ("N05", "N06", "N15", "N16"), ("N07", "N18"), ("N09", "N10"),
    ("N11", "N12"), ("N13", "N14"), ("N17",),
)  # fmt: skip
NEAR_DAYS: Final = 7
UNDATED_DAYS: Final = 60  # editorial: how far the days of two texts may lie apart when one names no day of the act
_PREFIX: Final = "A.authority."
_SHORT: Final = {
    "kadis": "kepala dinas", "kabid": "kepala bidang", "kabag": "kepala bagian", "kepsek": "kepala sekolah",
    "kades": "kepala desa", "sekda": "sekretaris daerah", "sekdes": "sekretaris desa", "kasi": "kepala seksi",
}  # fmt: skip
_ALONE: Final = frozenset(("sekretaris daerah", "bupati", "wali kota", "walikota", "wakil bupati", "wakil wali kota"))
_KINDS_OF_PLACE: Final = frozenset(("kabupaten", "kab", "kota", "pemkab", "pemkot"))
_NO_NAME: Final = _KINDS_OF_PLACE | {"di", "ke", "dari", "pada", "setempat", "tersebut", "itu", "ini"}
_WORD: Final = re.compile(r"\w+")

MemberState = Literal["proposed", "confirmed", "rejected"]


@dataclass(frozen=True, slots=True)
class Told:
    """A status as one text tells it; `authority` None: nobody who may decide is named, so it moves nothing."""

    status: Status
    authority: str | None
    rule: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One row of the history: a status told by an item of a story for a day."""

    status: Status
    stated_on: date
    authority: str | None
    item_id: str
    rule: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """What two reports of one event share: office with its kecamatan or agency, regency, type families, day."""

    office: str
    regency: str
    families: frozenset[int]
    event_date: date | None
    told_on: date


@dataclass(frozen=True, slots=True)
class Member:
    """A story's place in a case; the founder's state follows the others: confirmed as soon as one of them is."""

    case_id: str
    story_id: str
    state: MemberState


def told(item: Item) -> Told:
    """Return what the item tells of the case; status `none` for texts that tell none."""
    tag = item.kind
    if tag is None or item.allegation_status == "none":
        return Told("none", None, tag.rule if tag else "", None)
    span = tag.spans[0] if tag.spans else None
    return Told(item.allegation_status, _authority(item), tag.rule, span)


def _authority(item: Item) -> str | None:
    """Who decided: the authority of the main step; a lone authority elsewhere may carry a step, but never guilt."""
    status = item.allegation_status
    if item.kind is None or status == "alleged":
        return None
    if status == "not_proven" and item.kind.rule == "K.S03.faked":
        return FACT_CHECK  # the rule itself demands a fact-check desk as its source
    named = [tag for tag in item.actors if tag.role == "authority" and tag.rule.startswith(_PREFIX)]
    beside = [tag for tag in named if set(tag.spans) & set(item.kind.spans)]
    if not beside and status not in GUILT:
        beside = named if len({tag.rule for tag in named}) == 1 else []
    agents = accused_among(tag for tag in item.actors if tag.role in {"agent", "patient"})
    for tag in beside:
        name = tag.rule.removeprefix(_PREFIX)
        clears = name == FACT_CHECK and status == "not_proven"
        if clears or (name in AUTHORITIES and _may(name, tag, agents)):
            return name
    return None


def accused_among(agents: Iterable[ActorTag]) -> list[ActorTag]:
    """Return these agents without election staff, unless nobody else acted: beside others they are those who report.

    "ujar anggota Bawaslu setempat" may be read as the agent's office; it must neither hinder a clearing by Bawaslu nor
    propose that two reports in one regency are one case.
    """
    given = list(agents)
    return [tag for tag in given if tag.cls != "organiser"] or given


def _may(name: str, tag: ActorTag, agents: Sequence[ActorTag]) -> bool:
    """Not the accused's own office, alone; the KPU decides about its own staff only."""
    if name == "kpu":
        return any(agent.cls == "organiser" for agent in agents)
    own = {name, tag.title.casefold()}
    return not any(each in agent.title.casefold() for agent in agents for each in own)


def current(rows: Iterable[StatusRow]) -> StatusRow | None:
    """Return the row that the case stands at; None when no authority has spoken.

    A function of the set of rows: their order of arrival changes nothing. Within a day not_proven is taken last, so it
    wins a tie; a row that the transitions do not allow stays history. The first of equal rows gives the date.
    """
    state: Status = "alleged"
    found: StatusRow | None = None
    said = (row for row in rows if row.authority is not None and row.status not in {"alleged", "none"})
    for row in sorted(said, key=by_day):
        if row.status in TRANSITIONS[state]:
            state, found = row.status, row
    return found


def by_day(row: StatusRow) -> tuple[date, bool, int, str, str]:
    """Return the key by which rows follow each other: by day, within a day by their weight, a clearing last."""
    cleared = row.status == "not_proven"
    return row.stated_on, cleared, 0 if cleared else ORDER.index(row.status), row.item_id, row.rule


def standings(rows: Mapping[str, Sequence[StatusRow]], members: Sequence[Member]) -> dict[str, Standing]:
    """Return how each story of `rows` stands. Statuses move inside a story and inside confirmed members of one case.

    Across a member that is only proposed nothing moves; a clearing on its other side becomes a notice.
    """
    confirmed = {each.story_id: each.case_id for each in members if each.state == "confirmed"}
    proposed = {(each.case_id, each.story_id) for each in members if each.state == "proposed"}
    at: dict[str, StatusRow | None] = {}
    for story, own in rows.items():
        case = confirmed.get(story)
        group = [story] if case is None else [other for other, its in confirmed.items() if its == case]
        at[story] = current([*own, *(row for other in group if other != story for row in rows.get(other, ()))])
    result = {}
    for story in rows:
        row, case = at[story], confirmed.get(story)
        notices, possible = _possible(story, case, proposed, confirmed, at)
        result[story] = Standing(
            status=row.status if row else None,
            stated_on=row.stated_on if row else None,
            authority=row.authority if row else None,
            item_id=row.item_id if row else None,
            scope="story" if case is None else "case",
            case_id=case,
            possible=possible,
            notices=notices if row is None or row.status != "not_proven" else (),
        )
    return result


def _possible(
    story: str,
    case: str | None,
    proposed: set[tuple[str, str]],
    confirmed: Mapping[str, str],
    at: Mapping[str, StatusRow | None],
) -> tuple[tuple[Notice, ...], tuple[str, ...]]:
    """The clearings across unconfirmed joins of this story, and the cases it may belong to."""
    mine = {each for each, other in proposed if other == story}
    across = {
        (each, other)
        for each, other in {*proposed, *((its, one) for one, its in confirmed.items())}
        if other != story and (each in mine or (each == case and (each, other) in proposed))
    }
    notices = {
        Notice(each, row.item_id, row.stated_on, row.authority or "")
        for each, other in across
        if (row := at.get(other)) is not None and row.status == "not_proven"
    }
    ordered = sorted(notices, key=lambda one: (one.stated_on, one.case_id, one.item_id))
    return tuple(ordered), tuple(sorted(mine))


def keys(item: Item, told_on: date) -> tuple[Key, ...]:
    """Return the keys of a text: one per agent's office and regency; none when any part of the key is unknown."""
    if item.allegation_status == "none":
        return ()
    places = [tag for tag in item.regions if tag.role in {"event", "actor_place"} and tag.level == "regency"]
    agents = accused_among(tag for tag in item.actors if tag.role == "agent")
    offices = {office for tag in agents if (office := _office(tag.title, places)) is not None}
    families = _families(violation.id for violation in item.violations)
    if not families:
        return ()
    pairs = product(sorted(offices), sorted({tag.code for tag in places}))
    return tuple(Key(office, code, families, item.event_date, told_on) for office, code in pairs)


def _office(title: str, places: Sequence[RegionTag]) -> str | None:
    """The office in full words without its regency; None when it names neither kecamatan nor agency."""
    words = [part for word in _WORD.findall(title.casefold()) for part in _SHORT.get(word, word).split()]
    for place in places:
        name = [word for word in _WORD.findall(place.name.casefold()) if word not in _KINDS_OF_PLACE]
        if name and words[-len(name) :] == name and len(words) > len(name) + 1:
            words = words[: -len(name)]
    while words and words[-1] in _NO_NAME:
        words.pop()
    office = " ".join(words)
    bare = len(words) < 2 or office in _SHORT.values()  # noqa: PLR2004 - an office and what it is the office of
    return None if bare and office not in _ALONE else office


def _families(codes: Iterable[str]) -> frozenset[int]:
    found: set[int] = set()
    for code in codes:
        found |= set(range(len(FAMILIES))) if code == "N99" else {n for n, one in enumerate(FAMILIES) if code in one}
    return frozenset(found)


def same_event(one: Key, other: Key) -> bool:
    """Whether two keys may tell of one event. Only a proposal: it never moves a status."""
    if (one.office, one.regency) != (other.office, other.regency) or not one.families & other.families:
        return False
    if one.event_date is not None and other.event_date is not None:
        return abs((one.event_date - other.event_date).days) <= NEAR_DAYS
    return abs((one.told_on - other.told_on).days) <= UNDATED_DAYS
