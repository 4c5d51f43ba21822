"""Writers in processes of their own, for the store's fault tests: one JSON order a line on stdin.

It loads Django once and forks a writer per order, before any database connection is open. A writer prints one line per
commit that returned, so that whoever kills it knows what was acknowledged.
"""

# ruff: noqa: PLC0415 - Django must be set up before its models are imported
from __future__ import annotations

import json
import os
import random
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scheduler.settings")


def say(**row: object) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


def commit_for_ever(seed: int, first: int) -> None:
    """One capture and its item per transaction, each acknowledged by a line."""
    from tests.pipelines.store_builders import NOW, add, article, settle, words

    for number in range(first, first + 1_000_000):
        url = f"https://suara-lembah.example/{seed}/{number}"
        item = article(url, text=words(number, 30))
        add(url, fetched=NOW + timedelta(seconds=number))
        say(captured=url)
        settle(item)
        say(stored=item.id)


def small_writes(seconds: float) -> None:
    """What a page or a clock does: one small transaction, then a short pause."""
    from pipelines import store

    worst, count, until = 0.0, 0, time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        with store.write():
            store.next_change()
        worst = max(worst, time.monotonic() - began)
        count += 1
        time.sleep(0.01)
    say(kind="small", count=count, worst_s=worst)


def batch_writes(seconds: float) -> None:
    """What the worker does: items in transactions of 80 ms, a rest between them."""
    from pipelines import store
    from tests.pipelines.store_builders import article, capture, words

    count, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        made = []
        for _ in range(40):
            url = f"https://suara-lembah.example/batch/{os.getpid()}/{count + len(made)}"
            made.append((url, store.prepare(article(url, text=words(count + len(made), 40)))))
        while made:
            with store.write(rest=True):
                ends = time.monotonic() + store.BATCH_S
                while made and time.monotonic() < ends:
                    url, prepared = made.pop()
                    pk = store.add_capture(capture(url)).pk
                    group = store.group_of(pk)
                    assert group is not None
                    store.store_outcome(group, [prepared], datetime(2024, 11, 20, tzinfo=UTC))
                    count += 1
    say(kind="batch", count=count)


def make_items(count: int) -> None:
    """Items to be touched."""
    from tests.pipelines.store_builders import article, publish, words

    ids = []
    for number in range(count):
        item = article(f"https://suara-lembah.example/touched/{number}", text=words(number, 30))
        publish(item)
        ids.append(item.id)
    say(ids=ids)


def slow_touches(seed: int, ids: list[str]) -> None:
    """A writer that holds each number for a while before it commits."""
    from pipelines import store

    draw = random.Random(seed)
    for item_id in ids:
        with store.write():
            store.touch([item_id])
            time.sleep(draw.random() * 0.03)
        time.sleep(draw.random() * 0.01)
    say(kind="touches")


def watch(first: int, wanted: int, seconds: float) -> None:
    """A reader with a cursor, as the indexer is one: every number it meets until it has `wanted` or time is over."""
    from pipelines import store

    last, seen, until = first, list[int](), time.monotonic() + seconds
    while len(seen) < wanted and time.monotonic() < until:
        for one in store.changes_since(last, 100):
            seen.append(one.change_no)
            last = one.change_no
    say(seen=seen)


def fetch_pages(folder: str, count: int) -> None:
    """Archive pages and store their captures, as crawler/handoff does."""
    from pipelines import store
    from pipelines.archive import ArchiveWriter
    from tests.pipelines.store_builders import capture_of, page_of

    with ArchiveWriter(Path(folder)) as archive:
        for number in range(count):
            url, body = page_of(number)
            seen = capture_of(url, body)
            reference = archive.append(seen, body)
            archive.sync()
            with store.write():
                store.add_capture(replace(seen, archive=reference))
    say(fetched=count)


def drain(folder: str, jobs: int) -> None:
    """Read everything that waits."""
    from pipelines import knowledge, worker
    from tests.pipelines.store_builders import RECIPES, StoppedClock

    report = worker.drain(knowledge.load(), RECIPES, clock=StoppedClock(), archive_folder=Path(folder), jobs=jobs)
    say(drained=report.groups)


def items() -> None:
    """Every item with its bytes' hash, in the order of its first number, and whether numbers have gaps."""
    from pipelines import models

    rows = models.Item.objects.order_by("first_change_no")
    say(
        items=list(rows.values_list("item_id", "content_sha256")),
        numbers=list(rows.values_list("first_change_no", flat=True)),
        members=models.StoryMember.objects.count(),
        pending=models.Capture.objects.filter(state="pending").count(),
    )


def report() -> None:
    """What is in the database, as a fresh process sees it."""
    from django.db import connection

    from pipelines import models, store

    with connection.cursor() as cursor:
        integrity = cursor.execute("PRAGMA integrity_check").fetchone()[0] if connection.vendor == "sqlite" else "ok"
    say(
        captures=list(models.Capture.objects.values_list("url", flat=True)),
        items=[one.item.id for one in store.changes_since(0, 1_000_000)],
        well=[one.name for one in store.check(full=True) if not one.ok] == [] and integrity == "ok",
        pending=models.Capture.objects.filter(state="pending").count(),
    )


def migrate() -> None:
    """Create the tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    say(migrated=True)


WORKS = (
    *(commit_for_ever, small_writes, batch_writes, make_items, slow_touches, watch, report, migrate),
    *(fetch_pages, drain, items),
)
WORK = {work.__name__: work for work in WORKS}


def main() -> None:
    """Fork one writer per order until stdin closes."""
    import django

    django.setup()
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            try:
                WORK[order.pop("work")](**order)
                code = 0
            except Exception as error:  # noqa: BLE001 - told to the test, which fails on it
                say(error=f"{type(error).__name__}: {error}")
                code = 1
            sys.stdout.flush()
            os._exit(code)
        say(pid=pid)
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


if __name__ == "__main__":
    main()
