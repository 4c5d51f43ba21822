"""Who is hurt: staff who count one report forty times, or who miss a story because another page swallowed it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from search import collapse
from search.collapse import collapsed
from search.documents import document, story_no
from search.index import STORIES_LIMIT
from search.query import All
from search.tantivy_index import view
from tests.contracts.index import corpus
from tests.contracts.index.reference import ids_newest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.index import Index
    from search.query import Node

SIZE = 400
GREAT = "b" * 26  # a story with a third of all items: its copies reach over many pages


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    draw = random.Random(3)
    stories = [f"{number:026d}" for number in range(60)]

    def story(own: str) -> str:
        return GREAT if draw.random() < 0.35 else draw.choice(stories) if draw.random() < 0.6 else own

    return [document(replace(one, story_id=story(one.item.id))) for one in corpus.stored_items(SIZE, seed=13)]


@pytest.fixture(scope="module")
def index(make_store: Any, documents: list[dict[str, Any]]) -> Iterator[Index]:
    store = make_store()
    made = store.create(f"{store.prefix}-00000000-1", "salin", "hash")
    assert made.upsert(documents) == ()
    made.commit()
    made.refresh()
    yield made
    made.close()


def firsts(documents: list[dict[str, Any]], query: Node) -> list[str]:
    """The newest matching item of each story, in order, by plain Python."""
    by_id = {doc["item_id"]: doc for doc in documents}
    found: dict[str, str] = {}
    for item_id in ids_newest_first(documents, query):
        found.setdefault(by_id[item_id]["story"], item_id)
    return list(found.values())


def pages(index: Index, query: Node, size: int) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        with index.snapshot() as reader:
            page = collapsed(reader, query, size=size, after=after)
        assert len(page.hits) <= size
        assert page.more is (page.after is not None)
        found += [hit.item_id for hit in page.hits]
        after = page.after
        if after is None:
            return found


@pytest.mark.parametrize("batch", [3, 60])
def test_every_story_stands_once_where_its_first_match_stands(
    index: Index, documents: list[dict[str, Any]], batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collapse, "_BATCH", batch)  # a look that is smaller than a page must change nothing
    telling = 0
    for query in [All(), *corpus.trees(30, seed=29)]:
        expected = firsts(documents, query)
        telling += len(expected) > 7
        assert pages(index, query, 7) == expected, query
    assert telling > 10


def test_both_totals_are_exact(index: Index, documents: list[dict[str, Any]]) -> None:
    for query in [All(), *corpus.trees(40, seed=31)]:
        with index.snapshot() as reader:
            page = collapsed(reader, query, size=5)
        assert page.items == len(ids_newest_first(documents, query))
        assert page.stories == index.count_stories(query) == len(firsts(documents, query))


def test_relevance_shows_a_story_by_its_best_item(index: Index, documents: list[dict[str, Any]]) -> None:
    by_id = {doc["item_id"]: doc for doc in documents}
    for query in corpus.trees(15, seed=37):
        ranked = [hit.item_id for hit in index.search(query, size=1_000, sort="relevance").hits]
        best: dict[str, str] = {}
        for item_id in ranked:
            best.setdefault(by_id[item_id]["story"], item_id)
        found: list[str] = []
        for number in range(1, 1_000):
            with index.snapshot() as reader:
                page = collapsed(reader, query, size=6, sort="relevance", page=number)
            found += [hit.item_id for hit in page.hits]
            if not page.more:
                break
        assert found == list(best.values())


def test_more_items_than_can_be_counted_are_not_estimated(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    assert STORIES_LIMIT >= 50_000
    for engine in (view, pytest.importorskip("search.elastic_index.view")):
        monkeypatch.setattr(engine, "STORIES_LIMIT", 10)
    with index.snapshot() as reader:
        page = collapsed(reader, All(), size=5)
    assert (page.items, page.stories) == (SIZE, None)
    assert len(page.hits) == 5


def test_the_numbers_of_stories_are_told_apart() -> None:
    numbers = {story_no(f"{number:026d}") for number in range(100_000)}
    assert len(numbers) == 100_000
    assert all(0 <= number < 1 << 62 for number in numbers)
