"""Stories in the state database: uniting them, and keeping sketches and guards in line with what items hold.

Called inside the store's transaction by `pipelines.store.placement`, `outcomes` and `decisions`, and by a migration.
A story that another took in stays as a redirect to it, always in one step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelines import models, story
from pipelines.clean import fingerprint_text
from pipelines.store.packing import DamagedItemError, unpack
from pipelines.store.sketches import (
    DatabaseTable,
    as_plain,
    drop_sketch,
    parts,
)
from pipelines.store.transaction import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelines.store.packing import Prepared
    from pipelines.story import Guard

_REBUILT_AT_ONCE: Final = 500


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
    remember_guards(home, absorbed.guards)
    if absorbed.rivals:
        home.rivals = sorted({*(home.rivals or ()), *absorbed.rivals})
        models.Story.objects.filter(pk=home.pk).update(rivals=home.rivals)
    renumber([*stayed, *moved])
    return moved


def renumber(item_pks: Sequence[int]) -> None:
    """Draw a new change number for each of these items that is not erased, in this order."""
    for part in parts(item_pks):
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


def remember_guards(home: models.Story, guards: Iterable[dict[str, object]]) -> None:
    """Add to a story's distinct guards those that it has not."""
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
    table = DatabaseTable()
    where = story.place(table, new.sketch, new.guard, None)
    table.write(item_pk, new.sketch, new.guard, where.keep)
    models.Story.objects.filter(pk=story_pk).update(guards=guards_of(story_pk))


def sketch_anew(item_pk: int, new: Prepared) -> None:
    """Make the sketch of an item whose older form a migration dropped; nothing is done for one that has its own."""
    if models.SketchSize.objects.filter(item_id=item_pk, packed=None).exists():
        resketch(item_pk, (), new)


def rebuild_sketches() -> int:
    """Sketch every stored item anew, the oldest first, and return how many; called by the migration of a new form.

    Memberships and guards stay. An item whose body is damaged has no measures until a replay.
    """
    table, done, last = DatabaseTable(), 0, 0
    stored = models.Item.objects.filter(erased=False).order_by("pk").values_list("pk", "body", "content_sha256")
    while part := stored.filter(pk__gt=last)[:_REBUILT_AT_ONCE]:
        for pk, body, digest in part:
            last = pk
            try:
                item = unpack(body, digest)
            except DamagedItemError:
                models.SketchSize.objects.filter(item_id=pk).update(packed=None)
                continue
            made = story.sketch(fingerprint_text(item), item.medium)
            table.rewrite(pk, made, story.place(table, made, story.Guard(), None).keep)
            done += 1
    return done


def reguard(item_pk: int, guard: Guard) -> None:
    """Keep the guard of an item whose tags changed but whose text did not."""
    if models.SketchSize.objects.filter(item_id=item_pk).exclude(guard=as_plain(guard)).update(guard=as_plain(guard)):
        home = models.Story.objects.get(members__item_id=item_pk)
        models.Story.objects.filter(pk=home.pk).update(guards=guards_of(home.pk))
