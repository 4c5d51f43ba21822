"""Who else did it: the side itself, somebody named, an account. Used by `bounds` only.

'Bansos diaku-aku caleg, kepala dinas ...', 'Kampanye dipimpin Darmo Sutirta, kapolres ...': the doer stands at the verb
and has no post; the official of the next clause does something of his own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.found import within

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.sides import FoundSide

_POLL_NEAR, _ACCOUNT_NEAR = 6, 3  # tokens
_PLEDGED = frozenset(
    ("mau", "bakal", "akan", "siap", "bersedia", "niat", "pasti", "sudah", "ingin", "boleh", "bisa", "rela")
)
_PAPERS = frozenset(("formulir", "blangko", "blanko", "form", "lembar", "kartu", "surat"))
_JOINS = frozenset(("relawan", "tim", "timses", "pendukung", "dukungan", "mendukung", "saksi", "simpatisan"))
_ASKS, _NAMES = (
    frozenset(("minta", "meminta")),
    frozenset(("data", "daftar", "nama", "nama-nama", "rumah", "alamat", "list")),
)
_PAPER, _JOIN = 5, 4
_SMALL = frozenset((
    "stiker", "kartu", "kalender", "foto", "gambar", "brosur", "kertas", "selebaran", "leaflet", "spesimen", "pamflet",
    "tulisan", "bolpoin", "poster",
))  # fmt: skip
_INSIDE = frozenset(
    ("dalam", "dalamnya", "isinya", "isi", "kantongnya", "plastiknya", "kresek", "bungkusnya", "tasnya")
)
_DEVICES = frozenset((
    "ponselnya", "hp-nya", "hpnya", "akunnya", "gawainya", "whatsappnya", "wa-nya", "facebooknya", "instagramnya",
    "nomornya", "handphonenya", "tiktoknya", "fb-nya", "ig-nya", "hape-nya", "hapenya", "medsosnya",
))  # fmt: skip
_DEVICE, _PRINT, _SAID = frozenset(("ponsel", "hp", "akun", "gawai", "hape", "handphone")), 2, 10
_OWN = frozenset(("pribadinya", "miliknya", "nya", "dia", "pribadi"))
_TO_VOTERS = frozenset((
    "tps", "antre", "antrean", "bilik", "coblos", "nyoblos", "mencoblos", "coblosan", "pencoblosan", "pemilih",
    "pilkada", "pemilu", "pilgub", "pilbup", "pilwalkot", "sembako", "bansos", "blt", "bantuan", "warga", "ibu-ibu",
    "tetangga",
))  # fmt: skip
_IN_OFFICE = frozenset(("bupati", "wali", "walikota", "gubernur", "pak", "bu", "bapak", "ibu", "pemimpin", "yang"))
_CALLED_IN = frozenset(
    ("masuk", "silakan", "giliran", "loket", "maju", "dipanggil", "offside", "tunggu", "habis", "kosong", "kok", "sepi")
) | frozenset(("kesehatan", "keselamatan", "keamanan", "rusak", "penuh", "ramai", "macet", "bocor", "selanjutnya"))
_PLEAS, _SHORT = frozenset(("tolong", "mohon", "minta", "tulung")), 4
_POLLS = (
    "pilkada",
    "pemilu",
    "pilgub",
    "pilbup",
    "pilwalkot",
    "pilwali",
    "pilpres",
    "tps",
    "coblos",
    "periode",
    "pencoblosan",
)
_POLL_NEAR, _ACCOUNT_NEAR, _BY_NEAR = 6, 3, 8  # tokens
_BY = frozenset(("sama", "oleh", "ama", "karo", "ku", "ku'"))
_UMPIRES = frozenset(("kpu", "kpud", "bawaslu", "panwaslu", "panwascam", "pps", "ppk"))
POLL_BODIES = _UMPIRES | {"kpps"}
_INVESTIGATORS = frozenset(("polisi", "penyidik", "jaksa", "kejaksaan", "bpk", "inspektorat"))
_POLL = frozenset(("tps", "kpps", "ppk", "pps", "kpu", "bawaslu", "panwascam", "petugas", "rekapitulasi", "pleno"))
_NATURE = frozenset((
    "angin", "badai", "banjir", "bencana", "longsor", "hujan", "petir", "gempa", "ombak", "gelombang", "abrasi", "rob",
    "kebakaran", "pohon", "monyet", "sapi", "kambing", "kerbau", "babi", "anjing", "kera", "gajah", "ayam",
))  # fmt: skip
_SAID_TO_BE = frozenset(("dinilai", "dituding", "disebut", "dianggap", "dicap", "dituduh", "diduga", "dikritik"))
_NO_POST = frozenset((
    "panitia", "hakim", "partai", "dprd", "nakhoda", "massa", "preman", "ormas", "mahasiswa", "suporter", "takmir",
    "kontraktor", "sopir", "pengusaha",
))  # fmt: skip
_JUDGED = frozenset((
    "media", "wasit", "lsm", "kpu", "kpud", "bawaslu", "panwaslu", "panwascam", "hakim", "lembaga", "moderator",
    "panelis", "ormas", "pers", "wartawan", "televisi", "juri",
))  # fmt: skip
_HEARINGS = frozenset(("gelar", "sidang", "pemeriksaan", "klarifikasi", "pleno", "putusan", "ekspose"))
_FOUND = frozenset(("menemukan", "nemu", "menyita", "temukan", "mendapati"))
_CLEARED = frozenset(("dibersihkan", "dicopot", "ditertibkan", "izin", "dilepas"))
_HELD_BY = frozenset((
    "gelaran", "digelar", "oleh", "milik", "garapan", "acara", "kegiatan", "sosialisasi", "diadakan", "hajatan",
    "agenda", "besutan", "diselenggarakan", "bikinan", "simulasi", "kirab", "rapat", "undangan", "panggung", "senam",
))  # fmt: skip


def by_the_side(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'Bansos diaku-aku caleg, kepala dinas meminta warga tidak percaya': the side itself does it."""
    begin = draft.sentences[hit.sentence].first_token
    if side is None or within(actors, begin, hit.first):
        return False
    passive = hit.passive or draft.tokens[hit.first].startswith("di")
    return side.last == hit.first or (passive and 0 <= side.first - hit.last <= 1)


def for_the_poll(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'menyediakan halaman sekolahnya untuk TPS 07', 'menanggung sewa tenda untuk TPS': the poll serves no side."""
    behind = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _POLL_NEAR)]
    return "untuk" in behind and not _POLL.isdisjoint(behind[behind.index("untuk") :][:3])


def by_somebody_named(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Kampanye paslon 2 dipimpin Darmo Sutirta, kapolres menurunkan personel': a name right behind the passive."""
    row = draft.sentences[hit.sentence]
    if not hit.passive or hit.last >= row.last_token or draft.title_case(hit.sentence):
        return False
    return draft.is_upper(hit.last) and not within(actors, hit.last, hit.last + 2)


def by_an_account(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Video camat diposting ulang akun timses, camat minta dihapus': the account reposts, no post owns it."""
    behind = draft.tokens[hit.last : hit.last + 2]
    return hit.passive and "akun" in behind and not within(actors, hit.last, hit.last + _ACCOUNT_NEAR)


def no_pledge(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'mendata napi yang mau nyoblos 01' takes names; 'mendata napi yang mau nyoblos, mau 01 mau 02 bebas' does not."""
    if side is None or side.first < hit.last:
        return True
    between = draft.tokens[hit.last : side.first]
    asks = draft.tokens[hit.last - 1] in _ASKS and _NAMES.isdisjoint(between[:1])
    cleared = not _CLEARED.isdisjoint(draft.tokens[side.last : side.last + _SAID])
    if cleared or asks or "," in between or "yang" not in between:
        return True
    at = between.index("yang")
    return _PLEDGED.isdisjoint(between[at + 1 : at + 3])


def nothing_inside(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'lengkap sama kartu nama capres', 'ada kalender cabup di dalamnya': the print stands right behind the words."""
    if side is None or side.first < hit.last or _SMALL.isdisjoint(draft.tokens[hit.last : hit.last + _PRINT + 1]):
        return True
    row = draft.sentences[hit.sentence]
    if not _FOUND.isdisjoint(draft.tokens[row.first_token : hit.first]):
        return True  # 'Kades menemukan paket sembako lengkap kartu nama caleg'
    bare = draft.tokens[hit.first : hit.last] == ["ada"]
    return bare and _INSIDE.isdisjoint(draft.tokens[row.first_token : row.last_token])


def of_no_device(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'berdalih ponselnya dipakai anaknya saat muncul status "02 menang"': what he excuses was posted from it."""
    words = draft.tokens[hit.last : hit.last + _PRINT + 1]
    own = any(one in _DEVICE and two in _OWN for one, two in pairwise(words))
    return _DEVICES.isdisjoint(words) and not own


def no_whisper(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'bisikin orang antre TPS: "nomor 6 nggih"': a quote that opens with the number, said to voters."""
    if side is None or side.first < hit.last:
        return True
    tokens, row = draft.tokens, draft.sentences[hit.sentence]
    opens = next((n for n in range(side.first - 1, hit.last - 1, -1) if tokens[n] in {'"', "'", ":"}), None)
    near = opens is not None and opens - hit.last <= _SAID and side.first - opens <= _PRINT + 2
    words = tokens[row.first_token : row.last_token]
    return not near or _TO_VOTERS.isdisjoint(words) or not _CALLED_IN.isdisjoint(tokens[side.last : row.last_token])


def of_no_poll(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'lanjutkan bupati yang sekarang di pilkada nanti': without a word of the poll it may be any work."""
    row = draft.sentences[hit.sentence]
    line = draft.view.text[row.start : row.end]
    whom = draft.tokens[hit.last : hit.last + 1]
    return _IN_OFFICE.isdisjoint(whom) or not any(word in line for word in _POLLS)


def of_no_team(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'menyodorkan formulir relawan paslon 2', 'mengedarkan blangko anggota tim': a paper by which one joins."""
    words = draft.tokens[hit.last : hit.last + _PAPER]
    at = next((n for n, word in enumerate(words) if word in _PAPERS), None)
    if at is None or side is None or side.last <= hit.first:
        return True
    behind = draft.tokens[hit.last + at + 1 : hit.last + at + _JOIN]
    to = next((n for n, word in enumerate(behind) if word in {"ke", "kepada", "pada", "buat"}), len(behind))
    return _JOINS.isdisjoint(behind[:to])


def is_place(draft: Draft, hit: Hit) -> bool:
    """'Kepala UPT Pasar Serang kumpulkan pedagang': a town, no verb; a headline of capitals says nothing."""
    row = draft.sentences[hit.sentence]
    if hit.last - hit.first != 1 or hit.first == row.first_token or draft.title_case(hit.sentence):
        return False
    return draft.is_upper(hit.first) and any(place.start == hit.start for place in draft.places_of[hit.sentence])


def takes_step(draft: Draft, last: int, thing: Hit) -> bool:
    """'Laporan kades merobek baliho paslon 2 diregistrasi Bawaslu': the authority takes the step."""
    if not thing.has("authority") or "yang" in draft.tokens[last : thing.first]:
        return False
    return any(other.has("step") and last <= other.first < thing.first for other in draft.near(last, thing.first, 0))


def of_other_need(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'warung yang ketabrak truk rombongan paslon 3, tolong dibantu': who is to be helped is no side."""
    pleads = draft.tokens[hit.first] in _PLEAS and side is not None and side.last <= hit.first
    return pleads and side is not None and "," in draft.tokens[side.last : hit.first] and not _asked_for(draft, side)


def _asked_for(draft: Draft, side: FoundSide) -> bool:
    """'Pilkada nanti ke nomor 2, tolong dibantu': the side opens its part of the sentence."""
    row = draft.sentences[side.side.sentence]
    front = draft.tokens[row.first_token : side.first]
    part = front[len(front) - front[::-1].index(",") :] if "," in front else front
    return not any(word.startswith(("ke", "ter", "di")) and len(word) > _SHORT for word in part)


def by_the_side_behind(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'Kadis disebut tukang ngibul sama paslon 3', 'dihina oleh cabup': the side speaks of the post in front."""
    passive = hit.passive or draft.tokens[hit.first].startswith("di")
    if passive and not draft.knowledge.words["reading.others"].isdisjoint(draft.tokens[hit.last : hit.last + 1]):
        return True  # 'dicaci warganet'
    if side is None or side.first < hit.last or not passive:
        return False
    begin = draft.sentences[hit.sentence].first_token
    by = not _BY.isdisjoint(draft.tokens[side.first - 1 : side.first]) or side.first == hit.last
    return by and bool(within(actors, begin, hit.first))


def at_an_umpires_event(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'jadi MC simulasi pencoblosan gelaran KPU', 'memandu sosialisasi KPU': the poll's own event serves no side."""
    last = min(draft.sentences[hit.sentence].last_token, hit.last + _BY_NEAR)
    stop = next((n for n in range(hit.last, last) if draft.tokens[n] == ","), last)
    return any(
        draft.tokens[n] in _UMPIRES and draft.tokens[n - 1] in _HELD_BY and n > hit.last for n in range(hit.last, stop)
    )


def by_no_official(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Angin kencang merusak tenda kampanye paslon 2, camat membantu': no post in front of the verb."""
    row = draft.sentences[hit.sentence]
    if hit.passive or draft.tokens[hit.first].startswith("di"):  # 'Kapolsek menjaga posko yang dilempari batu'
        return not within(actors, hit.last, row.last_token)
    return not within(actors, row.first_token, hit.first)


def by_nature(draft: Draft, actors: list[FoundActor], hit: Hit) -> bool:
    """'Longsor memutus akses ke basis paslon 1, camat ...', 'Sapi milik kades merusak posko': weather and beasts."""
    begin = draft.sentences[hit.sentence].first_token
    front, behind = draft.tokens[begin : hit.first], within(actors, hit.last, draft.sentences[hit.sentence].last_token)
    if not front or "," in front or not draft.tokens[hit.first].startswith("me"):
        return False
    if front[0] in _NO_POST and behind:  # 'Panitia mematikan sound karena hujan, camat berterima kasih'
        return not within(actors, begin, hit.first) and "," in draft.tokens[hit.last : behind[0].first]
    return front[0] in _NATURE and ("milik" in front or not within(actors, begin, hit.first))


def in_other_part(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'menyusun slogan kota, cabup 3 memuji', 'mengelola grup WA kades dan menghapus iklan caleg': told apart."""
    if side is None or side.first < hit.last:
        return False
    between = draft.tokens[hit.last : side.first]
    second = any(one == "dan" and two.startswith(("me", "nge")) for one, two in pairwise(between))
    return second or "," in between


def said_of_no_post(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Media lokal dituding tidak netral, kadis mengimbau tenang': who is judged opens the sentence."""
    row = draft.sentences[hit.sentence]
    front = draft.tokens[row.first_token : hit.first]
    opens = front[:1] != [] and front[0] in _JUDGED and not _SAID_TO_BE.isdisjoint(front[-2:]) and "," not in front
    return opens and not within(actors, row.first_token, hit.last) and within(actors, hit.last, row.last_token) != []


def closed_by_none(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Kantor pos tutup, caleg gagal kirim berkas, lurah membantu': closed as it stands, told of nobody's doing."""
    row = draft.sentences[hit.sentence]
    bare = draft.tokens[hit.first] in {"tutup", "libur"} and draft.tokens[hit.last : hit.last + 1] == [","]
    return bare and hit.first > row.first_token and not within(actors, row.first_token, hit.first)


def to_umpires(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'menyerahkan data pasien ke KPU untuk pemeriksaan paslon': they ask for it."""
    behind = draft.tokens[hit.last : hit.last + _POLL_NEAR]
    to = next((n for n, word in enumerate(behind) if word in {"ke", "kepada"}), None)
    return to is not None and not (_UMPIRES | _INVESTIGATORS).isdisjoint(behind[to + 1 : to + 2])


def hearing_held(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'Gelar perkara lurah yang mengelola grup relawan digelar besok': what is held is a hearing."""
    return draft.tokens[draft.sentences[hit.sentence].first_token] in _HEARINGS and hit.passive


def warns_whoever(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'mengultimatum siapa pun yang membagikan uang untuk memenangkan paslon': a warning, no order."""
    return "ultimatum" in draft.tokens[hit.first] and draft.tokens[hit.last : hit.last + 1] == ["siapa"]
