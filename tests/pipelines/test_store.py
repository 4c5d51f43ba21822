"""The store's promises: what is counted, numbered, kept and refused, on SQLite and on PostgreSQL."""

from __future__ import annotations

import contextlib
import dataclasses
from datetime import timedelta

import pytest

from pipelines import models, store
from tests.pipelines.store_builders import NOW, SENTENCES, URL, add, article, capture, publish, settle

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
HOUR = timedelta(hours=1)


def test_write_refuses_to_be_nested() -> None:
    with store.write(), pytest.raises(store.NestedWriteError), store.write():
        pytest.fail("two transactions would commit apart")


def test_a_failed_transaction_leaves_nothing_and_uses_no_number() -> None:
    with contextlib.suppress(ZeroDivisionError), store.write():
        store.add_capture(capture())
        assert store.next_change() // 0
    assert store.counts()["captures"] == 0
    with store.write():
        assert store.next_change() == 1
        assert store.next_change() == 2


def test_writing_functions_refuse_to_run_outside_write() -> None:
    with pytest.raises(RuntimeError, match=r"outside store\.write"):
        store.add_capture(capture())
    with pytest.raises(RuntimeError, match=r"outside store\.write"):
        store.touch(["x"])
    with pytest.raises(RuntimeError, match=r"outside store\.write"):
        store.next_change()


def test_a_capture_comes_back_as_it_was_given() -> None:
    given = capture()
    pk = add().pk
    (group,) = store.pending(10)
    assert group.newest.capture == given
    assert group.pending_pks == (pk,)
    assert store.archive_ends() == {"satu.warc.gz": 100}


def test_a_capture_without_its_record_in_the_archive_is_refused() -> None:
    with store.write(), pytest.raises(ValueError, match="sync"):
        store.add_capture(dataclasses.replace(capture(), archive=None))


def test_first_reading_is_new_and_the_same_reading_again_draws_no_number() -> None:
    item = article()
    assert publish(item).new == (item.id,)
    before = store.latest_change()
    outcome = publish(item, fetched=NOW + HOUR, body="b")
    assert outcome.unchanged == (item.id,)
    assert store.latest_change() == before
    stored = store.get(item.id)
    assert stored is not None
    assert stored.item == item
    assert (stored.first_fetched_at_utc, stored.last_fetched_at_utc) == (NOW, NOW + HOUR)
    assert stored.revisions == 0


def test_another_title_or_text_is_a_revision_and_draws_a_number() -> None:
    item = article()
    publish(item)
    edited = dataclasses.replace(item, title="Kepala bidang dinyatakan tidak terbukti")
    outcome = publish(edited, fetched=NOW + HOUR)
    assert (outcome.changed, outcome.revised) == ((item.id,), (item.id,))
    stored = store.get(item.id)
    assert stored is not None
    assert (stored.item.title, stored.revisions, stored.change_no, stored.first_change_no) == (edited.title, 1, 2, 1)
    assert [one.title for one in store.revisions_of(item.id)] == [item.title]


def test_a_changed_tag_draws_a_number_but_is_no_revision() -> None:
    item = article()
    publish(item)
    outcome = publish(dataclasses.replace(item, incident=True), fetched=NOW + HOUR)
    assert (outcome.changed, outcome.revised) == ((item.id,), ())
    assert store.revisions_of(item.id) == []
    assert store.counts()["incidents"] == 1


def test_new_knowledge_with_the_same_result_is_kept_without_a_number() -> None:
    item = article()
    publish(item)
    newer = dataclasses.replace(item, knowledge_version="k2")
    assert publish(newer, fetched=NOW + HOUR).unchanged == (item.id,)
    stored = store.get(item.id)
    assert stored is not None
    assert (stored.item.knowledge_version, stored.change_no) == ("k2", 1)


def test_one_page_found_through_two_sources_is_one_item() -> None:
    item = article()
    publish(item)
    add(URL, source="agregator", fetched=NOW + HOUR)
    assert settle(item).unchanged == (item.id,)
    assert store.counts()["items"] == 1


def test_a_reading_of_an_older_capture_never_replaces_a_newer_one() -> None:
    item = article()
    publish(item)
    publish(dataclasses.replace(item, title="Judul baru"), fetched=NOW + HOUR)
    first = models.Capture.objects.earliest("id")
    group = store.group_of(first.pk)
    assert group is not None
    with store.write():
        outcome = store.store_outcome(group, store.prepare_all([item]), NOW, again=True)
    assert outcome.unchanged == (item.id,)
    stored = store.get(item.id)
    assert stored is not None
    assert stored.item.title == "Judul baru"


def test_a_group_that_another_worker_settled_is_left_alone() -> None:
    add()
    (group,) = store.pending(1)
    item = article()
    for late in (False, True):
        with store.write():
            assert store.store_outcome(group, store.prepare_all([item]), NOW).late is late
    assert store.counts()["items"] == 1


def test_a_page_with_several_posts_gives_several_items_in_order() -> None:
    add()
    posts = [
        dataclasses.replace(article(f"{URL}/{n}", text=SENTENCES[n]), medium="post", native_id=str(n)) for n in range(3)
    ]
    assert settle(*posts).new == tuple(post.id for post in posts)
    assert [one.item.id for one in store.changes_since(0, 10)] == [post.id for post in posts]


def test_two_captures_of_one_address_are_read_one_after_the_other() -> None:
    first, second = add(), add(fetched=NOW + HOUR)
    (group,) = store.pending(10)
    assert group.pending_pks == (first.pk,)
    settle(article())
    (group,) = store.pending(10)
    assert group.pending_pks == (second.pk,)
    settle(article())
    assert store.pending(10) == []


def test_pending_keeps_to_its_limit_and_to_capture_order() -> None:
    pks = [add(f"{URL}/{n}").pk for n in range(7)]
    assert [group.newest.pk for group in store.pending(3)] == pks[:3]


def test_a_failure_is_a_visible_item_with_the_title_of_the_feed() -> None:
    add()
    (group,) = store.pending(1)
    stand_in = store.prepare(dataclasses.replace(article(text="Ringkasan dari umpan"), extraction="timed_out"))
    with store.write():
        outcome = store.store_outcome(group, store.Failure("timed_out", "5 s CPU", stand_in), NOW)
    assert outcome.failure == "timed_out"
    assert (store.counts()["failed"], store.counts()["captures_failed"]) == (1, 1)
    assert store.failures() == {"timed_out": 1}


def test_a_failure_never_overwrites_a_good_reading() -> None:
    item = article()
    publish(item)
    add(fetched=NOW + HOUR)
    (group,) = store.pending(1)
    with store.write():
        stand_in = store.prepare(dataclasses.replace(item, text="", extraction="crashed"))
        store.store_outcome(group, store.Failure("crashed", "signal 11", stand_in), NOW)
    stored = store.get(item.id)
    assert stored is not None
    assert stored.item == item
    assert store.counts()["captures_failed"] == 1


def test_touch_moves_items_to_the_end_of_the_changes() -> None:
    ids = []
    for n in range(3):
        item = article(f"{URL}/{n}", text=SENTENCES[n])
        publish(item)
        ids.append(item.id)
    with store.write():
        assert store.touch([ids[0], "unknown", ids[0]]) == [4]
    assert [one.item.id for one in store.changes_since(0, 10)] == [ids[1], ids[2], ids[0]]
    assert [one.item.id for one in store.changes_since(3, 10)] == [ids[0]]


def test_changes_come_in_pages_that_join_without_gap() -> None:
    for n in range(5):
        publish(article(f"{URL}/{n}", text=SENTENCES[n]))
    seen, last = [], 0
    while page := store.changes_since(last, 2):
        seen += [one.change_no for one in page]
        last = page[-1].change_no
    assert seen == [1, 2, 3, 4, 5]


def test_get_many_keeps_the_order_asked_for() -> None:
    items = [article(f"{URL}/{n}", text=SENTENCES[n]) for n in range(4)]
    for item in items:
        publish(item)
    asked = [items[2].id, "unknown", items[0].id]
    assert [one.item.id for one in store.get_many(asked)] == [items[2].id, items[0].id]
    pks = [one.pk for one in store.get_many(asked)]
    assert [one.item.id for one in store.get_pks(pks)] == [items[2].id, items[0].id]


def test_a_text_that_no_column_can_hold_is_stored_without_loss() -> None:
    item = article(title="Judul\x00 dengan NUL", text="isi \ud800 rusak\x00 " + SENTENCES[0])
    publish(item)
    stored = store.get(item.id)
    assert stored is not None
    assert stored.item == item
