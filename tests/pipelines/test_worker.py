"""The worker end to end on real pages: what is read, what is lost and named, and what survives a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines import models, replay, store, worker
from pipelines.archive import ArchiveWriter
from pipelines.child import Limits, Task
from pipelines.knowledge import load
from pipelines.pool import Job, Pool
from tests.pipelines.store_builders import NOW, OUTLET, RECIPES, SENTENCES, StoppedClock, capture, capture_of, page

if TYPE_CHECKING:
    from collections.abc import Callable

RECIPE = RECIPES[OUTLET]
SITE = "https://suara-lembah.example/berita"
# A script-free page on which resiliparse does not end (100,000 nested tags): what the limits are for.
ENDLESS = b"<html><body>" + b"<div>" * 100_000 + b"<p>isi</p>"


@pytest.fixture
def fetch(tmp_path: Path) -> Callable[..., int]:
    """Archive one page and store its capture, as crawler/handoff does."""

    def fetched(url: str, body: bytes, *, at: datetime = NOW) -> int:
        writer = ArchiveWriter(tmp_path)
        try:
            seen = capture_of(url, body, fetched=at)
            reference = writer.append(seen, body)
            writer.sync()
        finally:
            writer.close()
        with store.write():
            return store.add_capture(replace(seen, archive=reference)).pk

    return fetched


def drain(folder: Path, **more: object) -> worker.WorkReport:
    return worker.drain(load(), RECIPES, clock=StoppedClock(), archive_folder=folder, **more)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
class TestDrain:
    def test_pages_become_items_in_capture_order(self, fetch: Callable[..., int], tmp_path: Path) -> None:
        for n in range(12):
            fetch(f"{SITE}/{n}", page(f"Berita nomor {n} dari dinas", *SENTENCES[n % 3 : n % 3 + 6], f"Penutup {n}."))
        report = drain(tmp_path, jobs=2)
        assert (report.groups, report.items_new, report.failed) == (12, 12, 0)
        assert [one.item.url for one in store.changes_since(0, 20)] == [f"{SITE}/{n}" for n in range(12)]
        assert store.pending(10) == []
        assert drain(tmp_path).groups == 0

    def test_a_page_fetched_twice_unchanged_draws_no_number(self, fetch: Callable[..., int], tmp_path: Path) -> None:
        for n in range(3):
            fetch(
                SITE,
                page("Berita dari dinas daerah", *SENTENCES[:6]) + b"<!-- nonce %d -->" % n,
                at=NOW + timedelta(hours=n),
            )
        report = drain(tmp_path, jobs=2)
        assert (report.items_new, report.items_unchanged, report.revisions) == (1, 2, 0)
        assert store.latest_change() == 1

    def test_an_edited_page_is_a_revision(self, fetch: Callable[..., int], tmp_path: Path) -> None:
        fetch(SITE, page("Kabid diduga tidak netral", *SENTENCES[:6]))
        fetch(SITE, page("Kabid dinyatakan tidak terbukti", *SENTENCES[:6]), at=NOW + timedelta(hours=1))
        report = drain(tmp_path)
        assert (report.items_new, report.items_changed, report.revisions) == (1, 1, 1)

    def test_a_hostile_page_costs_one_named_item_and_the_run_goes_on(
        self, fetch: Callable[..., int], tmp_path: Path
    ) -> None:
        fetch(f"{SITE}/1", page("Berita pertama dari dinas", *SENTENCES[:6]))
        fetch(f"{SITE}/2", ENDLESS)
        fetch(f"{SITE}/3", b"")
        fetch(f"{SITE}/4", b"x" * (8 * 1024 * 1024 + 1))
        fetch(f"{SITE}/5", bytes(range(256)) * 400)
        fetch(f"{SITE}/6", page("Berita terakhir dari dinas", *SENTENCES[6:]))
        report = drain(tmp_path, jobs=2)
        assert report.groups == 6
        named = {one.item.url: one.item for one in store.changes_since(0, 20)}
        assert set(named) == {f"{SITE}/{n}" for n in range(1, 7)}
        assert [named[f"{SITE}/{n}"].extraction for n in (1, 6)] == ["ok", "ok"]
        for n in (2, 3, 4, 5):
            item = named[f"{SITE}/{n}"]
            assert item.extraction != "ok"
            assert item.extraction_detail
            assert item.title == "Judul dari umpan"

    def test_a_damaged_record_is_named_and_never_read(self, fetch: Callable[..., int], tmp_path: Path) -> None:
        fetch(SITE, page("Berita dari dinas daerah", *SENTENCES[:6]))
        (file,) = (each for each in tmp_path.iterdir() if each.suffix not in {".jsonl", ".lock"})
        data = bytearray(file.read_bytes())
        data[len(data) * 3 // 4] ^= 0xFF
        file.write_bytes(bytes(data))
        report = drain(tmp_path)
        assert report.failures == {"crashed": 1}
        (item,) = store.changes_since(0, 5)
        assert "archive" in (item.item.extraction_detail or "")

    def test_stop_leaves_the_rest_pending(self, fetch: Callable[..., int], tmp_path: Path) -> None:
        for n in range(30):
            fetch(f"{SITE}/{n}", page(f"Berita nomor {n} dari dinas", *SENTENCES[:6]))
        asked = iter(range(1000))
        report = drain(tmp_path, stop=lambda: next(asked) > 12)
        assert report.stopped
        assert 0 < report.groups < 30
        assert store.counts()["captures_pending"] == 30 - report.groups
        assert drain(tmp_path).groups == 30 - report.groups

    def test_replay_gives_the_same_bytes_and_draws_no_number(self, fetch: Callable[..., int], tmp_path: Path) -> None:
        for n in range(6):
            fetch(f"{SITE}/{n}", page(f"Berita nomor {n} dari dinas", *SENTENCES[n : n + 6], f"Penutup {n}."))
        fetch(f"{SITE}/1", page("Berita yang diubah judulnya", *SENTENCES[1:7]), at=NOW + timedelta(hours=1))
        fetch(f"{SITE}/2", ENDLESS, at=NOW + timedelta(hours=1))
        drain(tmp_path)
        before = list(
            models.Item.objects.order_by("id").values_list("item_id", "change_no", "content_sha256", "revisions")
        )
        members = list(models.StoryMember.objects.order_by("item_id").values_list("item_id", "story_id", "grade"))
        report = replay.replay(
            load(), RECIPES, clock=StoppedClock(NOW + timedelta(days=400)), archive_folder=tmp_path, jobs=2
        )
        assert (report.captures, report.work.items_changed, report.work.items_new, report.not_derived) == (8, 0, 0, 0)
        after = list(
            models.Item.objects.order_by("id").values_list("item_id", "change_no", "content_sha256", "revisions")
        )
        assert after == before
        assert (
            list(models.StoryMember.objects.order_by("item_id").values_list("item_id", "story_id", "grade")) == members
        )

    def test_replay_repairs_a_damaged_item(self, fetch: Callable[..., int], tmp_path: Path) -> None:
        fetch(SITE, page("Berita dari dinas daerah", *SENTENCES[:6]))
        drain(tmp_path)
        good = models.Item.objects.get()
        models.Item.objects.update(body=b"rusak")
        replay.replay(load(), RECIPES, clock=StoppedClock(), archive_folder=tmp_path)
        stored = store.get(good.item_id)
        assert stored is not None
        assert stored.item.title == "Berita dari dinas daerah"
        assert list(store.damaged_items()) == []

    def test_replay_with_another_recipe_is_a_change_but_no_revision(
        self, fetch: Callable[..., int], tmp_path: Path
    ) -> None:
        fetch(SITE, page("Berita dari dinas daerah", *SENTENCES[:6]))
        drain(tmp_path)
        recipes = {OUTLET: replace(RECIPE, remove=("p:first-child",))}
        report = replay.replay(load(), recipes, clock=StoppedClock(), archive_folder=tmp_path)
        assert (report.work.items_changed, report.work.revisions) == (1, 0)
        (item,) = store.changes_since(0, 5)
        assert SENTENCES[0] not in item.item.text


def job(body: bytes, number: int = 0) -> Job[int]:
    return Job(number, Task(RECIPE, (replace(capture(f"{SITE}/{number}"), archive=None),)), (body,))


GOOD = page("Berita dari dinas daerah", *SENTENCES[:6])


def table(rows: int) -> bytes:
    """One table in the shape of a page that a reader takes seconds over: within every limit of the pre-scan."""
    cells = b"".join(b"<tr><td>kata kata sel %d</td></tr>" % n for n in range(rows))
    return b"<html><body><h1>Tabel panjang</h1><table>" + cells + b"</table>"


def test_too_much_cpu_is_timed_out_and_not_tried_again() -> None:
    with Pool[int](1, Limits(cpu_s=1, wall_s=30)) as pool:
        results = [result for _job, result in pool.run([job(table(49_000), 1), job(GOOD, 2)])]
        assert (pool.killed, pool.deaths) == (1, 0)
    assert [result.lost for result in results] == ["timed_out", None]
    assert "CPU" in results[0].reason
    assert results[0].stand_in is not None
    assert results[0].stand_in.title == "Judul dari umpan"


def test_no_answer_in_time_is_timed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool[int](1, Limits(wall_s=0.5))
    stopped = iter([True, False])

    def start() -> object:
        made = Pool._start(pool)
        if next(stopped, False):
            os.kill(made.process.pid, signal.SIGSTOP)
        return made

    with pool:
        monkeypatch.setattr(pool, "_start", start)
        ((_job, result),) = pool.run([job(GOOD)])
    assert (result.lost, pool.killed, pool.deaths) == ("timed_out", 1, 0)
    assert result.stand_in is not None
    assert (result.stand_in.text, result.stand_in.extraction) == ("Ringkasan dari umpan", "timed_out")


def test_too_much_memory_is_a_named_loss() -> None:
    with Pool[int](1) as pool:
        ((_job, result),) = pool.run([job(GOOD)])
        assert result.items
        status = Path(f"/proc/{pool._children[0].process.pid}/status").read_text(encoding="ascii")
    at_rest_kib = int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmSize")))
    with Pool[int](1, Limits(memory_bytes=(at_rest_kib + 6 * 1024) * 1024)) as pool:
        results = [result for _job, result in pool.run([job(b"<p>" + b"x" * 8_000_000, 1), job(GOOD, 2)])]
    assert [result.lost for result in results] == ["too_big", None]


def test_too_much_text_is_too_big() -> None:
    with Pool[int](1, Limits(text_bytes=100)) as pool:
        ((_job, result),) = pool.run([job(GOOD)])
    assert result.lost == "too_big"
    assert "bytes of text" in result.reason


def test_order_is_kept_and_every_job_is_answered() -> None:
    with Pool[int](2) as pool:
        numbers = [each.key for each, result in pool.run(job(GOOD, n) for n in range(40)) if result.items]
    assert numbers == list(range(40))


def test_an_unexplained_death_is_tried_once_more_then_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool[int](1)
    sent = pool._start

    def start_and_kill() -> object:
        worker_ = sent()
        os.kill(worker_.process.pid, signal.SIGKILL)
        return worker_

    with pool:
        monkeypatch.setattr(pool, "_start", start_and_kill)
        ((_job, result),) = pool.run([job(GOOD)])
    assert result.lost == "crashed"
    assert pool.deaths >= 2

    once = Pool[int](1)
    starts = iter([True, False])

    def start_and_kill_once() -> object:
        worker_ = Pool._start(once)
        if next(starts, False):
            os.kill(worker_.process.pid, signal.SIGKILL)
        return worker_

    with once:
        monkeypatch.setattr(once, "_start", start_and_kill_once)
        ((_job, result),) = once.run([job(GOOD)])
    assert result.items
    assert once.deaths == 1


def open_files(pid: int) -> set[str]:
    """What a process holds open; a file it closes while we look is held no more."""
    names = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            names.add(str(link.readlink()))
    return names


def test_children_hold_no_database_and_end_with_their_parent() -> None:
    program = (
        "import sys, time;"
        "from pipelines.pool import Pool;"
        "pool = Pool(2); a = pool._start(); b = pool._start();"
        "print(a.process.pid, b.process.pid, flush=True);"
        "time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    try:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        for pid in pids:
            assert not [name for name in open_files(pid) if "sqlite" in name]
            assert "psycopg" not in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
    finally:
        parent.kill()
        parent.wait(10)
        if parent.stdout is not None:
            parent.stdout.close()
    until = time.monotonic() + 10
    while time.monotonic() < until and any(Path(f"/proc/{pid}").exists() for pid in pids):
        time.sleep(0.05)
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]
