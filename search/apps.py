"""Django's registration of the room `search`."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The room `search` as a Django app."""

    name = "search"
    default_auto_field = "django.db.models.BigAutoField"
