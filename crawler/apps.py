"""Django's registration of the room `crawler`."""

from django.apps import AppConfig


class CrawlerConfig(AppConfig):
    """The room `crawler` as a Django app."""

    name = "crawler"
    default_auto_field = "django.db.models.BigAutoField"
