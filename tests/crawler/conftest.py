"""Fixtures: loopback sites, and data folders on which crawls run in processes of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.crawler.loopback import CHILD, ROOT, Answer, Ask, Crawl, Site, answer_to, environment


@pytest.fixture
def make_site() -> Iterator[Callable[[], Site]]:
    servers: list[ThreadingHTTPServer] = []

    def make() -> Site:
        site = Site(0)

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

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        servers.append(server)
        site.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return site

    yield make
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(make_site: Callable[[], Site]) -> Site:
    return make_site()


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated data folder, made once: migrating takes longer than most crawls here."""
    folder = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, str(CHILD), "migrate"], env=environment(folder), check=True, cwd=ROOT, timeout=100)
    return folder


@pytest.fixture
def crawl(empty_state: Path, tmp_path: Path) -> Crawl:
    data = tmp_path / "data"
    shutil.copytree(empty_state, data)
    return Crawl(data)
