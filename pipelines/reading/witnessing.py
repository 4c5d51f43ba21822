"""Steps that call a witness or a keeper of data, sit on something else or punish another deed. Used by `nosteps` only.

'Hakim memanggil camat sebagai saksi sengketa hasil', 'meminta keterangan kepala dukcapil soal data pemilih ganda',
'menonton sidang DPRD': an institution acts, and nobody's neutrality is its matter.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.blameless import (
    COMPLAINT,
    GETS,
    HARM,
    OBJECTS,
    behind,
    front_of,
    in_his_name,
    line_of,
    other_deed,
    pictured,
)
from pipelines.reading.reporters import reports

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_NEAR, _LINE = 3, 16  # tokens
_ACCOUNTS = frozenset((
    "dana", "anggaran", "keuangan", "lpj", "pajak", "pbb", "retribusi", "aset", "tunggakan", "tanah", "lahan", "proyek",
    "sampah", "stunting", "disiplin", "raskin", "irigasi", "kas", "gaji", "tagihan", "pungutan", "iuran", "banjir",
))  # fmt: skip
_SITS = frozenset((
    "rapat", "bahas", "membahas", "mbahas", "ngrembug", "bimtek", "koordinasi", "sosialisasi", "simulasi", "pembekalan",
    "pelatihan", "ngobrolin", "urusan", "gladi", "undangan", "diskusi",
))  # fmt: skip
_JUDGES = frozenset(("hakim", "mk", "mahkamah"))
_DISPUTE = frozenset(("sengketa", "gugatan", "phpu", "phpkada", "saksi", "menerangkan", "perselisihan", "bersaksi"))
_TRIED = frozenset(("terdakwa", "pidana", "dakwaan", "didakwa", "terlapor", "tersangka", "netralitas", "netral"))
_ABOUT = frozenset(("soal", "terkait", "tentang", "mengenai", "ihwal", "menerangkan", "menjelaskan", "perihal"))
_DATA = frozenset((
    "inflasi", "stok", "banjir", "stunting", "apbd", "pajak", "sampah", "proyek", "aset", "tambang", "kekeringan",
    "pupuk", "pad", "retribusi", "wtp", "longsor", "gempa", "ijazah", "dpt", "dps", "dpb", "dptb", "coklit",
    "logistik", "domisili", "rekapitulasi", "anggaran",
))  # fmt: skip
_OFFICE = frozenset((
    "inflasi", "stok", "banjir", "stunting", "apbd", "pajak", "sampah", "proyek", "aset", "tambang", "kekeringan",
    "pad", "retribusi", "wtp", "longsor", "gempa", "kemiskinan", "pengangguran", "harga", "jembatan", "kebakaran",
    "lelang",
))  # fmt: skip
_VOTERS = frozenset(("pemilih", "kependudukan", "penduduk", "ganda", "hadir"))
_LISTS = frozenset(("data", "daftar", "jumlah"))
_LEAKED = frozenset((
    "diserahkan", "menyerahkan", "dibocorkan", "membocorkan", "bocor", "kebocoran", "netralitas", "netral", "timses",
    "memanipulasi", "manipulasi", "palsu", "memalsukan", "untuk", "demi", "dipakai", "yang", "tim", "kampanye",
))  # fmt: skip
_COUNCIL = frozenset(("dprd", "dpr", "paripurna", "dprk", "skripsi", "isbat", "cerai", "tilang", "majelis", "mpr"))
_COUNTING = frozenset(("saksi", "rekapitulasi", "penghitungan", "rekap", "perolehan"))
_COMPARES = frozenset(("sandingkan", "menyandingkan", "cocokkan", "mencocokkan", "disandingkan", "dicocokkan"))
_COMPLAINS = frozenset(("melapor", "lapor", "mengadu", "ngadu", "ngelapor"))
_RALLY = frozenset((
    "kampanye", "deklarasi", "konsolidasi", "partai", "relawan", "timses", "kirab", "pemenangan", "pawai", "konvoi",
))  # fmt: skip
_SUMMONS = frozenset((
    "klarifikasi", "panggilan", "pemanggilan", "pemeriksaan", "sidang", "bawaslu", "panwascam", "panwaslu", "panwas",
    "gakkumdu", "inspektorat", "penyidik", "kasn", "bkn", "polisi", "soal", "terkait", "dugaan",
))  # fmt: skip
_CASES = frozenset(("kasus", "perkara", "laporan", "dugaan"))
_GROUNDS = frozenset(("rumah", "kediaman", "kantor", "pagar", "halaman", "teras", "gerbang", "ruko", "toko", "kebun"))
_OWNED = 2  # tokens from the place to whose it is
_CASE = frozenset(("dugaan", "diduga", "pelanggaran", "kasus", "netralitas", "laporan", "terlapor", "melanggar"))


def elsewhere_meant(draft: Draft, row: str, status: str, hit: Hit) -> bool:
    """Return whether the step calls a witness or a keeper of data, meets on something else, punishes another deed."""
    words = behind(draft, hit, _LINE)
    if status in {"under_review", "forwarded"} and _of_a_reporter(draft, hit):
        return True
    if status in {"sanctioned", "convicted"}:
        return other_deed(draft, hit)
    if row == "S20.forwarded":
        return _passes_on(draft, hit)
    if row == "S30.reported":
        return in_his_name(draft, hit) or (pictured(draft, hit) and not OBJECTS.isdisjoint(line_of(draft, hit)))
    if row != "S31.summoned":
        return row == "S03.faked" and _told_by_victim(draft, hit)
    return (
        _shuns(draft, hit, words)
        or _of_outsider(draft, hit, words)
        or _meets(draft, hit, words)
        or _as_witness(draft, hit, words)
        or _for_data(draft, hit, words)
        or _compares(draft, hit)
    )


def _compares(draft: Draft, hit: Hit) -> bool:
    """'Staf Bappeda sandingkan visi misi semua paslon dengan RPJPD atas permintaan KPU': no authority does it."""
    return draft.tokens[hit.first] in _COMPARES and not any(other.has("authority") for other in _before(draft, hit))


def _before(draft: Draft, hit: Hit) -> list[Hit]:
    return [other for other in draft.hits_of[hit.sentence] if other.last <= hit.first]


def _told_by_victim(draft: Draft, hit: Hit) -> bool:
    """'Bidan melapor ke Bawaslu, fotonya dicuri akun palsu': told to the authority, not by it."""
    row = draft.sentences[hit.sentence]
    told = next((n for n in range(row.first_token, hit.first) if draft.tokens[n] in _COMPLAINS), None)
    if told is None or draft.tokens[told + 1] not in {"ke", "kepada"}:
        return False
    posts = [other for other in _before(draft, hit) if other.has("post")]
    source = any(other.has("authority") and other.last <= told for other in _before(draft, hit))
    return bool(posts) and posts[0].last <= told and not source


def _shuns(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'Kades mangkir dari undangan kampanye cabup': a rally is missed, no summons."""
    words = words[: words.index(",")] if "," in words else words
    return (
        draft.tokens[hit.first : hit.last] == ["mangkir"]
        and not _RALLY.isdisjoint(words)
        and _SUMMONS.isdisjoint(words)
    )


def _of_outsider(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'kasus pemuda yang merobek poster di depan rumah kades': whose case it is has no post, the post owns a place."""
    at = next((n for n, word in enumerate(words) if word in _CASES), None)
    if (
        at is None
        or words[at + 2 : at + 3] != ["yang"]
        or words[at + 1] not in draft.knowledge.words["reading.outsiders"]
    ):
        return False
    begin = draft.sentences[hit.sentence].first_token
    posts = [o for o in draft.hits_of[hit.sentence] if o.has("post") and not o.has("authority") and o.first >= begin]
    return all(not _GROUNDS.isdisjoint(draft.tokens[max(begin, o.first - _OWNED) : o.first]) for o in posts)


def _of_a_reporter(draft: Draft, hit: Hit) -> bool:
    """'Laporan Kades Ngrancang bahwa remaja merobek baliho diregistrasi': who reports is the only one with a post."""
    posts = [other for other in draft.hits_of[hit.sentence] if other.has("post") and not other.has("authority")]
    return len(posts) == 1 and reports(draft, posts[0])


def on_accounts(draft: Draft, hit: Hit) -> bool:
    """'disurati camat soal laporan dana desa yang macet': accounts and roads, and no side beside them."""
    row = draft.sentences[hit.sentence]
    words = draft.tokens[row.first_token : row.last_token]
    if _ACCOUNTS.isdisjoint(words):
        return False
    told = any(
        (word in _ABOUT or word == "karena") and not _ACCOUNTS.isdisjoint(words[n + 1 : n + 4])
        for n, word in enumerate(words)
    )
    return told and not _sided(draft, hit)


def sits_there(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'dipanggil Panwas, rapat bareng KPPS': what he is called to stands behind a comma, and no side."""
    return any(one == "," and two in _SITS for one, two in pairwise(words)) and not _sided(draft, hit)


def _sided(draft: Draft, hit: Hit) -> bool:
    return any(other.has("side") for other in draft.hits_of[hit.sentence])


def _meets(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'menonton sidang DPRD', 'saksi paslon 1 duduk di depan saat pleno': a council sits, a count is signed."""
    if draft.tokens[hit.first] not in {"sidang", "pleno", "disidang"}:
        return False
    if not _COUNCIL.isdisjoint(words[:2]):
        return True
    line = line_of(draft, hit)
    dispute = not _JUDGES.isdisjoint(line) and not _DISPUTE.isdisjoint(_around(draft, hit))
    return (dispute or not _COUNTING.isdisjoint(line)) and _CASE.isdisjoint(line) and _TRIED.isdisjoint(line)


def _around(draft: Draft, hit: Hit) -> list[str]:
    first = draft.sentences[max(0, hit.sentence - 1)].first_token
    last = draft.sentences[min(hit.sentence + 1, len(draft.sentences) - 1)].last_token
    return draft.tokens[first:last]


def _as_witness(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'Hakim memanggil camat sebagai saksi sengketa', 'saksi perusakan baliho': of what others did or how it went."""
    near = [*front_of(draft, hit, _NEAR), *words[:2]]
    if not _JUDGES.isdisjoint(near):
        around = _around(draft, hit)
        return not _DISPUTE.isdisjoint(around) and _TRIED.isdisjoint(around)
    line = line_of(draft, hit)
    if "dikenal" in words and not {"tak", "tidak"}.isdisjoint(words) and not _ABOUT.isdisjoint(words):
        return True  # 'soal syal paslon yang dipasang orang tak dikenal'
    return any(one == "saksi" and two in HARM for one, two in pairwise(line))


def _for_data(draft: Draft, hit: Hit, words: list[str]) -> bool:
    """'kepala dukcapil soal data pemilih ganda', 'kepala sekolah soal keaslian ijazah cabup'."""
    itself = -1 if "klarifikasi" in draft.tokens[hit.first] else None  # 'klarifikasi jumlah pemilih'
    about = next((n for n, word in enumerate(words) if word in _ABOUT), itself)
    if about is None or not _CASE.isdisjoint(line_of(draft, hit)):
        return False
    matter = words[about + 1 : about + 1 + _NEAR]
    data = any(one in _LISTS and two in _VOTERS for one, two in pairwise(matter)) or not _DATA.isdisjoint(matter)
    carried = "memuat" in words or not draft.knowledge.words["reading.printed"].isdisjoint(words)
    office = not _OFFICE.isdisjoint(matter[:2]) and not carried  # 'soal karcis retribusi yang memuat gambar cabup'
    return office or (data and _LEAKED.isdisjoint(words[about + 1 :]))


def _passes_on(draft: Draft, hit: Hit) -> bool:
    """'Camat terima aduan warga soal tim cabup 2, ia meneruskannya ke Bawaslu': he complains of nobody with a post."""
    row = draft.sentences[hit.sentence]
    pairs = pairwise(draft.tokens[row.first_token : hit.first])
    got = next((row.first_token + n for n, (one, two) in enumerate(pairs) if one in GETS and two in COMPLAINT), None)
    if got is None:
        return False
    here = draft.hits_of[hit.sentence]
    front = any(other.has("post") and other.last <= got for other in here)
    watch = any(other.has("authority") and other.last <= got for other in here)
    accused = any(other.has("post") and got < other.first < row.last_token for other in here)
    return front and not watch and not accused
