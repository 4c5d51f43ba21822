"""A small committed archive for tests: captures, their records, and the rows that the database would hold."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pipelines import canonical
from pipelines.archive import ArchiveWriter, append_chain_line, chain_hash
from pipelines.archive.chain import GENESIS
from pipelines.record import Capture

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Row:
    """What the store returns for a committed capture, and what it hands to the sidecar."""

    capture: Capture
    chain_no: int
    previous_hash: str
    chain_hash: str
    meta: bytes


def capture_of(body: bytes, number: int, **changes: object) -> Capture:
    capture = Capture(
        source="kabar-lembah",
        outlet="kabar-lembah",
        medium="news",
        url=f"https://kabarlembah.example/berita/{number}",
        final_url=f"https://kabarlembah.example/berita/{number}",
        canonical_url=f"https://kabarlembah.example/berita/{number}",
        fetched_at_utc=datetime(2024, 11, 20, 8, 0, 0, 250_000, tzinfo=UTC) + timedelta(seconds=number),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("ETag", f'"{number}"')),
        body_sha256=hashlib.sha256(body).hexdigest(),
        rendered=False,
        robots="allowed",
    )
    return dataclasses.replace(capture, **changes)  # type: ignore[arg-type]


def body_of(number: int) -> bytes:
    words = " ".join(hashlib.sha256(f"{number}.{part}".encode()).hexdigest() for part in range(30))
    return f"<html><body><h1>Berita {number}</h1><p>{words}</p></body></html>".encode()


def committed(capture: Capture, number: int, previous: str) -> Row:
    assert capture.archive is not None
    meta = canonical.capture_bytes(capture)
    return Row(capture, number, previous, chain_hash(previous, capture.archive.record_sha256, meta), meta)


def fill(folder: Path, count: int, *, close: bool = True) -> tuple[list[Row], ArchiveWriter]:
    """Archive `count` captures as the handoff does, and return the rows."""
    writer = ArchiveWriter(folder)
    rows: list[Row] = []
    for number in range(1, count + 1):
        capture = capture_of(body_of(number), number)
        reference = writer.append(capture, body_of(number))
        writer.sync()
        row = committed(
            dataclasses.replace(capture, archive=reference), number, rows[-1].chain_hash if rows else GENESIS
        )
        append_chain_line(writer, reference, row)
        rows.append(row)
    if close:
        writer.close()
    return rows, writer
