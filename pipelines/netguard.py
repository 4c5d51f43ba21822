"""Which addresses may be dialled: one pure predicate for pages, feeds, robots, the browser and web hooks.

Called by `crawler.guard` (inside the resolver and before each request) and by whatever else in the house dials out. It
never resolves a name, opens a socket or reads a setting: the caller hands in an address and gets a reason or `None`.

Evidence for the ranges beside it: `is_global` answers True for them on Python 3.11 to 3.13 (NAT64, embedded IPv4,
site-local, multicast, unassigned space), so it alone is no guard. Source: IANA's registries of special-purpose
addresses.
"""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from urllib.parse import SplitResult

URL_MAX_CHARS = 2083
PORTS = frozenset({80, 443, 8080, 8443})
SCHEME_PORTS = {"http": 80, "https": 443}
_V4_DENIED = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "192.0.0.0/24",  # protocol assignments, partly "global" before Python 3.13
        "192.88.99.0/24",  # 6to4 relays
        "224.0.0.0/4",  # multicast
        "168.63.129.16/32",  # host service of a cloud, reachable from every guest
    )
)
_V6_UNICAST = ipaddress.IPv6Network("2000::/3")
_V6_DENIED = tuple(
    ipaddress.IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries any IPv4 address
        "3fff::/20",  # documentation
    )
)
_ISATAP_TAIL = 0x5EFE
_UNSAFE = frozenset(map(chr, range(0x21))) | {"\x7f", "\\"}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def refusal(
    address: str, port: int, exceptions: AbstractSet[tuple[str, int]] = frozenset(), *, nat64: bool = False
) -> str | None:
    """Return why `address`:`port` may not be dialled, or None when it may.

    `address` is a resolved IPv4 or IPv6 address; anything else is refused. `exceptions` are exact (address, port) pairs
    from the operator's configuration. `nat64` judges the IPv4 address inside 64:ff9b::/96 instead of refusing it.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return f"{address!r} is not an IP address"
    if (str(ip), port) in exceptions:
        return None
    if isinstance(ip, ipaddress.IPv4Address):
        return _refusal_v4(ip)
    if nat64 and ip in _NAT64:
        return _refusal_v4(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return _refusal_v6(ip)


def url_refusal(
    url: str, *, exceptions: AbstractSet[tuple[str, int]] = frozenset(), ports: AbstractSet[int] = PORTS
) -> str | None:
    """Return why `url` may not be requested, or None. Names are not resolved: the resolver judges what they stand for.

    Refused are schemes other than http and https, user information, ports outside `ports` (those of `exceptions` are
    allowed too), more than 2,083 characters, control characters, backslashes, and every spelling of a refused address.
    """
    if len(url) > URL_MAX_CHARS:
        return f"address is longer than {URL_MAX_CHARS} characters"
    if any(char in _UNSAFE for char in url):
        return "address holds a blank, control character or backslash"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return f"address cannot be read: {error}"
    if problem := _shape_problem(parts):
        return problem
    port = SCHEME_PORTS[parts.scheme] if port is None else port
    if port not in ports and not any(port == allowed for _, allowed in exceptions):
        return f"port {port} is not allowed"
    literal = _literal(_plain_host(parts))
    return refusal(literal, port, exceptions) if literal else None


def _shape_problem(parts: SplitResult) -> str | None:
    if parts.scheme not in SCHEME_PORTS:
        return f"scheme {parts.scheme or '(none)'} is not http or https"
    if "@" in parts.netloc:
        return "address carries user information"
    if not parts.hostname:
        return "address has no host"
    if any(char in _UNSAFE for char in _plain_host(parts)):
        return "host holds a blank, control character or backslash"
    return None


def _plain_host(parts: SplitResult) -> str:
    return unicodedata.normalize("NFKC", unquote(parts.hostname or "")).replace("。", ".").rstrip(".")


def _refusal_v4(ip: ipaddress.IPv4Address) -> str | None:
    if not ip.is_global or any(ip in net for net in _V4_DENIED):
        return f"{ip} is not a public address"
    return None


def _refusal_v6(ip: ipaddress.IPv6Address) -> str | None:
    if ip.scope_id is not None or ip not in _V6_UNICAST or not ip.is_global or any(ip in net for net in _V6_DENIED):
        return f"{ip} is not a public address"
    # ISATAP (RFC 5214): interface identifier 00-00-5E-FE or 02-00-5E-FE, then an embedded IPv4 address
    if (int(ip) >> 32) & 0xFCFFFFFF == _ISATAP_TAIL:
        return f"{ip} carries an embedded address"
    return None


def _literal(host: str) -> str | None:
    """Return the IP address that `host` spells (decimal, hex, octal, short, full-width, IPv6), or None for a name."""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0] if ":" in host else host))
    except ValueError:
        pass
    try:
        # inet_aton reads every spelling that a C resolver reads: 2130706433, 0x7f.1, 0177.0.0.1, 127.1, 0
        return str(ipaddress.IPv4Address(socket.inet_aton(host)))
    except (OSError, UnicodeError):
        return None
