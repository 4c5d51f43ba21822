"""Acts whose mood another part of the sentence corrects: a reason denied, a wish that it had not been, an exception.

Used by `frames` for the mood of one act, and by `undoing`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.defences import answers_evidence
from pipelines.reading.fronting import not_lent
from pipelines.reading.registers import LISTED, not_listed

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_ORDERS = frozenset((
    "minta", "meminta", "diminta", "perintahkan", "memerintahkan", "diperintahkan", "instruksikan", "menginstruksikan",
    "imbau", "mengimbau", "ingatkan", "mengingatkan", "wajibkan", "mewajibkan", "wajib", "suruh", "menyuruh", "disuruh",
))  # fmt: skip
_ONE_SIDE = frozenset(("lawan", "lain", "sebelah", "penantang", "satu", "dua", "tiga", "nomor", "1", "2", "3", "4"))
_ASKED_NEAR = 7  # tokens
_THREAT_NEAR = 8  # tokens
_THREATENS = frozenset(("ancam", "mengancam", "diancam", "ancaman"))
_RULE_NEAR = 2  # tokens
_REASON = 24  # tokens from a punishment to a reason that is denied
_BECAUSE = frozenset(
    ("karena", "lantaran", "gara", "akibat", "sebab", "disebabkan", "gegara", "perkara", "soal", "urusan", "terkait")
)
_SUPPOSING = frozenset(("andai", "seandainya", "andaikan", "andaikata", "coba", "kalau", "sekiranya"))
_BREAKS = frozenset(("melanggar", "langgar", "dilanggar", "menabrak", "mengabaikan", "diabaikan"))
_CLAIMS = frozenset(("mengaku", "ngaku", "mengklaim", "klaim"))
_THEIR_EVENTS = frozenset(("event_political", "event_theirs", "campaign_event", "team_event"))
_ABSENT = frozenset(("absen", "mangkir", "bolos", "membolos", "alpa"))
_NEVER = frozenset(("tak", "tidak", "gak", "nggak", "enggak", "bukan", "ndak"))
_AS_EVER = (
    "tiap pil",
    "tiap pem",
    "dulu",
    " mah",
    "musim",
    "tiap ada",
    "tiap kali",
    "turun-temurun",
    "biasa",
    "tiap mau",
)
_COMES = frozenset(("hadir", "hadiri", "menghadiri", "datang", "mendatangi", "ikut", "mengikuti", "muncul", "ikuti"))
_TO_EVENT = 3  # tokens
_HELD = frozenset(("negated", "barred", "obliged", "realised", "failed"))
_EXCEPT = frozenset(("selain", "kecuali"))
_FOR_WHOM = frozenset(("untuk", "kepada", "bagi", "buat", "ke", "oleh", "tim", "dari"))
_BARE_VOTES = frozenset(("coblos", "pilih", "dukung", "menangkan", "tusuk", "contreng", "nyoblos", "milih"))
_SUBJECTS = frozenset(("yang", "ada", "warga", "mereka", "dia", "untuk", "siapa", "ketahuan", "ikut", "asn", "jangan"))
_TAKEN = frozenset(("dikira", "disangka", "ditafsirkan", "dianggap", "dituduh", "dituding"))
_WHAT_FOR = ("buat apa", "untuk apa", "apa gunanya", "apa guna", "percuma", "ngapain ada")
_HERE = frozenset(("kemarin", "tadi", "semalam", "barusan", "kami", "sini"))
_LEST = frozenset(("supaya", "agar", "biar"))
_TURNS = frozenset(("melainkan", "tetapi", "tapi", "namun", "justru"))
LENDS = frozenset((
    "mengizinkan", "izinkan", "mengijinkan", "meminjamkan", "pinjamkan", "membolehkan", "memperbolehkan", "mengabulkan",
    "menyanggupi", "memberi", "kasih", "ngasih",
))  # fmt: skip
_WANTED, _WANTED_WITHIN = frozenset(("diminta", "dimintai", "diincar", "ditawar", "hendak")), 3  # tokens

_BESIDE_IT = frozenset(("bukan", "saat", "ketika", "sehari", "sebelum", "sewaktu", "pas", "selama"))
_NEAR_HELD = 5  # tokens


def not_because(draft: Draft, hit: Hit) -> bool:
    """'memindahkan stafnya karena kinerja, bukan karena mereka menolak': the refusal is denied as the reason."""
    words = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _REASON)]
    for index, (one, two) in enumerate(pairwise(words)):
        if one == "bukan" and two in _BECAUSE:
            before, behind = words[:index], words[index + 2 :]
            turns = next((n for n, word in enumerate(behind) if word in _TURNS), len(behind))
            return _refuses(draft, behind[:turns]) and not _refuses(draft, before)
    return False


def _refuses(draft: Draft, words: list[str]) -> bool:
    lists = draft.knowledge.words
    return not lists["reading.refusing"].isdisjoint(words) or any(
        one in lists["reading.not"] and two in lists["reading.willing"] for one, two in pairwise(words)
    )


def stayed_away(draft: Draft, hit: Hit) -> bool:
    """'mencopot 12 kepala kampung karena tak hadiri deklarasi pencalonannya': not to come is to refuse a side."""
    row = draft.sentences[hit.sentence]
    here = (other for other in draft.near(hit.first, hit.last, _REASON, "obj") if other.sentence == hit.sentence)
    if any("refusal" in other.meanings.objects for other in here):
        return True  # 'memangkas honor perawat yang absen dari kampanye'
    begin = max(row.first_token, hit.first - _REASON)
    words = draft.tokens[begin : min(row.last_token, hit.last + _REASON)]
    at = next(
        (n for n, (one, two) in enumerate(pairwise(words)) if two in _ABSENT or (one in _NEVER and two in _COMES)), None
    )
    if at is None:
        return False
    first = begin + at + 2
    return any(
        0 <= other.first - first <= _TO_EVENT and not _THEIR_EVENTS.isdisjoint(other.meanings.objects)
        for other in draft.near(first, first, _TO_EVENT)
    )


def _refused_work(draft: Draft, hit: Hit) -> bool:
    """'memindahkan bidan yang menolak bertugas': what was refused is the service."""
    lists = draft.knowledge.words
    words = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _REASON)]
    return any(one in lists["reading.refusing"] and two in lists["reading.duties"] for one, two in pairwise(words))


def unreal(draft: Draft, hit: Hit) -> bool:
    """'Andai tak telanjur jadi saksi paslon, ia sudah dilantik': what is wished away has happened."""
    first = draft.sentences[hit.sentence].first_token
    opening = draft.tokens[first : min(hit.first, first + _REASON)]  # 'Andai oknum kabid itu tidak ...'
    if (
        not opening
        or opening[0] not in _SUPPOSING
        or (opening[0] in {"coba", "kalau"} and "saja" not in opening)
        or _NEVER.isdisjoint(opening[1:])
    ):
        return False
    front = draft.tokens[first : hit.first]
    return (
        "," not in front
        and "," in draft.tokens[hit.last : hit.last + _REASON]
        and not draft.sentences[hit.sentence].question
    )


def of_one_day(draft: Draft, hit: Hit) -> bool:
    """'Para camat yang malam itu hadir di jamuan cabup': a day is told, so they are some in particular."""
    row = draft.sentences[hit.sentence]
    return bool(draft.said("reading.then", draft.view.text[row.start : row.end]))


def of_now(draft: Draft, hit: Hit) -> bool:
    """'Setiap unggahan paslon 1 selalu ada komentar pak sekcam': he, these days; 'tiap pemilu, dari dulu': as ever."""
    row = draft.sentences[hit.sentence]
    line = draft.view.text[row.start : row.end]
    return not any(mark in line for mark in _AS_EVER)


def staged(draft: Draft, sentence: int) -> bool:
    """'Dalam ludruk itu tokoh lurah membagikan amplop paslon': played, drilled or set as an exercise."""
    row = draft.sentences[sentence]
    line = draft.view.text[row.start : row.end]
    if draft.said("reading.staged", line):
        return (
            "coblos" not in line and "pemungutan" not in line
        )  # 'saat simulasi pencoblosan wali nagari peragakan ...'
    return "tokoh " in line and any(
        hit.has("post") and draft.tokens[hit.first - 1] == "tokoh" for hit in draft.hits_of[sentence] if hit.first
    )


def _what_for(draft: Draft, hit: Hit) -> bool:
    """'Buat apa ada BKN kalau camat kita kemarin kampanye buat 02': told as done."""
    row = draft.sentences[hit.sentence]
    words = draft.tokens[row.first_token : row.last_token]
    front = draft.view.text[row.start : draft.starts[hit.first]]
    return any(phrase in front for phrase in _WHAT_FOR) and not _HERE.isdisjoint(words)


def _if_you_love(draft: Draft, hit: Hit) -> bool:
    """'kalau sayang sekolah ini coblos nomor dua': the order hangs on no condition (codebook, borderlines)."""
    tokens, lists = draft.tokens, draft.knowledge.words
    if tokens[hit.first] not in _BARE_VOTES:
        return False
    first = draft.sentences[hit.sentence].first_token
    opens = [n for n in range(first, hit.first - 2) if tokens[n] in lists["reading.if_words"]]
    if not opens or tokens[opens[-1] + 1] not in lists["reading.wants"]:
        return False
    return _SUBJECTS.isdisjoint(tokens[opens[-1] + 1 : hit.first])


def lest_taken(draft: Draft, hit: Hit) -> bool:
    """'cukup mengepalkan tangan, supaya tidak dikira mendukung calon': a sign that is meant to be none."""
    words = draft.tokens[hit.last : draft.sentences[hit.sentence].last_token]
    return any(two in _TAKEN and one in _NEVER for one, two in pairwise(words))


def wanted_by_others(draft: Draft, hit: Hit) -> bool:
    """'Panggung kecamatan diminta relawan cagub, camat menolak': asked for, and not given yet."""
    behind = draft.tokens[hit.last : hit.last + _WANTED_WITHIN]
    return not _WANTED.isdisjoint(behind)


def so_that_not(draft: Draft, first: int, last: int) -> bool:
    """'cukup mengepalkan tangan, supaya tidak dikira mendukung calon', 'agar siswa tidak terganggu kampanye'."""
    words = draft.tokens[first:last]
    return any(
        one in _LEST and not {"tidak", "tak", "gak"}.isdisjoint(words[n + 1 : n + 3]) for n, one in enumerate(words)
    )


def excepted(draft: Draft, first: int) -> bool:
    """'tidak meminjamkan balai desa selain untuk tim paslon 2': the one side left out is the one that is meant."""
    front = draft.tokens[max(0, first - 3) : first]
    return any(word in _EXCEPT for word in front) and (front[-1] in _EXCEPT or front[-1] in _FOR_WHOM)


def _ruled_out(draft: Draft, event: FoundEvent, side: int) -> bool:
    """'profil WA tidak boleh ada gambar paslon', 'grup kantor jangan dipakai ...': said of the thing in front."""
    if "takes_down" in event.rule.known_as:  # 'Sekda minta semua OPD copot kalender bergambar paslon'
        row = draft.sentences[event.hit.sentence]
        front = draft.tokens[max(row.first_token, event.hit.first - _ASKED_NEAR) : event.hit.first]
        bare = draft.tokens[side : side + 1] in (["paslon"], ["calon"], ["caleg"], ["partai"], ["kandidat"])
        one = _ONE_SIDE.isdisjoint(draft.tokens[side + 1 : side + 3])
        return bare and one and not _ORDERS.isdisjoint(front)
    if draft.tokens[event.hit.first - 1] in {"larangan", "pelarangan"}:
        row = draft.sentences[event.hit.sentence]
        # 'sosialisasi larangan hadir pada deklarasi paslon'; not 'melanggar larangan kampanye'
        return _BREAKS.isdisjoint(draft.tokens[row.first_token : row.last_token])
    if event.voice not in {"noun", "bare"} or event.rule.directive or event.rule.punishes:
        return False
    behind = draft.tokens[event.hit.last : side][:_RULE_NEAR]
    return behind[:1] in (["dilarang"], ["jangan"], ["haram"]) or (
        behind[:1] != [] and behind[0] in _NEVER and behind[1:2] in (["boleh"], ["usah"], ["perlu"])
    )


def _for_neutrality(draft: Draft, event: FoundEvent) -> bool:
    """'Ancam putus kontrak sopir yang ketahuan berkaus paslon, seorang kadis minta stafnya netral': a warning."""
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : row.last_token]
    if event.rule.punishes or "yang" not in behind[:_THREAT_NEAR] or "netral" not in behind:
        return False
    whoever, calm = behind.index("yang"), behind.index("netral")
    lists = draft.knowledge.words
    refuses = lists["reading.refusing"] | _NEVER
    return refuses.isdisjoint(behind[whoever : whoever + 3]) and (_NEVER | _CLAIMS).isdisjoint(behind[calm - 1 : calm])


def _threatened(draft: Draft, event: FoundEvent) -> bool:
    """The act behind such a threat: 'sopir yang ketahuan berkaus paslon'."""
    row = draft.sentences[event.hit.sentence]
    front = draft.tokens[row.first_token : event.hit.first]
    return (
        not _THREATENS.isdisjoint(front[:_THREAT_NEAR])
        and "yang" in front[-_THREAT_NEAR:]
        and "netral" in draft.tokens[event.hit.last : row.last_token]
    )


def _not_held(draft: Draft, event: FoundEvent) -> bool:
    """'Rapat pemenangan di aula kecamatan tidak jadi dilaksanakan', 'pengajian di aula kelurahan, bukan kampanye'."""
    hit, thing = event.hit, event.object_hit
    lists, row = draft.knowledge.words, draft.sentences[hit.sentence]
    if thing is not None and draft.tokens[thing.first - 1] == "bukan" and not draft.having("authority"):
        return True
    near = draft.tokens[max(row.first_token, hit.first - _NEAR_HELD) : min(row.last_token, hit.last + _NEAR_HELD)]
    not_so = any(one in lists["reading.not"] and two in {"jadi", "digelar"} for one, two in pairwise(near))
    return not_so or not lists["reading.called_off"].isdisjoint(near)


def denied_or_wished(draft: Draft, event: FoundEvent, side: int | None) -> FoundEvent:
    """Return the act with its mood corrected: a reason denied, wished away, one side left out of what is forbidden."""
    mood = event.reach.mood
    if side is not None and mood in _HELD and excepted(draft, side):
        event.reach.mood, event.refused = "realised", False
    if mood == "realised" and side is not None and _ruled_out(draft, event, side):
        event.reach.mood = "barred"
    off = "state_ground" in event.rule.known_as and _not_held(draft, event)
    if mood == "realised" and (off or not_lent(draft, event)):
        event.reach.mood = "failed"
    if mood in {"realised", "alleged"} and event.rule.code in LISTED and not_listed(draft, event):
        event.reach.mood = "negated"
    if mood == "realised" and event.rule.code == "N04" and _threatened(draft, event):
        event.reach.mood = "conditional"
    if mood == "realised" and event.rule.code == "N18" and _for_neutrality(draft, event):
        event.reach.mood = "barred"
    if mood == "negated" and not event.rule.punishes and answers_evidence(draft, event.hit):
        event.reach.mood = "realised"
    if mood in {"conditional", "negated"} and unreal(draft, event.hit):
        event.reach.mood = "realised"
    if mood == "conditional" and _what_for(draft, event.hit):
        event.reach.mood = "realised"
    if mood == "conditional" and event.rule.directive and _if_you_love(draft, event.hit):
        event.reach.mood = "realised"
    sided = side is not None and _BESIDE_IT.isdisjoint(draft.tokens[event.hit.last : side])
    refused_work = (event.rule.punishes or event.rule.refused) and not sided and _refused_work(draft, event.hit)
    if refused_work or (event.rule.punishes and not_because(draft, event.hit)):
        event.reach.mood, event.excused = "negated", event.excused or "apart"
    return event
