"""Index: what both engines promise, in the words of the query tree. Pages, alerts and exports know only this protocol.

Implemented by `search.tantivy_index` (embedded) and `search.elastic_index` (cluster); `tests/contracts/index` runs one
suite on both. An index is a projection of the state database: hits are ids, never texts, and it can always be rebuilt.
Only `search.indexer` writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from search.query.ast import Node

Document: TypeAlias = dict[str, Any]  # built by `search.documents.document` only: its schema table is the field list
Sort = Literal["newest", "first_seen", "relevance"]
PK_BITS = 30  # order_key = second << 30 | pk
STORIES_LIMIT = 50_000  # results whose stories are counted; beyond it nobody is told an estimate
RELEVANCE_DEPTH = 1_000  # hits by relevance beyond this are not offered: only the order of the first page matters
PAGE_LIMIT = 1_000


class IndexUnavailableError(Exception):
    """The engine did not answer in time or said no; nothing is lost, the state database still has everything."""


class IndexDamagedError(IndexUnavailableError):
    """The index is there and cannot be read; catching up builds it anew from the state database."""


class IndexBusyError(IndexUnavailableError):
    """Another process writes this index; try again later."""


class UnsupportedError(Exception):
    """This engine has no such query node; it never answers with an approximation."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A found item: id, place in time (`order_key`, a string in JSON: it exceeds 2^53), number of its story, score."""

    item_id: str
    order_key: int
    story_no: int
    score: float | None = None

    @property
    def pk(self) -> int:
        """The row key in the state database."""
        return self.order_key & ((1 << PK_BITS) - 1)


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits in order, the exact total of the whole query, and the key that continues it (None = at the end).

    `after` goes back into `search(..., after=...)`; relevance pages go on with `offset` instead.
    """

    hits: tuple[Hit, ...]
    total: int
    after: int | None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that the engine refused for good: it becomes a dead letter with this reason."""

    item_id: str
    change_no: int
    reason: str


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the engine answers, in one word and one sentence; `documents` None = could not be counted."""

    state: Literal["ok", "degraded", "down"]
    detail: str
    documents: int | None = None


class Reader(Protocol):
    """What can be asked of one unchanging view of the index."""

    def search(
        self, query: Node, *, size: int = 20, sort: Sort = "newest", after: int | None = None, offset: int = 0
    ) -> Results:
        """Return `size` (<= 1,000) hits in order with the exact total; `offset` only with sort="relevance"."""
        ...

    def count(self, query: Node) -> int:
        """Return the exact number of documents that match."""
        ...

    def count_stories(self, query: Node) -> int | None:
        """Return of how many stories the matching documents are: exact, or None above `STORIES_LIMIT` documents."""
        ...

    def stream(self, query: Node) -> Iterator[Hit]:
        """Yield every hit, newest first, in constant memory, none twice."""
        ...


class Index(Reader, Protocol):
    """One generation of one engine. A call raises `IndexUnavailableError` or `UnsupportedError`, nothing else."""

    engine: str

    @property
    def generation(self) -> str:
        """The id that was written inside the index when it was made."""
        ...

    @property
    def schema_hash(self) -> str:
        """The schema hash that was written inside the index when it was made."""
        ...

    def snapshot(self) -> AbstractContextManager[Reader]:
        """Open a view that later commits do not change."""
        ...

    def upsert(self, docs: Iterable[Document]) -> tuple[Rejected, ...]:
        """Add or replace by item id; a document with an older version never replaces a newer one."""
        ...

    def delete(self, ids: Iterable[tuple[str, int]]) -> None:
        """Take items out; each with the change number that erased it."""
        ...

    def commit(self) -> None:
        """Make everything written so far durable. Only after it may a cursor advance."""
        ...

    def refresh(self) -> None:
        """Make everything committed visible to searches."""
        ...

    def item_ids(self, ids: Sequence[str]) -> frozenset[str]:
        """Return those of `ids` that the index holds (for verification)."""
        ...

    def explain(self, query: Node) -> Mapping[str, Any]:
        """Return the query as this engine is asked it."""
        ...

    def health(self) -> Health:
        """Ask the engine how it is; never raises."""
        ...

    def close(self) -> None:
        """Let go of connections and locks."""
        ...


class IndexStore(Protocol):
    """Where generations of an index live: a folder (embedded) or a cluster with an alias."""

    engine: str
    needs_lease: bool  # whether the engine has no lock of its own against a second writer

    @property
    def prefix(self) -> str:
        """How the names of its generations begin."""
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Hold the engine's own lock against a second writer, if it has one; raises IndexBusyError at once."""
        ...

    def schema_hash(self) -> str:
        """Return the hash that a generation must have been built with to answer for this code."""
        ...

    def live(self) -> Index | None:
        """Open the generation that answers searches; None when nothing was built yet."""
        ...

    def create(self, name: str, generation: str, schema_hash: str) -> Index:
        """Make an empty generation beside the live one, with `generation` written inside it."""
        ...

    def swap(self, name: str) -> None:
        """Let `name` answer from now on, in one step."""
        ...

    def drop(self, name: str) -> None:
        """Delete a generation that does not answer searches; missing is fine."""
        ...

    def names(self) -> tuple[str, ...]:
        """Return the generations that exist, live or not."""
        ...
