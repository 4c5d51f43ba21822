"""Placement: of which stories a text is a copy, on any table of sketches. Deterministic; ties go to the oldest item.

Called by the store inside its transaction and by the offline stream. Candidates share hashes; they are measured by
containment, shared grams over the smaller set: >= .35 is a copy, .15 to .35 is related. Measuring all grams and not the
sample matters: among hundreds of texts with one common quotation the luckiest sample always looks like a copy.

A text joins every story that holds a copy of it, and so unites them: a partition must not depend on which of three
texts came last. What unites may not clash: no guard of one story may differ from one of the other, and what a person
has split stays apart. Where stories do clash over a text, `contest` decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final, Literal, Protocol

from pipelines.story.guard import clash, template
from pipelines.story.sketch import NARROW, SAMPLE, Measures, unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pipelines.story.guard import Guard
    from pipelines.story.sketch import Sketch

COPY: Final = 0.35
RELATED: Final = 0.15
SHORT_COPY: Final = 0.6
CUT_COPY: Final = 0.4  # of a text under 50 words that opens as a longer one does
SHORT_RELATED: Final = 0.4
# a hash in more distinct stories is a footer. Counted over items, a story's 14th copy finds none
MOST_STORIES: Final = 12
ROWS_PER_STORY: Final = 8  # of one hash: enough to find the story again, so that a look-up stays flat at 10,000 copies
MOST_GUARDS: Final = 48  # distinct guards that a story remembers
_LEAST_SHARED: Final = 2
_FEW_HASHES: Final = 22  # of so few, one that is shared is enough, when it is
_TELLING_STORIES: Final = 4  # in so few stories, and no common phrase
_LEAST_SHINGLES: Final = 20  # a text of fewer than 24 characters is a copy only when it is the same
_LEAST_GRAMS: Final = 8  # a text of fewer than 10 words is found in no long one
_LEAST_RELATED: Final = 20  # grams: less is a footer
_LIKE_LENGTH: Final = 0.5
_RANKED: Final = 96  # candidates by shared hashes whose stories are asked
_MEASURED: Final = 24  # candidates that are measured: those with most shared hashes,
_PER_STORY: Final = 4  # and so many of one story, so that forty copies do not hide a second story

Grade = Literal["new", "copy", "related"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table remembers of an item besides its hashes: story, guard, measures, the guards of its story."""

    story: int
    guard: Guard
    measures: Measures
    held: Sequence[Guard]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text belongs: keys of the table. `stories` are those that it unites, the oldest first; none = a new one.

    `of` is the item it is nearest to, `score` the containment. `keep` are the hashes worth a row: footers and the
    hashes that its story has often enough are left out. `contested` are all stories that hold a copy of it, when some
    of them clash: `contest.divide` then says who belongs together, and `stories` is only what holds without it.
    """

    grade: Grade
    stories: tuple[int, ...]
    of: int | None
    score: float | None
    keep: tuple[int, ...]
    contested: tuple[int, ...] = ()


class Table(Protocol):
    """The table of sketches, in the state database or in memory."""

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """Return (item, story) of the oldest item with this very text, or None."""

    def postings(self, hashes: Sequence[int]) -> Collection[tuple[int, int]]:
        """Return the (hash, item) rows of these hashes."""

    def stories(self, items: Sequence[int]) -> Mapping[int, int]:
        """Return the story of each of these items."""

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """Return what is known of these items; unknown ones are missing."""

    def apart(self, stories: Sequence[int]) -> AbstractSet[frozenset[int]]:
        """Return the pairs among these stories that a person has split from each other."""


def place(table: Table, made: Sketch, own: Guard, normal_sha256: str | None) -> Placement:
    """Return where a text belongs among those of the table."""
    rows = table.postings(made.hashes)
    if not rows:  # nor is there this very text: its hashes have rows, of its own or of those that had too many already
        if made.hashes or normal_sha256 is None or (same := table.exact(normal_sha256)) is None:
            return Placement("new", (), None, None, made.hashes)
        return Placement("copy", (same[1],), same[0], 1.0, ())
    found = _Found(table, made, rows)
    where = _best(table, found, own, normal_sha256)
    return Placement(where.grade, where.stories, where.of, where.score, found.keep(where.stories), where.contested)


class _Found:
    """The rows that share a hash with a text: which items, and which hashes are footers."""

    def __init__(self, table: Table, made: Sketch, rows: Collection[tuple[int, int]]) -> None:
        self.made = made
        self.table = table
        sizes = Counter(map(itemgetter(0), rows))
        self.crowded: list[tuple[int, int]] = []
        self.stories: dict[int, int] = {}
        self._per_story: Counter[tuple[int, int]] = Counter()
        self._common: set[int] = set()
        if max(sizes.values()) < ROWS_PER_STORY:  # most texts
            self._shared = Counter(map(itemgetter(1), rows))
            self._telling: Collection[int] = self._shared.keys()
            return
        self.crowded = [(value, item) for value, item in rows if sizes[value] >= ROWS_PER_STORY]
        self.stories = dict(table.stories(sorted({item for _value, item in self.crowded})))
        self._per_story.update((value, self.stories[item]) for value, item in self.crowded if item in self.stories)
        spread = Counter(map(itemgetter(0), self._per_story))
        self._common = {value for value, stories in spread.items() if stories > MOST_STORIES}
        self._shared = Counter(item for value, item in rows if value not in self._common)
        self._telling = {
            item for value, item in rows if sizes[value] < ROWS_PER_STORY or spread[value] <= _TELLING_STORIES
        }

    def keep(self, joined: Sequence[int]) -> tuple[int, ...]:
        """The hashes worth a row when the text joins these stories."""
        if not self.crowded:
            return self.made.hashes
        return tuple(
            value
            for value in self.made.hashes
            if value not in self._common and sum(self._per_story[value, story] for story in joined) < ROWS_PER_STORY
        )

    def may_be_there(self) -> bool:
        """Whether this very text may be in the table: its hashes all have rows then, but for crowded ones."""
        return bool(self.crowded) or max(self._shared.values(), default=0) == len(self.made.hashes)

    def likely(self) -> list[int]:
        """The candidates worth measuring: those with most shared hashes, few of one story."""
        ranked = [
            item
            for item, shared in sorted(self._shared.items(), key=lambda each: (-each[1], each[0]))
            if shared >= _LEAST_SHARED or (item in self._telling and len(self.made.hashes) <= _FEW_HASHES)
        ]
        if len(ranked) <= _PER_STORY:
            return ranked
        self.stories |= self.table.stories([item for item in ranked[:_RANKED] if item not in self.stories])
        chosen: list[int] = []
        taken: Counter[int] = Counter()
        for item in ranked[:_RANKED]:
            story = self.stories.get(item)
            if story is not None and taken[story] < _PER_STORY:
                taken[story] += 1
                chosen.append(item)
        return chosen[:_MEASURED]


def _best(table: Table, found: _Found, own: Guard, normal_sha256: str | None) -> Placement:
    """The placement without its rows: exact copy first, then every story that holds a copy and does not clash."""
    likely = found.likely()
    if not likely and not found.crowded:
        return Placement("new", (), None, None, ())
    same = table.exact(normal_sha256) if normal_sha256 and found.may_be_there() else None
    if same is not None:
        return Placement("copy", (same[1],), same[0], 1.0, ())
    made = unpack(found.made.kind, found.made.packed)
    measured = [(similarity(made, facts.measures), item, facts) for item, facts in table.facts(likely).items()]
    ranked = sorted(measured, key=lambda each: (-each[0], each[1]))
    copies = [each for each in ranked if _is_copy(made, own, each[0], each[2].measures, each[2].guard)]
    united, clashing = _unite(table, own, {facts.story: facts.held for _score, _item, facts in copies})
    contested = tuple(sorted({*united, *clashing})) if clashing else ()
    if united:
        score, item = next((score, item) for score, item, facts in copies if facts.story in united)
        return Placement("copy", tuple(sorted(united)), item, score, (), contested)
    for score, item, facts in ranked:
        if _is_related(made, score, facts.measures):
            return Placement("related", (), item, score, (), contested)
    return Placement("new", (), None, None, (), contested)


def copy_score(one: Measures, its: Guard, other: Measures, others: Guard) -> float | None:
    """Return the likeness of two texts that are copies of each other, or None when they are not."""
    score = similarity(one, other)
    return score if _is_copy(one, its, score, other, others) else None


def _is_copy(made: Measures, own: Guard, score: float, other: Measures, others: Guard) -> bool:
    least = {"ww": COPY, "sw": CUT_COPY, "ws": CUT_COPY}.get(made.kind + other.kind, SHORT_COPY)
    if score < least or template(own, others) is not None:
        return False
    return _same_opening(made, other) if "w" in {made.kind, other.kind} else True


def _same_opening(one: Measures, other: Measures) -> bool:
    """Whether a much shorter text opens as the longer one does: a truncated copy, not a background quoted further down.

    Of two texts of like length nothing is asked. A follow-up that repeats the start of an older report is otherwise a
    copy of every truncated copy of that report, and unites two stories.
    """
    sizes = sorted(len(each.grams) * (SAMPLE if each.sampled else 1) for each in (one, other))
    if sizes[0] >= _LIKE_LENGTH * sizes[1]:
        return True
    smaller = min(len(one.opening), len(other.opening))
    return smaller > 0 and len(one.opening & other.opening) >= COPY * smaller


def _is_related(made: Measures, score: float, other: Measures) -> bool:
    if not made.kind == other.kind == "w":
        return score >= SHORT_RELATED
    return score >= RELATED and score * min(len(made.grams), len(other.grams)) >= _LEAST_RELATED


def _unite(table: Table, own: Guard, stories: Mapping[int, Sequence[Guard]]) -> tuple[list[int], list[int]]:
    """The stories, nearest first, that this text may be in together, and those that clash with it or with these."""
    apart = table.apart(list(stories)) if len(stories) > 1 else frozenset()
    united: list[int] = []
    clashing: list[int] = []
    guards = [own]
    for story, held in stories.items():
        if clash(guards, held):
            clashing.append(story)
        elif not any(frozenset((story, other)) in apart for other in united):
            united.append(story)
            guards += held
    return united, clashing


def similarity(one: Measures, other: Measures) -> float:
    """Return the share of the smaller set that lies in the larger one; 5-character shingles between short texts.

    A post or a caption and an article are measured as nothing in common.
    """
    if (one.kind == "c") != (other.kind == "c"):
        return 0.0
    if one.shingles and other.shingles:
        return _share(one.shingles, other.shingles, NARROW, _LEAST_SHINGLES)
    a, b, bits = one.grams, other.grams, min(one.bits, other.bits)
    if one.sampled or other.sampled:
        a, b = (frozenset(value for value in values if value % SAMPLE == 0) for values in (a, b))
    if one.bits != other.bits:
        a, b = (frozenset(value % 2**bits for value in values) for values in (a, b))
    return _share(a, b, bits - 2 if one.sampled or other.sampled else bits, _LEAST_GRAMS)


def _share(a: frozenset[int], b: frozenset[int], bits: int, least: int) -> float:
    """Containment without the hits that chance alone gives values of so few bits."""
    smaller, larger = sorted((len(a), len(b)))
    if smaller < least:
        return 0.0
    chance = larger / 2**bits
    return max(0.0, (len(a & b) / smaller - chance) / (1 - chance)) if chance < 1 else 0.0
