"""The same round on the servers of a large installation: a real Elasticsearch, down and up, and a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scheduler.demo import newsroom
from scheduler.demo.ports import free_ports
from tests.e2e.house import Pantau, make
from tests.servers import postgres as server

pytestmark = pytest.mark.timeout(300)
QUERIES = (
    "netral",
    "indikasi:ya",
    "jenis:cleared ATAU jenis:handling",
    '"mobil dinas"',
    "wilayah:33 DAN BUKAN jenis:opinion",
    "kampanye tanggal:2024-11",
    "medium:post",
)


@pytest.mark.parametrize(
    "engine",
    [
        pytest.param("elastic8", marks=pytest.mark.backend("elastic8")),
        pytest.param("elastic9", marks=pytest.mark.backend("elastic9")),
    ],
)
def test_both_engines_answer_alike(
    engine: str, copy_of_first: Callable[..., Pantau], request: pytest.FixtureRequest
) -> None:
    url = request.getfixturevalue(engine)
    prefix = f"e2e-{free_ports(1)[0]}"
    house = copy_of_first(PANTAU_SEARCH_ELASTICSEARCH_URL=url, PANTAU_SEARCH_INDEX_PREFIX=prefix)
    house.run("index", "rebuild", "--engine", "elasticsearch")
    assert house.run("index", "verify", "--engine", "elasticsearch")["ok"] is True
    for query in QUERIES:
        here = house.run("search", query, "--limit", "1000")
        there = house.run("search", query, "--limit", "1000", "--engine", "elasticsearch")
        assert here["total"] == there["total"] > 0, query
        assert [hit["id"] for hit in here["hits"]] == [hit["id"] for hit in there["hits"]], query


@pytest.mark.backend("elastic8")
def test_a_down_cluster_delays_the_index_and_loses_nothing(tmp_path: Path, elastic8: str) -> None:
    nobody = f"http://127.0.0.1:{free_ports(1)[0]}"
    settings = {"PANTAU_SEARCH_ENGINE": "elasticsearch", "PANTAU_SEARCH_INDEX_PREFIX": f"e2e-{free_ports(1)[0]}"}
    down = make(tmp_path, PANTAU_SEARCH_ELASTICSEARCH_URL=nobody, **settings)
    figures = down.round(expect=(3,))
    assert figures["items_total"] == len(newsroom.newsroom(1))
    assert figures["indexed"] == 0
    assert figures["mails"] == 0
    process = down.start("search", "netral")
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"does not answer" in told
    up = Pantau(down.data, down.ports, {**settings, "PANTAU_SEARCH_ELASTICSEARCH_URL": elastic8})
    later = up.round()
    assert later["items_new"] == 0
    assert later["indexed"] == later["items_total"] == figures["items_total"]
    assert later["mails"] == 1  # nothing was mailed while nothing was indexed, so nothing is missed


@pytest.fixture
def database_url() -> Iterator[str]:
    lacking = server.missing()
    if lacking:
        pytest.skip(lacking)
    with server.postgres() as cluster:
        yield cluster.url


@pytest.mark.backend("postgres")
@pytest.mark.backend("browser")
def test_a_round_on_postgresql_is_the_same_round(
    first_round: tuple[Pantau, dict[str, Any]], tmp_path: Path, database_url: str
) -> None:
    on_sqlite, expected = first_round
    house = make(tmp_path, on_sqlite.ports, PANTAU_DATABASE_URL=database_url)
    figures = house.round()
    timeless = ("sources", "items_new", "items_total", "stories", "incidents", "indexed", "dead_letters", "mails")
    assert {name: figures[name] for name in timeless} == {name: expected[name] for name in timeless}
    assert house.items().keys() == on_sqlite.items().keys()
    assert house.run("archive", "verify")["damages"] == []
    again = house.round()
    assert (again["items_new"], again["items_changed"], again["repeated"]) == (0, 0, 0)
