"""Reading one record by its reference: verified every time, never served when anything differs.

Called by the worker, replay and the evidence view. It opens files read-only and walks none of them.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pipelines.archive import warc
from pipelines.archive.errors import ArchiveDamagedError
from pipelines.archive.writer import OPEN
from pipelines.record import ArchiveRef

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, ref: ArchiveRef) -> bytes:
    """Return the body of a capture, after its record's SHA-256 was compared; a revisit gives its original's body.

    Raises ArchiveDamagedError with the part (missing, torn, header, body) when the record is not what was written.
    """
    record = read_record(folder, ref)
    if record.headers.get("warc-type") != "revisit":
        return record.body
    if record.refers_to is None:
        raise ArchiveDamagedError(ref.file, ref.offset_bytes, "header", "the revisit does not name its original")
    return read_record(folder, ArchiveRef(*record.refers_to)).body


def read_record(folder: Path, ref: ArchiveRef) -> warc.Record:
    """Return the verified record; raises as `read` does."""
    member = stored(folder, ref)
    is_intact = hashlib.sha256(member).hexdigest() == ref.record_sha256
    try:
        record = warc.parse(member)
    except ValueError as error:
        part, _, detail = str(error).partition(": ")
        raise ArchiveDamagedError(
            ref.file, ref.offset_bytes, "header" if part == "header" else "body", detail
        ) from error
    if not is_intact:
        part = changed_part(record)
        raise ArchiveDamagedError(ref.file, ref.offset_bytes, part, "its bytes are not those that were written")
    return record


def stored(folder: Path, ref: ArchiveRef) -> bytes:
    """Return the stored bytes at a reference; ArchiveDamagedError (missing, torn) when not all are there."""
    path = locate(folder, ref.file)
    if path is None:
        raise ArchiveDamagedError(ref.file, ref.offset_bytes, "missing", "the file is not in the folder")
    with path.open("rb") as file:
        file.seek(ref.offset_bytes)
        member = file.read(ref.length_bytes)
    if len(member) < ref.length_bytes:
        detail = f"{len(member)} of {ref.length_bytes} bytes there"
        raise ArchiveDamagedError(ref.file, ref.offset_bytes, "torn" if member else "missing", detail)
    return member


def locate(folder: Path, file: str) -> Path | None:
    """Return where a file lies, open or finished; None when it is gone. Asked twice: it may be renamed in between."""
    if "/" in file or "\\" in file or file.startswith("."):
        return None
    candidates = (folder / file, folder / f"{file}{OPEN}", folder / file)
    return next((path for path in candidates if path.is_file()), None)


def changed_part(record: warc.Record) -> warc.Part:
    """Say whether a readable but changed record still holds its body, by the payload digest in its own header."""
    declared = record.headers.get("warc-payload-digest")
    if record.headers.get("warc-type") == "revisit" or declared == warc.digest(record.body):
        return "header"
    return "body"
