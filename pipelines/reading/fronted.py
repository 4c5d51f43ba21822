"""Who stands in front of a step and who behind it: the one who undergoes it, or a colleague who calls. Used by `steps`.

'Guru itu sudah kami berhentikan' has its object in front; 'dipanggil kasubag' names no institution.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.found import within

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor

_ADVERB = 2  # tokens
_WE = frozenset(("kami", "kita", "saya"))
_WHOEVER = frozenset(("pun", "siapapun", "manapun", "setiap", "tiap", "kalau", "jika", "bila", "apabila"))
_DONE = frozenset((
    "sudah", "telah", "baru", "resmi", "sedang", "tengah", "masih", "itu", "tersebut", "tadi", "kemarin",
))  # fmt: skip
_SUPERIORS = frozenset((
    "bupati", "wali", "walikota", "gubernur", "sekda", "menteri", "kapolres", "kapolda", "dandim", "pangdam", "rektor",
    "pj", "pjs", "wabup", "wagub",
))  # fmt: skip
_WHY = frozenset((
    "karena", "lantaran", "gara-gara", "gegara", "sebab", "usai", "setelah", "seusai", "soal", "terkait", "atas",
    "buntut", "akibat", "perihal", "ihwal",
))  # fmt: skip
_WHY_NEAR = 6  # tokens


class Fronted:
    """Looks at the noun phrases around the steps of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor]) -> None:
        """Keep the draft and its actors."""
        self.draft = draft
        self.actors = actors

    def voice(self, hit: Hit, voice: str) -> str:
        """'Guru itu sudah kami berhentikan': what stands in front of 'kami' undergoes it."""
        tokens = self.draft.tokens
        if voice != "bare" or tokens[hit.first - 1] not in _WE or tokens[hit.first - 2] not in _DONE:
            return voice
        front = tokens[self.draft.sentences[hit.sentence].first_token : hit.first]
        near = within(self.actors, self.draft.sentences[hit.sentence].first_token, hit.first)
        before = any(f.last <= hit.first and f.actor.sentence == hit.sentence for f in near)
        return "passive" if before and _WHOEVER.isdisjoint(front) else voice

    def by_other(self, hit: Hit, *, has_act: bool) -> bool:
        """'dipanggil kasubag': the one who does it is no institution; 'yang dilaporkan seorang ASN' is dilaporkan."""
        tokens = self.draft.tokens
        opens = self.draft.sentences[hit.sentence].first_token == hit.first - 1
        if tokens[hit.first - 1 : hit.first] == ["yang"] and opens:
            return False
        if tokens[hit.last : hit.last + 1] == ["atasannya"] and has_act:
            return False  # 'diperiksa atasannya usai berpose dengan cagub'
        superior = has_act and not _SUPERIORS.isdisjoint(tokens[hit.last : hit.last + _ADVERB])
        if superior and not _WHY.isdisjoint(tokens[hit.last : hit.last + _WHY_NEAR]):
            return False  # 'Camat dipanggil bupati karena memasang baliho cagub'
        return any(
            found.actor.sentence == hit.sentence
            and tokens[hit.last : found.first] in ([], ["oleh"], ["pak"], ["seorang"])
            for found in within(self.actors, hit.last, hit.last + _ADVERB + 1)
        )
