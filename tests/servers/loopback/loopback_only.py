"""Nothing but loopback: an audit hook that refuses every other connection, look-up and listening address of a process.

Installed by `tests/servers/plugin.py` in the test run, and by `sitecustomize.py` beside this file in the Python
processes that tests start. An audit hook sees every call of Python's socket module, `connect_ex` (Twisted) and
datagrams included, and cannot be taken off again. Sockets opened inside C libraries (libpq) and by other programs are
out of its sight.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys

# Hosts of servers that the person running the tests named by hand, separated by commas.
ALLOWED_VARIABLE = "PANTAU_TEST_ALLOWED_HOSTS"

_ADDRESS_EVENTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"})
_NAME_EVENTS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class NetworkBlockedError(RuntimeError):
    """A test reached for something other than loopback.

    Not an OSError: code that expects network trouble must not swallow it.
    """


def install() -> None:
    """Refuse from now on, for the whole life of this process and of its forks."""
    allowed = frozenset(filter(None, os.environ.get(ALLOWED_VARIABLE, "").split(",")))
    # smtplib and email.utils look up the machine's own name; the answer comes from its hosts file.
    own = socket.gethostname().lower()
    names = allowed | {"localhost", "", own, own.partition(".")[0]}

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _ADDRESS_EVENTS:
            _check_address(event, arguments, allowed)
        elif event in _NAME_EVENTS:
            _check_name(event, arguments[0], names)

    sys.addaudithook(hook)


def _check_address(event: str, arguments: tuple[object, ...], allowed: frozenset[str]) -> None:
    sock, address = arguments[0], arguments[1]
    family = getattr(sock, "family", None)
    if family not in {socket.AF_INET, socket.AF_INET6} or not isinstance(address, tuple):
        return  # Unix sockets, netlink, and sendmsg on a socket that is connected already
    host = _text(address[0])
    if host not in allowed and host != "localhost" and not _is_loopback(host):
        raise NetworkBlockedError(f"{event} {host!r} port {address[1]}: tests reach loopback only")


def _check_name(event: str, host: object, names: frozenset[str]) -> None:
    name = "" if host is None else _text(host).rstrip(".").lower()
    if name in names or name.endswith(".localhost") or _is_literal(name):
        return
    raise NetworkBlockedError(f"{event} {name!r}: tests look up no names of other machines")


def _text(host: object) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes | bytearray) else str(host)


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    if not _is_literal(host):
        return False
    address = ipaddress.ip_address(host.partition("%")[0])
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback
