"""Who is hurt: staff whose laptop and cluster give different answers to one query. Here both meet a plain evaluator."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from search.index import UnsupportedError
from search.query import All, And, Fuzzy, Keyword, Not, Or, Prefix, Term, Wildcard, parse
from search.tantivy_index import match_saved
from tests.contracts.index import corpus
from tests.contracts.index.reference import ids_newest_first

if TYPE_CHECKING:
    from tests.contracts.index.conftest import Filled

TREES = {"long": 4_000}.get(os.environ.get("PANTAU_TEST_PROFILE", ""), 400)


def ids(hits) -> list[str]:  # noqa: ANN001 - any hits
    return [hit.item_id for hit in hits]


def test_every_tree_finds_what_the_plain_evaluator_finds_in_its_order(filled: Filled) -> None:
    telling = 0
    for tree in corpus.trees(TREES):
        expected = ids_newest_first(filled.documents, tree)
        telling += 0 < len(expected) < len(filled.documents)
        found = filled.index.search(tree, size=1_000)
        assert ids(found.hits) == expected, tree
        assert found.total == len(expected), tree
        assert found.after is None
    assert telling > TREES / 2  # a corpus on which everything or nothing matches would prove nothing


def test_counting_streaming_and_paging_agree(filled: Filled) -> None:
    for tree in corpus.trees(40, seed=23):
        expected = ids_newest_first(filled.documents, tree)
        assert filled.index.count(tree) == len(expected)
        assert ids(filled.index.stream(tree)) == expected
        paged, after = [], None
        while True:
            page = filled.index.search(tree, size=7, after=after)
            assert page.total == len(expected)
            paged += ids(page.hits)
            after = page.after
            if after is None:
                break
        assert paged == expected


def test_narrowing_and_negating(filled: Filled) -> None:
    every = filled.index.count(All())
    assert every == len(filled.documents)
    trees = corpus.trees(60, seed=5)
    for one, other in pairwise(trees):
        both = set(ids(filled.index.stream(And((one, other)))))
        either = set(ids(filled.index.stream(Or((one, other)))))
        assert both <= set(ids(filled.index.stream(one))) <= either
        assert filled.index.count(one) + filled.index.count(Not(one)) == every


def test_hits_carry_row_key_and_order(filled: Filled) -> None:
    keys = {doc["item_id"]: doc["order_key"] for doc in filled.documents}
    hits = list(filled.index.stream(All()))
    assert [hit.order_key for hit in hits] == sorted(keys.values(), reverse=True)
    assert all(hit.order_key == keys[hit.item_id] for hit in hits)
    assert {hit.pk for hit in hits} == {doc["pk"] for doc in filled.documents}


def test_first_seen_goes_by_row_key(filled: Filled) -> None:
    first = filled.index.search(All(), size=200, sort="first_seen")
    rest = filled.index.search(All(), size=200, sort="first_seen", after=first.after)
    assert [hit.pk for hit in (*first.hits, *rest.hits)] == list(range(len(filled.documents), 0, -1))
    assert rest.after is None


def test_relevance_is_ordered_and_pages_by_offset(filled: Filled) -> None:
    query = Or((Term("netral"), Term("camat"), Term("dukungan")))
    whole = filled.index.search(query, size=100, sort="relevance")
    pages = [filled.index.search(query, size=25, sort="relevance", offset=start) for start in (0, 25, 50, 75)]
    assert ids(whole.hits) == [item_id for page in pages for item_id in ids(page.hits)]
    assert whole.total == len(ids_newest_first(filled.documents, query))
    scores = [hit.score for hit in whole.hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] > 0


def test_a_filter_does_not_change_the_order_of_relevance(filled: Filled) -> None:
    word = Term("netral")
    plain = filled.index.search(word, size=1_000, sort="relevance")
    held = {doc["item_id"] for doc in filled.documents if doc["medium"] == "post"}
    narrowed = filled.index.search(And((word, Keyword("medium", "post"))), size=1_000, sort="relevance")
    assert ids(narrowed.hits) == [item_id for item_id in ids(plain.hits) if item_id in held]


def test_a_weight_moves_its_word_up(filled: Filled) -> None:
    def best(text: str) -> str:
        return filled.index.search(
            parse(text, today=corpus.START.date()).ast, size=1, sort="relevance"
        ).hits[0].item_id  # fmt: skip

    by_id = {doc["item_id"]: doc for doc in filled.documents}
    assert "kediri" in str(by_id[best("kediri^10 OR tidak")])
    assert (
        "tidak"
        in by_id[best("kediri^0.01 OR tidak^10")]["body_s"].split()
        + by_id[best("kediri^0.01 OR tidak^10")].get("title_s", "").split()
    )


@pytest.mark.parametrize("node", [Prefix("net"), Wildcard("n*l"), Fuzzy("netrl", 1)])
def test_what_is_not_built_is_refused_and_never_guessed(filled: Filled, node: Prefix | Wildcard | Fuzzy) -> None:
    with pytest.raises(UnsupportedError):
        filled.index.count(And((All(), node)))


def test_a_query_that_a_person_types_reaches_the_engine(filled: Filled) -> None:
    texts = (
        '"tidak netral" -jenis:opini',
        "indikasi:ya ATAU jenis:cleared",
        "wilayah:33.10 tanggal:2024-02",
        "asn",
        "foto-foto",
    )
    for text in texts:
        tree = parse(text, today=corpus.START.date()).ast
        expected = ids_newest_first(filled.documents, tree)
        assert expected, text
        assert ids(filled.index.stream(tree)) == expected, text


def test_no_stop_words(filled: Filled) -> None:
    for word in ("tidak", "bukan", "belum", "jangan", "dan", "di", "yang", "untuk"):
        expected = ids_newest_first(filled.documents, Term(word))
        assert expected
        assert ids(filled.index.stream(Term(word))) == expected


def test_saved_searches_match_what_the_index_finds(filled: Filled) -> None:
    trees = {str(number): tree for number, tree in enumerate(corpus.trees(60, seed=3))}
    batch = filled.documents[100:160]
    among = {doc["item_id"] for doc in batch}
    found = match_saved(trees, batch)
    for key, tree in trees.items():
        assert found[key] == among.intersection(ids(filled.index.stream(tree))), tree


def test_explain_shows_what_the_engine_is_asked(filled: Filled) -> None:
    told = filled.index.explain(And((Term("memeriksa"), Not(Keyword("kind", "opinion")))))
    assert "periksa" in str(told)
    assert "opinion" in str(told)
