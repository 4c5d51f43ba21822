"""Counts, risk words and style of a text, weighed by zone. Used by the stage `kind` only.

Title 3, lead 2, body 1 (capped): a headline that appeals is an appeal, however many prohibitions the body lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record import Kind
    from pipelines.record.reading import Actor, Event, Reading, Step

_WEIGHT = {"title": 3.0, "lead": 2.0, "body": 1.0, "list": 1.0, "background": 0.3}
_BODY_CAP = 4.0
_STYLES = ("explainer", "exhortation", "opinion")
_MAIN = frozenset(("title", "lead"))
_CLEAR_STYLE = 2.5
_PLAIN = 2.0  # one strong cue in the lead is a style
_ENUMERATION = 3  # kinds of acts forbidden in one text: a list of rules
_ENUMERATED = 3.0
_PART = 5
_MANY = 20  # people in one breath: from here on a count, not a case
_BYLINE = 4.0
_HEAD = 400  # characters
_SHORT = 3
_LONG = 900
_SERVICE_WORDS = ("birokrasi", "netralitas", "aparatur")


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
        if not (self.reading.actors or self.reading.events or any(word in text for word in _SERVICE_WORDS)):
            return False
        if self.reading.main_event is None and any(actor.rule == "A8.impostor" for actor in self.reading.actors):
            return False
        return bool(self.reading.sides or self.reading.events) or any(
            stem in text for stem in self.knowledge.words["reading.election_stems"]
        )

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

    def _counted(self) -> list[tuple[int, int, int, str]]:
        """Return (start, end, sentence, noun) of counted nouns: '433 dugaan', 'enam laporan', 'sembilan kasus'."""
        view = self.reading.view
        found = []
        for mention in self.reading.mentions:
            if mention.kind != "case" or mention.id != "counted":
                continue
            before = view.text[max(0, mention.start - 14) : mention.start].split()
            if before and (
                before[-1] in self.knowledge.words["reading.numbers"]
                or (
                    before[-1].replace(".", "").isdigit()
                    and before[-1] not in {"1", "2024", "2023", "2020", "2019", "2025"}
                )
            ):
                start = mention.start - 1 - len(before[-1])
                found.append((max(0, start), mention.end, mention.sentence, view.text[mention.start : mention.end]))
        return found

    def statistics(self) -> tuple[int, int] | None:
        """Test 5: two or more reports, cases or people counted in title or lead, with a word of counting for people."""
        words = {sentence for _, _, sentence in self.cues.get("statistics_strong", [])}
        for start, end, sentence, noun in self._counted():
            if self.zone(sentence) not in _MAIN:
                continue
            if noun in self.knowledge.words["reading.counted_persons"] and sentence not in words:
                continue
            return (start, end)
        return None

    def trend(self) -> tuple[int, int] | None:
        """Reports that rise or fall, without a number of their own and without anybody in particular."""
        if any(actor.specific for actor in self.reading.actors) or self.reading.main_event is not None:
            return None
        reports = {m.sentence for m in self.reading.mentions if m.kind == "case" and m.id == "counted"}
        for start, end, sentence in self.cues.get("statistics_strong", []):
            if sentence in reports and self.zone(sentence) in _MAIN:
                return (start, end)
        return None

    def survey(self) -> tuple[int, int] | None:
        """Counts with a word of counting in title or lead, and nobody named by place or agency: figures, not a case."""
        words = {sentence for _, _, sentence in self.cues.get("statistics_strong", [])}
        front = {number for number, sentence in enumerate(self.reading.sentences) if sentence.zone in _MAIN}
        if not words & front or self._placed(front):
            return None
        counted = [row for row in self._counted() if row[2] in front]
        return counted[0][:2] if counted else None

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
        return bool(before) and before[-1].isdigit() and int(before[-1]) >= least

    def _mass(self, actor: Actor) -> bool:
        return self.reading.view.text[actor.start : actor.end] in self.knowledge.words["reading.mass"]

    def is_count(self, step: Step) -> bool:
        """'Bawaslu terima 12 laporan': the step is about a number of reports and nobody in particular."""
        counted = [
            row
            for row in self._counted()
            if row[2] == step.sentence and row[3] not in self.knowledge.words["reading.counted_persons"]
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
        if self.zone(event.sentence) not in _MAIN or event.agent is None:
            return False
        here = [row for row in self._counted() if row[2] == event.sentence]
        actor = self.reading.actors[event.agent]
        before = self.reading.view.text[self.reading.sentences[event.sentence].start : actor.start].split()
        if any(row[3] not in self.knowledge.words["reading.counted_persons"] for row in here):
            return "satu" in before
        return True

    def risk(self) -> tuple[int, int] | None:
        """Test 6: an index or map of risk in title or lead."""
        for start, end, sentence in self.cues.get("risk_strong", []):
            if self.zone(sentence) in _MAIN:
                return (start, end)
        return None

    def only_feared(self, position: int) -> bool:
        """'Pj kepala daerah jadi pembicara' inside a map of risks: the act is feared, not told."""
        if self.reading.main_step is not None or self.reading.main_event is None:
            return False
        first = self.reading.sentences[0]
        if first.start <= position < first.end and first.zone == "title":
            return True
        event = self.reading.events[self.reading.main_event]
        near = abs(event.start - position) < _HEAD
        return near and event.mood == "realised" and not self.cues.get("evidence")

    def event_outweighs_style(self, event: Event) -> bool:
        """An event of the body counts for a named agent only, when title and lead have no style of their own."""
        named = event.agent is not None and self.reading.actors[event.agent].specific
        return named and all(self._score(style)[0] < _PLAIN for style in _STYLES)

    # -- style -----------------------------------------------------------------------------------------------------

    def _score(self, style: str, *, strong_only: bool = False) -> tuple[float, list[tuple[int, int]]]:
        names = {"exhortation": "appeal"}.get(style, style)
        total = body = 0.0
        spans: list[tuple[int, int]] = []
        rows = [(row, 1.0) for row in self.cues.get(f"{names}_strong", [])]
        if not strong_only and (style != "exhortation" or self._speaks_of_neutrality()):
            rows += [(row, 0.4) for row in self.cues.get(names, [])]
        seen: set[tuple[int, float]] = set()
        for (start, end, sentence), factor in sorted(rows):
            if (sentence, factor) in seen:
                continue
            seen.add((sentence, factor))
            zone = self.zone(sentence)
            weight = _WEIGHT[zone] * factor
            if self.short and zone == "lead":
                weight = _WEIGHT["title"] * factor
            if zone in _MAIN:
                total += weight
            else:
                body += weight * 0.5
            spans.append((start, end))
        return total + min(body, _BODY_CAP), spans[:3]

    def _speaks_of_neutrality(self) -> bool:
        """A bare 'minta' or 'ajak' is an appeal only where neutrality, no side or a forbidden act is its matter."""
        reading = self.reading
        if any(side.kind == "none" for side in reading.sides) or any(
            stem in reading.view.text for stem in self.knowledge.words["reading.calm_stems"]
        ):
            return True
        if any(event.mood in {"barred", "conditional", "obliged", "negated"} for event in reading.events):
            return True
        return bool(reading.sides) and any(op.mood == "barred" for op in reading.operators)

    def _excused(self, event: Event) -> bool:
        """Leave, pension or consent granted, a victim of misuse: told of somebody in particular, and nothing."""
        return event.excused and event.specific and self.zone(event.sentence) in _MAIN and not event.background

    def _signed(self) -> bool:
        """An essay opens with its author: 'Oleh: ...'."""
        head = self.reading.view.text[:_HEAD]
        return any(line.strip().replace(" ", "").startswith("oleh:") for line in head.splitlines())

    def _essay_title(self) -> bool:
        """'Netralitas ASN: Antara Idealisme dan Realitas': a verbless title on neutrality, nobody acts or speaks."""
        first = self.reading.sentences[0] if self.reading.sentences else None
        if first is None or self.reading.events or self.cues.get("official_speech") or not self.short:
            return False
        text = self.reading.view.text[first.start : first.end]
        return "netral" in text and (":" in text or "?" in text)

    def style(self) -> tuple[Kind, str, list[tuple[int, int]], float]:
        """Tests 8 to 11: rule text, appeal, essay; else other."""
        excused = [event for event in self.reading.events if self._excused(event)]
        if excused:
            return "other", "K11.excused", [(excused[0].start, excused[0].end)], 0.5
        scores: dict[str, float] = {}
        spans: dict[str, list[tuple[int, int]]] = {}
        for style in _STYLES:
            scores[style], spans[style] = self._score(style)
        moods = [event.mood for event in self.reading.events if not event.background]
        scores["explainer"] += (
            1.5 * any(m in {"permitted", "barred"} for m in moods) * (not self.cues.get("appeal_strong"))
        )
        scores["explainer"] += 1.0 * any(op.cls == "permission" for op in self.reading.operators)
        scores["exhortation"] += 1.0 * any(m in {"barred", "conditional", "obliged"} for m in moods)
        barred = {event.code for event in self.reading.events if event.mood == "barred" and not event.background}
        in_title = any(self.zone(sentence) == "title" for _, _, sentence in self.cues.get("appeal_strong", []))
        scores["explainer"] += _ENUMERATED * (len(barred) >= _ENUMERATION and not in_title)
        scores["opinion"] += _BYLINE * self._signed()
        spoken = bool(self.cues.get("official_speech"))
        scores["exhortation"] += 1.5 * (spoken and any(m in {"barred", "conditional"} for m in moods))
        asked = any(op.cls == "question" for op in self.reading.operators) or (
            self.short and self.reading.sentences[0].question
        )
        habit = any(op.cls == "habit" for op in self.reading.operators)
        warned = any(op.cls == "conditional" for op in self.reading.operators) and any(
            s.dead for s in self.reading.steps
        )
        scores["exhortation"] += 1.0 * warned
        if asked and not habit and not warned and not self._signed() and max(scores.values()) < _CLEAR_STYLE:
            return "other", "K11.question", self.first_words(), 0.6
        if any(op.cls == "habit" for op in self.reading.operators):
            scores["opinion"] += 2.5
        if len(self.reading.view.text) < _LONG and not habit and not self.cues.get("opinion_strong"):
            scores["opinion"] = 0.0  # words of essays stand in every report
        best = max(_STYLES, key=lambda style: (scores[style], -_STYLES.index(style)))
        if scores[best] < 1.0 and self._essay_title():
            return "opinion", "K10.title", self.first_words(), 0.2
        if scores[best] < 1.0:
            return "other", "K11.nothing", self.first_words(), 0.5
        rest = sorted((score for style, score in scores.items() if style != best), reverse=True)
        margin = min(1.0, (scores[best] - rest[0]) / max(scores[best], 1.0))
        names: dict[str, tuple[Kind, str]] = {
            "explainer": ("explainer", "K08.rules"),
            "exhortation": ("exhortation", "K09.appeal"),
            "opinion": ("opinion", "K10.essay"),
        }
        name, rule = names[best]
        return name, rule, spans[best] or self.first_words(), margin
