"""The sites as a crawler meets them: conditional answers, robots, paging, encodings, and a second edition."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest

from scheduler.demo.newsroom import SITES, changes, edition
from scheduler.demo.site import DemoSite

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VALIDATED = [
    ("paper", "/feed/"),
    ("portal", "/sitemap-news.xml"),
    ("portal", "/"),
    ("portal", None),
    ("account", "/api/posts.json"),
    ("account", "/akun/wargaawasi"),
]
Get = Any  # the fixture's protocol lives in conftest.py, which importlib mode does not let tests import


def first(site: DemoSite, name: str, index: int = 0) -> str:
    return site.url([text for text in site.texts() if text.site == name][index])


def words(body: bytes) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body.decode())).split())


def test_all_five_sites_answer_every_text_of_their_edition(site: DemoSite, get: Get) -> None:
    for text in site.texts():
        got = get(site.url(text))
        assert got.status == 200, text.path
        if text.site in {"paper", "portal", "channel"} and text.pages == 1:
            shown = words(got.body)
            for part in text.text.split("\n\n"):
                assert " ".join(part.split()[:6]) in shown, (text.key, part)
    assert get(site.base("portal") + "/read/1/tidak-ada").status == 404


@pytest.mark.parametrize(("name", "path"), VALIDATED)
def test_a_second_asking_with_the_validators_is_answered_304_without_a_body(
    site: DemoSite, get: Get, name: str, path: str | None
) -> None:
    url = site.base(name) + path if path else first(site, name)
    whole = get(url)
    assert whole.status == 200
    assert whole.body
    again = get(url, If_None_Match=whole.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == whole.headers["ETag"]
    assert get(url, If_None_Match='"anders"').status == 200
    if "Last-Modified" in whole.headers:
        assert get(url, If_Modified_Since=whole.headers["Last-Modified"]).status == 304
        assert get(url, If_Modified_Since="Mon, 01 Jan 2024 00:00:00 GMT").status == 200
        # a tag that does not match outweighs a date that does (RFC 9110 §13.2.2)
        assert get(url, If_None_Match='"x"', If_Modified_Since=whole.headers["Last-Modified"]).status == 200
    assert get(url, If_Modified_Since="kemarin sore").status == 200


def test_the_office_validates_by_date_only(site: DemoSite, get: Get) -> None:
    whole = get(first(site, "office"))
    assert "ETag" not in whole.headers
    assert get(first(site, "office"), If_Modified_Since=whole.headers["Last-Modified"]).status == 304


def test_validators_outlive_a_restart_on_the_same_ports(get: Get) -> None:
    with DemoSite() as running:
        before = {url: get(url).headers["ETag"] for url in (first(running, "portal"), running.base("paper") + "/feed/")}
        ports = running.ports
    with DemoSite(ports):
        assert {url: get(url).headers["ETag"] for url in before} == before


def test_article_pages_of_the_paper_change_in_every_answer_and_carry_no_validator(site: DemoSite, get: Get) -> None:
    url = first(site, "paper")
    one, two = get(url), get(url)
    assert one.body != two.body
    assert "ETag" not in one.headers
    assert "Last-Modified" not in one.headers
    assert re.search(rb'name="akismet_comment_nonce" value="\w+"', one.body)
    body = re.compile(rb'<div class="entry-content">(.*?)<div class="iklan" id', re.DOTALL)
    assert body.search(one.body)[1] == body.search(two.body)[1]  # type: ignore[index]  # matched above by construction
    assert b"<p>" not in body.search(one.body)[1]  # type: ignore[index]  # as above
    assert b"<br><br>" in one.body


def test_the_feed_carries_dates_and_snippets_and_three_pages_hold_every_article(site: DemoSite, get: Get) -> None:
    base = site.base("paper")
    feed = "".join(get(f"{base}/feed/?paged={number}").body.decode() for number in (1, 2, 3))
    links = set(re.findall(r"<link>([^<]+/20[^<]+)</link>", feed))
    expected = {site.url(text) for text in site.texts() if text.site == "paper"}
    assert links == expected
    stamps = [parsedate_to_datetime(stamp) for stamp in re.findall(r"<pubDate>([^<]+)</pubDate>", feed)]
    assert sorted(stamps) == [text.published for text in site.texts() if text.site == "paper"]
    assert "[…]" in feed
    assert get(base + "/feed/?paged=9").status == 404


def test_the_news_sitemap_names_every_article_and_one_forbidden_page(site: DemoSite, get: Get) -> None:
    base = site.base("portal")
    assert f"{base}/sitemap-news.xml" in get(base + "/sitemap.xml").body.decode()
    news = get(base + "/sitemap-news.xml").body.decode()
    found = set(re.findall(r"<loc>([^<]+)</loc>", news))
    assert found == {site.url(t) for t in site.texts() if t.site == "portal"} | {f"{base}/pratinjau/"}
    assert news.count("<news:title>") == news.count("<news:publication_date>") == len(found) - 1


def test_json_ld_has_date_with_offset_and_author(site: DemoSite, get: Get) -> None:
    for text in [text for text in site.texts() if text.site == "portal"][:5]:
        page = get(site.url(text)).body.decode()
        data = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', page)[1])  # type: ignore[index]
        assert data["headline"] == text.title
        assert datetime.fromisoformat(data["datePublished"]) == text.published
        assert data["author"][0]["name"] == text.byline


def test_an_article_on_two_pages_is_whole_only_with_both_or_all(site: DemoSite, get: Get) -> None:
    text = next(text for text in site.texts() if text.pages == 2)
    url = site.url(text)
    parts = [words(get(url + query).body) for query in ("", "?page=2", "?page=all")]
    for part in text.paragraphs:
        assert (part in parts[0]) != (part in parts[1])
        assert part in parts[2]
    assert get(url + "?page=3").status == 404
    assert b'rel="next"' in get(url).body


def test_the_office_lists_all_pages_with_visible_dates_and_no_machine_date(site: DemoSite, get: Get) -> None:
    base, seen, path = site.base("office"), set(), "/berita?hal=1"
    while path:
        page = get(base + path).body.decode()
        seen |= set(re.findall(r'class="judul" href="([^"]+)"', page))
        following = re.search(r'class="berikut" href="([^"]+)"', page)
        path = following[1] if following else ""
    assert seen == {text.path for text in site.texts() if text.site == "office"}
    page = get(first(site, "office", -1)).body.decode()
    assert "Rabu, 20 November 2024 | 14.30 WITA" in page
    assert "datetime=" not in page
    assert get(base + "/berita?hal=satu").status == 404


def test_two_office_pages_lie_or_differ_about_their_encoding(site: DemoSite, get: Get) -> None:
    by_charset = {text.charset: site.url(text) for text in site.texts() if text.site == "office"}
    western = get(by_charset["cp1252"])
    assert "“Kami dengarkan utuh" in western.body.decode("cp1252")
    with pytest.raises(UnicodeDecodeError):
        western.body.decode()
    liar = get(by_charset["mislabelled"])
    assert liar.headers["Content-Type"].endswith("iso-8859-1")
    assert "“yang kasi ini”" in liar.body.decode()


def test_the_channel_pages_backwards_through_all_posts(site: DemoSite, get: Get) -> None:
    base, path, seen = site.base("channel"), "/s/simpulpantau", []
    while path:
        page = get(base + path).body.decode()
        seen = [int(n) for n in re.findall(r'data-post="simpulpantau/(\d+)"', page)] + seen
        more = re.search(r'href="([^"]+)" class="tme_messages_more', page)
        path = more[1] if more else ""
    posts = [text for text in site.texts() if text.site == "channel"]
    assert seen == sorted(text.number for text in posts)
    stamps = re.findall(r'<time datetime="([^"]+)"', get(base + "/s/simpulpantau").body.decode())
    assert datetime.fromisoformat(stamps[-1]) == posts[-1].published.astimezone(UTC)


def test_the_account_shows_nothing_without_javascript(site: DemoSite, get: Get) -> None:
    base = site.base("account")
    page = get(base + "/akun/wargaawasi").body.decode()
    posts = json.loads(get(base + "/api/posts.json").body)
    assert len(posts) >= 20
    assert all(post["text"] not in page for post in posts)
    assert b"/api/posts.json" in get(base + "/static/akun.js").body


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine: the script of the account page is not run")
def test_the_account_shows_every_post_once_javascript_ran(site: DemoSite, tmp_path: Path) -> None:
    url = site.base("account") + "/akun/wargaawasi"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}",
        "--virtual-time-budget=4000",
    ]
    shown = subprocess.run([str(CHROMIUM), *options, "--dump-dom", url], capture_output=True, timeout=60, check=True)
    page = html.unescape(shown.stdout.decode())
    posts = [text for text in site.texts() if text.site == "account"]
    assert all(text.text in page for text in posts)
    assert sorted(map(int, re.findall(r'data-id="(\d+)"', page))) == sorted(text.number for text in posts)


def test_robots_forbid_a_path_that_pages_link_and_the_log_counts_a_breach(site: DemoSite, get: Get) -> None:
    for name in SITES:
        robots = RobotFileParser()
        robots.parse(get(site.base(name) + "/robots.txt").body.decode().splitlines())
        for text in site.texts():
            if text.site == name:
                assert robots.can_fetch("PantauBot", site.url(text))
    base = site.base("portal")
    robots = get(base + "/robots.txt").body.decode()
    assert f"Sitemap: {base}/sitemap.xml" in robots
    assert "Crawl-delay: " in robots
    assert 'href="/pratinjau/"' in get(first(site, "portal")).body.decode()
    assert site.disallowed() == []
    get(base + "/pratinjau/", User_Agent="nakal/1.0")
    assert [(seen.agent, urlsplit(seen.path).path) for seen in site.disallowed()] == [("nakal/1.0", "/pratinjau/")]
    log = json.loads(get(base + "/__log").body)
    assert log["disallowed"] == 1
    assert log["requests"][-1]["agent"] == "nakal/1.0"


def test_the_log_keeps_conditional_headers_and_status(site: DemoSite, get: Get) -> None:
    url = first(site, "portal")
    tag = get(url).headers["ETag"]
    get(url, If_None_Match=tag)
    last = site.seen("portal")[-1]
    assert (last.method, last.status, last.if_none_match) == ("GET", 304, tag)


def snapshot(site: DemoSite, get: Get) -> dict[str, tuple[int, bytes]]:
    """Status and validated content of every address of edition 1; the paper's moving parts are cut out."""
    moving = re.compile(rb'name="akismet_comment_nonce" value="\w+"|<span class="counter">\d+</span>')
    found = {}
    for text in edition(1).texts:
        if text.site in {"paper", "portal", "office"}:
            got = get(site.url(text))
            found[text.key] = (got.status, moving.sub(b"", got.body))
    return found


def test_edition_2_changes_exactly_the_listed_pages(site: DemoSite, get: Get) -> None:
    before = snapshot(site, get)
    site.switch(2)
    after = snapshot(site, get)
    listed = changes()
    changed = {key for key in before if before[key] != after[key]}
    expected = {*listed.edits, *listed.cosmetic, *listed.deletions} & before.keys()
    assert changed == expected
    assert {key: after[key][0] for key in after if after[key][0] != 200} == listed.deletions
    posts = json.loads(get(site.base("account") + "/api/posts.json").body)
    assert "Tambahan: hari ini dia mengaku" in next(post["text"] for post in posts if post["id"] == "19")
    assert "91 tanda tangan" in get(site.base("channel") + "/simpulpantau/125").body.decode()


def test_a_cosmetic_change_gives_a_new_validator_but_the_same_reading(site: DemoSite, get: Get) -> None:
    text = next(text for text in site.texts() if text.key == "nk-08")
    old = get(site.url(text))
    site.switch(2)
    new = get(site.url(text), If_None_Match=old.headers["ETag"])
    assert new.status == 200
    assert new.headers["ETag"] != old.headers["ETag"]
    body = re.compile(rb'<div class="detail__body">.*?</div>', re.DOTALL)
    assert body.findall(new.body) == body.findall(old.body)
