"""A text whose flag is in doubt is in no list of findings: a mail that does not count it would hide a case."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from search.alerts import run
from search.models import SavedSearch
from search.web.digest import render_digest
from tests.search.alerts.mails import go, last_mail, text_of
from tests.search.desk import NOW, appeal, incident

if TYPE_CHECKING:
    from pipelines.record import Item
    from search.alerts import AlertOptions
    from tests.search.desk import Desk

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def lowered(number: int) -> Item:
    """The case of the desk, as it is when the second reader doubts it."""
    return dataclasses.replace(incident(number), incident=False, needs_check=True)


def test_a_lowered_flag_alone_makes_a_mail_that_counts_it_and_shows_no_words_of_it(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    desk.add(lowered(1), appeal(2))
    assert (go(desk, options).mails, last_mail()["Subject"]) == (1, "1 perlu dicek · 22 Nov")
    body = text_of(last_mail())
    assert "“Semua indikasi”: 1 tulisan baru yang mungkin indikasi" in body
    assert "http://127.0.0.1:8321/cari?q=cek%3Aya+indikasi%3Atidak" in body.replace("=\n", "")
    assert "Camat diduga" not in body
    assert go(desk, options, days=1).mails == 0, "a text is counted in one mail only"


def test_beside_findings_the_doubted_are_counted_apart(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(lowered(1), incident(3, outlet="warta-laut"))
    report = go(desk, options)
    assert (report.mails, report.findings) == (1, 1)
    assert last_mail()["Subject"].startswith("1 indikasi baru · 1 perlu dicek")


def test_a_doubted_text_that_another_part_of_the_search_wants_is_a_finding_too(
    desk: Desk, options: AlertOptions, transactional_db: None
) -> None:
    SavedSearch.objects.all().delete()
    SavedSearch.objects.create(name="Sukoharjo", query="wilayah:33.11")
    desk.add(lowered(1))
    assert go(desk, options).findings == 1
    assert "perlu dicek" not in last_mail()["Subject"], "a search that asks for no flag finds the text itself"


def test_what_a_narrow_search_does_not_want_is_not_counted_for_it(
    desk: Desk, options: AlertOptions, transactional_db: None
) -> None:
    SavedSearch.objects.all().delete()
    SavedSearch.objects.create(name="Aceh", query="indikasi:ya wilayah:11", recipient="aceh@localhost")
    SavedSearch.objects.create(name="Jawa Tengah", query="indikasi:ya wilayah:33", recipient="jateng@localhost")
    desk.add(lowered(1))
    desk.catch_up()
    assert run(NOW, options, desk.index, render_digest).mails == 1
    assert (last_mail()["To"], "“Jawa Tengah”: 1" in text_of(last_mail())) == ("jateng@localhost", True)
