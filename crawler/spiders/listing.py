"""Listings: index pages in HTML, their item links and the way to the next page, by the selectors of the source file.

Called through `crawler.spiders.findings`. One lexbor parse a page; links are resolved against `<base>` or the final
address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from crawler.lease import Found
from crawler.spiders import ENTRIES_MAX, Findings, UnreadableIndexError
from pipelines.record import Hint

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from crawler.lease import Role
    from crawler.spiders import Index


def find(index: Index) -> Findings:
    """Return the item links in page order, and the next index page; no link at all is an old selector."""
    tree = parse(index.body)
    keys = index.source.listing
    found = links(tree, index.url, keys.links or "a[href]", "page")
    if not found and index.lease.role == "start":
        raise UnreadableIndexError(f"listing.links = {keys.links!r} finds nothing: has the site been redesigned?")
    more = links(tree, index.url, keys.next, "next")[:1] if keys.next else ()
    return Findings((*found, *more))


def parse(body: bytes) -> LexborHTMLParser:
    """Return the parsed page; lexbor finds the encoding's meta itself and never fails on broken markup."""
    return LexborHTMLParser(body)


def links(tree: LexborHTMLParser, url: str, selector: str, role: Role) -> tuple[Found, ...]:
    """Return the distinct http(s) addresses of the selected links, or of the links inside the selected elements."""
    base_node = tree.css_first("base[href]")
    base = join(url, base_node.attributes.get("href") if base_node is not None else None) or url
    seen: dict[str, Found] = {}
    for node in tree.css(selector):
        for anchor in [node] if node.tag == "a" else node.css("a[href]"):
            target = join(base, anchor.attributes.get("href"))
            if target is None or not target.startswith(("http://", "https://")):
                continue
            seen.setdefault(target, Found(target, role, _hint(anchor) if role == "page" else None))
            if len(seen) >= ENTRIES_MAX:
                return tuple(seen.values())
    return tuple(seen.values())


def _hint(anchor: LexborNode) -> Hint | None:
    text = " ".join(anchor.text(deep=True, separator=" ").split())[:500]
    return Hint(title=text) if text else None


def join(base: str, href: str | None) -> str | None:
    """Return an address resolved against `base`, without its fragment; None when there is none or it cannot be read."""
    if not href:
        return None
    try:
        return urljoin(base, href.strip()).partition("#")[0]
    except ValueError:
        return None
