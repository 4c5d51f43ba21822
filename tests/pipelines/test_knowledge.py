"""The knowledge files agree with each other, load fast, and name their source."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import pipelines.knowledge
from pipelines.knowledge import load
from pipelines.knowledge.known import ALONE, NAMES, by_name, missing, unknown

FOLDER = Path(pipelines.knowledge.__file__).parent
MOST_PATTERNS = 50_000  # half of the time to load goes into them; benchmarks/tag.py measures it against .3 s


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_every_rule_names_a_type_its_sets_and_a_source() -> None:
    known = load()
    rules = table("rules.toml")
    for row in rules["rule"]:
        assert row["code"] in known.types
        assert row["id"].startswith(row["code"])
        assert row["source"]
        assert row["side"] in {"near", "neighbour", "sentence", "self", "none"}
        for name in (*row.get("objects", ()), *row.get("not_objects", ())):
            assert name in rules["sets"], (row["id"], name)
        assert row.get("verbs") or row.get("words")
    ids = [row["id"] for row in rules["rule"]]
    assert len(ids) == len(set(ids))


def test_every_type_has_a_rule() -> None:
    assert {rule.code for rule in load().rules.values()} == set(load().types)


def test_every_skb_item_of_a_type_exists() -> None:
    known = load()
    for row in known.types.values():
        assert set(row.skb.values()) <= set(known.skb)


def test_posts_types_and_laws_carry_their_source() -> None:
    assert all(row["source"] for row in table("actors.toml")["actor"])
    assert all(row["source"] for row in table("violations.toml")["type"])
    assert all(row["verified"] for row in table("law.toml")["instrument"])


def test_the_version_is_stable_and_of_fixed_length() -> None:
    assert load().version == load().version
    assert len(load().version) == 16


def test_the_words_stay_under_their_budget() -> None:
    assert load().matcher.size <= MOST_PATTERNS


def test_code_asks_for_rows_by_name_and_every_name_is_asked_for() -> None:
    code = {path: path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py") if path.stem != "known"}
    assert [str(path) for path, text in code.items() if re.search(r"[\"']N\d{2}\.r\d", text)] == []
    whole = "\n".join(code.values())
    compared = re.findall(r'"(\w+)" (?:not )?in [\w.\[\]()]*\bknown_as\b', whole)
    resolved = re.findall(r'\.known\["(\w+)"(?: if \w+ else "(\w+)")?\]', whole)
    assert set(compared) <= set(NAMES)
    assert {name for names in resolved for name in names if name} <= set(ALONE) <= set(NAMES)
    assert [name for name in NAMES if f'"{name}"' not in whole] == []


def test_every_name_is_that_of_a_row() -> None:
    known = load()
    assert {name for rule in known.rules.values() for name in rule.known_as} == set(NAMES)
    assert set(known.known) == set(ALONE)
    with pytest.raises(ValueError, match="exactly one row must be known_as"):
        by_name([])
    twice = [*known.rules.values(), *known.known.values()]
    with pytest.raises(ValueError, match="exactly one row must be known_as"):
        by_name(twice)


def test_lint_finds_names_that_no_code_asks_for_and_names_that_no_row_has() -> None:
    rows = table("rules.toml")["rule"]
    assert list(missing(rows)) == [] == [said for row in rows for said in unknown(row)]
    assert list(unknown({"known_as": ["ordr"]})) == [("known_as 'ordr', which no code asks for", "did you mean order?")]
    named = [{"known_as": [name for name in NAMES if name != "emoji"]}, {"known_as": ["order"]}]
    assert [said for said, _ in missing(named)] == ["no row is known_as 'emoji'", "2 rows are known_as 'order'"]
