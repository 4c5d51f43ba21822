"""The pinned requirement files: complete, hashed, in step with pyproject.toml, and free of addresses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
FILES = ["run.txt", "dev.txt"]


def pins(name: str) -> dict[str, set[str]]:
    """Name -> versions; a name has several when a marker chooses."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            requirement = Requirement(line.partition(" --hash=")[0])
            versions = {specifier.version for specifier in requirement.specifier if specifier.operator == "=="}
            assert versions, f"not pinned: {line[:80]}"
            assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", line), f"no hash: {line[:80]}"
            found.setdefault(canonicalize_name(requirement.name), set()).update(versions)
    return found


def wanted(name: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    direct: list[str] = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    return direct if name == "run.txt" else [*direct, *project["project"]["optional-dependencies"]["dev"]]


@pytest.mark.parametrize("name", FILES)
def test_every_direct_requirement_is_pinned_inside_its_range(name: str) -> None:
    """Whoever edits pyproject.toml and forgets `make lock` learns it here, not on a stranger's machine."""
    pinned = pins(name)
    for text in wanted(name):
        requirement = Requirement(text)
        versions = pinned.get(canonicalize_name(requirement.name), set())
        assert any(requirement.specifier.contains(version) for version in versions), f"run `make lock`: {text}"


@pytest.mark.parametrize("name", FILES)
def test_no_addresses(name: str) -> None:
    """A pinned file that names an index would send strangers to a place that they did not choose."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^--|^-[a-z]\b| @ ", text, re.MULTILINE)


def test_dev_holds_run() -> None:
    """One environment serves both commands, so the two files may not disagree."""
    run, dev = pins("run.txt"), pins("dev.txt")
    assert run.items() <= dev.items()
    assert "pip" not in dev
