"""Who only bears witness, owns the data, gives back, was used or does his duty. Used by `apart` and `nosteps`.

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
_JUDGES = frozenset(("hakim", "mk", "mahkamah"))
_DISPUTE = frozenset(("sengketa", "gugatan", "phpu", "phpkada", "saksi", "menerangkan", "perselisihan"))
_TRIED = frozenset(("terdakwa", "pidana", "dakwaan", "didakwa", "terlapor", "tersangka", "netralitas", "netral"))
_OTHER_WITNESS = frozenset(("nikah", "pernikahan", "akad", "perkawinan", "mata", "ahli", "lelang", "hidup", "kunci"))
_HARM = frozenset((
    "perusakan", "pengrusakan", "pembakaran", "pencurian", "penganiayaan", "pengeroyokan", "perkelahian", "tawuran",
    "kecelakaan", "bentrok", "bentrokan", "keributan", "penusukan", "kebakaran",
))  # fmt: skip
_ABOUT = frozenset(("soal", "terkait", "tentang", "mengenai", "ihwal", "menerangkan", "menjelaskan", "perihal"))
_DATA = frozenset(("ijazah", "dpt", "dps", "dpb", "dptb", "coklit", "logistik", "domisili", "rekapitulasi", "anggaran"))
_VOTERS = frozenset(("pemilih", "kependudukan", "penduduk", "ganda", "hadir"))
_LISTS = frozenset(("data", "daftar"))
_LEAKED = frozenset((
    "diserahkan", "menyerahkan", "dibocorkan", "membocorkan", "bocor", "kebocoran", "netralitas", "netral", "timses",
    "memanipulasi", "manipulasi", "palsu", "memalsukan", "pemalsuan", "untuk", "demi", "dipakai", "yang", "tim",
))  # fmt: skip
_COUNCIL = frozenset(("dprd", "dpr", "paripurna", "dprk", "skripsi", "isbat", "cerai", "tilang", "majelis", "mpr"))
_COUNTING = frozenset(("saksi", "rekapitulasi", "penghitungan", "rekap", "perolehan"))
_CASE = frozenset(("dugaan", "diduga", "pelanggaran", "kasus", "netralitas", "laporan", "terlapor", "melanggar"))
_CAUSE = frozenset(("karena", "lantaran", "sebab", "akibat", "terkait", "kasus", "terlibat", "terbukti", "gara-gara"))
_CRIMES = frozenset((
    "korupsi", "tanah", "narkoba", "sabu", "pungli", "penggelapan", "asusila", "perselingkuhan", "selingkuh", "suap",
    "pencurian", "kdrt", "mangkir", "bolos", "membolos", "judi", "pencabulan", "cabul", "penganiayaan", "gratifikasi",
    "mabuk", "penipuan", "perzinaan", "pemerasan", "poligami", "tipikor", "indisipliner", "ott",
))  # fmt: skip
_TAKES_SIDES = (
    "kampanye", "netral", "dukung", "mendukung", "paslon", "cabup", "cagub", "cawal", "caleg", "petahana", "politik",
    "pilkada", "menolak", "tolak", "memilih", "pilih", "timses",
)  # fmt: skip
_DOUBTED = frozenset(("padahal", "dalih", "dituding", "diduga", "mengaku", "sebenarnya", "tuding", "curiga", "tanpa"))
_CONSENT = (
    "rotasi rutin", "mutasi rutin", "disetujui menteri", "disetujui mendagri", "persetujuan menteri sudah",
    "dengan persetujuan menteri", "atas persetujuan menteri", "seizin menteri", "seizin mendagri", "atas izin mendagri",
    "dengan persetujuan mendagri", "atas persetujuan mendagri", "mengantongi izin mendagri", "dengan izin mendagri",
)  # fmt: skip
_NO_CONSENT = frozenset(("tanpa", "belum", "padahal", "diduga", "tidak", "tak", "bukan"))
_GETS = frozenset(("terima", "menerima", "nerima", "diterima", "dapat", "mendapat", "diberi", "dikirimi"))
_GIVES_BACK = frozenset((
    "mengembalikannya", "mengembalikan", "kembalikan", "dikembalikan", "dikembalikannya", "menyita", "disita",
    "menyitanya", "balikin", "dibalikin", "memulangkan", "memulangkannya", "menyerahkannya",
))  # fmt: skip
_LATE = frozenset(
    ("viral", "ketahuan", "dilaporkan", "belum", "tidak", "tak", "enggan", "diminta", "sebagian", "menolak")
)
_COMPLAINT = frozenset(("aduan", "laporan", "keluhan", "pengaduan", "informasi", "info", "protes", "curhat"))
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
_FAKE = frozenset(("palsu", "bodong", "tiruan", "gadungan", "kloningan"))
_RESULTS = frozenset(("pleno", "penghitungan", "rekapitulasi", "hitung", "suara", "rekap", "debat", "jadwal"))
_ALL = frozenset(("semua", "seluruh", "kedua", "ketiga", "masing-masing", "para", "tiap", "setiap"))
_NUMBERED = re.compile(r"\b(?:paslon|nomor|pasangan|nomor urut|cabup|cagub)\s+(\d)\b")
_PAID = frozenset(("kuitansi", "tarif", "retribusi", "perda", "membayar", "dibayar", "bayar", "lunas"))
_FREE = frozenset(("gratis", "cuma-cuma", "tanpa", "diskon", "hanya", "khusus", "murah", "menolak", "diam-diam"))
_MEETS = frozenset(("rapat", "rakor", "bimtek", "sosialisasi", "apel", "pelatihan", "forum", "simulasi"))
_WATCHES = frozenset(("pengawasan", "pengamanan", "pencegahan", "larangan", "netralitas", "tahapan", "penertiban"))
_OWN_TEAM = frozenset(("tim", "timses", "pemenangan", "relawan"))
_ORGANISERS = frozenset(("bawaslu", "kpu", "panwascam", "panwaslu", "panwas", "ppk", "pps", "kpps", "polres", "polsek"))
_CRASH = frozenset(("tabrakan", "bertabrakan", "kecelakaan", "menabrak", "ditabrak", "bersenggolan", "terserempet"))
_DRIVEN = frozenset((
    "mengangkut", "angkut", "membawa", "dipakai", "sepulang", "usai", "mengantar", "kepergok", "digunakan", "hendak",
))  # fmt: skip
_FALLEN = frozenset(("roboh", "tumbang", "jatuh", "tercecer", "rusak", "copot", "terlepas"))
_HANDS_OVER = frozenset(("menyerahkan", "serahkan", "mengembalikan", "mengamankan", "amankan", "kembalikan"))


def step(draft: Draft, row: str, status: str, hit: Hit) -> bool:
    """Return whether the step calls a witness or a keeper of data, meets on something else, punishes another deed."""
    words = _behind(draft, hit, _LINE)
    if status in {"sanctioned", "convicted"}:
        return other_deed(draft, hit)
    if row == "S20.forwarded":
        return _passes_on(draft, hit)
    if row == "S30.reported":
        return _in_his_name(draft, hit)
    if row != "S31.summoned":
        return False
    return _meets(draft, hit, words) or _as_witness(draft, hit, words) or _for_data(draft, hit, words)


def act(draft: Draft, event: FoundEvent) -> bool:
    """Return whether the act was undone, done to the official, or is one of duty for all sides."""
    code, hit = event.rule.code, event.hit
    if code in {"N10", "N18"}:
        return other_deed(draft, hit) or (code == "N10" and event.side is None and _consented(draft, hit))
    if code in {"N11", "N17"}:
        return _no_poll_witness(draft, hit) if code == "N11" else _pictured(draft, hit)
    if code in {"N01", "N08"}:
        return _gave_back(draft, hit) or _rented(draft, event) or _fallen(draft, hit)
    if code in {"N02", "N05", "N09"}:
        return _count_of_all(draft, hit) or _at_duty(draft, hit) or (code == "N05" and _stays_away(draft, hit))
    return code == "N07" and _in_his_name(draft, hit)


def other_deed(draft: Draft, hit: Hit) -> bool:
    """'dicopot karena korupsi jembatan', 'menonaktifkan kades yang ditahan karena kasus tanah'."""
    words = _behind(draft, hit, _CLAUSE + _NEAR)
    words = words[: words.index(",")] if "," in words else words
    cause = next((n for n, word in enumerate(words) if word in _CAUSE), None)
    if cause is None or _CRIMES.isdisjoint(words[cause : cause + _NEAR + 1]):
        return False
    if any(word.startswith(_TAKES_SIDES) for word in words):
        return False
    return _DOUBTED.isdisjoint(_line(draft, hit))


def _line(draft: Draft, hit: Hit) -> list[str]:
    row = draft.sentences[hit.sentence]
    return draft.tokens[row.first_token : row.last_token]


def _front(draft: Draft, hit: Hit, reach: int) -> list[str]:
    return draft.tokens[max(draft.sentences[hit.sentence].first_token, hit.first - reach) : hit.first]


def _behind(draft: Draft, hit: Hit, reach: int) -> list[str]:
    return draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + reach)]


def _meets(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'menonton sidang DPRD', 'saksi paslon 1 duduk di depan saat pleno': a council sits, a count is signed."""
    if draft.tokens[hit.first] not in {"sidang", "pleno", "disidang"}:
        return False
    if not _COUNCIL.isdisjoint(words[:2]):
        return True
    line = _line(draft, hit)
    dispute = "hakim" in line and not _DISPUTE.isdisjoint(_around(draft, hit))
    return (dispute or not _COUNTING.isdisjoint(line)) and _CASE.isdisjoint(line) and _TRIED.isdisjoint(line)


def _around(draft: Draft, hit: Hit) -> list[str]:
    first = draft.sentences[max(0, hit.sentence - 1)].first_token
    last = draft.sentences[min(hit.sentence + 1, len(draft.sentences) - 1)].last_token
    return draft.tokens[first:last]


def _as_witness(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'Hakim memanggil camat sebagai saksi sengketa', 'saksi perusakan baliho': of what others did or how it went."""
    near = [*_front(draft, hit, _NEAR), *words[:2]]
    if not _JUDGES.isdisjoint(near):
        around = _around(draft, hit)
        return not _DISPUTE.isdisjoint(around) and _TRIED.isdisjoint(around)
    line = _line(draft, hit)
    return any(one == "saksi" and two in _HARM for one, two in pairwise(line))


def _for_data(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'kepala dukcapil soal data pemilih ganda', 'kepala sekolah soal keaslian ijazah cabup'."""
    about = next((n for n, word in enumerate(words) if word in _ABOUT), None)
    if about is None or not _CASE.isdisjoint(_line(draft, hit)):
        return False
    matter = words[about + 1 : about + 1 + _NEAR]
    data = any(one in _LISTS and two in _VOTERS for one, two in pairwise(matter)) or not _DATA.isdisjoint(matter)
    return data and _LEAKED.isdisjoint(words[about + 1 :])


def _passes_on(draft: Draft, hit: Hit) -> bool:
    """'Camat terima aduan warga soal tim cabup 2, ia meneruskannya ke Bawaslu': he complains of nobody with a post."""
    row = draft.sentences[hit.sentence]
    pairs = pairwise(draft.tokens[row.first_token : hit.first])
    got = next((row.first_token + n for n, (one, two) in enumerate(pairs) if one in _GETS and two in _COMPLAINT), None)
    if got is None:
        return False
    here = draft.hits_of[hit.sentence]
    front = any(other.has("post") and other.last <= got for other in here)
    watch = any(other.has("authority") and other.last <= got for other in here)
    accused = any(other.has("post") and got < other.first < row.last_token for other in here)
    return front and not watch and not accused


def _in_his_name(draft: Draft, hit: Hit) -> bool:
    """'Akun palsu mengatasnamakan camat mengajak warga ..., camat sudah lapor polisi': an impostor, and his victim."""
    words = _line(draft, hit)[:_CLAUSE]
    if _FAKE.isdisjoint(words):
        return False
    fake = next(n for n, word in enumerate(words) if word in _FAKE)
    named = not _IN_NAME.isdisjoint(words[fake:]) or words[fake + 1 : fake + 3] == ["atas", "nama"]
    return words[max(0, fake - 1)] in {"akun", "grup", "nomor", "profil"} and named and "," not in words[:fake]


def _consented(draft: Draft, hit: Hit) -> bool:
    row = draft.sentences[hit.sentence]
    line = draft.view.text[row.start : row.end]
    return any(phrase in line for phrase in _CONSENT) and _NO_CONSENT.isdisjoint(_line(draft, hit))


def _no_poll_witness(draft: Draft, hit: Hit) -> bool:
    """'jadi saksi nikah', 'dihadirkan sebagai saksi': no witness of a side at the count."""
    words = draft.tokens[hit.first : hit.last + _NEAR]
    if "saksi" not in words:
        return False
    behind = draft.tokens[hit.first + words.index("saksi") + 1]
    if behind in _OTHER_WITNESS or behind in _HARM:
        return True
    called = not _SUMMONS.isdisjoint(_front(draft, hit, _CLAUSE))
    sided = behind.startswith(
        ("pas", "cab", "cag", "caw", "cal", "nomor", "tim", "par", "kubu", "kandidat", "petahana")
    )
    return called and not sided and behind not in {"di", "untuk", "bagi"}


def _gave_back(draft: Draft, hit: Hit) -> bool:
    """'menerima paket kaus dari tim paslon 1 dan mengembalikannya', 'terima aduan': nothing was kept or given."""
    if draft.tokens[hit.first] not in _GETS:
        return False
    words = _behind(draft, hit, _LINE + _CLAUSE)
    if not _COMPLAINT.isdisjoint(words[:1]):
        return True
    return not _GIVES_BACK.isdisjoint(words) and _LATE.isdisjoint(words)


def _pictured(draft: Draft, hit: Hit) -> bool:
    """'kaget fotonya dipakai di spanduk paslon 2, ia minta diturunkan'."""
    return any(one in _HIS and two in _USED for one, two in pairwise(_line(draft, hit)))


def _rented(draft: Draft, event: FoundEvent) -> bool:
    """'menyewakan stadion untuk kampanye sesuai tarif perda': to whoever pays."""
    if event.rule.id != "N08.r21":
        return False
    words = _line(draft, event.hit)
    return (
        any("sewa" in word or "nyewa" in word for word in words)
        and not _PAID.isdisjoint(words)
        and _FREE.isdisjoint(words)
    )


def _fallen(draft: Draft, hit: Hit) -> bool:
    """'menyerahkan baliho paslon 1 yang roboh kepada timses'."""
    if draft.tokens[hit.first] not in _HANDS_OVER:
        return False
    words = _behind(draft, hit, _CLAUSE)
    return any(one == "yang" and two in _FALLEN for one, two in pairwise(words))


def _count_of_all(draft: Draft, hit: Hit) -> bool:
    """'Akun resmi kecamatan mengunggah hasil pleno: paslon 1 ..., paslon 2 ...'."""
    words = _line(draft, hit)
    if not any(one in {"hasil", "perolehan", "jadwal"} and two in _RESULTS for one, two in pairwise(words)):
        return False
    row = draft.sentences[hit.sentence]
    told = set(_NUMBERED.findall(draft.view.text, row.start, row.end))
    return len(told) > 1 or not _ALL.isdisjoint(words)


def _at_duty(draft: Draft, hit: Hit) -> bool:
    """A meeting of the watchdog, a hall that it uses, a crash with a bus of supporters."""
    words = _behind(draft, hit, _NEAR + _NEAR)
    line = _line(draft, hit)
    if not _MEETS.isdisjoint(words[:2]) and not _WATCHES.isdisjoint(words):
        return not _ORGANISERS.isdisjoint(line) and _OWN_TEAM.isdisjoint(line)
    used = [two for one, two in pairwise(line) if one in {"dipakai", "digunakan", "dipinjam"}]
    if used and used[0] in _ORGANISERS:
        return True
    return not _CRASH.isdisjoint(line) and _DRIVEN.isdisjoint(line)


def _stays_away(draft: Draft, hit: Hit) -> bool:
    """'diundang menghadiri peresmian posko. Ia mengirim surat penolakan': the next sentence says that he did not go."""
    if "diundang" not in _front(draft, hit, _NEAR) or hit.sentence + 1 >= len(draft.sentences):
        return False
    row = draft.sentences[hit.sentence + 1]
    words = draft.tokens[row.first_token : min(row.last_token, row.first_token + _CLAUSE)]
    if words[:1] == [] or words[0] not in _HE:
        return False
    away = any(one in _NOT and two in _COMES for one, two in pairwise(words))
    return away or (not _NOT_COMING.isdisjoint(words) and _NOT.isdisjoint(words))
