"""Lexicon and gazetteer matching: one automaton pass over the normal view, exact offsets, whole words only.

Called by `read`. All occurrences are taken, those inside longer words are dropped, and then the leftmost longest stay:
leftmost-longest inside the engine would let a long match that fails the word border hide a good shorter one.
Places are kept in a layer of their own, because a word that swallows a name is a judgement of the region stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from pipelines.compounds import Compounds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.compounds import Compound

_TRANSPARENT = frozenset(("pred", "step", "op", "stmt", "cue", "case", "spec"))
_START = attrgetter("start")
_EDGES = frozenset(mark for mark in map(chr, range(128)) if not (mark.isalnum() or mark == "_"))  # no part of a word
_KEPT_INSIDE = frozenset(("obj", "side", "authority", "post", "case", "election", "phase"))


class Meaning(NamedTuple):
    """What a pattern may mean: word list, row id, value; `case` = 'upper' when the text must write it in capitals."""

    kind: str
    id: str
    value: str = ""
    case: str = ""


class Meanings(tuple[Meaning, ...]):  # noqa: SLOT001 - what is worked out is kept in the instance
    """What a pattern may mean, in order. Shared by all its hits: what is asked of it is worked out once a process."""

    @cached_property
    def kinds(self) -> dict[str, Meaning]:
        """Word list -> the first meaning of it."""
        return {meaning.kind: meaning for meaning in reversed(self)}

    @cached_property
    def all(self) -> dict[str, tuple[Meaning, ...]]:
        """Word list -> all meanings of it, in order."""
        return {kind: tuple(meaning for meaning in self if meaning.kind == kind) for kind in self.kinds}

    @cached_property
    def passive(self) -> bool:
        """Whether it is a predicate in a di- form."""
        return any(meaning.kind == "pred" and meaning.value == "passive" for meaning in self)

    @cached_property
    def wants_capitals(self) -> bool:
        """Whether one of them counts in capitals only."""
        return any(meaning.case == "upper" for meaning in self)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes of the regions that a place may be."""
        return tuple(code for meaning in self for code in meaning.value.split(",") if code)

    @cached_property
    def objects(self) -> frozenset[str]:
        """The object sets that it belongs to."""
        return frozenset(meaning.id for meaning in self if meaning.kind == "obj")

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sorts of side that it may be."""
        return frozenset(meaning.id for meaning in self if meaning.kind == "side")


@dataclass(slots=True)
class Hit:
    """One whole-word occurrence in view characters; token range, sentence and clause are filled by the reading."""

    start: int
    end: int
    meanings: Meanings
    first: int = -1
    last: int = -1
    sentence: int = -1
    clause: int = -1
    inner: bool = False  # stands inside a longer hit

    @property
    def passive(self) -> bool:
        """Whether the predicate is a di- form."""
        return self.meanings.passive

    def has(self, kind: str) -> bool:
        """Return whether one of the meanings is of this word list."""
        return kind in self.meanings.kinds

    def get(self, kind: str) -> Meaning | None:
        """Return the first meaning of this word list."""
        return self.meanings.kinds.get(kind)

    def all(self, kind: str) -> tuple[Meaning, ...]:
        """Return the meanings of this word list, in order."""
        return self.meanings.all.get(kind, ())


class Matcher:
    """An automaton over the patterns of one layer split; built once per knowledge.

    `lists` are phrases that mean nothing of their own, sought anywhere, inside longer words too: rules ask for them.
    `orders` are the rules whose predicates may be orders: a cue of style around them hides none.
    `compounds` are word patterns of two parts; one that stands in `words` too means what it means there.
    `size` is the number of patterns of the automaton.
    """

    def __init__(
        self,
        words: Mapping[str, Sequence[Meaning]],
        places: Mapping[str, Sequence[Meaning]],
        lists: Mapping[str, frozenset[str]] | None = None,
        orders: frozenset[str] = frozenset(),
        compounds: Mapping[Compound, Meanings] | None = None,
    ) -> None:
        """Build the automaton; patterns are in normal form (lower case)."""
        self.lists, self._orders = lists or {}, orders
        sought = frozenset().union(*self.lists.values())
        compounds = compounds or {}
        parts = frozenset().union(*(row.heads | row.tails for row in compounds))
        patterns = sorted(filter(None, sought.union(words, places, parts)))  # in order it is built in a third less
        self.size = len(patterns)
        numbers = dict(zip(patterns, range(self.size), strict=True))
        self._words, self._places = _by_number(words, numbers), _by_number(places, numbers)
        self._compounds = Compounds(compounds, numbers, self.size)
        self._words |= dict(enumerate(compounds.values(), start=self.size))
        self._sought = {numbers[phrase]: phrase for phrase in sought}
        self._inner: dict[tuple[int, int], Meanings] = {}
        self._some: dict[tuple[Meaning, ...], Meanings] = {}  # parts of the above, as texts ask for them
        self._automaton = ahocorasick_rs.AhoCorasick(
            patterns, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def find(self, text: str, cased: str) -> tuple[list[Hit], list[Hit], frozenset[str]]:
        """Return (word hits, place hits), each in text order without overlaps, and the phrases of `lists` in it."""
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        framed = f" {text} "
        edges = _EDGES if text.isascii() else _EDGES.union([mark for mark in set(text) if not mark.isalnum()]) - {"_"}
        whole = [
            (start, -end, number) for number, start, end in found if framed[start] in edges and framed[end + 1] in edges
        ]
        whole.extend(self._compounds.find(text, whole, self._words))
        whole.sort()
        words, covered = self._longest(whole, self._words, cased)
        words.extend(self._inside(covered, cased))
        words.sort(key=_START)  # stable: what stands inside comes behind what is around it
        sought = self._sought
        said = frozenset([sought[number] for number, _, _ in found if number in sought])
        return words, self._longest(whole, self._places, cased)[0], said

    def _inside(self, covered: list[tuple[int, int, int, Hit]], cased: str) -> list[Hit]:
        """Return what stands inside a predicate, step, operator or cue: objects, sides, authorities, posts.

        'saksi paslon' is a predicate and holds a side; 'kantor camat' is a place and holds no camat.
        """
        inner: list[Hit] = []
        free = 0
        for start, end, number, outer in covered:
            if end > outer.end or start < free:
                continue
            meanings = self._kept(number, outer.meanings)
            if meanings.wants_capitals and not cased[start:end].isupper():
                meanings = self._shared(tuple(meaning for meaning in meanings if meaning.case != "upper"))
            if meanings:
                inner.append(Hit(start, end, meanings, inner=True))
                free = end
        return inner

    def _kept(self, number: int, around: Meanings) -> Meanings:
        """Return what a pattern means inside a longer one; worked out once for each pair that texts bring."""
        key = (number, id(around))  # `around` lives as long as the matcher: it is shared by all hits
        if key not in self._inner:
            known = self._words.get(number, ())
            orders = self._orders
            kept = tuple(row for row in known if _kept_inside(row, around, orders=row.id in orders))
            self._inner[key] = self._shared(kept)
        return self._inner[key]

    def _shared(self, meanings: tuple[Meaning, ...]) -> Meanings:
        """Return the one object for these meanings; there are few, as they are parts of what patterns mean."""
        return self._some.setdefault(meanings, Meanings(meanings))

    def _longest(
        self, whole: list[tuple[int, int, int]], layer: dict[int, Meanings], cased: str
    ) -> tuple[list[Hit], list[tuple[int, int, int, Hit]]]:
        """Return the leftmost longest hits, and what starts under one of them: start, end, number and the hit."""
        hits: list[Hit] = []
        covered: list[tuple[int, int, int, Hit]] = []
        free = 0
        for start, negative_end, number in whole:
            if number not in layer:
                continue
            end, meanings = -negative_end, layer[number]
            if start < free:
                covered.append((start, end, number, hits[-1]))
                continue
            if meanings.wants_capitals:
                upper = cased[start:end].isupper()
                meanings = self._shared(tuple(meaning for meaning in meanings if upper or meaning.case != "upper"))
                if not meanings:
                    continue
            hits.append(Hit(start, end, meanings))
            free = end
        return hits, covered


def _by_number(layer: Mapping[str, Sequence[Meaning]], numbers: Mapping[str, int]) -> dict[int, Meanings]:
    """Return what each pattern of one layer means, by the number of the pattern.

    All patterns with the same single meaning share one object, so that what is asked of it is worked out once.
    """
    alone: dict[int, Meanings] = {}
    meant: dict[int, Meanings] = {}
    for pattern, row in layer.items():
        if not pattern:
            continue
        if len(row) == 1:
            meanings = alone.get(id(row[0]))  # a list of phrases shares one: to compare by value takes longer
            if meanings is None:
                meanings = alone[id(row[0])] = Meanings(row)
            meant[numbers[pattern]] = meanings
        else:
            meant[numbers[pattern]] = Meanings(row)
    return meant


def _kept_inside(meaning: Meaning, around: Meanings, *, orders: bool) -> bool:
    """Whether a shorter meaning counts inside a longer hit.

    Objects hold sides ('suami calon'), refusals and statements hold acts and operators ('menolak mendukung', 'mengaku
    tidak'), predicates, steps and cues hold everything that is no predicate of its own.
    """
    kinds = around.kinds.keys()
    if meaning.kind == "op" and meaning.id == "prohibition" and kinds == {"cue"}:
        return True  # 'jangan mau' is a cue of style and forbids all the same
    if meaning.kind == "pred" and kinds == {"cue"} and orders:
        return True  # 'meminta ASN', 'menerbitkan surat edaran' may be one-sided
    if meaning.kind in {"op", "pred"}:
        return ("stmt" in kinds and "content" not in kinds) or any(row.id == "refusal" for row in around)
    if meaning.kind == "side" and meaning.id == "none":
        return False
    if kinds == {"obj"}:
        return meaning.kind in {"side", "election"}
    return kinds <= _TRANSPARENT and meaning.kind in _KEPT_INSIDE
