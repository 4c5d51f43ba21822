"""Parser: lexemes -> tree, by recursive descent. NOT binds tightest, then AND (also by standing side by side), then OR.

Called by everyone who takes a query from a person. Never raises on text; depth is bounded before recursion can hurt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.query.ast import All, And, Boost, Node, Not, Or, size
from search.query.leaves import Reader
from search.query.lexer import Lexer
from search.query.names import Names
from search.query.notes import Note, note

if TYPE_CHECKING:
    from datetime import date

    from search.query.fields import QueryField
    from search.query.lexer import Lexeme

MAX_CHARS = 2_000
MAX_NODES = 256  # after synonyms
MAX_DEPTH = 32
MAX_BOOST = 10.0
_BUILTIN = Names.builtin()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was read: the tree, the notes to show, and `error` when it was refused (then `ast` is None)."""

    text: str
    ast: Node | None
    notes: tuple[Note, ...] = ()
    error: Note | None = None


class _TooDeepError(Exception):
    """Left through the recursion and turned into an error value."""

    def __init__(self, at: Lexeme) -> None:
        super().__init__(at.text)
        self.at = at


def parse(text: str, *, today: date, names: Names | None = None) -> Parsed:
    """Return how `text` is read on the WIB day `today`; an empty text means every item.

    Refused (as `error`, never raised): over 2,000 characters, over 256 nodes after synonyms, nesting over 32.
    """
    if len(text) > MAX_CHARS:
        return Parsed(text, None, (), note("too_long", 0, len(text), count=len(text), limit=MAX_CHARS))
    lexer = Lexer(text)
    parser = _Parser(lexer.lexemes, Reader(today, names or _BUILTIN, lexer.notes))
    try:
        node = parser.whole()
    except _TooDeepError as too_deep:
        at = too_deep.at
        return Parsed(text, None, (), note("too_deep", at.start, at.end, limit=MAX_DEPTH))
    count = size(node)
    if count > MAX_NODES:
        return Parsed(text, None, (), note("too_many", 0, len(text), count=count, limit=MAX_NODES))
    return Parsed(text, node, tuple(sorted(lexer.notes, key=lambda one: (one.start, one.end))))


class _Parser:
    def __init__(self, lexemes: list[Lexeme], reader: Reader) -> None:
        self._lexemes = lexemes
        self._at = 0
        self._open = 0
        self._depth = 0
        self._reader = reader

    def whole(self) -> Node:
        node = self._or(None)
        return All() if node is None else node

    def _peek(self) -> Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _say(self, code: str, at: Lexeme, **values: object) -> None:
        self._reader.notes.append(note(code, at.start, at.end, **values))

    def _or(self, field: QueryField | None) -> Node | None:
        parts = []
        pending: Lexeme | None = None
        while True:
            part = self._and(field)
            if part is not None:
                parts.append(part)
            elif pending is not None:
                self._say("stray_operator", pending, part=pending.text)
            lexeme = self._peek()
            if lexeme is None or lexeme.kind != "or":
                break
            self._at += 1
            if part is None and pending is None:
                self._say("stray_operator", lexeme, part=lexeme.text)
            else:
                pending = lexeme
        if len(parts) > 1:
            return Or(tuple(parts))
        return parts[0] if parts else None

    def _and(self, field: QueryField | None) -> Node | None:
        units: list[Node] = []
        joined: Lexeme | None = None
        while (lexeme := self._peek()) is not None and lexeme.kind != "or":
            if lexeme.kind == "close":
                if self._open:
                    break
                self._at += 1
                self._say("stray_close", lexeme)
            elif lexeme.kind == "and":
                self._at += 1
                if joined is not None or not units:
                    self._say("stray_operator", lexeme, part=lexeme.text)
                else:
                    joined = lexeme
            elif (unit := self._unary(field)) is not None:
                units.append(unit)
                joined = None
        if joined is not None:
            self._say("stray_operator", joined, part=joined.text)
        if len(units) > 1:
            return And(tuple(units))
        return units[0] if units else None

    def _unary(self, field: QueryField | None) -> Node | None:
        lexeme = self._lexemes[self._at]
        if lexeme.kind != "not":
            return self._boosted(field)
        self._at += 1
        following = self._peek()
        if following is None or following.kind in {"and", "or", "close"}:
            self._say("stray_operator", lexeme, part=lexeme.text)
            return None
        self._deeper(lexeme)
        child = self._unary(field)
        self._depth -= 1
        return None if child is None else Not(child)

    def _boosted(self, field: QueryField | None) -> Node | None:
        node = self._primary(field)
        lexeme = self._peek()
        if lexeme is None or lexeme.kind != "boost":
            return node
        self._at += 1
        factor = _factor(lexeme.text)
        if factor is None:
            self._say("boost", lexeme, part=lexeme.text)
            return node
        return None if node is None else Boost(node, factor)

    def _primary(self, field: QueryField | None) -> Node | None:
        lexeme = self._lexemes[self._at]
        self._at += 1
        if lexeme.kind == "open":
            return self._group(lexeme, field)
        if lexeme.kind == "field":
            following = self._peek()
            if following is None:
                return None
            return self._primary(lexeme.field)
        if lexeme.kind == "boost":  # a weight with nothing before it
            self._say("boost", lexeme, part=lexeme.text)
            return None
        return self._reader.leaf(lexeme, field)

    def _group(self, opening: Lexeme, field: QueryField | None) -> Node | None:
        self._deeper(opening)
        self._open += 1
        node = self._or(field)
        self._open -= 1
        self._depth -= 1
        closing = self._peek()
        if closing is None:
            self._say("missing_close", opening)
        else:
            self._at += 1
        if node is None:
            self._say("empty_group", opening)
        return node

    def _deeper(self, at: Lexeme) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise _TooDeepError(at)


def _factor(text: str) -> float | None:
    try:
        factor = float(text.replace(",", "."))
    except ValueError:
        return None
    return factor if 0 < factor <= MAX_BOOST else None
