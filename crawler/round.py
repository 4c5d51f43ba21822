"""One round of a crawl: asks the frontier for due addresses, counts what comes back, and knows when and why it ends.

Built by `crawler.run`, used by the spider, the middlewares and the handoff. Every database call goes through one single
thread: an ORM call on the reactor thread raises, and Scrapy would end such a crawl "normally" with nothing stored.
"""

from __future__ import annotations

import asyncio
import errno
import shutil
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from django.db import OperationalError, connections

from crawler import handoff
from crawler.frontier import Frontier
from crawler.guard import Deadlines
from crawler.lease import Ended
from crawler.options import CrawlReport
from crawler.runs import LiveRun
from crawler.verdict import stop_reason
from pipelines.archive import ArchiveWriter

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from crawler.lease import Lease
    from crawler.options import Clock, CrawlOptions, StopReason
    from crawler.robots import Rulebook
    from crawler.sources import Source

P = ParamSpec("P")
T = TypeVar("T")
_POLL_S = 1.0  # other processes may free a host or add addresses meanwhile
_COUNTED = {
    "captured": "captures",
    "not_modified": "not_modified",
    "unchanged": "not_modified",
    "gone": "gone",
    "refused": "refused",
}


class Round:
    """State of one crawl process. Methods named `*_in_thread` run in the database thread, all others on the loop."""

    def __init__(self, sources: Sequence[Source], options: CrawlOptions, clock: Clock) -> None:
        """Take the sources that this run crawls (browser sources only where there is a browser)."""
        self.sources = {source.id: source for source in sources}
        self.options = options
        self.clock = clock
        self.reports = {source.id: CrawlReport(source.id) for source in sources}
        self.reason: StopReason | None = None
        self.error: str | None = None
        self.deadlines = Deadlines()
        self.in_flight: dict[int, Lease] = {}  # handed out and not yet settled
        self._ready: deque[Lease] = deque()  # those of them that are not yet asked
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="crawl-database")
        self._changed: asyncio.Event | None = None
        self._began = clock.monotonic()
        self._pages = 0
        self._run: LiveRun | None = None
        self._frontier: Frontier | None = None
        self._archive: ArchiveWriter | None = None

    def open(self) -> None:
        """Take the run's lock, open the archive, make the round due. Blocking; before the reactor starts."""
        self._thread.submit(self._open_in_thread).result()

    def close(self) -> list[CrawlReport]:
        """Return one report a source, give back leases, close archive and connections. Blocking; after the reactor."""
        closing = self._thread.submit(self._close_in_thread)
        try:
            closing.result(timeout=self.options.end_s)
        except Exception as error:  # noqa: BLE001  # the store is what failed: the reports must still say so
            self.fail(error)
            for source, report in self.reports.items():
                stop_reason(report, self.sources[source], None, self.reason, self.error)
        self._thread.shutdown(wait=False, cancel_futures=True)
        return list(self.reports.values())

    @property
    def rulebook(self) -> Rulebook:
        """The robots rules learnt so far."""
        return self._opened.rulebook

    @property
    def stopping(self) -> bool:
        """Whether no further address is handed out."""
        return self.reason is not None

    async def leases(self) -> AsyncIterator[Lease]:
        """Yield addresses as they become due, until none is, a limit is reached or the run is told to stop."""
        self._changed = asyncio.Event()
        while not self._at_limit():
            if self._ready:
                yield self._ready.popleft()
                continue
            self._changed.clear()
            now = self.clock.now()
            self._take(await self.in_database(self._opened.hand_out, now, self._free()))
            if self._ready:
                continue
            due = await self.in_database(self._opened.next_due, now)
            if self._ready:
                continue
            if due is None and not self.in_flight:
                return
            wait_s = _POLL_S if due is None else min(max((due - self.clock.now()).total_seconds(), 0.005), _POLL_S)
            try:
                await asyncio.wait_for(self._changed.wait(), wait_s)
            except TimeoutError:
                continue
        await self._give_back()

    async def in_database(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a blocking call in the database thread; what it raises ends the run and is raised again."""
        future = self._thread.submit(call, *args, **kwargs)
        try:
            return await asyncio.wrap_future(future)
        except Exception as error:
            self.fail(error)
            raise

    async def rest(self, lease: Lease) -> None:
        """Wait the source's own delay before a redirect is followed."""
        await asyncio.sleep(self.sources[lease.source].delay_s)

    async def settle(self, items: list[Ended]) -> None:
        """Commit a batch of ended requests and lease what is due meanwhile; a failure ends the run."""
        free = 0 if self.stopping else self._free() + len(items)
        try:
            stored, leases = await self.in_database(self._commit_in_thread, items, free)
        except Exception:  # noqa: BLE001  # in_database has ended the run; what is leased is given back at its close
            stored, leases = [False] * len(items), []
        for item, is_stored in zip(items, stored, strict=True):
            self.in_flight.pop(item.lease.url_id, None)
            if is_stored:
                self._count(item)
        self._take(leases)
        if self._changed is not None:
            self._changed.set()

    def stop(self, reason: StopReason) -> None:
        """Hand out nothing more; the first reason stays."""
        self.reason = self.reason or reason
        if self._changed is not None:
            self._changed.set()

    def fail(self, error: BaseException) -> None:
        """End the run because nothing more can be stored; requests in flight are sent home."""
        if self.error is None:
            self.error = f"{type(error).__name__}: {error}"
        self.reason = _fatal(error)
        self.deadlines.cancel_all()
        if self._changed is not None:
            self._changed.set()

    @property
    def _opened(self) -> Frontier:
        if self._frontier is None:
            raise RuntimeError("the round is not open: call open() first")
        return self._frontier

    def _free(self) -> int:
        return self.options.in_flight - len(self.in_flight)

    def _take(self, leases: Sequence[Lease]) -> None:
        self.in_flight |= {lease.url_id: lease for lease in leases}
        self._ready.extend(leases)

    async def _give_back(self) -> None:
        """Return leases that were not asked because the run is stopping."""
        items = [Ended(lease, "returned", error="not asked: the run was stopping") for lease in self._ready]
        self._ready.clear()
        if items:
            await self.settle(items)

    def _at_limit(self) -> bool:
        if not self.stopping:
            if self.clock.monotonic() - self._began > self.options.time_limit_s:
                self.stop("time_limit")
            elif self._pages + len(self.in_flight) >= self.options.page_limit:
                self.stop("page_limit")
            elif shutil.disk_usage(self.options.archive).free < self.options.disk_floor_bytes:
                self.stop("disk_low")
        return self.stopping

    def _count(self, ended: Ended) -> None:
        lease = ended.lease
        report = self.reports[lease.source]
        report.seconds = round(self.clock.monotonic() - self._began, 3)
        if ended.outcome in {"returned", "robots"}:
            return
        self._pages += 1
        if counted := _COUNTED.get(ended.outcome):
            setattr(report, counted, getattr(report, counted) + 1)
        if ended.outcome in {"failed", "given_up"}:
            report.failed += 1
            last = ended.outcome == "given_up" or lease.tries >= len(self.options.page_retry_s)
            report.given_up += 1 if last else 0

    def _commit_in_thread(self, items: list[Ended], free: int) -> tuple[list[bool], list[Lease]]:
        assert self._archive is not None  # noqa: S101  # open() came first
        gone_rounds = 1 if self.options.demo else 2
        now = self.clock.now()
        return handoff.commit(items, self._opened, self._archive, now, gone_rounds=gone_rounds, free=free)

    def _open_in_thread(self) -> None:
        now = self.clock.now()
        self.options.archive.mkdir(parents=True, exist_ok=True)
        self._run = LiveRun(self.options.locks, now)
        self._archive = ArchiveWriter(self.options.archive)
        self._frontier = Frontier(self._run.id, now, self.sources, self.options)
        self._frontier.begin(now)

    def _close_in_thread(self) -> None:
        now = self.clock.now()
        try:
            for source, report in self.reports.items():
                left = self._frontier.left(source, now) if self._frontier is not None else None
                report.refused += self._frontier.refused.count(source) if self._frontier is not None else 0
                stop_reason(report, self.sources[source], left, self.reason, self.error)
            if self._run is not None:
                self._run.close(list(self.reports.values()), now)
        finally:
            if self._run is not None:
                self._run.abandon()
            if self._archive is not None:
                self._archive.close()
            connections.close_all()


def _fatal(error: BaseException) -> StopReason:
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "disk_full"
    words = str(error).lower()
    if isinstance(error, OperationalError):
        if "locked" in words:
            return "store_locked"
        if "full" in words:
            return "disk_full"
    return "store_failed"
