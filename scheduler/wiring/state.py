"""Django and the schema of the state database."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scheduler.folder import Folder

if TYPE_CHECKING:
    from scheduler.config import Config


class NotReadyError(RuntimeError):
    """Something must be set up first; the message names the command that does it."""

    exit_code = 5


def start() -> None:
    """Load Django with this project's settings; a second call does nothing."""
    import django  # noqa: PLC0415 - a third of a second that offline verbs do not need

    os.environ["DJANGO_SETTINGS_MODULE"] = "scheduler.settings"
    django.setup()


def migrate(config: Config) -> None:
    """Make the data folder and bring the state database to the newest schema; nothing is ever emptied."""
    Folder(config.data).prepare()
    from django.core.management import call_command  # noqa: PLC0415 - needs `start` first

    call_command("migrate", verbosity=0, interactive=False)


def require_ready(config: Config) -> None:
    """Raise NotReadyError unless the state database exists and every migration is applied."""
    fix = "run `pantau up` once (it makes the data folder and migrates it)"
    if not config.state.database_url and not (config.data / "state.sqlite3").exists():
        raise NotReadyError(f"{config.data} holds no state database; {fix}, or name another folder with --data")
    from django.db import connection  # noqa: PLC0415 - needs `start` first
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - needs `start` first

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise NotReadyError(f"{len(waiting)} schema changes wait; {fix}")
