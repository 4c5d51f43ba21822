"""Django's registration of the room `scheduler`."""

from django.apps import AppConfig


class SchedulerConfig(AppConfig):
    """The room `scheduler` as a Django app."""

    name = "scheduler"
    default_auto_field = "django.db.models.BigAutoField"
