"""Politeness arithmetic: which addresses share one pace, how long a host rests, what Retry-After asks for. All pure.

Called by `crawler.frontier` and its neighbours. Source of the figures: RFC 9110 10.2.3 (Retry-After), RFC 9309
(robots).
"""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipelines.address import registrable

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.options import CrawlOptions

DAY_S = 86_400.0
BREAKER_S = 900.0  # first pause of a host that refuses or fails; doubles up to a day
BREAKER_FAILURES = 5
CRAWL_DELAY_CEILING_S = 300.0
_DEFAULT_PORTS = {"http": 80, "https": 443}


def politeness_key(url: str) -> str:
    """Return the key under which one request may be in flight: registrable domain, or address:port."""
    return registrable(url)


def origin_of(url: str) -> str:
    """Return scheme://host[:port], default port dropped: robots.txt counts for exactly this (RFC 9309 2.3)."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else (parts.hostname or "")
    port = parts.port
    suffix = "" if port is None or port == _DEFAULT_PORTS.get(parts.scheme) else f":{port}"
    return f"{parts.scheme}://{host}{suffix}"


def gap_s(answer_s: float, delay_s: float, crawl_delay_s: float, options: CrawlOptions) -> float:
    """Return the pause after an answer: 5 x its time, not under the source's delay or the floor, at most 30 s.

    The demo's delay replaces the floor. A Crawl-delay counts when it is longer, also over the ceiling.
    """
    floor = delay_s if options.demo else max(delay_s, options.delay_floor_s)
    paced = min(max(options.pace_factor * answer_s, floor), max(options.delay_ceiling_s, floor))
    return max(floor if options.demo else paced, crawl_delay_s)


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (number or HTTP date), at most a day; None = unreadable."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), DAY_S)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return min(max((moment - now).total_seconds(), 0.0), DAY_S)
