"""Contested texts: one that copies two stories which clash. Where it belongs must not depend on which came first. Pure.

Called by the store and the offline stream when a placement says so. All members of the stories in contest are measured
against each other, and pairs of copies are joined from the nearest down, never across a clash: what results is a
function of the texts alone. Ties are broken by content. What a person decided and what was revised stays where it is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from pipelines.story.guard import clash
from pipelines.story.placing import copy_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pipelines.story.guard import Guard
    from pipelines.story.placing import Grade
    from pipelines.story.sketch import Measures

MOST_CONTESTED: Final = 160  # members in all: 12,720 pairs, about 0.1 s; in a larger contest the first come stay


@dataclass(frozen=True, slots=True)
class Entrant:
    """A text in a contest. `story` = None for the one that has just come; a `fixed` one stays with its story's oldest.

    `key` grows with arrival, `ties` is what of its content breaks ties.
    """

    key: int
    story: int | None
    guard: Guard
    measures: Measures
    ties: bytes
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Members of one story after the contest, oldest first; stories whose oldest member it holds; nearest of each."""

    members: tuple[int, ...]
    stories: tuple[int, ...]
    nearest: dict[int, tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The groups, oldest first, and the pairs of them (by index) that hold copies of each other but clash."""

    groups: tuple[Group, ...]
    rivals: tuple[tuple[int, int], ...]


def divide(entrants: Sequence[Entrant]) -> Verdict:
    """Return who belongs together."""
    known = {one.key: one for one in entrants}
    parts = _Parts(entrants)
    oldest: dict[int, int] = {}
    for one in sorted(entrants, key=lambda each: each.key):
        if one.story is not None and oldest.setdefault(one.story, one.key) != one.key and one.fixed:
            parts.unite(oldest[one.story], one.key)
    pairs = sorted(_pairs(entrants), key=lambda pair: (-pair[0], *_tie(known[pair[1]], known[pair[2]])))
    for _score, one_key, other_key in pairs:
        if known[one_key].ties == known[other_key].ties or not parts.clash(one_key, other_key):
            parts.unite(one_key, other_key)
    groups = parts.groups()
    place = {key: at for at, members in enumerate(groups) for key in members}
    nearest: dict[int, tuple[int, float]] = {}
    rivals: set[tuple[int, int]] = set()
    for score, one_key, other_key in pairs:
        if place[one_key] == place[other_key]:
            nearest.setdefault(one_key, (other_key, score))
            nearest.setdefault(other_key, (one_key, score))
        else:
            low, high = sorted((place[one_key], place[other_key]))
            rivals.add((low, high))
    owned: defaultdict[int, list[int]] = defaultdict(list)
    for story, key in oldest.items():
        owned[place[key]].append(story)
    made = (
        Group(members, tuple(sorted(owned[at])), {key: nearest[key] for key in members if key in nearest})
        for at, members in enumerate(groups)
    )
    return Verdict(tuple(made), tuple(sorted(rivals)))


def closure(contested: AbstractSet[int], rivals: Mapping[int, Iterable[int]]) -> set[int]:
    """Return these stories with all that rival them, and theirs."""
    found, ahead = set(contested), list(contested)
    while ahead:
        fresh = set(rivals.get(ahead.pop(), ())) - found
        found |= fresh
        ahead += fresh
    return found


def regrade(
    group: Group, key: int, held: tuple[Grade, int | None, float | None]
) -> tuple[Grade, int | None, float | None]:
    """Return grade, nearest and score of a member after the contest; what still holds stays."""
    grade, of, score = held
    if key == group.members[0]:
        return held if grade != "copy" or of is None else ("related", of, score)
    if grade == "copy" and of in group.members:
        return held
    of, score = group.nearest.get(key, (None, None))
    return "copy", of, score


def _pairs(entrants: Sequence[Entrant]) -> Iterable[tuple[float, int, int]]:
    for one, other in combinations(entrants, 2):
        score = copy_score(one.measures, one.guard, other.measures, other.guard)
        if one.ties == other.ties:
            yield 1.0, one.key, other.key
        elif score is not None:
            yield score, one.key, other.key


def _tie(one: Entrant, other: Entrant) -> tuple[bytes, ...]:
    return tuple(sorted((one.ties + repr(one.guard).encode(), other.ties + repr(other.guard).encode())))


class _Parts:
    """Disjoint sets that know their guards."""

    def __init__(self, entrants: Sequence[Entrant]) -> None:
        self._home = {one.key: one.key for one in entrants}
        self._members = {one.key: [one.key] for one in entrants}
        self._guards = {one.key: {one.guard} for one in entrants}

    def clash(self, one: int, other: int) -> bool:
        """Whether the sets of the two may not be one; one and the same set is no clash."""
        a, b = self._home[one], self._home[other]
        return a != b and clash(self._guards[a], self._guards[b])

    def unite(self, one: int, other: int) -> None:
        """Make the sets of the two one."""
        a, b = self._home[one], self._home[other]
        if a == b:
            return
        for key in self._members[b]:
            self._home[key] = a
        self._members[a] += self._members.pop(b)
        self._guards[a] |= self._guards.pop(b)

    def groups(self) -> list[tuple[int, ...]]:
        """The sets, members and sets by age."""
        return sorted(tuple(sorted(members)) for members in self._members.values())
