"""Words of a campaign that name no side where they stand: its season, what is said to have nothing to do with it.

Used by `sides` only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_BOOTHS = frozenset(("tps", "meja", "kursi", "kelas", "ruang", "blok", "gang", "jalur", "halte", "kloter", "posyandu"))
_EXCEPT = frozenset(("kecuali", "selain"))
_SEASON = frozenset((
    "masa", "musim", "riuh", "pikuk", "bingar", "suasana", "ramainya", "ramai", "panasnya", "hangatnya", "riuhnya",
    "gegap", "gempita", "tahun", "hawa", "euforia", "gaung", "geliat", "keriuhan", "kesibukan", "periode", "tahapan",
))  # fmt: skip
_CONTEST = frozenset(("paslon", "petahana", "pasangan", "akbar", "terbuka", "dialogis", "kandidat", "partai", "nomor"))
_EMBLEMS = frozenset(("nomor", "lambang", "simbol", "atribut", "kode", "salam", "kaus", "stiker", "gambar"))
_OF_CAMPAIGN = _EMBLEMS | frozenset(
    ("kampanye", "kegiatan", "acara", "tim", "deklarasi", "atribut", "relawan", "dukungan")
)
_RELATED = frozenset((
    "terkait", "berkaitan", "hubungan", "hubungannya", "kaitan", "kaitannya", "berhubungan", "bersangkutan", "sangkut",
    "bertalian", "urusan", "urusannya",
))  # fmt: skip
_BETWEEN = frozenset(("dengan", "sama", "ke", "pada", "apa", "pun", "paut", "pautnya", "sekali", "secara", "langsung"))
_NOT = frozenset(("tak", "tidak", "gak", "bukan", "tanpa", "nggak", "enggak", "belum", "ada"))
OPEN_WORD = "terserah"
_BUT = frozenset(("tapi", "tetapi", "asal", "asalkan", "pokoknya", "penting", "namun", "ingat"))
_DENIED = 6  # tokens
_OWN_BACK = 14  # tokens


def booth(draft: Draft, index: int) -> bool:
    """'TPS 03, 04, 05', 'meja 01 dan 02': numbers of polling places."""
    while index and (draft.tokens[index - 1] in {",", "dan", "sampai"} or draft.tokens[index - 1].isdigit()):
        index -= 1
    return draft.tokens[max(0, index - 1)] in _BOOTHS


def but_one(draft: Draft, hit: Hit, sort: str) -> bool:
    """'jangan pilih siapa pun kecuali petahana': one side all the same; 'mantan cabup': a side of another day."""
    if sort == "person" and draft.tokens[max(0, hit.first - 1)] in draft.knowledge.words["specificity.former"]:
        draft.nonpolitical.add(hit.first)
        return True
    return sort == "none" and not _EXCEPT.isdisjoint(draft.tokens[hit.last : hit.last + 2])


def left_open(draft: Draft, first: int, last: int, sentence: int) -> bool:
    """'mau nomor dua, mau nomor satu, terserah': whoever leaves it open asks for nobody."""
    row = draft.sentences[sentence]
    near = draft.tokens[max(row.first_token, first - _OWN_BACK) : min(row.last_token, last + _OWN_BACK)]
    return any(word.startswith(OPEN_WORD) for word in near) and _BUT.isdisjoint(near)


def only_when(draft: Draft, hit: Hit) -> bool:
    """'di tengah riuh kampanye', 'saat musim kampanye': the season of the year, nobody's side."""
    following = draft.tokens[hit.last : hit.last + 1]
    named = bool(following) and (following[0] in _CONTEST or following[0].startswith(("cab", "cag", "caw", "cal")))
    return not named and draft.tokens[max(0, hit.first - 1)] in _SEASON


def unrelated(draft: Draft, hit: Hit) -> bool:
    """'polisi: tak terkait kampanye paslon 1', 'tidak ada kaitan dengan paslon 2'; not in his own words."""
    first = hit.first
    while first and draft.tokens[first - 1] in _OF_CAMPAIGN:
        first -= 1
    front = draft.tokens[max(0, first - _DENIED) : first]
    if first < hit.first and front[-1:] == ["bukan"] and draft.tokens[first] in _EMBLEMS:
        return True  # 'nomor regu, bukan nomor paslon'
    related = next((n for n in range(len(front) - 1, 0, -1) if front[n] in _RELATED), None)
    if related is None or any(word not in _BETWEEN for word in front[related + 1 :]):
        return False
    denied = not _NOT.isdisjoint(front[max(0, related - 2) : related])
    own = draft.tokens[max(0, first - _OWN_BACK) : first]
    return denied and draft.knowledge.words["reading.own_account"].isdisjoint(own)
