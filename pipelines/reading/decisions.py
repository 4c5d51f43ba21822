"""Appointments, transfers and punishments: who decided, whom it hit. Used by `roles` only."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.neighbours import Neighbours
    from pipelines.reading.phrases import Phrases

_BEHIND_PUNISHED = 14
_LENT = frozenset(("tenda", "kursi", "genset", "panggung", "sound"))
_TOLD = 4  # tokens from the act to the side that it is for
_OFFICE_ACTS = frozenset(("N01", "N02", "N03", "N08", "N09", "N10", "N17"))
_OPENING, _OFFICE_LONG, _CARRIES, _MATTER = 5, 7, 6, 4  # tokens
_SO_THAT_NOT = frozenset(("agar", "supaya", "hingga", "sampai", "tidak", "tak", "menghindari", "mencegah"))
_BECOMES = frozenset(("jadi", "menjadi", "ke", "sebagai"))  # 'dicopot jadi staf biasa'


class Decisions:
    """Assigns agent and patients of decisions of office in one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor], phrases: Phrases, neighbours: Neighbours) -> None:
        """Keep what the roles know."""
        self.draft = draft
        self.actors = actors
        self.phrases = phrases
        self.neighbours = neighbours
        self.punished: set[int] = set()

    def agency_of(self, number: int) -> Hit | None:
        """Return the post as an agency, for a passive that names no doer: 'staf dinas diancam'."""
        actor = self.actors[number]
        text = self.draft.view.text[actor.actor.start : actor.actor.full_end]
        if not actor.actor.specific and not any(
            word in text.split() for word in self.draft.knowledge.words["reading.agency_words"]
        ):
            return None
        for hit in self.draft.near(actor.first, actor.last, 0):
            if hit.start <= actor.actor.start < hit.end:
                return hit
        return None

    def office_itself(self, event: FoundEvent) -> bool:
        """Make the office the agent: 'Dinas Sosial bagi sembako bergambar petahana', 'ambulans mengangkut kaus tim'."""
        if "lends" in event.rule.known_as:
            return False
        if event.rule.code == "N09":
            ground = "state_ground" in event.rule.known_as
            event.agency = event.hit if ground else event.object_hit or self._resource(event)  # 'Aula jadi gudang'
        elif event.rule.code in _OFFICE_ACTS:
            gift = event.rule.code == "N08" and event.hit.passive
            first = self._gives(event) if gift else None if event.voice == "passive" else self._subject(event)
            if first is not None:
                start, end = self.draft.starts[first], self.draft.ends[event.hit.first - 1]
                event.agency = dataclasses.replace(event.hit, start=start, end=end, first=first, last=event.hit.first)
        if event.agency is None:
            return False
        event.agency_title = self.draft.view.cased[event.agency.start : event.agency.end]
        return True

    def side_told(self, number: int, hit: Hit) -> bool:
        """'Diskominfo unggah ajakan memilih wali kota petahana': the side is told behind the act, nobody's subject."""
        found = self.actors[number]
        if found.actor.cls != "political" or found.first < hit.last or found.first - hit.last > _TOLD:
            return False
        return "," not in self.draft.tokens[hit.last : found.first]

    def _resource(self, event: FoundEvent) -> Hit | None:
        """A thing of the state that moves by itself, or whose owner is told: 'mobil di posko, milik dinas'."""
        tokens, lists = self.draft.tokens, self.draft.knowledge.words
        row = self.draft.sentences[event.hit.sentence]
        words = tokens[row.first_token : row.last_token]
        behind = tokens[event.hit.last : min(event.hit.last + _CARRIES, row.last_token)]
        things = lists["reading.vehicles"] | _LENT
        owned = "milik" in words and not things.isdisjoint(words)
        moves = not lists["reading.resource_moves"].isdisjoint(behind) and not self._aside(event.hit)
        return event.hit if owned or moves else None

    def _aside(self, hit: Hit) -> bool:
        """'Jalan macet gara-gara kampanye petahana, bus dinas antar penumpang memutar': a clause without the side."""
        behind = any(other.has("side") and other.first >= hit.last for other in self.draft.hits_of[hit.sentence])
        return self.draft.tokens[hit.first - 1] == "," and not behind

    def _gives(self, event: FoundEvent) -> int | None:
        """'Bantuan bibit dari dinas pertanian dibagikan bersama caleg': the office behind 'dari'."""
        tokens, heads = self.draft.tokens, self.draft.knowledge.words["reading.office_heads"]
        begin = self.draft.sentences[event.hit.sentence].first_token
        front = range(begin + 1, min(event.hit.first, begin + _OFFICE_LONG))
        return next((n for n in front if tokens[n - 1] == "dari" and tokens[n] in heads), None)

    def _subject(self, event: FoundEvent) -> int | None:
        """The office that opens the sentence."""
        tokens, lists = self.draft.tokens, self.draft.knowledge.words
        row = self.draft.sentences[event.hit.sentence]
        opening = range(row.first_token, min(event.hit.first, row.first_token + _OPENING))
        first = next((n for n in opening if tokens[n] in lists["reading.office_heads"]), None)
        if first is None or not 0 < event.hit.first - first <= _OFFICE_LONG:
            return None
        if not lists["reading.of_the_office"].issuperset(tokens[row.first_token : first]):
            return None  # 'Kasus mobil dinas ...'
        shifts = event.rule.code == "N10" and not _SO_THAT_NOT.isdisjoint(tokens[event.hit.last : row.last_token])
        aside = "," in tokens[first : event.hit.last + _MATTER]
        # 'Dinsos menunda bansos agar tidak dimanfaatkan kandidat'; 'Dinas bagikan pupuk, caleg ikut menyaksikan'
        return None if shifts or aside else first

    def decide(self, event: FoundEvent, here: list[int]) -> None:
        """An appointment or transfer: the office that decides is agent, those moved are patients."""
        hit = event.hit
        before = [n for n in here if self.actors[n].last <= hit.first]
        behind = [n for n in here if self.actors[n].first >= hit.last]
        event.agent = before[0] if before else None
        moved = [n for n in behind if self.actors[n].actor.cls != "political"]
        event.patients = tuple(moved[:1])

    def _behind_comma(self, hit: Hit, number: int) -> bool:
        """The subject of an opening passive stands behind the comma."""
        opens = hit.first - self.draft.sentences[hit.sentence].first_token <= 1
        return opens and "," in self.draft.tokens[hit.last : self.phrases.phrase_first(number)]

    def punish(self, event: FoundEvent, here: list[int], by: list[int]) -> None:
        """'Dua kepsek dicopot bupati karena menolak mendukung': subject = patient, behind the verb = agent."""
        hit = event.hit
        before = [n for n in here if self.actors[n].last <= hit.first and n not in by]
        before = [n for n in before if not self.phrases.behind_passive(n)] or before
        behind = [
            n
            for n in here
            if 0 <= self.actors[n].first - hit.last <= _BEHIND_PUNISHED
            and _BECOMES.isdisjoint(self.draft.tokens[self.phrases.phrase_first(n) - 1 : self.actors[n].first])
        ]
        undergone = event.voice == "passive" or hit.passive or event.word.split()[-1].startswith("di")
        if undergone and not before and not by and behind and self._behind_comma(hit, behind[0]):
            event.patients = (behind[0],)  # 'Dinonjobkan lantaran enggan mendukung, lima lurah mengadu'
        elif undergone or by or (event.voice == "noun" and len(before) == 1 and not event.word.startswith("me")):
            event.patients = tuple(before[-1:])
            doer = [n for n in by or behind if n not in event.patients]
            event.agent = doer[0] if doer else None
        elif event.voice == "noun" and not behind and before and before[-1] in self.punished:
            event.patients = tuple(before[-1:])  # 'pegawai dimutasi ..., ikhlas banget mutasinya'
        else:
            event.agent = before[-1] if before else None
            event.patients = tuple(behind[:1])
        self.punished.update(event.patients)
        if not event.patients:
            told = self.neighbours.before(hit.sentence)
            told = told if told is not None else self.neighbours.after(hit.sentence)
            event.patients = (told,) if told is not None and told != event.agent else ()
