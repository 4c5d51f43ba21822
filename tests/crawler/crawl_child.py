"""A crawl in its own process, as the roof starts it; options as JSON, reports as JSON on the last line."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime
from pathlib import Path

import django
from scrapy import Request

django.setup()

from django.core.management import call_command  # noqa: E402  # Django has to be set up first

from crawler.drive import FrontierSpider  # noqa: E402
from crawler.options import CrawlOptions  # noqa: E402
from crawler.run import crawl  # noqa: E402
from crawler.sources import load_folder  # noqa: E402
from pipelines import archive, store  # noqa: E402


class SystemClock:
    """The real clock, as the roof hands it in."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


def _dump_running_crawler() -> None:
    """Write to stderr what Scrapy has really loaded, from inside the running crawl."""
    start = FrontierSpider.start

    def names(objects: Iterable[object]) -> list[str]:
        return [f"{type(thing).__module__}.{type(thing).__qualname__}" for thing in objects]

    async def dumping(self: FrontierSpider) -> AsyncIterator[Request]:
        from twisted.internet import reactor  # noqa: PLC0415

        engine = self.crawler.engine
        handlers = engine.downloader.handlers
        schemes = ("http", "https", "file", "data", "ftp", "s3")
        loaded = {
            "settings": {key: value for key, value in self.crawler.settings.copy_to_dict().items() if _is_plain(value)},
            "downloader": names(engine.downloader.middleware.middlewares),
            "spider": names(engine.scraper.spidermw.middlewares),
            "extensions": names(self.crawler.extensions.middlewares),
            "pipelines": names(engine.scraper.itemproc.middlewares),
            "handlers": {scheme: names([handlers._get_handler(scheme)])[0] for scheme in schemes},
            "resolver": names([reactor.nameResolver])[0],
            "reactor": names([reactor])[0],
            "scheduler": names([engine.scheduler])[0],
        }
        sys.stderr.write("LOADED " + json.dumps(loaded) + "\n")
        async for request in start(self):
            yield request

    FrontierSpider.start = dumping


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | bool | type(None))


def main() -> int:
    data = Path(os.environ["PANTAU_DATA"])
    if sys.argv[1] == "migrate":
        call_command("migrate", verbosity=0)
        return 0
    if sys.argv[1] == "verify":
        archive.recover(data / "archive", store.archive_ends(), list(store.all_captures()))
        report = archive.verify(data / "archive", list(store.all_captures()))
        sys.stdout.write(json.dumps({"records": report.records, "damages": [str(damage) for damage in report.damages]}))
        return 0
    order = json.loads(sys.argv[2])
    pairs = frozenset((address, port) for address, port in order.pop("exceptions"))
    browser = order.pop("browser", None)
    only = order.pop("only", None)
    for key in ("page_retry_s", "start_retry_s"):
        if key in order:
            order[key] = tuple(order[key])
    options = CrawlOptions(
        archive=data / "archive",
        locks=data / "locks",
        exceptions=pairs,
        browser=Path(browser) if browser else None,
        **({"demo": True} | order),
    )
    loaded = load_folder(data / "sources", demo=True)
    for error in loaded.errors:
        sys.stderr.write(f"{error}\n")
    sources = [source for source in loaded.sources if only is None or source.id in only]
    if sys.argv[1] == "inspect":
        _dump_running_crawler()
    former = signal.getsignal(signal.SIGTERM)
    reports = crawl(sources, options, SystemClock())
    assert signal.getsignal(signal.SIGTERM) is former, "after the crawl a signal must reach the process again"
    sys.stdout.write(json.dumps([report.as_json() for report in reports]))
    return 1 if any(report.fatal for report in reports) else 0


if __name__ == "__main__":
    raise SystemExit(main())
