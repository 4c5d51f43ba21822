"""Sitemaps and sitemap indexes, with the news fields that say what an article is called and when it appeared.

Called through `crawler.spiders.findings`. Own reader over lxml: recovering (a bare `&`, a cut file), without DTD,
entities or network; bomb-proof by a cap on the unpacked size.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from crawler.lease import Found
from crawler.spiders import Findings, UnreadableIndexError
from pipelines.record import Hint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crawler.spiders import Index

URLS_MAX = 50_000
CHILDREN_MAX = 100
DEPTH_MAX = 2
UNPACKED_MAX_BYTES = 16 * 1024 * 1024
_GZIP = b"\x1f\x8b"


def find(index: Index) -> Findings:
    """Return a sitemap's addresses, or an index's child sitemaps (two levels, 100 a file)."""
    body = gunzip(index.body).removeprefix(b"\xef\xbb\xbf").lstrip()
    if body[:200].lower().startswith((b"<!doctype html", b"<html")):
        raise UnreadableIndexError("the answer is a web page, no sitemap")
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableIndexError("the answer is no XML") from error
    if root is None:
        raise UnreadableIndexError("the answer is no XML")
    kind = _local(root)
    if kind == "sitemapindex":
        deep = index.lease.hops >= DEPTH_MAX
        children = () if deep else tuple(Found(url, "next") for url, _ in _entries(index.url, root, "sitemap"))
        return Findings(children[:CHILDREN_MAX], follow_known=True)
    if kind != "urlset":
        raise UnreadableIndexError(f"the answer is XML of another kind ({kind[:40] or 'unnamed'})")
    return Findings(tuple(Found(url, "page", hint) for url, hint in _entries(index.url, root, "url"))[:URLS_MAX])


def gunzip(body: bytes, max_bytes: int = UNPACKED_MAX_BYTES) -> bytes:
    """Return an unpacked gzip body (others unchanged); raises UnreadableIndexError when damaged or over `max_bytes`."""
    if not body.startswith(_GZIP):
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        unpacked = unpacker.decompress(body, max_bytes)
    except zlib.error as error:
        raise UnreadableIndexError("the gzip body is damaged") from error
    if unpacker.unconsumed_tail:
        raise UnreadableIndexError(f"the sitemap unpacks to more than {max_bytes} bytes")
    return unpacked


def _entries(base: str, root: etree._Element, name: str) -> Iterator[tuple[str, Hint | None]]:
    for node in root:
        if _local(node) != name:
            continue
        fields = {_local(child): _text(child) for child in node if _local(child) != "image"}
        for child in node:
            if _local(child) == "news":
                fields |= {f"news_{_local(inner)}": _text(inner) for inner in child}
        try:
            url = urljoin(base, fields.get("loc") or "")
        except ValueError:
            continue
        if fields.get("loc"):
            yield url, _hint(fields)


def _hint(fields: dict[str, str | None]) -> Hint | None:
    title, day = fields.get("news_title"), fields.get("news_publication_date")
    # lastmod says when a page was touched, not when it appeared: it is no publication date
    return Hint(title=title, published_raw=day) if title or day else None


def _local(node: etree._Element) -> str:
    # not QName: it raises for a prefix that the file never declares
    return node.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(node.tag, str) else ""


def _text(node: etree._Element) -> str | None:
    return (node.text or "").strip()[:2_083] or None
