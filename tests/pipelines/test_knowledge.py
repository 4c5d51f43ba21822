"""The knowledge files agree with each other, load fast, and name their source."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pipelines.knowledge
from pipelines.knowledge import load

FOLDER = Path(pipelines.knowledge.__file__).parent
LIMIT_S = 0.3


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


def test_loading_stays_under_its_budget() -> None:
    code = (
        "import time, pipelines.knowledge as k\n"
        "best = 9.0\n"
        "for _ in range(3):\n"
        "    k.load.cache_clear(); t = time.process_time(); k.load(); best = min(best, time.process_time() - t)\n"
        "print(best)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, cwd=FOLDER.parents[1]
    )
    assert float(done.stdout) <= LIMIT_S
