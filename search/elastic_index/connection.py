"""The connection to a cluster: time-outs, credentials, errors by what can be done, and a breaker."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch
from urllib3 import Timeout

from search.index import IndexUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TRY_AGAIN = frozenset({408, 429, 502, 503, 504})
_OPEN_AFTER = 5
_FAILURES_WITHIN_S = 30.0
_PROBE_EVERY_S = 10.0  # at most six requests a minute while the cluster is away
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ElasticOptions:
    """Where the cluster is and the numbers of every call: seconds for time-outs, bytes and documents for one bulk."""

    url: str
    alias: str = "pantau"
    api_key: str | None = field(default=None, repr=False)
    ca_file: Path | None = None
    replicas: int = 0
    connect_s: float = 3.0
    search_s: float = 10.0
    bulk_s: float = 60.0
    bulk_bytes: int = 5_000_000
    bulk_docs: int = 500
    bulk_tries: int = 5
    retry_least_s: float = 1.0
    retry_most_s: float = 60.0


class RefusedError(IndexUnavailableError):
    """The cluster answered and said no; `status` tells why. Nothing is lost."""

    def __init__(self, message: str, status: int, retry_after_s: float | None = None) -> None:
        """Keep the HTTP status and the server's own wish of when to come again."""
        super().__init__(message)
        self.status = status
        self.retry_after_s = retry_after_s


class Breaker:
    """After 5 failures within 30 s calls fail at once, but for one probe every 10 s; one success closes it."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        """`monotonic` gives seconds that never go back."""
        self._monotonic = monotonic
        self._failures: list[float] = []
        self._probed = 0.0
        self._open = False

    def check(self) -> None:
        """Raise IndexUnavailableError while open, unless a probe is due."""
        if not self._open:
            return
        now = self._monotonic()
        if now - self._probed < _PROBE_EVERY_S:
            raise IndexUnavailableError("Elasticsearch does not answer; it is asked again every 10 s")
        self._probed = now

    def failed(self) -> None:
        """Count one failure."""
        now = self._monotonic()
        self._failures = [*(then for then in self._failures if now - then <= _FAILURES_WITHIN_S), now]
        self._open = self._open or len(self._failures) >= _OPEN_AFTER
        self._probed = now

    def answered(self) -> None:
        """Close it."""
        self._failures.clear()
        self._open = False


class Connection:
    """One client with our numbers; every call goes through `call`."""

    def __init__(self, options: ElasticOptions, monotonic: Callable[[], float] = time.monotonic) -> None:
        """Open no connection yet: the first call does."""
        self.options = options
        more: dict[str, Any] = {} if options.ca_file is None else {"ca_certs": str(options.ca_file)}
        self._client = Elasticsearch(
            options.url, api_key=options.api_key, max_retries=0, retry_on_timeout=False, request_timeout=30, **more
        )
        self._breaker = Breaker(monotonic)

    def call(self, ask: Callable[[Elasticsearch], _T], *, bulk: bool = False) -> _T:
        """Ask the cluster; raises RefusedError for an answer that says no, IndexUnavailableError for none."""
        self._breaker.check()
        read = self.options.bulk_s if bulk else self.options.search_s
        # the client hands the object through to urllib3, which then tells connecting and reading apart
        timeout = cast("float", Timeout(connect=self.options.connect_s, read=read))
        try:
            answer = ask(self._client.options(request_timeout=timeout))
        except ApiError as refused:
            status = int(refused.meta.status)
            if status in TRY_AGAIN:
                self._breaker.failed()
            else:
                self._breaker.answered()
            raise RefusedError(_told(status, refused), status, _retry_after(refused)) from refused
        except TransportError as silence:
            self._breaker.failed()
            raise IndexUnavailableError(
                f"Elasticsearch at {self.options.url} does not answer ({silence.message}); nothing is lost"
            ) from silence
        self._breaker.answered()
        return answer

    def close(self) -> None:
        """Let go of the sockets."""
        self._client.close()


def _told(status: int, refused: ApiError) -> str:
    advice = {
        401: "check the API key",
        403: "the API key lacks a right, or the cluster is read-only (disk full?)",
        404: "the index is not there: run `pantau index rebuild`",
        413: "the request is too large for the cluster",
    }.get(status, "it is tried again" if status in TRY_AGAIN else "please report this")
    return f"Elasticsearch refused ({status} {refused.error}): {advice}"


def _retry_after(refused: ApiError) -> float | None:
    told = refused.meta.headers.get("retry-after") or ""
    return float(told) if told.isdecimal() else None
