"""Data folders to start from: an empty one, one undisturbed first round, and copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.house import Pantau, make


@pytest.fixture
def pantau(tmp_path: Path) -> Pantau:
    return make(tmp_path)


@pytest.fixture(scope="session")
def first_round(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pantau, dict[str, Any]]:
    """One undisturbed first round; tests that change something take a copy."""
    house = make(tmp_path_factory.mktemp("first"))
    return house, house.round()


@pytest.fixture
def copy_of_first(first_round: tuple[Pantau, dict[str, Any]], tmp_path: Path) -> Callable[..., Pantau]:
    """Return a maker of copies of the finished first round, on the same ports, with other settings."""
    house, _ = first_round

    def copied(**settings: str) -> Pantau:
        shutil.copytree(house.data, tmp_path / "data")
        return Pantau(tmp_path / "data", house.ports, settings)

    return copied
