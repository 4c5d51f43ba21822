"""Posts that only react to what somebody else did, and words of a claim taken for a verdict. Used by several readers.

'Jelekkan paslon 2, anak pengusaha diprotes bidan tetangganya', 'Meme cawagub bikin ricuh, guru minta pengirimnya
keluar', 'kabar pencopotannya bohong', 'menyebar fitnah ijazah palsu': the official named there did nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_WIPES = frozenset(
    ("hapus", "menghapus", "menghapusi", "menyembunyikan", "sembunyikan", "memblokir", "blokir", "menutup")
)
_WRITERS, _WRITTEN = frozenset(("peretas", "hacker", "peretasnya", "warga", "orang", "tetangga", "anaknya", "bot")), 9
_READERS = frozenset(("admin", "pengelola", "warganet", "netizen", "pengunjung", "pengikut", "moderator"))
_POSTS = frozenset(("upload", "posting", "post", "update"))
_URGED = frozenset(
    ("digoda", "dipancing", "dirayu", "ditantang", "dikompori", "ditanya", "ditanyai", "dicecar", "diolok")
)
_PAGES, _HERE = frozenset(("thread", "utas", "kanal", "akun")), frozenset(("ini", "itu", "sebelah", "tersebut", "sini"))
_SHORTEST, _NEAR, _CLAUSE, _OPENS = 5, 3, 9, 2  # letters of a passive, then tokens
_SAID = frozenset((
    "diduga", "disebut", "dituding", "dituduh", "ditengarai", "disinyalir", "dilakukan", "dibuat", "dikirim",
    "diunggah", "disebarkan", "disebar", "dipimpin", "dikomandoi", "dimotori", "digerakkan", "diprakarsai",
    "diinisiasi", "dipandu", "dihadiri", "diikuti", "dibantu", "didampingi", "ditemani", "diakui", "dijanjikan",
    "dilontarkan", "disampaikan", "diucapkan", "diutarakan", "diserukan", "diperintahkan",
))  # fmt: skip
_REACTS = frozenset((
    "minta", "meminta", "larang", "melarang", "tegur", "menegur", "hapus", "menghapus", "lapor", "melapor",
    "melaporkan", "laporkan", "ingatkan", "mengingatkan", "protes", "memprotes", "kecam", "mengecam", "melerai",
    "menengahi", "mengeluarkan", "keluarkan", "blokir", "memblokir", "menyesalkan", "sesalkan", "menutup",
    "membubarkan", "geram", "prihatin", "risih", "kesal",
))  # fmt: skip
_OWN_PART = frozenset(
    ("maaf", "ampun", "sumbangan", "dukungan", "suara", "warga", "bawahan", "staf", "guru", "pegawai")
)
_RUMOUR = frozenset(("kabar", "isu", "rumor", "gosip", "desas-desus", "selentingan", "info"))
_FALSE = frozenset(("bohong", "hoaks", "hoax", "fitnah", "ngawur", "mengada-ada", "isapan"))
_PENSION = frozenset(("pensiun", "purnatugas", "purnabakti"))
_BLAMES = frozenset(("karena", "lantaran", "akibat", "terbukti", "melanggar", "sanksi", "hukuman", "gara-gara"))
_CLAIMS = frozenset(("fitnah", "tuduhan", "tudingan", "menuduh", "menuding", "tuduh", "memfitnah", "isu", "hinaan"))
_ABOUT = frozenset(("soal", "tentang", "terkait", "mengenai"))
_BREAKS = frozenset(("melanggar", "terbukti", "nekat", "kedapatan", "terlibat"))
_COMPLAINTS = frozenset(("laporan", "aduan", "pengaduan", "posko", "kanal", "nomor"))
_TAKEN = frozenset(("dibuka", "diterima", "dilayani", "ditampung", "ditunggu", "disediakan", "aktif"))
_USUAL = frozenset(("usulan", "usul", "permohonan", "pengajuan", "berkas", "syarat", "kelengkapan"))
_ASKED_TO = frozenset((
    "dimintai", "dimintain", "diminta", "disuruh", "buat", "untuk", "guna", "minta", "meminta", "diajak", "suruh",
))  # fmt: skip
_HELPS = frozenset((
    "bantuan", "bantu", "bantuin", "membantu", "ngebantu", "ngebantuin", "mendampingi", "dampingi", "menemani",
    "nemenin", "tolong", "pertolongan", "saran", "masukan", "pendapat",
))  # fmt: skip
_MAY = frozenset(("bisa", "dapat", "berpotensi", "mungkin"))
_BY_THEM = frozenset((
    "dituding", "dihina", "dicaci", "dimaki", "disindir", "diserang", "difitnah", "dilaporkan", "dituduh", "diejek",
    "dihujat", "dikritik", "disomasi", "digugat",
))  # fmt: skip
_EVERY_DAY = ("mengajak", "ajak", "mengunggah", "unggah", "membagi", "bagi", "sebar", "menyebar", "memajang", "live")
_AS = ("jadi", "menjadi", "sebagai", "selaku")
_VOTED = frozenset(("dimenangkan", "dipilih", "dicoblos", "didukung", "kampanyekan", "mengampanyekan", "suara"))
_HALF = 4  # tokens between a claim and 'palsu'


def of_own_subject(draft: Draft, hit: Hit, first: int) -> bool:
    """'Kampanyekan paslon 2, ketua tim ditegur kasi trantib': the post behind a second passive did that, no more."""
    told = hit.passive or draft.tokens[hit.first].startswith("ter")  # what lies there, no subject in front
    if told or hit.first - draft.sentences[hit.sentence].first_token > _OPENS:
        return False
    before = draft.tokens[first - 1] if first else ""
    if before == "oleh" and first > 1:
        before = draft.tokens[first - 2]
    passive = before.startswith("di") and len(before) > _SHORTEST and before not in _SAID
    between = draft.tokens[hit.last : first - 1]
    return passive and "," in between and between[-1] != ","


def only_reacts(draft: Draft, event: FoundEvent, last: int) -> bool:
    """'Meme cawagub bikin ricuh grup, guru ASN minta pengirimnya keluar': the post behind the comma reacts to it."""
    behind = draft.tokens[last : last + _NEAR]
    thing = event.voice == "noun" or event.word.startswith("meme")
    if not thing or last <= event.hit.last or "," not in draft.tokens[event.hit.last : last]:
        return False
    at = next((n for n, word in enumerate(behind) if word in _REACTS), None)
    return at is not None and (at + 1 >= len(behind) or behind[at + 1] not in _OWN_PART)


def rumoured(draft: Draft, hit: Hit) -> bool:
    """'sebut kabar pencopotan dirinya bohong besar': told as a rumour and called false."""
    front = draft.tokens[max(draft.sentences[hit.sentence].first_token, hit.first - _NEAR) : hit.first]
    return not _RUMOUR.isdisjoint(front) and not _FALSE.isdisjoint(
        draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _CLAUSE)]
    )


def pensioned(draft: Draft, hit: Hit) -> bool:
    """'SK pensiun dini kepada PNS yang pamit nyaleg, gajinya dihentikan': whoever leaves gets no pay any more."""
    row = draft.sentences[hit.sentence]
    line = draft.tokens[row.first_token : row.last_token]
    return not _PENSION.isdisjoint(line[: hit.first - row.first_token]) and _BLAMES.isdisjoint(line)


def claimed_false(draft: Draft, hit: Hit) -> bool:
    """'menyebar fitnah ijazah palsu terhadap calon bupati': the slander says so, no desk."""
    front = draft.tokens[max(draft.sentences[hit.sentence].first_token, hit.first - _HALF) : hit.first]
    return not _CLAIMS.isdisjoint(front)


def cleft_away(draft: Draft, hit: Hit) -> bool:
    """'yang kasih sambutan kan cuma ketua ranting': the cleft says who it was; nobody of the next sentence."""
    row = draft.sentences[hit.sentence]
    front = draft.tokens[max(row.first_token, hit.first - 1) : hit.first]
    words = draft.tokens[hit.last : row.last_token]
    only = any(one in {"kan", "itu", "ya", "mah"} and two in {"cuma", "hanya", "cuman"} for one, two in pairwise(words))
    return front == ["yang"] and only


def by_debate(draft: Draft, event: FoundEvent, side: int | None) -> bool:
    """'jadwal kuliah digeser karena debat cabup': a debate is everybody's."""
    return event.rule.code == "N10" and side is not None and draft.tokens[side - 1] == "debat"


def asked_about(draft: Draft, event: FoundEvent, negations: frozenset[str]) -> bool:
    """'"Tidak, saya tak mau," ujar staf soal dukungan jalur perseorangan': what the words in front are about."""
    if event.rule.code != "N14" or event.voice != "noun":
        return False
    front = draft.tokens[draft.sentences[event.hit.sentence].first_token : event.hit.first]
    about = front[-1:] != [] and front[-1] in _ABOUT
    return about and '"' in front and not negations.isdisjoint(front)


def whoever_breaks(draft: Draft, hit: Hit) -> bool:
    """'Personel yang melanggar akan diproses': a warning to all of them."""
    front = draft.tokens[max(draft.sentences[hit.sentence].first_token, hit.first - _HALF) : hit.first]
    return front[-1:] == ["akan"] and "yang" in front and not _BREAKS.isdisjoint(front)


def complaints_open(draft: Draft, event: FoundEvent) -> bool:
    """'laporan warga soal keberpihakan tetap dibuka': whoever wants may complain."""
    hit = event.hit
    row = draft.sentences[hit.sentence]
    front = draft.tokens[max(row.first_token, hit.first - _HALF) : hit.first]
    behind = draft.tokens[hit.last : min(row.last_token, hit.last + _CLAUSE)]
    return event.rule.code == "N99" and not _COMPLAINTS.isdisjoint(front) and not _TAKEN.isdisjoint(behind)


def only_may(draft: Draft, hit: Hit) -> bool:
    """'Sidang etik bisa digelar terhadap ...': what may follow is no step."""
    behind = draft.tokens[hit.last : hit.last + 2]
    return behind[:1] != [] and behind[0] in _MAY and behind[1:] != [] and behind[1].startswith("di")


def usual_business(draft: Draft, hit: Hit, rewards: frozenset[str]) -> bool:
    """'BKN kaji usulan kenaikan jabatan', 'Berkas pensiun camat diteruskan ke BKN': papers of every day."""
    first = draft.sentences[hit.sentence].first_token
    for begin in (hit.last, first):
        words = draft.tokens[begin : begin + 2]
        if words[:1] != [] and words[0] in _USUAL and not rewards.isdisjoint(words[1:]):
            return True
    return _called_to_help(draft, hit)


def _called_to_help(draft: Draft, hit: Hit) -> bool:
    """'Kades dipanggil panwascam, dimintai bantuan melepas stiker': nobody is examined."""
    if not draft.tokens[hit.first].startswith(("di", "pang", "mem", "undang")):
        return False
    last = draft.sentences[hit.sentence].last_token
    words = draft.tokens[hit.last : min(last, hit.last + _CLAUSE)]
    return any(one in _ASKED_TO and two in _HELPS for one, two in pairwise(words))


def another_matter(draft: Draft, event: FoundEvent, side: int | None, negations: frozenset[str]) -> bool:
    """Whether a debate is the reason, an answer speaks of it, or complaints of it are welcome."""
    return (
        complaints_open(draft, event)
        or by_debate(draft, event, side)
        or asked_about(draft, event, negations)
        or (event.rule.candidacy and (_of_his_own_office(event) or _put_up(draft, event)))
        or (side is not None and event.rule.code == "N02" and draft.tokens[side - 1] in _BY_THEM)
        or ("order" in event.rule.known_as and _may_vote(draft, event))
        or (_of_spouse(draft, event, side) and not _runs(draft))
    )


def _of_his_own_office(event: FoundEvent) -> bool:
    """'Sekwan DPRD melamar jadi calon kepala dinas': what he wants to be stands behind the verb."""
    thing = event.object_hit
    wanted = event.word.endswith(_AS) and not event.word.startswith(("masih", "belum", "tercatat", "terdaftar"))
    return wanted and thing is not None and thing.first < event.hit.first


def _put_up(draft: Draft, event: FoundEvent) -> bool:
    """'saat partai mendaftarkan caleg': a party puts up others."""
    active = event.word.startswith("me") and not event.word.endswith("diri")
    return active and draft.tokens[event.hit.first - 1] in {"partai", "parpol", "koalisi", "dpc", "dpd", "dpw"}


def _may_vote(draft: Draft, event: FoundEvent) -> bool:
    """'mendata warga yang KTP-nya rusak agar tetap bisa memilih cabup': so that they can, for whomever."""
    last = event.hit.last if event.object_hit is None else event.object_hit.first
    return event.word in {"agar", "supaya"} and not _MAY.isdisjoint(draft.tokens[event.hit.last : last])


def _of_spouse(draft: Draft, event: FoundEvent, side: int | None) -> bool:
    """'mengajak RT menengok istrinya', 'mengunggah resep istrinya': an act of every day with the spouse."""
    if event.rule.code not in {"N02", "N15"} or not event.word.startswith(_EVERY_DAY) or draft.having("authority"):
        return False
    return event.rule.code == "N15" or (side is not None and draft.tokens[side] in {"istrinya", "suaminya"})


def _runs(draft: Draft) -> bool:
    """Whether the text says at all that somebody runs or is to be voted for."""
    lists = draft.knowledge.words
    voted = draft.holds(lists["reading.votes"]) or draft.holds(_VOTED)
    return voted or draft.holds(lists["reading.runs"])


def of_readers(draft: Draft, event: FoundEvent) -> bool:
    """'Admin akun pemkot hapus komentar dukungan untuk paslon': what readers wrote goes."""
    if _seen_there(draft, event):
        return True
    if event.rule.code != "N03" or draft.tokens[event.hit.first - 1] not in _WIPES:
        return False
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : min(row.last_token, event.hit.last + _WRITTEN)]
    if not _WRITERS.isdisjoint(behind):
        return True  # "menghapus komentar 'siap menang' yang ditulis peretas"
    return not _READERS.isdisjoint(draft.tokens[row.first_token : row.last_token])


def _seen_there(draft: Draft, event: FoundEvent) -> bool:
    """The page where somebody is seen or asked, the posts of the other."""
    here = draft.tokens[event.hit.last : event.hit.last + 1]
    if event.word in _POSTS and draft.tokens[event.hit.first - 1] in {"tiap", "setiap"}:
        return True  # 'tiap upload pasti ada jempolnya': posts of the other
    if event.word.startswith("di ") and not _URGED.isdisjoint(here):
        return True  # 'ada pegawai di kolom komentar digoda warganet'
    # 'ada ASN di thread ini yang dipancing': where he is seen
    return event.word in _PAGES and draft.tokens[event.hit.first - 1] == "di" and not _HERE.isdisjoint(here)
