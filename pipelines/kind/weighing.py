"""Counts and risk words of a text by zone, and whether it is on the topic at all. Used by the stage `kind` only."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record.reading import Actor, Reading, Step

MAIN = frozenset(("title", "lead"))
_PART = 5
_SHARE_BEFORE, _SHARE_WORDS = 24, 2  # characters and words: '72 persen guru '
_NUMBERS = {"lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "belasan": 11, "puluhan": 20}
_MANY = 20  # people in one breath: from here on a count, not a case
_SHORT = 3
_NAMED = 24  # characters from the word of risk to whoever it is of
_BESIDE = 400  # characters
_PARTISAN = frozenset(("political", "organiser"))
_STATE = frozenset(("N09", "N10", "N18"))
_HAZARDS = frozenset(
    ("longsor", "banjir", "bencana", "gempa", "kebakaran", "macet", "kecelakaan", "pangan", "stunting")
)
_ONE_OF, _OFTEN = frozenset(("satu", "satunya", "antaranya", "termasuk")), frozenset(("banyak", "sering", "rawan"))
_SERVICE_WORDS = ("birokrasi", "birokrat", "netralitas", "aparatur")


class Weighing:
    """Weighs one reading."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        """Group the cues by list."""
        self.reading = reading
        self.knowledge = knowledge
        self.short = len(reading.sentences) <= _SHORT and not any(s.zone == "title" for s in reading.sentences)
        self.cues: dict[str, list[tuple[int, int, int]]] = {}
        for mention in reading.mentions:
            if mention.kind == "cue":
                self.cues.setdefault(mention.id, []).append((mention.start, mention.end, mention.sentence))

    def zone(self, sentence: int) -> str:
        """Return the zone of a sentence."""
        return self.reading.sentences[sentence].zone

    def on_topic(self) -> bool:
        """Test 1: an official and an election or neutrality word stand in the main text."""
        text = self.reading.view.text
        if not (self.reading.actors or self.reading.events or self._service_around()):
            return False
        if self.reading.main_event is None and any(actor.rule == "A8.impostor" for actor in self.reading.actors):
            return False
        return bool(self.reading.sides or self.reading.events) or any(
            stem in text for stem in self.knowledge.words["reading.election_stems"]
        )

    def _service_around(self) -> bool:
        """'Kita di Dinas Sosial tetap layani warga. Netral itu kita': an office speaks where no post is named."""
        text = self.reading.view.text
        if any(word in text for word in _SERVICE_WORDS):
            return True
        if "pelanggaran" in text and any(mention.id == "kasn" for mention in self.reading.mentions):
            return True
        return any(word in text for word in self.knowledge.words["reading.offices"]) and (
            "netral" in text
            or "larangan atribut" in text
            or any(mention.id == "bkpsdm" for mention in self.reading.mentions)
        )

    def service_named(self) -> bool:
        """Return whether the service, a village or a state resource is named; 'menteri dipecat' is politics."""
        reading = self.reading
        served = any(actor.cls not in _PARTISAN for actor in reading.actors)
        used = any(event.passes and event.code in _STATE for event in reading.events)
        return served or used or any(word in reading.view.text for word in _SERVICE_WORDS)

    def first_words(self) -> list[tuple[int, int]]:
        """Return a span for a text without any cue: its first sentence."""
        if not self.reading.sentences:
            return []
        first = self.reading.sentences[0]
        return [(first.start, first.end)]

    def step_margin(self, step: Step) -> float:
        """Return how far a step stands over the next kind."""
        margin = 0.9 if self.zone(step.sentence) == "title" else 0.7
        if step.future:
            margin -= 0.2
        if step.actor is None and step.event is None:
            margin -= 0.3
        return max(margin, 0.1)

    # -- counts ----------------------------------------------------------------------------------------------------

    @cached_property
    def _counted(self) -> list[tuple[int, int, int, str]]:
        """The counted nouns as (start, end, sentence, noun): '433 dugaan', 'enam laporan', 'sembilan kasus'."""
        view = self.reading.view
        found = []
        for mention in self.reading.mentions:
            if mention.kind != "case" or mention.id != "counted":
                continue
            before = view.text[max(0, mention.start - 14) : mention.start].split()
            person = view.text[mention.start : mention.end] in self.knowledge.words["reading.counted_persons"]
            if person and self._audience(mention.sentence):
                continue
            if before and (
                before[-1] in self.knowledge.words["reading.numbers"]
                or (
                    before[-1].replace(".", "").isdigit()
                    and not before[-1].endswith(".")  # 'posyandu nomor 1 dan 2. Dukungan mengalir'
                    and before[-1] not in {"1", "2024", "2023", "2020", "2019", "2025"}
                )
            ):
                start = mention.start - 1 - len(before[-1])
                found.append((max(0, start), mention.end, mention.sentence, view.text[mention.start : mention.end]))
        return found

    def _audience(self, sentence: int) -> bool:
        """'Sebanyak 41 kades membacakan ikrar': present, not counted for a breach."""
        row = self.reading.sentences[sentence]
        words = f" {self.reading.view.text[row.start : row.end]} "
        audience = self.knowledge.words["reading.audience"]
        return not audience.isdisjoint(words.split(" ")) or any(
            f" {phrase} " in words for phrase in audience if " " in phrase
        )

    def statistics(self) -> tuple[int, int] | None:
        """Test 5: two or more reports, cases or people counted in title or lead, with a word of counting for people."""
        words = {sentence for _, _, sentence in self.cues.get("statistics_strong", [])}
        pledged = {sentence for _, _, sentence in self.cues.get("appeal_strong", [])}
        persons = self.knowledge.words["reading.counted_persons"]
        entries = self.knowledge.words["reading.entries"]
        for start, end, sentence, noun in self._counted:
            if noun in entries or sentence in pledged:
                continue
            if self.zone(sentence) in MAIN and (noun not in persons or sentence in words):
                return (start, end)
        return None

    def pledged_before(self, position: int) -> bool:
        """Title or first sentence appeals or tells a pledge, and the figures only follow in a later sentence."""
        opening = [
            sentence for _, end, sentence in self.cues.get("appeal_strong", []) if end < position and sentence <= 1
        ]
        home = next((n for n, row in enumerate(self.reading.sentences) if row.start <= position < row.end), 0)
        return any(sentence < home for sentence in opening) and self.zone(home) != "title" and home > 1

    def trend(self) -> tuple[int, int] | None:
        """Reports that rise or fall, without a number of their own and without anybody in particular."""
        if any(actor.specific for actor in self.reading.actors) or self.reading.main_event is not None:
            return None
        persons = self.knowledge.words["reading.counted_persons"]
        text = self.reading.view.text
        reports = {
            m.sentence
            for m in self.reading.mentions
            if m.kind == "case" and m.id == "counted" and text[m.start : m.end] not in persons
        }
        reports |= {n for n, row in enumerate(self.reading.sentences) if text.startswith("jumlah ", row.start)}
        moving = self.knowledge.words["reading.moving"]
        for start, end, sentence in self.cues.get("statistics_strong", []):
            listed = text[end:].split()[:1] in (["nama"], ["data"], ["warga"], ["alamat"])  # 'Kadus catat nama warga'
            if not listed and text[start:end] in moving and sentence in reports and self.zone(sentence) in MAIN:
                return (start, end)
        return None

    def survey(self) -> tuple[int, int] | None:
        """Counts with a word of counting in title or lead, and nobody named by place or agency: figures, not a case."""
        shares = self._shares()
        if shares is not None:
            return shares
        words = {sentence for _, _, sentence in self.cues.get("statistics_strong", [])}
        front = {number for number, sentence in enumerate(self.reading.sentences) if sentence.zone in MAIN}
        if not words & front or self._placed(front):
            return None
        pledged = {sentence for _, _, sentence in self.cues.get("appeal_strong", [])}
        entries = self.knowledge.words["reading.entries"]
        counted = [row for row in self._counted if row[2] in front and row[2] not in pledged and row[3] not in entries]
        return counted[0][:2] if counted else None

    def _shares(self) -> tuple[int, int] | None:
        """'Hasil survei: 72 persen ASN mengaku pernah diarahkan': a share of those who were asked."""
        text = self.reading.view.text
        polls = self.knowledge.words["reading.opinion_polls"]
        if self.reading.main_step is not None or not any(word in text for word in polls):
            return None
        for actor in self.reading.actors:
            words = text[max(0, actor.start - _SHARE_BEFORE) : actor.start].split()[-_SHARE_WORDS:]
            if not self.knowledge.words["reading.shares"].isdisjoint(words) and self.zone(actor.sentence) in MAIN:
                return (actor.start, actor.end)
        return None

    def suspects(self) -> tuple[int, int] | None:
        """'Ada 12 ASN diduga tak netral': a number of people and no act of anybody."""
        if self.reading.main_event is None or self.reading.main_step is not None:
            return None
        event = self.reading.events[self.reading.main_event]
        text = self.reading.view.text
        compared = any(mark in text for mark in self.knowledge.words["reading.risen"])
        if (event.code != "N99" and not compared) or event.agent is None:
            return None  # 'mencatat 12 PNS hadir di kampanye, naik dari lima pada pemilu lalu'
        actor = self.reading.actors[event.agent]
        counted = (compared or self._mass(actor)) and self._counted_as(actor, _PART)
        return (actor.start, actor.end) if counted else None

    def _placed(self, front: set[int]) -> bool:
        """Somebody who acted is told with place, agency or a post of their own."""
        agents = {event.agent for event in self.reading.events if event.passes} | {
            step.actor for step in self.reading.steps if not step.dead
        }
        for number in agents - {None}:
            actor = self.reading.actors[number] if number is not None else None
            if actor is None or actor.sentence not in front or self._counted_as(actor, _PART):
                continue
            if not self._mass(actor) or (actor.full_end > actor.end and not self._counted_as(actor, _MANY)):
                return True
        return False

    def _counted_as(self, actor: Actor, least: int) -> bool:
        """'87 ASN di Jawa Tengah' and '17 guru dan 8 kasubbag' are figures, 'dua ASN Kota Semarang' are people."""
        before = self.reading.view.text[max(0, actor.start - 10) : actor.start].split()
        if not before:
            return False
        return int(before[-1]) >= least if before[-1].isdigit() else _NUMBERS.get(before[-1], 0) >= least

    def _mass(self, actor: Actor) -> bool:
        return self.reading.view.text[actor.start : actor.end] in self.knowledge.words["reading.mass"]

    def entries_found(self, step: Step) -> tuple[int, int] | None:
        """'Bawaslu menemukan delapan nama', '37 KTP ditemukan': entries of a list are counted, nobody is pursued."""
        if self.reading.view.text[step.start : step.end] not in self.knowledge.words["reading.finding"]:
            return None
        entries = self.knowledge.words["reading.entries"]
        rows = [row for row in self._counted if row[2] == step.sentence and row[3] in entries]
        return rows[0][:2] if rows else None

    def is_count(self, step: Step) -> bool:
        """'Bawaslu terima 12 laporan': the step is about a number of reports and nobody in particular."""
        counted = [
            row
            for row in self._counted
            if row[2] == step.sentence
            and row[3] not in self.knowledge.words["reading.counted_persons"]
            and row[3] not in self.knowledge.words["reading.entries"]
        ]
        if not counted:
            return False
        actor = self.reading.actors[step.actor] if step.actor is not None else None
        return (actor is None or not actor.specific) and not self.singled_out()

    def singled_out(self) -> bool:
        """One of those counted is told as an event of its own."""
        if self.reading.main_event is None:
            return False
        event = self.reading.events[self.reading.main_event]
        if self.zone(event.sentence) not in MAIN or event.agent is None:
            return False
        here = [row for row in self._counted if row[2] == event.sentence]
        actor = self.reading.actors[event.agent]
        before = self.reading.view.text[self.reading.sentences[event.sentence].start : actor.start].split()
        if any(row[3] not in self.knowledge.words["reading.counted_persons"] for row in here):
            most = any(one == "paling" and two not in _OFTEN for one, two in pairwise(before))
            return not _ONE_OF.isdisjoint(before) or (most and actor.specific)  # 'yang paling ramai menyangkut seorang'
        return True

    def risk(self) -> tuple[int, int] | None:
        """Test 6: an index or map of risk in title or lead."""
        for start, end, sentence in self.cues.get("risk_strong", []):
            if self.zone(sentence) in MAIN and not _HAZARDS.intersection(self.reading.view.text[end:].split()[:1]):
                return (start, end)
        return None

    def _in_passing(self, agent: Actor, position: int, act: int) -> bool:
        """'Camat di X, daerah rawan tinggi versi Bawaslu, mengerahkan kades': said of the place between commas."""
        text = self.reading.view.text
        inside = agent.specific and agent.full_end <= position < act
        return inside and "," in text[agent.full_end : position] and "," in text[position:act]

    def only_feared(self, position: int) -> bool:
        """'Pj kepala daerah jadi pembicara' inside a map of risks: the act is feared, not told."""
        if self.reading.main_step is not None or self.reading.main_event is None:
            return False
        first = self.reading.sentences[0]
        if first.start <= position < first.end and first.zone == "title":
            return True
        event = self.reading.events[self.reading.main_event]
        agent = None if event.agent is None else self.reading.actors[event.agent]
        if agent is not None and (
            self.reading.view.text[agent.full_start : agent.start].startswith(("seorang", "oknum"))
            or self._in_passing(agent, position, event.start)
        ):
            return False  # 'di distrik yang dipetakan rawan, seorang kepala kampung membagi beras'
        if agent is not None and 0 < agent.full_start - position < _NAMED:
            return True  # 'ungkap titik rawan kepala kampung tidak netral': what the risk is of
        near = abs(event.start - position) < _BESIDE
        if event.code == "N99" and agent is not None and agent.full_start == agent.start and position > event.start:
            return True  # 'dugaan ketidaknetralan ASN di Buru masuk kategori rawan tinggi'
        return near and event.mood == "realised" and not self.cues.get("evidence")
