"""Lexer: query text -> lexemes with character positions. Linear, never raises; decides only what is glued to what.

Called by the parser only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from search.query.fields import BY_ALIAS
from search.query.notes import Note, note

if TYPE_CHECKING:
    from search.query.fields import QueryField

LexemeKind = Literal["and", "or", "not", "open", "close", "field", "phrase", "word", "range", "boost"]

_QUOTES = '"“”„«»'
_OPERATORS: dict[str, LexemeKind] = {
    "AND": "and",
    "DAN": "and",
    "&&": "and",
    "&": "and",
    "OR": "or",
    "ATAU": "or",
    "||": "or",
    "|": "or",
    "NOT": "not",
    "BUKAN": "not",
}
_BARS = re.compile(r"&&|\|\|?")
_SIGNS = re.compile(rf"([-+!]+)(?=[\w(={_QUOTES}])")
_FIELD = re.compile(r"([^\W\d_]{2,20}):")
_URL = re.compile(rf"https?://[^\s\x00-\x1f\x7f{_QUOTES}]+", re.IGNORECASE)
AFTER_URL = ".,;:!?)]}'’"  # punctuation of the sentence that an address stands in
_WORD = re.compile(rf"(?:(?!&&)[^\s()|{_QUOTES}])+")
_RANGE = re.compile(r"\[\s*(\S+)\s+TO\s+([^\s\]]+)\s*\]")
_SLOP = re.compile(r"~(\d{1,4})")
_BOOST = re.compile(r"\^(\S*?)(?=[\s()]|\Z)")
_WORD_BOOST = re.compile(r"\^[\d.,]*\Z")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of the query: what it is, where it stands, its text; for a phrase `slop`, `exact` for a leading "="."""

    kind: LexemeKind
    start: int
    end: int
    text: str
    exact: bool = False
    slop: int | None = None
    field: QueryField | None = None
    url: bool = False


class Lexer:
    """One pass over one query text; `lexemes` and `notes` are its result."""

    def __init__(self, text: str) -> None:
        """Read the whole of `text`."""
        self.lexemes: list[Lexeme] = []
        self.notes: list[Note] = []
        self._text = text
        at = 0
        while at < len(text):
            at = at + 1 if text[at].isspace() else self._next(at)

    def _next(self, at: int) -> int:
        char = self._text[at]
        if char == "(":
            return self._add("open", at, at + 1)
        if char == ")":
            return self._boost(self._add("close", at, at + 1))
        if bars := _BARS.match(self._text, at):
            return self._add(_OPERATORS[bars.group()], at, bars.end())
        if signs := _SIGNS.match(self._text, at):
            return self._sign(signs)
        if field := _FIELD.match(self._text, at):
            return self._field(field)
        return self._value(at)

    def _sign(self, signs: re.Match[str]) -> int:
        if len(signs[1]) > 1:
            self.notes.append(note("signs", signs.start(), signs.end(), part=signs[1]))
        elif signs[1] != "+":
            self._add("not", signs.start(), signs.end())
        return signs.end()

    def _field(self, match: re.Match[str]) -> int:
        known = BY_ALIAS.get(match[1].lower())
        following = self._text[match.end() : match.end() + 1]
        glued = bool(following) and not following.isspace() and following != ")"
        if known is not None and glued:
            self.lexemes.append(Lexeme("field", match.start(), match.end(), match[1], field=known))
            if following == "(":
                return match.end()
            if span := _RANGE.match(self._text, match.end()):
                text = f"{span[1]}..{span[2]}"
                self.lexemes.append(Lexeme("range", span.start(), span.end(), text))
                return span.end()
            return self._value(match.end())
        if known is not None:
            self.notes.append(note("field_without_value", match.start(), match.end(), part=match[1]))
        elif glued and not _URL.match(self._text, match.start()):
            self.notes.append(note("unknown_field", match.start(), match.end(), part=match[1]))
        return self._value(match.start())

    def _value(self, at: int) -> int:
        """Read a phrase, an address or a word; always gets on by one character."""
        exact = self._text[at] == "=" and self._text[at + 1 : at + 2] not in {"", " "}
        begin = at + exact
        if self._text[begin] in _QUOTES:
            return self._phrase(at, begin, exact=exact)
        if url := _URL.match(self._text, begin):
            end = begin + len(url.group().rstrip(AFTER_URL))
            self.lexemes.append(Lexeme("word", at, end, self._text[begin:end], url=True))
            return end
        word = _WORD.match(self._text, begin)
        if word is None:  # "=" before a bracket, or a bar
            return begin + (not exact)
        text, end = word.group(), word.end()
        operator = None if exact or self._after_field() else _OPERATORS.get(text)
        if operator is not None:
            return self._add(operator, at, end)
        if boost := _WORD_BOOST.search(text):
            end -= len(text) - boost.start()
            text = text[: boost.start()]
        if text:
            self.lexemes.append(Lexeme("word", at, end, text, exact=exact))
            return self._boost(end)
        return word.end()

    def _after_field(self) -> bool:
        return bool(self.lexemes) and self.lexemes[-1].kind == "field"

    def _phrase(self, at: int, begin: int, *, exact: bool) -> int:
        end = begin + 1
        while end < len(self._text) and self._text[end] not in _QUOTES:
            end += 1
        text = self._text[begin + 1 : end]
        if end == len(self._text):
            self.notes.append(note("open_quote", begin, begin + 1))
        else:
            end += 1
        slop = _SLOP.match(self._text, end)
        end = slop.end() if slop else end
        self.lexemes.append(Lexeme("phrase", at, end, text, exact=exact, slop=int(slop[1]) if slop else None))
        return self._boost(end)

    def _boost(self, at: int) -> int:
        boost = _BOOST.match(self._text, at)
        if boost is None:
            return at
        self.lexemes.append(Lexeme("boost", boost.start(), boost.end(), boost[1]))
        return boost.end()

    def _add(self, kind: LexemeKind, start: int, end: int) -> int:
        self.lexemes.append(Lexeme(kind, start, end, self._text[start:end]))
        return end
