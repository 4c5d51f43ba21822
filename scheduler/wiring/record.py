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


def rest() -> None:
    """Let go of what only a busy worker needs; the next `drain` starts it again."""
    from pipelines.pool import Pool  # noqa: PLC0415 - loaded by `drain`

    Pool.release()


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


def recover_archive(config: Config) -> list[str]:
    """Finish the archive files that dead processes left open; returns one line a file for people. Runs beside writers.

    Called before anything is appended: what no transaction committed is set aside, the sidecar is completed.
    """
    from pipelines import archive, store  # noqa: PLC0415 - needs `start` first

    folder = Folder(config.data).archive
    if not any(folder.glob("*.open")):
        return []
    report = archive.recover(folder, store.archive_ends(), store.all_captures())
    lines = [f"archive: {one.file} finished after a crash" for one in report.files]
    lines += [
        f"archive: {one.torn_bytes} bytes of no stored page lie in {one.torn_file}"
        for one in report.files
        if one.torn_file
    ]
    lines += [
        f"archive: {one.file} lacks {one.lost_bytes} stored bytes; run `pantau archive verify`"
        for one in report.files
        if one.lost_bytes
    ]
    return lines


def verify_archive(config: Config, *, with_database: bool) -> VerifyReport:
    """Re-read every record of the archive against its hashes and the chain, and against the database when told to."""
    from pipelines import archive, store  # noqa: PLC0415 - needs `start` first

    rows = store.all_captures() if with_database else None
    return archive.verify(Folder(config.data).archive, rows)
