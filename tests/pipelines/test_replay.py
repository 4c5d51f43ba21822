"""An item is a pure function of captures, recipe and knowledge: on any date, however often its reader was killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

from pipelines import canonical, child, store
from pipelines.child import Task
from tests.pipelines.store_builders import NOW, OUTLET, RECIPES, SENTENCES, capture_of, page, page_of
from tests.pipelines.store_nests import nest_in

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://suara-lembah.example/berita"
PUBLISHED = '<meta property="article:published_time" content="{}">'
# Pages whose dates tempt a reader to ask what day it is.
DATED = (
    page("Kabid dilaporkan kemarin", *SENTENCES[:6]),
    page("Laporan masuk dua hari lalu", "Suara Lembah - 2 jam lalu", *SENTENCES[:6]),
    page("Rapat Rabu depan", "Rabu, 20 November", *SENTENCES[2:8]),
    page("Hari ini", *SENTENCES[:6], head=PUBLISHED.format("2024-11-19T23:30:00+07:00")),
    page("Tanggal nanti", *SENTENCES[:6], head=PUBLISHED.format("2027-01-01T08:00:00Z")),
    page("Lama sekali", "Selasa (12/11)", *SENTENCES[3:9]),
)
FAR = datetime(2031, 3, 3, 21, 15, tzinfo=UTC)


def tasks() -> list[Task]:
    return [Task(RECIPES[OUTLET], (replace(capture_of(f"{URL}/{number}", body)),)) for number, body in enumerate(DATED)]


def digests() -> list[str]:
    read = (child.read(task, (body,)) for task, body in zip(tasks(), DATED, strict=True))
    return [canonical.sha256(canonical.to_bytes(item)) for items in read for item in items]


def test_the_same_bytes_when_this_process_believes_another_date() -> None:
    here = digests()
    with time_machine.travel(FAR, tick=True):
        assert digests() == here
    assert len(set(here)) == len(DATED)


def test_the_same_bytes_in_a_process_whose_system_date_is_another() -> None:
    """Runs under `faketime` (libfaketime) when it is installed: the C libraries see the false date too."""
    faketime = shutil.which("faketime")
    if faketime is None:
        pytest.skip("faketime is not installed (apt-get install faketime): the date was changed inside Python only")
    program = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'scheduler.settings';"
        "import django, time; django.setup(); from tests.pipelines.test_replay import digests;"
        "print(time.strftime('%Y'), *digests())"
    )
    said = subprocess.run(
        [faketime, "-f", "@2031-03-03 21:15:00", sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout.split()
    assert said[0] == "2031"
    assert said[1:] == digests()


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_again_and_again_leaves_what_an_undisturbed_one_leaves(tmp_path: Path) -> None:
    count, draw = 40, random.Random(7)
    archive = tmp_path / "archive"
    archive.mkdir()
    with nest_in(tmp_path) as nest:
        nest.done("fetch_pages", folder=str(archive), count=count)
        for _kill in range(5):
            nest.order("drain", folder=str(archive), jobs=2)
            pid = int(str(nest.line()["pid"]))
            time.sleep(0.4 + draw.random() * 1.2)
            os.kill(pid, signal.SIGKILL)
        nest.order("drain", folder=str(archive), jobs=2)
        while "drained" not in nest.line():
            pass
        left = nest.done("items")
    expected = []
    for number in range(count):
        url, body = page_of(number)
        (item,) = child.read(Task(RECIPES[OUTLET], (capture_of(url, body, fetched=NOW),)), (body,))
        expected.append([item.id, store.prepare(item).content_sha256])
    assert left["items"] == expected
    assert left["numbers"] == list(range(1, count + 1))
    assert (left["members"], left["pending"]) == (count, 0)
