"""Address identity: who is hurt if it is wrong - two articles merged into one, or one article counted twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.address import article_address, declared_canonical, part_number, registrable
from pipelines.clean import canonical_url

SITE = "https://kabarlembah.example"
TRAPS = [
    (f"{SITE}/a?utm_source=x&id=7&utm_medium=y", f"{SITE}/a?id=7"),
    (f"{SITE}/a?fbclid=abc", f"{SITE}/a"),
    (f"{SITE}/a?gclid=abc&q=asn", f"{SITE}/a?q=asn"),
    ("http://kabarlembah.example:80/a", "http://kabarlembah.example/a"),
    ("https://kabarlembah.example:443/a", f"{SITE}/a"),
    ("https://kabarlembah.example:8443/a", "https://kabarlembah.example:8443/a"),
    ("HTTPS://KabarLembah.EXAMPLE/A", f"{SITE}/A"),
    ("https://u:p@kabarlembah.example/a", f"{SITE}/a"),
    (f"{SITE}/a#komentar", f"{SITE}/a"),
    (f"{SITE}/a#!/isi/3", f"{SITE}/a#!/isi/3"),
    (f"{SITE}/b/../a", f"{SITE}/a"),
    (f"{SITE}/./a/%2e%2E/c", f"{SITE}/c"),
    (f"{SITE}/a/", f"{SITE}/a"),
    (SITE, f"{SITE}/"),
    (f"{SITE}/a/amp", f"{SITE}/a"),
    (f"{SITE}/a/amp/?amp=1", f"{SITE}/a"),
    (f"{SITE}/a?page=all", f"{SITE}/a"),
    (f"{SITE}/a?page=2", f"{SITE}/a?page=2"),
    (f"{SITE}/a?sid=5&q=x", f"{SITE}/a?q=x&sid=5"),
    (f"{SITE}/?p=12", f"{SITE}/?p=12"),
    (f"{SITE}/a?b=", f"{SITE}/a?b="),
    (f"{SITE}//a///b", f"{SITE}/a/b"),
    (f"{SITE}/sunting%2fa b", f"{SITE}/sunting%2Fa%20b"),
    (f"  {SITE}/a\n", f"{SITE}/a"),
    ("https://kabarlembah.example./a", f"{SITE}/a"),
    ("https://m.kabarlembah.example/a", f"{SITE}/a"),
    ("https://lama.example/a", f"{SITE}/a"),
    ("https://www.lain.example/a", "https://www.lain.example/a"),
    ("mailto:redaksi@kabarlembah.example", "mailto:redaksi@kabarlembah.example"),
    ("http://[::1]:8080/a/", "http://[::1]:8080/a"),
    ("http://[zz/a", "http://[zz/a"),
]
ALIASES = ("m.kabarlembah.example", "www.kabarlembah.example", "lama.example=kabarlembah.example")


@pytest.mark.parametrize(("url", "expected"), TRAPS)
def test_each_trap_has_one_canonical_form(url: str, expected: str) -> None:
    assert canonical_url(url, aliases=ALIASES) == expected
    assert canonical_url(expected, aliases=ALIASES) == expected


_WORD = st.text(alphabet="abcABC09-_.~%2fé é+ &=", max_size=8)


@given(
    scheme=st.sampled_from(["http", "https", "HTTP"]),
    host=st.sampled_from(
        ["kabar.example", "WWW.Kabar.example", "127.0.0.1", "bücher.example", "m.kabarlembah.example"]
    ),
    port=st.sampled_from(["", ":80", ":443", ":8081"]),
    segments=st.lists(st.one_of(_WORD, st.sampled_from(["..", ".", "amp", "", "%2e%2e"])), max_size=5),
    query=st.lists(st.tuples(_WORD, _WORD), max_size=4),
    fragment=st.sampled_from(["", "#atas", "#!x"]),
)
def test_canonical_form_is_idempotent(
    scheme: str, host: str, port: str, segments: list[str], query: list[tuple[str, str]], fragment: str
) -> None:
    url = f"{scheme}://{host}{port}/{'/'.join(segments)}?{'&'.join(f'{k}={v}' for k, v in query)}{fragment}"
    once = canonical_url(url, aliases=ALIASES)
    assert canonical_url(once, aliases=ALIASES) == once


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    canonical_url(text)
    canonical_url("https://" + text)


def test_parts_of_an_article_share_its_address_and_portal_pages_do_not() -> None:
    assert article_address(f"{SITE}/berita/camat-naik-panggung?page=2") == f"{SITE}/berita/camat-naik-panggung"
    assert article_address(f"{SITE}/berita/camat-naik-panggung/page/3") == f"{SITE}/berita/camat-naik-panggung"
    assert article_address(f"{SITE}/index.php?page=12") == f"{SITE}/index.php?page=12"
    assert article_address(f"{SITE}/berita?page=4411") == f"{SITE}/berita?page=4411"
    assert part_number(f"{SITE}/berita/a?page=2") == 2
    assert part_number(f"{SITE}/berita/a/page/3") == 3
    assert part_number(f"{SITE}/berita/a") == 1


def test_a_declared_address_is_believed_only_for_the_same_article() -> None:
    page = f"{SITE}/berita/camat-naik-panggung-48113"
    assert (
        declared_canonical(f"{SITE}/news/camat-naik-panggung-48113", page) == f"{SITE}/news/camat-naik-panggung-48113"
    )
    assert declared_canonical(f"https://amp.{SITE[8:]}/berita/camat-naik-panggung-48113", page) is not None
    assert declared_canonical(f"{SITE}/", page) is None
    assert declared_canonical(f"{SITE}/a#b", "file:") == f"{SITE}/a"
    assert declared_canonical("javascript:1", "file:") is None
    assert declared_canonical(f"{SITE}/berita", page) is None
    assert declared_canonical("https://pencuri.example/berita/camat-naik-panggung-48113", page) is None
    assert (
        declared_canonical("http://127.0.0.1:8001/x/camat-naik-panggung", "http://127.0.0.1:8002/x/camat-naik-panggung")
        is None
    )


def test_registrable_domain_knows_indonesian_suffixes() -> None:
    assert registrable("https://berita.bawaslu.go.id/a") == "bawaslu.go.id"
    assert registrable("http://127.0.0.1:8001/a") == "127.0.0.1:8001"
