"""Highlight: where the words of a query stand in a text, and the stretches that best show them.

Called by result lists, mails and exports. It works on the raw text with our own tokens, so both engines mark the same
words; it returns plain text with flags, never markup: the template escapes. Pure; linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search import analysis
from search.query.ast import And, Boost, Exact, Near2, Or, Phrase, Term

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from search.analysis import Token
    from search.query.ast import Node, TextField, TextLeaf

WIDTH = 240
MAX_WINDOWS = 3
_BEFORE = 40  # code points shown ahead of the first mark of a window
_MARKS_A_LEAF = 200  # a word that stands everywhere need not be marked everywhere in a snippet
_ELLIPSIS = "…"

Stretch = tuple[int, int]
Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class _Mark:
    leaf: int
    start: int
    end: int


def marks(text: str, node: Node, *, field: TextField = "body") -> tuple[Stretch, ...]:
    """Return the stretches [start, end) of `text` that the query asks for, in order, not overlapping.

    Words of a phrase are marked where the phrase stands; what stands under NOT is never marked.
    """
    found = sorted({(one.start, one.end) for one in _marks(analysis.tokens(text), node, field, limit=None)})
    return tuple(_merged(found))


def snippet(text: str, node: Node, *, field: TextField = "body", width: int = WIDTH) -> tuple[Piece, ...]:
    """Return about `width` code points of `text` as (stretch, is marked), at least one mark for each part if it can.

    Without any mark it is the beginning of the text. Left-out text shows as an ellipsis.
    """
    found = list(_marks(analysis.tokens(text), node, field, limit=_MARKS_A_LEAF))
    windows = _windows(text, found, width) if found else [_to_words(text, 0, width)]
    stretches = _merged(sorted({(one.start, one.end) for one in found}))
    pieces: list[Piece] = []
    last = 0
    for start, end in windows:
        if start > last or (start and not pieces):
            pieces.append((f" {_ELLIPSIS} " if pieces else f"{_ELLIPSIS} ", False))
        pieces += _cut(text, start, end, stretches)
        last = end
    if last < len(text.rstrip()):
        pieces.append((f" {_ELLIPSIS}", False))
    return tuple(pieces)


def _leaves(node: Node) -> Iterator[TextLeaf]:
    if isinstance(node, And | Or):
        for child in node.nodes:
            yield from _leaves(child)
    elif isinstance(node, Boost):
        yield from _leaves(node.node)
    elif isinstance(node, Term | Exact | Phrase | Near2):
        yield node


def _marks(tokens: Sequence[Token], node: Node, field: TextField, limit: int | None) -> Iterator[_Mark]:
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        places.setdefault(token.stem, []).append(at)
    for number, leaf in enumerate(_leaves(node)):
        if leaf.field not in (None, field):
            continue
        for at in _positions(leaf, tokens, places)[:limit]:
            yield _Mark(number, tokens[at].start, tokens[at].end)


def _positions(leaf: TextLeaf, tokens: Sequence[Token], places: dict[str, list[int]]) -> list[int]:
    match leaf:
        case Term(word):
            return places.get(analysis.stem(word), [])
        case Exact(word):
            return [at for at in places.get(analysis.stem(word), []) if tokens[at].word == word]
        case Phrase(words):
            return _phrase([analysis.stem(word) for word in words], tokens, places)
        case Near2(first, second, slop):
            left, right = (places.get(analysis.stem(word), []) for word in (first, second))
            return _near(left, right, slop)
        case _:
            return []


def _phrase(stems: Sequence[str], tokens: Sequence[Token], places: dict[str, list[int]]) -> list[int]:
    starts = [
        at
        for at in places.get(stems[0], [])
        if len(tokens) - at >= len(stems) and all(tokens[at + n].stem == stem for n, stem in enumerate(stems))
    ]
    return [at + n for at in starts for n in range(len(stems))]


def _near(left: Sequence[int], right: Sequence[int], slop: int) -> list[int]:
    there = set(right)
    found: set[int] = set()
    for at in left:
        near = [at + 1 + moves for moves in range(-slop, slop + 1) if at + 1 + moves in there]
        if near:
            found.update((at, *near))
    return sorted(found)


def _merged(stretches: Sequence[Stretch]) -> list[Stretch]:
    merged: list[Stretch] = []
    for start, end in stretches:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _windows(text: str, found: Sequence[_Mark], width: int) -> list[Stretch]:
    """Up to three stretches that together show the most different parts of the query."""
    ordered = sorted(found, key=lambda mark: mark.start)
    missing = {mark.leaf for mark in found}
    chosen: list[Stretch] = []
    room = max(1, width // min(MAX_WINDOWS, len(missing)))
    while missing and len(chosen) < MAX_WINDOWS and room * len(chosen) < width:
        size = width if not chosen and _best(ordered, missing, width)[1] == len(missing) else room
        start, gained = _best(ordered, missing, size)
        if not gained:
            break
        shown = {mark.leaf for mark in ordered if start <= mark.start and mark.end <= start + size - _BEFORE}
        shown.update(mark.leaf for mark in ordered if mark.start == start)
        missing -= shown
        chosen.append(_to_words(text, start - _BEFORE, start - _BEFORE + size))
    return _merged(sorted(chosen))


def _best(ordered: Sequence[_Mark], missing: set[int], size: int) -> tuple[int, int]:
    """Return (start, number of missing leaves shown) of the best window that begins at a mark; one sweep."""
    best, best_gain = ordered[0].start, 0
    counts: dict[int, int] = {}
    ahead = 0
    for mark in ordered:
        while ahead < len(ordered) and ordered[ahead].end <= mark.start + max(size - _BEFORE, mark.end - mark.start):
            counts[ordered[ahead].leaf] = counts.get(ordered[ahead].leaf, 0) + 1
            ahead += 1
        gain = sum(1 for leaf, count in counts.items() if count > 0 and leaf in missing)
        if gain > best_gain:
            best, best_gain = mark.start, gain
        counts[mark.leaf] = counts.get(mark.leaf, 0) - 1
    return best, best_gain


def _to_words(text: str, start: int, end: int) -> Stretch:
    """Move both ends outward to blanks (at most 30 code points), so that no word is cut."""
    start, end = max(0, start), min(len(text), end)
    for _ in range(30):
        if start > 0 and not text[start - 1].isspace():
            start -= 1
        if end < len(text) and not text[end].isspace():
            end += 1
    return start, end


def _cut(text: str, start: int, end: int, stretches: Sequence[Stretch]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for low, high in stretches:
        if low < start or high > end:
            continue
        pieces += [(text[at:low], False), (text[low:high], True)]
        at = high
    pieces.append((text[at:end], False))
    return [piece for piece in pieces if piece[0]]
