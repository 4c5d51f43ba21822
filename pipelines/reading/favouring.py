"""What an office gives or takes goes by whom people stand for. Used by `frames`.

Three shapes that no single verb tells: something of the office is *only* for those of one side ('bibit hanya turun ke
kelompok tani pendukung petahana'), a post is given to whoever helped a side ('camat yang memenangkannya dipromosikan'),
and a thing of the office is withheld *because* of a choice ('jalan tak diaspal gara-gara warganya memilih paslon 1').
An official or an office must stand beside it. What umpires, stewards and parties do is none.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from pipelines.reading.found import FoundEvent
from pipelines.reading.moods import Reach
from pipelines.reading.unequal import unequal

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.moods import Moods
    from pipelines.reading.sides import FoundSide

_HARMED = ("moved_for_choice", "pressed_for_choice")
_ONLY = frozenset(("hanya", "cuma", "cuman", "khusus", "sebatas"))
_BECAUSE = frozenset(("karena", "gara", "gara-gara", "gegara", "lantaran", "akibat", "krn", "sebab"))
_THANKS = _BECAUSE | {"berkat", "usai", "setelah", "imbalan", "balas", "hadiah"}
_PROMOTES = frozenset((
    "mempromosikan", "promosikan", "dipromosikan", "mengangkat", "diangkat", "menaikkan", "dinaikkan", "dilantik",
    "melantik", "jabatan", "jabatannya", "promosi",
))  # fmt: skip
_SHOWN = frozenset(("memajang", "pajang", "menempel", "nempel", "tempel", "memakai", "mengibarkan"))
_STAND = frozenset((
    "pendukung", "pendukungnya", "simpatisan", "simpatisannya", "relawan", "relawannya", "loyalis", "loyalisnya",
    "pemilih", "pemilihnya", "basis", "kantong", "lumbung", "timses", "mendukung", "dukung", "mendukungnya",
    "memilih", "pilih", "memilihnya", "mencoblos", "nyoblos", "coblos", "memenangkan", "menangkan", "memenangkannya",
    "pro", "sehaluan", "membantu", "berjasa", "kampanye", "berkampanye", "saksi", "dekat", "memasang", "pasang",
    "berkaus", "hadir", "menghadiri",
)) | _SHOWN  # fmt: skip
_HELPED = _STAND - _SHOWN - {"basis", "kantong", "lumbung", "dekat", "pemilih", "pemilihnya", "hadir", "menghadiri"}
_WEAK = _SHOWN | {"kampanye", "berkampanye", "memasang", "pasang", "hadir", "menghadiri", "membantu", "dekat"}
_GIVES = frozenset((
    "diproses", "diurus", "dilayani", "diperbaiki", "diaspal", "dibangun", "dikerjakan", "digelar", "mendata",
    "didata", "meneken", "diteken", "memperbaiki", "membangun", "mengaspal", "mengurus", "melayani", "menerbitkan",
    "diterbitkan", "memproses", "mencairkan", "dicairkan", "menyalurkan", "disalurkan", "mengusulkan", "diusulkan",
    "mengucurkan", "dikucurkan", "menggelontorkan", "turun", "mengalir", "kebagian", "mendapat", "dapat", "diberikan",
    "diberi", "memberi", "memberikan", "ngasih", "kasih", "dikasih", "ngurus", "dipasang", "memasang", "dibagikan",
    "membagikan", "dibagi", "menandatangani", "mengundang", "diundang", "meloloskan", "diloloskan", "menyetujui",
    "disetujui", "diterima", "menerima", "naik", "menggratiskan", "gratiskan", "digratiskan", "membebaskan",
    "bebaskan", "dibebaskan", "mengalirkan", "dialirkan", "menyambung", "disambung", "mengaktifkan", "diaktifkan",
))  # fmt: skip
_TAKES = frozenset((
    "coret", "mencoret", "dicoret", "hapus", "menghapus", "dihapus", "tunda", "menunda", "ditunda", "tahan",
    "menahan", "ditahan", "cabut", "mencabut", "dicabut", "potong", "memotong", "dipotong", "sunat", "disunat",
    "persulit", "mempersulit", "dipersulit", "menolak", "ditolak", "membatalkan", "batalkan", "dibatalkan",
    "dilewati", "dilewatkan", "dianaktirikan", "terakhir", "akhir", "belakangan", "diputus", "memutus", "stop",
    "disetop", "menyetop", "dihentikan", "menghentikan", "pangkas", "memangkas", "dipangkas",
))  # fmt: skip
_NOT = frozenset(("tidak", "tak", "gak", "nggak", "enggak", "ndak", "belum", "ga"))
_UNREAL = frozenset(("conditional", "question", "obligation", "prohibition", "prevention", "ordered"))
_DENIED = frozenset(("negation", "nobody", "failed", "absence", "prospective", "permission"))
_PERSONS = frozenset(("asn", "asn_presumed", "non_asn_covered", "political", "unknown"))
_WHO_SPEAKS = frozenset(("kata", "ujar", "ucap", "sebut", "menurut", "tutur"))
_FOR, _ZONES = frozenset(("untuk", "buat", "bagi")), frozenset(("title", "lead", "body"))
_PAY = frozenset((
    "gaji", "upah", "kontrak", "honor", "honorarium", "tunjangan", "insentif", "kenaikan", "pangkat", "jabatan",
    "promosi", "sk", "pelantikan", "perpanjangan",
))  # fmt: skip
_THEIRS = frozenset((
    "suaminya", "istrinya", "anaknya", "bapaknya", "ibunya", "adiknya", "kakaknya", "keluarganya", "orang", "mertuanya",
    "warganya", "menantunya", "saudaranya", "dinilai", "dianggap", "dicap", "dituduh", "disebut", "dekat", "pilihan",
    "kerabatnya", "beda",
))  # fmt: skip
_KIN, _POSTS = (
    frozenset(word for word in _THEIRS if word.endswith("nya")),
    frozenset(("jabatan", "jabatannya", "promosi")),
)
_GIVEN_POST = frozenset((
    "memberi", "memberikan", "diberi", "diberikan", "mendapat", "dapat", "naik", "kenaikan", "membagikan", "dibagi",
    "dibagikan", "dihadiahi", "meraih", "menerima",
))  # fmt: skip
_TO_THEM, _NEAR_SIDE, _FRONT = 14, 4, 12  # tokens


class _Choice(NamedTuple):
    """A word that says whom people stand for, and the side."""

    at: int
    side: int | None


def favoured(
    draft: Draft, moods: Moods, actors: list[FoundActor], sides: list[FoundSide], told: list[FoundEvent]
) -> list[FoundEvent]:
    """Return the events with what goes by the side, if a sentence tells it and no decision of office is told yet."""
    told = unequal(draft, moods, actors, sides, told)
    if not actors and not sides:
        return told
    found: list[FoundEvent] = []
    known = {e.hit.sentence for e in told if _is_decision(e)}
    whose = [at - 1 for at in draft.where(_KIN) if draft.tokens[at - 1] == "yang"]  # 'guru yang suaminya memilih ...'
    why = sorted([*draft.where(_BECAUSE), *whose])
    for places, look in ((draft.where(_ONLY), _only), (draft.where(_PROMOTES), _promoted), (why, _withheld)):
        for at in places:
            sentence = _sentence(draft, at)
            if sentence in known or draft.sentences[sentence].zone not in _ZONES or _by_umpire(draft, sentence):
                continue
            more = look(draft, moods, (actors, sides), at, sentence)
            known.update(e.hit.sentence for e in more if _is_decision(e))
            found.extend(more)
    if not found:
        return told
    favours = {event.hit.sentence for event in found}
    kept = [e for e in told if e.hit.sentence not in favours or e.rule.code not in {"N05", "N06", "N07", "N08", "N11"}]
    return sorted([*kept, *found], key=lambda event: event.hit.start)


def _is_decision(event: FoundEvent) -> bool:
    """Of office, with somebody who makes it or whom it hits."""
    somebody = event.agent is not None or event.agency is not None or bool(event.patients)
    return somebody and event.rule.code in {"N10", "N18"}


def _sentence(draft: Draft, at: int) -> int:
    return bisect_left(draft.sentences, at + 1, key=lambda row: row.first_token) - 1


def _by_umpire(draft: Draft, sentence: int) -> bool:
    watch = draft.knowledge.words["step.watchdogs"]
    return any(m.kind == "authority" and m.id in watch for hit in draft.hits_of[sentence] for m in hit.meanings)


def _choice(
    draft: Draft, sides: list[FoundSide], span: tuple[int, int], words: frozenset[str], sentence: int
) -> _Choice | None:
    """The first word of standing for a side within the tokens, with the one side that the sentence names."""
    begin, end = (bisect_left(sides, n, key=lambda side: side.side.sentence) for n in (sentence, sentence + 1))
    if begin == end:
        return None
    for at in range(*span):
        if draft.tokens[at] not in words or not _stands(draft.tokens, at):
            continue
        here = [n for n in range(begin, end) if sides[n].first <= at + _NEAR_SIDE]
        here = [n for n in here if draft.tokens[sides[n].first] not in _THEIRS]  # 'yang suaminya mendukung paslon 2'
        real = [n for n in here if sides[n].side.kind not in {"none", "tertentu"}]
        if not real or len(real) < len(here) or len({_key(draft, sides[n]) for n in real}) > 1:
            continue  # both are dealt with, or none is meant
        for number in real:
            first, last = sides[number].first, sides[number].last
            near = first - _NEAR_SIDE <= at < last and "," not in draft.tokens[at:first]
            if near or draft.tokens[at].endswith("nya"):
                return _Choice(at, number)
    return None


def _stands(tokens: list[str], at: int) -> bool:
    """'yang ikut kampanye', 'suaminya pasang baliho'; 'menerima undangan kampanye' tells of nobody's choice."""
    return tokens[at] not in _WEAK or not (_THEIRS | {"yang"}).isdisjoint(tokens[max(0, at - 3) : at])


def _key(draft: Draft, side: FoundSide) -> str:
    words = draft.tokens[side.first : side.last]
    return next((word.lstrip("0") for word in words if word.isdigit()), "")


def _office_matter(draft: Draft, first: int, last: int) -> bool:
    words = draft.tokens[first:last]
    given = not _GIVES.isdisjoint(words) or not _FOR.isdisjoint(words)
    return given and not (draft.knowledge.words["reading.favoured_things"].isdisjoint(words) and "naik" not in words)


def _only(
    draft: Draft, moods: Moods, around: tuple[list[FoundActor], list[FoundSide]], at: int, sentence: int
) -> list[FoundEvent]:
    """'Kades hanya mendata rumah warga yang mencoblos paslon 2': those of one side get it, nobody else."""
    row = draft.sentences[sentence]
    choice = _choice(draft, around[1], (at + 1, min(row.last_token, at + _TO_THEM)), _STAND, sentence)
    if choice is None or "," in draft.tokens[at : choice.at] or _unreal(draft, moods, sentence, at):
        return []
    if not _office_matter(draft, row.first_token, choice.at):
        return []
    event = _event(draft, around, choice, at, sentence)
    return [] if event is None else [event]


def _promoted(
    draft: Draft, moods: Moods, around: tuple[list[FoundActor], list[FoundSide]], at: int, sentence: int
) -> list[FoundEvent]:
    """'Tiga lurah dipromosikan usai memenangkan petahana': a post for whoever helped a side."""
    row = draft.sentences[sentence]
    choice = _choice(draft, around[1], (at + 1, min(row.last_token, at + _TO_THEM)), _HELPED, sentence)
    if choice is None or _unreal(draft, moods, sentence, at):
        return []
    between = draft.tokens[at : choice.at]
    if not {"menggantikan", "cuti"}.isdisjoint(draft.tokens[at : min(row.last_token, choice.at + _NEAR_SIDE)]):
        return []  # 'melantik Pjs bupati, menggantikan bupati petahana yang cuti kampanye'
    if draft.tokens[at] in _POSTS and _GIVEN_POST.isdisjoint(draft.tokens[max(0, at - 2) : at + 2]):
        return []  # 'di rumah jabatan, minta dukung petahana'
    linked = "yang" in between or not _THANKS.isdisjoint(between) or choice.at - at <= _NEAR_SIDE
    staff = [n for n, a in enumerate(around[0]) if a.actor.sentence == sentence and a.actor.cls != "organiser"]
    if not linked or len(staff) < 2:  # noqa: PLR2004 - who gives the post and who gets it
        return []
    event = _event(draft, around, choice, at, sentence)
    return [] if event is None else [event]


def _withheld(
    draft: Draft, moods: Moods, around: tuple[list[FoundActor], list[FoundSide]], at: int, sentence: int
) -> list[FoundEvent]:
    """'Jalan tak diaspal gara-gara warganya memilih paslon 1': what the office takes or leaves undone for a choice."""
    row = draft.sentences[sentence]
    end = min(row.last_token, at + _TO_THEM)
    stop = next((n for n in range(at + 1, end) if draft.tokens[n] == ","), end)
    choice = _choice(draft, around[1], (at + 1, stop), _STAND, sentence) or _other_choice(draft, at, stop, sentence)
    if choice is None or _unreal(draft, moods, sentence, at, harm=True):
        return []
    front = range(max(row.first_token, at - _FRONT), at)
    words = {draft.tokens[n] for n in front}
    if (
        not any(_taken(draft, n) for n in front)
        or draft.knowledge.words["reading.favoured_things"].isdisjoint(words)
        or draft.tokens[at - 1] == "bukan"
    ):
        return []
    if _PAY & words and _THEIRS.isdisjoint(draft.tokens[at:stop]):
        return []  # 'kontrak diputus karena menjadi saksi paslon 3': a sanction for what he did
    event = _event(draft, around, choice, at, sentence)
    if event is None:
        return []
    return [dataclasses.replace(event, rule=draft.knowledge.known[name]) for name in _HARMED]


def _other_choice(draft: Draft, at: int, stop: int, sentence: int) -> _Choice | None:
    """'karena beda pilihan di pilbup': a choice, and no side named."""
    here = [hit for hit in draft.hits_of[sentence] if at < hit.first < stop]
    told = next((hit.first for hit in here if "political_reason" in hit.meanings.objects), None)
    poll = any(hit.has("election") for hit in draft.hits_of[sentence])
    return _Choice(told, None) if told is not None and poll else None


def _taken(draft: Draft, at: int) -> bool:
    word, before = draft.tokens[at], draft.tokens[at - 1] if at else ""
    return word in _TAKES or (before in _NOT and word in _GIVES)


def _unreal(draft: Draft, moods: Moods, sentence: int, at: int, *, harm: bool = False) -> bool:
    """Supposed, asked, ordered or forbidden anywhere in the sentence; denied in front of the choice."""
    for index in moods.of_sentence[sentence]:
        operator = moods.operators[index].operator
        if operator.cls in _UNREAL:
            return True
        if not harm and operator.cls in _DENIED and operator.start < draft.starts[at]:
            return True
    return False


def _event(
    draft: Draft, around: tuple[list[FoundActor], list[FoundSide]], choice: _Choice, at: int, sentence: int
) -> FoundEvent | None:
    actors, _ = around
    here = [
        number
        for number, found in enumerate(actors)
        if found.actor.sentence == sentence
        and found.actor.cls in _PERSONS
        and not (found.actor.generic or found.actor.former or found.impostor or found.watchdog)
        and not at < found.first <= choice.at
    ]
    number = next((n for n in here if draft.tokens[actors[n].first - 1] not in _WHO_SPEAKS), next(iter(here), None))
    if number is None:
        post = _office(draft, sentence, at)
    else:
        post = next((hit for hit in draft.hits_of[sentence] if hit.first == actors[number].first), None)
    if post is None:
        return None
    hit = dataclasses.replace(post, start=draft.starts[at], end=draft.ends[at], first=at, last=at + 1)
    event = FoundEvent(
        draft.knowledge.known["supporters_only"], hit, "active", None, choice.side,
        Reach("realised", [], [], habit=False, alleged=False),
    )  # fmt: skip
    event.agent, event.word = number, draft.tokens[at]
    if number is None or actors[number].mass:
        event.agency = post
        event.agency_title = draft.view.cased[post.start : post.end]
    return event


def _office(draft: Draft, sentence: int, at: int) -> Hit | None:
    """'Pasar murah Dinas Perdagangan cuma digelar ...': the office named in front."""
    row, heads = draft.sentences[sentence], draft.knowledge.words["reading.office_heads"]
    first, some = next((n for n in range(row.first_token, at) if draft.tokens[n] in heads), at), draft.hits_of[sentence]
    if first == at or not some:
        return None
    last = min(first + 2, at)
    return dataclasses.replace(some[0], start=draft.starts[first], end=draft.ends[last - 1], first=first, last=last)
