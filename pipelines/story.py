"""Near-copies: which items are one text. Sketch, template guard and placement, on any table of hashes.

Called by the store inside its transaction (table in the state database) and by the offline `story run` (table in
memory): one algorithm for both. It reads no clock and no file; a text is given to it already cleaned and lower-case.

Candidates share hashes of word 3-grams (FracMinHash: those that are 0 modulo 4); they are measured by containment,
shared 3-grams over the smaller set: >= .35 is a copy, .15 to .35 is related. Measuring all 3-grams and not the sample
matters: among hundreds of texts with one common quotation the luckiest sample always looks like a copy. Posts and texts
under 50 words are found by all their word 3-grams and measured by 5-character shingles: >= .6 is a copy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol

import xxhash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipelines.record import Item, Medium, Span

STORY_VERSION: Final = "story/2"  # raise it with the sketch: rows on disk are compared with new ones
COPY: Final = 0.35
RELATED: Final = 0.15
SHORT_COPY: Final = 0.6
MOST_STORIES: Final = (
    12  # a hash in more distinct stories is a footer. Counted over items, a story's 14th copy finds none
)
ROWS_PER_STORY: Final = 8  # of one hash: enough to find the story again, so that a look-up stays flat at 10,000 copies
_KEEP_ONE_IN: Final = 4
_SHORT_WORDS: Final = 50
_LEAST_SHARED: Final = 6
_LEAST_SHINGLES: Final = 20  # a text of fewer than 24 characters is a copy only when it is the same
_MEASURED: Final = 20  # candidates that are measured: those with most shared hashes
_LONG: Final = 4000  # 3-grams; of longer texts the sample is all that is kept
_SIGNED: Final = 2**63
_WORD: Final = re.compile(r"\w+")
_COUNTED: Final = (
    "asn|pns|pppk|pegawai|aparatur|orang|kasus|laporan|aduan|pengaduan|kepala|camat|lurah|kades|guru|pejabat|personel|"
    "anggota|desa|kelurahan|kecamatan|dugaan|pelanggar|pelanggaran|rekomendasi|saksi"
)
_MAIN_NUMBER: Final = re.compile(
    rf"(?<![\w.,/])(\d{{1,3}}(?:\.\d{{3}})+|\d{{1,7}})\s+(?:orang\s+)?(?:{_COUNTED})\b", re.IGNORECASE
)

Grade = Literal["new", "copy", "related"]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: `hashes` find candidates (signed 64 bit), `shingles` (32 bit) measure them."""

    kind: Literal["w", "c"]
    hashes: tuple[int, ...]
    shingles: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Guard:
    """What two copies of one report must share: event places, agent posts, day of the event, main number."""

    regions: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    day: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the table remembers of an item besides its hashes."""

    guard: Guard
    shingles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text belongs: `story` and `of` are the table's keys (`story` None = a new one), `score` the containment.

    `keep` are the hashes worth a row: footers and the hashes that its story has often enough are left out.
    """

    grade: Grade
    story: int | None
    of: int | None
    score: float | None
    keep: tuple[int, ...]


class Table(Protocol):
    """The table of sketches, in the state database or in memory."""

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """Return (item, story) of the oldest item with this very text, or None."""

    def postings(self, kind: str, hashes: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """Return the (hash, item, story) rows of these hashes."""

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """Return what is known of these items; unknown ones are missing."""


def sketch(text: str, medium: Medium) -> Sketch:
    """Return the sketch of a cleaned, lower-case text; two equal texts have equal sketches."""
    words = _WORD.findall(text)
    grams = {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    if medium == "post" or len(words) < _SHORT_WORDS:
        line = " ".join(words)
        shingles = frozenset(xxhash.xxh32_intdigest(_bytes(line[i : i + 5])) for i in range(len(line) - 4))
        # another seed: short texts are compared with short texts only, so a caption never joins the story it quotes
        return Sketch(
            "c", tuple(sorted(xxhash.xxh3_64_intdigest(_bytes(gram), 1) - _SIGNED for gram in grams)), shingles
        )
    hashes = {xxhash.xxh3_64_intdigest(_bytes(gram)) for gram in grams}
    sample = {value for value in hashes if value % _KEEP_ONE_IN == 0}
    # the low half of a hash tells still whether it is in the sample
    kept = frozenset(value % 2**32 for value in (hashes if len(hashes) <= _LONG else sample))
    return Sketch("w", tuple(sorted(value - _SIGNED for value in sample)), kept)


def guard(item: Item) -> Guard:
    """Return what a copy of this item must share with it.

    The text decides: two newsrooms print one report under headlines that name another post or number each.
    """
    event = {tag.code for tag in item.regions if tag.role == "event" and _in_text(tag.spans)}
    finest = {code for code in event if "." in code} or event
    posts = {tag.title.casefold() for tag in item.actors if tag.role == "agent" and _in_text(tag.spans)}
    number = next((found for found in map(_MAIN_NUMBER.search, (item.text, item.title or "")) if found), None)
    return Guard(
        regions=tuple(sorted(finest)),
        posts=tuple(sorted(posts)),
        day=None if item.event_date is None else item.event_date.isoformat(),
        number=None if number is None else number[1].replace(".", ""),
    )


def _in_text(spans: Iterable[Span]) -> bool:
    return any(span[0] == "text" for span in spans)


def template(a: Guard, b: Guard) -> str | None:
    """Return what makes two alike texts reports of two things (one template), or None. Unknown never differs."""
    if a.regions and b.regions and not set(a.regions) & set(b.regions):
        return "event region"
    if a.posts and b.posts and not set(a.posts) & set(b.posts):
        return "agent post"
    if a.day and b.day and a.day != b.day:
        return "date"
    if a.number and b.number and a.number != b.number:
        return "main number"
    return None


def place(table: Table, made: Sketch, own: Guard, normal_sha256: str | None) -> Placement:
    """Return where a text belongs among those of the table. Deterministic: ties go to the oldest item."""
    rows = list(table.postings(made.kind, made.hashes))
    stories: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for value, _item, story_key in rows:
        stories[value][story_key] += 1
    common = {value for value, of_story in stories.items() if len(of_story) > MOST_STORIES}
    grade, joined, of, score = _best(table, made, own, normal_sha256, [row for row in rows if row[0] not in common])
    keep = tuple(
        value
        for value in made.hashes
        if value not in common and (joined is None or stories[value][joined] < ROWS_PER_STORY)
    )
    return Placement(grade, joined, of, score, keep)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _best(
    table: Table, made: Sketch, own: Guard, normal_sha256: str | None, rows: list[tuple[int, int, int]]
) -> tuple[Grade, int | None, int | None, float | None]:
    """The placement without its rows: exact copy first, then the nearest candidate that passes the guard."""
    same = table.exact(normal_sha256) if normal_sha256 else None
    if same is not None:
        return "copy", same[1], same[0], 1.0
    ranked = _scores(table, made, rows)
    threshold = COPY if made.kind == "w" else SHORT_COPY
    for score, item, story_key, facts in ranked:
        if score >= threshold and template(own, facts.guard) is None:
            return "copy", story_key, item, score
    if ranked and ranked[0][0] >= (RELATED if made.kind == "w" else SHORT_COPY):
        return "related", None, ranked[0][1], ranked[0][0]
    return "new", None, None, None


def _scores(table: Table, made: Sketch, rows: list[tuple[int, int, int]]) -> list[tuple[float, int, int, Facts]]:
    """Candidates as (containment, item, story, facts), best first, oldest first among equals."""
    shared = Counter(item for _value, item, _story in rows)
    story_of = {item: story_key for _value, item, story_key in rows}
    least = _LEAST_SHARED if made.kind == "w" else 1
    likely = [item for item, count in shared.items() if count >= min(least, len(made.hashes))]
    likely = sorted(likely, key=lambda item: (-shared[item], item))[:_MEASURED]
    ranked = [
        (_containment(made, facts.shingles), item, story_of[item], facts) for item, facts in table.facts(likely).items()
    ]
    return sorted(ranked, key=lambda each: (-each[0], each[1]))


def _containment(made: Sketch, other: frozenset[int]) -> float:
    """The share of the smaller set that lies in the larger one; of a long text only the sample is compared."""
    own = made.shingles
    if made.kind == "w" and (len(made.hashes) == len(own) or _is_sample(other)):
        own, other = _sampled(own), _sampled(other)
    smaller = min(len(own), len(other))
    least = _LEAST_SHINGLES if made.kind == "c" else 1
    return len(own & other) / smaller if smaller >= least else 0.0


def _is_sample(shingles: frozenset[int]) -> bool:
    return all(value % _KEEP_ONE_IN == 0 for value in shingles)


def _sampled(shingles: frozenset[int]) -> frozenset[int]:
    return frozenset(value for value in shingles if value % _KEEP_ONE_IN == 0)


@dataclass(slots=True)
class Stories:
    """Stories of a stream of items, in memory, for the offline command: keys are positions in the stream."""

    ids: list[str] = field(default_factory=list)
    _story_of: list[int] = field(default_factory=list)
    _facts: list[Facts] = field(default_factory=list)
    _exact: dict[str, int] = field(default_factory=dict)
    _rows: defaultdict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, item: Item, normal: str) -> tuple[str, Grade, str | None, float | None]:
        """Place one item; returns (story id, grade, id of the item it is near to, containment 0..1 or None).

        `normal` is the item's normal text. A story's id is the id of its first item.
        """
        made, own, digest = (
            sketch(normal, item.medium),
            guard(item),
            normal and xxhash.xxh3_128_hexdigest(_bytes(normal)),
        )
        where = place(self, made, own, digest or None)
        key = len(self.ids)
        story_key = key if where.story is None else where.story
        self.ids.append(item.id)
        self._story_of.append(story_key)
        self._facts.append(Facts(own, made.shingles))
        if digest:
            self._exact.setdefault(digest, key)
        for value in where.keep:
            self._rows[value].append((key, story_key))
        return self.ids[story_key], where.grade, None if where.of is None else self.ids[where.of], where.score

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """See `Table`."""
        key = self._exact.get(normal_sha256)
        return None if key is None else (key, self._story_of[key])

    def postings(self, kind: str, hashes: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """See `Table`."""
        del kind  # the two kinds have hashes of their own
        return ((value, item, story_key) for value in hashes for item, story_key in self._rows.get(value, ()))

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """See `Table`."""
        return {item: self._facts[item] for item in items}
