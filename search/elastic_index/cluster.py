"""The cluster as a store of generations: index `<alias>-<hash8>-<n>`; the alias names the live one."""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from search.documents import schema_hash
from search.elastic_index.connection import Connection, ElasticOptions, RefusedError
from search.elastic_index.generation import ENGINE, ElasticIndex, mappings, write_alias

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

FORMAT = "elasticsearch 1"
_MISSING = 404


class ElasticStore:
    """Generations on one cluster under one alias."""

    engine = ENGINE
    needs_lease = True

    def __init__(
        self,
        options: ElasticOptions,
        *,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Open no connection yet; `sleep` and `monotonic` are the waiting and the stopwatch of retries."""
        self._connection = Connection(options, monotonic)
        self._options = options
        self._sleep = sleep
        self._about: dict[str, dict[str, str]] = {}

    @property
    def prefix(self) -> str:
        """See `search.index.IndexStore.prefix`: the alias, so that one pattern finds all generations."""
        return self._options.alias

    def writing(self) -> AbstractContextManager[None]:
        """See `search.index.IndexStore.writing`: the cluster has no such lock, the lease stands in for it."""
        return nullcontext()

    def schema_hash(self) -> str:
        """See `search.index.IndexStore.schema_hash`."""
        return schema_hash(FORMAT)

    def live(self) -> ElasticIndex | None:
        """See `search.index.IndexStore.live`."""
        try:
            found = self._connection.call(lambda client: client.indices.get_alias(name=self._options.alias)).body
        except RefusedError as no:
            if no.status == _MISSING:
                return None
            raise
        name = max(found)
        return ElasticIndex(self._connection, name, self._read_about(name), self._sleep)

    def create(self, name: str, generation: str, schema_hash: str) -> ElasticIndex:
        """See `search.index.IndexStore.create`. One shard: totals and scores are then exact to some 10M items."""
        settings: dict[str, Any] = {
            "number_of_shards": 1,
            "number_of_replicas": self._options.replicas,
            "gc_deletes": "1h",  # a late old version must still meet the deletion that outdates it
        }
        self._connection.call(
            lambda client: client.indices.create(
                index=name,
                settings=settings,
                mappings=mappings(generation, schema_hash),
                aliases={write_alias(name): {}},
            ),
            bulk=True,
        )
        return ElasticIndex(self._connection, name, self._read_about(name), self._sleep)

    def swap(self, name: str) -> None:
        """See `search.index.IndexStore.swap`; one call, so no search falls between two generations."""
        alias = self._options.alias
        actions: list[dict[str, Any]] = [
            {"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}},
            {"add": {"index": name, "alias": alias}},
        ]
        self._connection.call(lambda client: client.indices.update_aliases(actions=actions), bulk=True)

    def drop(self, name: str) -> None:
        """See `search.index.IndexStore.drop`."""
        self._connection.call(lambda client: client.indices.delete(index=name, ignore_unavailable=True), bulk=True)
        self._about.pop(name, None)

    def names(self) -> tuple[str, ...]:
        """See `search.index.IndexStore.names`."""
        pattern = f"{self._options.alias}-*"
        found = self._connection.call(lambda client: client.indices.get_alias(index=pattern)).body
        return tuple(sorted(found))

    def close(self) -> None:
        """Let go of the sockets."""
        self._connection.close()

    def _read_about(self, name: str) -> dict[str, str]:
        if name not in self._about:
            found = self._connection.call(lambda client: client.indices.get_mapping(index=name)).body
            self._about[name] = dict(found[name]["mappings"].get("_meta", {"generation": "", "schema_hash": ""}))
        return self._about[name]
