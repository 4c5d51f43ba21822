"""Why a source's crawl ended, in one of the agreed words, and what the operator can do about it.

Called by `crawler.round` at the end. A source that still holds addresses never ends as `finished`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.options import FATAL

if TYPE_CHECKING:
    from crawler.frontier import Left, Trouble
    from crawler.options import CrawlReport, StopReason
    from crawler.sources import Source

_REFUSING = frozenset({401, 402, 403, 451})
_LIMITED = frozenset({429, 503})


def stop_reason(
    report: CrawlReport,
    source: Source,
    left: Left | None,
    run_reason: StopReason | None,
    run_error: str | None,
) -> None:
    """Fill in `stop_reason`, `waiting` and `message`; the run's own end comes first, then the source's trouble."""
    if left is not None:
        report.found, report.waiting = left.found, left.waiting
    if run_reason in FATAL:
        report.stop_reason, report.message = run_reason, f"nothing more could be stored: {run_error}"
        return
    if run_reason is not None and report.waiting:
        report.stop_reason = run_reason
        report.message = f"{report.waiting} addresses wait for the next run"
        return
    trouble = left.trouble if left is not None else None
    limited = left is not None and (left.robots_unreachable or left.rate_limited)
    if trouble is not None and not limited:
        report.stop_reason = _of_trouble(trouble)
        report.message = f"{trouble.url}: {trouble.error}; check `start` in the source file {source.id}.toml"
        return
    if left is None or not report.waiting:
        return
    when = f", next try {left.next_at:%Y-%m-%d %H:%M:%S} UTC" if left.next_at else ""
    if left.robots_unreachable:
        report.stop_reason = "tls_failed" if left.robots_error.startswith("tls_failed") else "robots_unreachable"
        why = f" ({left.robots_error})" if left.robots_error else ""
        report.message = f"robots.txt gives no answer{why}, so nothing is asked; {report.waiting} addresses wait{when}"
    elif left.rate_limited:
        report.stop_reason = "rate_limited"
        report.message = f"the site asked us to wait or keeps failing; {report.waiting} addresses wait{when}"
    else:
        report.stop_reason = "time_limit"
        report.message = f"{report.waiting} addresses wait for their next try{when}"


def _of_trouble(trouble: Trouble) -> StopReason:
    if trouble.error.startswith("tls_failed"):
        return "tls_failed"
    if trouble.error.startswith("browser_dead"):
        return "browser_dead"
    if trouble.status in _REFUSING:
        return "blocked"
    if trouble.status in _LIMITED:
        return "rate_limited"
    return "source_broken"
