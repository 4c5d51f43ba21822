"""Acts told beside the act or step a text is about: the second and third, in the words of a witness too. By `read`.

A case names its side once and goes on with 'acara itu', 'mobilnya', 'stiker serupa'. Such an act counts only where the
text is a case already (`judging`), stands close to it, and is done by the accused; it never makes a text a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.adjusting import LIVE

if TYPE_CHECKING:
    from pipelines.reading.found import FoundEvent
    from pipelines.reading.frames import Frames
    from pipelines.reading.judging import Judge

_NEAR = 3  # sentences between the case and what is told beside it
_SERVED = 2  # sentences
_OWN_ACTS = frozenset(("N02", "N03", "N05", "N06", "N11", "N12", "N16"))
_POSTED = frozenset(("N02", "N03"))
_PARTISAN = frozenset(("political", "organiser"))


class Beside:
    """Adds to the events of one text what is told beside them."""

    def __init__(self, frames: Frames, judge: Judge) -> None:
        """Keep what frames found without a side of its own, and the judge who knows the case."""
        self.frames = frames
        self.judge = judge
        self.acts: dict[int, list[FoundEvent]] = {}  # sentence -> the acts that pass there
        for event in judge.events:
            if event.passes and not event.background:
                self.acts.setdefault(event.hit.sentence, []).append(event)
        self.near = {near for place in self._anchors() for near in range(place - _NEAR, place + _NEAR + 1)}
        self.known = self._accused_classes()

    def add(self) -> None:
        """Let pass what belongs to the case; the others are forgotten."""
        if not self.near:
            return
        for event in self.frames.borrowed:
            self.judge.adjust(event)
            self._accuse(event)
            if self._passes(event):
                event.specific = event.passes = True
                self.judge.events.append(event)
        for event in self.judge.events:
            main = self.frames.roles.accused.main
            if event.passes and "letter" in event.rule.known_as and event.agent is None and main not in event.patients:
                event.agent = main  # 'Surat camat ...' in the headline, 'selembar surat mengundang ...' below
            if self._of_account(event):
                event.specific = event.passes = True
            elif self._nobodys(event):
                self._accuse(event)
                event.specific = event.passes = self._passes(event)

    def _nobodys(self, event: FoundEvent) -> bool:
        """'Hadir pula di pembukaan posko', 'fotonya diunggah': nobody is named, nobody else stands in the sentence."""
        if event.passes or event.rule.code not in _OWN_ACTS or event.reach.mood not in LIVE:
            return False
        if event.agent is not None or event.agency is not None or event.patients:
            return False
        sentence = event.hit.sentence
        row = self.judge.draft.sentences[sentence]
        words = self.judge.draft.tokens[row.first_token : row.last_token]
        alone = not self.frames.roles.of_sentence[sentence]
        return alone and self.judge.draft.knowledge.words["reading.outsiders"].isdisjoint(words)

    def _of_account(self, event: FoundEvent) -> bool:
        """'Akun resmi dinas mengunggah ajakan memilih ...': what an office posts stands on a page of the state."""
        if event.passes or event.rule.code != "N09" or event.agent is not None or event.reach.mood not in LIVE:
            return False
        draft, hit = self.judge.draft, event.hit
        if draft.tokens[hit.first] not in draft.knowledge.words["reading.accounts"]:
            return False
        for act in self.acts.get(hit.sentence, ()):
            if act.rule.code in _POSTED and act.agency is not None and act.hit.clause == hit.clause:
                event.agency, event.agency_title = act.agency, act.agency_title
                return True
        return False

    def _anchors(self) -> set[int]:
        """Return the sentences of the case: what passes, and the main step."""
        judge, places = self.judge, set(self.acts)
        if judge.main_step is not None:
            places.add(judge.steps[judge.main_step].hit.sentence)
        return places

    def _accused_classes(self) -> set[str]:
        """Return the classes of those who act here, whom the step is about or whom the text is about."""
        numbers = {found.agent for found in self.judge.events if found.passes}
        if self.judge.main_step is not None:
            numbers.add(self.judge.steps[self.judge.main_step].actor)
        numbers.add(self.frames.roles.accused.main)
        return {self.judge.actors[number].actor.cls for number in numbers if number is not None}

    def _accuse(self, event: FoundEvent) -> None:
        """Whose act a thing serves; where nobody is named, the one whom the case is about."""
        served = self._served(event)
        if served is not None:
            event.agent, event.agency = served.agent, served.agency
        elif event.agent is None and event.agency is None and not event.patients:
            event.agent = self.frames.roles.accused.main

    def _passes(self, event: FoundEvent) -> bool:
        judge, sentence = self.judge, event.hit.sentence
        if event.reach.mood not in LIVE or event.reach.habit or event.excused or event.refused:
            return False
        if judge.is_background(sentence) or judge.draft.sentences[sentence].zone == "list" or judge.nothing_yet:
            return False
        if event.agent is None and event.agency is None:
            return False
        if sentence not in self.near or (event.rule.serves and self._served(event) is None):
            return False
        if event.agency is None and not self._by_the_accused(event):
            return False
        return not judge.threat_or_appeal(sentence)

    def _served(self, event: FoundEvent) -> FoundEvent | None:
        """A hall or an hour of duty is used for something: an act of the types that the row serves stands by it."""
        place = event.hit.sentence
        for number in (place, place - 1, place + 1, place - _SERVED):
            for act in self.acts.get(number, ()):
                if act.rule.code in event.rule.serves:
                    return act
        return None

    def _by_the_accused(self, event: FoundEvent) -> bool:
        """The agent of an act that passes, of the step, or the one the text is about."""
        agent = self.judge.actors[event.agent or 0].actor
        uses = agent.cls == "political" and event.rule.serves  # 'Ketua DPRD menyalurkan traktor milik dinas'
        if agent.generic or agent.former or (agent.cls in _PARTISAN and not uses):
            return False
        return agent.cls in self.known
