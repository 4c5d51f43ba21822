"""Placing a new item among the stories of the state database, inside the store's transaction.

Called by `pipelines.store.outcomes` only. A text that copies clashing stories is settled by a contest of all members
(`story.divide`): they may change places then, which is numbered like every other change. Stories that a person has
decided on take no part, nor do more than `story.MOST_CONTESTED` members: there the first come stay.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from pipelines import models, story
from pipelines.store.sketches import DatabaseTable, as_guard, as_guards, as_json, as_plain
from pipelines.store.stories import absorb, guards_of, remember_guards, renumber

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.store.packing import Prepared

_MEMBER: Final = "INSERT INTO pipelines_storymember (item_id, story_id, grade, of, score) VALUES (%s, %s, %s, %s, %s)"
_STORY: Final = "INSERT INTO pipelines_story (story_id, guards) VALUES (%s, %s) RETURNING id"
_NAME: Final = "SELECT item_id FROM pipelines_item WHERE id = %s"
_GUARDS: Final = "SELECT guards FROM pipelines_story WHERE id = %s"


def join(item_pk: int, item_id: str, prepared: Prepared) -> int:
    """Place a new item, unite what it unites, and write membership and sketch; the caller holds the store's turn.

    Returns by how many stories there are more: one less for each that was taken in.
    """
    table = DatabaseTable()
    where = story.place(table, prepared.sketch, prepared.guard, prepared.normal_sha256)
    near = None if where.of is None else table.run(_NAME, [where.of])[0][0]
    contest = _Contest.of(where.contested) if where.contested else None
    if contest is not None:
        where = replace(where, grade="related" if near else "new", stories=())
    more = 1 - len(where.stories)
    if where.stories:
        home_pk = where.stories[0]
        if len(where.stories) > 1:
            home, *united = models.Story.objects.filter(pk__in=where.stories).order_by("pk")
            for absorbed in united:
                absorb(home, absorbed, item_id, where.score)
        if prepared.guard not in as_guards(table.run(_GUARDS, [home_pk])[0][0]):
            remember_guards(models.Story.objects.get(pk=home_pk), [as_plain(prepared.guard)])
    else:
        ((home_pk,),) = table.run(_STORY, [item_id, f"[{as_json(prepared.guard)}]"])
    table.run(_MEMBER, [item_pk, home_pk, where.grade, near, where.score])
    table.write(item_pk, prepared.sketch, prepared.guard, where.keep)
    return more if contest is None else more + contest.settle(item_pk, home_pk)


@dataclass(frozen=True, slots=True)
class _Member:
    """A row of StoryMember, and the item's public id."""

    name: str
    home: int
    held: tuple[story.Grade, str | None, float | None]
    measured: bool


@dataclass(frozen=True, slots=True)
class _Contest:
    """The stories that hold copies of a new text, with all their rivals and theirs."""

    homes: dict[int, models.Story]

    @classmethod
    def of(cls, contested: Iterable[int]) -> _Contest | None:
        """Return the contest over these stories, or None when the first come stay."""
        homes = {home.pk: home for home in _rivals_too(set(contested))}
        members = models.StoryMember.objects.filter(story_id__in=homes).values_list("item__item_id", flat=True)
        names = list(members[: story.MOST_CONTESTED])
        return None if len(names) == story.MOST_CONTESTED or _decided(homes.values(), names) else cls(homes)

    def settle(self, newest: int, own: int) -> int:
        """Let the texts say who belongs together, the newest too, in a story of its own until now.

        Returns by how many stories there are more.
        """
        homes = self.homes | {own: models.Story.objects.get(pk=own)}
        members, entrants = _members(homes)
        verdict = story.divide(entrants)
        placed, more = [], 0
        for group in verdict.groups:
            if group.stories:
                home = homes[group.stories[0]]
                for taken_in in group.stories[1:]:
                    _take_in(home, homes.pop(taken_in), newest)
                    more -= 1
            else:
                home = models.Story.objects.create(story_id=_free_name(members, group.members[0], newest))
                homes[home.pk] = home
                more += 1
            placed.append(home.pk)
        for group, home_pk in zip(verdict.groups, placed, strict=True):
            _move(group, home_pk, members)
        _keep(homes, verdict, placed)
        after = dict(models.StoryMember.objects.filter(story_id__in=homes).values_list("item_id", "story_id"))
        if any(home_pk != members[key].home for key, home_pk in after.items() if key != newest):
            renumber(sorted(after))
        return more


def _rivals_too(contested: set[int]) -> list[models.Story]:
    """The stories in contest with all their rivals and theirs; those that were taken in are followed."""
    found: dict[int, models.Story] = {}
    ahead = set(contested)
    while ahead:
        rows = models.Story.objects.filter(pk__in=ahead).select_related("merged_into")
        fresh = {(row.merged_into or row).pk: row.merged_into or row for row in rows}
        ahead = {pk for one in fresh.values() if one.pk not in found for pk in one.rivals or ()} - found.keys()
        found |= fresh
    return [found[pk] for pk in sorted(found)]


def _members(stories: Iterable[int]) -> tuple[dict[int, _Member], list[story.Entrant]]:
    rows = models.StoryMember.objects.filter(story_id__in=list(stories)).order_by("item_id")
    columns = ("item_id", "story_id", "grade", "of", "score", "item__item_id", "item__revisions")
    sketch = ("item__sketch__kind", "item__sketch__packed", "item__sketch__guard")
    members, entrants = {}, []
    for pk, home, grade, of, score, name, revisions, kind, packed, guard in rows.values_list(*columns, *sketch):
        members[pk] = _Member(name, home, (grade, of, score), bool(packed))
        if packed:  # an erased item has none: it stays with its story
            measures, own = story.unpack(kind, bytes(packed)), as_guard(guard)
            entrants.append(story.Entrant(pk, home, own, measures, bytes(packed), fixed=revisions > 0))
    return members, entrants


def _decided(stories: Iterable[models.Story], members: Iterable[str]) -> bool:
    """Whether a person's split or merge about one of these stories or items is in force."""
    homes = list(stories)
    taken_in = models.Story.objects.filter(merged_into__in=homes).values_list("story_id", flat=True)
    names = {*(home.story_id for home in homes), *taken_in, *members}
    about = Q(subject__in=names) | Q(object__in=names)
    return models.Decision.objects.filter(about, kind__in=("split", "merge"), undone_at_utc=None).exists()


def _take_in(home: models.Story, other: models.Story, newest: int) -> None:
    """One story less. That of the newest text alone was never shown: no redirect of it stays."""
    fresh = not models.StoryMember.objects.filter(story=other).exclude(pk=newest).exists()
    absorb(home, other, None, None)
    if fresh:
        models.Story.objects.filter(pk=other.pk, absorbed=None).delete()


def _move(group: story.Group, home_pk: int, members: dict[int, _Member]) -> None:
    keys = {members[key].name: key for key in group.members}
    erased = {one.name for one in members.values() if one.home == home_pk and not one.measured}
    for key in group.members:
        grade, of, score = members[key].held
        if of in erased and members[key].home == home_pk:  # a copy of that, and it stays beside it
            continue
        held = (grade, None if of is None else keys.get(of, -1), score)
        graded = story.regrade(group, key, held)
        row = models.StoryMember.objects.filter(pk=key)
        if graded[1] is not None and graded[1] != held[1]:
            of = members[graded[1]].name
        row.update(story_id=home_pk, grade=graded[0], of=None if graded[1] is None else of, score=graded[2])


def _keep(homes: dict[int, models.Story], verdict: story.Verdict, placed: list[int]) -> None:
    """Write what the stories remember: guards and rivals."""
    rivals: dict[int, set[int]] = {pk: set() for pk in homes}
    for one, other in verdict.rivals:
        rivals[placed[one]].add(placed[other])
        rivals[placed[other]].add(placed[one])
    for pk in homes:
        models.Story.objects.filter(pk=pk).update(guards=guards_of(pk), rivals=sorted(rivals[pk]) or None)


def _free_name(members: dict[int, _Member], oldest: int, newest: int) -> str:
    """The id of a story that a contest opens: its oldest item's or, where that is in use, one made of the two ids."""
    name = members[oldest].name
    if models.Story.objects.filter(story_id=name).exists():
        digest = hashlib.sha256(f"contest\0{name}\0{members[newest].name}".encode()).digest()
        name = base64.b32encode(digest).decode().lower()[:26]
    return name
