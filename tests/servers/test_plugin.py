"""The promise check and the network block: both guard everybody's tests, so both are shown to bite."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers.elastic_node import elastic_node, missing

ROOT = Path(__file__).resolve().parents[2]
MODULE = """
import pytest

from tests.servers.elastic_node import elastic_node, missing

@pytest.mark.backend("tantivy")
def test_one():
    pass

@pytest.mark.backend("elastic8")
def test_two():
    pytest.skip("not here")

@pytest.mark.backend("elastic9")
def test_three():
    assert BROKEN is None

BROKEN = None
"""


def run_pytest(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -ra\n", encoding="utf-8")
    python_path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", "pytest", "-p", "tests.servers.plugin"]
    environ = {name: value for name, value in os.environ.items() if name != "PANTAU_TEST_ELASTICSEARCH_URL"}
    return subprocess.run(
        [*command, "-c", "pytest.ini", *arguments],
        cwd=folder,
        env={**environ, "PYTHONPATH": python_path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **variables},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_kept_promise_passes(tmp_path: Path) -> None:
    """A promise that holds changes nothing."""
    (tmp_path / "test_it.py").write_text(MODULE, encoding="utf-8")
    done = run_pytest(tmp_path, "--promise", "tantivy,elastic9")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "tantivy: 1 passed, 0 failed, 0 skipped" in done.stdout
    assert "elastic8: 0 passed, 0 failed, 1 skipped" in done.stdout
    assert "PROMISE BROKEN" not in done.stdout


@pytest.mark.parametrize(
    ("promise", "arguments"),
    [("elastic8", ()), ("browser", ()), ("elastic9", ("-k", "test_one")), ("tantivy", ("-k", "no_such_test"))],
    ids=["skipped", "never written", "deselected", "nothing collected"],
)
def test_broken_promise_fails(tmp_path: Path, promise: str, arguments: tuple[str, ...]) -> None:
    """Skipped, absent, deselected: all the ways in which a backend silently drops out of a green run."""
    (tmp_path / "test_it.py").write_text(MODULE, encoding="utf-8")
    done = run_pytest(tmp_path, "--promise", promise, *arguments)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"PROMISE BROKEN: {promise} passed no test" in done.stdout


def test_unknown_promise_is_refused(tmp_path: Path) -> None:
    """A misspelt promise would otherwise promise nothing."""
    done = run_pytest(tmp_path, "--promise", "elastic7")
    assert done.returncode == 4
    assert "unknown backend elastic7" in done.stderr


def test_missing_server_is_one_visible_line(tmp_path: Path) -> None:
    """Without Java and Maven the tests are skipped, and the summary says what to install."""
    (tmp_path / "test_it.py").write_text(
        "import pytest\n"
        "@pytest.mark.backend('elastic8')\n"
        "@pytest.mark.parametrize('n', range(3))\n"
        "def test_it(elastic8, n):\n    pass\n",
        encoding="utf-8",
    )
    cache = str(tmp_path / "cache")
    done = run_pytest(tmp_path, PATH=str(tmp_path), JAVA_HOME="", PANTAU_TEST_CACHE=cache)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = re.findall(r"^elastic8: 0 passed, 0 failed, 3 skipped; .*apt-get install.*$", done.stdout, re.MULTILINE)
    assert len(lines) == 1


def test_a_given_server_that_is_down_fails(tmp_path: Path) -> None:
    """A named server is never quietly replaced."""
    (tmp_path / "test_it.py").write_text("def test_it(elastic8):\n    pass\n", encoding="utf-8")
    done = run_pytest(tmp_path, PANTAU_TEST_ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert done.returncode == 1
    assert "ConnectionError" in done.stdout


# 192.0.2.0/24 and 2001:db8::/32 are reserved for documentation (RFC 5737, RFC 3849): never a real machine.
BLOCKED = [
    "with socket.socket() as s: s.connect(('192.0.2.1', 80))",
    "with socket.socket() as s: s.connect_ex(('192.0.2.1', 80))",
    "with socket.socket(socket.AF_INET6) as s: s.connect(('2001:db8::1', 80))",
    "with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s: s.sendto(b'x', ('192.0.2.1', 53))",
    "with socket.socket() as s: s.bind(('0.0.0.0', 0))",
    "with socket.socket() as s: s.bind(('', 0))",
    "socket.getaddrinfo('contoh.example', 80)",
    "socket.gethostbyname('contoh.example')",
    "socket.create_connection(('contoh.example', 80), timeout=1)",
]


@pytest.mark.parametrize("call", BLOCKED)
def test_network_is_blocked_here(call: str) -> None:
    """No test depends on the outside, and no outside sees our tests."""
    with pytest.raises(RuntimeError, match=r"reach loopback only|look up no names"):
        exec(call, {"socket": socket})  # noqa: S102 - the calls above, word for word the same as in the child


@pytest.mark.parametrize("call", BLOCKED)
def test_network_is_blocked_in_python_children(call: str) -> None:
    """The commands under test run in processes of their own."""
    done = subprocess.run(
        [sys.executable, "-c", f"import socket\n{call}"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "NetworkBlockedError" in done.stderr


def test_loopback_and_unix_sockets_stay_open(tmp_path: Path) -> None:
    """The block would be worthless if it also took what the suites live on."""
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as server:
            server.bind((host, 0))
            server.listen()
            with socket.create_connection(server.getsockname()[:2], timeout=5):
                pass
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
    assert socket.getaddrinfo("localhost", 80)
    assert socket.getfqdn()


def test_an_operators_database_is_refused(tmp_path: Path) -> None:
    """Django's test runner creates and drops databases: never on the server of a real installation."""
    url = "postgresql://pantau:rahasia@127.0.0.1:9/pantau"
    (tmp_path / "pantau.toml").write_text(f'[state]\ndatabase_url = "{url}"\n', encoding="utf-8")
    environ = {name: value for name, value in os.environ.items() if name != "PANTAU_DATABASE_URL"}
    command = [sys.executable, "-m", "pytest", "tests/servers", "--collect-only", "-q"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**environ, "PANTAU_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 4, done.stdout + done.stderr
    assert "names a database of its own" in done.stderr
    assert "rahasia" not in done.stdout + done.stderr


def test_a_given_server_serves_its_own_major_only(tmp_path: Path) -> None:
    """Whoever brings a server of version 8 sees that 9 was not tried, and why."""
    lack = missing(8)
    if lack:
        pytest.skip(lack)
    (tmp_path / "test_it.py").write_text(
        "import os, pytest\n"
        "GIVEN = os.environ['PANTAU_TEST_ELASTICSEARCH_URL']\n"
        "@pytest.mark.backend('elastic8')\n"
        "def test_8(elastic8):\n    assert elastic8 == GIVEN\n"
        "@pytest.mark.backend('elastic9')\n"
        "def test_9(elastic9):\n    pass\n",
        encoding="utf-8",
    )
    with elastic_node(8) as node:
        done = run_pytest(tmp_path, PANTAU_TEST_ELASTICSEARCH_URL=node.url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"elastic8: 1 passed, 0 failed, 0 skipped; version {node.version} at the given address" in done.stdout
    assert "elastic9: 0 passed, 0 failed, 1 skipped; PANTAU_TEST_ELASTICSEARCH_URL names version 8." in done.stdout
