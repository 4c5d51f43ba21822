"""Stories of a stream of items, in memory: what the offline `story run` and the quality gate use.

The same placement as in the state database. A later text may unite two stories, so rows are final only at the end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import xxhash

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
    _known: list[tuple[int, Guard, Measures]] = field(default_factory=list)
    _exact: dict[str, int] = field(default_factory=dict)
    _rows: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    _into: dict[int, int] = field(default_factory=dict)
    _guards: dict[int, list[Guard]] = field(default_factory=dict)

    def add(self, item: Item, normal: str) -> StoryRow:
        """Place one item by its normal text; the row is what is known so far (see `rows`)."""
        made, own = sketch(normal, item.medium), guard(item)
        digest = xxhash.xxh3_128_hexdigest(normal.encode("utf-8", "surrogatepass")) if normal else None
        where = place(self, made, own, digest)
        key = len(self.ids)
        story = where.stories[0] if where.stories else key
        for absorbed in where.stories[1:]:
            self._into[absorbed] = story
            self._remember(story, self._guards.pop(absorbed))
            # an absorbed story's first text is a copy now, of what united them
            self._placed[absorbed] = ("copy", key, where.score)
        self.ids.append(item.id)
        self._placed.append((where.grade, where.of, where.score))
        self._known.append((story, own, unpack(made.kind, made.packed)))
        self._remember(story, [own])
        if digest:
            self._exact.setdefault(digest, key)
        for value in where.keep:
            self._rows[value].append(key)
        return self._row(key)

    def rows(self) -> list[StoryRow]:
        """Return the final row of every item, in the order of the stream."""
        return [self._row(key) for key in range(len(self.ids))]

    def _row(self, key: int) -> StoryRow:
        grade, of, score = self._placed[key]
        story = self._story(key)
        return StoryRow(self.ids[story], grade, None if of is None else self.ids[of], score)

    def _remember(self, story: int, guards: Sequence[Guard]) -> None:
        held = self._guards.setdefault(story, [])
        held += [one for one in dict.fromkeys(guards) if one not in held][: MOST_GUARDS - len(held)]

    def _story(self, key: int) -> int:
        story = self._known[key][0]
        while story in self._into:
            story = self._into[story]
        return story

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """See `Table`."""
        key = self._exact.get(normal_sha256)
        return None if key is None else (key, self._story(key))

    def postings(self, hashes: Sequence[int]) -> Collection[tuple[int, int]]:
        """See `Table`."""
        return [(value, item) for value in hashes for item in self._rows.get(value, ())]

    def stories(self, items: Sequence[int]) -> Mapping[int, int]:
        """See `Table`."""
        return {item: self._story(item) for item in items}

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """See `Table`."""
        found = {}
        for item in items:
            _first, own, measures = self._known[item]
            story = self._story(item)
            found[item] = Facts(story, own, measures, self._guards[story])
        return found

    def apart(self, stories: Sequence[int]) -> AbstractSet[frozenset[int]]:
        """See `Table`: nobody has decided on a stream."""
        del stories
        return frozenset()
