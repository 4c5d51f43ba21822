"""Extraction: who is hurt if it is wrong - a text is lost without a word, or a menu is read as an accusation."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.extract import extract, hint_item
from pipelines.extract.body import vote
from pipelines.record import Hint, Recipe, item_id

if TYPE_CHECKING:
    from tests.pipelines.extract.conftest import PageMaker

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
SITES = {"portal_json_ld": "https://portalteluk.example/berita/bkd-ingatkan-asn-tanda-suka-88121",
         "amp": "https://kabarlembah.example/2024/11/dua-guru-pns-alor-disanksi"}  # fmt: skip
FURNITURE = ("Terpopuler", "Harga cabai", "Beranda", "Pedoman Media Siber", "bukan isi berita", "tersembunyi")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_each_layout_gives_its_item(name: str, page: PageMaker, recipe: Recipe) -> None:
    expected = EXPECTED[name]
    url = SITES.get(name, "https://kabarlembah.example/2024/11/berita-uji-48113")
    (item,) = extract((page(name, url=url),), recipe, None)
    assert (item.title, item.extraction, item.lang) == (expected["title"], expected["result"], expected["lang"])
    lines = item.text.split("\n")
    assert [line for line in expected["lines"] if line not in lines] == []
    assert not [word for word in FURNITURE if word in item.text]
    assert item.url == expected.get("url", url)
    assert item.author == expected.get("author", item.author)
    published = item.published
    at = published.at_utc.isoformat() if published and published.at_utc else None
    assert at == expected.get("at")
    if "day" in expected:
        assert published is not None
        assert (published.day.isoformat(), published.precision) == (expected["day"], "day")
    assert bool(item.tier) == bool(item.text)
    assert item.text or item.extraction_detail


def test_there_are_at_least_twelve_layouts() -> None:
    assert len(EXPECTED) >= 12


def test_extraction_is_a_pure_function(page: PageMaker, recipe: Recipe) -> None:
    one = extract((page("portal_json_ld"),), recipe, None)
    assert extract((page("portal_json_ld"),), recipe, None) == one


def test_parts_of_one_article_become_one_item(page: PageMaker, recipe: Recipe) -> None:
    first = page("multi_page_1", url="https://kabarlembah.example/2024/11/kabid-naik-panggung")
    second = page("multi_page_2", url="https://kabarlembah.example/2024/11/kabid-naik-panggung?page=2")
    (item,) = extract((second, first), recipe, None)
    positions = [item.text.find(line) for line in EXPECTED["multi_page_1"]["lines"] + EXPECTED["multi_page_2"]["lines"]]
    assert -1 not in positions
    assert positions == sorted(positions)
    assert item.text.count("Ikuti perkembangan laporan ini") == 1
    assert item.url == "https://kabarlembah.example/2024/11/kabid-naik-panggung"
    assert item.id == item_id("kabar-lembah", item.url)


def test_a_lost_part_makes_the_article_partial(page: PageMaker, recipe: Recipe) -> None:
    first = page("multi_page_1", url="https://kabarlembah.example/2024/11/kabid-naik-panggung")
    second = page(b"", url="https://kabarlembah.example/2024/11/kabid-naik-panggung?page=2")
    (item,) = extract((first, second), recipe, None)
    assert item.extraction == "partial"
    assert item.extraction_detail == "part 2: the page is empty"


def test_of_two_captures_of_one_page_the_newest_is_read(page: PageMaker, recipe: Recipe) -> None:
    old = page("wordpress_div_br", fetched_at_utc=datetime(2024, 11, 19, tzinfo=UTC))
    new = page("two_h1", fetched_at_utc=datetime(2024, 11, 20, tzinfo=UTC))
    (item,) = extract((new, old), recipe, None)
    assert item.title == EXPECTED["two_h1"]["title"]


def test_the_recipe_comes_first_and_a_dead_selector_is_named(page: PageMaker, recipe: Recipe) -> None:
    exact = dataclasses.replace(recipe, body="article", remove=("strong", ".sub"), title="h1")
    (item,) = extract((page("portal_json_ld"),), exact, None)
    assert item.tier == "recipe"
    assert item.text.split("\n")[1:] == EXPECTED["portal_json_ld"]["lines"]
    dead = dataclasses.replace(recipe, body=".hilang")
    (item,) = extract((page("portal_json_ld"),), dead, None)
    assert item.tier == "vote"
    assert ".hilang" in (item.extraction_detail or "")


def test_an_unreadable_selector_is_an_error_that_names_it(page: PageMaker, recipe: Recipe) -> None:
    with pytest.raises(ValueError, match="correct it in the source file"):
        extract((page("portal_json_ld"),), dataclasses.replace(recipe, body="p["), None)


def test_one_and_two_word_lines_never_pass_the_vote() -> None:
    text = "Baca juga dan seterusnya kata kata lain"
    assert vote(["Baca juga", "Baca", "kata kata lain"], text) == ["kata kata lain"]


@pytest.mark.parametrize(
    ("body", "content_type", "result", "detail"),
    [
        (b"", "text/html", "no_text", "empty"),
        (b"   \n", "text/html", "no_text", "empty"),
        (b"%PDF-1.7 \x00\x01\x02", "text/html", "no_text", "binary"),
        (b'{"judul": "Camat diperiksa", "isi": []}', "application/json", "no_text", "binary"),
        (b"GIF89a kecil", "image/gif", "no_text", "binary"),
        (bytes(range(32)) * 50, None, "no_text", "binary"),
        (b"<div>" * 100_000 + b"teks", "text/html", "refused_shape", "nested deeper"),
        (
            b"<div " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">teks",
            "text/html",
            "refused_shape",
            "attributes",
        ),
        (b"<table>" + b"<tr><td>x" * 150_000, "text/html", "refused_shape", "tags"),
        (b"<p>" + b"kata " * 1_700_000, "text/html", "too_big", "limit"),
        (b"<html><body><nav>Beranda Politik</nav></body></html>", "text/html", "no_text", "no extractor"),
        (b"<!-- hanya komentar -->", "text/html", "no_text", "no"),
    ],
)
def test_a_page_that_cannot_be_read_says_why_and_keeps_its_feed(
    body: bytes, content_type: str | None, result: str, detail: str, page: PageMaker, recipe: Recipe
) -> None:
    hint = Hint(
        "Camat Dilaporkan", "<p>Seorang camat <b>dilaporkan</b>.</p>", "Wed, 20 Nov 2024 07:30:00 +0000", "Rahmi"
    )
    (item,) = extract((page(body, content_type=content_type, hint=hint),), recipe, None)
    assert (item.extraction, item.tier) == (result, "hint")
    assert detail in (item.extraction_detail or "")
    assert (item.title, item.text, item.author) == ("Camat Dilaporkan", "Seorang camat dilaporkan.", "Rahmi")
    assert item.published is not None
    assert item.published.at_utc == datetime(2024, 11, 20, 7, 30, tzinfo=UTC)
    (bare,) = extract((page(body, content_type=content_type),), recipe, None)
    assert (bare.extraction, bare.tier, bare.text) == (result, None, "")
    assert bare.extraction_detail


def test_a_killed_child_leaves_the_same_kind_of_item(page: PageMaker, recipe: Recipe) -> None:
    lost = hint_item((page("amp", hint=Hint("Judul", None)),), recipe, "timed_out", "more than 5 s of processor time")
    assert (lost.extraction, lost.title, lost.text) == ("timed_out", "Judul", "")
    (read,) = extract((page("amp"),), recipe, None)
    assert lost.id == item_id("kabar-lembah", "https://kabarlembah.example/2024/11/berita-uji-48113")
    assert read.id == lost.id


def test_the_feed_gives_a_date_that_the_page_does_not(page: PageMaker, recipe: Recipe) -> None:
    body = (
        "<title>Judul</title><article><h1>Judul Berita Uji</h1><p>"
        + "Seorang camat diperiksa oleh Bawaslu kemarin. " * 9
    ).encode()
    hint = Hint(None, None, "Rabu, 20 November 2024 14.30 WIT")
    (item,) = extract((page(body, hint=hint),), recipe, None)
    assert item.published is not None
    assert item.published.at_utc == datetime(2024, 11, 20, 5, 30, tzinfo=UTC)
    assert item.published.rule == "feed:date.absolute"
    assert item.published_raw == "Rabu, 20 November 2024 14.30 WIT"


def test_a_future_stamp_is_not_believed_and_its_raw_string_stays(page: PageMaker, recipe: Recipe) -> None:
    head = (
        '<head><meta property="article:published_time" content="2031-01-01T00:00:00Z"></head><h1>Judul Berita Uji</h1>'
    )
    body = (head + "<p>" + "Seorang camat diperiksa oleh Bawaslu kemarin. " * 9).encode()
    (item,) = extract((page(body),), recipe, None)
    assert item.published is None
    assert item.published_raw == "2031-01-01T00:00:00Z"


def test_local_time_labelled_utc_is_corrected_by_the_visible_line(page: PageMaker, recipe: Recipe) -> None:
    story = "<p>" + "Seorang camat diperiksa oleh Bawaslu kemarin. " * 9
    head = '<meta property="article:published_time" content="2024-11-18T10:08:58Z"><h1>Judul Berita Uji</h1>'
    (wrong,) = extract((page((head + "<div>Senin, 18/11/2024 10:08 WIB</div>" + story).encode()),), recipe, None)
    assert wrong.published is not None
    assert wrong.published.at_utc == datetime(2024, 11, 18, 3, 8, tzinfo=UTC)
    assert wrong.published.rule.startswith("zone_corrected:")
    assert wrong.published_raw == "2024-11-18T10:08:58Z"
    (right,) = extract((page((head + "<div>Senin, 18/11/2024 17:08 WIB</div>" + story).encode()),), recipe, None)
    assert right.published is not None
    assert right.published.at_utc == datetime(2024, 11, 18, 10, 8, 58, tzinfo=UTC)


def test_todays_date_in_the_page_head_is_not_the_articles(page: PageMaker, recipe: Recipe) -> None:
    story = "<p>" + "Seorang camat diperiksa oleh Bawaslu kemarin. " * 9
    body = (
        "<title>Camat Diperiksa Bawaslu Kemarin - Kabar Lembah Daerah</title><div>Rabu, 20 November 2024</div>"
        "<h1>Daerah</h1><ul><li>Menu</li></ul><h2>Camat Diperiksa Bawaslu Kemarin</h2>"
        "<div class='kecil'>Jumat, 15 November 2024 | 21:04 WIB</div>" + story
    )
    (item,) = extract((page(body.encode()),), recipe, None)
    assert item.title == "Camat Diperiksa Bawaslu Kemarin"
    assert item.published is not None
    assert item.published.at_utc == datetime(2024, 11, 15, 14, 4, tzinfo=UTC)


def test_runs_of_bare_links_are_left_out_and_one_link_is_kept(page: PageMaker, recipe: Recipe) -> None:
    story = "".join(f"<p>Seorang camat diperiksa oleh Bawaslu kemarin, kata saksi yang ke-{n}.</p>" for n in range(9))
    links = "<br>".join(f"<a href='/{n}'>Berita lain tentang camat nomor {n} kemarin</a>" for n in range(4))
    alone = "<p><a href='/x'>Seorang camat diperiksa oleh Bawaslu kemarin di kantor</a></p>"
    body = f"<article><h1>Camat Diperiksa Bawaslu</h1>{story}{alone}{story.replace('camat', 'lurah')}{links}</article>"
    (item,) = extract((page(body.encode()),), recipe, None)
    assert "kemarin di kantor" in item.text
    assert "Berita lain tentang camat" not in item.text


_TAGS = (
    "<div>",
    "</div>",
    "<p>",
    "<br>",
    "<table>",
    "<td>",
    "<h1>",
    "</h1>",
    "<a href=x>",
    "</a>",
    "<script>",
    "</script>",
)
_ODD = (
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "&#xD800;",
    "\0",
    "\ufeff",
    "<title>",
    "<meta name=date content=",
    "<time datetime=",
)
_WORDS = (
    "2024-11-20",
    "Seorang camat diperiksa oleh Bawaslu kemarin di kantor.",
    "'",
    '"',
    ">",
    "<",
    "<svg>",
    "<ul><li>",
)
_PIECES = st.sampled_from([*_TAGS, *_ODD, *_WORDS])


@given(st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_soup_gives_one_item_with_a_text_or_a_reason(page: PageMaker, recipe: Recipe, pieces: list[str]) -> None:
    (item,) = extract((page("".join(pieces).encode("utf-8", "replace")),), recipe, None)
    assert item.text or item.extraction_detail
    assert bool(item.text) == bool(item.tier)
    assert item.extraction != "ok" or item.text
    f"{item.title}{item.text}{item.author}{item.published_raw}".encode()


def test_plain_text_takes_its_first_real_line_as_title(page: PageMaker, recipe: Recipe) -> None:
    text = "Next Post\n\nLurah Dilantik di Kota Palopo\n\n22 November, 2023\n6\n\nWali kota melantik lurah baru."
    (item,) = extract((page(text.encode(), content_type="text/plain"),), recipe, None)
    assert (item.title, item.tier, item.text) == ("Lurah Dilantik di Kota Palopo", "plain", text)
    assert item.published is not None
    assert item.published.day.isoformat() == "2023-11-22"


def test_declared_canonical_of_another_page_is_ignored(page: PageMaker, recipe: Recipe) -> None:
    url = "https://kabarlembah.example/2024/11/berita-lain-sama-sekali"
    (item,) = extract((page("amp", url=url),), recipe, None)
    assert item.url == url
