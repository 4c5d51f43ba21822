"""Who is hurt: an item that was taken down and still answers, or a newer reading that an older one overwrites."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING, Any

from search.documents import document
from search.query import All, Exact, Term
from tests.contracts.index import corpus

if TYPE_CHECKING:
    from search.index import Index, IndexStore


def put(index: Index, *docs: dict[str, Any]) -> None:
    assert index.upsert(docs) == ()
    index.commit()
    index.refresh()


def doc(number: int, text: str, version: int | None = None) -> dict[str, Any]:
    draw = random.Random(number)
    made = document(corpus.stored_item(draw, number, text=text))
    return made if version is None else {**made, "version": version}


def test_replacing_deleting_and_counting(index: Index) -> None:
    put(index, doc(1, "camat satu", 1), doc(2, "lurah dua", 2))
    put(index, doc(1, "bupati satu", 3))
    assert index.count(All()) == 2
    assert index.count(Exact("bupati", "body")) == 1
    assert index.count(Exact("camat", "body")) == 0
    index.delete([(doc(1, "")["item_id"], 4)])
    index.commit()
    index.refresh()
    assert index.count(All()) == 1
    assert index.count(Exact("bupati", "body")) == 0
    assert index.item_ids([doc(1, "")["item_id"], doc(2, "")["item_id"]]) == {doc(2, "")["item_id"]}


def test_an_older_version_never_replaces_a_newer_one_and_the_same_may_come_again(index: Index) -> None:
    put(index, doc(1, "baru", 5))
    put(index, doc(1, "lama", 4))
    assert index.count(Exact("lama", "body")) == 0
    put(index, doc(1, "baru", 5), doc(1, "baru", 5))
    assert index.count(All()) == 1
    index.delete([(doc(1, "")["item_id"], 4)])
    index.commit()
    index.refresh()
    assert index.count(All()) == 1


def test_twice_in_one_batch_the_newer_one_stays(index: Index) -> None:
    put(index, doc(1, "lama", 1), doc(1, "baru", 2))
    assert index.count(All()) == 1
    assert index.count(Exact("baru", "body")) == 1


def test_deleting_what_is_not_there_is_fine(index: Index) -> None:
    index.delete([("a" * 26, 1)])
    index.commit()
    index.refresh()
    assert index.count(All()) == 0


def test_a_document_that_does_not_fit_is_refused_by_name_and_the_rest_is_stored(index: Index) -> None:
    bad = {**doc(2, "dua"), "warna": "merah"}
    rejected = index.upsert([doc(1, "satu"), bad, doc(3, "tiga")])
    index.commit()
    index.refresh()
    assert [one.item_id for one in rejected] == [bad["item_id"]]
    assert "warna" in rejected[0].reason
    assert index.count(All()) == 2


def test_odd_texts_are_stored_and_found(index: Index) -> None:
    texts = ("\x00nul", "x" * 100_000, "😀", "", "\ud800 yatim", "ﷺ", "a'" * 50_000, "½ ß ø", "\u2028baris")
    put(index, *(doc(number, text) for number, text in enumerate(texts, start=1)))
    assert index.count(All()) == len(texts)
    for word in ("nul", "x" * 64, "yatim", "ﷺ", "½", "ss", "o", "baris"):
        assert index.count(Term(word, "body")) == 1, word


def test_a_snapshot_does_not_see_later_writes(index: Index) -> None:
    put(index, *(doc(number, "kata") for number in range(1, 30)))
    with index.snapshot() as before:
        first = before.search(Term("kata", "body"), size=10)
        put(index, *(doc(number, "kata") for number in range(30, 60)))
        index.delete([(hit.item_id, 100) for hit in first.hits])
        index.commit()
        index.refresh()
        assert before.count(Term("kata", "body")) == 29
        assert len({hit.item_id for hit in before.stream(Term("kata", "body"))}) == 29
    assert index.count(Term("kata", "body")) == 49


def test_a_stream_shows_nothing_twice_while_the_index_changes(index: Index) -> None:
    put(index, *(doc(number, "kata") for number in range(1, 1_203)))
    seen = []
    for hit in index.stream(Term("kata", "body")):
        seen.append(hit.item_id)
        if len(seen) == 1_000:
            put(index, *(doc(number, "kata lagi", 5_000 + number) for number in range(1, 40)))
    assert len(seen) == len(set(seen)) == 1_202


def test_generations_live_beside_each_other_and_swap_in_one_step(index_store: IndexStore) -> None:
    assert index_store.live() is None
    assert index_store.names() == ()
    first = index_store.create(f"{index_store.prefix}-aaaaaaaa-1", "pertama", "h1")
    put(first, doc(1, "lama"))
    first.close()
    assert index_store.live() is None
    index_store.swap(f"{index_store.prefix}-aaaaaaaa-1")
    assert index_store.live().generation == "pertama"
    second = index_store.create(f"{index_store.prefix}-aaaaaaaa-2", "kedua", "h2")
    put(second, doc(1, "baru"), doc(2, "baru"))
    second.close()
    assert index_store.live().count(All()) == 1
    index_store.swap(f"{index_store.prefix}-aaaaaaaa-2")
    live = index_store.live()
    assert (live.generation, live.schema_hash, live.count(All())) == ("kedua", "h2", 2)
    index_store.drop(f"{index_store.prefix}-aaaaaaaa-1")
    index_store.drop(f"{index_store.prefix}-aaaaaaaa-1")
    assert index_store.names() == (f"{index_store.prefix}-aaaaaaaa-2",)
    assert index_store.live().health().state == "ok"
    assert index_store.live().health().documents == 2


def test_no_search_fails_or_is_empty_while_generations_are_swapped(index_store: IndexStore) -> None:
    documents = [doc(number, "kata") for number in range(1, 21)]
    names = [f"{index_store.prefix}-aaaaaaaa-{number}" for number in range(1, 8)]

    def build(name: str) -> None:
        made = index_store.create(name, name, "h")
        put(made, *documents)
        made.close()
        index_store.swap(name)

    build(names[0])
    answers: list[int] = []
    failures: list[BaseException] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            try:
                answers.append(index_store.live().count(Term("kata", "body")))
            except BaseException as failure:  # noqa: BLE001 - it is counted, and one is too many
                failures.append(failure)

    searchers = [threading.Thread(target=search) for _ in range(2)]
    for searcher in searchers:
        searcher.start()
    for at, name in enumerate(names[1:], start=1):
        build(name)
        if at >= 2:
            index_store.drop(names[at - 2])  # the one before stays for searches that are under way
    done.set()
    for searcher in searchers:
        searcher.join()
    assert failures == []
    assert len(answers) > 10
    assert set(answers) == {20}


def test_the_schema_hash_follows_fields_and_analysis(index_store: IndexStore, monkeypatch) -> None:  # noqa: ANN001
    before = index_store.schema_hash()
    assert before == index_store.schema_hash()
    monkeypatch.setattr("search.analysis.fingerprint", lambda: "lain")
    assert index_store.schema_hash() != before
