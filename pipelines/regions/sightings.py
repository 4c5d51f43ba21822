"""The finder: every place candidate of a text, its level word and the office or preposition it belongs to (R1, R3).

Built from the place mentions of the Reading; each looks a bounded number of tokens to both sides, so all is linear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge.places import Name, gazetteer
from pipelines.regions.dateline import dateline
from pipelines.regions.evidence import weigh
from pipelines.regions.refusal import refused
from pipelines.regions.sighting import Sighting

if TYPE_CHECKING:
    from pipelines.knowledge.places import Level
    from pipelines.record.reading import Mention
    from pipelines.regions.text import Text

_OFFICE_REACH = 8
_FORMER_REACH = 8
_PAST_ENDS = frozenset(("yang", "kini", "sekarang", "dan", "di", "oleh", "dengan", "ke"))
_LEVEL_WORDS = 3
_LONGEST_JOINT = 3  # ', dan (' between two names
_JOINTS = frozenset((",", "(", ")", "dan", "serta", "atau", "/", "maupun", "-", "&"))
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


class Finder:
    """Turns place mentions into sightings and judges each one where it stands."""

    def __init__(self, text: Text) -> None:
        """Keep the text and the gazetteer at hand."""
        self.text = text
        self.data = gazetteer()
        self.lists = self.data.words
        self.dateline = dateline(text)

    def find(self, kecamatan: list[Sighting]) -> list[Sighting]:
        """Return the candidates and the names of kecamatan, in text order, judged where they stand."""
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
            if sighting.first in blocked or refused(self.text, sighting):
                continue
            self._level(sighting)
            self._relate(sighting, found[-1] if found else None)
            weigh(self.text, sighting)
            found.append(sighting)
        return found + waiting[::-1]

    def _sighting(self, mention: Mention, name: Name) -> Sighting:
        first = self.text.token_at(mention.start)
        last = self.text.token_at(mention.end)
        return Sighting(
            name, name.codes, first, last, mention.start, mention.end, mention.sentence, first,
            dateline=first in self.dateline, group=name.sort == "group",
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
        words = [text.words[i] for i in reversed(at)]
        for size in range(len(at), 0, -1):
            phrase = " ".join(words[-size:])
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
        if found.name.sort in ("phrase", "ikn") and text.words[found.first] in ("polres", "kapolres", "otorita"):
            found.relation, found.core = "office", True
            return
        if (before in self.lists["locative.before"] and not self._agency_word(found.head - 1)) or (
            before == "-" and text.word(found.head - 2) in ("se", "sub")
        ):
            found.relation = "place"
            found.weak = self._spoken_at(found)
            return
        head = self._office(found)
        if head is not None:
            found.relation = "place" if self._happens_at(head) else "office"
            found.former = self._former(head)
            return
        if text.word(found.head - 1) in self.lists["office.village_heads"]:
            found.relation = "office"
        elif found.follows is not None:
            found.relation = found.follows.relation
            found.weak = found.follows.weak or self._spoken_at(found)
        else:
            found.weak = self._spoken_at(found)

    def _agency_word(self, index: int) -> bool:
        """'Badan Pengawas Pemilu X', 'Pemerintah Daerah X': the word belongs to the agency's name, not to the place."""
        word, before = self.text.word(index), self.text.word(index - 1)
        if word == "daerah":
            return before in self.lists["office.words"] or before in self.lists["office.between"]
        return word in ("pemilu", "umum") and before in ("pengawas", "pemilihan")

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
        return len(gap) <= _LONGEST_JOINT and _JOINTS.issuperset(gap)

    def _office(self, found: Sighting) -> int | None:
        """Return the token of the institution or post whose territory the name is: Dinas Sosial Pati, guru PPPK X."""
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
            proper = loose and word.isalpha() and text.capital(index) and not text.opens(index, found.sentence)
            if not (word in self.lists["office.between"] or word in _GLUE or word.isdigit() or proper):
                return None
            index -= 1
        return None

    def _former(self, head: int) -> bool:
        """'mantan ketua Komisi Pemilihan Umum (KPU) X': the office of somebody's past."""
        for index in range(head - 1, max(-1, head - _FORMER_REACH), -1):
            word = self.text.words[index]
            if word in self.lists["office.former"]:
                return True
            if not (word.isalpha() or word in "()") or word in _PAST_ENDS:
                return False
        return False

    def _happens_at(self, head: int) -> bool:
        """'mendaftar ke KPU Muna Barat': the office is where it happens."""
        index = head - 1
        while self.text.word(index) in ("ke", "di", "kantor", "gedung", "halaman", "depan"):
            index -= 1
        return self.text.word(index) in self.lists["office.event_heads"]
