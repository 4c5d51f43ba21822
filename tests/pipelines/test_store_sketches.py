"""The table of sketches: the migration that renews its form, and what a look-up asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import connection

from pipelines import models, store, story
from pipelines.clean import fingerprint_text
from pipelines.store import stories
from pipelines.store.sketches import DatabaseTable
from tests.pipelines.store_builders import article, publish, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.record import Item

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def reports() -> list[Item]:
    return [
        article(f"https://media-{n}.example/{n}", text=words(n % 3, 160) + f" penutup {n}", outlet=f"media-{n}")
        for n in range(9)
    ]


def rows() -> tuple[list[tuple[int, int]], list[tuple[int, str, bytes]]]:
    return (
        list(models.SketchHash.objects.order_by("hash", "item_id").values_list("hash", "item_id")),
        [
            (pk, kind, bytes(packed or b""))
            for pk, kind, packed in models.SketchSize.objects.order_by("pk").values_list("pk", "kind", "packed")
        ],
    )


@pytest.fixture
def migrated() -> Iterator[None]:
    yield
    call_command("migrate", "pipelines", verbosity=0)


def test_the_migration_sketches_what_is_stored_anew(migrated: None) -> None:
    """Nobody has to replay: after it, a late copy finds its story and the table is as if written by this release."""
    del migrated
    for item in reports():
        publish(item)
    before = rows()
    members = list(models.StoryMember.objects.order_by("pk").values_list("pk", "story_id", "grade"))
    call_command("migrate", "pipelines", "0003", verbosity=0)
    with connection.cursor() as cursor:  # what the release before left: rows of another form, of other values
        cursor.execute("UPDATE pipelines_sketchsize SET kind = 'w'")
        cursor.execute("INSERT INTO pipelines_sketchhash (hash, item_id, story_id) VALUES (5, 1, 1)")
    call_command("migrate", "pipelines", verbosity=0)
    assert rows() == before
    assert list(models.StoryMember.objects.order_by("pk").values_list("pk", "story_id", "grade")) == members
    late = article("https://media-99.example/99", text=words(1, 160) + " kabar sore", outlet="media-99")
    publish(late)
    found = store.get(late.id)
    assert found is not None
    assert found.story_id == reports()[1].id


def test_a_damaged_item_has_no_measures_after_the_rebuild_and_harms_no_other() -> None:
    for item in reports():
        publish(item)
    first = models.Item.objects.order_by("pk").first()
    assert first is not None
    models.Item.objects.filter(pk=first.pk).update(body=b"damaged")
    models.SketchHash.objects.all().delete()
    with store.write():
        assert stories.rebuild_sketches() == 8
    assert [packed is None for packed in models.SketchSize.objects.order_by("pk").values_list("packed", flat=True)] == [
        True,
        *[False] * 8,
    ]


def test_a_text_that_shares_nothing_asks_once_and_a_copy_a_few_times() -> None:
    class Counted(DatabaseTable):
        asked = 0

        def run(self, statement: str, values: object) -> list[tuple[object, ...]]:
            type(self).asked += 1
            return super().run(statement, values)  # type: ignore[arg-type]

    publish(reports()[0])
    for text, most in ((words(77, 160), 1), (words(0, 160) + " sore", 3)):
        Counted.asked = 0
        made = story.sketch(fingerprint_text(article(text=text)), "news")
        story.place(Counted(), made, story.Guard(), "0" * 64)
        assert Counted.asked <= most


def test_an_equal_text_is_a_copy_even_where_its_hashes_have_no_rows() -> None:
    """More than twelve stories hold the phrases of it: none of them finds anything."""
    shared = "netral itu harga mati bagi seluruh aparatur negara di mana saja"
    for n in range(14):
        publish(article(f"https://m{n}.example/{n}", text=f"{words(200 + n, 40)} {shared}", outlet=f"m{n}"))
    copies = [article(f"https://k{n}.example/{n}", text=shared, outlet=f"k{n}") for n in range(3)]
    for item in copies:
        publish(item)
    assert len({(found := store.get(item.id)) and found.story_id for item in copies}) == 1
