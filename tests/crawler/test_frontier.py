"""The frontier's rules, on SQLite and PostgreSQL: who may ask what and when, and that a lost lease writes nothing."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.frontier import Frontier
from crawler.lease import Ended, Found, Lease
from crawler.models import FrontierSource, FrontierUrl, Host, Robots, Run
from crawler.options import CrawlOptions
from crawler.runs import LiveRun, reclaim
from crawler.sources import Source
from pipelines import canonical, models, store
from pipelines.record import Hint

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]

NOW = datetime(2024, 2, 14, 1, 0, tzinfo=UTC)
OPTIONS = CrawlOptions(archive=Path("unused"), locks=Path("unused"))


def _source(name: str, *start: str) -> Source:
    return Source(name, name, "Kami", "news", "feed", start, name)


def _frontier(*sources: Source, options: CrawlOptions = OPTIONS, now: datetime = NOW) -> Frontier:
    with store.write():
        run = Run.objects.create(started_at=now, lock_file="unused", state="ended")
    frontier = Frontier(run.pk, now, {source.id: source for source in sources}, options)
    frontier.begin(now)
    return frontier


def _later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def _settle(frontier: Frontier, lease: Lease, outcome: str, now: datetime, **more: object) -> bool:
    with store.write():
        return frontier.settle(Ended(lease, outcome, **more), now)  # type: ignore[arg-type]


def _past_robots(frontier: Frontier, now: datetime = NOW, rules: bytes = b"") -> None:
    """Answer the robots.txt of every origin that asks for it."""
    leases = frontier.hand_out(now, 10)
    assert {lease.role for lease in leases} == {"robots"}
    for lease in leases:
        _settle(frontier, lease, "robots", now, status=200, body=rules)


FEED = "https://kabar.contoh.id/feed"


@pytest.fixture
def frontier() -> Frontier:
    made = _frontier(_source("kabar", FEED))
    _past_robots(made)
    return made


def _feed(frontier: Frontier, now: datetime, *paths: str) -> None:
    (lease,) = frontier.hand_out(now, 10)
    assert lease.role == "start"
    found = tuple(Found(f"https://kabar.contoh.id{path}", "page", Hint(title=path)) for path in paths)
    _settle(frontier, lease, "index", now, status=200, found=found, etag='"f"')


def test_the_pause_begins_with_the_answer_and_lies_between_3_and_30_s(frontier: Frontier) -> None:
    assert frontier.hand_out(_later(2.9), 10) == []
    (lease,) = frontier.hand_out(_later(3), 10)
    _settle(frontier, lease, "index", _later(5), status=200, answer_s=2.0, at=_later(4))
    assert Host.objects.get().next_fetch_at == _later(4 + 10), "five times the answer's two seconds"
    assert frontier.next_due(_later(5)) is None, "nothing else is waiting"


def test_a_slow_answer_is_followed_by_thirty_seconds_at_most(frontier: Frontier) -> None:
    (lease,) = frontier.hand_out(_later(3), 10)
    _settle(frontier, lease, "index", _later(60), status=200, answer_s=25.0)
    assert Host.objects.get().gap_s == 30.0


def test_one_registrable_domain_is_one_pace_and_two_domains_are_two() -> None:
    names = ("https://a.contoh.go.id/", "http://b.contoh.go.id/", "https://a.lain.go.id/")
    frontier = _frontier(*(_source(f"s{n}", url) for n, url in enumerate(names)))
    assert len(frontier.hand_out(NOW, 10)) == 2
    assert frontier.hand_out(NOW, 10) == []


def test_two_runs_never_hold_one_host(frontier: Frontier) -> None:
    other = _frontier(_source("kabar", FEED), _source("lain", "https://foto.contoh.id/feed"))
    assert len(frontier.hand_out(_later(3), 10)) == 1
    assert other.hand_out(_later(3), 10) == []


def test_the_token_only_grows_and_a_lost_lease_writes_nothing(frontier: Frontier) -> None:
    (lost,) = frontier.hand_out(_later(3), 10)
    late = _later(3 + 121)
    assert reclaim(late) == 1
    (held,) = frontier.hand_out(_later(3 + 125), 10)
    assert held.url_id == lost.url_id
    assert held.token > lost.token
    assert held.host_token > lost.host_token
    found = (Found("https://kabar.contoh.id/terlambat"),)
    assert frontier.current([lost, held]) == {held.url_id} == {lost.url_id}
    assert frontier.current([lost]) == set()
    assert not _settle(frontier, lost, "index", late, status=200, found=found)
    assert not FrontierUrl.objects.filter(url__endswith="terlambat").exists()
    assert Host.objects.get().busy_until is not None, "the newer lease still holds the host"
    assert _settle(frontier, held, "index", _later(130), status=200, found=found)


def test_a_feeds_validators_and_its_addresses_are_kept_together_or_not_at_all(frontier: Frontier) -> None:
    (lease,) = frontier.hand_out(_later(3), 10)
    ended = Ended(lease, "index", status=200, etag='"f"', found=(Found("https://kabar.contoh.id/a"),))
    with contextlib.suppress(ZeroDivisionError), store.write():
        assert frontier.settle(ended, _later(4)) // 0
    assert FrontierUrl.objects.get(url=FEED).etag == ""
    assert not FrontierUrl.objects.filter(role="page").exists()
    with store.write():
        assert frontier.settle(ended, _later(4))
    assert FrontierUrl.objects.get(url=FEED).etag == '"f"'
    assert FrontierUrl.objects.filter(role="page").count() == 1


def test_tries_of_a_page_come_after_one_and_ten_minutes_then_it_is_given_up(frontier: Frontier) -> None:
    _feed(frontier, _later(3), "/a")
    now, waits = _later(10), []
    for _ in range(3):
        (lease,) = frontier.hand_out(now, 10)
        _settle(frontier, lease, "failed", now, status=500, error="the site answers 500")
        row = FrontierUrl.objects.get(url__endswith="/a")
        waits.append((row.state, (row.due_at - now).total_seconds()))
        now = max(row.due_at, now + timedelta(seconds=5))
    assert waits[:2] == [("due", 60.0), ("due", 600.0)]
    assert waits[2][0] == "given_up"


def test_tries_of_a_feed_come_after_five_and_thirty_minutes(frontier: Frontier) -> None:
    (lease,) = frontier.hand_out(_later(3), 10)
    _settle(frontier, lease, "failed", _later(3), error="x")
    assert FrontierUrl.objects.get(url=FEED).due_at == _later(303)
    (lease,) = frontier.hand_out(_later(303), 10)
    _settle(frontier, lease, "failed", _later(303), error="x")
    assert FrontierUrl.objects.get(url=FEED).due_at == _later(303 + 1800)


def test_the_breaker_doubles_up_to_a_day_and_one_success_closes_it(frontier: Frontier) -> None:
    now, pauses = _later(3), []
    for _ in range(9):
        FrontierUrl.objects.filter(url=FEED).update(state="due", due_at=now, tries=0)
        (lease,) = frontier.hand_out(now, 10)
        _settle(frontier, lease, "failed", now, status=503, host_fault=True)
        host = Host.objects.get()
        pauses.append((host.next_fetch_at - now).total_seconds())
        now = host.next_fetch_at
    assert pauses == [900, 1800, 3600, 7200, 14400, 28800, 57600, 86400, 86400]
    FrontierUrl.objects.filter(url=FEED).update(state="due", due_at=now)
    (lease,) = frontier.hand_out(now, 10)
    _settle(frontier, lease, "index", now, status=200)
    host = Host.objects.get()
    assert (host.failures, host.paused_s, host.pause_reason) == (0, 0.0, "")


def test_known_items_are_asked_again_for_seven_days(frontier: Frontier) -> None:
    _feed(frontier, _later(3), "/a")
    (lease,) = frontier.hand_out(_later(10), 10)
    _settle(frontier, lease, "captured", _later(10), status=200, etag='"a"', body_sha256="0" * 64)
    source = _source("kabar", FEED)
    for days, expected in ((1, 2), (6, 2), (8, 1)):
        now = NOW + timedelta(days=days)
        _frontier(source, now=now)
        due = FrontierUrl.objects.filter(state="due").exclude(role="robots")
        assert due.count() == expected, f"after {days} days"
        due.filter(role="page").update(state="done")


def test_unreachable_robots_are_asked_twice_then_after_an_hour_doubling() -> None:
    frontier = _frontier(_source("kabar", FEED))
    now, pauses = NOW, []
    for attempt in range(4):
        (lease,) = frontier.hand_out(now, 10)
        assert lease.role == "robots"
        _settle(frontier, lease, "robots", now, status=None, error="no answer")
        origin = Robots.objects.get()
        assert origin.state == ("unknown" if attempt == 0 else "unreachable")
        pauses.append((origin.expires_at - now).total_seconds())
        now = max(origin.expires_at, Host.objects.get().next_fetch_at)
    assert pauses[1:] == [3600, 7200, 14400]
    left = frontier.left("kabar", now - timedelta(seconds=1))
    assert (left.waiting, left.robots_unreachable) == (1, 1)
    assert frontier.next_due(now - timedelta(seconds=1)) is None, "nobody waits an hour"


def test_robots_are_read_again_after_a_day_and_decide_anew(frontier: Frontier) -> None:
    _feed(frontier, _later(3), "/rahasia/1")
    day = NOW + timedelta(days=1, seconds=1)
    (lease,) = frontier.hand_out(day, 10)
    assert lease.role == "robots"
    _settle(frontier, lease, "robots", day, status=200, body=b"User-agent: *\nDisallow: /rahasia/")
    assert frontier.hand_out(day + timedelta(seconds=4), 10) == []
    assert FrontierUrl.objects.get(url__endswith="/rahasia/1").state == "refused"


def test_an_unasked_address_of_a_source_that_is_gone_is_taken_over(frontier: Frontier) -> None:
    _feed(frontier, _later(3), "/a")
    other = _frontier(_source("lain", "https://lain.contoh.net/feed"))
    _past_robots(other)
    (lease,) = other.hand_out(_later(3), 10)
    _settle(other, lease, "index", _later(3), status=200, found=(Found("https://kabar.contoh.id/a"),))
    (lease,) = other.hand_out(_later(6), 10)
    assert (lease.url, lease.source) == ("https://kabar.contoh.id/a", "lain")


def test_spellings_of_one_address_are_one_row(frontier: Frontier) -> None:
    _feed(frontier, _later(3), "/a", "/a?utm_source=x", "/A")
    assert FrontierUrl.objects.filter(role="page").count() == 2
    assert FrontierSource.objects.filter(url__role="page").count() == 2


def test_an_erased_address_never_comes_back(frontier: Frontier) -> None:
    decision = models.Decision.objects.create(kind="erase", subject="x", reason="uji", by="uji", at_utc=NOW)
    digest = canonical.sha256(b"https://kabar.contoh.id/a")
    models.Tombstone.objects.create(address_sha256=digest, decision=decision)
    _feed(frontier, _later(3), "/a", "/b")
    assert FrontierUrl.objects.get(role="page").url.endswith("/b")


def test_an_item_address_behind_the_guard_is_not_even_written(frontier: Frontier) -> None:
    (lease,) = frontier.hand_out(_later(3), 10)
    urls = ("http://127.0.0.1/x", "file:///etc/passwd", "http://[::1]/", "https://kabar.contoh.id:22/", "javascript:1")
    _settle(frontier, lease, "index", _later(3), status=200, found=tuple(Found(url) for url in urls))
    assert not FrontierUrl.objects.filter(role="page").exists()


def test_a_moved_address_stops_after_five_origins(frontier: Frontier) -> None:
    (lease,) = frontier.hand_out(_later(3), 10)
    deep = replace(lease, hops=5)
    _settle(frontier, deep, "moved", _later(3), status=301, found=(Found("https://lain.contoh.net/"),))
    assert not FrontierUrl.objects.filter(url__contains="lain").exists()


def test_only_a_dead_runs_leases_are_freed_at_once(tmp_path: Path, frontier: Frontier) -> None:
    live, dead = LiveRun(tmp_path, NOW), LiveRun(tmp_path, NOW)
    for run, name in ((live, "hidup"), (dead, "mati")):
        made = Frontier(run.id, NOW, {name: _source(name, f"https://{name}.net/")}, OPTIONS)
        made.begin(NOW)
        assert len(made.hand_out(NOW, 1)) == 1
    dead.abandon()
    assert reclaim(_later(1)) == 1
    assert FrontierUrl.objects.filter(state="leased").values_list("source", flat=True).get() == "hidup"
    live.close([], _later(2))
    assert not FrontierUrl.objects.filter(state="leased").exists()
