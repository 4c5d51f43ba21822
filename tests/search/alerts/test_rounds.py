"""A recipient is hurt by a finding that never comes, one that comes twice, or one that hides a clearing."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from pipelines import store
from search.alerts import run
from search.index import IndexUnavailableError
from search.models import Outbox, SavedSearch, Sent
from search.web.digest import render_digest
from tests.search.alerts.mails import go, last_mail, text_of
from tests.search.desk import NOW, OTHER, TEXT, add_source, appeal, incident, url

if TYPE_CHECKING:
    from search.alerts import AlertOptions
    from tests.search.desk import Desk

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def test_the_seed_is_one_search_and_can_be_planted_twice(transactional_db: None) -> None:
    SavedSearch.objects.all().delete()
    seed = import_module("search.migrations.0002_semua_indikasi").seed
    seed(apps, None)
    seed(apps, None)
    (planted,) = SavedSearch.objects.all()
    assert (planted.name, planted.query, planted.recipient, planted.mark) == (
        "Semua indikasi",
        "indikasi:ya ATAU jenis:cleared",
        None,
        0,
    )


def test_new_findings_are_mailed_once_and_appeals_never(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1), appeal(2))
    first = go(desk, options)
    assert (first.mails, first.findings, first.repeated, first.delivered.sent) == (1, 1, 0, 1)
    (file,) = options.mail_folder.iterdir()
    assert file.read_bytes() == bytes(Outbox.objects.get().body)
    second = go(desk, options, 1)
    assert (second.mails, second.findings, second.repeated) == (0, 0, 0)
    search.refresh_from_db()
    assert search.mark == store.latest_change()


def test_an_emptied_ledger_repeats_and_says_so(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1), incident(3, title="Lurah diduga ajak warga", text=TEXT.replace("camat", "lurah") + OTHER))
    findings = go(desk, options).findings
    assert findings >= 1
    Sent.objects.all().delete()
    again = go(desk, options, 1)
    assert (again.mails, again.findings, again.repeated) == (1, findings, findings)
    assert Outbox.objects.values("message_id").distinct().count() == 2
    assert go(desk, options, 2).mails == 0


def test_a_reset_mark_alone_repeats_nothing(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    go(desk, options)
    SavedSearch.objects.update(mark=0)
    assert go(desk, options, 1).mails == 0


def test_the_window_never_runs_ahead_of_the_index(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.catch_up()
    desk.add(incident(1))  # stored, not indexed
    early = run(NOW, options, desk.index, render_digest)
    assert (early.mails, early.window_to) == (0, 0)
    search.refresh_from_db()
    assert search.mark == 0
    assert go(desk, options).findings == 1


def test_a_change_between_index_and_mail_comes_in_the_next_one(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    desk.add(incident(1))
    desk.catch_up()
    desk.add(incident(1, title="Camat diduga ajak warga, judul baru"))  # a newer change than the index holds
    assert run(NOW, options, desk.index, render_digest).findings == 0
    assert go(desk, options).findings == 1


def test_copies_of_a_told_story_are_no_news(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    long = TEXT + "\n" + OTHER
    desk.add(incident(1, text=long))
    assert go(desk, options).findings == 1
    desk.add(incident(1, text=long, outlet="kabar-tetangga"))
    assert store.story_sizes([Sent.objects.get().story_id]) == {Sent.objects.get().story_id: 2}
    assert go(desk, options, 1).findings == 0


def test_status_moves_and_clearing_are_told_even_when_the_search_no_longer_matches(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    SavedSearch.objects.update(query="indikasi:ya")
    desk.add(incident(1))
    go(desk, options)
    desk.add(incident(1, status="under_review", kind="handling"))
    assert go(desk, options, 1).findings == 1
    desk.add(incident(1, kind="cleared", title="Laporan terhadap camat tidak terbukti"))
    assert go(desk, options, 2).findings == 1
    assert [event.partition(":")[0] for event in Sent.objects.order_by("pk").values_list("event", flat=True)] == [
        "new",
        "status",
        "cleared",
    ]
    shown = text_of(last_mail())
    assert "tidak terbukti" in shown
    assert "indikasi]" not in shown
    assert go(desk, options, 3).findings == 0


def test_a_take_down_of_a_told_item_is_told_once(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    go(desk, options)
    with store.write():
        store.add_gone(url(1), 404, NOW, rounds=1)
    assert go(desk, options, 1).findings == 1
    with store.write():
        store.touch([Sent.objects.all()[0].item_id])
    assert go(desk, options, 2).findings == 0


def test_a_failing_search_keeps_its_mark_and_is_named_in_the_mail(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    broken = SavedSearch.objects.create(name="Terlalu panjang", query="a" * 2_001)
    desk.add(incident(1))
    report = go(desk, options)
    assert [each.search for each in report.failed] == ["Terlalu panjang"]
    broken.refresh_from_db()
    assert broken.mark == 0
    assert broken.last_error is not None
    assert "Terlalu panjang" in text_of(last_mail())
    broken.query = "camat"
    broken.save()
    assert go(desk, options, 1).findings == 0  # the same story, already told under the other search
    broken.refresh_from_db()
    assert (broken.mark, broken.last_error) == (store.latest_change(), None)


def test_without_an_index_every_search_waits(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    def down() -> None:
        raise IndexUnavailableError("no answer")

    assert [each.search for each in run(NOW, options, lambda: None, render_digest).failed] == ["Semua indikasi"]
    assert run(NOW, options, down, render_digest).mails == 0
    search.refresh_from_db()
    assert search.mark == 0


def test_a_dry_run_counts_and_writes_nothing(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    report = go(desk, options, dry_run=True)
    assert (report.mails, report.findings, report.dry_run) == (1, 1, True)
    assert (Outbox.objects.count(), Sent.objects.count(), options.mail_folder.exists()) == (0, 0, False)
    search.refresh_from_db()
    assert search.mark == 0


def test_an_item_under_two_searches_is_told_once_naming_both(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    SavedSearch.objects.create(name="Camat", query="camat")
    desk.add(incident(1))
    assert go(desk, options).findings == 1
    assert "Semua indikasi, Camat" in text_of(last_mail()).replace("\n", " ")


def test_a_source_that_breaks_is_told_once_even_without_findings(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    add_source("Suara Lembah")
    assert go(desk, options).mails == 0
    add_source("Suara Lembah", "silent")
    assert go(desk, options, 1).mails == 1
    shown = text_of(last_mail())
    assert "Suara Lembah" in shown
    assert go(desk, options, 2).mails == 0


def test_every_finding_is_in_the_ledger_though_the_mail_shows_twenty_five(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    for number in range(1, 61, 2):
        words = " ".join(f"kata{number}x{step}" for step in range(200))
        desk.add(incident(number, title=f"Judul ke-{number}", text=f"{TEXT}\n{words}"))
    report = go(desk, options)
    rows = Sent.objects.count()
    assert report.findings == rows >= 26
    shown = text_of(last_mail())
    assert shown.count("/item/") == 25
    assert f"/kiriman/{Outbox.objects.get().key}" in shown
    html = last_mail().get_body(("html",))
    assert html is not None
    assert len(str(html.get_content()).encode()) <= 80_000


def test_a_flood_of_indications_does_not_hide_a_cleared_case(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    for number in range(1, 61, 2):
        words = " ".join(f"kata{number}x{step}" for step in range(200))
        kind = "cleared" if number == 59 else "incident"
        desk.add(incident(number, title=f"Judul ke-{number}.", text=f"{TEXT}\n{words}", kind=kind))
    go(desk, options)
    shown = text_of(last_mail())
    assert "[tidak terbukti] Judul ke-59." in shown
    assert shown.count("/item/") == 25


def test_an_excerpt_cuts_no_word_and_a_title_only_match_shows_the_lead(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    inside = incident(1, text=f"{OTHER} {TEXT} {OTHER}")
    told = "Warga mengaku menerima undangan itu lewat grup percakapan sejak Selasa malam, tanpa kop surat kantor."
    lead = dataclasses.replace(incident(3, text=told, title="Camat mengajak warga"), violations=(), statements=())
    desk.add(inside, lead)
    go(desk, options)
    whole = set(f"{OTHER} {TEXT} {told}".split())
    lines = [line.strip() for line in text_of(last_mail()).splitlines() if line.strip().startswith("…")]
    assert len(lines) == 2
    for line in lines:
        assert {word.replace("*", "") for word in line.strip("…").split()} <= whole, line
    assert any("*" not in line for line in lines)


def test_two_runs_at_once_make_one_mail(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    desk.catch_up()

    def render_late(digest: object) -> object:
        """The other run commits while this one still renders."""
        if not Outbox.objects.exists():
            assert run(NOW, options, desk.index, render_digest).mails == 1
        return render_digest(digest)  # type: ignore[arg-type]

    assert run(NOW, options, desk.index, render_late).mails == 0  # type: ignore[arg-type]
    assert (Outbox.objects.count(), Sent.objects.count()) == (1, 1)


def test_a_bad_recipient_is_reported_and_others_get_theirs(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    SavedSearch.objects.create(name="Keliru", query="camat", recipient="a@b.example\nBcc: x@y.example")
    desk.add(incident(1))
    report = go(desk, options)
    assert report.mails == 1
    assert [each.search for each in report.failed] == ["Keliru"]


def test_erased_items_are_not_mailed(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    item_id = incident(1).id
    with store.write():
        store.erase(item_id, by="uji", reason="permintaan", now=NOW)
    assert go(desk, options).findings == 0


def test_the_knowledge_of_a_person_does_not_change_the_bytes(
    desk: Desk, options: AlertOptions, search: SavedSearch
) -> None:
    secret = "3311012203850007"  # a made-up NIK
    desk.add(dataclasses.replace(incident(1), text=f"{TEXT}\nNIK {secret} dan HP 081234567890."))
    go(desk, options)
    assert secret.encode() not in bytes(Outbox.objects.get().body)
