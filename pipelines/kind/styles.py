"""The style of a text without a case: rule text, appeal, essay, weighed by zone. Used by the stage `kind` only.

Title 3, lead 2, body 1 (capped): a headline that appeals is an appeal, however many prohibitions the body lists.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.kind.headlining import Headlining
from pipelines.kind.signs import RULING
from pipelines.kind.weighing import MAIN

if TYPE_CHECKING:
    from pipelines.record import Kind
    from pipelines.record.reading import Event

Decision = tuple["Kind", str, list[tuple[int, int]], float]  # kind, rule, spans in the view, margin

_WEIGHT = {"title": 3.0, "lead": 2.0, "body": 1.0, "list": 1.0, "background": 0.3}
_BODY_CAP = 4.0
_STYLES = ("explainer", "exhortation", "opinion")
_CLEAR_STYLE = 2.5
_PLAIN, _ENUMERATED = 2.0, 3.0  # one strong cue in the lead is a style
_BYLINE, _CITED = 4.0, 2.0
_RULING = frozenset(("barred", "conditional", "permitted", "asked"))
_SAID = frozenset(("prohibition", "prevention", "conditional", "obligation", "prospective"))
_IMPERATIVE = 2.5
_ORDERED = 2.6
_BREAKERS = 1.4
_ASKED = 2.5  # a headline that asks and is answered
_MOCKED = 2.5
_ASIDE = 400  # characters: 'Mohon pencerahan.' behind a question is too short for a lead
_ESSAY_WEIGHT, _HABIT = 1.5, 2.5
_BARE_NEGATIONS, _LONG = 2, 900


class Styles(Headlining):
    """Weighs the style of one reading."""

    def off_topic(self) -> tuple[Kind, str, list[tuple[int, int]], float]:
        """Without an official: an index of the election's risks or a signed essay on it keeps its kind, else other."""
        text = self.reading.view.text
        if any(stem in text for stem in self.knowledge.words["reading.election_stems"]):
            index = self.risk()
            if index is not None and text[index[0] : index[1]] in self.knowledge.words["reading.indexes"]:
                return "risk_map", "K06.risk", [index], 0.4
            if self._signed():
                return "opinion", "K10.signed", self.first_words(), 0.4
        if self.mocks() and not self.knowledge.words["reading.civil_service"].isdisjoint(text.split()):
            return "opinion", "K10.sigh", self.first_words(), 0.3
        return "other", "K01.topic", self.first_words(), 1.0

    def event_outweighs_style(self, event: Event) -> bool:
        """An event of the body counts for a named agent only, when title and lead have no style of their own."""
        if any(self._excused(other) and other.code == event.code for other in self.reading.events):
            return False
        named = event.agent is not None and self.reading.actors[event.agent].specific
        return named and all(self._score(style)[0] < _PLAIN for style in _STYLES)

    def _score(self, style: str, *, strong_only: bool = False) -> tuple[float, list[tuple[int, int]]]:
        names = {"exhortation": "appeal"}.get(style, style)
        total = body = 0.0
        spans: list[tuple[int, int]] = []
        rows = [(row, 1.0) for row in self.cues.get(f"{names}_strong", [])]
        if style == "exhortation" and not self._speaks_of_neutrality():
            # 'pendukung diingatkan agar tidak berpawai': an appeal to others than officials
            served = {actor.sentence for actor in self.reading.actors if actor.cls != "organiser"}
            rows = [row for row in rows if row[0][2] in served and self._restrains()]
        if not strong_only and (style != "exhortation" or self._speaks_of_neutrality()):
            asking = self.knowledge.words["reading.asking"] if style == "exhortation" else frozenset()
            rows += [
                (row, 0.4)
                for row in self.cues.get(names, [])
                if self.reading.view.text[row[0] : row[1]] not in asking or self._serves(row[2])
            ]
        seen: set[tuple[int, float]] = set()
        for (start, end, sentence), factor in sorted(rows):
            if (sentence, factor) in seen or (style == "explainer" and not self._of_rules(start, end, sentence)):
                continue
            if style == "exhortation" and (self.addressed_away(start, sentence) or self.of_rumours(end, sentence)):
                continue
            seen.add((sentence, factor))
            zone = self.zone(sentence)
            weight = _WEIGHT[zone] * factor
            if self.short and zone == "lead":
                weight = _WEIGHT["title"] * factor
            if zone in MAIN:
                total += weight
            else:
                body += weight * 0.5
            spans.append((start, end))
        alone = style == "explainer" and len(seen) == 1 and not any(factor == 1.0 for _, factor in seen)
        if alone and not any(op.cls in RULING for op in self.reading.operators):
            return 0.0, []  # 'potongan berlaku bagi yang terlambat'
        return total + min(body, _BODY_CAP), spans[:3]

    def _excused(self, event: Event) -> bool:
        """Leave, pension or consent granted, a victim of misuse: told of somebody in particular, and nothing."""
        told = event.mood not in {"barred", "conditional", "permitted", "asked", "obliged"}
        front = self.zone(event.sentence) in MAIN and not event.background
        return event.excused and told and event.specific and front

    def style(self) -> Decision:
        """Tests 8 to 11: rule text, appeal, essay; else other."""
        habit = any(op.cls == "habit" and self._tells_habit(op.sentence) for op in self.reading.operators)
        if not habit and (told := self._nothing_told()) is not None:
            return told
        scores: dict[str, float] = {}
        spans: dict[str, list[tuple[int, int]]] = {}
        for style in _STYLES:
            scores[style], spans[style] = self._score(style)
        self._weigh_moods(scores)
        self._weigh_rules(scores)
        cited = any(mark in self.front_text for mark in self.knowledge.words["reading.citations"])
        if not self.binds_officials():
            scores["explainer"] = 0.0  # who may enter the hall of a debate
        if self.notice():
            scores["exhortation"] = max(scores["exhortation"], _ORDERED)
            scores["explainer"] *= 0.5
        if not cited and (self.calls_to_restraint() or self.threatens_for_none() or self.orders_staff()):
            scores["exhortation"] = max(scores["exhortation"], _ORDERED)
            scores["explainer"] *= 0.6 if self.forbids() else 1.0
        warned = self.steps_supposed()
        scores["explainer"] += _CITED * self.closes_if()
        ruled = cited or any(mark in self.front_text for mark in self.knowledge.words["reading.explains"])
        scores["exhortation"] += (1.0 if ruled or not self.short else 2.0) * (
            warned and (self.short or self.service_named())
        )
        free = not habit and not warned and not self._signed()
        open_question = (max(scores.values()) < _CLEAR_STYLE and not self._answered()) or self._all_asked()
        helpless = any(mark in self.reading.view.text for mark in self.knowledge.words["reading.just_asking"])
        if self.calls_to_report():
            return "exhortation", "K09.report", self.first_words(), 0.4
        if self._asked() and ((free and (open_question or self._only_asked())) or (helpless and not habit)):
            return "other", "K11.question", self.first_words(), 0.6
        own = habit or self.thinks() or self.expert_view()
        scores["opinion"] += _HABIT * own
        if self.mocks() and not self.forbids() and not self.cues.get("appeal_strong"):
            scores["opinion"] += _MOCKED
            scores["explainer"] *= 0.5  # 'dilarang like, dilarang komen': no rule is told
        elif self._essayistic():
            scores["opinion"] += _ESSAY_WEIGHT
        elif not self._may_be_essay(habit=own):
            scores["opinion"] = 0.0  # words of essays stand in every report
        return self._best(scores, spans)

    def _nothing_told(self) -> Decision | None:
        """Excused and refused acts, and calls to vote for nobody."""
        if self.quizzed():
            return "explainer", "K08.quiz", self.first_words(), 0.3
        excused = [event for event in self.reading.events if self._excused(event)]
        if excused:
            return "other", "K11.excused", [(excused[0].start, excused[0].end)], 0.5
        refused = [event for event in self.reading.events if self._refused(event)]
        if refused and not self.forbids():
            return "other", "K11.refused", [(refused[0].start, refused[0].end)], 0.4
        told = self.besides()
        if told is None and self.of_former():
            told = "K11.former"
        if told is None and self._calls_to_vote():
            told = "K11.vote"
        return None if told is None else ("other", told, self.first_words(), 0.4)

    def _weigh_moods(self, scores: dict[str, float]) -> None:
        """What the moods of the acts say: permissions and lists of the forbidden explain, warnings appeal."""
        moods = [event.mood for event in self.reading.events if not event.background]
        scores["explainer"] += (
            1.5 * any(m in {"permitted", "barred"} for m in moods) * (not self.cues.get("appeal_strong"))
        )
        matter = {event.sentence for event in self.reading.events} | {side.sentence for side in self.reading.sides}
        scores["explainer"] += 1.0 * any(
            op.cls == "permission" and op.sentence in matter for op in self.reading.operators
        )
        warned = self.cues.get("appeal") or any(op.cls in _SAID for op in self.reading.operators)
        scores["exhortation"] += 1.0 * bool(warned and any(m in {"barred", "conditional", "obliged"} for m in moods))
        negated = [
            e for e in self.reading.events if e.mood == "negated" and not e.excused and self.zone(e.sentence) in MAIN
        ]
        bare = len(negated) >= _BARE_NEGATIONS and "netral" in self.reading.view.text
        unsaid = [event for event in self.reading.events if event.mood == "negated" and event.agent is None]
        bare = bare or (len(unsaid) >= _BARE_NEGATIONS and self.service_named())
        scores["exhortation"] += 1.5 * bare
        spoken = self.said_by_some()
        scores["explainer"] += _ENUMERATED * self._enumerates(spoken=spoken)
        scores["explainer"] += _CITED * (self._heads_rules() or self.lists_rules() or self.names_rules())
        warns = any(step.dead for step in self.reading.steps)
        scores["explainer"] += 2.0 * (self._candidacy_only() and not warns and not self.cues.get("appeal_strong"))
        undone = self.orders_away() or any(
            e.code in {"N07", "N18"} and e.mood == "barred" and not e.operators and self.zone(e.sentence) in MAIN
            for e in self.reading.events
        )
        cited = any(mark in self.front_text for mark in self.knowledge.words["reading.citations"])
        scores["exhortation"] += _ORDERED * (undone and not cited and not self.cues.get("appeal_strong"))
        asked = self.asks_not() or self.letter_asks()
        scores["exhortation"] += _ORDERED * (asked and not self.cues.get("appeal_strong"))
        scores["explainer"] += _ASKED * self.title_asks() + _PLAIN * (self.may_do() or self.permits())
        scores["explainer"] += 1.5 * (not spoken and not self._asked() and self.tells_bounds())
        scores["opinion"] += _BYLINE * self._signed()
        sided = {side.sentence for side in self.reading.sides}
        forbids = not self.reading.events and any(
            op.cls == "prohibition" and op.sentence in sided for op in self.reading.operators
        )
        warns = forbids or any(m in {"barred", "conditional"} for m in moods)
        scores["exhortation"] += 1.5 * (spoken and warns)

    def _weigh_rules(self, scores: dict[str, float]) -> None:
        """A law that is named explains; an order of the own office, an imperative, a threat to breakers appeal."""
        lists = self.knowledge.words
        front = self.front_text
        cited = any(mark in front for mark in lists["reading.citations"])
        moods = {op.mood for op in self.reading.operators} | {event.mood for event in self.reading.events}
        if moods.isdisjoint(_RULING) and not (cited and self.tells_rule(front)):
            return
        scores["explainer"] += _CITED * cited
        if any(mark in front for mark in lists["reading.explains"]):
            scores["explainer"] += _PLAIN
        if any(mark in front for mark in lists["reading.orders"]):
            scores["exhortation"] += _ORDERED
            scores["explainer"] *= 0.6 if "melarang" in front and not cited else 1.0
        calm = (
            bool(self.reading.sides)
            or any(event.mood in {"barred", "conditional"} for event in self.reading.events)
            or any(mark in front for mark in lists["reading.neutral_stems"])
        )
        if calm and self.forbids() and not (self.cues.get("appeal_strong") or self.thinks()):
            scores["exhortation"] += _IMPERATIVE
        scores["exhortation"] += _BREAKERS * any(mark in front for mark in lists["reading.breakers"])

    def _refused(self, event: Event) -> bool:
        """Somebody in particular turned it down."""
        return event.mood == "failed" and event.specific and self.zone(event.sentence) in MAIN and not event.background

    def _calls_to_vote(self) -> bool:
        """'Datang ke TPS, pilih sesuai hati nurani': an appeal to vote, not to be neutral."""
        lists = self.knowledge.words
        front = self.front_text
        calm = min((front.replace(f"jangan sampai {c}", "") for c in ("golput", *lists["reading.vote_calls"])), key=len)
        return (
            any(mark in front for mark in lists["reading.vote_calls"])
            and not any(mark in calm for mark in lists["reading.neutral_stems"])
            and not self.asks_not()
            and not any(mark in front for mark in lists["reading.explains"])
            and not (self.mocks() or self.thinks() or self.permits())
            and not any(event.mood in {"barred", "conditional"} for event in self.reading.events)
        )

    def _asked(self) -> bool:
        if self.reading.view.text.strip().startswith("apa jadinya"):
            return False  # what follows is a warning
        if any(op.cls == "question" for op in self.reading.operators):
            return len(self.reading.view.text) < _LONG or self._signed()
        return self.short and (
            self.reading.sentences[0].question
            or (self._only_asked() and any(sentence.question for sentence in self.reading.sentences))
        )

    def _all_asked(self) -> bool:
        """Nothing but questions, and no law named in them."""
        marks = (*self.knowledge.words["reading.citations"], *self.knowledge.words["reading.ruled_by"])
        front = self.front_text
        return all(row.question for row in self.reading.sentences) and not any(mark in front for mark in marks)

    def _answered(self) -> bool:
        """A sentence that asks nothing names the law or explains."""
        lists = self.knowledge.words
        marks = (*lists["reading.citations"], *lists["reading.explains"])
        view = self.reading.view.text
        return self.names_rules() or any(
            mark in view[row.start : row.end]
            for row in self.reading.sentences
            if row.zone in MAIN and not row.question
            for mark in marks
        )

    def _only_asked(self) -> bool:
        """A question that asks for help and gets no answer."""
        text = self.reading.view.text
        front = text if len(text) < _ASIDE else self.front_text
        lists = self.knowledge.words
        return any(mark in front for mark in lists["reading.asks_for_help"]) and not any(
            mark in front for mark in lists["reading.citations"]
        )

    def _best(self, scores: dict[str, float], spans: dict[str, list[tuple[int, int]]]) -> Decision:
        best = max(_STYLES, key=lambda style: (scores[style], -_STYLES.index(style)))
        if scores[best] < 1.0 or (best != "opinion" and self.other_matter()):
            if self._essay_title():
                return "opinion", "K10.title", self.first_words(), 0.2
            return "other", "K11.nothing", self.first_words(), 0.5
        rest = max(score for style, score in scores.items() if style != best)
        margin = min(1.0, (scores[best] - rest) / max(scores[best], 1.0))
        names: dict[str, tuple[Kind, str]] = {
            "explainer": ("explainer", "K08.rules"),
            "exhortation": ("exhortation", "K09.appeal"),
            "opinion": ("opinion", "K10.essay"),
        }
        name, rule = names[best]
        return name, rule, spans[best] or self.first_words(), margin
