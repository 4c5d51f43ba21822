"""Pages written for these tests, and the capture that stands for each."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from pipelines.record import Capture, Page, Recipe

if TYPE_CHECKING:
    from pipelines.record import Hint

PAGES = Path(__file__).parent / "pages"
RECIPE = Recipe("kabar-lembah", "feed", "news")


class PageMaker(Protocol):
    def __call__(
        self,
        body: bytes | str,
        *,
        url: str = ...,
        content_type: str | None = ...,
        hint: Hint | None = ...,
        **changes: Any,
    ) -> Page: ...


@pytest.fixture
def page() -> PageMaker:
    """Return a maker of pages: bytes, or the stem of a file in `pages/`."""

    def make(
        body: bytes | str,
        *,
        url: str = "https://kabarlembah.example/2024/11/berita-uji-48113",
        content_type: str | None = "text/html",
        hint: Hint | None = None,
        **changes: Any,
    ) -> Page:
        raw = body if isinstance(body, bytes) else (PAGES / f"{body}.html").read_bytes()
        capture = Capture(
            source="kabar-lembah",
            outlet="kabar-lembah",
            medium="news",
            url=url,
            final_url=url,
            canonical_url=url,
            fetched_at_utc=datetime(2024, 11, 20, 8, 0, tzinfo=UTC),
            status=200,
            headers=(("Content-Type", content_type),) if content_type else (),
            body_sha256=hashlib.sha256(raw).hexdigest(),
            rendered=False,
            robots="allowed",
            hint=hint,
        )
        return Page(dataclasses.replace(capture, **changes), raw)

    return make


@pytest.fixture
def recipe() -> Recipe:
    return RECIPE
