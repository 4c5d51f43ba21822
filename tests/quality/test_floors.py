"""The gate: the taggers stay at or over the floors of floors.toml on every gold file, and over the keyword baseline."""

import csv
import tomllib
from pathlib import Path

import pytest
from evaluate import CASES, GOLD, Report, evaluate, gold_files, read_gold
from intervals import false_alarms

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def figures(report: Report) -> dict[str, float]:
    alarms, rest = false_alarms(report.fields["incident"].rows, report.gold_kinds, CASES)
    return {
        "unalarmed": 1 - alarms / rest if rest else 1.0,
        "kind": report.kind_accuracy,
        "kind_macro_f1": report.kind_macro_f1,
        "families": report.families_right,
        "incident_precision": report.fields["incident"].precision,
        "incident_recall": report.fields["incident"].recall,
        "cleared_recall": report.kinds["cleared"].recall if "cleared" in report.kinds else 1.0,
        "types_f1": report.fields["types"].f1,
        "agents_f1": report.fields["agents"].f1,
        "statements_f1": report.fields["statements"].f1,
    }


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_is_under_its_floor(name: str) -> None:
    report = evaluate(read_gold(GOLD / name))
    found = figures(report)
    fallen = {key: (found[key], floor) for key, floor in FLOORS[name].items() if found[key] < floor}
    assert not fallen, fallen
    cases = sum(kind in CASES for kind in report.gold_kinds)
    if 0 < cases < 0.7 * report.rows:  # where nearly all are cases, whoever flags everything is right
        assert report.fields["incident"].f1 > report.fields["baseline"].f1 + 0.2


def test_every_gold_file_has_floors() -> None:
    assert {path.name for path in gold_files()} == set(FLOORS)


def test_gold_lines_are_well_formed() -> None:
    for path in gold_files():
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        assert {len(row) for row in rows} in ({13}, {17}), path
        ids = [row[0] for row in rows]
        assert len(ids) == len(set(ids))
        assert all(cell for row in rows for cell in row), path


def test_the_scorer_can_fail() -> None:
    rows = read_gold(GOLD / "examples.tsv")[:6]
    wrong = [type(row)(**{name: getattr(row, name) for name in row.__slots__} | {"kind": "risk_map"}) for row in rows]
    assert evaluate(wrong).kind_accuracy < 1
