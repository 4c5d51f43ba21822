"""Explain: a tree -> how it was read, in plain Indonesian words. Shown under the search box and by the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from search.query import dates
from search.query.ast import (
    All,
    And,
    Boost,
    Exact,
    Fuzzy,
    Keyword,
    Near2,
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
from search.query.synonyms import expanded_from

if TYPE_CHECKING:
    from search.query.ast import Node, TextLeaf
    from search.query.names import Names

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_IN_FIELD = {"title": " di judul", "body": " di isi", None: ""}


def explain(node: Node, names: Names) -> str:
    """Return one line that says what is searched, e.g. `kata “netral” DAN jenis: opini`."""
    return _text(node, names)


def _text(node: Node, names: Names) -> str:  # noqa: PLR0911 - one branch a node type, none can be forgotten
    match node:
        case All():
            return "semua tulisan"
        case And(nodes):
            return " DAN ".join(_inside(child, names) for child in nodes)
        case Or(nodes):
            term = expanded_from(node)
            if term is not None:
                others = ", ".join(_words(child) for child in nodes[1:])
                return f"{_leaf(term)} (atau: {others})"
            return " ATAU ".join(_inside(child, names) for child in nodes)
        case Not(child):
            return f"BUKAN {_inside(child, names)}"
        case Boost(child, factor):
            return f"{_inside(child, names)} (bobot {factor:g})"
        case Keyword(index, value):
            label = names.label(index, value)
            return f"{_name(index)}: {value if label == value else f'{label} ({value})'}"
        case Nothing(index, value):
            return f"{_name(index)}: “{value}” (tidak dikenal, tidak ada yang cocok)"
        case Range():
            return _range(node)
        case _:
            return _leaf(node)


def _inside(node: Node, names: Names) -> str:
    text = _text(node, names)
    return f"({text})" if isinstance(node, And | Or) and expanded_from(node) is None else text


def _leaf(node: TextLeaf) -> str:  # noqa: PLR0911 - as above
    where = _IN_FIELD[node.field]
    match node:
        case Term():
            return f"kata {_words(node)}{where}"
        case Exact():
            return f"kata {_words(node)} persis{where}"
        case Phrase():
            return f"frasa {_words(node)}{where}"
        case Near2(slop=slop):
            return f"{_words(node)} berjarak paling jauh {slop} kata{where}"
        case Prefix():
            return f"kata berawalan {_words(node)}{where}"
        case Wildcard():
            return f"kata berpola {_words(node)}{where}"
        case Fuzzy():
            return f"kata mirip {_words(node)}{where}"
        case _:
            assert_never(node)


def _words(node: Node) -> str:
    match node:
        case Term(word) | Exact(word) | Fuzzy(word) | Prefix(word) | Wildcard(word):
            return f"“{word}”"
        case Phrase(words):
            return f"“{' '.join(words)}”"
        case Near2(first, second):
            return f"“{first}” dan “{second}”"
        case _:
            return ""


def _name(index: str) -> str:
    field = BY_INDEX.get(index)
    return field.name if field else index


def _range(node: Range) -> str:
    name = _name(node.field)
    is_date = name == "tanggal"

    def shown(number: int) -> str:
        day = dates.day_of(number) if is_date else None
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else str(number)

    if node.low is not None and node.high is not None:
        if node.low == node.high:
            return f"{name} {shown(node.low)}"
        return f"{name} {shown(node.low)} s.d. {shown(node.high)}"
    if node.low is not None:
        return f"{name} sejak {shown(node.low)}" if is_date else f"{name} paling sedikit {shown(node.low)}"
    if node.high is not None:
        return f"{name} sampai {shown(node.high)}" if is_date else f"{name} paling banyak {shown(node.high)}"
    return f"{name} apa pun"
