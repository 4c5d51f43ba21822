"""The search wing with a clock: index engines, digest, export, pages."""

from __future__ import annotations

import functools
import os
import socket
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from scheduler.config import ConfigError
from scheduler.folder import Folder

if TYPE_CHECKING:
    from datetime import date, datetime

    from scheduler.config import Config
    from scheduler.system_clock import SystemClock
    from search.alerts import AlertOptions
    from search.export import Format, Per
    from search.index import Index, IndexStore
    from search.query import Names

LEASE_PATIENCE_S = 40.0  # a killed indexer of a cluster holds its lease for 30 s
WIB = ZoneInfo("Asia/Jakarta")


def today_wib(now: datetime) -> date:
    """Return the day that `hari-ini` means in a query: the day in WIB."""
    return now.astimezone(WIB).date()


@functools.cache
def _index_store(config: Config, engine: str) -> IndexStore:
    if engine == "tantivy":
        from search.tantivy_index import TantivyStore  # noqa: PLC0415 - the one engine that is used

        return TantivyStore(Folder(config.data).index)
    if engine != "elasticsearch":
        raise ConfigError(f"[search] engine: `{engine}` is unknown; write tantivy or elasticsearch")
    if not config.search.elasticsearch_url:
        raise ConfigError("[search] elasticsearch_url is empty; name the cluster, for example http://127.0.0.1:9200")
    from search.elastic_index import ElasticOptions, ElasticStore  # noqa: PLC0415 - the one engine that is used

    return ElasticStore(
        ElasticOptions(
            url=config.search.elasticsearch_url,
            alias=config.search.index_prefix,
            api_key=config.search.elasticsearch_api_key or None,
            ca_file=Path(config.search.elasticsearch_ca_file) if config.search.elasticsearch_ca_file else None,
        )
    )


def index_store(config: Config, engine: str | None = None) -> IndexStore:
    """Return where the index lives: the configured engine, or the named one; raises ConfigError."""
    return _index_store(config, engine or config.search.engine)


def open_index(config: Config, engine: str | None = None) -> Index | None:
    """Return the index that answers searches, or None when none was built yet."""
    return index_store(config, engine).live()


def _owner() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def catch_up_index(config: Config, clock: SystemClock) -> dict[str, Any]:
    """Let the index follow the state database; waits for a dead indexer's lease; returns the indexer's report."""
    from search import indexer  # noqa: PLC0415 - needs `start` first
    from search.index import IndexBusyError  # noqa: PLC0415 - needs `start` first

    end = clock.monotonic() + LEASE_PATIENCE_S
    while True:
        try:
            return indexer.catch_up(index_store(config), now=clock.now(), owner=_owner()).as_dict()
        except IndexBusyError:
            if clock.monotonic() > end:
                raise
            clock.sleep(1.0)


def index_lag() -> int:
    """Return how many change numbers the live index is behind the state database."""
    from search import indexer  # noqa: PLC0415 - needs `start` first

    return indexer.lag()


def rebuild_index(config: Config, clock: SystemClock, engine: str | None) -> dict[str, Any]:
    """Build a new generation from change 0, compare it, and let it answer; returns the indexer's report."""
    from search import indexer  # noqa: PLC0415 - needs `start` first

    return indexer.rebuild(index_store(config, engine), now=clock.now(), owner=_owner()).as_dict()


def verify_index(config: Config, engine: str | None) -> dict[str, Any]:
    """Reconcile: stored = indexed + dead letters; returns the indexer's report."""
    from search import indexer  # noqa: PLC0415 - needs `start` first

    return indexer.verify(index_store(config, engine)).as_dict()


def names() -> Names:
    """Return the values that query fields know: regions, violation types, sources and the closed word lists."""
    from pipelines import store  # noqa: PLC0415 - needs `start` first
    from pipelines.knowledge import labels, places  # noqa: PLC0415 - only where a query is read
    from search.query import Names  # noqa: PLC0415 - keeps --help fast

    sources: dict[str, tuple[str, ...]] = {}
    for health in store.source_states():
        shown = health.name or health.source
        sources[health.source] = (shown, health.source)
        sources.setdefault(health.outlet, (shown, health.outlet))
    types = labels.violation_types()
    return (
        Names.builtin()
        .with_table("regions", places.names_table())
        .with_table("violations", types)
        .with_table("topics", types)
        .with_table("source", sources)
        .with_redirect("story", store.story_now)
        .with_redirect("case", store.case_now)
    )


def run_alerts(config: Config, now: datetime, *, dry_run: bool = False) -> dict[str, Any]:
    """Make and send the digest; returns the alerts' report. With `dry_run` nothing is written or sent."""
    from search import alerts  # noqa: PLC0415 - needs `start` first
    from search.web.digest import render_digest  # noqa: PLC0415 - needs `start` first

    options = _alert_options(config)
    return alerts.run(now, options, lambda: open_index(config), render_digest, dry_run=dry_run).as_dict()


def deliver_mail(config: Config, now: datetime) -> dict[str, Any]:
    """Try again what an earlier delivery left in the outbox and is due by now; returns the numbers by outcome."""
    from search import alerts  # noqa: PLC0415 - needs `start` first

    return asdict(alerts.deliver(now, _alert_options(config)))


def _alert_options(config: Config) -> AlertOptions:
    from search import alerts  # noqa: PLC0415 - needs `start` first

    mail = config.mail
    return alerts.AlertOptions(
        sender=mail.sender,
        recipient=mail.to,
        mail_folder=Folder(config.data).mail,
        base_url=f"http://127.0.0.1:{config.web.port}",
        smtp=alerts.Smtp(mail.smtp_host, mail.smtp_port, mail.smtp_starttls, mail.smtp_user, mail.smtp_password)
        if mail.smtp_host
        else None,
        names=names(),
        zone=config.digest.zone,
    )


def create_export(
    config: Config, now: datetime, query: str, kind: Format, out: Path, *, text: bool, per: Per = "item"
) -> dict[str, Any]:
    """Write all items that match a query to a file, or one for each story; returns the export's report."""
    from search import export  # noqa: PLC0415 - needs `start` first
    from search.index import IndexUnavailableError  # noqa: PLC0415 - needs `start` first

    index = open_index(config)
    if index is None:
        raise IndexUnavailableError("no index was built yet; run `pantau index rebuild`")
    report = export.create(query, kind, out, index=index, today=today_wib(now), names=names(), text=text, per=per)
    return report.as_dict()


def fill_pages(config: Config, clock: SystemClock) -> None:
    """Hand the pages what they may ask of the roof."""
    from search.web import ports  # noqa: PLC0415 - needs `start` first

    folder = Folder(config.data)
    ports.fill(
        ports.Ports(
            open_index=lambda: open_index(config),
            now=clock.now,
            names=names,
            mail_folder=folder.mail,
            exports_folder=folder.exports,
        )
    )
