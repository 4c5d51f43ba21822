"""Frames: acts (Events) out of predicates, objects, sides and participants, row by row. Called by `read` only.

An event needs its predicate, an object of the row's sets nearby, and a side where the row says so. Who did it follows
voice and clause: di- and ter- swap the roles, yang looks back to its head, a quoted order belongs to whoever says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.acts import FoundEvent
from pipelines.completing import Completing
from pipelines.roles import Roles
from pipelines.screens import Screens

if TYPE_CHECKING:
    from pipelines.draft import Draft
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit, Meaning
    from pipelines.moods import Moods
    from pipelines.participants import FoundActor
    from pipelines.record.reading import Clause
    from pipelines.sides import FoundSide

_UNSPOKEN_TEAM = frozenset(("person", "party", "team", "number", "symbol", "event", "support"))
_LEAVE_BACK = 2  # sentences
_COMPLEMENT = 8
_ORDERS = frozenset(("N07.r1", "N07.r22", "N07.r23"))
_BEHIND_ONLY = ("subordinates",)
_PASSIVE_BACK = 14


class Frames:
    """Finds the events of one text."""

    def __init__(
        self,
        draft: Draft,
        clauses: tuple[Clause, ...],
        moods: Moods,
        actors: list[FoundActor],
        sides: list[FoundSide],
    ) -> None:
        """Index sides by sentence; no search yet."""
        self.draft = draft
        self.clauses = clauses
        self.moods = moods
        self.actors = actors
        self.sides = sides
        self.sides_of: list[list[int]] = [[] for _ in draft.sentences]
        for number, side in enumerate(sides):
            self.sides_of[side.side.sentence].append(number)
        self.roles = Roles(draft, clauses, actors)
        self.phrases = self.roles.phrases
        self.screens = Screens(draft, actors)
        self.completing = Completing(draft, actors, self.roles)

    def run(self) -> list[FoundEvent]:
        """Return the events in text order; where a row yields to another type of its sentence, the other stays."""
        events: list[FoundEvent] = []
        for hits in self.draft.hits_of:
            here: list[FoundEvent] = []
            for hit in hits:
                for meaning in hit.meanings:
                    if meaning.kind != "pred":
                        continue
                    event = self._event(self.draft.knowledge.rules[meaning.id], hit, meaning.value)
                    if event is not None and not self.screens.none(event):
                        here.append(event)
            events.extend(_settled(here))
        return events

    # -- one row at one predicate ----------------------------------------------------------------------------------

    def _event(self, rule: Rule, hit: Hit, voice: str) -> FoundEvent | None:
        object_hit: Hit | None = None
        if rule.objects:
            object_hit = self._object(rule.objects, hit, rule.window, told_of_others=rule.directive)
            if object_hit is None and rule.punishes and self.moods.refusal_near(hit) and self._matter_around(hit):
                object_hit = hit  # 'dipindah setelah menolak berpose bareng cabup': the refused act is told as an act
            if object_hit is None:
                return None
        if rule.not_objects and self._object(rule.not_objects, hit, rule.window + 2) is not None:
            return None
        side = self._side(rule, hit, object_hit)
        told = rule.punishes and (
            self._election(hit) or object_hit is hit or (object_hit is not None and self._other_choice(object_hit))
        )
        if side is None and rule.side == "neighbour":
            side = self._side_around(rule, hit)
        if rule.side in {"near", "sentence", "neighbour"} and side is None and not told:
            return None
        if self._no_act(rule, hit):
            return None
        if rule.id == "N07.r1" and self.phrases.asks_authority(hit):
            return None
        reach = self.moods.reach(hit, directive=rule.directive)
        event = FoundEvent(rule, hit, voice, object_hit, side, reach)
        event.word = self.draft.view.text[hit.start : hit.end]
        event.excused = self._excuse(rule, hit)
        event.refused = rule.directive and self._forbids(hit, object_hit)
        self.roles.assign(event)
        self.completing.complete(event)
        refused_by_other = event.agent is not None and self.actors[event.agent].first >= hit.last
        if rule.punishes and event.reach.mood in {"failed", "negated", "obliged"}:
            event.reach.mood = "realised"  # the refused act failed, the punishment did not
        if event.reach.mood == "failed" and voice == "noun" and rule.directive and refused_by_other:
            event.reach.mood = "realised"  # 'warga menolak ajakan kadus': the call was made
        return event

    def _eyewitness(self, hit: Hit) -> bool:
        """'saksi mata', 'saksi ahli': witnesses of no team."""
        pair = self.draft.tokens[hit.first], *self.draft.tokens[hit.last : hit.last + 1]
        return pair[0] == "saksi" and pair[-1] in self.draft.knowledge.words["nonpolitical.saksi"]

    def _no_act(self, rule: Rule, hit: Hit) -> bool:
        """Posters taken down, things gathered, a car handed back, a candidacy of somebody else."""
        return (
            (rule.code == "N01" and self.phrases.removed(hit))
            or (rule.id == "N07.r2" and self.phrases.of_things(hit))
            or (rule.code == "N09" and self.phrases.handed_back(hit))
            or (rule.candidacy and (self._of_spouse(hit) or self._of_pair(hit) or self.phrases.of_kin(hit)))
            or (not rule.directive and not rule.punishes and self.roles.neighbours.guest_acts(hit))
        )

    def _object(self, names: tuple[str, ...], hit: Hit, window: int, *, told_of_others: bool = False) -> Hit | None:
        """Return the object nearest to the predicate, behind it first; the predicate itself does not count."""
        best: Hit | None = None
        best_distance = 99
        passive = any(meaning.kind == "pred" and meaning.value == "passive" for meaning in hit.meanings)
        back = max(window, _PASSIVE_BACK) if passive else window  # the subject of a passive may stand far in front
        for other in self.draft.near(hit.first, hit.last, back):
            outside = other.sentence != hit.sentence or other is hit or other.first in self.draft.nonpolitical
            if outside or self._eyewitness(other):
                continue
            if not any(_is_object(meaning, names) for meaning in other.meanings):
                continue
            named = any(meaning.kind == "obj" and meaning.id in names for meaning in other.meanings)
            if not named and not self._as_candidate(hit, other):
                continue
            if names == _BEHIND_ONLY and not passive and other.first < hit.first:
                continue  # 'Kades mengundang cabup': the subject is nobody gathered
            if told_of_others and other.first > hit.last and self.draft.tokens[other.first - 1] == "yang":
                continue  # 'arahan tertulis ... bahwa pegawai yang mengantar': what somebody may do is no order
            distance = other.first - hit.last if other.first >= hit.last else hit.first - other.last + 2
            limit = window if other.first >= hit.last else back
            if 0 <= distance <= limit and distance < best_distance:
                best, best_distance = other, distance
        return best

    def _side(self, rule: Rule, hit: Hit, object_hit: Hit | None) -> int | None:
        """Return the side the row asks for; words of no side within reach in front win over a side farther off."""
        allowed = rule.side_types or _UNSPOKEN_TEAM
        best: int | None = None
        best_distance = 10_000
        for number in self.sides_of[hit.sentence]:
            side = self.sides[number]
            if side.sort not in allowed and side.side.kind != "none":
                continue
            if side.first >= hit.last:
                distance = side.first - hit.last
            elif side.last <= hit.first:
                distance = hit.first - side.last + 3
            else:
                distance = 0 if rule.side == "self" or side.sort in {"symbol", "event"} else 1
            if (
                rule.side in {"near", "neighbour"}
                and distance > rule.reach
                and not self._object_near(object_hit, side, rule.reach)
            ):
                continue
            if distance < best_distance:
                best, best_distance = number, distance
        if best is None or self.sides[best].side.kind != "none":
            return best
        return best if rule.directive else None

    def _side_around(self, rule: Rule, hit: Hit) -> int | None:
        """The side of a neighbouring sentence, the one before first; words of no side there count for nothing."""
        for number in (hit.sentence - 1, hit.sentence + 1):
            if 0 <= number < len(self.sides_of) and not self.moods.holds_back(number):
                for side in self.sides_of[number]:
                    if self.sides[side].sort in (rule.side_types or _UNSPOKEN_TEAM):
                        return side
        return None

    def _matter_around(self, hit: Hit) -> bool:
        """A side of the sentence or a neighbour, or an election: what was refused is no matter of duty."""
        around = range(max(0, hit.sentence - 1), min(len(self.sides_of), hit.sentence + 2))
        return self._election(hit) or any(self.sides_of[number] for number in around)

    @staticmethod
    def _object_near(object_hit: Hit | None, side: FoundSide, reach: int) -> bool:
        return object_hit is not None and 0 <= side.first - object_hit.last <= reach // 2

    def _denied(self, hit: Hit) -> bool:
        before = self.draft.tokens[max(0, hit.first - 3) : hit.first]
        return any(token in {"tidak", "tak", "belum", "tanpa", "gak", "bukan"} for token in before)

    def _forbids(self, hit: Hit, object_hit: Hit | None) -> bool:
        end = object_hit.first if object_hit is not None else hit.last + _COMPLEMENT
        between = self.draft.tokens[hit.last : end]
        return any(word in {"tidak", "tak", "jangan", "dilarang", "gak", "hindari", "menghindari"} for word in between)

    def _of_spouse(self, hit: Hit) -> bool:
        """'suaminya yang nyaleg': the candidate is the spouse."""
        tokens = self.draft.tokens[max(0, hit.first - 4) : hit.first]
        return not self.draft.knowledge.words["reading.kin"].isdisjoint(tokens)

    def _of_pair(self, hit: Hit) -> bool:
        """'mengantar bakal calon saat mendaftar': the pair registers."""
        clause = self.clauses[hit.clause]
        if clause.opener != "time" or clause.opener_start is None:
            return False
        start = clause.opener_start
        return any(
            0 <= start - self.sides[n].side.end <= 1 and self.sides[n].sort == "person"
            for n in self.sides_of[hit.sentence]
        )

    def _as_candidate(self, hit: Hit, side: Hit) -> bool:
        """'mendaftar sebagai calon bupati', 'maju jadi calon'; not 'daftar' beside a pair that somebody escorts."""
        return any(token in {"sebagai", "jadi", "menjadi"} for token in self.draft.tokens[hit.first : side.first])

    def _other_choice(self, hit: Hit) -> bool:
        return "pilihan" in self.draft.view.text[hit.start : hit.end]

    def _election(self, hit: Hit) -> bool:
        return any(other.has("election") for other in self.draft.hits_of[hit.sentence])

    def _excuse(self, rule: Rule, hit: Hit) -> str | None:
        """Leave, pension or consent granted, said in the same sentence or the next."""
        wanted = {"leave_granted", "retired"} if rule.candidacy or rule.leave_excuses else set()
        if rule.decision:
            wanted = {"consent_given"}
        if rule.code in {"N12", "N14"}:
            wanted = {"victim"}
        if rule.id in {"N07.r1", "N07.r2", "N07.r3"}:
            wanted = {"leave_granted"}
        if not wanted:
            return None
        missing = False
        excuse: str | None = None
        first = max(0, hit.sentence - _LEAVE_BACK) if rule.leave_excuses else hit.sentence
        for number in range(first, hit.sentence + 2):
            for other in self.draft.hits_of[number] if number < len(self.draft.hits_of) else ():
                meaning = other.get("spec")
                if meaning is None:
                    continue
                missing = missing or meaning.id == "leave_missing" or (meaning.id in wanted and self._denied(other))
                if meaning.id in wanted:
                    excuse = meaning.id
        return None if missing else excuse


def _settled(events: list[FoundEvent]) -> list[FoundEvent]:
    """Keep one event per code and predicate, and drop those that yield to another type in the sentence."""
    codes = {event.rule.code for event in events}
    weak = {"agar", "supaya", "harus", "wajib", "katanya"}
    directed = any(e.rule.code == "N07" and e.hit.end - e.hit.start > 0 and not _is_weak(e, weak) for e in events)
    orders = [event for event in events if event.rule.id in _ORDERS and not _is_weak(event, weak)]
    kept: list[FoundEvent] = []
    seen: set[tuple[str, int]] = set()
    for event in events:
        if event.rule.yields & (codes - {event.rule.code}):
            continue
        if (directed and _is_weak(event, weak)) or any(
            _ordered(event, order) and not order.refused for order in orders
        ):
            continue
        key = (event.rule.code, event.hit.start)
        if key in seen:
            continue
        seen.add(key)
        kept.append(event)
    acts = [event for event in kept if event.rule.id != "N09.r1"]
    for event in kept:
        if event.rule.id == "N09.r1" and acts:  # whose act it serves is tagged beside it
            event.agent = acts[0].agent
    return kept


def _ordered(event: FoundEvent, order: FoundEvent) -> bool:
    """What somebody is told to do ('perintahkan guru memasang twibbon') is the order's matter, no act of its own."""
    if event.rule.code not in {"N01", "N02", "N03", "N04", "N05", "N06", "N99"} or event is order:
        return False
    return 0 < event.hit.first - order.hit.last <= _COMPLEMENT and event.hit.clause == order.hit.clause


def _is_object(meaning: Meaning, names: tuple[str, ...]) -> bool:
    """Whether a hit is one of the row's objects; sides serve as candidacies and campaign teams."""
    if meaning.kind == "obj":
        return meaning.id in names
    if meaning.kind != "side":
        return False
    return (meaning.id == "person" and "candidacy" in names) or (meaning.id == "team" and "team_self" in names)


def _is_weak(event: FoundEvent, weak: set[str]) -> bool:
    return event.rule.id == "N07.r3" or (event.rule.id == "N07.r1" and event.word in weak)
