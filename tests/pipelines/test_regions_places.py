"""Who is hurt: a query for a regency that returns its neighbour, a code that lost its zero, a lost alias."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from pipelines.knowledge import places
from pipelines.knowledge.places import gazetteer, lookup, names_table, near, place_patterns, provinces, regencies

FOLDER = Path(places.__file__).parent


def test_all_provinces_and_regencies_are_there_and_codes_are_strings() -> None:
    data = gazetteer()
    levels = [region.level for region in data.regions.values()]
    assert (levels.count("province"), levels.count("kabupaten"), levels.count("kota")) == (38, 416, 98)
    assert data.regions["33.10"].name == "Kabupaten Klaten"
    assert len(provinces()) == 38
    assert sum(len(regencies(province.code)) for province in provinces()) == 514
    assert all(data.parent(code) == code.split(".")[0] for code in data.regions)


def test_every_name_and_alias_of_the_tables_is_a_pattern_with_its_code() -> None:
    patterns = place_patterns()
    for region in gazetteer().regions.values():
        assert region.code in patterns[region.base.lower()]
    with (FOLDER / "aliases.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 284
    assert [row for row in rows if row["code"] not in patterns[row["alias"].lower()]] == []


def test_every_alias_with_a_collision_note_has_a_guard() -> None:
    data = gazetteer()
    with (FOLDER / "aliases.csv").open(encoding="utf-8", newline="") as stream:
        noted = {row["alias"].lower() for row in csv.DictReader(stream) if row["collision"]}
    table = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))
    guarded = {*table["aliases"], *table["names"]}
    assert len(noted) >= 40
    assert noted - guarded == {"wamena"}  # its note is no collision: a town of Jayawijaya
    assert all(name in data.names for name in guarded)


def test_codes_of_groups_phrases_and_parents_exist() -> None:
    data = gazetteer()
    table = data.table
    codes = {
        code
        for rows in (table["groups"], table["phrases"], table["former_parent"])
        for row in rows.values()
        for code in row
    }
    assert codes <= set(data.regions)
    assert set(table["former_parent"]) <= {province.code for province in provinces()}
    assert set(data.table["confidence"].values()) <= {
        value for value in data.table["confidence"].values() if 0 < value <= 1
    }


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("33.10", ("33.10",)),
        ("Kukar", ("64.02",)),
        ("malang", ("35.07", "35.73")),
        ("Kabupaten Malang", ("35.07",)),
        ("kab. malang", ("35.07",)),
        ("KOTA MALANG", ("35.73",)),
        ("Jawa Tengah", ("33",)),
        ("provinsi gorontalo", ("75",)),
        ("Gorontalo", ("75", "75.01", "75.71")),
        ("Jogja", ("34", "34.71")),
        ("Kep. Bangka Belitung", ("19",)),
        ("tolitoli", ("72.04",)),
        ("Priangan", ()),
        ("Atlantis", ()),
    ],
)
def test_a_name_code_or_alias_leads_to_its_codes(name: str, codes: tuple[str, ...]) -> None:
    assert lookup(name) == codes


def test_a_misspelt_name_is_answered_with_near_ones() -> None:
    assert near("Wonosbo")[0] == "Kabupaten Wonosobo"
    assert "Kota Yogyakarta" in near("Yogyakartaa")
    assert near("qqqqqq") == ()


def test_the_table_for_queries_shows_the_full_name_first_and_knows_the_short_ones() -> None:
    table = names_table()
    assert len(table) == 552
    assert table["33.18"][0] == "Kabupaten Pati"
    assert {"pati", "kab pati", "kabupaten pati"} <= set(table["33.18"])
    assert "jateng" in table["33"]


def test_kecamatan_are_looked_up_by_folded_name_with_every_regency_that_has_one() -> None:
    table = gazetteer().kecamatan
    assert len(table) == 6898
    assert set(table["banjar"]) >= {"36.01", "51.08"}
    assert table["tayu"] == ("33.18",)


def test_respelling_leaves_names_alone_and_opens_glued_hashtags() -> None:
    assert {"kalimantan", "wonosobo"} <= places.place_words()
    assert "kudus" in places.glued_names()
    assert "mataraman" not in places.glued_names()
