"""The reference: the query tree evaluated over token lists in plain Python, with no engine at all.

It is what both engines must agree with on the same documents. It shares nothing with them but the documents and the
stems; the geometry of phrases and the order of hits are written anew here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search import analysis
from search.query import (
    All,
    And,
    Boost,
    Exact,
    Keyword,
    Near2,
    Not,
    Nothing,
    Or,
    Phrase,
    Range,
    Term,
)

if TYPE_CHECKING:
    from search.query import Node

Document = dict[str, Any]


def ids_newest_first(documents: list[Document], node: Node) -> list[str]:
    """Ids of the documents that match, in the order of `order_key`, newest first."""
    found = [doc for doc in documents if matches(doc, node)]
    return [doc["item_id"] for doc in sorted(found, key=lambda doc: -doc["order_key"])]


def matches(doc: Document, node: Node) -> bool:  # noqa: PLR0911 - one branch a node type
    """Whether the document is meant by the tree."""
    match node:
        case All():
            return True
        case Nothing():
            return False
        case And(nodes):
            return all(matches(doc, child) for child in nodes)
        case Or(nodes):
            return any(matches(doc, child) for child in nodes)
        case Not(child):
            return not matches(doc, child)
        case Boost(child, _):
            return matches(doc, child)
        case Keyword(field, value):
            held = doc.get(field, [])
            return value in (held if isinstance(held, list) else [held])
        case Range(field, low, high):
            number = doc.get(field)
            return number is not None and (low is None or low <= number) and (high is None or number <= high)
        case _:
            return any(_in_field(doc, node, field) for field in ([node.field] if node.field else ["title", "body"]))


def _in_field(doc: Document, node: Node, field: str) -> bool:
    stems, words = doc.get(f"{field}_s", "").split(" "), doc.get(f"{field}_x", "").split(" ")
    match node:
        case Term(word):
            return analysis.stem(word) in stems
        case Exact(word):
            return word in words
        case Phrase(phrase):
            wanted = [analysis.stem(word) for word in phrase]
            return any(stems[at : at + len(wanted)] == wanted for at in range(len(stems)))
        case Near2(first, second, slop):
            a, b = analysis.stem(first), analysis.stem(second)
            left = [at for at, stem in enumerate(stems) if stem == a]
            right = [at for at, stem in enumerate(stems) if stem == b]
            return any(abs(there - 1 - here) <= slop for here in left for there in right)
        case _:
            raise NotImplementedError(type(node).__name__)
