"""What the store keeps when its writers are killed, crowded or slow. Writers are processes of their own."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pipelines.store_nests import Nest, nest_in

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def nest(tmp_path: Path) -> Iterator[Nest]:
    with nest_in(tmp_path) as made:
        yield made


def note(row: dict[str, object], captured: set[str], stored: set[str]) -> None:
    """Remember what a writer acknowledged."""
    if "captured" in row:
        captured.add(str(row["captured"]))
    if "stored" in row:
        stored.add(str(row["stored"]))


def test_twenty_kills_in_commits_lose_nothing_acknowledged(nest: Nest) -> None:
    draw = random.Random(20241127)
    captured, stored = set[str](), set[str]()
    for kill in range(20):
        nest.order("commit_for_ever", seed=kill, first=kill * 10_000)
        pid = None
        until = time.monotonic() + 10
        commits = draw.randrange(1, 12)
        while (commits or pid is None) and time.monotonic() < until:
            row = nest.line()
            if "pid" in row:
                pid = int(str(row["pid"]))
                continue
            note(row, captured, stored)
            commits -= 1
        assert pid is not None
        time.sleep(draw.random() * 0.004)  # somewhere inside the next transaction
        os.kill(pid, signal.SIGKILL)
        nest.order("report")
        while True:  # what the killed writer had still printed counts as acknowledged too
            row = nest.line()
            note(row, captured, stored)
            if "well" in row:
                break
        assert row["well"]
        assert isinstance(row["captures"], list)
        assert isinstance(row["items"], list)
        assert captured <= set(row["captures"])
        assert stored <= set(row["items"])
    assert len(stored) > 20


def crowd(nest: Nest, seconds: float) -> None:
    for _ in range(6):
        nest.order("small_writes", seconds=seconds)
    nest.order("batch_writes", seconds=seconds)
    rows = []
    while len(rows) < 7:
        row = nest.line()  # an error, "database is locked" above all, fails here
        rows += [row] if "kind" in row else []
    small = [row for row in rows if row["kind"] == "small"]
    (batch,) = (row for row in rows if row["kind"] == "batch")
    assert int(str(batch["count"])) > 10 * seconds
    assert min(int(str(row["count"])) for row in small) > seconds
    assert max(float(str(row["worst_s"])) for row in small) < 10


def test_six_small_writers_beside_a_batch_writer_are_never_locked_out(nest: Nest) -> None:
    crowd(nest, 4)


@pytest.mark.long
def test_six_small_writers_for_a_minute(nest: Nest) -> None:
    crowd(nest, 60)


def test_two_slow_writers_never_let_a_reader_skip_a_number(nest: Nest) -> None:
    ids = nest.done("make_items", count=60)["ids"]
    assert isinstance(ids, list)
    nest.order("watch", first=60, wanted=60, seconds=30)
    for seed in (0, 1):
        nest.order("slow_touches", seed=seed, ids=ids[seed::2])
    while "seen" not in (row := nest.line()):
        pass
    assert row["seen"] == list(range(61, 121))
