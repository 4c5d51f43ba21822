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
_HARMED = frozenset((
    "dipukul", "dibajak", "dicatut", "diretas", "dirusak", "dicuri", "dilempari", "dipalsukan", "disalahgunakan",
    "ditabrak", "dibakar", "dikeroyok", "dicoreti", "digembosi", "ditimpuk", "dihina", "dicatutkan",
))  # fmt: skip
_ACCOUNTS = frozenset(("facebook", "instagram", "whatsapp", "tiktok", "akun", "foto", "nomor"))
_REPORT_NEAR = 6  # tokens


def reports(draft: Draft, hit: Hit) -> bool:
    """'Laporan Kades Ngrancang bahwa remaja merobek baliho ...': who reports; not 'Laporan bahwa kades ...'."""
    row = draft.sentences[hit.sentence]
    front = draft.tokens[row.first_token : hit.first]
    if _of_a_victim(draft, hit, front, row.last_token):
        return True
    if not front or front[0] not in _REPORTS or not _REPORTED_BY.issuperset(front[1:]):
        return False
    behind = draft.tokens[hit.last : min(row.last_token, hit.last + _REPORT_NEAR)]
    at = next((n for n, word in enumerate(behind) if word in _ABOUT_THAT or word in {"yang", ","}), None)
    if at is None or behind[at] not in _ABOUT_THAT:
        return False
    outsiders = draft.knowledge.words["reading.outsiders"] | draft.knowledge.words["reading.others"]
    return behind[at] == "bahwa" or not outsiders.isdisjoint(behind[at + 1 : at + 3])


def _of_a_victim(draft: Draft, hit: Hit, front: list[str], end: int) -> bool:
    """'Bawaslu terima pengaduan kades yang motornya dirusak simpatisan paslon 1': it was done to him."""
    told = next((word for word in reversed(front) if word not in _REPORTED_BY), "")
    if told not in _REPORTS:
        return False
    behind = draft.tokens[hit.last : min(end, hit.last + _REPORT_NEAR)]
    at = next((n for n, word in enumerate(behind) if word in {"yang", ","}), None)
    if at is None:
        return False
    own = [n for n, word in enumerate(behind) if n > at and (word.endswith("nya") or word in _ACCOUNTS)]
    return any(not _HARMED.isdisjoint(behind[n + 1 : n + 2]) for n in own)
