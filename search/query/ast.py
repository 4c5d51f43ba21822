"""The query tree: what every search box, saved search, alert, export and command means, independent of any engine.

Built by `search.query.parser` and by the pages (facet clicks); read by both engines, the printer and `explain`.
Leaves hold folded surface words, never stems: stems are an engine matter (`search.analysis`), so a tree prints back to
the text that gives it. Text fields are `title` and `body`; `field=None` on a text leaf means "title or body". A phrase
lies in one field. Numbers of a Range are integers of its field: WIB day numbers for `day_wib`, 0..100 for `confidence`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

TextField = Literal["title", "body"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word in any of its forms (compared by stem)."""

    word: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Exact:
    """A word in exactly this folded form: no stem, no synonyms."""

    word: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two or more words side by side in one field, compared by stem."""

    words: tuple[str, ...]
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Near2:
    """Two distinct words in one field, in this order at most `slop` moves apart; reversed order costs two."""

    first: str
    second: str
    slop: int
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so (folded, not stemmed). Engines may not have it yet: they raise `Unsupported`."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words of this pattern: `*` any run, `?` one character. Engines may not have it yet: they raise `Unsupported`."""

    pattern: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words within `distance` edits, a swap of neighbours being one. Engines may not have it yet."""

    word: str
    distance: int
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Keyword:
    """A document whose keyword `field` (an index field, `search.query.fields`) holds `value` exactly."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Range:
    """A document whose number `field` lies in [low, high], both ends included; None is an open end."""

    field: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Every document but these."""

    node: Node


@dataclass(frozen=True, slots=True)
class Boost:
    """The same documents, weighing `factor` (0 < factor <= 10) times as much by relevance."""

    node: Node
    factor: float


@dataclass(frozen=True, slots=True)
class All:
    """Every document."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No document: an unknown value of a known field, kept so that the query prints back as typed."""

    field: str
    value: str


TextLeaf: TypeAlias = Term | Exact | Phrase | Near2 | Prefix | Wildcard | Fuzzy
Node: TypeAlias = TextLeaf | Keyword | Range | And | Or | Not | Boost | All | Nothing


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly below, left to right."""
    if isinstance(node, And | Or):
        return node.nodes
    if isinstance(node, Not | Boost):
        return (node.node,)
    return ()


def size(node: Node) -> int:
    """How many nodes the tree has, without recursion (a tree may come from a caller, not from the parser)."""
    count, open_nodes = 0, [node]
    while open_nodes:
        count += 1
        open_nodes.extend(children(open_nodes.pop()))
    return count
