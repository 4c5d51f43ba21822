"""The launcher of a private PostgreSQL, and the runner that moves the database suites onto it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.servers.postgres import missing, postgres

ROOT = Path(__file__).resolve().parents[2]


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def require_postgres() -> None:
    lack = missing()
    if lack:
        pytest.skip(lack)


def test_cluster_answers_keeps_its_promises_and_is_gone_afterwards() -> None:
    """UTF-8, durable settings as shipped, one private server process tree that ends with its context."""
    require_postgres()
    with postgres() as server:
        with psycopg.connect(server.url, connect_timeout=10) as connection:
            shown = {
                name: connection.execute(f"SHOW {name}").fetchone()
                for name in ("fsync", "synchronous_commit", "server_encoding", "listen_addresses", "data_directory")
            }
            connection.execute("CREATE TABLE uji (teks text)")
            connection.execute("INSERT INTO uji VALUES ('Kabupaten Pulau Morotai')")
            assert connection.execute("SELECT upper(teks) FROM uji").fetchone() == ("KABUPATEN PULAU MOROTAI",)
        values = {name: row[0] for name, row in shown.items() if row}
        folder = Path(str(values.pop("data_directory")))
        assert values == {
            "fsync": "on",
            "synchronous_commit": "on",
            "server_encoding": "UTF8",
            "listen_addresses": "127.0.0.1",
        }
        assert server.version >= 15
    assert gone(server.pid)
    assert not folder.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.url, connect_timeout=5)


def test_cluster_refuses_a_wrong_password() -> None:
    """On a shared machine other people can reach a loopback port too."""
    require_postgres()
    with postgres() as server:
        parts = urlsplit(server.url)
        wrong = server.url.replace(f":{parts.password}@", ":salah@")
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(wrong, connect_timeout=5)


def test_a_killed_test_run_takes_its_cluster_along() -> None:
    """Killed outright there is no `finally`: the parent-death signal ends the server."""
    require_postgres()
    program = (
        "from tests.servers.postgres import postgres\n"
        "with postgres() as server:\n    print(server.pid, flush=True)\n    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        assert not gone(pid)
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 20
    while not gone(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert gone(pid)


def run_on_postgres(suite: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    python_path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environ = {**os.environ, "PYTHONPATH": python_path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **variables}
    environ.pop("PANTAU_DATABASE_URL", None)
    command = [sys.executable, "-m", "tests.servers.run_on_postgres", *arguments]
    options = ["-p", "tests.servers.plugin", f"--rootdir={suite}", "-c", str(suite / "pytest.ini")]
    return subprocess.run(
        [*command, *options, str(suite)],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A suite of one test that passes only on PostgreSQL."""
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (tmp_path / "test_it.py").write_text(
        "import os, psycopg, pytest\n"
        "@pytest.mark.database\n"
        "def test_it():\n"
        "    with psycopg.connect(os.environ['PANTAU_DATABASE_URL']) as c:\n"
        "        assert c.info.server_version >= 150000\n",
        encoding="utf-8",
    )
    return tmp_path


def test_runner_counts_for_postgres(suite: Path) -> None:
    """The promise of `.ci/run` rests on this count."""
    require_postgres()
    done = run_on_postgres(suite, "--promised")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "postgres: 1 passed, 0 failed, 0 skipped" in done.stdout


def test_runner_uses_the_given_server(suite: Path) -> None:
    """Whoever names a server gets that one, so a server that is not there is a failure, not a silent own cluster."""
    given = "postgresql://orang:rahasia@127.0.0.1:9/tidak_ada"
    done = run_on_postgres(suite, PANTAU_TEST_POSTGRES_URL=given)
    assert done.returncode == 1
    assert "postgres: 0 passed, 1 failed" in done.stdout


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--promised",), 1)])
def test_runner_without_a_server_says_so(arguments: tuple[str, ...], code: int) -> None:
    """Absent and not promised: one line and success; promised: failure."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom tests.servers import postgres, run_on_postgres\n"
        "postgres._DEBIAN_SERVERS = Path('/nonexistent')\n"
        "sys.exit(run_on_postgres.main(sys.argv[1:]))\n"
    )
    environ = {name: value for name, value in os.environ.items() if name != "PANTAU_TEST_POSTGRES_URL"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**environ, "PATH": "/nonexistent"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "apt-get install postgresql" in done.stdout
    assert len(done.stdout.splitlines()) == 1
