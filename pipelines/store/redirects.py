"""Where an id leads now: a story that another took in, and the case that a story was confirmed in. Read only.

Called where a person names an id (queries) and where an older row names one (the ledger of mails).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelines import models

if TYPE_CHECKING:
    from collections.abc import Collection

_IN_LIST: Final = 500


def story_now(story_id: str) -> str:
    """Return the story that holds this one's items now; the id itself when nothing took it in or none has it."""
    return stories_now([story_id])[story_id]


def stories_now(story_ids: Collection[str]) -> dict[str, str]:
    """Return for each of these ids the story that holds its items now; an unknown id leads to itself."""
    found = {each: each for each in story_ids}
    for part in _parts(story_ids):
        merged = models.Story.objects.filter(story_id__in=part).exclude(merged_into=None)
        found |= dict(merged.values_list("story_id", "merged_into__story_id"))
    return found


def absorbed_into(story_ids: Collection[str]) -> dict[str, str]:
    """Return each story that one of these took in, with the one that did."""
    found: dict[str, str] = {}
    for part in _parts(story_ids):
        merged = models.Story.objects.filter(merged_into__story_id__in=part)
        found |= dict(merged.values_list("story_id", "merged_into__story_id"))
    return found


def story_of(any_id: str) -> str:
    """Return the story that an id means: a story's own, else that of the item of this id, else the id itself."""
    if models.Story.objects.filter(story_id=any_id).exists():
        return any_id
    member = models.StoryMember.objects.select_related("story__merged_into").filter(item__item_id=any_id).first()
    return any_id if member is None else (member.story.merged_into or member.story).story_id


def story_keys(item_ids: Collection[str]) -> dict[str, int]:
    """Return the row key of each item's story; row keys are small and dense, so a bit each tells stories apart."""
    found: dict[str, int] = {}
    for part in _parts(item_ids):
        members = models.StoryMember.objects.filter(item__item_id__in=part).select_related("story")
        for item_id, story, into in members.values_list("item__item_id", "story_id", "story__merged_into_id"):
            found[item_id] = into or story
    return found


def case_now(case_id: str) -> str:
    """Return the case that this id means: its own, else the one that the story of this id is confirmed in."""
    if models.CaseMember.objects.filter(case__case_id=case_id, state="confirmed").exists():
        return case_id
    story = models.Story.objects.filter(story_id=case_id).first()
    if story is None:
        return case_id
    home = story.merged_into_id or story.pk
    held = models.CaseMember.objects.filter(state="confirmed")
    inside = held.filter(story_id=home) | held.filter(story__merged_into_id=home)
    first = inside.order_by("pk").values_list("case__case_id", flat=True).first()
    return first or case_id


def _parts(ids: Collection[str]) -> list[list[str]]:
    ordered = sorted(ids)
    return [ordered[start : start + _IN_LIST] for start in range(0, len(ordered), _IN_LIST)]
