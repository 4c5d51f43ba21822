"""The tuple of stages: its order, its purity, and the version that tells what read an item."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import pytest

from pipelines import actors, canonical, clean, kind, process, reading, regions, violations
from pipelines.knowledge import Knowledge, load
from pipelines.record import Item, Page, Recipe
from tests.pipelines.store_builders import OUTLET, SENTENCES, article, capture

RECIPE = Recipe(OUTLET, "feed", "news", title="h1", body="article")
PAGE = Page(
    capture(),
    f"<body><h1>Kabid diduga tidak netral</h1><article><p>{'</p><p>'.join(SENTENCES)}</p></article></body>".encode(),
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def test_the_stages_stand_in_reading_order() -> None:
    assert (
        clean.clean,
        reading.read,
        actors.actors,
        violations.violations,
        kind.kind,
        regions.regions,
    ) == process.STAGES


def test_a_page_becomes_a_tagged_item_without_its_reading(knowledge: Knowledge) -> None:
    (item,) = process.process((PAGE,), RECIPE, knowledge)
    assert item.title == "Kabid diduga tidak netral"
    assert item.kind is not None
    assert item.reading is None
    assert item.knowledge_version == process.knowledge_version(knowledge, RECIPE)


def test_reading_twice_gives_the_same_bytes(knowledge: Knowledge) -> None:
    first, second = (process.process((PAGE,), RECIPE, knowledge) for _ in range(2))
    assert [canonical.to_bytes(item) for item in first] == [canonical.to_bytes(item) for item in second]


def test_tagging_a_tagged_item_changes_nothing(knowledge: Knowledge) -> None:
    once = process.tag(article(text="\n".join(SENTENCES)), knowledge)
    assert canonical.to_bytes(process.tag(once, knowledge)) == canonical.to_bytes(once)


@pytest.mark.parametrize(
    ("title", "text"), [(None, ""), (None, "x"), ("Judul", ""), (None, "\x00\ud800 \n\n"), ("a" * 9999, "b" * 9999)]
)
def test_no_text_is_too_odd_to_be_tagged(knowledge: Knowledge, title: str | None, text: str) -> None:
    item = process.tag(Item("x", OUTLET, "news", None, title, text), knowledge)
    assert not item.incident
    assert canonical.from_bytes(canonical.to_bytes(item)) == item


def test_tagging_time_grows_no_faster_than_the_text(knowledge: Knowledge) -> None:
    import time  # noqa: PLC0415 - measured here only

    def seconds(copies: int) -> float:
        item = article(text="\n".join(SENTENCES * copies))
        began = time.process_time()
        process.tag(item, knowledge)
        return time.process_time() - began

    seconds(20)
    small, large = min(seconds(20) for _ in range(3)), min(seconds(160) for _ in range(2))
    assert large < 8 * 2.5 * max(small, 0.002)


def test_another_recipe_or_knowledge_is_another_version(knowledge: Knowledge) -> None:
    versions = {
        process.knowledge_version(knowledge),
        process.knowledge_version(knowledge, RECIPE),
        process.knowledge_version(knowledge, dataclasses.replace(RECIPE, body="main")),
        process.knowledge_version(dataclasses.replace(knowledge, version="other"), RECIPE),
    }
    assert len(versions) == 4
    assert all(len(version) == 16 for version in versions)


def test_every_stage_outside_the_knowledge_names_its_version() -> None:
    assert len(process.stage_versions()) >= 2


def test_what_parses_hostile_pages_never_loads_django_or_the_network() -> None:
    program = (
        "import sys, pipelines.child;"
        "banned = {'django', 'psycopg', 'sqlite3', 'scrapy', 'twisted', 'pyarrow'};"
        "print(*sorted(banned & set(sys.modules)), end='')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
