"""HTTP answers of the demo sites: validators drawn from content, conditional answers, and the log of what was asked.

Used by `scheduler.demo.site` and the modules that render one site each. It never opens a socket.
"""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Query: TypeAlias = "Mapping[str, str]"
HTML: Final = "text/html; charset=utf-8"
DAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}
LOG_LENGTH: Final = 50_000
PAGES: Final = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answers. `modified` gives Last-Modified; `etag` asks for an ETag computed from the body.

    A `stream` replaces the body and is sent without a length (chunked), for pages that never end.
    """

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    modified: datetime | None = None
    etag: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    stream: Iterator[bytes] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """One request that a demo site answered, as its log keeps it."""

    at_utc: datetime
    method: str
    path: str
    agent: str
    if_none_match: str | None
    if_modified_since: str | None
    status: int
    disallowed: bool


@dataclass(slots=True)
class Log:
    """The requests of one site, oldest first; the last 50,000 are kept."""

    entries: deque[Seen] = field(default_factory=lambda: deque(maxlen=LOG_LENGTH))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, seen: Seen) -> None:
        """Append one request; safe from any thread."""
        with self._lock:
            self.entries.append(seen)

    def all(self) -> list[Seen]:
        """A copy of the log."""
        with self._lock:
            return list(self.entries)


def etag_of(body: bytes) -> str:
    """A strong validator that depends on the bytes alone, so that it survives a restart of the server."""
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'


def http_date(moment: datetime) -> str:
    """The moment as an HTTP date (GMT, whole seconds)."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def conditional(answer: Answer, asked: Mapping[str, str]) -> Answer:
    """Add the answer's validators and make it a 304 when the request already holds them (RFC 9110 §13.2.2)."""
    if answer.status != 200 or answer.stream is not None:  # noqa: PLR2004 -- HTTP 200
        return answer
    extra = list(answer.headers)
    tag = etag_of(answer.body) if answer.etag else None
    if tag:
        extra.append(("ETag", tag))
    if answer.modified:
        extra.append(("Last-Modified", http_date(answer.modified)))
    fresh = replace(answer, headers=tuple(extra))
    known, since = asked.get("If-None-Match"), asked.get("If-Modified-Since")
    if known is not None and tag:
        return _not_modified(fresh) if tag in {part.strip() for part in known.split(",")} else fresh
    if known is None and since and answer.modified and _unchanged(answer.modified, since):
        return _not_modified(fresh)
    return fresh


def _unchanged(modified: datetime, since: str) -> bool:
    try:
        return parsedate_to_datetime(since) >= modified.astimezone(UTC).replace(microsecond=0)
    except (TypeError, ValueError):
        return False  # a date that cannot be read is no condition (RFC 9110 §13.1.3)


def _not_modified(answer: Answer) -> Answer:
    return replace(answer, status=304, body=b"")


def page(name: str, **values: str) -> str:
    """Fill the template `pages/<name>.html`; the values are markup already, so escape words with `html.escape`."""
    return Template((PAGES / f"{name}.html").read_text(encoding="utf-8")).substitute(values)


def html(text: str, *, modified: datetime | None = None, etag: bool = False, status: int = 200) -> Answer:
    """A page in UTF-8."""
    return Answer(text.encode(), status=status, modified=modified, etag=etag)


def plain_error(status: int, words: str) -> Answer:
    """A short page for 404, 410 and the like."""
    return html(f"<!doctype html><title>{status}</title><h1>{status}</h1><p>{escape(words)}</p>", status=status)


def items(pairs: Iterable[tuple[str, str]], css: str = "") -> str:
    """List entries of (address, words) pairs, escaped."""
    kind = f' class="{css}"' if css else ""
    return "\n".join(f'<li><a{kind} href="{escape(path)}">{escape(words)}</a></li>' for path, words in pairs)


def long_date(moment: datetime) -> str:
    """'Rabu, 20 November 2024', in the moment's own zone."""
    return f"{DAYS[moment.weekday()]}, {moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def zone_name(moment: datetime) -> str:
    """WIB, WITA or WIT for offsets +7, +8 and +9."""
    offset = moment.utcoffset()
    return ZONES[int(offset.total_seconds()) // 3600 if offset else 7]
