"""What tantivy-py 0.27 does without a word, and what we do about it: one test a trap, of the library and of ours.

When a test of the first kind fails after an upgrade, the trap is gone and the guard may go too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import tantivy

from search.index import IndexUnavailableError
from search.query import All, And, Near2, Not, Or, Phrase, Range, Term
from search.tantivy_index import TantivyIndex, TantivyStore
from tests.contracts.index import corpus

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def store(tmp_path: Path) -> TantivyStore:
    return TantivyStore(tmp_path / "generations")


@pytest.fixture
def index(store: TantivyStore) -> TantivyIndex:
    made = store.create("pantau-00000000-1", "satu", "hash")
    assert made.upsert(corpus.documents(50)) == ()
    made.commit()
    yield made
    made.close()


def raw(field: str) -> tuple[tantivy.Index, tantivy.IndexWriter]:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="ws", index_option="position")
    getattr(builder, f"add_{field}_field")("number", indexed=True, fast=True)
    index = tantivy.Index(builder.build())
    index.register_tokenizer("ws", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index, index.writer(15_000_000, 1)


@pytest.mark.parametrize(("field", "left"), [("unsigned", 1), ("integer", 0)])
def test_deleting_by_an_unsigned_field_does_nothing(field: str, left: int) -> None:
    index, writer = raw(field)
    made = tantivy.Document()
    made.add_text("text", "a")
    getattr(made, f"add_{field}")("number", 7)
    writer.add_document(made)
    writer.commit()
    writer.delete_documents_by_term("number", 7)
    writer.commit()
    index.reload()
    assert index.searcher().num_docs == left


def test_a_phrase_of_one_word_panics_past_except_exception_and_ours_does_not(index: TantivyIndex) -> None:
    other, _ = raw("integer")
    with pytest.raises(BaseException) as panic:
        other.searcher().search(tantivy.Query.phrase_query(other.schema, "text", ["a"], 0), 1)
    if isinstance(panic.value, Exception):
        pytest.fail("the library now raises an ordinary exception: the guard may become an ordinary one")
    assert index.count(Phrase(("netral",))) == index.count(Term("netral"))


def test_a_panic_becomes_an_error_that_a_page_can_show(index: TantivyIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "search.tantivy_index.view.emit",
        lambda schema, _: tantivy.Query.phrase_query(schema, "body_s", ["a"], 0),
    )
    with pytest.raises(IndexUnavailableError):
        index.count(All())


def test_a_boolean_of_negations_alone_matches_nothing_and_ours_does(index: TantivyIndex) -> None:
    only_not = tantivy.Query.boolean_query([(tantivy.Occur.MustNot, tantivy.Query.empty_query())])
    assert index._index.searcher().search(only_not, 1).count == 0
    every = index.count(All())
    assert index.count(Not(Term("tidakada"))) == every
    assert index.count(Or((Term("tidakada"), Not(Term("tidakada"))))) == every
    assert index.count(And((Not(Term("tidakada")), Not(Term("tidakjuga"))))) == every


def test_an_unknown_field_is_dropped_in_silence_and_ours_refuses_it(index: TantivyIndex) -> None:
    _, writer = raw("integer")
    made = tantivy.Document()
    made.add_text("warna", "merah")
    writer.add_document(made)  # no error
    writer.commit()
    rejected = index.upsert([{**corpus.documents(1, seed=99)[0], "warna": "merah"}])
    assert "warna" in rejected[0].reason


def test_the_tokenizer_is_not_saved_so_opening_registers_it(store: TantivyStore, index: TantivyIndex) -> None:
    index.close()
    unregistered = tantivy.Index.open(str(index.folder))
    made = tantivy.Document()
    made.add_text("body_s", "a b")
    writer = unregistered.writer(15_000_000, 1)
    with pytest.raises(ValueError, match=r"(?i)tokenizer|worker"):  # noqa: PT012 - either
        writer.add_document(made)
        writer.commit()
    del writer
    store.swap(index.folder.name)
    again = store.live()
    assert again.upsert(corpus.documents(60)) == ()
    again.commit()
    again.close()
    assert store.live().count(All()) == 60


def test_order_keys_keep_every_digit(index: TantivyIndex) -> None:
    keys = sorted((doc["order_key"] for doc in corpus.documents(50)), reverse=True)
    assert keys[0] > 2**53
    assert [hit.order_key for hit in index.stream(All())] == keys
    for key in keys[:5]:
        assert index.count(Range("order_key", key, key)) == 1
        assert [hit.order_key for hit in index.search(All(), size=1, after=key + 1).hits] == [key]


def test_loose_phrases_of_repeated_stems_are_taken_as_they_are(index: TantivyIndex) -> None:
    assert index.count(Near2("dukung", "mendukung", 5)) == index.count(Phrase(("dukung", "mendukung")))


def test_a_second_writer_is_busy_at_once_and_readers_go_on(store: TantivyStore, index: TantivyIndex) -> None:
    store.swap(index.folder.name)
    second = TantivyIndex(index.folder)
    with pytest.raises(IndexUnavailableError, match="another process writes"):
        second.upsert(corpus.documents(1))
    assert second.count(All()) == 50
    index.upsert(corpus.documents(80)[50:])
    index.commit()
    assert second.count(All()) == 50  # a reader sees the old state until it refreshes
    second.refresh()
    assert second.count(All()) == 80


def test_what_was_not_committed_is_gone_and_what_was_is_there(store: TantivyStore, index: TantivyIndex) -> None:
    index.upsert(corpus.documents(80)[50:])
    index.close()
    assert TantivyIndex(index.folder).count(All()) == 50


def test_a_damaged_folder_is_named_with_its_fix(store: TantivyStore, index: TantivyIndex) -> None:
    index.close()
    store.swap(index.folder.name)
    (index.folder / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(IndexUnavailableError, match="pantau index rebuild"):
        TantivyStore(store.root).live()


_WRITER = """
import sys
from pathlib import Path
from search.tantivy_index import TantivyIndex
from tests.contracts.index import corpus
index = TantivyIndex(Path(sys.argv[1]))
docs = corpus.documents(2_000)
for start in range(50, 2_000, 50):
    assert index.upsert(docs[start:start + 50]) == ()
    index.commit()
    print(start + 50, flush=True)
"""


KILLS = range(60, 1_900, 18) if os.environ.get("PANTAU_TEST_PROFILE") == "long" else (100, 250, 600)


@pytest.mark.parametrize("acknowledged", KILLS)
def test_a_killed_writer_loses_nothing_it_acknowledged(index: TantivyIndex, acknowledged: int) -> None:
    index.close()
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(index.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        told = 0
        for line in writer.stdout:
            told = int(line)
            if told >= acknowledged:
                writer.kill()
                break
    again = TantivyIndex(index.folder)
    count = again.count(All())
    assert count >= told
    assert len({hit.item_id for hit in again.stream(All())}) == count
    assert again.upsert(corpus.documents(2_000)) == ()  # the lock of a dead writer is free
    again.commit()
    again.close()
    assert TantivyIndex(index.folder).count(All()) == 2_000


def test_about_file_holds_the_generation(index: TantivyIndex) -> None:
    about = json.loads((index.folder / "generation.json").read_text(encoding="utf-8"))
    assert about == {"generation": "satu", "schema_hash": "hash"}
