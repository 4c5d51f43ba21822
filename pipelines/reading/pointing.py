"""Who is pointed at: 'kasubbag arsip dinas perpustakaan tuh pengurus partai', 'tetangga sebelah PNS'.

Used by `phrases` and `participants`. A word behind the field of a post, or in front of it, makes its holder somebody in
particular.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.persons import of_the_place

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_NEARBY = frozenset(("sebelah", "saya", "kami", "gue", "gua", "kita", "rumah"))
_FIELD_WORDS = 5  # tokens between a post and the word that points at its holder
_POINTS_AT = frozenset(("itu", "tuh", "ini", "nih", "kan", "lho", "loh", "ternyata", "rupanya", "iku", "kae"))


def behind_field(draft: Draft, last: int, before: int) -> int:
    """'kasubbag arsip dinas perpustakaan tuh pengurus partai': words of the field, then one that points."""
    for index in range(last, min(last + _FIELD_WORDS, before)):
        if draft.tokens[index] in _POINTS_AT:
            return index
        here = [other for other in draft.near(index, index, 0) if other.first == index]
        if not draft.tokens[index].isalpha() or any(not other.has("obj") for other in here):
            return last
    return last


def pointed_at(draft: Draft, hit: Hit) -> bool:
    """'tetangga sebelah PNS', 'teman saya bidan': one whom the writer knows; 'tetangga PNS' is another."""
    front = draft.tokens[max(0, hit.first - 2) : hit.first]
    return of_the_place(draft, hit) or (
        front[:1] != [] and front[0] in draft.knowledge.words["reading.known_ones"] and front[-1] in _NEARBY
    )
