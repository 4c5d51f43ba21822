"""The hash chain over all captures, and its sidecar beside each WARC file, which lets `verify` work without a database.

The chain runs over digests in commit order: number and previous hash are drawn in the capture's transaction; the line
here is written after that commit, so the sidecar never claims more than the database. `recover` completes a line that a
crash took away.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipelines.archive.writer import ArchiveWriter
    from pipelines.record import ArchiveRef

GENESIS = "0" * 64  # the hash before the first capture
SUFFIX = ".chain.jsonl"


class Link(Protocol):
    """What the database says of a committed capture (`store.CapturePk` is one)."""

    @property
    def chain_no(self) -> int: ...  # noqa: D102
    @property
    def previous_hash(self) -> str: ...  # noqa: D102
    @property
    def chain_hash(self) -> str: ...  # noqa: D102
    @property
    def meta(self) -> bytes: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One record's entry: place, hash of the stored bytes, its number in the chain, and the metadata that is hashed."""

    file: str
    offset_bytes: int
    length_bytes: int
    record_sha256: str
    number: int
    previous_hash: str
    chain_hash: str
    meta: bytes

    @property
    def end_bytes(self) -> int:
        """The offset behind the record."""
        return self.offset_bytes + self.length_bytes


def chain_hash(previous_hash: str, record_sha256: str, meta_canonical: bytes) -> str:
    """Return h(n) = SHA-256(h(n-1), record hash, canonical metadata) as 64 hexadecimal digits."""
    return hashlib.sha256(f"{previous_hash}{record_sha256}".encode() + meta_canonical).hexdigest()


def append_chain_line(archive: ArchiveWriter, reference: ArchiveRef, added: Link) -> None:
    """Write a committed capture's line to the sidecar of its file; call it after the transaction returned.

    Raises OSError when the disk refuses it: the capture is safe all the same, and the next `recover` writes the line.
    """
    line = ChainLine(
        reference.file, reference.offset_bytes, reference.length_bytes, reference.record_sha256, added.chain_no,
        added.previous_hash, added.chain_hash, added.meta,
    )  # fmt: skip
    append_lines(archive.folder, reference.file, [line])
    archive.listed(reference)


def append_lines(folder: Path, file: str, lines: list[ChainLine]) -> None:
    """Append lines to a sidecar. Not fsynced: what a power cut takes is written again from the database."""
    path = sidecar(folder, file)
    path.touch(mode=0o640)  # as the archive file beside it: it names addresses of persons' posts
    with path.open("ab") as out:
        out.write(b"".join(_dump(line) for line in lines))


def sidecar(folder: Path, file: str) -> Path:
    """Return the path of a WARC file's sidecar."""
    return folder / f"{file}{SUFFIX}"


def read_sidecar(folder: Path, file: str) -> Iterator[ChainLine | str]:
    """Yield the lines of a sidecar; for a line that cannot be read, a sentence that says which one and why."""
    path = sidecar(folder, file)
    if not path.is_file():
        return
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            try:
                yield _load(file, raw)
            except (ValueError, KeyError, TypeError) as error:
                yield f"line {number} of {path.name} cannot be read ({type(error).__name__})"


def _dump(line: ChainLine) -> bytes:
    data = {
        "no": line.number,
        "offset": line.offset_bytes,
        "length": line.length_bytes,
        "record": line.record_sha256,
        "previous": line.previous_hash,
        "hash": line.chain_hash,
        "meta": line.meta.decode("utf-8", "surrogatepass"),
    }
    return json.dumps(data, separators=(",", ":")).encode() + b"\n"


def _load(file: str, raw: bytes) -> ChainLine:
    data = json.loads(raw)
    numbers = [data[key] for key in ("offset", "length", "no")]
    words = [data[key] for key in ("record", "previous", "hash", "meta")]
    if not all(type(number) is int and number >= 0 for number in numbers) or not all(
        type(word) is str for word in words
    ):
        raise TypeError("a value has another type than written")
    offset, length, number = numbers
    record, previous, link, meta = words
    return ChainLine(file, offset, length, record, number, previous, link, meta.encode("utf-8", "surrogatepass"))
