"""Words that are operators only in some places: 'hampir sebulan', 'dapat laporan', 'CPNS asal formasi guru'.

Used by `moods` only, while it collects the operators of a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_POINTS = frozenset(("pak", "pa", "bu", "kami", "itu", "ini", "tersebut", "abah"))
_BACK = 4  # tokens


def guarded(draft: Draft, hit: Hit) -> bool:
    """Return whether the word is an operator where it stands."""
    word = draft.tokens[hit.first]
    following = draft.tokens[hit.last : hit.last + 1]
    if hit.last - hit.first > 1 or draft.says_that(hit):
        return hit.last - hit.first > 1  # 'mengumumkan kalau ...' sets no condition
    return not (
        _not_before(draft, word, following[0] if following else "")
        or (word in {"awas", "stop"} and hit.first != draft.sentences[hit.sentence].first_token)
        or _not_behind(draft, word, hit)
        or word == "malah"
    )


def _not_before(draft: Draft, word: str, following: str) -> bool:
    """What follows makes the word another one: 'hampir sebulan', 'dapat laporan', 'tolak laporan'."""
    if word in {"hampir", "nyaris"}:
        return following.startswith(("se", "dua", "tiga", "semua"))
    if word == "dapat":
        return following in draft.knowledge.words["reading.got"]
    return word == "tolak" and following in {"laporan", "aduan"}


def _not_behind(draft: Draft, word: str, hit: Hit) -> bool:
    """What stands before does: 'CPNS asal formasi guru' says where from, 'pa kades mah ...' points at one."""
    if word == "asal":
        return any(other.has("post") and other.last == hit.first for other in draft.near(hit.first, hit.first, _BACK))
    begin = draft.sentences[hit.sentence].first_token
    if word == "boleh" and draft.tokens[begin : begin + 2] == ["sejak", "kapan"]:
        return True  # 'sejak kapan staf boleh jadi admin grup relawan?' takes it for granted
    return word == "mah" and not _POINTS.isdisjoint(draft.tokens[max(0, hit.first - _BACK) : hit.first])


def reaction_missing(draft: Draft, last: int) -> bool:
    """'Belum ada sanksi bagi lurah yang terekam ...': what is missing is the reaction, not the act."""
    return not draft.knowledge.words["reading.reactions"].isdisjoint(draft.tokens[last : last + 1])
