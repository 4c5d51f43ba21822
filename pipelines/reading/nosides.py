"""Words of a campaign that name no side where they stand: its season, what is said to have nothing to do with it.

Used by `sides` only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.untouched import untouched

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_BOOTHS = frozenset(("tps", "meja", "kursi", "kelas", "ruang", "blok", "gang", "jalur", "halte", "kloter", "posyandu"))
_EXCEPT = frozenset(("kecuali", "selain"))
_WARNS = frozenset(("wanti", "ingatkan", "mengingatkan", "imbau", "mengimbau", "diingatkan", "diimbau", "peringatkan"))
_SEASON = frozenset((
    "masa", "musim", "riuh", "pikuk", "bingar", "suasana", "ramainya", "ramai", "panasnya", "hangatnya", "riuhnya",
    "gegap", "gempita", "tahun", "hawa", "euforia", "gaung", "geliat", "keriuhan", "kesibukan", "periode", "tahapan",
    "pengamanan", "pengawalan", "penjadwalan", "jadwal", "aturan", "zonasi", "zona", "regulasi", "sebelum", "jelang",
    "menjelang", "pasca",
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
WHICHEVER = frozenset(
    ("sak", "sakarepe", "sakarepmu", "sakarep", "sesuka", "sesukanya", "terserah", "sabaraha", "piro", "pira")
)
_DENIED = 6  # tokens
_EXISTS = frozenset((
    "ada", "nampak", "tampak", "terlihat", "kelihatan", "nemu", "menemukan", "memuat", "bergambar", "terpasang",
    "tertempel", "menempel", "muncul", "selembar", "secuil", "sebiji", "satu", "pun", "sama", "sekali",
))  # fmt: skip
_EMPTY_OF = frozenset(("nihil", "sepi", "steril", "bersih", "bebas", "kosong", "hampa", "zonk"))
_SHOWN_OF = frozenset((
    "gambar", "foto", "muka", "wajah", "stiker", "atribut", "logo", "nama", "nomor", "label", "tempelan", "tulisan",
    "embel-embel", "lambang", "mars", "lagu", "bendera", "kaus", "spanduk", "baliho", "dari", "soal", "bau", "unsur",
))  # fmt: skip
_ALREADY = frozenset(("sudah", "telah", "lebih", "dulu", "terlebih"))
_OFF = frozenset((
    "dikupas", "dicopot", "dicabut", "disingkirkan", "dilepas", "dihapus", "dikelupas", "disobek", "dibuang",
    "ditutup", "dicopoti",
))  # fmt: skip
_COVERED = frozenset(("ditutup", "ditutupi", "dikupas", "dikelupas", "diselubungi"))
_MISSING = frozenset(("nihil", "kosong", "absen", "zonk"))
_NEGATIONS = frozenset(("tak", "tidak", "gak", "nggak", "enggak", "tanpa", "ga", "ndak", "ora", "tiada", "bukan"))
_SEEN = frozenset(("ada", "nampak", "tampak", "terlihat", "kelihatan", "muncul", "diputar", "dipasang", "disebut"))
_KIND_OF = 3  # tokens between a thing and the number of its sort
_SORTED = frozenset((
    "aplikasi", "produsen", "penghasil", "peringkat", "juara", "merek", "destinasi", "kualitas", "benih", "bibit",
    "pupuk", "padi", "varietas", "oli", "cat", "seragam", "sepatu", "obat", "resep",
))  # fmt: skip
_NOT_BY_NUMBER = frozenset((
    "tps", "ukuran", "antrean", "antrian", "seri", "tipe", "model", "putra", "putri", "campuran", "ganda", "tunggal",
    "kamar", "loket", "jalur", "rute", "dada", "punggung", "regu", "urutan", "kursi", "pintu", "rak", "halaman",
    "soal", "jersey", "perkara", "laporan", "formulir", "pompa", "pipa", "trayek", "gerbong", "kavling", "rumah",
    "wisma", "sumur", "kolam", "menu", "kontingen", "kafilah", "sertifikat", "resi", "anak", "posyandu",
    "puskesmas", "lomba", "ranking", "kloter", "stan", "poli", "gudang", "kupon", "undian", "kelas", "toilet", "wc",
    "lab", "laboratorium", "bangku", "lantai", "gang", "pos", "blok", "undiannya", "doorprize", "plat", "bus", "angkot",
))  # fmt: skip
_GENERAL_HEADS = frozenset(("deklarasi", "konsolidasi"))
_OF_PEOPLE = frozenset(("relawan", "kader", "akbar", "duta", "bersama"))
_GOES_ON = frozenset((
    "di", "ke", "dari", "pada", "yang", "saat", "untuk", "itu", "ini", "tersebut", "dan", "kemarin", "tadi", "lalu",
    "dukungan", "dukung", "pemenangan", "kemenangan", "terbuka", "terselubung", "terbatas", "pasangan", "cuma",
    "hanya", "hitam", "tim", "sambil", "pakai", "memakai", "naik", "dengan", "secara", "lewat", "melalui", "malam",
    "pagi", "siang", "sore", "besok", "hari", "minggu", "sabtu", "bareng", "juga", "mulai", "sampai", "usai",
    "karena", "oleh", "politik", "media", "online", "daring", "keliling", "dia", "ia", "beliau", "mereka", "kita",
    "kami", "sebelah", "istrinya", "suaminya", "anaknya", "adiknya", "kakaknya", "bapaknya", "ibunya", "menantunya",
    "keponakannya", "saudaranya", "dialogis", "tatap", "rapat", "pas", "waktu", "jam", "padahal", "tapi", "kok",
    "sih", "dong", "deh", "lagi", "dua", "tiga", "satu", "tanpa", "dalam", "bukan", "tidak", "tak", "gak", "sudah",
    "belum", "akan", "bakal", "jagoan", "jagoannya", "si", "pak", "bu", "bapak", "ibu", "yg", "dgn", "utk", "no",
    "nomor", "tuh", "nih", "kubu", "lawan", "kepada", "berkedok",
))  # fmt: skip
_CAMPAIGN_TIME = (["masa", "kampanye"], ["musim", "kampanye"], ["tahapan", "kampanye"], ["jadwal", "kampanye"])
_COUNTED = (["nomor"], ["no"], ["urut"], ["1"], ["2"], ["3"], ["4"], ["01"], ["02"], ["03"], ["itu"], ["tersebut"])
_BODIES = frozenset((
    "forum", "kampung", "desa", "kota", "kabupaten", "komunitas", "sekolah", "gerakan", "perguruan", "ikatan", "klub",
    "himpunan", "persatuan", "paguyuban", "provinsi", "pembentukan", "lembaga", "yayasan", "asosiasi",
))  # fmt: skip
_LESS = frozenset(("apalagi", "terlebih", "boro-boro", "apa lagi"))
_OFFICES = frozenset(("bupati", "kota", "gubernur", "wabup"))
_BACKED = frozenset((
    "mendukung", "dukung", "memilih", "pilih", "memenangkan", "menangkan", "mencoblos", "coblos", "suara", "kampanye",
    "pemenangan", "kemenangan", "tim", "relawan", "deklarasi", "pencalonan",
))  # fmt: skip
_OWN_BACK = 14  # tokens


def of_an_office(head: str, noun: str, before: list[str]) -> bool:
    """'foto istri gubernur saat lomba PKK': whose spouse she is; not 'mendukung istri bupati'."""
    return head in {"istri", "suami"} and noun in _OFFICES and _BACKED.isdisjoint(before)


def booth(draft: Draft, index: int) -> bool:
    """'TPS 03, 04, 05', 'meja 01 dan 02': numbers of polling places."""
    while index and (draft.tokens[index - 1] in {",", "dan", "sampai"} or draft.tokens[index - 1].isdigit()):
        index -= 1
    return draft.tokens[max(0, index - 1)] in _BOOTHS or of_thing(draft, index)


def of_thing(draft: Draft, index: int) -> bool:
    """'pipa ukuran nomor 4', 'antrean nomor 2', 'ganda putra nomor 1': a number of things or of a match."""
    front = draft.tokens[max(0, index - _KIND_OF) : index]
    if any(one in {"nomor", "no"} and two in _NOT_BY_NUMBER for one, two in pairwise(front)):
        return True  # 'nomor dada larinya 02'
    return not _NOT_BY_NUMBER.isdisjoint(front[-1:]) or not _SORTED.isdisjoint(front)


def absent(draft: Draft, hit: Hit, sort: str) -> bool:
    """'gak ada muka calon', 'steril dari atribut paslon', 'gambar paslon nihil': what is not there, said of a thing."""
    if sort == "event":
        return False  # 'tidak ada unsur kampanye' is a finding
    begin = draft.sentences[hit.sentence].first_token
    front = draft.tokens[max(begin, hit.first - _DENIED) : hit.first]
    less = front[-1:] != [] and front[-1] in _LESS and not _NEGATIONS.isdisjoint(front)
    # 'karungnya tanpa gambar siapa-siapa, apalagi paslon'
    return less or _stays_away(draft, hit) or untouched(draft, hit) or _not_shown(draft, hit, begin)


def _not_shown(draft: Draft, hit: Hit, begin: int) -> bool:
    tokens, first = draft.tokens, hit.first
    while first > begin and tokens[first - 1] in _SHOWN_OF:
        first -= 1
    printed = first < hit.first
    behind = tokens[hit.last : hit.last + 2]
    if printed and tokens[first - 1] == "," and _taken_off(tokens[hit.last : hit.last + _DENIED]):
        return True  # '..., stiker paslon 2 di karung sudah dikupas petugas'
    gone = behind[:1] != [] and behind[0] in _MISSING
    if printed and (gone or (tokens[first - 1] in _EMPTY_OF and first > begin)):
        return True
    own_words = draft.knowledge.words["reading.own_account"]
    if printed and len(behind) > 1 and behind[0] in _NEGATIONS and behind[1] in _SEEN:
        return own_words.isdisjoint(tokens[max(0, first - _OWN_BACK) : first])
    exists = first
    while exists > begin and tokens[exists - 1] in _EXISTS:
        exists -= 1
    denied = begin < exists < first and tokens[exists - 1] in _NEGATIONS
    doubled = tokens[hit.last : hit.last + 2] == ["-", f"{tokens[hit.last - 1]}an"]
    aside = tokens[exists - 2 : exists - 1] == [","] and (not behind or not behind[0].isalnum())
    told = denied and (printed or doubled or aside)
    return told and own_words.isdisjoint(tokens[max(0, exists - _OWN_BACK) : exists])


def _taken_off(line: list[str]) -> bool:
    already = any((one in _ALREADY and two in _OFF) or (one in _OFF and two in _ALREADY) for one, two in pairwise(line))
    return already or not _COVERED.isdisjoint(line)


def _stays_away(draft: Draft, hit: Hit) -> bool:
    """'..., cabup nomor 1 batal datang': behind a comma the candidate is said not to be there."""
    tokens, last = draft.tokens, hit.last
    if tokens[hit.first - 1 : hit.first] not in ([","], ["tapi"], ["meski"], ["sedangkan"]):
        return False
    while tokens[last : last + 1] and (tokens[last] in {"nomor", "urut", "yang", "no"} or tokens[last].isdigit()):
        last += 1
    behind = tokens[last : last + 3]
    off = behind[:1] != [] and behind[0] in {"batal", "urung", "absen"}
    never = len(behind) > 1 and behind[0] in _NEGATIONS | {"belum"} and behind[1] in {"jadi", "datang", "hadir", "ada"}
    return (off or never) and not {"datang", "hadir", "tampil", "ada"}.isdisjoint(behind)


def names_none(draft: Draft, hit: Hit, sort: str) -> bool:
    """'tim sukses pajak': of a cause; or one side all the same, or one of another day."""
    behind = draft.tokens[hit.last : hit.last + 2]
    causes = draft.knowledge.words["nonpolitical.kampanye"]
    if sort == "event" and draft.tokens[hit.first] in _GENERAL_HEADS and of_another_cause(draft, hit):
        draft.nonpolitical.add(hit.first)
        return True
    if sort == "team" and behind and (behind[0] == "pajak" or behind[0] in causes):
        draft.nonpolitical.add(hit.first)
        return True
    asked = sort == "person" and behind != [] and behind[0] in {"siapa", "sapa", "sopo"} and "pun" not in behind
    return asked or but_one(draft, hit, sort)  # 'ditanya pilih cagub siapa': no one yet


def of_another_cause(draft: Draft, hit: Hit) -> bool:
    """'deklarasi pilah sampah', 'konsolidasi relawan desa siaga': a cause, and no side or poll in the text."""
    at = hit.last
    while at < len(draft.tokens) and draft.tokens[at] in _OF_PEOPLE:
        at += 1
    behind = draft.tokens[at : at + 1]
    if not behind or not behind[0].isalpha() or behind[0] in _GOES_ON or draft.having("election"):
        return False
    if any(m.kind == "side" and m.id not in {"none", "event"} for o in draft.having("side") for m in o.meanings):
        return False
    named = draft.is_upper(at) and not draft.title_case(hit.sentence)
    return behind[0] in _BODIES or not (named or any(o.first == at for o in draft.near(at, at, 0)))


def but_one(draft: Draft, hit: Hit, sort: str) -> bool:
    """'jangan pilih siapa pun kecuali petahana': one side all the same; 'mantan cabup': a side of another day."""
    former = draft.knowledge.words["specificity.former"] | {"musim"}  # 'lagi musim cagub obral janji'
    behind = draft.tokens[hit.last : hit.last + 1]
    season = draft.tokens[max(0, hit.first - 2) : hit.first] in _CAMPAIGN_TIME and behind not in _COUNTED
    if sort == "person" and (season or draft.tokens[max(0, hit.first - 1)] in former):
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
    front = draft.tokens[draft.sentences[hit.sentence].first_token : hit.first]
    if named or not _WARNS.isdisjoint(front):
        return False  # 'wanti-wanti lurah soal mobil dinas menjelang kampanye'
    return draft.tokens[max(0, hit.first - 1)] in _SEASON


def unrelated(draft: Draft, start: int) -> bool:
    """'polisi: tak terkait kampanye paslon 1', 'tidak ada kaitan dengan paslon 2'; not in his own words."""
    first = start
    while first and draft.tokens[first - 1] in _OF_CAMPAIGN:
        first -= 1
    front = draft.tokens[max(0, first - _DENIED) : first]
    if first < start and front[-1:] == ["bukan"] and draft.tokens[first] in _EMBLEMS:
        return True  # 'nomor regu, bukan nomor paslon'
    if ("jauh", "dari") in pairwise(front) and "," not in front[front.index("jauh") :]:
        return True  # 'larut dalam haru pelepasan siswa, jauh dari hiruk pikuk pasangan nomor 4'
    related = next((n for n in range(len(front) - 1, 0, -1) if front[n] in _RELATED), None)
    if related is None or any(word not in _BETWEEN for word in front[related + 1 :]):
        return False
    denied = not _NOT.isdisjoint(front[max(0, related - 2) : related])
    own = draft.tokens[max(0, first - _OWN_BACK) : first]
    return denied and draft.knowledge.words["reading.own_account"].isdisjoint(own)


def inside_date(draft: Draft, index: int) -> bool:
    """'24/11', '02 Januari', 'SMPN 03': a figure of a date, a clock or a name."""
    around = draft.tokens[max(0, index - 1) : index] + draft.tokens[index + 1 : index + 2]
    marks = {
        "/",
        ":",
        ".",
        "-",
        "rt",
        "rw",
        "pukul",
        "jam",
        "tanggal",
        "sman",
        "smpn",
        "sdn",
        "+",
        "januari",
        "februari",
    }
    months = {"maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"}
    glued = any(
        mark in marks and mark in "/:.-+" and draft.tokens[position].isdigit()
        for mark, position in ((around[0] if around else "", index - 2), (around[-1] if around else "", index + 2))
        if 0 <= position < len(draft.tokens)
    )
    return glued or any(word in marks - {"/", ":", ".", "-", "+"} or word in months for word in around)
