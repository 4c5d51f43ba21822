"""Calls that name no side and are understood: 'di TPS ingat yang di tengah saja ya Bu', 'masa kita tidak kasih suara'.

Used by `threats` (which words make an order none). The words alone say nothing: 'yang di tengah saja' is said of a
photo too. A word of the ballot must stand in the sentence or next to it, and a word of calling beside the coded one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.sides import FoundSide

_BALLOT = frozenset((
    "tps", "coblos", "nyoblos", "mencoblos", "coblosan", "pencoblosan", "bilik", "pilkada", "pilbup", "pilgub",
    "pilwalkot", "pilwali", "pilwako", "pemilu", "pileg", "pilpres", "coblosnya", "dicoblos", "nyoblose",
))  # fmt: skip
_CALLS = frozenset((
    "ingat", "inget", "lupa", "titip", "saja", "aja", "ae", "pilih", "milih", "coblos", "coblosnya", "pokoknya",
    "cukup", "ya", "keliru", "salah", "lali", "klalen", "wae", "bae",
))  # fmt: skip
_OF_ELSE = frozenset((
    "foto", "berfoto", "barisan", "baris", "antre", "antrean", "duduk", "kursi", "pintu", "jalur", "parkir", "meja",
    "lipat", "melipat", "pemeran", "lomba", "netral", "netralitas", "bebas", "terserah", "gratis",
    "debat", "panggung", "dpr", "dpd", "simulasi", "warna", "nurani", "pahlawan", "jabatan", "lari",
    "pajak", "bola", "kaca",
))  # fmt: skip
_HEADLESS = frozenset((
    "ingat", "inget", ",", ":", "lupa", "pilih", "milih", "coblos", "coblosnya", "nyoblos", "titip", '"', "saja", "aja",
    "cukup", "pokoknya", "cuma", "ya", "bu", "pak", "-", "lupakan",
))  # fmt: skip
_CLOSES = frozenset(
    ("saja", "aja", "ya", "ae", "wae", "bae", "yo", "nggih", ".", '"', ",", "!", "?", "lho", "kan", "itu")
)
_THEM = frozenset(("bapak", "ibu", "beliau"))
_OFFICES = frozenset(("bupati", "gubernur", "wali", "kita", "walikota"))
_SO = frozenset(("ya", "yo", "mah", "berarti", "pasti", "nya"))
_NEAR = 5  # tokens
_TURNOUT = frozenset(("rugi", "golput", "datang", "hadir", "dpt"))
_WHOM = frozenset(
    ("beliau", "bapak", "ibu", "dia", "pak", "bu", "lagi", "beliaunya", "sama", "buat", "untuk", "ke", "di")
)
_NAMED = frozenset(("petani", "guru", "orang", "warga", "desa", "negara", "almamater", "kampung", "orangtua", "alam"))


def understood(draft: Draft, rule: Rule, hit: Hit, side: FoundSide | None) -> bool:
    """Return whether the ballot is spoken of around coded words, and nothing else that they may be said of."""
    tokens, row = draft.tokens, draft.sentences[hit.sentence]
    if "proof_of_love" in rule.known_as:  # 'kalau sayang kampung, ya nomor tiga'; not 'jaga nomor 1 sumur bor itu'
        return side is not None and not _SO.isdisjoint(tokens[hit.last : side.first])
    around = range(max(0, hit.sentence - 1), min(len(draft.sentences), hit.sentence + 2))
    words = [w for n in around for w in tokens[draft.sentences[n].first_token : draft.sentences[n].last_token]]
    dated = side is not None and "tanggal" in words  # 'tgl 27 yang kanan saja ya, petahana kita'
    if (_BALLOT.isdisjoint(words) and not dated) or not _OF_ELSE.isdisjoint(words):
        return False
    behind = tokens[hit.last : min(row.last_token, hit.last + 1)]
    ends = not behind or behind[0] in _CLOSES
    if "debt" in rule.known_as and not _owed(
        tokens[hit.first : hit.last], tokens[hit.last : row.last_token], ends=ends
    ):
        return False
    if "debt" in rule.known_as:  # not 'ingat jasa bapak ibu guru kalian'
        return tokens[hit.last - 1] not in _THEM or ends or behind[0] in _OFFICES
    near = tokens[max(row.first_token, hit.first - _NEAR) : min(row.last_token, hit.last + _NEAR)]
    headless = hit.first == row.first_token or tokens[hit.first - 1] in _HEADLESS  # not 'tenda yang biru saja'
    return headless and ends and "siapa" not in words and not _CALLS.isdisjoint(near)


def _owed(said: list[str], behind: list[str], *, ends: bool) -> bool:
    """'masa kita tidak bantu KPPS', 'balas budi ke petani': whom it is owed is named, and it is no candidate."""
    if said[-1] == "suara" and not _TURNOUT.isdisjoint(behind):
        return False  # 'masa kita tidak kasih suara, rugi dong, ayo datang ke TPS'
    if behind[:1] == ["itu"]:
        return False  # 'tahu balas budi itu penting'
    if said[-1] not in {"bantu", "budi", "suara"} or ends:
        return True
    return behind[0] in _WHOM and _NAMED.isdisjoint(behind[1:3])
