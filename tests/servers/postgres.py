"""A private PostgreSQL cluster on a loopback port, in a temporary folder, for the database suite.

Called by `run_on_postgres.py` and by benchmarks. Finds the server's programs on PATH or where Debian puts them, takes
on another user when it runs as root (`initdb` refuses root), draws its own password, opens no Unix socket. Durability
stays as PostgreSQL ships it: the crash tests need a server that keeps its promises.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from tests.servers.child import Child, ServerStartError, free_port
from tests.servers.elastic_jars import ServerUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["PostgresServer", "ServerStartError", "ServerUnavailableError", "missing", "postgres"]

LEAST_VERSION = 15
_DEBIAN_SERVERS = Path("/usr/lib/postgresql")
_PROGRAMS = ("initdb", "postgres")
_OTHER_USERS = ("postgres", "nobody")
_OWNER = "pantau"
_DATABASE = "pantau"
_INIT_TIMEOUT_S = 120
_START_TIMEOUT_S = 60
_PORT_TRIES = 5
_POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running cluster: URL with password, major version, process id, and seconds from nothing to ready."""

    url: str
    version: int
    pid: int
    start_s: float


def missing(environ: Mapping[str, str] | None = None) -> str | None:
    """One line that says what this machine lacks for a private cluster; None when one can be started."""
    environ = os.environ if environ is None else environ
    programs = _programs(environ)
    if programs is None:
        return "PostgreSQL: no server on PATH or in /usr/lib/postgresql (apt-get install postgresql)"
    if programs[1] < LEAST_VERSION:
        return f"PostgreSQL {programs[1]} is installed, {LEAST_VERSION} or newer is needed (apt-get install postgresql)"
    if os.geteuid() == 0 and _other_user() is None:
        return "PostgreSQL refuses to run as root, and neither user `postgres` nor user `nobody` exists"
    return None


@contextlib.contextmanager
def postgres(*, environ: Mapping[str, str] | None = None) -> Iterator[PostgresServer]:
    """One fresh cluster with an empty database `pantau`, owned by a superuser `pantau` with a drawn password.

    Gone with its data when the context ends. Raises ServerUnavailableError (not installed) or ServerStartError (the
    message ends with the server's log).
    """
    environ = os.environ if environ is None else environ
    programs = _programs(environ)
    lack = missing(environ)
    if lack is not None or programs is None:
        raise ServerUnavailableError(lack or "PostgreSQL is missing")
    user = _other_user() if os.geteuid() == 0 else None
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pantau-postgres-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        password = secrets.token_urlsafe(18)
        _init(programs[0], home, password, user)
        child, port = _start(programs[0], home, user)
        try:
            url = f"postgresql://{_OWNER}:{password}@127.0.0.1:{port}"
            with psycopg.connect(f"{url}/postgres", autocommit=True, connect_timeout=10) as connection:
                connection.execute(f"CREATE DATABASE {_DATABASE}")
            elapsed_s = time.monotonic() - began
            yield PostgresServer(f"{url}/{_DATABASE}", programs[1], child.pid, elapsed_s)
        finally:
            child.stop()


def _programs(environ: Mapping[str, str]) -> tuple[Path, int] | None:
    """Folder with initdb and postgres, and their major version: the newest found."""
    on_path = shutil.which("postgres", path=environ.get("PATH", ""))
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += _DEBIAN_SERVERS.glob("*/bin")
    found = [(folder, _version(folder)) for folder in folders if all((folder / name).is_file() for name in _PROGRAMS)]
    return max(found, key=lambda pair: pair[1], default=None)


def _version(folder: Path) -> int:
    command = [str(folder / "postgres"), "--version"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False).stdout
    match = re.search(r"\b(\d+)[.\d]*", said)
    return int(match[1]) if match else 0


def _other_user() -> tuple[int, int] | None:
    """(uid, gid) of a user other than root."""
    for name in _OTHER_USERS:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return entry.pw_uid, entry.pw_gid
    return None


def _init(programs: Path, home: Path, password: str, user: tuple[int, int] | None) -> None:
    password_file = home / "password"
    password_file.touch(mode=0o600)
    password_file.write_text(password + "\n", encoding="utf-8")
    if user:
        os.chown(home, *user)
        os.chown(password_file, *user)
    places = ["--pgdata", str(home / "data"), "--username", _OWNER, "--pwfile", str(password_file)]
    choices = ["--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    done = subprocess.run(
        [str(programs / "initdb"), *places, *choices],
        cwd=home,
        capture_output=True,
        text=True,
        timeout=_INIT_TIMEOUT_S,
        check=False,
        user=user[0] if user else None,
        group=user[1] if user else None,
        extra_groups=[] if user else None,
    )
    password_file.unlink()
    if done.returncode != 0:
        raise ServerStartError(f"initdb failed:\n{done.stdout}{done.stderr}")


def _start(programs: Path, home: Path, user: tuple[int, int] | None) -> tuple[Child, int]:
    """The running server and its port; another port is drawn when somebody was faster."""
    for _ in range(_PORT_TRIES):
        port = free_port()
        child = Child(
            [
                *_die_with_parent(),
                *(programs / "postgres", "-D", home / "data", "-p", str(port)),
                *("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="),
                *("-c", "timezone=UTC", "-c", "max_connections=60"),
            ],
            log=home / "console.log",
            cwd=home,
            environ={**os.environ, "LC_ALL": "C"},
            user=user,
            stop_signal=signal.SIGINT,  # fast shutdown: sessions are ended, data files are closed
        )
        try:
            if _ready(child, home / "data" / "postmaster.pid"):
                return child, port
        except BaseException:
            child.stop()
            raise
    raise ServerStartError(f"PostgreSQL found no free port in {_PORT_TRIES} tries:\n{child.log_end()}")


def _die_with_parent() -> list[str]:
    """A test run that is killed outright takes the server along; where setpriv is missing only a clean end does."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "INT", "--"] if setpriv else []


def _ready(child: Child, status: Path) -> bool:
    """Whether the server came up; False when its port was taken meanwhile."""
    began = time.monotonic()
    while not child.ended:
        with contextlib.suppress(OSError):
            # The last line of the file is the server's state.
            if status.read_text(encoding="ascii").rstrip().endswith("ready"):
                return True
        if time.monotonic() - began > _START_TIMEOUT_S:
            raise ServerStartError(f"PostgreSQL was not ready in {_START_TIMEOUT_S} s:\n{child.log_end()}")
        time.sleep(_POLL_S)
    if "Address already in use" in child.log_end():
        return False
    raise ServerStartError(f"PostgreSQL ended at its start:\n{child.log_end()}")
