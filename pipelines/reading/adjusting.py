"""Moods that need more than the operators of a clause: appeals, lists, questions, heads that name nobody.

The first half of judging; used by `judging` only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.answered import is_answered
from pipelines.reading.excuses import nothing_yet
from pipelines.reading.guards import reminded
from pipelines.reading.identified import asks_of_else
from pipelines.reading.occasions import pledged_first
from pipelines.reading.risks import named_behind
from pipelines.reading.undoing import Undoing
from pipelines.reading.unreal import of_one_day

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.reading.moods import Moods
    from pipelines.reading.sides import FoundSide
    from pipelines.record import Mood
    from pipelines.record.reading import Clause

LIVE = frozenset(("realised", "alleged"))
_APPEAL_REACH, _NOT_FOR, _REFUSAL_REACH, _BEFORE_ACT, _NEAR = 40, 10, 30, 2, 1  # tokens; _NEAR: sentences
_HEIGHTENS = frozenset(("apalagi", "terlebih", "bahkan", "atau"))
_DEFINES = frozenset(("termasuk", "tergolong"))
_AIMED_AT = frozenset(("bagi", "awasi", "mengawasi", "pantau", "waspadai", "mewaspadai"))
_SUPPOSED = frozenset(("conditional", "asked"))
_INDEXED = ("spec", "authority", "stmt")  # word lists, besides the cues


class Adjusting(Undoing):
    """Knows draft, clauses, operators, actors, sides, events and steps of one text, and corrects the mood of an act."""

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
        self.with_posts = {found.actor.sentence for found in actors}
        self.denied = [side for side in sides if side.side.rule == "side.denied"]
        self.events = events
        self.events_of: list[list[FoundEvent]] = [[] for _ in draft.sentences]
        for event in events:
            self.events_of[event.hit.sentence].append(event)
        self.steps = steps
        self.nothing_yet = nothing_yet(draft)
        self.moods_beside: dict[int, Mood] = {}
        self.habits: dict[str, int] = {}  # code -> the last sentence that tells such an act as a habit
        self.main_event: int | None = None
        self.main_step: int | None = None
        self.appeals: list[list[tuple[int, int]]] = [[] for _ in draft.sentences]
        self.cues: list[dict[str, list[int]]] = [{} for _ in draft.sentences]
        for hit in draft.having("cue"):
            for meaning in hit.all("cue"):
                if meaning.id == "appeal_strong":
                    self.appeals[hit.sentence].append((hit.first, hit.clause))
                self.cues[hit.sentence].setdefault(meaning.id, []).append(hit.first)
        for kind in _INDEXED:
            for hit in draft.having(kind):
                self.cues[hit.sentence].setdefault(kind, []).extend([hit.first] * len(hit.all(kind)))
        self.steps_of: dict[int, list[FoundStep]] = {}
        for step in steps:
            self.steps_of.setdefault(step.hit.sentence, []).append(step)

    # -- moods that need more than the operator --------------------------------------------------------------------

    def adjust(self, event: FoundEvent) -> None:
        """Set the event's mood; the caller goes through the events in text order."""
        sentence = self.draft.sentences[event.hit.sentence]
        mood = "realised" if self._proven_head(event) else event.reach.mood
        appeal = self._appeal_before(event)
        if mood == "negated" and appeal:
            mood = "barred"
        elif mood in LIVE and appeal and not self._presupposed(event) and not event.rule.directive:
            mood = "obliged"
        if mood in LIVE and self._not_found(event):
            mood = "barred" if appeal else "negated"
            event.excused = None if appeal else "not_found"
        elif mood in LIVE and appeal and self._forbidden_before(event):
            mood = "barred"
        threat = event.rule.code == "N18" or event.rule.warning  # 'mengancam tidak memperpanjang kontrak' is the threat
        if event.rule.directive and not threat and mood in LIVE and self.complement_negated(event):
            mood = "barred"
        mood = (self._said_behind(event) or mood) if mood in LIVE and not self.live_step(event.hit.sentence) else mood
        mood = mood if "one_side_only" in event.rule.known_as else self.undone(event, mood)
        mood = (self.only_after(event) or mood) if mood in LIVE else mood
        mood = "prospective" if mood == "realised" and self.to_come(event) else mood
        listed = sentence.zone == "list" and self._barring_heading(sentence.heading)
        if listed or (mood in LIVE and self._enumerated(event)):
            mood = "barred"
        if mood in LIVE and not event.rule.warning and self._generic_head(event):
            mood = "conditional"
        mood = self._of_the_verb(event, mood)
        if event.rule.punishes and mood in LIVE and self._only_supposed(event):
            mood = "conditional"
        beside = self.moods_beside.get(event.hit.sentence)
        if mood in LIVE and beside is not None and self._at_the_same_time(event):
            mood = beside  # 'tidak berfoto sambil mengacungkan jari'
        self.moods_beside[event.hit.sentence] = mood
        if event.leave_silent and mood == "realised":
            mood = "alleged"
        event.reach.mood = mood
        self._carry_habit(event)

    def _carry_habit(self, event: FoundEvent) -> None:
        """'Tiap pilgub pegawai ikut mengantar paslon. Alasannya cuma teman, yang diantar calon': still so."""
        number = event.hit.sentence
        here = event.agent is not None and self.actors[event.agent].actor.sentence == number
        if event.reach.habit or (not here and number - self.habits.get(event.rule.code, number - 9) <= _NEAR):
            event.reach.habit = True
            self.habits[event.rule.code] = number

    def _not_found(self, event: FoundEvent) -> bool:
        """'Belum menemukan pejabat yang tidak netral': nobody is accused; a clearing authority is another matter."""
        if any(step.row.status == "not_proven" for step in self.steps_of.get(event.hit.sentence, ())):
            return False
        lists = self.draft.knowledge.words
        first = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _REFUSAL_REACH)
        words = self.draft.tokens[first : event.hit.first]
        pairs = [] if "tetapi" in words else list(pairwise(words))
        at = pairs.index(("satu", "pun")) if ("satu", "pun") in pairs else 0  # 'belum menerima satu pun perkara kades'
        none = "," not in words[at:] and not lists["reading.not"].isdisjoint(words[:at])
        return none or any(one in lists["reading.not"] and two in lists["reading.finding"] for one, two in pairs)

    def _forbidden_before(self, event: FoundEvent) -> bool:
        """'Diingatkan tidak menerbitkan edaran yang mewajibkan ...': what hangs on the forbidden act is so too."""
        if self.clauses[event.hit.clause].opener != "rel":
            return False
        return any(
            self.moods.operators[index].operator.cls in {"negation", "prohibition", "prevention"}
            and self.moods.operators[index].last <= event.hit.first
            and any(first < self.moods.operators[index].first for first, _ in self.appeals[event.hit.sentence])
            for index in self.moods.of_sentence[event.hit.sentence]
        )

    def _proven_head(self, event: FoundEvent) -> bool:
        """'hukuman kepada seorang camat yang terbukti meminta guru ...': one in particular, and a step is taken."""
        if event.reach.mood != "conditional" or event.agent is None or self.actors[event.agent].actor.generic:
            return False
        named_by = self.actors[event.agent].actor.specific or self.cues[event.hit.sentence].get("authority")
        if not named_by:
            return False
        reached = [self.moods.operators[index] for index in event.reach.reached]
        named = all(
            self.draft.tokens[found.first] == "yang" for found in reached if found.operator.mood == "conditional"
        )
        clause = self.clauses[event.hit.clause]
        above = self.clauses[clause.parent] if clause.parent is not None else clause
        if "cond" in {clause.opener, above.opener}:
            return False
        return bool(reached) and named and self.live_step(event.hit.sentence)

    def _only_supposed(self, event: FoundEvent) -> bool:
        """'Andaikan kadis menyuruh kami datang ke kampanye, bagaimana? Ikut salah, tidak ikut dimutasi': supposed."""
        number = event.hit.sentence
        before = self.events_of[number - 1] if number else []
        return number not in self.with_posts and bool(before) and all(other.reach.mood in _SUPPOSED for other in before)

    def _of_the_verb(self, event: FoundEvent, mood: Mood) -> Mood:
        """'tidak membagikan beras berstiker caleg': the goods are as forbidden as the verb in front of them."""
        for other in self.events_of[event.hit.sentence]:
            near = 0 <= event.hit.first - other.hit.last <= 1
            if near and event.voice == "noun" and other.rule.code == event.rule.code and other.reach.mood not in LIVE:
                return other.reach.mood if mood in LIVE else mood
        return mood

    def _at_the_same_time(self, event: FoundEvent) -> bool:
        opened = self.clauses[event.hit.clause].opener_start
        if opened is not None and self.draft.view.text.startswith(("sambil", "seraya"), opened):
            return True
        before = self.draft.tokens[max(0, event.hit.first - _BEFORE_ACT) : event.hit.first]
        return bool(before) and before[-1] in _HEIGHTENS  # 'yang kedapatan ..., apalagi naik panggung'

    def _no_place_for(self, event: FoundEvent) -> bool:
        """'Grup kantor bukan tempat membagikan jadwal kampanye': said of the thing before it and the act behind it."""
        tokens, hit = self.draft.tokens, event.hit
        if event.rule.code == "N09" and "bukan" in tokens[hit.last : hit.last + _BEFORE_ACT]:
            return True
        before = tokens[max(self.draft.sentences[hit.sentence].first_token, hit.first - _NOT_FOR) : hit.first]
        places = self.draft.knowledge.words["reading.not_for"]
        return "bukan" in before and any(one == "bukan" and two in places for one, two in pairwise(before))

    def _said_behind(self, event: FoundEvent) -> Mood | None:
        """'Kepala puskesmas berpose dua jari termasuk yang dilarang'; a question that takes nothing for granted."""
        sentence = self.draft.sentences[event.hit.sentence]
        line = self.draft.view.text[event.hit.start : sentence.end].split(" padahal ")[0]
        lists = self.draft.knowledge.words
        if self._no_place_for(event):
            return "barred"
        cues = self.cues[event.hit.sentence]
        owned = any(first < event.hit.first for first in cues.get("stmt", ()))  # 'mengaku tidak tahu ... itu dilarang'
        if (not owned and self.draft.said("reading.listed_behind", line)) or self._defined(event):
            return "barred"
        told = not lists["reading.told"].isdisjoint(self.draft.tokens[sentence.first_token : sentence.last_token])
        taken = cues.get("presuppose") or event.reach.alleged or event.rule.punishes or self._seen(event.hit.sentence)
        taken = taken or asks_of_else(self.draft, event, self.actors) or is_answered(self.draft, event, self.actors)
        return "asked" if sentence.question and not told and not taken else None

    def _defined(self, event: FoundEvent) -> bool:
        """'Menyelipkan kalender calon di map KIA termasuk kampanye': the sentence opens with a deed, names nobody."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        defines = len(words) > 1 and words[0].startswith("me") and not _DEFINES.isdisjoint(words)
        return defines and event.hit.sentence not in self.with_posts

    def _seen(self, sentence: int) -> bool:
        """'Pak bhabin joget di kampanye kemarin, kenapa ya? Saya lihat sendiri': the writer was there."""
        end = self.draft.sentences[min(sentence + 1, len(self.draft.sentences) - 1)].end
        around = self.draft.view.text[self.draft.sentences[sentence].start : end]
        return any(f"{word} sendiri" in around for word in ("lihat", "liat", "saksikan", "dengar"))

    def _presupposed(self, event: FoundEvent) -> bool:
        """An island is; not the matter of an appeal: 'mengingatkan soal grup kantor yang dipakai ...'."""
        clause = self.clauses[event.hit.clause]
        start = clause.opener_start
        near = any(0 <= (start or 0) - self.draft.ends[first] <= 1 for first, _ in self.appeals[event.hit.sentence])
        return clause.island and not (clause.opener == "topic" and start is not None and near)

    def _appeal_before(self, event: FoundEvent) -> bool:
        return any(
            0 < event.hit.first - first <= _APPEAL_REACH
            and not reminded(self.draft, first, event.hit)
            and not (self.clauses[clause].island and clause != event.hit.clause)
            and not (event.side is not None and pledged_first(self.draft, self.actors, event, first))
            for first, clause in self.appeals[event.hit.sentence]
        )

    def _enumerated(self, event: FoundEvent) -> bool:
        """'5 Hal yang Tidak Boleh Dilakukan Guru. Pertama, memasang ... Kedua, hadir ...': a list in sentences."""
        row, lists = self.draft.sentences[event.hit.sentence], self.draft.knowledge.words
        opening = self.draft.tokens[row.first_token : row.first_token + _BEFORE_ACT]
        if opening[-1:] != [","] or opening[0] not in lists["reading.ordinals"]:
            return False
        agent = None if event.agent is None else self.actors[event.agent].actor
        told = agent is not None and (agent.specific or agent.sentence == event.hit.sentence)
        first = self.draft.sentences[0]
        line = self.draft.view.text[first.start : first.end]
        return not told and any(word in line for word in lists["reading.barring_title"])

    def _barring_heading(self, heading: str | None) -> bool:
        return heading is not None and any(word in heading for word in self.draft.knowledge.words["cues.list_heading"])

    def _generic_head(self, event: FoundEvent) -> bool:
        """Yang + a head that names nobody is a condition wherever it stands."""
        if self.clauses[event.hit.clause].opener != "rel" or event.agent is None:
            return False
        actor = self.actors[event.agent].actor
        if self.headless(event):
            return True
        first, named = self.actors[event.agent].first, named_behind(self.draft, self.actors[event.agent], event.hit)
        if actor.specific or named or event.agency is not None or of_one_day(self.draft, event.hit):
            return False
        addressed = first > 0 and self.draft.tokens[first - 1] in _AIMED_AT  # 'sanksi bagi kepala desa yang ...'
        if actor.generic or addressed or self.actors[event.agent].mass:
            return not (self.done_step(event.hit.sentence) or (not actor.generic and self.answers(event)))
        return self.threat_or_appeal(event.hit.sentence) and not self.live_step(event.hit.sentence)

    def answers(self, event: FoundEvent) -> bool:
        """'PNS yang menyebut paslon 2 pembohong membantah menulisnya': who denies or admits it is somebody."""
        return any(
            meaning.kind == "stmt" and meaning.id in {"admitted", "denied"}
            for hit in self.draft.hits_of[event.hit.sentence]
            if hit.first > event.hit.first
            for meaning in hit.meanings
        )

    def threat_or_appeal(self, sentence: int) -> bool:
        """Return whether the sentence appeals, threatens or forbids."""
        if any(not self.clauses[clause].island for _, clause in self.appeals[sentence]):
            return True
        return any(
            self.moods.operators[index].operator.cls in {"prospective", "conditional", "prohibition"}
            for index in self.moods.of_sentence[sentence]
        )

    def done_step(self, sentence: int) -> bool:
        """Return whether an institution has taken a step in the sentence, more than announced it."""
        return any(not step.dead and not step.future for step in self.steps_of.get(sentence, ()))

    def live_step(self, sentence: int) -> bool:
        """Return whether an institution takes a step in the sentence."""
        return any(not step.dead for step in self.steps_of.get(sentence, ()))
