"""Words in quotation marks: what somebody says about acts in general is nobody's act. Held by the draft."""

from __future__ import annotations

from bisect import bisect_right

_MARKS = ("'", '"', "\u2018", "\u201c")
_GROUPS = frozenset(("grup", "group", "kanal", "channel"))
_LEAST = 3  # words; shorter quotes are names and slogans


class Quotes:
    """The quoted stretches of one text, in order; a line feed ends a quote that nobody closed. Linear in length."""

    def __init__(self, text: str) -> None:
        """Pair the quotation marks of each line."""
        self.text = text
        self.spans: list[tuple[int, int]] = []
        begin = 0
        for line in text.split("\n"):
            at = line.find('"')
            while at >= 0:
                close = line.find('"', at + 1)
                end = close if close >= 0 else len(line)
                if len(line[at:end].split()) >= _LEAST:
                    self.spans.append((begin + at + 1, begin + end))
                at = line.find('"', end + 1)
            begin += len(line) + 1
        self._starts = [start for start, _ in self.spans]

    def around(self, position: int) -> tuple[int, int] | None:
        """Return the quote that holds a position of the view, or None."""
        number = bisect_right(self._starts, position) - 1
        if number < 0 or position >= self.spans[number][1]:
            return None
        return self.spans[number]


def in_group_name(text: str, start: int, front: list[str]) -> bool:
    """Return whether it is a part of the name: "grup WA 'Guru Menangkan Paslon 1'", where nobody acts."""
    return start > 0 and text[start - 1] in _MARKS and not _GROUPS.isdisjoint(front)
