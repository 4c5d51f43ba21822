"""The tables as the database has them: keys, indexes and what the migration writes by hand."""

from __future__ import annotations

import io

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey

from pipelines import models
from tests.pipelines.store_builders import NOW, publish, words
from tests.pipelines.store_builders import article as article_of

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def test_the_migration_says_what_the_models_say() -> None:
    out = io.StringIO()
    call_command("makemigrations", "pipelines", check=True, dry_run=True, stdout=out)
    assert "No changes" in out.getvalue()


def test_keys_of_the_ground_floor_stay_on_the_ground_floor() -> None:
    for model in apps.get_app_config("pipelines").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey):
                assert field.related_model._meta.app_label == "pipelines", f"{model.__name__}.{field.name}"


def test_the_sketch_table_is_clustered_by_its_key() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'pipelines_sketchhash'")
            assert "WITHOUT ROWID" in cursor.fetchone()[0]
    models.SketchHash.objects.create(hash=-(2**31), item_id=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.SketchHash.objects.create(hash=-(2**31), item_id=1)


def test_change_numbers_and_item_ids_are_unique_in_the_database_itself() -> None:
    first = article_of()
    publish(first)
    publish(article_of("https://suara-lembah.example/dua", text=words(2)), fetched=NOW)
    rows = list(models.Item.objects.order_by("id"))
    for column in ("item_id", "change_no", "first_change_no"):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Item.objects.filter(pk=rows[1].pk).update(**{column: getattr(rows[0], column)})


def test_pending_captures_are_found_by_the_small_index() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the planner of PostgreSQL reads a small table whole")
    rows = models.Capture.objects.filter(state="pending").order_by("id")[:5]
    assert "capture_pending" in rows.explain()


@pytest.mark.parametrize("model", [models.Item, models.StoryMember, models.Decision])
def test_rows_print_as_class_and_key(model: type[models.Row]) -> None:
    assert str(model(pk=12)) == f"{model.__name__} 12"
