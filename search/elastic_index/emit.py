"""Query tree -> Elasticsearch query objects. Part of `search.elastic_index`; the twin of tantivy's `emit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

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
    from search.query.ast import Node, TextLeaf

_BOTH = ("title", "body")
_ALL: dict[str, Any] = {"match_all": {}}


def emit(node: Node) -> dict[str, Any]:  # noqa: PLR0911 - one branch a node type, none can be forgotten
    """Return the query object of a tree; raises UnsupportedError for nodes that are not built yet."""
    match node:
        case All():
            return _unscored(_ALL)
        case Nothing():
            return {"match_none": {}}
        case And(nodes):
            return {"bool": {"must": [emit(child) for child in nodes]}}
        case Or(nodes):
            return {"bool": {"should": [emit(child) for child in nodes], "minimum_should_match": 1}}
        case Not(child):
            return {"bool": {"must": [_unscored(_ALL)], "must_not": [emit(child)]}}
        case Boost(child, factor):
            return {"bool": {"must": [emit(child)], "boost": factor}}
        case Keyword(field, value):
            return _unscored({"term": {field: value}})
        case Range():
            return _unscored(_range(node))
        case _:
            return _text(node)


def _range(node: Range) -> dict[str, Any]:
    if node.low is not None and node.low == node.high:
        return {"term": {node.field: node.low}}
    bounds = {name: bound for name, bound in (("gte", node.low), ("lte", node.high)) if bound is not None}
    return {"range": {node.field: bounds}} if bounds else {"exists": {"field": node.field}}


def _text(node: TextLeaf) -> dict[str, Any]:
    queries = [_leaf(node, field) for field in ((node.field,) if node.field else _BOTH)]
    return queries[0] if len(queries) == 1 else {"bool": {"should": queries, "minimum_should_match": 1}}


def _leaf(node: TextLeaf, field: str) -> dict[str, Any]:
    match node:
        case Term(word):
            return {"term": {f"{field}_s": analysis.stem(word)}}
        case Exact(word):
            return {"term": {f"{field}_x": word}}
        case Phrase(words):
            return _phrase(f"{field}_s", words, 0)
        case Near2(first, second, slop):
            # engines weigh a loose phrase differently, so it only selects, and its two words carry the score
            scored = [{"term": {f"{field}_s": analysis.stem(word)}} for word in (first, second)]
            return {"bool": {"must": [*scored, _unscored(_phrase(f"{field}_s", (first, second), slop))]}}
        case Prefix() | Wildcard() | Fuzzy():
            raise UnsupportedError(f"{type(node).__name__} is not built yet")
        case _:
            assert_never(node)


def _phrase(field: str, words: tuple[str, ...], slop: int) -> dict[str, Any]:
    stems = [analysis.stem(word) for word in words]
    if len(set(stems)) < len(stems):
        slop = 0  # engines differ on sloppy phrases that repeat a word; the parser makes none
    return {"match_phrase": {field: {"query": " ".join(stems), "analyzer": "whitespace", "slop": slop}}}


def _unscored(query: dict[str, Any]) -> dict[str, Any]:
    return {"constant_score": {"filter": query, "boost": 0.0}}
