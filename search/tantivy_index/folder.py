"""The folder of generations and the `CURRENT` file that names the one that answers. Part of `search.tantivy_index`."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager, suppress
from importlib.metadata import version
from typing import TYPE_CHECKING

import tantivy
from filelock import FileLock, Timeout

from pipelines import durable
from search.documents import schema_hash
from search.index import IndexBusyError
from search.tantivy_index.generation import ABOUT, TantivyIndex
from search.tantivy_index.schema import ENGINE, engine_schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = f"tantivy {version('tantivy')} 1"  # the files' format moves with releases: another one is a rebuild
_CURRENT = "CURRENT"


class TantivyStore:
    """The folder of generations. `CURRENT` is replaced, never edited: a reader sees the old name or the new one."""

    engine = ENGINE
    needs_lease = False
    prefix = "pantau"

    def __init__(self, root: Path) -> None:
        """Keep generations under `root`, which is made when the first one is."""
        self.root = root
        self._open: tuple[str, TantivyIndex] | None = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """See `search.index.IndexStore.writing`; the lock is the operating system's, so a killed writer leaves none."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / "writer.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as held:
            raise IndexBusyError("another process writes this index: it is tried again later") from held
        try:
            yield
        finally:
            lock.release()

    def schema_hash(self) -> str:
        """Return the hash that a generation must have been built with to answer for this code."""
        return schema_hash(FORMAT)

    def live(self) -> TantivyIndex | None:
        """See `search.index.IndexStore.live`; keeps the reader open between calls and refreshes it."""
        try:
            name = (self.root / _CURRENT).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        if self._open is None or self._open[0] != name:
            self._open = (name, TantivyIndex(self.root / name))
        self._open[1].refresh()
        return self._open[1]

    def create(self, name: str, generation: str, schema_hash: str) -> TantivyIndex:
        """See `search.index.IndexStore.create`."""
        folder = self.root / name
        folder.mkdir(parents=True)
        tantivy.Index(engine_schema(), path=str(folder))
        durable.publish(folder / ABOUT, json.dumps({"generation": generation, "schema_hash": schema_hash}).encode())
        return TantivyIndex(folder)

    def swap(self, name: str) -> None:
        """See `search.index.IndexStore.swap`."""
        durable.publish(self.root / _CURRENT, name.encode())

    def drop(self, name: str) -> None:
        """See `search.index.IndexStore.drop`."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.root / name)

    def names(self) -> tuple[str, ...]:
        """See `search.index.IndexStore.names`."""
        if not self.root.is_dir():
            return ()
        return tuple(sorted(path.name for path in self.root.iterdir() if path.is_dir()))
