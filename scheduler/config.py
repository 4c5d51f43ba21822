"""Configuration: defaults < pantau.toml < PANTAU_* variables < flags, as one frozen `Config`.

Called by `scheduler.settings`, the command line and `scheduler.wiring`. The only place that reads the environment and
the configuration file. It never creates anything: `scheduler.wiring.prepare` makes the data folder and the secret.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that can be set, already merged. Paths are absolute; secrets never appear in `repr`."""

    data: Path
    secret_key: str
    database_url: str | None


def load() -> Config:
    """Return the merged configuration; reads the environment, `pantau.toml` and the secret file, writes nothing."""
    data = Path(os.environ.get("PANTAU_DATA") or platformdirs.user_data_dir("pantau")).absolute()
    secret = data / "secret"
    return Config(
        data=data,
        secret_key=secret.read_text().strip() if secret.exists() else "unset: run `pantau up` once",
        database_url=os.environ.get("PANTAU_DATABASE_URL") or None,
    )


def database_settings(config: Config) -> dict[str, object]:
    """Return Django's settings of the state database: SQLite in the data folder, or PostgreSQL when a URL is given."""
    if not config.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": config.data / "state.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    url = urlsplit(config.database_url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "OPTIONS": {"options": "-c synchronous_commit=on", "connect_timeout": 10},
    }
