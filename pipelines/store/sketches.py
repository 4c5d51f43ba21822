"""The persistent table of sketches (`story.Table`): what finds and measures near-copies, and its statements.

Called by `pipelines.store.stories` and a migration only. Nothing is loaded at start: a text asks for its hashes' rows
in one statement and for the few candidates in another. Keys are row keys of Item and Story.

The hot statements are written out and, on SQLite, go to the driver itself: Django's cursor cost more than SQLite took
to run them (measured: 15 of 20 µs a statement). The table names are Django's for these models.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db import DEFAULT_DB_ALIAS, connections

from pipelines import models, story
from pipelines.story import Facts, Guard

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_EXACT: Final = (
    "SELECT m.item_id, m.story_id FROM pipelines_storymember m JOIN pipelines_item i ON i.id = m.item_id "
    "WHERE i.normal_sha256 = %s ORDER BY m.item_id LIMIT 1"
)
_POSTINGS: Final = "SELECT hash, item_id FROM pipelines_sketchhash WHERE hash IN ({})"
_STORIES: Final = "SELECT item_id, story_id FROM pipelines_storymember WHERE item_id IN ({})"
_FACTS: Final = (
    "SELECT s.item_id, m.story_id, s.guard, s.kind, s.packed, t.guards FROM pipelines_sketchsize s "
    "JOIN pipelines_storymember m ON m.item_id = s.item_id JOIN pipelines_story t ON t.id = m.story_id "
    "WHERE s.item_id IN ({})"
)
_INSERT: Final = "INSERT INTO pipelines_sketchhash (hash, item_id) VALUES (%s, %s)"
_INSERT_ALL: Final = "INSERT INTO pipelines_sketchhash (hash, item_id) SELECT unnest(%s::integer[]), %s"
_SIZE: Final = "INSERT INTO pipelines_sketchsize (item_id, kind, packed, guard) VALUES (%s, %s, %s, %s)"
_RESIZE: Final = "UPDATE pipelines_sketchsize SET kind = %s, packed = %s WHERE item_id = %s"
_IN_LIST: Final = 500  # below SQLite's oldest limit of variables, and one round trip for an ordinary text
_PAD: Final = 8  # lists are filled up to a multiple of this: few different statements, which the driver keeps prepared


class Statements:
    """The hot statements of one placement, on the connection of this thread, which is looked up once."""

    def __init__(self) -> None:
        """Take the connection, opened when it is not."""
        held = connections[DEFAULT_DB_ALIAS]
        held.ensure_connection()
        self._held: Any = held
        self._driver: Any = held.connection if held.vendor == "sqlite" else None

    def run(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run one statement with `%s` places and return its rows."""
        if self._driver is not None:
            with self._held.wrap_database_errors:
                found: list[tuple[Any, ...]] = self._driver.execute(_marked(statement), values).fetchall()
            return found
        with self._held.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def insert_hashes(self, item_pk: int, hashes: Sequence[int]) -> None:
        """Write a row for each of these hashes: on PostgreSQL in one statement, since a round trip costs more there."""
        if not hashes:
            return
        if self._driver is not None:
            with self._held.wrap_database_errors:
                self._driver.executemany(_marked(_INSERT), [(value, item_pk) for value in hashes])
            return
        with self._held.cursor() as cursor:
            cursor.execute(_INSERT_ALL, [list(hashes), item_pk])

    def select(self, statement: str, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows of a statement with one IN list."""
        if len(keys) <= _IN_LIST:
            return self._select(statement, keys) if keys else []
        return [row for part in parts(keys) for row in self._select(statement, part)]

    def _select(self, statement: str, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        size = -(-len(keys) // _PAD) * _PAD
        return self.run(_listed(statement, size), [*keys, *[keys[-1]] * (size - len(keys))])


class DatabaseTable(Statements):
    """The table of sketches in the state database (see `story.Table`); keys are row keys of Item and Story."""

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """Return (item, story) of the oldest item with this normal text, or None."""
        found = self.run(_EXACT, [normal_sha256])
        return (found[0][0], found[0][1]) if found else None

    def postings(self, hashes: Sequence[int]) -> Collection[tuple[int, int]]:
        """Return the (hash, item) rows of these hashes."""
        return self.select(_POSTINGS, hashes)

    def stories(self, items: Sequence[int]) -> Mapping[int, int]:
        """Return the story of each of these items."""
        return dict(self.select(_STORIES, items))

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """Return story, guard and measures of these items, and the guards of their stories."""
        return {
            item: Facts(story_pk, as_guard(own), story.unpack(kind, bytes(packed or b"")), as_guards(held))
            for item, story_pk, own, kind, packed, held in self.select(_FACTS, items)
        }

    def apart(self, stories: Sequence[int]) -> AbstractSet[frozenset[int]]:
        """Return the pairs among these stories that a standing split keeps from each other."""
        split = models.StoryMember.objects.filter(
            story_id__in=stories, decision__kind="split", decision__undone_at_utc=None
        ).values_list("story_id", "decision__object")
        return {frozenset((story_pk, final(left).pk)) for story_pk, left in split if left is not None}

    def write(self, item_pk: int, made: story.Sketch, guard: Guard, keep: Sequence[int]) -> None:
        """Write the measures of an item that has none, and a row for each hash to keep."""
        self.insert_hashes(item_pk, keep)
        self.run(_SIZE, [item_pk, made.kind, made.packed, as_json(guard)])

    def rewrite(self, item_pk: int, made: story.Sketch, keep: Sequence[int]) -> None:
        """Write other measures to an item that has a guard and no hash rows, and a row for each hash to keep."""
        self.insert_hashes(item_pk, keep)
        self.run(_RESIZE, [made.kind, made.packed, item_pk])


def final(story_id: str) -> models.Story:
    """Return a story by its id, or the one that took it in; raises DoesNotExist."""
    found = models.Story.objects.select_related("merged_into").get(story_id=story_id)
    return found.merged_into or found


def drop_sketch(item_pk: int, hashes: Sequence[int] | None) -> None:
    """Remove an item's hashes and its measures; `None` = unknown hashes, found by reading the whole table."""
    if hashes is None:
        models.SketchHash.objects.filter(item_id=item_pk).delete()
    for part in parts(hashes or ()):
        models.SketchHash.objects.filter(hash__in=part, item_id=item_pk).delete()
    models.SketchSize.objects.filter(item_id=item_pk).delete()


def as_plain(guard: Guard) -> dict[str, object]:
    """A guard as JSON gives it back: lists, no tuples, and nothing of what is unknown."""
    data = asdict(guard)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items() if value}


@lru_cache(maxsize=1024)
def as_json(guard: Guard) -> str:
    """A guard as its column holds it."""
    return json.dumps(as_plain(guard))


def as_guard(held: Any) -> Guard:  # noqa: ANN401 - JSON: text from SQLite, read already by PostgreSQL's driver
    """The guard of a column."""
    return _parsed(held)[0] if isinstance(held, str) else _read(held)


def as_guards(held: Any) -> Sequence[Guard]:  # noqa: ANN401 - as above
    """The guards of a story's column."""
    return _parsed(held) if isinstance(held, str) else tuple(map(_read, held))


@lru_cache(maxsize=1024)
def _parsed(text: str) -> tuple[Guard, ...]:
    """Most texts of a day name few guards, many none at all."""
    data = json.loads(text)
    return tuple(map(_read, data if isinstance(data, list) else [data]))


def _read(data: Mapping[str, Any]) -> Guard:
    regions, posts, places, named, around, numbers = (
        tuple(data.get(key) or ()) for key in ("regions", "posts", "places", "named", "around", "numbers")
    )
    return Guard(regions, posts, data.get("day"), data.get("number"), places, named, around, numbers)


@cache
def _listed(statement: str, size: int) -> str:
    return statement.format(", ".join(["%s"] * size))


@cache
def _marked(statement: str) -> str:
    return statement.replace("%s", "?")


def parts(values: Sequence[int]) -> Iterator[Sequence[int]]:
    """Split keys into lists that one statement may hold."""
    return (values[start : start + _IN_LIST] for start in range(0, len(values), _IN_LIST))
