"""The crawler's tables: hosts and their pace, robots per origin, discovered addresses with leases, runs.

Written by `crawler.frontier` only, inside `pipelines.store.write()`. Sources are named by their stem as text, because a
source file may be gone while its addresses and captures stay. Times are aware UTC.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Run(models.Model):
    """One crawl process. It is alive while its lock file is held; a dead one's leases are free at once."""

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, default="running")  # running | ended | died
    lock_file = models.CharField(max_length=500)
    reports = models.JSONField(default=list)  # one CrawlReport a source, written at the end

    def __str__(self) -> str:
        """Return number and state."""
        return f"run {self.pk} ({self.state})"


class Host(models.Model):
    """One politeness key: registrable domain, or address:port. At most one of its addresses is in flight."""

    key = models.CharField(max_length=300, unique=True)
    next_fetch_at = models.DateTimeField()
    busy_until = models.DateTimeField(null=True)  # end of the lease in flight; null = free
    busy_token = models.BigIntegerField(default=0)  # fencing token, only grows
    gap_s = models.FloatField(default=0.0)  # the ordinary pause now in force
    crawl_delay_s = models.FloatField(default=0.0)
    failures = models.IntegerField(default=0)  # in a row
    paused_s = models.FloatField(default=0.0)  # the breaker's last pause, doubles up to a day
    pause_reason = models.CharField(max_length=20, blank=True, default="")

    def __str__(self) -> str:
        """Return the key."""
        return self.key


class Robots(models.Model):
    """What robots.txt of one origin (scheme, host, port) says, as last read."""

    origin = models.CharField(max_length=400, unique=True)
    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="origins")
    state = models.CharField(max_length=12, default="unknown")  # unknown | rules | allow | unreachable
    flag = models.CharField(max_length=40, blank=True, default="")  # html, too_long, crawl_delay_clamped
    status = models.IntegerField(null=True)
    rules = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    fetched_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()
    failures = models.IntegerField(default=0)

    def __str__(self) -> str:
        """Return origin and state."""
        return f"{self.origin} ({self.state})"


class FrontierUrl(models.Model):
    """One discovered address: a row before it is fetched, unique by canonical URL, leased by a growing token."""

    canonical_url = models.TextField(unique=True)
    url = models.TextField()  # as found: what is dialled
    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="urls")
    origin = models.ForeignKey(Robots, on_delete=models.PROTECT, related_name="urls")
    source = models.CharField(max_length=63)  # the first finder: its recipe is used
    role = models.CharField(max_length=8)  # robots | start | next | page
    state = models.CharField(max_length=10, default="due")  # due | leased | done | gone | moved | refused | given_up
    due_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    hops = models.IntegerField(default=0)  # redirects across origins and pages of a listing that led here
    lease_token = models.BigIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    lease_run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL, related_name="leases")
    etag = models.TextField(blank=True, default="")
    last_modified = models.TextField(blank=True, default="")
    body_sha256 = models.CharField(max_length=64, blank=True, default="")
    archive = models.JSONField(null=True)  # place of the record that holds this body: what a revisit refers to
    hint = models.JSONField(null=True)
    status = models.IntegerField(null=True)
    error = models.TextField(blank=True, default="")
    found_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        """Two indexes: what is due for a host, and what a source holds by state."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["host", "state", "role", "due_at"], name="frontier_due"),
            models.Index(fields=["source", "state"], name="frontier_source_state"),
            models.Index(fields=["state", "lease_until"], name="frontier_leases"),
        ]

    def __str__(self) -> str:
        """Return the canonical address."""
        return self.canonical_url


class FrontierSource(models.Model):
    """Which source found an address, and what it said of it."""

    url = models.ForeignKey(FrontierUrl, on_delete=models.CASCADE, related_name="finders")
    source = models.CharField(max_length=63)
    hint = models.JSONField(null=True)
    found_at = models.DateTimeField()

    class Meta:
        """One row a source and address."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["url", "source"], name="frontier_source_once"),
        ]

    def __str__(self) -> str:
        """Return source and address key."""
        return f"{self.source} -> {self.url_id}"
