"""People are hurt by a word that judges. A machine's tag is an indikasi; only an authority's decision says more."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from search.alerts import AlertOptions, run
from search.models import Outbox, SavedSearch
from search.web import words
from search.web.digest import render_digest
from tests.search.desk import NOW, appeal, incident
from tests.search.web.catalogue import MO, PO, ROOM, catalogue, compiled, key_of, said
from tests.search.web.test_journeys import Page

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from tests.search.desk import Desk

NEVER = re.compile(r"\b(pelaku|terlapor|tersangka|pelanggar\w*|bersalahnya|temuan)\b", re.IGNORECASE)
PROVEN = re.compile(r"(?<!tidak )(?<!tak )\bterbukti\b", re.IGNORECASE)


def test_nothing_is_left_untranslated_or_fuzzy_and_nothing_is_left_over() -> None:
    messages = {key_of(message.id): message for message in catalogue() if message.id}
    assert set(messages) == set(said()), "run `python -m tests.search.web.catalogue` and translate what is empty"
    for key, message in messages.items():
        assert not message.fuzzy, key
        strings = [message.string] if isinstance(message.string, str) else list(message.string)
        assert strings, key
        assert all(strings), key
        placeholders = set(re.findall(r"%\(\w+\)s|%d", " ".join(key) if isinstance(key, tuple) else key))
        assert all(set(re.findall(r"%\(\w+\)s|%d", each)) == placeholders for each in strings), key


def test_the_compiled_catalogue_is_the_written_one() -> None:
    assert MO.read_bytes() == compiled(read_po(io.BytesIO(PO.read_bytes()), locale="id"))


def test_no_label_judges() -> None:
    allowed = {str(message.id) for message in catalogue() if message.id == "found proven by an authority"}
    for message in catalogue():
        for text in [message.string] if isinstance(message.string, str) else message.string:
            assert not NEVER.search(text) or text == "pelapor", text
            if str(message.id) not in allowed:
                assert not PROVEN.search(text), text
    assert set(words.DECIDED_STATUSES) == {"proven", "sanctioned", "convicted"}


def test_no_template_judges() -> None:
    for path in sorted(ROOM.rglob("templates/**/*.*")):
        text = path.read_text(encoding="utf-8")
        assert not NEVER.search(text), path
        assert not PROVEN.search(text), path
        assert "pelanggaran" not in text.lower(), path
        assert "|safe" not in text.replace("|safe_text", "").replace("|safe_url", ""), path
        assert path.parent.name == "mail" or "autoescape off" not in text, path


def test_nothing_is_marked_safe() -> None:
    for path in ROOM.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        assert "mark_safe" not in code, path
        assert "SafeString" not in code, path


@pytest.mark.django_db(transaction=True)
def test_rendered_pages_and_mails_do_not_judge(desk: Desk, client: Client, tmp_path: Path) -> None:
    SavedSearch.objects.all().delete()
    SavedSearch.objects.create(name="Semua indikasi", query="indikasi:ya ATAU jenis:cleared")
    desk.add(incident(1), appeal(2), incident(3, kind="cleared", title="Laporan warga dihentikan"))
    desk.catch_up()
    options = AlertOptions("pantau@localhost", "redaksi@localhost", tmp_path / "m", "http://127.0.0.1")
    run(NOW, options, desk.index, render_digest)
    row = Outbox.objects.get()
    paths = ["/cari", "/metode", "/sumber", f"/item/{incident(1).id}", f"/item/{incident(3).id}", f"/kiriman/{row.key}"]
    shown = [Page(client.get(path)).text for path in paths]  # type: ignore[arg-type]
    shown.append(bytes(row.body).decode())
    for text in shown:
        own = text.replace("terlapor membantah", "")  # the reason that a rule of the desk's item gives
        assert not NEVER.search(own), NEVER.search(own)
        assert not PROVEN.search(own)
        assert "pelanggaran" not in own.lower()


@pytest.mark.django_db(transaction=True)
def test_status_never_stands_without_its_day(desk: Desk, client: Client) -> None:
    desk.add(incident(1, status="forwarded", kind="handling"), incident(2, status="sanctioned", kind="outcome"))
    desk.catch_up()
    for path in ("/cari", f"/item/{incident(1).id}", f"/item/{incident(2).id}"):
        page = Page(client.get(path))  # type: ignore[arg-type]
        statuses = re.findall(r"status: [^·]+· per (\d{1,2} \w{3} \d{4})", page.text)
        assert statuses, path
        assert len(statuses) == page.text.count("status:"), path


@pytest.mark.parametrize(
    ("value", "word"), [(1.0, "kuat"), (0.8, "kuat"), (0.79, "sedang"), (0.5, "sedang"), (0.1, "lemah")]
)
def test_confidence_is_word_and_number(value: float, word: str) -> None:
    assert str(words.confidence_word(value)) == word
