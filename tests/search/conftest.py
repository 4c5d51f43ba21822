"""Fixtures of the search room: a desk with a real store and a real embedded index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.search.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, transactional_db: None) -> Desk:
    """Return an empty desk on the test database."""
    return Desk(tmp_path / "index")
