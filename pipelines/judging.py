"""The event test of domain.md section 1, and which Step and Event are the document's own. Used by `read` only.

All four must hold: an agent with a post, a live mood after operators, a side, somebody in particular. Habits, lists
under a heading, excused acts and acts of the background never pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.acts import FoundEvent
    from pipelines.draft import Draft
    from pipelines.moods import Moods
    from pipelines.participants import FoundActor
    from pipelines.record.reading import Clause
    from pipelines.sides import FoundSide
    from pipelines.steps import FoundStep

_LIVE = frozenset(("realised", "alleged"))
_POLITICAL_TYPES = frozenset(("N07", "N08", "N09", "N10", "N18"))
_RANK = {
    "not_proven": 7, "convicted": 6, "sanctioned": 5, "forwarded": 4, "proven": 3, "under_review": 2, "alleged": 1,
}  # fmt: skip
_ASSERTED = ("langgar", "melanggar", "tidak netral", "tak netral", "tidak jaga")
_REOPENED = 9  # a case that is open again: whatever closed it is older
_ZONE_WEIGHT = {"title": 3.0, "lead": 2.0, "body": 1.0, "list": 0.2, "background": 0.3}
_MAIN_ZONES = frozenset(("title", "lead"))
_APPEAL_REACH = 40


class Judge:
    """Judges the events of one text and names the main event and step."""

    def __init__(
        self,
        draft: Draft,
        clauses: tuple[Clause, ...],
        moods: Moods,
        actors: list[FoundActor],
        sides: list[FoundSide],
        events: list[FoundEvent],
        steps: list[FoundStep],
    ) -> None:
        """Index cues by sentence."""
        self.draft = draft
        self.clauses = clauses
        self.moods = moods
        self.actors = actors
        self.sides = sides
        self.events = events
        self.steps = steps
        self.main_event: int | None = None
        self.main_step: int | None = None
        self.appeals: list[list[tuple[int, int]]] = [[] for _ in draft.sentences]
        self.cues: list[dict[str, list[int]]] = [{} for _ in draft.sentences]
        for hit in draft.hits:
            for meaning in hit.meanings:
                if meaning.kind == "cue" and meaning.id == "appeal_strong":
                    self.appeals[hit.sentence].append((hit.first, hit.clause))
                if meaning.kind in {"cue", "spec", "authority", "stmt"}:
                    name = meaning.id if meaning.kind == "cue" else meaning.kind
                    self.cues[hit.sentence].setdefault(name, []).append(hit.first)
        self.steps_of: dict[int, list[FoundStep]] = {}
        for step in steps:
            self.steps_of.setdefault(step.hit.sentence, []).append(step)

    def run(self) -> None:
        """Fill mood, specific, background and passes of every event; then the main event and step."""
        for event in self.events:
            self._adjust(event)
            event.background = self.is_background(event.hit.sentence)
            event.specific = self._specific(event)
            event.passes = self._passes(event)
        self._main()

    def is_background(self, sentence: int) -> bool:
        """Return whether the sentence tells of an earlier case."""
        return self.draft.sentences[sentence].zone == "background"

    # -- moods that need more than the operator --------------------------------------------------------------------

    def _adjust(self, event: FoundEvent) -> None:
        sentence = self.draft.sentences[event.hit.sentence]
        mood = event.reach.mood
        appeal = self._appeal_before(event)
        if mood == "negated" and appeal:
            mood = "barred"
        elif mood in _LIVE and appeal and not self.clauses[event.hit.clause].island and not event.rule.directive:
            mood = "obliged"
        if event.rule.directive and mood in _LIVE and self._complement_negated(event):
            mood = "barred"
        if sentence.zone == "list" and self._barring_heading(sentence.heading):
            mood = "barred"
        if mood in _LIVE and self._generic_head(event):
            mood = "conditional"
        if event.leave_silent and mood == "realised":
            mood = "alleged"
        event.reach.mood = mood

    def _appeal_before(self, event: FoundEvent) -> bool:
        return any(
            0 < event.hit.first - first <= _APPEAL_REACH
            and not (self.clauses[clause].island and clause != event.hit.clause)
            for first, clause in self.appeals[event.hit.sentence]
        )

    def _complement_negated(self, event: FoundEvent) -> bool:
        """'minta agar keluarga guru tidak diarahkan ke paslon': the complement forbids, the order is an appeal."""
        limit = event.hit.last + 12
        target = event.object_hit.first if event.object_hit is not None else limit
        for index in self.moods.of_sentence[event.hit.sentence]:
            operator = self.moods.operators[index]
            inside = operator.first >= event.hit.first and operator.last <= event.hit.last
            if (
                operator.operator.cls in {"negation", "prohibition", "prevention"}
                and not inside
                and event.hit.last <= operator.first <= target
            ):
                return True
        return False

    def _barring_heading(self, heading: str | None) -> bool:
        return heading is not None and any(word in heading for word in self.draft.knowledge.words["cues.list_heading"])

    def _generic_head(self, event: FoundEvent) -> bool:
        """Yang + a head that names nobody is a condition wherever it stands."""
        clause = self.clauses[event.hit.clause]
        if clause.opener != "rel" or event.agent is None:
            return False
        actor = self.actors[event.agent].actor
        if actor.specific or event.agency is not None:
            return False
        first = self.actors[event.agent].first
        addressed = first > 0 and self.draft.tokens[first - 1] == "bagi"  # 'sanksi bagi kepala desa yang ...'
        if actor.generic or addressed or self.actors[event.agent].mass:
            return not self._live_step(event.hit.sentence)
        return self._threat_or_appeal(event.hit.sentence) and not self._live_step(event.hit.sentence)

    def _threat_or_appeal(self, sentence: int) -> bool:
        if any(not self.clauses[clause].island for _, clause in self.appeals[sentence]):
            return True
        return any(
            self.moods.operators[index].operator.cls in {"prospective", "conditional", "prohibition"}
            for index in self.moods.of_sentence[sentence]
        )

    def _live_step(self, sentence: int) -> bool:
        return any(not step.dead for step in self.steps_of.get(sentence, ()))

    # -- the event test --------------------------------------------------------------------------------------------

    def _specific(self, event: FoundEvent) -> bool:
        if event.agency is not None:
            return True
        if event.agent is None:
            return event.rule.code == "N10" and bool(event.patients)
        found = self.actors[event.agent]
        if found.actor.generic:
            return False
        if found.actor.specific:
            return True
        sentence = event.hit.sentence
        proof = bool(self.cues[sentence].get("evidence")) or self._live_step(sentence) or self._first_hand(sentence)
        if found.mass:
            return proof and self.draft.sentences[sentence].zone in _MAIN_ZONES and not self._threat_or_appeal(sentence)
        return all(self.clauses[clause].island for _, clause in self.appeals[sentence])

    def _first_hand(self, sentence: int) -> bool:
        return any(
            meaning.kind == "spec" and meaning.id == "first_hand"
            for hit in self.draft.hits_of[sentence]
            for meaning in hit.meanings
        )

    def _passes(self, event: FoundEvent) -> bool:
        if event.reach.mood not in _LIVE or event.reach.habit or event.excused or not event.specific:
            return False
        if self.draft.sentences[event.hit.sentence].zone == "list":
            return False
        if event.agent is not None and event.agency is None and not self._may_act(event):
            return False
        if not self._side_holds(event):
            return False
        return event.rule.code != "N99" or self._accused(event)

    def _may_act(self, event: FoundEvent) -> bool:
        found = self.actors[event.agent] if event.agent is not None else None
        if found is None:
            return False
        if found.actor.former or found.impostor:
            return False
        return found.actor.cls != "political" or event.rule.code in _POLITICAL_TYPES

    def _side_holds(self, event: FoundEvent) -> bool:
        if event.side is None:
            return event.rule.side in {"self", "none"} or event.rule.punishes
        kind = self.sides[event.side].side.kind
        if kind == "none":
            return not event.rule.directive and event.rule.side == "none"
        if kind == "tertentu":
            sentence = event.hit.sentence
            return event.reach.alleged or bool(self.cues[sentence].get("evidence")) or self._live_step(sentence)
        return True

    def _accused(self, event: FoundEvent) -> bool:
        """N99 needs an accuser, an authority or a word of allegation."""
        sentence = event.hit.sentence
        cues = self.cues[sentence]
        if self.draft.sentences[sentence].zone == "title" and event.word.startswith(_ASSERTED):
            return True  # the headline itself accuses
        return (
            event.reach.alleged
            or bool(cues.get("evidence"))
            or self._live_step(sentence)
            or bool(cues.get("authority"))
            or bool(cues.get("stmt"))  # a denial answers an accusation
        )

    # -- the document's own ----------------------------------------------------------------------------------------

    def _main(self) -> None:
        zone_of = [sentence.zone for sentence in self.draft.sentences]
        best = 0.0
        for number, event in enumerate(self.events):
            if not event.passes or event.background:
                continue
            score = _ZONE_WEIGHT[zone_of[event.hit.sentence]] + (0.5 if event.rule.code != "N99" else 0.0)
            if score > best:
                best, self.main_event = score, number
        alive = [
            (number, step)
            for number, step in enumerate(self.steps)
            if not step.dead and not self.is_background(step.hit.sentence)
        ]
        turned = [
            (n, s)
            for n, s in alive
            if zone_of[s.hit.sentence] == "lead" and s.row.status == "forwarded" and self._after_all(s.hit.sentence)
        ]
        if turned:
            self.main_step = turned[-1][0]
            return
        for zones in (("title",), ("lead",)):
            pool = [(n, s) for n, s in alive if zone_of[s.hit.sentence] in zones]
            if pool and self._older(pool):
                return
            if pool:
                self.main_step = self._newest(pool)
                return
        main_in_front = (
            self.main_event is not None and zone_of[self.events[self.main_event].hit.sentence] in _MAIN_ZONES
        )
        if main_in_front or not alive:
            return
        if self.main_event is not None:
            near = [(n, s) for n, s in alive if abs(s.hit.sentence - self.events[self.main_event].hit.sentence) <= 1]
            if near:
                self.main_step = self._newest(near)

    def _older(self, pool: list[tuple[int, FoundStep]]) -> bool:
        """'Sesudah dipanggil dua kali, kepala dinas itu tetap muncul ...': the act is newer than the step."""
        if self.main_event is None or any(not step.island for _, step in pool):
            return False
        event = self.events[self.main_event]
        told = not self.clauses[event.hit.clause].island
        return told and all(
            step.hit.sentence == event.hit.sentence and step.hit.first < event.hit.first for _, step in pool
        )

    def _after_all(self, sentence: int) -> bool:
        """'Meski demikian, ... diteruskan ke BKN': what is told against the step before is the newest."""
        first = self.draft.sentences[sentence].first_token
        return self.draft.tokens[first] in {
            "meski",
            "meskipun",
            "namun",
            "tetapi",
            "kendati",
            "walau",
            "walaupun",
            "tapi",
        }

    def _newest(self, pool: list[tuple[int, FoundStep]]) -> int:
        """The step told as news wins over the ones presupposed; then the later stage of a case."""
        outside = [pair for pair in pool if not pair[1].island] or pool
        return max(
            outside,
            key=lambda pair: (_REOPENED if pair[1].row.id == "S32.reopened" else _RANK[pair[1].row.status], -pair[0]),
        )[0]
