"""`pantau rules` and `pantau tag diff`: planted mistakes are found, and an edit shows its effect before a replay."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.scheduler.cli.conftest import Filled, run

SHIPPED = Path(__file__).parents[3] / "pipelines" / "knowledge"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the shipped files that a test may spoil."""
    folder = tmp_path / "knowledge"
    folder.mkdir()
    for file in SHIPPED.iterdir():
        if file.suffix in {".toml", ".csv", ".txt"}:
            shutil.copy(file, folder)
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} changed: the test no longer edits what it means"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def blind(file: Path, rule: str, key: str) -> None:
    """Give a rule's verbs or words a value that no text holds; what stood on its line becomes a comment."""
    before, after = file.read_text(encoding="utf-8").split(f'id = "{rule}"', 1)
    head, rest = after.split(f"{key} = [", 1)
    assert "[[rule]]" not in head, f"{rule} has no {key} any more"
    file.write_text(f'{before}id = "{rule}"{head}{key} = ["zzz"]\n#[{rest}', encoding="utf-8")


def header_line(file: Path, ident: str) -> int:
    """The line of the header above a row's id."""
    return file.read_text(encoding="utf-8").splitlines().index(f'id = "{ident}"')


def test_the_shipped_files_have_no_mistake_and_every_rule_fires(nowhere: Path) -> None:
    linted = run(nowhere, "rules", "lint", "--json")
    assert (linted.code, linted.answer["mistakes"]) == (0, [])
    tried = run(nowhere, "rules", "test", "--json")
    assert (tried.code, tried.answer["failed"]) == (0, [])
    assert tried.answer["probes"] >= tried.answer["rules"] > 60


def test_the_list_names_what_a_rule_waits_for(nowhere: Path) -> None:
    of_type = run(nowhere, "rules", "list", "N01", "--json").answer["rules"]
    assert {"type", "act"} == {rule["sort"] for rule in of_type}
    act = run(nowhere, "rules", "list", "n01.r1", "--json").answer["rules"]
    assert [rule["id"] for rule in act] == ["N01.r1"]
    assert "pasang" in act[0]["words"]
    assert act[0]["source"]
    assert "material" in act[0]["says"]
    every = run(nowhere, "rules", "list", "--json").answer["rules"]
    assert {
        "type",
        "skb",
        "act",
        "step",
        "statement",
        "operator",
        "post",
        "region",
        "law",
        "statute",
        "party",
        "poll",
        "election",
    } <= {rule["sort"] for rule in every}
    assert run(nowhere, "rules", "list", "N77").code == 4


PLANTED = (
    # file, what stands there, what is put there, what the message must say
    ("rules.toml", 'code = "N04"', 'code = "N44"', "no type N44"),
    ("rules.toml", 'id = "N04.r2"', 'id = "N04.r1"', "N04.r1 stands in line"),
    ("rules.toml", "window = 6", "window = 600", "window = 600"),
    ("rules.toml", 'objects = ["material"]', 'objects = ["materiel"]', "no set 'materiel'"),
    ("rules.toml", 'side = "near"', 'side = "nearby"', "side 'nearby'"),
    ("rules.toml", '"berpose"', '"ber(pose|foto)"', "holds signs of a pattern"),
    ("rules.toml", 'verbs = ["pasang"', 'verbs = ["me-pasang+lah"', "is no stem"),
    ("rules.toml", 'source = ["violations.toml N01", "editorial"]', "source = []", "has no source"),
    ("violations.toml", 'slug = "alat_peraga"', "", "N01 has no slug"),
    ("violations.toml", "[[type]]", '[[type]]\ncode = "N20"\n[[type]]', "N20 has no rule"),
    ("violations.toml", '"KE1"', '"KE99"', "no SKB item"),
    ("actors.toml", 'class = "asn"', 'class = "civil"', "no class 'civil'"),
    ("kinds.toml", 'mood = "negated"', 'mood = "denied"', "no mood 'denied'"),
    ("places.toml", 'Tapaktuan = "11.01"', 'Tapaktuan = "99.01"', "Tapaktuan: no region 99.01"),
    ("aliases.csv", "NAD,11,old,editorial,", "NAD,11,old,,", "NAD has no evidence"),
    ("kecamatan.csv", "Bakongan,11.01", "Bakongan,11.99", "no region '11.99'"),
    ("regions.csv", "province_code", "province", "no column 'province_code'"),
    ("rules.toml", 'objects = ["material"]', "objects = 3", "another shape"),
    ("law.toml", "organiser = {", "organizer = {", "no basis for the class organiser"),
    ("kinds.toml", "[[step]]", "[[step", "kinds.toml:"),
    ("law.toml", 'from = "2022-09-22"', 'from = "22-9-2022"', "SKB 2022: from '22-9-2022'"),
    ("law.toml", 'until = "2022-09-22"', 'until = "2019"', "SKB 2020 ends 2019"),
    ("law.toml", 'role = "duty"', 'role = "duties"', "role 'duties'"),
    ("law.toml", 'instrument = "PP 94/2021"', 'instrument = "PP 95/2021"', "no instrument 'PP 95/2021'"),
    ("law.toml", 'verified = "secondary"\n', 'verified = "sure"\n', "verified 'sure'"),
    ("law.toml", '\nvote = "2024-02-14"', '\nvote = "2025-02-14"', "pilpres 2024: vote '2025-02-14'"),
    ("law.toml", 'class = "political"', 'class = "politics"', "class 'politics'"),
    ("parties.csv", ",capitals,", ",sometimes,", "PKB: bare 'sometimes'"),
    ("parties.csv", "2022-12-14,,editorial", "14/12/2022,,editorial", "PKB: from '14/12/2022' is no day"),
    ("parties.csv", "2022-12-14,,editorial", "2022-12-14,,", "PKB has no source"),
    ("candidates.toml", 'elections = ["pilpres"]', 'elections = ["pilpress"]', "no election 'pilpress'"),
    ("candidates.toml", 'level = "kota"', 'level = "city"', "level 'city'"),
)


def test_planted_mistakes_are_found_where_they_stand(knowledge: Path, nowhere: Path) -> None:
    for file, old, new, said in PLANTED:
        path = knowledge / file
        kept = path.read_bytes()
        edit(path, old, new)
        ran = run(nowhere, "rules", "lint", "--knowledge", str(knowledge))
        lines = [line for line in ran.out.splitlines() if said in line]
        assert (ran.code, len(lines) > 0) == (1, True), (file, said, ran.out, ran.err)
        assert lines[0].startswith(f"{file}:")
        assert "; fix: " in lines[0]
        path.write_bytes(kept)
    (knowledge / "law.toml").unlink()
    assert "law.toml:1: cannot be read" in run(nowhere, "rules", "lint", "--knowledge", str(knowledge)).out


def test_the_line_is_that_of_the_row(knowledge: Path, nowhere: Path) -> None:
    file = knowledge / "rules.toml"
    edit(file, 'id = "N05.r1"', 'id = "N04.r1"')
    text = file.read_text(encoding="utf-8").splitlines()
    second = [number for number, line in enumerate(text) if line == 'id = "N04.r1"'][1]
    (found, *_rest) = [
        one for one in run(nowhere, "rules", "lint", "--knowledge", str(knowledge), "--json").answer["mistakes"]
        if "stands in line" in one["said"]
    ]  # fmt: skip
    assert (found["file"], found["line"]) == ("rules.toml", second)
    assert f"line {header_line(file, 'N04.r1')} " in found["said"]


def test_a_rule_that_lost_its_word_fails_its_probe(knowledge: Path, nowhere: Path) -> None:
    blind(knowledge / "rules.toml", "N17.r2", "words")
    broken = run(nowhere, "rules", "test", "--knowledge", str(knowledge), "--json")
    assert broken.code == 1
    assert "N17.r2" in {one["rule"] for one in broken.answer["failed"]}
    probes = knowledge / "probes.txt"
    probes.write_text("N01.r1 without a tab\n", encoding="utf-8")
    unreadable = run(nowhere, "rules", "test", "--knowledge", str(knowledge))
    assert unreadable.code == 1
    assert "probes.txt:1" in unreadable.err
    probes.write_text("", encoding="utf-8")
    assert "N01.r1 has no probe" in run(nowhere, "rules", "test", "--knowledge", str(knowledge)).out


def test_nothing_differs_under_the_knowledge_that_tagged(filled: Filled) -> None:
    same = filled.run("tag", "diff", "--json")
    assert same.code == 0, same.err
    assert same.answer["items"] > 100
    assert (same.answer["changed"], same.answer["details"], same.answer["rules"]) == (0, 0, {})
    assert filled.run("tag", "diff", "--limit", "3", "--json").answer["items"] == 3


def test_an_edit_shows_its_items_and_rules_and_writes_nothing(filled: Filled, knowledge: Path) -> None:
    blind(knowledge / "rules.toml", "N05.r1", "verbs")
    before = change_numbers(filled.data)
    ran = filled.run("tag", "diff", "--knowledge", str(knowledge), "--json")
    assert ran.code == 0, ran.err
    answer = ran.answer
    assert answer["rules"]["N05.r1"]["lost"] > 0
    assert answer["rules"]["N05.r1"]["lost"] == sum("N05.r1" in one["lost"] for one in answer["changes"])
    changed = next(one for one in answer["changes"] if "N05.r1" in one["lost"] and "types" in one["fields"])
    assert "N05" in changed["fields"]["types"]["before"]
    shown = filled.run("item", "show", changed["id"], "--json").answer
    assert "N05" in {tag["id"] for tag in shown["violations"]}, "what is stored stands as it was"
    assert change_numbers(filled.data) == before
    told = filled.run("tag", "diff", "--knowledge", str(knowledge)).out
    assert changed["id"] in told
    assert "N05.r1: +" in told


def change_numbers(data: Path) -> list[tuple[str, int]]:
    (file,) = [path for path in data.rglob("*.sqlite3") if path.stat().st_size]
    with sqlite3.connect(file) as database:
        return sorted(database.execute("SELECT item_id, change_no FROM pipelines_item").fetchall())


def test_a_folder_with_mistakes_is_not_tried(filled: Filled, knowledge: Path, nowhere: Path) -> None:
    edit(knowledge / "rules.toml", 'code = "N04"', 'code = "N44"')
    for command in (("tag", "diff"), ("rules", "test"), ("rules", "list")):
        refused = filled.run(*command, "--knowledge", str(knowledge))
        assert refused.code == 1
        assert "no type N44" in refused.err
    assert run(nowhere, "tag", "diff").code == 5
    assert run(nowhere, "rules", "lint", "--knowledge", str(nowhere)).code == 2


def test_probes_are_two_columns_and_name_rules_that_exist(nowhere: Path) -> None:
    every = run(nowhere, "rules", "list", "--json").answer["rules"]
    listed = {rule["id"] for rule in every if rule["sort"] in {"act", "law", "party", "election"}}
    lines = (SHIPPED / "probes.txt").read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert {row[0] for row in rows} == listed
