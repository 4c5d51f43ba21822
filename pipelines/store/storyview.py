"""A story as a reader sees it: lead, copies, owners, spread, and the words in which a copy differs. Read only.

Called by pages, the digest, exports and the command line. Revisions of one item are counted beside it, never as copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal

from pipelines import models, story
from pipelines.store import sketches
from pipelines.store.packing import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelines.record import Item

MOST_MEMBERS: Final = 500  # listed; all are counted
MOST_WORDS: Final = 1200  # of each text in a comparison: difflib is quadratic
_WIB: Final = timedelta(hours=7)
Change = Literal["same", "gone", "added"]


@dataclass(frozen=True, slots=True)
class Member:
    """One item of a story. `similarity` to the lead 0..1 (None for the lead); `hours` after it, None = unknown."""

    item_id: str
    title: str | None
    url: str | None
    outlet: str
    owner: str
    first_fetched_at_utc: datetime
    published_utc: datetime | None
    similarity: float | None
    hours: float | None
    revisions: int
    gone: bool
    decision: int | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: `items` counts its items that are not erased, `members` holds the first of them, the lead first."""

    story_id: str
    lead: Member
    members: tuple[Member, ...]
    items: int
    owners: tuple[str, ...]
    outlets: tuple[str, ...]
    first_utc: datetime
    last_utc: datetime
    absorbed: tuple[str, ...]


def story_view(story_id: str) -> StoryView | None:
    """Return a story by its id or that of one it took in; None when there is none or all its items are erased.

    The lead is the item published earliest, then captured earliest. A day without a time counts as its end (WIB), an
    unknown one comes last: being first needs evidence.
    """
    found = models.Story.objects.select_related("merged_into").filter(story_id=story_id).first()
    if found is None:
        return None
    home = found.merged_into or found
    fields = models.Item.objects.defer("body").filter(membership__story=home, erased=False)
    rows = sorted(fields.select_related("membership"), key=_rank)
    if not rows:
        return None
    owners = _owners(rows)
    shown = rows[:MOST_MEMBERS]
    measures = _measures(shown)
    first = rows[0]
    members = tuple(_member(row, first, owners, measures) for row in shown)
    seen = [_published(row) or row.first_fetched_at_utc for row in rows]
    absorbed = models.Story.objects.filter(merged_into=home).order_by("pk").values_list("story_id", flat=True)
    return StoryView(
        story_id=home.story_id,
        lead=members[0],
        members=members,
        items=len(rows),
        owners=tuple(sorted(set(owners.values()))),
        outlets=tuple(sorted({row.outlet for row in rows})),
        first_utc=min(seen),
        last_utc=max(seen),
        absorbed=tuple(absorbed),
    )


def distinct_stories(item_ids: Sequence[str]) -> int:
    """Return of how many stories these items are: the count by story beside the count by item."""
    found: set[int] = set()
    for start in range(0, len(item_ids), 500):
        members = models.StoryMember.objects.filter(item__item_id__in=item_ids[start : start + 500])
        found |= set(members.values_list("story_id", flat=True))
    return len(found)


def difference(item_id: str, lead_id: str) -> tuple[tuple[Change, str], ...]:
    """Return how an item's words differ from the lead's, in reading order; the first 1,200 words of each.

    `gone` words stand in the lead only, `added` ones in the item only. Furniture is left out of both.
    """
    held = {
        row.item_id: unpack(row.body, row.content_sha256)
        for row in models.Item.objects.filter(item_id__in=(item_id, lead_id), erased=False)
    }
    if len(held) < len({item_id, lead_id}):
        return ()
    return word_diff(_bare(held[lead_id]), _bare(held[item_id]))


def word_diff(old: str, new: str) -> tuple[tuple[Change, str], ...]:
    """Return the runs of words that two texts share or not, in reading order. Pure; up to 1,200 words of each."""
    a, b = old.split()[:MOST_WORDS], new.split()[:MOST_WORDS]
    runs: list[tuple[Change, str]] = []
    for tag, a_from, a_to, b_from, b_to in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("same", " ".join(a[a_from:a_to])))
            continue
        if a_to > a_from:
            runs.append(("gone", " ".join(a[a_from:a_to])))
        if b_to > b_from:
            runs.append(("added", " ".join(b[b_from:b_to])))
    return tuple(runs)


def _bare(item: Item) -> str:
    """The text without its masked stretches."""
    kept, at = [], 0
    for mask in item.masks:
        where, start, end = mask.span
        if where == "text":
            kept.append(item.text[at:start])
            at = max(at, end)
    return " ".join([*kept, item.text[at:]])


def _published(row: models.Item) -> datetime | None:
    if row.published_at_utc is not None:
        return row.published_at_utc
    if row.published_day is None:
        return None
    return datetime.combine(row.published_day, time(23, 59, 59), UTC) - _WIB


def _rank(row: models.Item) -> tuple[datetime, datetime, int]:
    return (_published(row) or datetime.max.replace(tzinfo=UTC), row.first_fetched_at_utc, row.pk)


def _owners(rows: Iterable[models.Item]) -> dict[str, str]:
    """Source -> its owner; a source that names none is its outlet's own."""
    outlets = {row.source: row.outlet for row in rows}
    known = dict(models.Source.objects.exclude(owner=None).filter(pk__in=outlets).values_list("pk", "owner"))
    return {source: known.get(source) or outlet for source, outlet in outlets.items()}


def _measures(rows: Sequence[models.Item]) -> dict[int, story.Measures]:
    return {pk: facts.measures for pk, facts in sketches.DatabaseTable().facts([row.pk for row in rows]).items()}


def _member(row: models.Item, lead: models.Item, owners: dict[str, str], measures: dict[int, story.Measures]) -> Member:
    own, other = measures.get(row.pk), measures.get(lead.pk)
    if row.pk == lead.pk or own is None or other is None:
        likeness = None
    elif row.normal_sha256 == lead.normal_sha256:
        likeness = 1.0
    else:
        likeness = round(story.similarity(own, other), 3)
    published, first = _published(row), _published(lead)
    return Member(
        item_id=row.item_id,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        owner=owners[row.source],
        first_fetched_at_utc=row.first_fetched_at_utc,
        published_utc=published,
        similarity=likeness,
        hours=round((published - first).total_seconds() / 3600, 1) if published and first else None,
        revisions=row.revisions,
        gone=row.gone_at_utc is not None,
        decision=row.membership.decision_id,
    )
