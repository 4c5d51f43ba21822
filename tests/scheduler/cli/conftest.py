"""The command line as a stranger runs it: processes of its own, and one data folder that a demo round has filled."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scheduler.demo.ports import free_ports

LIMIT_S = 100


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        """The one JSON object on stdout; anything beside it is a failure."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        assert self.out.count("\n") == 1, "exactly one line"
        return found


def environment(data: Path, **settings: str) -> dict[str, str]:
    """What a command sees: this machine's paths, no setting of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PANTAU_")}
    return {**kept, "PANTAU_DATA": str(data), **settings}


def start(data: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """Start `pantau ARGUMENTS`."""
    return subprocess.Popen(
        [sys.executable, "-m", "scheduler.cli", *arguments],
        env=environment(data, **settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run(data: Path, *arguments: str, stdin: str = "", **settings: str) -> Ran:
    """Run `pantau ARGUMENTS` to its end."""
    process = start(data, *arguments, **settings)
    try:
        out, err = process.communicate(stdin, timeout=LIMIT_S)
    finally:
        process.kill()
    return Ran(process.returncode, out, err)


@dataclass(frozen=True, slots=True)
class Filled:
    """A data folder after one demo round, the round's end, and the ports that its addresses name."""

    data: Path
    round: Ran
    ports: tuple[int, ...]

    def run(self, *arguments: str, stdin: str = "", **settings: str) -> Ran:
        """Run a command on this folder."""
        ports = ",".join(map(str, self.ports))
        return run(self.data, *arguments, stdin=stdin, PANTAU_DEMO_PORTS=ports, **settings)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """One round over the demo newsroom, without a browser: its source is off and the rest runs. Tests only read it."""
    data = tmp_path_factory.mktemp("cli") / "data"
    ports = free_ports(5)
    settings = {"PANTAU_DEMO_PORTS": ",".join(map(str, ports)), "PANTAU_CRAWL_BROWSER": "off"}
    done = run(data, "up", "--demo", "--once", "--json", **settings)
    assert done.code == 0, done.err
    return Filled(data, done, ports)


@pytest.fixture
def copied(filled: Filled, tmp_path: Path) -> Filled:
    """A copy of it that a test may change."""
    shutil.copytree(filled.data, tmp_path / "data")
    (tmp_path / "data" / "lock").unlink(missing_ok=True)
    return Filled(tmp_path / "data", filled.round, filled.ports)


@pytest.fixture
def nowhere(tmp_path: Path) -> Iterator[Path]:
    """A data folder that does not exist and must not be made."""
    folder = tmp_path / "none"
    yield folder
    assert not folder.exists()


Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text below the test's folder; returns the file."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written
