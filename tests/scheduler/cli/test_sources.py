"""A source file with a mistake: the message says file, line, key and fix, and all other sources still run."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from scheduler.demo.site import DemoSite
from tests.scheduler.cli.conftest import Filled, Write, run

GOOD = """name = "Warta Contoh"
owner = "PT Warta Contoh"
medium = "news"
kind = "feed"
start = ["https://warta-contoh.example/feed/"]
"""


def test_a_mistake_is_named_with_file_line_key_and_fix(write: Write) -> None:
    good, bad = write("baik.toml", GOOD), write("salah.toml", GOOD + "\ndelay_s = 1\n")
    done = run(good.parent, "source", "check", str(good), str(bad), "--json")
    assert done.code == 3
    assert done.answer["good"] == 1
    (error,) = done.answer["errors"]
    assert error.startswith(f"{bad}:7: delay_s: ")
    assert "Fix: " in error


def test_an_unknown_source_names_what_is_known(filled: Filled) -> None:
    done = filled.run("crawl", "run", "--demo", "demo-nusa-kin")
    assert (done.code, done.out) == (2, "")
    assert "demo-nusa-kini" in done.err


def _age_pages(copied: Filled) -> None:
    """Let the known items be too old to be watched, so that a round asks the index pages alone."""
    with closing(sqlite3.connect(copied.data / "state.sqlite3")) as database, database:
        database.execute("UPDATE crawler_frontierurl SET found_at = '2020-01-01 00:00:00' WHERE role = 'page'")


def test_a_broken_file_stops_nobody_else(copied: Filled) -> None:
    broken = copied.data / "demo" / "sources" / "demo-rusak.toml"
    broken.write_text(GOOD.replace("kind =", "knid ="), encoding="utf-8")
    # an account whose watch has ended is asked no more
    ended = copied.data / "demo" / "sources" / "demo-selesai.toml"
    ended.write_text(
        GOOD.replace('"news"', '"post"')
        + 'platform = "telegram"\nexpires = 2024-12-31\nreason = "uji"\npublic_role = "camat"\n',
        encoding="utf-8",
    )
    _age_pages(copied)
    with DemoSite(copied.ports) as site:
        done = copied.run("crawl", "run", "--demo", "--fetch-only", "--json", PANTAU_CRAWL_BROWSER="off")
        asked = {name for name in ("paper", "portal", "office", "channel", "account") if site.seen(name)}
    assert done.code == 3, done.err
    assert f"{broken}:4: knid: unknown key" in done.err
    reports = {report["source"]: report for report in done.answer["reports"]}
    assert asked == {"paper", "portal", "office", "channel"}
    assert reports["demo-warta-pantura"]["stop_reason"] == "finished"
    assert reports["demo-warta-pantura"]["not_modified"] > 0
    assert reports["demo-forum-warga-awasi"]["stop_reason"] == "off"
    assert reports["demo-selesai"]["stop_reason"] == "off"
    assert "2024-12-31" in reports["demo-selesai"]["message"]
    named = copied.run("crawl", "run", "--demo", "demo-rusak")
    assert named.code == 2
    assert f"{broken}:4: knid" in named.err, "a file that could not be read is named with its mistake"
    listed = copied.run("source", "list", "--demo", "--json")
    assert len(listed.answer["sources"]) == 6
    assert len(listed.answer["errors"]) > 0


def test_a_site_that_is_down_fails_its_own_source_only(copied: Filled) -> None:
    done = copied.run("crawl", "run", "--demo", "demo-nusa-kini", "--fetch-only", "--json")
    assert done.code == 3
    (report,) = done.answer["reports"]
    assert report["stop_reason"] not in {"finished", "off"}
    assert report["message"] in done.err
