"""How many pages a second one crawl process stores: frontier, robots, guard, archive and links on, at no delay.

Run by `make bench` or alone: `python benchmarks/crawl.py [HOSTS] [PAGES]`. The sites run in a process of their own on
loopback ports (one politeness key each); the figures are of the crawl process, its children included. Goals: at least
100 pages/s and at most 8 ms of CPU a page of 90 KB; the second round is answered by 304 only.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ROOT = Path(__file__).parents[1]
CHILD = ROOT / "tests" / "crawler" / "crawl_child.py"
WORDS = "Camat mengingatkan seluruh aparatur agar menjaga netralitas menjelang pemungutan suara. "
PAGE_BYTES = 90_000


class Handler(BaseHTTPRequestHandler):
    """A feed of `pages` items and the items; everything has an ETag."""

    protocol_version = "HTTP/1.1"
    pages = 0

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == "/robots.txt":
            return self._send(404, b"", "")
        if self.headers.get("If-None-Match") == '"x"':
            return self._send(304, b"", '"x"')
        if self.path == "/feed":
            links = "".join(f"<item><link>/b/{n}</link><title>Judul {n}</title></item>" for n in range(self.pages))
            return self._send(200, f'<rss version="2.0"><channel>{links}</channel></rss>'.encode(), '"x"')
        text = f"<html><h1>{self.path}</h1><p>{WORDS * (PAGE_BYTES // len(WORDS))}</p></html>"
        return self._send(200, text.encode(), '"x"')

    def _send(self, status: int, body: bytes, etag: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", etag)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(hosts: int, pages: int, ready: Connection) -> None:
    """Serve `hosts` sites until the process is ended; send their ports first."""
    Handler.pages = pages
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(hosts)]
    for server in servers:
        Thread(target=server.serve_forever, daemon=True).start()
    ready.send([server.server_address[1] for server in servers])
    time.sleep(3600)


def crawl(data: Path, ports: list[int]) -> tuple[int, int, float, float]:
    """Return captures, answers 304, wall seconds of the round itself and CPU seconds of the process."""
    environment = dict(os.environ) | {
        "PANTAU_DATA": str(data),
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "scheduler.settings",
    }
    if not (data / "state.sqlite3").exists():
        subprocess.run([sys.executable, str(CHILD), "migrate"], env=environment, check=True, cwd=ROOT)
    order = {"exceptions": [("127.0.0.1", port) for port in ports], "in_flight": len(ports)}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, str(CHILD), "crawl", json.dumps(order)],
        env=environment,
        check=True,
        cwd=ROOT,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    reports = json.loads(done.stdout.splitlines()[-1])
    assert all(report["stop_reason"] == "finished" for report in reports), reports
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (
        sum(report["captures"] for report in reports),
        sum(report["not_modified"] for report in reports),
        max(report["seconds"] for report in reports),
        cpu_s,
    )


def main() -> int:
    """Print both rounds."""
    hosts, pages = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (20, 50)
    ours, theirs = multiprocessing.Pipe()
    site = multiprocessing.get_context("spawn").Process(target=serve, args=(hosts, pages, theirs), daemon=True)
    site.start()
    ports: list[int] = ours.recv()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        (data / "sources").mkdir()
        for number, port in enumerate(ports):
            (data / "sources" / f"s{number}.toml").write_text(
                f'name = "S{number}"\nowner = "bench"\nmedium = "news"\nkind = "feed"\ndelay_s = 0\n'
                f'start = ["http://127.0.0.1:{port}/feed"]\n'
            )
        for name in ("first round (200)", "second round (304)"):
            captures, known, wall_s, cpu_s = crawl(data, ports)
            asked = captures + known
            print(
                f"crawl, {name}: {asked} answers, {captures} stored, {asked / wall_s:.0f} a second, "
                f"{1000 * cpu_s / asked:.1f} ms CPU each (start of the process included)"
            )
    site.terminate()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
