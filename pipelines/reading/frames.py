"""Frames: acts (Events) out of predicates, objects, sides and participants, row by row. Called by `read` only.

An event needs its predicate, an object of the row's sets nearby, and a side where the row says so. Who did it follows
voice and clause: di- and ter- swap the roles, yang looks back to its head, a quoted order belongs to whoever says it.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from pipelines.reading.borders import NUMBERED, WEAK_ORDERS, Borders
from pipelines.reading.completing import Completing
from pipelines.reading.elsewhere import SORTS, Elsewhere, across, may_lie_elsewhere, of_another_verb, told_on
from pipelines.reading.favouring import favoured
from pipelines.reading.found import FoundEvent
from pipelines.reading.retelling import Retelling
from pipelines.reading.roles import Roles
from pipelines.reading.rulings import Rulings
from pipelines.reading.screens import Screens
from pipelines.reading.settling import beside, settled
from pipelines.reading.subjects import Subjects
from pipelines.reading.threats import Threats
from pipelines.reading.unreal import denied_or_wished, stayed_away

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.moods import Moods
    from pipelines.reading.sides import FoundSide
    from pipelines.record.reading import Clause

_NO_SETS: frozenset[str] = frozenset()
_CREW = frozenset(("tim", "juru", "dana", "sk", "struktur", "jurkam", "sisa", "bekas"))
_BACKS, _AT = frozenset(("N05", "N06")), frozenset(("di", "dalam", "pada", "untuk"))
_BEHIND_ONLY = {("subordinates",), ("named_in",), ("office_place", "facility"), ("event_political", "to_polls")}
_DONE = frozenset(("realised", "alleged", "obliged"))
_START = attrgetter("start", "inner")  # what is around a hit comes in front of it
_PASSIVE_BACK, _WHOEVER, _SERVES = 14, 4, {"person": "candidacy", "team": "team_self"}  # sides that are an object


@lru_cache
def _served(sorts: frozenset[str]) -> frozenset[str]:
    """Return the object sets that sorts of side stand for."""
    return frozenset(_SERVES[sort] for sort in sorts if sort in _SERVES)


class Frames:
    """Finds the events of one text."""

    def __init__(
        self, draft: Draft, clauses: tuple[Clause, ...], moods: Moods, actors: list[FoundActor], sides: list[FoundSide]
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
        self.side_around = {side.side.sentence + step for side in sides for step in (-1, 0, 1)}
        self.objects_of: list[list[tuple[Hit, frozenset[str], frozenset[str]]]] = [[] for _ in draft.sentences]
        self.sets_of = [_NO_SETS] * len(draft.sentences)
        self._find_objects()
        self.roles = Roles(draft, clauses, actors)
        phrases, neighbours = self.roles.phrases, self.roles.neighbours
        self.rulings = Rulings(draft, clauses, moods, sides, self.sides_of, phrases, neighbours)
        self.elsewhere = Elsewhere(draft, moods, sides, self.sides_of, phrases)
        self.screens = Screens(draft, actors, sides, self.sides_of)
        self.threats = Threats(draft, actors, sides)
        self.subjects = Subjects(draft, actors, self.roles.of_sentence)
        self.borders = Borders(draft, actors, sides, self.sides_of)
        self.retelling = Retelling(draft, actors, sides, moods)
        self.completing = Completing(draft, actors, self.roles, moods)
        self.borrowed: list[FoundEvent] = []  # without a side of their own sentence; only `beside` lets them pass

    def run(self) -> list[FoundEvent]:
        """Return the events in text order; where a row yields to another type of its sentence, the other stays."""
        events: list[FoundEvent] = []
        acts_of: list[list[Hit]] = [[] for _ in self.draft.sentences]
        rules = self.draft.knowledge.rules
        for hit in self.draft.having("pred"):
            acts_of[hit.sentence].append(hit)
        for sentence, hits in enumerate(acts_of):
            here: list[FoundEvent] = []
            without: list[FoundEvent] = []
            for hit in hits:
                for meaning in hit.meanings.all["pred"]:
                    rule = rules[meaning.id]
                    event = None if self._hopeless(rule, hit) else self._event(rule, hit, meaning.value)
                    if event is None or ("threatens_citizens" in rule.known_as and event.reach.mood not in _DONE):
                        continue
                    if not self.screens.none(event):
                        (without if event.borrowed else here).append(event)
            stay = settled(self.draft, sentence, here, events)
            events.extend(stay)
            if without:
                self.borrowed.extend(beside(self.draft, without, stay))
        return favoured(self.draft, self.moods, self.actors, self.sides, events)

    # -- one row at one predicate ----------------------------------------------------------------------------------

    def _event(self, rule: Rule, hit: Hit, voice: str) -> FoundEvent | None:
        object_hit = self._its_object(rule, hit)
        if rule.objects and object_hit is None:
            return None
        unless = self._object(rule.not_objects, hit, rule.window + 2) if rule.not_objects else None
        if unless is not None and not of_another_verb(self.draft, hit, unless):
            return None
        own = self._side(rule, hit, object_hit)
        side = self.elsewhere.side(rule, hit, object_hit) if own is None else own
        borrowed = bool(rule.serves) or (side is None and self._needs_side(rule, hit, object_hit))
        if borrowed and side is None:
            side = self.elsewhere.of_text(rule, hit) if rule.beside else None
        if borrowed and side is None:
            return None
        if self._out(rule, hit, object_hit, side):
            return None
        reach = self.moods.reach(hit, directive=rule.directive)
        event = FoundEvent(rule, hit, voice, object_hit, side, reach)
        event.word, event.borrowed = self.draft.view.text[hit.start : hit.end], borrowed
        event.excused = self.rulings.excuse(rule, hit)
        if rule.directive:
            event.against = self.borders.against(object_hit)
            event.refused = self.borders.forbids(hit, object_hit) and not event.against
        if not self.subjects.others(event):
            self._assign(event, side)
        self.retelling.settle(event)
        self.threats.settle(event)
        self.retelling.told_as_done(event)
        return denied_or_wished(self.draft, event, None if side is None else self.sides[side].first)

    def _as_order(self, event: FoundEvent, ordered_by: int) -> None:
        """'Mohon hadir semua di kampanye paslon 2. Perintah Bu Kadis': the call is the act, not what it asks for."""
        told = event.agent
        event.rule, event.agent = self.draft.knowledge.known["order"], ordered_by
        event.patients = (told,) if told is not None and told != ordered_by else ()
        event.reach.mood = "realised"

    def _assign(self, event: FoundEvent, side: int | None) -> None:
        """Who did it to whom; an act that all are told to do is the order of whoever tells them."""
        self.roles.assign(event)
        ordered_by = self.roles.orders.told_all(event)
        last = event.hit.last if side is None else self.sides[side].first
        if ordered_by is not None and "yang" not in self.draft.tokens[event.hit.last : last]:
            self._as_order(event, ordered_by)
        self.completing.complete(event)

    def _out(self, rule: Rule, hit: Hit, object_hit: Hit | None, side: int | None) -> bool:
        """Words around the predicate make it no act of the row."""
        return (
            self.rulings.out(rule, hit, object_hit)
            or self.threats.out(rule, hit, object_hit, side)
            or self.borders.out(rule, hit, object_hit)
            or ("urges" in rule.known_as and self.roles.phrases.asks_authority(hit))
        )

    def _its_object(self, rule: Rule, hit: Hit) -> Hit | None:
        if not rule.objects:
            return None
        found = self._object(rule.objects, hit, rule.window, told_of_others=rule.directive)
        refused = rule.punishes and (self.moods.refusal_near(hit) or stayed_away(self.draft, hit))
        if found is None and refused and self._matter_around(hit):
            return hit  # 'dipindah setelah menolak berpose bareng cabup': the refused act is told as an act
        return found if found is not None else self.elsewhere.thing(rule, hit)

    def _needs_side(self, rule: Rule, hit: Hit, object_hit: Hit | None) -> bool:
        """Whether the row asks for a side and neither a threat nor a punishment tells what it is about."""
        if rule.side not in {"near", "sentence", "neighbour"} or rule.threat:
            return False
        told = rule.punishes and (
            self._election(hit) or object_hit is hit or (object_hit is not None and self._other_choice(object_hit))
        )
        return not told

    def _find_objects(self) -> None:
        """Index what may be an object by sentence: hit, its object sets, and the sets that it serves as a side."""
        draft, tokens = self.draft, self.draft.tokens
        sides = [hit for hit in draft.having("side") if not hit.has("obj")]
        for hit in sorted([*draft.having("obj"), *sides], key=_START):
            meanings, first = hit.meanings, hit.first
            sets, serves = meanings.objects, _served(meanings.sides) if meanings.sides else _NO_SETS
            record = tokens[first] == "acara" and tokens[first - 1 : first] == ["berita"]
            rather = first > 1 and tokens[first - 2 : first] == [",", "bukan"]  # 'kerja bakti, bukan kampanye'
            other = record or rather or (tokens[first] == "saksi" and self._eyewitness(hit))
            if (sets or serves) and not other and first not in draft.nonpolitical:
                self.objects_of[hit.sentence].append((hit, sets, serves))
                self.sets_of[hit.sentence] |= sets | serves

    def _hopeless(self, rule: Rule, hit: Hit) -> bool:
        """Whether the row asks for an object or a side and none stands where it may stand: nothing else matters."""
        if rule.punishes:
            return False
        if rule.objects and self.sets_of[hit.sentence].isdisjoint(rule.objects) and not may_lie_elsewhere(rule):
            return True
        near = hit.sentence in self.side_around or rule.side not in {"near", "sentence"}
        return not (near or rule.beside or rule.serves or rule.threat)

    def _eyewitness(self, hit: Hit) -> bool:
        """'saksi mata', 'saksi ahli': witnesses of no team."""
        following = self.draft.tokens[hit.last : hit.last + 1] or self.draft.tokens[hit.first : hit.first + 1]
        return following[0] in self.draft.knowledge.words["nonpolitical.saksi"]

    def _object(self, names: tuple[str, ...], hit: Hit, window: int, *, told_of_others: bool = False) -> Hit | None:
        """Return the object nearest to the predicate, behind it first; the predicate itself does not count."""
        best: Hit | None = None
        best_distance = 99
        passive = hit.passive
        fronted = passive or self.subjects.cleft(hit)
        back = max(window, _PASSIVE_BACK) if fronted else window  # what stands in front may stand far off
        for other, sets, serves in self.objects_of[hit.sentence]:
            if other.first > hit.last + back:
                break
            if other is hit:
                continue
            if sets.isdisjoint(names) and (serves.isdisjoint(names) or not self._as_candidate(hit, other)):
                continue
            weak = self.draft.tokens[hit.first] in WEAK_ORDERS and not (sets and other.last == hit.first)
            if told_of_others and other.first < hit.first and weak:
                continue  # 'mengawal konvoi agar jalan tidak macet': what is wanted stands behind
            if "event_political" in names and self.draft.tokens[other.first - 1] in _CREW:
                continue  # 'nangkring di struktur tim kampanye'
            if names in _BEHIND_ONLY and not passive and other.first < hit.first:
                continue  # 'Kades mengundang cabup': the subject is nobody gathered
            if told_of_others and (self.elsewhere.comes_himself(hit, other) or self._of_whoever(hit, other)):
                continue  # 'arahan tertulis ... bahwa pegawai yang mengantar': what somebody may do is no order
            distance = other.first - hit.last if other.first >= hit.last else hit.first - other.last + 2
            if hit.first <= other.first < hit.last:
                distance = 0  # 'bagi-bagi sembako': the object is part of the predicate
            limit = window if other.first >= hit.last else back
            if 0 <= distance <= limit and distance < best_distance and not across(self.draft, hit, other.first):
                best, best_distance = other, distance
        return best

    def _of_whoever(self, hit: Hit, other: Hit) -> bool:
        """'yang mengantar', 'wajib ikut jalan sehat, yang datang pakai kaus paslon ...': no matter of the order."""
        if other.first <= hit.last or told_on(self.draft.tokens[other.first - 2 : other.first]):
            return other.first > hit.last
        near = self.draft.tokens[max(hit.last, other.first - _WHOEVER) : other.first]
        return near[:2] == [",", "yang"] or near[1:3] == [",", "yang"]

    def _side(self, rule: Rule, hit: Hit, object_hit: Hit | None) -> int | None:
        """Return the side the row asks for; words of no side within reach in front win over a side farther off."""
        allowed = rule.side_types or SORTS
        best: int | None = None
        best_distance = 10_000
        for number in self.sides_of[hit.sentence]:
            side = self.sides[number]
            pair = side.sort == "number" and self.draft.tokens[side.first] not in NUMBERED  # 'paslon nomor 2'
            fits = side.sort in allowed or (pair and "person" in allowed and rule.code != "N14")
            if (not fits and side.side.kind != "none") or self.elsewhere.of_other(rule, hit, side):
                continue
            if rule.code == "N07" and self.rulings.only_time(hit, side.first):
                continue  # 'kerahkan siswa kerja bakti usai kampanye akbar'
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
        if best is None and rule.code in _BACKS and hit.first > 0:
            return self.elsewhere.taken_up(hit, allowed)
        if best is None or self.sides[best].side.kind != "none":
            return best
        return best if rule.directive else None

    def _matter_around(self, hit: Hit) -> bool:
        """A side of the sentence or a neighbour, or an election: what was refused is no matter of duty."""
        around = range(max(0, hit.sentence - 1), min(len(self.sides_of), hit.sentence + 2))
        return self._election(hit) or any(self.sides_of[number] for number in around)

    @staticmethod
    def _object_near(object_hit: Hit | None, side: FoundSide, reach: int) -> bool:
        return object_hit is not None and 0 <= side.first - object_hit.last <= reach // 2

    def _as_candidate(self, hit: Hit, side: Hit) -> bool:
        """'mendaftar sebagai calon bupati', 'maju jadi calon'; not 'daftar' beside a pair that somebody escorts."""
        if side.first == hit.last and self.draft.tokens[hit.last - 1] in {"mendaftar", "ndaftar", "diri"}:
            return True  # 'mendaftar bakal calon wakil bupati lewat PDIP'
        between = self.draft.tokens[hit.first : side.first]  # not 'tampil sebagai orator di rapat umum paslon 1'
        return _AT.isdisjoint(between) and any(token in {"sebagai", "jadi", "menjadi"} for token in between)

    def _other_choice(self, hit: Hit) -> bool:
        return "pilihan" in self.draft.view.text[hit.start : hit.end]

    def _election(self, hit: Hit) -> bool:
        return any(other.has("election") for other in self.draft.hits_of[hit.sentence])
