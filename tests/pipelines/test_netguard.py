"""Who is hurt if a line here is wrong: every service inside the operator's network that a page can name."""

from __future__ import annotations

import pytest

from pipelines.netguard import refusal, url_refusal

REFUSED = [
    "0.0.0.0",  # noqa: S104  # a spelling of this machine, not a bind
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "233.252.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "100:0:0:1::1",
    "2001::1",
    "2001:db8::1",
    "2001:10::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "e000::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2606:4700::5efe:7f00:1",
    "2606:4700::200:5efe:a00:1",
]
ALLOWED = ["8.8.8.8", "1.1.1.1", "103.10.66.1", "168.63.129.17", "192.0.1.1", "2606:4700::1111", "2404:6800:4003::200e"]


@pytest.mark.parametrize("address", REFUSED)
def test_private_special_and_embedded_addresses_are_refused(address: str) -> None:
    assert refusal(address, 443)


@pytest.mark.parametrize("address", ALLOWED)
def test_public_addresses_are_allowed(address: str) -> None:
    assert refusal(address, 443) is None


@pytest.mark.parametrize("text", ["", "localhost", "127.0.0.1:80", "1.2.3", "999.1.1.1", "2130706433", "0x7f.1"])
def test_what_is_no_resolved_address_is_refused(text: str) -> None:
    assert refusal(text, 80)


LOOPBACK_SPELLINGS = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0x7F.0x0.0x0.0x1",
    "0177.0.0.1",
    "017700000001",
    "0177.0x0.1",
    "00000177.0.0.1",
    "0",
    "0.0.0.0",  # noqa: S104  # as above
    "0x0",
    "127.255.255.255",
    "127.0.0.1%00",
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
    "１２７.０.０.１",
    "127。0。0。1",
    "①②⑦.0.0.1",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[fe80::1%25eth0]",
    "[fd00::1]",
    "[2002:7f00:1::]",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "10.0.0.1",
    "167772161",
    "192.168.0.1",
    "3232235521",
    "[fec0::1]",
    "[ff02::1]",
    "100.100.100.200",
    "168.63.129.16",
]


@pytest.mark.parametrize("host", LOOPBACK_SPELLINGS)
def test_forty_spellings_of_an_inner_address_are_refused_in_a_url(host: str) -> None:
    assert url_refusal(f"http://{host}/latest/meta-data")


def test_the_list_holds_the_promised_forty_spellings() -> None:
    assert len(set(LOOPBACK_SPELLINGS)) >= 40


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://contoh.id/",
        "javascript:alert(1)",
        "gopher://contoh.id/",
        "//contoh.id/",
        "/berita",
        "",
        "http://",
        "http:///etc/passwd",
        "http://nama@contoh.id/",
        "http://a:b@contoh.id/",
        "http://contoh.id:22/",
        "http://contoh.id:99999/",
        "http://contoh.id\\@127.0.0.1/",
        "http://contoh.id/ a",
        "http://contoh.id/\r\nHost: x",
        "http://[::1/",
        "http://contoh.id/" + "a" * 2083,
        "http://@127.0.0.1/",
        "http://contoh.id:0x50/",
    ],
)
def test_other_schemes_ports_and_shapes_are_refused(url: str) -> None:
    assert url_refusal(url)


@pytest.mark.parametrize(
    "url", ["http://contoh.id/", "https://contoh.id:8443/a?b=c", "http://8.8.8.8/", "https://kabar.contoh.id/x#y"]
)
def test_ordinary_addresses_pass(url: str) -> None:
    assert url_refusal(url) is None


def test_an_exception_is_one_exact_pair_of_address_and_port() -> None:
    pairs = frozenset({("127.0.0.1", 8123), ("::1", 8123)})
    assert refusal("127.0.0.1", 8123, pairs) is None
    assert refusal("0:0:0:0:0:0:0:1", 8123, pairs) is None
    assert refusal("127.0.0.1", 8124, pairs)
    assert refusal("127.0.0.2", 8123, pairs)
    assert url_refusal("http://127.0.0.1:8123/x", exceptions=pairs) is None
    assert url_refusal("http://127.1:8123/x", exceptions=pairs) is None, "the same address in another spelling"
    assert url_refusal("http://127.0.0.1:8124/x", exceptions=pairs)
    assert url_refusal("http://127.0.0.2:8123/x", exceptions=pairs)


def test_nat64_judges_the_address_inside() -> None:
    assert refusal("64:ff9b::808:808", 443, nat64=True) is None
    assert refusal("64:ff9b::7f00:1", 443, nat64=True)
