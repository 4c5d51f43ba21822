"""What the store keeps over time: chain and audit log, take-downs, erasures, damage, sources, claims."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection

from pipelines import models, store
from pipelines.archive.chain import GENESIS
from pipelines.record import Recipe
from tests.pipelines.store_builders import NOW, OUTLET, SENTENCES, URL, add, article, publish, settle

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
HOUR = timedelta(hours=1)


def test_wrong_settings_stop_the_writer_and_name_the_setting() -> None:
    statement = "PRAGMA synchronous=NORMAL" if connection.vendor == "sqlite" else "SET synchronous_commit=off"
    connection.close()
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
        with pytest.raises(store.UnsafeDatabaseError, match="synchronous"), store.write():
            pytest.fail("a commit could be lost in a power cut")
        assert [one.name for one in store.check() if not one.ok] == ["settings"]
    finally:
        connection.close()
    with store.write():
        store.next_change()


def test_chain_numbers_follow_the_order_of_commits_and_each_link_holds_the_one_before() -> None:
    links = [add(f"{URL}/{n}", body=str(n)) for n in range(5)]
    assert [link.chain_no for link in links] == [1, 2, 3, 4, 5]
    assert links[0].previous_hash == GENESIS
    for before, after in pairwise(links):
        assert after.previous_hash == before.chain_hash
    assert {one.name: one.ok for one in store.check()}["chain"]


def test_a_changed_capture_row_breaks_the_chain_check() -> None:
    for n in range(3):
        add(f"{URL}/{n}")
    row = models.Capture.objects.get(chain_no=2)
    models.Capture.objects.filter(pk=row.pk).update(meta=bytes(row.meta).replace(b"200", b"201"))
    finding = next(one for one in store.check() if one.name == "chain")
    assert not finding.ok
    assert str(row.pk) in finding.detail


def test_gone_takes_two_rounds_and_a_return_takes_it_back() -> None:
    item = article()
    publish(item)
    with store.write():
        assert store.add_gone(URL, 404, NOW + HOUR) == []
        assert store.latest_change() == 1
    with store.write():
        assert store.add_gone(URL, 404, NOW + 2 * HOUR) == [item.id]
    stored = store.get(item.id)
    assert stored is not None
    assert (stored.gone, stored.change_no) == (True, 2)
    with store.write():
        assert store.add_gone(URL, 404, NOW + 3 * HOUR) == []
    assert publish(item, fetched=NOW + 4 * HOUR).changed == (item.id,)
    stored = store.get(item.id)
    assert stored is not None
    assert (stored.gone, stored.change_no) == (False, 3)


def test_gone_in_one_round_when_the_caller_says_so_and_an_answer_between_breaks_the_row() -> None:
    item = article()
    publish(item)
    with store.write():
        store.add_gone(URL, 410, NOW)
        store.add_not_modified(OUTLET, URL, NOW + HOUR)
        assert store.add_gone(URL, 410, NOW + 2 * HOUR) == []
        assert store.add_gone(URL, 410, NOW + 3 * HOUR, rounds=1) == [item.id]
    assert store.counts()["gone"] == 1


def test_a_page_that_is_gone_does_not_take_the_posts_read_from_it() -> None:
    add()
    settle(dataclasses.replace(article(f"{URL}/12", text=SENTENCES[1]), medium="post", native_id="12"))
    with store.write():
        assert store.add_gone(URL, 404, NOW, rounds=1) == []


def test_not_modified_is_counted_and_moves_the_last_fetch_only() -> None:
    item = article()
    publish(item)
    with store.write():
        store.add_not_modified(OUTLET, URL, NOW + HOUR)
    stored = store.get(item.id)
    assert stored is not None
    assert (stored.last_fetched_at_utc, stored.change_no) == (NOW + HOUR, 1)
    assert store.counts()["not_modified"] == 1


def test_erased_leaves_a_stub_with_a_number_and_stays_gone() -> None:
    item = article()
    publish(item)
    publish(dataclasses.replace(item, title="Judul kedua"), fetched=NOW + HOUR)
    with store.write():
        assert store.erase(item.id, by="redaktur", reason="permintaan subjek data", now=NOW)
        assert not store.erase(item.id, by="redaktur", reason="lagi", now=NOW)
    (stub,) = store.changes_since(2, 10)
    assert (stub.erased, stub.item.id, stub.item.text, stub.item.title) == (True, item.id, "", None)
    assert publish(item, fetched=NOW + 2 * HOUR).erased == (item.id,)
    assert store.latest_change() == stub.change_no
    row = models.Item.objects.get(item_id=item.id)
    assert (bytes(row.body), row.url) == (b"", None)
    assert not models.Revision.objects.exists()
    assert not models.SketchHash.objects.exists()
    assert models.Audit.objects.get().action == "erase"


def test_a_damaged_body_is_named_and_never_served() -> None:
    item = article()
    publish(item)
    row = models.Item.objects.get()
    body = bytearray(row.body)
    body[len(body) // 2] ^= 1
    models.Item.objects.update(body=bytes(body))
    with pytest.raises(store.DamagedItemError, match="replay"):
        store.get(item.id)
    assert [(one.name, item.id in one.detail) for one in store.check(full=True) if not one.ok] == [("items", True)]


def test_sources_follow_their_files_and_keep_their_state() -> None:
    rows = [store.SourceRow(Recipe(stem, "feed", "news"), outlet=stem, owner="Grup Lembah") for stem in ("a", "b")]
    with store.write():
        store.sync_sources(rows)
        store.set_source_state("a", "red", reason="selektor kosong", now=NOW, failed=True)
        store.set_source_state("a", "red", reason="selektor kosong", now=NOW + HOUR, failed=True)
        store.sync_sources(rows[:1])
    first, second = store.source_states()
    assert (first.state, first.failures_in_a_row, first.since_utc, first.checked_at_utc) == ("red", 2, NOW, NOW + HOUR)
    assert (first.active, second.active) == (True, False)
    assert store.counts()["sources"] == 1


def test_a_changed_or_removed_audit_entry_is_found() -> None:
    with store.write():
        for n in range(3):
            store.audit("confirm", by="redaktur", subject=f"s{n}", detail={"n": n}, now=NOW)
    assert {one.name: one.ok for one in store.check()}["audit"]
    models.Audit.objects.filter(no=2).update(by="orang lain")
    assert not {one.name: one.ok for one in store.check()}["audit"]
    models.Audit.objects.filter(no=2).update(by="redaktur")
    models.Audit.objects.filter(no=3).delete()
    assert not {one.name: one.ok for one in store.check()}["audit"]


def test_a_claimed_group_is_free_again_when_its_worker_is_gone() -> None:
    add()
    (group,) = store.pending(1)
    assert store.claim(group)
    if connection.vendor == "sqlite":
        store.release(group)
        return
    other = connection.copy()
    key = [0x50414E55, group.newest.pk]
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
            assert cursor.fetchone()[0] is False
            connection.close()  # as a killed worker's does
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", key)
    finally:
        other.close()
