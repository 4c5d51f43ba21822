"""Help answers at once because it imports nothing heavy; offline verbs need no Django, no data folder, no network."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.cli import COMMANDS
from tests.scheduler.cli.conftest import environment

HEAVY = {
    "django", "scrapy", "twisted", "pyarrow", "rich", "tantivy", "elasticsearch", "lxml", "playwright", "uvicorn",
    "apscheduler", "psycopg",
}  # fmt: skip
NOT_OFFLINE = HEAVY - {"lxml", "rich"} | {"search", "crawler"}
# Runs one command and writes down what it imported and every reach for the network (a Unix socket is none).
PROBE = """
import json, socket, sys
reached = []
def hook(event, arguments):
    if event in ("socket.connect", "socket.sendto") and arguments[0].family != socket.AF_UNIX:
        reached.append([event, str(arguments[1])])
    elif event == "socket.getaddrinfo":
        reached.append([event, str(arguments[0])])
sys.addaudithook(hook)
from scheduler.cli import main
code = main(sys.argv[2:])
with open(sys.argv[1], "w") as out:
    modules = sorted({name.partition(".")[0] for name in sys.modules})
    json.dump({"code": code, "modules": modules, "reached": reached}, out)
"""


def imported_by(*arguments: str, data: Path) -> set[str]:
    """The packages that a command line imports, as the interpreter itself tells."""
    command = [sys.executable, "-X", "importtime", "-m", "scheduler.cli", *arguments]
    done = subprocess.run(command, env=environment(data), capture_output=True, text=True, timeout=60, check=True)
    assert "Usage: pantau" in done.stdout
    return {name.partition(".")[0] for name in re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.MULTILINE)}


def test_help_imports_nothing_heavy(nowhere: Path) -> None:
    found = imported_by("--help", data=nowhere)
    assert "click" in found, "the list of imports was not read"
    assert found & HEAVY == set()


def test_no_module_of_a_verb_imports_anything_heavy() -> None:
    """Each verb's own help stays as light: all of them in one process, since importing is all that they do."""
    names = ", ".join(f"scheduler.cli.{name}" for name in COMMANDS)
    code = f"import sys, {names}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert {name.partition(".")[0] for name in done.stdout.split()} & HEAVY == set()


@pytest.fixture
def corpus(tmp_path: Path) -> dict[str, str]:
    rows = tmp_path / "items.jsonl"
    rows.write_text(json.dumps({"id": 1, "title": "Camat", "text": "Seorang camat di Kudus dilaporkan."}) + "\n")
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text("<title>Camat</title><article><p>Seorang camat di Kudus dilaporkan.</p></article>")
    return {"rows": str(rows), "pages": str(pages), "out": str(tmp_path / "out.jsonl")}


@pytest.mark.parametrize("verb", ["tag run --in {rows}", "story run --in {rows}", "extract run --in {pages}"])
def test_offline_verbs_stay_offline(verb: str, corpus: dict[str, str], nowhere: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    command = [sys.executable, "-c", PROBE, str(seen), *verb.format(**corpus).split(), "--out", corpus["out"]]
    subprocess.run(command, env=environment(nowhere), check=True, timeout=60)
    told = json.loads(seen.read_text())
    assert told["code"] == 0
    assert "pipelines" in told["modules"]
    assert set(told["modules"]) & NOT_OFFLINE == set()
    assert told["reached"] == []
    assert Path(corpus["out"]).read_text().count("\n") == 1
