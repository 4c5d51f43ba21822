"""Three writers of the same rows: CSV for sheets, JSONL for programs, Parquet for analysis. Same rows, same bytes."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, Protocol, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from search.export.columns import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.export.columns import Column

Format = Literal["csv", "jsonl", "parquet"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
ROW_GROUP: Final = 2_000  # rows with their texts held at once: about 15 MB
# what a sheet takes for the start of a formula, its full-width twins, and our own sign
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")


class Writer(Protocol):
    """Takes rows in order; `close` completes the file but leaves the handle open."""

    def write(self, rows: Sequence[dict[str, Any]]) -> None:
        """Append rows."""
        ...

    def close(self) -> None:
        """Write what is still held back."""
        ...


def writer(kind: Format, file: BinaryIO, wanted: tuple[Column, ...]) -> Writer:
    """Return the writer of a format; raises KeyError for an unknown one."""
    kinds: dict[Format, type[_Csv | _Jsonl | _Parquet]] = {"csv": _Csv, "jsonl": _Jsonl, "parquet": _Parquet}
    return kinds[kind](file, wanted)


class _Csv:
    """RFC 4180: CRLF, UTF-8, quotes where needed. Free text that a sheet might run gets one `'` in front."""

    def __init__(self, file: BinaryIO, wanted: tuple[Column, ...]) -> None:
        self._columns = wanted
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._rows = csv.writer(self._text, lineterminator="\r\n")
        self._rows.writerow([column.name for column in wanted])

    def write(self, rows: Sequence[dict[str, Any]]) -> None:
        self._rows.writerows([[_cell(column, row[column.name]) for column in self._columns] for row in rows])

    def close(self) -> None:
        self._text.detach()


class _Jsonl:
    """One object a line, keys in column order; nested columns are arrays, instants ISO 8601 with offset."""

    def __init__(self, file: BinaryIO, wanted: tuple[Column, ...]) -> None:
        self._file, self._columns = file, wanted

    def write(self, rows: Sequence[dict[str, Any]]) -> None:
        for row in rows:
            line = {column.name: _plain(row[column.name]) for column in self._columns}
            self._file.write(_json(line).encode() + b"\n")

    def close(self) -> None:
        """Nothing is held back."""


class _Parquet:
    """zstd, row groups of a fixed size whatever the size of the pages that come in, so bytes do not depend on it."""

    def __init__(self, file: BinaryIO, wanted: tuple[Column, ...]) -> None:
        self._columns, self._schema = wanted, schema(wanted)
        self._out = pq.ParquetWriter(file, self._schema, compression="zstd", version="2.6")
        self._held: list[dict[str, Any]] = []

    def write(self, rows: Sequence[dict[str, Any]]) -> None:
        self._held.extend(rows)
        while len(self._held) >= ROW_GROUP:
            self._flush(ROW_GROUP)

    def close(self) -> None:
        if self._held:
            self._flush(len(self._held))
        self._out.close()

    def _flush(self, count: int) -> None:
        rows, self._held = self._held[:count], self._held[count:]
        arrays = [
            pa.array([_json(row[c.name]) if c.nested else row[c.name] for row in rows], type=c.type)
            for c in self._columns
        ]
        self._out.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=ROW_GROUP)


def _cell(column: Column, value: Any) -> str:  # noqa: ANN401 - any value of a column
    if value is None:
        return ""
    if column.nested:
        return _json(value)
    shown = _plain(value)
    if isinstance(shown, bool):
        return "true" if shown else "false"
    text = str(shown)
    return f"'{text}" if column.free and text.startswith(_FORMULA) else text


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    return value.isoformat() if hasattr(value, "isoformat") else value


def _json(value: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
