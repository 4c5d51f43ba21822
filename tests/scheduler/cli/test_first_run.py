"""A first start without the demo: an empty installation is whole, says what to do next, and belongs to its owner."""

from __future__ import annotations

from pathlib import Path

from tests.scheduler.cli.conftest import run


def test_an_empty_installation_is_whole_and_says_what_to_do_next(tmp_path: Path) -> None:
    data = tmp_path / "data"
    done = run(data, "up", "--once", "--json", PANTAU_CRAWL_BROWSER="off")
    assert done.code == 0, done.err
    assert (done.answer["sources"], done.answer["items_total"], done.answer["mails"]) == (0, 0, 0)
    assert str(data / "sources") in done.err
    assert "--demo" in done.err
    assert (data.stat().st_mode & 0o777, (data / "secret").stat().st_mode & 0o777) == (0o700, 0o600)
    listed = run(data, "source", "list", "--json")
    assert listed.answer["errors"] == []
    assert {source["state"] for source in listed.answer["sources"]} <= {"off"}, (
        "nothing is asked before a person says so"
    )


def test_one_roof_a_folder(tmp_path: Path) -> None:
    from scheduler.folder import Folder  # noqa: PLC0415 - beside its only use

    data = tmp_path / "data"
    Folder(data).prepare()
    with Folder(data).hold():
        done = run(data, "up", "--once")
    assert done.code == 1
    assert "in use by another" in done.err
