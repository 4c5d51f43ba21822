"""What every suite gets from the servers' side: network block, real backends as fixtures, and the promise check.

Loaded by `tests/conftest.py`. A suite asks for `elastic8` or `elastic9` (base URL of a real node, session scope) and
marks its tests `backend(name)`. Tests marked `database` count for `postgres` or `sqlite` by PANTAU_DATABASE_URL. A
backend promised by `--promise a,b` that passed no test fails the run; one that was not promised and is not there is
skipped, with one line in the terminal summary that says what is missing.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.servers.elastic_node import ServerUnavailableError, elastic_node

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

BACKENDS = ("tantivy", "elastic8", "elastic9", "sqlite", "postgres", "browser")
ELASTIC_URL = "PANTAU_TEST_ELASTICSEARCH_URL"
DATABASE_URLS = ("PANTAU_DATABASE_URL", "PANTAU_TEST_POSTGRES_URL")

_LOOPBACK = Path(__file__).resolve().parent / "loopback"
_TALLY = pytest.StashKey["Tally"]()


class Tally:
    """How the tests of each backend ended, what each backend lacks, and which were promised."""

    def __init__(self, promised: tuple[str, ...]) -> None:
        """Start with nothing run."""
        self.promised = promised
        self.ended: Counter[tuple[str, str]] = Counter()
        self.missing: dict[str, str] = {}
        self.started: dict[str, str] = {}

    def broken(self) -> list[str]:
        """Promised backends without a single passed test."""
        return [name for name in self.promised if not self.ended[name, "passed"]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--promise`."""
    group = parser.getgroup("pantau")
    group.addoption("--promise", default="", metavar="NAMES", help=f"fail when one of these ran no test: {BACKENDS}")


def pytest_configure(config: pytest.Config) -> None:
    """Read the promise and close the network, for this process and the Python processes that it starts."""
    promised = tuple(filter(None, config.getoption("--promise").split(",")))
    unknown = [name for name in promised if name not in BACKENDS]
    if unknown:
        raise pytest.UsageError(f"--promise: unknown backend {', '.join(unknown)}; known are {', '.join(BACKENDS)}")
    config.stash[_TALLY] = Tally(promised)
    config.addinivalue_line("markers", "backend(name): exercises that backend; see --promise")
    config.addinivalue_line("markers", "database: runs on SQLite and again on PostgreSQL")
    _close_network()


def _close_network() -> None:
    sys.path.insert(0, str(_LOOPBACK))
    from loopback_only import ALLOWED_VARIABLE, install  # noqa: PLC0415 - the folder has just been put on the path

    given = [os.environ[name] for name in (ELASTIC_URL, *DATABASE_URLS) if os.environ.get(name)]
    os.environ[ALLOWED_VARIABLE] = ",".join(sorted({urlsplit(url).hostname or "" for url in given} - {""}))
    sys.path.remove(str(_LOOPBACK))
    inherited = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(_LOOPBACK), *([inherited] if inherited else [])])
    install()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the database suites count for the database that this process runs on."""
    name = "postgres" if os.environ.get("PANTAU_DATABASE_URL") else "sqlite"
    for item in items:
        if item.get_closest_marker("database"):
            item.add_marker(pytest.mark.backend(name))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count the outcome for each backend that the test is marked with."""
    report = yield
    outcome = report.outcome
    if report.when == "call" or outcome != "passed":
        tally = item.config.stash[_TALLY]
        for name in {str(mark.args[0]) for mark in item.iter_markers("backend")}:
            tally.ended[name, outcome] += 1
    return report


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that broke its promise, also one that collected nothing at all."""
    good = (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    if session.config.stash[_TALLY].broken() and session.exitstatus in good:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """One line a backend: figures, what it was, what is missing, and broken promises."""
    tally = config.stash[_TALLY]
    names = [name for name in BACKENDS if name in tally.promised or any(key[0] == name for key in tally.ended)]
    if not names:
        return
    terminalreporter.section("backends")
    for name in names:
        passed, failed, skipped = (tally.ended[name, outcome] for outcome in ("passed", "failed", "skipped"))
        notes = [text for text in (tally.started.get(name), tally.missing.get(name)) if text]
        line = f"{name}: {passed} passed, {failed} failed, {skipped} skipped"
        terminalreporter.line("; ".join([line, *notes]))
    for name in tally.broken():
        terminalreporter.line(f"PROMISE BROKEN: {name} passed no test", red=True)


@pytest.fixture(scope="session")
def elastic8(pytestconfig: pytest.Config) -> Iterator[str]:
    """Base URL of an Elasticsearch 8; skips with the reason when there is none."""
    yield from _elastic(pytestconfig, 8)


@pytest.fixture(scope="session")
def elastic9(pytestconfig: pytest.Config) -> Iterator[str]:
    """Base URL of an Elasticsearch 9; skips with the reason when there is none."""
    yield from _elastic(pytestconfig, 9)


def _elastic(config: pytest.Config, major: int) -> Iterator[str]:
    """The server that was named by hand when it is of this major, else a node of our own."""
    tally, name = config.stash[_TALLY], f"elastic{major}"
    given = os.environ.get(ELASTIC_URL)
    with ExitStack() as stack:
        if given:
            version = _version(given)
            if int(version.split(".")[0]) != major:
                tally.missing[name] = f"{ELASTIC_URL} names version {version}"
                pytest.skip(tally.missing[name])
            tally.started[name] = f"version {version} at the given address"
            yield given
            return
        try:
            node = stack.enter_context(elastic_node(major))
        except ServerUnavailableError as unavailable:
            tally.missing[name] = str(unavailable)
            pytest.skip(tally.missing[name])
        tally.started[name] = f"{node.version} on Java {node.java_release}, green after {node.start_s:.1f} s"
        yield node.url


def _version(url: str) -> str:
    """Version of the first node; `GET /` may be refused, so the nodes are asked."""
    from elasticsearch import Elasticsearch  # noqa: PLC0415 - half a second that only a given server costs

    with Elasticsearch(url, request_timeout=30) as client:
        nodes = client.nodes.info(filter_path="nodes.*.version")["nodes"]
    return str(next(iter(nodes.values()))["version"])
