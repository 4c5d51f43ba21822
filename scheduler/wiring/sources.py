"""Source files, what a crawl is given, and how a source is doing afterwards."""

from __future__ import annotations

import contextlib
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.config import ConfigError
from scheduler.folder import Folder
from scheduler.wiring.state import NotReadyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from crawler.options import CrawlOptions, CrawlReport
    from crawler.sources import LoadResult, Source
    from pipelines.record import Recipe
    from scheduler.config import Config
    from scheduler.system_clock import SystemClock

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEMO_START_S = 15.0
# what a crawl's stop reason says of its source; every other reason is a fault of the source or its site
HEALTHY = {"finished", "page_limit", "time_limit", "size_limit", "interrupted"}
BLOCKED = {"blocked", "rate_limited"}  # a site that cannot be reached is failing, it blocks nobody


class UnknownSourceError(LookupError):
    """A source was named that cannot be fetched: no file of that name, or one with mistakes; the message says which."""

    exit_code = 2


def load_sources(config: Config) -> LoadResult:
    """Return all sources and every mistake in their files: the demo's own with --demo, else shipped and operator's."""
    from crawler import sources  # noqa: PLC0415 - keeps commands without sources fast

    folder = Folder(config.data)
    if config.demo:
        return sources.load_folder(folder.demo / "sources", demo=True)
    return sources.load_folder([sources.SHIPPED, folder.sources], exceptions=allowed_pairs(config))


def prepare_demo(config: Config) -> tuple[int, ...]:
    """Draw (or read) the demo's ports and write its source files; returns the ports."""
    from pipelines import durable  # noqa: PLC0415 - only with --demo
    from scheduler.demo import site  # noqa: PLC0415 - only with --demo

    ports = site.draw_ports(config.data, config.demo_ports)
    folder = Folder(config.data).demo
    (folder / "sources").mkdir(exist_ok=True)
    files = site.source_files(ports, edition=config.demo_edition)
    for path in (folder / "sources").glob("*.toml"):
        if path.name not in files:  # of a later edition: its captures can still be read again, it is fetched no more
            files[path.name] = path.read_text(encoding="utf-8").replace("enabled = true", "enabled = false")
    for name, text in files.items():
        path = folder / "sources" / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            durable.publish(path, text.encode())
    return ports


def wait_for_demo(config: Config, clock: SystemClock) -> None:
    """Return when all five demo sites accept connections; raises NotReadyError after 15 s."""
    end = clock.monotonic() + DEMO_START_S
    for port in prepare_demo(config):
        while not _answers(port):
            if clock.monotonic() > end:
                raise NotReadyError(
                    f"the demo site on port {port} does not answer; is the port taken? PANTAU_DEMO_PORTS"
                )


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=0.2):
        return True
    return False


def sync_sources(config: Config) -> LoadResult:
    """Make the Source table say what the files say; returns what was loaded."""
    from pipelines import store  # noqa: PLC0415 - needs `start` first

    loaded = load_sources(config)
    rows = [
        store.SourceRow(source.recipe(), source.outlet, source.name, source.owner)
        for source in loaded.sources
        if source.enabled
    ]
    with store.write():
        store.sync_sources(rows)
    return loaded


def enabled_sources(config: Config) -> list[str]:
    """Return the ids of the sources that are to be fetched, in alphabetical order."""
    return [source.id for source in load_sources(config).sources if source.enabled]


def rhythms_s(config: Config) -> dict[str, int]:
    """Return source id -> rhythm in seconds, for the timetable."""
    return {source.id: source.rhythm_s for source in load_sources(config).sources if source.enabled}


def recipes(config: Config) -> dict[str, Recipe]:
    """Return source id -> recipe of every source file, also of switched-off and demo sources: their captures replay."""
    from crawler import sources  # noqa: PLC0415 - keeps commands without sources fast

    demo = sources.load_folder(Folder(config.data).demo / "sources", demo=True)
    return {source.id: source.recipe() for source in (*load_sources(config).sources, *demo.sources)}


def take_sources(config: Config, ids: list[str]) -> list[Source]:
    """Return the named sources (all enabled ones when none is named); raises UnknownSourceError."""
    loaded = load_sources(config)
    known = {source.id: source for source in loaded.sources}
    unknown = [each for each in ids if each not in known]
    if unknown:
        wrong = [str(error) for error in loaded.errors if Path(error.file).stem in unknown]
        told = "; ".join(wrong) or f"known are: {', '.join(sorted(known)) or 'none'}"
        raise UnknownSourceError(f"no source is called {', '.join(unknown)}; {told}")
    return [known[each] for each in ids] if ids else [source for source in loaded.sources if source.enabled]


def watched(taken: Iterable[Source], today: date) -> tuple[list[Source], list[CrawlReport]]:
    """Split sources into those to fetch and reports of those whose watch has ended (`expires` lies before `today`)."""
    from crawler.options import CrawlReport  # noqa: PLC0415 - keeps commands without a crawl fast

    due: list[Source] = []
    ended: list[CrawlReport] = []
    for source in taken:
        if source.expires is None or source.expires >= today:
            due.append(source)
        else:
            message = f"the watch ended on {source.expires}: extend `expires` with its reason, or remove the file"
            ended.append(CrawlReport(source.id, stop_reason="off", message=message))
    return due, ended


def browser(config: Config) -> Path | None:
    """Return the Chromium to use, or None when it is off or cannot be found."""
    if config.crawl.browser == "off":
        return None
    if config.crawl.browser != "auto":
        return Path(config.crawl.browser) if Path(config.crawl.browser).exists() else None
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return Path(found) if found else None


def crawl_options(config: Config) -> CrawlOptions:
    """Return the crawl's limits; only --demo grants the newsroom's exact addresses and its small delay."""
    from crawler.options import CrawlOptions  # noqa: PLC0415 - keeps commands without a crawl fast

    folder = Folder(config.data)
    pairs = allowed_pairs(config)
    if config.demo:
        pairs |= {("127.0.0.1", port) for port in prepare_demo(config)}
    return CrawlOptions(
        archive=folder.archive,
        locks=folder.locks,
        user_agent=f"Pantau/0.1 (+{config.crawl.contact})",
        exceptions=pairs,
        demo=config.demo,
        browser=browser(config),
        page_limit=config.crawl.page_limit,
    )


def allowed_pairs(config: Config) -> frozenset[tuple[str, int]]:
    """Return the operator's exact address:port pairs inside the own network; raises ConfigError."""
    return frozenset(_pair(text) for text in config.crawl.allow)


def _pair(text: str) -> tuple[str, int]:
    address, _, port = text.rpartition(":")
    if not address or not port.isdigit():
        raise ConfigError(f"[crawl] allow: `{text}` is no address:port pair; write for example 10.0.0.5:8080")
    return address.strip("[]"), int(port)


def source_states(config: Config) -> dict[str, tuple[str, str | None]]:
    """Return source id -> (state, reason) of what was ever fetched; empty where there is no state database yet."""
    from scheduler.wiring import state  # noqa: PLC0415 - needs Django

    state.start()
    try:
        state.require_ready(config)
    except NotReadyError:
        return {}
    from pipelines import store  # noqa: PLC0415 - needs `start` first

    return {health.source: (health.state, health.reason) for health in store.source_states() if health.active}


def note_health(config: Config, reports: Iterable[Mapping[str, Any]], now: datetime) -> None:
    """Write down how each source did; sources that a crawl child lost without a report stay as they were."""
    del config
    from pipelines import store  # noqa: PLC0415 - needs `start` first

    with store.write():
        for report in reports:
            reason = str(report["stop_reason"])
            state = _state(reason, report)
            message = None if state == "ok" else str(report.get("message") or reason)
            failed = None if state == "off" else state not in {"ok", "late"}
            store.set_source_state(str(report["source"]), state, reason=message, now=now, failed=failed)


def _state(reason: str, report: Mapping[str, Any]) -> str:
    if reason == "off":
        return "off"
    if reason in BLOCKED:
        return "blocked"
    if reason not in HEALTHY:
        return "red"
    fetched = int(report["captures"]) + int(report["not_modified"])
    return "ok" if fetched else "silent"
