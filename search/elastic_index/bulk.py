"""Our own bulk loop: every document is answered by name - done, to be sent again, or refused with the reason.

Part of `search.elastic_index`. The client's helpers are not used: with their defaults they drop documents that the
cluster was too busy for, stop at the first conflict, or never retry single items (each measured).
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from search.elastic_index.connection import TRY_AGAIN, RefusedError
from search.index import IndexUnavailableError, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from search.elastic_index.connection import Connection

_DONE = frozenset({200, 201, 409})  # 409: a newer version is there already
_BLOCKED, _MISSING, _TOO_LARGE = 403, 404, 413


@dataclass(frozen=True, slots=True)
class Operation:
    """One document to write or take out, already as bytes."""

    item_id: str
    version: int
    lines: tuple[bytes, ...]

    @property
    def size_bytes(self) -> int:
        """Bytes on the wire, line ends included."""
        return sum(len(line) + 1 for line in self.lines)


def index_operation(doc: Mapping[str, Any]) -> Operation:
    """Write or replace by id, unless a newer version is there."""
    source = {name: value for name, value in doc.items() if name != "item_id"}
    return _operation("index", doc["item_id"], doc["version"], source)


def delete_operation(item_id: str, version: int) -> Operation:
    """Take out by id, unless a newer version is there."""
    return _operation("delete", item_id, version, None)


class Bulk:
    """Sends operations in chunks; waits and sends again what the cluster was too busy for."""

    def __init__(self, connection: Connection, target: str, sleep: Callable[[float], None]) -> None:
        """Write to the alias `target` (never made by a write); `sleep` waits that many seconds."""
        self._connection = connection
        self._target = target
        self._sleep = sleep
        self._options = connection.options

    def send(self, operations: Iterable[Operation]) -> tuple[Rejected, ...]:
        """Return what the cluster refused for good; raises IndexUnavailableError when it gave up waiting."""
        rejected: list[Rejected] = []
        for chunk in self._chunks(operations):
            rejected += self._chunk(chunk)
        return tuple(rejected)

    def _chunks(self, operations: Iterable[Operation]) -> Iterator[list[Operation]]:
        chunk: list[Operation] = []
        size = 0
        for operation in operations:
            full = len(chunk) >= self._options.bulk_docs or size + operation.size_bytes > self._options.bulk_bytes
            if chunk and full:
                yield chunk
                chunk, size = [], 0
            chunk.append(operation)
            size += operation.size_bytes
        if chunk:
            yield chunk

    def _chunk(self, chunk: list[Operation]) -> list[Rejected]:
        rejected: list[Rejected] = []
        tries = 0
        while True:
            wish: float | None = None
            last = IndexUnavailableError("Elasticsearch is too busy to take all documents; they wait")
            try:
                chunk, refused = self._once(chunk)
                rejected += refused
            except RefusedError as no:
                if no.status == _TOO_LARGE:
                    return rejected + self._halved(chunk, str(no))
                if no.status not in TRY_AGAIN:
                    raise
                last, wish = no, no.retry_after_s
            except IndexUnavailableError as silence:
                last = silence
            if not chunk:
                return rejected
            tries += 1
            if tries >= self._options.bulk_tries:
                raise last
            self._sleep(self._pause(tries) if wish is None else wish)

    def _pause(self, tries: int) -> float:
        most = min(self._options.retry_most_s, self._options.retry_least_s * 2 ** (tries - 1))
        return random.uniform(0, most)  # noqa: S311 - spreads load, guards nothing

    def _halved(self, chunk: list[Operation], reason: str) -> list[Rejected]:
        if len(chunk) == 1:
            return [Rejected(chunk[0].item_id, chunk[0].version, reason)]
        middle = len(chunk) // 2
        return self._chunk(chunk[:middle]) + self._chunk(chunk[middle:])

    def _once(self, chunk: list[Operation]) -> tuple[list[Operation], list[Rejected]]:
        """Return what to send again and what was refused; an operation without an answer is sent again."""
        # bytes pass through the client as they are; its type says mappings
        lines = cast("Any", [line for operation in chunk for line in operation.lines])
        answer = self._connection.call(
            lambda client: client.bulk(index=self._target, operations=lines, require_alias=True), bulk=True
        ).body
        results = {str(result["_id"]): result for item in answer["items"] for result in item.values()}
        again, refused = [], []
        for operation in chunk:
            verdict = _verdict(results.get(operation.item_id))
            if verdict == "again":
                again.append(operation)
            elif verdict:
                refused.append(Rejected(operation.item_id, operation.version, verdict))
        return again, refused


def _verdict(result: Mapping[str, Any] | None) -> str:
    """Return "" for done, "again", or the reason of a refusal; raises when the whole index is blocked or gone."""
    if result is None:
        return "again"
    status, error = int(result["status"]), result.get("error")
    kind = error.get("type") if isinstance(error, dict) else None
    if status in _DONE or (status == _MISSING and error is None):  # a delete of what is not there
        return ""
    reason = f"{status} {error['type']}: {error.get('reason', '')}" if isinstance(error, dict) else str(status)
    if status == _BLOCKED or kind == "cluster_block_exception":  # a full disk says 429
        raise RefusedError(f"Elasticsearch blocks writing ({reason}): free disk space, it goes on by itself", _BLOCKED)
    if status in TRY_AGAIN:
        return "again"
    if status == _MISSING:
        raise RefusedError(f"the index is not there ({reason}): run `pantau index rebuild`", status)
    return reason


def _operation(name: str, item_id: str, version: int, source: Mapping[str, Any] | None) -> Operation:
    action = {name: {"_id": item_id, "version": version, "version_type": "external_gte"}}
    lines = [action] if source is None else [action, source]
    return Operation(item_id, version, tuple(json.dumps(line, separators=(",", ":")).encode() for line in lines))
