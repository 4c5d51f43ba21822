"""The persistent table of sketches: placing an item among the stories, inside the store's transaction.

Called by `pipelines.store.outcomes` only. Nothing is loaded at start; look-ups go in lists of 500 hashes.
"""

from __future__ import annotations

import struct
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from django.db import connection

from pipelines import models, story
from pipelines.story import Facts, Guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelines.store.packing import Prepared

# The hot statements are written out: building them through the ORM cost more than SQLite took to run them (measured:
# 1,200 texts, 12 of 27 s). The table names are Django's for these models.
_EXACT: Final = (
    "SELECT m.item_id, m.story_id FROM pipelines_storymember m JOIN pipelines_item i ON i.id = m.item_id "
    "WHERE i.normal_sha256 = %s ORDER BY m.item_id LIMIT 1"
)
_POSTINGS: Final = "SELECT hash, item_id, story_id FROM pipelines_sketchhash WHERE hash IN ({})"
_INSERT: Final = "INSERT INTO pipelines_sketchhash (hash, item_id, story_id) VALUES (%s, %s, %s)"
_IN_LIST: Final = 500  # below SQLite's oldest limit of variables, and one round trip for an ordinary text


class DatabaseTable:
    """The table of sketches in the state database (see `story.Table`); keys are row keys of Item and Story."""

    def exact(self, normal_sha256: str) -> tuple[int, int] | None:
        """Return (item, story) of the oldest item with this normal text, or None."""
        with connection.cursor() as cursor:
            cursor.execute(_EXACT, [normal_sha256])
            found = cursor.fetchone()
        return None if found is None else (found[0], found[1])

    def postings(self, kind: str, hashes: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """Return the (hash, item, story) rows of these hashes."""
        del kind  # the two kinds have hashes of their own
        with connection.cursor() as cursor:
            for part in _parts(hashes):
                cursor.execute(_POSTINGS.format(", ".join(["%s"] * len(part))), list(part))
                yield from cursor.fetchall()

    def facts(self, items: Sequence[int]) -> Mapping[int, Facts]:
        """Return size, guard and shingles of these items."""
        found = (row for part in _parts(items) for row in models.SketchSize.objects.filter(item_id__in=part))
        return {row.item_id: Facts(_guard(row.guard), _unpack(row.shingles)) for row in found}


def join(item_pk: int, item_id: str, prepared: Prepared) -> models.StoryMember:
    """Place a new item and write its membership and sketch; the caller holds the store's turn."""
    where = story.place(DatabaseTable(), prepared.sketch, prepared.guard, prepared.normal_sha256)
    story_pk = models.Story.objects.create(story_id=item_id).pk if where.story is None else where.story
    near = None if where.of is None else models.Item.objects.values_list("item_id", flat=True).get(pk=where.of)
    member = models.StoryMember.objects.create(
        item_id=item_pk, story_id=story_pk, grade=where.grade, of=near, score=where.score
    )
    _write_sketch(item_pk, story_pk, prepared, where.keep)
    return member


def resketch(item_pk: int, old: Sequence[int] | None, new: Prepared) -> None:
    """Replace an item's sketch after its text changed; its membership stays (a revision does not leave its story)."""
    drop_sketch(item_pk, old)
    story_pk = models.StoryMember.objects.values_list("story_id", flat=True).get(item_id=item_pk)
    where = story.place(DatabaseTable(), new.sketch, new.guard, None)
    _write_sketch(item_pk, story_pk, new, where.keep)


def reguard(item_pk: int, guard: Guard) -> None:
    """Keep the guard of an item whose tags changed but whose text did not."""
    models.SketchSize.objects.filter(item_id=item_pk).update(guard=asdict(guard))


def drop_sketch(item_pk: int, hashes: Sequence[int] | None) -> None:
    """Remove an item's hashes and its size row; `None` = unknown hashes, found by reading the whole table."""
    if hashes is None:
        models.SketchHash.objects.filter(item_id=item_pk).delete()
    for part in _parts(hashes or ()):
        models.SketchHash.objects.filter(hash__in=part, item_id=item_pk).delete()
    models.SketchSize.objects.filter(item_id=item_pk).delete()


def _write_sketch(item_pk: int, story_pk: int, prepared: Prepared, keep: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [(value, item_pk, story_pk) for value in keep])
    made = prepared.sketch
    models.SketchSize.objects.create(
        item_id=item_pk, kind=made.kind, n=len(made.hashes), shingles=_pack(made.shingles), guard=asdict(prepared.guard)
    )


def _guard(data: Mapping[str, object]) -> Guard:
    regions, posts, day, number = (data.get(name) for name in ("regions", "posts", "day", "number"))
    return Guard(
        tuple(regions) if isinstance(regions, list) else (),
        tuple(posts) if isinstance(posts, list) else (),
        day if isinstance(day, str) else None,
        number if isinstance(number, str) else None,
    )


def _pack(shingles: frozenset[int]) -> bytes | None:
    return struct.pack(f"<{len(shingles)}I", *sorted(shingles)) if shingles else None


def _unpack(data: bytes | memoryview | None) -> frozenset[int]:
    packed = bytes(data or b"")
    return frozenset(struct.unpack(f"<{len(packed) // 4}I", packed))


def _parts(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + _IN_LIST] for start in range(0, len(values), _IN_LIST))
