"""Traps of the domain's section on cases, through real tagging and the real store; and guilt that must not travel."""

from __future__ import annotations

import dataclasses
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipelines import case, knowledge, models, process, store
from pipelines.record import Item, Published, item_id
from search.documents import document
from tests.pipelines.store_builders import NOW, publish, words
from tests.pipelines.test_store_cases import BAWASLU, told

if TYPE_CHECKING:
    from pipelines.record import Status, StoredItem

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
ACCUSED = (
    "SUKOHARJO – Camat Girisuko, Kabupaten Sukoharjo, diduga ikut kampanye pasangan calon bupati nomor urut 2 pada "
    "3 November 2024. Foto camat di atas panggung beredar di grup percakapan warga."
)


def read(number: int, title: str, text: str, day: date = date(2024, 11, 4)) -> Item:
    address = f"https://kabar-{number}.example/berita/{number}"
    published = Published(day, "day", "Asia/Jakarta", zone_assumed=False, raw="", rule="meta")
    raw = Item(
        item_id(f"kabar-{number}", address), f"kabar-{number}", "news", address, title, text, published=published
    )
    return process.tag(raw, knowledge.load().with_model(None))


def kept(item: Item) -> StoredItem:
    publish(item)
    found = store.get(item.id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("says", "statement"),
    [
        ("Camat Girisuko membantah ikut kampanye dan menyebut hadir sebagai undangan.", "denied"),
        ("Camat Girisuko mengaku ikut kampanye karena diajak teman.", "admitted"),
    ],
)
def test_what_the_accused_says_moves_nothing(says: str, statement: str) -> None:
    one = kept(read(1, "Camat Girisuko Diduga Ikut Kampanye Paslon 2", f"{ACCUSED}\n\n{says}"))
    assert (one.status, one.cleared) == ("alleged", False)
    assert statement in {tag.id for tag in one.item.statements}
    assert one.standing is not None
    assert one.standing.status is None
    history = store.case_history(one.story_id)
    assert history is not None
    assert statement in {each.statement for each in history.statements}


def test_the_accuseds_own_office_clears_nobody_in_a_real_text() -> None:
    text = (
        "SUKOHARJO – Kantor Kecamatan Girisuko menyatakan Camat Girisuko, Kabupaten Sukoharjo, tidak terbukti ikut "
        "kampanye pasangan calon bupati nomor urut 2. Pernyataan itu ditandatangani sekretaris kecamatan."
    )
    report = kept(read(1, "Camat Girisuko Diduga Ikut Kampanye Paslon 2", ACCUSED))
    own = kept(read(2, "Kecamatan Girisuko: Camat Tidak Terbukti Ikut Kampanye", text, date(2024, 11, 6)))
    assert case.told(own.item).authority is None
    assert own.standing is not None
    assert own.standing.status is None
    again = store.get(report.item.id)
    assert again is not None
    assert (again.status, again.cleared) == ("alleged", False)
    assert again.standing is not None
    assert again.standing.notices == ()  # no authority said it: not even a notice


def test_a_study_that_says_before_determination_clears_nobody() -> None:
    text = (
        "SUKOHARJO – Bawaslu Kabupaten Sukoharjo menyatakan perbuatan Camat Girisuko berfoto dengan bakal calon bupati "
        "terjadi sebelum penetapan pasangan calon, sehingga diteruskan ke BKN sebagai dugaan pelanggaran kode etik."
    )
    one = kept(read(1, "Foto Camat Girisuko dengan Bakal Calon Diteruskan ke BKN", text))
    assert not one.cleared
    assert one.status != "not_proven"


def guilty_rows(stories: set[int]) -> set[str]:
    rows = models.CaseStatus.objects.filter(item__membership__story_id__in=stories, authority__isnull=False)
    return set(rows.values_list("status", flat=True))


def joined(story_id: str) -> set[int]:
    """The stories that persons put into one case with this one, from the decisions alone; redirects followed."""
    home = {row.story_id: row.merged_into_id or row.pk for row in models.Story.objects.all()}
    groups: dict[str, set[int]] = {}
    for row in models.Decision.objects.filter(kind="confirm", undone_at_utc=None):
        groups.setdefault(row.subject, {home[row.subject]}).add(home[str(row.object)])
    own = home[story_id]
    reached = {own}.union(*(group for group in groups.values() if own in group))
    return {pk for pk, into in models.Story.objects.values_list("pk", "merged_into_id") if (into or pk) in reached}


@pytest.mark.parametrize("seed", range(6))
def test_no_guilt_crosses_a_join_that_nobody_confirmed(seed: int) -> None:
    draw = random.Random(seed)
    statuses: tuple[Status, ...] = (
        "alleged",
        "under_review",
        "forwarded",
        "proven",
        "sanctioned",
        "convicted",
        "not_proven",
    )
    number = seen_guilt = crossed = 0
    for _step in range(24):
        ids = list(
            models.Story.objects.filter(merged_into=None, members__isnull=False)
            .values_list("story_id", flat=True)
            .distinct()
        )
        act = draw.choice(("put", "put", "put", "confirm", "reject", "undo", "split", "merge"))
        try:
            if act == "put" or len(ids) < 2:
                number += 1
                text, day = draw.randint(1, 4), draw.randint(0, 20)
                made = told(number, draw.choice(statuses), day=day, text=text, authority=BAWASLU)
                publish(dataclasses.replace(made, text=f"{words(text)} {number}"))
                continue
            one, other = draw.sample(ids, 2)
            with store.write():
                if act == "confirm":
                    store.confirm_case(one, other, by="uji", reason="", now=NOW)
                elif act == "reject":
                    store.reject_case(one, other, by="uji", reason="", now=NOW)
                elif act == "merge":
                    store.merge_stories(one, other, by="uji", reason="", now=NOW)
                elif act == "split":
                    item = draw.choice(store.story_members(one)).item.id
                    store.split_story(item, by="uji", reason="", now=NOW)
                else:
                    held = models.Decision.objects.filter(undone_at_utc=None).order_by("-pk").first()
                    if held is not None:
                        undo = store.undo_case if held.kind in {"confirm", "reject"} else store.undo_story
                        undo(held.pk, by="uji", now=NOW)
        except (store.CaseError, store.StoryError):
            continue  # refused, as it is for a person: nothing was written
        for one_stored in store.get_many(store.all_ids()):
            if one_stored.status in case.GUILT and one_stored.status != one_stored.item.allegation_status:
                seen_guilt += 1
                crossed += one_stored.status not in guilty_rows(joined(one_stored.story_id))
                assert document(one_stored)["status"] == one_stored.status
            assert one_stored.standing is not None
            assert all(store.get(note.item_id) is not None for note in one_stored.standing.notices)
    assert crossed == 0
    assert number > 3
    assert seen_guilt, "a run in which nobody was guilty proves nothing"


def test_the_days_of_a_case_are_days_in_indonesia() -> None:
    late = dataclasses.replace(told(1, "not_proven"), published=None)
    publish(late, fetched=NOW.replace(hour=20))  # 03.00 of the next day in WIB
    found = store.get(late.id)
    assert found is not None
    assert found.standing is not None
    assert found.standing.stated_on == NOW.date() + timedelta(days=1)
