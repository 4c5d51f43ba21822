"""Run what is due, here: lease (job, slot) rows, hand them to their function, write down how it ended.

Called by `scheduler.supervisor`. At scale the same rows are taken by workers elsewhere; this module is that seam.
"""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Any

from django.db import connections

from scheduler import slots
from scheduler.jobs import JOBS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scheduler.config import Config
    from scheduler.models import Slot
    from scheduler.system_clock import SystemClock

CRAWLS_AT_ONCE = 2
IDLE_S = 5.0


class Dispatcher:
    """A thread that runs due slots as they come: at most two crawls at once, everything else one after the other."""

    def __init__(self, config: Config, clock: SystemClock, say: Callable[[str], None]) -> None:
        """Keep what jobs need; nothing runs before `start`."""
        self._config = config
        self._clock = clock
        self._say = say
        self._due = threading.Event()
        self._stopping = threading.Event()
        self._crawls = threading.Semaphore(CRAWLS_AT_ONCE)
        self._threads: list[threading.Thread] = []

    def wake(self) -> None:
        """Look for due rows now."""
        self._due.set()

    def start(self) -> None:
        """Begin to run what is due."""
        thread = threading.Thread(target=self._loop, name="dispatch", daemon=True)
        self._threads.append(thread)
        thread.start()

    def stop(self) -> None:
        """Take nothing more, tell running jobs to end, and wait for them."""
        self._stopping.set()
        self._due.set()
        for thread in self._threads:
            thread.join(timeout=12)

    def _loop(self) -> None:
        while not self._stopping.is_set():
            try:
                self._take()
            except Exception as error:  # noqa: BLE001 - a locked or missing database must not end the clock
                self._say(f"dispatch: {error}; trying again")
            self._due.wait(IDLE_S)
            self._due.clear()
        connections.close_all()

    def _take(self) -> None:
        leased = slots.lease(self._clock.now())
        leased.sort(key=lambda row: row.job)
        for job, group in itertools.groupby(leased, key=lambda row: row.job):
            rows = list(group)
            if job == "crawl":
                thread = threading.Thread(target=self._crawl, args=(rows,), name="crawl", daemon=True)
                self._threads = [each for each in self._threads if each.is_alive()]
                self._threads.append(thread)
                thread.start()
            else:
                run(rows, self._config, self._clock, self._stopping)

    def _crawl(self, rows: Sequence[Slot]) -> None:
        with self._crawls:
            run(rows, self._config, self._clock, self._stopping)
        connections.close_all()


def run(rows: Sequence[Slot], config: Config, clock: SystemClock, stopping: threading.Event) -> None:
    """Run leased rows of one job and finish each; an unknown job is parked and shown, never deleted."""
    job = JOBS.get(rows[0].job)
    outcomes: list[tuple[str, dict[str, Any]]]
    if job is None:
        known = ", ".join(sorted(JOBS))
        outcomes = [("parked", {"error": f"no job is called `{row.job}`; known are {known}"}) for row in rows]
    else:
        try:
            outcomes = job(config, clock, rows, stopping)
        except Exception as error:  # noqa: BLE001 - the row keeps the reason; the next slot tries again
            outcomes = [("failed", {"error": f"{type(error).__name__}: {error}"})] * len(rows)
    for row, (state, detail) in zip(rows, outcomes, strict=True):
        slots.finish(row, state, detail, clock.now())
