"""Query tree -> tantivy query objects. Part of `search.tantivy_index`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from tantivy import FieldType, Occur, Query

from search import analysis
from search.index import UnsupportedError
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

if TYPE_CHECKING:
    from tantivy import Schema

    from search.query.ast import Node, TextLeaf

_BOTH = ("title", "body")


def emit(schema: Schema, node: Node) -> Query:  # noqa: PLR0911 - one branch a node type, none can be forgotten
    """Return the tantivy query of a tree; raises UnsupportedError for nodes that are not built yet."""
    match node:
        case All():
            return _unscored(Query.all_query())
        case Nothing():
            return Query.empty_query()
        case And(nodes):
            return Query.boolean_query([(Occur.Must, emit(schema, child)) for child in nodes])
        case Or(nodes):
            return Query.boolean_query([(Occur.Should, emit(schema, child)) for child in nodes])
        case Not(child):
            # a boolean of nothing but MustNot matches no document, also inside an Or
            everything = (Occur.Must, _unscored(Query.all_query()))
            return Query.boolean_query([everything, (Occur.MustNot, emit(schema, child))])
        case Boost(child, factor):
            return Query.boost_query(emit(schema, child), factor)
        case Keyword(field, value):
            return _unscored(Query.term_query(schema, field, value))
        case Range():
            return _unscored(_range(schema, node))
        case _:
            return _text(schema, node)


def _range(schema: Schema, node: Range) -> Query:
    if node.low is None and node.high is None:
        return Query.exists_query(node.field)
    if node.low == node.high:  # a look-up instead of a scan: 60 stories are asked for at once
        return Query.term_query(schema, node.field, node.low)
    return Query.range_query(schema, node.field, FieldType.Integer, node.low, node.high)


def _text(schema: Schema, node: TextLeaf) -> Query:
    fields = (node.field,) if node.field else _BOTH
    queries = [_leaf(schema, node, field) for field in fields]
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, query) for query in queries])


def _leaf(schema: Schema, node: TextLeaf, field: str) -> Query:
    match node:
        case Term(word):
            return Query.term_query(schema, f"{field}_s", analysis.stem(word))
        case Exact(word):
            return Query.term_query(schema, f"{field}_x", word)
        case Phrase(words):
            return _phrase(schema, f"{field}_s", words, 0)
        case Near2(first, second, slop):
            # engines weigh a loose phrase differently, so it only selects, and its two words carry the score
            scored = [Query.term_query(schema, f"{field}_s", analysis.stem(word)) for word in (first, second)]
            near = _unscored(_phrase(schema, f"{field}_s", (first, second), slop))
            return Query.boolean_query([(Occur.Must, query) for query in (*scored, near)])
        case Prefix() | Wildcard() | Fuzzy():
            raise UnsupportedError(f"{type(node).__name__} is not built yet")
        case _:
            assert_never(node)


def _phrase(schema: Schema, field: str, words: tuple[str, ...], slop: int) -> Query:
    stems: list[str | tuple[int, str]] = [analysis.stem(word) for word in words]
    if len(stems) == 1:  # a phrase of one word panics in tantivy-py 0.27, past `except Exception`
        return Query.term_query(schema, field, stems[0])
    if len(set(stems)) < len(stems):
        slop = 0  # engines differ on sloppy phrases that repeat a word; the parser makes none
    return Query.phrase_query(schema, field, stems, slop)


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
