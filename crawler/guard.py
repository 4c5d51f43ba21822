"""The guard of `pipelines.netguard` applied to HTTP: in the resolver, before requests, on redirects; time, size.

Loaded by Scrapy through `crawler.settings`. The address that is judged is the one that is dialled, so a name that
changes its address between check and connection gains nothing. A refused address is named and never tried again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urljoin

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from w3lib.url import safe_url_string
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.pace import origin_of
from pipelines.netguard import refusal, url_refusal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.lease import Lease
    from crawler.robots import Rulebook

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
EXCEPTIONS = "PANTAU_EXCEPTIONS"
LEASE = "pantau_lease"
DEADLINE_S = "pantau_deadline_s"


class RefusedError(IgnoreRequest):
    """An address may not be asked: the message says why. It is never tried again."""


class BrowserDeadError(Exception):
    """The browser ended or could not be started: the page is tried again in a new one."""


class CancelledByUsError(Exception):
    """A request was cancelled because the run is ending: its address goes back to the frontier untried."""


class RunContext(Protocol):
    """What the middlewares may ask of the run (`crawler.round` fills it in)."""

    rulebook: Rulebook

    async def rest(self, lease: Lease) -> None:
        """Wait the host's ordinary pause before the next request to it."""


@implementer(IHostnameResolver)
class GuardedResolver:
    """Resolves names as the system does and hands on only addresses that may be dialled on that port."""

    reasons: dict[str, str]

    def __init__(self, inner: Any, exceptions: frozenset[tuple[str, int]]) -> None:  # noqa: ANN401  # zope interface
        """Wrap the reactor's own resolver."""
        self._inner = inner
        self._exceptions = exceptions
        self.reasons = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardedResolver:  # noqa: ANN401  # Twisted's reactor
        """Build from Scrapy's settings (called with the crawler process, which has them too)."""
        return cls(reactor.nameResolver, frozenset(crawler.settings[EXCEPTIONS]))

    def install_on_reactor(self) -> None:
        """Put the guard before every connection of this process."""
        from twisted.internet import reactor  # noqa: PLC0415  # importing it installs a reactor

        reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802  # Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: ANN401, N803  # zope interface
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:  # noqa: ANN401  # zope interface
        """Resolve; refused addresses are dropped and their reason is kept under the host's name."""
        judging = _Judging(self, resolutionReceiver, hostName, portNumber)
        return self._inner.resolveHostName(judging, hostName, portNumber, addressTypes, transportSemantics)

    def judge(self, name: str, address: str, port: int) -> bool:
        """Return whether the address may be dialled; remember why not."""
        reason = refusal(address, port, self._exceptions)
        if reason:
            self.reasons[name] = reason
        return reason is None


@implementer(IResolutionReceiver)
class _Judging:
    """Stands between the system's resolver and the one who dials."""

    def __init__(self, guard: GuardedResolver, receiver: Any, name: str, port: int) -> None:  # noqa: ANN401
        self._guard, self._receiver, self._name, self._port = guard, receiver, name, port

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: ANN401, N802  # Twisted's name
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: ANN401, N802  # Twisted's name
        host = getattr(address, "host", "")
        if self._guard.judge(self._name, host, self._port or getattr(address, "port", 0)):
            self._receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802  # Twisted's name
        self._receiver.resolutionComplete()


class GuardMiddleware:
    """Judges each request's address, robots included, and each redirect; follows redirects inside one origin."""

    def __init__(self, exceptions: frozenset[tuple[str, int]], max_redirects: int) -> None:
        """Take the exact exceptions and how many redirects are followed."""
        self._exceptions = exceptions
        self._max_redirects = max_redirects
        self._crawler: Crawler | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        """Build from Scrapy's settings."""
        made = cls(frozenset(crawler.settings[EXCEPTIONS]), crawler.settings.getint("REDIRECT_MAX_TIMES"))
        made._crawler = crawler
        return made

    def process_request(self, request: Request) -> None:
        """Raise RefusedError for an address that may not be asked, by the guard or by robots."""
        lease: Lease = request.meta[LEASE]
        if reason := url_refusal(request.url, exceptions=self._exceptions):
            raise RefusedError(reason)
        if lease.role != "robots" and not self._context.rulebook.allows(origin_of(request.url), request.url):
            raise RefusedError("robots.txt forbids it")

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Follow a redirect inside its origin (anywhere for robots.txt); any other is answered as it is."""
        location = response.headers.get("Location")
        if response.status not in _REDIRECTS or not location:
            return response
        try:
            target = urljoin(request.url, safe_url_string(location.decode("latin-1")))
        except ValueError as error:
            raise RefusedError(f"redirect cannot be read: {error}") from error
        if reason := url_refusal(target, exceptions=self._exceptions):
            raise RefusedError(f"redirect to {target[:200]}: {reason}")
        lease: Lease = request.meta[LEASE]
        if lease.role != "robots" and origin_of(target) != lease.origin:
            return response
        hops = int(request.meta.get("redirect_times", 0)) + 1
        if hops > self._max_redirects:
            raise RefusedError(f"more than {self._max_redirects} redirects")
        await self._context.rest(lease)
        return request.replace(url=target, meta={**request.meta, "redirect_times": hops}, dont_filter=True)

    @property
    def _context(self) -> RunContext:
        assert self._crawler is not None  # noqa: S101  # set by from_crawler, the only way it is built
        return self._crawler.spider.context  # type: ignore[union-attr, no-any-return]


class Deadlines:
    """Requests in flight, each with its own end; `cancel_all` sends them home when the run is stopping."""

    def __init__(self) -> None:
        """Start empty."""
        self._tasks: set[asyncio.Future[Response]] = set()

    async def run(self, download: Awaitable[Response], deadline_s: float) -> Response:
        """Await a download for at most `deadline_s`; raises DownloadTimeoutError or CancelledByUsError."""
        task = asyncio.ensure_future(download)
        self._tasks.add(task)
        try:
            done, _ = await asyncio.wait({task}, timeout=deadline_s)
        finally:
            self._tasks.discard(task)
        if not done:
            task.cancel()
            raise DownloadTimeoutError(f"no complete answer within {deadline_s:g} s")
        # a CancelledError would pass Scrapy's `except Exception` and leave its slot taken for ever
        if task.cancelled():
            raise CancelledByUsError("the run is ending")
        return task.result()

    def cancel_all(self) -> None:
        """Cancel every request in flight."""
        for task in tuple(self._tasks):
            task.cancel()


class BoundedHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP handler with an outer deadline: headers, drips and silence all end."""

    def __init__(self, crawler: Crawler) -> None:
        """Join the run's deadlines."""
        super().__init__(crawler)
        self._bounded = crawler

    async def download_request(self, request: Request) -> Response:
        """Download within the request's deadline."""
        deadlines: Deadlines = self._bounded.spider.deadlines  # type: ignore[union-attr]
        return await deadlines.run(super().download_request(request), float(request.meta[DEADLINE_S]))
