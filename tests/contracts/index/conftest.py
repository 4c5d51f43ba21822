"""One suite, three backends: tantivy always, Elasticsearch 8 and 9 as real nodes (skipped, visibly, when not there)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from search.elastic_index import ElasticOptions, ElasticStore
from search.tantivy_index import TantivyStore
from tests.contracts.index import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.index import Index, IndexStore

BACKENDS = [pytest.param(name, marks=pytest.mark.backend(name)) for name in ("tantivy", "elastic8", "elastic9")]
CORPUS_SIZE = 300
_number = itertools.count(1)


@dataclass(frozen=True)
class Filled:
    """An index with the generated corpus, and the documents that went in."""

    backend: str
    index: Index
    documents: list[dict[str, Any]]


@pytest.fixture(scope="session", params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def make_store(request: pytest.FixtureRequest, backend: str, tmp_path_factory: pytest.TempPathFactory):  # noqa: ANN201
    """Make an empty store of the backend; each call gives one of its own, and all are emptied at the end."""
    if backend == "tantivy":
        yield lambda **_: TantivyStore(tmp_path_factory.mktemp("index") / "generations")
        return
    url = request.getfixturevalue(backend)
    made: list[ElasticStore] = []

    def make(**options: object) -> ElasticStore:
        options = {"url": url, "alias": f"uji{next(_number)}", **options}
        made.append(ElasticStore(ElasticOptions(**options), sleep=lambda _: None))
        return made[-1]

    yield make
    for store in made:
        for name in store.names():
            store.drop(name)
        store.close()


@pytest.fixture
def index_store(make_store) -> IndexStore:  # noqa: ANN001 - the maker above
    return make_store()


@pytest.fixture
def index(index_store: IndexStore) -> Iterator[Index]:
    """An empty generation."""
    made = index_store.create(f"{index_store.prefix}-00000000-1", "satu", "hash")
    yield made
    made.close()


@pytest.fixture(scope="session")
def filled(make_store, backend: str) -> Iterator[Filled]:  # noqa: ANN001 - the maker above
    """The generated corpus in an index that no test writes to."""
    store = make_store()
    made = store.create(f"{store.prefix}-00000000-1", "isi", "hash")
    documents = corpus.documents(CORPUS_SIZE)
    assert made.upsert(documents) == ()
    made.commit()
    made.refresh()
    yield Filled(backend, made, documents)
    made.close()
