"""One export from query text to published file."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pipelines import durable, store
from search.export.columns import columns, row
from search.export.writers import writer
from search.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from io import BufferedRandom
    from pathlib import Path

    from search.export.writers import Format
    from search.index import Index, Reader
    from search.query import Names, Node

PAGE: Final = 500  # items in memory at once
_ROW_BYTES: Final = 3_000  # a generous row without text, and what a text adds: the estimate before writing
_TEXT_BYTES: Final = 4_000


class ExportError(RuntimeError):
    """The export cannot be made; nothing was published and an older file of that name is untouched."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written. `total` is the count on screen; `missing` of them were erased while the export ran."""

    path: str
    format: Format
    query: str
    rows: int
    total: int
    missing: int
    bytes: int
    sha256: str

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def create(
    query: str, kind: Format, out: Path, *, index: Index, today: date, names: Names | None = None, text: bool = True
) -> ExportReport:
    """Write all items that match `query` to `out`, newest first, in constant memory; return what was written.

    `today` is the WIB day that relative dates mean; `text` False leaves full texts out. The folder of `out` is made.
    Raises ExportError for a refused query, a disk with less than twice the estimate free, or a full disk;
    IndexUnavailableError when the index is down.
    """
    parsed = parse(query, today=today, names=names)
    if parsed.ast is None:
        raise ExportError(parsed.error.text if parsed.error else "the query could not be read")
    out.parent.mkdir(parents=True, exist_ok=True)
    with index.snapshot() as reader:
        total = reader.count(parsed.ast)
        _check_space(out.parent, total, text=text)
        try:
            with durable.publishing(out) as file:
                rows = _write(reader, parsed.ast, kind, file, text=text)
                size, digest = _measure(file)
        except OSError as error:
            raise ExportError(f"{out}: {error}; nothing was published, free space and try again") from error
    return ExportReport(str(out), kind, query, rows, total, total - rows, size, digest)


def _write(reader: Reader, ast: Node, kind: Format, file: BufferedRandom, *, text: bool) -> int:
    wanted = columns(text=text)
    target = writer(kind, file, wanted)
    rows = 0
    for ids in _pages(reader, ast):
        page = [row(stored) for stored in store.get_many(ids) if not stored.erased]
        target.write(page)
        rows += len(page)
    target.close()
    return rows


def _pages(reader: Reader, ast: Node) -> Iterator[list[str]]:
    hits = reader.stream(ast)
    while page := [hit.item_id for hit in islice(hits, PAGE)]:
        yield page


def _check_space(folder: Path, rows: int, *, text: bool) -> None:
    estimate = rows * (_ROW_BYTES + (_TEXT_BYTES if text else 0))
    free = shutil.disk_usage(folder).free
    if free < 2 * estimate:
        raise ExportError(
            f"{rows} rows may need {estimate >> 20} MiB, {free >> 20} MiB are free in {folder}: narrow the query, "
            "leave the text out or write to another disk"
        )


def _measure(file: BufferedRandom) -> tuple[int, str]:
    file.flush()
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256")
    return file.tell(), digest.hexdigest()
