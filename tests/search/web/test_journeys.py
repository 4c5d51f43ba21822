"""What watchdog staff do: search, read how it was read, open an item, follow a tag to its words, take rows along."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from pipelines import store
from pipelines.record import Mask
from search.alerts import AlertOptions, run
from search.index import IndexUnavailableError
from search.models import Outbox, SavedSearch
from search.web import ports
from search.web.digest import render_digest
from tests.search.desk import NOW, OTHER, TEXT, add_source, appeal, incident, url

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.search.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)


class Page(HTMLParser):
    """What a reader and a browser find in a page: text, addresses, ids, headings, labels, elements."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.source = response.content.decode()
        self.feed(self.source)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.attributes.append((tag, found))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def get(client: Client, path: str, status: int = 200, **query: str) -> Page:
    response = client.get(path, query)
    assert response.status_code == status, response.content.decode()[:2_000]
    return Page(response)


def test_the_front_door_leads_to_the_search_page(client: Client) -> None:
    response = client.get("/?q=camat")
    assert (response.status_code, response["Location"]) == (302, "/cari?q=camat")


def test_search_shows_count_reading_row_and_marks(desk: Desk, client: Client) -> None:
    add_source("Suara Lembah")
    desk.add(incident(1), appeal(2))
    desk.catch_up()
    page = get(client, "/cari", q="pasangan calon")
    assert "1 hasil" in page.text
    assert "Dibaca sebagai:" in page.text
    for wanted in ("indikasi", "diduga", "per 22 Nov 2024", "Kabupaten Sukoharjo (33.11)", "Suara Lembah", "N07"):
        assert wanted in page.text
    assert "<mark>pasangan</mark>" in page.source.replace("<mark>pasangan calon</mark>", "<mark>pasangan</mark>")
    assert "1 dari 1 sumber hidup." in page.text
    assert any(link.startswith(f"/item/{incident(1).id}") for link in page.links)


def test_without_a_query_everything_is_listed_newest_first_and_the_evidence_is_the_snippet(
    desk: Desk, client: Client
) -> None:
    desk.add(incident(1), appeal(2))
    desk.catch_up()
    page = get(client, "/cari")
    assert "2 hasil" in page.text
    assert "<mark>mengajak warga memilih pasangan calon nomor dua</mark>" in page.source
    assert page.text.count("indikasi ") >= 1


def test_an_appeal_bears_no_label_and_a_cleared_case_bears_its_own(desk: Desk, client: Client) -> None:
    desk.add(appeal(2), incident(3, kind="cleared", title="Laporan tidak terbukti"))
    desk.catch_up()
    rows = get(client, "/cari").source.split('<ol class="hits">')[1]
    assert 'class="indikasi"' not in rows
    assert rows.count('class="cleared"') == 1


def test_paging_walks_through_all_results_without_repeats(desk: Desk, client: Client) -> None:
    desk.add(*(incident(number, title=f"Judul {number}") for number in range(1, 51)))
    desk.catch_up()
    for start in ({"q": "camat", "salinan": "ya"}, {"q": "camat", "salinan": "ya", "sort": "relevance"}):
        seen: list[str] = []
        page = get(client, "/cari", **start)
        for _step in range(3):
            assert "50 hasil dalam 1 klaster" in page.text
            seen += [link[6:32] for link in page.links if link.startswith("/item/")]
            following = [link for link in page.links if "after=" in link or "page=" in link]
            if not following:
                break
            page = Page(client.get(following[-1]))  # type: ignore[arg-type]
        assert len(seen) == len(set(seen)) == 50


def test_copies_are_counted_beside_a_row_and_listed_on_the_item(desk: Desk, client: Client) -> None:
    long = f"{TEXT}\n{OTHER}"
    desk.add(incident(1, text=long), incident(3, text=long, outlet="kabar-tetangga"))
    desk.catch_up()
    assert "+1 salinan" in get(client, "/cari").text
    page = get(client, f"/item/{incident(1).id}")
    assert "Salinan tulisan ini" in page.text
    assert f"/item/{incident(3, outlet='kabar-tetangga').id}" in page.links


@pytest.mark.parametrize(
    ("query", "status", "wanted"),
    [
        ('"tanpa tutup', 200, "tidak ditutup"),
        ("camat ATAU", 200, "diabaikan"),
        ("wilayah:Sukoharja", 200, "Sukoharjo"),
        ("x" * 2_001, 400, "terlalu panjang"),
        ("(" * 40 + "camat", 400, "bersarang"),
    ],
)
def test_a_crooked_query_is_answered_with_how_it_was_read(
    desk: Desk, client: Client, query: str, status: int, wanted: str
) -> None:
    desk.add(incident(1))
    desk.catch_up()
    page = get(client, "/cari", status, q=query)
    assert wanted in page.text


def test_a_warning_points_at_its_characters(desk: Desk, client: Client) -> None:
    desk.catch_up()
    page = get(client, "/cari", q="camat ATAU")
    assert '<span class="query">camat <span class="bad">ATAU</span></span>' in page.source


@pytest.mark.parametrize(
    "query", ["after=9999999999999999999", "after=-1", "after=x", "page=0", "page=99999", "sort=z"]
)
def test_crooked_state_falls_back_to_the_first_page(desk: Desk, client: Client, query: str) -> None:
    desk.add(incident(1))
    desk.catch_up()
    assert client.get(f"/cari?{query}").status_code == 200


def test_no_results_and_no_index_and_index_down_each_say_so(desk: Desk, client: Client, filled: ports.Ports) -> None:
    desk.add(incident(1))
    desk.catch_up()
    assert "Tidak ada hasil" in get(client, "/cari", q="tidakadakatanya").text

    def down() -> None:
        raise IndexUnavailableError("node tidak menjawab")

    ports.fill(dataclasses.replace(filled, open_index=lambda: None))
    assert "Indeks belum ada" in get(client, "/cari", 503, q="camat").text
    ports.fill(dataclasses.replace(filled, open_index=down))
    page = get(client, "/cari", 503, q="camat")
    assert "node tidak menjawab" in page.text
    assert "Tidak ada yang hilang" in page.text
    assert get(client, f"/item/{incident(1).id}").headings[0] == 1
    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/ekspor?q=camat&format=csv").status_code == 503


def test_every_tag_leads_to_its_words_and_back(desk: Desk, client: Client) -> None:
    desk.add(incident(1))
    page = get(client, f"/item/{incident(1).id}", q="camat")
    anchors = [link[1:] for link in page.links if link.startswith("#") and link != "#isi"]
    assert set(anchors) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    cards = {name for name in page.ids if name.startswith("tag-")}
    assert {name for name in anchors if name.startswith("tag-")} == cards - {_card_without_span(page)}
    for wanted in (
        "Mengapa ditandai",
        "N07 Mengajak, mengarahkan, atau memobilisasi untuk satu pihak",
        "N07.r1",
        "ajakan memilih satu pihak",
        "“mengajak warga memilih pasangan calon nomor dua”",
        "diceritakan sebagai dugaan",
        "sesudah penetapan calon",
        "PD8",
        "hukuman disiplin berat",
        "kuat 0,88",
        "kuat 0,91",
        "yang bersangkutan membantah",
        "jabatan yang lazimnya dipegang ASN",
        "disebut bertindak",
    ):
        assert wanted in page.text, wanted
    assert '<span class="t violation kind">' in page.source or '<span class="t kind violation">' in page.source
    assert "/cari?q=camat" in page.links


def _card_without_span(page: Page) -> str:
    """The barred topic of the desk's item rests on no stretch of this text."""
    return next(name for name in page.ids if name.startswith("tag-") and f'href="#{name}"' not in page.source)


def test_evidence_is_named_part_by_part(desk: Desk, client: Client) -> None:
    desk.add(incident(1))
    page = get(client, f"/item/{incident(1).id}")
    (row,) = store.captures_of(incident(1).id)
    for wanted in (
        url(1),
        "22 Nov 2024 07.14 WIB",
        "200",
        row.capture.body_sha256,
        "diizinkan robots.txt",
        "satu.warc.gz",
        f"no. {row.chain_no}",
        row.chain_hash,
    ):
        assert wanted in page.text, wanted
    outside = [found for tag, found in page.attributes if tag == "a" and str(found.get("href")).startswith("http")]
    assert outside
    assert all("noreferrer" in str(found.get("rel")) for found in outside)


def test_masked_stretches_are_not_shown_and_numbers_of_persons_are_black(desk: Desk, client: Client) -> None:
    text = f"{TEXT}\nBaca juga: judul lain\nHubungi 081234567890."
    start = text.index("Baca juga")
    mask = Mask(("text", start, start + len("Baca juga: judul lain")), "M1")
    desk.add(dataclasses.replace(incident(1, text=text), masks=(mask,)))
    desk.catch_up()
    page = get(client, f"/item/{incident(1).id}")
    assert "Baca juga" not in page.text
    assert "081234567890" not in page.source
    assert "081234567890" not in get(client, "/cari", q="hubungi").source


def test_gone_unknown_and_erased_items(desk: Desk, client: Client) -> None:
    desk.add(incident(1))
    item_id = incident(1).id
    with store.write():
        store.add_gone(url(1), 404, NOW, rounds=1)
    assert "Tidak lagi daring" in get(client, f"/item/{item_id}").text
    assert "Tidak ditemukan" in get(client, "/item/" + "a" * 26, 404).text
    get(client, "/item/x", 404)
    with store.write():
        store.erase(item_id, by="uji", reason="permintaan", now=NOW)
    page = get(client, f"/item/{item_id}", 410)
    assert "Dihapus" in page.text
    assert "mengajak warga" not in page.source


def test_an_unreadable_item_says_what_failed(desk: Desk, client: Client) -> None:
    desk.add(dataclasses.replace(appeal(2), text="", extraction="no_text", kind=None))
    page = get(client, f"/item/{appeal(2).id}")
    assert "tidak ditemukan tulisan di halaman" in page.text


def test_mails_are_listed_read_and_shown_in_a_cage(desk: Desk, client: Client, filled: ports.Ports) -> None:
    assert "Belum ada surel" in get(client, "/surel").text
    SavedSearch.objects.all().delete()
    SavedSearch.objects.create(name="Semua indikasi", query="indikasi:ya ATAU jenis:cleared")
    desk.add(incident(1))
    desk.catch_up()
    options = AlertOptions("pantau@localhost", "redaksi@localhost", filled.mail_folder, "http://127.0.0.1:8321")
    run(NOW, options, desk.index, render_digest)
    row = Outbox.objects.get()
    assert f"/surel/{row.key}.eml" in get(client, "/surel").links
    page = get(client, f"/surel/{row.key}.eml")
    assert "1 indikasi baru" in page.text
    assert "N07.r1" in page.text
    shown = client.get(f"/surel/{row.key}.eml/html")
    assert shown["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "N07.r1" in shown.content.decode()
    assert f"/item/{incident(1).id}" in get(client, f"/kiriman/{row.key}").links
    for path in ("/surel/..%2f..%2fstate.sqlite3", "/surel/x.eml", "/kiriman/x", f"/kiriman/{'0' * 32}"):
        assert client.get(path).status_code == 404


def test_an_export_link_gives_the_rows_on_screen(desk: Desk, client: Client) -> None:
    desk.add(incident(1), appeal(2))
    desk.catch_up()
    page = get(client, "/cari", q="camat")
    link = next(link for link in page.links if link.startswith("/ekspor") and "csv" in link)
    response = client.get(link)
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert [row["item_id"] for row in rows] == [incident(1).id]
    assert response["Content-Disposition"] == 'attachment; filename="pantau.csv"'
    response.close()
    assert client.get("/ekspor?q=camat&format=exe").status_code == 400
    assert client.get("/ekspor", {"q": "a" * 2_001}).status_code == 400


def test_a_large_export_names_the_command(desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.web.views.exports.ROWS_LIMIT", 0)
    desk.add(incident(1))
    desk.catch_up()
    assert "pantau export create 'camat' --format parquet" in unescape(
        get(client, "/ekspor", 413, q="camat", format="parquet").text
    )


def test_sources_are_named_with_state_and_reason(client: Client) -> None:
    assert "Belum ada sumber" in get(client, "/sumber").text
    add_source("Suara Lembah")
    add_source("Kabar Tetangga", "silent", source="kabar-tetangga")
    page = get(client, "/sumber")
    for wanted in ("Suara Lembah", "hidup", "Kabar Tetangga", "diam", "tidak menjawab", "1 dari 2 sumber hidup."):
        assert wanted in page.text
    assert "Kabar Tetangga: diam sejak 22 Nov 2024 07.14 WIB" in get(client, "/cari", 200).text.replace(" .", ".")


def test_pages_that_read_nothing_write_nothing(client: Client) -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/cari").status_code in {403, 405}
