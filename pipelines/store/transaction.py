"""The one door: `write()` opens the only transactions of the state database, and numbers are drawn inside it.

Called by every room that writes state. Everything heavy (parsing, sketches, compression, hashes) is made before it is
entered, a batch holds it for at most 100 ms, and a writer that loops rests afterwards. It reads no wall clock.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction

from pipelines.models import Counter

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH_S: Final = 0.08  # a batch writer commits after this long: the joint allows 0.1 s, a commit needs the rest
REST_S: Final = 0.03  # tried: without it six small writers starve behind a batch writer, even at 20 ms holds
_SQLITE_PRAGMAS: Final = {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30_000, "foreign_keys": 1}
_WRITER_LOCK: Final = 0x50414E54  # key of the advisory lock by which PostgreSQL's store writers queue
_DRAW: Final = (
    "INSERT INTO pipelines_counter (name, value) VALUES (%s, %s) "
    "ON CONFLICT (name) DO UPDATE SET value = pipelines_counter.value + excluded.value RETURNING value, text"
)
_VERIFIED: Final = "pantau_settings_verified"


class UnsafeDatabaseError(RuntimeError):
    """The database lacks a setting that durability rests on; the message names it and the fix."""


class NestedWriteError(RuntimeError):
    """`write()` was entered inside another transaction: the outer one must do the whole work."""


@contextmanager
def write(*, rest: bool = False) -> Iterator[None]:
    """Open the one transaction: everything inside is committed together or not at all.

    SQLite begins IMMEDIATE and waits up to 30 s for its turn. `rest=True` sleeps 30 ms after the commit: writers that
    loop must use it. Raises NestedWriteError inside a transaction, UnsafeDatabaseError on wrong settings.
    """
    if connection.in_atomic_block:
        raise NestedWriteError("store.write() inside a transaction: let the outer block do the whole work")
    verify_settings()
    with transaction.atomic():
        yield
    if rest:
        time.sleep(REST_S)


def verify_settings() -> None:
    """Read the durability settings back, once per connection; raises UnsafeDatabaseError when one differs."""
    connection.ensure_connection()
    if getattr(connection, _VERIFIED, None) is connection.connection:
        return
    wrong = settings_mismatch()
    if wrong is not None:
        raise UnsafeDatabaseError(wrong)
    setattr(connection, _VERIFIED, connection.connection)


def settings_mismatch() -> str | None:
    """Return what is wrong with this connection's settings in one sentence, or None."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, wanted in _SQLITE_PRAGMAS.items():
                found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
                if found != wanted:
                    return (
                        f"SQLite reads back {name}={found}, not {wanted}: keep the state on a local disk, as one file"
                    )
            if getattr(connection, "transaction_mode", None) != "IMMEDIATE":
                return 'SQLite transactions are not IMMEDIATE: set OPTIONS["transaction_mode"]'
            return None
        cursor.execute("SHOW synchronous_commit")
        found = cursor.fetchone()[0]
        if found not in {"on", "remote_apply", "remote_write"}:
            return f"PostgreSQL runs with synchronous_commit={found}: set it to `on` for this role or database"
    return None


def require_write(function: str) -> None:
    """Raise RuntimeError when `function` is called outside `write()`."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"store.{function}() outside store.write(): open the transaction around it")


def take_turn(function: str) -> None:
    """Queue behind the other store writers until this transaction ends.

    SQLite does this by BEGIN IMMEDIATE. On PostgreSQL an advisory lock does: numbers then become visible in the order
    in which they were drawn (a reader of `changes_since` never skips one), and two writers cannot deadlock on items.
    """
    require_write(function)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITER_LOCK])


def next_change() -> int:
    """Draw the next change number, inside `write()`. Numbers start at 1 and are never used twice."""
    take_turn("next_change")
    return draw("change")[0]


def draw(name: str, count: int = 1) -> tuple[int, str | None]:
    """Advance a counter by `count` and return (its first new number, its text); the caller has taken its turn."""
    with connection.cursor() as cursor:
        cursor.execute(_DRAW, [name, count])
        last, text = cursor.fetchone()
    return last - count + 1, text


def remember(name: str, text: str) -> None:
    """Keep the last hash of a chain beside its counter."""
    Counter.objects.filter(name=name).update(text=text)
