"""The frontier: which address may be asked now, by whom, and what its answer means for it. All state in the database.

Called by `crawler.round` and `crawler.handoff` through the crawl's one database thread. It decides the pace (Scrapy
does not): at most one address of a politeness key is in flight, and the lease starts when the address is handed out.
It never opens a connection to a site. Rules: three tries, Retry-After obeyed, robots before the first page of an
origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Min, Q

from crawler.discovery import arm_start
from crawler.lease import Lease
from crawler.models import FrontierUrl, Host
from crawler.robots import Rulebook
from crawler.runs import reclaim
from crawler.settlement import Settlement
from pipelines.netguard import url_refusal
from pipelines.record import ArchiveRef
from pipelines.store import is_erased, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from crawler.lease import Ended
    from crawler.options import CrawlOptions
    from crawler.sources import Source

_RECLAIM_S = 30.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """A start address that could not be read."""

    url: str
    status: int | None
    error: str


@dataclass(frozen=True, slots=True)
class Left:
    """What a source still holds when a run ends, and which start address is in trouble."""

    found: int
    waiting: int
    robots_unreachable: int
    rate_limited: int
    next_at: datetime | None
    trouble: Trouble | None
    robots_error: str = ""


class Frontier:
    """One run's view of the frontier: it hands out and settles addresses of its own sources only."""

    def __init__(self, run_id: int, started_at: datetime, sources: Mapping[str, Source], options: CrawlOptions) -> None:
        """Take the sources of this run by id."""
        self._run_id = run_id
        self._started_at = started_at
        self._sources = sources
        self._options = options
        self._reclaimed_at = started_at
        self.rulebook = Rulebook(options.user_agent)
        self.refused: list[str] = []  # source of each address that was refused without a request
        self._settlement = Settlement(sources, options, started_at, self.rulebook)

    def begin(self, now: datetime) -> None:
        """Free dead leases, then make the round due: start addresses, and known items of the last days once more."""
        reclaim(now)
        watched_since = now - timedelta(days=self._options.watch_days)
        with write():
            for source in self._sources.values():
                arm_start(source, now)
            FrontierUrl.objects.filter(
                source__in=self._sources,
                role="page",
                state__in=("done", "gone", "refused"),
                found_at__gte=watched_since,
            ).update(state="due", due_at=now, tries=0)

    def hand_out(self, now: datetime, limit: int) -> list[Lease]:
        """Lease up to `limit` addresses that are due, one a politeness key; robots.txt first where it is not known."""
        if (now - self._reclaimed_at).total_seconds() > _RECLAIM_S:
            self._reclaimed_at = now
            reclaim(now)
        if limit <= 0 or not self._due(now)[:1].exists():
            return []
        with write():
            return self.hand_out_inside(now, limit)

    def hand_out_inside(self, now: datetime, limit: int) -> list[Lease]:
        """Do the same inside a transaction that is open already."""
        chosen = self._candidates(now, limit) if limit > 0 else []
        rows = FrontierUrl.objects.select_related("origin", "host").in_bulk(chosen)
        pages = [address for row in rows.values() if row.role == "page" for address in (row.canonical_url, row.url)]
        has_erased = is_erased(*pages)
        leases: list[Lease] = []
        for url_id in chosen:
            target = self._judge(rows[url_id], now, has_erased=has_erased)
            if target is not None and (lease := self._lease(target, now)) is not None:
                leases.append(lease)
        return leases

    def current(self, leases: Sequence[Lease]) -> set[int]:
        """Return the addresses whose lease still holds (before the archive is written; settling asks again)."""
        rows = FrontierUrl.objects.filter(pk__in=[lease.url_id for lease in leases], state="leased")
        held = dict(rows.values_list("pk", "lease_token"))
        return {lease.url_id for lease in leases if held.get(lease.url_id) == lease.token}

    def settle(self, ended: Ended, now: datetime) -> bool:
        """Write how a lease ended, inside `write()`; False when the lease was lost: nothing was written."""
        return self._settlement.settle(ended, now)

    def next_due(self, now: datetime) -> datetime | None:
        """Return when the next address of this run may be asked, or None when nothing is worth waiting for.

        An ordinary pause of a host is waited for; a penalty or a later try only within the run's patience.
        """
        waiting = (
            self._open(now)
            .values("host_id", "host__next_fetch_at", "host__busy_until", "host__gap_s", "host__pause_reason")
            .annotate(first=Min("due_at"))
            .order_by()
        )
        moments = []
        for row in waiting:
            moment = max(row["first"], row["host__next_fetch_at"], row["host__busy_until"] or row["first"])
            ordinary = row["first"] <= now and not row["host__pause_reason"]
            patience_s = max(self._options.patience_s, row["host__gap_s"] + 1 if ordinary else 0.0)
            if (moment - now).total_seconds() <= patience_s:
                moments.append(moment)
        return min(moments, default=None)

    def left(self, source: str, now: datetime) -> Left:
        """Return what a source still holds, for its stop reason."""
        waiting = FrontierUrl.objects.filter(source=source, state__in=("due", "leased")).exclude(role="robots")
        blocked = waiting.filter(origin__state="unreachable", origin__expires_at__gt=now)
        limited = waiting.filter(host__next_fetch_at__gt=now).exclude(host__pause_reason="")
        first = waiting.aggregate(first=Min("due_at"))["first"]
        failed = (
            FrontierUrl.objects.filter(source=source, role="start").exclude(error="").exclude(state="moved").first()
        )
        trouble = Trouble(failed.url, failed.status, failed.error) if failed is not None else None
        unread = FrontierUrl.objects.filter(role="robots", origin__state="unreachable", origin__urls__source=source)
        robots_error = unread.values_list("error", flat=True).first() or ""
        found = FrontierUrl.objects.filter(source=source, role="page", found_at__gte=self._started_at).count()
        return Left(found, waiting.count(), blocked.count(), limited.count(), first, trouble, robots_error)

    def _open(self, now: datetime) -> QuerySet[FrontierUrl]:
        """Everything of this run's sources that robots do not hold back; robots rows come with their origin's pages."""
        return (
            FrontierUrl.objects.filter(source__in=self._sources, state="due")
            .exclude(origin__state="unreachable", origin__expires_at__gt=now)
            .exclude(role="robots")
        )

    def _due(self, now: datetime) -> QuerySet[FrontierUrl]:
        free = Q(host__busy_until=None) | Q(host__busy_until__lt=now)
        return self._open(now).filter(free, due_at__lte=now, host__next_fetch_at__lte=now)

    def _candidates(self, now: datetime, limit: int) -> list[int]:
        """Return one address a host: index pages before items (they tell what exists), then the longest known."""
        chosen: dict[int, int] = {}
        for condition in (~Q(role="page"), Q(role="page")):
            rows = self._due(now).filter(condition).order_by().values("host_id").annotate(first=Min("pk"))
            for row in rows:
                chosen.setdefault(row["host_id"], row["first"])
        return list(chosen.values())[:limit]

    def _judge(self, row: FrontierUrl, now: datetime, *, has_erased: bool) -> FrontierUrl | None:
        """Return what to ask for this row: itself, its origin's robots.txt, or None when robots forbid it."""
        if reason := url_refusal(row.url, exceptions=self._options.exceptions):
            self._refuse(row, reason, now)
            return None
        if has_erased and row.role == "page" and is_erased(row.canonical_url, row.url):
            self._refuse(row, "erased by decision: it is not asked again", now)
            return None
        origin = row.origin
        if origin.state == "unknown" or origin.expires_at <= now:
            return self._robots_row(row, now)
        if not self.rulebook.knows(origin.origin):
            self.rulebook.learn(origin.origin, "allow" if origin.state == "allow" else "rules", origin.rules)
        if self.rulebook.allows(origin.origin, row.url):
            return row
        self._refuse(row, "robots.txt forbids it", now)
        return None

    def _refuse(self, row: FrontierUrl, reason: str, now: datetime) -> None:
        FrontierUrl.objects.filter(pk=row.pk).update(state="refused", error=reason, fetched_at=now)
        self.refused.append(row.source)

    def _robots_row(self, row: FrontierUrl, now: datetime) -> FrontierUrl:
        url = f"{row.origin.origin}/robots.txt"
        robots, created = FrontierUrl.objects.get_or_create(
            canonical_url=url,
            defaults={
                "url": url, "host_id": row.host_id, "origin": row.origin, "source": row.source, "role": "robots",
                "due_at": now, "found_at": now,
            },
        )  # fmt: skip
        if not created and robots.state != "leased":
            FrontierUrl.objects.filter(pk=robots.pk).update(state="due", source=row.source, role="robots")
            robots.refresh_from_db()
        return robots

    def _lease(self, row: FrontierUrl, now: datetime) -> Lease | None:
        """Claim host and address by conditional updates: of two processes one gets both, on either database."""
        until = now + timedelta(seconds=self._options.lease_s)
        host, token = row.host, row.lease_token + 1
        free = Q(busy_until=None) | Q(busy_until__lt=now)
        hosts = Host.objects.filter(free, pk=host.pk, busy_token=host.busy_token, next_fetch_at__lte=now)
        if not hosts.update(busy_until=until, busy_token=host.busy_token + 1):
            return None
        rows = FrontierUrl.objects.filter(pk=row.pk, state="due", lease_token=row.lease_token)
        if not rows.update(state="leased", lease_token=token, lease_until=until, lease_run_id=self._run_id):
            Host.objects.filter(pk=host.pk).update(busy_until=None)
            return None
        conditional = row.role != "robots" and row.state != "given_up"
        return Lease(
            url_id=row.pk,
            token=token,
            host_id=row.host_id,
            host_token=host.busy_token + 1,
            until=until,
            url=row.url,
            canonical_url=row.canonical_url,
            origin=row.origin.origin,
            role=row.role,  # type: ignore[arg-type]  # the column holds what Role allows
            source=row.source,
            robots="none" if row.role == "robots" else "allowed",
            tries=row.tries,
            hops=row.hops,
            etag=row.etag if conditional else "",
            last_modified=row.last_modified if conditional else "",
            body_sha256=row.body_sha256,
            archive=ArchiveRef(**row.archive) if row.archive else None,
            hint=row.hint,
        )
