"""The persistent table of sketches: placing an item among the stories, inside the store's transaction.

Called by `pipelines.store.outcomes` and `pipelines.store.decisions` only. Nothing is loaded at start; look-ups go in
lists of 500 hashes. A story that another took in stays as a redirect to it, always in one step.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from pipelines import models, story
from pipelines.store.transaction import draw
from pipelines.story import Facts, Guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pipelines.store.packing import Prepared

# The hot statements are written out: building them through the ORM cost more than SQLite took to run them (measured:
# 1,200 texts, 12 of 27 s). The table names are Django's for these models.
_EXACT: Final = (
    "SELECT m.item_id, m.story_id FROM pipelines_storymember m JOIN pipelines_item i ON i.id = m.item_id "
    "WHERE i.normal_sha256 = %s ORDER BY m.item_id LIMIT 1"
)
_POSTINGS: Final = "SELECT hash, item_id, story_id FROM pipelines_sketchhash WHERE hash IN ({})"
_REDIRECTS: Final = "SELECT id, merged_into_id FROM pipelines_story WHERE merged_into_id IS NOT NULL AND id IN ({})"
_FACTS: Final = (
    "SELECT s.item_id, m.story_id, s.guard, s.kind, s.shingles FROM pipelines_sketchsize s "
    "JOIN pipelines_storymember m ON m.item_id = s.item_id WHERE s.item_id IN ({})"
)
_INSERT: Final = "INSERT INTO pipelines_sketchhash (hash, item_id, story_id) VALUES (%s, %s, %s)"
_SIZE: Final = "INSERT INTO pipelines_sketchsize (item_id, kind, n, shingles, guard) VALUES (%s, %s, %s, %s, %s)"
_MEMBER: Final = "INSERT INTO pipelines_storymember (item_id, story_id, grade, of, score) VALUES (%s, %s, %s, %s, %s)"
_STORY: Final = "INSERT INTO pipelines_story (story_id, guards) VALUES (%s, %s) RETURNING id"
_NAME: Final = "SELECT item_id FROM pipelines_item WHERE id IN ({})"
_GUARDS: Final = "SELECT guards FROM pipelines_story WHERE id IN ({})"
_IN_LIST: Final = 500  # below SQLite's oldest limit of variables, and one round trip for an ordinary text


class DatabaseTable:
    """The table of sketches in the state database (see `story.Table`); keys are row keys of Item and Story."""

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """Return (item, story) of the oldest item with this normal text, or None."""
        with connection.cursor() as cursor:
            cursor.execute(_EXACT, [normal_sha256])
            found = cursor.fetchone()
        return None if found is None else (found[0], found[1])

    def postings(self, hashes: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """Return the (hash, item, story) rows of these hashes, redirects followed."""
        found = _select(_POSTINGS, hashes)
        into = dict(_select(_REDIRECTS, sorted({story_pk for _value, _item, story_pk in found})))
        return [(value, item, into.get(story_pk, story_pk)) for value, item, story_pk in found] if into else found

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """Return story, guard and sketch of these items."""
        return {
            item: Facts(story_pk, _guard(held), story.unpack(kind, bytes(packed or b"")))
            for item, story_pk, held, kind, packed in _select(_FACTS, items)
        }

    def guards(self, story_pk: int) -> Sequence[Guard]:
        """Return the distinct guards of a story's members."""
        ((held,),) = _select(_GUARDS, [story_pk])
        return [_guard(one) for one in (json.loads(held) if isinstance(held, str | bytes) else held)]

    def apart(self, stories: Sequence[int]) -> AbstractSet[frozenset[int]]:
        """Return the pairs among these stories that a standing split keeps from each other."""
        split = models.StoryMember.objects.filter(
            story_id__in=stories, decision__kind="split", decision__undone_at_utc=None
        ).values_list("story_id", "decision__object")
        return {frozenset((story_pk, final(left).pk)) for story_pk, left in split if left is not None}


def final(story_id: str) -> models.Story:
    """Return a story by its id, or the one that took it in; raises DoesNotExist."""
    found = models.Story.objects.select_related("merged_into").get(story_id=story_id)
    return found.merged_into or found


def join(item_pk: int, item_id: str, prepared: Prepared) -> story.Grade:
    """Place a new item, unite what it unites, and write membership and sketch; the caller holds the store's turn."""
    where = story.place(DatabaseTable(), prepared.sketch, prepared.guard, prepared.normal_sha256)
    near = None if where.of is None else _select(_NAME, [where.of])[0][0]
    if where.stories:
        home_pk = where.stories[0]
        home = models.Story.objects.get(pk=home_pk)
        united = where.stories[1:]
        for absorbed in models.Story.objects.filter(pk__in=united).order_by("pk") if united else ():
            absorb(home, absorbed, item_id, where.score)
        _remember(home, [_plain(prepared.guard)])
    else:
        with connection.cursor() as cursor:
            cursor.execute(_STORY, [item_id, json.dumps([_plain(prepared.guard)])])
            (home_pk,) = cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute(_MEMBER, [item_pk, home_pk, where.grade, near, where.score])
    _write_sketch(item_pk, home_pk, prepared, where.keep)
    return where.grade


def absorb(home: models.Story, absorbed: models.Story, of: str | None, score: float | None) -> list[int]:
    """Move a story's members into another and leave a redirect; returns the moved items' keys.

    The members of both draw change numbers: what they show together has changed. `of` is the text that united them.
    """
    members = models.StoryMember.objects.filter(story_id=absorbed.pk)
    moved = list(members.values_list("item_id", flat=True))
    members.exclude(grade="copy").update(grade="copy", of=of, score=score)
    stayed = list(models.StoryMember.objects.filter(story_id=home.pk).values_list("item_id", flat=True))
    members.update(story_id=home.pk)
    models.Story.objects.filter(merged_into_id=absorbed.pk).update(merged_into_id=home.pk)
    models.Story.objects.filter(pk=absorbed.pk).update(merged_into_id=home.pk)
    _remember(home, absorbed.guards)
    renumber([*stayed, *moved])
    return moved


def renumber(item_pks: Sequence[int]) -> None:
    """Draw a new change number for each of these items that is not erased, in this order."""
    for part in _parts(item_pks):
        for pk in models.Item.objects.filter(pk__in=part, erased=False).order_by("pk").values_list("pk", flat=True):
            models.Item.objects.filter(pk=pk).update(change_no=draw("change")[0])


def guards_of(story_pk: int) -> list[dict[str, object]]:
    """Return the distinct guards of a story's members anew, oldest member first."""
    held: list[dict[str, object]] = []
    rows = models.SketchSize.objects.filter(item__membership__story_id=story_pk).order_by("item_id")
    for one in rows.values_list("guard", flat=True):
        if one not in held and len(held) < story.MOST_GUARDS:
            held.append(one)
    return held


def _remember(home: models.Story, guards: Iterable[dict[str, object]]) -> None:
    held = list(home.guards)
    for one in guards:
        if one not in held and len(held) < story.MOST_GUARDS:
            held.append(one)
    if held != home.guards:
        home.guards = held
        models.Story.objects.filter(pk=home.pk).update(guards=held)


def resketch(item_pk: int, old: Sequence[int] | None, new: Prepared) -> None:
    """Replace an item's sketch after its text changed; its membership stays (a revision does not leave its story)."""
    drop_sketch(item_pk, old)
    story_pk = models.StoryMember.objects.values_list("story_id", flat=True).get(item_id=item_pk)
    where = story.place(DatabaseTable(), new.sketch, new.guard, None)
    _write_sketch(item_pk, story_pk, new, where.keep)
    models.Story.objects.filter(pk=story_pk).update(guards=guards_of(story_pk))


def sketch_anew(item_pk: int, new: Prepared) -> None:
    """Make the sketch of an item whose older form a migration dropped; nothing is done for one that has its own."""
    if models.SketchSize.objects.filter(item_id=item_pk, shingles=None).exists():
        resketch(item_pk, (), new)


def reguard(item_pk: int, guard: Guard) -> None:
    """Keep the guard of an item whose tags changed but whose text did not."""
    if models.SketchSize.objects.filter(item_id=item_pk).exclude(guard=_plain(guard)).update(guard=_plain(guard)):
        home = models.Story.objects.get(members__item_id=item_pk)
        models.Story.objects.filter(pk=home.pk).update(guards=guards_of(home.pk))


def drop_sketch(item_pk: int, hashes: Sequence[int] | None) -> None:
    """Remove an item's hashes and its size row; `None` = unknown hashes, found by reading the whole table."""
    if hashes is None:
        models.SketchHash.objects.filter(item_id=item_pk).delete()
    for part in _parts(hashes or ()):
        models.SketchHash.objects.filter(hash__in=part, item_id=item_pk).delete()
    models.SketchSize.objects.filter(item_id=item_pk).delete()


def _write_sketch(item_pk: int, story_pk: int, prepared: Prepared, keep: Sequence[int]) -> None:
    made = prepared.sketch
    guard = json.dumps(_plain(prepared.guard))
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(value, item_pk, story_pk) for value in keep])
        cursor.execute(_SIZE, [item_pk, made.kind, len(made.hashes), story.pack(made), guard])


def _plain(guard: Guard) -> dict[str, object]:
    """A guard as JSON gives it back: lists, no tuples, and nothing of what is unknown."""
    data = asdict(guard)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in data.items() if value}


def _guard(held: Any) -> Guard:  # noqa: ANN401 - JSON: text from SQLite, read already by PostgreSQL's driver
    data: dict[str, Any] = json.loads(held) if isinstance(held, str | bytes) else held
    regions, posts, places, named = (tuple(data.get(key) or ()) for key in ("regions", "posts", "places", "named"))
    return Guard(regions, posts, data.get("day"), data.get("number"), places, named)


def _select(statement: str, keys: Sequence[int]) -> list[tuple[Any, ...]]:
    """The rows of a statement with one IN list."""
    found: list[tuple[Any, ...]] = []
    with connection.cursor() as cursor:
        for part in _parts(keys):
            cursor.execute(statement.format(", ".join(["%s"] * len(part))), list(part))
            found += cursor.fetchall()
    return found


def _parts(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + _IN_LIST] for start in range(0, len(values), _IN_LIST))
