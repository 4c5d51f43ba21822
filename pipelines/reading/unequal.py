"""One side gets what the other is refused: 'lapangan boleh buat 01, giliran 02 suratnya dicabut'. Used by `favouring`.

No single verb tells it: the act is the contrast of two clauses, each with its own side, one with a word of granting and
one with a word of refusing, and an official beside them. What both get, what both are refused and what an umpire
decides is none.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.found import FoundEvent
from pipelines.reading.moods import Reach

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.moods import Moods
    from pipelines.reading.sides import FoundSide

_GRANTS = frozenset((
    "boleh", "buka", "membuka", "bukakan", "bebas", "diizinkan", "izinkan", "mengizinkan", "diizinin", "izinin",
    "diberi", "dikasih", "kasih", "dikasi", "sampai", "sampe", "dipinjami", "dipinjemin", "meminjami",
    "meminjamkan", "dipinjamkan", "pinjamkan", "dibuka", "dibukakan", "lancar", "gratis", "cuma-cuma", "dibiarkan",
    "dibiarin", "biarkan", "membiarkan", "dilayani", "diproses", "disetujui", "setujui", "menyetujui", "terbit",
    "keluar", "dipermudah", "mempermudah", "permudah", "difasilitasi", "fasilitasi", "mulus", "langsung", "sehari",
    "kebagian", "dapat", "utuh",
    "dilap", "dirawat", "dipoles", "dirapikan", "dibetulkan", "ditegakkan", "kinclong", "dibenerin",
    "dibenahi", "diperbaiki", "ditegakin", "dijagain", "dipertahankan", "diselamatkan", "dibetulin", "dipasang",
    "diantar", "dipersilakan", "silakan", "diladeni", "diterima", "diloloskan",
    "meloloskan", "leluasa", "dijaga", "aman", "didiamkan", "didiemin", "mendiamkan", "diam", "beres", "cair",
    "lolos", "dilepas", "diberangkatkan", "mengalir", "ngalir", "menyala", "dinyalakan", "disambung",
    "tersambung", "melenggang", "berkibar", "dipajang", "dipertahankan", "rampung",
    "dikabulkan", "mengabulkan", "dikawal", "ditanggapi", "dicairkan", "dibela", "didahulukan",
))  # fmt: skip
_REFUSES = frozenset((
    "ditolak", "dipaksa", "pindah", "digusur", "menolak", "tolak", "dicabut", "mencabut", "cabut", "dipersulit",
    "persulit", "mempersulit", "dilarang", "melarang", "larang", "rusak", "direnovasi", "renovasi", "penuh",
    "dikunci", "digembok", "dipingpong", "diusir", "usir", "mengusir", "dibubarkan", "bubarkan", "membubarkan",
    "diturunkan", "turunkan", "menurunkan", "dicopot", "copot", "mencopot", "mencopoti", "dicopoti",
    "bongkar", "membongkar", "nyopot", "nyabut", "nyopotin", "dicopotin", "diturunin", "ngangkut",
    "dilepas", "melepas", "dibuang", "membuang", "digulung", "digunting", "ditertibkan", "dirobek", "diangkut",
    "disobek", "dibongkar", "dicoret", "dibatalkan", "batalkan", "membatalkan", "diundur", "ditunda", "ditahan",
    "menahan", "tahan", "dimintai", "ditarik", "dipalang", "disuruh", "berbelit", "berbelit-belit", "dipersoalkan",
    "diabaikan", "dipungut", "membayar", "bayar", "dibayar", "ditutup", "menutup", "tutup", "menunggu", "disegel",
    "dicuekin", "mandek", "macet", "sulit", "susah", "habis", "disikat", "menyikat", "disapu", "diberangus",
    "dibabat", "dicabuti", "dibekukan", "membekukan", "nahan", "emoh", "ogah", "dikandangkan", "dilego", "mangkrak",
    "putus", "memutus", "putuskan", "diputus", "memutuskan", "dipadamkan", "memadamkan", "padamkan", "dimatikan",
    "mematikan", "matikan", "digeser", "menggeser", "dihentikan", "menghentikan", "hentikan", "dicegat", "mencegat",
    "diblokir", "disita", "menyita", "dipangkas", "dikembalikan", "raib", "hilang", "dirobohkan", "merobohkan",
    "robohkan", "mencopoti", "dicopoti", "membongkar", "bongkar", "menertibkan", "tertibkan", "merobek", "menyobek",
    "mencabuti", "membabat", "menggulung", "digulung", "mengangkut", "angkut", "mempreteli", "dipreteli", "menyapu",
    "melucuti", "dilucuti", "menebang", "ditebang", "nyopot", "nyopotin", "nyabut", "nyabutin", "ngrobohin",
    "menggusur", "membredel", "dibredel", "melipat", "dilipat", "membersihkan", "dibersihkan", "menumbangkan",
    "singkirkan", "menyingkirkan", "nyingkirin", "disingkirkan", "disingkirin", "copoti", "nurunin", "razia",
    "cabuti", "nertibin", "ngebersihin", "dibersihin", "ngebongkar", "ngangkut", "ngangkutin", "merazia", "dirazia",
))  # fmt: skip
_NOT = frozenset(("tidak", "tak", "gak", "nggak", "enggak", "ndak", "belum", "ora", "teu", "tra", "nda", "ga"))
_LET = frozenset(("dibiarkan", "dibiarin", "membiarkan", "biarkan", "biarin"))  # 'dibiarkan menutup rambu'
_REPLIED = frozenset((
    "dijawab", "menjawab", "digubris", "ditanggapi", "direspons", "direspon", "diteken", "meneken",
    "ditandatangani", "dibalas", "kunjung", "pernah", "jadi", "dapat", "bisa", "sempat", "diurus", "ada", "dibagi",
    "dicairkan", "menggubris", "menanggapi", "merespons", "memproses", "menerima",
))  # fmt: skip
_PARTS = frozenset((
    ",", ";", ".", "sementara", "sedangkan", "giliran", "tapi", "tetapi", "padahal", "sebaliknya", "namun", "malah",
    "justru", "lah", "eh", "beda", "kalau", "sedang", "adapun", "ganti", "begitu", "pas",
))  # fmt: skip
_OTHERS = frozenset(("lawan", "lawannya", "penantang", "penantangnya", "sebelah", "lain", "lainnya", "rival"))
_BESIDE = frozenset(("sebelah", "lain", "lainnya"))  # 'di sebelahnya' is a place, 'kubu sebelah' a side
_HEADS = frozenset((
    "kubu", "paslon", "calon", "tim", "pasangan", "yang", "kampung", "desa", "dusun", "rw", "rt", "jagoan",
))  # fmt: skip
_OWN = frozenset(("petahana", "incumbent"))
_THINGS = frozenset((
    "lapangan", "aula", "gor", "stadion", "balai", "gedung", "alun-alun", "halaman", "izin", "ijin", "surat",
    "suratnya", "alun", "izinnya", "permohonan", "permohonannya", "rekomendasi", "baliho", "balihonya", "spanduk",
    "banner", "poster", "posternya", "bannernya",
    "spanduknya", "bendera", "posko", "panggung", "tenda", "bansos", "bantuan", "beras", "undangan", "sound",
    "pengeras", "tempat", "jalan", "kampanye", "stiker", "atribut", "apk", "berkas", "berkasnya", "domisili", "ktp",
    "pengantar", "listrik", "parkir", "pendopo", "pendapa", "terminal", "pasar", "sekolah", "masjid", "jadwal",
    "acara", "acaranya", "lapangannya", "hibah", "aduan", "pengaduan", "laporan", "rekom", "proposal", "hibahnya",
    "proposalnya", "aduannya", "laporannya", "kapal", "perahu", "bus", "truk", "air", "meteran", "pdam", "lampu",
    "stan", "lapak", "kios", "videotron", "iklan", "poster", "parkiran", "rombongan", "suket",
))  # fmt: skip
_PERSONS = frozenset(("asn", "asn_presumed", "non_asn_covered", "unknown", "political"))
_UNREAL = frozenset(("conditional", "question", "obligation"))
_ZONES = frozenset(("title", "lead", "body"))
_JOINS = frozenset(
    ("dan", "maupun", "dengan", "sama", "atau", "serta", "paslon", "pasangan", "nomor", "calon", ",", "tim")
)
_ALIKE = frozenset(("diundi", "bergiliran", "bergantian", "dua-duanya", "keduanya", "sama-sama", "duanya"))
_EVEN = frozenset(("juga", "sama"))  # 'cabup 01 dan 02 sama saja'
_SAME = frozenset(("saja", "ae", "rata", "semua", "wae", "nasibnya"))
_ALSO = frozenset(("juga", "ikut", "pun", "sama"))
_BY_RULE = (
    "sesuai zona", "sesuai aturan", "sesuai titik", "berizin", "zona larang", "di pohon", "lahan pribadi",
    "lahan warga", "tiang listrik", "fasilitas umum", "trotoar", "tanpa izin", "tak berizin", "sudah rusak",
    "melintang", "menghalangi", " roboh", "dicuri", "pemulung", " angin", "ombak", "longsor", "mogok", "korsleting",
    "gardu", "pipa bocor", "orang tak dikenal",
)  # fmt: skip
_OFFICE = frozenset(("N09", "N10"))
_KEPT_OUT = frozenset(("N01", "N05", "N06", "N09", "N17"))
_LIVE = frozenset(("realised", "alleged"))
_PUT_OFF = frozenset(("menunda", "tunda", "batal", "membatalkan", "batalkan", "penundaan", "menangguhkan"))
_FOR_THEM = frozenset((
    "pendukung", "mendukung", "dukung", "memilih", "pilih", "simpatisan", "relawan", "basis", "timses",
    "menyokong", "sokong", "penyokong", "membela", "bela", "memihak", "berpihak", "condong", "pro", "mengusung",
    "mencoblos", "coblos", "nyoblos", "memenangkan", "menangkan", "menjagokan", "jagokan", "loyal", "merapat",
    "bergabung", "gabung", "dukungan", "kubu", "loyalis", "kader", "menyeberang",
))  # fmt: skip


def held_up(draft: Draft, rule: Rule, hit: Hit, sides: list[FoundSide], here: list[int]) -> bool:
    """'menunda pelantikan', 'menunda jalan sehat karena lapangan dipakai kampanye paslon 2': the side says only why."""
    if "appoints" in rule.known_as:
        return not _PUT_OFF.isdisjoint(draft.tokens[max(0, hit.first - 1) : hit.first])
    if {"withholds", "holds_programme"}.isdisjoint(rule.known_as) or not here:
        return False
    first = sides[here[0]].first
    cause = next(
        (
            other.first
            for other in draft.hits_of[hit.sentence]
            if other.first >= hit.last and any(m.kind == "opener" and m.id == "cause" for m in other.meanings)
        ),
        None,
    )
    return cause is not None and first > cause and _FOR_THEM.isdisjoint(draft.tokens[cause : first + 1])


def unequal(
    draft: Draft, moods: Moods, actors: list[FoundActor], sides: list[FoundSide], told: list[FoundEvent]
) -> list[FoundEvent]:
    """Return the events with the unequal treatment, if the text tells one; what the sides do there is not his act."""
    if not actors or not sides or not draft.holds(_THINGS):
        return told
    if not (draft.holds(_GRANTS) or draft.holds(_ALIKE) or draft.holds(_EVEN)):
        return told
    for sentence in sorted({side.side.sentence for side in sides}):
        if draft.sentences[sentence].zone not in _ZONES:
            continue
        near = {sentence, sentence + 1}
        first, last = _window(draft, sides, sentence)
        verdict, at = _contrast(draft, sides, first, last)
        if verdict == "alike":
            return [e for e in told if e.hit.sentence not in near or not _of_office(e)]
        if verdict == "apart" and _stands(draft, moods, first, last):
            event = _event(draft, actors, sides, (first, last), at)
            if event is not None:
                kept = [e for e in told if e.hit.sentence not in near or e.rule.code not in _KEPT_OUT]
                known = any(e.rule.code == "N10" and e.reach.mood in _LIVE and e.hit.sentence in near for e in kept)
                return kept if known else sorted([*kept, event], key=lambda e: e.hit.start)
    return told


def _of_office(event: FoundEvent) -> bool:
    """What an office does to both: 'mencopoti semua banner, 01 dan 02 sama saja' harms neither."""
    return event.rule.code in _OFFICE or "takes_down" in event.rule.known_as


def _contrast(draft: Draft, sides: list[FoundSide], first: int, last: int) -> tuple[str, int]:
    """Whether two sides are dealt with apart or alike, and where the second stands."""
    marks = _marks(draft, sides, first, last)
    for (at, end, one), (behind, _, other) in pairwise(marks):
        if one == other:
            continue
        same = any(a == "sama" and b in _SAME for a, b in pairwise(draft.tokens[behind:last]))
        if _JOINS.issuperset(draft.tokens[end:behind]) and (same or not _ALIKE.isdisjoint(draft.tokens[first:last])):
            return "alike", behind
        cut = next((n for n in range(behind - 1, end - 1, -1) if draft.tokens[n] in _PARTS), None)
        if cut is None:
            continue
        stop = next((place for place, _, key in marks if place > behind and key != other), last)
        begin = max((place for place, _, key in marks if place < at and key != one), default=first)
        verdicts = (_verdict(draft, begin, cut), _verdict(draft, cut, stop))
        if verdicts[0] is not None and verdicts[0] != verdicts[1] and verdicts[1] is not None:
            return "apart", behind
        both = verdicts == (False, False) and not _ALSO.isdisjoint(draft.tokens[behind:stop])
        if verdicts == (True, True) or both:
            return "alike", behind
    return "", 0


def _window(draft: Draft, sides: list[FoundSide], sentence: int) -> tuple[int, int]:
    """The sentence, and the next one where it goes on about another side."""
    row = draft.sentences[sentence]
    following = sentence + 1
    at = bisect_left(sides, following, key=lambda side: side.side.sentence)  # they stand in text order
    goes_on = following < len(draft.sentences) and (
        (at < len(sides) and sides[at].side.sentence == following)
        or draft.tokens[draft.sentences[following].first_token] in _PARTS
    )
    return row.first_token, draft.sentences[following].last_token if goes_on else row.last_token


def _marks(draft: Draft, sides: list[FoundSide], first: int, last: int) -> list[tuple[int, int, str]]:
    """Where each side stands, and which it is: a number, the incumbent, the other one."""
    found: dict[int, tuple[int, str]] = {}
    begin, end = (bisect_left(sides, border, key=lambda side: side.first) for border in (first, last))
    for side in sides[begin:end]:
        if side.side.kind not in {"none", "tertentu"}:
            words = draft.tokens[side.first : side.last]
            number = next((word.lstrip("0") for word in words if word.isdigit()), "")
            other = "" if _OTHERS.isdisjoint(words) else "other"
            named = number or (other if _OWN.isdisjoint(words) else "own")
            if named:
                found[side.first] = (side.last, named)
    for index in range(first, last):
        if (
            draft.tokens[index] in _OTHERS
            and (draft.tokens[index] not in _BESIDE or draft.tokens[index - 1] in _HEADS)
            and not any(start <= index < end for start, (end, _) in found.items())
        ):
            found[index] = (index + 1, "other")
    return [(start, *found[start]) for start in sorted(found)]


def _verdict(draft: Draft, first: int, last: int) -> bool | None:
    """Whether the words grant or refuse; None where they do both or neither."""
    granted = refused = False
    for index in range(first, last):
        word = draft.tokens[index]
        before = draft.tokens[max(first, index - 2) : index]
        denied = not _NOT.isdisjoint(before)
        if word in _GRANTS or word in _REPLIED:
            refused = refused or denied
            granted = granted or (not denied and word in _GRANTS)
        elif word in _REFUSES and (index == first or draft.tokens[index - 1] not in _LET):
            refused = refused or not denied
            granted = granted or denied
    return None if granted == refused else granted


def _stands(draft: Draft, moods: Moods, first: int, last: int) -> bool:
    """Told as done, of a thing of the office, and by no umpire."""
    words = draft.tokens[first:last]
    if _THINGS.isdisjoint(words):
        return False
    sentences = {n for n, row in enumerate(draft.sentences) if first <= row.first_token < last}
    supposed = any(moods.operators[index].operator.cls in _UNREAL for n in sentences for index in moods.of_sentence[n])
    umpire = any(hit.has("authority") for n in sentences for hit in draft.hits_of[n])
    line = draft.view.text[draft.starts[first] : draft.ends[last - 1]]
    ordered = any(mark in line for mark in _BY_RULE)
    return not (supposed or umpire or ordered)


def _event(
    draft: Draft, actors: list[FoundActor], sides: list[FoundSide], window: tuple[int, int], at: int
) -> FoundEvent | None:
    here = [
        number
        for number, found in enumerate(actors)
        if window[0] <= found.first < window[1]
        and found.actor.cls in _PERSONS
        and not (found.actor.generic or found.actor.former or found.impostor or found.watchdog)
    ]
    if not here:
        return None
    found = actors[here[0]]
    post = next((hit for hit in draft.hits_of[found.actor.sentence] if hit.first == found.first), None)
    if post is None:
        return None
    side = next((number for number, side in enumerate(sides) if window[0] <= side.first < window[1]), None)
    hit = dataclasses.replace(post, start=draft.starts[at], end=draft.ends[at], first=at, last=at + 1)
    event = FoundEvent(
        draft.knowledge.known["one_side_only"],
        hit,
        "active",
        None,
        side,
        Reach("realised", [], [], habit=False, alleged=False),
    )
    event.agent, event.word = here[0], draft.tokens[at]
    event.agency = post if found.mass else None  # 'Satpol PP turunkan ...': the agency itself
    return event
