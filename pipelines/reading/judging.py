"""The event test of domain.md section 1, and which Step and Event are the document's own. Used by `read` only.

All four must hold: an agent with a post, a live mood after operators, a side, somebody in particular. Habits, lists
under a heading, excused acts and acts of the background never pass.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.adjusting import LIVE
from pipelines.reading.clearing import desk_verdict
from pipelines.reading.excuses import Excuses
from pipelines.reading.framing import Framing
from pipelines.reading.identified import opens_the_line
from pipelines.reading.partiality import Partiality
from pipelines.reading.unreal import of_now, of_one_day

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.found import FoundEvent, FoundStep
    from pipelines.record.reading import Zone

_POLITICAL_TYPES = frozenset(("N07", "N08", "N09", "N10", "N18"))
_MAY, _CALLS = frozenset(("bisa", "dapat", "mungkin")), frozenset(("N07", "N08"))
_PARTISAN, _SIDED = frozenset(("political", "organiser")), frozenset(("named", "generic"))
_RANK = {
    "not_proven": 7, "convicted": 6, "sanctioned": 5, "forwarded": 4, "proven": 3, "under_review": 2, "alleged": 1,
}  # fmt: skip
_OUTCOMES = frozenset(("not_proven", "convicted", "sanctioned", "forwarded"))
_ASSERTED = ("langgar", "melanggar", "tidak netral", "tak netral", "tidak jaga")
_REOPENED = 9  # a case that is open again: whatever closed it is older
_ZONE_WEIGHT = {"title": 3.0, "lead": 2.0, "body": 1.0, "list": 0.2, "background": 0.3}
_MAIN_ZONES = frozenset(("title", "lead"))
_FIGURE = 4  # tokens
_POST = 500  # characters
_AGAINST = frozenset(("meski", "meskipun", "namun", "tetapi", "kendati", "walau", "walaupun", "tapi"))


class Judge(Framing):
    """Judges the events of one text and names the main event and step."""

    def run(self) -> None:
        """Fill mood, specific, background and passes of every event; then the main event and step."""
        self.quotes = self.draft.quotes
        self.partial = Partiality(self.draft, self.actors, self.sides, self.events_of, self.steps_of)
        for event in self.events:
            self.adjust(event)
        self.frame()
        excuses = Excuses(self.draft, self.steps)
        for event in self.events:
            event.excused = event.excused or excuses.find(event)
        excuses.left_before(self.events)
        for event in self.events:
            event.background = self.is_past(event.hit) or (
                event.agent is not None and self.is_background(self.actors[event.agent].actor.sentence)
            )
            event.specific = self._specific(event)
            event.passes = self._passes(event)
        self._main()

    def is_past(self, hit: Hit) -> bool:
        """Return whether an act or step is an earlier one, by its sentence or by the clause it stands in."""
        return self.is_background(hit.sentence) or self.draft.looks_back(hit)

    def is_background(self, sentence: int) -> bool:
        """Return whether the sentence tells of an earlier case; one line alone is the news, but for 'Dulu ...'."""
        rows, opening = self.draft.sentences, self.draft.tokens[:2]
        return rows[sentence].zone == "background" and (len(rows) > 1 or "dulu" in opening or "dahulu" in opening)

    # -- the event test --------------------------------------------------------------------------------------------

    def _specific(self, event: FoundEvent) -> bool:
        if event.agency is not None:
            return True
        if event.agent is None:
            return (event.rule.code == "N10" or event.rule.punishes) and bool(event.patients)
        found = self.actors[event.agent]
        dated = of_one_day(self.draft, event.hit)
        if found.actor.generic and not (dated and (found.mass or self.told_as_done(event))):
            return False
        boss = (
            event.rule.directive
            and event.voice != "noun"
            and found.actor.title.lower() in self.draft.knowledge.words["reading.superiors"]
        )
        undergone = event.rule.punishes or boss  # 'seorang PPPK ditekan atasannya': his superior, nobody else's
        punished = undergone and any(self.actors[number].actor.specific for number in event.patients)
        punished = punished or (boss and self._by_staff(event.hit.sentence))
        if punished or found.actor.specific or (found.actor.generic and not found.mass):
            return True
        sentence = event.hit.sentence
        proof = bool(self.cues[sentence].get("evidence")) or self.live_step(sentence) or self._first_hand(sentence)
        proof = proof or self.answers(event) or dated or (found.mass and opens_the_line(self.draft, found, event))
        if found.mass:
            return proof and self.draft.sentences[sentence].zone in _MAIN_ZONES and not self.threat_or_appeal(sentence)
        sided = event.rule.directive and event.side is not None and self.sides[event.side].side.kind in _SIDED
        sided = sided and _MAY.isdisjoint(self.draft.tokens[found.last : event.hit.first])  # 'bisa dipecat setelah ...'
        return sided or all(self.clauses[clause].island for _, clause in self.appeals[sentence])

    def _by_staff(self, sentence: int) -> bool:
        """'Saya PPPK, kemarin atasan suruh semua pakai jaket paslon 2': the writer's own superior."""
        row, lists = self.draft.sentences[sentence], self.draft.knowledge.words
        own = not lists["reading.own_words"].isdisjoint(self.draft.tokens[row.first_token : row.last_token])
        return own and self.draft.view.title_end == 0

    def _first_hand(self, sentence: int) -> bool:
        meanings = (meaning for hit in self.draft.hits_of[sentence] for meaning in hit.meanings)
        return any(meaning.kind == "spec" and meaning.id == "first_hand" for meaning in meanings)

    def _passes(self, event: FoundEvent) -> bool:
        habit = event.reach.habit and not (self.singled(event.agent) and of_now(self.draft, event.hit))
        habit = habit and not (event.reach.alleged and self.live_step(event.hit.sentence))
        if event.reach.mood not in LIVE or habit or event.excused or not event.specific:
            return False
        if self.draft.sentences[event.hit.sentence].zone == "list" or self.nothing_yet or self._share(event):
            return False
        if event.agent is not None and event.agency is None and not self._may_act(event):
            return False
        if not self._side_holds(event) or self._among_politicians(event) or self._talked_of(event):
            return False
        return event.rule.code != "N99" or (self._accused(event) and not self._figure(event))

    def _share(self, event: FoundEvent) -> bool:
        """'Lebih dari separuhnya berupa unggahan dukungan': a part of what is counted, nobody's act."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        if self.draft.knowledge.words["reading.portions"].isdisjoint(words) or event.agent is None:
            return False
        return event.voice == "noun" and self.actors[event.agent].actor.sentence != event.hit.sentence

    def _talked_of(self, event: FoundEvent) -> bool:
        """'"Mendukung calon, itu tidak boleh," kata camat': a quote that names nobody tells no act of its speaker."""
        quote = self.quotes.around(event.hit.start)
        spoken = event.rule.directive or event.rule.threat or event.rule.candidacy or event.rule.speech
        if quote is None or spoken or event.agent is None:
            return False
        actor = self.actors[event.agent].actor
        if quote[0] <= actor.start < quote[1]:
            return False
        words = set(self.draft.view.text[quote[0] : quote[1]].replace(",", " ").split())
        return words.isdisjoint(self.draft.knowledge.words["reading.persons_meant"])

    def _among_politicians(self, event: FoundEvent) -> bool:
        """'Presiden dipecat partainya': nobody of the service is moved; 'Mantan camat diminta ...': nor asked."""
        hit = [self.actors[number].actor for number in event.patients]
        if event.agency is not None and hit and all(actor.former for actor in hit):
            return True
        moved = event.rule.punishes or event.rule.decision
        return moved and bool(hit) and all(actor.cls in _PARTISAN for actor in hit)

    def _figure(self, event: FoundEvent) -> bool:
        """'Pjs bupati menyebut KASN menerima 417 laporan pelanggaran': a number of cases, not the speaker's."""
        begin = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _FIGURE)
        words = self.draft.tokens[begin : event.hit.first]
        lists = self.draft.knowledge.words
        counted = any(
            ((one.isdigit() and one != "1") or one in lists["reading.numbers"]) and two in lists["reading.cases"]
            for one, two in pairwise([*words, event.word.split()[0]])
        )
        if not counted or event.agent is None:
            return False
        found = self.actors[event.agent]
        return found.last <= begin + len(words) or found.actor.sentence != event.hit.sentence

    def _may_act(self, event: FoundEvent) -> bool:
        found = self.actors[event.agent] if event.agent is not None else None
        if found is None:
            return False
        if found.actor.former or found.impostor:
            return False
        if found.actor.cls != "political":
            return True
        if event.rule.code in _CALLS and not (self._staff_around(event.hit.sentence) or self.partial.from_state(event)):
            return False  # a politician who canvasses voters
        if event.rule.code == "N01":  # carried in what belongs to the state; 'mobil dinas dikembalikan, ia naik becak'
            here = (other for other in self.events if other.hit.sentence == event.hit.sentence)
            own = (o for o in here if o.rule.code == "N09" and o.agent == event.agent)
            return any(other.reach.mood in LIVE for other in own)
        return event.rule.code in _POLITICAL_TYPES

    def _staff_around(self, sentence: int) -> bool:
        """Whether somebody of the service, a village or the public sector stands in the sentence or a neighbour."""
        staff = any(abs(f.actor.sentence - sentence) <= 1 and f.actor.cls not in _PARTISAN for f in self.actors)
        used = (e for e in self.events if e.rule.code == "N09")
        return staff or any(abs(event.hit.sentence - sentence) <= 1 for event in used)

    def _side_holds(self, event: FoundEvent) -> bool:
        if event.side is None:
            return event.rule.side in {"self", "none"} or event.rule.punishes
        if self.partial.of_no_side(event):
            return False
        kind = self.sides[event.side].side.kind
        if kind == "none":
            return not event.rule.directive and event.rule.side == "none"
        if kind == "tertentu":
            sentence = event.hit.sentence
            proof = bool(self.cues[sentence].get("evidence")) or self.live_step(sentence)
            told = event.rule.punishes or event.reach.alleged or proof or event.rule.code == "N18"
            return told or self._post_accuses(event) or self.partial.under_step(event)
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
            or self.live_step(sentence)
            or bool(cues.get("authority"))
            or bool(cues.get("stmt"))  # a denial answers an accusation
            or self._post_accuses(event)
        )

    def _post_accuses(self, event: FoundEvent) -> bool:
        """A short post without a headline that names somebody in particular: its writer is the accuser."""
        short = self.draft.view.title_end == 0 and len(self.draft.view.text) < _POST
        return short and event.agent is not None and self.actors[event.agent].actor.specific

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
            (number, step) for number, step in enumerate(self.steps) if not step.dead and not self.is_past(step.hit)
        ]
        turned = [
            (n, s)
            for n, s in alive
            if zone_of[s.hit.sentence] == "lead" and s.row.status == "forwarded" and self._after_all(s.hit.sentence)
        ]
        verdict = desk_verdict(self.draft, alive)
        self.main_step = turned[-1][0] if turned else verdict
        if self.main_step is not None:
            return
        for zones in (("title",), ("lead",)):
            pool = [(n, s) for n, s in alive if zone_of[s.hit.sentence] in zones]
            if pool:
                self.main_step = None if self._older(pool) else self._newest(self._later(pool, alive, zone_of))
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

    def _later(
        self, pool: list[tuple[int, FoundStep]], alive: list[tuple[int, FoundStep]], zone_of: list[Zone]
    ) -> list[tuple[int, FoundStep]]:
        """A headline of a first step, a lead that tells what became of it, or whose act it was: read together."""
        same = [(n, s) for n, s in alive if s.event is not None and s.row.status == pool[0][1].row.status]
        told = [(n, s) for n, s in same if zone_of[s.hit.sentence] == "lead"]
        if told and pool[0][1].row.status == "not_proven" and all(s.event is None for _, s in pool):
            return told
        if any(step.row.status != "under_review" or step.future for _, step in pool):
            return pool
        if any(zone_of[step.hit.sentence] != "title" for _, step in pool):
            return pool
        lead = [(n, s) for n, s in alive if zone_of[s.hit.sentence] == "lead" and not s.island and not s.future]
        return pool + [(n, s) for n, s in lead if s.row.status in _OUTCOMES]

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
        return self.draft.tokens[first] in _AGAINST

    def _newest(self, pool: list[tuple[int, FoundStep]]) -> int:
        """The step told as news wins over the ones presupposed; then the later stage of a case."""
        outside = [pair for pair in pool if not pair[1].island] or pool
        return max(
            outside,
            key=lambda pair: (_REOPENED if pair[1].row.id == "S32.reopened" else _RANK[pair[1].row.status], -pair[0]),
        )[0]
