"""Decisions of office and punishments: who decides, who is moved. Used by `roles` only.

In 'Dua kepsek dicopot bupati karena menolak' the subject is hit and the doer stands behind the verb; a passive without
a doer leaves the agency.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.neighbours import is_passive

if TYPE_CHECKING:
    from pipelines.acts import FoundEvent
    from pipelines.draft import Draft
    from pipelines.matching import Hit
    from pipelines.participants import FoundActor
    from pipelines.phrases import Phrases

_BEHIND_PUNISHED = 14
_SHORTEST_PASSIVE = 5
_BECOMES = frozenset(("jadi", "menjadi", "ke", "sebagai"))  # 'dicopot jadi staf biasa'


class Deciding:
    """Assigns the roles of transfers and punishments."""

    def __init__(self, draft: Draft, actors: list[FoundActor], phrases: Phrases) -> None:
        """Keep draft, actors and phrases."""
        self.draft = draft
        self.actors = actors
        self.phrases = phrases

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

    def decision(self, event: FoundEvent, here: list[int]) -> None:
        """An appointment or transfer: the office that decides is agent, those moved are patients."""
        hit = event.hit
        before = [n for n in here if self.actors[n].last <= hit.first]
        behind = [n for n in here if self.actors[n].first >= hit.last]
        event.agent = before[0] if before else None
        event.patients = tuple(behind[:1])

    def punishment(self, event: FoundEvent, here: list[int]) -> None:
        """'Dua kepsek dicopot bupati karena menolak mendukung': subject = patient, behind the verb = agent."""
        hit = event.hit
        before = [n for n in here if self.actors[n].last <= hit.first]
        behind = [
            n
            for n in here
            if 0 <= self.actors[n].first - hit.last <= _BEHIND_PUNISHED
            and self.draft.tokens[self.phrases.phrase_first(n) - 1] not in _BECOMES
        ]
        if event.voice == "noun" and before and not behind and self.actors[before[-1]].actor.cls != "political":
            event.patients = tuple(before[-1:])  # 'guru mendadak dapat SK mutasi'
            return
        if event.voice == "passive" or is_passive(hit) or self._undergone(event.word):
            event.patients = tuple(before[-1:])
            event.agent = behind[0] if behind else None
            if event.agent is None and before:
                event.agency = self.agency_of(before[-1])
        else:
            event.agent = before[-1] if before else None
            event.patients = tuple(behind[:1])

    @staticmethod
    def _undergone(word: str) -> bool:
        """'kontraknya diputus', 'tidak diperpanjang': a passive inside a longer expression."""
        return any(part.startswith("di") and len(part) > _SHORTEST_PASSIVE for part in word.split())
