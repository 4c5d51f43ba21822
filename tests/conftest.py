"""What all suites share: no network but loopback, no trace of the operator's settings, repeatable generated cases.

Loaded by pytest before any test. The network block, the server fixtures and `--promise` come from
`tests/servers/plugin.py`; suites keep their own fixtures in their own folders.
"""

from __future__ import annotations

import os
import sys
import tempfile

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.servers.plugin"]

# Variables that say which servers to test against; every other setting of the person who runs the tests is put aside.
_KEPT = ("PANTAU_DATABASE_URL", "PANTAU_TEST_")

# Derandomised: the same cases in every run, so a red run is red again; no deadline, since two cores are shared;
# no example database, since a test run leaves no files behind.
settings.register_profile("dev", derandomize=True, deadline=None, database=None, max_examples=50)
settings.register_profile("ci", settings.get_profile("dev"), max_examples=200)
settings.register_profile(
    "long", settings.get_profile("dev"), max_examples=5_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("PANTAU_TEST_PROFILE", "dev"))


def pytest_configure(config: pytest.Config) -> None:
    """Point the data folder at an empty one: a test, or a command that it starts, never touches real data."""
    _refuse_an_operators_database()
    for name in [name for name in os.environ if name.startswith("PANTAU_") and not name.startswith(_KEPT)]:
        del os.environ[name]
    folder = tempfile.TemporaryDirectory(prefix="pantau-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ["PANTAU_DATA"] = folder.name


def _refuse_an_operators_database() -> None:
    """Django read its settings before this file could put the operator's aside: say so rather than test on them."""
    loaded = sys.modules.get("scheduler.settings")
    if loaded is not None and loaded.CONFIG.state.database_url != os.environ.get("PANTAU_DATABASE_URL", ""):
        raise pytest.UsageError(
            f"{loaded.CONFIG.data} names a database of its own, and tests must not reach it: "
            "run `make test`, or set PANTAU_DATA to an empty folder"
        )
