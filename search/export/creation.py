"""One export from query text to published file."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from pipelines import durable, store
from search.export.columns import columns, row
from search.export.writers import writer
from search.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from io import BufferedRandom
    from pathlib import Path

    from pipelines.record import StoredItem
    from search.export.writers import Format
    from search.index import Index, Reader
    from search.query import Names, Node

PAGE: Final = 500  # items in memory at once
_ROW_BYTES: Final = 3_000  # a generous row without text, and what a text adds: the estimate before writing
_TEXT_BYTES: Final = 4_000


Per: TypeAlias = Literal["item", "story"]


class ExportError(RuntimeError):
    """The export cannot be made; nothing was published and an older file of that name is untouched."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written: one row `per` item, or per story (its first matching item).

    `total` items matched, as on screen; `missing` of them were erased while the export ran, the others are of `stories`
    stories.
    """

    path: str
    format: Format
    query: str
    per: Per
    rows: int
    total: int
    stories: int
    missing: int
    bytes: int
    sha256: str

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def create(  # noqa: PLR0913 - what an export is asked for, all named
    query: str,
    kind: Format,
    out: Path,
    *,
    index: Index,
    today: date,
    names: Names | None = None,
    text: bool = True,
    per: Per = "item",
) -> ExportReport:
    """Write all items that match `query` to `out`, newest first, in constant memory; return what was written.

    `per` "story" writes the first matching item of each story only. `today` is the WIB day that relative dates mean;
    `text` False leaves full texts out. The folder of `out` is made.
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
                written = _write(reader, parsed.ast, kind, file, text=text, per=per)
                size, digest = _measure(file)
        except OSError as error:
            raise ExportError(f"{out}: {error}; nothing was published, free space and try again") from error
    return ExportReport(
        path=str(out),
        format=kind,
        query=query,
        per=per,
        rows=written.rows,
        total=total,
        stories=written.stories,
        missing=total - written.items,
        bytes=size,
        sha256=digest,
    )


@dataclass(slots=True)
class _Written:
    rows: int = 0
    items: int = 0
    stories: int = 0


class _Stories:
    """Which stories were met: a bit for each row key, so a million of them are 125 kB."""

    def __init__(self) -> None:
        self._met = bytearray()

    def first(self, key: int) -> bool:
        """Whether this story is met for the first time."""
        byte, bit = key >> 3, 1 << (key & 7)
        if byte >= len(self._met):
            self._met.extend(bytes(byte + 1 - len(self._met)))
        new = not self._met[byte] & bit
        self._met[byte] |= bit
        return new


def _write(reader: Reader, ast: Node, kind: Format, file: BufferedRandom, *, text: bool, per: Per) -> _Written:
    wanted = columns(text=text)
    target = writer(kind, file, wanted)
    written, met = _Written(), _Stories()
    for ids in _pages(reader, ast):
        found = [stored for stored in store.get_many(ids) if not stored.erased]
        keys = store.story_keys(ids)
        firsts = [stored for stored in found if met.first(keys[stored.item.id])]
        chosen = firsts if per == "story" else found
        target.write(_rows(chosen))
        written.rows += len(chosen)
        written.items += len(found)
        written.stories += len(firsts)
    target.close()
    return written


def _rows(chosen: Sequence[StoredItem]) -> list[dict[str, Any]]:
    sizes = store.story_sizes(list({stored.story_id for stored in chosen}))
    return [row(stored, sizes.get(stored.story_id, 1)) for stored in chosen]


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
