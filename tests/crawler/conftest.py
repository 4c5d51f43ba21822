"""Fixtures: loopback sites, and data folders on which crawls run in processes of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crawler.loopback import Crawl, Site, migrate, serving


@pytest.fixture
def make_site() -> Iterator[Callable[[], Site]]:
    with serving() as make:
        yield make


@pytest.fixture
def site(make_site: Callable[[], Site]) -> Site:
    return make_site()


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated data folder, made once: migrating takes longer than most crawls here."""
    folder = tmp_path_factory.mktemp("empty")
    migrate(folder)
    return folder


@pytest.fixture
def crawl(empty_state: Path, tmp_path: Path) -> Crawl:
    data = tmp_path / "data"
    shutil.copytree(empty_state, data)
    return Crawl(data)
