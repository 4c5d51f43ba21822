"""What a crawl is given and what it answers: CrawlOptions in, one CrawlReport a source out, and the clock's shape.

The roof fills `CrawlOptions`; nothing here reads the environment, a file or the time.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

StopReason = Literal[
    "finished",
    "page_limit",
    "time_limit",
    "size_limit",
    "interrupted",
    "disk_low",
    "disk_full",
    "store_locked",
    "store_failed",
    "rate_limited",
    "blocked",
    "robots_unreachable",
    "browser_dead",
    "memory_limit",
    "tls_failed",
    "source_broken",
    "off",  # a browser source on a machine without a browser
]
FATAL: frozenset[str] = frozenset({"disk_full", "store_locked", "store_failed", "memory_limit"})


class Clock(Protocol):
    """The time, handed in from the roof: `now` is aware UTC, `monotonic` counts seconds and never jumps."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""

    def monotonic(self) -> float:
        """Return seconds from an arbitrary start."""


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """Limits and paths of one crawl process. Times in seconds, sizes in bytes."""

    archive: Path
    locks: Path
    user_agent: str = "Pantau/0.1 (+https://pantau.invalid/bot)"
    exceptions: frozenset[tuple[str, int]] = frozenset()  # exact (address, port) pairs beside the public internet
    demo: bool = False  # a small delay is allowed, one round of 404 is a take-down
    browser: Path | None = None  # executable of Chromium; None turns browser sources off
    lease_s: float = 120.0
    delay_floor_s: float = 3.0
    delay_ceiling_s: float = 30.0
    pace_factor: float = 5.0  # pause = factor x last answer time
    time_limit_s: float = 600.0  # a slice; what is left waits for the next run
    patience_s: float = 5.0  # longest idle wait for anything but a host's ordinary pause
    page_limit: int = 100_000
    in_flight: int = 16
    connect_s: float = 10.0
    page_s: float = 30.0
    sitemap_s: float = 60.0
    robots_s: float = 15.0
    browser_s: float = 45.0
    page_max_bytes: int = 8 * 1024 * 1024
    sitemap_max_bytes: int = 16 * 1024 * 1024
    robots_max_bytes: int = 500 * 1024
    page_retry_s: tuple[float, ...] = (60.0, 600.0)
    start_retry_s: tuple[float, ...] = (300.0, 1800.0)
    watch_days: int = 7  # known items are asked again this long
    robots_ttl_s: float = 86_400.0
    drain_s: float = 5.0  # after a signal: requests in flight may end this long
    end_s: float = 9.0  # after a signal: the process ends, whatever hangs
    disk_floor_bytes: int = 256 * 1024 * 1024
    memory_limit_mb: int = 1024


@dataclass(slots=True)
class CrawlReport:
    """What one source's crawl did. `message` says what to do when `stop_reason` is not `finished`."""

    source: str
    captures: int = 0
    not_modified: int = 0
    failed: int = 0
    gone: int = 0
    given_up: int = 0
    found: int = 0
    refused: int = 0
    waiting: int = 0
    stop_reason: StopReason = "finished"
    message: str | None = None
    seconds: float = 0.0

    def as_json(self) -> dict[str, object]:
        """Return the report as a plain dict for `--json`."""
        return asdict(self)

    @property
    def fatal(self) -> bool:
        """True when the run must end with a non-zero exit: nothing further could be stored."""
        return self.stop_reason in FATAL
