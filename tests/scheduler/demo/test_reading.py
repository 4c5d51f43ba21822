"""The project's own extraction reads every page back into the text that was authored: markup and recipes fit."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from crawler.sources import Source, load_folder
from pipelines.extract import extract
from pipelines.record import Capture, Item, Page
from scheduler.demo.newsroom import EDITION_2_AT
from scheduler.demo.site import DemoSite, source_files

if TYPE_CHECKING:
    from pathlib import Path

Get = Got = Any  # their types live in conftest.py, which importlib mode does not let tests import
KINDS = {"paper": "feed", "portal": "sitemap", "office": "listing", "channel": "channel"}
FURNITURE = re.compile(r"Baca juga:.*|\([a-z]{3}\)")  # masked after extraction, by pipelines.clean


@pytest.fixture
def sources(site: DemoSite, tmp_path: Path) -> dict[str, Source]:
    for name, words in source_files(site.ports).items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    return {source.kind: source for source in load_folder(tmp_path, demo=True).sources}


def page_of(got: Got, url: str, source: Source) -> Page:
    capture = Capture(
        source=source.id,
        outlet=source.outlet,
        medium=source.medium,
        url=url,
        final_url=url,
        canonical_url=url,
        fetched_at_utc=EDITION_2_AT.astimezone(UTC),
        status=got.status,
        headers=tuple(got.headers.items()),
        body_sha256=hashlib.sha256(got.body).hexdigest(),
        rendered=False,
        robots="allowed",
        platform=source.platform,
    )
    return Page(capture, got.body)


def said(text: str) -> str:
    return " ".join(" ".join(line for line in text.splitlines() if not FURNITURE.fullmatch(line.strip())).split())


@pytest.mark.parametrize("name", ["paper", "portal", "office"])
def test_every_article_is_read_as_it_was_written(
    site: DemoSite, get: Get, sources: dict[str, Source], name: str
) -> None:
    source = sources[KINDS[name]]
    for text in [text for text in site.texts() if text.site == name]:
        urls = [site.url(text)] + [f"{site.url(text)}?page={number}" for number in range(2, text.pages + 1)]
        (item,) = extract(tuple(page_of(get(url), url, source) for url in urls), source.recipe())
        assert said(item.text) == " ".join(text.text.split()), text.key
        assert item.title == text.title
        assert instant(item) == text.published.astimezone(UTC).replace(second=0), text.key


def test_every_post_of_the_channel_is_read_as_it_was_written(
    site: DemoSite, get: Get, sources: dict[str, Source]
) -> None:
    source = sources["channel"]
    urls = [f"{site.base('channel')}/s/simpulpantau{query}" for query in ("", "?before=120", "?before=108")]
    items = extract(tuple(page_of(get(url), url, source) for url in urls), source.recipe())
    posts = {f"simpulpantau/{text.number}": text for text in site.texts() if text.site == "channel"}
    assert {item.native_id: " ".join(item.text.split()) for item in items} == {
        key: " ".join(text.text.split()) for key, text in posts.items()
    }
    assert all(instant(item) == posts[str(item.native_id)].published.astimezone(UTC) for item in items)


def instant(item: Item) -> datetime | None:
    return item.published.at_utc if item.published else None
