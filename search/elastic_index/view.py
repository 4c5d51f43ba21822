"""Answers of one index or one point in time on the cluster. Part of `search.elastic_index`."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from search.elastic_index.emit import emit
from search.index import PAGE_LIMIT, RELEVANCE_DEPTH, STORIES_LIMIT, Hit, IndexUnavailableError, Results, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.elastic_index.connection import Connection
    from search.query.ast import Node

_KEEP_ALIVE = "2m"  # renewed by every page
_ORDER: dict[Sort, list[dict[str, str]]] = {
    "newest": [{"order_key": "desc"}],
    "first_seen": [{"pk": "desc"}],
    "relevance": [{"_score": "desc"}, {"order_key": "desc"}],
}


class ElasticView:
    """Reads an index by name, or a point in time by id (then the answers do not change)."""

    def __init__(self, connection: Connection, index: str, point: str | None = None) -> None:
        """Look at `index`, through the point in time `point` when given."""
        self._connection = connection
        self._index = index
        self._point = point

    def search(
        self, query: Node, *, size: int = 20, sort: Sort = "newest", after: int | None = None, offset: int = 0
    ) -> Results:
        """See `search.index.Reader.search`."""
        size = min(size, PAGE_LIMIT)
        if sort == "relevance":
            size = max(0, min(size, RELEVANCE_DEPTH - offset))
            hits, total = self._ask(query, size, sort, None, offset)
            return Results(tuple(hits), total, None)
        hits, total = self._ask(query, size + 1 if size else 0, sort, after, 0)
        more = len(hits) > size
        hits = hits[:size]
        last = hits[-1] if hits and more else None
        key = None if last is None else last.order_key if sort == "newest" else last.pk
        return Results(tuple(hits), total, key)

    def count(self, query: Node) -> int:
        """See `search.index.Reader.count`."""
        return self._ask(query, 0, "newest", None, 0)[1]

    def count_stories(self, query: Node) -> int | None:
        """See `search.index.Reader.count_stories`: one shard, a bucket for each story, nothing estimated."""
        if self.count(query) > STORIES_LIMIT:
            return None
        wanted = {"stories": {"terms": {"field": "story_no", "size": STORIES_LIMIT}}}
        answer = self._answer({"query": emit(query), "size": 0, "aggs": wanted})
        found = answer["aggregations"]["stories"]
        if found["sum_other_doc_count"] or found["doc_count_error_upper_bound"]:
            raise IndexUnavailableError("Elasticsearch left stories out of its count; nothing is lost")
        return len(found["buckets"])

    def stream(self, query: Node) -> Iterator[Hit]:
        """See `search.index.Reader.stream`; outside of a snapshot it opens a point in time of its own."""
        if self._point is None:
            with point_in_time(self._connection, self._index) as view:
                yield from view.stream(query)
            return
        after: int | None = None
        while True:
            hits, _ = self._ask(query, PAGE_LIMIT, "newest", after, 0)
            yield from hits
            if len(hits) < PAGE_LIMIT:
                return
            after = hits[-1].order_key

    def _ask(self, query: Node, size: int, sort: Sort, after: int | None, offset: int) -> tuple[list[Hit], int]:
        asked: dict[str, Any] = {
            "query": emit(query),
            "size": size,
            "sort": _ORDER[sort],
            "source": False,
            "docvalue_fields": ["order_key", "story_no"],
            "track_total_hits": True,  # the default stops counting at 10,000
        }
        if after is not None:
            asked["search_after"] = [after]
        if offset:
            asked["from_"] = offset
        answer = self._answer(asked)
        scored = sort == "relevance"
        return [_hit(hit, scored=scored) for hit in answer["hits"]["hits"]], int(answer["hits"]["total"]["value"])

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        if self._point is not None:
            asked["pit"] = {"id": self._point, "keep_alive": _KEEP_ALIVE}
        else:
            asked["index"] = self._index
        if self._point is None:
            asked["allow_partial_search_results"] = False
        answer = self._connection.call(lambda client: client.search(**asked)).body
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise IndexUnavailableError("Elasticsearch answered for a part of the index only; nothing is lost")
        self._point = answer.get("pit_id", self._point)
        return dict(answer)


@contextmanager
def point_in_time(connection: Connection, index: str) -> Iterator[ElasticView]:
    """Open a view that later writes do not change; closed on every way out."""
    opened = connection.call(lambda client: client.open_point_in_time(index=index, keep_alive=_KEEP_ALIVE)).body
    view = ElasticView(connection, index, str(opened["id"]))
    try:
        yield view
    finally:
        with suppress(IndexUnavailableError):  # it ends by itself after two minutes
            connection.call(lambda client: client.close_point_in_time(id=view._point or ""))  # noqa: SLF001 - same file


def _hit(hit: dict[str, Any], *, scored: bool) -> Hit:
    score = float(hit["sort"][0]) if scored else None
    fields = hit["fields"]
    return Hit(str(hit["_id"]), int(fields["order_key"][0]), int(fields["story_no"][0]), score)
