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
_HURT = frozenset(("kecelakaan", "pingsan", "jenazah", "igd", "ugd", "sakit", "almarhum"))
_RUNNERS = frozenset(("paslon", "pasangan", "calon", "nomor", "cabup", "cagub", "cawalkot", "capres", "caleg", "kubu"))
_JOINED = 9  # tokens: 'pendukung pasangan calon nomor 1 dan pasangan calon nomor 2'
_PLACE = 5  # tokens from 'dekat' to the side


def carries_hurt(draft: Draft, event: FoundEvent) -> bool:
    """'mengantar cabup yang kecelakaan ke rumah sakit': helped, not escorted."""
    return "escorts" in event.rule.known_as and not _HURT.isdisjoint(
        draft.tokens[event.hit.last : event.hit.last + _JOINED]
    )


def _both(behind: list[str]) -> bool:
    """'membagikan masker ke pendukung paslon 1 dan paslon 2', 'tim paslon 1 dan 2': all alike."""
    at = next((n for n, word in enumerate(behind) if word in {"dan", "maupun"}), None)
    if not at or "," in behind[:at]:
        return False
    two = behind[at + 1 : at + 2]
    return (two[:1] != [] and two[0] in _RUNNERS and two[0] in behind[:at]) or all(
        word[:1] != [] and word[0].isdigit() for word in (behind[at - 1 : at], two)
    )


def only_beside(draft: Draft, event: FoundEvent, first: int) -> bool:
    """Return whether the side that begins at a token only stands beside the act."""
    words, behind = draft.tokens[event.hit.first : first], draft.tokens[first : first + _JOINED]
    visited = (
        words[-1] in _VISITED and "yang" in words
    )  # 'mengantar bibit ke kelompok tani yang kemarin didatangi cabup'
    if event.rule.code in _HELD and (visited or _both(behind)):
        return True
    if event.rule.code == "N08":  # 'ke desa asal cabup', 'minyak murah sehari setelah kampanye cagub nomor 1'
        spanned = words[-1] in _AFTER_OR_BEFORE and not _SPANS.isdisjoint(words[-2:-1])
        return spanned or (words[-1] in {"asal", "kelahiran"} and words[-2:-1] != ["warga"])
    if event.rule.code != "N09":
        return False
    # 'kerahkan ekskavator untuk menutup lubang jalan di dekat lapangan kampanye'
    purpose = next((n for n, (one, two) in enumerate(pairwise(words)) if one in _TO and two.startswith("me")), None)
    return purpose is not None and not _NEAR.isdisjoint(words[purpose + 2 :][-_PLACE:])
