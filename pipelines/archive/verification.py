"""`pantau archive verify`: every record against its hash, the chain against itself, and both against the database.

Called by the roof, offline or beside the database, best between rounds. It reads by our own index of offsets, so a
damaged record is named with its part and every later one is still read. It changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelines.archive import warc
from pipelines.archive.chain import GENESIS, SUFFIX, ChainLine, chain_hash, read_sidecar
from pipelines.archive.errors import ArchiveDamagedError, Part
from pipelines.archive.reading import stored
from pipelines.archive.writer import OPEN
from pipelines.record import ArchiveRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pipelines.archive.recovery import CommittedRow


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not as it was written: where, which part, and what was found."""

    file: str
    offset_bytes: int | None
    number: int | None
    part: Part
    detail: str


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was read and what is wrong; `unlisted_bytes` are of no committed record, `torn_files` wait for a person."""

    files: int
    records: int
    intact: int
    head: str | None
    damages: tuple[Damage, ...]
    unlisted_bytes: int
    torn_files: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damages


def verify(folder: Path, rows: Iterable[CommittedRow] | None = None) -> VerifyReport:
    """Read every listed record and say what is damaged, in order of file and offset, then the chain's breaks.

    `rows` are the committed captures (`store.all_captures()`): with them a lost or altered sidecar line is found and
    the record is still checked; without them the sidecars are believed as far as the chain holds.
    """
    damages: list[Damage] = []
    lines = _listed(folder, damages)
    if rows is not None:
        _compare(lines, rows, damages)
    intact = 0
    for line in sorted(lines.values(), key=lambda line: (line.file, line.offset_bytes)):
        found = _record_damage(folder, line)
        intact += found is None
        if found:
            damages.append(found)
    damages += _chain_damages(lines.values())
    files = {path.name.removesuffix(OPEN) for path in [*folder.glob("*.warc.gz"), *folder.glob(f"*.warc.gz{OPEN}")]}
    files |= {line.file for line in lines.values()}
    newest = max(lines.values(), key=lambda line: line.number, default=None)
    return VerifyReport(
        files=len(files),
        records=len(lines),
        intact=intact,
        head=newest.chain_hash if newest else None,
        damages=tuple(damages),
        unlisted_bytes=_unlisted(folder, files, lines.values()),
        torn_files=tuple(sorted(path.name for path in folder.glob("*.torn"))),
    )


def _listed(folder: Path, damages: list[Damage]) -> dict[tuple[str, int], ChainLine]:
    """Return all sidecar lines by place; unreadable and doubled ones are damages, as is a file without a sidecar."""
    lines: dict[tuple[str, int], ChainLine] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        file = path.name.removesuffix(SUFFIX)
        for line in read_sidecar(folder, file):
            if isinstance(line, str):
                damages.append(Damage(file, None, None, "chain", line))
            elif (file, line.offset_bytes) in lines:
                damages.append(Damage(file, line.offset_bytes, line.number, "chain", "two lines name one record"))
            else:
                lines[file, line.offset_bytes] = line
    listed = {file for file, _ in lines}
    nameless = [path.name for path in sorted(folder.glob("*.warc.gz")) if path.name not in listed]
    damages += [Damage(name, None, None, "unlisted", "no sidecar names any record of this file") for name in nameless]
    return lines


def _compare(lines: dict[tuple[str, int], ChainLine], rows: Iterable[CommittedRow], damages: list[Damage]) -> None:
    """Compare sidecars with the database; the database's word is taken for what is checked next."""
    previous = (0, GENESIS)
    seen: set[tuple[str, int]] = set()
    for row in rows:
        reference = row.capture.archive
        if reference is not None:
            before = previous[1] if previous[0] == row.chain_no - 1 else ""
            place = (reference.file, reference.offset_bytes)
            stored_as = (reference.length_bytes, reference.record_sha256)
            wanted = ChainLine(*place, *stored_as, row.chain_no, before, row.chain_hash, row.meta)
            line = lines.get(place)
            seen.add(place)
            if line is None:
                damages.append(Damage(*place, row.chain_no, "chain", "the sidecar lacks this record's line"))
            elif before and line != wanted:
                damages.append(
                    Damage(*place, row.chain_no, "chain", "the sidecar's line is not what the database says")
                )
            if line is None or before:
                lines[place] = wanted
        previous = (row.chain_no, row.chain_hash)
    unknown = sorted(lines.keys() - seen)
    damages += [Damage(*place, lines[place].number, "chain", "the database does not know it") for place in unknown]


def _record_damage(folder: Path, line: ChainLine) -> Damage | None:
    try:
        member = stored(folder, ArchiveRef(line.file, line.offset_bytes, line.length_bytes, line.record_sha256))
        if hashlib.sha256(member).hexdigest() == line.record_sha256:
            return None
        part, detail = _changed(member, line.meta)
    except ArchiveDamagedError as error:
        part, detail = error.part, error.detail
    return Damage(line.file, line.offset_bytes, line.number, part, detail)


def _changed(member: bytes, meta: bytes) -> tuple[Part, str]:
    """Say which part of a record that differs from its hash was changed, as far as the metadata can tell."""
    try:
        record = warc.parse(member)
    except ValueError as error:
        part, _, detail = str(error).partition(": ")
        return ("header" if part == "header" else "body"), detail
    try:
        said = json.loads(meta.decode("utf-8", "surrogatepass"))
        body_sha256, fetched_at = said["body_sha256"], datetime.fromisoformat(said["fetched_at_utc"])
    except (ValueError, KeyError, TypeError):
        return "header", "its bytes are not those that were written, and its metadata cannot be read"
    if record.headers.get("warc-type") != "revisit" and hashlib.sha256(record.body).hexdigest() != body_sha256:
        return "body", "the body is not the one that was fetched"
    try:
        dated = datetime.fromisoformat(record.headers.get("warc-date", ""))
    except ValueError:
        return "time", "the time of the fetch cannot be read"
    if dated.astimezone(UTC) != fetched_at.astimezone(UTC):
        return "time", f"the record says {dated.isoformat()}, the metadata {fetched_at.isoformat()}"
    return "header", "the body is as fetched, something in the headers is not"


def _chain_damages(lines: Iterable[ChainLine]) -> Iterator[Damage]:
    """Yield the breaks of the chain in order of number: a wrong hash, a gap, a double, a link that does not fit."""
    number, last = 0, GENESIS
    for line in sorted(lines, key=lambda line: line.number):
        place = (line.file, line.offset_bytes, line.number)
        if line.number == number:
            yield Damage(*place, "chain", f"number {number} comes twice")
        elif line.number > number + 1:
            missing = (
                f"number {number + 1} is"
                if line.number == number + 2
                else f"numbers {number + 1} to {line.number - 1} are"
            )
            yield Damage(*place, "chain", f"{missing} missing before this record")
        elif line.previous_hash != last:
            yield Damage(*place, "chain", "it does not continue the record before it")
        if chain_hash(line.previous_hash, line.record_sha256, line.meta) != line.chain_hash:
            yield Damage(
                *place, "chain", "its hash is not that of its parts: metadata, record hash or link was changed"
            )
        number, last = line.number, line.chain_hash


def _unlisted(folder: Path, files: set[str], lines: Iterable[ChainLine]) -> int:
    """Return how many bytes of the finished files belong to no listed record (fetched, never committed)."""
    listed: Counter[str] = Counter()
    for line in lines:
        listed[line.file] += line.length_bytes
    paths = [path for path in (folder / file for file in files) if path.is_file()]
    return sum(max(0, path.stat().st_size - listed[path.name]) for path in paths)
