"""The only item pipeline: what a request ended with goes to the archive, then into one transaction, off the reactor.

Loaded by Scrapy. Order: record appended and fsynced, then one `store.write()` with capture row, end of the lease and
the addresses found; only then is the request counted. What comes in while a commit runs is committed together (group
commit). An error here ends the run: a page that cannot be stored must not be fetched.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pipelines import store
from pipelines.address import article_address, part_number
from pipelines.archive import append_chain_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from scrapy.crawler import Crawler

    from crawler.frontier import Frontier
    from crawler.lease import Ended, Lease
    from pipelines.archive import ArchiveWriter
    from pipelines.record import ArchiveRef

BATCH = 16  # at 2 to 5 ms a row a batch holds the database for well under 100 ms
REST_S = 0.03  # tried: six small writers starve behind a batch writer that does not rest


class Settles(Protocol):
    """What the pipeline needs of the round."""

    async def settle(self, items: list[Ended]) -> None:
        """Commit a batch; a failure ends the run and is not raised."""


class Handoff:
    """Collects ended requests and commits them in batches, in the order in which they ended."""

    def __init__(self, round_: Settles) -> None:
        """Serve one round."""
        self._round = round_
        self._waiting: deque[tuple[Ended, asyncio.Future[None]]] = deque()
        self._task: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Handoff:
        """Build for the crawler's spider, which carries the round."""
        return cls(crawler.spider.context)  # type: ignore[union-attr]

    async def process_item(self, item: Ended) -> Ended:
        """Return when the item is committed, or when the run was told to end because it could not be."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._drain())
        await done
        return item

    async def _drain(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            await self._round.settle([item for item, _ in batch])
            for _, done in batch:
                if not done.done():
                    done.set_result(None)
            # other writers get their turn, and what ends meanwhile is committed together
            await asyncio.sleep(REST_S)


def _subject(canonical: str) -> str:
    """Return whose presence an answer tells of: the article at its first part, and only itself at a later one.

    A missing second part takes nothing down, and one that is still there does not bring a deleted article back.
    """
    return canonical if part_number(canonical) > 1 else article_address(canonical)


def commit(
    items: Sequence[Ended], frontier: Frontier, archive: ArchiveWriter, now: datetime, *, gone_rounds: int, free: int
) -> tuple[list[bool], list[Lease]]:
    """Store a batch and lease up to `free` further addresses, in the database thread.

    False stands for a lease that was lost meanwhile: nothing of it was written.
    """
    current = frontier.current([item.lease for item in items])
    kept = [_archived(item, archive) if item.lease.url_id in current else None for item in items]
    archive.sync()
    lines: list[tuple[ArchiveRef, store.CapturePk]] = []
    settled = [False] * len(items)
    with store.write():
        for number, item in enumerate(kept):
            if item is None or not frontier.settle(item, now):
                continue
            settled[number] = True
            if item.capture is not None and item.archive is not None:
                capture = replace(item.capture, archive=item.archive)
                lines.append((item.archive, store.add_capture(capture, address=article_address(capture.canonical_url))))
            elif item.outcome == "not_modified":
                store.add_not_modified(item.lease.source, _subject(item.lease.canonical_url), now)
            elif item.outcome == "gone" and item.status is not None:
                store.add_gone(_subject(item.lease.canonical_url), item.status, now, rounds=gone_rounds)
        leases = frontier.hand_out_inside(now, free)
    for reference, added in lines:
        append_chain_line(archive, reference, added)
    return settled, leases


def _archived(item: Ended, archive: ArchiveWriter) -> Ended:
    """Append what has a body; an equal body is a revisit of the record that holds it already."""
    if item.capture is None:
        return item
    if item.outcome == "unchanged":
        reference = archive.append(item.capture, item.body, kind="revisit", refers_to=item.lease.archive)
    else:
        reference = archive.append(item.capture, item.body)
    return replace(item, archive=reference)
