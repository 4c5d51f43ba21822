"""Whose clothes they are: 'ketemu kadispora di jalan, topinya logo timses 02'. Used by `phrases` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_GAP = 7  # tokens between the post and its cap
_LONG_VERB = 6  # letters
_STILL = frozenset(("memakai", "mengenakan", "meeting", "mejeng", "menjadi", "medan", "merah", "mesjid", "masjid"))


def wears_it(draft: Draft, last: int, hit: Hit) -> bool:
    """Nothing but where and when stands between them: 'Camat memotret pedagang, topinya ...' tells of another's cap."""
    gap = draft.tokens[last : hit.first]
    if gap[-1:] != [","] or len(gap) > _GAP or not draft.tokens[hit.first].endswith(("nya", "nyo")):
        return False
    if gap.count(",") > 1 or any(
        word.startswith("me") and len(word) >= _LONG_VERB for word in gap if word not in _STILL
    ):
        return False
    people = draft.knowledge.words["reading.told_of"] | {"bersama", "bareng", "sama", "dan", "dengan", "istri", "anak"}
    citizens = (o for o in draft.near(last, hit.first - 1, 0) if last <= o.first < hit.first)
    return people.isdisjoint(gap) and not any("citizens" in o.meanings.objects for o in citizens)
