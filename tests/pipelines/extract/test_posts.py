"""Posts: who is hurt if a parser is wrong - a reply's text is put into another account's mouth."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pipelines.extract import extract
from pipelines.record import Recipe, item_id

if TYPE_CHECKING:
    from tests.pipelines.extract.conftest import PageMaker

CHANNEL = Recipe("info-warga", "channel", "post", platform="telegram")
ACCOUNT = Recipe(
    "akun-dinas", "browser", "post", zone="Asia/Makassar", platform="contoh", post="article.post", native_id="data-id",
    body=".isi", date="time", author=".who", remove=(".more",),
)  # fmt: skip


def test_a_channel_page_gives_its_posts_in_order(page: PageMaker) -> None:
    url = "https://t.example/s/infowargamuara"
    items = extract((page("channel", url=url, medium="post", platform="telegram"),), CHANNEL, None)
    assert [item.native_id for item in items] == ["infowargamuara/41", "infowargamuara/43", "infowargamuara/44"]
    first, reply, picture = items
    assert first.text == "Ada kabid ikut konvoi paslon 2 tadi sore.\nPakai mobil dinas plat merah!"
    assert first.id == item_id("telegram", "infowargamuara/41")
    assert first.url == "https://t.example/infowargamuara/41"
    assert (first.author, first.medium, first.title, first.tier) == ("Info Warga Muara", "post", None, "post")
    assert first.published is not None
    assert first.published.at_utc == datetime(2024, 11, 18, 9, 20, 11, tzinfo=UTC)
    assert reply.text == "Sudah dilaporkan ke Panwascam ya min 🙏"
    assert (picture.text, picture.extraction) == ("", "no_text")
    assert picture.extraction_detail


def test_an_account_page_is_read_by_the_recipe(page: PageMaker) -> None:
    items = extract((page("account", url="https://medsos.example/dinas"),), ACCOUNT, None)
    assert [(item.native_id, item.text) for item in items] == [
        ("9001", "Selamat pagi #SobatDinas!\nHari ini pelayanan tutup pukul 14.00."),
        ("9002", "ASN wajib netral ya, jangan like akun paslon."),
    ]
    assert [item.url for item in items] == ["https://medsos.example/p/9001", "https://medsos.example/p/9002"]
    assert [item.published.at_utc for item in items if item.published] == [
        datetime(2024, 11, 19, 1, 0, tzinfo=UTC),
        datetime(2024, 11, 19, 6, 30, tzinfo=UTC),  # yesterday 14.30 in the zone of the source, WITA
    ]
    assert {item.author for item in items} == {"Dinas Contoh"}


def test_a_page_without_posts_gives_none(page: PageMaker) -> None:
    assert extract((page(b"<html><body><p>kosong</p></body></html>"),), ACCOUNT, None) == ()


def test_a_page_that_cannot_be_read_says_so(page: PageMaker) -> None:
    (item,) = extract((page(b"<div>" * 50_000),), CHANNEL, None)
    assert item.extraction == "refused_shape"


def test_the_newest_page_tells_what_a_post_says_now(page: PageMaker) -> None:
    old = b'<div class="tgme_widget_message" data-post="a/1"><div class="tgme_widget_message_text">lama</div></div>'
    new = old.replace(b"lama", b"baru")
    first = page(old, url="https://t.example/s/a", fetched_at_utc=datetime(2024, 11, 18, tzinfo=UTC))
    second = page(new, url="https://t.example/s/a?before=9", fetched_at_utc=datetime(2024, 11, 19, tzinfo=UTC))
    (item,) = extract((second, first), CHANNEL, None)
    assert item.text == "baru"


def test_a_broken_selector_is_named(page: PageMaker) -> None:
    broken = Recipe("akun-dinas", "browser", "post", post="article[", native_id="data-id")
    with pytest.raises(ValueError, match="akun-dinas"):
        extract((page("account"),), broken, None)
