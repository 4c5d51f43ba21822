"""The only Django settings module. It is filled from `scheduler.config` and writes nothing on import.

Called by Django itself (tests, `pantau` commands that need the state database). It never creates a folder, a file or a
secret: `scheduler.wiring` does that before Django starts.
"""

from __future__ import annotations

from scheduler.config import database_settings, load

CONFIG = load()

SECRET_KEY = CONFIG.secret_key
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "pipelines.apps.PipelinesConfig",
    "crawler.apps.CrawlerConfig",
    "search.apps.SearchConfig",
    "scheduler.apps.SchedulerConfig",
]
AUTH_USER_MODEL = "search.User"
DATABASES = {"default": database_settings(CONFIG)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
USE_I18N = True
