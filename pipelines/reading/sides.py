"""Whose side: contestants, parties, campaigns, ballot numbers, names bound in the document. Used by `read` only.

`calon pengantin`, `kampanye imunisasi`, `deklarasi netralitas` are no sides; `mana pun` and `semua` say that no side is
meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.reading import dated, names, nosides
from pipelines.reading.ballots import kin_who_run
from pipelines.record.reading import Side

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Party
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.record.reading import SideKind

_HEADS = ("calon", "kampanye", "deklarasi", "netralitas", "partai")
_SPOUSES = frozenset(("istrinya", "suaminya", "bojone", "bojonya", "lakinya", "bininya"))
_BESIDE = frozenset(("dan", "bersama", "beserta", "serta", "dengan", "bareng"))
_EMBRACES = frozenset(("memeluk", "peluk", "merangkul", "rangkul", "mencium", "menggandeng", "gandeng"))
_PARTY_WORDS = frozenset(("partai", "parpol", "kader", "caleg"))
_ELECTION_WORDS = ("pilkada", "pilpres", "pileg", "pemilu")
_COUNTED = frozenset(("dua", "tiga", "empat", "lima", "enam", "2", "3", "4", "5", "6"))  # 'doa bersama empat paslon'
_PRINTED = frozenset((
    "stiker", "gambar", "foto", "atribut", "logo", "label", "wajah", "nama", "tim", "rombongan", "kehadiran", "urusan",
))  # fmt: skip
_NOT, _SAYS = frozenset(("tidak", "tak", "gak", "tanpa")), frozenset(("menyebut", "nyebut", "sebut", "menyinggung"))
_NO_SIDE = frozenset(("rekaan", "fiktif", "imajiner", "khayalan", "mana", "manapun", "apa", "apapun", "siapa"))
_SENT = frozenset(
    ("disuruh", "diminta", "ikut", "siap", "rela", "sekda", "camat", "kades", "lurah", "guru", "wajib", "suruh")
)
_RUNNERS = frozenset(
    ("paslon", "calon", "pasangan", "kandidat", "cabup", "cagub", "cawalkot", "cawali", "caleg", "partai")
)
_KIN = frozenset(("istri", "suami", "anak", "putra", "putri", "adik", "kakak", "menantu", "keponakan", "ponakan"))
_VOTED = frozenset((
    "suara", "menangkan", "memenangkan", "pilih", "memilih", "coblos", "mencoblos", "dukung", "mendukung", "kemenangan",
    "nyoblos", "milih", "kampanyekan", "mengampanyekan",
))  # fmt: skip
_WHERE_TO = frozenset(
    ("ke", "keliling", "berkeliling", "daftar", "mendaftar", "pulang", "menuju", "blusukan", "kampanye")
)
_COUNTED_ON = frozenset((
    "tahun", "orang", "/", "persen", "juta", "ribu", "klasemen", "estafet", "se", "nasional", "dunia", "meter",
    "tunggal",
    "ganda", "punggung", "terbaik", "lomba", "kelas",
))  # fmt: skip
_NOT_FOR = frozenset(
    ("ke", "untuk", "buat", "kepada", "demi", "pada", "acara", "isyarat", "simbol", "pendukung", "kode")
)
_ABSENT = frozenset(("bukan", "tanpa"))
_ALONE, _ONLY = frozenset(("satu", "sepasang", "tunggal")), frozenset(("diikuti", "hanya", "cuma", "tinggal"))
_NUMERALS = frozenset(f"0{figure}" for figure in range(1, 10))
_ALL = frozenset((
    "para", "semua", "seluruh", "setiap", "antar", "antara", "kedua", "ketiga", "masing",
    "keempat", "kelima", "segenap",
))  # fmt: skip


@dataclass(slots=True)
class FoundSide:
    """A side with its tokens and sort: person, party, team, event, symbol, number, none."""

    side: Side
    sort: str
    first: int
    last: int
    election: str = ""  # of a listed candidate or a ticket


def find_sides(draft: Draft) -> list[FoundSide]:
    """Return the sides of the text, in order."""
    found: dict[int, FoundSide] = {}
    bound: set[str] = set()
    for hit in draft.having("side"):
        meaning = hit.get("side")
        if meaning is not None:
            out = _other_than_party(draft, hit, meaning.value) or nosides.names_none(draft, hit, meaning.id)
            side = None if out else _lexical(draft, hit, meaning.id)
            if side is not None:
                if meaning.value:  # most sides name no party; a copy of each would cost more than finding it
                    side.side = replace(side.side, party=meaning.value)
                found[hit.first] = side
                if side.sort == "person" and side.side.kind != "none":
                    names.bind(draft, hit, bound)
    for hit in draft.having("post"):
        if hit.first not in found and _kin_runs(draft, hit):
            found[hit.first - 1] = _make(draft, hit.first - 1, hit.last, hit.sentence, "named", "person", "side.kin")
    found |= {n: _make(draft, n, n + 1, row, "named", "person", "side.kin") for n, row in kin_who_run(draft)}
    for hit in draft.having("ticket"):
        ticket = hit.get("ticket")
        if ticket is not None and _ticket_holds(draft, int(ticket.id)):
            side = _make(draft, hit.first, hit.last, hit.sentence, "named", "person", "side.ticket")
            found[hit.first] = replace(side, election=draft.knowledge.tickets[int(ticket.id)].election)
    inside = _listed(draft, found, bound)
    _numerals_and_names(draft, found, bound, inside)
    if nosides.OPEN_WORD in draft.view.text:
        _leave_open(draft, found)
    return [found[key] for key in sorted(found)]


def _listed(draft: Draft, found: dict[int, FoundSide], bound: set[str]) -> set[int]:
    """Put the candidates of the operator's list in the place of what was found inside them; return their tokens."""
    inside: set[int] = set()
    for one in names.listed(draft):
        for index in range(one.first, one.last):
            found.pop(index, None)
        inside.update(range(one.first, one.last))
        side = _make(draft, one.first, one.last, one.sentence, "named", "person", "side.list")
        said = replace(side.side, said=names.described(one.row))
        found[one.first] = replace(side, side=said, election=one.row.election)
        names.bind_parts(draft, one, bound)
    return inside


def _leave_open(draft: Draft, found: dict[int, FoundSide]) -> None:
    for key, one in found.items():
        if nosides.left_open(draft, one.first, one.last, one.side.sentence):
            found[key] = _make(draft, one.first, one.last, one.side.sentence, "none", "none", "side.open")


def _make(draft: Draft, first: int, last: int, sentence: int, kind: SideKind, sort: str, rule: str) -> FoundSide:
    side = Side(draft.starts[first], draft.ends[last - 1], sentence, kind, rule)
    return FoundSide(side, sort, first, last)


def _lexical(draft: Draft, hit: Hit, sort: str) -> FoundSide | None:
    head = draft.tokens[hit.first]
    following = draft.tokens[hit.last : hit.last + 4]
    before = draft.tokens[max(0, hit.first - 2) : hit.first]
    noun = draft.tokens[hit.last - 1]  # 'calon kades' and 'bakal calon kades'
    if (hit.last - hit.first == 1 or noun == "calon") and noun in _HEADS and following:
        excluded = draft.knowledge.words.get(f"nonpolitical.{noun}", frozenset())
        if any(" ".join(following[:size]) in excluded for size in (1, 2, 3)):
            draft.nonpolitical.add(hit.first)
            return None
    if (sort == "event" and nosides.only_when(draft, hit)) or dated.only_dated(draft, hit):
        draft.nonpolitical.add(hit.first)
        return _make(draft, hit.first, hit.last, hit.sentence, "generic", sort, "side.season")
    unrelated = "side.denied" if nosides.unrelated(draft, hit.first) or nosides.absent(draft, hit, sort) else None
    none = unrelated or _no_side(sort, before, following) or _for_all(sort, following)
    if none is not None:
        return _make(draft, hit.first, hit.last, hit.sentence, "none", "none", none)
    if sort == "tertentu" or "tertentu" in following[:3] or before == ["salah", "satu"]:
        last = hit.last + (following.index("tertentu") + 1 if "tertentu" in following[:3] else 0)
        return _make(draft, hit.first, last, hit.sentence, "tertentu", "person", "side.tertentu")
    spouse = head in _SPOUSES or head == "sang" or noun == "tercinta" or nosides.of_an_office(head, noun, before)
    if spouse and _only_spouse(draft, before, following):
        return None
    kind: SideKind = "named" if sort == "party" and head not in {"partai", "parpol"} else "generic"
    return _make(draft, hit.first, hit.last, hit.sentence, kind, sort, f"side.{sort}")


def _kin_runs(draft: Draft, hit: Hit) -> bool:
    """'amankan suara istri wali kota': whom people are to vote for runs."""
    if hit.first < 2 or draft.tokens[hit.first - 1] not in _KIN:  # noqa: PLR2004 - a verb and the kin in front
        return False
    return draft.tokens[hit.first - 2] in _VOTED


def _for_all(sort: str, following: list[str]) -> str | None:
    """'kampanye semua paslon', 'kampanye paslon mana pun': everybody's campaign is nobody's side."""
    if sort != "event" or not following:
        return None
    every = following[0] in _ALL and following[:1] != ["para"]
    counted = following[0] in _COUNTED and following[1:2] != [] and following[1] in _RUNNERS
    whoever = following[1:2] != [] and following[0] in _RUNNERS and following[1] in _NO_SIDE
    return "side.all" if every or counted or whoever else None


def _only_spouse(draft: Draft, before: list[str], following: list[str]) -> bool:
    """'Camat dan istrinya hadir', 'lalu memeluk istrinya', 'menemani istrinya berobat': nobody runs in this text."""
    runs = draft.knowledge.words["reading.runs"]
    if before and before[-1] in _EMBRACES and (following[:1] != ["yang"] or runs.isdisjoint(following)):
        return True  # whoever else runs: of the embraced nothing is said
    if draft.holds(runs):
        return False
    beside = bool(before) and before[-1] in _BESIDE
    return beside or following[:1] == ["sendiri"] or not (draft.having("election") or draft.having("authority"))


def _other_than_party(draft: Draft, hit: Hit, short: str) -> bool:
    """Whether the name of a party means something else here, or names none on the day of the text (parties.csv)."""
    party = draft.knowledge.parties.get(short)
    if party is None:
        return False
    day = None if draft.item.published is None else draft.item.published.day
    over = day is not None and party.last_day is not None and day > party.last_day
    alone = hit.last - hit.first == 1
    early = day is not None and day < party.first_day and party.collides
    unclear = early and not _speaks_of_parties(draft)
    if over or (alone and (unclear or _means_else(draft, hit, party))):
        draft.nonpolitical.add(hit.first)  # no object either
        return True
    return False


def _speaks_of_parties(draft: Draft) -> bool:
    text = draft.view.text
    return (
        bool(draft.having("election"))
        or any(draft.tokens[hit.first] in _PARTY_WORDS for hit in draft.hits)
        or any(
            word in text
            for word in _ELECTION_WORDS  # also where a look back ('pada Pilkada 2020') swallows them
        )
    )


def _means_else(draft: Draft, hit: Hit, party: Party) -> bool:
    own = draft.view.text[hit.start : hit.end]
    for words in party.not_when:  # 'pan-rb' holds the name itself and must lie around it, others may stand anywhere
        reach = len(words)
        around = draft.view.text[max(0, hit.start - reach) : hit.end + reach] if own in words else draft.view.text
        if words in around:
            return True
    if party.bare == "capital":
        return not draft.is_upper(hit.first)
    if party.bare.isdigit():
        named = {code for place in draft.place_hits for row in place.meanings for code in row.value.split(",")}
        return not any(code == party.bare or code.startswith(f"{party.bare}.") for code in named)
    return False


def _no_side(sort: str, before: list[str], following: list[str]) -> str | None:
    """Return the rule by which the words say that no side is meant."""
    if sort == "none" or (following[:1] and following[0] in _NO_SIDE):
        return "side.none"
    every = following[1:3] in (["berapa", "pun"], ["berapapun"]) or following[1:2] == ["berapapun"]
    if every or following[:2] == ["berapa", "pun"]:
        return "side.none"  # 'cagub nomor berapa pun'
    if following[:1] and (following[0] in nosides.WHICHEVER or not nosides.WHICHEVER.isdisjoint(following[1:2])):
        return "side.none"  # 'cabup sak senenge', 'cabup nomer sabaraha wae'
    if following[:1] and following[0] in {"nomor", "urut", "lain"} and following[1:2] and following[1] in _NO_SIDE:
        return "side.none"
    bare = len(before) > 1 and before[-2] == "tanpa" and before[-1] in _PRINTED  # 'dibagikan tanpa stiker caleg'
    alone = len(before) > 1 and before[-1] in _ALONE and before[-2] in _ONLY  # 'pilkada hanya diikuti satu paslon'
    unsaid = len(before) > 1 and before[-2] in _NOT and before[-1] in _SAYS  # 'nggak nyebut paslon'
    not_for = (
        len(before) > 1 and before[-2] == "bukan" and before[-1] in _NOT_FOR
    )  # 'merapat ke koperasi, bukan ke cagub'
    if before and (before[-1] in _ABSENT or not_for or bare or unsaid or alone):
        return "side.denied"
    escorts = before[-1:] == ["antar"] and (
        before[0] in _SENT or not _WHERE_TO.isdisjoint(following[:3])
    )  # 'disuruh antar petahana' is a verb
    counted = before[-1:] and (before[-1] in _COUNTED) and following[:1] not in (["nomor"], ["urut"], ["no"])
    every = bool(before) and (before[-1] in _ALL or bool(counted)) and not escorts
    return "side.all" if every and sort in {"person", "party"} else None


def _is_count(draft: Draft, part: int) -> bool:
    """'nomor 2' is a side, 'calon 3 orang' and 'nomor 5 Tahun 2014' are not."""
    following = draft.tokens[part + 1 : part + 3]
    return bool(following) and (
        following[0] in _COUNTED_ON or (following[:1] == ["."] and following[1:2] != [] and following[1].isdigit())
    )


def _ticket_holds(draft: Draft, number: int) -> bool:
    ticket = draft.knowledge.tickets[number]
    published = draft.item.published
    if published is not None:
        return ticket.first_day <= published.day <= ticket.last_day
    return any(word in draft.view.text for word in ("pilpres", "capres", "presiden"))


def _numerals_and_names(draft: Draft, found: dict[int, FoundSide], bound: set[str], inside: set[int]) -> None:
    """Add '02' and the bound names; both are single tokens, found in one pass."""
    if not draft.sentences:
        return
    sentence = 0
    numbers, heads = draft.knowledge.words["sides.numbers"], draft.knowledge.words["sides.number_heads"]
    wanted = numbers | bound | _NUMERALS
    for index in draft.where(wanted):
        part = draft.tokens[index]
        if index in found or index in inside:
            continue
        while sentence < len(draft.sentences) - 1 and index >= draft.sentences[sentence].last_token:
            sentence += 1
        if part in numbers and index and draft.tokens[index - 1] in heads and not _is_count(draft, index):
            first = index - 1
            while first and draft.tokens[first - 1] in heads and first - 1 >= draft.sentences[sentence].first_token:
                first -= 1
            denied = first in found and found[first].side.rule == "side.denied"
            denied = denied or nosides.unrelated(draft, first)
            if denied or nosides.of_thing(draft, first):
                continue
            found.pop(index - 1, None)
            found[first] = _make(draft, first, index + 1, sentence, "named", "number", "side.number")
            continue
        if part in _NUMERALS and not nosides.inside_date(draft, index) and not nosides.booth(draft, index):
            found[index] = _make(draft, index, index + 1, sentence, "named", "number", "side.number")
        elif part in bound and draft.is_upper(index) and not names.of_another(draft, index, bound):
            found[index] = _make(draft, index, index + 1, sentence, "named", "person", "side.bound")
