"""Runs: a crawl process holds a lock file while it lives, so that a dead one's leases are free at once.

Called by `crawler.round`, in the database thread. A lease's own end (120 s) serves runs on other machines only.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.db.models import Q
from filelock import FileLock, Timeout

from crawler.models import FrontierUrl, Host, Run
from pipelines.store import write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db import models

    from crawler.options import CrawlReport


class LiveRun:
    """This process's run: its row and the lock that proves that it lives."""

    def __init__(self, locks: Path, now: datetime) -> None:
        """Take the lock, then write the row: a row without a held lock is a dead run."""
        locks.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(locks / f"crawl-{uuid.uuid4().hex}.lock")
        self._lock.acquire(timeout=0)
        self.started_at = now
        with write():
            self.id: int = Run.objects.create(started_at=now, lock_file=self._lock.lock_file).pk

    def close(self, reports: Sequence[CrawlReport], now: datetime) -> None:
        """Give back what is still leased, write the reports and let the lock go."""
        try:
            with write():
                release(FrontierUrl.objects.filter(lease_run_id=self.id, state="leased"), now)
                Run.objects.filter(pk=self.id).update(
                    state="ended", ended_at=now, reports=[report.as_json() for report in reports]
                )
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let the lock go without a word: the next run finds the row and frees its leases."""
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)


def reclaim(now: datetime) -> int:
    """Free the leases of dead runs and those whose time is over; return how many addresses are due again."""
    freed = 0
    with write():
        for run in Run.objects.filter(state="running"):
            if _is_dead(run.lock_file):
                freed += release(FrontierUrl.objects.filter(lease_run=run, state="leased"), now)
                Run.objects.filter(pk=run.pk, state="running").update(state="died", ended_at=now)
        freed += release(FrontierUrl.objects.filter(state="leased", lease_until__lt=now), now)
        Host.objects.filter(busy_until__lt=now).update(busy_until=None)
    return freed


def release(leased: models.QuerySet[FrontierUrl], now: datetime) -> int:
    """Make leased addresses due again, without counting a try; their hosts are free after a short rest."""
    hosts = list(leased.values_list("host_id", flat=True))
    Host.objects.filter(pk__in=hosts).update(busy_until=None)
    # the answer of the dead may still be on its way: never two requests in one second
    Host.objects.filter(Q(next_fetch_at__lt=now), pk__in=hosts, gap_s__gte=1).update(
        next_fetch_at=now + timedelta(seconds=1)
    )
    return leased.update(state="due", due_at=now, lease_run=None, lease_until=None)


def _is_dead(lock_file: str) -> bool:
    probe = FileLock(lock_file)
    try:
        probe.acquire(timeout=0)
    except Timeout:
        return False
    probe.release()
    Path(lock_file).unlink(missing_ok=True)
    return True
