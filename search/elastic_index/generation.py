"""One generation of the index on the cluster: reads, and writes through an alias of its own. Part of the package."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from search.documents import SCHEMA
from search.elastic_index.bulk import Bulk, delete_operation, index_operation
from search.elastic_index.emit import emit
from search.elastic_index.view import ElasticView, point_in_time
from search.index import Health, Hit, IndexUnavailableError, Rejected, Results, Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from search.elastic_index.connection import Connection
    from search.index import Document
    from search.query.ast import Node

ENGINE = "elasticsearch"
_COLORS = {"green": "ok", "yellow": "ok", "red": "down"}
_TYPES: Mapping[str, Mapping[str, Any]] = {
    "stems": {"type": "text", "analyzer": "whitespace"},
    "words": {"type": "text", "analyzer": "whitespace", "index_options": "docs"},
    "keyword": {"type": "keyword"},
    "integer": {"type": "long"},
}


def mappings(generation: str, schema_hash: str) -> dict[str, Any]:
    """Return the mapping: the schema table, nothing else accepted, texts kept out of the stored source."""
    texts = [field.name for field in SCHEMA if field.type in {"stems", "words"}]
    return {
        "dynamic": "strict",
        "_meta": {"generation": generation, "schema_hash": schema_hash},
        "_source": {"excludes": texts},
        "properties": {field.name: dict(_TYPES[field.type]) for field in SCHEMA if field.type != "id"},
    }


def write_alias(name: str) -> str:
    """The alias that a generation is written through: a write never brings a deleted index back to life."""
    return f"{name}-w"


class ElasticIndex:
    """One index on the cluster, with the id of its generation in its mapping."""

    engine = ENGINE

    def __init__(
        self, connection: Connection, name: str, about: Mapping[str, str], sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """Use the index `name`, whose mapping says `about` it; opens nothing."""
        self.name = name
        self._connection = connection
        self._about = about
        self._view = ElasticView(connection, name)
        self._bulk = Bulk(connection, write_alias(name), sleep)

    @property
    def generation(self) -> str:
        """See `search.index.Index.generation`."""
        return self._about["generation"]

    @property
    def schema_hash(self) -> str:
        """See `search.index.Index.schema_hash`."""
        return self._about["schema_hash"]

    def snapshot(self) -> AbstractContextManager[ElasticView]:
        """See `search.index.Index.snapshot`."""
        return point_in_time(self._connection, self.name)

    def search(
        self, query: Node, *, size: int = 20, sort: Sort = "newest", after: int | None = None, offset: int = 0
    ) -> Results:
        """See `search.index.Reader.search`."""
        return self._view.search(query, size=size, sort=sort, after=after, offset=offset)

    def count(self, query: Node) -> int:
        """See `search.index.Reader.count`."""
        return self._view.count(query)

    def count_stories(self, query: Node) -> int | None:
        """See `search.index.Reader.count_stories`."""
        return self._view.count_stories(query)

    def stream(self, query: Node) -> Iterator[Hit]:
        """See `search.index.Reader.stream`."""
        return self._view.stream(query)

    def upsert(self, docs: Iterable[Document]) -> tuple[Rejected, ...]:
        """See `search.index.Index.upsert`; durable when it returns."""
        return self._bulk.send(index_operation(doc) for doc in docs)

    def delete(self, ids: Iterable[tuple[str, int]]) -> None:
        """See `search.index.Index.delete`; durable when it returns."""
        self._bulk.send(delete_operation(item_id, version) for item_id, version in ids)

    def commit(self) -> None:
        """Nothing to do: the cluster answers a bulk only after its log is on disk."""

    def refresh(self) -> None:
        """See `search.index.Index.refresh`."""
        self._connection.call(lambda client: client.indices.refresh(index=self.name), bulk=True)

    def item_ids(self, ids: Sequence[str]) -> frozenset[str]:
        """See `search.index.Index.item_ids`."""
        if not ids:
            return frozenset()
        answer = self._connection.call(lambda client: client.mget(index=self.name, ids=list(ids), source=False)).body
        return frozenset(str(doc["_id"]) for doc in answer["docs"] if doc.get("found"))

    def explain(self, query: Node) -> Mapping[str, Any]:
        """See `search.index.Index.explain`."""
        return {"engine": self.engine, "query": emit(query)}

    def health(self) -> Health:
        """See `search.index.Index.health`."""
        try:
            color = self._connection.call(lambda client: client.cluster.health(index=self.name)).body["status"]
            count = self._connection.call(lambda client: client.count(index=self.name)).body["count"]
        except IndexUnavailableError as reason:
            return Health("down", str(reason))
        return Health("ok" if _COLORS.get(color) == "ok" else "degraded", f"{self.name}: {color}", int(count))

    def close(self) -> None:
        """Nothing of its own: the store closes the connection."""
