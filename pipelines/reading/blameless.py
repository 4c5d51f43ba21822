"""Who only bears witness, owns the data, gives back, was used or does his duty. Used by `apart` and `witnessing`.

'Hakim memanggil camat sebagai saksi sengketa hasil', 'dicopot karena korupsi jembatan', 'menerima paket kaus dari tim
dan mengembalikannya', 'akun resmi mengunggah hasil pleno semua paslon': nobody is accused of having taken a side.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_NEAR, _CLAUSE, _LINE = 3, 10, 16  # tokens
_SUMMONS = frozenset((
    "memanggil", "panggil", "dipanggil", "menghadirkan", "hadirkan", "dihadirkan", "memeriksa", "periksa", "diperiksa",
    "klarifikasi", "mengklarifikasi", "diklarifikasi", "diajukan", "mengajukan", "dimintai", "bersaksi",
))  # fmt: skip
_OTHER_WITNESS = frozenset(("nikah", "pernikahan", "akad", "perkawinan", "mata", "ahli", "lelang", "hidup", "kunci"))
HARM = frozenset((
    "perusakan", "pengrusakan", "pembakaran", "pencurian", "penganiayaan", "pengeroyokan", "perkelahian", "tawuran",
    "kecelakaan", "bentrok", "bentrokan", "keributan", "penusukan", "kebakaran",
))  # fmt: skip
_POLICED = frozenset((
    "polisi", "polres", "polsek", "bawaslu", "gakkumdu", "panwascam", "terlapor", "pelapor", "melaporkan", "dilaporkan",
    "perusakan", "pencurian", "penganiayaan", "sidang", "pengadilan",
))  # fmt: skip
_CAUSE = frozenset(("karena", "lantaran", "sebab", "akibat", "terkait", "kasus", "terlibat", "terbukti", "gara-gara"))
_CRIMES = frozenset((
    "korupsi", "tanah", "narkoba", "sabu", "pungli", "penggelapan", "asusila", "perselingkuhan", "selingkuh", "suap",
    "pencurian", "kdrt", "mangkir", "bolos", "membolos", "judi", "pencabulan", "cabul", "penganiayaan", "gratifikasi",
    "mabuk", "penipuan", "perzinaan", "pemerasan", "poligami", "tipikor", "indisipliner", "ott",
))  # fmt: skip
_TAKES_SIDES = (
    "kampanye", "netral", "dukung", "mendukung", "paslon", "cabup", "cagub", "cawal", "caleg", "petahana", "politik",
    "pilkada", "menolak", "tolak", "memilih", "pilih", "timses", "pendukung",
)  # fmt: skip
_SERVES = ("dukung", "mendukung", "kampanye", "berkampanye", "mengampanye", "netral", "memenang", "memilih", "mengajak")
_DOUBTED = frozenset(
    ("padahal", "dibuat-buat", "dalih", "dituding", "diduga", "mengaku", "sebenarnya", "tuding", "curiga", "tanpa")
)
_CONSENT = (
    "rotasi rutin", "mutasi rutin", "disetujui menteri", "disetujui mendagri", "persetujuan menteri sudah",
    "dengan persetujuan menteri", "atas persetujuan menteri", "seizin menteri", "seizin mendagri", "atas izin mendagri",
    "dengan persetujuan mendagri", "atas persetujuan mendagri", "mengantongi izin mendagri", "dengan izin mendagri",
)  # fmt: skip
_NO_CONSENT = frozenset(("tanpa", "belum", "padahal", "diduga", "tidak", "tak", "bukan"))
GETS = frozenset(("terima", "menerima", "nerima", "diterima", "dapat", "mendapat", "diberi", "dikirimi"))
_GIVES_BACK = frozenset((
    "mengembalikannya", "mengembalikan", "kembalikan", "dikembalikan", "dikembalikannya", "menyita", "disita",
    "menyitanya", "balikin", "dibalikin", "memulangkan", "memulangkannya", "menyerahkannya",
))  # fmt: skip
_LATE = frozenset(
    ("viral", "ketahuan", "dilaporkan", "belum", "tidak", "tak", "enggan", "diminta", "sebagian", "menolak")
)
_SEIZED = frozenset(("menyita", "disita", "menyitanya"))
_AUTHORITIES = frozenset(("bawaslu", "panwascam", "panwaslu", "polisi", "polres", "inspektorat", "gakkumdu", "jaksa"))
COMPLAINT = frozenset(("aduan", "laporan", "keluhan", "pengaduan", "informasi", "info", "protes", "curhat"))
_NOT_COMING = frozenset(
    ("penolakan", "menolak", "tolak", "absen", "berhalangan", "menolaknya", "mengembalikan", "batal")
)
_NOT, _COMES = (
    frozenset(("tidak", "tak", "urung", "enggan", "gak")),
    frozenset(("datang", "hadir", "memenuhi", "pergi")),
)
_HE = frozenset(("ia", "dia", "beliau", "undangan", "namun", "tapi", "tetapi", "pak", "bu"))
_HIS = frozenset(("fotonya", "wajahnya", "gambarnya", "namanya", "potretnya"))
_USED = frozenset(("dipakai", "dicatut", "dipasang", "digunakan", "dimuat", "dicetak", "terpampang", "nampang", "ada"))
_IN_NAME = frozenset(("mengatasnamakan", "mencatut", "catut", "meniru", "memakai", "menyaru"))
_IMITATED = frozenset(("N02", "N03", "N06", "N07", "N17", "N99"))
_OWN_TOOL = frozenset(
    ("membuat", "bikin", "lewat", "melalui", "dengan", "pakai", "memakai", "menggunakan", "mengelola")
)
_FAKE = frozenset(("palsu", "bodong", "tiruan", "gadungan", "kloningan"))
_RESULTS = frozenset(("pleno", "penghitungan", "rekapitulasi", "hitung", "suara", "rekap", "kampanye"))
_ALL = frozenset(("semua", "seluruh", "kedua", "ketiga", "masing-masing", "para", "tiap", "setiap"))
_NAMES = ("paslon", "pasangan", "calon", "kandidat", "cabup", "cagub", "cawal", "peserta", "partai")
_NUMBERED = re.compile(r"\b(?:paslon|nomor|pasangan|nomor urut|cabup|cagub)\s+(\d)\b")
OBJECTS = frozenset(("kaget", "terkejut", "heran", "protes", "keberatan", "lapor", "melapor", "mengadu"))
_BORROWS = frozenset(("meminjam", "memakai", "menggunakan", "pinjam", "pakai"))
_SENT = frozenset(("ditugasi", "ditugaskan", "diperbantukan"))
_DUTIES = frozenset(("mengamankan", "pengamanan", "siaga", "memadamkan", "medis", "berjaga", "menjaga"))
_PAID = frozenset(("kuitansi", "tarif", "retribusi", "perda", "membayar", "dibayar", "bayar", "lunas"))
_FREE = frozenset(("gratis", "cuma-cuma", "tanpa", "diskon", "hanya", "khusus", "murah", "menolak", "diam-diam"))
_MEETS = frozenset(("rapat", "rakor", "bimtek", "sosialisasi", "apel", "pelatihan", "forum", "simulasi"))
_WATCHES = frozenset(("pengawasan", "pengamanan", "pencegahan", "larangan", "netralitas", "tahapan", "penertiban"))
_OWN_TEAM = frozenset(("tim", "timses", "pemenangan", "relawan"))
_ORGANISERS = frozenset(("bawaslu", "kpu", "panwascam", "panwaslu", "panwas", "ppk", "pps", "kpps", "polres", "polsek"))
_CRASH = frozenset(("tabrakan", "bertabrakan", "kecelakaan", "menabrak", "ditabrak", "bersenggolan", "terserempet"))
_DRIVEN = frozenset(("mengangkut", "angkut", "membawa", "dipakai", "sepulang", "mengantar", "digunakan", "hendak"))
_FALLEN = frozenset(("roboh", "tumbang", "jatuh", "tercecer", "rusak", "copot", "terlepas"))
_HANDS_OVER = frozenset(("menyerahkan", "serahkan", "mengembalikan", "mengamankan", "amankan", "kembalikan"))


def act(draft: Draft, event: FoundEvent) -> bool:
    """Return whether the act was undone, done to the official, or is one of duty for all sides."""
    code, hit = event.rule.code, event.hit
    if code in _IMITATED and in_his_name(draft, hit):
        return True
    if code in {"N10", "N18"}:
        return other_deed(draft, hit) or (code == "N10" and event.side is None and _consented(draft, hit))
    if code in {"N11", "N17"}:
        return _no_poll_witness(draft, hit) if code == "N11" else pictured(draft, hit)
    if code in {"N01", "N08"}:
        return _gave_back(draft, hit) or _rented(draft, event) or _fallen(draft, hit) or _not_his(draft, hit)
    if code in {"N02", "N05", "N09"}:
        return _count_of_all(draft, hit) or _at_duty(draft, hit) or (code == "N05" and _stays_away(draft, hit))
    return code == "N07" and _guards(draft, hit)


def other_deed(draft: Draft, hit: Hit) -> bool:
    """'dicopot karena korupsi jembatan', 'menonaktifkan kades yang ditahan karena kasus tanah'."""
    words = behind(draft, hit, _CLAUSE + _NEAR)
    words = words[: words.index(",")] if "," in words else words
    cause = next((n for n, word in enumerate(words) if word in _CAUSE), None)
    if cause is None or _CRIMES.isdisjoint(words[cause : cause + _NEAR + 1]):
        return False
    line = line_of(draft, hit)
    if any(word.startswith(_TAKES_SIDES) for word in words) or any(word.startswith(_SERVES) for word in line):
        return False
    return _DOUBTED.isdisjoint(line)


def line_of(draft: Draft, hit: Hit) -> list[str]:
    """Return the tokens of the sentence of a hit."""
    row = draft.sentences[hit.sentence]
    return draft.tokens[row.first_token : row.last_token]


def front_of(draft: Draft, hit: Hit, reach: int) -> list[str]:
    """Return up to `reach` tokens of the sentence in front of a hit."""
    return draft.tokens[max(draft.sentences[hit.sentence].first_token, hit.first - reach) : hit.first]


def behind(draft: Draft, hit: Hit, reach: int) -> list[str]:
    """Return up to `reach` tokens of the sentence behind a hit."""
    return draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + reach)]


def in_his_name(draft: Draft, hit: Hit) -> bool:
    """'Akun palsu mengatasnamakan camat mengajak warga ..., camat sudah lapor polisi': an impostor, and his victim."""
    line = line_of(draft, hit)
    if _FAKE.isdisjoint(line):
        return False
    if any(_imitates(line, at) for at, word in enumerate(line) if word in _FAKE):
        return True
    words = line[:_CLAUSE]
    if _FAKE.isdisjoint(words):
        return False
    fake = next(n for n, word in enumerate(words) if word in _FAKE)
    named = not _IN_NAME.isdisjoint(words[fake:]) or words[fake + 1 : fake + 3] == ["atas", "nama"]
    return words[max(0, fake - 1)] in {"akun", "grup", "nomor", "profil"} and named and "," not in words[:fake]


def _imitates(line: list[str], fake: int) -> bool:
    """'... setelah akun palsu memakai namanya': told behind the victim; 'lewat akun palsu' is a tool of his own."""
    used = line[fake + 1 : fake + 1 + _NEAR]
    made = not _OWN_TOOL.isdisjoint(line[max(0, fake - _NEAR) : fake])
    return line[fake - 1] == "akun" and not made and not _IN_NAME.isdisjoint(used) and not _HIS.isdisjoint(used)


def _consented(draft: Draft, hit: Hit) -> bool:
    row = draft.sentences[hit.sentence]
    line = draft.view.text[row.start : row.end]
    return any(phrase in line for phrase in _CONSENT) and _NO_CONSENT.isdisjoint(line_of(draft, hit))


def _no_poll_witness(draft: Draft, hit: Hit) -> bool:
    """'jadi saksi nikah', 'dihadirkan sebagai saksi': no witness of a side at the count."""
    words = draft.tokens[hit.first : hit.last + _NEAR]
    if "saksi" not in words:
        return False
    at = hit.first + words.index("saksi") + 1
    after = "".join(draft.tokens[at : at + 1])
    if after in _OTHER_WITNESS or after in HARM:
        return True
    called = not _SUMMONS.isdisjoint(front_of(draft, hit, _CLAUSE))
    sided = after.startswith(("pas", "cab", "cag", "caw", "cal", "nomor", "tim", "par", "kubu", "kandidat", "petahana"))
    if after in {"", ".", "di"} and "," in draft.tokens[max(0, hit.first - _NEAR) : hit.first]:
        return not _POLICED.isdisjoint(line_of(draft, hit))  # 'Polres usut perusakan baliho, lurah jadi saksi'
    return called and not sided and after not in {"di", "untuk", "bagi"}


def _gave_back(draft: Draft, hit: Hit) -> bool:
    """'menerima paket kaus dari tim paslon 1 dan mengembalikannya', 'terima aduan': nothing was kept or given."""
    if draft.tokens[hit.first] not in GETS:
        return False
    words = behind(draft, hit, _LINE + _CLAUSE)
    if not COMPLAINT.isdisjoint(words[:1]):
        return True
    if not _SEIZED.isdisjoint(words) and not _AUTHORITIES.isdisjoint(words):
        return False  # 'menerima amplop dari tim, Bawaslu menyita uangnya'
    return not _GIVES_BACK.isdisjoint(words) and _LATE.isdisjoint(words)


def pictured(draft: Draft, hit: Hit) -> bool:
    """'kaget fotonya dipakai di spanduk paslon 2, ia minta diturunkan'."""
    return any(one in _HIS and two in _USED for one, two in pairwise(line_of(draft, hit)))


def _not_his(draft: Draft, hit: Hit) -> bool:
    """'Lurah terkejut wajahnya dipasang di baliho', 'terserempet truk pengangkut baliho paslon 2'."""
    word, line = draft.tokens[hit.first], line_of(draft, hit)
    if word in _USED:
        return pictured(draft, hit) and not OBJECTS.isdisjoint(line)
    return word.startswith("peng") and _crashed(line)


def _guards(draft: Draft, hit: Hit) -> bool:
    """'ke lokasi kampanye karena ditugasi kepala dinas mengamankan kembang api': keeps order or first aid there."""
    words = line_of(draft, hit)
    sent = next((n for n, word in enumerate(words) if word in _SENT), None)
    if any(word.startswith(_SERVES) and word != "kampanye" for word in words):
        return False
    return sent is not None and not _DUTIES.isdisjoint(words[sent : sent + _NEAR + _NEAR])


def _rented(draft: Draft, event: FoundEvent) -> bool:
    """'menyewakan stadion untuk kampanye sesuai tarif perda': to whoever pays."""
    if "pays_for" not in event.rule.known_as:
        return False
    words = line_of(draft, event.hit)
    return (
        any("sewa" in word or "nyewa" in word for word in words)
        and not _PAID.isdisjoint(words)
        and _FREE.isdisjoint(words)
    )


def _fallen(draft: Draft, hit: Hit) -> bool:
    """'menyerahkan baliho paslon 1 yang roboh kepada timses'."""
    if draft.tokens[hit.first] not in _HANDS_OVER:
        return False
    words = behind(draft, hit, _CLAUSE)
    return any(one == "yang" and two in _FALLEN for one, two in pairwise(words))


def _count_of_all(draft: Draft, hit: Hit) -> bool:
    """'Akun resmi kecamatan mengunggah hasil pleno: paslon 1 ..., paslon 2 ...'."""
    words = line_of(draft, hit)
    if not any(one in {"hasil", "perolehan", "jadwal"} and two in _RESULTS for one, two in pairwise(words)):
        return False
    row = draft.sentences[hit.sentence]
    told = set(_NUMBERED.findall(draft.view.text, row.start, row.end))
    return len(told) > 1 or any(one in _ALL and two.startswith(_NAMES) for one, two in pairwise(words))


def _at_duty(draft: Draft, hit: Hit) -> bool:
    """A meeting of the watchdog, a hall that it uses, a crash with a bus of supporters."""
    words = behind(draft, hit, _NEAR + _NEAR)
    line = line_of(draft, hit)
    if not _MEETS.isdisjoint(words[:2]) and not _WATCHES.isdisjoint(words):
        return not _ORGANISERS.isdisjoint(line) and _OWN_TEAM.isdisjoint(line)
    used = [two for one, two in pairwise(line) if one in {"dipakai", "digunakan", "dipinjam"}]
    borrowed = any(one in _ORGANISERS and two in _BORROWS for one, two in pairwise(line))
    if borrowed or (used and all(word in _ORGANISERS for word in used)):
        return True
    first = line[0] == "saksi" and not any(o.has("post") and o.first < hit.first for o in draft.hits_of[hit.sentence])
    return first or _guards(draft, hit) or _crashed(line)


def _crashed(line: list[str]) -> bool:
    return not _CRASH.isdisjoint(line) and _DRIVEN.isdisjoint(line)


def _stays_away(draft: Draft, hit: Hit) -> bool:
    """'diundang menghadiri peresmian posko. Ia mengirim surat penolakan': the next sentence says that he did not go."""
    if "diundang" not in front_of(draft, hit, _NEAR) or hit.sentence + 1 >= len(draft.sentences):
        return False
    row = draft.sentences[hit.sentence + 1]
    words = draft.tokens[row.first_token : min(row.last_token, row.first_token + _CLAUSE)]
    if words[:1] == [] or words[0] not in _HE:
        return False
    away = any(one in _NOT and two in _COMES for one, two in pairwise(words))
    return away or (not _NOT_COMING.isdisjoint(words) and _NOT.isdisjoint(words))
