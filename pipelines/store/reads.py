"""The read side of the store: changes in order, items by id, members of a story, counts. Never inside a transaction.

Called by the indexer, pages, alerts, exports, `doctor` and the command line. Every answer is complete objects; nothing
here keeps a cursor open between calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from django.db.models import Count, Max, Q

from pipelines import models
from pipelines.record import Item, StoredItem
from pipelines.store.packing import unpack
from pipelines.store.standing import standings_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from pipelines.record import Medium, Standing

_IN_LIST = 500


def latest_change() -> int:
    """Return the newest change number that a reader can see; 0 when nothing was ever stored."""
    return models.Item.objects.aggregate(last=Max("change_no"))["last"] or 0


def changes_since(n: int, limit: int) -> list[StoredItem]:
    """Return up to `limit` items whose change number is above `n`, by that number; each item once, in its newest form.

    Erased items come as stubs (`erased=True`, empty text). Numbers are visible in order: none is ever skipped.
    """
    return _stored(_rows().filter(change_no__gt=n).order_by("change_no")[:limit])


def get(item_id: str) -> StoredItem | None:
    """Return one item, or None; raises DamagedItemError when its body does not match its hash."""
    return next(iter(_stored(_rows().filter(item_id=item_id))), None)


def get_many(ids: Sequence[str]) -> list[StoredItem]:
    """Return these items in this order; unknown ids are left out."""
    found = _by_id(ids)
    return [found[item_id] for item_id in ids if item_id in found]


def get_pks(pks: Sequence[int]) -> list[StoredItem]:
    """Return the items of these row keys in this order; unknown keys are left out."""
    found: dict[int, StoredItem] = {}
    for start in range(0, len(pks), _IN_LIST):
        found |= {one.pk: one for one in _stored(_rows().filter(pk__in=pks[start : start + _IN_LIST]))}
    return [found[pk] for pk in pks if pk in found]


def story_members(story_id: str) -> list[StoredItem]:
    """Return the items of a story, earliest capture first; a merged story leads to the one that took it in."""
    story = models.Story.objects.select_related("merged_into").filter(story_id=story_id).first()
    if story is None:
        return []
    target = story.merged_into or story
    return _stored(_rows().filter(membership__story_id=target.pk).order_by("first_fetched_at_utc", "id"))


def story_sizes(story_ids: Sequence[str]) -> dict[str, int]:
    """Return how many items that are not erased each of these stories holds, members of absorbed ones not counted."""
    sizes: dict[str, int] = {}
    for start in range(0, len(story_ids), _IN_LIST):
        members = models.StoryMember.objects.filter(
            story__story_id__in=story_ids[start : start + _IN_LIST], item__erased=False
        )
        sizes |= dict(members.values_list("story__story_id").annotate(n=Count("pk")).order_by())
    return sizes


def revisions_of(item_id: str) -> list[Item]:
    """Return an item's older readings, oldest first; those of an erased item are gone."""
    rows = models.Revision.objects.filter(item__item_id=item_id).order_by("no")
    return [unpack(row.body, row.content_sha256) for row in rows]


def all_ids() -> list[str]:
    """Return the ids of all items that are not erased, by row key."""
    return list(models.Item.objects.filter(erased=False).order_by("id").values_list("item_id", flat=True))


def all_pks() -> list[int]:
    """Return the row keys of all items that are not erased, in order."""
    return list(models.Item.objects.filter(erased=False).order_by("id").values_list("pk", flat=True))


def counts() -> dict[str, int]:
    """Return totals for `up --once` and `doctor`.

    `items` are those not erased, `failed` the items whose text could not be read, `captures_failed` the captures.
    """
    items = models.Item.objects.filter(erased=False)
    captures = models.Capture.objects.aggregate(
        total=Count("id"), waiting=Count("id", filter=Q(state="pending")), failed=Count("id", filter=Q(state="failed"))
    )
    counters = dict(models.Counter.objects.values_list("name", "value"))
    return {
        "sources": models.Source.objects.filter(active=True).count(),
        "captures": captures["total"],
        "captures_pending": captures["waiting"],
        "captures_failed": captures["failed"],
        "not_modified": counters.get("not_modified", 0),
        "items": items.count(),
        "erased": models.Item.objects.filter(erased=True).count(),
        "gone": items.filter(gone_at_utc__isnull=False).count(),
        "failed": items.exclude(extraction__in=("ok", "partial")).count(),
        "incidents": items.filter(incident=True).count(),
        "revisions": models.Revision.objects.count(),
        "stories": models.Story.objects.filter(merged_into=None, members__isnull=False).distinct().count(),
        "latest_change": latest_change(),
    }


def read_by_others(versions: Collection[str]) -> int:
    """Return how many items were read by another knowledge version than these (erased ones left out)."""
    return models.Item.objects.filter(erased=False).exclude(knowledge_version__in=versions).count()


def failures() -> dict[str, int]:
    """Return how many items bear each extraction result, those without items left out."""
    rows = models.Item.objects.filter(erased=False).values_list("extraction").annotate(n=Count("id")).order_by()
    return dict(rows)


def _rows() -> QuerySet[models.Item]:
    return models.Item.objects.select_related("membership__story__merged_into")


def _by_id(ids: Sequence[str]) -> dict[str, StoredItem]:
    found: dict[str, StoredItem] = {}
    for start in range(0, len(ids), _IN_LIST):
        part = _stored(_rows().filter(item_id__in=ids[start : start + _IN_LIST]))
        found |= {one.item.id: one for one in part}
    return found


def _stored(rows: Iterable[models.Item]) -> list[StoredItem]:
    found = list(rows)
    standings = standings_of({_story(row).pk for row in found})
    return [_one(row, standings) for row in found]


def _story(row: models.Item) -> models.Story:
    return row.membership.story.merged_into or row.membership.story


def _one(row: models.Item, standings: Mapping[int, Standing]) -> StoredItem:
    member, story = row.membership, _story(row)
    if row.erased:
        item = Item(id=row.item_id, outlet=row.outlet, medium=cast("Medium", row.medium), url=None, title=None, text="")
    else:
        item = unpack(row.body, row.content_sha256)
    return StoredItem(
        item=item,
        pk=row.pk,
        change_no=row.change_no,
        first_change_no=row.first_change_no,
        source=row.source,
        story_id=story.story_id,
        story_grade=cast("Literal['new', 'copy', 'related']", member.grade),
        related_to=member.of if member.grade == "related" else None,
        first_fetched_at_utc=row.first_fetched_at_utc,
        last_fetched_at_utc=row.last_fetched_at_utc,
        revisions=row.revisions,
        gone=row.gone_at_utc is not None,
        erased=row.erased,
        standing=standings[story.pk],
    )
