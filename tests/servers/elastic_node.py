"""A real Elasticsearch node on a loopback port, from the published libraries: for tests, and where Docker is not.

Called by the fixtures in `plugin.py`, by `python -m tests.servers.elastic_node` (fetches the libraries, or with `--run`
keeps a node up until Ctrl-C) and by benchmarks. Never part of the product: no security module, no bootstrap checks, and
no optional modules (`GET /`, scripts and by-query calls are absent, which keeps the product from needing them).
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers.child import Child, ServerStartError
from tests.servers.elastic_jars import (
    VERSIONS,
    ServerUnavailableError,
    jar_folder,
    launcher_folder,
    missing,
    runtime,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.servers.java import Java

__all__ = ["ElasticNode", "ServerStartError", "ServerUnavailableError", "elastic_node", "missing"]

_HEAP = "512m"
_START_TIMEOUT_S = 90
_POLL_S = 0.1
_NATIVE_ACCESS_SINCE = 22


@dataclass(frozen=True, slots=True)
class ElasticNode:
    """A running node: its address, version, process id, the Java it runs on, and seconds from start to green."""

    url: str
    version: str
    pid: int
    java_release: int
    start_s: float


@contextlib.contextmanager
def elastic_node(
    major: int, *, environ: Mapping[str, str] | None = None, java: Java | None = None
) -> Iterator[ElasticNode]:
    """One node of that major (8 or 9), empty and green; gone with its data when the context ends.

    `environ` is where JAVA_HOME, PATH and PANTAU_TEST_CACHE are read (default: the process's). `java` overrides the
    runtime that would be chosen. Raises ServerUnavailableError (something is not installed or cannot be fetched) or
    ServerStartError (the node did not become green in 90 s; the message ends with its log).
    """
    environ = os.environ if environ is None else environ
    lack = missing(major, environ)
    chosen = java or runtime(major, environ)
    if lack is not None or chosen is None:
        raise ServerUnavailableError(lack or f"no Java for Elasticsearch {VERSIONS[major]}")
    jars, launcher = jar_folder(major, environ), launcher_folder(environ)
    with tempfile.TemporaryDirectory(prefix=f"pantau-elastic{major}-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        for name in ("config", "plugins", "data", "logs", "tmp"):
            (home / name).mkdir()
        (home / "modules").symlink_to(jars / "modules", target_is_directory=True)
        began = time.monotonic()
        command = _command(chosen, home, jars, launcher)
        child = Child(command, log=home / "console.log", cwd=home, environ=environ)
        try:
            port = _wait_for_port(child, home / "logs" / "http.ports", began)
            _wait_for_green(child, port, began)
            elapsed_s = time.monotonic() - began
            yield ElasticNode(f"http://127.0.0.1:{port}", VERSIONS[major], child.pid, chosen.release, elapsed_s)
        finally:
            child.stop()


def _command(java: Java, home: Path, jars: Path, launcher: Path) -> list[str | Path]:
    settings = {
        "path.home": str(home),
        "path.data": str(home / "data"),
        "path.logs": str(home / "logs"),
        "node.name": "pantau-test",
        "node.portsfile": "true",
        "cluster.name": "pantau-test",
        "discovery.type": "single-node",
        "http.host": "127.0.0.1",
        "http.port": "0",
        "transport.host": "127.0.0.1",
        "transport.port": "0",
        # A nearly full disk of the machine must not make the node read-only in the middle of a test.
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    options = [f"-Xmx{_HEAP}", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", f"-Djava.io.tmpdir={home / 'tmp'}"]
    if java.release >= _NATIVE_ACCESS_SINCE:
        options.append("--enable-native-access=ALL-UNNAMED")
    class_path = os.pathsep.join([str(launcher), str(jars / "lib" / "*")])
    pairs = [f"{key}={value}" for key, value in settings.items()]
    return [java.java, *options, "-cp", class_path, "PantauTestNode", home, *pairs]


def _wait_for_port(child: Child, ports: Path, began: float) -> int:
    """The HTTP port, which the node itself drew and wrote down: there is no moment in which another could take it."""
    while True:
        with contextlib.suppress(FileNotFoundError):
            lines = ports.read_text(encoding="utf-8").split()
            if lines:
                return int(lines[0].rsplit(":", 1)[1])
        _check(child, began, "wrote no port")


def _wait_for_green(child: Child, port: int, began: float) -> None:
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        with contextlib.suppress(OSError, http.client.HTTPException, ValueError, KeyError):
            connection.request("GET", "/_cluster/health?wait_for_status=green&timeout=5s")
            if json.loads(connection.getresponse().read())["status"] == "green":
                connection.close()
                return
        connection.close()
        _check(child, began, "did not become green")


def _check(child: Child, began: float, problem: str) -> None:
    if child.ended:
        raise ServerStartError(f"the Elasticsearch test node ended at its start:\n{child.log_end()}")
    if time.monotonic() - began > _START_TIMEOUT_S:
        raise ServerStartError(f"the Elasticsearch test node {problem} in {_START_TIMEOUT_S} s:\n{child.log_end()}")
    time.sleep(_POLL_S)


def main() -> int:
    """Fetch the libraries of both majors (exit 0 also when something is missing: it is said), or run one node."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers.elastic_node", description=__doc__)
    parser.add_argument("--run", type=int, choices=sorted(VERSIONS), help="keep a node of this major up until Ctrl-C")
    arguments = parser.parse_args()
    if arguments.run is not None:
        with elastic_node(arguments.run) as node, contextlib.suppress(KeyboardInterrupt):
            print(f"Elasticsearch {node.version} at {node.url} after {node.start_s:.1f} s; Ctrl-C ends it", flush=True)  # noqa: T201 - a command's output
            signal.pause()
        return 0
    for major, version in VERSIONS.items():
        lack = missing(major)
        if lack is None:
            try:
                jar_folder(major, os.environ)
                launcher_folder(os.environ)
            except ServerUnavailableError as unavailable:
                lack = str(unavailable)
        print(lack or f"Elasticsearch {version}: ready to start", flush=True)  # noqa: T201 - a command's output
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
