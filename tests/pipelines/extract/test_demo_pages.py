"""The demo newsroom's pages as a second set: every text of every outlet, with its source's recipe and without."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pipelines.clean import canonical_url, clean, fingerprint_text
from pipelines.extract import extract
from pipelines.record import Recipe
from scheduler.demo import channel, newsroom, office, paper, portal, source_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.record import Item
    from scheduler.demo.newsroom import DemoText
    from tests.pipelines.extract.conftest import PageMaker

PORTS = (9001, 9002, 9003, 9004, 9005)
SITES = {
    "paper": ("demo-warta-pantura.toml", paper),
    "portal": ("demo-nusa-kini.toml", portal),
    "office": ("demo-info-publik-timur.toml", office),
    "channel": ("demo-simpul-pantau.toml", channel),
}
EDITION = newsroom.edition(1)


def _recipe(site: str, *, generic: bool) -> tuple[Recipe, str]:
    data = tomllib.loads(source_files.source_files(PORTS)[SITES[site][0]])
    rules = {} if generic else data.get("recipe", {})
    rules = {key: tuple(value) if isinstance(value, list) else value for key, value in rules.items()}
    base = "/".join(data["start"][0].split("/")[:3])
    return Recipe(site, data["kind"], data["medium"], zone=data["zone"], platform=data.get("platform"), **rules), base


def _read(
    site: str, *, generic: bool, page: PageMaker, edition: newsroom.Edition = EDITION
) -> Iterator[tuple[DemoText, Item]]:
    recipe, base = _recipe(site, generic=generic)
    for text in edition.of(site):  # type: ignore[arg-type]
        parts = []
        for number in range(1, text.pages + 1):
            query = {} if number == 1 else {"page": str(number)}
            answer = SITES[site][1].answer(edition, text.path, query, base)
            assert answer is not None
            address = base + text.path + (f"?page={number}" if number > 1 else "")
            parts.append(
                page(
                    answer.body,
                    url=address,
                    content_type=answer.content_type,
                    canonical_url=canonical_url(address),
                    fetched_at_utc=datetime(2024, 11, 22, 3, 0, tzinfo=UTC),
                )
            )
        (item,) = extract(tuple(parts), recipe, None)
        yield text, clean(item)


def _shown(item: Item) -> list[str]:
    kept, at = [], 0
    for mask in item.masks:
        kept.append(item.text[at : mask.span[1]])
        at = mask.span[2]
    lines = "".join([*kept, item.text[at:]]).split("\n")
    return [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize("generic", [False, True], ids=["recipe", "generic"])
@pytest.mark.parametrize("site", ["paper", "portal", "office"])
def test_every_article_is_read_whole_and_nothing_else(site: str, generic: bool, page: PageMaker) -> None:
    wanted = shown = hits = count = 0
    for text, item in _read(site, generic=generic, page=page):
        count += 1
        assert item.title == text.title
        assert item.author == text.byline
        assert item.published is not None
        assert item.published.at_utc == text.published.astimezone(UTC).replace(second=0)
        assert item.tier == ("vote" if generic else "recipe")
        paragraphs, lines = text.text.replace("\n\n", "\n").split("\n"), _shown(item)
        hits += len(set(paragraphs) & set(lines))
        wanted, shown = wanted + len(set(paragraphs)), shown + len(set(lines))
        if not generic:
            assert lines == paragraphs
    assert count >= 20
    assert hits / wanted >= 0.99  # the vote drops lines of one or two words, by intent
    assert hits / shown >= 0.99


@pytest.mark.parametrize("generic", [False, True], ids=["recipe", "generic"])
@pytest.mark.parametrize("site", ["paper", "portal", "office"])
def test_what_only_decorates_a_page_is_no_revision(site: str, generic: bool, page: PageMaker) -> None:
    def revision(edition: newsroom.Edition) -> dict[str, tuple[str | None, str]]:
        found = _read(site, generic=generic, page=page, edition=edition)
        return {text.key: (item.title, fingerprint_text(item)) for text, item in found}

    before = revision(EDITION)
    assert revision(EDITION) == before  # nonces and counters differ in every answer
    after = revision(newsroom.edition(2))  # adverts and view counts differ on the pages listed as cosmetic
    changed = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    assert changed == {key for key in newsroom.changes().edits if key in before}


def test_every_post_of_the_channel_is_read(page: PageMaker) -> None:
    posts = list(_read("channel", generic=False, page=page))
    assert len(posts) >= 10
    for text, item in posts:
        assert item.text.split() == text.text.split()
        assert item.native_id == f"{newsroom.CHANNEL}/{text.number}"
        assert item.published is not None
        assert item.published.at_utc == text.published.astimezone(UTC)


def test_a_channel_page_shows_up_to_twelve_posts(page: PageMaker) -> None:
    recipe, base = _recipe("channel", generic=False)
    answer = channel.answer(EDITION, f"/s/{newsroom.CHANNEL}", {}, base)
    assert answer is not None
    items = extract((page(answer.body, url=f"{base}/s/{newsroom.CHANNEL}"),), recipe, None)
    assert len(items) == channel.PER_PAGE
    assert [item.native_id for item in items] == sorted(
        (item.native_id for item in items), key=lambda name: int(str(name).rpartition("/")[2])
    )
