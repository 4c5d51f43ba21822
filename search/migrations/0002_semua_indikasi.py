"""Seeds the one saved search that everybody needs: every indikasi, and every case that was cleared."""

from django.db import migrations

NAME = "Semua indikasi"
QUERY = "indikasi:ya ATAU jenis:cleared"


def seed(apps, schema_editor):
    apps.get_model("search", "SavedSearch").objects.get_or_create(name=NAME, recipient=None, defaults={"query": QUERY})


def unseed(apps, schema_editor):
    apps.get_model("search", "SavedSearch").objects.filter(name=NAME, recipient=None, query=QUERY).delete()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(seed, unseed)]
