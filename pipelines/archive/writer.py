"""The writer: one open, locked WARC file per process, appended to and never changed.

Used by crawler/handoff and intake from one thread. A record is acknowledged when `sync()` returned and the database row
is committed; several records may share one `sync()` (group commit). It makes its own file names and reads no clock.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING, Self

from filelock import FileLock, Timeout

from pipelines import durable
from pipelines.archive import warc
from pipelines.record import ArchiveRef

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from pipelines.archive.warc import Kind
    from pipelines.record import Capture

ROTATE_BYTES = 1024 * 1024 * 1024
OPEN = ".open"
LOCK = ".lock"
_NAME = re.compile(r"pantau-(\d{6})\.warc\.gz")


class ArchiveWriter:
    """Appends records to one file of `folder`; the file is made at the first record and closed at `rotate_bytes`."""

    def __init__(self, folder: Path, *, rotate_bytes: int = ROTATE_BYTES) -> None:
        """Prepare; the folder must exist. Nothing is written before the first record."""
        self.folder = folder
        self._rotate_bytes = rotate_bytes
        self._file = ""
        self._handle = -1
        self._end = 0
        self._is_dirty = False
        self._unlisted: set[int] = set()
        self._lock: FileLock | None = None

    def __enter__(self) -> Self:
        """Return the writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def append(
        self, capture: Capture, body: bytes, *, kind: Kind = "response", refers_to: ArchiveRef | None = None
    ) -> ArchiveRef:
        """Write one record and return its place; it is on disk only after `sync()`.

        `body` is stored as received after transfer decoding. A `revisit` stores headers only and names the record whose
        equal body it repeats. Raises OSError (disk full, file limit): then the file ends where it ended before.
        """
        # only between batches: then the chain lines of everything in the full file have been written
        if self._handle >= 0 and not self._is_dirty and self._end >= self._rotate_bytes:
            self.close()
        if self._handle < 0:
            self._open()
        member = warc.build(capture, body, kind, f"{self._file}#{self._end}", refers_to)
        offset = self._end
        try:
            self._write(member)
        except OSError:
            os.ftruncate(self._handle, offset)  # never append after a torn record
            raise
        self._end = offset + len(member)
        self._is_dirty = True
        self._unlisted.add(offset)
        return ArchiveRef(self._file, offset, len(member), hashlib.sha256(member).hexdigest())

    def sync(self) -> None:
        """Return when every appended record is on disk."""
        if self._is_dirty:
            os.fsync(self._handle)
            self._is_dirty = False

    def listed(self, reference: ArchiveRef) -> None:
        """Note that a record's chain line is written (called by `append_chain_line`)."""
        if reference.file == self._file:
            self._unlisted.discard(reference.offset_bytes)

    def close(self) -> None:
        """Sync, give the file its final name and release it; a later `append` opens the next one.

        A file with a record whose chain line was never written (its commit failed, or the line did) stays open by name:
        `recover` asks the database which of the two it was.
        """
        if self._handle < 0:
            return
        try:
            self.sync()
        finally:
            os.close(self._handle)
            self._handle = -1
        if not self._unlisted:
            finish(self.folder, self._file)
        self._unlisted.clear()
        release(self.folder, self._file, self._lock)
        self._lock = None

    def _write(self, member: bytes) -> None:
        view = memoryview(member)
        at = self._end
        while view:
            written = os.pwrite(self._handle, view, at)
            view, at = view[written:], at + written

    def _open(self) -> None:
        """Make the next file of the folder; two processes never get the same one, and no number comes twice."""
        number = (
            max((int(match[1]) for path in self.folder.iterdir() if (match := _NAME.match(path.name))), default=0) + 1
        )
        while True:
            file = f"pantau-{number:06}.warc.gz"
            lock = held(self.folder, file)
            if lock is not None and (self.folder / file).exists():
                release(self.folder, file, lock)
            elif lock is not None:
                try:
                    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
                    self._handle = os.open(self.folder / f"{file}{OPEN}", flags, 0o640)
                    break
                except FileExistsError:
                    release(self.folder, file, lock)
            number += 1
        self._file, self._lock, self._end = file, lock, 0
        durable.sync_folder(self.folder)


def held(folder: Path, file: str) -> FileLock | None:
    """Return the held lock of an archive file, or None when another process holds it. Never waits."""
    lock = FileLock(folder / f"{file}{LOCK}", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def release(folder: Path, file: str, lock: FileLock | None) -> None:
    """Release a lock and remove its file; whoever opened it meanwhile finds no `.open` file and goes on."""
    if lock is not None:
        (folder / f"{file}{LOCK}").unlink(missing_ok=True)
        lock.release()


def finish(folder: Path, file: str) -> None:
    """Give a complete, synced file its final name; an empty one is removed."""
    path = folder / f"{file}{OPEN}"
    if path.stat().st_size == 0:
        path.unlink()
        durable.sync_folder(folder)
    else:
        durable.move(path, folder / file)
