"""The one place that reads the time, for everybody below: it is handed down as an object.

Called wherever the roof starts a driver (crawl, worker, indexer, digest, pages). It imports nothing of ours.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """The time as the roof hands it down: aware UTC, and seconds that never run backwards."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds of a clock that nobody can set."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
