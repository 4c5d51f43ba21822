"""Replay: derive every item again from its captures, in capture order, as better knowledge or recipes would read it.

Called by `pantau replay`. Memberships, decisions, revisions and numbers stay: only an item that reads differently draws
a new change number. No network; the same children and the same code path as the worker.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pipelines import store, worker
from pipelines.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from pipelines.child import Limits
    from pipelines.knowledge import Knowledge
    from pipelines.pool import Job
    from pipelines.record import Recipe
    from pipelines.store import PendingGroup
    from pipelines.worker import Clock, WorkReport


@dataclass(frozen=True, slots=True)
class ReplayReport:
    """What a replay did; `not_derived` are items that no capture yields any more: they keep their last reading."""

    captures: int
    work: WorkReport
    not_derived: int


def replay(  # noqa: PLR0913 - the worker's signature and `since`; all but two are named
    knowledge: Knowledge,
    recipes: Mapping[str, Recipe],
    *,
    clock: Clock,
    archive_folder: Path,
    since: datetime | None = None,
    limits: Limits | None = None,
    stop: Callable[[], bool] = lambda: False,
    jobs: int = 1,
) -> ReplayReport:
    """Read every capture again (those fetched from `since` on, when given) and store what reads differently.

    Pending captures are left to the worker. Idempotent: a second replay with the same knowledge changes nothing.
    """
    began, tally, captures = clock.monotonic(), worker.Tally(), 0
    job = partial(worker.job_of, knowledge=knowledge, recipes=recipes, folder=archive_folder, limits=limits)
    versions: set[str] = set()
    with Pool["PendingGroup"](jobs, limits) as pool:
        for batch in worker.batches(pool.run(_jobs(job, since, stop)), stop):
            for _group, result in batch:
                if not isinstance(result, store.Failure):
                    versions |= {one.item.knowledge_version for one in result}
            for outcome in worker.store_batch(batch, clock.now(), again=True):
                tally.add(outcome)
            captures += len(batch)
        _decide_again()
        work = tally.report(pool, clock.monotonic() - began, stopped=stop())
    return ReplayReport(captures, work, store.read_by_others(versions) if since is None and not work.stopped else 0)


def _decide_again() -> None:
    """What people decided on stories holds for every reading."""
    with store.write():
        store.reapply_decisions()


def _jobs(
    job: Callable[[PendingGroup], Job[PendingGroup]], since: datetime | None, stop: Callable[[], bool]
) -> Iterator[Job[PendingGroup]]:
    for row in store.all_captures(since=since, settled=True):
        group = store.group_of(row.pk)
        if stop() or group is None:
            return
        yield job(group)
