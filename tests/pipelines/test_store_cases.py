"""Cases in the real store: a status moves only where it may, a decision outlives every re-reading, nothing is lost."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from pipelines import models, store
from pipelines.record import ActorTag, Published
from tests.pipelines.store_builders import NOW, add, publish, settle, words
from tests.pipelines.test_case import accused, actor

if TYPE_CHECKING:
    from pipelines.record import Item, Status, StoredItem

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
FIRST = date(2024, 11, 4)
CAMAT = actor("Camat Girisuko")
BAWASLU = actor("Bawaslu", "authority", "A.authority.bawaslu")


def told(
    number: int,
    status: Status = "alleged",
    *,
    day: int = 0,
    text: int = 1,
    who: ActorTag = CAMAT,
    authority: ActorTag | None = BAWASLU,
) -> Item:
    """An item of a story of its own per `text`; items of one `text` are copies."""
    actors = (who,) if authority is None or status == "alleged" else (who, authority)
    plain = accused(status, *actors)
    address = f"https://suara-lembah.example/berita/{number}"
    day_of = FIRST + timedelta(days=day)
    published = Published(day_of, "day", "Asia/Jakarta", zone_assumed=False, raw="", rule="meta")
    return dataclasses.replace(
        plain, id=f"{number:026d}", url=address, text=f"{words(text)} {number}", title="Camat", published=published
    )


def put(*items: Item) -> list[StoredItem]:
    for item in items:
        assert item.url is not None
        add(item.url)
        settle(item)
    return [seen(item) for item in items]


def seen(item: Item) -> StoredItem:
    found = store.get(item.id)
    assert found is not None
    return found


def confirm(one: StoredItem, other: StoredItem) -> int:
    with store.write():
        return store.confirm_case(one.story_id, other.story_id, by="rina", reason="tempat dan hari sama", now=NOW)


def states() -> dict[str, str]:
    return {each.story_id: each.state for each in store.case_members()}


def test_copies_follow_the_authority_and_are_renumbered() -> None:
    report, copy = put(told(1), told(2))
    assert report.story_id == copy.story_id
    before = store.latest_change()
    put(told(3, "not_proven", day=7))
    assert [seen(told(n)).status for n in (1, 2, 3)] == ["not_proven"] * 3
    changed = [one.item.id for one in store.changes_since(before, 10)]
    assert set(changed) == {told(n).id for n in (1, 2, 3)}
    standing = seen(told(1)).standing
    assert standing is not None
    assert (standing.stated_on, standing.authority, standing.scope) == (date(2024, 11, 11), "bawaslu", "story")


def test_a_late_older_copy_never_moves_it_back() -> None:
    put(told(1, "not_proven", day=9), told(2, "under_review", day=2), told(3, "alleged", day=12))
    assert {seen(told(n)).status for n in (1, 2, 3)} == {"not_proven"}


def test_another_text_is_only_proposed_and_says_it_as_a_notice() -> None:
    report, clearing = put(told(1), told(2, "not_proven", day=7, text=2))
    report = seen(report.item)
    assert report.story_id != clearing.story_id
    assert states() == {report.story_id: "proposed", clearing.story_id: "proposed"}
    assert report.status == "alleged"
    assert report.standing is not None
    assert [notice.item_id for notice in report.standing.notices] == [clearing.item.id]
    assert report.standing.case_id is None


def test_guilt_is_not_even_a_notice_over_a_proposal() -> None:
    report, _sanction = put(told(1), told(2, "sanctioned", day=7, text=2))
    report = seen(report.item)
    assert report.status == "alleged"
    assert report.standing is not None
    assert report.standing.notices == ()
    assert len(report.standing.possible) == 1


def test_confirming_moves_every_copy_and_undoing_moves_them_back() -> None:
    report, _copy, clearing = put(told(1), told(2), told(3, "not_proven", day=7, text=2))
    before = store.latest_change()
    decision = confirm(report, clearing)
    for number in (1, 2, 3):
        one = seen(told(number))
        assert (one.status, one.cleared) == ("not_proven", True)
        assert one.standing is not None
        assert (one.standing.case_id, one.standing.scope) == (report.story_id, "case")
    assert len(store.changes_since(before, 10)) == 3
    with store.write():
        store.undo_case(decision, by="rina", now=NOW)
    assert [seen(told(n)).status for n in (1, 2, 3)] == ["alleged", "alleged", "not_proven"]
    assert states() == {report.story_id: "proposed", clearing.story_id: "proposed"}
    log = list(models.Audit.objects.order_by("no").values_list("action", "by"))
    assert log == [("case_confirm", "rina"), ("case_undo", "rina")]
    kept = models.Decision.objects.get(pk=decision)
    assert (kept.undone_by, kept.kind) == ("rina", "confirm")
    with store.write(), pytest.raises(store.CaseError, match="in force"):
        store.undo_case(decision, by="rina", now=NOW)


def test_reopened_after_a_clearing_in_a_confirmed_case() -> None:
    report, clearing, again = put(
        told(1), told(2, "not_proven", day=7, text=2), told(3, "under_review", day=20, text=3)
    )
    confirm(report, clearing)
    confirm(report, again)
    assert {seen(told(n)).status for n in (1, 2, 3)} == {"under_review"}
    assert not seen(told(2, "not_proven", day=7, text=2)).cleared


def test_a_rejected_story_is_not_proposed_again() -> None:
    report, clearing = put(told(1), told(2, "not_proven", day=7, text=2))
    with store.write():
        store.reject_case(report.story_id, clearing.story_id, by="rina", reason="kejadian lain", now=NOW)
    put(told(3, "alleged", day=1), told(4, "not_proven", day=8, text=2))
    standing = seen(told(1)).standing
    assert standing is not None
    assert (standing.notices, states()[clearing.story_id]) == ((), "rejected")
    assert len({each.case_id for each in store.case_members()}) == 1


def test_what_was_decided_about_a_story_holds_for_the_one_that_took_it_in() -> None:
    report, clearing = put(told(1), told(2, "not_proven", day=7, text=2))
    other = put(told(3, text=3, who=actor("Lurah")))[0]
    with store.write():
        store.reject_case(report.story_id, clearing.story_id, by="rina", reason="kejadian lain", now=NOW)
        store.merge_stories(clearing.story_id, other.story_id, by="rina", reason="satu teks", now=NOW)
    put(told(4, "alleged", day=1))
    with store.write():
        store.rebuild_rows(list(models.Item.objects.values_list("pk", flat=True)))
        store.rebuild_members()
    standing = seen(told(1)).standing
    assert standing is not None
    assert (standing.status, standing.notices) == (None, ())
    assert seen(other.item).status == "not_proven"  # one text with the clearing now


def test_merging_two_stories_keeps_a_confirmed_case_whole() -> None:
    report, clearing = put(told(1), told(2, "not_proven", day=7, text=2))
    other = put(told(3, text=3, who=actor("Lurah")))[0]
    confirm(report, clearing)
    with store.write():
        store.merge_stories(clearing.story_id, other.story_id, by="rina", reason="satu teks", now=NOW)
        store.rebuild_members()
    assert {seen(told(n)).status for n in (1, 2, 3)} == {"not_proven"}
    apart = put(told(5, text=5, who=actor("Kepala Desa")))[0]
    with pytest.raises(store.CaseError, match="undo that first"):
        confirm(apart, other)


def test_other_offices_and_places_are_not_proposed() -> None:
    put(told(1), told(2, "not_proven", day=7, text=2, who=actor("Camat Grogol")), told(3, text=3, who=actor("Camat")))
    assert states() == {}


def test_a_story_stands_in_one_confirmed_case_only() -> None:
    report, clearing, other = put(told(1), told(2, "not_proven", day=7, text=2), told(3, text=3, who=actor("Lurah")))
    confirm(report, clearing)
    with pytest.raises(store.CaseError, match="undo that first"):
        confirm(other, clearing)
    assert seen(other.item).status == "alleged"
    assert models.Decision.objects.count() == 1
    with pytest.raises(store.CaseError, match="no story or case"), store.write():
        store.confirm_case("x" * 26, clearing.story_id, by="rina", reason="", now=NOW)


def test_decisions_survive_a_re_reading_and_a_rebuild() -> None:
    report, clearing = put(told(1), told(2, "not_proven", day=7, text=2))
    confirm(report, clearing)
    newer = dataclasses.replace(told(1), needs_check=True, knowledge_version="k2")
    publish(newer, body="a")
    assert seen(newer).status == "not_proven"
    rows = models.CaseStatus.objects.count()
    before = {n: seen(told(n)).standing for n in (1, 2)}
    models.CaseMember.objects.all().delete()
    models.Case.objects.all().delete()
    models.CaseKey.objects.all().delete()
    assert seen(told(1)).status == "alleged"
    with store.write():
        store.rebuild_rows(list(models.Item.objects.values_list("pk", flat=True)))
        store.rebuild_members()
    assert {n: seen(told(n)).standing for n in (1, 2)} == before
    assert models.CaseStatus.objects.count() == rows  # nothing was doubled


def test_a_better_reading_of_the_same_text_replaces_the_row_and_keeps_its_day() -> None:
    item = told(1, "sanctioned", day=3)
    put(item)
    publish(told(1, "under_review", day=3), fetched=NOW + timedelta(hours=1), body="b")
    assert [row.status for row in models.CaseStatus.objects.order_by("pk")] == ["sanctioned", "under_review"]
    assert seen(item).status == "under_review"
    standing = seen(item).standing
    assert standing is not None
    assert standing.stated_on == FIRST + timedelta(days=3)


def test_a_revision_speaks_for_the_day_of_its_capture() -> None:
    put(told(1, "under_review", day=0))
    revised = dataclasses.replace(told(1, "not_proven", day=0), title="Kasus camat dihentikan")
    later = datetime(2024, 11, 29, 20, 0, tzinfo=UTC)  # the 30th in WIB
    publish(revised, fetched=later, body="b")
    standing = seen(revised).standing
    assert standing is not None
    assert (standing.status, standing.stated_on) == ("not_proven", date(2024, 11, 30))


def test_an_erased_item_tells_nothing_and_its_copies_hear_of_it() -> None:
    _report, guilty = put(told(1), told(2, "sanctioned", day=3))
    assert seen(told(1)).status == "sanctioned"
    before = store.latest_change()
    with store.write():
        store.erase(guilty.item.id, by="rina", reason="permintaan", now=NOW)
    assert seen(told(1)).status == "alleged"
    assert {one.item.id for one in store.changes_since(before, 10)} == {told(1).id, guilty.item.id}


def test_the_history_tells_rows_statements_members_and_the_timer() -> None:
    review = dataclasses.replace(told(1, "under_review"), election="pilkada-2024")
    report, clearing = put(review, told(2, "not_proven", day=7, text=2))
    history = store.case_history(report.story_id)
    assert history is not None
    assert [row.status for row in history.rows] == ["under_review"]
    assert history.timer is not None
    assert (history.timer.due_on, history.timer.closed_on) == (date(2024, 11, 7), None)
    assert [one.item_id for one in store.overdue(date(2024, 11, 12), since=FIRST)] == [report.item.id]
    assert store.overdue(date(2024, 11, 11), since=FIRST) == []
    confirm(report, clearing)
    history = store.case_history(clearing.story_id)
    assert history is not None
    assert [row.status for row in history.rows] == ["under_review", "not_proven"]
    assert history.timer is not None
    assert history.timer.closed_on == date(2024, 11, 11)
    assert store.overdue(date(2024, 11, 12), since=FIRST) == []
    assert store.case_history("x" * 26) is None


def test_an_item_that_is_split_off_a_cleared_story_is_not_left_accused_without_a_notice() -> None:
    report, copy, clearing = put(told(1), told(2), told(3, "not_proven", day=7, text=2))
    confirm(report, clearing)
    with store.write():
        store.split_story(copy.item.id, by="rina", reason="rangkuman", now=NOW)
    for rebuilt in (False, True):
        if rebuilt:
            with store.write():
                store.rebuild_rows(list(models.Item.objects.values_list("pk", flat=True)))
                store.rebuild_members()
        alone = seen(copy.item)
        assert (alone.status, alone.story_id == report.story_id) == ("alleged", False)
        assert alone.standing is not None
        assert [notice.item_id for notice in alone.standing.notices] == [clearing.item.id]
        assert alone.standing.possible == (report.story_id,)  # one case, not a second one beside it
        assert seen(report.item).status == "not_proven"
        assert states() == {
            report.story_id: "confirmed",
            clearing.story_id: "confirmed",
            alone.story_id: "proposed",
        }
    (split,) = [row.pk for row in store.story_decisions(report.story_id) if row.kind == "split"]
    with store.write():
        store.undo_story(split, by="rina", now=NOW)
    assert seen(copy.item).status == "not_proven"
    assert states() == {report.story_id: "confirmed", clearing.story_id: "confirmed"}
