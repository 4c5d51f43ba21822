"""Leaves: one word, phrase or field value of a query -> its tree, with notes. Called by the parser only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, cast

from pipelines.address import canonical_url
from search import analysis
from search.query import dates
from search.query.ast import And, Exact, Keyword, Near2, Node, Nothing, Or, Phrase, Range, TextField
from search.query.ast import Term as TermNode
from search.query.lexer import AFTER_URL
from search.query.notes import Note, note
from search.query.synonyms import expand

if TYPE_CHECKING:
    from datetime import date

    from search.query.fields import QueryField
    from search.query.lexer import Lexeme
    from search.query.names import Names

MAX_SLOP = 20
_TEXT_FIELDS: tuple[Literal["title", "body"], ...] = ("title", "body")
_PATTERN = re.compile(r"\*|\?(?=.)", re.DOTALL)  # a final "?" is punctuation
_FUZZY = re.compile(r"~[12]?\Z")


@dataclass(frozen=True, slots=True)
class Reader:
    """What leaves are read against: the WIB day of the asking and the known names. Notes are added to `notes`."""

    today: date
    names: Names
    notes: list[Note]

    def leaf(self, lexeme: Lexeme, field: QueryField | None) -> Node | None:
        """Return the tree of one word, phrase or range under `field` (None = title or body); None = nothing in it."""
        shape = field.shape if field else "text"
        if field is not None and shape == "keyword":
            return self._keyword(lexeme, field)
        if field is not None and shape in {"date", "number"}:
            found = self._range(lexeme, field)
            if found is not None:
                return found
            self._say("bad_range", lexeme, part=lexeme.text, field=field.name)
            return self._words(lexeme, None)
        return self._words(lexeme, cast("TextField", field.index) if field else None)

    def _words(self, lexeme: Lexeme, field: TextField | None) -> Node | None:
        if lexeme.url and field is None:
            return address(lexeme.text)
        if lexeme.kind == "word":
            self._unbuilt(lexeme)
        found = tuple(analysis.words(lexeme.text))
        if not found:
            if lexeme.kind == "phrase":
                self._say("empty_phrase", lexeme)
            elif any(char.isalnum() for char in lexeme.text):
                self._say("no_words", lexeme, part=lexeme.text)
            return None
        if len(found) == 1:
            if lexeme.exact:
                return Exact(found[0], field)
            term = TermNode(found[0], field)
            return term if lexeme.kind == "phrase" else expand(term)
        return self._phrase(lexeme, found, field)

    def _phrase(self, lexeme: Lexeme, words: tuple[str, ...], field: TextField | None) -> Node:
        if lexeme.exact:
            return And((Phrase(words, field), *(Exact(word, field) for word in dict.fromkeys(words))))
        slop = lexeme.slop or 0
        if slop > MAX_SLOP:
            self._say("slop", lexeme, limit=MAX_SLOP)
            slop = MAX_SLOP
        if slop == 0:
            return Phrase(words, field)
        if len({analysis.stem(word) for word in words}) < len(words):
            self._say("slop_repeated", lexeme, part=lexeme.text)
            return Phrase(words, field)
        return near(words, slop, field)

    def _unbuilt(self, lexeme: Lexeme) -> None:
        if _PATTERN.search(lexeme.text):
            self._say("pattern", lexeme, part=lexeme.text)
        elif _FUZZY.search(lexeme.text) and len(lexeme.text) > 1:
            self._say("fuzzy", lexeme, part=lexeme.text)

    def _keyword(self, lexeme: Lexeme, field: QueryField) -> Node | None:
        value = analysis_value(field.index, lexeme.text)
        if not value:
            self._say("no_words", lexeme, part=lexeme.text)
            return None
        codes = self.names.resolve(field.index, lexeme.text)
        if not codes and not self.names.knows(field.index):
            return Keyword(field.index, self._followed(lexeme, field, value))
        if not codes:
            near_names = self.names.near(field.index, lexeme.text)
            hint = f" ({', '.join(near_names)}?)" if near_names else ""
            self._say("unknown_value", lexeme, field=field.name, part=lexeme.text, near=hint)
            return Nothing(field.index, value)
        if len(codes) == 1:
            return Keyword(field.index, codes[0])
        labels = ", ".join(f"{self.names.label(field.index, code)} ({code})" for code in codes)
        self._say("several_values", lexeme, field=field.name, part=lexeme.text, labels=labels)
        return Or(tuple(Keyword(field.index, code) for code in codes))

    def _followed(self, lexeme: Lexeme, field: QueryField, value: str) -> str:
        now = self.names.follow(field.index, value)
        if now != value:
            self._say("redirected", lexeme, field=field.name, part=lexeme.text, now=now)
        return now

    def _range(self, lexeme: Lexeme, field: QueryField) -> Range | None:
        low, dots, high = lexeme.text.partition("..")
        bounds: dates.Bounds | None
        if not dots:
            bounds = dates.read_day_range(low, self.today) if field.shape == "date" else dates.read_numbers(low, low)
        elif field.shape == "date":
            bounds = dates.read_days(low, high, self.today)
        else:
            bounds = dates.read_numbers(low, high)
        if bounds is None or bounds == (None, None):
            return None
        first, last = bounds
        if first is not None and last is not None and first > last:
            self._say("turned_range", lexeme, part=lexeme.text)
            first, last = last, first
        return Range(field.index, first, last)

    def _say(self, code: str, lexeme: Lexeme, **values: object) -> None:
        self.notes.append(note(code, lexeme.start, lexeme.end, **values))


def near(words: tuple[str, ...], slop: int, field: TextField | None) -> Node:
    """Return words near each other as pairs, all in one field: engines agree on pairs, not on longer sloppy phrases."""
    pairs = tuple(pairwise(words))
    if len(pairs) == 1:
        return Near2(*pairs[0], slop, field)
    if field is not None:
        return And(tuple(Near2(first, second, slop, field) for first, second in pairs))
    return Or(tuple(near(words, slop, one) for one in _TEXT_FIELDS))


def address(text: str) -> Node | None:
    """Return the tree of an http(s) address: the item at that address, or a text that holds it."""
    canonical = _settled(text)
    words = tuple(analysis.words(canonical.partition("://")[2]))
    if not words:
        return None
    quoted = Phrase(words) if len(words) > 1 else TermNode(words[0])
    return Or((Keyword("url", canonical), quoted))


def _settled(text: str) -> str:
    """The canonical address without punctuation that belongs to the sentence; stable when read again."""
    for _ in range(3):
        try:
            canonical = canonical_url(text).rstrip(AFTER_URL)
        except ValueError:
            return text
        if canonical == text:
            break
        text = canonical
    return text


def analysis_value(index_field: str, text: str) -> str:
    """Return a free value as the index holds it: authors as folded words, everything else in lower case, one blank."""
    if index_field == "author":
        return " ".join(analysis.words(text))
    return " ".join(text.lower().split())
