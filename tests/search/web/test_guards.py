"""A reader is hurt if a crawled text runs, if a page calls another host, or if personal data stays in a browser."""

from __future__ import annotations

import dataclasses
import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from search.alerts import AlertOptions, run
from search.models import Outbox, SavedSearch
from search.web import ports
from search.web.digest import render_digest
from tests.search.desk import NOW, TEXT, add_source, incident
from tests.search.web.test_journeys import Page

if TYPE_CHECKING:
    from tests.search.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
CANARY = "<script>canary()</script><img src=x onerror=canary()><svg/onload=canary()>\" ' onmouseover=canary() &lt;b&gt;"
URLS = (
    "javascript:canary()",
    "data:text/html,<script>canary()</script>",
    "//lain.example/x",
    "https://a.example/?q=<b>",
)


@pytest.fixture
def pages(desk: Desk, client: Client, filled: ports.Ports) -> dict[str, str]:
    """Every page, full: path -> address."""
    add_source("Suara Lembah", "silent")
    SavedSearch.objects.all().delete()
    SavedSearch.objects.create(name="Semua indikasi", query="indikasi:ya ATAU jenis:cleared")
    desk.add(incident(1))
    desk.catch_up()
    options = AlertOptions("pantau@localhost", "redaksi@localhost", filled.mail_folder, "http://127.0.0.1:8321")
    run(NOW, options, desk.index, render_digest)
    key = Outbox.objects.get().key
    return {
        "cari": "/cari?q=camat",
        "kosong": "/cari?q=tidakadakatanya",
        "keliru": '/cari?q="camat',
        "item": f"/item/{incident(1).id}?q=camat",
        "surel": "/surel",
        "surat": f"/surel/{key}.eml",
        "kiriman": f"/kiriman/{key}",
        "sumber": "/sumber",
        "metode": "/metode",
        "hilang": "/tidak-ada",
    }


def test_every_page_has_the_headers(client: Client, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        response = client.get(path)
        assert set(re.split(r"\s*;\s*", response["Content-Security-Policy"].strip("; "))) == POLICY, name
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in response


def test_no_page_has_inline_code_or_another_host_and_each_is_small(client: Client, pages: dict[str, str]) -> None:
    style = finders.find("pantau.css")
    assert isinstance(style, str)
    css = len(gzip.compress(Path(style).read_bytes()))
    assert css <= 16_000
    for name, path in pages.items():
        page = Page(client.get(path))  # type: ignore[arg-type]
        assert len(gzip.compress(page.source.encode())) + css <= 60_000, name
        for tag, found in page.attributes:
            assert tag not in {"script", "style", "iframe", "object", "embed", "base"}, (name, tag)
            assert not [key for key in found if key == "style" or key.startswith("on")], (name, tag)
            for key in ("src", "srcset", "action"):
                assert str(found.get(key) or "/").startswith("/"), (name, tag, key)
            if tag == "link":
                assert str(found.get("href")).startswith("/"), name


@pytest.mark.parametrize("field", ["title", "text", "author", "url"])
def test_crawled_text_is_only_ever_text(desk: Desk, client: Client, filled: ports.Ports, field: str) -> None:
    values = URLS if field == "url" else (CANARY,)
    for number, value in enumerate(values):
        given = f"{TEXT}\n{value}" if field == "text" else value
        item = incident(2 * number + 1, title=f"Judul {number}")
        desk.add(dataclasses.replace(item, **({} if field == "url" else {field: given})))
        if field == "url":
            desk.add(dataclasses.replace(item, url=None, author=value))
        desk.catch_up()
        for path in (f"/item/{item.id}", "/cari?q=camat", "/cari?q=canary"):
            page = Page(client.get(path))  # type: ignore[arg-type]
            assert not [tag for tag, _found in page.attributes if tag in {"script", "img", "svg", "b"}], path
            assert not [found for _tag, found in page.attributes if any(key.startswith("on") for key in found)], path
            assert not [link for link in page.links if not link.startswith(("/", "#", "http://", "https://"))], path


def test_a_query_is_only_ever_text(desk: Desk, client: Client) -> None:
    desk.catch_up()
    for query in (CANARY, '"><script>x</script>', "judul:" + CANARY, "</title><script>x</script>"):
        response = client.get("/cari", {"q": query})
        page = Page(response)  # type: ignore[arg-type]
        assert not [tag for tag, _found in page.attributes if tag in {"script", "img", "svg"}]


def test_an_address_that_is_no_web_address_is_not_linked() -> None:
    from search.web.filters import safe_url  # noqa: PLC0415 - Django must be set up

    assert [safe_url(each) for each in URLS] == ["", "", "", URLS[3]]


@pytest.mark.parametrize("host", ["pantau.example", "10.0.0.1", "127.0.0.1.lain.example", "192.168.1.4", "[fd00::1]"])
def test_only_names_of_this_machine_are_answered(filled: ports.Ports, host: str) -> None:
    assert Client(headers={"host": host}).get("/cari").status_code == 400
    assert Client(headers={"host": "localhost:8321"}).get("/metode").status_code == 200
    assert Client(headers={"host": "[::1]:8321"}).get("/metode").status_code == 200


def test_the_style_sheet_is_served_and_may_be_kept(client: Client) -> None:
    response = client.get("/static/pantau.css")
    assert response.status_code == 200
    assert "max-age=3600" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in response
    assert b"prefers-color-scheme: dark" in b"".join(response.streaming_content)  # type: ignore[attr-defined]
    response.close()


def test_a_broken_page_says_what_stayed_safe_and_gives_a_number(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_item_id: str) -> None:
        raise RuntimeError("rahasia dalam")

    monkeypatch.setattr("pipelines.store.get", broken)
    page = Page(client.get("/item/" + "a" * 26))  # type: ignore[arg-type]
    assert "Data yang terkumpul aman" in page.text
    assert "rahasia dalam" not in page.source
    number = re.search(r"Permintaan ([0-9a-f]{12})", page.text)
    assert number is not None
    assert number.group(1) in caplog.text


def test_pages_without_ports_name_the_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports._Filled, "ports", None)
    with pytest.raises(ports.PortsMissingError, match="pantau serve"):
        ports.ports()


def test_landmarks_headings_labels_and_focus(client: Client, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        page = Page(client.get(path))  # type: ignore[arg-type]
        tags = [tag for tag, _found in page.attributes]
        for landmark in ("header", "main", "footer", "nav"):
            assert landmark in tags, (name, landmark)
        assert dict(page.attributes)["html"]["lang"] == "id"
        assert page.headings[0] == 1, name
        assert page.headings.count(1) == 1, name
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), name
        assert page.links[0] == "#isi", name
        assert len(page.ids) == len(set(page.ids)), name
        labels = {found.get("for") for tag, found in page.attributes if tag == "label"}
        for tag, found in page.attributes:
            if tag in {"input", "select", "textarea"} and found.get("type") != "hidden":
                assert found.get("id") in labels, name
            for key in ("aria-labelledby", "aria-describedby"):
                assert set(str(found[key]).split()) <= set(page.ids) if found.get(key) else True, (name, key)
            if tag == "nav":
                assert found.get("aria-label"), name


def test_the_mail_folder_is_not_needed(desk: Desk, filled: ports.Ports, client: Client, tmp_path: Path) -> None:
    ports.fill(dataclasses.replace(filled, mail_folder=tmp_path / "tidak-ada"))
    assert client.get("/surel").status_code == 200
