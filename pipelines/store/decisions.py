"""People's decisions on stories: split, merge and undo. Rows of their own, audited, applied again after a re-tag.

Called by the roof for a person, inside `store.write()`; `reapply` by replay. A standing split also keeps a late
text from uniting the two stories again (`sketches.DatabaseTable.apart`). Every item of both draws a change number.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, Final

from pipelines import models
from pipelines.store import cases, sketches, stories
from pipelines.store.erasure import audit
from pipelines.store.transaction import take_turn

if TYPE_CHECKING:
    from datetime import datetime

KINDS: Final = ("split", "merge")


class StoryError(RuntimeError):
    """A decision that cannot stand; nothing was written, the message says why and what to do."""


def split(item_id: str, *, by: str, reason: str, now: datetime) -> int:
    """Take one item out of its story into a story of its own; returns the decision's number.

    The story keeps its id even when its first item leaves: links to it go on to lead to the copies that stayed.
    """
    take_turn("split")
    member = models.StoryMember.objects.select_related("story").filter(item__item_id=item_id).first()
    if member is None or member.item.erased:
        raise StoryError(f"no item has the id {item_id!r}; `pantau story show` lists a story's items")
    if not models.StoryMember.objects.filter(story_id=member.story_id).exclude(pk=member.pk).exists():
        raise StoryError(f"item {item_id} is alone in story {member.story.story_id}: there is nothing to split")
    decision = models.Decision.objects.create(
        kind="split", subject=item_id, object=member.story.story_id, reason=reason, by=by, at_utc=now
    )
    detail = {"story": member.story.story_id, "grade": member.grade, "of": member.of, "score": member.score}
    _take_out(member, decision)
    audit("story_split", by=by, subject=item_id, detail={"decision": decision.pk, "reason": reason, **detail}, now=now)
    return decision.pk


def merge(story_id: str, into: str, *, by: str, reason: str, now: datetime) -> int:
    """Say that two stories are one text: the first is taken into the second and redirects to it.

    A person knows better than the template guard. Returns the decision's number.
    """
    take_turn("merge")
    gone, home = _story(story_id), _story(into)
    if gone.pk == home.pk:
        raise StoryError(f"{story_id} and {into} are one story already ({home.story_id})")
    decision = models.Decision.objects.create(
        kind="merge", subject=gone.story_id, object=home.story_id, reason=reason, by=by, at_utc=now
    )
    detail = {"decision": decision.pk, "reason": reason, "into": home.story_id, **_take_in(gone, home)}
    audit("story_merge", by=by, subject=gone.story_id, detail=detail, now=now)
    return decision.pk


def undo(decision: int, *, by: str, now: datetime) -> None:
    """Take a split or merge back; its row stays and says who undid it. Raises StoryError."""
    take_turn("undo")
    row = models.Decision.objects.filter(pk=decision, kind__in=KINDS, undone_at_utc=None).first()
    if row is None:
        raise StoryError(f"no decision {decision} about a story is in force; `pantau story show` lists them")
    row.undone_by, row.undone_at_utc = by, now
    row.save(update_fields=["undone_by", "undone_at_utc"])
    noted = _noted(row)
    if row.kind == "split":
        _put_back(row, noted)
    else:
        _let_go(row, noted)
    cases.rebuild_members()
    audit("story_undo", by=by, subject=row.subject, detail={"decision": row.pk, "kind": row.kind}, now=now)


def decisions(story_id: str) -> list[models.Decision]:
    """Return every decision about a story, those it took in and their items, oldest first, undone ones too."""
    home = _story(story_id)
    names = {home.story_id, *models.Story.objects.filter(merged_into=home).values_list("story_id", flat=True)}
    items = set(models.StoryMember.objects.filter(story=home).values_list("item__item_id", flat=True))
    about = models.Decision.objects.filter(kind__in=KINDS)
    return list((about.filter(object__in=names) | about.filter(subject__in=names | items)).order_by("pk"))


def reapply() -> int:
    """Bring memberships back in line with every decision in force, in their order; returns how many had to be.

    Inside `write()`, after a re-tag or a rebuild. A split is outdone by a later merge of the two stories.
    """
    take_turn("reapply")
    done = 0
    in_force = list(models.Decision.objects.filter(kind__in=KINDS, undone_at_utc=None).order_by("pk"))
    for at, row in enumerate(in_force):
        if row.kind == "merge":
            gone, home = _story(row.subject), _story(row.object or "")
            if gone.pk != home.pk and not _outdone(in_force[at + 1 :], gone, home):
                _take_in(gone, home)
                done += 1
            continue
        member = models.StoryMember.objects.select_related("story").filter(item__item_id=row.subject).first()
        if member is None or member.item.erased or member.story_id != _story(row.object or "").pk:
            continue
        if not any(
            later.kind == "merge" and _story(later.object or "").pk == member.story_id for later in in_force[at:]
        ):
            _take_out(member, row)
            done += 1
    return done


def _outdone(later: list[models.Decision], gone: models.Story, home: models.Story) -> bool:
    return any(row.kind == "split" and _story(row.object or "").pk in {gone.pk, home.pk} for row in later)


def _take_out(member: models.StoryMember, decision: models.Decision) -> None:
    """Move one item into a new story, named after it or, where that id is in use, after the decision."""
    left = member.story
    item = models.Item.objects.get(pk=member.item_id)
    name = item.item_id
    if models.Story.objects.filter(story_id=name).exists():
        digest = hashlib.sha256(f"split\0{item.item_id}\0{decision.pk}".encode()).digest()
        name = base64.b32encode(digest).decode().lower()[:26]
    home, _new = models.Story.objects.get_or_create(story_id=name)
    member.story, member.grade, member.of, member.score = home, "new", None, None
    member.decision = decision
    member.save()
    _refresh(left, home)
    cases.rebuild_rows([item.pk])  # a clearing of the story that it left must go on to be seen beside it, as a notice


def _take_in(gone: models.Story, home: models.Story) -> dict[str, Any]:
    """Absorb a story; returns what an undo needs: the items that moved and the redirects that now skip a step."""
    redirects = list(models.Story.objects.filter(merged_into=gone).order_by("pk").values_list("story_id", flat=True))
    before = list(
        models.StoryMember.objects.filter(story=gone).exclude(grade="copy").order_by("pk")
        .values_list("item__item_id", "grade", "of", "score")
    )  # fmt: skip
    moved = stories.absorb(home, gone, None, None)
    cases.rebuild_members()
    ids = list(models.Item.objects.filter(pk__in=moved).order_by("pk").values_list("item_id", flat=True))
    return {"moved": ids, "redirects": redirects, "first": [list(one) for one in before]}


def _put_back(row: models.Decision, noted: dict[str, Any]) -> None:
    """Undo a split: the story of its own, with what joined it since, goes back into the one that was left."""
    member = models.StoryMember.objects.select_related("story").get(item__item_id=row.subject)
    models.StoryMember.objects.filter(pk=member.pk, decision=row).update(decision=None)
    home = _story(row.object or "")
    if member.story_id != home.pk:
        stories.absorb(home, member.story, None, None)
    grade, of, score = (noted.get(name) for name in ("grade", "of", "score"))
    models.StoryMember.objects.filter(pk=member.pk).update(grade=grade or "copy", of=of, score=score)


def _let_go(row: models.Decision, noted: dict[str, Any]) -> None:
    """Undo a merge: the redirect ends, and those of its items that are still there go back."""
    gone = models.Story.objects.select_related("merged_into").get(story_id=row.subject)
    home = gone.merged_into
    if home is None:
        return
    models.Story.objects.filter(pk=gone.pk).update(merged_into=None)
    gone.merged_into = None
    redirects = models.Story.objects.filter(story_id__in=noted.get("redirects", []), merged_into=home)
    redirects.update(merged_into=gone)
    there = models.StoryMember.objects.filter(story=home, item__item_id__in=noted.get("moved", []))
    there.update(story=gone)
    for item_id, grade, of, score in noted.get("first", []):
        first = models.StoryMember.objects.filter(story=gone, item__item_id=item_id)
        first.update(grade=grade, of=of, score=score)
    _refresh(home, gone)


def _refresh(*changed: models.Story) -> None:
    """Guards anew, and a change number for every item: what their stories show has changed."""
    for one in changed:
        one.guards = stories.guards_of(one.pk)
        one.save(update_fields=["guards"])
    members = models.StoryMember.objects.filter(story__in=changed).order_by("pk")
    stories.renumber(list(members.values_list("pk", flat=True)))
    cases.rebuild_members()


def _noted(row: models.Decision) -> dict[str, Any]:
    """What the audit entry of a decision kept for its undoing."""
    entries = models.Audit.objects.filter(action=f"story_{row.kind}", subject=row.subject).order_by("-no")
    found = (entry.detail for entry in entries if entry.detail and entry.detail.get("decision") == row.pk)
    return next(found, {})


def _story(story_id: str) -> models.Story:
    try:
        return sketches.final(story_id)
    except models.Story.DoesNotExist:
        raise StoryError(f"no story has the id {story_id!r}; `pantau item show` prints an item's story") from None
