"""Officials who report what others did: 'Laporan Kades Ngrancang bahwa remaja merobek baliho'. They are no doers.

Used by `participants` and `witnessing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_REPORTS = frozenset(("laporan", "aduan", "pengaduan", "lapor"))
_REPORTED_BY = frozenset(("dari", "seorang", "pak", "bu", "sang", "oknum", "milik", "resmi"))
_ABOUT_THAT = frozenset(("bahwa", "soal", "tentang", "mengenai", "terkait", "perihal", "atas"))
_REPORT_NEAR = 6  # tokens


def reports(draft: Draft, hit: Hit) -> bool:
    """'Laporan Kades Ngrancang bahwa remaja merobek baliho ...': who reports; not 'Laporan bahwa kades ...'."""
    row = draft.sentences[hit.sentence]
    front = draft.tokens[row.first_token : hit.first]
    if not front or front[0] not in _REPORTS or not _REPORTED_BY.issuperset(front[1:]):
        return False
    behind = draft.tokens[hit.last : min(row.last_token, hit.last + _REPORT_NEAR)]
    at = next((n for n, word in enumerate(behind) if word in _ABOUT_THAT or word in {"yang", ","}), None)
    if at is None or behind[at] not in _ABOUT_THAT:
        return False
    outsiders = draft.knowledge.words["reading.outsiders"] | draft.knowledge.words["reading.others"]
    return behind[at] == "bahwa" or not outsiders.isdisjoint(behind[at + 1 : at + 3])
