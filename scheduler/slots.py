"""The (job, slot) rows: insert once, lease, finish. Called by `scheduler.clock` and `scheduler.dispatch`.

Every function takes `now`; the token of a lease only grows, so a worker that was presumed dead cannot finish a slot
that another one has taken over.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from pipelines import store
from scheduler.models import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

KEPT_DAYS = 30
LEASE_S = 3600  # longer than the longest slice of a crawl; a dead roof's slots are freed at start, not by this


def insert(job: str, slot: str, arguments: dict[str, Any], now: datetime) -> bool:
    """Insert a due row unless the pair exists; return whether this call made it."""
    if Slot.objects.filter(job=job, slot=slot).exists():
        return False
    with store.write():
        _, made = Slot.objects.get_or_create(
            job=job, slot=slot, defaults={"arguments": arguments, "created_at_utc": now}
        )
    return bool(made)


def lease(now: datetime, jobs: Iterable[str] | None = None, limit: int = 100) -> list[Slot]:
    """Lease due rows (and rows whose lease ran out), oldest first; each carries a new token."""
    with store.write():
        wanted = Q(state="due") | Q(state="leased", lease_until_utc__lt=now)
        rows = Slot.objects.filter(wanted)
        if jobs is not None:
            rows = rows.filter(job__in=list(jobs))
        taken = list(rows.order_by("created_at_utc", "pk")[:limit])
        until = now + timedelta(seconds=LEASE_S)
        for row in taken:
            Slot.objects.filter(pk=row.pk).update(state="leased", token=F("token") + 1, lease_until_utc=until)
            row.refresh_from_db()
    return taken


def finish(row: Slot, state: str, detail: dict[str, Any], now: datetime) -> bool:
    """End a leased row as done, failed or parked; False when another worker holds it by now."""
    with store.write():
        changed = Slot.objects.filter(pk=row.pk, token=row.token, state="leased").update(
            state=state, detail=detail, finished_at_utc=now, lease_until_utc=None
        )
    return bool(changed)


def settled(job: str, since: datetime) -> bool:
    """Return whether a slot of `job` has ended since then and none is due or under way."""
    rows = Slot.objects.filter(job=job)
    return rows.filter(finished_at_utc__gte=since).exists() and not rows.filter(state__in=("due", "leased")).exists()


def prune(now: datetime) -> int:
    """Drop rows that ended well more than 30 days ago: the calendar only asks for the newest ones."""
    with store.write():
        deleted, _ = Slot.objects.filter(state="done", finished_at_utc__lt=now - timedelta(days=KEPT_DAYS)).delete()
    return deleted


def free_leases(now: datetime) -> int:
    """Make every leased row due again; called once at start, under the data folder's lock, when no worker can live."""
    with store.write():
        return Slot.objects.filter(state="leased").update(state="due", lease_until_utc=None, created_at_utc=now)
