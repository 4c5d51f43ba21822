"""Headlines, rule sentences and warnings: acts and steps told of nobody in particular. Used by `judging` only.

Sits between adjusting and judging: what a headline says is read with the sentences below it, "camat yang hadir akan
diperiksa" is a rule, and a step that is only announced behind a prohibition is a threat.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading import risks
from pipelines.reading.adjusting import LIVE, Adjusting
from pipelines.reading.apart import Apart
from pipelines.reading.general import General
from pipelines.reading.trailing import trail

if TYPE_CHECKING:
    from pipelines.reading.found import FoundEvent, FoundStep
    from pipelines.record import Mood

_SHADOWED = frozenset(("asked", "barred", "permitted", "conditional", "failed"))
_THREATENED = frozenset(("asked", "barred", "permitted", "conditional", "obliged"))
_MODAL_REACH = 24  # tokens
_PARTISAN = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N11", "N12", "N13", "N14", "N15", "N16", "N99"))
_FOR_SIDES = _PARTISAN | {"N07", "N08", "N09", "N17"}
_SUPPOSED, _CAUGHT = frozenset(("kalau", "jika", "bila")), frozenset(("ketahuan", "kedapatan", "terbukti", "kepergok"))
_VOTING = frozenset(("memilih", "pilih", "mencoblos", "coblos", "nyoblos", "milih", "mendukung", "dukung"))
_AWAY = frozenset(("absen", "bolos", "mangkir", "alpa"))
_STAFF = frozenset(("perangkat", "pegawai", "staf", "stafnya", "guru", "honorer", "bawahan", "asn", "pns", "pejabat"))
_VERB_NEAR = 4  # tokens
_ENOUGH = 2  # sentences
_TITLE_EVENTS = 8
_MODAL_OPERATORS = frozenset(("prospective", "obligation", "permission", "prohibition"))


class Framing(Adjusting):
    """Corrects moods that hang on the sentences around, and kills steps that only threaten."""

    def frame(self) -> None:
        """Correct events and steps; every event has its own mood by now."""
        trail(self.draft, self.events)
        self._nobody_singled = not any(self.singled(number) for number in range(len(self.actors)))
        self._tellings: dict[str, list[int]] = {}  # code -> sentences that tell such an act, two are enough
        for event in self.events:
            if event.reach.mood in LIVE and event.agent is not None:
                rows = self._tellings.setdefault(event.rule.code, [])
                told = self.singled(event.agent) or not self._shorthand(event)
                if told and event.hit.sentence not in rows and len(rows) < _ENOUGH:
                    rows.append(event.hit.sentence)
        general = General(self.draft, self.actors, self.sides)
        for event in self.events:
            if event.reach.mood in LIVE and (self._ruled(event) or general.event(event)):
                event.reach.mood = "conditional"
        self._warn_staff()
        self._echo()
        apart = Apart(self.draft, self.sides, self.actors)
        for event in self.events:
            if event.reach.mood in LIVE and apart.holds(event):
                event.excused = "apart"
        self._answers = self._only_answers()
        self._explains = self._answers_a_title()
        self._of: dict[int, list[FoundEvent]] = {}
        for event in self.events:
            self._of.setdefault(event.hit.sentence, []).append(event)
        for step in self.steps:
            if not step.dead and (self._threatens(step) or apart.step(step, self.events) or general.step(step)):
                step.dead = True

    def singled(self, number: int | None) -> bool:
        """Return whether the post is counted, one of several, or taken up: 'seorang', 'dua', 'itu'; no mere place."""
        if number is None:
            return False
        found = self.actors[number]
        actor = found.actor
        front = self.draft.view.text[actor.full_start : actor.start]
        if front.startswith(("bapak ibu", "bapak/ibu", "bapak-bapak", "ibu-ibu", "bpk ibu", "bapak-ibu")):
            return False  # everybody who reads it
        if found.numbered or (front and not actor.generic):
            return True
        following = self.draft.tokens[found.last : found.last + 1]
        behind = self.draft.view.text[actor.start : actor.full_end].split()[-1:] + following
        return any(word in {"itu", "tersebut", "berinisial"} for word in behind)

    def told_as_done(self, event: FoundEvent) -> bool:
        """'Para camat yang semalam joget di panggung petahana': done, by no rule and from no habit."""
        return event.reach.mood in LIVE and not (event.reach.habit or self.threat_or_appeal(event.hit.sentence))

    # -- "camat yang hadir akan diperiksa" ---------------------------------------------------------------------------

    def _ruled(self, event: FoundEvent) -> bool:
        """The act stands in a relative clause behind a bare post, and a modal verb rules what follows."""
        clause = self.clauses[event.hit.clause]
        if self._may_follow(event) or self._of_ruled_title(event):
            return True
        if clause.opener != "rel" or event.agent is None or event.agency is not None or self.singled(event.agent):
            return False
        found = self.actors[event.agent]
        done = [step for step in self.steps_of.get(event.hit.sentence, ()) if not step.dead and not step.future]
        far = found.first > event.hit.first or found.actor.sentence != event.hit.sentence
        if far or any(step.authority is not None for step in done):
            return False
        modal = self._modal_behind(event)
        if not found.actor.specific:
            return (modal is not None or self._cites(event.hit.sentence)) and not self._told_elsewhere(event)
        if modal is None or self._told_elsewhere(event) or risks.hangs_over(self.draft, modal, found, event.hit):
            return False
        lists = self.draft.knowledge.words
        caught = not lists["reading.caught"].isdisjoint(self.draft.tokens[found.last : event.hit.last])
        return modal in lists["reading.ruling"] or caught or self.nothing_yet

    def _of_ruled_title(self, event: FoundEvent) -> bool:
        """'Lima Larangan bagi Sekcam': an act below without a subject of its own is the one the headline forbids."""
        if event.agent is None or self.singled(event.agent):
            return False
        home = self.actors[event.agent].actor.sentence
        return (
            home != event.hit.sentence
            and self.draft.sentences[home].zone == "title"
            and any(
                other.hit.sentence == home and other.rule.code == event.rule.code and other.reach.mood == "barred"
                for other in self.events[:_TITLE_EVENTS]
            )
        )

    def _may_follow(self, event: FoundEvent) -> bool:
        """A sanction that the act may bring whoever does it."""
        if self.singled(event.agent) or event.agency is not None or event.rule.directive or event.rule.punishes:
            return False
        found = None if event.agent is None else self.actors[event.agent]
        return risks.leads_to(self.draft, event, found) or (
            found is not None and risks.risked(self.draft, event, found)
        )

    def _modal_behind(self, event: FoundEvent) -> str | None:
        """The modal word of the main verb behind the relative clause: 'akan diperiksa', 'wajib menyerahkan'."""
        lists = self.draft.knowledge.words
        for index in self.moods.of_sentence[event.hit.sentence]:
            found = self.moods.operators[index]
            if not 0 <= found.first - event.hit.last <= _MODAL_REACH or found.operator.cls not in _MODAL_OPERATORS:
                continue
            word = self.draft.tokens[found.first]
            if word not in lists["reading.modals"]:
                continue
            behind = self.draft.tokens[found.last : found.last + _VERB_NEAR]
            if any(
                part.startswith(("di", "ter", "kena", "ber")) or part in lists["reading.bearing"] for part in behind
            ) or (not event.rule.directive):
                return word
        return None

    def _cites(self, sentence: int) -> bool:
        """The sentence or the next names the rule it tells, and nobody is singled out in the text."""
        if not self._nobody_singled:
            return False
        rows = self.draft.sentences[sentence : sentence + 2]
        marks = self.draft.knowledge.words["reading.citations"]
        return any(mark in self.draft.view.text[row.start : row.end] for row in rows for mark in marks)

    def _told_elsewhere(self, event: FoundEvent) -> bool:
        """The same act is told in another sentence as done, of somebody in particular or outside a rule."""
        return any(number != event.hit.sentence for number in self._tellings.get(event.rule.code, ()))

    def _shorthand(self, event: FoundEvent) -> bool:
        """A headline that rules, asks or warns, or an act behind 'yang': no telling of its own."""
        if self.clauses[event.hit.clause].opener == "rel":
            return True
        return self.draft.sentences[event.hit.sentence].zone == "title" and (
            self._ruling_title(event.hit.sentence) or not self._placed(event)
        )

    def _placed(self, event: FoundEvent) -> bool:
        return event.agent is not None and self.actors[event.agent].actor.specific

    def _ruling_title(self, sentence: int) -> bool:
        row = self.draft.sentences[sentence]
        line = self.draft.view.text[row.start : row.end]
        return row.question or any(mark in line for mark in self.draft.knowledge.words["reading.ruling_title"])

    def _warn_staff(self) -> None:
        """'Bupati ancam putus kontrak honorer yang nongol di kampanye istrinya': a threat to partisan staff warns."""
        refusing = self.draft.knowledge.words["reading.not"] | self.draft.knowledge.words["reading.refusing"] | _AWAY
        for threat in self.events:
            if threat.rule.code != "N18" or threat.rule.punishes or threat.reach.mood not in LIVE:
                continue
            if self._warned_if_caught(threat, refusing):
                threat.reach.mood = "barred"
                continue
            for act in self.events_of[threat.hit.sentence]:
                if not 0 < act.hit.first - threat.hit.last <= _MODAL_REACH:
                    continue
                words = self.draft.tokens[threat.hit.last : act.hit.first]
                if not threat.patients and _STAFF.isdisjoint(words):
                    continue
                if act.rule.code in _FOR_SIDES and act.reach.mood == "conditional" and refusing.isdisjoint(words):
                    threat.reach.mood = "barred"

    def _warned_if_caught(self, threat: FoundEvent, refusing: frozenset[str]) -> bool:
        """'Bidan desa diancam pindah tugas kalau ketahuan pasang foto cabup': staff who take a side are warned."""
        row = self.draft.sentences[threat.hit.sentence]
        behind = self.draft.tokens[threat.hit.last : row.last_token]
        caught = any(one in _SUPPOSED and two in _CAUGHT for one, two in pairwise(behind))
        return caught and bool(threat.patients) and (refusing | _VOTING).isdisjoint(behind)

    # -- a headline is read with what stands below it ----------------------------------------------------------------

    def _echo(self) -> None:
        """'Camat Hadir di Deklarasi, Ini Aturannya': where the text tells it only as a rule, so does the headline."""
        zones = [sentence.zone for sentence in self.draft.sentences]
        below = [event for event in self.events if zones[event.hit.sentence] in {"lead", "body", "list"}]
        if any(event.reach.mood in LIVE and event.agent is not None for event in below):
            return
        if any(not step.dead and not step.future and zones[step.hit.sentence] == "lead" for step in self.steps):
            return
        for event in self.events:
            if zones[event.hit.sentence] != "title" or event.reach.mood not in LIVE or self.singled(event.agent):
                continue
            mood = self._mood_below(event, below)
            if mood is not None:
                event.reach.mood = mood

    def _mood_below(self, event: FoundEvent, below: list[FoundEvent]) -> Mood | None:
        same = [other for other in below if other.rule.code == event.rule.code and other.reach.mood in _SHADOWED]
        if same:
            return same[0].reach.mood
        if self._ruling_title(event.hit.sentence) and not self._placed(event):
            return "barred"
        return None

    # -- a step that only threatens ----------------------------------------------------------------------------------

    def _threatens(self, step: FoundStep) -> bool:
        """An announced step behind a prohibition or a rule, about nobody in particular."""
        if step.future and self.nothing_yet:
            return True
        if self.singled(step.actor) or self._explains:
            return self._explains
        if step.future and self._nobody_singled and self._whoever():
            return True
        if step.row.status == "not_proven":
            return self._answers
        here = [event for number in (step.hit.sentence - 1, step.hit.sentence) for event in self._of.get(number, ())]
        ruled = bool(here) and all(event.reach.mood in _THREATENED for event in here)
        bare = step.actor is None or not self.actors[step.actor].actor.specific
        if step.future:
            return ruled and (bare or any(event.hit.sentence == step.hit.sentence for event in here))
        before = self._of.get(step.hit.sentence - 1, ())
        listed = any(event.reach.mood == "barred" for event in before)  # 'dilarang ... Yang menjadi anggota dipecat'
        return ruled and bare and (listed or self._cites(step.hit.sentence))

    def _whoever(self) -> bool:
        """'akan meneruskan setiap sekcam yang kedapatan ...': the lead speaks of every holder of the post."""
        return any(
            found.actor.generic and self.draft.sentences[found.actor.sentence].zone == "lead" for found in self.actors
        )

    def _answers_a_title(self) -> bool:
        """'Siapa yang Berwenang Menjatuhkan Sanksi?': what is told below happens to nobody in particular."""
        first = self.draft.sentences[0] if self.draft.sentences else None
        lists = self.draft.knowledge.words
        if first is None or not self._nobody_singled:
            return False
        opening = self.draft.tokens[first.first_token : first.first_token + 2]
        if first.zone != "title" and lists["reading.opens_rules"].isdisjoint(opening[:1]):
            return False
        asks = any(
            row.question
            and not lists["reading.asking_words"].isdisjoint(self.draft.tokens[row.first_token : row.first_token + 2])
            for row in self.draft.sentences[:2]
        )
        words = self.draft.tokens[first.first_token : first.last_token]
        if not asks and lists["reading.procedures"].isdisjoint(words):
            return False
        named = any(f.actor.specific and f.actor.cls not in {"political", "organiser"} for f in self.actors)
        return not named and not any(event.reach.mood in LIVE and event.agent is not None for event in self.events)

    def _only_answers(self) -> bool:
        """'Bolehkah PNS mendukung ...? Dukungan dinyatakan tidak memenuhi syarat': an answer, no case."""
        asked = any(
            row.zone == "title" and self._ruling_title(number) for number, row in enumerate(self.draft.sentences)
        )
        live = any(event.reach.mood in LIVE for event in self.events)
        return asked and not live and self._nobody_singled
