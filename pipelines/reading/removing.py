"""Material that is taken down or put aside: whoever removes it has not put it up.

Used by `rulings`, `borders`, `undoing` and `bystanding`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_REMOVAL = frozenset(
    ("copot", "mencopot", "dicopot", "tertibkan", "menertibkan", "ditertibkan", "bersihkan", "membersihkan", "dicabut",
     "mencabut", "diturunkan", "menurunkan", "dilepas", "disita")
)  # fmt: skip
_HUNG = frozenset(("baliho", "spanduk", "reklame", "billboard", "bendera", "videotron", "umbul-umbul", "banner", "apk"))
_LOADS = frozenset((
    "truk", "mobil", "pikap", "dus", "kardus", "kontainer", "karung", "ambulans", "bus", "muatan", "gudang", "kapal",
))  # fmt: skip
_THERE = frozenset(("menempel", "terpasang", "tertempel", "bertebaran", "terpampang", "berisi", "penuh"))
_CLEARED_AWAY = frozenset(("sampah", "penertiban", "pembersihan", "pembongkaran", "sitaan", "penurunan"))
_BECAUSE = frozenset(("karena", "setelah", "usai", "lantaran", "gara", "sebab", "akibat", "seusai", "krn", "gegara"))
_DOWN_NEAR, _DOWN_FAR = 4, 14  # tokens
_HANDED_OUT = frozenset(("dan", "lalu", "serta"))
_NEXT, _UNLOADS = 2, 5  # tokens behind 'menurunkan'; between a vehicle and what it unloads
_HOLDER_NEAR = 5  # tokens between the removal and whose post it is
_LAY = frozenset(("ditemukan", "didapati", "menempel", "berkibar", "bertebaran"))
_TAKES_IT = frozenset(
    ("mencopotnya", "menurunkannya", "melepasnya", "mencabutnya", "menyitanya", "membuangnya", "mengambilnya")
)
_GIVES_OUT = frozenset(("melepas", "lepas", "menyerahkan", "serahkan", "menitipkan", "titipkan", "melepaskan", "kirim"))
_LEAVES = frozenset(("menitipkan", "titipkan", "nitip", "nitipin", "menitip"))
_TO_WHOM, _TO_NEAR = frozenset(("ke", "kepada", "untuk", "buat", "bagi")), 8
_PRINTS = frozenset((
    "stiker", "label", "logo", "gambar", "foto", "tempelan", "poster", "brosur", "kartu", "selebaran", "nama",
    "spanduk", "nomor", "bergambar", "kertas",
))  # fmt: skip
_PEELS = frozenset((
    "mengelupas", "kelupas", "ngelupas", "dikelupas", "melepas", "lepas", "dilepas", "mencopot", "copot", "nyopot",
    "mencopoti", "mencabut", "cabut", "mengerok", "menyobek", "merobek", "menyobeki", "mengupas", "membuang",
    "menghapus", "menutup", "menutupi", "nutup", "mengelupasi", "membersihkan", "menyisihkan", "mencabuti", "melepasi",
))  # fmt: skip
_PUTS_ASIDE = frozenset(("singkirkan", "menyingkirkan", "menyisihkan", "sisihkan", "memunguti", "memungut"))
_BRINGS = ("angkut", "mengangkut", "ngangkut", "bawa", "membawa", "serah", "menyerah", "antar", "mengantar", "setor",
           "menyetor", "kirim", "mengirim", "nganter")  # fmt: skip
_BROUGHT = frozenset(("spanduk", "baliho", "poster", "stiker", "apk", "bendera", "brosur", "banner", "reklame"))
_PLACES = frozenset(("kantor", "gudang", "sekretariat", "halaman"))
_WATCH = frozenset(("bawaslu", "panwaslu", "panwascam", "panwas", "satpol"))


def brought_in(draft: Draft, sentence: int) -> bool:
    """'mengangkut spanduk paslon 2 ke kantor Bawaslu dengan pikap dinas': handed to those who watch."""
    row = draft.sentences[sentence]
    words = draft.tokens[row.first_token : row.last_token]
    at = next((n for n, (one, two) in enumerate(pairwise(words)) if one.startswith(_BRINGS) and two in _BROUGHT), None)
    if at is None:
        return False
    goals = [words[n + 1 : n + 3] for n, word in enumerate(words) if word == "ke" and n > at]
    return any(goal[:1] != [] and not _WATCH.isdisjoint(goal[: 1 + (goal[0] in _PLACES)]) for goal in goals)


_TAKES_OFF = _PUTS_ASIDE | frozenset((
    "mencopot", "copot", "copoti", "mencopoti", "nyopot", "nyopoti", "melepas", "lepas", "melepasi",
    "ngelepas", "menurunkan", "turunkan",
    "nurunin", "mengelupas", "kelupas", "ngelupas", "ngelupasin", "kelupasin", "mengelupasi", "mengerok", "kerok",
    "ngerok", "mencabut", "cabut", "cabuti", "mencabuti", "nyabut", "nyabuti", "membersihkan", "bersihkan",
    "ngebersihin", "bersihin", "menertibkan", "tertibkan", "membongkar", "bongkar", "merazia", "razia", "menyita",
    "sita", "memereteli", "preteli", "mreteli",
))  # fmt: skip
_MATERIAL = frozenset((
    "stiker", "baliho", "spanduk", "poster", "bendera", "apk", "umbul-umbul", "banner", "reklame", "atribut", "alat",
    "peraga", "gambar", "pamflet", "selebaran", "kampanye", "sisa", "bekas", "puluhan", "ratusan", "semua", "seluruh",
    "billboard", "bilbor", "brosur", "tempelan", "calon", "partai",
))  # fmt: skip

_LOADS = frozenset(("bak", "truk", "mobil", "pikap", "gudang", "bagasi", "kapal", "perahu"))  # it is brought

_HANGS, _OFF_NEAR = frozenset(("menempel", "nempel", "bertebaran", "berkibar", "nemplok", "nangkring")), 6


def side_taken_off(draft: Draft, last: int, side_first: int) -> bool:
    """'keliling kampung sama panwascam, kelupas stiker paslon 2 dari tiang': the side is on what is taken off."""
    first = side_first
    while first > last and (draft.tokens[first - 1] in _MATERIAL or draft.tokens[first - 1].isdigit()):
        first -= 1
    loaded = "urun" in draft.tokens[first - 1] and not _LOADS.isdisjoint(draft.tokens[side_first : side_first + 6])
    return last < first < side_first and draft.tokens[first - 1] in _TAKES_OFF and not loaded


def taken_down(draft: Draft, hit: Hit) -> bool:
    """'Satpol PP mencopot baliho', 'mengangkut sampah APK': on duty; 'dicopot karena memasang baliho' is none."""
    first = max(draft.sentences[hit.sentence].first_token - 1, hit.first - _DOWN_NEAR, 0)
    first = next((n for n in range(hit.first - 1, first, -1) if _turns_to(draft, n, first)), first)
    around = draft.tokens[first : hit.last + _DOWN_NEAR]
    row = draft.sentences[hit.sentence]
    hung = not _HUNG.isdisjoint(draft.tokens[hit.last : hit.last + 1])
    if hung and draft.tokens[hit.first].endswith("bongkar"):  # 'membongkar baliho paslon 1 yang roboh'
        return _LOADS.isdisjoint(draft.tokens[row.first_token : row.last_token])
    if draft.view.text[hit.start : hit.end] in _THERE:  # 'stiker yang menempel di halte dicabut petugas'
        around = draft.tokens[max(row.first_token, hit.first - _DOWN_FAR) : min(row.last_token, hit.last + _DOWN_FAR)]
    return any(token in _REMOVAL or token in _CLEARED_AWAY for token in around)


def _turns_to(draft: Draft, index: int, first: int) -> bool:
    """'dicopot karena memasang', 'copot camat yang memasang': behind it stands what he did."""
    word = draft.tokens[index]
    return word in _BECAUSE or (word == "yang" and any(draft.near(first, index, 0, "post")))


def person_removed(draft: Draft, hit: Hit, thing: Hit | None) -> bool:
    """'copot guru yang memasang poster', 'Ketahuan memasang spanduk, lurah dicopot': somebody goes, no material."""
    if thing is None:
        return False
    begin = thing.last if thing.last <= hit.first else hit.last
    between = draft.tokens[begin : max(hit.first, thing.first)]
    if "," not in between and "yang" not in between:
        return False
    near = draft.near(hit.first, hit.last, _HOLDER_NEAR, "post")
    return any(begin <= post.first < max(hit.first, thing.first) for post in near)


def left_over(draft: Draft, _: Hit, thing: Hit | None) -> bool:
    """'bendera partai sisa pemilu sudah diturunkan': nobody is harmed."""
    return thing is not None and "sisa" in draft.tokens[thing.first : thing.last + _NEXT]


def unloads(draft: Draft, hit: Hit, _: Hit | None) -> bool:
    """'mobil pelat merah menurunkan baliho', 'menurunkan dan membagikan kaus', 'diturunkan jabatannya'."""
    if "urun" not in draft.tokens[hit.first]:
        return False
    behind = draft.tokens[hit.last : hit.last + _NEXT]
    begin, lists = draft.sentences[hit.sentence].first_token, draft.knowledge.words
    front = draft.tokens[max(begin, hit.first - _UNLOADS) : hit.first]
    return (
        (behind[:1] != [] and behind[0] in _HANDED_OUT and not lists["reading.hands_out"].isdisjoint(behind))
        or not lists["reading.ranks"].isdisjoint(behind)
        or not lists["reading.vehicles"].isdisjoint(front)
    )


def peeled_off(draft: Draft, hit: Hit, thing: Hit | None, side: int | None) -> bool:
    """'mengelupas stiker paslon 3 dari paket sebelum dikirim': what was taken off is handed out by nobody."""
    at = side if side is not None and side < hit.first else None
    while at is not None and at and draft.tokens[at - 1] in _PRINTS:
        at -= 1
    first = thing.first if thing is not None and thing.last <= hit.first and at is None else at
    if first is None or not first or draft.tokens[first - 1] not in _PEELS:
        return False
    return draft.tokens[hit.first - 1] not in _HANDED_OUT


def put_aside(draft: Draft, hit: Hit) -> bool:
    """'singkirkan stiker yang terselip di buku', 'kerok poster caleg yang nempel di pagar': who takes it away."""
    row = draft.sentences[hit.sentence]
    front = draft.tokens[row.first_token : hit.first]
    lay = draft.tokens[hit.first].startswith("ter") or draft.tokens[hit.first] in _LAY
    if lay and not _TAKES_IT.isdisjoint(draft.tokens[hit.last : row.last_token]):
        return True  # 'Kalender cabup ditemukan tergantung di ruang tamu, ketua RT mengambilnya'
    word = draft.tokens[hit.first]
    if word.startswith("ter") and "yang" in front:
        return not _PUTS_ASIDE.isdisjoint(front)
    near = front[-_OFF_NEAR:]
    near = near[near.index(",") + 1 :] if "," in near else near
    return word in _HANGS and near[-1:] == ["yang"] and not _TAKES_OFF.isdisjoint(near)


def handed_on(draft: Draft, hit: Hit) -> bool:
    """'melepas dua genset kantor ke panggung paslon 3': what goes to a side is lent, not given back."""
    row = draft.sentences[hit.sentence]
    front = draft.tokens[max(row.first_token, hit.first - _DOWN_FAR) : hit.first]
    if draft.tokens[hit.first] == "di" and not _LEAVES.isdisjoint(front):
        return True  # 'menitipkan stiker cabup di gudang balai desa'
    if _GIVES_OUT.isdisjoint(draft.tokens[max(row.first_token, hit.first - _DOWN_NEAR) : hit.first]):
        return False
    behind = draft.tokens[hit.last : min(row.last_token, hit.last + _TO_NEAR)]
    at = next((n for n, word in enumerate(behind) if word in _TO_WHOM), None)
    first = None if at is None or "," in behind[:at] else hit.last + at
    return first is not None and any(
        other.has("side") and first < other.first <= first + _UNLOADS and "," not in draft.tokens[first : other.first]
        for other in draft.hits_of[hit.sentence]
    )
