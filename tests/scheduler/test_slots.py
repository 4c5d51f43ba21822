"""A slot runs once, a dead worker cannot finish it, an unknown job is kept and shown."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from scheduler import dispatch, slots
from scheduler.config import load
from scheduler.models import Slot
from scheduler.system_clock import SystemClock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


def test_a_slot_that_is_lived_twice_is_one_row() -> None:
    assert slots.insert("digest", "2026-11-25", {}, NOW) is True
    assert slots.insert("digest", "2026-11-25", {}, NOW + timedelta(hours=1)) is False
    assert slots.insert("digest", "2026-11-26", {}, NOW) is True
    assert Slot.objects.count() == 2


def test_two_threads_insert_one_row() -> None:
    made: list[bool] = []

    def try_it() -> None:
        made.append(slots.insert("digest", "2026-11-25", {}, NOW))
        connections.close_all()

    threads = [threading.Thread(target=try_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [False] * 5 + [True]


def test_a_lease_is_taken_once_and_runs_out() -> None:
    slots.insert("crawl", "a@1", {"source": "a"}, NOW)
    (first,) = slots.lease(NOW)
    assert slots.lease(NOW) == []
    later = NOW + timedelta(seconds=slots.LEASE_S + 1)
    (second,) = slots.lease(later)
    assert second.token > first.token
    # the worker that was presumed dead comes back too late
    assert slots.finish(first, "done", {}, later) is False
    assert slots.finish(second, "done", {"captures": 3}, later) is True
    assert Slot.objects.get().detail == {"captures": 3}


def test_a_dead_roofs_leases_are_free_at_once() -> None:
    slots.insert("crawl", "a@1", {"source": "a"}, NOW)
    slots.lease(NOW)
    assert slots.free_leases(NOW) == 1
    assert len(slots.lease(NOW)) == 1


def test_an_unknown_job_is_parked_and_names_the_known_ones() -> None:
    slots.insert("renamed", "x", {}, NOW)
    dispatch.run(slots.lease(NOW), load(), SystemClock(), threading.Event())
    row = Slot.objects.get()
    assert row.state == "parked"
    assert "crawl, digest" in row.detail["error"]


def test_a_job_that_raises_is_failed_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[tuple[str, dict[str, object]]]:
        raise OSError("disk is full")

    monkeypatch.setitem(dispatch.JOBS, "digest", broken)
    slots.insert("digest", "2026-11-25", {}, NOW)
    dispatch.run(slots.lease(NOW), load(), SystemClock(), threading.Event())
    row = Slot.objects.get()
    assert (row.state, row.detail) == ("failed", {"error": "OSError: disk is full"})


def test_old_rows_go_and_only_those_that_ended_well() -> None:
    for name in ("old", "failed", "new"):
        slots.insert("crawl", name, {}, NOW)
    for row in slots.lease(NOW):
        slots.finish(row, "failed" if row.slot == "failed" else "done", {}, NOW)
    Slot.objects.filter(slot="new").update(finished_at_utc=NOW + timedelta(days=20))
    assert slots.prune(NOW + timedelta(days=slots.KEPT_DAYS + 1)) == 1
    assert {row.slot for row in Slot.objects.all()} == {"failed", "new"}
