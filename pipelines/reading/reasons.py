"""Why somebody lost a post or his pay: at his own wish, or for what is no side. Used by `steps` and `supposed`.

'dibebastugaskan atas permintaan sendiri', 'dirumahkan gara-gara anggaran seret': no sanction of neutrality. And what is
held back until people promise a vote; asked by `threats`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.sides import FoundSide

_WISHES = frozenset(("permintaan", "kemauan", "permohonan", "keinginan", "inisiatif", "kehendak"))
_OWN = frozenset(("sendiri", "pribadi", "yang", "keluarga", "keluarganya"))
_NOT = frozenset(("tidak", "tak", "bukan"))
_WISH_NEAR, _REASON_NEAR, _LEAST = 5, 10, 2  # tokens
_UNTIL = frozenset((
    ",", ";", ".", "–", "jelang", "menjelang", "sebelum", "saat", "ketika", "setelah", "usai", "di", "pada",
    "selama", "sejak",
))  # fmt: skip
_TELLS = frozenset(("side", "case", "stmt", "ticket"))
_DEEDS = frozenset((
    "itu", "ini", "tersebut", "ulah", "perbuatan", "tindakan", "sikap", "perilaku", "pelanggaran", "melanggar",
    "disiplin", "etik", "kode", "mencoreng", "nekat", "ketahuan", "terbukti", "kedapatan", "ikut", "terlibat",
    "menolak", "tidak", "tak", "enggan", "beda", "loyal", "membangkang", "rekomendasi", "bawaslu", "bkn", "kasn",
))  # fmt: skip
_CUTS = frozenset(("memotong", "potong", "dipotong", "menyunat", "sunat", "disunat", "mengutip", "memungut", "nyunat"))
_FUNDS = frozenset(("dana", "bantuan", "blt", "bst", "pkh", "honor", "insentif", "gaji", "pungutan", "uang", "bansos"))
_NEUTRAL = ("netral", "berpihak", "memihak", "berpolitik", "kampanye", "berkampanye")
_STEMS = (
    "netral", "politik", "kampanye", "pemilu", "pilkada", "pilgub", "pilbup", "pilwa", "pileg", "pilpres", "partai",
    "parpol", "paslon", "calon", "caleg", "dukung", "pihak", "timses", "relawan", "pilih", "coblos", "foto", "video",
    "unggah", "posting", "status", "komentar", "petahana", "langgar", "siaran", "live", "akun", "ajak",
    "cagub", "cabup", "cawa", "capres",
)  # fmt: skip

_LATE = frozenset(("telat", "terlambat", "bolos", "membolos", "mangkir", "absen", "alpa", "jarang"))
_WORK = frozenset((
    "apel", "upacara", "kerja", "masuk", "kantor", "ngantor", "dinas", "tugas", "piket", "panen", "absen", "shift",
    "jaga", "mengajar", "ngajar", "menyadap", "datang", "finger", "presensi", "praktik", "lapor", "senam",
))  # fmt: skip
_LACK = (
    "gak ada", "tidak ada", "tak ada", "ga ada", "nggak ada", "belum ada", "kekurangan", "kurang", "butuh",
    "membutuhkan", "kosong", "minim", "krisis", "perlu", "dibutuhkan", "kehabisan",
)  # fmt: skip
_STAFF = frozenset((
    "nakes", "guru", "tenaga", "bidan", "perawat", "dokter", "pegawai", "staf", "personel", "formasi", "petugas",
    "tenaganya", "gurunya", "orang", "jabatan", "posisi", "sdm", "penyuluh", "ahli",
))  # fmt: skip
_AWAY = 6  # tokens of a reason


def plain_reason(draft: Draft, first: int, last: int) -> bool:
    """'karena telat apel netralitas', 'krn di sana gak ada nakes': discipline and need, whatever else is named."""
    words = draft.tokens[first : min(last, first + _AWAY)]
    words = words[: words.index(",")] if "," in words else words
    late = any(one in _LATE and two in _WORK for one, two in pairwise(words[:3]))
    said = f" {' '.join(words)} "
    return late or (any(f" {lack} " in said for lack in _LACK) and not _STAFF.isdisjoint(words))


def own_wish(draft: Draft, hit: Hit) -> bool:
    """'dibebastugaskan atas permintaan sendiri'; 'tidak atas permintaan sendiri' is the gravest punishment."""
    behind = draft.tokens[hit.last : hit.last + _WISH_NEAR]
    for at, (one, two) in enumerate(pairwise(behind)):
        if one in _WISHES and two in _OWN:
            return _NOT.isdisjoint(behind[:at])
    return False


def _other_crime(draft: Draft, words: list[str]) -> bool:
    """'Kejari jebloskan sangadi, dana jalan ditilep jelang pilkada', 'terbukti memotong dana PKH': no word of sides."""
    lists = draft.knowledge.words
    took = any(one in _CUTS and two in _FUNDS for one, two in pairwise(words))
    other = took or not (lists["reading.crimes"] | lists["step.other_matters"]).isdisjoint(words)
    return other and not any(word.startswith(_NEUTRAL) for word in words)


def other_reason(draft: Draft, hit: Hit) -> bool:
    """'dirumahkan gara-gara anggaran seret': the reason is told, and neither it nor anything in front is political."""
    row = draft.sentences[hit.sentence]
    crime = _other_crime(draft, draft.tokens[row.first_token : row.last_token])
    cause = next(
        (
            other
            for other in draft.hits_of[hit.sentence]
            if 0 <= other.first - hit.last <= _REASON_NEAR
            and any(meaning.kind == "opener" and meaning.id == "cause" for meaning in other.meanings)
        ),
        None,
    )
    if cause is None or crime:
        return crime
    last = next((n for n in range(cause.last, row.last_token) if draft.tokens[n] in _UNTIL), row.last_token)
    if plain_reason(draft, cause.last, row.last_token):
        return True
    words = draft.tokens[cause.last : last]
    if len(words) < _LEAST or not _DEEDS.isdisjoint(words) or any(word.endswith("nya") for word in words):
        return False
    if any(stem in word for word in words for stem in _STEMS):
        return False
    told = (other for other in draft.hits_of[hit.sentence] if cause.last <= other.first < last)
    if any(not _TELLS.isdisjoint(other.meanings.kinds) for other in told):
        return False
    return not any(other.first < cause.first or other.sentence != hit.sentence for other in draft.having("side"))


def till_they_do(draft: Draft, hit: Hit, side: FoundSide | None) -> bool:
    """'menahan KTP penerima beras sampai mereka berjanji mencoblos petahana': what is asked behind 'sampai'."""
    first = hit.last if side is None else side.first
    at = next((n for n in range(hit.last, first) if draft.tokens[n] in draft.knowledge.words["reading.until"]), first)
    asked = (other for other in draft.hits_of[hit.sentence] if "coerced" in other.meanings.objects)
    return any(at < other.first < first for other in asked)
