"""One real run per exit code: a script that calls Pantau has nothing else to go by."""

from __future__ import annotations

import contextlib
import http.client
import signal
import subprocess
import time
from pathlib import Path

from scheduler.demo.ports import free_ports
from tests.scheduler.cli.conftest import Filled, Write, environment, run, start


def test_0_done(nowhere: Path) -> None:
    done = run(nowhere, "version")
    assert (done.code, done.err) == (0, "")


def test_1_an_error_names_what_is_wrong(copied: Filled) -> None:
    warc = min((copied.data / "archive").glob("*.warc.gz"))
    data = bytearray(warc.read_bytes())
    data[len(data) // 2] ^= 0xFF
    warc.write_bytes(data)
    done = copied.run("archive", "verify", "--json")
    assert done.code == 1
    (damage,) = done.answer["damages"]
    assert damage["file"] == warc.name
    # and without the database too, from the chain files alone
    assert copied.run("archive", "verify", "--without-database").code == 1


def test_1_pages_are_refused_to_the_outside(copied: Filled) -> None:
    for verb, host in (("serve", "0.0.0.0"), ("serve", "192.0.2.7"), ("up", "::")):  # noqa: S104 - to be refused
        done = copied.run(verb, PANTAU_WEB_HOST=host)
        assert done.code == 1
        assert host in done.err
        assert "127.0.0.1" in done.err, "the fix is named"


def test_2_usage(nowhere: Path) -> None:
    assert run(nowhere, "search").code == 2
    assert run(nowhere, "nonsense").code == 2
    wrong = run(nowhere, "tag", "run", "--in", str(nowhere / "none.jsonl"), "--out", "x")
    assert wrong.code == 2
    assert "does not exist" in wrong.err


def test_2_a_query_that_is_refused(filled: Filled) -> None:
    done = filled.run("search", "a " * 1_001)
    assert (done.code, done.out) == (2, "")
    assert "2000" in done.err


def test_3_partial(write: Write, nowhere: Path) -> None:
    done = run(nowhere, "source", "check", str(write("salah.toml", 'name = "Warta"\n')))
    assert done.code == 3


def test_4_nothing_found(filled: Filled) -> None:
    nothing = filled.run("search", "katayangtidakpernahada", "--json")
    assert (nothing.code, nothing.answer["total"]) == (0, 0)
    assert filled.run("search", "katayangtidakpernahada", "--fail-empty").code == 4
    unknown = filled.run("item", "show", "x" * 26)
    assert unknown.code == 4
    assert "pantau search" in unknown.err


def test_5_not_ready(nowhere: Path) -> None:
    for verb in (["doctor"], ["search", "netral"], ["crawl", "run"]):
        done = run(nowhere, *verb)
        assert (done.code, done.out) == (5, "")
        assert "pantau up" in done.err, "the fix is named"


def test_130_interrupted_in_time_and_nothing_is_left_behind(copied: Filled) -> None:
    process = start(copied.data, "clock")
    until = time.monotonic() + 30
    while not (copied.data / "lock").exists() and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1.5)  # clock, dispatcher and indexer run by now
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _out, err = process.communicate(timeout=20)
    assert process.returncode == 130, err
    assert time.monotonic() - began < 10
    assert copied.run("index", "verify").code == 0


def _get(port: int, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def _ended(process: subprocess.Popen[str]) -> int:
    """Tell a process to end as a service manager does; returns its code, fails when it takes ten seconds."""
    process.terminate()
    process.communicate(timeout=10)
    return process.returncode


def test_130_pages_answer_loopback_names_only_and_end_when_told(filled: Filled) -> None:
    (port,) = free_ports(1)
    process = start(filled.data, "serve", PANTAU_WEB_PORT=str(port))
    assert process.stderr is not None
    assert process.stderr.readline() == f"http://127.0.0.1:{port}/\n"
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with contextlib.suppress(ConnectionRefusedError):
            if _get(port, "/healthz") == (200, "ok\n"):
                break
        time.sleep(0.1)
    assert _get(port, "/cari?q=netral", Host="pantau.example")[0] == 400
    status, body = _get(port, "/cari?q=netral")
    assert (status, "netral" in body) == (200, True)
    assert _ended(process) == 130


def test_130_worker_and_demo_end_when_told(copied: Filled) -> None:
    worker = start(copied.data, "worker")
    demo = start(copied.data, "demo", "serve", PANTAU_DEMO_PORTS=",".join(map(str, copied.ports)))
    assert demo.stderr is not None
    told = [demo.stderr.readline().strip() for _ in copied.ports]
    assert told == [f"http://127.0.0.1:{port}/" for port in copied.ports]
    assert _get(copied.ports[0], "/feed/")[0] == 200
    time.sleep(1)  # the worker has loaded by now, or is told while it loads
    assert (_ended(demo), _ended(worker)) == (130, 130)


def test_a_wrong_setting_is_one_line_and_a_traceback_only_when_asked_for(nowhere: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "pantau.toml").write_text("[web]\nprot = 1\n")
    done = run(broken, "config", "show")
    assert done.code == 2
    assert "did you mean `port`" in done.err
    assert "Traceback" not in done.err
    assert "Traceback" in run(broken, "config", "show", PANTAU_DEBUG="1").err
    assert "PANTAU_DEBUG" not in environment(nowhere)
