"""Parts of one article: the page says which address goes on with it, and only that is followed.

Called by `crawler.answers` for item pages. It finds addresses and reads no content; a link to another article, to an
earlier part or past the tenth is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crawler.lease import Found
from crawler.spiders.listing import join, parse
from pipelines.address import article_address, canonical_url, part_number

if TYPE_CHECKING:
    from crawler.sources import Source

PARTS_MAX: Final = 10
_NEXT: Final = 'a[rel~="next"][href], link[rel~="next"][href]'
_MARKS: Final = (b"rel=", b"REL=", b"Rel=")


def find(source: Source, body: bytes, url: str) -> tuple[Found, ...]:
    """Return the next part of the article at `url`, if the page names one; at most one address."""
    if not any(mark in body for mark in _MARKS):
        return ()
    own = canonical_url(url, aliases=source.host_aliases)
    for node in parse(body).css(_NEXT):
        target = join(url, node.attributes.get("href"))
        if target is None or not target.startswith(("http://", "https://")):
            continue
        other = canonical_url(target, aliases=source.host_aliases)
        if article_address(other) == article_address(own) and part_number(own) < part_number(other) <= PARTS_MAX:
            return (Found(target, "page"),)
    return ()
