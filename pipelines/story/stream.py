"""Stories of a stream of items, in memory: what the offline `story run` and the quality gate use.

The same placement as in the state database. A later text may unite two stories or be contested by two, so rows are
final only at the end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import xxhash

from pipelines.story.contest import MOST_CONTESTED, Entrant, closure, divide, regrade
from pipelines.story.guard import guard
from pipelines.story.placing import MOST_GUARDS, Facts, place
from pipelines.story.sketch import Measures, sketch, unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pipelines.record import Item
    from pipelines.story.guard import Guard
    from pipelines.story.placing import Grade


class StoryRow(NamedTuple):
    """Story id (the id of its first item), grade, id of the item it is near to, containment 0..1 or None."""

    story_id: str
    grade: Grade
    of: str | None
    score: float | None


@dataclass(slots=True)
class Stories:
    """Stories of a stream of items; keys are positions in the stream."""

    ids: list[str] = field(default_factory=list)
    _placed: list[tuple[Grade, int | None, float | None]] = field(default_factory=list)
    _known: list[tuple[Guard, Measures, bytes]] = field(default_factory=list)
    _story: list[int] = field(default_factory=list)
    _members: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _rivals: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _exact: dict[str, int] = field(default_factory=dict)
    _rows: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _guards: dict[int, list[Guard]] = field(default_factory=dict)

    def add(self, item: Item, normal: str) -> StoryRow:
        """Place one item by its normal text; the row is what is known so far (see `rows`)."""
        made, own = sketch(normal, item.medium), guard(item)
        digest = xxhash.xxh3_128_hexdigest(normal.encode("utf-8", "surrogatepass")) if normal else None
        where = place(self, made, own, digest)
        key = len(self.ids)
        contested = closure(set(where.contested), self._rivals)
        if where.contested and sum(len(self._members[story]) for story in contested) < MOST_CONTESTED:
            where = replace(where, grade="related" if where.of is not None else "new", stories=())
        else:
            contested = set()
        story = where.stories[0] if where.stories else key
        for absorbed in where.stories[1:]:
            # an absorbed story's first text is a copy now, of what united them
            self._placed[self._members[absorbed][0]] = ("copy", key, where.score)
            self._absorb(story, absorbed)
        self.ids.append(item.id)
        self._placed.append((where.grade, where.of, where.score))
        self._known.append((own, unpack(made.kind, made.packed), made.packed))
        self._story.append(story)
        self._members[story].append(key)
        self._remember(story, [own])
        if digest:
            self._exact.setdefault(digest, key)
        for value in where.keep:
            self._rows[value].append(key)
        if contested:
            self._settle(key, {*contested, key})
        return self._row(key)

    def _absorb(self, story: int, absorbed: int) -> None:
        """Take one story into another."""
        for key in self._members[absorbed]:
            self._story[key] = story
        self._members[story] = sorted(self._members[story] + self._members.pop(absorbed))
        self._remember(story, self._guards.pop(absorbed))
        for other in self._rivals.pop(absorbed, set()):
            self._rivals[other].discard(absorbed)
            self._rivals[other].add(story)
            self._rivals[story].add(other)

    def _settle(self, newest: int, stories: set[int]) -> None:
        """Let a contest say who belongs together."""
        members = [key for story in stories for key in self._members[story]]
        verdict = divide(
            [Entrant(key, None if key == newest else self._story[key], *self._known[key]) for key in members]
        )
        homes = []
        for group in verdict.groups:
            home = min(group.stories, default=group.members[0])
            homes.append(home)
            self._members[home] = list(group.members)
            self._guards[home] = []
            for key in group.members:
                self._story[key] = home
                self._remember(home, [self._known[key][0]])
                self._placed[key] = regrade(group, key, self._placed[key])
        for gone in stories.difference(homes):
            del self._members[gone], self._guards[gone]
        for story in stories:
            self._rivals.pop(story, None)
        for one, other in verdict.rivals:
            self._rivals[homes[one]].add(homes[other])
            self._rivals[homes[other]].add(homes[one])

    def rows(self) -> list[StoryRow]:
        """Return the final row of every item, in the order of the stream."""
        return [self._row(key) for key in range(len(self.ids))]

    def _row(self, key: int) -> StoryRow:
        grade, of, score = self._placed[key]
        return StoryRow(self.ids[self._story[key]], grade, None if of is None else self.ids[of], score)

    def _remember(self, story: int, guards: Sequence[Guard]) -> None:
        held = self._guards.setdefault(story, [])
        held += [one for one in dict.fromkeys(guards) if one not in held][: MOST_GUARDS - len(held)]

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """See `Table`."""
        key = self._exact.get(normal_sha256)
        return None if key is None else (key, self._story[key])

    def postings(self, hashes: Sequence[int]) -> Collection[tuple[int, int]]:
        """See `Table`."""
        return [(value, item) for value in hashes for item in self._rows.get(value, ())]

    def stories(self, items: Sequence[int]) -> Mapping[int, int]:
        """See `Table`."""
        return {item: self._story[item] for item in items}

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """See `Table`."""
        return {
            item: Facts(self._story[item], *self._known[item][:2], self._guards[self._story[item]]) for item in items
        }

    def apart(self, stories: Sequence[int]) -> AbstractSet[frozenset[int]]:
        """See `Table`: nobody has decided on a stream."""
        del stories
        return frozenset()
