"""The clock: APScheduler as nothing but a clock.

Called by `scheduler.supervisor` (`pantau up`, `pantau clock`). A trigger that fires inserts a (job, slot) row and wakes
the dispatcher; what ran is remembered in those rows, never in a job store. Jobs are computed from configuration and
source files at each start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from django.db import connections

from scheduler import calendar, slots

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scheduler.system_clock import SystemClock

HEARTBEAT_S = 10
JUMP_S = 30.0  # wall clock and monotonic clock apart by more: somebody set the clock


@dataclass(frozen=True, slots=True)
class Timetable:
    """What is due when: source id -> rhythm in seconds, and the local hour of the digest."""

    rhythms_s: Mapping[str, int]
    digest_at: str
    digest_zone: str


class Ticker:
    """Turns the timetable into (job, slot) rows for as long as it runs."""

    def __init__(self, timetable: Timetable, clock: SystemClock, wake: Callable[[], None]) -> None:
        """Check the timetable's hour and zone at once, so that a mistake stops the start and not the night."""
        calendar.read_hour(timetable.digest_at)
        calendar.read_zone(timetable.digest_zone)
        self._timetable = timetable
        self._clock = clock
        self._wake = wake
        self._drift_s = 0.0
        # misfire_grace_time=None: a firing that comes late still counts; the default of 1 s drops it
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(2)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def start(self) -> None:
        """Catch up on what was slept through, then let the triggers run."""
        self._drift_s = self._offset_s()
        self._plan()
        self._scheduler.start()
        self.catch_up()

    def stop(self) -> None:
        """Stop the triggers; a tick that is under way ends by itself."""
        self._scheduler.shutdown(wait=True)

    def catch_up(self) -> None:
        """Insert the newest slot of every job; one that is there already is left alone."""
        for source in self._timetable.rhythms_s:
            self.tick_source(source)
        self.tick_digest()

    def tick_source(self, source: str) -> None:
        """Insert the slot of `source` that the present lies in."""
        now = self._clock.now()
        slot = f"{source}@{calendar.interval_slot(now, self._timetable.rhythms_s[source])}"
        if slots.insert("crawl", slot, {"source": source}, now):
            self._wake()

    def tick_digest(self) -> None:
        """Insert the newest local day whose hour has come."""
        now = self._clock.now()
        day = calendar.daily_slot(now, self._timetable.digest_at, self._timetable.digest_zone)
        if slots.insert("digest", day, {}, now):
            self._wake()

    def heartbeat(self) -> None:
        """Notice a clock that was set, plan all triggers anew and catch up."""
        drift_s = self._offset_s()
        if abs(drift_s - self._drift_s) > JUMP_S:
            self._drift_s = drift_s
            self._plan()
            self.catch_up()

    def _offset_s(self) -> float:
        return self._clock.now().timestamp() - self._clock.monotonic()

    def _plan(self) -> None:
        self._scheduler.remove_all_jobs()
        for source, rhythm_s in self._timetable.rhythms_s.items():
            # triggers fire on the slot's own border, so that a source is asked once in each slot
            start = calendar.EPOCH
            rhythm = IntervalTrigger(seconds=rhythm_s, start_date=start, timezone=UTC)
            self._scheduler.add_job(_fire, rhythm, args=[self.tick_source, source])
        hour = calendar.read_hour(self._timetable.digest_at)
        zone = calendar.read_zone(self._timetable.digest_zone)
        daily = CronTrigger(hour=hour.hour, minute=hour.minute, timezone=zone)
        self._scheduler.add_job(_fire, daily, args=[self.tick_digest])
        self._scheduler.add_job(_fire, IntervalTrigger(seconds=HEARTBEAT_S, timezone=UTC), args=[self.heartbeat])


def _fire(tick: Callable[..., None], *arguments: str) -> None:
    """Run a tick in a trigger's thread and leave no database connection behind in it."""
    try:
        tick(*arguments)
    finally:
        connections.close_all()
