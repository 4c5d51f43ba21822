"""After a crash: cut what was never committed, complete the sidecar, give the file its final name.

Called at start by the roof, before anything is appended. It touches only files that no living process holds; a torn
tail is moved to a `.torn` file, never deleted; where the sidecar knows more than the database (an older backup was
restored) nothing of it is cut.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pipelines import durable
from pipelines.archive.chain import GENESIS, ChainLine, append_lines, read_sidecar, sidecar
from pipelines.archive.writer import OPEN, finish, held, release

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from filelock import FileLock

    from pipelines.record import Capture

_COPY_BYTES = 1024 * 1024


class CommittedRow(Protocol):
    """A capture as the database keeps it (`store.CaptureRow` is one)."""

    @property
    def capture(self) -> Capture: ...  # noqa: D102
    @property
    def chain_no(self) -> int: ...  # noqa: D102
    @property
    def chain_hash(self) -> str: ...  # noqa: D102
    @property
    def meta(self) -> bytes: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class RecoveredFile:
    """What was done to one file: bytes kept, moved to `torn_file`, and committed bytes that the disk no longer has."""

    file: str
    kept_bytes: int
    torn_bytes: int
    torn_file: str | None
    lost_bytes: int


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """The files that a dead process had left open, in order of name, and the sidecar lines written for them."""

    files: tuple[RecoveredFile, ...]
    lines_added: int


def recover(folder: Path, committed: Mapping[str, int], rows: Iterable[CommittedRow] = ()) -> RecoveryReport:
    """Finish the archive files of dead processes; returns what was done, at best nothing.

    `committed` gives the end of the last committed record per file (`store.archive_ends`); `rows` are the committed
    captures in chain order (`store.all_captures()`; read only when a file needs it). Safe to run twice and beside a
    running writer.
    """
    files: list[RecoveredFile] = []
    locks: dict[str, FileLock] = {}
    try:
        for path in sorted(folder.glob(f"*.warc.gz{OPEN}")):
            file = path.name.removesuffix(OPEN)
            lock = held(folder, file)
            if lock is None:
                continue
            locks[file] = lock
            if path.is_file():
                _cut_partial_line(folder, file)
                files.append(_cut(folder, path, file, committed.get(file, 0)))
        # the lines come before the final name: while a file is open, a crash here is repaired by the next run
        needy = {one.file for one in files if one.file in committed}
        lines_added = _complete(folder, needy, rows) if needy else 0
        for one in files:
            finish(folder, one.file)
    finally:
        for file, lock in locks.items():
            release(folder, file, lock)
    return RecoveryReport(tuple(files), lines_added)


def _cut(folder: Path, path: Path, file: str, committed_end: int) -> RecoveredFile:
    listed_end = max((line.end_bytes for line in read_sidecar(folder, file) if isinstance(line, ChainLine)), default=0)
    end = max(committed_end, listed_end)
    size = path.stat().st_size
    if size <= end:
        return RecoveredFile(file, size, 0, None, end - size)
    torn = _free_name(folder, file)
    with path.open("r+b") as source:
        source.seek(end)
        with durable.publishing(torn) as target:
            while piece := source.read(_COPY_BYTES):
                target.write(piece)
        source.truncate(end)
        os.fsync(source.fileno())
    return RecoveredFile(file, end, size - end, torn.name, 0)


def _free_name(folder: Path, file: str) -> Path:
    number = 1
    while (folder / f"{file}.{number}.torn").exists():
        number += 1
    return folder / f"{file}.{number}.torn"


def _cut_partial_line(folder: Path, file: str) -> None:
    """Cut a sidecar back to its last whole line; the line is written again from the database."""
    path = sidecar(folder, file)
    if not path.is_file():
        return
    with path.open("r+b") as lines:
        data = lines.read()
        whole = data.rfind(b"\n") + 1
        if whole < len(data):
            lines.truncate(whole)


def _complete(folder: Path, files: set[str], rows: Iterable[CommittedRow]) -> int:
    """Write the lines that the database has for these files and their sidecars lack; returns how many."""
    known = {line.number for file in files for line in read_sidecar(folder, file) if isinstance(line, ChainLine)}
    missing: dict[str, list[ChainLine]] = {}
    number, last = 0, GENESIS
    for row in rows:
        reference = row.capture.archive
        if reference is not None and reference.file in files and row.chain_no not in known:
            previous = last if row.chain_no == number + 1 else _previous(folder, row.chain_no)
            place = (reference.file, reference.offset_bytes, reference.length_bytes, reference.record_sha256)
            line = ChainLine(*place, row.chain_no, previous, row.chain_hash, row.meta)
            missing.setdefault(reference.file, []).append(line)
        number, last = row.chain_no, row.chain_hash
    for file, lines in missing.items():
        append_lines(folder, file, lines)
    return sum(map(len, missing.values()))


def _previous(folder: Path, number: int) -> str:
    """Return the hash before `number` from any sidecar, when the rows given did not begin early enough."""
    for path in sorted(folder.glob("*.chain.jsonl")):
        for line in read_sidecar(folder, path.name.removesuffix(".chain.jsonl")):
            if isinstance(line, ChainLine) and line.number == number - 1:
                return line.chain_hash
    return ""
