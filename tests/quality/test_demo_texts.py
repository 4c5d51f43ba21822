"""The demo's own texts: none of them may be flagged that the demo says is no incident."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from evaluate import tag

from pipelines import process
from pipelines.knowledge import load
from pipelines.record import Item, Medium

TEXTS = Path(__file__).resolve().parents[2] / "scheduler" / "demo" / "texts"
KIND_FLOOR = 0.91


def _texts() -> list[dict[str, Any]]:
    files = sorted(TEXTS.glob("*.toml"))
    return [row for path in files for row in tomllib.loads(path.read_text(encoding="utf-8")).get("text", ())]


def _item(row: dict[str, Any]) -> Item:
    medium: Medium = "news" if "title" in row else "post"
    return Item(id=row["key"], outlet="demo", medium=medium, url=None, title=row.get("title"), text=row["body"].strip())


def _read(row: dict[str, Any]) -> Item:
    return tag(row["body"].strip(), row.get("title"), "news" if "title" in row else "post")


def test_no_text_of_the_demo_is_falsely_flagged() -> None:
    flagged = [row["key"] for row in _texts() if not row["incident_expected"] and _read(row).incident]
    assert flagged == []


def test_most_kinds_of_the_demo_are_right() -> None:
    rows = _texts()
    kinds = [(item.kind.id if item.kind else "none") == row["kind_expected"] for row in rows for item in [_read(row)]]
    assert sum(kinds) / len(rows) >= KIND_FLOOR


def test_the_second_reader_lowers_few_right_flags_of_texts_that_it_never_saw() -> None:
    rules = load().with_model(None)
    items = [_item(row) for row in _texts() if row["incident_expected"]]
    flagged = [item for item in items if process.tag(item, rules).incident]
    lowered = [item.title or item.text for item in flagged if not process.tag(item, load()).incident]
    assert len(flagged) > 80
    assert len(lowered) <= 0.05 * len(flagged), lowered  # 3 % is aimed at; these texts are few


def test_the_appeal_of_the_last_roll_call_is_an_appeal() -> None:
    items = [_read(row) for row in _texts() if row["key"] == "wp-20"]
    assert items
    assert all(item.kind is not None and item.kind.id == "exhortation" and not item.incident for item in items)


def test_a_docked_allowance_is_a_sanction_and_a_day_is_no_office() -> None:
    item = tag("Kepala Bidang di Kendari Dihukum Potong Tukin karena Unggah Poster Cabup")
    assert item.allegation_status == "sanctioned"
    spoken = tag("Camat mengaku diminta gubernur pada Minggu untuk memenangkan paslon 2")
    assert all("Minggu" not in actor.title for actor in spoken.actors)


def test_a_degree_is_no_preposition_and_half_a_character_breaks_nothing() -> None:
    reading = tag("Pesan dr warga: Dr. Camat Barat dukung paslon 2", medium="post").reading
    assert reading is not None
    assert "dari warga: dr. camat" in reading.view.text
    assert tag("Camat pasang baliho \ud83d paslon 2", medium="post").kind is not None
