"""Feeds, sitemaps and listings as they really come: broken, mislabelled, hostile. They give addresses or a reason."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.lease import Lease
from crawler.sources import ListingKeys, RecipeKeys, Source
from crawler.spiders import Findings, Index, UnreadableIndexError, findings
from crawler.spiders.sitemap import gunzip

BASE = "https://kabar.contoh.id/feed/"
LEASE = Lease(
    1, 1, 1, 1, datetime(2024, 2, 14, tzinfo=UTC), BASE, BASE, "https://kabar.contoh.id", "start", "kabar", "allowed"
)
SOURCE = Source("kabar", "Kabar", "Kami", "news", "feed", (BASE,), "kabar")


def _find(body: bytes | str, kind: str = "feed", *, lease: Lease = LEASE, **listing: str) -> Findings:
    source = replace(SOURCE, kind=kind, listing=ListingKeys(**listing))  # type: ignore[arg-type]
    data = body if isinstance(body, bytes) else body.encode()
    return findings(Index(source, lease, BASE, "text/xml", data))


def _urls(found: Findings) -> list[str]:
    return [entry.url for entry in found.found]


def _rss(items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>Kabar</title>{items}</channel></rss>'


ITEM = "<item><title>Camat netral</title><link>/a</link></item>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (_rss(ITEM), ["https://kabar.contoh.id/a"]),
        ("\ufeff" + _rss(ITEM), ["https://kabar.contoh.id/a"]),
        ("<b>Warning</b>: Undefined index in feed.php\n" + _rss(ITEM), ["https://kabar.contoh.id/a"]),
        (_rss(ITEM.replace("netral", "netral & adil")), ["https://kabar.contoh.id/a"]),
        (_rss(ITEM.replace("netral", "netral&nbsp;adil")), ["https://kabar.contoh.id/a"]),
        (_rss(ITEM.replace("netral", "net\x0bral")), ["https://kabar.contoh.id/a"]),
        (_rss(ITEM.replace("<title>", "<x:title>").replace("</title>", "</x:title>")), ["https://kabar.contoh.id/a"]),
        (_rss(ITEM + "<item><title>terpotong</title><link>/b</li"), ["https://kabar.contoh.id/a"]),
        (_rss(""), []),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>t</title><link href="a"/></entry></feed>',
            ["https://kabar.contoh.id/feed/a"],
        ),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a", "title": "t"}, 7]}',
            ["https://kabar.contoh.id/a"],
        ),
    ],
)
def test_feeds_as_they_come(body: str, expected: list[str]) -> None:
    found = _urls(_find(body))
    assert found[: len(expected)] == expected
    assert len(found) - len(expected) <= 1, "a cut entry may be kept or not"


@pytest.mark.parametrize("label", ["utf-8", "latin-1", "windows-1252"])
def test_titles_survive_mislabelled_encodings(label: str) -> None:
    body = _rss(ITEM.replace("netral", "“netral”"), f'<?xml version="1.0" encoding="{label}"?>').encode("utf-8")
    (entry,) = _find(body).found
    assert entry.hint is not None
    assert entry.hint.title is not None
    assert "Camat" in entry.hint.title


DATES = [
    "Wed, 14 Feb 2024 08:00:00 +0700",
    "Wed, 14 Feb 2024 08:00:00 WIB",
    "Rabu, 14 Februari 2024 08:00 WIB",
    "2024-02-14 08:00:00",
    "2024-02-14T08:00:00+08:00",
    "2024-02-14T01:00:00Z",
    "14/02/2024 08:00",
    "14 Feb 2024",
    "Rabu Pon, 14 Februari 2024",
    "20240214",
    "Wed, 14 Feb 24 08:00 GMT",
    "Feb 14, 2024 8:00 AM",
    "14-02-2024 | 08:00 WITA",
    "1707872400",
    "Jum'at, 16 Feb 2024 - 07:30 WIT",
    "2 jam lalu",
    "kemarin pukul 14.30",
    "14 Pebruari 2024",
    "Minggu, 18/02/2024, 10.00",
    "2024/02/14 08.00 WIB",
]


@pytest.mark.parametrize("raw", DATES)
def test_dates_stay_raw(raw: str) -> None:
    body = _rss(f"<item><title>t</title><link>/a</link><pubDate>{raw}</pubDate></item>")
    (entry,) = _find(body).found
    assert entry.hint is not None
    assert entry.hint.published_raw == raw


def test_feedparser_never_opens_the_file_or_address_that_a_body_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "rahasia.xml"
    secret.write_text(_rss("<item><title>bocor</title><link>http://bocor.id/</link></item>"))
    monkeypatch.chdir(tmp_path)
    for body in (str(secret), "rahasia.xml", f"file://{secret}", "http://127.0.0.1:9/feed"):
        with pytest.raises(UnreadableIndexError):
            _find(body)


def test_entities_are_not_expanded_from_files_nor_blown_up() -> None:
    external = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    assert all(
        "\n" not in (entry.hint.title or "")
        for entry in _find(_rss(ITEM.replace("netral", "&x;"), external)).found
        if entry.hint
    )
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE r [<!ENTITY e0 "tawa">{levels}]>'
    body = "<urlset><url><loc>https://kabar.contoh.id/&e8;</loc></url></urlset>"
    for kind in ("feed", "sitemap"):
        try:
            found = _find(bomb + (body if kind == "sitemap" else _rss(ITEM.replace("netral", "&e8;"))), kind)
        except UnreadableIndexError:
            continue
        assert all(len(entry.url) < 3000 for entry in found.found)


NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> https://kabar.contoh.id/read/1 </loc>
 <image:image><image:loc>https://kabar.contoh.id/foto.jpg</image:loc></image:image>
 <news:news><news:publication_date>2024-02-14T08:00:00+07:00</news:publication_date>
 <news:title>Lurah dilaporkan</news:title></news:news>
 </url><url><loc>/read/2</loc><lastmod>2024-02-15</lastmod></url></urlset>"""


def test_a_news_sitemap_keeps_title_and_date_and_skips_images() -> None:
    first, second = _find(NEWS, "sitemap").found
    assert first.url == "https://kabar.contoh.id/read/1"
    assert first.hint is not None
    assert (first.hint.title, first.hint.published_raw) == ("Lurah dilaporkan", "2024-02-14T08:00:00+07:00")
    assert (second.url, second.hint) == ("https://kabar.contoh.id/read/2", None), "lastmod is no publication date"


@pytest.mark.parametrize(
    "body",
    [
        "\n \n" + NEWS,
        NEWS.replace("Lurah", "Lurah & camat"),
        NEWS[: NEWS.index("<lastmod>")],
        NEWS.replace(' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', ""),
    ],
)
def test_broken_sitemaps_keep_their_addresses(body: str) -> None:
    assert _urls(_find(body, "sitemap")) == ["https://kabar.contoh.id/read/1", "https://kabar.contoh.id/read/2"]


@pytest.mark.parametrize(
    "body", ["<!DOCTYPE html><html>404</html>", "", "bukan xml", "<rss></rss>", b"\x1f\x8brusak", "\0"]
)
def test_what_is_no_sitemap_is_named(body: str | bytes) -> None:
    with pytest.raises(UnreadableIndexError):
        _find(body, "sitemap")


def test_a_gzip_bomb_is_refused_before_it_unfolds() -> None:
    with pytest.raises(UnreadableIndexError, match="unpacks to more"):
        gunzip(gzip.compress(b"x" * 40_000_000))
    assert gunzip(gzip.compress(b"utuh")) == b"utuh"


def test_an_index_is_followed_two_levels_and_a_hundred_children() -> None:
    index = (
        "<sitemapindex>" + "".join(f"<sitemap><loc>/s{n}.xml</loc></sitemap>" for n in range(150)) + "</sitemapindex>"
    )
    found = _find(index, "sitemap")
    assert len(found.found) == 100
    assert {entry.role for entry in found.found} == {"next"}
    assert _find(index, "sitemap", lease=replace(LEASE, hops=2, role="next")).found == ()


def test_listing_links_are_resolved_against_base_and_freed_of_duplicates() -> None:
    page = """<base href="/arsip/"><ul class=d><li><a href="b1#x">Satu  dua</a><li><a href="b1">lagi</a>
    <li><a href="javascript:void(0)">x</a><li><a href="mailto:a@b.id">x</a><li><a>kosong</a><li><a href="http://[rusak">x</a></ul>
    <a class=n href="?hal=2">2</a>"""
    found = _find(page, "listing", links=".d li", next="a.n").found
    assert [(entry.url, entry.role) for entry in found] == [
        ("https://kabar.contoh.id/arsip/b1", "page"),
        ("https://kabar.contoh.id/arsip/?hal=2", "next"),
    ]
    assert found[0].hint is not None
    assert found[0].hint.title == "Satu dua"


def test_a_channel_page_is_content_and_stops_at_what_is_known() -> None:
    posts = "".join(f'<div class=p data-post="k/{n}">x</div>' for n in (7, 8, 9))
    source = replace(SOURCE, kind="channel", recipe_keys=RecipeKeys(post=".p", native_id="data-post"))

    def find(lease: Lease) -> Findings:
        return findings(Index(source, lease, "https://t.contoh.id/s/k", "text/html", posts.encode()))

    first = find(LEASE)
    assert (_urls(first), first.content, first.memo) == (["https://t.contoh.id/s/k?before=7"], True, {"newest": 9})
    assert find(replace(LEASE, hint={"newest": 6})).found == ()
    assert _urls(find(replace(LEASE, hint={"newest": 5}))) == ["https://t.contoh.id/s/k?before=7"]
