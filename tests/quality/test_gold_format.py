"""Gold files keep to the codebook, copy no seed document and accuse nobody: every table in `gold/` is checked."""

from __future__ import annotations

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
BASE = ["id", "family", "text", "kind", "status", "statements", "types", "topics", "agents", "patients",
        "event_regions", "other_regions", "note"]  # fmt: skip
MORE = ["register", "split", "election", "title"]
CASES = {"incident", "handling", "outcome", "cleared"}
STATUS = {
    "incident": {"alleged"}, "handling": {"under_review", "forwarded"},
    "outcome": {"proven", "sanctioned", "convicted"}, "cleared": {"not_proven"},
}  # fmt: skip
KINDS = CASES | {"exhortation", "explainer", "opinion", "statistics", "risk_map", "other"}
STATEMENTS = {"admitted", "denied", "disputed"}
TYPES = {f"N{number:02d}" for number in range(1, 19)} | {"N99"}
MOODS = {
    "asked",
    "barred",
    "conditional",
    "failed",
    "negated",
    "permitted",
    "prospective",
    "obliged",
    "alleged",
    "realised",
}
CLASSES = {"asn", "asn_presumed", "non_asn_covered", "non_asn_public", "political", "organiser", "unknown"}
ROLES = {"actor_place", "dateline", "byline", "statistic", "mentioned"}
REGISTERS = {
    "national_news",
    "local_news",
    "press_release",
    "bureaucratic_site",
    "tweet",
    "facebook",
    "whatsapp",
    "comment",
}
SPLITS = {"dev", "check"}  # the final set is sealed outside the repository
RUN = 8
FILES = sorted([*GOLD.glob("*.tsv"), *GOLD.with_name("held_out").glob("*.tsv")])
TOPIC = re.compile(r"(N\d\d)\[(\w+)\]")
SECRETARY = re.compile(r"\b(?:sekda|sekretaris\s+daerah)\b", re.IGNORECASE)
WORD = re.compile(r"\w+")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def labelled() -> list[Path]:
    """Files with the columns of the codebook; regions.tsv has a scorer and columns of its own."""
    return [path for path in FILES if path.read_text(encoding="utf-8").startswith("id\tfamily\t")]


def parts(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split(",")


def regions() -> dict[str, dict[str, str]]:
    with (ROOT / "pipelines" / "knowledge" / "regions.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def faults(row: dict[str, str], codes: dict[str, dict[str, str]]) -> list[str]:
    """What is wrong with one labelled row, in words."""
    case = row["kind"] in CASES
    topics = [TOPIC.fullmatch(topic) for topic in parts(row["topics"])]
    places = [place.partition(":") for place in parts(row["other_regions"])]
    wrong = {
        "kind": row["kind"] not in KINDS,
        "status": row["status"] not in STATUS.get(row["kind"], {"none"}),
        "statements": not set(parts(row["statements"])) <= STATEMENTS,
        "types": not set(parts(row["types"])) <= TYPES,
        "topics": any(not topic or topic[1] not in TYPES or topic[2] not in MOODS for topic in topics),
        "agents": not set(parts(row["agents"])) <= CLASSES,
        "patients": not set(parts(row["patients"])) <= CLASSES,
        "event_regions": not set(parts(row["event_regions"])) <= codes.keys(),
        "other_regions": any(code not in codes or role not in ROLES for code, _, role in places),
        "N99 beside another type": "N99" in parts(row["types"]) and row["types"] != "N99",
        "a case without a type": case and row["types"] == "-",
        "a case without an agent": case and row["agents"] == "-",
        "labels of a case on a text of another kind": not case
        and any(row[name] != "-" for name in ("statements", "types", "agents", "patients")),
        "an empty cell": any(not value for value in row.values()),
        "register": row.get("register", "tweet") not in REGISTERS,
        "split": row.get("split", "dev") not in SPLITS,
        "election": row.get("election", "yes") not in {"yes", "no"},
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]


def runs(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_has_all_columns_and_ends_in_no_tab(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", "the last line needs a line end"
    width = lines[0].count("\t")
    assert [number for number, line in enumerate(lines, 1) if line.count("\t") != width or line.endswith("\t")] == []


@pytest.mark.parametrize("path", labelled(), ids=lambda path: path.name)
def test_columns_are_those_of_the_codebook(path: Path) -> None:
    header = path.read_text(encoding="utf-8").split("\n", 1)[0].split("\t")
    assert header in (BASE, BASE + MORE)


@pytest.mark.parametrize("path", labelled(), ids=lambda path: path.name)
def test_labels_are_in_the_closed_lists_and_agree(path: Path) -> None:
    codes = regions()
    assert {row["id"]: found for row in rows(path) if (found := faults(row, codes))} == {}


def test_ids_are_unique_over_all_files_and_a_family_stays_in_one_split() -> None:
    every = [(row["id"], path.name) for path in FILES for row in rows(path)]
    seen = sorted(every)
    assert [pair for pair in pairwise(seen) if pair[0][0] == pair[1][0]] == []
    splits: dict[str, set[str]] = {}
    for path in labelled():
        for row in rows(path):
            splits.setdefault(row["family"], set()).add(row.get("split") or path.name)
    assert {family: found for family, found in splits.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_eight_words_in_a_row_come_from_a_seed_document(path: Path) -> None:
    seeds = sorted(SEEDS.glob("*.txt")) if SEEDS.exists() else []
    if not seeds:
        pytest.skip("the seed documents do not lie beside this repository")
    known = set().union(*(runs(seed.read_text(encoding="utf-8")) for seed in seeds))
    copied = {row["id"]: shared for row in rows(path) if (shared := runs(row["text"].replace("\\n", " ")) & known)}
    assert copied == {}


@pytest.mark.parametrize("path", labelled(), ids=lambda path: path.name)
def test_no_case_names_the_one_secretary_of_a_real_regency(path: Path) -> None:
    names = sorted({row["base_name"] for row in regions().values() if row["level"] == "regency"}, key=len, reverse=True)
    place = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")
    accused = [
        row["id"] for row in rows(path)
        if row["kind"] in CASES and SECRETARY.search(row["text"]) and place.search(row["text"])
    ]  # fmt: skip
    assert accused == []
