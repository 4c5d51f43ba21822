"""Files in, files out: one row per row in its order, one row at least per file, and nothing hostile ends the run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipelines import canonical
from pipelines.record import Item
from tests.scheduler.cli.conftest import Ran, Write, run

TEXT = "Seorang camat di Kabupaten Kudus diduga mengajak warga memilih pasangan calon nomor 2 pada pilkada."
ROWS = [
    '{"id": "a", "title": "Camat dilaporkan", "text": "TEXT", "published": "2024-11-20"}',
    "ini bukan JSON",
    "",
    '{"title": "tanpa id", "text": "isi"}',
    '{"id": 5, "text": "isi", "published": "kemarin"}',
    '{"id": 6, "text": "isi", "published": "2024-11-20T10:00:00"}',
    '{"id": 7, "title": null, "text": "TEXT"}',
    '{"id": 8, "title": "", "text": ""}',
    '["id", "text"]',
    '{"id": 10, "title": "\\ud800", "text": "separuh huruf: \\udc00"}',
    "[" * 100_000,
    '{"id": "a", "title": "Camat dilaporkan", "text": "TEXT"}',
]
CODES = [
    None, "not_json", "not_json", "no_id", "bad_date", "no_zone", None, "no_text", "not_an_object", None, "not_json",
    None,
]  # fmt: skip
IDS = ["a", None, None, None, "5", "6", "7", "8", None, "10", None, "a"]


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def codes(rows: list[dict[str, Any]]) -> list[str | None]:
    return [row["error"] and row["error"]["code"] for row in rows]


@pytest.fixture
def items(write: Write) -> Path:
    """The rows, with empty lines at the end, which are none."""
    return write("items.jsonl", "\n".join([*ROWS, "", "", ""]).replace("TEXT", TEXT))


def test_tags_answer_line_by_line(items: Path, nowhere: Path) -> None:
    out = items.with_name("tags.jsonl")
    done = run(nowhere, "tag", "run", "--in", str(items), "--out", str(out), "--json")
    rows = read(out)
    assert codes(rows) == CODES
    assert [row["id"] for row in rows] == IDS
    wanted = list(canonical.output_row(Item(id="x", outlet="", medium="news", url=None, title=None, text="")))
    assert all(list(row) == wanted for row in rows), "an error row has every key too"
    assert done.answer == {"rows": 12, "errors": 8, "incidents": sum(row["incident"] for row in rows)}
    assert {row["knowledge_version"] for row in rows} == {rows[0]["knowledge_version"]}
    again = out.with_name("again.jsonl")
    assert run(nowhere, "tag", "run", "--in", str(items), "--out", str(again), "--quiet").err == ""
    assert again.read_bytes() == out.read_bytes(), "the same texts give the same bytes"
    assert "33.19" in {tag["code"] for tag in rows[0]["regions"]}
    assert all(row["regions"] == row["violations"] == [] for row in rows if row["error"])


def test_stories_answer_line_by_line(items: Path, nowhere: Path) -> None:
    out = items.with_name("stories.jsonl")
    done = run(nowhere, "story", "run", "--in", str(items), "--out", str(out), "--json")
    rows = read(out)
    assert codes(rows) == CODES
    assert [row["id"] for row in rows] == IDS
    assert [rows[0]["grade"], rows[6]["grade"], rows[11]["grade"]] == ["new", "copy", "copy"]
    assert (rows[6]["story_id"], rows[6]["of"]) == ("a", "a")
    assert all(row["story_id"] is row["grade"] is row["of"] is row["score"] is None for row in rows if row["error"])
    assert done.answer["errors"] == 8


def test_an_output_that_cannot_be_written_leaves_the_old_one(items: Path, nowhere: Path) -> None:
    done = run(nowhere, "tag", "run", "--in", str(items), "--out", str(items.parent / "none" / "out.jsonl"))
    assert done.code == 1
    assert "none" in done.err


def page(title: str, *lines: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"


CHANNEL = """<html><body><div class="tgme_channel_info_header_title">Simpul Contoh</div>
<div class="tgme_widget_message" data-post="simpulcontoh/1">
<div class="tgme_widget_message_text">Camat hadir di kampanye.</div>
<a class="tgme_widget_message_date" href="https://t.me/simpulcontoh/1">
<time datetime="2024-11-20T09:00:00+07:00">09:00</time></a></div>
<div class="tgme_widget_message" data-post="simpulcontoh/2">
<div class="tgme_widget_message_text">Lurah ikut rapat.</div></div>
</body></html>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saved pages: good, empty, binary, too large, nested 100,000 deep, a channel, and a text in a folder below."""
    pages = tmp_path_factory.mktemp("extract") / "pages"
    (pages / "bawah").mkdir(parents=True)
    lines = [f"{TEXT} Bawaslu memeriksa laporan warga ke-{number}." for number in range(6)]
    (pages / "a.html").write_text(page("Camat dilaporkan", *lines), encoding="utf-8")
    (pages / "b-kosong.html").write_bytes(b"")
    (pages / "c.bin").write_bytes(bytes(range(256)) * 4_000)
    (pages / "d-dalam.html").write_bytes(b"<html><body>" + b"<div>" * 100_000 + b"<p>isi</p>")
    (pages / "e-dalam.xml").write_bytes(b"<a>" * 100_000 + b"isi")
    with (pages / "f-besar.html").open("wb") as file:
        file.truncate(50 << 20)
    (pages / "g-kurung.html").write_bytes(b"<" * 4_000_000)
    (pages / "h-kanal.html").write_text(CHANNEL, encoding="utf-8")
    (pages / "bawah" / "z.txt").write_text(f"Camat dilaporkan\n\n{TEXT}\n", encoding="utf-8")
    return pages


@pytest.fixture(scope="module")
def extracted(folder: Path) -> tuple[Ran, Path]:
    """The folder read once: how it ended, and what was written."""
    out = folder.with_name("items.jsonl")
    none = folder.with_name("none")
    done = run(none, "extract", "run", "--in", str(folder), "--out", str(out), "--json")
    assert not none.exists(), "no data folder is made"
    return done, out


def test_a_folder_of_pages_good_and_hostile(folder: Path, extracted: tuple[Ran, Path]) -> None:
    done, out = extracted
    assert done.code == 0, done.err
    rows = read(out)
    by_path: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_path.setdefault(row["path"], []).append(row)
    files = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    assert list(by_path) == files, "every file has a row, by path"
    assert done.answer == {
        "files": len(files),
        "rows": len(rows),
        "errors": sum(row["error"] is not None for row in rows),
    }
    (good,) = by_path["a.html"]
    assert (good["id"], good["error"], good["title"], good["url"]) == ("a.html", None, "Camat dilaporkan", None)
    assert TEXT in good["text"]
    (plain,) = by_path["bawah/z.txt"]
    assert TEXT in plain["text"]
    bad = {path: row["error"]["code"] for path, (row, *_) in by_path.items() if row["error"]}
    assert bad["b-kosong.html"] == bad["c.bin"] == "no_text"
    assert bad["d-dalam.html"] == "refused_shape"
    assert bad["f-besar.html"] == "too_big"
    assert {"e-dalam.xml", "g-kurung.html"} <= bad.keys()
    assert all(row["error"]["message"] for row in rows if row["error"])
    first, second = by_path["h-kanal.html"]
    assert (first["id"], second["id"]) == ("h-kanal.html#1", "h-kanal.html#2")
    assert (first["text"], first["url"]) == ("Camat hadir di kampanye.", "https://t.me/simpulcontoh/1")
    assert (first["published"], first["precision"]) == ("2024-11-20T02:00:00+00:00", "minute")


def test_what_extract_writes_tag_reads(extracted: tuple[Ran, Path], nowhere: Path) -> None:
    items = extracted[1]
    tags = items.with_name("tags.jsonl")
    assert run(nowhere, "tag", "run", "--in", str(items), "--out", str(tags)).code == 0
    found, tagged = read(items), read(tags)
    assert [row["id"] for row in tagged] == [row["id"] for row in found]
    good = {row["id"] for row in found if row["error"] is None}
    assert {row["id"] for row in tagged if row["error"] is None} == good
