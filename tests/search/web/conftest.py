"""Fixtures of the pages' suites: the ports filled with a real desk, a client that speaks to the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from search.query import Names
from search.web import ports
from tests.search.desk import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.search.desk import Desk

REGIONS = {"33.11": ("Kabupaten Sukoharjo", "Sukoharjo"), "33": ("Jawa Tengah",)}


@pytest.fixture
def filled(desk: Desk, tmp_path: Path) -> ports.Ports:
    given = ports.Ports(
        open_index=desk.index,
        now=lambda: NOW,
        names=lambda: Names.builtin().with_table("regions", REGIONS),
        mail_folder=tmp_path / "mail",
        exports_folder=tmp_path / "exports",
    )
    ports.fill(given)
    return given


@pytest.fixture
def client(filled: ports.Ports) -> Client:
    return Client(headers={"host": "127.0.0.1:8321"}, raise_request_exception=False)
