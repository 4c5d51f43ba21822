"""How a crawl ends: by itself, by a signal, by a kill, by a store that raises. Nothing acknowledged may be lost."""

from __future__ import annotations

import json
import signal
import sqlite3
import time
from collections.abc import Callable

from tests.crawler.loopback import Answer, Ask, Crawl, Site, article, feed_source, html, rss


def _slow_site(site: Site, count: int, answer_s: float) -> None:
    def slow(number: int) -> Callable[[Ask], Answer]:
        def answer(_: Ask) -> Answer:
            time.sleep(answer_s)
            return article(number)

        return answer

    site.routes |= {f"/b/{n}": slow(n) for n in range(count)}
    site.routes["/feed"] = rss(site.base, [f"/b/{n}" for n in range(count)])


def _until(done: Callable[[], bool], limit_s: float = 30) -> None:
    end = time.monotonic() + limit_s
    while not done():
        assert time.monotonic() < end, "the crawl did not come that far"
        time.sleep(0.02)


def test_sigterm_gives_leases_back_and_the_next_run_finishes(crawl: Crawl, site: Site) -> None:
    _slow_site(site, 12, 0.05)
    site.routes["/b/5"] = lambda _: time.sleep(30) or article(5)
    crawl.source("kabar", feed_source(site.base))
    process = crawl.start(site)
    _until(lambda: "/b/5" in site.paths())
    process.send_signal(signal.SIGTERM)
    sent = time.monotonic()
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - sent < 10, "at 9 s it ends, whatever hangs"
    (report,) = json.loads(out.splitlines()[-1])
    assert report["stop_reason"] == "interrupted", err
    assert report["waiting"] == 12 - report["captures"]
    assert crawl.rows("SELECT count(*) FROM crawler_frontierurl WHERE state='leased'") == [(0,)]
    assert crawl.url("/b/5")["tries"] == 0, "a page that we ourselves cut short has lost no try"
    site.routes["/b/5"] = article(5)
    assert crawl.run(site)["kabar"]["stop_reason"] == "finished"
    assert len(crawl.captured()) == 12


def test_a_second_signal_ends_it_within_two_seconds(crawl: Crawl, site: Site) -> None:
    _slow_site(site, 1, 30)
    crawl.source("kabar", feed_source(site.base))
    process = crawl.start(site)
    _until(lambda: "/b/0" in site.paths())
    process.send_signal(signal.SIGTERM)
    time.sleep(0.2)
    process.send_signal(signal.SIGTERM)
    sent = time.monotonic()
    out, _ = process.communicate(timeout=20)
    assert time.monotonic() - sent < 2
    assert json.loads(out.splitlines()[-1])[0]["stop_reason"] == "interrupted"


def test_a_killed_run_is_finished_by_the_next_without_loss_or_double(crawl: Crawl, site: Site) -> None:
    _slow_site(site, 10, 0.03)
    crawl.source("kabar", feed_source(site.base))
    process = crawl.start(site)
    _until(lambda: len(site.log) >= 7)
    process.kill()
    process.communicate(timeout=10)
    assert crawl.rows("SELECT state FROM crawler_run") == [("running",)]
    report = crawl.run(site)["kabar"]
    assert report["stop_reason"] == "finished"
    assert len(crawl.captured()) == len(set(crawl.captured())) == 10
    assert crawl.rows("SELECT state FROM crawler_run ORDER BY id") == [("died",), ("ended",)]
    assert crawl.verify() == {"records": 10, "damages": []}


def test_a_store_that_raises_ends_the_run_with_its_reason_and_a_bad_exit(crawl: Crawl, site: Site) -> None:
    _slow_site(site, 8, 0.0)
    crawl.source("kabar", feed_source(site.base))
    _sql(
        crawl,
        "CREATE TRIGGER kaput BEFORE INSERT ON pipelines_capture WHEN NEW.chain_no > 3 "
        "BEGIN SELECT RAISE(ROLLBACK, 'kaput'); END",
    )
    began = time.monotonic()
    report = crawl.run(site)["kabar"]
    assert time.monotonic() - began < 20
    assert crawl.code != 0
    assert report["stop_reason"] == "store_failed"
    assert "kaput" in report["message"]
    assert len(crawl.captured()) == 3
    _sql(crawl, "DROP TRIGGER kaput")
    assert crawl.run(site)["kabar"]["stop_reason"] == "finished"
    assert len(crawl.captured()) == 8
    assert crawl.verify() == {"records": 8, "damages": []}


def test_two_crawls_at_once_share_the_work_and_never_a_host(crawl: Crawl, site: Site) -> None:
    _slow_site(site, 16, 0.02)
    crawl.source("kabar", feed_source(site.base))
    both = [crawl.start(site) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
    assert site.most_in_flight == 1
    assert len(crawl.captured()) == len(set(crawl.captured())) == 16
    assert crawl.verify() == {"records": 16, "damages": []}


def test_a_state_that_cannot_be_opened_is_reported_for_every_source(crawl: Crawl, site: Site) -> None:
    crawl.source("kabar", feed_source(site.base))
    (crawl.data / "state.sqlite3").write_bytes(b"ini bukan basis data" * 100)
    for extra in crawl.data.glob("state.sqlite3-*"):
        extra.unlink()
    report = crawl.run(site)["kabar"]
    assert report["stop_reason"] == "store_failed"
    assert crawl.code != 0
    assert site.log == []


def test_a_run_stopped_longer_than_its_lease_writes_nothing_late(crawl: Crawl, site: Site) -> None:
    _slow_site(site, 2, 0.0)
    site.routes["/b/0"] = lambda _: time.sleep(1.5) or html("<p>Isi pertama</p>")
    crawl.source("kabar", feed_source(site.base))
    process = crawl.start(site, lease_s=2.0)
    _until(lambda: "/b/0" in site.paths())
    process.send_signal(signal.SIGSTOP)
    time.sleep(2.2)
    site.routes["/b/0"] = html("<p>Isi kedua</p>")
    report = crawl.run(site)["kabar"]
    assert report["stop_reason"] == "finished"
    process.send_signal(signal.SIGCONT)
    process.communicate(timeout=20)
    assert len(crawl.captured()) == 2, "the stopped run's late page is fenced off"
    assert crawl.rows("SELECT state FROM crawler_frontierurl WHERE role='page'") == [("done",), ("done",)]


def _sql(crawl: Crawl, statement: str) -> None:
    connection = sqlite3.connect(crawl.data / "state.sqlite3")
    with connection:
        connection.execute(statement)
    connection.close()
