"""A crawl: sources in, one CrawlReport a source out. Blocking; it owns the process's reactor, so once a process.

Called by the roof in a process of its own (`pantau crawl run --fetch-only`). At SIGTERM or SIGINT no address is
handed out any more, after 5 s requests in flight are cancelled and their addresses given back, after 9 s it returns
regardless.
"""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess

from crawler.drive import FrontierSpider
from crawler.options import CrawlReport
from crawler.round import Round
from crawler.settings import scrapy_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crawler.options import Clock, CrawlOptions
    from crawler.sources import Source

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def crawl(sources: Sequence[Source], options: CrawlOptions, clock: Clock) -> list[CrawlReport]:
    """Run one round over `sources` and return their reports in the same order.

    Never raises for a site's or a source's fault; a store that cannot be opened or written gives reports whose
    `fatal` is true. Browser sources without `options.browser` are reported as `off` and nothing else changes.
    """
    active = [source for source in sources if source.kind != "browser" or options.browser is not None]
    off = {source.id: _off(source) for source in sources if source not in active}
    reports = {report.source: report for report in _crawl(active, options, clock)} if active else {}
    return [off[source.id] if source.id in off else reports[source.id] for source in sources]


def _crawl(sources: Sequence[Source], options: CrawlOptions, clock: Clock) -> list[CrawlReport]:
    round_ = Round(sources, options, clock)
    try:
        round_.open()
    except Exception as error:  # noqa: BLE001  # a store that cannot be opened is an answer, not a crash
        round_.fail(error)
        return round_.close()
    browser = None
    keys: dict[str, Any] | None = None
    if any(source.kind == "browser" for source in sources):
        from crawler.browser import Browser  # noqa: PLC0415  # playwright costs 0.3 s and 30 MB: only when needed

        browser = Browser(sources, options)
        keys = browser.settings()
    process = AsyncCrawlerProcess(scrapy_settings(options, browser=keys))
    crawler = process.create_crawler(FrontierSpider)
    crawler.signals.connect(lambda reason: _closed(round_, reason), signal=signals.spider_closed, weak=False)
    ending = _Ending(round_, options)
    crawler.signals.connect(ending.arm, signal=signals.spider_opened, weak=False)
    process.crawl(crawler, context=round_, browser=browser)
    try:
        process.start(install_signal_handlers=False)
    finally:
        ending.disarm()
    return round_.close()


class _Ending:
    """Ends the run at a signal, in steps; a second signal takes the steps at once."""

    def __init__(self, round_: Round, options: CrawlOptions) -> None:
        self._round, self._options = round_, options
        self._signals = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._former = {number: signal.getsignal(number) for number in _SIGNALS}

    def arm(self) -> None:
        """Take over the signals; called inside the running loop."""
        self._loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            self._loop.add_signal_handler(number, self._on_signal)

    def disarm(self) -> None:
        """Give the signals back: a loop that has ended would swallow them, and the process goes on after the crawl."""
        if self._loop is None:
            return
        for number, former in self._former.items():
            self._loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL if former is None else former)

    def _on_signal(self) -> None:
        self._signals += 1
        loop = asyncio.get_running_loop()
        self._round.stop("interrupted")
        first = self._signals == 1
        loop.call_later(self._options.drain_s if first else 0.0, self._round.deadlines.cancel_all)
        loop.call_later(self._options.end_s if first else 1.0, _leave)


def _leave() -> None:
    """Leave the reactor without waiting for whatever hangs."""
    import twisted.internet  # noqa: PLC0415  # its `reactor` exists once one is installed

    reactor: Any = twisted.internet.reactor
    if reactor.running:
        reactor.crash()


def _closed(round_: Round, reason: str) -> None:
    """Name an end that Scrapy itself brought about."""
    if reason == "memusage_exceeded":
        round_.error = f"the crawl process used more than {round_.options.memory_limit_mb} MB"
        round_.stop("memory_limit")
    elif reason != "finished":
        round_.stop("interrupted")


def _off(source: Source) -> CrawlReport:
    return CrawlReport(
        source.id,
        stop_reason="off",
        message="this page needs a browser and none was found: install Chromium (Debian: apt install chromium), "
        "or give its path in `crawl.browser`; all other sources run without it",
    )
