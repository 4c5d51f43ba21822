"""The clock inserts rows and nothing else; a clock that is set neither loses nor doubles a digest."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler.clock import JUMP_S, Ticker, Timetable
from scheduler.models import Slot
from scheduler.system_clock import SystemClock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
START = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)  # 08:00 in Jakarta


class SetClock(SystemClock):
    """A clock that a test sets; `monotonic` goes on as a real one would."""

    def __init__(self) -> None:
        self.at, self.run_s = START, 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.run_s

    def goes_on(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.run_s += seconds

    def is_set(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def make(clock: SetClock, woken: list[int]) -> Ticker:
    return Ticker(Timetable({"a": 3600}, "07:00", "Asia/Jakarta"), clock, lambda: woken.append(1))


def test_a_start_catches_up_and_a_second_start_adds_nothing() -> None:
    clock, woken = SetClock(), []
    make(clock, woken).catch_up()
    assert {(row.job, row.slot) for row in Slot.objects.all()} == {
        ("crawl", "a@2026-11-25T01:00:00Z"),
        ("digest", "2026-11-25"),
    }
    make(clock, woken).catch_up()
    assert Slot.objects.count() == 2
    assert len(woken) == 2


def test_one_digest_covers_three_days_of_sleep() -> None:
    clock, woken = SetClock(), []
    make(clock, woken).catch_up()
    clock.goes_on(3 * 86_400)
    make(clock, woken).catch_up()
    assert [row.slot for row in Slot.objects.filter(job="digest").order_by("pk")] == ["2026-11-25", "2026-11-28"]


@pytest.mark.parametrize("jump_s", [3600, -3600, 86_400, -86_400])
def test_a_clock_that_is_set_loses_and_doubles_nothing(jump_s: int) -> None:
    clock, woken = SetClock(), []
    ticker = make(clock, woken)
    ticker.start()
    try:
        clock.goes_on(10)
        ticker.heartbeat()
        clock.is_set(jump_s)
        ticker.heartbeat()
        days = [row.slot for row in Slot.objects.filter(job="digest")]
        assert len(days) == len(set(days))
        local = clock.now().astimezone(ZoneInfo("Asia/Jakarta"))
        newest = local.date() if local.hour >= 7 else local.date() - timedelta(days=1)
        assert newest.isoformat() in days
    finally:
        ticker.stop()


def test_drift_below_the_bar_changes_nothing() -> None:
    clock, woken = SetClock(), []
    ticker = make(clock, woken)
    ticker.start()
    try:
        clock.is_set(JUMP_S / 2)
        before = Slot.objects.count()
        ticker.heartbeat()
        assert Slot.objects.count() == before
    finally:
        ticker.stop()


def test_triggers_fire_by_themselves() -> None:
    # a real scheduler with a rhythm of one second: rows appear without anybody calling
    clock = SystemClock()
    ticker = Ticker(Timetable({"a": 1}, "07:00", "Asia/Jakarta"), clock, lambda: None)
    ticker.start()
    try:
        end = clock.monotonic() + 15
        while Slot.objects.filter(job="crawl").count() < 3 and clock.monotonic() < end:
            time.sleep(0.1)
    finally:
        ticker.stop()
    assert Slot.objects.filter(job="crawl").count() >= 3
