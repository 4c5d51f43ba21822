"""kill -9 of the whole process tree in the middle of a round, then a plain second one: nothing lost or doubled."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from typing import Any

import pytest

from scheduler import processes
from tests.e2e.house import Pantau, make

pytestmark = [pytest.mark.backend("browser"), pytest.mark.timeout(600)]
SEED = 20261125
FIRST_S, LAST_S = 0.5, 14.0  # a round on two cores, from its first to its last second


def kill_tree(pid: int) -> None:
    """SIGKILL a process and everything below it, the roots first, so that nobody can react."""
    for each in (pid, *processes.descendants(pid)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def moments(count: int) -> list[float]:
    drawn = random.Random(SEED)
    return [round(drawn.uniform(FIRST_S, LAST_S), 2) for _ in range(count)]


def killed_and_resumed(first: tuple[Pantau, dict[str, Any]], folder: Any, after_s: float) -> None:
    undisturbed, _ = first
    house = make(folder, undisturbed.ports)
    process = house.start("up", "--demo", "--once", "--json")
    time.sleep(after_s)
    kill_tree(process.pid)
    process.communicate()
    figures = house.round()
    expected = undisturbed.items()
    found = house.items()
    assert found.keys() == expected.keys(), f"killed after {after_s} s"
    assert {row["text"] for row in found.values()} == {row["text"] for row in expected.values()}
    assert figures["items_total"] == len(expected)
    assert figures["indexed"] == figures["items_total"]
    verified = house.run("archive", "verify")
    assert verified["damages"] == []
    assert verified["records"] > 0
    assert house.run("archive", "verify", "--without-database")["damages"] == []


@pytest.mark.parametrize("after_s", moments(5))
def test_five_moments(first_round: tuple[Pantau, dict[str, Any]], tmp_path: Any, after_s: float) -> None:
    killed_and_resumed(first_round, tmp_path, after_s)


@pytest.mark.long
@pytest.mark.parametrize("after_s", moments(20)[5:])
def test_fifteen_more_moments(first_round: tuple[Pantau, dict[str, Any]], tmp_path: Any, after_s: float) -> None:
    killed_and_resumed(first_round, tmp_path, after_s)


def test_sigterm_ends_in_ten_seconds_with_130_and_loses_nothing(
    first_round: tuple[Pantau, dict[str, Any]], tmp_path: Any
) -> None:
    undisturbed, _ = first_round
    house = make(tmp_path, undisturbed.ports)
    process = house.start("up", "--demo", "--once", "--json")
    time.sleep(4)
    began = time.monotonic()
    process.terminate()
    process.communicate(timeout=30)
    assert time.monotonic() - began < 12
    assert process.returncode == 130
    house.round()
    assert house.items().keys() == undisturbed.items().keys()
