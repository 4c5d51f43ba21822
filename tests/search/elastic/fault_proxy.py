"""A loopback proxy in front of a real cluster that spoils requests and answers when a test says so."""

from __future__ import annotations

import http.client
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

_PASSED_ON = ("content-type", "x-elastic-product")


@dataclass
class Exchange:
    """One request and what the cluster answered; a test's rule may change status and body, or hang up."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    status: int = 0
    answer: bytes = b""
    hang_up: bool = False
    answer_headers: dict[str, str] = field(default_factory=dict)


class FaultProxy:
    """`before(exchange)` may set a status (then the cluster is not asked); `after(exchange)` may spoil the answer."""

    def __init__(self, target: str, tls: ssl.SSLContext | None = None) -> None:
        """Listen on a free loopback port, behind TLS when a context is given."""
        self.before: Callable[[Exchange], None] = lambda _: None
        self.after: Callable[[Exchange], None] = lambda _: None
        self.seen: list[Exchange] = []
        self._target = urlsplit(target)
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                proxy._handle(self)

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815 - the library's names

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening: from now on connections are refused."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handle(self, request: BaseHTTPRequestHandler) -> None:
        length = int(request.headers.get("content-length") or 0)
        headers = {name.lower(): value for name, value in request.headers.items()}
        exchange = Exchange(request.command, request.path, headers, request.rfile.read(length))
        self.seen.append(exchange)
        self.before(exchange)
        if not exchange.status and not exchange.hang_up:
            self._ask(exchange)
            self.after(exchange)
        request.close_connection = True
        if exchange.hang_up:
            return
        request.send_response(exchange.status)
        for name, value in {"x-elastic-product": "Elasticsearch", **exchange.answer_headers}.items():
            request.send_header(name, value)
        request.send_header("content-length", str(len(exchange.answer)))
        request.send_header("connection", "close")
        request.end_headers()
        if request.command != "HEAD":
            request.wfile.write(exchange.answer)

    def _ask(self, exchange: Exchange) -> None:
        connection = http.client.HTTPConnection(self._target.hostname or "", self._target.port, timeout=30)
        try:
            passed = {
                name: value
                for name, value in exchange.headers.items()
                if name not in {"host", "connection", "accept-encoding", "authorization", "content-length"}
            }
            connection.request(exchange.method, exchange.path, exchange.body or None, passed)
            answer = connection.getresponse()
            exchange.status, exchange.answer = answer.status, answer.read()
            exchange.answer_headers = {
                name.lower(): value for name, value in answer.getheaders() if name.lower() in _PASSED_ON
            }
        finally:
            connection.close()
