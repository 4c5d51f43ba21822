"""A researcher is hurt by a missing row, a shifted column, a formula that runs, or bytes that differ for no reason."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from pipelines import store
from search.export import FORMATS, ExportError, ExportReport, Format, create
from search.export.columns import COLUMNS, columns, schema
from search.query import parse
from tests.search.desk import NOW, TEXT, appeal, incident

if TYPE_CHECKING:
    from pathlib import Path

    from tests.search.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = NOW.date()
NIP = "198503122010011004"  # made up


def export(desk: Desk, out: Path, kind: Format = "csv", query: str = "", *, text: bool = True) -> ExportReport:
    desk.catch_up()
    return create(query, kind, out, index=desk.index(), today=TODAY, text=text)


def read(path: Path, kind: Format) -> list[dict[str, Any]]:
    if kind == "csv":
        return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    if kind == "jsonl":
        return [json.loads(line) for line in path.read_bytes().decode().splitlines()]
    return list(pq.read_table(path).to_pylist())


@pytest.mark.parametrize("kind", FORMATS)
def test_rows_are_the_count_on_screen_in_the_same_order(desk: Desk, tmp_path: Path, kind: Format) -> None:
    desk.add(*(incident(number, title=f"Judul {number}") for number in range(1, 8)), appeal(20))
    report = export(desk, tmp_path / "semua", kind)
    rows = read(tmp_path / "semua", kind)
    ast = parse("", today=TODAY).ast
    assert ast is not None
    assert report.rows == report.total == desk.index().count(ast) == len(rows) == 8
    assert [row["item_id"] for row in rows] == [hit.item_id for hit in desk.index().stream(ast)]
    assert list(rows[0]) == [column.name for column in COLUMNS]
    assert report.bytes == (tmp_path / "semua").stat().st_size
    narrow = export(desk, tmp_path / "sedikit", kind, "jenis:exhortation")
    assert [row["title"] for row in read(tmp_path / "sedikit", kind)] == ["Bupati ingatkan aparatur netral"]
    assert narrow.rows == 1


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_state_gives_the_same_bytes(desk: Desk, tmp_path: Path, kind: Format) -> None:
    desk.add(incident(1), appeal(2))
    first = export(desk, tmp_path / "a", kind)
    second = export(desk, tmp_path / "b", kind)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert first.sha256 == second.sha256


def test_values_are_equal_in_all_formats(desk: Desk, tmp_path: Path) -> None:
    desk.add(incident(1), appeal(2))
    found = {
        kind: sorted((export(desk, tmp_path / kind, kind), read(tmp_path / kind, kind))[1], key=str) for kind in FORMATS
    }
    nested = {column.name for column in COLUMNS if column.nested}
    for number, line in enumerate(sorted(found["jsonl"], key=lambda row: row["item_id"])):
        sheet = sorted(found["csv"], key=lambda row: row["item_id"])[number]
        table = sorted(found["parquet"], key=lambda row: row["item_id"])[number]
        for name, value in line.items():
            if name in nested:
                assert json.loads(sheet[name]) == json.loads(table[name]) == value
            elif isinstance(value, bool):
                assert (sheet[name], table[name]) == (str(value).lower(), value)
            else:
                shown = table[name].isoformat() if hasattr(table[name], "isoformat") else table[name]
                assert shown == value
                assert sheet[name] == ("" if value is None else str(value))


def test_parquet_has_the_declared_schema_and_spans_point_at_their_words(desk: Desk, tmp_path: Path) -> None:
    desk.add(incident(1))
    export(desk, tmp_path / "p", "parquet")
    table = pq.read_table(tmp_path / "p")
    assert table.schema.equals(schema(columns(text=True)))
    assert pq.ParquetFile(tmp_path / "p").metadata.row_group(0).column(0).compression == "ZSTD"
    (row,) = table.to_pylist()
    assert row["last_fetched_at"] == datetime(2024, 11, 22, 0, 14, tzinfo=UTC)
    field, start, end = json.loads(row["violations"])[0]["spans"][0]
    assert row[field][start:end] == "mengajak warga memilih pasangan calon nomor dua"
    assert json.loads(row["event_regions"]) == ["33.11"]
    assert json.loads(row["actors"])[0]["class"] == "asn_presumed"


@pytest.mark.parametrize("kind", FORMATS)
def test_numbers_of_persons_are_black_and_nothing_moves(desk: Desk, tmp_path: Path, kind: Format) -> None:
    text = f"NIP {NIP}. {TEXT}"
    desk.add(dataclasses.replace(incident(1, text=text, title=f"Surat NIP {NIP}"), author="Tarmizi Dg. Pasolo"))
    export(desk, tmp_path / "x", kind)
    assert NIP.encode() not in (tmp_path / "x").read_bytes()
    (row,) = read(tmp_path / "x", kind)
    assert len(row["text"]) == len(text)
    assert "Tarmizi" not in str(row)


FORMULAS = ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "'kutip"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_sheet_runs_nothing_and_the_text_can_be_had_back(desk: Desk, tmp_path: Path, text: str) -> None:
    desk.add(incident(1, title=f"{text} judul", text=f"{text}, katanya"))
    export(desk, tmp_path / "c", "csv")
    export(desk, tmp_path / "j", "jsonl")
    (sheet,), (line,) = read(tmp_path / "c", "csv"), read(tmp_path / "j", "jsonl")
    for name in ("title", "text"):
        assert sheet[name] == f"'{line[name]}"
    for column in COLUMNS:
        assert not sheet[column.name].startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_csv_is_rfc_4180(desk: Desk, tmp_path: Path) -> None:
    desk.add(incident(1, title='Kata "netral", kata camat'))
    export(desk, tmp_path / "c", "csv")
    data = (tmp_path / "c").read_bytes()
    assert data.startswith(b"item_id,")
    assert data.endswith(b"\r\n")
    assert b'"Kata ""netral"", kata camat"' in data
    (row,) = read(tmp_path / "c", "csv")
    assert row["text"] == TEXT  # its own line breaks stay as they are


def test_text_can_be_left_out(desk: Desk, tmp_path: Path) -> None:
    desk.add(incident(1))
    export(desk, tmp_path / "c", "csv", text=False)
    (row,) = read(tmp_path / "c", "csv")
    assert "text" not in row
    assert "mengajak warga" not in (tmp_path / "c").read_text()


def test_an_item_erased_meanwhile_is_not_exported_and_is_counted(desk: Desk, tmp_path: Path) -> None:
    desk.add(incident(1), appeal(2))
    desk.catch_up()
    with store.write():
        store.erase(incident(1).id, by="uji", reason="permintaan", now=NOW)
    report = create("", "jsonl", tmp_path / "j", index=desk.index(), today=TODAY)
    assert (report.rows, report.total, report.missing) == (1, 2, 1)


def test_a_refused_query_and_a_failing_disk_publish_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(incident(1))
    out = tmp_path / "c.csv"
    out.write_text("lama")
    with pytest.raises(ExportError, match="terlalu panjang"):
        export(desk, out, query="a" * 2_001)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipelines.durable.os.fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        create("", "csv", out, index=desk.index(), today=TODAY)
    assert out.read_text() == "lama"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["c.csv"]


def test_pages_and_row_groups_change_nothing(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.add(*(incident(number, title=f"Judul {number}") for number in range(1, 12)))
    whole = {kind: export(desk, tmp_path / kind, kind).sha256 for kind in FORMATS}
    monkeypatch.setattr("search.export.creation.PAGE", 3)
    assert {kind: export(desk, tmp_path / f"{kind}3", kind).sha256 for kind in FORMATS} == whole


@pytest.mark.parametrize("kind", FORMATS)
def test_one_row_a_story_is_its_newest_match_and_the_report_says_both_counts(
    desk: Desk, tmp_path: Path, kind: Format
) -> None:
    desk.add(*(incident(number) for number in (1, 3, 5)), appeal(20))
    desk.catch_up()
    made = create("", kind, tmp_path / "klaster", index=desk.index(), today=TODAY, per="story")
    rows = read(tmp_path / "klaster", kind)
    assert (made.per, made.rows, made.total, made.stories, made.missing) == ("story", 2, 4, 2, 0)
    assert sorted(int(row["story_items"]) for row in rows) == [1, 3]
    whole = export(desk, tmp_path / "semua", kind)
    assert (whole.per, whole.rows, whole.total, whole.stories) == ("item", 4, 4, 2)
    by_story: dict[str, str] = {}
    for row in read(tmp_path / "semua", kind):
        by_story.setdefault(row["story_id"], row["item_id"])
    assert [row["item_id"] for row in rows] == list(by_story.values())
