"""Who is hurt when this fails: a watchdog's map puts a case into the wrong regency, or a quiet regency onto the map."""

from __future__ import annotations

import csv
import itertools
import tomllib
from pathlib import Path

import pytest

from pipelines.knowledge.places import gazetteer, provinces
from tests.quality.regions_eval import GOLD, Line, Score, all_scores, gold_lines, table, tagged

FLOORS = tomllib.loads((Path(__file__).parent / "regions_floors.toml").read_text(encoding="utf-8"))
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
SEED_TITLES = {
    "000": "Independensi ASN dalam Pilpres",
    "001": "ASN di Kaltim Diingatkan untuk Tetap Netral di Pilkada Serentak 2024",
    "002": "Mewujudkan Netralitas ASN",
    "003": "ASN dan Pentingnya Menjaga Fokus pada Tugas Pelayanan",
    "004": "MEMPERTAHANKAN NETRALITAS ASN DALAM PEMILU 2024: KOMITMEN UNTUK KEADILAN DAN INTEGRITAS",
}
SEED_REGIONS = {
    "000": set(),
    "001": {("64", "event")},
    "002": {("33.22", "byline"), ("33", "byline")},
    "003": set(),
    "004": {("34.71", "dateline")},
}


@pytest.fixture(scope="module")
def scores() -> list[Score]:
    return all_scores()


@pytest.mark.parametrize("name", ["examples", "gold", "demo"])
def test_the_places_of_the_act_hold_their_floor(scores: list[Score], name: str) -> None:
    one = next(found for found in scores if found.name == name)
    report = "\n".join((table(scores), *one.wrong[:20]))
    print(report)  # noqa: T201 - the figures are the result
    assert Score.f1(one.regency)[2] >= FLOORS[name]["regency_f1"], report
    assert Score.f1(one.province)[2] >= FLOORS[name]["province_f1"], report


def test_every_line_of_the_seed_gold_has_exactly_its_places_and_roles(scores: list[Score]) -> None:
    one = next(found for found in scores if found.name == "examples")
    assert not one.wrong


def test_the_own_gold_covers_what_it_promises() -> None:
    lines = list(gold_lines())
    with (GOLD / "regions.tsv").open(encoding="utf-8", newline="") as stream:
        groups = [row["group"] for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]
    codes = {code for line in lines for code, _ in line.roles or ()}
    data = gazetteer()
    pairs = {
        name.codes
        for name in data.names.values()
        if name.sort == "region" and len({c for c in name.codes if "." in c}) > 1
    }
    assert len(lines) >= 150
    assert {province.code for province in provinces()} <= codes
    assert len(pairs) >= 26
    assert {code for pair in pairs for code in pair if "." in code} <= codes
    assert {"kecamatan", "dateline", "byline", "organisation", "post", "group", "old", "ikn", "conflict"} <= set(groups)
    assert len({(line.text, line.day) for line in lines}) == len(lines)


@pytest.mark.parametrize("with_title", [True, False], ids=["title", "no title"])
@pytest.mark.parametrize("seed", sorted(SEED_TITLES))
def test_the_seed_documents_have_exactly_the_regions_of_their_table(seed: str, with_title: bool) -> None:
    paths = sorted(SEEDS.glob(f"{seed}_*.txt"))
    if not paths:
        reason = f"no seed documents beside the repository (looked for {SEEDS.parent.name}/{SEEDS.name})"
        print(reason)  # noqa: T201 - said aloud, so that nobody counts this as passed
        pytest.skip(reason)
    text = paths[0].read_text(encoding="utf-8")
    line = Line(seed, SEED_TITLES[seed] if with_title else None, text, "news", None, frozenset(), None)
    assert {(tag.code, tag.role) for tag in tagged(line).regions} == SEED_REGIONS[seed]


def test_no_line_of_the_gold_repeats_eight_words_of_a_seed_document() -> None:
    runs = {run for path in SEEDS.glob("*.txt") for run in _runs(path.read_text(encoding="utf-8").lower().split())}
    if not runs:
        pytest.skip("no seed documents beside the repository")
    assert not [line.id for line in gold_lines() if runs & set(_runs(line.text.lower().split()))]


def _runs(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(itertools.islice(words, start, None) for start in range(8)), strict=False))
