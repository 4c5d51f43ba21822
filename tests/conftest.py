"""What all suites share: no network but loopback, no trace of the operator's settings, repeatable generated cases.

Loaded by pytest before any test. The network block, the server fixtures and `--promise` come from
`tests/servers/plugin.py`; suites keep their own fixtures in their own folders.
"""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    import pytest

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
    for name in [name for name in os.environ if name.startswith("PANTAU_") and not name.startswith(_KEPT)]:
        del os.environ[name]
    folder = tempfile.TemporaryDirectory(prefix="pantau-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ["PANTAU_DATA"] = folder.name
