"""Loopback sites and crawls in processes of their own: a reactor cannot be started twice, and a crawl may be killed."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("crawl_child.py")
Answer = tuple[int, dict[str, str], bytes]
Route = Answer | Callable[["Ask"], Answer | None]


@dataclass
class Ask:
    """One request as the site saw it; `stream` writes raw bytes for answers that no honest server gives."""

    path: str
    headers: dict[str, str]
    at: float
    handler: BaseHTTPRequestHandler

    def stream(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()


@dataclass
class Site:
    """A loopback site: routes by path (with query), and a log of what was asked and when."""

    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    log: list[Ask] = field(default_factory=list)
    host: str = "127.0.0.1"
    in_flight: int = 0
    most_in_flight: int = 0

    @property
    def base(self) -> str:
        return f"http://[{self.host}]:{self.port}" if ":" in self.host else f"http://{self.host}:{self.port}"

    def asked(self, path: str) -> list[Ask]:
        return [ask for ask in self.log if ask.path == path]

    def paths(self) -> list[str]:
        return [ask.path for ask in self.log]


def html(text: str, status: int = 200, **headers: str) -> Answer:
    plain = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, {"Content-Type": "text/html; charset=utf-8", **plain}, text.encode()


def article(number: int) -> Answer:
    title = f"Berita {number}"
    body = f"<html><title>{title}</title><h1>{title}</h1><p>Camat mengingatkan ASN netral. Nomor {number}.</p>"
    return html(body, ETag=f'"berita-{number}"')


def rss(base: str, paths: list[str], **headers: str) -> Answer:
    items = "".join(
        f"<item><title>Judul {path}</title><link>{base}{path}</link>"
        "<pubDate>Rabu, 14 Februari 2024 08:00 WIB</pubDate></item>"
        for path in paths
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    return 200, {"Content-Type": "application/rss+xml", **headers}, text.encode()


def answer_to(site: Site, ask: Ask) -> Answer | None:
    route = site.routes.get(ask.path)
    if route is None:
        return 404, {"Content-Type": "text/plain"}, b"tidak ada"
    answer = route(ask) if callable(route) else route
    if answer is None:
        return None
    etag = answer[1].get("ETag")
    if answer[0] == 200 and etag and ask.headers.get("if-none-match") == etag:
        return 304, {"ETag": etag}, b""
    return answer


def environment(data: Path) -> dict[str, str]:
    keep = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR"}}
    return keep | {"PANTAU_DATA": str(data), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "scheduler.settings"}


@dataclass
class Crawl:
    """A data folder and the crawls made on it."""

    data: Path

    def source(self, name: str, text: str) -> None:
        folder = self.data / "sources"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")

    def start(self, *sites: Site, command: str = "crawl", **options: Any) -> subprocess.Popen[str]:
        pairs = [(site.host, site.port) for site in sites]
        order = {"exceptions": pairs, **options}
        return subprocess.Popen(
            [sys.executable, str(CHILD), command, json.dumps(order)],
            env=environment(self.data),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *sites: Site, timeout_s: float = 60, **options: Any) -> dict[str, dict[str, Any]]:
        process = self.start(*sites, **options)
        out, err = process.communicate(timeout=timeout_s)
        assert out.strip(), f"no report; stderr:\n{err}"
        self.stderr, self.code = err, process.returncode
        return {report["source"]: report for report in json.loads(out.splitlines()[-1])}

    def verify(self) -> dict[str, Any]:
        """What the archive's own verification says, after the recovery that every start makes."""
        done = subprocess.run(
            [sys.executable, str(CHILD), "verify"],
            env=environment(self.data),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        report: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return report

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.data / "state.sqlite3")
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    def captured(self) -> list[str]:
        return sorted(url for (url,) in self.rows("SELECT canonical_url FROM pipelines_capture"))

    def url(self, path: str) -> dict[str, Any]:
        names = ("state", "status", "error", "tries", "etag", "hint")
        query = "SELECT state, status, error, tries, etag, hint FROM crawler_frontierurl WHERE url LIKE ?"
        (row,) = self.rows(query, f"%{path}")
        return dict(zip(names, row, strict=True))


def feed_source(base: str, **more: str) -> str:
    keys = {
        "name": '"Kabar Uji"',
        "owner": '"Kami"',
        "medium": '"news"',
        "kind": '"feed"',
        "start": f'["{base}/feed"]',
        "delay_s": "0.02",
        **more,
    }
    return "".join(f"{key} = {value}\n" for key, value in keys.items())


class _Server(ThreadingHTTPServer):
    """Says nothing of clients that hang up: crawls under test are cut short on purpose."""

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class _Server6(_Server):
    address_family = socket.AF_INET6


@contextmanager
def serving() -> Iterator[Callable[..., Site]]:
    """Yield a maker of sites; all of them end with the block."""
    servers: list[ThreadingHTTPServer] = []

    def make(host: str = "127.0.0.1") -> Site:
        site = Site(0, host=host)

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                ask = Ask(self.path, headers, time.monotonic(), self)
                site.log.append(ask)
                site.in_flight += 1
                site.most_in_flight = max(site.most_in_flight, site.in_flight)
                try:
                    self._send(answer_to(site, ask))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True
                finally:
                    site.in_flight -= 1

            def _send(self, answer: Answer | None) -> None:
                if answer is None:
                    self.close_connection = True
                    return
                status, fields, body = answer
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                if "Content-Length" not in fields:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = (_Server if host == "127.0.0.1" else _Server6)((host, 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        site.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return site

    try:
        yield make
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def migrate(folder: Path) -> None:
    """Make an empty state in a data folder."""
    subprocess.run([sys.executable, str(CHILD), "migrate"], env=environment(folder), check=True, cwd=ROOT, timeout=100)
