"""A recipient is hurt by a header that a title smuggled in, an operator by a header that a relay breaks."""

from __future__ import annotations

import dataclasses
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest

from search.alerts import AddressError, run
from search.alerts.mailbox import mails, read_mail, write_mail
from search.alerts.options import checked_address
from search.models import Outbox
from search.web.digest import render_digest
from tests.search.desk import NOW, TEXT, incident

if TYPE_CHECKING:
    from pathlib import Path

    from search.alerts import AlertOptions
    from search.models import SavedSearch
    from tests.search.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)
EVIL = 'Camat\r\nBcc: korban@lain.example\r\n\r\n<script>alert(1)</script> "petik"'


def frozen(desk: Desk, options: AlertOptions, title: str) -> bytes:
    desk.add(incident(1, title=title))
    desk.catch_up()
    run(NOW, options, desk.index, render_digest)
    return bytes(Outbox.objects.get().body)


def test_a_title_cannot_add_a_header_or_markup(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    mail = message_from_bytes(frozen(desk, options, EVIL), policy=policy.default)
    assert mail["Bcc"] is None
    assert set(mail.keys()) <= {
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "References",
        "List-ID",
        "Auto-Submitted",
        "Content-Language",
        "MIME-Version",
        "Content-Type",
    }
    html = mail.get_body(("html",))  # type: ignore[attr-defined]
    assert "<script" not in html.get_content().lower()


def test_every_header_is_one_physical_line(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    head = frozen(desk, options, "Judul " + "panjang sekali " * 30).split(b"\r\n\r\n")[0]
    assert all(not line.startswith((b" ", b"\t")) for line in head.split(b"\r\n"))
    mail = message_from_bytes(head, policy=policy.default)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].endswith("+0700")
    assert mail["Message-ID"] == Outbox.objects.get().message_id


def test_the_subject_decides_within_sixty_characters(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    mail = message_from_bytes(frozen(desk, options, "Judul"), policy=policy.default)
    assert str(mail["Subject"]) == "1 indikasi baru · Kabupaten Sukoharjo · 22 Nov"


def test_both_forms_say_the_same_and_why(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    mail = message_from_bytes(frozen(desk, options, "Camat di panggung"), policy=policy.default)
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))  # type: ignore[attr-defined]
        shown = " ".join(part.get_content().split())
        for wanted in (
            "Camat di panggung",
            "Kabupaten Sukoharjo (33.11)",
            "N07.r1",
            "mengajak warga memilih pasangan calon nomor dua",
            "diduga",
            "22 Nov 2024",
            f"/item/{incident(1).id}",
            "Semua indikasi",
        ):
            assert wanted in shown, (kind, wanted)
        assert "pelanggaran" not in shown.lower()
        assert "pelaku" not in shown.lower()


def test_the_same_state_gives_the_same_bytes(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    first = frozen(desk, options, "Judul")
    Outbox.objects.all().delete()
    search.mark, search.told = 0, 0
    search.save()
    run(NOW, options, desk.index, render_digest)
    assert bytes(Outbox.objects.get().body) == first


def test_a_mail_over_its_cap_shows_fewer_items(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    for number in range(1, 21, 2):
        words = " ".join(f"kata{number}x{step}" for step in range(300))
        desk.add(incident(number, title=f"Judul {number}", text=f"{TEXT}\n{words}"))
    desk.catch_up()
    small = dataclasses.replace(options, html_limit_bytes=9_000)
    report = run(NOW, small, desk.index, render_digest)
    mail = message_from_bytes(bytes(Outbox.objects.get().body), policy=policy.default)
    html = mail.get_body(("html",)).get_content()  # type: ignore[attr-defined]
    assert len(html.encode()) <= 9_000
    assert 0 < html.count("<h2") < report.findings


@pytest.mark.parametrize(
    "address", ["a@b.example\nx@y.example", "a b@c.example", "<a@b.example>", "a@b.example, c@d.example", "", "a@"]
)
def test_an_address_that_would_reach_another_is_refused(address: str) -> None:
    with pytest.raises(AddressError):
        checked_address(address)
    assert checked_address("redaksi@localhost") == "redaksi@localhost"


def test_the_mail_folder_gives_out_nothing_but_mails(tmp_path: Path) -> None:
    (tmp_path / "rahasia.txt").write_text("rahasia")
    folder = tmp_path / "mail"
    key = "0" * 32
    body = (
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: satu\r\nDate: Fri, 22 Nov 2024 07:14:00 +0700\r\n\r\nisi\r\n"
    )
    assert write_mail(folder, key, body) == write_mail(folder, key, body) == f"{key}.eml"
    assert [mail.subject for mail in mails(folder)] == ["satu"]
    for name in ("../rahasia.txt", "rahasia.txt", "..", f"{key}.eml/../{key}.eml", f"{key}.EML"):
        assert read_mail(folder, name) is None
    with pytest.raises(ValueError, match="no mail key"):
        write_mail(folder, "../../etc/x", body)
