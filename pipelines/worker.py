"""The worker: pending captures -> parser children -> store, until nothing waits. It never fetches and never decides.

Called by the roof (`pantau worker`, `crawl run`, `up --once`) in a process without threads or reactor. A killed child
is a counted, visible outcome of that one item. Whatever happens to this process, captures that were not stored stay
pending and the next drain reads them.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from pipelines import archive, child, store
from pipelines.address import article_address
from pipelines.child import Limits, Task
from pipelines.pool import Job, Pool, Result
from pipelines.record import Item, Recipe, item_id
from pipelines.store import Outcome, PendingGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from pipelines.knowledge import Knowledge
    from pipelines.record import ExtractionResult

_PAGE: Final = 64
_FLUSH: Final = 32  # results handed to the store at once, and
_FLUSH_S: Final = 0.5  # never held back longer while others arrive


class Clock(Protocol):
    """The time, handed in from the roof: aware UTC, and seconds that never jump."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds from an arbitrary start."""


@dataclass(frozen=True, slots=True)
class WorkReport:
    """What one drain did: `failures` by result, `killed` children ended at a limit, `deaths` without explanation."""

    groups: int
    items_new: int
    items_changed: int
    items_unchanged: int
    revisions: int
    erased: int
    stories: int
    failed: int
    failures: Mapping[str, int]
    killed: int
    deaths: int
    seconds: float
    stopped: bool


@dataclass(slots=True)
class Tally:
    """What outcomes add up to."""

    numbers: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome; one that another worker had settled counts nothing."""
        if outcome.late:
            return
        self.numbers["groups"] += 1
        self.numbers["stories"] += outcome.new_stories
        for name in ("new", "changed", "unchanged", "revised", "erased"):
            self.numbers[name] += len(getattr(outcome, name))
        if outcome.failure is not None:
            self.failures[outcome.failure] += 1

    def report(self, pool: Pool[PendingGroup], seconds: float, *, stopped: bool) -> WorkReport:
        """Return the sums as a report."""
        count = self.numbers
        return WorkReport(
            groups=count["groups"],
            items_new=count["new"],
            items_changed=count["changed"],
            items_unchanged=count["unchanged"],
            revisions=count["revised"],
            erased=count["erased"],
            stories=count["stories"],
            failed=self.failures.total(),
            failures=dict(self.failures),
            killed=pool.killed,
            deaths=pool.deaths,
            seconds=round(seconds, 3),
            stopped=stopped,
        )


def drain(
    knowledge: Knowledge,
    recipes: Mapping[str, Recipe],
    *,
    clock: Clock,
    archive_folder: Path,
    limits: Limits | None = None,
    stop: Callable[[], bool] = lambda: False,
    jobs: int = 1,
) -> WorkReport:
    """Read and store every pending capture, in capture order; returns when none is left or `stop()` says so.

    `recipes` by source id (an unknown source is read generically); `jobs` children at once. After `stop` what is in
    flight is dropped and stays pending. Raises what the store raises: a worker that cannot store must not go on.
    """
    began, tally = clock.monotonic(), Tally()
    job = partial(job_of, knowledge=knowledge, recipes=recipes, folder=archive_folder, limits=limits)
    flying: dict[tuple[str, str], PendingGroup] = {}
    with Pool[PendingGroup](jobs, limits) as pool:
        try:
            stored = 1
            while stored and not stop():
                stored = 0
                for batch in batches(pool.run(_jobs(job, flying, stop)), stop):
                    for outcome in store_batch(batch, clock.now()):
                        tally.add(outcome)
                    stored += len(batch)
                    for group, _result in batch:
                        store.release(flying.pop((group.outlet, group.address)))
        finally:
            for group in flying.values():
                store.release(group)
        return tally.report(pool, clock.monotonic() - began, stopped=stop())


def job_of(
    group: PendingGroup, knowledge: Knowledge, recipes: Mapping[str, Recipe], folder: Path, limits: Limits | None = None
) -> Job[PendingGroup]:
    """Return the task of a group with its bodies, each verified against its hash; what cannot be read is a lost job."""
    if knowledge.version != child.KNOWLEDGE.version:
        raise ValueError("the children read with another knowledge than the caller's: start a new process")
    newest = group.newest.capture
    recipe = recipes.get(newest.source) or Recipe(newest.source, "listing", newest.medium)
    task = Task(recipe, tuple(row.capture for row in group.captures))
    # an account page holds many posts: nothing can stand in for them, the capture itself bears the failure
    wants_stand_in = recipe.kind != "channel" and recipe.post is None
    bodies, lost, reason = _bodies(group, folder, (limits or Limits()).body_bytes)
    return Job(group, task, bodies, lost, reason, wants_stand_in)


def settled(group: PendingGroup, result: Result) -> Sequence[store.Prepared] | store.Failure:
    """Return a pool's result as the store takes it: everything heavy is done here, before the transaction."""
    if result.lost is None:
        return store.prepare_all(result.items)
    stand_in = result.stand_in or _bare(group, result.lost, result.reason)
    return store.Failure(result.lost, result.reason, None if stand_in is None else store.prepare(stand_in))


def _bare(group: PendingGroup, lost: ExtractionResult, reason: str) -> Item | None:
    """The item of a page of which not even the feed's words could be read; none for a page of posts."""
    capture = group.newest.capture
    if capture.medium == "post":
        return None
    url = article_address(capture.canonical_url)
    return Item(
        id=item_id(capture.outlet, url),
        outlet=capture.outlet,
        medium=capture.medium,
        url=url,
        title=None if capture.hint is None else capture.hint.title,
        text="",
        extraction=lost,
        extraction_detail=reason,
    )


def _bodies(
    group: PendingGroup, folder: Path, most_bytes: int
) -> tuple[tuple[bytes, ...], ExtractionResult | None, str]:
    bodies: list[bytes] = []
    for row in group.captures:
        reference = row.capture.archive
        if reference is None:
            return (), "crashed", "the capture has no record in the archive"
        try:
            body = archive.read(folder, reference)
        except (archive.ArchiveDamagedError, OSError) as damage:
            return (), "crashed", f"archive: {damage}"[:500]
        if len(body) > most_bytes:
            return (), "too_big", f"{len(body)} bytes, at most {most_bytes} are read"
        bodies.append(body)
    return tuple(bodies), None, ""


def _jobs(
    job: Callable[[PendingGroup], Job[PendingGroup]],
    flying: dict[tuple[str, str], PendingGroup],
    stop: Callable[[], bool],
) -> Iterator[Job[PendingGroup]]:
    """Yield a job for each pending group that is not in flight already; ends when there is none or on `stop`."""
    while True:
        page = store.pending(_PAGE + len(flying))
        fresh = [group for group in page if (group.outlet, group.address) not in flying]
        taken = 0
        for group in fresh:
            if stop():
                return
            if store.claim(group):
                taken += 1
                flying[group.outlet, group.address] = group
                yield job(group)
        if not taken:
            return


def batches(
    results: Iterator[tuple[Job[PendingGroup], Result]], stop: Callable[[], bool]
) -> Iterator[list[tuple[PendingGroup, Sequence[store.Prepared] | store.Failure]]]:
    """Yield prepared results in small batches, in order; ends early on `stop`."""
    batch: list[tuple[PendingGroup, Sequence[store.Prepared] | store.Failure]] = []
    since = time.monotonic()
    for job, result in results:
        batch.append((job.key, settled(job.key, result)))
        if len(batch) >= _FLUSH or time.monotonic() - since > _FLUSH_S:
            yield batch
            batch, since = [], time.monotonic()
        if stop():
            break
    if batch:
        yield batch


def store_batch(
    batch: Sequence[tuple[PendingGroup, Sequence[store.Prepared] | store.Failure]],
    now: datetime,
    *,
    again: bool = False,
) -> list[Outcome]:
    """Store a batch in transactions of at most 80 ms, resting between them."""
    waiting, outcomes = deque(batch), list[Outcome]()
    while waiting:
        with store.write(rest=True):
            until = time.monotonic() + store.BATCH_S
            done = []
            for group, result in waiting:
                done.append(store.store_outcome(group, result, now, again=again))
                if time.monotonic() > until:
                    break
        outcomes += done
        for _outcome in done:
            waiting.popleft()
    return outcomes
