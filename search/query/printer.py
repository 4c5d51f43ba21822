"""Printer: tree -> query text that is read back as the same tree. Used for links, saved searches and "Salin tautan"."""

from __future__ import annotations

from typing import assert_never

from search.query import dates
from search.query.ast import (
    All,
    And,
    Boost,
    Exact,
    Fuzzy,
    Keyword,
    Near2,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)
from search.query.fields import BY_INDEX
from search.query.leaves import address
from search.query.synonyms import expand, expanded_from

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._-")
_OPERATOR_WORDS = frozenset({"AND", "DAN", "OR", "ATAU", "NOT", "BUKAN"})


def to_text(node: Node) -> str:
    """Return query text for `node`; `parse` gives the same tree back for every tree that `parse` gave."""
    return _text(node)


def _text(node: Node) -> str:  # noqa: PLR0911 - one branch a node type, so that a new type cannot be forgotten
    match node:
        case All():
            return ""
        case And(nodes):
            return " ".join(_inside(child, And | Or) for child in nodes)
        case Or(nodes):
            return _or(node, nodes)
        case Not(child):
            return f"NOT {_inside(child, And | Or)}"
        case Boost(child, factor):
            return f"{_inside(child, And | Or | Not | Boost)}^{factor:g}"
        case Keyword(index, value) | Nothing(index, value):
            return f"{_name(index)}:{_value(value)}"
        case Range():
            return f"{_name(node.field)}:{_range(node)}"
        case _:
            return _prefix(node.field) + _leaf(node)


def _inside(node: Node, bracketed: object) -> str:
    text = _text(node)
    single = isinstance(node, Or) and _short(node) is not None
    return f"({text})" if isinstance(node, bracketed) and not single else text  # type: ignore[arg-type]  # a union


def _or(node: Or, nodes: tuple[Node, ...]) -> str:
    short = _short(node)
    return short if short is not None else " OR ".join(_inside(child, Or) for child in nodes)


def _short(node: Or) -> str | None:
    """The one word or address that an Or came from."""
    term = expanded_from(node)
    if term is not None:
        return _prefix(term.field) + term.word
    first = node.nodes[0]
    if isinstance(first, Keyword) and first.field == "url" and address(first.value) == node:
        return first.value
    return None


def _leaf(node: Term | Exact | Phrase | Near2 | Prefix | Wildcard | Fuzzy) -> str:  # noqa: PLR0911 - as above
    match node:
        case Term(word):
            return word if expand(node) == node else f'"{word}"'  # a word with synonyms stands alone in quotes only
        case Exact(word):
            return f"={word}"
        case Phrase(words):
            return '"' + " ".join(words) + '"'
        case Near2(first, second, slop):
            return f'"{first} {second}"~{slop}'
        case Prefix(text):
            return f"{text}*"
        case Wildcard(pattern):
            return pattern
        case Fuzzy(word, distance):
            return f"{word}~{distance}"
        case _:
            assert_never(node)


def _prefix(field: str | None) -> str:
    return f"{_name(field)}:" if field else ""


def _name(index: str) -> str:
    field = BY_INDEX.get(index)
    return field.name if field else index


def _value(value: str) -> str:
    return value if value and set(value) <= _PLAIN and value.upper() not in _OPERATOR_WORDS else f'"{value}"'


def _range(node: Range) -> str:
    def bound(number: int | None) -> str:
        if number is None:
            return ""
        day = dates.day_of(number) if BY_INDEX[node.field].shape == "date" else None
        return day.isoformat() if day else str(number)

    if node.low == node.high:
        return bound(node.low)
    return f"{bound(node.low)}..{bound(node.high)}"
