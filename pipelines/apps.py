"""Django's registration of the room `pipelines`."""

from django.apps import AppConfig


class PipelinesConfig(AppConfig):
    """The room `pipelines` as a Django app."""

    name = "pipelines"
    default_auto_field = "django.db.models.BigAutoField"
