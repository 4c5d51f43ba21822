"""Who is hurt if this is wrong: the sites that we visit, and then ourselves, when they shut us out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from tests.crawler.loopback import Answer, Ask, Crawl, Site, article, feed_source, html, rss


def _robots(text: str, status: int = 200, kind: str = "text/plain") -> Answer:
    return status, {"Content-Type": kind}, text.encode()


def test_robots_txt_comes_first_and_is_obeyed(crawl: Crawl, site: Site) -> None:
    site.routes |= {
        "/robots.txt": _robots("User-agent: *\nDisallow: /rahasia/\n"),
        "/feed": rss(site.base, ["/rahasia/1", "/terbuka/1"]),
        "/terbuka/1": article(1),
        "/rahasia/1": article(2),
    }
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site)["kabar"]
    assert site.paths() == ["/robots.txt", "/feed", "/terbuka/1"]
    assert (report["captures"], report["stop_reason"]) == (1, "finished")
    assert crawl.url("/rahasia/1") | {"tries": 0} == {
        "state": "refused",
        "status": None,
        "error": "robots.txt forbids it",
        "tries": 0,
        "etag": "",
        "hint": crawl.url("/rahasia/1")["hint"],
    }


def test_a_redirect_into_a_forbidden_folder_is_not_followed(crawl: Crawl, site: Site) -> None:
    site.routes |= {
        "/robots.txt": _robots("User-agent: *\nDisallow: /rahasia/\n"),
        "/feed": rss(site.base, ["/a"]),
        "/a": (302, {"Location": "/rahasia/1"}, b""),
        "/rahasia/1": article(2),
    }
    crawl.source("kabar", feed_source(site.base))
    crawl.run(site)
    assert "/rahasia/1" not in site.paths()
    assert crawl.url("/a")["error"] == "robots.txt forbids it"


def _one_source_an_answer(crawl: Crawl, make_site: Callable[[], Site], answers: list[Answer | None]) -> list[Site]:
    sites = []
    for number, answer in enumerate(answers):
        site = make_site()
        site.routes |= {
            "/robots.txt": lambda _, answer=answer: answer,
            "/feed": rss(site.base, ["/a"]),
            "/a": article(1),
        }
        crawl.source(f"s{number}", feed_source(site.base))
        sites.append(site)
    return sites


def test_unreachable_robots_forbid_everything_and_nothing_is_lost(crawl: Crawl, make_site: Callable[[], Site]) -> None:
    answers = [_robots("x", 500), None, _robots("x", 503), _robots("x", 429)]
    sites = _one_source_an_answer(crawl, make_site, answers)
    reports = crawl.run(*sites)
    reasons = [reports[f"s{number}"]["stop_reason"] for number in range(4)]
    assert reasons == ["robots_unreachable", "robots_unreachable", "rate_limited", "rate_limited"]
    for number, site in enumerate(sites):
        assert reports[f"s{number}"]["waiting"] == 1
        assert set(site.paths()) == {"/robots.txt"}
        assert len(site.log) <= 2


def test_missing_or_html_robots_forbid_nothing(crawl: Crawl, make_site: Callable[[], Site]) -> None:
    answers: list[Answer | None] = [
        _robots("User-agent: *\nDisallow: /\n", 404),
        _robots("User-agent: *\nDisallow: /\n", 403),
        _robots("<!doctype html><p>User-agent: *\nDisallow: /", 200, "text/html"),
        _robots("\n <!DOCTYPE html>\nUser-agent: *\nDisallow: /", 200),
    ]
    reports = crawl.run(*_one_source_an_answer(crawl, make_site, answers))
    assert [reports[f"s{number}"]["captures"] for number in range(4)] == [1, 1, 1, 1]


def test_retry_after_is_obeyed_and_the_refusal_is_never_stored(crawl: Crawl, site: Site) -> None:
    asked: list[float] = []

    def slow_down(ask: Ask) -> Answer:
        asked.append(ask.at)
        return html("Terlalu banyak permintaan", 429, Retry_After="2") if len(asked) == 1 else article(1)

    site.routes |= {"/feed": rss(site.base, ["/a", "/b"]), "/a": slow_down, "/b": article(2)}
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site, patience_s=5.0)["kabar"]
    assert (report["captures"], report["stop_reason"]) == (2, "finished")
    assert 2.0 <= asked[1] - asked[0] <= 3.0
    assert site.asked("/b")[0].at - asked[0] >= 2.0, "the whole host rests"
    assert crawl.rows("SELECT count(*) FROM pipelines_capture WHERE status != 200") == [(0,)]


def test_a_long_retry_after_ends_the_round_with_the_address_kept(crawl: Crawl, site: Site) -> None:
    site.routes |= {
        "/feed": rss(site.base, ["/a", "/b"]),
        "/a": html("nanti", 503, Retry_After="3600"),
        "/b": article(2),
    }
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site)["kabar"]
    assert (report["stop_reason"], report["waiting"]) == ("rate_limited", 2)
    site.log.clear()
    assert crawl.run(site)["kabar"]["waiting"] == 3, "the feed too is not asked before the hour is over"
    assert site.log == []


def test_three_tries_then_given_up_visibly(crawl: Crawl, site: Site) -> None:
    site.routes |= {"/feed": rss(site.base, ["/a", "/b"]), "/a": html("rusak", 500), "/b": article(2)}
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site, page_retry_s=(0.1, 0.1))["kabar"]
    assert len(site.asked("/a")) == 3
    assert (report["captures"], report["given_up"], report["stop_reason"]) == (1, 1, "finished")
    row = crawl.url("/a")
    assert (row["state"], row["tries"], row["status"], row["error"]) == ("given_up", 3, 500, "the site answers 500")


def test_a_try_that_has_to_wait_ends_the_run_with_a_reason(crawl: Crawl, site: Site) -> None:
    site.routes |= {"/feed": rss(site.base, ["/a"]), "/a": html("rusak", 500)}
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site)["kabar"]
    assert (report["stop_reason"], report["waiting"]) == ("time_limit", 1)
    assert "next try" in report["message"]


def test_403_is_not_stored_and_not_tried_again(crawl: Crawl, site: Site) -> None:
    site.routes |= {"/feed": html("Dilarang", 403)}
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site)["kabar"]
    assert report["stop_reason"] == "blocked"
    assert len(site.asked("/feed")) == 1
    assert crawl.captured() == []


def test_five_failures_in_a_row_open_the_breaker(crawl: Crawl, site: Site) -> None:
    site.routes["/feed"] = rss(site.base, [f"/a{n}" for n in range(12)])
    site.routes |= {f"/a{n}": html("rusak", 500) for n in range(12)}
    crawl.source("kabar", feed_source(site.base))
    report = crawl.run(site, page_retry_s=(0.05, 0.05))["kabar"]
    assert report["stop_reason"] == "rate_limited"
    assert len(site.log) == 2 + 5
    assert crawl.rows("SELECT pause_reason, paused_s FROM crawler_host") == [("failing", 900.0)]


def test_the_pause_is_kept_between_requests_and_crawl_delay_counts(crawl: Crawl, site: Site) -> None:
    site.routes |= {
        "/robots.txt": _robots("User-agent: *\nCrawl-delay: 0.4\n"),
        "/feed": rss(site.base, ["/a", "/b"]),
        "/a": article(1),
        "/b": article(2),
    }
    crawl.source("kabar", feed_source(site.base))
    crawl.run(site)
    times = [ask.at for ask in site.log]
    gaps = [later - earlier for earlier, later in pairwise(times[1:])]
    assert min(gaps) >= 0.4
    assert site.most_in_flight == 1
