"""What institutions do about a case: Steps. Used by `read` only.

A step needs somebody or something it is about: an actor, an act of the sentence, a report (`grounding.py`). Announced
steps are marked future; conditional, negated and prospective ones are dead, and so are pleas to an authority.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading import verdicts
from pipelines.reading.found import FoundStep
from pipelines.reading.fronted import Fronted
from pipelines.reading.grounding import Grounding
from pipelines.reading.phrases import Phrases
from pipelines.reading.reasons import other_reason

if TYPE_CHECKING:
    from pipelines.knowledge.rows import StepRow
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.moods import Moods
    from pipelines.record import Mood
    from pipelines.record.reading import Clause

_DENIALS = frozenset(("S05.not_his", "S07.did_not"))
_AUTHORITY_NEAR = 14
_OBJECT_BACK = 4
_SUBJECT_BACK = 20  # 'Laporan soal lurah yang berjoget di panggung kampanye dihentikan'
_AHEAD = 2  # sentences
_ADVERB = 2  # 'sudah', 'juga', 'oleh' may stand between a verb and its noun
_RULED = frozenset(("sanctioned", "convicted", "proven"))
_INSIDE = frozenset(("rel", "time", "cause", "topic", "concession"))
_COMPLAINS = frozenset(("melapor", "mengadu", "ngadu"))
_LIVE = frozenset(("realised", "alleged", "conditional"))


class Steps:
    """Finds the steps of one text."""

    def __init__(
        self,
        draft: Draft,
        clauses: tuple[Clause, ...],
        moods: Moods,
        actors: list[FoundActor],
        events: list[FoundEvent],
    ) -> None:
        """Index actors and events by sentence."""
        self.draft = draft
        self.clauses = clauses
        self.moods = moods
        self.actors = actors
        self.events = events
        self.grounding = Grounding(draft, actors)
        self.phrases = Phrases(draft, actors)
        self.fronted = Fronted(draft, actors)
        self.actors_of: list[list[int]] = [[] for _ in draft.sentences]
        self.events_of: list[list[int]] = [[] for _ in draft.sentences]
        for number, actor in enumerate(actors):
            self.actors_of[actor.actor.sentence].append(number)
        for number, event in enumerate(events):
            self.events_of[event.hit.sentence].append(number)

    def run(self) -> list[FoundStep]:
        """Return the steps in text order."""
        found: list[FoundStep] = []
        for hit in self.draft.having("step"):
            for meaning in hit.all("step"):
                step = self._step(self.draft.knowledge.steps[meaning.id], hit, self.fronted.voice(hit, meaning.value))
                if step is not None:
                    found.append(step)
        return found

    def _step(self, row: StepRow, hit: Hit, voice: str) -> FoundStep | None:
        honourable = self.grounding.honourable(row, hit)
        if (row.objects and not self._object(row, hit)) or honourable or self._merely_found(row, hit):
            return None
        event = self._event(hit)
        if row.id in _DENIALS or (row.status == "not_proven" and event is None):
            event = verdicts.cleared_act(self.draft, self.events, self.events_of[hit.sentence], self.actors, hit, event)
        if event is not None and row.status == "sanctioned":
            rule = self.events[event].rule
            if rule.punishes or rule.decision or rule.refused:
                return None  # moved for refusing a side: the patient of N10 and N18, not an outcome
        if row.status == "sanctioned" and self._punished_near(hit.sentence):
            return None
        acts = bool(self.events_of[hit.sentence])
        undergone = voice == "passive" and row.status == "under_review"
        if undergone and (self.fronted.by_other(hit, has_act=acts) or self._to_authority(hit)):
            return None
        authority = self._authority(hit)
        actor = self._patient(hit, voice, event)
        nothing = (
            self._only_named(row, hit, actor, event)
            or self._checks_facts(row, authority)
            or (row.id == "S30.reported" and voice != "passive" and self._of_others(hit))
            or (event is None and row.status in _RULED and other_reason(self.draft, hit))
        )
        if nothing or not self.grounding.holds(
            row, hit, voice, authority, actor, has_event=self._named(event), has_act=self._act(event)
        ):
            return None
        mood = self._mood(hit, voice)
        if row.id == "S02.stopped" and mood in {"negated", "failed"}:
            row, mood = self.draft.knowledge.steps["S31.summoned"], "realised"  # 'belum menyetop laporan': it goes on
        dead = self.grounding.dead(row, hit, mood, authority)
        future = mood == "prospective" and row.status in {"under_review", "forwarded"} and not dead
        return FoundStep(
            row=row, hit=hit, voice=voice, authority=authority, actor=actor, event=event, future=future, dead=dead,
            island=self.clauses[hit.clause].island,
        )  # fmt: skip

    def _only_named(self, row: StepRow, hit: Hit, actor: int | None, event: int | None) -> bool:
        found, act = None if actor is None else self.actors[actor], None if event is None else self.events[event]
        return row.id in verdicts.NOMINAL and not verdicts.told(self.draft, found, hit, act)

    def _of_others(self, hit: Hit) -> bool:
        """'Lurah melapor ke Bawaslu karena tim memasang ...': the official complains, of nobody with a post."""
        here = [n for n in self.actors_of[hit.sentence] if not self.actors[n].watchdog]
        before = [n for n in here if self.actors[n].last <= hit.first]
        if not before or any(self.actors[n].first >= hit.last and not self._receives(n) for n in here):
            return False
        first = self.actors[before[-1]]
        between = self.draft.tokens[first.last : hit.first]
        if "," in between or "yang" in between or self._post_end(before[-1]) + _ADVERB < hit.first:
            return False
        return all(event.agent is None and not event.patients for event in self.events)

    def _post_end(self, number: int) -> int:
        """Return the token behind the noun phrase of a post."""
        last, end = self.actors[number].last, self.actors[number].actor.full_end
        while last < len(self.draft.tokens) and self.draft.starts[last] < end:
            last += 1
        return last

    def _merely_found(self, row: StepRow, hit: Hit) -> bool:
        """'KTP seorang PNS ditemukan dalam berkas'; counted ones ('37 KTP ditemukan') are another matter."""
        if row.id == "S07.did_not":
            here = self.events_of[hit.sentence]
            act = verdicts.denied(self.draft, self.events, here, self.actors, hit) if here else None
            return act is None
        behind = self.draft.tokens[hit.last : hit.last + _ADVERB]
        papers = self.draft.knowledge.words["step.checked_papers"]
        if "verifikasi" in self.draft.tokens[hit.first] and not papers.isdisjoint(behind):
            return True  # 'KPU memverifikasi kepengurusan partai'
        word = self.draft.tokens[hit.first]
        if word in {"hukum", "denda"} and hit.last - hit.first == 1:
            return not verdicts.court_sentences(self.draft, self.actors_of[hit.sentence], self.phrases, hit)
        if word in {"menemukan", "temukan", "nemu"}:
            return self._handed_in(hit)
        front = self.draft.tokens[self.draft.sentences[hit.sentence].first_token : hit.first]
        found = word == "ditemukan" and not any(word.isdigit() for word in front)
        return found and self._authority(hit) is None

    def _handed_in(self, hit: Hit) -> bool:
        """'Sekdes menemukan stiker di rumahnya, diserahkan ke panwascam': an official finds, the watchdog is told."""
        before = [n for n in self.actors_of[hit.sentence] if self.actors[n].last <= hit.first]
        watch = any(
            other.has("authority") and other.last <= hit.first and not self._in_title(other)
            for other in self.draft.hits_of[hit.sentence]
        )
        return bool(before) and not watch and not self.actors[before[-1]].watchdog

    def _mood(self, hit: Hit, voice: str) -> Mood:
        """'Pencopotan lurah yang menolak mendukung petahana dilaporkan': what was refused is not the report."""
        reach = self.moods.reach(hit)
        first = max((self.moods.operators[n].first for n in reach.reached), default=hit.first - 1)
        if reach.mood == "conditional" and first < hit.first and self.grounding.threat_reported(hit, first):
            return "realised"  # 'Kadis yang mengancam memutasi guru bila petahana kalah dinonjobkan'
        if reach.mood == "conditional" and self.draft.tokens[hit.first] in _COMPLAINS:
            here = (self.events[n] for n in self.events_of[hit.sentence])
            if any(event.rule.warning and event.hit.first > hit.last for event in here):
                return "realised"  # 'mengadu ke Bawaslu, mengaku diancam ... kalau tidak pilih': the threat supposes it
        if reach.mood != "realised" and self.grounding.opens_with_matter(hit):
            acts = [self.events[n] for n in self.events_of[hit.sentence]]
            if verdicts.of_the_matter(acts, [self.moods.operators[n].first for n in reach.reached], hit):
                return "realised"
        if reach.mood != "failed" or voice != "passive":
            return reach.mood
        refused = [self.moods.operators[n].operator for n in reach.reached]
        inside = all(self.clauses[op.clause].opener in _INSIDE for op in refused if op.mood == "failed")
        return "realised" if inside else reach.mood

    def _punished_near(self, sentence: int) -> bool:
        """'Sekcam yang dicopot melapor. Ia dicopot karena menolak ...': the removal is the act complained of."""
        near = range(max(0, sentence - 1), min(len(self.events_of), sentence + _AHEAD + 1))
        return any(
            self.events[number].rule.punishes and (around == sentence or self.events[number].reach.mood in _LIVE)
            for around in near
            for number in self.events_of[around]
        )

    def _checks_facts(self, row: StepRow, authority: Hit | None) -> bool:
        """A desk that traces a video handles no case; the Kominfo of a 'kadis Kominfo' is no such desk."""
        if authority is None or row.status != "under_review":
            return False
        meaning = authority.get("authority")
        post = any(
            self.actors[n].actor.start <= authority.start < self.actors[n].actor.full_end
            for n in self.actors_of[authority.sentence]
        )
        return meaning is not None and meaning.id == "factcheck" and not post

    def _object(self, row: StepRow, hit: Hit) -> bool:
        passive = any(meaning.value == "passive" for meaning in hit.all("step"))
        back = row.back or (_SUBJECT_BACK if passive else _OBJECT_BACK)
        return any(
            row.id in other.meanings.objects
            and other.sentence == hit.sentence
            and other is not hit
            and -back <= other.first - hit.last <= row.window
            and self.draft.tokens[other.first - 1] != "menurut"
            for other in self.draft.near(hit.first, hit.last, max(row.window, back), "obj")
        )

    def _authority(self, hit: Hit) -> Hit | None:
        """The nearest authority of the sentence, one in front first."""
        best: Hit | None = None
        best_distance = 99
        for other in self.draft.near(hit.first, hit.last, _AUTHORITY_NEAR, "authority"):
            if other.sentence != hit.sentence or self._in_title(other):
                continue
            distance = hit.first - other.last if other.last <= hit.first else other.first - hit.last + 4
            if distance < best_distance:
                best, best_distance = other, distance
        return best

    def _receives(self, number: int) -> bool:
        """'rekomendasi dikirim ke Bupati', 'dipanggil oleh Sekda': the office a case goes to, or that calls."""
        first = self.phrases.phrase_first(number)
        return first > 0 and self.draft.tokens[first - 1] in {"ke", "oleh"}

    def _in_title(self, hit: Hit) -> bool:
        """'ASN Pemkab X': the office behind a post says whose post it is, it takes no step and undergoes none."""
        return any(
            self.actors[n].actor.start < hit.start < self.actors[n].actor.full_end for n in self.actors_of[hit.sentence]
        )

    def _event(self, hit: Hit) -> int | None:
        """The act the step is about: of its sentence, else of a neighbour."""
        for number in (hit.sentence, hit.sentence - 1, hit.sentence + 1):
            if 0 <= number < len(self.events_of):
                here = [n for n in self.events_of[number] if not self.events[n].refused]
                live = [n for n in here if self.events[n].reach.mood in _LIVE]
                if live:
                    return min(live, key=lambda n: abs(self.events[n].hit.first - hit.first))
        return None

    def _patient(self, hit: Hit, voice: str, event: int | None) -> int | None:
        """Subject of the passive, object of the active verb; politicians only when nobody else stands there."""
        here = [n for n in self.actors_of[hit.sentence] if not self.actors[n].impostor and not self.actors[n].watchdog]
        here = [n for n in here if not self.actors[n].reporter]
        before = [n for n in here if self.actors[n].last <= hit.first]
        behind = [n for n in here if self.actors[n].first >= hit.last]
        behind = [n for n in behind if self.draft.tokens[self.actors[n].first - 1] not in {"kata", "ujar", "tutur"}]
        if voice != "passive" and self.draft.tokens[hit.first] in _COMPLAINS:
            # 'kepala puskesmas melapor ke panwascam', 'warga mengadu kepada ketua RT': nobody is complained of
            before = before if self.events else []
            behind = [n for n in behind if not self.phrases.object_of_preposition(n)]
        order = [*reversed(before), *behind] if voice == "passive" else [*behind, *reversed(before)]
        told = [n for n in order if not self._receives(n)] or order
        persons = [n for n in told if self.actors[n].actor.cls not in {"political", "organiser"}] or told
        act = None if event is None else self.events[event]
        if voice == "passive" and act is not None and act.rule.decision and act.agent in before:
            return act.agent  # 'Wakil bupati dinyatakan melanggar gara-gara melantik 12 pejabat'
        if persons:
            return persons[0]
        return self.events[event].agent if event is not None else None

    def _named(self, event: int | None) -> bool:
        """The act has an agent that is more than a bare collective."""
        if event is None:
            return False
        found = self.events[event]
        if found.agency is not None or found.agent is None:
            return found.agency is not None or found.rule.code != "N99"
        agent = self.actors[found.agent]
        return not agent.actor.generic and (not agent.mass or agent.actor.specific or found.rule.code != "N99")

    def _act(self, event: int | None) -> bool:
        return (
            event is not None
            and self.events[event].rule.code != "N99"
            and self.events[event].reach.mood != "conditional"
        )

    def _to_authority(self, hit: Hit) -> bool:
        """'KASN dibubarkan', 'Bawaslu dilaporkan': the authority undergoes it."""
        here = self.draft.hits_of[hit.sentence]
        subject = [
            other
            for other in here
            if other.last <= hit.first and ((other.has("authority") and not self._in_title(other)) or other.has("post"))
        ]
        if not subject or "," in self.draft.tokens[subject[-1].last : hit.first]:
            return False  # 'masuk radar Bawaslu, besok dipanggil'
        return subject[-1].has("authority") and hit.first - subject[-1].last <= _ADVERB
