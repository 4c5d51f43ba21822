"""Whose clothes they are: 'ketemu kadispora di jalan, topinya logo timses 02'. Used by `phrases` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_GAP = 7  # tokens between the post and its cap
_ENDS = frozenset((",", ".", ";", "!", "?", "\n"))
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
    stop = next((n for n in range(hit.last, min(len(draft.tokens), hit.last + _GAP)) if draft.tokens[n] in _ENDS), None)
    shown = draft.tokens[hit.last : hit.last + _GAP if stop is None else stop]
    sides = draft.near(hit.last, hit.last + len(shown), 0, "side")
    if not any(word.isdigit() for word in shown) and not any(o.first < hit.last + len(shown) for o in sides):
        return False  # 'topinya logo Korpri, nomor 02 di dada'
    people = draft.knowledge.words["reading.told_of"] | {"bersama", "bareng", "sama", "dan", "dengan", "istri", "anak"}
    citizens = (o for o in draft.near(last, hit.first - 1, 0) if last <= o.first < hit.first)
    return people.isdisjoint(gap) and not any("citizens" in o.meanings.objects for o in citizens)
