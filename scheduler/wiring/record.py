"""The ground floor with a clock: worker, replay, archive, counts."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from scheduler.folder import Folder
from scheduler.wiring.sources import recipes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pipelines.archive import VerifyReport
    from scheduler.config import Config
    from scheduler.system_clock import SystemClock


def pending() -> int:
    """Return how many captures wait to be read."""
    return counts()["captures_pending"]


def counts() -> dict[str, int]:
    """Return the totals of the state database."""
    from pipelines import store  # noqa: PLC0415 - needs `start` first

    return store.counts()


def jobs(config: Config) -> int:
    """Return how many parser children run at once."""
    return config.work.jobs or os.cpu_count() or 1


def drain(config: Config, clock: SystemClock, stop: Callable[[], bool] = lambda: False) -> dict[str, Any]:
    """Read every pending capture; returns the worker's report."""
    from pipelines import knowledge, worker  # noqa: PLC0415 - needs `start` first

    report = worker.drain(
        knowledge.load(),
        recipes(config),
        clock=clock,
        archive_folder=Folder(config.data).archive,
        stop=stop,
        jobs=jobs(config),
    )
    return asdict(report)


def replay(config: Config, clock: SystemClock, since: datetime | None, stop: Callable[[], bool]) -> dict[str, Any]:
    """Derive every item again from its captures; returns the report."""
    from pipelines import knowledge  # noqa: PLC0415 - needs `start` first
    from pipelines import replay as room  # noqa: PLC0415 - needs `start` first

    report = room.replay(
        knowledge.load(),
        recipes(config),
        clock=clock,
        archive_folder=Folder(config.data).archive,
        since=since,
        stop=stop,
        jobs=jobs(config),
    )
    return asdict(report)


def verify_archive(config: Config, *, with_database: bool) -> VerifyReport:
    """Re-read every record of the archive against its hashes and the chain, and against the database when told to."""
    from pipelines import archive, store  # noqa: PLC0415 - needs `start` first

    rows = store.all_captures() if with_database else None
    return archive.verify(Folder(config.data).archive, rows)
