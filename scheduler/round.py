"""One full round (`pantau up --once`): fetch every source, read what came, index it, make the digest, count.

Called by the command line. It uses a slot of its own, so a clock that runs later is not told that its day is done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scheduler import jobs, processes, slots, supervisor, wiring
from search.index import IndexUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scheduler.config import Config
    from scheduler.system_clock import SystemClock

DRAIN_LIMIT_S = 1800.0
POLL_S = 0.1


class RoundFailedError(RuntimeError):
    """The round could not be finished; the message says what was kept and what to do."""


def run(config: Config, clock: SystemClock, say: Callable[[str], None]) -> dict[str, Any]:
    """Do one round and return its figures (`FIGURES` of `scheduler.cli.up`); raises RoundFailedError."""
    began = clock.monotonic()
    stop = supervisor.Stop()
    stop.listen()
    slots.free_leases(clock.now())
    slots.insert("round", f"once-{clock.now().isoformat()}", {}, clock.now())
    rows = slots.lease(clock.now(), jobs=["round"])
    before = wiring.counts()
    children = [processes.start("worker", ["worker"])]
    if config.demo:
        children.append(processes.start("demo", ["demo", "serve", "--quiet"]))
        wiring.wait_for_demo(config, clock)
    try:
        sources = wiring.enabled_sources(config)
        say(f"fetching {len(sources)} sources ...")
        reports = jobs.run_crawl(sources, clock, stop.event)
        wiring.note_health(config, reports, clock.now())
        say("reading what came ...")
        _drain(clock, stop, children[0])
    finally:
        processes.stop(children)
    say("indexing and making the digest ...")
    indexed = _index(config, clock, say)
    # a round that was told to stop is half read: its digest waits for the next one
    alerts = {"mails": 0, "repeated": 0} if stop.signalled else wiring.run_alerts(config, clock.now())
    figures = _figures(before, wiring.counts(), sources, reports, {**indexed, **alerts})
    figures["seconds"] = round(clock.monotonic() - began, 1)
    for row in rows:
        slots.finish(row, "done", figures, clock.now())
    figures["interrupted"] = stop.signalled
    return figures


def _index(config: Config, clock: SystemClock, say: Callable[[str], None]) -> dict[str, Any]:
    """Let the index catch up and reconcile it; an engine that is away is said and costs nothing but freshness."""
    try:
        wiring.catch_up_index(config, clock)
        return {**wiring.verify_index(config, None), "index_down": False}
    except IndexUnavailableError as error:
        say(f"index: {error}; changes wait in the state database and are indexed when it answers")
        return {"indexed": 0, "dead_letters": 0, "index_down": True}


def _drain(clock: SystemClock, stop: supervisor.Stop, worker: processes.Child) -> None:
    """Wait until no capture is pending."""
    end = clock.monotonic() + DRAIN_LIMIT_S
    while wiring.pending() and not stop.event.wait(POLL_S):
        if worker.process.poll() is not None:
            raise RoundFailedError("the worker ended early; captures are kept, run the same command again")
        if clock.monotonic() > end:
            raise RoundFailedError("reading did not end in half an hour; captures are kept, run the same command again")


def _figures(
    before: Mapping[str, int],
    after: Mapping[str, int],
    sources: list[str],
    reports: list[Mapping[str, Any]],
    last_steps: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the round's figures; `failed` counts failed fetches and failed readings."""

    def fetched(key: str) -> int:
        return sum(int(report.get(key, 0)) for report in reports)

    def grown(key: str) -> int:
        return after[key] - before[key]

    return {
        "sources": len(sources),
        "captures": fetched("captures"),
        "not_modified": fetched("not_modified"),
        "items_new": grown("items"),
        "items_changed": grown("revisions"),
        "items_total": after["items"],
        "failed": fetched("failed") + grown("captures_failed"),
        "stories": after["stories"],
        "incidents": after["incidents"],
        "index_down": last_steps["index_down"],
        "indexed": last_steps["indexed"],
        "dead_letters": last_steps["dead_letters"],
        "mails": last_steps["mails"],
        "repeated": last_steps["repeated"],
        "sources_failed": len(sources) - sum(report["stop_reason"] in {"finished", "off"} for report in reports),
        "fatal": len(reports) < len(sources) or any(report["stop_reason"] in jobs.FAILED for report in reports),
    }
