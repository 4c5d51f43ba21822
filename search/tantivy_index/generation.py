"""One generation of the embedded index: a folder, its reader and its one writer. Part of `search.tantivy_index`."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import tantivy

from search.index import Health, Hit, IndexBusyError, IndexDamagedError, IndexUnavailableError, Rejected, Results, Sort
from search.tantivy_index.emit import emit
from search.tantivy_index.schema import ENGINE, WRITER_HEAP_BYTES, engine_document, guarded, registered
from search.tantivy_index.view import TantivyView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from search.index import Document
    from search.query.ast import Node

ABOUT = "generation.json"


class TantivyIndex:
    """One generation: a folder with a tantivy index and the id of its generation."""

    engine = ENGINE

    def __init__(self, folder: Path) -> None:
        """Open the generation in `folder`; raises IndexDamagedError when it is damaged or not there."""
        try:
            self._about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
            self._index = registered(tantivy.Index.open(str(folder)))
        except (OSError, ValueError) as damage:
            raise IndexDamagedError(
                f"the index in {folder.name} cannot be opened ({damage}): run `pantau index rebuild`"
            ) from damage
        self.folder = folder
        self._writer: tantivy.IndexWriter | None = None
        self._pending: dict[str, int] = {}

    @property
    def generation(self) -> str:
        """The id that was written into the folder when it was made."""
        return str(self._about["generation"])

    @property
    def schema_hash(self) -> str:
        """The schema hash that was written into the folder when it was made."""
        return str(self._about["schema_hash"])

    def view(self) -> TantivyView:
        """A searcher over what was committed and refreshed."""
        return TantivyView(self._index.searcher(), self._index.schema)

    @contextmanager
    def snapshot(self) -> Iterator[TantivyView]:
        """See `search.index.Index.snapshot`."""
        yield self.view()

    def search(
        self, query: Node, *, size: int = 20, sort: Sort = "newest", after: int | None = None, offset: int = 0
    ) -> Results:
        """See `search.index.Reader.search`."""
        return self.view().search(query, size=size, sort=sort, after=after, offset=offset)

    def count(self, query: Node) -> int:
        """See `search.index.Reader.count`."""
        return self.view().count(query)

    def count_stories(self, query: Node) -> int | None:
        """See `search.index.Reader.count_stories`."""
        return self.view().count_stories(query)

    def stream(self, query: Node) -> Iterator[Hit]:
        """See `search.index.Reader.stream`."""
        return self.view().stream(query)

    def upsert(self, docs: Iterable[Document]) -> tuple[Rejected, ...]:
        """See `search.index.Index.upsert`."""
        writer = self._open_writer()
        batch = list(docs)
        known = self._versions([doc["item_id"] for doc in batch])
        rejected = []
        for doc in batch:
            item_id, version = doc["item_id"], doc["version"]
            if known.get(item_id, -1) > version:
                continue
            try:
                made = engine_document(doc)
            except (TypeError, ValueError, OverflowError) as reason:
                rejected.append(Rejected(item_id, version, str(reason)))
                continue
            guarded(lambda item_id=item_id: writer.delete_documents_by_term("item_id", item_id))  # type: ignore[misc]
            guarded(lambda made=made: writer.add_document(made))  # type: ignore[misc]
            known[item_id] = self._pending[item_id] = version
        return tuple(rejected)

    def delete(self, ids: Iterable[tuple[str, int]]) -> None:
        """See `search.index.Index.delete`."""
        writer = self._open_writer()
        batch = list(ids)
        known = self._versions([item_id for item_id, _ in batch])
        for item_id, version in batch:
            if known.get(item_id, -1) <= version:
                guarded(lambda item_id=item_id: writer.delete_documents_by_term("item_id", item_id))  # type: ignore[misc]
                self._pending[item_id] = version

    def commit(self) -> None:
        """See `search.index.Index.commit`."""
        if self._writer is not None:
            guarded(self._writer.commit)
            self._pending.clear()
            self.refresh()

    def refresh(self) -> None:
        """See `search.index.Index.refresh`."""
        guarded(self._index.reload)

    def item_ids(self, ids: Sequence[str]) -> frozenset[str]:
        """See `search.index.Index.item_ids`."""
        return frozenset(guarded(lambda: self.view().versions(ids)))

    def explain(self, query: Node) -> Mapping[str, Any]:
        """See `search.index.Index.explain`."""
        return {"engine": self.engine, "query": repr(emit(self._index.schema, query))}

    def health(self) -> Health:
        """See `search.index.Index.health`."""
        try:
            return Health("ok", self.folder.name, guarded(lambda: self.view().documents()))
        except IndexUnavailableError as reason:
            return Health("down", str(reason))

    def close(self) -> None:
        """Finish merges and give the writer's lock back; uncommitted documents are dropped."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            guarded(writer.rollback)
            guarded(writer.wait_merging_threads)
        self._pending.clear()

    def _versions(self, ids: list[str]) -> dict[str, int]:
        found = guarded(lambda: self.view().versions(ids))
        found.update((item_id, self._pending[item_id]) for item_id in ids if item_id in self._pending)
        return found

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(WRITER_HEAP_BYTES, 1)
            except ValueError as busy:
                if "LockBusy" not in str(busy):
                    raise IndexUnavailableError(str(busy)) from busy
                raise IndexBusyError("another process writes this index: it is tried again later") from busy
        return self._writer
