"""Who is hurt: a case that is stored and never found, because the index believed that it had read it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from pipelines import models as ground
from pipelines import store
from search import filling, indexer
from search.index import IndexBusyError, IndexUnavailableError
from search.models import DeadLetter, IndexGeneration
from search.query import All, Term
from search.tantivy_index import TantivyStore
from tests.pipelines.store_builders import article, publish, words

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
NOW = datetime(2024, 11, 20, 8, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def index_store(tmp_path: Path) -> TantivyStore:
    return TantivyStore(tmp_path / "generations")


def add(number: int, text: str | None = None) -> str:
    item = article(f"https://contoh.test/{number}", f"Judul {number}", text or words(number))
    publish(item, fetched=NOW + timedelta(minutes=number), body=f"{number % 16:x}")
    return item.id


def catch_up(index_store: TantivyStore, **more: object) -> indexer.IndexReport:
    return indexer.catch_up(index_store, now=NOW, **more)


def test_the_first_round_builds_and_the_next_ones_follow(index_store: TantivyStore) -> None:
    for number in range(5):
        add(number)
    first = catch_up(index_store)
    assert (first.indexed, first.rebuilt, first.lag) == (5, True, 0)
    assert index_store.live().count(All()) == 5
    again = catch_up(index_store)
    assert (again.indexed, again.deleted, again.rebuilt) == (0, 0, False)
    add(5)
    add(0, words(77))  # the same address with another text: a new reading, not a new item
    third = catch_up(index_store)
    assert third.indexed == 2
    assert third.generation == first.generation
    assert index_store.live().count(All()) == 6
    assert indexer.verify(index_store).ok


def test_an_erased_item_leaves_the_index(index_store: TantivyStore) -> None:
    gone = add(1, "Kalimat rahasia tentang bendungan.")
    add(2)
    catch_up(index_store)
    assert index_store.live().count(Term("bendungan")) == 1
    with store.write():
        assert store.erase(gone, by="uji", reason="permintaan", now=NOW)
    report = catch_up(index_store)
    assert report.deleted == 1
    assert index_store.live().count(Term("bendungan")) == 0
    assert index_store.live().count(All()) == 1
    assert indexer.verify(index_store).ok


def test_a_limit_stops_and_the_next_call_goes_on(index_store: TantivyStore) -> None:
    add(0)
    catch_up(index_store)
    for number in range(1, 8):
        add(number)
    part = catch_up(index_store, limit=3)
    assert (part.indexed, part.lag > 0) == (3, True)
    assert not indexer.verify(index_store).ok
    assert catch_up(index_store).indexed == 4
    assert indexer.verify(index_store).ok


def test_an_empty_database_has_an_empty_index(index_store: TantivyStore) -> None:
    report = catch_up(index_store)
    assert report.indexed == 0
    assert index_store.live().count(All()) == 0
    assert indexer.verify(index_store).ok


def test_a_crash_between_index_and_cursor_repeats_and_never_skips(
    index_store: TantivyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(0)
    catch_up(index_store)
    cursor = IndexGeneration.objects.get(state="live").cursor
    for number in range(1, 4):
        add(number)
    with monkeypatch.context() as broken:
        broken.setattr(filling.Filler, "_advance", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            catch_up(index_store)
    assert IndexGeneration.objects.get(state="live").cursor == cursor
    assert index_store.live().count(All()) == 4  # committed, though the cursor does not say so
    assert catch_up(index_store).indexed == 3
    assert index_store.live().count(All()) == 4
    assert indexer.verify(index_store).ok


_KILLED = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[4]
django.setup()
from search import filling, indexer
from search.tantivy_index import TantivyIndex, TantivyStore
filling.BATCH = 2
name, count = sys.argv[2], int(sys.argv[3])
owner, _, method = name.rpartition(".")
target = {"Filler": filling.Filler, "TantivyIndex": TantivyIndex}[owner]
inner, calls = getattr(target, method), []
def dying(*args, **more):
    calls.append(1)
    if len(calls) == count:
        os._exit(9)
    return inner(*args, **more)
setattr(target, method, dying)
indexer.catch_up(TantivyStore(Path(sys.argv[1])), now=datetime(2024, 11, 20, tzinfo=UTC), owner="mati")
"""


@pytest.mark.parametrize(
    ("point", "count"),
    [("TantivyIndex.upsert", 2), ("TantivyIndex.commit", 1), ("Filler._advance", 1), ("Filler._advance", 3),
     ("TantivyIndex.close", 1)],
)  # fmt: skip
def test_a_process_killed_at_any_step_leaves_a_state_that_the_next_one_completes(
    index_store: TantivyStore, point: str, count: int
) -> None:
    add(0)
    catch_up(index_store)
    for number in range(1, 8):
        add(number)
    index_store.live().close()
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "scheduler.settings"}
    command = [sys.executable, "-c", _KILLED, str(index_store.root), point, str(count)]
    command.append(str(connection.settings_dict["NAME"]))
    ended = subprocess.run(command, cwd=ROOT, env=environ, check=False, timeout=60)
    assert ended.returncode == 9
    catch_up(TantivyStore(index_store.root))
    assert index_store.live().count(All()) == 8
    assert len({hit.item_id for hit in index_store.live().stream(All())}) == 8
    assert indexer.verify(index_store).ok


def test_another_schema_builds_beside_and_swaps(index_store: TantivyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        add(number)
    first = catch_up(index_store)
    monkeypatch.setattr(TantivyStore, "schema_hash", lambda _: "f" * 64)
    reader = index_store.live()
    second = catch_up(index_store)
    assert second.rebuilt
    assert second.generation != first.generation
    assert reader.count(All()) == 4  # a search that began on the old generation ends on it
    assert index_store.live().generation == second.generation
    assert [row.state for row in IndexGeneration.objects.order_by("pk")] == ["old", "live"]
    monkeypatch.setattr(TantivyStore, "schema_hash", lambda _: "e" * 64)
    catch_up(index_store)
    assert IndexGeneration.objects.count() == 2  # the one before the last is dropped
    assert len(index_store.names()) == 2


def test_a_folder_that_was_put_back_or_lost_is_built_again(index_store: TantivyStore, tmp_path: Path) -> None:
    for number in range(4):
        add(number)
    catch_up(index_store)
    foreign = TantivyStore(tmp_path / "lain")
    assert catch_up(foreign).rebuilt  # the cursor of the other folder says nothing about this one
    assert foreign.live().count(All()) == 4
    (index_store.root / "CURRENT").unlink()
    assert catch_up(TantivyStore(index_store.root)).rebuilt
    assert indexer.verify(TantivyStore(index_store.root)).ok


@pytest.mark.parametrize("damage", ["meta.json", "generation.json", "the folder"])
def test_a_damaged_index_is_built_again(index_store: TantivyStore, damage: str) -> None:
    for number in range(4):
        add(number)
    catch_up(index_store)
    folder = index_store.root / index_store.names()[0]
    if damage == "the folder":
        shutil.rmtree(folder)
    else:
        (folder / damage).write_text("rusak", encoding="utf-8")
    again = TantivyStore(index_store.root)
    with pytest.raises(IndexUnavailableError):
        again.live()
    assert catch_up(again).rebuilt
    assert again.live().count(All()) == 4
    assert indexer.verify(again).ok


def test_a_half_built_index_never_answers_and_is_dropped(
    index_store: TantivyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        add(number)
    first = catch_up(index_store)
    with monkeypatch.context() as broken:
        broken.setattr(TantivyStore, "swap", lambda *_: (_ for _ in ()).throw(IndexUnavailableError("penuh")))
        with pytest.raises(IndexUnavailableError):
            indexer.rebuild(index_store, now=NOW)
    assert index_store.live().generation == first.generation
    assert IndexGeneration.objects.count() == 1
    assert len(index_store.names()) == 1
    assert indexer.rebuild(index_store, now=NOW).rebuilt


def test_a_swap_whose_row_was_not_written_is_completed(index_store: TantivyStore) -> None:
    add(1)
    report = catch_up(index_store)
    IndexGeneration.objects.update(state="building")
    assert catch_up(index_store).generation == report.generation
    assert IndexGeneration.objects.get().state == "live"


def test_a_refused_document_is_a_dead_letter_until_its_next_change(
    index_store: TantivyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(0)
    catch_up(index_store)
    bad = add(1)
    real = filling.document

    def failing(stored):  # noqa: ANN001, ANN202 - as the real one
        if stored.item.id == bad:
            raise ValueError("tanggal di luar kalender")
        return real(stored)

    monkeypatch.setattr(filling, "document", failing)
    add(2)
    report = catch_up(index_store)
    assert (report.indexed, report.dead_letters, report.lag) == (1, 1, 0)
    letter = DeadLetter.objects.get()
    assert letter.item_id == bad
    assert "tanggal" in letter.reason
    compared = indexer.verify(index_store)
    assert (compared.stored, compared.indexed, compared.dead_letters, compared.ok) == (3, 2, 1, True)
    monkeypatch.setattr(filling, "document", real)
    with store.write():
        store.touch([bad])
    catch_up(index_store)
    assert not DeadLetter.objects.exists()
    assert indexer.verify(index_store).indexed == 3


def test_a_damaged_item_hides_nothing_beside_it(index_store: TantivyStore) -> None:
    add(0)
    catch_up(index_store)
    damaged = add(1)
    add(2)
    ground.Item.objects.filter(item_id=damaged).update(body=b"rusak")
    report = catch_up(index_store)
    assert (report.indexed, report.dead_letters, report.lag) == (1, 1, 0)
    assert DeadLetter.objects.get().item_id == damaged


def test_verify_names_what_is_missing(index_store: TantivyStore) -> None:
    lost = add(1)
    add(2)
    catch_up(index_store)
    index = index_store.live()
    index.delete([(lost, 10_000)])
    index.commit()
    index.close()
    compared = indexer.verify(index_store)
    assert not compared.ok
    assert compared.missing == (lost,)
    assert compared.as_dict()["missing"] == [lost]


def test_two_indexers_of_one_folder_do_not_meet(index_store: TantivyStore) -> None:
    add(1)
    other = TantivyStore(index_store.root)
    with other.writing(), pytest.raises(IndexBusyError):
        catch_up(index_store)
    assert catch_up(index_store).indexed == 1


def test_a_late_indexer_cannot_move_the_cursor(index_store: TantivyStore) -> None:
    add(1)
    catch_up(index_store)
    row = IndexGeneration.objects.get()
    late = filling.Filler(index_store, index_store.live(), row, NOW, "lambat")
    late._take_lease()
    IndexGeneration.objects.update(lease_token=row.lease_token + 5)
    with pytest.raises(IndexBusyError):
        late._advance(99, [], [])
    assert IndexGeneration.objects.get().cursor < 99


def test_the_lag_is_told(index_store: TantivyStore) -> None:
    add(1)
    assert indexer.lag() > 0
    catch_up(index_store)
    assert indexer.lag() == 0
    add(2)
    assert indexer.lag() > 0
