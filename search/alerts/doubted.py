"""Texts that match a search but for the flag, and that a person should read: counted in the mail, never listed in it.

Called by `search.alerts.rounds`. A text whose flag the second reader lowered, or at which it points, is found by no
search for indications; without this count it would be in no mail at all. Reads the index, writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from search.query import All, And, Boost, Keyword, Not, Or, Range, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.alerts.window import Watched
    from search.index import Reader
    from search.query import Node

_FLAGGED = Keyword("incident", "ya")
_DOUBTED = (Keyword("check", "ya"), Keyword("incident", "tidak"))


@dataclass(frozen=True, slots=True)
class Doubted:
    """How many texts of one search's window wait for a person, and the page that shows all that ever did."""

    search: str
    texts: int
    link: str


def doubted(watched: Iterable[Watched], reader: Reader, indexed: int, base_url: str) -> tuple[Doubted, ...]:
    """Return the searches for indications that have such texts, in their order; raises what the index raises."""
    found = []
    for each in watched:
        rest = _unflagged(each.ast)
        if rest == each.ast:  # it does not ask for the flag: what it wants it finds
            continue
        query = _both(*_DOUBTED, rest)
        texts = reader.count(_both(query, Range("version", each.start + 1, indexed)))
        if texts:
            found.append(Doubted(each.search.name, texts, f"{base_url}/cari?{urlencode({'q': to_text(query)})}"))
    return tuple(found)


def _unflagged(node: Node) -> Node:
    """Return the tree without its wish for the flag; an alternative to the flag is then no condition any more."""
    if node == _FLAGGED:
        return All()
    if isinstance(node, And):
        return _both(*(_unflagged(part) for part in node.nodes))
    if isinstance(node, Or):
        parts = tuple(_unflagged(part) for part in node.nodes)
        return All() if All() in parts else Or(parts)
    if isinstance(node, Not):
        return node  # "not flagged" wants no indications
    if isinstance(node, Boost):
        return replace(node, node=_unflagged(node.node))
    return node


def _both(*nodes: Node) -> Node:
    """Return what all of them ask, in one level."""
    parts = [part for node in nodes if node != All() for part in (node.nodes if isinstance(node, And) else (node,))]
    return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else All()
