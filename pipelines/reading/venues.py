"""Where an act is another's or nothing of a campaign: a court, a contest, a hotel, a spouse's tour, a pose only shown.

'uji kelayakan calon direksi', 'saksi di sidang MK', 'selagi istrinya keliling kampung', 'nyaris
naik panggung dan orasi'. Used by `errands` only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent
    from pipelines.reading.sides import FoundSide

_NEAR = 5  # tokens
_MADE_FOR = frozenset(("dihadiri", "disaksikan", "ditonton", "diikuti", "diresmikan"))
_WHEN = frozenset(("setelah", "sebelum", "usai", "seusai", "sesudah"))
_KIN = frozenset(("istrinya", "suaminya", "anaknya", "adiknya", "kakaknya", "menantunya", "keponakannya"))
_WHILE = frozenset(("selagi", "saat", "ketika", "sementara", "sewaktu", "kala", "sedangkan", "tapi", "tetapi", "namun"))
_DARES = frozenset(("berani", "tega", "nyali", "kepikiran"))
_NOT_HERS = frozenset(("hotel", "restoran", "swasta", "pribadi", "sewaan", "rental", "masjid", "gereja", "kampus"))
_BARRED_FOR = (
    ["tidak", "boleh"], ["tak", "boleh"], ["harus", "dihindari"], ["wajib", "dihindari"], ["perlu", "dihindari"],
    ["mesti", "dihindari"],
)  # fmt: skip
_BARRED_ONE = frozenset(("dilarang", "terlarang", "haram", "dihindari", "diharamkan"))
_WARES = frozenset((
    "bimbel", "dagangan", "dagangannya", "jualan", "jualannya", "produk", "skincare", "asuransi", "kue", "katering",
    "warung", "buku", "bukunya", "umrah", "umroh", "kos", "properti", "obat", "madu", "umkm", "wisata", "jasa",
    "bisnis", "usaha", "toko", "olshop", "bengkel", "kursus", "les", "batik", "kopi", "kuliner",
    "lapaknya", "warungnya",
))  # fmt: skip
_LABELS = frozenset(("melabeli", "labeli", "dilabeli", "mencap", "mengecap", "ngecap"))
_PRINTS = frozenset(("gambar", "foto", "stiker", "logo", "nama", "nomor", "wajah", "label", "slogan", "kartu"))
_ALMOST = frozenset(("nyaris", "hampir"))
_TENDED = frozenset((
    "obati", "mengobati", "tolong", "menolong", "layani", "melayani", "rawat", "merawat", "periksa", "memeriksa",
    "data",
    "evakuasi", "mengevakuasi", "angkut", "mengangkut", "tegur", "menegur", "bubarkan", "membubarkan", "kawal", "awasi",
    "mengawasi", "hitung", "menghitung", "urai", "amankan", "mengamankan", "tangani", "menangani", "lerai", "melerai",
))  # fmt: skip
_SHOWS = frozenset((
    "konser", "upacara", "lomba", "wisuda", "hajatan", "vaksinasi", "pengungsi", "pertandingan", "latihan",
    "turnamen", "ujian", "pernikahan", "liga", "pasar", "festival", "pameran", "senam", "debat", "posko",
    "pengungsian", "rekapitulasi",
    "penghitungan", "salat", "shalat", "pengajian", "reuni",
))  # fmt: skip
_WITH = frozenset(("bersama", "bareng", "dengan", "sama"))
_OTHERS = frozenset((
    "petugas", "siswa", "pasien", "murid", "atlet", "juara", "pmi", "pendonor", "dokter", "perawat", "bayi", "cucu",
    "cucunya", "anaknya", "keluarga", "keluarganya", "pemain", "wisudawan", "kontingen", "jemaah", "balita", "lansia",
))  # fmt: skip
_SIDED = frozenset(("person", "party", "team", "event"))
_VISITS = frozenset(("jenguk", "menjenguk", "melayat", "takziah", "jemput", "sapa", "menyapa", "marahi", "memarahi"))
_AGAINST = frozenset(
    ("pelapor", "korban", "pengawas", "pemeriksa", "auditor", "penagih", "pengadu", "penggugat", "lawan")
)
_CITIZENS = frozenset(("warga", "panitia", "pemuda", "masyarakat", "mahasiswa", "jemaah", "pedagang", "tetangga"))
_ASKED_ALONG = frozenset(("diajak", "ditawari", "dibujuk", "dirayu", "ngajak"))
_RELATED = frozenset(("terkait", "berkaitan", "berhubungan", "menyangkut", "soal"))
_EVERY = frozenset(("semua", "seluruh", "ketiga", "kedua", "keempat", "setiap", "segenap"))
_TEAMS = frozenset(("tim", "paslon", "calon", "kandidat", "partai", "peserta", "kontestan", "pasangan"))
_COURTS = frozenset(("mk", "mahkamah", "gugatan", "sidang", "persidangan", "pengadilan", "ptun", "dkpp", "sengketa"))
_BODIES = frozenset(("pemkab", "pemkot", "pemprov", "pemda", "daerah", "kabupaten", "kpu", "bawaslu"))
_ALREADY = frozenset(("sudah", "telah", "juga", "pun", "langsung"))
_RETURNED = frozenset(("dikembalikan", "dipulangkan", "dikandangkan", "dibalikin", "dikembaliin", "ditarik"))
_CONTESTS = frozenset(
    ("lomba", "mtq", "adipura", "festival", "kejuaraan", "turnamen", "porprov", "pornas", "adiwiyata")
)
_FALLEN = frozenset(
    ("roboh", "tumbang", "ambruk", "melintang", "terbalik", "mogok", "terperosok", "hanyut", "terguling")
)
_REMOVES = frozenset((
    "narik", "menarik", "tarik", "mengangkut", "angkut", "evakuasi", "mengevakuasi", "menurunkan", "memotong",
    "menderek", "membersihkan", "menyingkirkan", "singkirkan", "geser", "menggeser", "mengangkat", "angkat",
    "derek", "ngangkut",
))  # fmt: skip


def at_party_guests(draft: Draft, event: FoundEvent) -> bool:
    """'narasumber seminar stunting yang dihadiri kader partai': they came, and it was not theirs."""
    if event.object_hit is None:
        return False
    first = event.object_hit.first
    when = first > event.hit.last and not _WHEN.isdisjoint(draft.tokens[max(event.hit.last, first - 4) : first])
    return when or draft.tokens[first - 1] in _MADE_FOR


def no_team(draft: Draft, event: FoundEvent) -> bool:
    """A witness in court, the lawyers of the office, a team for a village contest, a group that was left."""
    row = draft.sentences[event.hit.sentence]
    last = max(event.hit.last, event.object_hit.last if event.object_hit is not None else 0)
    behind = draft.tokens[last : last + 2]
    first = event.hit.first - (draft.tokens[event.hit.first - 1] in {"anggota", "ketua", "seorang"})
    if draft.tokens[first - 1] in _TENDED | _VISITS:
        return True  # 'jenguk anggota timses paslon 2 yang kecelakaan'
    thing = event.object_hit.first if event.object_hit is not None else event.hit.last
    if not _AGAINST.isdisjoint(draft.tokens[event.hit.last : thing]):
        return True  # 'tercatat sebagai pelapor dana kampanye fiktif tim pemenangan cabup'
    other = not _CONTESTS.isdisjoint(behind[:1]) or not _BODIES.isdisjoint(behind)
    court = "saksi" in draft.tokens[event.hit.first : last] and not _COURTS.isdisjoint(
        draft.tokens[row.first_token : row.last_token]
    )
    return other or court


def other_office(draft: Draft, event: FoundEvent) -> bool:
    """'uji kelayakan calon direksi bank daerah': an office that no voter gives."""
    behind = draft.tokens[event.hit.last : event.hit.last + _NEAR]
    at = behind.index("calon") if "calon" in behind else None
    return at is not None and not draft.knowledge.words["nonpolitical.calon"].isdisjoint(behind[at + 1 : at + 2])


def hired(draft: Draft, event: FoundEvent) -> bool:
    """'aula hotel', 'mobil rental': nothing of the state; 'stadion dipakai konser': by nobody's campaign."""
    last = max(event.hit.last, event.object_hit.last if event.object_hit is not None else 0)
    row = draft.sentences[event.hit.sentence]
    done = [word for word in draft.tokens[event.hit.last : event.hit.last + 4] if word not in _ALREADY]
    if done[:1] != [] and done[0] in _RETURNED and done[1:2] in ([","], ["dan"]):
        return True  # 'mobil dinas sudah dikembalikan, ia naik sepeda'
    if any(one in _EVERY and two in _TEAMS for one, two in pairwise(draft.tokens[event.hit.last : row.last_token])):
        return True  # 'sewakan truk sampah sesuai tarif kepada semua tim kampanye'
    behind = [word for word in draft.tokens[event.hit.last : event.hit.last + 3] if word != "untuk"][:1]
    return not (_NOT_HERS.isdisjoint(draft.tokens[last : last + 1]) and _SHOWS.isdisjoint(behind))


def victim(draft: Draft, event: FoundEvent) -> bool:
    """'"Saya dulu difitnah," kata sekda usai bertemu calon': he was wronged; 'cabup menimpali dengan sindiran'."""
    front = draft.tokens[max(0, event.hit.first - 3) : event.hit.first]
    if draft.tokens[event.hit.first - 1] == "dengan" and event.voice in {"noun", "bare"}:
        near = draft.near(event.hit.first - 2, event.hit.first - 2, _NEAR)
        return any(other.has("side") and other.last < event.hit.first for other in near)
    behind = draft.tokens[event.hit.last : event.hit.last + _NEAR + 2]
    if event.word in _LABELS and any(one == "dengan" and two in _PRINTS for one, two in pairwise(behind)):
        return True  # 'melabeli jaring bantuan dengan gambar cabup': a thing gets a print, nobody a name
    return event.hit.passive and not {"saya", "aku", "kami"}.isdisjoint(front)


def demonstrates(draft: Draft, event: FoundEvent) -> bool:
    """'peragakan pose dua jari yang tidak boleh ditiru ASN', 'contoh pose yang harus dihindari'."""
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : min(row.last_token, event.hit.last + _NEAR + 3)]
    at = next((n for n, word in enumerate(behind) if word in _WITH), None)
    if at is not None and not _OTHERS.isdisjoint(behind[at + 1 : at + 3]):
        line = draft.hits_of[event.hit.sentence]
        return not any(meaning.kind == "side" and meaning.id in _SIDED for hit in line for meaning in hit.meanings)
    if "kebetulan" in behind and not {"warna", "warnanya", "mirip"}.isdisjoint(behind):
        return True  # 'kaus oranye baru, kebetulan warna paslon 2'
    if "yang" not in behind:
        return False
    said = behind[behind.index("yang") + 1 :][:2]
    return said in _BARRED_FOR or not _BARRED_ONE.isdisjoint(said[:1])


def by_kin(draft: Draft, event: FoundEvent) -> bool:
    """'kembali bertugas selagi istrinya yang maju di pilkada keliling kampung': the spouse of the clause does."""
    begin = max(draft.sentences[event.hit.sentence].first_token, event.hit.first - _NEAR - 2)
    front = draft.tokens[begin : event.hit.first]
    kin = [n for n, word in enumerate(front) if word in _KIN]
    return bool(kin) and kin[-1] > 0 and front[kin[-1] - 1] in _WHILE and "," not in front[kin[-1] :]


def almost(draft: Draft, event: FoundEvent) -> bool:
    """'nyaris naik panggung dan berorasi': neither was done; 'obati peserta kampanye': they are tended."""
    if event.word.startswith(("peserta", "massa")) and draft.tokens[event.hit.first - 1] in _TENDED:
        return True
    if by_kin(draft, event) or _sells(draft, event):
        return True
    begin = max(draft.sentences[event.hit.sentence].first_token, event.hit.first - _NEAR)
    front = draft.tokens[begin : event.hit.first]
    at = next((n for n, word in enumerate(front) if word in _ALMOST), None)
    return at is not None and "," not in front[at:] and "dan" in front[at:]


def _sells(draft: Draft, event: FoundEvent) -> bool:
    """'promosikan bimbel anaknya, cabup saja kalah': wares; the side stands behind a comma."""
    behind = draft.tokens[event.hit.last : event.hit.last + _NEAR]
    if "promosi" not in event.word or _WARES.isdisjoint(behind[:2]) or "," not in behind:
        return False
    comma = event.hit.last + behind.index(",")
    return not any(event.hit.last <= o.first < comma for o in draft.near(event.hit.last, comma, 0, "side"))


def likened(draft: Draft, side: FoundSide) -> bool:
    """'mempromosikan bimbel anaknya, cabup saja kalah': only what somebody is likened to."""
    told = draft.tokens[side.last : side.last + 2]
    if draft.tokens[side.first - 1] != ",":
        return False
    welcome = told[:1] == ["boleh"] and told[1:] in (
        ["ikut"],
        ["datang"],
        ["gabung"],
    )  # 'donor darah, cabup boleh ikut'
    return welcome or (told[:1] in (["saja"], ["pun"], ["aja"]) and told[1:] == ["kalah"])


def dares_not(draft: Draft, event: FoundEvent) -> bool:
    """'ngelike postingan paslon 2 aja gak berani'."""
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : min(row.last_token, event.hit.last + _NEAR + 2)]
    not_words = draft.knowledge.words["reading.not"]
    return any(one in not_words and two in _DARES for one, two in pairwise(behind))


def unwilling(draft: Draft, event: FoundEvent) -> bool:
    """'diajak ikut konvoi paslon 2 tidak mau, malah pulang': asked along, and not gone; 'cabup yang diundang warga'."""
    by = draft.tokens[event.hit.last : event.hit.last + 2]
    by = by[1:] if by[:1] == ["oleh"] else by[:1]
    if event.hit.passive and (not _CITIZENS.isdisjoint(by) or _by_candidate(draft, event.hit.last)):
        return True
    if event.word not in _ASKED_ALONG:
        return False
    row, lists = draft.sentences[event.hit.sentence], draft.knowledge.words
    behind = draft.tokens[event.hit.last : row.last_token]
    return any(one in lists["reading.not"] and two in lists["reading.willing"] for one, two in pairwise(behind))


def _by_candidate(draft: Draft, last: int) -> bool:
    """'diundang makan durian oleh cabup': a candidate is the host."""
    behind = draft.tokens[last : last + _NEAR]
    at = last + behind.index("oleh") + 1 if "oleh" in behind else None
    return at is not None and any(other.first == at for other in draft.near(at, at, 1, "side"))


def of_no_poll(draft: Draft, event: FoundEvent) -> bool:
    """'tuding camat berat sebelah soal bantuan sapi, tak terkait pilkada'."""
    row, lists = draft.sentences[event.hit.sentence], draft.knowledge.words
    behind = draft.tokens[event.hit.last : row.last_token]
    return any(
        one in lists["reading.not"]
        and two in _RELATED
        and not lists["reading.poll_matters"].isdisjoint(behind[n + 2 :])
        for n, (one, two) in enumerate(pairwise(behind))
    )


def cleared_away(draft: Draft, event: FoundEvent) -> bool:
    """'mobil derek dipakai menarik baliho paslon 2 yang roboh menutup jalan': a duty towards the road."""
    row = draft.sentences[event.hit.sentence]
    words = draft.tokens[row.first_token : row.last_token]
    return event.rule.code in {"N01", "N09"} and not (_FALLEN.isdisjoint(words) or _REMOVES.isdisjoint(words))
