"""SIGKILL at random moments while items are stored and stories united: the story table equals an undisturbed run's.

The child stores one list of items in a fixed order, each in a transaction of its own, and goes on after the last one
that is there. Moments are drawn (seed printed) over the measured time in which an undisturbed child stores.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.crawler.loopback import migrate

SEED = 20241127
ITEMS = 120
CHILD = """
import dataclasses, os, sys
from datetime import date
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "scheduler.settings"
django.setup()
from pipelines import models, store
from tests.pipelines.store_builders import NOW, article, capture, words

def text(n):
    if n % 6 == 5:  # unites the two families before it or, where their days clash, is contested by them
        return " ".join(words(n - 1, 150).split()[:90] + words(n - 2, 150).split()[:90])
    return words(n - n % 2 if n % 6 < 2 else n, 150) + f" penutup {n}"

print("begins", flush=True)
for n in range(models.Item.objects.count(), int(sys.argv[1])):
    item = article(f"https://m{n}.example/{n}", text=text(n), outlet=f"m{n}")
    if n % 12 in {3, 4}:
        item = dataclasses.replace(item, event_date=date(2024, 11, n % 12))
    with store.write():
        group = store.group_of(store.add_capture(capture(item.url, source=item.outlet)).pk)
        store.store_outcome(group, store.prepare_all([item]), NOW)
"""
TABLES = {
    "pipelines_story": "id, story_id, merged_into_id, guards, rivals",
    "pipelines_storymember": "item_id, story_id, grade, of, score, decision_id",
    "pipelines_sketchhash": "hash, item_id",
    "pipelines_sketchsize": "item_id, kind, packed, guard",
    "pipelines_item": "id, item_id, change_no",
}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    migrate(folder)
    return folder


def _start(data: Path) -> subprocess.Popen[bytes]:
    """Start the child and return when it is about to store."""
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(ITEMS)],
        env={"PANTAU_DATA": str(data), "PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        stdout=subprocess.PIPE,
        cwd=root,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"begins\n"
    return child


def _finish(data: Path) -> float:
    child = _start(data)
    began = time.monotonic()
    child.communicate(timeout=100)
    assert child.returncode == 0
    return time.monotonic() - began


def _tables(data: Path) -> dict[str, list[tuple[object, ...]]]:
    (path,) = data.rglob("*.sqlite3")
    connection = sqlite3.connect(path)
    try:
        return {
            name: connection.execute(f"SELECT {columns} FROM {name} ORDER BY 1, 2").fetchall()  # noqa: S608 - ours
            for name, columns in TABLES.items()
        }
    finally:
        connection.close()


def _campaign(empty: Path, folder: Path, kills: int) -> tuple[int, list[str]]:
    """Return how many kills hit a storing child, and what differed afterwards."""
    draw = random.Random(SEED)
    plain = folder / "undisturbed"
    shutil.copytree(empty, plain)
    length_s = _finish(plain)
    expected = _tables(plain)
    assert any(row[2] for row in expected["pipelines_story"]), "some story was taken in"
    assert any(row[4] for row in expected["pipelines_story"]), "some stories clash over a text"
    hit, faults = 0, []
    for number in range(kills):
        data = folder / f"kill{number}"
        shutil.copytree(empty, data)
        child, began = _start(data), time.monotonic()
        try:
            child.wait(timeout=draw.uniform(0.0, 0.95) * length_s)
            length_s = min(length_s, time.monotonic() - began)  # the machine is less busy than when it was measured
        except subprocess.TimeoutExpired:
            hit += 1
        child.kill()
        child.communicate()
        _finish(data)
        found = _tables(data)
        faults += [f"kill {number}: {name} differs" for name in TABLES if found[name] != expected[name]]
        shutil.rmtree(data)
    return hit, faults


def test_ten_kills_leave_the_story_table_of_an_undisturbed_run(
    empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hit, faults = _campaign(empty, tmp_path, 10)
    with capsys.disabled():
        sys.stdout.write(f"\nstory kills: seed {SEED}, 10 trials, {hit} hit a storing child, {len(faults)} faults\n")
    assert faults == []
    assert hit >= 7


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_hundred_kills_leave_the_story_table_of_an_undisturbed_run(empty: Path, tmp_path: Path) -> None:
    hit, faults = _campaign(empty, tmp_path, 100)
    sys.stdout.write(f"\nstory kills: seed {SEED}, 100 trials, {hit} hit a storing child, {len(faults)} faults\n")
    assert faults == []
    assert hit >= 80
