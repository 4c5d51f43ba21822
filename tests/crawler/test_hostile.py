"""Hostile and broken sites: each costs at most its limits, has a named outcome, and the run goes on."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable

import pytest

from tests.crawler.loopback import Ask, Crawl, Site, article, feed_source, html, rss

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def _raw(*chunks: bytes, pause_s: float = 0.0, endless: bool = False) -> Callable[[Ask], None]:
    def answer(ask: Ask) -> None:
        end = time.monotonic() + 20
        for chunk in chunks:
            ask.stream(chunk)
            time.sleep(pause_s)
        while endless and time.monotonic() < end:
            ask.stream(chunks[-1])
            time.sleep(pause_s)

    return answer


def test_every_hostile_page_has_a_named_outcome_and_the_good_ones_are_kept(crawl: Crawl, site: Site) -> None:
    fifty_mb = HEAD + b"Content-Length: 52428800\r\n\r\n" + b"x" * 1000
    hostile = {
        "/kosong": html(""),
        "/biner": (200, {"Content-Type": "text/html"}, b"\x89PNG\r\n\x1a\n\0\0"),
        "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 ..."),
        "/50mb": _raw(fifty_mb),
        "/tanpa-akhir": _raw(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"y" * 65536 + b"\r\n", endless=True
        ),
        "/bom": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"z" * 30_000_000)),
        "/diam": _raw(b"", pause_s=6),
        "/menetes": _raw(HEAD + b"Content-Length: 500\r\n\r\n", b"a", pause_s=0.3, endless=True),
        "/putus": _raw(HEAD + b"Content-Length: 500\r\n\r\nabc"),
        "/gzip-rusak": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"\x1f\x8b\x08\x00rusak"),
        "/berkas": (302, {"Location": "file:///etc/passwd"}, b""),
        "/metadata": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
        "/ftp": (302, {"Location": "ftp://127.0.0.1/x"}, b""),
        "/skrip": (302, {"Location": "javascript:alert(1)"}, b""),
        "/putar": (302, {"Location": "/putar"}, b""),
        "/tanpa-tujuan": (302, {}, b""),
        "/status-aneh": (299, {"Content-Type": "text/html"}, b"?"),
    }
    good = [f"/baik/{n}" for n in range(4)]
    site.routes |= hostile | {path: article(n) for n, path in enumerate(good)}
    mixed = [path for pair in zip(list(hostile), good * 5, strict=False) for path in pair]
    site.routes["/feed"] = rss(site.base, mixed)
    crawl.source("kabar", feed_source(site.base))
    began = time.monotonic()
    # six faults in a row would open the breaker: it has a test of its own
    report = crawl.run(site, page_s=1.0, page_retry_s=())["kabar"]
    assert time.monotonic() - began < 25
    assert report["stop_reason"] == "finished"
    kept = {url.removeprefix(site.base) for url in crawl.captured()}
    assert kept == {*good, "/kosong"}, "an empty page is kept: extraction names it no_text"
    outcomes = {path: (crawl.url(path)["state"], crawl.url(path)["error"]) for path in hostile if path != "/kosong"}
    expected = {
        "/biner": ("given_up", "binary"),
        "/pdf": ("given_up", "binary"),
        "/50mb": ("given_up", "too_big"),
        "/tanpa-akhir": ("given_up", "too_big"),
        "/bom": ("given_up", "too_big"),
        "/diam": ("given_up", "timed_out"),
        "/menetes": ("given_up", "timed_out"),
        "/putus": ("given_up", "ResponseDataLossError"),
        "/gzip-rusak": ("given_up", ""),
        "/berkas": ("refused", "redirect to file"),
        "/metadata": ("refused", "redirect to http://169.254.169.254"),
        "/ftp": ("refused", "redirect to ftp"),
        "/skrip": ("refused", "redirect to"),
        "/putar": ("refused", "more than 5 redirects"),
        "/tanpa-tujuan": ("given_up", "the site answers 302 without"),
        "/status-aneh": ("given_up", "the site answers 299"),
    }
    for path, (state, error) in expected.items():
        assert outcomes[path][0] == state, (path, outcomes[path])
        assert outcomes[path][1].startswith(error), (path, outcomes[path])


def test_loopback_is_refused_without_an_exact_exception(crawl: Crawl, make_site: Callable[[], Site]) -> None:
    site, canary = make_site(), make_site()
    spellings = ["127.1", "0x7f.1", "2130706433", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0"]
    links = [f"http://{host}:{canary.port}/rahasia" for host in spellings]
    site.routes |= {
        "/feed": rss("", [*links, f"{site.base}/lompat"]),
        "/lompat": (302, {"Location": f"{canary.base}/rahasia"}, b""),
    }
    crawl.source("kabar", feed_source(site.base))
    crawl.source("dalam", feed_source(canary.base))
    reports = crawl.run(site)
    assert canary.log == [], "a canary hit means that our inner network can be read"
    assert reports["dalam"]["stop_reason"] == "source_broken"
    assert "not a public address" in reports["dalam"]["message"] or "is not allowed" in reports["dalam"]["message"]
    assert reports["kabar"]["captures"] == 0
    assert crawl.url("/lompat")["state"] == "refused"


def test_a_name_that_leads_inside_is_refused_by_the_resolver(
    crawl: Crawl, site: Site, make_site: Callable[[], Site]
) -> None:
    """The port is allowed by the site's exception, the name passes the text check: only the resolver can refuse."""
    canary = make_site()
    site.routes["/feed"] = rss("", [f"http://localhost:{canary.port}/rahasia"])
    crawl.source("kabar", feed_source(site.base))
    process = crawl.start(site, exceptions=[("127.0.0.1", site.port), ("203.0.113.1", canary.port)])
    process.communicate(timeout=60)
    assert canary.log == []
    ((error,),) = crawl.rows("SELECT error FROM crawler_frontierurl WHERE url LIKE '%localhost%robots.txt'")
    assert "is not a public address" in error


def test_an_exception_works_for_ipv6_and_for_its_port_only(crawl: Crawl, make_site: Callable[..., Site]) -> None:
    try:
        site, canary = make_site("::1"), make_site("::1")
    except OSError:
        pytest.skip("this machine has no IPv6 loopback")
    site.routes |= {"/feed": rss(site.base, ["/a"]), "/a": article(1)}
    crawl.source("kabar", feed_source(site.base))
    crawl.source("dalam", feed_source(canary.base))
    reports = crawl.run(site)
    assert reports["kabar"]["captures"] == 1
    assert canary.log == []
    assert reports["dalam"]["stop_reason"] == "source_broken"


def test_redirects_inside_the_origin_are_followed_and_the_target_is_kept(crawl: Crawl, site: Site) -> None:
    site.routes |= {
        "/feed": rss(site.base, ["/lama"]),
        "/lama": (301, {"Location": "/baru?x=1"}, b""),
        "/baru?x=1": article(1),
    }
    crawl.source("kabar", feed_source(site.base))
    crawl.run(site)
    rows = crawl.rows("SELECT url, final_url, canonical_url FROM pipelines_capture")
    assert rows == [(f"{site.base}/lama", f"{site.base}/baru?x=1", f"{site.base}/lama")]


def test_a_redirect_to_another_origin_is_an_address_of_its_own(crawl: Crawl, make_site: Callable[[], Site]) -> None:
    old, new = make_site(), make_site()
    old.routes |= {"/feed": (301, {"Location": f"{new.base}/feed"}, b"")}
    new.routes |= {"/feed": rss(new.base, ["/a"]), "/a": article(1), "/robots.txt": html("x", 404)}
    crawl.source("kabar", feed_source(old.base))
    report = crawl.run(old, new)["kabar"]
    assert (report["captures"], report["stop_reason"]) == (1, "finished")
    assert new.paths() == ["/robots.txt", "/feed", "/a"], "the new origin's robots come first"
    new.routes |= {"/feed": rss(new.base, ["/a", "/b"]), "/b": article(2)}
    assert crawl.run(old, new)["kabar"]["captures"] == 1, "the moved feed is read again in the next round"


def test_what_is_no_feed_is_a_broken_source(crawl: Crawl, site: Site) -> None:
    site.routes["/feed"] = (200, {"Content-Type": "text/plain"}, b"/etc/hostname")
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site)["kabar"]
    assert report["stop_reason"] == "source_broken"
    assert report["message"].startswith(f"{site.base}/feed: source_broken: the answer is no feed; check `start`")
    assert crawl.captured() == []
