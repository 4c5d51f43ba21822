"""Errands of duty, and sides that only say when, where or who spoke. Used by `otherwise` only.

'datang ke lokasi kampanye setelah terjadi keributan', 'bagi sembako di dekat posko paslon', 'lagu yang dipopulerkan
cawabup', 'stiker caleg di helm tukang ojek': the side stands near the act, and the act serves nobody.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading import venues
from pipelines.reading.nearby import carries_hurt, only_beside
from pipelines.reading.reacting import of_readers
from pipelines.reading.removing import peeled_off
from pipelines.reading.unreal import so_that_not

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent
    from pipelines.reading.sides import FoundSide

_SAYS = frozenset((
    "kata", "ujar", "ucap", "tutur", "ungkap", "tegas", "jelas", "klaim", "sebut", "tanya", "sindir", "seloroh",
    "timpal", "imbuh", "puji", "celetuk", "kelakar", "tukas", "terang",
))  # fmt: skip
_HEADS = frozenset(("calon", "pasangan", "bakal", "tim", "ketua", "kampanye", "relawan", "posko", "paslon", "si"))
_GIVES = frozenset(("N02", "N03", "N08", "N09"))  # what a side tells of an act that served it not
_NEAR = frozenset(("dekat", "samping", "sebelah", "seberang", "belakang", "sekitar"))
_MARKS = frozenset(("posko", "kantor", "rumah", "baliho", "spanduk", "markas", "sekretariat", "kediaman", "kontrakan"))
_MADE = frozenset((
    "dipopulerkan", "diciptakan", "dinyanyikan", "ciptaan", "dihadiri", "disaksikan", "ditonton", "diikuti",
    "dibangun", "didirikan", "dibentuk", "digagas", "diajukan", "digugat", "dimenangkan", "dilaporkan", "diresmikan",
))  # fmt: skip
_APART = frozenset(("N02", "N06", "N08", "N11", "N16"))
_DUTY = frozenset((
    "melerai", "menegur", "membubarkan", "menertibkan", "memadamkan", "mengevakuasi", "menghentikan", "mengamankan",
    "menolong", "mengobati", "memprotes", "menyetop", "memeriksa", "menyegel", "memperbaiki", "menagih", "menyita",
    "mencopot", "mengatur", "mengingatkan", "mengawasi", "memantau", "bubarkan", "hentikan", "amankan", "lerai",
    "tegur",
))  # fmt: skip
_TO = frozenset(("untuk", "buat", "guna", "demi", "lalu"))
_ASKS = frozenset(("minta", "meminta"))
_OPENED = frozenset((
    "jalan", "jalannya", "parkir", "parkirnya", "musik", "musiknya", "panggung", "panggungnya", "volume", "acara",
    "massa", "kendaraan", "portal", "tenda", "knalpot", "pengeras", "rombongan",
))  # fmt: skip
_AFTER = frozenset(("setelah", "usai", "karena", "sebab", "begitu", "lantaran", "gara-gara", "akibat"))
_TROUBLE = frozenset((
    "keributan", "kericuhan", "bentrok", "bentrokan", "perkelahian", "tawuran", "kebakaran", "kecelakaan", "ledakan",
    "kemacetan", "macet", "ricuh", "rusuh", "roboh", "ambruk", "pingsan", "tumbang", "korban", "keracunan",
))  # fmt: skip
_THOUGH = frozenset(("padahal", "malah", "bukannya", "alih-alih", "meski", "walau"))
_REQUESTED = frozenset(("diminta", "diundang", "ditugasi", "ditugaskan", "diutus", "mendampingi"))
_CLEANS = frozenset(("bersih", "membersihkan", "memungut", "menyapu", "mengangkut", "bertugas", "berjaga", "mengatur"))
_OPENING = _TO | _AFTER | _REQUESTED | {"yang"}
_SENT_BY = frozenset(("karena", "lantaran", "sebab", "setelah", "atas", "yang", "saat"))
_UMPIRES = frozenset(("bawaslu", "panwaslu", "panwascam", "kpu", "polisi", "polsek", "polres", "pengawas"))
_NOW_IS, _JAMS = frozenset(("kini", "sekarang", "juga")), frozenset(("macet", "kemacetan", "ditutup", "padat"))
_CRAFTS = frozenset(("juara", "lomba", "hobi", "pelatihan", "kelas", "gemar", "belajar", "pandai", "jago", "mahir"))
_TROUBLED = 5  # tokens behind 'setelah'
_HOLDERS = frozenset((
    "tukang", "pengojek", "pedagang", "sopir", "patung", "pohon", "warga", "tersangka", "pengamen", "juru", "pembeli",
    "penumpang", "siswa", "murid", "nelayan", "petani", "pemulung", "anak", "orang", "manekin", "boneka", "kucing",
))  # fmt: skip
_WORN = frozenset((
    "helm", "jaket", "dada", "baju", "topi", "kaus", "rompi", "peci", "seragam", "motor", "tas", "gerobak", "sepeda",
    "mobil", "becak", "punggung", "saku", "lengan", "kemeja", "kerudung", "pipi", "dahi",
))  # fmt: skip
_STICKS = ("menempel di", "nempel di", "tertempel", "terpasang", "di ")
_LEAVES = frozenset(("keluar", "left", "leave", "hengkang", "cabut", "minggat", "pamit", "mundur", "meninggalkan"))
_PUT_IN = frozenset(("dimasukin", "dimasukkan", "ditambahkan", "diundang", "dijebloskan", "dimasukan"))
_GROUPS = frozenset(("grup", "group", "wa", "whatsapp", "telegram", "kanal", "percakapan"))
_HUNG = frozenset(("ditempel", "menempel", "nempel", "dipasang", "terpasang", "dipaku", "tertempel", "ditempelkan"))
_WALLS = frozenset(
    ("kantor", "sekolah", "sekolahnya", "kantornya", "mading", "kelas", "puskesmas", "balai", "kampus", "rsud")
)
_STUCK = frozenset(("N01", "N04", "N09", "N17"))
_TAKES_OFF = frozenset((
    "mencopot", "copot", "mencopoti", "melepas", "lepas", "melepasi", "menurunkan", "turunkan", "mengelupas", "kelupas",
    "mengerok", "membersihkan", "mencabut", "cabut", "menyobek", "merobek", "robek", "menutup", "membuang",
))  # fmt: skip
_STRANGERS = frozenset(("orang", "oknum", "seseorang", "entah", "diam-diam", "pihak"))
_UNKNOWN = frozenset(("iseng", "tak", "tidak", "lain", "luar", "jahil", "usil"))
_SHOWN_WITH = frozenset(("N04", "N05"))
_EVERY = frozenset(("semua", "seluruh", "kedua", "ketiga", "keempat"))
_RUNNERS = frozenset(("calon", "paslon", "kandidat", "pasangan", "cabup", "cagub", "caleg"))
_FLOWERS = frozenset(("bunga", "kado", "buket", "kadonya", "parsel", "angpau", "ucapan", "kue"))
_WON = frozenset(("terpilih", "menang", "kemenangan", "pemenang", "memenangkan", "unggul", "pelantikan", "stiker"))
_COMES = frozenset(
    ("hadir", "datang", "diundang", "ikut", "juga", "difoto", "berfoto", "dilibatkan", "tampak", "mendapat")
)
_HELD = frozenset(("N01", "N02", "N08", "N09"))
_REQUESTS = frozenset(("permintaan", "permohonan", "surat", "ajuan", "pengajuan", "peminjaman", "keinginan"))
_USES = frozenset(("pakai", "memakai", "meminjam", "pinjam", "menggunakan", "dipakai", "memakainya", "peminjaman"))
_ROOMS = frozenset((
    "sekolah", "aula", "kantor", "balai", "pendopo", "ruang", "kelas", "halaman", "kampus", "puskesmas", "mobil",
))  # fmt: skip
_UNEQUAL = frozenset(("padahal", "sementara", "sedangkan", "hanya", "khusus", "giliran", "kecuali", "lain", "tapi"))
_WORKERS = frozenset((
    "wartawan", "tukang", "petugas", "pekerja", "buruh", "satpam", "sopir", "panitia", "teknisi", "kpps", "linmas",
))  # fmt: skip


def errand(draft: Draft, event: FoundEvent, sides: list[FoundSide]) -> bool:
    """Return whether the words around the act say that its side is only near it, or that duty led there."""
    code = event.rule.code
    if "not_on_his_wall" in event.rule.known_as:
        kept = _own_rooms(draft, event) if code == "N10" else _own_walls(draft, event)
        return kept or _by_strangers(draft, event)
    if event.rule.directive or event.rule.punishes or event.rule.decision:
        away = code == "N07" and event.side is not None and _stays_away(draft, event, sides[event.side])
        return away or (code == "N07" and venues.unwilling(draft, event))
    look = _LOOKS.get(code)
    with_all = code in _SHOWN_WITH and _with_all(draft, event)
    first = sides[event.side].first if event.side is not None else None
    with_all = with_all or (first is not None and venues.likened(draft, sides[event.side or 0]))
    with_all = with_all or (code in {"N01", "N08"} and peeled_off(draft, event.hit, event.object_hit, first))
    if with_all or (look is not None and look(draft, event)) or (code in _STUCK and _by_strangers(draft, event)):
        return True
    if event.side is None or code not in _GIVES | _APART | _HELD | {"N05"}:
        return False
    side = sides[event.side]
    if draft.tokens[side.first - 1] in _NOW_IS and "," in draft.tokens[event.hit.last : side.first - 1]:
        return True  # 'Konser amal dihadiri lurah, salah satu penyanyinya kini caleg'
    before = draft.tokens[max(event.hit.last, side.first - _TROUBLED) : side.first]
    jammed = code == "N09" and not _JAMS.isdisjoint(before)  # 'padahal jalan macet karena massa paslon 3'
    kept = venues.cleared_away(draft, event) or (code in _HELD and so_that_not(draft, event.hit.last, side.first))
    return jammed or kept or _only_near(draft, event, side)


def _only_near(draft: Draft, event: FoundEvent, side: FoundSide) -> bool:
    """The side speaks, is a landmark, made the song, holds a debate, or is where workers were fed."""
    tokens, code = draft.tokens, event.rule.code
    if side.first < event.hit.last:
        return False
    first = side.first
    while first > event.hit.last and tokens[first - 1] in _HEADS:
        first -= 1
    before = tokens[max(event.hit.last, first - 2) : first]
    if not before or (code in _GIVES and before[-1] in _SAYS):
        return bool(before)
    made = before[-1] in _MADE and (before[0] == "yang" or before[-1] == "ciptaan")
    if only_beside(draft, event, first):
        return True
    if code != "N08":
        return (code in _APART and made) or (code == "N02" and before[-1] == "debat")
    where = tokens[max(event.hit.last, side.first - 3) : side.first]
    landmark = not _MARKS.isdisjoint(where) and not _NEAR.isdisjoint(where)
    served = tokens[event.hit.last : first]
    fed = "treats" in event.rule.known_as and not _WORKERS.isdisjoint(served[:2])
    fed = fed or any(one in _WORKERS and two == "yang" for one, two in pairwise(served))  # 'kopi buat petugas yang ...'
    return made or landmark or fed or before[-1] == "debat"


def _on_errand(draft: Draft, event: FoundEvent) -> bool:
    """'datangi panggung kampanye untuk minta jalan dibuka', 'karena diminta Panwascam'; not in his own words."""
    tokens, row = draft.tokens, draft.sentences[event.hit.sentence]
    behind = tokens[event.hit.last : row.last_token]
    if carries_hurt(draft, event) or _OPENING.isdisjoint(behind):
        return carries_hurt(draft, event)
    for n, (one, two) in enumerate(pairwise(behind)):
        purpose = one in _TO and (two in _DUTY or (two in _ASKS and not _OPENED.isdisjoint(behind[n + 2 : n + 3])))
        trouble = one in _AFTER and not _TROUBLE.isdisjoint(behind[n + 1 : n + 1 + _TROUBLED])
        sent = one in _REQUESTED and two in _UMPIRES and behind[n - 1] in _SENT_BY
        cleans = one == "yang" and two in _CLEANS  # 'dipenuhi ASN yang memungut sampah'
        if purpose or trouble or sent or cleans:
            own = draft.knowledge.words["reading.own_account"]
            return (own | _THOUGH).isdisjoint(tokens[row.first_token : row.last_token])
    return False


def _on_another(draft: Draft, event: FoundEvent) -> bool:
    """'Stiker paslon menempel di helm tukang ojek', 'nempel di dada patung': worn by somebody of no office."""
    if not event.word.startswith(_STICKS):
        return False
    row = draft.sentences[event.hit.sentence]
    words = draft.tokens[event.hit.first : min(row.last_token, event.hit.last + _TROUBLED)]
    return any(one in _WORN and two in _HOLDERS for one, two in pairwise(words))


def _stays_away(draft: Draft, event: FoundEvent, side: FoundSide) -> bool:
    """'undang 40 kades bahas banjir, adiknya yang maju pilgub tidak hadir': the side is not there."""
    tokens = draft.tokens
    if side.first < event.hit.last or "," not in tokens[event.hit.last : side.first]:
        return False
    last = draft.sentences[event.hit.sentence].last_token
    behind = tokens[side.last : min(last, side.last + _TROUBLED)]
    there = ("hadir", "datang", "diundang")
    return any(one in draft.knowledge.words["reading.not"] and two in there for one, two in pairwise(behind))


def _with_all(draft: Draft, event: FoundEvent) -> bool:
    """'foto bareng cabup ..., semua calon hadir dan ikut berfoto'."""
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : row.last_token]
    if _EVERY.isdisjoint(behind):
        return False
    return any(
        one in _EVERY and two in _RUNNERS and not _COMES.isdisjoint(behind[n + 2 : n + 5])
        for n, (one, two) in enumerate(pairwise(behind))
    )


def _family_feast(draft: Draft, event: FoundEvent) -> bool:
    """'ngirim karangan bunga ke nikahan anak ketua partai': to the feast of a house, of no winner."""
    row, tokens = draft.sentences[event.hit.sentence], draft.tokens
    thing = tokens[event.hit.first : event.hit.last + _TROUBLED]
    if _FLOWERS.isdisjoint(thing) or not _WON.isdisjoint(tokens[row.first_token : row.last_token]):
        return False
    return any(
        event.hit.first < other.first < row.last_token and "family_feast" in other.meanings.objects
        for other in draft.hits_of[event.hit.sentence]
    )


def _own_rooms(draft: Draft, event: FoundEvent) -> bool:
    """'tolak permintaan timses pakai lapangan sekolah': the rooms of the own office are lent to no side."""
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : row.last_token]
    if behind[:1] == [] or behind[0] not in _REQUESTS or not _UNEQUAL.isdisjoint(behind):
        return False
    used = next((n for n, word in enumerate(behind) if word in _USES), None)
    return used is not None and not _ROOMS.isdisjoint(behind[used + 1 : used + 4])


def _own_walls(draft: Draft, event: FoundEvent) -> bool:
    """'robek poster caleg yang ditempel orang di papan mading sekolah': public walls are kept clean of all."""
    tokens, row = draft.tokens, draft.sentences[event.hit.sentence]
    hung = next((n for n in range(event.hit.last, row.last_token) if tokens[n] in _HUNG), None)
    return hung is not None and not _WALLS.isdisjoint(tokens[hung + 1 : hung + 1 + _TROUBLED])


def _by_strangers(draft: Draft, event: FoundEvent) -> bool:
    """'mencopot stiker paslon yang ditempel orang di mobil dinasnya', 'kerjaan orang iseng': taken off again."""
    row = draft.sentences[event.hit.sentence]
    words = draft.tokens[row.first_token : row.last_token]
    if _TAKES_OFF.isdisjoint(words):
        return False
    off = next(n for n, word in enumerate(words) if word in _TAKES_OFF)
    return any(
        (one in _HUNG and two in _STRANGERS) or (one == "orang" and two in _UNKNOWN)
        for one, two in pairwise(words[off:])
    )


def _of_others_talk(draft: Draft, event: FoundEvent) -> bool:
    if event.rule.code == "N99" and venues.of_no_poll(draft, event):
        return True
    if "writes" in event.rule.known_as and draft.tokens[event.hit.first - 1] in _CRAFTS:
        return True  # 'Guru PNS juara menulis, bukunya dibedah calon gubernur'
    return _leaves(draft, event) or of_readers(draft, event) or venues.dares_not(draft, event)


def _leaves(draft: Draft, event: FoundEvent) -> bool:
    """'keluar dari grup WA begitu isinya dukung-mendukung paslon'."""
    begin = draft.sentences[event.hit.sentence].first_token
    front = draft.tokens[begin : event.hit.last + 3]
    if _LEAVES.isdisjoint(front):
        return False
    at = next(n for n, word in enumerate(front) if word in _LEAVES)
    if not draft.knowledge.words["reading.not"].isdisjoint(front[max(0, at - 2) : at]):
        return False
    return not _GROUPS.isdisjoint(front[at + 1 : at + 4]) or (
        not _PUT_IN.isdisjoint(front[at + 1 : at + 4]) and not _GROUPS.isdisjoint(front[at + 1 : at + 1 + _TROUBLED])
    )


def _no_team(draft: Draft, event: FoundEvent) -> bool:
    return _leaves(draft, event) or venues.no_team(draft, event)


def _sign(draft: Draft, event: FoundEvent) -> bool:
    return _on_another(draft, event) or venues.demonstrates(draft, event)


_LOOKS = {
    "N01": _on_another, "N02": _of_others_talk, "N03": _of_others_talk, "N04": _sign, "N05": _on_errand,
    "N06": venues.almost, "N08": _family_feast, "N09": venues.hired, "N11": _no_team, "N13": venues.other_office,
    "N15": venues.by_kin, "N16": venues.at_party_guests, "N17": venues.victim, "N99": _of_others_talk,
}  # fmt: skip
