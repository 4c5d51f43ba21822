"""Data on stdout, talk on stderr: with --json every read verb prints exactly one JSON object."""

from __future__ import annotations

import pytest

from scheduler.cli.up import FIGURES
from tests.scheduler.cli.conftest import Filled

# what a verb's object must hold at least
READS = {
    "search netral --explain": {"query", "engine", "total", "notes", "hits", "reading", "asked"},
    "source list": {"sources", "errors"},
    "source check": {"good", "errors"},
    "alert run --dry-run": {"mails", "findings", "repeated"},
    "index verify": {"stored", "indexed", "dead_letters", "ok"},
    "archive verify": {"records", "intact", "damages"},
    "archive verify --without-database": {"records", "intact", "damages"},
    "doctor": {"findings", "counts"},
    "config show": {"data", "web", "mail", "search"},
    "version": {"version"},
    "worker --once": {"read"},
}


def test_a_round_prints_its_figures_and_nothing_else(filled: Filled) -> None:
    assert tuple(filled.round.answer) == FIGURES
    assert "fetching" in filled.round.err


@pytest.mark.parametrize("verb", READS)
def test_one_object_on_stdout(verb: str, filled: Filled) -> None:
    done = filled.run(*verb.split(), "--json")
    # doctor ends with 1 on a machine that is nearly full: that is its answer, not a failure of printing it
    assert done.code == 0 or (verb == "doctor" and done.code == 1), done.err
    assert READS[verb] <= done.answer.keys()


def test_an_item_and_its_explanation(filled: Filled) -> None:
    (hit, *_) = filled.run("search", "indikasi:ya", "--limit", "1", "--json").answer["hits"]
    shown = filled.run("item", "show", hit["id"], "--json").answer
    assert (shown["id"], shown["incident"]) == (hit["id"], True)
    assert shown["captures"][0]["chain_no"] > 0
    people = filled.run("item", "show", hit["id"], "--why")
    assert people.code == 0
    assert "aturan" in people.out
    for tag in shown["violations"]:
        assert tag["rule"] in people.out
        assert tag["reason"] in people.out


def test_explain_reads_stdin(filled: Filled) -> None:
    text = "Seorang camat di Kudus diduga mengajak warga memilih pasangan calon nomor 2 dalam pilkada."
    done = filled.run("tag", "explain", "--title", "Camat dilaporkan", "--json", stdin=text)
    assert done.answer["error"] is None
    assert {tag["code"] for tag in done.answer["regions"]} == {"33.19"}
    empty = filled.run("tag", "explain", stdin="  \n")
    assert empty.code == 1
    assert "echo" in empty.err, "the fix is named"


def test_quiet_is_quiet_and_talk_never_mixes_with_data(filled: Filled) -> None:
    loud = filled.run("search", '"mobil dinas', "--json")
    assert loud.answer["notes"]
    assert loud.answer["notes"][0] in loud.err
    quiet = filled.run("search", '"mobil dinas', "--json", "--quiet")
    assert (quiet.err, quiet.answer["total"]) == ("", loud.answer["total"])


def test_an_export_is_written_whole_beside_its_answer(filled: Filled) -> None:
    out = filled.data.parent / "out" / "semua.jsonl"
    done = filled.run("export", "create", "indikasi:ya", "--format", "jsonl", "--out", str(out), "--json")
    assert done.answer["rows"] == out.read_text(encoding="utf-8").count("\n") > 0


def test_a_secret_is_never_shown(filled: Filled) -> None:
    done = filled.run("config", "show", PANTAU_MAIL_SMTP_PASSWORD="planted-word")
    assert "planted-word" not in done.out + done.err
    assert "smtp_password = set" in done.out
    assert (filled.data / "secret").read_text().strip() not in done.out
