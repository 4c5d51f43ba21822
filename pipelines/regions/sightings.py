"""Sightings: every place candidate of a text with what stands beside it, and whether it may count (R1, R2, R5, R6, R9).

Built from the place mentions of the Reading; each looks a bounded number of tokens to both sides, so the whole is linear.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pipelines.knowledge.places import Name, gazetteer

if TYPE_CHECKING:
    from pipelines.knowledge.places import Level
    from pipelines.record.reading import Mention
    from pipelines.regions.text import Text

Relation = Literal["office", "place", "bare", "parent"]
_OFFICE_REACH = 8
_LEVEL_WORDS = 3
_LEVELS: tuple[tuple[str, Level, bool], ...] = (
    ("level.kab_office", "kabupaten", True),
    ("level.kota_office", "kota", True),
    ("level.province_office", "province", True),
    ("level.kab_place", "kabupaten", False),
    ("level.kota_place", "kota", False),
    ("level.province_place", "province", False),
)
_SILENT_LEVEL = frozenset(("ibu", "pusat", "pinggiran", "tengah", "luar", "dalam"))
_DOTTED = frozenset(("kab", "kabupaten", "prov", "provinsi", "prop", "propinsi"))  # respelling keeps the dot of 'Kab.'
_GLUE = frozenset(("/", ".", "&", "-", ")"))
_OPENING_MARKS = frozenset((".", ",", ":", "-", "|", "]", ")", "!", "\n"))
_LOWEST = 6  # letters of a name that may stand in lower case


@dataclass(slots=True)
class Sighting:
    """One place name in the text. `evidence` = key of the confidence table for the best thing that speaks for it."""

    name: Name
    codes: tuple[str, ...]
    first: int  # tokens of the name
    last: int  # exclusive
    start: int  # view characters, level word included
    end: int
    sentence: int
    head: int  # first token of the noun phrase: level word or office in front
    level: Level | None = None
    relation: Relation = "bare"
    evidence: str = ""
    rule: str = "R1.name"
    accepted: bool = False
    pending: bool = False
    dateline: bool = False
    byline: bool = False
    core: bool = False
    former: bool = False
    conflict: bool = False
    ambiguous: bool = False
    group: bool = False
    weak: bool = False
    runner_up: str = ""
    kecamatan: str = ""
    follows: Sighting | None = None
    notes: list[str] = field(default_factory=list)


class Finder:
    """Turns place mentions into sightings and judges each one where it stands."""

    def __init__(self, text: Text) -> None:
        """Keep the text and the gazetteer at hand."""
        self.text = text
        self.data = gazetteer()
        self.lists = self.data.words

    def find(self, kecamatan: list[Sighting]) -> list[Sighting]:
        """Return the candidates and the names of kecamatan, in text order, judged as far as they can be where they stand."""
        found: list[Sighting] = []
        blocked = {index for sighting in kecamatan for index in range(sighting.first, sighting.last)}
        waiting = list(reversed(kecamatan))
        for mention in self.text.reading.of_kind("place"):
            name = self.data.names.get(mention.id)
            if name is None or name.sort == "silent":
                continue
            sighting = self._sighting(mention, name)
            while waiting and waiting[-1].first <= sighting.first:
                found.append(waiting.pop())
            if sighting.first in blocked or self._rejected(sighting):
                continue
            self._level(sighting)
            self._relate(sighting, found[-1] if found else None)
            self._weigh(sighting)
            found.append(sighting)
        return found + waiting[::-1]

    def _sighting(self, mention: Mention, name: Name) -> Sighting:
        first = self.text.token_at(mention.start)
        last = self.text.token_at(mention.end)
        return Sighting(
            name, name.codes, first, last, mention.start, mention.end, mention.sentence, first,
            dateline=first in self.text.dateline, group=name.sort == "group",
        )  # fmt: skip

    # -- R5, R6: what is no place -------------------------------------------------------------------------------

    def _rejected(self, found: Sighting) -> bool:
        text, guard = self.text, found.name.guard
        before, behind = text.word(found.first - 1), text.word(found.last)
        if before == "." and found.first > 1:
            before = text.word(found.first - 2) if text.word(found.first - 2) in self.lists["reject.before"] else before
        if guard.needs == "never" or before in guard.not_after or behind in guard.not_before:
            return True
        if (
            guard.case == "upper"
            and not text.caseless
            and not text.reading.view.cased[found.start : found.end].isupper()
        ):
            return True
        if self._address(found) or before in self.lists["reject.villages"]:
            return True
        if before in self.lists["reject.before"] and (
            before not in self.lists["reject.proper"] or text.cap(found.first - 1)
        ):
            return True
        if behind in self.lists["reject.behind"] and (text.cap(found.last) or text.caseless):
            return True
        if guard.word and behind in self.lists["reject.modifiers"] and text.cap(found.last):
            return True
        return self._institute(found) or (guard.person and self._person(found))

    def _address(self, found: Sighting) -> bool:
        """Part of a handle or host name: @pemkab_batang, jateng.example.com."""
        view = self.text.reading.view.text
        if view[found.start - 1 : found.start] in ("@", "_", "/") or view[found.end : found.end + 1] == "_":
            return True
        if view[found.start - 1 : found.start] == "." and view[found.start - 2 : found.start - 1].isalnum():
            return self.text.word(found.first - 2) not in (*_DOTTED, "kep", "kec", "kecamatan", "jl")
        return (
            view[found.end : found.end + 1] == "."
            and self.text.word(found.last + 1) in self.lists["reject.domains"]
            and view[found.end + 1 : found.end + 2].isalnum()
        )

    def _institute(self, found: Sighting) -> bool:
        index = found.first - 1
        for _ in range(5):
            word = self.text.word(index)
            if word in self.lists["reject.institutes"] and (self.text.cap(index) or self.text.caseless):
                return True
            if (
                not word.isalpha()
                or not self.text.cap(index)
                or word in self.lists["office.words"]
                or self.text.headline(found.sentence)
            ):
                return False
            index -= 1
        return False

    def _person(self, found: Sighting) -> bool:
        """A capitalised word of no known meaning beside the token makes it part of a person's name."""
        text = self.text
        if text.headline(found.sentence) or text.caseless:
            return False
        for index in (found.first - 1, found.last):
            word = text.word(index)
            if not word.isalpha() or not text.cap(index) or (index < found.first and text.opens(index, found.sentence)):
                continue
            if self._known(word) or (index > found.first and word in self.lists["reject.modifiers"]):
                continue
            return True
        return False

    def _known(self, word: str) -> bool:
        lists = self.lists
        return (
            word in lists["office.words"] or word in lists["office.between"] or word in lists["locative.before"]
            or word in self.data.names or any(word in lists[key] for key, _, _ in _LEVELS)
            or word in ("kota", "selatan", "utara", "barat", "timur", "camat", "lurah", "kades", "kecamatan", "raya")
        )  # fmt: skip

    # -- R3: level words ----------------------------------------------------------------------------------------

    def _level(self, found: Sighting) -> None:
        text = self.text
        begin = text.bounds(found.sentence)[0]
        index = found.first
        office = False
        for _ in range(2):  # 'Pemkab Kabupaten X', 'calon bupati Kabupaten X': the nearer word decides
            hit = self._level_phrase(index, begin)
            if hit is None:
                break
            start, level, is_office = hit
            if found.level is None:
                found.level = level
                found.start = text.starts[start]
            office = office or is_office
            index = start
        found.head = index
        if office:
            found.relation = "office"
            found.core = True
        behind = text.word(found.last)
        if found.level is None and behind in ("kota", "kabupaten") and text.cap(found.last) and len(found.codes) > 1:
            found.level = "kota" if behind == "kota" else "kabupaten"
        former = text.word(found.head - 1) in self.lists["office.former"]
        found.former = former and office

    def _level_phrase(self, index: int, begin: int) -> tuple[int, Level, bool] | None:
        """Return (first token, level, names an office) of the level words that end right before a token."""
        text = self.text
        at: list[int] = []
        cursor = index - 1
        while cursor >= begin and len(at) < _LEVEL_WORDS:
            word = text.words[cursor]
            dotted = word == "." and cursor > begin and text.words[cursor - 1] in _DOTTED
            if dotted or (word == ")" and cursor == index - 1):  # 'Kab. X', 'Pemerintah Kabupaten (Pemkab) X'
                cursor -= 1
                continue
            if not word.isalpha():
                break
            at.append(cursor)
            cursor -= 1
        for size in range(len(at), 0, -1):
            phrase = " ".join(text.words[i] for i in reversed(at[:size]))
            for key, level, office in _LEVELS:
                if phrase not in self.lists[key]:
                    continue
                before = text.word(at[size - 1] - 1)
                if phrase == "kota" and (
                    before in _SILENT_LEVEL or (before in ("/", "dan") and text.word(at[0] - 2) in ("kabupaten", "kab"))
                ):
                    return None
                return at[size - 1], level, office
        return None

    # -- what it belongs to -------------------------------------------------------------------------------------

    def _relate(self, found: Sighting, previous: Sighting | None) -> None:
        text = self.text
        before = text.before(found.head)
        if previous is not None and previous.sentence == found.sentence and self._joined(previous, found):
            found.follows = previous
        if found.relation == "office":
            return
        if found.name.sort in ("phrase", "ikn") and text.words[found.first] in ("polres", "otorita"):
            found.relation, found.core = "office", True
            return
        agency = before in ("pemilu", "umum") and text.word(found.head - 2) in ("pengawas", "pemilihan")
        if (before in self.lists["locative.before"] and not agency) or (
            before == "-" and text.word(found.head - 2) in ("se", "sub")
        ):
            found.relation = "place"
            found.weak = self._spoken_at(found)
            return
        head = self._office(found)
        if head is not None:
            found.relation = "place" if self._happens_at(head) else "office"
            return
        if text.word(found.head - 1) in self.lists["office.village_heads"]:
            found.relation = "office"
        elif found.follows is not None:
            found.relation, found.weak = found.follows.relation, found.follows.weak and not found.follows.kecamatan
        else:
            found.weak = self._spoken_at(found)

    def _spoken_at(self, found: Sighting) -> bool:
        """'..., kata dia di Semarang, Senin (11/11)': where somebody spoke or wrote, not where it happened."""
        text = self.text
        if text.word(found.head - 1) not in ("di", ","):
            return False
        day = text.word(found.last + 1) in self.lists["locative.days"] or text.word(found.last + 1).isdigit()
        return text.word(found.last) in (",", "(") and day

    def _joined(self, previous: Sighting, found: Sighting) -> bool:
        """Only commas, brackets, 'dan' or nothing between two names: a list, or a parent behind its regency."""
        gap = self.text.words[previous.last : found.head]
        return len(gap) <= 3 and all(
            word in (",", "(", ")", "dan", "serta", "atau", "/", "maupun", "-", "&") for word in gap
        )  # noqa: PLR2004 - ', dan ('

    def _office(self, found: Sighting) -> int | None:
        """Return the token of the institution or post whose territory the name is: Dinas Sosial Pati, guru PPPK Cianjur."""
        text = self.text
        begin = text.bounds(found.sentence)[0]
        loose = not (text.headline(found.sentence) or text.caseless)
        index = found.head - 1
        for _ in range(_OFFICE_REACH):
            if index < begin:
                return None
            word = text.words[index]
            if word in self.lists["office.words"]:
                found.core = found.core or word in self.lists["office.core"]
                return index
            proper = loose and word.isalpha() and text.caps[index] and not text.opens(index, found.sentence)
            if not (word in self.lists["office.between"] or word in _GLUE or word.isdigit() or proper):
                return None
            index -= 1
        return None

    def _happens_at(self, head: int) -> bool:
        """'mendaftar ke KPU Muna Barat': the office is where it happens."""
        index = head - 1
        while self.text.word(index) in ("ke", "di", "kantor", "gedung", "halaman", "depan"):
            index -= 1
        return self.text.word(index) in self.lists["office.event_heads"]

    # -- R2: may it count where it stands -----------------------------------------------------------------------

    def _weigh(self, found: Sighting) -> None:
        text, guard = self.text, found.name.guard
        capital = text.caps[found.first]
        shown = capital and not text.caseless and not text.headline(found.sentence)
        named = shown and not text.opens(found.first, found.sentence)
        lower = not capital or text.caseless
        strong = self._strong(found, lower=lower)
        preposition = text.before(found.head) in self.lists["locative.evidence"] or (
            text.word(found.head - 1) == "-" and text.word(found.head - 2) == "se"
        )
        if guard.needs == "provinsi":
            found.accepted = found.level == "province"
            found.evidence = "level"
            return
        if strong:
            found.accepted, found.evidence = True, strong
            found.rule = {"level": f"R3.{_short(found.level)}", "office": "R1.office"}.get(strong, "R1.name")
            return
        if found.dateline:
            found.accepted, found.evidence, found.rule = True, "dateline", "R4.dateline"
            return
        if guard.needs != "evidence" and self._opening(found):
            found.accepted, found.evidence, found.rule = True, "preposition", "R2.opening"
            return
        if guard.needs == "level":
            found.pending = found.name.pattern in ("nias",)
            return
        if (
            preposition
            and guard.needs != "evidence"
            and (named or not guard.word or text.caseless or (capital and text.headline(found.sentence)))
        ):
            if not lower or guard.needs == "none" or text.caseless or text.post:
                found.accepted, found.rule = True, "R2.preposition" if guard.needs != "none" else "R1.name"
                found.evidence = "preposition" if not lower else "lower_case"
                return
        if found.follows is not None and found.follows.accepted and guard.needs == "place" and named:
            found.accepted, found.evidence, found.rule = True, "preposition", "R2.list"
            return
        if guard.needs in ("place", "evidence"):
            found.pending = not lower or text.caseless
            return
        if lower:
            found.accepted = (
                (text.caseless or text.post) and guard.needs == "none" and len(found.name.pattern) >= _LOWEST
            )
            found.evidence = "lower_case"
        elif guard.word and not named:
            found.pending = True
        elif text.headline(found.sentence):
            found.accepted, found.evidence, found.rule = True, "headline", "R2.headline"
        else:
            found.accepted, found.evidence = True, "unique"
            found.rule = "R2.capital" if guard.needs == "capital" else "R1.name"

    def _opening(self, found: Sighting) -> bool:
        """A post that begins with its place ('Alor. ...', '[Alor] ...') or marks it with '#'."""
        text = self.text
        if not text.post:
            return False
        if text.word(found.first - 1) == "#":
            return True
        return text.caps[found.first] and text.opens(found.first, 0) and text.word(found.last) in _OPENING_MARKS

    def _strong(self, found: Sighting, *, lower: bool) -> str:
        if found.level is not None:
            kota_word = lower and found.level == "kota" and found.name.guard.word and not found.core
            return "" if kota_word and not self.text.caseless else "level"
        if found.relation == "office" and not (
            found.name.guard.word and (lower or self.text.headline(found.sentence)) and not found.core
        ):
            return "office" if found.name.guard.needs != "level" else ""
        return ""


def _short(level: Level | None) -> str:
    return {"kabupaten": "kab", "kota": "kota", "province": "province"}[level or "province"]
