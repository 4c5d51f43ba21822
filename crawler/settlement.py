"""What an ended request means for its address, its host's pace and its origin's robots: the completion of a lease.

Called by `crawler.frontier` inside `store.write()`. Each write carries the fencing token: a lease that was lost
meanwhile (its run was stopped for longer than the lease) changes nothing.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

from crawler import robots
from crawler.discovery import HOPS_MAX, discover
from crawler.lease import Found
from crawler.models import FrontierUrl, Host, Robots
from crawler.pace import BREAKER_FAILURES, BREAKER_S, DAY_S, gap_s
from pipelines.address import canonical_url

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from crawler.lease import Ended
    from crawler.options import CrawlOptions
    from crawler.sources import Source

ROBOTS_TRIES = 2
ROBOTS_RETRY_S = 3600.0
_REFUSING = (429, 503)
_STATES = {
    "captured": "done",
    "unchanged": "done",
    "not_modified": "done",
    "index": "done",
    "gone": "gone",
    "moved": "moved",
    "refused": "refused",
    "given_up": "given_up",
    "returned": "due",
}


class Settlement:
    """Settles leases of one run."""

    def __init__(
        self, sources: Mapping[str, Source], options: CrawlOptions, started_at: datetime, rulebook: robots.Rulebook
    ) -> None:
        """Take the run's sources by id, its options, its start and its parsed robots rules."""
        self._sources = sources
        self._options = options
        self._started_at = started_at
        self._rulebook = rulebook

    def settle(self, ended: Ended, now: datetime) -> bool:
        """Write everything that follows from `ended`; False when the lease is no longer ours."""
        lease = ended.lease
        mine = FrontierUrl.objects.filter(pk=lease.url_id, state="leased", lease_token=lease.token)
        if not mine.update(**self._address(ended, now)):
            return False
        self._host(ended, now)
        if ended.outcome == "robots":
            self._robots(ended, now)
        if ended.found:
            self._found(ended, now)
        return True

    def _address(self, ended: Ended, now: datetime) -> dict[str, object]:
        """Return the new columns of the address."""
        columns: dict[str, object] = {
            "lease_run": None, "lease_until": None, "status": ended.status, "error": ended.error[:500],
        }  # fmt: skip
        if ended.outcome == "returned":
            return columns | {"state": "due", "due_at": now}
        columns["fetched_at"] = now
        if ended.outcome == "robots":
            return columns | {"state": "done"}
        if ended.outcome == "failed":
            return columns | self._next_try(ended, now)
        columns |= {"state": _STATES[ended.outcome], "tries": 0}
        if ended.outcome in {"captured", "index", "unchanged"}:
            columns |= {"etag": ended.etag, "last_modified": ended.last_modified, "body_sha256": ended.body_sha256}
        if ended.archive is not None and ended.outcome == "captured":
            columns["archive"] = asdict(ended.archive)
        if ended.memo is not None:
            columns["hint"] = ended.memo
        return columns

    def _next_try(self, ended: Ended, now: datetime) -> dict[str, object]:
        """Three tries in all; the wait between them is the table's, or what the server asked for."""
        lease = ended.lease
        waits_s = self._options.page_retry_s if lease.role == "page" else self._options.start_retry_s
        tries = lease.tries + 1
        if tries > len(waits_s):
            return {"state": "given_up", "tries": tries}
        wait_s = ended.retry_after_s if ended.retry_after_s is not None else waits_s[tries - 1]
        return {"state": "due", "tries": tries, "due_at": (ended.at or now) + timedelta(seconds=wait_s)}

    def _host(self, ended: Ended, now: datetime) -> None:
        """End the host's lease and set its pause: the ordinary gap, what Retry-After says, or the breaker's."""
        lease = ended.lease
        host = Host.objects.get(pk=lease.host_id)
        if host.busy_token != lease.host_token:
            return  # the host was leased again after ours ran out: its pace is the newer lease's business
        if ended.outcome == "returned":
            Host.objects.filter(pk=host.pk).update(busy_until=None)
            return
        source = self._sources.get(lease.source)
        gap = gap_s(ended.answer_s, source.delay_s if source else 0.0, host.crawl_delay_s, self._options)
        failures = host.failures + 1 if ended.host_fault else 0
        pause_s, reason, paused_s = gap, "", 0.0
        if ended.retry_after_s is not None:
            pause_s, reason, paused_s = max(gap, ended.retry_after_s), "retry_after", host.paused_s
        elif ended.status in _REFUSING or failures >= BREAKER_FAILURES:
            paused_s = min(max(host.paused_s * 2, BREAKER_S), DAY_S)
            pause_s, reason = paused_s, "refusing" if ended.status in _REFUSING else "failing"
        Host.objects.filter(pk=host.pk, busy_token=lease.host_token).update(
            busy_until=None, next_fetch_at=(ended.at or now) + timedelta(seconds=pause_s), gap_s=gap, failures=failures,
            paused_s=paused_s, pause_reason=reason,
        )  # fmt: skip

    def _robots(self, ended: Ended, now: datetime) -> None:
        """Learn an origin's rules; no answer twice means disallowed for an hour, doubling to a day."""
        lease, options = ended.lease, self._options
        row = Robots.objects.get(origin=lease.origin)
        ruling = robots.read(ended.status, ended.content_type, ended.body, max_bytes=options.robots_max_bytes)
        failures = row.failures + 1 if ruling.state == "unreachable" else 0
        if 0 < failures < ROBOTS_TRIES:
            Robots.objects.filter(pk=row.pk).update(failures=failures, status=ended.status, fetched_at=now)
            return
        ttl_s = options.robots_ttl_s
        if ruling.state == "unreachable":
            ttl_s = min(ROBOTS_RETRY_S * 2 ** (failures - ROBOTS_TRIES), DAY_S)
        self._rulebook.learn(lease.origin, ruling.state, ruling.rules)
        delay_s, clamped = self._rulebook.crawl_delay_s(lease.origin)
        Robots.objects.filter(pk=row.pk).update(
            state=ruling.state, flag="crawl_delay_clamped" if clamped else ruling.flag, status=ended.status,
            rules=ruling.rules, sha256=ruling.sha256, fetched_at=now, failures=failures,
            expires_at=now + timedelta(seconds=ttl_s),
        )  # fmt: skip
        Host.objects.filter(pk=row.host_id).update(crawl_delay_s=delay_s)

    def _found(self, ended: Ended, now: datetime) -> None:
        lease = ended.lease
        source = self._sources[lease.source]
        pages = [entry for entry in ended.found if entry.role != "next"]
        more = [entry for entry in ended.found if entry.role == "next"]
        exceptions = self._options.exceptions
        if ended.outcome == "moved":
            if lease.hops < HOPS_MAX:
                moved = [Found(entry.url, lease.role, entry.hint) for entry in pages]
                discover(source, moved, now, exceptions=exceptions, hops=lease.hops + 1)
                self._again(source, moved, now)
            return
        new = discover(source, pages, now, exceptions=exceptions, run=self._sources)
        first_visit = not lease.body_sha256
        if more and lease.hops + 1 < source.listing.max_pages and (new or first_visit or ended.follow_known):
            discover(source, more, now, exceptions=exceptions, hops=lease.hops + 1, asked_before=self._started_at)

    def _again(self, source: Source, moved: list[Found], now: datetime) -> None:
        """Ask the target of a moved start address in this round too, although it was known before."""
        addresses = [canonical_url(entry.url, aliases=source.host_aliases) for entry in moved if entry.role == "start"]
        FrontierUrl.objects.filter(canonical_url__in=addresses, fetched_at__lt=self._started_at).exclude(
            state__in=("due", "leased")
        ).update(state="due", due_at=now, tries=0)
