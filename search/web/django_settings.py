"""Plain constants for `scheduler.settings`: middleware, templates, static files, locale and policies of the pages.

Nothing here reads a file or the environment. Order of MIDDLEWARE matters: static files leave before the pages' own
headers are set, so only they may be kept by a browser.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

_HERE: Final = Path(__file__).resolve().parent

WEB_APPS: Final = ["django.contrib.staticfiles"]
ROOT_URLCONF: Final = "search.web.urls"
ASGI_APPLICATION: Final = "search.web.asgi.application"

MIDDLEWARE: Final = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "search.web.middleware.page_headers",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
]

TEMPLATES: Final[list[dict[str, Any]]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "libraries": {"pantau": "search.web.filters"},
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "search.web.filters"],
            "autoescape": True,
        },
    }
]

STATIC_URL: Final = "/static/"
STATICFILES_DIRS: Final = [_HERE / "static"]
# No collecting step: the few static files are served from the package, found once at start.
WHITENOISE_USE_FINDERS: Final = True
WHITENOISE_AUTOREFRESH: Final = False
WHITENOISE_MAX_AGE: Final = 3600  # seconds
WHITENOISE_ALLOW_ALL_ORIGINS: Final = False  # by default any site could read our static files

LOCALE_PATHS: Final = [_HERE.parent / "locale"]

# `people.md` §4, word for word: no inline script or style anywhere, nothing from another host.
CONTENT_SECURITY_POLICY: Final[dict[str, Any]] = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF: Final = True
SECURE_REFERRER_POLICY: Final = "no-referrer"
X_FRAME_OPTIONS: Final = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE: Final = 1 << 20  # bytes; the web request's cap
SILENCED_SYSTEM_CHECKS: Final = [
    "security.W004",  # no HSTS: the server answers loopback names over plain HTTP only
    "security.W008",  # no redirect to HTTPS, for the same reason
    "security.W016",  # no CSRF cookie is set yet: no page writes
]
