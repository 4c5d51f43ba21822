"""Acts that stand beside what is told: for the own spouse, harm done for a choice, leave for one side only.

Used by `settling` only.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_LIVE = frozenset(("realised", "alleged"))
_OPENING, _MATTER = 3, 8  # tokens behind 'karena', behind an order
_SERVES = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08", "N11"))
_BECAUSE = frozenset(("karena", "lantaran", "gara", "gegara", "sebab", "setelah", "usai", "sesudah", "akibat"))
_KEPT_OUT = frozenset(("barred", "negated", "failed"))
_TURNS = frozenset(("sedangkan", "sementara", "tapi", "tetapi", "namun", "padahal", "lain"))
_ALLOWED = frozenset((
    "diizinkan", "dibolehkan", "diperbolehkan", "boleh", "dibiarkan", "diberi", "leluasa", "bebas", "dipersilakan",
    "lolos", "terbit", "disetujui", "diloloskan", "mengizinkan", "membolehkan", "membiarkan",
))  # fmt: skip
_NOT_ALLOWED = frozenset(("juga", "sama", "tidak", "tak", "semua", "seluruh", "kedua"))
_SIDE_WORDS = frozenset(("paslon", "pasangan", "petahana", "partai", "nomor", "calon", "caleg", "kubu", "tim"))
_THEY = frozenset((
    "mereka", "warga", "keluarga", "keluarganya", "pemilik", "pemiliknya", "rumah", "rumahnya", "ikut", "mendukung",
    "dukung", "memasang", "pasang", "memilih", "pilih", "beda", "menolak", "tolak", "hadir", "menghadiri", "ia",
    "dia", "anaknya", "ketahuan", "terlihat", "datang", "pakai", "memakai", "enggan", "ogah", "tak", "tidak",
))  # fmt: skip
_DRIVES = frozenset((
    "pakai", "memakai", "naik", "menaiki", "mengendarai", "kendarai", "menumpang", "menumpangi", "menggunakan",
    "gunakan", "pake", "make", "nganggo", "nunggang", "bawa", "numpak", "mengemudikan", "menyetir", "nyetir",
))  # fmt: skip
_TO, _DRIVEN, _GOAL = frozenset(("ke", "menuju")), 6, 4  # tokens from the thing to 'ke', from 'ke' to the event
_INDEPENDENT = ("perseorangan", "independen", "jalur", "b1", "b.1")
_LETTER = frozenset(("surat", "pernyataan", "piagam", "petisi", "deklarasi", "lembar", "formulir", "form", "ikrar"))
_SPOUSES = frozenset(("istri", "suami"))
_NOMINEES = ("calon", "ca", "bac", "kandidat", "paslon", "petahana")
_WITH_IT = 9  # tokens from a gift to what goes with it
_AND = frozenset(("plus", "dan", "sama", "serta", "disertai", "beserta", "bareng", "sekaligus", "+"))
_AID_BEFORE, _AID_BEHIND = 3, 4  # tokens between an aid and the word that gives it
_NEXT, _AND_ALSO = (
    frozenset(("lalu", "kemudian", "juga", "selanjutnya", "disebut")),
    frozenset(("dan", "serta", "plus")),
)
_ON_STAGE = frozenset(("N04", "N05", "N06"))
_SAYS_IN_IT = frozenset(("yang", "berisi", "bernada", "isinya", "untuk", "agar", "supaya"))
_CAMPAIGN_OF = frozenset(("kampanye", "deklarasi", "pencalonan", "pemenangan"))
_RUNS = 6  # tokens between a spouse and the word that says what for
_SO_THAT = frozenset(("agar", "supaya", "biar"))


def for_spouse(draft: Draft, kept: list[FoundEvent]) -> list[FoundEvent]:
    """'membujuk pasien mencoblos suaminya yang menjadi cabup': whatever the act, it serves the own spouse as well."""
    acts = [event for event in kept if event.rule.code in _SERVES and event.reach.mood in _LIVE and not event.excused]
    if not acts or any(event.rule.code == "N15" for event in kept):
        return []
    runs = draft.knowledge.words["reading.runs"]
    for hit in draft.hits_of[acts[0].hit.sentence]:
        bare = draft.tokens[hit.first] in _SPOUSES  # 'istri camat nyaleg'
        named = bare and hit.has("post")
        apposed = bare and "spouse" in hit.meanings.objects and draft.tokens[hit.first - 1] == ","
        if apposed:  # 'ajakan nomor 2 dari seorang kadis, istri cabup'
            return [dataclasses.replace(acts[0], rule=draft.knowledge.known["for_spouse"])]
        if not named and "own_spouse" not in hit.meanings.objects:
            continue
        behind = draft.tokens[hit.last : hit.last + (1 if named else _RUNS // 2 if bare else _RUNS)]
        behind = behind[: behind.index(".")] if "." in behind else behind
        front = draft.tokens[max(0, hit.first - 1) : hit.first]
        another = bare and behind[:1] != [] and behind[0].startswith(_NOMINEES)  # 'di sebelah istri cawalkot'
        if another and not draft.knowledge.words["reading.beside_whom"].isdisjoint(front):
            continue
        if not runs.isdisjoint(behind) or (not bare and not _CAMPAIGN_OF.isdisjoint(front)):
            return [dataclasses.replace(acts[0], rule=draft.knowledge.known["for_spouse"])]
    return []


def for_their_choice(draft: Draft, kept: list[FoundEvent]) -> list[FoundEvent]:
    """'coret tiga keluarga dari daftar BLT setelah mereka memasang bendera paslon 2': harm done for a choice."""
    harm = next(
        (e for e in kept if "programme_moved" in e.rule.known_as and e.reach.mood in _LIVE and e.side is not None), None
    )
    if harm is None or any(event.rule.code == "N18" for event in kept):
        return []
    words = draft.tokens[harm.hit.last : draft.sentences[harm.hit.sentence].last_token]
    because = [n for n, word in enumerate(words) if word in _BECAUSE]
    theirs = bool(because) and not _THEY.isdisjoint(words[because[0] : because[0] + _OPENING])
    return [dataclasses.replace(harm, rule=draft.knowledge.known["punishes_refusal"])] if theirs else []


def for_one_only(draft: Draft, kept: list[FoundEvent]) -> list[FoundEvent]:
    """'melarang lapangan dipakai kampanye paslon 2, sedangkan paslon 1 diizinkan': what is allowed to one only."""
    barred = next((e for e in kept if e.reach.mood in _KEPT_OUT and e.side is not None and e.agent is not None), None)
    if barred is None or any(event.rule.code == "N10" for event in kept):
        return []
    words = draft.tokens[barred.hit.last : draft.sentences[barred.hit.sentence].last_token]
    turn = next((n for n, word in enumerate(words) if word in _TURNS), None)
    if turn is None or _ALLOWED.isdisjoint(words[turn:]) or not _NOT_ALLOWED.isdisjoint(words[turn:]):
        return []
    if not any(word in _SIDE_WORDS or word.startswith(("cab", "cag", "caw")) for word in words[turn:]):
        return []
    unequal = dataclasses.replace(barred, rule=draft.knowledge.known["withholds"])
    unequal.reach = dataclasses.replace(barred.reach, mood="realised")
    return [unequal]


def with_material(draft: Draft, kept: list[FoundEvent]) -> list[FoundEvent]:
    """'bagi sembako plus kartu nama caleg': the material that goes with the gift is handed out as well."""
    gift = next((e for e in kept if "gives" in e.rule.known_as and e.reach.mood in _LIVE), None)
    if gift is None or any(event.rule.code == "N01" for event in kept):
        return []
    for hit in draft.hits_of[gift.hit.sentence]:
        near = gift.hit.last <= hit.first <= gift.hit.last + _WITH_IT
        if near and "material" in hit.meanings.objects and draft.tokens[hit.first - 1] in _AND:
            return [dataclasses.replace(gift, rule=draft.knowledge.known["material"])]
    return []


def with_aid(draft: Draft, kept: list[FoundEvent]) -> list[FoundEvent]:
    """'bagikan BLT dana desa dalam amplop bergambar cabup': the aid of the state serves the side."""
    gift = next((e for e in kept if "gives" in e.rule.known_as and e.reach.mood in _LIVE), None)
    if gift is None or any(event.rule.code in {"N01", "N09"} for event in kept):
        return []  # 'menempelkan stiker pada karung bansos' is about the material
    row = draft.sentences[gift.hit.sentence]
    first, last = max(row.first_token, gift.hit.first - _AID_BEFORE), min(row.last_token, gift.hit.last + _AID_BEHIND)
    words = f" {draft.view.text[draft.starts[first] : draft.ends[last - 1]]} "
    found = next((aid for aid in draft.knowledge.words["reading.state_aid"] if f" {aid} " in words), None)
    if found is None:
        return []
    behind = words[words.index(f" {found} ") + len(found) + 2 :].split()[:1]
    return (
        [] if behind in (["dari"], ["milik"]) else [dataclasses.replace(gift, rule=draft.knowledge.known["state_aid"])]
    )


def on_the_way(draft: Draft, kept: list[FoundEvent]) -> list[FoundEvent]:
    """'memakai mobil dinas ke deklarasi cabup': whoever drives there is there; not who lends the car."""
    car = next((e for e in kept if "uses_facility" in e.rule.known_as and e.reach.mood in _LIVE), None)
    if car is None or car.agent is None or car.agency is not None or any(e.rule.code != "N09" for e in kept):
        return []
    row_number = car.hit.sentence
    row = draft.sentences[row_number]
    around = draft.tokens[max(row.first_token, car.hit.first - _RUNS) : car.hit.last]
    if _DRIVES.isdisjoint(around):
        return []
    end = min(row.last_token, car.hit.last + _DRIVEN)
    to = next((n for n in range(car.hit.last, end) if draft.tokens[n] in _TO), None)
    if to is None or not any(
        to < hit.first <= to + _GOAL
        and "event_political" in hit.meanings.objects
        and hit.first not in draft.nonpolitical
        for hit in draft.hits_of[car.hit.sentence]
    ):
        return []
    return [dataclasses.replace(car, rule=draft.knowledge.known["attends_theirs"])]


def together(draft: Draft, kept: list[FoundEvent]) -> list[FoundEvent]:
    """'Puluhan lurah teken surat dukungan untuk petahana': no copies for a candidate without party, a declaration."""
    signed = [e for e in kept if "signs" in e.rule.known_as]
    if not signed or any(mark in draft.view.text for mark in _INDEPENDENT) or "ktp" in draft.tokens:
        return []
    row = draft.sentences[signed[0].hit.sentence]
    if _LETTER.isdisjoint(draft.tokens[row.first_token : row.last_token]):
        return []
    for event in signed:
        event.rule = draft.knowledge.known["declares"]
    return [dataclasses.replace(signed[0], rule=draft.knowledge.known["declares_beside"])]


def side_by_side(draft: Draft, one: FoundEvent, two: FoundEvent) -> bool:
    """'menempel stiker caleg lalu menjelekkan cabup nomor 2': two verbs and a joint, each with its own side."""
    if {one.rule.code, two.rule.code} <= _ON_STAGE:
        return False  # 'naik panggung kampanye dan berpidato' is the speech
    first, second = (one, two) if one.hit.first < two.hit.first else (two, one)
    if first.side is None or second.side is None or first.side >= second.side or first.hit.last >= second.hit.first:
        return False
    if first.object_hit is not None and first.object_hit.first >= second.hit.first - 1:
        return False  # 'hadir di kampanye paslon 1 lalu menyukai unggahan': no campaign online
    begin = draft.sentences[first.hit.sentence].first_token
    inside = not _SAYS_IN_IT.isdisjoint(draft.tokens[max(begin, first.hit.first - 2) : first.hit.first])
    joint = draft.tokens[second.hit.first - 1]
    return joint in _NEXT or (joint in _AND_ALSO and not inside)


def stand_beside(draft: Draft, kept: list[FoundEvent]) -> None:
    """Add to the acts of a sentence those that stand beside them."""
    looks = (for_spouse, for_their_choice, with_material, with_aid, for_one_only, on_the_way, together)
    for look in looks:
        kept.extend(look(draft, kept))


def wished(kept: list[FoundEvent], events: list[FoundEvent]) -> None:
    """'mendatangi kepsek agar guru bulat ke paslon 3': what others are to do is the wish of whoever stands in front."""
    orders = [one for one in events if one.word in _SO_THAT and one.rule.code == "N07" and one.agent is not None]
    for order in orders:
        for event in kept:
            near = 0 < event.hit.first - order.hit.last <= _WITH_IT
            if near and event.rule.code == "N07" and event.agent is not None:
                event.agent, event.patients = order.agent, order.patients


def decision_ordered(kept: list[FoundEvent]) -> list[FoundEvent]:
    """'disuruh lurah mencoret pendukung 01 dari PKH': what is ordered is a decision of office, no order beside it."""
    made = [e for e in kept if "harm" in e.rule.known_as and e.rule.code == "N10" and e.reach.mood in _LIVE]
    return [
        order
        for order in kept
        if order.rule.code != "N07"
        or not any(
            0 < event.hit.first - order.hit.last <= _MATTER
            and event.hit.clause == order.hit.clause
            and event.agent == order.agent
            for event in made
        )
    ]
