"""What is stored is what was written: no half article, nothing of the page's furniture in between."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.demo import newsroom
from tests.e2e.house import Pantau

pytestmark = [pytest.mark.backend("browser"), pytest.mark.timeout(300)]
LOST_MAX = 60  # code points: a reporter's initials at the end


def words(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def test_every_article_is_stored_whole(first_round: tuple[Pantau, dict[str, Any]]) -> None:
    house, _ = first_round
    stored = {row["title"]: row for row in house.items().values() if row["title"]}
    articles = [text for text in newsroom.newsroom(1) if text.title]
    assert len(articles) > 100
    short = {}
    for text in articles:
        row = stored[text.title]
        missing = [line for line in words(text.text) if line not in words(row["text"])]
        if sum(map(len, missing)) > LOST_MAX:
            short[text.key] = missing
    assert short == {}


def test_the_second_part_of_an_article_is_no_edit_of_the_first(first_round: tuple[Pantau, dict[str, Any]]) -> None:
    house, figures = first_round
    (paginated,) = [text for text in newsroom.newsroom(1) if text.pages > 1]
    (row,) = [row for row in house.items().values() if row["title"] == paginated.title]
    assert row["revisions"] == 0
    assert figures["items_changed"] == 0
    shown = house.run("item", "show", row["item_id"])
    assert len(shown["captures"]) == paginated.pages
