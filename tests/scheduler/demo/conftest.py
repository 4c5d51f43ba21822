"""One running newsroom a test, and a small client that keeps status, headers and body."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

import pytest

from scheduler.demo.site import DemoSite

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Got:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Get(Protocol):
    def __call__(self, url: str, limit: int | None = None, /, **headers: str) -> Got: ...


def _get(url: str, limit: int | None = None, /, **headers: str) -> Got:
    parts = urlsplit(url)
    assert parts.hostname
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=named)
        answer = connection.getresponse()
        return Got(answer.status, answer.headers, answer.read(limit) if limit else answer.read())
    finally:
        connection.close()


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


@pytest.fixture
def get() -> Get:
    return _get
