"""Acts and words of people without a post, beside whom an official only stands. Used by `bounds` only.

'Cabup menyawer penonton, camat memprotes', '"Semoga menang," kata istri cabup', 'memegang mik mengatur antrean, timses
ikut antre': the subject in front, the one who is quoted, or the side behind the comma does something of its own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.doers import is_place
from pipelines.reading.found import within

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.sides import FoundSide

_RUNNERS = frozenset((
    "cabup", "cawabup", "cagub", "cawagub", "cawalkot", "cawali", "calon", "caleg", "paslon", "pasangan", "kandidat",
    "partai", "kpu", "bawaslu", "panwas", "peretas", "lembaga", "pengamen", "penyanyi", "bulog", "kpk",
    "wartawan", "perajin",
))  # fmt: skip
_TOGETHER = frozenset((
    "bareng", "bersama", "dengan", "oleh", "sama", "termasuk", "ikut", "turut", "juga", "membantu", "bantu", "menemani",
    "ditemani", "dibantu", "difasilitasi", "mendampingi", "didampingi", "terlihat", "tampak", "dikawal", "diajak",
    "disuruh", "diperintah", "atas", "perintah", "ternyata", "lewat",
))  # fmt: skip
_BY_HANDS = frozenset(("N06", "N07", "N08"))
_PROGRAMME, _BEFORE = ("visi misi", "visi-misi", "program kerja"), frozenset(("depan", "hadapan"))
_STAGED = (
    "mandu", "memandu", "melantun", "mendendang", "melagu", "ikut arak", "ikut pawai", "ikut konvoi", "ngikut",
    "memegang", "megang", "pegang", "menggenggam", "mengambil alih", "menyambar", "nyamber", "merebut", "rebut",
    "meraih", "memimpin", "pimpin", "mimpin", "memandu", "membuka acara", "menari", "nari", "ikut menari", "ikut joget",
)  # fmt: skip
_HOLDS = ("memegang", "megang", "pegang", "menggenggam", "mengambil alih", "merebut", "meraih")
_ORDER = frozenset(("bubar", "tertib", "menjauh", "tenang", "dipindahkan", "minggir", "antrean"))
_OPENS_WITH = frozenset(("tim", "timses", "relawan", "saksi", "anak", "calon", "istri", "pendukung", "massa", "bakal"))
_FOR_A_SIDE = frozenset(("untuk", "buat", "demi", "dukung", "mendukung", "kampanye", "menang", "pilih", '"', "'", ":"))
_SAYS = frozenset((
    "kata", "ujar", "ucap", "tutur", "teriak", "bisik", "celetuk", "ungkap", "harap", "doa", "klaim", "seru", "pekik",
    "berteriak", "bilang", "berbisik", "berharap",
))  # fmt: skip
_QUOTED = 8  # tokens behind the words to who said them
_HEARD, _QUESTIONED = frozenset(("diperiksa", "dimintai", "dipanggil", "dihadirkan", "keterangan", "bersaksi")), 3


def _by_others_in_front(draft: Draft, actors: list[FoundActor], rule: Rule, hit: Hit) -> bool:
    """'Cabup menyawer penonton, camat memprotes', 'menangkap caleg yang membeli suara': the subject holds no post."""
    hands = rule.code in _BY_HANDS or "state_data" in rule.known_as
    if rule.code != "N01" if hit.passive else not hands or rule.punishes:
        return False
    row, tokens = draft.sentences[hit.sentence], draft.tokens
    behind, front = tokens[hit.last : row.last_token], tokens[row.first_token : hit.first]
    close = hit.last + (behind.index(",") if "," in behind else len(behind))
    others = draft.knowledge.words["reading.others"] | _RUNNERS
    if hit.passive:  # 'Los pasar dipasangi spanduk paslon 2 oleh pedagang, lurah mencopotnya'
        return any(one == "oleh" and two in others for one, two in pairwise(tokens[hit.last : close]))
    if within(actors, row.first_token, close):
        return False
    clause = front[len(front) - front[::-1].index(",") :] if "," in front else front
    if "bukan" in clause:  # 'Bukan timsesnya yang bagi beras, tapi pak camat sendiri'
        return False
    heads = clause[:1] + [one for one, two in pairwise(clause) if two == "yang"]
    return not others.isdisjoint(heads) and _TOGETHER.isdisjoint(behind)


def of_another_stage(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'memegang mik mengatur antrean, timses paslon 1 ikut antre', 'memaparkan visi misi di depan bupati petahana'."""
    if side is None or side.first < hit.last:
        return False
    tokens, word = draft.tokens, draft.view.text[hit.start : hit.end]
    if tokens[hit.last : hit.last + 1] == ["damai"] and word.endswith("ikrar"):
        return True
    if word.endswith(_PROGRAMME):
        return not _BEFORE.isdisjoint(tokens[side.first - 1 : side.first])
    first = side.first
    while first > hit.last and tokens[first - 1] in _OPENS_WITH:
        first -= 1
    between = tokens[hit.last : first]
    if word.startswith(_HOLDS) and not _ORDER.isdisjoint(tokens[hit.last : draft.sentences[hit.sentence].last_token]):
        return True  # 'memegang mikrofon dan meminta massa paslon 2 bubar'
    return word.startswith(_STAGED) and between[-1:] == [","] and _FOR_A_SIDE.isdisjoint(between)


def said_by_others(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'Semoga menang, kata cabup nomor 2 usai bertemu camat', 'Warga berteriak pilih lagi pak bupati'."""
    row, tokens = draft.sentences[hit.sentence], draft.tokens
    others = draft.knowledge.words["reading.others"] | _RUNNERS
    said = next((n for n in range(hit.last, min(row.last_token, hit.last + _QUOTED)) if tokens[n] in _SAYS), None)
    if said is not None:
        theirs = side is not None and said < side.first <= said + 2
        return theirs or tokens[said + 1] in others
    front = tokens[row.first_token : hit.first]
    heads = front[1:2] if front[:1] != [] and front[0] in _SAYS else front[:1]
    return not others.isdisjoint(heads) and not within(actors, row.first_token, hit.first)


def not_his(draft: Draft, actors: list[FoundActor], rule: Rule, hit: Hit) -> bool:
    """A place, an act whose subject in front holds no post, 'kadis diperiksa sebagai saksi'."""
    before = draft.tokens[max(0, hit.first - _QUESTIONED) : hit.first]
    heard = rule.code == "N11" and draft.tokens[hit.first] == "sebagai" and not _HEARD.isdisjoint(before)
    return heard or is_place(draft, hit) or _by_others_in_front(draft, actors, rule, hit)
