"""The texts are what staff see first and what taggers are tried on: enough of each kind, and nobody's real post."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from scheduler.demo.newsroom import changes, edition, newsroom, slug

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
REGIONS = (ROOT / "pipelines" / "knowledge" / "regions.csv", SHARED / "domain" / "regions.csv")
TYPES = [*(f"N{number:02d}" for number in range(1, 19)), "N99"]
CASE_KINDS = {"incident", "handling", "outcome", "cleared"}
NOT_COUNTED = {"wp-49"}  # election staff: an incident in kind, but neither civil servants nor covered officials
KINDS = CASE_KINDS | {"exhortation", "explainer", "opinion", "statistics", "risk_map", "other"}
AMBIGUOUS = {
    "32.04", "32.73", "32.01", "32.71", "35.07", "35.73", "33.22", "33.74", "53.01", "53.71",
    "13.02", "13.72", "35.79", "18.72", "32.08", "33.18", "36.04", "36.73", "63.03", "32.79",
}  # fmt: skip
UNIQUE_POSTS = re.compile(
    r"(?<!seorang )(?<!penjabat )\b(?:sekda|sekretaris daerah|kepala dinas|kadis|kapolres|bupati|wali kota|gubernur)\b"
    r"(?: \w+){0,4} (?:diduga|terekam|kedapatan|kepergok|terbukti|dilaporkan|diperiksa|dipanggil|dihukum|disanksi)\b",
    re.IGNORECASE,
)


def valid_codes() -> set[str]:
    for file in REGIONS:
        if file.exists():
            with file.open(encoding="utf-8", newline="") as rows:
                return {row["code"] for row in csv.DictReader(rows)}
    pytest.skip("regions.csv is neither in pipelines/knowledge nor beside the repository")


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_there_are_at_least_120_texts_of_every_kind() -> None:
    texts = newsroom(1)
    kinds = Counter(text.kind_expected for text in texts)
    assert len(texts) >= 130
    assert set(kinds) == KINDS
    assert min(kinds[kind] for kind in CASE_KINDS) >= 8
    assert kinds["exhortation"] >= 10
    assert kinds["other"] >= 10


@pytest.mark.parametrize("code", TYPES)
def test_every_violation_type_occurs_in_several_flagged_texts(code: str) -> None:
    assert sum(code in text.types and text.incident_expected for text in newsroom(1)) >= 2


def test_regions_are_kemendagri_codes_of_at_least_30_regencies_with_the_ambiguous_ones() -> None:
    used = {code for number in (1, 2) for text in newsroom(number) for code in text.regions}
    assert used <= valid_codes()
    assert len([code for code in used if "." in code]) >= 30
    assert used >= AMBIGUOUS


@pytest.mark.parametrize("number", [1, 2])
def test_labels_follow_the_codebook(number: int) -> None:
    for text in newsroom(number):
        case = text.kind_expected in CASE_KINDS
        assert text.kind_expected in KINDS, text.key
        assert set(text.types) <= set(TYPES), text.key
        assert bool(text.types) == case, text.key
        assert case or not text.regions, text.key
        flagged = case and text.kind_expected != "cleared" and text.key not in NOT_COUNTED
        assert text.incident_expected == flagged, text.key


@pytest.mark.parametrize("number", [1, 2])
def test_lengths_and_dates_are_those_of_a_newsroom(number: int) -> None:
    for text in newsroom(number):
        assert text.published.utcoffset() is not None, text.key
        assert 10 <= text.published.day <= 21, text.key
        if text.title is None:
            assert 60 <= len(text.text) <= 400, (text.key, len(text.text))
        else:
            assert 45 <= len(text.text.split()) <= 420, (text.key, len(text.text.split()))
    lengths = [len(text.text.split()) for text in newsroom(number) if text.title]
    assert sum(length >= 120 for length in lengths) >= 25


def test_a_wire_story_is_printed_by_three_or_more_outlets_with_edits() -> None:
    wires: dict[str, list[str]] = {}
    outlets: dict[str, set[str]] = {}
    for text in newsroom(1):
        if text.wire:
            wires.setdefault(text.wire, []).append(text.text)
            outlets.setdefault(text.wire, set()).add(text.site)
    assert len(wires) >= 2
    assert max(len(sites) for sites in outlets.values()) >= 4
    for copies in wires.values():
        assert len(copies) >= 2
        assert len(set(copies)) == len(copies)
        shortest = min(copies, key=len)
        longest = max(copies, key=len)
        shared = runs(shortest, 3) & runs(longest, 3)
        assert len(shared) / len(runs(shortest, 3)) > 0.6


def test_the_pattern_of_unique_posts_can_fail() -> None:
    assert UNIQUE_POSTS.search("Sekda Kudus diduga mengarahkan pegawai")
    assert UNIQUE_POSTS.search("Kepala Dinas Sosial Kota Tegal dilaporkan ke Bawaslu")
    assert not UNIQUE_POSTS.search("Seorang kepala dinas di Pemkab Cirebon diduga menerbitkan edaran")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_no_accusation_falls_on_a_post_that_only_one_person_holds(number: int) -> None:
    for text in newsroom(number):
        if text.incident_expected:
            found = UNIQUE_POSTS.search(f"{text.title or ''}. {text.text}")
            assert found is None, (text.key, found and found[0])


def test_no_two_texts_share_an_address() -> None:
    for number in (1, 2, 3, 4):
        addresses = Counter((text.site, text.path) for text in newsroom(number))
        assert max(addresses.values()) == 1


def test_no_eight_word_run_comes_from_a_seed_document() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt")) if (SHARED / "seeds").exists() else []
    if not seeds:
        pytest.skip("no seed documents beside the repository: nothing to compare with")
    taken = set().union(*(runs(seed.read_text(encoding="utf-8")) for seed in seeds))
    for number in (1, 2, 4):
        for text in newsroom(number):
            shared = runs(f"{text.title or ''}\n{text.text}") & taken
            assert not shared, (text.key, shared)


def test_different_stories_do_not_share_long_runs() -> None:
    owners: dict[tuple[str, ...], str] = {}
    for text in newsroom(1):
        story = text.wire or text.key
        for run in runs(text.text, 10):
            assert owners.setdefault(run, story) == story, (story, owners[run], run)


def test_edition_2_differs_exactly_by_its_list() -> None:
    first = {text.key: text for text in newsroom(1)}
    second = {text.key: text for text in newsroom(2)}
    listed = changes()
    assert second.keys() - first.keys() == set(listed.new)
    assert first.keys() - second.keys() == set(listed.deletions)
    both = first.keys() & second.keys()
    reading = {key for key in both if (first[key].title, first[key].text) != (second[key].title, second[key].text)}
    assert reading == set(listed.edits)
    assert {key for key in both if first[key].cosmetic != second[key].cosmetic} == set(listed.cosmetic)
    assert all(first[key].path == second[key].path for key in both)
    assert len(listed.new) >= 6
    cleared = [second[key] for key in listed.new if second[key].kind_expected == "cleared"]
    assert all(text.clears in first and first[text.clears].incident_expected for text in cleared)
    assert cleared


def test_an_unknown_edition_and_a_long_title_are_refused_or_shortened() -> None:
    with pytest.raises(ValueError, match="choose 1 to 4"):
        edition(5)
    assert (
        slug("“Satu” Komando: ke Nomor 3, kata Café & dua tiga empat lima enam")
        == "satu-komando-ke-nomor-3-kata-cafe-dua-tiga"
    )
