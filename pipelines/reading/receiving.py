"""Gifts told by whoever got them: 'Warga terima kerudung dari tangan bu kades, di dalamnya ada kartu nama caleg'.

Used by `rulings` (is it an act) and `identified` (whose). The giver stands behind 'dari'; the side is what the thing is
called by, what is printed on it or what is said with it, never just somebody else of the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.phrases import Phrases
    from pipelines.reading.sides import FoundSide

_FROM = frozenset(("dari", "pemberian"))
_GETS = frozenset(("terima", "menerima", "nerima"))
_HANDS = frozenset(("tangan", "pihak", "rumah", "kediaman", "seorang", "oknum"))
_TO_GIVER = 6  # tokens from the thing over 'cabup nomor 2, langsung' to 'dari'
_ON_IT = 5  # tokens in front of the side that may say that it is printed on the thing
_WITH_IT = frozenset(("pesannya", "pesan", "berpesan", "titipannya", "asal", "supaya", "agar", "syaratnya"))
_NEVER = frozenset(("tanpa", "bukan", "tidak", "tak", "ditolak", "dikembalikan", "menolak", "mengembalikan"))
_TAKERS = frozenset((
    "kpu", "bawaslu", "panwaslu", "panwascam", "panwas", "satpol", "polisi", "polres", "polsek", "kpps", "pps", "tps",
    "bkn", "bkpsdm", "inspektorat", "wartawan", "redaksi", "paslon", "cabup", "cagub", "caleg", "timses", "relawan",
))  # fmt: skip


def head_gets(draft: Draft, rule: Rule, hit: Hit) -> bool:
    """Whether the row for giving has met a verb of getting: from an official it is told by the row for that."""
    return "gives" in rule.known_as and draft.tokens[hit.first] in _GETS


def giver(draft: Draft, phrases: Phrases, hit: Hit, thing: Hit | None, here: list[int]) -> int | None:
    """Return the post behind 'dari' from which the thing was got, None where it came from nobody or was given back."""
    if thing is None:
        return None
    if thing.last <= hit.first:  # 'Kerudung dari camat ternyata dibungkus plastik bergambar cagub'
        names = [n for n in here if thing.last < phrases.phrase_first(n) < hit.first]
        return next((n for n in names if draft.tokens[phrases.phrase_first(n) - 1] in _FROM | _HANDS), None)
    begin = draft.sentences[hit.sentence].first_token
    if not _TAKERS.isdisjoint(draft.tokens[begin : hit.first]) or not _NEVER.isdisjoint(draft.tokens[begin : hit.last]):
        return None  # 'Bawaslu menerima stiker dari lurah'
    for number in here:
        first = phrases.phrase_first(number)
        while first > thing.last and draft.tokens[first - 1] in _HANDS:
            first -= 1
        if thing.last < first <= thing.last + _TO_GIVER and draft.tokens[first - 1] in _FROM:
            return number
    return None


def tied(draft: Draft, thing: Hit, side: FoundSide, last: int) -> bool:
    """Whether the side is on the thing that was got; `last` = where the phrase of the giver ends."""
    if thing.first <= side.first < last:
        return side.first <= thing.last + 1 or not _printed(draft).isdisjoint(draft.tokens[thing.last : side.first])
    near = draft.tokens[max(last, side.first - _ON_IT) : side.first]
    behind = draft.tokens[last : side.first]
    if not _NEVER.isdisjoint(behind):
        return False
    return not _printed(draft).isdisjoint(near) or not _WITH_IT.isdisjoint(behind)


def _printed(draft: Draft) -> frozenset[str]:
    return draft.knowledge.words["reading.on_gifts"]
