"""`pantau candidates`, and that the list of the data folder is what the taggers know. All persons are invented."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipelines.knowledge.candidate_file import COLUMNS
from tests.scheduler.cli.conftest import Filled, Write, run

ROW = "Wiranto Kusumaningrat,,bupati,33.18,pilkada-2024,2,PKB,2024-09-22,2024-11-27,kpu.example"
FAR = "Lasmini Purnamaratri,,gubernur,33,pilkada-2031,,,2031-01-01,2031-12-31,kpu.example"
LIST = "\n".join((",".join(COLUMNS), ROW, FAR)) + "\n"
TEXT = "Seorang camat di Kabupaten Pati diduga mendukung Wiranto Kusumaningrat pada Pilkada 2024."


@pytest.fixture
def data(write: Write) -> Path:
    return write("data/candidates.csv", LIST).parent


def test_check_tells_file_line_and_fix(data: Path, write: Write, nowhere: Path) -> None:
    good = run(data, "candidates", "check", "--json")
    assert (good.code, good.answer["good"], good.answer["mistakes"]) == (0, 2, [])
    other = write("baru.csv", LIST.replace("33.18", "33.1"))
    wrong = run(data, "candidates", "check", str(other))
    assert wrong.code == 1
    assert wrong.out.startswith("baru.csv:2: no region has the code '33.1'; fix: write its Kemendagri code")
    assert "1 candidates are good" in wrong.out
    assert run(nowhere, "candidates", "check", "--json").answer["good"] == 0


def test_list_shows_who_holds_when_and_where(data: Path, nowhere: Path) -> None:
    told = run(data, "candidates", "list", "--json").answer["candidates"]
    assert [(one["name"], one["state"], one["line"]) for one in told] == [
        ("Wiranto Kusumaningrat", "over", 2), ("Lasmini Purnamaratri", "not yet", 3)
    ]  # fmt: skip
    on = run(data, "candidates", "list", "--on", "2024-10-01", "--region", "33", "--json").answer["candidates"]
    assert [one["name"] for one in on] == ["Wiranto Kusumaningrat"]
    later = run(data, "candidates", "list", "--election", "pilkada-2031")
    assert "Lasmini Purnamaratri" in later.out
    assert "Wiranto" not in later.out
    assert run(data, "candidates", "list", "--on", "2020-10-01").code == 4
    absent = run(nowhere, "candidates", "list")
    assert (absent.code, "docs/candidates.md" in absent.err) == (4, True)


def test_texts_are_tagged_with_the_list_of_the_data_folder(data: Path, write: Write, nowhere: Path) -> None:
    with_list = run(data, "tag", "explain", "--json", stdin=TEXT).answer
    without = run(nowhere, "tag", "explain", "--json", stdin=TEXT).answer
    assert (with_list["incident"], without["incident"]) == (True, False)
    assert with_list["knowledge_version"] != without["knowledge_version"]
    assert "dalam daftar calon" in with_list["violations"][0]["reason"]
    tried = run(nowhere, "tag", "explain", "--candidates", str(data / "candidates.csv"), "--json", stdin=TEXT).answer
    assert tried == with_list
    rows = write("rows.jsonl", json.dumps({"id": 1, "text": TEXT}) + "\n")
    tagged = run(data, "tag", "run", "--in", str(rows), "--out", str(rows.parent / "tags.jsonl"), "--json")
    assert tagged.answer["incidents"] == 1


def test_a_row_with_a_mistake_is_said_and_the_others_hold(data: Path) -> None:
    (data / "candidates.csv").write_text(LIST + ROW.replace("Wiranto", "Dr. Wiranto") + "\n", encoding="utf-8")
    tagged = run(data, "tag", "explain", "--json", stdin=TEXT)
    assert tagged.answer["incident"] is True
    assert f"{data}/candidates.csv:4: name" in tagged.err
    refused = run(data, "tag", "explain", "--candidates", str(data / "candidates.csv"), stdin=TEXT)
    assert (refused.code, "candidates.csv:4" in refused.err) == (1, True)


def test_a_list_shows_its_effect_before_it_is_taken(filled: Filled, copied: Filled, write: Write) -> None:
    """No text of the demo names a candidate: another version, and nothing changes but that."""
    new = write("baru.csv", LIST)
    ran = filled.run("tag", "diff", "--candidates", str(new), "--limit", "20", "--json")
    assert (ran.code, ran.answer["changed"]) == (0, 0), ran.err
    known = filled.run("tag", "diff", "--limit", "1", "--json").answer["knowledge"]
    assert ran.answer["knowledge"] != known
    shutil.copy(new, copied.data / "candidates.csv")
    assert copied.run("tag", "diff", "--limit", "1", "--json").answer["knowledge"] == ran.answer["knowledge"]
    asked = copied.run("doctor", "--json").answer["findings"]
    assert {"name": "candidates", "grade": "ok", "detail": "2 on your list"} in asked


def test_worker_and_replay_say_what_they_leave_out(copied: Filled) -> None:
    (copied.data / "candidates.csv").write_text(LIST + "x\n", encoding="utf-8")
    for command in (("worker", "--once"), ("replay", "--since", "2999-01-01")):
        ran = copied.run(*command)
        assert ran.code == 0, ran.err
        assert "candidates.csv:4: office is empty; fix: fill in office" in ran.err
    asked = copied.run("doctor", "--json").answer["findings"]
    assert next(one["grade"] for one in asked if one["name"] == "candidates") == "warning"
