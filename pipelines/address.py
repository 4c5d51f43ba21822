"""Addresses: one canonical form per page, so that the same article found in five ways is one item.

Called by the crawler (before an address enters the frontier), by extraction (`rel=canonical`) and by the store (the
address of a paginated whole). Pure text work: it never resolves a name, follows a redirect or opens a connection.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

if TYPE_CHECKING:
    from tldextract import TLDExtract

_WEB = ("http://", "https://")
_DEFAULT_PORT = {"http": 80, "https": 443}
_MOBILE_LABELS = frozenset({"www", "m", "amp", "mobile", "wap"})
# Parameters that only tell the publisher how a reader came; a page is the same without them.
_TRACKERS = frozenset({
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "gclsrc", "msclkid", "yclid", "twclid", "ttclid",
    "li_fat_id", "igsh", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "s_kwcid",
    "ref_src", "ref_url", "ncid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "fb_comment_id",
    "cmpid", "spm", "zanpid", "usqp", "amp_js_v", "amp_gsa", "amp_latest_update_time", "__twitter_impression",
    "share_source", "wt_mc", "at_medium", "at_campaign",
})  # fmt: skip
# Parameters that choose a view of the same page.
_VIEWS = frozenset({
    ("amp", "1"), ("amp", ""), ("amp", "true"), ("outputtype", "amp"), ("view", "amp"), ("page", "all"),
    ("showpage", "all"), ("single", "1"), ("m", "1"), ("m", "0"),
})  # fmt: skip
_PART_PARAMETERS = frozenset({"page", "halaman", "hal", "paged"})
_LAST_PART = 30  # a larger number is an id or an index page, not the part of an article
_PART_PATH = re.compile(r"^(?P<whole>/.*[^/])/(?:page|halaman|hal)[/-](?P<number>\d{1,2})$", re.IGNORECASE)
_INDEX_PATH = re.compile(r"^/?(?:index\.\w+)?$", re.IGNORECASE)
_TELLING = re.compile(
    r"(?!(?:19|20)\d\d(?!\d))[0-9]{4,}|[^/]{12,}"
)  # a slug or an id; a year or a section tells nothing


def canonical_url(url: str, *, aliases: tuple[str, ...] = ()) -> str:
    """Return the one form of an http(s) address under which its page is known; idempotent.

    Order (collecting rules): scheme and host lower case; default port, user info and fragment (except `#!`) dropped;
    trackers dropped; host folding, trailing slash, `/amp`, `?page=all`; then percent-encoding and sorted parameters.
    `aliases` are hosts that mean the outlet's own: `old.site=new.site` as written, a bare `m.site` loses its first
    label. Numbered parts of an article keep their number: see `article_address`. Anything that is not http(s) comes
    back stripped and otherwise untouched: refusing it is the guard's work.
    """
    stripped = re.sub(r"[\t\r\n]", "", url.strip())
    try:
        parts = urlsplit(stripped)
        host, port = parts.hostname, parts.port
    except ValueError:
        return stripped
    if parts.scheme.lower() not in _DEFAULT_PORT or not host:
        return stripped
    scheme = parts.scheme.lower()
    host = _ascii_host(_fold(host.rstrip("."), aliases))
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORT[scheme]:
        netloc += f":{port}"
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    cleaned = SplitResult(scheme, netloc, _path(parts.path), _query(parts.query), fragment)
    return str(canonicalize_url(urlunsplit(cleaned), keep_blank_values=True, keep_fragments=bool(fragment)))


def article_address(canonical: str) -> str:
    """Return the address of the whole for a numbered part (`?page=2`, `/page/2`) of an article, else the same address.

    Only numbers up to 30 below a real path count: `/index.php?page=12` is a page of its own on government portals.
    """
    parts = urlsplit(canonical)
    path, query = parts.path, parts.query
    match = _PART_PATH.match(path)
    if match:
        path = match["whole"]
    if not _INDEX_PATH.match(path):
        query = urlencode([pair for pair in parse_qsl(query, keep_blank_values=True) if not _is_part(*pair)])
    return (
        urlunsplit(parts._replace(path=path, query=query)) if (path, query) != (parts.path, parts.query) else canonical
    )


def part_number(canonical: str) -> int:
    """Return which part of its article an address is, 1 when it names none."""
    parts = urlsplit(canonical)
    match = _PART_PATH.match(parts.path)
    if match:
        return int(match["number"])
    if not _INDEX_PATH.match(parts.path):
        for name, value in parse_qsl(parts.query):
            if _is_part(name, value):
                return int(value)
    return 1


def same_site(one: str, other: str) -> bool:
    """Say whether two addresses lie on one registrable domain; addresses by number compare host and port."""
    return registrable(one) == registrable(other)


def registrable(url: str) -> str:
    """Return the registrable domain of an address (list shipped with tldextract, never fetched); host:port for IPs."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if re.fullmatch(r"[0-9.]+|.*:.*|localhost", host):
        return parts.netloc.rpartition("@")[2].lower()
    found = _suffixes()(host)
    if found.domain and found.suffix:
        return f"{found.domain}.{found.suffix}"
    return ".".join(host.split(".")[-2:])


def declared_canonical(declared: str, page: str, *, aliases: tuple[str, ...] = ()) -> str | None:
    """Return what a page declares as its canonical address, or None when the declaration is not to be believed.

    A saved page without an address of its own is believed. Else only on the same registrable domain and when both
    addresses share a telling part (a slug or a number of four digits): templates that declare the front page or the
    section for every article would merge them all.
    """
    candidate = canonical_url(declared, aliases=aliases)
    if not candidate.startswith(_WEB):
        return None
    if not page.startswith(_WEB):
        return candidate
    if not same_site(candidate, page):
        return None
    telling = _telling(page)
    return candidate if candidate == page or (telling and telling & _telling(candidate)) else None


def _telling(url: str) -> set[str]:
    parts = urlsplit(url)
    return set(_TELLING.findall(unquote(parts.path))) | {v for _, v in parse_qsl(parts.query) if v.isdigit()}


@cache
def _suffixes() -> TLDExtract:
    from tldextract import TLDExtract  # noqa: PLC0415 - it brings an HTTP client along, and most callers never come here

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def _fold(host: str, aliases: tuple[str, ...]) -> str:
    for alias in aliases:
        source, _, target = alias.lower().partition("=")
        if host != source.strip():
            continue
        if target.strip():
            return target.strip()
        first, _, rest = host.partition(".")
        return rest if first in _MOBILE_LABELS and "." in rest else host
    return host


def _ascii_host(host: str) -> str:
    try:
        return host.encode("ascii").decode().lower()
    except UnicodeEncodeError:
        try:
            return host.encode("idna").decode().lower()
        except UnicodeError:
            return quote(host.lower())


def _path(path: str) -> str:
    kept: list[str] = []
    for segment in re.sub(r"/{2,}", "/", path).split("/"):
        name = re.sub("%2e", ".", segment, flags=re.IGNORECASE)
        if name == "..":
            del kept[-1:]
        elif name not in {".", ""}:
            kept.append(segment)
    while kept and kept[-1].lower() in {"amp", "amp.html"} and len(kept) > 1:
        kept.pop()
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, value) for name, value in pairs if not _is_noise(name.lower(), value.lower())])


def _is_noise(name: str, value: str) -> bool:
    return name.startswith("utm_") or name in _TRACKERS or (name, value) in _VIEWS


def _is_part(name: str, value: str) -> bool:
    return name.lower() in _PART_PARAMETERS and value.isdecimal() and 0 < int(value) <= _LAST_PART
