"""Steps and acts of whoever may come: sanctions that are ready, reports that are invited, parts of a procedure.

'PPPK yang ... bisa disanksi teguran', 'siapkan sanksi bagi', 'silakan dilaporkan', 'alur penanganan laporan: ...'.
Used by `grounding` (steps) and `general` (acts).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.reasons import own_wish
from pipelines.reading.risks import heads_warning

if TYPE_CHECKING:
    from pipelines.knowledge.rows import StepRow
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_READY = frozenset(("bisa", "dapat", "siapkan", "menyiapkan", "disiapkan", "silakan", "dipersilakan", "berujung"))
_DONE = frozenset(("sudah", "telah", "usai", "setelah", "akhirnya", "tidak", "tak", "kemarin"))
_NO_MERCY = frozenset(("segan", "segan-segan", "ragu", "sungkan", "takut"))
_SEEN = frozenset(("viral", "terekam", "videonya", "fotonya", "kemarin", "itu", "tersebut", "tadi", "rekaman"))
_RANGES = frozenset(("dari", "mulai", "maksimal", "paling", "bisa", "antara"))
_PENALTY_NOUNS = frozenset(("sanksi", "hukuman", "ancaman"))
_HOW_MANY = frozenset(("jumlah", "angka", "persentase", "proporsi", "banyaknya"))
_BEFALLEN = frozenset((
    "dicopot", "dipecat", "disanksi", "ditindak", "diberhentikan", "diproses", "dihukum", "dinonaktifkan", "dipidana",
    "nonjob", "dinonjob", "dinonjobkan", "siap-siap", "sanksi", "sanksinya",
))  # fmt: skip
_SIGHTS = frozenset(("melihat", "menemukan", "mengetahui", "mendapati", "memergoki", "menjumpai", "menyaksikan"))
_CITIZENS = frozenset(("warga", "masyarakat", "siapa", "siapapun", "pemilih", "publik", "orang"))
_HERE_IS = frozenset(("ini", "begini", "inilah", "berikut"))
_RULE_NOUNS = frozenset((
    "ancamannya", "sanksinya", "aturannya", "hukumannya", "pasalnya", "penjelasannya", "akibatnya", "risikonya",
))  # fmt: skip
_WAYS = frozenset(("cara", "bagaimana", "panduan", "langkah", "tips", "alur", "tahapan"))
_WE = frozenset(("saya", "kami", "segan", "ragu", "sungkan"))
_NEAR = 4  # tokens
_GIVEN, _ENTITLED = frozenset(("sanctioned", "convicted", "proven")), frozenset(("berwenang", "berhak", "bertugas"))
_FLOWS = frozenset(("alur", "tahapan", "mekanisme", "prosedur", "skema"))
_OF_CASES = frozenset(("penanganan", "laporan", "berkas", "proses", "pelaporan", "aduan", "pengaduan", "kerja"))
_THINGS_OFF = frozenset((
    "semua", "seluruh", "setiap", "tiap", "pohon", "tiang", "dinding", "pagar", "posyandu", "kantor", "sekolah", "kaca",
    "mobil", "pintu", "jalan", "halaman", "papan", "tembok", "gerbang", "kendaraan", "area",
))  # fmt: skip
_ANYBODY = frozenset(
    ("siapa", "siapapun", "setiap", "semua", "kedapatan", "ketahuan", "nekat", "melanggar", "terbukti")
)
_WIDE = 12  # tokens
_OTHER_CALLS = frozenset((
    "mengisi", "menjadi", "menerima", "mengikuti", "membantu", "menghadiri", "menyaksikan", "memimpin", "jadi", "isi",
))  # fmt: skip
_AWAITS = frozenset(
    ("menanti", "menunggu", "membayangi", "mengintai", "mengancam", "menghantui", "nunggu", "mengadang")
)
_MAY_COME = frozenset(("bakal", "akan", "bisa", "dapat", "siap", "mungkin"))
_SPANS = 4  # words between a sanction and what it does: 'Turun pangkat selama setahun bakal menimpa ...'
_EACH = frozenset(("setiap", "semua", "seluruh", "tiap", "segenap"))
_SO_THAT = frozenset(("agar", "supaya", "untuk", "karena", "guna"))
_OWN_NEEDS = frozenset((
    "merawat", "mengurus", "menjalani", "istirahat", "beristirahat", "umrah", "haji", "kuliah", "cuti", "pendidikan",
    "berobat", "melanjutkan", "belajar", "berlibur",
))  # fmt: skip
_KINDS = frozenset(
    ("bentuknya", "modusnya", "jenisnya", "bentuk", "modus", "ragamnya", "polanya", "jenis", "pelanggarannya")
)
_WARNS = frozenset(
    ("wanti", "wanti-wanti", "ingatkan", "mengingatkan", "peringatkan", "imbau", "mewanti", "mewanti-wanti")
)
_MAY_BE, _FALLS = frozenset(("bisa", "dapat", "berpotensi")), frozenset(("turun", "kena", "kehilangan", "terkena"))
_BEFALLS = frozenset(("bakal", "akan", "bisa", "dapat", "terancam", "siap-siap"))
_PROVIDED = frozenset(("asal", "asalkan", "selama", "sepanjang", "kecuali"))
_HAILS = frozenset(("izin", "ijin", "min", "mimin", "mau", "numpang", "gan"))
_THREATENS = frozenset(("bakal", "akan", "siap", "siapkan", "menyiapkan", "ancam", "mengancam", "bisa", "dapat"))
_PENALTIES = (
    "blokir", "memblokir", "copot", "mencopot", "pecat", "memecat", "sanksi", "menyanksi", "tindak", "menindak",
    "sikat", "menyikat", "potong", "memotong", "proses", "memproses", "hukum", "menghukum", "bina", "beri", "menjatuhi",
)  # fmt: skip
_INVITED = frozenset(("dilaporkan", "laporkan", "lapor", "melapor", "melaporkan", "adukan", "diadukan"))
STILL = frozenset(("masih", "ketahuan", "kedapatan", "nekat", "tetap", "berani", "telat", "bandel"))
ORDER_HEADS = frozenset(("arahan", "perintah", "instruksi", "pesan", "info", "pengumuman", "imbauan", "amanat"))
_WHERE_TO = (["ke", "mana"], ["ke", "siapa"], ["kemana", "ya"], ["lewat", "mana"], ["di", "mana"], ["dimana", "ya"])
_EVEN_IF = frozenset(("meski", "meskipun", "walau", "walaupun", "kendati", "sekalipun", "biarpun"))
_NOT_TO = frozenset(("jangan", "dilarang", "larang", "melarang", "haram", "wajib", "harus", "tolak"))


def supposed(draft: Draft, row: StepRow, hit: Hit) -> bool:
    """Return whether the step is only ready, invited, or a part of a procedure."""
    tokens, begin = draft.tokens, draft.sentences[hit.sentence].first_token
    front = tokens[max(begin, hit.first - _NEAR) : hit.first]
    front = front[len(front) - front[::-1].index(",") :] if "," in front else front
    if (row.status in _GIVEN or "silakan" in front) and not _READY.isdisjoint(front) and _DONE.isdisjoint(front):
        return True
    if row.status in _GIVEN and not _NO_MERCY.isdisjoint(front):
        return True  # 'tak segan mencopot kepala dinas yang ...'
    if row.status in _GIVEN and (_rule_of_speaker(draft, begin, hit) or heads_warning(draft, hit)):
        return True
    if _in_flow(tokens[begin : hit.first]) or _who_may(tokens, begin, hit.first):
        return True
    if row.status in _GIVEN and own_wish(draft, hit):
        return True
    look = _LOOKS.get(row.id, _LOOKS.get(row.status))
    return look is not None and look(draft, hit, tokens[begin : hit.first])


def _rule_of_speaker(draft: Draft, begin: int, hit: Hit) -> bool:
    """'Sekda: camat yang ketahuan memasang baliho langsung dicopot': whoever does it, says the speaker."""
    tokens = draft.tokens
    colon = next((n for n in range(begin + 1, min(hit.first, begin + _NEAR)) if tokens[n] == ":"), None)
    if colon is None or not _DONE.isdisjoint(tokens[colon : hit.first]):
        return False
    pairs = pairwise(tokens[colon : hit.first])  # 'Instruksi kadis: yang ketahuan pasang foto cagub ditegur'
    if tokens[begin] in ORDER_HEADS and any(one == "yang" and two in STILL for one, two in pairs):
        return True
    posts = draft.near(colon + 1, colon + 1, 0, "post")
    return hit.passive and any(
        post.first == colon + 1 and tokens[post.last : post.last + 1] == ["yang"] for post in posts
    )


def _who_may(tokens: list[str], begin: int, first: int) -> bool:
    """'Siapa yang berwenang memberi sanksi kepada kades tak netral?'."""
    return tokens[begin] == "siapa" and not _ENTITLED.isdisjoint(tokens[begin:first])


def _none_proven(draft: Draft, _: Hit, front: list[str]) -> bool:
    """'belum nyatakan satu pun terbukti'."""
    return front[-2:] == ["satu", "pun"] and not draft.knowledge.words["reading.not"].isdisjoint(front)


def _for_all(draft: Draft, hit: Hit, _: list[str]) -> bool:
    """'rekomendasikan setiap Pj kades dibekali agar tak ...': advice on all of them."""
    behind = draft.tokens[hit.last : hit.last + _WIDE]
    return behind[:1] != [] and behind[0] in _EACH and "yang" not in behind


def _things_taken_off(draft: Draft, hit: Hit, _: list[str]) -> bool:
    """'stiker paslon dicopot dari semua posyandu'; 'dibebastugaskan agar bisa merawat ibunya'."""
    behind = draft.tokens[hit.last : hit.last + _NEAR]
    if _awaits(draft.tokens[hit.last : draft.sentences[hit.sentence].last_token]):
        return True  # 'teguran tertulis menanti lurah yang ...'
    if any(one in _SO_THAT and not _OWN_NEEDS.isdisjoint(behind[n + 1 :]) for n, one in enumerate(behind)):
        return True
    return behind[:1] == ["dari"] and not _THINGS_OFF.isdisjoint(behind[1:3]) and _of_things(draft, hit)


def _awaits(behind: list[str]) -> bool:
    """'turun pangkat setahun bakal menimpa', 'teguran tertulis menanti': it has hit nobody yet."""
    may = (n for n in range(min(len(behind), _SPANS)) if behind[n] in _AWAITS | _MAY_COME)
    at = next(may, None)
    return at is not None and {",", "yang", "dan", "karena", "untuk", "bagi"}.isdisjoint(behind[:at])


def _made_ready(draft: Draft, hit: Hit, _: list[str]) -> bool:
    """'siapkan sanksi bagi kepala SMA siapa pun', 'bahas alur penanganan'."""
    behind = draft.tokens[hit.last : hit.last + _WIDE]
    ready = draft.tokens[hit.first] in _READY and (not _ANYBODY.isdisjoint(behind) or _whoever_of(draft, hit))
    return ready or _in_flow(behind[:_NEAR])


def _whoever_of(draft: Draft, hit: Hit) -> bool:
    """'siapkan sanksi bagi camat yang menyelipkan brosur': a bare post whom nothing points at."""
    posts = draft.near(hit.last + 1, hit.last + 1, 0, "post")
    aimed = draft.tokens[hit.last : hit.last + 1] in (["bagi"], ["untuk"], ["buat"])
    bare = any(post.first == hit.last + 1 and draft.tokens[post.last : post.last + 1] == ["yang"] for post in posts)
    return aimed and bare and _SEEN.isdisjoint(draft.tokens[hit.last : draft.sentences[hit.sentence].last_token])


def _hails(draft: Draft, hit: Hit, front: list[str]) -> bool:
    """'Min izin lapor, ...'; 'apresiasi kades yang laporkan amplop caleg': the official reports."""
    post = draft.near(hit.first - 1, hit.first - 1, 1, "post")
    if not hit.passive and front[-1:] == ["yang"] and any(other.last == hit.first - 1 for other in post):
        return not any(other.first >= hit.last for other in draft.near(hit.last, hit.last, _NEAR, "post"))
    if draft.tokens[hit.first] in _INVITED and draft.tokens[hit.last : hit.last + 2] in _WHERE_TO:
        return True  # 'Lapornya ke mana ya?': nobody has reported it
    if draft.tokens[hit.first] == "lapor" and draft.tokens[hit.last : hit.last + 1] in (["saja"], ["ya"]):
        return True  # 'jangan takut, lapor saja kalau diarahkan'
    return draft.tokens[hit.first] == "lapor" and len(front) <= _NEAR and not _HAILS.isdisjoint(front[-1:])


def _called_for_else(draft: Draft, hit: Hit, _: list[str]) -> bool:
    """'dipanggil mengisi acara Bawaslu', 'dipanggil Bawaslu untuk menerima sosialisasi'."""
    behind = draft.tokens[hit.last : hit.last + _NEAR + 1]
    aims = behind[behind.index("untuk") + 1 :][:1] if "untuk" in behind else behind[:1]
    return hit.passive and not _OTHER_CALLS.isdisjoint(aims)


def _provided(draft: Draft, hit: Hit, front: list[str]) -> bool:
    """'ASN yang duduk ... tidak melanggar, asal pasif': a rule with its condition."""
    behind = draft.tokens[hit.last : hit.last + _NEAR + _NEAR]
    allowed = "boleh" in draft.tokens[hit.first : hit.last + 2]  # 'bukan ASN boleh kampanye, asal ...'
    return not _PROVIDED.isdisjoint(behind[: None if allowed else _NEAR]) and (allowed or "yang" in front)


def _in_flow(front: list[str]) -> bool:
    """'bahas alur penanganan laporan netralitas camat: dua hari kajian, lalu diteruskan atau dihentikan'."""
    return not _FLOWS.isdisjoint(front) and any(one in _FLOWS and two in _OF_CASES for one, two in pairwise(front))


def _of_things(draft: Draft, hit: Hit) -> bool:
    return any("material" in other.meanings.objects for other in draft.hits_of[hit.sentence] if other.last <= hit.first)


def whoever_may(draft: Draft, event: FoundEvent, found: FoundActor | None) -> bool:
    """Return whether the act is of all whom a threat, an invitation or a procedure means."""
    tokens, hit = draft.tokens, event.hit
    row = draft.sentences[hit.sentence]
    words = tokens[row.first_token : row.last_token]
    if _in_flow(words) or _who_may(tokens, row.first_token, hit.first):
        return found is None or not found.numbered
    at = hit.first - row.first_token
    warns = words[at : at + 1] != [] and words[at] in _WARNS and not _BEFALLEN.isdisjoint(words[at:])
    warned = event.rule.directive and (warns or _ends_in_warning(words, at) or _conceded(words[:at]))
    kinds = words[:1] != [] and words[0] in _KINDS and (found is None or found.actor.sentence != hit.sentence)
    hailed = found is not None and _called_on(
        tokens[max(0, found.first - _NEAR) : found.first]
    )  # 'Jangan mau dipecat gara-gara ..., wahai camat'
    if warned or kinds or hailed:
        return True  # 'Bentuknya beragam, dari hadir di kampanye hingga mengunggah dukungan'
    if found is None or found.numbered or found.actor.sentence != hit.sentence or found.first > hit.first:
        return found is not None and _may_cost(draft, event, found)
    front = tokens[row.first_token : found.first]
    if "yang" not in tokens[found.last : hit.first]:
        told = _counted_or_ranged(front, words) or _seen_by_whoever(front) or _rule_told(words)
        return told and not _pointed(draft, found)
    spoken = tokens[found.first - 1] == ":" and tokens[found.last] == "yang" and found.first - 1 > row.first_token
    behind = tokens[hit.last : row.last_token]  # 'Sekda: camat yang ketahuan jadi anggota partai langsung dicopot'
    befalls = spoken and _DONE.isdisjoint(behind) and not _BEFALLEN.isdisjoint(behind)
    if befalls or (found.mass and any(one in _THREATENS and two in _PENALTIES for one, two in pairwise(front))):
        return True
    invited = "silakan" in words and not _INVITED.isdisjoint(words[words.index("silakan") + 1 :][:2])
    own = any(one in _WE and two in _PENALTIES for one, two in pairwise(front))  # 'Kami tidak segan menindak camat ...'
    own = own and _DONE.isdisjoint(set(front) - {"tidak", "tak"})
    return (invited or own or _counted_or_ranged(front, words) or _rule_told(words)) and not _pointed(draft, found)


def _called_on(front: list[str]) -> bool:
    """'wahai camat', 'Sanksi menanti siapa saja anggota Satpol PP yang ...': nobody in particular."""
    return front[-1:] == ["wahai"] or any(one == "siapa" and two in {"saja", "pun"} for one, two in pairwise(front))


def _rule_told(words: list[str]) -> bool:
    """'sekdes yang sebar duit demi caleg dijerat Pasal 523, begini ancamannya', 'demikian bunyi pasal 16'."""
    return any(
        (one in _HERE_IS and two in _RULE_NOUNS) or (one == "bunyi" and two in {"pasal", "aturan", "ketentuan"})
        for one, two in pairwise(words)
    )


def _seen_by_whoever(front: list[str]) -> bool:
    """'posko aduan bagi warga yang melihat camat jadi konsultan paslon': whoever sees one."""
    return len(front) > _NEAR and front[-1] in _SIGHTS and front[-2] == "yang" and front[-3] in _CITIZENS


def _counted_or_ranged(front: list[str], words: list[str]) -> bool:
    """'Jumlah camat yang ... naik', 'Sanksi untuk camat yang ...: dari teguran', 'Cara melaporkan kades yang ...'."""
    if front[-1:] != [] and front[-1] in _HOW_MANY:
        return True
    if front[:1] != [] and front[0] in _WAYS and not _INVITED.isdisjoint(front[1:]):
        return True
    behind = words[words.index(":") + 1 :][:1] if ":" in words else []
    return len(front) == 2 and front[0] in _PENALTY_NOUNS and not _RANGES.isdisjoint(behind)  # noqa: PLR2004 - 'sanksi untuk'


def _may_cost(draft: Draft, event: FoundEvent, found: FoundActor) -> bool:
    """'Kampanye untuk caleg, guru SD bisa dipecat': what it costs whoever does it; 'seorang guru di Sigi' is one."""
    tokens, first = draft.tokens, draft.sentences[event.hit.sentence].first_token
    if found.numbered or event.hit.first - first > 1 or _pointed(draft, found) or tokens[found.first - 1] != ",":
        return False
    last = next((n for n in range(found.last, len(tokens)) if draft.starts[n] >= found.actor.full_end), found.last)
    behind = tokens[last : last + 2]
    return len(behind) > 1 and behind[0] in _MAY_BE and (behind[1].startswith("di") or behind[1] in _FALLS)


def _conceded(front: list[str]) -> bool:
    """'camat jangan hadir di kampanye meski atas perintah bupati': an order that is only supposed."""
    at = next((n for n, word in enumerate(front) if word in _EVEN_IF), None)
    return at is not None and not _NOT_TO.isdisjoint(front[:at])


def _ends_in_warning(words: list[str], at: int) -> bool:
    """'Lurah yang joget ... bakal dipotong tukinnya, asisten pemerintahan wanti-wanti bawahannya'."""
    front = words[:at]
    if "," not in front or "yang" not in front[:4] or words[at : at + 1] == [] or words[at] not in _WARNS:
        return False
    return not _BEFALLS.isdisjoint(front[: front.index(",")])


def _pointed(draft: Draft, found: FoundActor) -> bool:
    front = draft.view.text[found.actor.full_start : found.actor.start]
    return bool(found.actor.places) or bool(front.strip())


_LOOKS = {
    "proven": _none_proven, "forwarded": _for_all, "sanctioned": _things_taken_off,
    "S34.discussed": _made_ready, "S35.asked": _made_ready,
    "S30.reported": _hails, "S31.summoned": _called_for_else, "S01.cleared": _provided,
}  # fmt: skip
