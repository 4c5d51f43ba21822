"""New change numbers for whole stories, when what the index shows of them moved elsewhere. Inside `store.write()`.

Called by `pipelines.store.cases` and `pipelines.store.erasure`; for single items there is `outcomes.touch`.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipelines import models
from pipelines.store.standing import standings_of, stories_around, with_absorbed
from pipelines.store.transaction import draw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def renumber(story_pks: Iterable[int], *, but: int = 0) -> None:
    """Draw a new change number for every item of these stories, `but` one (a row key) that has its own already."""
    rows = models.StoryMember.objects.filter(story_id__in=with_absorbed(set(story_pks)), item__erased=False)
    for pk in rows.exclude(item_id=but).order_by("item_id").values_list("item_id", flat=True):
        models.Item.objects.filter(pk=pk).update(change_no=draw("change")[0])


@contextmanager
def renumbering(item_pk: int) -> Iterator[int]:
    """Yield the item's story; afterwards renumber the stories whose standing the block moved, all but that item."""
    membership = models.StoryMember.objects.select_related("story").get(item_id=item_pk)
    own = membership.story.merged_into_id or membership.story_id
    around = stories_around(own)
    before = standings_of(around)
    yield own
    after = standings_of(around)
    moved = [
        pk for pk in around if (before[pk].status, before[pk].stated_on) != (after[pk].status, after[pk].stated_on)
    ]
    renumber(moved, but=item_pk)
