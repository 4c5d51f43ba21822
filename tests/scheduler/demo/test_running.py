"""Ports that stay, source files that the crawler's loader accepts, hostile pages, and the blocking command's end."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.sources import load_folder
from scheduler.demo.hostile import HUGE_BYTES, LOCAL_FILE, METADATA, NAMES
from scheduler.demo.newsroom import SITES
from scheduler.demo.site import DemoSite, draw_ports, source_files

ROOT = Path(__file__).parents[3]
Get = Any  # the fixture's protocol lives in conftest.py, which importlib mode does not let tests import
PROGRAM = """
import sys
from scheduler.demo.site import draw_ports, serve
ports = draw_ports(__import__("pathlib").Path(sys.argv[1]))
serve(ports, 1, ready=lambda: print(*ports, flush=True))
print("ended", flush=True)
"""


def test_ports_are_drawn_once_and_kept(tmp_path: Path) -> None:
    drawn = draw_ports(tmp_path)
    assert len(set(drawn)) == len(SITES)
    assert draw_ports(tmp_path) == drawn
    assert list(json.loads((tmp_path / "demo" / "ports.json").read_text())) == list(SITES)


def test_an_override_wins_and_is_kept(tmp_path: Path) -> None:
    given = (8701, 8702, 8703, 8704, 8705)
    assert draw_ports(tmp_path, given) == given
    # a later start without the variable must not give every stored item a second address
    assert draw_ports(tmp_path, ()) == draw_ports(tmp_path) == given


@pytest.mark.parametrize("override", [(8701,), (8701, 8701, 8703, 8704, 8705), (1, 2, 3, 4, 99999)])
def test_an_override_that_is_not_five_ports_names_the_variable(tmp_path: Path, override: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"PANTAU_DEMO_PORTS: .* Fix: give five"):
        draw_ports(tmp_path, override)


@pytest.mark.parametrize("words", ["", "[1, 2]", '{"paper": 1}', '{"paper": "x"}'])
def test_a_broken_ports_file_is_named_and_never_drawn_anew(tmp_path: Path, words: str) -> None:
    file = tmp_path / "demo" / "ports.json"
    file.parent.mkdir()
    file.write_text(words)
    with pytest.raises(ValueError, match=r"ports\.json: .* Fix: delete the file"):
        draw_ports(tmp_path)
    assert file.read_text() == words


def test_a_taken_port_is_named_and_the_others_are_let_go() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        taken = holder.getsockname()[1]
        site = DemoSite()
        site.ports = (*site.ports[:4], taken)
        with pytest.raises(OSError, match=rf"port {taken} of the demo's account .* PANTAU_DEMO_PORTS"), site:
            pass
    with DemoSite(site.ports):
        pass


def test_a_stopped_site_hangs_up_on_kept_alive_connections() -> None:
    with DemoSite() as site:
        connection = http.client.HTTPConnection("127.0.0.1", site.ports[0], timeout=5)
        connection.request("GET", "/robots.txt")
        assert connection.getresponse().read()
    assert connection.sock.recv(1) == b""
    connection.close()


@pytest.mark.parametrize("hostile", [False, True])
def test_the_loader_accepts_the_source_files_and_only_as_a_demo(tmp_path: Path, hostile: bool) -> None:
    site = DemoSite()
    for name, words in source_files(site.ports, hostile=hostile).items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    loaded = load_folder(tmp_path, demo=True)
    assert loaded.errors == ()
    assert sorted(source.kind for source in loaded.sources) == ["browser", "channel", "feed", "listing", "sitemap"]
    assert all(source.delay_s == 0.05 for source in loaded.sources)
    assert {source.start[0].split("/")[2] for source in loaded.sources} == {f"127.0.0.1:{port}" for port in site.ports}
    assert not load_folder(tmp_path).sources


def test_hostile_pages_exist_in_hostile_mode_only(get: Get) -> None:
    with DemoSite() as calm:
        assert {get(f"{calm.base('paper')}/hostile/{name}/").status for name in NAMES} == {404}
        assert b"/hostile/" not in get(calm.base("paper") + "/feed/").body


def test_hostile_pages_do_what_their_names_say(get: Get) -> None:
    with DemoSite(hostile=True) as site:
        base = site.base("paper") + "/hostile"
        assert get(site.base("paper") + "/feed/").body.count(b"/hostile/") >= len(NAMES)
        assert get(f"{base}/empty/").body == b""
        assert b"\x00" in get(f"{base}/binary/").body
        assert get(f"{base}/nested/").body.count(b"<div>") == 100_000
        assert get(f"{base}/metadata/").headers["Location"] == METADATA
        assert get(f"{base}/file/").headers["Location"] == LOCAL_FILE
        assert (get(f"{base}/error/").status, get(f"{base}/missing/").status) == (500, 404)
        assert len(get(f"{base}/huge/").body) >= HUGE_BYTES
        assert len(get(f"{base}/endless/", 9_000_000).body) == 9_000_000
        assert get(f"{base}/drip/", 2).body == b"<p"
        with pytest.raises(UnicodeDecodeError):
            get(f"{base}/encoding/").body.decode("ascii")


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is a POSIX signal")
def test_serve_blocks_until_sigterm_and_ends_cleanly(tmp_path: Path, get: Get) -> None:
    command = [sys.executable, "-W", "error", "-c", PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout
            ports = child.stdout.readline().split()
            assert [get(f"http://127.0.0.1:{port}/robots.txt").status for port in ports] == [200] * 5
            child.send_signal(signal.SIGTERM)
            rest, complaint = child.communicate(timeout=10)
        finally:
            child.kill()
    assert (child.returncode, rest, complaint) == (0, "ended\n", "")
