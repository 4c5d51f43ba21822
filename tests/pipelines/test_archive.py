"""The archive: who is hurt if it is wrong - nobody can prove any more what a page said."""

from __future__ import annotations

import dataclasses
import gzip
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from pipelines.archive import (
    ArchiveDamagedError,
    ArchiveWriter,
    append_chain_line,
    chain_hash,
    locate,
    read,
    recover,
    verify,
    warc,
)
from pipelines.archive.chain import GENESIS
from pipelines.record import ArchiveRef
from tests.pipelines.archive_builders import body_of, capture_of, committed, fill

if TYPE_CHECKING:
    from pathlib import Path


def _ref(row: object) -> ArchiveRef:
    reference = row.capture.archive  # type: ignore[attr-defined]
    assert isinstance(reference, ArchiveRef)
    return reference


def test_what_is_written_is_read_open_and_finished(tmp_path: Path) -> None:
    rows, writer = fill(tmp_path, 5, close=False)
    assert [read(tmp_path, _ref(row)) for row in rows] == [body_of(number) for number in range(1, 6)]
    assert [path.name for path in tmp_path.glob("*.open")] == ["pantau-000001.warc.gz.open"]
    writer.close()
    assert [read(tmp_path, _ref(row)) for row in rows] == [body_of(number) for number in range(1, 6)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "pantau-000001.warc.gz",
        "pantau-000001.warc.gz.chain.jsonl",
    ]
    report = verify(tmp_path, rows)
    assert (report.records, report.intact, report.damages, report.head) == (5, 5, (), rows[-1].chain_hash)


def test_another_library_reads_our_file_and_agrees_with_its_digests(tmp_path: Path) -> None:
    rows, _ = fill(tmp_path, 4)
    with (tmp_path / "pantau-000001.warc.gz").open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        for number, record in enumerate(records, 1):
            assert record.rec_headers.get_header("WARC-Target-URI") == rows[number - 1].capture.final_url
            assert record.http_headers.get_header("ETag") == f'"{number}"'
            assert record.raw_stream.read() == body_of(number)
        assert number == 4


def test_stored_headers_describe_the_stored_bytes(tmp_path: Path) -> None:
    rows, _ = fill(tmp_path, 1)
    member = (tmp_path / "pantau-000001.warc.gz").read_bytes()
    record = warc.parse(member)
    head = record.http_head.decode().split("\r\n")
    assert head[0] == "HTTP/1.1 200 OK"
    assert f"Content-Length: {len(body_of(1))}" in head
    assert "X-Archive-Orig-Content-Encoding: gzip" in head
    assert not [line for line in head if line.startswith("Content-Encoding")]
    assert record.headers["warc-date"] == "2024-11-20T08:00:01.250000Z"
    assert _ref(rows[0]).length_bytes == len(member)


def test_a_header_cannot_write_headers_of_ours(tmp_path: Path) -> None:
    evil = (("X-Jahat\r\nWARC-Type", "a\r\n\r\nHTTP/1.1 200 OK"), ("\ud800", "\ud801"))
    with ArchiveWriter(tmp_path) as writer:
        capture = capture_of(b"isi", 1, headers=evil, final_url="http://a.example/\r\nWARC-Date: 2001-01-01T00:00:00Z")
        reference = writer.append(capture, b"isi")
        writer.sync()
    assert read(tmp_path, reference) == b"isi"
    path = locate(tmp_path, reference.file)
    assert path is not None
    record = warc.parse(path.read_bytes())
    assert record.headers["warc-date"].startswith("2024-11-20")
    assert record.http_head.count(b"\r\n") == 5


@given(st.binary(max_size=300), st.sampled_from(["response", "resource"]))
def test_any_body_survives(body: bytes, kind: warc.Kind) -> None:
    assert warc.parse(warc.build(capture_of(body, 1), body, kind, "a#0")).body == body


def test_a_revisit_gives_its_originals_body(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as writer:
        first = writer.append(capture_of(b"isi", 1), b"isi")
        again = writer.append(capture_of(b"isi", 2), b"isi", kind="revisit", refers_to=first)
        writer.sync()
        assert read(tmp_path, again) == b"isi"
        with pytest.raises(ValueError, match="refers_to"):
            writer.append(capture_of(b"isi", 3), b"isi", kind="revisit")


def test_a_record_without_its_line_waits_for_recovery(tmp_path: Path) -> None:
    rows, writer = fill(tmp_path, 3, close=False)
    sidecar = tmp_path / "pantau-000001.warc.gz.chain.jsonl"
    capture = capture_of(body_of(4), 4)
    reference = writer.append(capture, body_of(4))
    writer.sync()
    row = committed(dataclasses.replace(capture, archive=reference), 4, rows[-1].chain_hash)
    orphan = writer.append(capture_of(body_of(5), 5), body_of(5))  # fetched, its lease was lost: no row
    writer.sync()
    sidecar.rename(tmp_path / "kept")
    sidecar.mkdir()  # the disk refuses the line
    with pytest.raises(OSError, match="directory"):
        append_chain_line(writer, reference, row)
    sidecar.rmdir()
    (tmp_path / "kept").rename(sidecar)
    writer.close()
    assert [path.name for path in tmp_path.glob("*.open")] == ["pantau-000001.warc.gz.open"]
    assert read(tmp_path, reference) == body_of(4)
    report = recover(tmp_path, {reference.file: reference.offset_bytes + reference.length_bytes}, [*rows, row])
    assert (report.lines_added, report.files[0].torn_bytes) == (1, orphan.length_bytes)
    assert verify(tmp_path, [*rows, row]).damages == ()
    assert not list(tmp_path.glob("*.lock"))


def test_files_rotate_between_batches_only(tmp_path: Path) -> None:
    writer = ArchiveWriter(tmp_path, rotate_bytes=1)
    first = writer.append(capture_of(b"satu", 1), b"satu")
    second = writer.append(capture_of(b"dua", 2), b"dua")
    writer.sync()
    third = writer.append(capture_of(b"tiga", 3), b"tiga")
    writer.close()
    assert [first.file, second.file, third.file] == ["pantau-000001.warc.gz"] * 2 + ["pantau-000002.warc.gz"]
    assert [read(tmp_path, ref) for ref in (first, second, third)] == [b"satu", b"dua", b"tiga"]


def test_two_writers_never_share_a_file_and_one_chain_holds(tmp_path: Path) -> None:
    writers = [ArchiveWriter(tmp_path), ArchiveWriter(tmp_path)]
    rows = []
    for number in range(1, 7):
        writer = writers[number % 2]
        capture = capture_of(body_of(number), number)
        reference = writer.append(capture, body_of(number))
        writer.sync()
        previous = rows[-1].chain_hash if rows else GENESIS
        rows.append(committed(dataclasses.replace(capture, archive=reference), number, previous))
        append_chain_line(writer, reference, rows[-1])
    assert len({_ref(row).file for row in rows}) == 2
    assert recover(tmp_path, {}).files == ()  # both are held by living writers
    for writer in writers:
        writer.close()
    assert verify(tmp_path, rows).is_whole
    assert verify(tmp_path).is_whole


def test_a_finished_number_is_never_used_again(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    with ArchiveWriter(tmp_path) as writer:
        assert writer.append(capture_of(b"x", 1), b"x").file == "pantau-000002.warc.gz"


def test_a_reference_cannot_leave_the_folder(tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_bytes(b"x" * 100)
    folder = tmp_path / "archive"
    folder.mkdir()
    for name in ("../rahasia", "/etc/hostname", "..\\rahasia", ".tersembunyi"):
        assert locate(folder, name) is None
        with pytest.raises(ArchiveDamagedError, match="missing"):
            read(folder, ArchiveRef(name, 0, 10, "0" * 64))


def test_chain_hash_covers_each_of_its_parts() -> None:
    base = chain_hash(GENESIS, "a" * 64, b"{}")
    other_link, other_record = chain_hash("1" * 64, "a" * 64, b"{}"), chain_hash(GENESIS, "b" * 64, b"{}")
    others = (other_link, other_record, chain_hash(GENESIS, "a" * 64, b"{ }"))
    assert len({base, *others}) == 4


def test_the_error_names_what_to_do(tmp_path: Path) -> None:
    rows, _ = fill(tmp_path, 1)
    (tmp_path / "pantau-000001.warc.gz").unlink()
    with pytest.raises(ArchiveDamagedError, match="pantau archive verify"):
        read(tmp_path, _ref(rows[0]))


def _rewrite(path: Path, reference: ArchiveRef, change: tuple[bytes, bytes]) -> None:
    """Replace one record by a well-formed one of the same length with other content, as a forger would."""
    data = path.read_bytes()
    at, end = reference.offset_bytes, reference.offset_bytes + reference.length_bytes
    plain = gzip.decompress(data[at:end])
    assert plain.count(change[0]) >= 1
    forged = gzip.compress(plain.replace(*change, 1), compresslevel=9, mtime=0)
    assert len(forged) <= end - at
    # padding in the extra field keeps the member well formed and its length what it was
    room = end - at - len(forged)
    if room:
        assert room >= 2
        extra = (room - 2).to_bytes(2, "little") + b"\0" * (room - 2)
        forged = forged[:3] + bytes([forged[3] | 4]) + forged[4:10] + extra + forged[10:]
    assert gzip.decompress(forged) == plain.replace(*change, 1)
    path.write_bytes(data[:at] + forged + data[end:])


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ((b"Berita 3", b"Berita 9"), "body"),
        ((b"HTTP/1.1 200 OK", b"HTTP/1.1 404 OK"), "header"),
        ((b"WARC-Date: 2024-11-20", b"WARC-Date: 2024-11-21"), "time"),
        ((b"kabarlembah.example/berita/3", b"kabarlembah.example/berita/8"), "header"),
    ],
)
def test_a_forged_record_is_named_with_its_part_and_later_ones_are_read(
    change: tuple[bytes, bytes], part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "_LEVEL", 1)  # leaves the forger room to compress better
    rows, _ = fill(tmp_path, 6)
    _rewrite(tmp_path / "pantau-000001.warc.gz", _ref(rows[2]), change)
    for report in (verify(tmp_path), verify(tmp_path, rows)):
        assert [(damage.number, damage.part) for damage in report.damages] == [(3, part)]
        assert report.intact == 5
    with pytest.raises(ArchiveDamagedError):
        read(tmp_path, _ref(rows[2]))
    assert read(tmp_path, _ref(rows[3])) == body_of(4)


@pytest.mark.parametrize("key", ["record", "hash", "previous", "meta", "no", "offset", "length"])
def test_an_edited_sidecar_line_is_named(key: str, tmp_path: Path) -> None:
    rows, _ = fill(tmp_path, 5)
    path = tmp_path / "pantau-000001.warc.gz.chain.jsonl"
    lines = path.read_text().splitlines()
    data = json.loads(lines[2])
    data[key] = data[key] + 1 if isinstance(data[key], int) else data[key].replace("1", "2", 1)
    lines[2] = json.dumps(data, separators=(",", ":"))
    path.write_text("\n".join(lines) + "\n")
    for report in (verify(tmp_path), verify(tmp_path, rows)):
        assert not report.is_whole
        assert {damage.number for damage in report.damages} & {3, 4}
    assert all(read(tmp_path, _ref(row)) for row in rows)


def test_a_lost_line_a_lost_sidecar_and_a_lost_file_are_named(tmp_path: Path) -> None:
    rows, _ = fill(tmp_path, 5)
    path = tmp_path / "pantau-000001.warc.gz.chain.jsonl"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2] + lines[3:]))
    assert [damage.detail for damage in verify(tmp_path).damages] == ["number 3 is missing before this record"]
    assert {damage.number for damage in verify(tmp_path, rows).damages} == {3}
    path.write_bytes(b"".join(lines[:3]) + b'{"no":4,\n' + lines[4])
    assert "line 4" in verify(tmp_path).damages[0].detail
    path.unlink()
    assert verify(tmp_path).damages[0].part == "unlisted"
    assert verify(tmp_path, rows).intact == 5
    path.write_bytes(whole)
    (tmp_path / "pantau-000001.warc.gz").unlink()
    assert {damage.part for damage in verify(tmp_path).damages} == {"missing"}


def test_a_row_that_the_database_lacks_is_named(tmp_path: Path) -> None:
    rows, _ = fill(tmp_path, 3)
    assert [damage.number for damage in verify(tmp_path, rows[:2]).damages] == [3]
