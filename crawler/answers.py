"""What one answer (or the lack of one) means: an `Ended` for the frontier, and a Capture if there is one.

Called by the spider's callback and errback. It looks at status, type and size, and lets the source's spider find
addresses; it never reads content and touches neither network nor database.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
    UnsupportedURLSchemeError,
)

from crawler.guard import BrowserDeadError, CancelledByUsError, RefusedError
from crawler.lease import Ended, Found, Lease
from crawler.pace import retry_after_s
from crawler.spiders import Index, UnreadableIndexError, findings, parts
from pipelines.record import Capture, Hint

if TYPE_CHECKING:
    from datetime import datetime

    from scrapy.http import Response

    from crawler.lease import Outcome
    from crawler.sources import Source

_OK = frozenset({200, 203})
_GONE = frozenset({404, 410})
_LATER = frozenset({408, 425, 429})
_MOVED = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_SERVER_ERROR = 500
_KEPT_HEADERS = (
    "content-type", "content-language", "content-location", "date", "etag", "last-modified", "link", "x-robots-tag",
)  # fmt: skip
_BINARY_STARTS = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"RIFF",
    b"\0\0\0",
)
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff")


def judge(lease: Lease, source: Source, response: Response, now: datetime) -> Ended:
    """Return how an answered request ended; a page that breaks its spider is given up with the reason."""
    status = response.status
    answer = Ended(
        lease=lease,
        outcome="failed",
        at=now,
        status=status,
        content_type=_header(response, "Content-Type"),
        answer_s=float(response.meta.get("download_latency") or 0.0),
        retry_after_s=retry_after_s(_header(response, "Retry-After"), now)
        if status >= _SERVER_ERROR or status in _LATER
        else None,
    )
    if lease.role == "robots":
        return replace(answer, outcome="robots", body=response.body, host_fault=status >= _SERVER_ERROR)
    if status in _OK:
        return _content(answer, source, response, now)
    if status in _MOVED:
        return _moved(answer, response)
    if status == _NOT_MODIFIED and (lease.etag or lease.last_modified):
        return replace(answer, outcome="not_modified")
    answer = replace(answer, error=f"the site answers {status}")
    if status in _LATER or status >= _SERVER_ERROR:
        return replace(answer, host_fault=True)
    return replace(answer, outcome="gone" if status in _GONE else "given_up")


def failed(lease: Lease, error: Exception, blocked_by: str | None) -> Ended:
    """Return how an unanswered request ended. `blocked_by` is the guard's reason when a name led nowhere allowed."""
    words, outcome, host_fault = _words(error), "failed", True
    match error:
        case CancelledByUsError():
            outcome, words, host_fault = "returned", "not asked to the end: the run was stopping", False
        case RefusedError():
            outcome, words, host_fault = "refused", str(error), False
        case CannotResolveHostError() if blocked_by:
            outcome, words, host_fault = "refused", blocked_by, False
        case UnsupportedURLSchemeError():
            outcome, host_fault = "refused", False
        case DownloadCancelledError():
            outcome, words, host_fault = "given_up", "too_big: the body is over the size cap", False
        case IgnoreRequest() if "DOWNLOAD_MAXSIZE" in words:
            outcome, words, host_fault = "given_up", "too_big: the body unpacks to more than the size cap", False
        case BrowserDeadError():
            words, host_fault = f"browser_dead: {error}", False
        case DownloadTimeoutError():
            words = f"timed_out: {words}"
        case _ if "certificate verify failed" in words or "VerificationError" in words:
            outcome, words = "given_up", f"tls_failed: {words}"
    if lease.role == "robots" and outcome != "returned":
        outcome = "robots"
    return Ended(lease, cast("Outcome", outcome), error=words, host_fault=host_fault)


def _content(answer: Ended, source: Source, response: Response, now: datetime) -> Ended:
    """Tell an index page from an item, an unchanged body from a new one, and a text from a binary file."""
    lease = answer.lease
    sha256 = hashlib.sha256(response.body).hexdigest()
    answer = replace(
        answer, etag=_header(response, "ETag"), last_modified=_header(response, "Last-Modified"), body_sha256=sha256
    )
    is_content = lease.role == "page"
    if lease.role != "page":
        try:
            index = findings(Index(source, lease, response.url, answer.content_type, response.body))
        except UnreadableIndexError as error:
            return replace(answer, outcome="given_up", error=f"source_broken: {error}")
        except Exception as error:  # noqa: BLE001  # a hostile page must not end the run: it is given up, with the reason
            return replace(answer, outcome="given_up", error=f"source_broken: {_words(error)}")
        answer = replace(answer, found=index.found, follow_known=index.follow_known, memo=index.memo)
        is_content = index.content
    if not is_content:
        return replace(answer, outcome="index")
    if is_binary(response.body):
        return replace(answer, outcome="given_up", error=f"binary: {answer.content_type or 'no type'} is no text")
    if lease.role == "page":
        answer = replace(answer, found=_parts(source, response))
    capture = _capture(lease, source, response, sha256, now)
    is_known = sha256 == lease.body_sha256 and lease.archive is not None
    return replace(answer, outcome="unchanged" if is_known else "captured", body=response.body, capture=capture)


def _parts(source: Source, response: Response) -> tuple[Found, ...]:
    """Return where a paginated article goes on; a page that cannot be searched is still a page."""
    try:
        return parts.find(source, response.body, response.url)
    except Exception:  # noqa: BLE001  # a hostile page must not end the run, and its first part is worth keeping
        return ()


def is_binary(body: bytes) -> bool:
    """Return whether a body is no text: a known file signature, or NUL bytes without a UTF-16 mark."""
    head = body[:1024]
    return head.startswith(_BINARY_STARTS) or (b"\0" in head and not head.startswith(_TEXT_BOMS))


def _capture(lease: Lease, source: Source, response: Response, sha256: str, now: datetime) -> Capture:
    return Capture(
        source=source.id,
        outlet=source.outlet,
        medium=source.medium,
        url=lease.url,
        final_url=response.url,
        canonical_url=lease.canonical_url,
        fetched_at_utc=now,
        status=response.status,
        headers=tuple((name, value) for name in _KEPT_HEADERS if (value := _header(response, name))),
        body_sha256=sha256,
        rendered=bool(response.meta.get("playwright")),
        robots=lease.robots,
        hint=_hint(lease),
        platform=source.platform,
    )


def _hint(lease: Lease) -> Hint | None:
    if lease.role != "page" or not lease.hint:
        return None
    names = ("title", "summary", "published_raw", "author")
    return Hint(**{name: value for name in names if isinstance(value := lease.hint.get(name), str)})


def _moved(answer: Ended, response: Response) -> Ended:
    """Only redirects to another origin arrive here: their target is an address of its own, with its own robots."""
    location = _header(response, "Location")
    try:
        target = urljoin(response.url, location) if location else ""
    except ValueError:
        target = ""
    if not target:
        return replace(
            answer, outcome="given_up", error=f"the site answers {answer.status} without a readable Location"
        )
    hint = _hint(answer.lease)
    return replace(answer, outcome="moved", error=f"moved to {target[:300]}", found=(Found(target, "page", hint),))


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1").strip()[:2_000]


def _words(error: Exception) -> str:
    text = " ".join(str(error).split())[:300]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
