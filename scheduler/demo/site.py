"""The demo newsroom as servers: five sites on five loopback ports, in this process or blocking for a command.

Called by `pantau demo serve` (`serve`) and by tests (`DemoSite`). It binds loopback only, writes nothing but the ports
file, and answers from content alone: what changes between two answers is the paper's nonce and counter.
"""

from __future__ import annotations

import contextlib
import json
import signal
import socket
import threading
from dataclasses import asdict
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final, Protocol, Self
from urllib.parse import parse_qsl, urlsplit

from scheduler.demo import account, answers, channel, hostile, network, office, paper, portal
from scheduler.demo.answers import Answer, Log, Query, Seen
from scheduler.demo.newsroom import SITES, DemoText, Edition, Site, newsroom
from scheduler.demo.newsroom import edition as edition_of
from scheduler.demo.ports import HOST, draw_ports, free_ports
from scheduler.demo.source_files import source_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType, TracebackType

__all__ = ["DemoSite", "DemoText", "draw_ports", "newsroom", "serve", "source_files"]

IDLE_S: Final = 30.0
DISALLOW: Final[dict[Site, tuple[str, ...]]] = {
    "paper": paper.DISALLOW,
    "portal": portal.DISALLOW,
    "office": office.DISALLOW,
    "channel": channel.DISALLOW,
    "account": account.DISALLOW,
}


class _Renderer(Protocol):
    def __call__(self, edition: Edition, path: str, query: Query, base: str, /) -> Answer | None: ...


RENDERERS: Final[dict[Site, _Renderer]] = {
    "paper": paper.answer,
    "portal": portal.answer,
    "office": office.answer,
    "channel": channel.answer,
    "account": account.answer,
}


class _Server(ThreadingHTTPServer):
    """One site on one port."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, site: Site, port: int, number: int, *, with_hostile: bool) -> None:
        super().__init__((HOST, port), _Handler)
        self.site: Site = site
        self.edition = edition_of(number)
        self.with_hostile = with_hostile
        self.base = f"http://{HOST}:{port}"
        self.log = Log()
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, object]:
        """Accept a connection and remember it until it is closed."""
        connection, peer = super().get_request()
        self._open.add(connection)
        return connection, peer

    def shutdown_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        """Close a connection."""
        if isinstance(request, socket.socket):
            self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End streams and kept-alive connections: a site that was stopped answers nobody any more."""
        self.stopping.set()
        self.shutdown()
        for connection in tuple(self._open):
            with contextlib.suppress(OSError):  # it closed in the meantime
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: crawlers under test do so on purpose."""

    def render(self, path: str, query: Query) -> Answer:
        """The unconditional answer of this site, 404 and 410 pages included."""
        gone = self.edition.gone.get((self.site, path))
        if gone:
            return answers.plain_error(gone, "Halaman ini sudah dihapus.")
        try:
            if self.with_hostile and self.site == "paper":
                found = hostile.answer(path, self.stopping) or paper.answer(
                    self.edition, path, query, self.base, hostile.PATHS
                )
            elif self.site == "portal" and path.startswith(network.FOLDER):
                found = network.answer(self.edition, path, self.base)
            else:
                found = RENDERERS[self.site](self.edition, path, query, self.base)
        except ValueError:  # a page number that is none
            found = None
        return found or answers.plain_error(404, "Halaman tidak ditemukan.")


class _Handler(BaseHTTPRequestHandler):
    """GET and HEAD; every other method is refused by the base class with 501."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_S
    server: _Server
    server_version = "demo"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer a page, its log, or 304."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer the headers of a page."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Keep the terminal quiet: requests stand in the log of the site."""

    def _answer(self, *, with_body: bool) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/__log":
            self._send(self._log_answer(), with_body=with_body)
            return
        found = self.server.render(parts.path, dict(parse_qsl(parts.query)))
        answer = answers.conditional(found, dict(self.headers))
        self._remember(answer.status)
        self._send(answer, with_body=with_body)

    def _remember(self, status: int) -> None:
        seen = Seen(
            at_utc=datetime.now(UTC),
            method=self.command,
            path=self.path,
            agent=self.headers.get("User-Agent", ""),
            if_none_match=self.headers.get("If-None-Match"),
            if_modified_since=self.headers.get("If-Modified-Since"),
            status=status,
            disallowed=self.path.startswith(DISALLOW[self.server.site]),
        )
        self.server.log.add(seen)

    def _log_answer(self) -> Answer:
        entries = self.server.log.all()
        rows = [asdict(seen) | {"at_utc": seen.at_utc.isoformat()} for seen in entries]
        data = {"requests": rows, "disallowed": sum(seen.disallowed for seen in entries)}
        return Answer(json.dumps(data).encode(), content_type="application/json")

    def _send(self, answer: Answer, *, with_body: bool) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 304:  # noqa: PLR2004 -- HTTP 304 carries neither type nor length of a body
            self.send_header("Content-Type", answer.content_type)
        if answer.stream is None:
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if with_body:
                self.wfile.write(answer.body)
            return
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if with_body:
            self._stream(answer.stream)

    def _stream(self, chunks: Iterator[bytes]) -> None:
        try:
            for chunk in chunks:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.write(b"0\r\n\r\n")
        except OSError:  # the client had enough
            self.close_connection = True


class DemoSite:
    """All five sites in threads of this process, for tests and for `serve`.

    `ports` in the order of `SITES`; None draws free ones. `switch` changes the edition while the addresses stay.
    """

    def __init__(self, ports: Sequence[int] | None = None, edition: int = 1, *, hostile: bool = False) -> None:
        """Remember what to serve; nothing is bound before `with`."""
        self.ports = tuple(ports) if ports is not None else free_ports(len(SITES))
        self.edition = edition
        self.hostile = hostile
        self._servers: dict[Site, _Server] = {}
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """Bind all ports, then answer; a port that is taken is an OSError that names it."""
        try:
            for site, port in zip(SITES, self.ports, strict=True):
                self._servers[site] = _bound(site, port, self.edition, with_hostile=self.hostile)
        except OSError:
            self._close()
            raise
        for site, server in self._servers.items():
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), name=f"demo-{site}", daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop answering and free the ports."""
        for server in self._servers.values():
            server.hang_up()
        for thread in self._threads:
            thread.join()
        self._close()

    def _close(self) -> None:
        for server in self._servers.values():
            server.server_close()
        self._servers.clear()
        self._threads.clear()

    def switch(self, edition: int) -> None:
        """Serve another edition from now on."""
        for server in self._servers.values():
            server.edition = edition_of(edition)
        self.edition = edition

    def base(self, site: Site) -> str:
        """The address of a site without a slash at the end."""
        return f"http://{HOST}:{self.ports[SITES.index('portal' if site == 'network' else site)]}"

    def url(self, text: DemoText) -> str:
        """The address of one article or post."""
        return self.base(text.site) + text.path

    def texts(self) -> list[DemoText]:
        """What the sites serve now, oldest first."""
        return newsroom(self.edition)

    def seen(self, site: Site) -> list[Seen]:
        """The requests a site has answered, oldest first."""
        return self._servers[site].log.all()

    def disallowed(self) -> list[Seen]:
        """Requests for paths that the robots.txt of their site forbids."""
        return [seen for site in SITES for seen in self.seen(site) if seen.disallowed]


def _bound(site: Site, port: int, number: int, *, with_hostile: bool) -> _Server:
    try:
        return _Server(site, port, number, with_hostile=with_hostile)
    except OSError as error:
        fix = "end what holds it, or set PANTAU_DEMO_PORTS to five free ports"
        raise OSError(
            error.errno, f"port {port} of the demo's {site} cannot be opened ({error.strerror}). Fix: {fix}"
        ) from error


def serve(ports: Sequence[int], edition: int, *, ready: Callable[[], None] | None = None) -> None:
    """Serve an edition until SIGTERM or SIGINT; `ready` is called when all five ports answer.

    Blocks; call it from the main thread, because it handles signals and puts the former handlers back.
    """
    ended = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ended.set()

    former = {one: signal.signal(one, end) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        with DemoSite(ports, edition):
            if ready is not None:
                ready()
            ended.wait()
    finally:
        for one, handler in former.items():
            signal.signal(one, handler)
