"""The only Django settings module. It is filled from `scheduler.config` and writes nothing on import.

Read by Django itself (`scheduler.wiring.start`, tests). It never creates a folder, a file or a secret:
`scheduler.folder` does that before Django starts.
"""

from __future__ import annotations

from scheduler.config import database_settings, load
from search.web import django_settings as web

CONFIG = load()

SECRET_KEY = CONFIG.secret_key
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]  # loopback names only: there are no accounts yet
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    *web.WEB_APPS,
    "pipelines.apps.PipelinesConfig",
    "crawler.apps.CrawlerConfig",
    "search.apps.SearchConfig",
    "scheduler.apps.SchedulerConfig",
]
AUTH_USER_MODEL = "search.User"
DATABASES = {"default": database_settings(CONFIG)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOT_URLCONF = web.ROOT_URLCONF
ASGI_APPLICATION = web.ASGI_APPLICATION
MIDDLEWARE = web.MIDDLEWARE
TEMPLATES = web.TEMPLATES
STATIC_URL = web.STATIC_URL
STATICFILES_DIRS = web.STATICFILES_DIRS
WHITENOISE_USE_FINDERS = web.WHITENOISE_USE_FINDERS
WHITENOISE_AUTOREFRESH = web.WHITENOISE_AUTOREFRESH
WHITENOISE_MAX_AGE = web.WHITENOISE_MAX_AGE
WHITENOISE_ALLOW_ALL_ORIGINS = web.WHITENOISE_ALLOW_ALL_ORIGINS
CONTENT_SECURITY_POLICY = web.CONTENT_SECURITY_POLICY
SECURE_CONTENT_TYPE_NOSNIFF = web.SECURE_CONTENT_TYPE_NOSNIFF
SECURE_REFERRER_POLICY = web.SECURE_REFERRER_POLICY
X_FRAME_OPTIONS = web.X_FRAME_OPTIONS
DATA_UPLOAD_MAX_MEMORY_SIZE = web.DATA_UPLOAD_MAX_MEMORY_SIZE
SILENCED_SYSTEM_CHECKS = web.SILENCED_SYSTEM_CHECKS

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = web.LOCALE_PATHS
