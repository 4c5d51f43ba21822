"""The spiders: how each kind of source tells which addresses it holds. They find addresses; they never read content.

Each kind is one pure function from an answered page to `Findings`; `crawler.answers` calls them. Fetching, pace and
retries are the frontier's business, so a new kind is one function and one line in `FINDERS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from crawler.lease import Found, Lease
    from crawler.sources import Source

ENTRIES_MAX = 5_000


class UnreadableIndexError(ValueError):
    """An index page is not what its source says: the source file, or the site, has to be looked at."""


@dataclass(frozen=True, slots=True)
class Index:
    """An answered index page: `url` is the final one, against which links are resolved."""

    source: Source
    lease: Lease
    url: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Findings:
    """What an index page holds. `content`: the page itself is also read by extraction (channels, account pages)."""

    found: tuple[Found, ...] = ()
    content: bool = False
    follow_known: bool = False  # follow continuation pages although nothing on this one is new
    memo: dict[str, object] | None = None


class Finder(Protocol):
    """One kind's way to find addresses."""

    def __call__(self, index: Index) -> Findings:
        """Return what the page holds; raises UnreadableIndexError when it is no page of this kind."""


def findings(index: Index) -> Findings:
    """Return what an index page holds, by the kind of its source."""
    from crawler.spiders import browser, channel, feed, listing, sitemap  # noqa: PLC0415  # they import this module

    finders: dict[str, Finder] = {
        "feed": feed.find,
        "sitemap": sitemap.find,
        "listing": listing.find,
        "channel": channel.find,
        "browser": browser.find,
    }
    return finders[index.source.kind](index)
