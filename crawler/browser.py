"""Pages that need a browser: Chromium through scrapy-playwright, fenced in to the hosts of the sources that ask for it.

Imported by `crawler.run` only when a browser source is crawled. Scrapy's rules do not hold inside a page, so two
fences do: a route filter (hosts, GET and HEAD, types of resource) and Chromium's own resolver, which knows nothing
but the addresses that the guard let through before the start. Each page has its own context and its own end.
"""

from __future__ import annotations

import asyncio
import os
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.async_api import Error as PlaywrightError
from scrapy.exceptions import DownloadTimeoutError
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from crawler.guard import DEADLINE_S, BrowserDeadError
from pipelines.netguard import SCHEME_PORTS, refusal, url_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.async_api import Request as PageRequest
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.guard import Deadlines
    from crawler.lease import Lease
    from crawler.options import CrawlOptions
    from crawler.sources import Source

NAVIGATION_S = 30.0
CLOSE_S = 5.0
CONTENT_S = 10.0  # after the page is loaded: this long for its posts to appear
_DEAD = ("has been closed", "Target closed", "Failed to launch", "Connection closed", "Target crashed", "Page crashed")
_TYPES = frozenset({"document", "script", "xhr", "fetch", "stylesheet"})
_METHODS = frozenset({"GET", "HEAD"})
_ARGUMENTS = (
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)


class Browser:
    """What one run's browser may do: which hosts, by which addresses."""

    def __init__(self, sources: Sequence[Source], options: CrawlOptions) -> None:
        """Take the hosts of the browser sources' start addresses and resolve them: blocking, before the reactor."""
        self._options = options
        self._hosts = {
            (parts.hostname or "", parts.port or SCHEME_PORTS[parts.scheme])
            for source in sources
            if source.kind == "browser"
            for parts in map(urlsplit, source.start)
        }
        self._addresses = {place: address for place in self._hosts if (address := self._resolve(*place))}

    def settings(self) -> dict[str, Any]:
        """Return scrapy-playwright's settings."""
        # the last rule sends every other name, literal address and port nowhere: the route filter sees no web sockets
        rules = [f"MAP {host}:{port} {address}:{port}" for (host, port), address in sorted(self._addresses.items())]
        rules.append("MAP * ~NOTFOUND")
        return {
            "PLAYWRIGHT_BROWSER_TYPE": "chromium",
            "PLAYWRIGHT_LAUNCH_OPTIONS": {
                "executable_path": str(self._options.browser),
                "headless": True,
                "chromium_sandbox": os.geteuid() != 0,  # Chromium refuses its sandbox to root
                "args": [*_ARGUMENTS, f"--host-resolver-rules={', '.join(rules)}"],
                "timeout": NAVIGATION_S * 1000,
            },
            "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": NAVIGATION_S * 1000,
            "PLAYWRIGHT_ABORT_REQUEST": self.filter(),
            "PLAYWRIGHT_MAX_CONTEXTS": 2,
            "PLAYWRIGHT_RESTART_DISCONNECTED_BROWSER": True,
        }

    def meta(self, lease: Lease, source: Source) -> dict[str, Any]:
        """Return what a rendered request carries: a context of its own, and what to wait for."""
        post = source.recipe_keys.post
        wait = [PageMethod("wait_for_selector", post, state="attached", timeout=CONTENT_S * 1000)] if post else []
        return {
            "playwright": True,
            "playwright_context": f"lease-{lease.url_id}-{lease.token}",
            "playwright_context_kwargs": {
                "service_workers": "block",
                "accept_downloads": False,
                "permissions": [],
                "user_agent": self._options.user_agent,
                "locale": "id-ID",
            },
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
            "playwright_page_methods": wait,
            DEADLINE_S: self._options.browser_s,
        }

    def filter(self) -> Callable[[PageRequest], bool]:
        """Return the route filter: True aborts a request that the page makes."""
        hosts, exceptions = frozenset(self._hosts), self._options.exceptions

        def aborts(request: PageRequest) -> bool:
            parts = urlsplit(request.url)
            place = (parts.hostname or "", parts.port or SCHEME_PORTS.get(parts.scheme, 0))
            allowed = place in hosts and request.method in _METHODS and request.resource_type in _TYPES
            return not allowed or url_refusal(request.url, exceptions=exceptions) is not None

        return aborts

    def _resolve(self, host: str, port: int) -> str | None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            return None
        addresses = [str(entry[4][0]) for entry in found]
        allowed = [address for address in addresses if refusal(address, port, self._options.exceptions) is None]
        return next((f"[{address}]" if ":" in address else address for address in allowed), None)


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]  # the library is untyped
    """scrapy-playwright's handler with an end: one hung page must not hold the crawl, nor one dead browser."""

    def __init__(self, crawler: Crawler) -> None:
        """Join the run's deadlines."""
        super().__init__(crawler)
        self._bounded = crawler

    async def download_request(self, request: Request) -> Response:
        """Render (or download) within the request's deadline, then close the page's context, whatever happened."""
        deadlines: Deadlines = self._bounded.spider.deadlines  # type: ignore[union-attr]
        try:
            return await deadlines.run(super().download_request(request), float(request.meta[DEADLINE_S]))
        except PlaywrightError as error:
            words = str(error).splitlines()[0][:200]
            if "Timeout" in words:
                raise DownloadTimeoutError(words) from error
            if any(sign in words for sign in _DEAD):
                raise BrowserDeadError(words) from error
            raise
        finally:
            wrapper = self.context_wrappers.get(request.meta.get("playwright_context", ""))
            if wrapper is not None:
                with suppress(PlaywrightError, TimeoutError):
                    await asyncio.wait_for(wrapper.context.close(), CLOSE_S)

    async def close(self) -> None:
        """Close the browser, but wait no longer than 5 s for one that no longer answers."""
        with suppress(PlaywrightError, TimeoutError):
            await asyncio.wait_for(super().close(), CLOSE_S)
