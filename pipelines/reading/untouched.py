"""Sides spoken of only as what is never spoken of: 'soal paslon gak pernah nyenggol'. Used by `nosides` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_BEHIND = 6  # tokens
_NEGATIONS = frozenset(("tak", "tidak", "gak", "nggak", "enggak", "tanpa", "ga", "ndak", "ora", "tiada", "bukan"))
_TOPIC = frozenset(("soal", "urusan", "tentang", "masalah", "perkara", "ihwal", "mengenai"))
_ADVERBS = frozenset(("mah", "pernah", "sama", "sekali", "mau", "sempat", "dia", "beliau", "juga", "malah", "pun"))
_TOUCHES = frozenset((
    "nyenggol", "menyenggol", "disenggol", "nyebut", "menyebut", "disebut", "nyinggung", "menyinggung", "disinggung",
    "bahas", "membahas", "ngebahas", "dibahas", "ngomong", "ngomongin", "bicara", "ikut", "ikutan", "kesebut",
))  # fmt: skip


def untouched(draft: Draft, hit: Hit) -> bool:
    """'rajin bikin konten pajak, soal paslon gak pernah nyenggol': spoken of as what is never spoken of."""
    if draft.tokens[hit.first - 1] not in _TOPIC or hit.first - 1 < draft.sentences[hit.sentence].first_token:
        return False
    behind = [word for word in draft.tokens[hit.last : hit.last + _BEHIND] if word not in _ADVERBS]
    return behind[1:] != [] and behind[0] in _NEGATIONS and behind[1] in _TOUCHES
