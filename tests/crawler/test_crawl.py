"""Whole crawls against loopback sites: what is asked, in which order and how often, and what is kept of it."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from tests.crawler.loopback import Crawl, Site, article, feed_source, html, rss


def _newsroom(site: Site, count: int = 6, **headers: str) -> list[str]:
    paths = [f"/berita/{number}" for number in range(count)]
    site.routes |= {path: article(number) for number, path in enumerate(paths)}
    site.routes["/feed"] = rss(site.base, [*paths, paths[0]], **headers)
    return paths


def test_a_feed_is_read_and_its_items_are_captured_once(crawl: Crawl, site: Site) -> None:
    paths = _newsroom(site)
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site)["kabar"]
    assert report["stop_reason"] == "finished"
    assert report["captures"] == 6
    assert crawl.captured() == sorted(site.base + path for path in paths)
    assert site.paths()[:2] == ["/robots.txt", "/feed"]
    assert len(site.log) == 8
    assert site.most_in_flight == 1, "one request of a politeness key at a time"
    hint, robots, status = crawl.rows("SELECT hint, robots, status FROM pipelines_capture WHERE url LIKE '%/berita/3'")[
        0
    ]
    assert "Rabu, 14 Februari 2024 08:00 WIB" in hint, "the raw date string goes to extraction"
    assert (robots, status) == ("allowed", 200)


def test_the_second_round_asks_conditionally_and_stores_nothing(crawl: Crawl, site: Site) -> None:
    _newsroom(site, ETag='"f1"')
    crawl.source("kabar", feed_source(site.base))
    crawl.run(site)
    site.log.clear()
    report = crawl.run(site)["kabar"]
    assert (report["captures"], report["not_modified"], report["stop_reason"]) == (0, 7, "finished")
    assert len(crawl.captured()) == 6
    asked = {ask.path: ask.headers.get("if-none-match") for ask in site.log}
    assert asked["/feed"] == '"f1"'
    assert asked["/berita/2"] == '"berita-2"'
    assert "/robots.txt" not in asked, "robots.txt is kept for a day"


def test_a_feed_without_validators_shows_its_new_items_only(crawl: Crawl, site: Site) -> None:
    paths = _newsroom(site)
    crawl.source("kabar", feed_source(site.base))
    crawl.run(site)
    site.routes["/berita/99"] = article(99)
    site.routes["/berita/1"] = html("<title>Berita 1</title><p>Isi yang disunting.</p>")
    site.routes["/berita/2"] = (404, {}, b"")
    site.routes["/feed"] = rss(site.base, [*paths, "/berita/99"])
    report = crawl.run(site)["kabar"]
    assert (report["captures"], report["not_modified"], report["gone"]) == (2, 4, 1)
    assert len(crawl.captured()) == 8, "an edited page is a new capture of the same address"
    assert crawl.url("/berita/2")["state"] == "gone"


def test_an_equal_body_without_validators_is_a_revisit_of_the_first(crawl: Crawl, site: Site) -> None:
    site.routes |= {"/feed": rss(site.base, ["/a"]), "/a": html("<p>Sama.</p>")}
    crawl.source("kabar", feed_source(site.base))
    crawl.run(site)
    report = crawl.run(site)["kabar"]
    assert (report["captures"], report["not_modified"]) == (0, 1)
    assert crawl.verify() == {"records": 2, "damages": []}
    first, second = crawl.rows("SELECT body_sha256, archive_length_bytes FROM pipelines_capture ORDER BY id")
    assert first[0] == second[0], "the evidence says that it still read the same"


def test_one_address_found_by_two_sources_is_one_row_with_two_finders(
    crawl: Crawl, make_site: Callable[[], Site]
) -> None:
    one, two = make_site(), make_site()
    one.routes |= {"/feed": rss(one.base, ["/a", "/a?utm_source=x", "/a#komentar"]), "/a": article(1)}
    two.routes |= {"/feed": rss(one.base, ["/a"])}
    crawl.source("satu", feed_source(one.base))
    crawl.source("dua", feed_source(two.base))
    crawl.run(one, two)
    assert [ask.path for ask in one.log].count("/a") == 1
    finders = crawl.rows(
        "SELECT s.source FROM crawler_frontiersource s JOIN crawler_frontierurl u ON u.id=s.url_id "
        "WHERE u.url LIKE '%/a'"
    )
    assert sorted(finders) == [("dua",), ("satu",)]


def test_include_and_exclude_patterns_choose_the_items(crawl: Crawl, site: Site) -> None:
    site.routes["/feed"] = rss(site.base, ["/berita/1", "/olahraga/1", "/berita/foto/1"])
    site.routes["/berita/1"] = article(1)
    crawl.source("kabar", feed_source(site.base, include='["/berita/*"]', exclude='["/berita/foto/*"]'))
    crawl.run(site)
    assert crawl.captured() == [f"{site.base}/berita/1"]
    assert "/olahraga/1" not in site.paths()


def test_a_listing_is_paged_until_nothing_is_new(crawl: Crawl, site: Site) -> None:
    for page in range(1, 5):
        links = "".join(f'<li><a href="/b/{page}{n}">Judul {page}{n}</a></li>' for n in range(3))
        older = f'<a class="next" href="/indeks?hal={page + 1}">lagi</a>' if page < 4 else ""
        site.routes[f"/indeks?hal={page}"] = html(
            f'<ul class="daftar">{links}</ul>{older}<a href="/tentang">Tentang</a>'
        )
        site.routes |= {f"/b/{page}{n}": article(page * 10 + n) for n in range(3)}
    source = feed_source(site.base, kind='"listing"', start=f'["{site.base}/indeks?hal=1"]')
    crawl.source("kabar", source + '[listing]\nlinks = ".daftar a"\nnext = "a.next"\nmax_pages = 3\n')
    report = crawl.run(site)["kabar"]
    assert (report["captures"], report["stop_reason"]) == (9, "finished"), "three pages of the four, as max_pages says"
    site.log.clear()
    crawl.run(site)
    assert [path for path in site.paths() if path.startswith("/indeks")] == ["/indeks?hal=1"], "nothing new: no paging"


def test_a_listing_whose_selector_finds_nothing_is_reported_as_broken(crawl: Crawl, site: Site) -> None:
    site.routes["/indeks"] = html("<p>Tampilan baru</p>")
    source = feed_source(site.base, kind='"listing"', start=f'["{site.base}/indeks"]')
    crawl.source("kabar", source + '[listing]\nlinks = ".daftar a"\n')
    report = crawl.run(site)["kabar"]
    assert report["stop_reason"] == "source_broken"
    assert ".daftar a" in report["message"]


def test_a_sitemap_index_leads_to_items_also_in_gzip(crawl: Crawl, site: Site) -> None:
    def urlset(*paths: str) -> bytes:
        rows = "".join(f"<url><loc>{site.base}{path}</loc><lastmod>2024-02-14</lastmod></url>" for path in paths)
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()

    children = "".join(f"<sitemap><loc>{site.base}/{name}</loc></sitemap>" for name in ("s1.xml", "s2.xml.gz"))
    site.routes |= {
        "/sitemap.xml": (200, {"Content-Type": "application/xml"}, f"<sitemapindex>{children}</sitemapindex>".encode()),
        "/s1.xml": (200, {"Content-Type": "application/xml"}, urlset("/read/1", "/read/2")),
        "/s2.xml.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(urlset("/read/3"))),
    } | {f"/read/{n}": article(n) for n in (1, 2, 3)}
    crawl.source("kabar", feed_source(site.base, kind='"sitemap"', start=f'["{site.base}/sitemap.xml"]'))
    report = crawl.run(site)["kabar"]
    assert (report["captures"], report["stop_reason"]) == (3, "finished")


def test_a_channel_page_is_the_capture_and_older_pages_are_read_once(crawl: Crawl, site: Site) -> None:
    newest = [9]

    def page(before: int) -> tuple[int, dict[str, str], bytes]:
        numbers = [n for n in range(1, newest[0] + 1) if n < before][-3:]
        return html("".join(f'<div class="post" data-post="kanal/{n}">Laporan {n}</div>' for n in numbers))

    site.routes["/s/kanal"] = lambda _: page(10_000)
    site.routes |= {f"/s/kanal?before={n}": (lambda _, n=n: page(n)) for n in range(2, 20)}
    source = feed_source(
        site.base,
        kind='"channel"',
        medium='"post"',
        platform='"telegram"',
        start=f'["{site.base}/s/kanal"]',
        expires="2099-12-31",
        reason='"uji"',
        public_role='"uji"',
    )
    crawl.source("kanal", source + '[recipe]\npost = "div.post"\nnative_id = "data-post"\n')
    assert crawl.run(site)["kanal"]["captures"] == 3
    assert crawl.captured() == [
        f"{site.base}/s/kanal",
        f"{site.base}/s/kanal?before=4",
        f"{site.base}/s/kanal?before=7",
    ]
    site.log.clear()
    newest[0] = 11
    assert crawl.run(site)["kanal"]["captures"] == 1
    assert site.paths() == ["/s/kanal"], "the page reaches back to what is known: no older page is asked"
    newest[0] = 19
    crawl.run(site)
    assert site.paths()[1:] == ["/s/kanal", "/s/kanal?before=17", "/s/kanal?before=14"], "a gap is closed"


def test_a_source_file_with_a_mistake_does_not_stop_the_others(crawl: Crawl, site: Site) -> None:
    _newsroom(site, 2)
    crawl.source("kabar", feed_source(site.base))
    crawl.source("salah", feed_source(site.base, medium='"majalah"'))
    crawl.source("rusak", 'name = "x\n')
    reports = crawl.run(site)
    assert reports["kabar"]["captures"] == 2
    assert set(reports) == {"kabar"}
    assert "salah.toml:3: medium: 'majalah' is no medium. Fix: write one of: news, post" in crawl.stderr
    assert "rusak.toml:1:" in crawl.stderr


def test_a_browser_source_without_a_browser_is_off_and_the_rest_runs(crawl: Crawl, site: Site) -> None:
    _newsroom(site, 1)
    crawl.source("akun", feed_source(site.base, kind='"browser"', start=f'["{site.base}/akun"]'))
    crawl.source("kabar", feed_source(site.base))
    reports = crawl.run(site)
    assert crawl.code == 0
    assert reports["akun"]["stop_reason"] == "off"
    assert "install Chromium" in reports["akun"]["message"]
    assert reports["kabar"]["captures"] == 1


def test_page_limit_and_time_limit_leave_the_rest_for_the_next_run(crawl: Crawl, site: Site) -> None:
    _newsroom(site, 10)
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site, page_limit=4)["kabar"]
    assert report["stop_reason"] == "page_limit"
    assert report["waiting"] == 10 - report["captures"] > 0
    assert crawl.run(site, disk_floor_bytes=10**18)["kabar"]["stop_reason"] == "disk_low"
    report = crawl.run(site, time_limit_s=0.0)["kabar"]
    assert report["stop_reason"] == "time_limit"
    assert crawl.run(site)["kabar"]["stop_reason"] == "finished"
    assert len(crawl.captured()) == 10
