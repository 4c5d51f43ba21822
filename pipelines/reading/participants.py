"""Posts in the text: their class, the noun phrase around them, former or present, in particular or anybody.

Used by `read` only. The class is the term's (rules A1-A10 of actors.toml); PNS, PPPK or ASN decide only inside the
noun phrase.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from pipelines.reading import persons, reporters
from pipelines.reading.found import FoundActor
from pipelines.reading.housed import of_firm
from pipelines.reading.pointing import pointed_at
from pipelines.record.reading import Actor

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.record import ActorClass

_VERBS = ("me", "di", "ber", "ter")
_GENERIC = frozenset(
    ("para", "setiap", "semua", "seluruh", "tiap", "segenap", "jajaran", "ribuan", "banyak", "kalangan")
)
_THOSE = frozenset(("para",))
_POINTED = frozenset((
    "itu", "tersebut", "ini", "berinisial", "inisial", "bernama", "setempat", "aktif",
    "sendiri", "dimaksud", "kami", "kita", "kito", "sini", "situ", "urang", "dewe", "kene", "kita-kita",
))  # fmt: skip
_OURS = frozenset(("saya", "aku", "gue", "gua", "gw"))
_TURNS = frozenset(("ternyata", "rupanya"))
_REACH, _MATTER = 7, 4  # tokens
_OF_CHILD = frozenset(("anak", "tetangga", "sebelah"))
_LEAVING = (["mundur", "dari"], ["keluar", "dari"], ["mundur", "sebagai"])
_RETIRED = (["purnabakti"], ["purnatugas"], ["pensiunan"], ["emeritus"])
_CALLED = frozenset(("pak", "bu", "bapak", "ibu"))  # 'pak kades': one in particular
_SINGLED = frozenset((".", ",", "seorang", "oknum", "para", "salah", "dua", "tiga"))
_ONCE = 5  # tokens between a post and the one its holder once had
_STATUS_NEAR = 7  # tokens between a post and its 'berstatus PNS'
_STATUS_WORDS = frozenset(("berstatus", "katanya", "konon", "merupakan"))
_LINKS = frozenset(("di", "pada", "dari", "lingkungan", "lingkup", "asal", "salah", "satu", "tempat"))


class Participants:
    """Finds the posts of one text."""

    def __init__(self, draft: Draft) -> None:
        """Collect what classes depend on: the codes of all places in the text."""
        self.draft = draft
        self.codes = frozenset(code for hit in draft.place_hits for code in hit.meanings.codes)
        self.lists = draft.knowledge.words
        self.place_index = {id(hit): number for number, hit in enumerate(draft.place_hits)}

    def run(self) -> list[FoundActor]:
        """Return the actors in text order; a post that only modifies the one before it is no actor of its own."""
        found: list[FoundActor] = []
        for hit in self.draft.having("post"):
            meaning = hit.get("post")
            if meaning is None:
                continue
            row = self.draft.knowledge.posts[meaning.id]
            sought = row.cls == "political" and persons.is_sought(self.draft, hit)
            if (row.where and not self._stands(row.where)) or sought or persons.of_another(self.draft, hit):
                continue
            near = bool(found) and found[-1].actor.sentence == hit.sentence and hit.first - found[-1].last <= _ONCE
            if near and persons.once_held(self.draft, hit):
                continue  # 'Kabid yang pernah menjabat camat Nglipar'
            if found and self._modifies(found[-1], hit):
                found[-1] = self._merge(found[-1], hit, meaning.id)
                continue
            found.append(self._actor(hit, meaning.id))
        persons.settle(self.draft, found)
        return found

    def _stands(self, codes: tuple[str, ...]) -> bool:
        return any(code == mine or code.startswith(mine + ".") for mine in codes for code in self.codes)

    def _class(self, row_id: str, hit: Hit) -> ActorClass:
        row = self.draft.knowledge.posts[row_id]
        for code, cls in sorted(row.by_region, key=lambda pair: -len(pair[0])):
            near = {
                c for place in self.draft.places_of[hit.sentence] for m in place.meanings for c in m.value.split(",")
            }
            if any(found == code or found.startswith(code + ".") for found in near or self.codes):
                return cls
        published = self.draft.item.published
        if row.since and published is not None and published.day.isoformat() < row.since:
            return "unknown"
        return "non_asn_covered" if of_firm(self.draft, hit) else row.cls

    def _modifies(self, before: FoundActor, hit: Hit) -> bool:
        """Head first: in 'ajudan bupati' or 'honorer Satpol PP' the second post belongs to the first."""
        gap = hit.first - before.last
        if gap == 0:
            return True
        word = self.draft.tokens[hit.first - 1]
        alike = before.actor.sentence == hit.sentence and before.actor.cls in {"unknown", "asn_presumed"}
        if word in _STATUS_WORDS and gap <= _STATUS_NEAR and alike:
            return True  # 'guru madrasah berstatus PNS', 'dokter di RSUD yang berstatus PPPK'
        return (
            gap == 1
            and word in {"(", "berstatus", "di", "pada"}
            and word != "di"
            and before.actor.sentence == hit.sentence
        )

    def _merge(self, before: FoundActor, hit: Hit, row_id: str) -> FoundActor:
        actor = before.actor
        cls = self._class(row_id, hit)
        status = self.draft.view.text[hit.start : hit.end]
        decides = status in {"pns", "asn", "pppk", "p3k", "cpns", "honorer"} or "pegawai negeri" in status
        bracket = self.draft.tokens[hit.first - 1] == "("
        if decides and not bracket and actor.cls in {"unknown", "asn_presumed", "non_asn_public"}:
            chosen: ActorClass = cls
        elif (
            actor.cls == "unknown"
            and self.draft.view.text[actor.start : actor.end] in self.lists["reading.head_words"]
            and not bracket
        ):
            chosen = cls if cls != "political" else actor.cls
        else:
            chosen = actor.cls
        end = hit.end if not bracket else actor.full_end
        specific = actor.specific
        if decides and not bracket:
            last, placed, _ = self._behind(hit)
            specific = specific or (placed and not actor.generic)
            actor = dataclasses.replace(actor, specific=specific, full_end=self.draft.ends[last - 1])
        merged = _with(actor, cls=chosen, end=end if not bracket else actor.end, full_end=max(end, actor.full_end))
        return FoundActor(merged, before.first, hit.last, before.mass and not decides, before.numbered, before.impostor)

    def _actor(self, hit: Hit, row_id: str) -> FoundActor:
        draft = self.draft
        row = draft.knowledge.posts[row_id]
        specific, generic, full_first, numbered = self._before(hit, mass=row.mass)
        generic = generic or draft.tokens[hit.last : hit.last + 1] in (["mana"], ["manapun"], ["siapa"], ["siapapun"])
        full_last, behind_specific, impostor = self._behind(hit)
        whole = draft.tokens[hit.last : hit.last + 1] == ["se"] or draft.tokens[full_last - 1] in {"itu", "tersebut"}
        if draft.tokens[full_first] == "para" and whole:
            generic = False  # 'Para penyuluh itu ternyata ...': told before
        former = self._former(hit)
        cls: ActorClass = "unknown" if impostor else "non_asn_public" if former else self._class(row_id, hit)
        text = draft.view.cased[hit.start : draft.ends[full_last - 1]]
        places = tuple(
            self.place_index[id(place)]
            for place in draft.places_of[hit.sentence]
            if hit.last <= place.first < full_last
        )
        specific = specific or draft.tokens[hit.first] in _CALLED or pointed_at(draft, hit)
        actor = Actor(
            start=hit.start,
            end=hit.end,
            full_start=draft.starts[full_first],
            full_end=draft.ends[full_last - 1],
            sentence=hit.sentence,
            clause=hit.clause,
            cls=cls,
            title=" ".join(text.split()),
            rule="A8.impostor" if impostor else row_id.removesuffix(".mass"),
            specific=(specific or behind_specific) and not generic,
            generic=generic,
            former=former,
            public_post=row.public_post and not impostor,
            places=places,
        )
        watch, reporter = hit.has("authority"), reporters.reports(draft, hit)
        return FoundActor(actor, hit.first, hit.last, row.mass, numbered, impostor, watch, reporter)

    def _before(self, hit: Hit, *, mass: bool) -> tuple[bool, bool, int, bool]:
        """Return (specific, generic, first token of the phrase, counted) from the words in front of the post."""
        draft = self.draft
        begin = draft.sentences[hit.sentence].first_token
        specific = generic = numbered = False
        first = hit.first
        if draft.tokens[max(begin, hit.first - 2) : hit.first] in _LEAVING:
            generic = True  # 'belum mundur dari PNS' names a status, nobody
        front = draft.tokens[max(begin, hit.first - _MATTER) : hit.first]
        if mass and not self.lists["reading.matter_before"].isdisjoint(front) and not _SINGLED.intersection(front):
            return False, True, hit.first, False  # 'gaji ke-13 PNS'
        for index in range(hit.first - 1, max(begin, hit.first - 4) - 1, -1):
            token = draft.tokens[index]
            if token in _THOSE and draft.tokens[max(begin, index - 1)] in self.lists["reading.shown"]:
                specific, first = True, index  # 'Video para kades': those who are seen
                break
            if token in _GENERIC or (
                token in self.lists["specificity.generic_before"]
                and mass
                and index == hit.first - 1
                and "rekomendasi" not in draft.tokens[max(begin, index - 3) : index]
            ):
                generic = True
                first = index
                break
            number = token.isdigit() or token in self.lists["reading.small_numbers"]
            if token in self.lists["specificity.before"] or number:
                if number and token.isdigit() and len(token) == 4 and token.startswith(("19", "20")):  # noqa: PLR2004 - a year
                    break
                specific, first, numbered = True, index, numbered or number
                continue
            if index == hit.first - 1 and token in self.lists["reading.bodies"]:
                return True, False, first, numbered  # 'Asosiasi kades sepakat ...'
            if index == hit.first - 1 and token in {"yang", "berstatus", "juga"}:
                specific = specific or (
                    mass and draft.tokens[max(begin, index - 1)] not in {"orang", "siapa", "setiap"}
                )
            turns = draft.tokens[max(begin, hit.first - 3) : hit.first]
            if mass and not _TURNS.isdisjoint(turns) and "bukan" not in turns:
                specific = True  # 'pria itu ternyata benar PNS': one in particular
            if index == hit.first - 1 and token in {"orang", "salah", "pejabat", "pegawai", "aparatur"}:
                continue
            break
        return specific, generic, first, numbered

    def _behind(self, hit: Hit) -> tuple[int, bool, bool]:
        """Return (last token of the phrase, specific, impostor) from the words behind the post."""
        draft = self.draft
        last = hit.last
        end = min(draft.sentences[hit.sentence].last_token, hit.last + _REACH)
        specific = False
        meaning = hit.get("post")
        mass = meaning is not None and meaning.id.endswith(".mass")  # 'lurah saya', not 'selama jadi PNS saya ...'
        places = {index for place in draft.places_of[hit.sentence] for index in range(place.first, place.last)}
        index = hit.last
        front = draft.tokens[max(0, hit.first - 2) : hit.first]  # 'lelaki yang mengaku PPPK', 'mengaku sebagai PNS'
        claimed = front[-1:] == ["mengaku"] or front == ["mengaku", "sebagai"] or persons.is_not(draft, hit)
        if claimed or (index < end and draft.tokens[index] in self.lists["specificity.impostor"]):
            return min(index + 1, max(end, hit.last)), False, True
        placed = persons.field_and_place(draft, hit, places)
        if placed is not None:
            return placed, True, False
        while index < end:
            token = draft.tokens[index]
            nth = index == hit.last and token in self.lists["reading.ordinals"]  # 'ASN pertama ..., ASN kedua ...'
            if nth or token in _POINTED or (token in _OURS and not mass):
                return index + 1, True, False
            of_child = token in _OF_CHILD and index == hit.last  # 'guru anakku', 'pegawai kemenag tetanggaku'
            if token in self.lists["reading.agencies"] or index in places or of_child:
                specific = True
            elif token in self.lists["reading.not_in_title"]:
                break  # 'gubernur pada Minggu': the day is no office
            elif token in _LINKS:
                pass
            elif (
                token.isalpha()
                and draft.is_upper(index)
                and not token.startswith(_VERBS)
                and not draft.title_case(hit.sentence)
            ):
                specific = True
            elif token in {"negeri", "daerah", "swasta"} or (token.isdigit() and specific):
                pass
            else:
                break
            index += 1
            last = index
        while last > hit.last and draft.tokens[last - 1] in _LINKS:
            last -= 1
        if index < end and draft.tokens[index] in {"itu", "tersebut"}:
            specific = True
        specific = specific or draft.tokens[hit.last : hit.last + 3] in (
            ["yang", "satu", "ini"],
            ["yang", "satu", "itu"],
        )
        return last, specific, False

    def _former(self, hit: Hit) -> bool:
        draft = self.draft
        before = draft.tokens[max(0, hit.first - 2) : hit.first]
        if (before[-1:] and before[-1] in self.lists["specificity.former"]) or persons.once_held(draft, hit):
            return True
        if len(before) == 2 and before[0] in self.lists["specificity.former"] and before[1] in {"seorang", "pejabat"}:  # noqa: PLR2004 - two tokens
            return True
        if hit.get("post") and draft.view.text[hit.start : hit.end].startswith(
            ("pensiunan", "mantan", "eks", "purnatugas")
        ):
            return True
        after = draft.tokens[hit.last : hit.last + 1]
        if after in _RETIRED or persons.left_before(self.draft, hit) or persons.since_pensioned(self.draft, hit):
            return True
        for other in draft.near(hit.first, hit.last, 14, "spec"):
            meaning = other.get("spec")
            if (
                meaning is not None
                and meaning.id == "retired"
                and other.sentence == hit.sentence
                and other.first > hit.first
            ):
                between = set(draft.tokens[hit.last : other.first])
                return not (between & {"tanpa", "belum", "tidak"} or persons.still_to_come(draft, other))
        return False


def _with(actor: Actor, *, cls: ActorClass, end: int, full_end: int) -> Actor:
    return Actor(
        actor.start, end, actor.full_start, full_end, actor.sentence, actor.clause, cls, actor.title, actor.rule,
        actor.specific, actor.generic, actor.former, actor.public_post, actor.places,
    )  # fmt: skip
