"""The five loopback ports of the demo: drawn once, kept in the data folder, so that addresses outlive a restart.

Called by the roof before `scheduler.demo.site.serve`. An address is an item's identity, hence ports must not wander.
"""

from __future__ import annotations

import json
import socket
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from pipelines import durable
from scheduler.demo.newsroom import SITES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HOST: Final = "127.0.0.1"
HIGHEST: Final = 65_535


def free_ports(count: int) -> tuple[int, ...]:
    """`count` different loopback ports that are free at this moment."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind((HOST, 0))
        return tuple(int(one.getsockname()[1]) for one in sockets)


def draw_ports(folder: Path, override: Sequence[int] | None = None) -> tuple[int, ...]:
    """The ports of paper, portal, office, channel and account, in that order.

    `override` (PANTAU_DEMO_PORTS, parsed by the roof) wins and is kept for later calls. Else the ports in
    `<folder>/demo/ports.json`; at the first call free ones are drawn and written there. A file that cannot be used is a
    ValueError that names the fix: drawing anew in silence would give every stored item a second address.
    """
    file = folder / "demo" / "ports.json"
    if override:
        fix = "give five different ports, such as 8701,8702,8703,8704,8705"
        ports = _checked(tuple(override), "PANTAU_DEMO_PORTS", fix)
        _keep(file, ports)
        return ports
    if file.exists():
        fix = "delete the file to draw new ports; items of the old addresses stay"
        try:
            stored = json.loads(file.read_text(encoding="utf-8"))
            ports = tuple(int(stored[site]) for site in SITES)
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"{file}: cannot be read ({error!r}). Fix: {fix}") from error
        return _checked(ports, str(file), fix)
    ports = free_ports(len(SITES))
    _keep(file, ports)
    return ports


def _keep(file: Path, ports: tuple[int, ...]) -> None:
    text = json.dumps(dict(zip(SITES, ports, strict=True)), indent=1) + "\n"
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    durable.publish(file, text.encode())


def _checked(ports: tuple[int, ...], where: str, fix: str) -> tuple[int, ...]:
    if len(ports) != len(SITES) or len(set(ports)) != len(ports) or not all(0 < port <= HIGHEST for port in ports):
        raise ValueError(f"{where}: {list(ports)} are not five different ports. Fix: {fix}")
    return ports
