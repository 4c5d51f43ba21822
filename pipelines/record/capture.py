"""Capture: one fetch of one address, a fact that is never edited; and the recipe by which its page is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pipelines.record.words import Medium, Robots


@dataclass(frozen=True, slots=True)
class Hint:
    """What a feed, sitemap or listing said of an address before it was fetched; raw strings, never parsed dates."""

    title: str | None = None
    summary: str | None = None
    published_raw: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class ArchiveRef:
    """Where a capture's record lies in the archive: file name, byte offset and length, SHA-256 of the record (hex)."""

    file: str
    offset_bytes: int
    length_bytes: int
    record_sha256: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of one address: a fact, never edited. The body lies in the archive."""

    source: str
    outlet: str
    medium: Medium
    url: str
    final_url: str
    canonical_url: str
    fetched_at_utc: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body_sha256: str
    rendered: bool
    robots: Robots
    hint: Hint | None = None
    platform: str | None = None
    archive: ArchiveRef | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A capture together with its decoded-from-transfer body bytes, as extraction receives it."""

    capture: Capture
    body: bytes


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one source's pages are read: CSS selectors (empty = generic tier only) and the zone of its naive dates."""

    source: str
    kind: Literal["feed", "sitemap", "listing", "channel", "browser"]
    medium: Medium
    zone: str = "Asia/Jakarta"
    title: str | None = None
    body: str | None = None
    date: str | None = None
    author: str | None = None
    remove: tuple[str, ...] = ()
    post: str | None = None  # on an account page: selector of one post
    native_id: str | None = None  # on an account page: attribute of the post that carries its id
    platform: str | None = None
    host_aliases: tuple[str, ...] = ()  # hosts folded into the outlet's own (m., amp., www.)
