"""Faults of the archive (catalogue rows I1, B2, B3): cuts, flips, kills, a full disk; damage is named, never spread."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pipelines.archive import ArchiveDamagedError, append_chain_line, locate, read, recover, verify
from pipelines.archive.writer import ArchiveWriter
from pipelines.record import ArchiveRef
from tests.pipelines.archive_builders import Row, body_of, capture_of, fill

ROOT = Path(__file__).parents[2]
FILE = "pantau-000001.warc.gz"
RECORDS = 12
TRIALS = 120
KILLS = 12


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Row]]:
    folder = tmp_path_factory.mktemp("archive")
    rows, _ = fill(folder, RECORDS)
    return folder, rows


def _refs(rows: list[Row]) -> list[ArchiveRef]:
    return [row.capture.archive for row in rows if row.capture.archive]


def test_i1_a_flipped_byte_is_named_and_every_other_record_is_read(
    archive: tuple[Path, list[Row]], tmp_path: Path
) -> None:
    folder, rows = archive
    shutil.copytree(folder, tmp_path / "a")
    path, whole = tmp_path / "a" / FILE, (folder / FILE).read_bytes()
    chance = random.Random(20241120)
    for _ in range(TRIALS):
        at = chance.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        hit = next(n for n, ref in enumerate(_refs(rows)) if at < ref.offset_bytes + ref.length_bytes)
        report = verify(tmp_path / "a")
        assert [damage.number for damage in report.damages] == [hit + 1]
        assert report.damages[0].part in {"body", "header", "time"}
        assert report.intact == RECORDS - 1
        for number, ref in enumerate(_refs(rows)):
            if number == hit:
                with pytest.raises(ArchiveDamagedError):
                    read(tmp_path / "a", ref)
            else:
                assert read(tmp_path / "a", ref) == body_of(number + 1)


def test_i1_a_cut_file_names_what_is_torn_and_what_is_missing(archive: tuple[Path, list[Row]], tmp_path: Path) -> None:
    folder, rows = archive
    shutil.copytree(folder, tmp_path / "a")
    path, whole = tmp_path / "a" / FILE, (folder / FILE).read_bytes()
    chance = random.Random(20241121)
    for _ in range(TRIALS):
        cut = chance.randrange(len(whole))
        path.write_bytes(whole[:cut])
        report = verify(tmp_path / "a")
        expected = {
            number: "torn" if ref.offset_bytes < cut else "missing"
            for number, ref in enumerate(_refs(rows), 1)
            if ref.offset_bytes + ref.length_bytes > cut
        }
        assert {damage.number: damage.part for damage in report.damages} == expected
        assert report.intact == RECORDS - len(expected)
        for number, ref in enumerate(_refs(rows), 1):
            if number not in expected:
                assert read(tmp_path / "a", ref) == body_of(number)


def test_recovery_cuts_back_to_the_last_commit_wherever_the_crash_was(
    archive: tuple[Path, list[Row]], tmp_path: Path
) -> None:
    folder, rows = archive
    whole, lines = (folder / FILE).read_bytes(), (folder / f"{FILE}.chain.jsonl").read_bytes().splitlines(keepends=True)
    chance = random.Random(20241122)
    for trial in range(TRIALS):
        acknowledged = chance.randrange(RECORDS)
        end = sum(ref.length_bytes for ref in _refs(rows)[:acknowledged])
        written = chance.randrange(end, len(whole) + 1)
        listed = chance.randrange(acknowledged + 1)
        place = tmp_path / str(trial)
        place.mkdir()
        (place / f"{FILE}.open").write_bytes(whole[:written])
        half_line = lines[listed][: chance.randrange(len(lines[listed]))]
        (place / f"{FILE}.chain.jsonl").write_bytes(b"".join(lines[:listed]) + half_line)
        report = recover(place, {FILE: end} if acknowledged else {}, rows[:acknowledged])
        (done,) = report.files
        assert (done.kept_bytes, done.torn_bytes, done.lost_bytes) == (end, written - end, 0)
        assert report.lines_added == acknowledged - listed
        assert [read(place, ref) for ref in _refs(rows)[:acknowledged]] == [body_of(n + 1) for n in range(acknowledged)]
        checked = verify(place, rows[:acknowledged])
        assert checked.damages == ()
        assert checked.intact == acknowledged
        assert sum((place / name).stat().st_size for name in checked.torn_files) == written - end
        assert recover(place, {FILE: end}, rows[:acknowledged]).files == ()


def test_an_older_database_never_cuts_what_the_sidecar_knows(archive: tuple[Path, list[Row]], tmp_path: Path) -> None:
    folder, _ = archive
    shutil.copytree(folder, tmp_path / "a")
    (tmp_path / "a" / FILE).rename(tmp_path / "a" / f"{FILE}.open")
    report = recover(tmp_path / "a", {})
    assert report.files[0].torn_bytes == 0
    assert verify(tmp_path / "a").intact == RECORDS


WRITER = textwrap.dedent(
    """
    import dataclasses, json, os, sys
    from pathlib import Path
    from pipelines.archive import ArchiveWriter, append_chain_line, verify
    from pipelines.archive.chain import GENESIS
    from tests.pipelines.archive_builders import body_of, capture_of, committed

    folder, number, previous = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    writer = ArchiveWriter(folder, rotate_bytes=20_000)
    while True:
        number += 1
        capture = capture_of(body_of(number), number)
        reference = writer.append(capture, body_of(number))
        writer.sync()
        row = committed(dataclasses.replace(capture, archive=reference), number, previous)
        # one line on the pipe stands for the commit: the parent counts what it has read whole
        os.write(1, json.dumps([*dataclasses.astuple(reference)]).encode() + b"\\n")
        append_chain_line(writer, reference, row)
        previous = row.chain_hash
    """
)


def test_b3_a_killed_writer_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415 - used here only

    from pipelines.archive.chain import GENESIS  # noqa: PLC0415
    from tests.pipelines.archive_builders import committed  # noqa: PLC0415

    chance = random.Random(20241123)
    rows: list[Row] = []
    for _ in range(KILLS):
        last = rows[-1].chain_hash if rows else GENESIS
        command = [sys.executable, "-c", WRITER, str(tmp_path), str(len(rows)), last]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
            assert child.stdout is not None
            wanted = chance.randrange(1, 40)
            acknowledged = [child.stdout.readline() for _ in range(wanted)]
            child.send_signal(signal.SIGKILL)
            acknowledged += [line for line in child.stdout if line.endswith(b"\n")]
        for line in acknowledged:
            number = len(rows) + 1
            capture = replace(capture_of(body_of(number), number), archive=ArchiveRef(*json.loads(line)))
            rows.append(committed(capture, number, rows[-1].chain_hash if rows else GENESIS))
        ends: dict[str, int] = {}
        for ref in _refs(rows):
            ends[ref.file] = max(ends.get(ref.file, 0), ref.offset_bytes + ref.length_bytes)
        report = recover(tmp_path, ends, rows)
        assert sum(one.lost_bytes for one in report.files) == 0
        assert not [*tmp_path.glob("*.open"), *tmp_path.glob("*.lock")]
    assert len(rows) >= KILLS
    assert [read(tmp_path, ref) for ref in _refs(rows)] == [body_of(number) for number in range(1, len(rows) + 1)]
    report = verify(tmp_path, rows)
    assert report.damages == ()
    assert report.intact == len(rows)
    assert verify(tmp_path).damages == ()


FULL = textwrap.dedent(
    """
    import resource, signal, sys
    from pathlib import Path
    from pipelines.archive import ArchiveWriter
    from tests.pipelines.archive_builders import body_of, capture_of

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    writer = ArchiveWriter(Path(sys.argv[1]))
    stored = refused = 0
    for number in range(1, 31):
        try:
            writer.append(capture_of(body_of(number), number), body_of(number))
            writer.sync()
            stored += 1
        except OSError:
            refused += 1
    small = writer.append(capture_of(b"x", 99), b"x")
    writer.close()
    print(stored, refused, small.file, small.offset_bytes, small.length_bytes, small.record_sha256)
    """
)


def test_b2_a_full_disk_leaves_whole_records_only(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, cwd=ROOT, check=True
    )
    stored, refused, file, offset, length, digest = done.stdout.split()
    assert int(stored) > 5
    assert int(refused) > 5
    small = ArchiveRef(file, int(offset), int(length), digest)
    assert read(tmp_path, small) == b"x"  # a record after a refused one stands on whole ones
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415

    path = locate(tmp_path, file)
    assert path is not None
    with path.open("rb") as whole:
        assert sum(1 for _ in ArchiveIterator(whole, check_digests="raise")) == int(stored) + 1


def test_append_chain_line_needs_no_open_file(tmp_path: Path) -> None:
    rows, writer = fill(tmp_path, 2)
    (tmp_path / f"{FILE}.chain.jsonl").unlink()
    assert isinstance(writer, ArchiveWriter)
    for row, ref in zip(rows, _refs(rows), strict=True):
        append_chain_line(writer, ref, row)
    assert verify(tmp_path, rows).is_whole
