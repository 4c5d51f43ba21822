"""The job functions, by name: what a (job, slot) row may ask for. Called by `scheduler.dispatch` only.

A row names one of these with JSON arguments; nothing is pickled. A job takes all due rows of its name at once (a crawl
child takes many sources) and returns, per row, the final state and what to remember.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from scheduler import processes, wiring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scheduler.config import Config
    from scheduler.models import Slot
    from scheduler.system_clock import SystemClock

FAILED = {None, "store_failed", "store_locked", "disk_full", "memory_limit"}  # nothing could be stored
CRAWL_LIMIT_S = 1800  # a child that is still there after half an hour is ended; its leases return to the frontier


class Stopping(Protocol):
    """Tells a long job that the roof is going down."""

    def is_set(self) -> bool:
        """Return whether to stop."""
        ...

    def wait(self, timeout: float | None = None) -> bool:
        """Sleep at most `timeout` seconds, less when stopping."""
        ...


Outcome = tuple[str, dict[str, Any]]


def crawl(config: Config, clock: SystemClock, rows: Sequence[Slot], stopping: Stopping) -> list[Outcome]:
    """Fetch the sources of all rows in one child process; each row gets its own source's report."""
    sources = [str(row.arguments["source"]) for row in rows]
    reports = run_crawl(sources, clock, stopping)
    wiring.note_health(config, reports, clock.now())
    by_source = {str(report["source"]): dict(report) for report in reports}
    lost: dict[str, Any] = {
        "stop_reason": None,
        "message": "the crawl process ended without a report; the next slot asks again",
    }
    outcomes = [by_source.get(source, lost) for source in sources]
    return [("failed" if outcome["stop_reason"] in FAILED else "done", outcome) for outcome in outcomes]


def run_crawl(sources: Sequence[str], clock: SystemClock, stopping: Stopping) -> list[Mapping[str, Any]]:
    """Run `pantau crawl run --fetch-only` on `sources` and return its reports; empty when the child died."""
    with tempfile.TemporaryDirectory(prefix="pantau-crawl-") as folder:
        output = Path(folder) / "reports.json"
        child = processes.start("crawl", ["crawl", "run", "--fetch-only", "--json", *sources], output=output)
        end = clock.monotonic() + CRAWL_LIMIT_S
        while child.process.poll() is None and clock.monotonic() < end and not stopping.wait(0.1):
            pass
        processes.stop([child])
        try:
            return list(json.loads(output.read_text(encoding="utf-8"))["reports"])
        except (ValueError, KeyError):
            return []


def digest(config: Config, clock: SystemClock, rows: Sequence[Slot], stopping: Stopping) -> list[Outcome]:  # noqa: ARG001 - a job's signature
    """Make and send one digest for the whole gap, whatever number of days it spans."""
    report = wiring.run_alerts(config, clock.now())
    return [("done", report) for _ in rows]


JOBS: dict[str, Any] = {"crawl": crawl, "digest": digest}
