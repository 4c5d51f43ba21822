"""News of a told story: a move of its status, a new regency, a take-down, and nothing else; deadlines beside them."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pipelines import store
from pipelines.record import ActorTag
from search.alerts import run
from search.models import Sent
from search.web.digest import render_digest
from tests.pipelines.store_builders import words
from tests.search.alerts.test_rounds import DAY, go, last_mail, text_of
from tests.search.desk import NOW, TEXT, incident

if TYPE_CHECKING:
    from pipelines.record import Item
    from search.alerts import AlertOptions
    from search.models import SavedSearch
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
