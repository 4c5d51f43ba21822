"""Threats to whoever will not do something for a side: 'gertak operator: yang ogah pasang stiker petahana ...'.

Used by `threats` only. The words of refusing stand right in front of the act, the side right behind it. Who is to take
a sign away, or to wear a helmet while a pair drives by, is threatened for no side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.sides import FoundSide

WHOEVER = frozenset(("yang", "siapa", "barangsiapa"))
DISOBEYS = frozenset((
    "tidak", "tak", "gak", "menolak", "nolak", "membangkang", "membantah", "enggan", "ogah", "absen", "bolos", "ngeyel",
    "ndak", "enggak", "nggak", "belum", "gagal", "kurang", "meleset", "mangkir", "ga",
    "g", "kagak", "kaga", "ngga", "nda", "tra", "ora", "teu", "seng", "indak", "emoh",
))  # fmt: skip
IF = frozenset(("kalau", "jika", "bila", "asal", "asalkan", "apabila", "kalo", "begitu", "nek", "mun"))
_WHEN = frozenset(("saat", "ketika", "waktu", "sebelum", "usai", "setelah", "selama", "pas", "di", "karena", ","))
_BACK, _NEAR = 2, 5  # tokens


def of_refusers(draft: Draft, hit: Hit, thing: Hit | None, side: FoundSide | None) -> bool:
    """'gertak operator: yang ogah pasang stiker petahana silakan angkat kaki'; not 'yang nekat pasang ...'."""
    if thing is None or side is None or thing.first < hit.last or hit.passive:
        return False
    behind = draft.tokens[thing.last : side.first]
    if not 0 <= side.first - thing.last <= _NEAR or not _WHEN.isdisjoint(behind):
        return False  # 'yang tidak memakai helm saat konvoi paslon 2'
    refused = thing.first if "refusal" in thing.meanings.objects else None
    near = (n for n in range(max(hit.last, thing.first - _BACK), thing.first) if draft.tokens[n] in DISOBEYS)
    at = next(near, refused)
    if at is None or draft.tokens[at - 1] not in WHOEVER | IF | {":"}:
        return False  # 'warga ancam tidak memilih paslon 2'
    return draft.knowledge.words["reading.undoing"].isdisjoint(draft.tokens[at : thing.first])
