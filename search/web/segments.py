"""A text cut at the ends of its marks, so that a template can show every tag's evidence without any HTML from outside.

Called by the item page. Pure: text, marks and hidden stretches in, paragraphs of plain-text segments out; the template
autoescapes each segment. Marks may overlap, cross paragraphs and touch; nothing is lost or doubled. Offsets are code
points of the text as given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open stretch [start, end) that belongs to tag number `ref`; `part` counts the spans of that tag from 1."""

    start: int
    end: int
    ref: int
    part: int
    css: str

    @property
    def anchor(self) -> str:
        """The HTML id of this stretch, target of the link on the tag's card."""
        return f"bukti-{self.ref}-{self.part}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under one set of marks; `starts` and `ends` are the marks that begin or end with it on screen."""

    text: str
    marks: tuple[Mark, ...]
    starts: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def css(self) -> str:
        """The classes of all marks on it, strongest first, without repeats."""
        return " ".join(dict.fromkeys(mark.css for mark in self.marks))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the original text."""

    segments: tuple[Segment, ...]


def paragraphs(text: str, marks: Iterable[Mark] = (), hidden: Iterable[tuple[int, int]] = ()) -> tuple[Paragraph, ...]:
    """Return the lines of `text` that hold more than blanks, cut at every end of a mark, hidden stretches left out."""
    usable = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)), key=lambda mark: (mark.start, -mark.end)
    )
    gone = [(max(0, start), min(len(text), end)) for start, end in hidden if start < end]
    cuts = sorted({0, len(text), *(point for mark in usable for point in (mark.start, mark.end)), *sum(gone, ())})
    lines = [
        [(start, end) for start, end in _pieces(match.start(), match.end(), cuts) if not _inside(start, end, gone)]
        for match in _LINE.finditer(text)
    ]
    lines = [line for line in lines if "".join(text[start:end] for start, end in line).strip()]
    first, last = _extremes(usable, [piece for line in lines for piece in line])
    return tuple(
        Paragraph(
            tuple(
                Segment(
                    text[start:end],
                    tuple(mark for mark in usable if mark.start <= start and end <= mark.end),
                    tuple(mark for mark in usable if first.get(mark) == start),
                    tuple(mark for mark in usable if last.get(mark) == end),
                )
                for start, end in line
            )
        )
        for line in lines
    )


def _pieces(start: int, end: int, cuts: Sequence[int]) -> list[tuple[int, int]]:
    points = [start, *(cut for cut in cuts if start < cut < end), end]
    return list(pairwise(points))


def _inside(start: int, end: int, gone: Sequence[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in gone)


def _extremes(marks: Sequence[Mark], pieces: Sequence[tuple[int, int]]) -> tuple[dict[Mark, int], dict[Mark, int]]:
    """Where each mark first and last shows: its own ends may lie in a hidden stretch or a line break."""
    first: dict[Mark, int] = {}
    last: dict[Mark, int] = {}
    for mark in marks:
        shown = [(start, end) for start, end in pieces if mark.start <= start and end <= mark.end]
        if shown:
            first[mark], last[mark] = shown[0][0], shown[-1][1]
    return first, last
