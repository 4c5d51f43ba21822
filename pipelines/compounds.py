"""Patterns of two parts, found without a pattern for each: 70 clerks in 180 offices need 250 words, not 13,000.

Used by `matching`, whose automaton finds the parts; what stands between them decides here whether they are one pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping


class Compound(NamedTuple):
    """Each of `heads`, one of `links`, each of `tails`; `loose_links` join `loose_heads` and `loose_tails` only."""

    heads: frozenset[str]
    tails: frozenset[str]
    links: tuple[str, ...] = (" ",)
    loose_links: tuple[str, ...] = ()
    loose_heads: frozenset[str] = frozenset()
    loose_tails: frozenset[str] = frozenset()

    def joined_by(self, head: str, tail: str) -> tuple[str, ...]:
        """Return what may stand between two parts; nothing when they make no pattern of this row."""
        if head not in self.heads or tail not in self.tails:
            return ()
        loose = head in self.loose_heads and tail in self.loose_tails
        return self.links + self.loose_links if loose else self.links


class Compounds:
    """Joins the parts that one text holds; numbered from `first` on, one number a row."""

    def __init__(self, rows: Iterable[Compound], numbers: Mapping[str, int], first: int) -> None:
        """Index the parts by their numbers in the automaton."""
        self._rows = tuple(enumerate(rows, start=first))
        self._heads = {numbers[part]: part for _, row in self._rows for part in row.heads}
        self._tails = {numbers[part]: part for _, row in self._rows for part in row.tails}
        self._parts = self._heads.keys() | self._tails.keys()
        self._links = tuple(dict.fromkeys(link for _, row in self._rows for link in (*row.links, *row.loose_links)))

    def find(self, text: str, whole: list[tuple[int, int, int]], words: Container[int]) -> list[tuple[int, int, int]]:
        """Return start, -end and number of each compound, but where a pattern of `words` has the same span."""
        parts = [row for row in whole if row[2] in self._parts]  # few of them: all else looks at these alone
        heads = [(start, -end, self._heads[number]) for start, end, number in parts if number in self._heads]
        tails: dict[int, list[tuple[int, str]]] = {}
        for start, end, number in parts:
            if number in self._tails:
                tails.setdefault(start, []).append((end, self._tails[number]))
        if not heads or not tails:
            return []
        found = [
            (start, end, number)
            for start, head_end, head in heads
            for link in self._links
            if text.startswith(link, head_end)
            for end, tail in tails.get(head_end + len(link), ())
            for number in self._row_of(head, link, tail)
        ]
        if not found:
            return []
        known = {(start, end) for start, end, number in whole if number in words}
        return [row for row in found if row[:2] not in known]

    def _row_of(self, head: str, link: str, tail: str) -> tuple[int, ...]:
        """Return the number of the first row with these parts, if one has them."""
        return next(((number,) for number, row in self._rows if link in row.joined_by(head, tail)), ())
