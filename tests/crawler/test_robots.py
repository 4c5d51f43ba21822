"""robots.txt and Retry-After, pure: who reads them wrongly is a rude guest."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.options import CrawlOptions
from crawler.pace import gap_s, origin_of, politeness_key, retry_after_s
from crawler.robots import Rulebook, read

NOW = datetime(2024, 2, 14, 1, 0, tzinfo=UTC)
ORIGIN = "https://kabar.contoh.id"
CAP = 500 * 1024


def _allows(body: bytes, path: str = "/rahasia/1", *, status: int | None = 200, kind: str = "text/plain") -> bool:
    book = Rulebook("Pantau/0.1 (+https://pantau.invalid/bot)")
    ruling = read(status, kind, body, max_bytes=CAP)
    book.learn(ORIGIN, ruling.state, ruling.rules)
    return book.allows(ORIGIN, ORIGIN + path)


RULES = b"User-agent: *\nDisallow: /rahasia/\n"


@pytest.mark.parametrize(
    "body",
    [
        RULES,
        RULES.replace(b"\n", b"\r\n"),
        RULES.replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + RULES,
        b"\xff\xfe" + RULES.decode().encode("utf-16-le"),
        b"\xfe\xff" + RULES.decode().encode("utf-16-be"),
        b"user-AGENT:pantau\ndisallow:/rahasia",
        b"User-agent: *\nDisallow: /\n",
        b"User-agent: *\nDisallow: /*/1$\n",
        RULES + b"# " + b"x" * 600_000,
        b"User-agent: lain\nUser-agent: Pantau\nDisallow: /rahasia/\n",
    ],
)
def test_these_files_forbid(body: bytes) -> None:
    assert not _allows(body)


@pytest.mark.parametrize(
    ("body", "status", "kind", "allowed"),
    [
        (RULES, 200, "text/html; charset=utf-8", True),
        (b"<!DOCTYPE html>" + RULES, 200, "text/plain", True),
        (RULES, 404, "text/plain", True),
        (RULES, 401, "text/plain", True),
        (RULES, 403, "text/html", True),
        (b"", 200, "text/plain", True),
        (b"", 429, "text/plain", False),
        (b"User-agent: *\nAllow: /", 500, "text/plain", False),
        (b"User-agent: *\nAllow: /", 503, "text/plain", False),
        (b"", None, "", False),
        (b"", 302, "", False),
        (b"User-agent: lain\nDisallow: /", 200, "text/plain", True),
    ],
)
def test_status_and_type_decide_what_is_parsed(body: bytes, status: int | None, kind: str, allowed: bool) -> None:
    assert _allows(body, status=status, kind=kind) is allowed


def test_a_rule_behind_the_cap_is_ignored_and_half_a_line_never_counts() -> None:
    filler = b"# " + b"x" * 1000 + b"\n"
    assert _allows(b"User-agent: *\n" + filler * 600 + b"Disallow: /rahasia/\n")
    rule = b"Disallow: /rahasia/terkunci\n"
    start = b"User-agent: *\n"
    body = start + b"#" * (CAP - len(start) - 12) + b"\n" + rule
    assert _allows(body, "/rahasia/1"), "`Disallow: /` cut out of a longer line would forbid everything"


def test_five_megabytes_are_read_in_a_moment() -> None:
    body = b"User-agent: *\n" + b"".join(b"Disallow: /a%d\n" % n for n in range(400_000))
    began = time.process_time()
    _allows(body)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7", 7.0), ("0.5", 0.5), ("1e308", 300.0), ("9999", 300.0), ("-3", 0.0), ("x", 0.0)],
)
def test_crawl_delay_is_clamped(text: str, expected: float) -> None:
    book = Rulebook("Pantau/0.1")
    book.learn(ORIGIN, "rules", f"User-agent: *\nCrawl-delay: {text}\n")
    assert book.crawl_delay_s(ORIGIN)[0] == expected


def test_an_origin_that_nobody_asked_forbids() -> None:
    assert not Rulebook("Pantau/0.1").allows(ORIGIN, ORIGIN + "/")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 7 ", 7.0),
        ("99999999999999999999", 86400.0),
        ("Wed, 14 Feb 2024 01:00:30 GMT", 30.0),
        ("Wed, 14 Feb 2024 00:00:00 GMT", 0.0),
        ("Fri, 14 Feb 2025 00:00:00 GMT", 86400.0),
        ("Wed, 14 Feb 2024 08:00:30 +0700", 30.0),
        ("", None),
        (None, None),
        ("besok", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
    ],
)
def test_retry_after(value: str | None, expected: float | None) -> None:
    assert retry_after_s(value, NOW) == expected


@given(st.text(max_size=40))
def test_retry_after_never_raises_and_stays_within_a_day(value: str) -> None:
    seconds = retry_after_s(value, NOW)
    assert seconds is None or 0 <= seconds <= 86400


@given(st.binary(max_size=400), st.sampled_from(["text/plain", "", "text/html"]))
def test_reading_robots_never_raises(body: bytes, kind: str) -> None:
    _allows(body, kind=kind)


def test_gap_and_keys() -> None:
    options = CrawlOptions(archive=Path("x"), locks=Path("x"))
    assert gap_s(0.0, 0.0, 0.0, options) == 3.0, "the floor holds whatever a source says"
    assert gap_s(0.1, 8.0, 0.0, options) == 8.0
    assert gap_s(100.0, 3.0, 0.0, options) == 30.0
    assert gap_s(0.1, 45.0, 0.0, options) == 45.0, "a source may ask for more than the ceiling"
    assert gap_s(0.1, 3.0, 120.0, options) == 120.0
    assert politeness_key("https://a.b.contoh.go.id/x") == politeness_key("http://contoh.go.id:8080/")
    assert politeness_key("http://127.0.0.1:81/") != politeness_key("http://127.0.0.1:82/")
    assert origin_of("https://X.id:443/a") == "https://x.id"
    assert origin_of("http://[::1]:81/a") == "http://[::1]:81"
