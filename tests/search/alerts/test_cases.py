"""News of a told story: a move of its status, a new regency, a take-down, and nothing else; deadlines beside them."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipelines import store
from pipelines.record import ActorTag, Published
from search.alerts import run
from search.models import SavedSearch, Sent
from search.web.digest import render_digest
from tests.pipelines.store_builders import words
from tests.search.alerts.mails import DAY, go, last_mail, text_of
from tests.search.desk import NOW, TEXT, appeal, incident

if TYPE_CHECKING:
    from pipelines.record import Item
    from search.alerts import AlertOptions
    from tests.search.desk import Desk

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def decided(item: Item, authority: str = "bawaslu") -> Item:
    """The item with an authority beside the words of its kind."""
    assert item.kind is not None
    tag = ActorTag("authority", "organiser", "Bawaslu", f"A.authority.{authority}", item.kind.spans, "", "")
    return dataclasses.replace(item, actors=(*item.actors, tag))


def elsewhere(item: Item, code: str = "33.12") -> Item:
    """The item with one more regency."""
    more = dataclasses.replace(item.regions[0], code=code, name="Kabupaten Wonogiri")
    return dataclasses.replace(item, regions=(*item.regions, more))


def test_copies_and_other_readings_are_no_news(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    assert go(desk, options).findings == 1
    desk.add(incident(3), incident(5, status="under_review", kind="handling"), incident(1, title="Camat dilaporkan"))
    assert go(desk, options, 1).findings == 0


def test_an_authority_moves_the_story_once_for_all_its_copies(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    desk.add(incident(1), incident(3), incident(5))
    assert go(desk, options).findings == 1
    desk.add(decided(incident(7, status="under_review", kind="handling")))
    assert go(desk, options, 1).findings == 1
    assert "[status]" in text_of(last_mail())
    desk.add(decided(incident(9, kind="cleared")))
    assert go(desk, options, 2).findings == 1
    assert "[tidak terbukti]" in text_of(last_mail())
    assert [row.event.partition(":")[0] for row in Sent.objects.order_by("pk")] == ["new", "status", "cleared"]
    assert go(desk, options, 3).findings == 0


def test_a_new_regency_is_news_once(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    assert go(desk, options).findings == 1
    desk.add(elsewhere(incident(3)))
    assert go(desk, options, 1).findings == 1
    assert "[wilayah baru]" in text_of(last_mail())
    desk.add(elsewhere(incident(5)))
    assert go(desk, options, 2).findings == 0


def test_rows_of_an_older_ledger_make_no_regency_new(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    assert go(desk, options).findings == 1
    Sent.objects.update(regions=None)
    desk.add(elsewhere(incident(3)))
    assert go(desk, options, 1).findings == 0


def test_a_cleared_story_is_no_new_indication(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1), decided(incident(3, kind="cleared")))
    report = go(desk, options)
    assert report.findings == 1
    mail = last_mail()
    assert "indikasi baru" not in str(mail["Subject"])
    assert "[tidak terbukti]" in text_of(mail)
    assert "[indikasi]" not in text_of(mail)


def test_a_deadline_that_passed_is_in_the_mail_until_it_is_old(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    review = decided(incident(1, status="under_review", kind="handling"))
    desk.add(dataclasses.replace(review, election="pilkada-2024"))  # told on 22 November 2024: 5 days end on 2 December
    other = incident(21, title="Lurah dilaporkan", text=TEXT.replace("balai desa", "lapangan") + "\nWarga lain diam.")
    for number, (days, told) in enumerate(((10, False), (11, True), (39, False))):
        desk.add(
            dataclasses.replace(
                other, id=f"{number:026d}", url=f"https://kabar.example/{number}", text=words(number + 70)
            )
        )
        desk.catch_up()
        run(NOW + timedelta(days=days), options, desk.index, render_digest)
        shown = text_of(last_mail())
        assert ("TENGGAT LEWAT" in shown) is told, days
    assert store.overdue((NOW + 11 * DAY).date(), since=NOW.date())


def test_a_deadline_alone_makes_one_mail_when_it_comes_and_one_when_it_has_passed(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    desk.add(dataclasses.replace(decided(incident(1, status="under_review", kind="handling")), election="pilkada-2024"))
    assert go(desk, options).findings == 1  # told on Friday 22 November 2024; the day of the vote is a holiday
    told = {}
    for day in range(1, 14):
        report = go(desk, options, day)
        assert report.findings == 0
        if report.mails:
            told[day] = (str(last_mail()["Subject"]), report.deadlines)
    assert told == {
        6: ("1 tenggat hari ini · 28 Nov", 1),
        10: ("1 tenggat hari ini · 2 Des", 1),
        11: ("1 tenggat lewat · 3 Des", 1),
    }
    shown = text_of(last_mail())
    assert "Tidak ada tulisan baru; ada tenggat" in shown
    assert "TENGGAT LEWAT" in shown
    assert "kajian Bawaslu: 22 Nov 2024 – 2 Des 2024" in shown
    # it stays in every mail that goes out for another reason, and a reported end takes it out
    desk.add(incident(21, title="Lurah dilaporkan", text=words(7)))
    assert (go(desk, options, 14).findings, "TENGGAT LEWAT" in text_of(last_mail())) == (1, True)
    desk.add(dataclasses.replace(decided(incident(3, status="forwarded", kind="handling")), election="pilkada-2024"))
    assert (go(desk, options, 15).findings, "TENGGAT LEWAT" in text_of(last_mail())) == (1, False)


def test_a_deadline_is_told_to_those_whom_its_case_concerns(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    SavedSearch.objects.create(name="Bali", query="wilayah:51", recipient="bali@localhost")
    desk.add(dataclasses.replace(decided(incident(1, status="under_review", kind="handling")), election="pilkada-2024"))
    desk.catch_up()
    SavedSearch.objects.filter(name="Bali").update(mark=10_000)
    SavedSearch.objects.exclude(name="Bali").update(mark=10_000)  # nothing was told: the search alone finds the case
    report = go(desk, options, 11)
    assert (report.mails, report.findings, report.deadlines) == (1, 0, 1)
    assert last_mail()["To"] == options.recipient


def test_a_merge_of_a_told_story_into_another_tells_nothing_again(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    desk.add(incident(1), incident(21, text=words(7)))
    assert go(desk, options).findings == 2
    desk.add(appeal(30))
    one, gone, home = (store.get(item.id) for item in (incident(1), incident(21), appeal(30)))
    assert one is not None
    assert gone is not None
    assert home is not None
    with store.write():
        store.merge_stories(gone.story_id, home.story_id, by="rina", reason="satu teks", now=NOW)
    assert go(desk, options, 1).findings == 0
    with store.write():
        store.merge_stories(one.story_id, home.story_id, by="rina", reason="satu teks", now=NOW)
    assert go(desk, options, 2).findings == 0


def test_a_split_tells_the_copy_that_nobody_was_told_of_and_no_other(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    items = [incident(number, outlet=f"kabar-{number}") for number in (1, 3, 5)]
    desk.add(*items)
    assert go(desk, options).findings == 1
    told = Sent.objects.get().item_id
    other = next(item.id for item in items if item.id != told)
    for number, (item_id, findings) in enumerate(((told, 0), (other, 1)), 1):
        with store.write():
            store.split_story(item_id, by="rina", reason="kejadian lain", now=NOW)
        assert go(desk, options, number).findings == findings
    assert "[indikasi]" in text_of(last_mail())


def test_the_mail_counts_items_and_stories_and_says_which(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    desk.add(*(incident(number) for number in (1, 3, 5)), incident(21, text=words(7)))
    assert go(desk, options).findings == 2
    assert "4 butir dalam 2 klaster · 2 indikasi baru" in text_of(last_mail())
    desk.add(decided(incident(7, kind="cleared")))
    assert go(desk, options, 1).findings == 1
    assert "4 butir dalam 1 klaster · 1 tidak terbukti" in text_of(last_mail())


def test_a_new_story_is_shown_by_the_copy_that_was_printed_first(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    def printed(number: int, day: date | None) -> Item:
        published = (
            None if day is None else Published(day, "day", "Asia/Jakarta", zone_assumed=False, raw="", rule="meta")
        )
        return dataclasses.replace(incident(number, outlet=f"kabar-{number}"), published=published)

    late, unknown, early = printed(1, date(2024, 11, 21)), printed(3, None), printed(5, date(2024, 11, 19))
    desk.add(late, unknown, early, printed(7, date(2024, 11, 20)))
    assert go(desk, options).findings == 1
    assert Sent.objects.get().item_id == early.id
    assert "4 butir dalam 1 klaster" in text_of(last_mail())
