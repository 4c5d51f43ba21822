"""`compose.yaml` is the first thing an operator starts: it must be valid, and open to nobody else on the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "compose.yaml"


def check_schema(file: Path) -> subprocess.CompletedProcess[str]:
    """Against the Compose specification's own schema, as check-jsonschema carries it; no download."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(file)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded["services"]


def test_compose_file_follows_the_specification() -> None:
    """The schema of the specification, not our idea of it."""
    done = check_schema(FILE)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schema_check_can_fail(tmp_path: Path) -> None:
    """A misspelt key is found, so the test above says something."""
    broken = tmp_path / "compose.yaml"
    broken.write_text(FILE.read_text(encoding="utf-8").replace("healthcheck:", "healtcheck:"), encoding="utf-8")
    done = check_schema(broken)
    assert done.returncode == 1
    assert "healtcheck" in done.stdout + done.stderr


def test_ports_are_published_on_loopback_only(services: dict[str, dict[str, Any]]) -> None:
    """Docker opens published ports past the host's firewall: an address that is left out means the whole network."""
    ports = [port for service in services.values() for port in service["ports"]]
    assert len(ports) == 2
    assert all(str(port).startswith("127.0.0.1:") for port in ports)


def test_every_service_is_watched_keeps_its_data_and_asks_for_a_password(services: dict[str, dict[str, Any]]) -> None:
    """No password stands in the file, and starting without one is refused by Compose itself."""
    assert set(services) == {"elasticsearch", "postgres"}
    declared = set(yaml.safe_load(FILE.read_text(encoding="utf-8"))["volumes"])
    for service in services.values():
        assert service["healthcheck"]["test"]
        assert {volume.partition(":")[0] for volume in service["volumes"]} <= declared
        (password,) = [value for key, value in service["environment"].items() if key.endswith("_PASSWORD")]
        assert re.match(r"\$\{\w+:\?", password)


def test_engine_version_is_one_that_the_suite_runs_on(services: dict[str, dict[str, Any]]) -> None:
    """What we hand out is what we tested."""
    from tests.servers.elastic_jars import VERSIONS  # noqa: PLC0415 - only this test compares

    assert services["elasticsearch"]["image"].partition(":")[2] in VERSIONS.values()
