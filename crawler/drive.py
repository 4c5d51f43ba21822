"""The one Scrapy spider: it turns leases into requests and answers into `Ended` items; the frontier drives it.

Run by `crawler.run`. It has no start list and follows no link by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider

from crawler import answers
from crawler.guard import DEADLINE_S, LEASE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.guard import Deadlines
    from crawler.lease import Ended, Lease
    from crawler.round import Round


class FrontierSpider(Spider):
    """Asks what the frontier hands out, for all sources of the round."""

    name = "pantau"

    def __init__(self, context: Round, browser: Any = None, **kwargs: Any) -> None:  # noqa: ANN401  # Scrapy's signature
        """Take the round, and the maker of browser requests when there is one."""
        super().__init__(**kwargs)
        self.context = context
        self.deadlines: Deadlines = context.deadlines
        self._browser = browser

    async def start(self) -> AsyncIterator[Request]:
        """Yield a request a lease, as long as the round hands leases out."""
        async for lease in self.context.leases():
            yield self.request(lease)

    def request(self, lease: Lease) -> Request:
        """Return the request of a lease: conditional where validators are known, with its own time and size limits."""
        options = self.context.options
        source = self.context.sources[lease.source]
        seconds = {"robots": options.robots_s}.get(lease.role, options.page_s)
        size = options.page_max_bytes
        if source.kind == "sitemap" and lease.role in {"start", "next"}:
            seconds, size = options.sitemap_s, options.sitemap_max_bytes
        meta: dict[str, Any] = {
            LEASE: lease,
            DEADLINE_S: seconds + 1,  # Scrapy's own time-out comes first and closes the connection
            "download_timeout": seconds,
            "download_maxsize": size,
            "download_slot": str(lease.host_id),
        }
        headers = {}
        if source.kind == "browser" and lease.role != "robots":
            meta |= self._browser.meta(lease, source)
        else:
            if lease.etag:
                headers["If-None-Match"] = lease.etag
            if lease.last_modified:
                headers["If-Modified-Since"] = lease.last_modified
        return Request(lease.url, self.answered, headers=headers, meta=meta, errback=self.unanswered, dont_filter=True)

    def answered(self, response: Response) -> Iterator[Ended]:
        """Judge an answer."""
        lease: Lease = response.meta[LEASE]
        now = self.context.clock.now()
        try:
            ended = answers.judge(lease, self.context.sources[lease.source], response, now)
        except Exception as error:  # noqa: BLE001  # an address without an end would hold its host until the time limit
            ended = replace(answers.failed(lease, error, None), outcome="given_up", status=response.status, at=now)
        yield ended

    def unanswered(self, failure: Failure) -> Iterator[Ended]:
        """Judge the lack of an answer."""
        lease: Lease = failure.request.meta[LEASE]  # type: ignore[attr-defined]  # set by Scrapy
        error = failure.value
        if not isinstance(error, Exception):
            error = RuntimeError(str(error))
        yield replace(answers.failed(lease, error, self._blocked_by(failure)), at=self.context.clock.now())

    def _blocked_by(self, failure: Failure) -> str | None:
        from twisted.internet import reactor  # noqa: PLC0415  # importing it installs a reactor

        reasons: dict[str, str] = getattr(reactor.nameResolver, "reasons", {})
        return reasons.get(urlsplit(failure.request.url).hostname or "")  # type: ignore[attr-defined]
