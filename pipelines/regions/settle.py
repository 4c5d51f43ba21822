"""Which code a name means in this text: parents beside it, level words, offices, dates (R2, R3, R7, R8, R10-R12).

Works on the sightings of the whole text at once; every question is answered from sets built in one pass.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.knowledge.places import gazetteer

if TYPE_CHECKING:
    from datetime import date

    from pipelines.knowledge.places import Level
    from pipelines.regions.sighting import Sighting
    from pipelines.regions.text import Text

_COMMA = frozenset((",", "("))


class Settler:
    """Settles the sightings of one text, in place."""

    def __init__(self, text: Text, sightings: list[Sighting], day: date | None) -> None:
        """`day` is the day of publication, if known: names change with it."""
        self.text = text
        self.sightings = sightings
        self.day = day
        self.data = gazetteer()
        self.lists = self.data.words

    def run(self) -> list[Sighting]:
        """Return the sightings that count, each with the codes it means."""
        for sighting in self.sightings:
            self._parent_beside(sighting)
        self._pending()
        for sighting in self.sightings:
            if sighting.accepted and not sighting.kecamatan:
                self._by_level(sighting)
        levels = self._levels_seen()
        for sighting in self.sightings:
            if sighting.accepted and not sighting.kecamatan and not sighting.group and len(sighting.codes) > 1:
                self._choose(sighting, levels)
        self._kecamatan()
        self._old_names()
        kept = [sighting for sighting in self.sightings if sighting.accepted and not self._desk(sighting)]
        self._conflicts(kept)
        return kept

    def _is_province(self, code: str) -> bool:
        return "." not in code

    def _parents(self, code: str) -> tuple[str, ...]:
        """Return the parent province and, for texts of any day, the provinces it was split from."""
        parent = self.data.parent(code)
        return (parent, *self.data.table["former_parent"].get(parent, ()))

    # -- R2, R8: the parent beside the name ---------------------------------------------------------------------

    def _parent_beside(self, found: Sighting) -> None:
        """'Kudus, Jawa Tengah', 'Kecamatan Banjar, Pandeglang': the second name is the parent of the first."""
        child = found.follows
        if child is None or self.text.words[child.last : found.head] not in ([","], ["("], []):
            return
        if child.kecamatan:
            inside = tuple(code for code in child.codes if code in found.codes or self.data.parent(code) in found.codes)
            if inside and found.name.guard.needs != "never":
                child.codes, found.accepted, found.relation = inside, True, child.relation
                found.evidence = found.evidence or "parent_beside"
            return
        provinces = [code for code in found.codes if self._is_province(code)]
        if not provinces or any(self._is_province(code) for code in child.codes):
            return
        inside = tuple(code for code in child.codes if set(self._parents(code)) & set(provinces))
        if inside and not child.group:
            child.codes, child.accepted, child.evidence = (
                inside,
                True,
                child.evidence if child.evidence == "level" else "parent_beside",
            )
            child.rule = child.rule if child.evidence == "level" else "R2.parent_beside"
            found.accepted, found.relation, found.codes = True, "parent", (provinces[0],)
            child.weak = child.weak or (found.weak and child.relation != "office")
            found.evidence = found.evidence or "parent_beside"

    # -- R2: names that need the rest of the text ---------------------------------------------------------------

    def _pending(self) -> None:
        settled = {s.name.pattern for s in self.sightings if s.accepted and not s.kecamatan}
        present = {code for s in self.sightings if s.accepted and not s.kecamatan and not s.group for code in s.codes}
        for found in self.sightings:
            guard = found.name.guard
            if found.accepted and guard.not_with and found.level is None and present.intersection(guard.not_with):
                found.accepted = False
            if not found.pending or found.accepted:
                continue
            speaking = {p for code in found.codes for p in self._parents(code)} | set(guard.context)
            if found.name.pattern in settled and guard.needs != "level":
                found.accepted, found.evidence, found.rule = True, "document", "R2.document"
            elif present & speaking and guard.needs != "level":
                found.accepted, found.evidence, found.rule = True, "parent_in_text", "R2.parent"
            elif guard.needs == "level" and self.data.table["groups"].get(found.name.pattern.capitalize()):
                found.codes = tuple(self.data.table["groups"][found.name.pattern.capitalize()])
                found.accepted, found.group = True, True
        for found in self.sightings:
            if found.group and found.accepted:
                found.evidence, found.rule = "group", "R10.group"
            elif found.name.sort == "ikn" and found.accepted:
                found.evidence, found.rule = "ikn", "R11.ikn"

    # -- R3: one name, several codes ----------------------------------------------------------------------------

    def _level_of(self, code: str) -> Level:
        return self.data.regions[code].level

    def _by_level(self, found: Sighting) -> None:
        if found.level is None or found.group:
            return
        fitting = tuple(code for code in found.codes if self._level_of(code) == found.level)
        if not fitting:
            found.evidence = "wrong_level"
            return
        found.runner_up = next((code for code in found.codes if code not in fitting), "")
        found.codes = fitting

    def _levels_seen(self) -> dict[str, list[str]]:
        """Return name -> codes that a level word or parent gave it somewhere in the text, in text order."""
        seen: dict[str, dict[str, None]] = {}
        for found in self.sightings:
            if (
                found.accepted
                and not found.kecamatan
                and len(found.codes) == 1
                and found.codes[0] != found.name.guard.default
            ):
                seen.setdefault(found.name.pattern, {})[found.codes[0]] = None
        return {pattern: list(codes) for pattern, codes in seen.items()}

    def _choose(self, found: Sighting, levels: dict[str, list[str]]) -> None:
        guard = found.name.guard
        seen = [code for code in levels.get(found.name.pattern, ()) if code in found.codes]
        if seen:
            other = next((code for code in seen if code != seen[0]), "")
            rest = next((code for code in found.codes if code != seen[0]), "")
            return self._take(
                found, seen[0], "pair_context" if other else "pair_document", "R3.document", other or rest
            )
        if guard.default in found.codes and found.level is None:
            rest = next(code for code in found.codes if code != guard.default)
            return self._take(found, guard.default, "default_reading", "R3.default", rest)
        self._by_province(found)
        if len(found.codes) == 1:
            return None
        if guard.dateline and found.dateline:
            rest = next((code for code in found.codes if code != guard.dateline), "")
            return self._take(found, guard.dateline, "dateline", "R4.dateline", rest)
        city = found.weak or (found.dateline and found.name.pattern in self._spoken)
        level = "kota" if city else self._context_level(found)  # people speak in the city
        fitting = [code for code in found.codes if self._level_of(code) == level]
        if len(fitting) == 1:
            rest = next((code for code in found.codes if code != fitting[0]), "")
            return self._take(found, fitting[0], "pair_context", "R3.context", rest)
        found.ambiguous, found.rule = True, "R3.neutral"
        found.evidence = "pair_open" if found.evidence != "dateline" else "dateline"
        return None

    def _take(self, found: Sighting, code: str, evidence: str, rule: str, runner_up: str) -> None:
        found.codes, found.rule, found.runner_up = (code,), rule, runner_up
        found.evidence = evidence if found.evidence != "dateline" else "dateline"

    def _by_province(self, found: Sighting) -> None:
        """Names shared across provinces (Banjar, Mura): the province that stands in the text decides."""
        present = self._named_provinces
        inside = tuple(code for code in found.codes if self.data.parent(code) in present)
        if inside and len({self.data.parent(code) for code in found.codes}) > 1:
            found.runner_up = next((code for code in found.codes if code not in inside), "")
            found.codes = inside

    def _provinces(self) -> set[str]:
        return {
            self.data.parent(s.codes[0])
            for s in self.sightings
            if s.accepted and not s.kecamatan and len(s.codes) == 1 and not self._desk(s)
        }

    @cached_property
    def _named_provinces(self) -> set[str]:
        """The provinces of the names that are settled before the shared ones are."""
        return self._provinces()

    def _context_level(self, found: Sighting) -> Level | None:
        text = self.text
        if any(text.phrase_before(found.head, size) in self.lists["level.kab_behind"] for size in (2, 3)):
            return "kabupaten"
        first, last = text.bounds(found.sentence)
        return self._words_level(first, last) or self._text_level

    @cached_property
    def _spoken(self) -> frozenset[str]:
        """Names of places where somebody only spoke."""
        return frozenset(found.name.pattern for found in self.sightings if found.weak and found.accepted)

    @cached_property
    def _text_level(self) -> Level | None:
        """The level that the offices of the whole text speak for."""
        return self._words_level(0, len(self.text.words))

    def _words_level(self, first: int, last: int) -> Level | None:
        """Return the level that the offices between two tokens speak for, when they speak for one only."""
        words = self.text.words[first:last]
        joined = set(words) | {f"{a} {b}" for a, b in pairwise(words) if a in ("wali", "kepala", "perangkat")}
        kab = bool(joined & self.lists["level.kab_context"])
        kota = bool(joined & self.lists["level.kota_context"])
        if kab == kota:
            return None
        return "kabupaten" if kab else "kota"

    # -- R7 -----------------------------------------------------------------------------------------------------

    def _kecamatan(self) -> None:
        regencies = {
            s.codes[0] for s in self.sightings if s.accepted and len(s.codes) == 1 and not self._is_province(s.codes[0])
        }
        present = regencies | self._provinces()
        for found in self.sightings:
            if not found.kecamatan:
                continue
            inside = tuple(code for code in found.codes if code in present) or tuple(
                code for code in found.codes if self.data.parent(code) in present
            )
            if len(inside) == 1:
                found.codes, found.evidence, found.rule = inside, "kecamatan_parent", "R7.parent"
                found.weak = inside[0] not in regencies and bool(regencies)
                found.accepted = True
            elif len(found.codes) == 1 and not present:
                found.evidence, found.rule, found.accepted = "kecamatan", "R7.unique", True
            elif len(found.codes) == 1 and not regencies:
                found.evidence, found.rule, found.accepted, found.conflict = "kecamatan", "R7.unique", True, True

    # -- R4, R8, R12 --------------------------------------------------------------------------------------------

    def _desk(self, found: Sighting) -> bool:
        """JAKARTA in a dateline is where the desk sits."""
        return found.dateline and "31" in found.codes

    def _old_names(self) -> None:
        papua = self.data.table["papua"]
        before_split = self.day is not None and self.day < papua["split_on"]
        for found in self.sightings:
            if not found.accepted:
                continue
            if found.name.guard.old:
                found.evidence, found.rule = "old", "R12.old"
            elif before_split and found.codes == (papua["code"],):
                found.evidence, found.rule, found.ambiguous = "old", "R12.papua", True
            elif before_split and len(found.codes) == 1 and found.codes[0] in papua["born_then"]:
                found.evidence, found.rule, found.conflict = "old", "R12.not_yet", True

    def _conflicts(self, kept: list[Sighting]) -> None:
        """A regency and another province in one sentence, nothing else of that province in it and no list (R8)."""
        by_sentence: dict[int, list[Sighting]] = {}
        for found in kept:
            by_sentence.setdefault(found.sentence, []).append(found)
        for together in by_sentence.values():
            provinces = {
                s.codes[0] for s in together if len(s.codes) == 1 and self._is_province(s.codes[0]) and not s.dateline
            }
            parents = {p for s in together for c in s.codes if not self._is_province(c) for p in self._parents(c)}
            if len(provinces) != 1 or provinces & parents:
                continue
            for found in together:
                regency = (
                    len(found.codes) == 1
                    and not self._is_province(found.codes[0])
                    and not found.dateline
                    and not found.kecamatan
                )
                other = next(s for s in together if s.codes[0] in provinces)
                if (
                    regency
                    and 0 <= other.head - found.last <= 1
                    and (other.head == found.last or self.text.word(found.last) in _COMMA)
                ):
                    found.conflict = True
