"""What is new for one recipient: the changes (mark, indexed] of each search, against the ledger of what was told.

Pure of mail and clock; reads the index, the store and the ledger, writes nothing. The window is made of change numbers,
not of clock time, and never reaches ahead of the index. One story is one finding: later copies only
raise its "+n", and news of it is a move of its status, a new regency or a take-down.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from pipelines import store
from search.models import SavedSearch, Sent
from search.query import And, Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipelines.record import StoredItem
    from search.index import Reader
    from search.query import Node

PAGE: Final = 500  # changes read at once
NEW, GONE, STATUS, CLEARED, REGION = "new", "gone", "status", "cleared", "region"
_PLACES: Final = frozenset({"event", "actor_place"})


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A saved search that could be parsed: where its window starts and what it asks."""

    search: SavedSearch
    start: int
    ast: Node


@dataclass(slots=True)
class Finding:
    """One event of one story for one recipient; `searches` are the ones that matched, empty for a follow-up."""

    story_id: str
    event: str
    item_id: str
    change_no: int
    status: str
    incident: bool
    rank: tuple[int, float, int]
    searches: list[SavedSearch] = field(default_factory=list)
    before: str | None = None  # status as told last time
    regions: tuple[str, ...] = ()  # regencies where it happened or whose official acted
    printed: tuple[float, float] = (0.0, 0.0)  # published and first fetched, in seconds; a bare day counts as its end
    items: int = 1  # items of the story that are new and match, or that moved with it

    @property
    def word(self) -> str:
        """The event without its change number."""
        return self.event.partition(":")[0]


def start_of(search: SavedSearch) -> int:
    """Return the mark, or 0 when ledger rows of this search are missing: then what was told is not known any more.

    Rows that are still there keep suppressing what they name, so only what the ledger lost goes out again.
    """
    return search.mark if Sent.objects.filter(search=search).count() >= search.told else 0


def matches(each: Watched, reader: Reader, indexed: int) -> frozenset[str]:
    """Return the ids that match a search and changed in its window; raises what the index raises."""
    changed = Range("version", each.start + 1, indexed)
    return frozenset(hit.item_id for hit in reader.stream(And((each.ast, changed))))


def findings(watched: Mapping[Watched, frozenset[str]], recipient: str, indexed: int) -> list[Finding]:
    """Return what `recipient` has not been told up to change `indexed`, most telling first.

    `watched` maps each search to its matching ids. News of a told story is found whether it matches or not.
    """
    found: dict[tuple[str, str], Finding] = {}
    for page in _changes(min((each.start for each in watched), default=indexed), indexed):
        told = _told(recipient, page)
        for one in page:
            hits = [each.search for each, ids in watched.items() if one.change_no > each.start and one.item.id in ids]
            _add(found, one, hits, told)
    return sorted(found.values(), key=lambda finding: finding.rank)


def _changes(start: int, indexed: int) -> Iterable[list[StoredItem]]:
    while start < indexed:
        page = store.changes_since(start, PAGE)
        inside = [one for one in page if one.change_no <= indexed]
        if inside:
            yield inside
        if len(inside) < PAGE:
            return
        start = inside[-1].change_no


def _told(recipient: str, page: Sequence[StoredItem]) -> Mapping[str, list[Sent]]:
    """The ledger rows of these items' stories, of what those took in, and of told items that were split off."""
    now = {one.item.id: one.story_id for one in page}
    homes = store.absorbed_into(set(now.values()))
    stories = {*now.values(), *homes}
    mine = Sent.objects.filter(recipient=recipient)
    told: dict[str, list[Sent]] = {}
    for row in mine.filter(Q(story_id__in=stories) | Q(item_id__in=list(now))).order_by("change_no", "pk"):
        for story_id in {homes.get(row.story_id, row.story_id), now.get(row.item_id)} - {None}:
            told.setdefault(str(story_id), []).append(row)
    return told


def _add(
    found: dict[tuple[str, str], Finding],
    one: StoredItem,
    hits: Sequence[SavedSearch],
    told: Mapping[str, Sequence[Sent]],
) -> None:
    if one.erased:
        return
    rows = told.get(one.story_id, ())
    if not rows:
        if hits and not one.gone:
            known = _counted(found, (one.story_id, NEW), _finding(one, NEW))
            if known.item_id != one.item.id and _printed(one) < known.printed:  # shown as its first print
                known = replace(_finding(one, NEW), items=known.items, searches=known.searches)
                found[one.story_id, NEW] = known
            known.searches.extend(search for search in hits if search not in known.searches)
        return
    if one.gone and not any(row.event == GONE for row in rows):
        _counted(found, (one.story_id, GONE), _finding(one, GONE, rows[-1].status))
    places = [row.regions for row in rows if row.regions is not None]
    if len(places) == len(rows) and set(_regions(one)) - {code for codes in places for code in codes}:
        _counted(found, (one.story_id, REGION), _finding(one, f"{REGION}:{one.change_no}", rows[-1].status))
    if one.status != rows[-1].status and _speaks(one, rows[-1]):
        # one move of a story is one finding, though all its copies have changed
        event = f"{CLEARED if one.cleared else STATUS}:{one.change_no}"
        known = _counted(found, (one.story_id, STATUS), _finding(one, event, rows[-1].status))
        if known.change_no < one.change_no and known.status != one.status:
            found[one.story_id, STATUS] = replace(_finding(one, event, rows[-1].status), items=known.items)


def _counted(found: dict[tuple[str, str], Finding], key: tuple[str, str], fresh: Finding) -> Finding:
    """The finding of this key: `fresh`, or the one that is there already, which then stands for one item more."""
    known = found.setdefault(key, fresh)
    if known is not fresh:
        known.items += 1
    return known


def _speaks(one: StoredItem, told: Sent) -> bool:
    """Whether this item may move what was told: an authority decided it, or it is the very item that was told.

    A copy that is merely read otherwise says nothing new of its story.
    """
    decided = one.standing is not None and one.standing.status is not None
    return decided or one.item.id == told.item_id


def _regions(one: StoredItem) -> tuple[str, ...]:
    return tuple(sorted({tag.code for tag in one.item.regions if tag.role in _PLACES and tag.level == "regency"}))


def _finding(one: StoredItem, event: str, before: str | None = None) -> Finding:
    """Rank: what clears somebody, new indications, moves of status, the rest; each strongest and newest first."""
    word = event.partition(":")[0]
    strength = max((tag.confidence for tag in one.item.violations), default=0.0)
    order = (
        0
        if word == CLEARED
        else 1
        if word == NEW and one.item.incident and not one.cleared
        else 2
        if word == STATUS
        else 3
    )
    return Finding(
        story_id=one.story_id,
        event=event,
        item_id=one.item.id,
        change_no=one.change_no,
        status=one.status,
        incident=one.item.incident and not one.cleared,
        rank=(order, -strength, -one.change_no),
        before=before,
        regions=_regions(one),
        printed=_printed(one),
    )


def _printed(one: StoredItem) -> tuple[float, float]:
    """By which of two copies was printed first: published, then fetched; an unknown day comes last."""
    published = one.item.published
    if published is None:
        at = float("inf")
    elif published.at_utc is not None:
        at = published.at_utc.timestamp()
    else:
        at = (published.day.toordinal() - date(1970, 1, 1).toordinal() + 1) * 86_400.0 - 25_200.0
    return at, one.first_fetched_at_utc.timestamp()
