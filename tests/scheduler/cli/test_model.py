"""`pantau model`: what the second reader is, and that another one can be made, taken and turned off."""

from __future__ import annotations

from pathlib import Path

from pipelines.knowledge import files, model_file
from tests.scheduler.cli.conftest import Filled, Write, run

GOLD = Path(__file__).parents[2] / "quality" / "gold"
TOLD = "Seorang camat di Kabupaten Tegal mengajak warga memilih paslon nomor 2 saat apel."


def test_show_tells_what_it_learned_from_and_what_it_did_unseen(nowhere: Path) -> None:
    told = run(nowhere, "model", "show", "--json").answer
    shipped = model_file.read(files.SHIPPED / model_file.FILE)
    assert told["model"] == shipped.version
    assert {row["file"] for row in told["trained_on"]} >= {"author1", "families1", "noncases"}
    text = run(nowhere, "model", "show").out
    assert "on unseen authors: of" in text
    assert "speaks against a case: " in text


def test_a_model_is_made_shown_taken_and_turned_off(nowhere: Path, write: Write) -> None:
    data = write("data/pantau.toml", '[tag]\nmodel = "own.json"\n').parent
    labelled = [part for name in ("dev", "dev2") for part in ("--labelled", str(GOLD / f"{name}.tsv"))]
    made = run(nowhere, "model", "train", *labelled, "--out", str(data / "own.json"), "--json")
    assert made.code == 0
    assert run(nowhere, "model", "show", str(data / "own.json"), "--json").answer["model"] == made.answer["model"]
    assert run(data, "model", "show", "--json").answer["model"] == made.answer["model"]
    assert "the rules stand alone" in run(data, "model", "show", PANTAU_TAG_MODEL="off").out
    asked = ((data, {}), (data, {"PANTAU_TAG_MODEL": "off"}), (nowhere, {}))
    told = [run(place, "tag", "explain", "--json", stdin=TOLD, **settings).answer for place, settings in asked]
    assert len({row["knowledge_version"] for row in told}) == 3


def test_a_model_that_is_not_there_stops_with_the_way_out(write: Write) -> None:
    data = write("data/pantau.toml", '[tag]\nmodel = "gone.json"\n').parent
    stopped = run(data, "tag", "explain", stdin=TOLD)
    assert stopped.code == 2
    assert "gone.json: cannot be read" in stopped.err
    assert "pantau model train" in stopped.err


def test_nothing_starts_with_a_model_that_is_not_there(write: Write) -> None:
    data = write("data/pantau.toml", '[tag]\nmodel = "gone.json"\n').parent
    stopped = run(data, "up", "--demo", "--once")
    assert (stopped.code, "gone.json: cannot be read" in stopped.err) == (2, True)


def test_training_names_what_is_wrong(nowhere: Path, write: Write) -> None:
    one = write("a/own.tsv", "id\ttext\n")
    stopped = run(nowhere, "model", "train", "--labelled", str(one), "--out", str(one.parent / "m.json"))
    assert stopped.code == 1
    assert "lacks kind" in stopped.err
    same = write("b/own.tsv", "id\ttext\n")
    stopped = run(nowhere, "model", "train", "--labelled", str(one), "--labelled", str(same), "--out", "m.json")
    assert "two files are called own" in stopped.err


def test_children_read_with_the_model_that_the_settings_name(copied: Filled) -> None:
    off = {"PANTAU_TAG_MODEL": "off"}
    before = copied.run("tag", "diff", "--limit", "1", "--json").answer["knowledge"]
    assert copied.run("replay", **off).code == 0
    told = copied.run("tag", "diff", "--json", **off).answer
    assert (told["changed"], told["details"], told["knowledge"] != before) == (0, 0, True)
    asked = copied.run("doctor", "--json", **off).answer["findings"]
    assert {"name": "model", "grade": "ok", "detail": "off: the rules stand alone"} in asked
