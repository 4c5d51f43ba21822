"""Both engines side by side: the order of relevance, which the plain evaluator does not model."""

from __future__ import annotations

import pytest

from search.elastic_index import ElasticOptions, ElasticStore
from search.tantivy_index import TantivyStore
from tests.contracts.index import corpus


@pytest.mark.parametrize(
    "cluster",
    [pytest.param(name, marks=pytest.mark.backend(name)) for name in ("elastic8", "elastic9")],
)
def test_the_ten_most_relevant_come_in_the_same_order(cluster: str, request: pytest.FixtureRequest, tmp_path) -> None:  # noqa: ANN001
    documents = corpus.documents(400, seed=99)
    stores = [
        TantivyStore(tmp_path / "g"),
        ElasticStore(ElasticOptions(request.getfixturevalue(cluster), alias="urut")),
    ]
    engines = []
    for store in stores:
        index = store.create(f"{store.prefix}-00000000-1", "g", "h")
        assert index.upsert(documents) == ()
        index.commit()
        index.refresh()
        engines.append(index)
    try:
        same = compared = 0
        for tree in corpus.trees(200, seed=41):
            tops = [index.search(tree, size=10, sort="relevance") for index in engines]
            assert tops[0].total == tops[1].total, tree
            if not tops[0].hits or not tops[0].hits[0].score:
                continue
            compared += 1
            same += [hit.item_id for hit in tops[0].hits] == [hit.item_id for hit in tops[1].hits]
        assert compared >= 100
        assert same / compared >= 0.99, f"{same} of {compared}"
    finally:
        engines[0].close()
        for name in stores[1].names():
            stores[1].drop(name)
        stores[1].close()
