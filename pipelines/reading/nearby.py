"""Sides that only stand near a gift or a thing of the state: they visited its takers, their field is beside the works.

Used by `errands` only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_HELD = frozenset(("N01", "N02", "N08", "N09"))
_VISITED = frozenset((
    "didatangi", "dikunjungi", "disambangi", "dihampiri", "ditemui", "disapa", "dijenguk", "disinggahi", "ditinjau",
    "dijanjikan", "dijanjii", "diblusuki", "dilewati", "didatengin", "disamperin",
))  # fmt: skip
_NEAR = frozenset(("dekat", "samping", "sebelah", "seberang", "belakang", "sekitar"))
_TO = frozenset(("untuk", "buat", "guna", "demi", "lalu"))
_AFTER_OR_BEFORE = frozenset(("setelah", "sebelum", "usai", "seusai", "sesudah", "menjelang", "jelang"))
_SPANS = frozenset(("sehari", "hari", "sepekan", "pekan", "seminggu", "minggu", "sebulan", "bulan", "jam", "sejam"))
_PLACE = 5  # tokens from 'dekat' to the side


def only_beside(draft: Draft, event: FoundEvent, first: int) -> bool:
    """Return whether the side that begins at a token only stands beside the act."""
    words = draft.tokens[event.hit.first : first]
    if event.rule.code in _HELD and words[-1] in _VISITED and "yang" in words:
        return True  # 'mengantar bibit ke kelompok tani yang kemarin didatangi cabup'
    if event.rule.code == "N08" and words[-1] in _AFTER_OR_BEFORE and not _SPANS.isdisjoint(words[-2:-1]):
        return True  # 'mengguyur pasar dengan minyak murah sehari setelah kampanye cagub nomor 1'
    if event.rule.code != "N09":
        return False
    # 'kerahkan ekskavator untuk menutup lubang jalan di dekat lapangan kampanye'
    purpose = next((n for n, (one, two) in enumerate(pairwise(words)) if one in _TO and two.startswith("me")), None)
    return purpose is not None and not _NEAR.isdisjoint(words[purpose + 2 :][-_PLACE:])
