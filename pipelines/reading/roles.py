"""Who did it and to whom: agent and patients of an event from voice, clause and speech. Used by `frames` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.accused import Accused
from pipelines.reading.answered import not_the_one
from pipelines.reading.decisions import Decisions
from pipelines.reading.elsewhere import done_by_other
from pipelines.reading.identified import turns_out
from pipelines.reading.neighbours import Neighbours
from pipelines.reading.orders import Orders
from pipelines.reading.phrases import Phrases
from pipelines.reading.reacting import of_own_subject

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.record.reading import Clause

_BEHIND_PASSIVE, _SPEECH_REACH, _SHORTEST_PASSIVE, _OPENING, _FAR_BY = 6, 40, 5, 3, 12  # tokens
_BY = frozenset(("oleh", "dilakukan", "dilancarkan", "disampaikan", "dilontarkan", "dibacakan", "inisiatif"))
_RELAY = frozenset(
    ("arahan", "perintah", "instruksi", "pesan", "titipan", "target", "titah", "wejangan", "info", "ajakan", "tawaran",
     "seruan", "ancaman", "tekanan", "intimidasi", "gertakan", "iming")
)  # fmt: skip
_PERSONS = frozenset(("asn", "asn_presumed", "non_asn_covered", "non_asn_public", "organiser", "unknown"))


class Roles:
    """Assigns agent and patients; looks at the event's sentence and at most two sentences back."""

    def __init__(self, draft: Draft, clauses: tuple[Clause, ...], actors: list[FoundActor]) -> None:
        """Index the actors by sentence and the subjects by clause."""
        self.draft = draft
        self.clauses = clauses
        self.actors = actors
        self.phrases = Phrases(draft, actors)
        self.accused = Accused(draft, actors, self.phrases)
        self.neighbours = Neighbours(draft, actors, self.accused)
        self.orders = Orders(draft, actors, self.phrases)
        self.decisions = Decisions(draft, actors, self.phrases, self.neighbours)
        self.of_sentence = self.neighbours.of_sentence

    def assign(self, event: FoundEvent) -> None:
        """Fill agent, patients and agency of an event."""
        general = event.rule.code == "N99"
        here = [
            n
            for n in self.of_sentence[event.hit.sentence]
            if not (self.actors[n].impostor or self.actors[n].reporter or self.phrases.spouse_runs(self.actors[n]))
            and not (general and self.actors[n].watchdog)
            and not not_the_one(self.draft, event.hit, self.actors[n])
        ]
        if done_by_other(self.draft, event) or turns_out(self.draft, self.phrases, event, here):
            return
        if event.rule.holder or event.rule.owner:
            event.agent = (self.phrases.holder if event.rule.holder else self.phrases.whose)(event.hit, here)
            return
        if event.rule.punishes:
            self.decisions.punish(event, here, self._by(event.hit, here))
            return
        passive = event.voice == "passive" or event.hit.passive
        if event.rule.code == "N18" and passive:
            self._passive(event, here, agency=True)
        elif event.voice == "passive" or event.hit.passive:
            if self.neighbours.by_outsiders(event):
                return  # 'dipasang relawan', 'dipakai pengunjung'
            self._passive(event, here, agency=False)
        elif event.rule.directive:
            if not self.orders.undergone(event, here):
                self._directive(event, here)
        elif event.rule.decision:
            self.decisions.decide(event, here)
        elif (
            self.neighbours.candidate_next(event.hit)
            or (not general and self.phrases.by_others(event, here, self._by(event.hit, here)))
            or self.phrases.outsider_head(event.hit)
        ):
            return  # 'Calon bupati X menyindir ...': politicians campaign
        else:
            cleft = self.phrases.cleft(event.hit, here)
            if cleft is not None:
                event.agent = next(iter(cleft), None)
                return
            self._doer(event, here)
        self._look_around(event)

    def _look_around(self, event: FoundEvent) -> None:
        """Nobody of the sentence does it: an office that is used, a post told before or behind."""
        if event.agent is not None:
            return
        if not event.patients and (self.phrases.names_another(event.hit) or self.neighbours.unmasked(event)):
            return
        by_authority = self.neighbours.of_authority(event)
        campaigns = self.neighbours.candidate_acts(event.hit)
        if not event.patients and not campaigns:
            told = None if by_authority else self.neighbours.before(event.hit.sentence)
            event.agent = self.accused.taken_up(event.hit) if told is None else told
        if event.agent is not None:
            return
        empty = all(self.decisions.side_told(n, event.hit) for n in self.of_sentence[event.hit.sentence])
        if (empty and self.decisions.office_itself(event)) or campaigns:
            return  # 'Calon bupati X berorasi': politicians campaign
        if not event.patients and ((empty and not by_authority) or not event.rule.directive):
            event.agent = self.neighbours.after(event.hit.sentence)

    def _doer(self, event: FoundEvent, here: list[int]) -> None:
        """The subject of an active verb; whoever stands behind 'oleh' of a noun; owner of a breach, holder of money."""
        owner = self.phrases.owner(event, here) if event.rule.code == "N99" else None
        by = (self._by(event.hit, here) if event.voice == "noun" else []) or self.neighbours.says_it(event.hit)
        event.patients = self.phrases.holders(event, here)
        free = [n for n in here if n not in event.patients]
        event.agent = owner if owner is not None else by[0] if by else self._subject(event.hit, free)

    def _subject(self, hit: Hit, here: list[int]) -> int | None:
        """The subject of the predicate's clause: in the clause, its head, the clauses above, then behind it."""
        if self.phrases.pronoun(hit):
            told = self.neighbours.before(hit.sentence)
            if told is not None:
                return told
        clause = self.clauses[hit.clause]
        same = [n for n in here if self.actors[n].actor.clause == hit.clause and self.actors[n].first < hit.first]
        if same:
            return self.neighbours.in_role(self._first_subject(same), here)
        if clause.opener == "rel" and clause.opener_start is not None:
            heads = [n for n in here if self.actors[n].actor.start < clause.opener_start]
            if heads:
                return heads[-1]
        before = [n for n in here if self.actors[n].last <= hit.first]
        if clause.island and before:
            return self._nearest_person(before)
        if before:
            return self._first_subject(before)
        behind = [
            n
            for n in here
            if self.actors[n].first >= hit.last
            and not self.phrases.object_of_preposition(n)
            and not self.accused.quoted(n, hit)
            and not (self.decisions.side_told(n, hit) or of_own_subject(self.draft, hit, self.phrases.phrase_first(n)))
        ]
        return self._nearest_person(behind[:3], first=True) if behind else None

    def _first_subject(self, candidates: list[int]) -> int:
        """The first post that can do it: officials count only when nobody else stands there."""
        persons = [
            n for n in candidates if self.actors[n].actor.cls in _PERSONS and not self.phrases.object_of_preposition(n)
        ]
        persons = [n for n in persons if not self.actors[n].actor.generic] or persons
        sees = len(persons) > 1 and self.phrases.perceives(persons[0], persons[1])
        return persons[int(sees)] if persons else candidates[0]

    def _nearest_person(self, candidates: list[int], *, first: bool = False) -> int:
        persons = [n for n in candidates if self.actors[n].actor.cls in _PERSONS] or candidates
        persons = [n for n in persons if not self.phrases.behind_passive(n)] or persons
        return persons[0] if first else persons[-1]

    # -- passive, directives, decisions ----------------------------------------------------------------------------

    def _passive(self, event: FoundEvent, here: list[int], *, agency: bool) -> None:
        hit = event.hit
        behind = [
            n
            for n in here
            if 0 <= self.actors[n].first - hit.last <= _BEHIND_PASSIVE
            and self.phrases.direct(hit.last, self.phrases.phrase_first(n))
        ]
        before = [n for n in here if self.actors[n].last <= hit.first]
        behind = behind or self._by(hit, here)
        if behind:
            event.agent = behind[0]
            before = [n for n in before if n != behind[0]]
            event.patients = tuple(before[-1:]) if agency or event.rule.directive else ()
            told = self.neighbours.before(hit.sentence) if self.phrases.pronoun(hit) else None
            if not event.patients and (agency or event.rule.directive) and told is not None:
                event.patients = (told,)
            return
        reported = self._reported(hit, here)
        if reported is not None and event.rule.directive:
            event.agent = reported
            event.patients = tuple(n for n in before if n != reported)[:1]
            return
        if event.rule.directive or agency:
            event.patients = tuple(before[-1:])
            if self.phrases.enclitic(hit) and before:
                event.agent, event.patients = before[-1], ()  # 'disuruhnya coblos nomor 2': by the one told before
                return
            if not event.patients and self.phrases.pronoun(hit):
                event.patients = self.neighbours.one_before(hit.sentence)
            later = self._relayed(hit, here) if event.rule.directive else None
            later = self._speaker(hit, here) if later is None else later
            event.agent = later if later not in event.patients else None
            if event.agent is None and before and not event.rule.speech:
                event.agency = self.decisions.agency_of(before[-1])
            return
        event.agent = self._subject(hit, here)

    def _reported(self, hit: Hit, here: list[int]) -> int | None:
        """'PNS melaporkan kepala dinasnya karena disuruh ...': the one reported gave the order."""
        for number in here:
            first = self.phrases.phrase_first(number)
            before = self.draft.tokens[first - 1] if 0 < first < hit.first else ""
            if before in {"melaporkan", "laporkan", "adukan", "mengadukan"}:
                return number
        return None

    def _by(self, hit: Hit, here: list[int]) -> list[int]:
        """'... oleh seorang kepala bagian' anywhere behind; 'dipanggil kasubag, diancam ...' just before."""
        for number in here:
            first = self.phrases.phrase_first(number)
            first -= first > 0 and self.draft.tokens[first - 1] == "mulut"  # 'terlontar dari mulut camat'
            before = self.draft.tokens[first - 1] if first else ""
            if (before in _BY or (before == "dari" and self.draft.tokens[hit.first] in _RELAY)) and first > hit.first:
                return [self.accused.apposed(number, here)]
            if (
                before.startswith("di")
                and len(before) > _SHORTEST_PASSIVE
                and 0 < hit.first - self.actors[number].last <= _OPENING
                and self.clauses[hit.clause].opener not in {"cause", "time"}  # 'dicopot camat karena jadi koordinator'
            ):
                return [number]
        return []

    def _directive(self, event: FoundEvent, here: list[int]) -> None:
        hit = event.hit
        before = [n for n in here if self.actors[n].last <= hit.first and not self.phrases.addressed(n)]
        issuer = [
            n for n in here if 0 <= self.actors[n].first - hit.last <= 1 and not self.phrases.object_of_preposition(n)
        ]
        told = event.voice == "noun" or not _BY.isdisjoint(self.draft.tokens[hit.last : hit.last + _FAR_BY])
        if told and not event.rule.warning:  # 'surat edaran bupati', 'mobilisasi massa oleh camat'
            before = self._by(hit, here) or issuer or before
        relay, before = self._relayed(hit, here), self.neighbours.says_it(hit) or before
        head = self.phrases.rel_head(hit, here) if event.voice != "noun" else None
        agent = relay if relay is not None else head if head is not None else self.orders.lead_of(hit, before)
        if agent is None:
            agent = self._behind_comma(hit, here)
        quoted = event.rule.warning and self.draft.tokens[self.draft.sentences[hit.sentence].first_token] == '"'
        if agent is None or event.rule.speech or quoted:
            agent = self._speaker(hit, here) if self._speaker(hit, here) is not None else agent
        if agent is None and self.phrases.pronoun(hit):
            agent = self.neighbours.before(hit.sentence)
        if agent is None and self.phrases.he_right_before(hit):
            agent = self.neighbours.he(hit.sentence)
        event.agent = agent
        event.patients = tuple(
            n
            for n in here
            if n != agent
            and self.orders.within(hit, n)
            and self.orders.may_undergo(n)
            and (agent is None or self.actors[n].actor.start != self.actors[agent].actor.start)
        )[:1]
        if not event.patients and agent is not None:
            event.patients = self.orders.told_in_front(event, here, agent)
        if not event.patients and relay is not None:
            event.patients = tuple(n for n in here if n != agent and self.orders.may_undergo(n))[:1]

    def _behind_comma(self, hit: Hit, here: list[int]) -> int | None:
        """'Ajak bawahan menangkan paslon, seorang camat disorot': the subject stands behind the comma."""
        for number in here:
            if (
                self.actors[number].first >= hit.last
                and "," in self.draft.tokens[hit.last : self.phrases.phrase_first(number)]
            ):
                return number
        return None

    def _relayed(self, hit: Hit, here: list[int]) -> int | None:
        """'sesuai arahan pak kadis ...': who relays an order names its giver."""
        for number in here:
            first = self.phrases.phrase_first(number)
            before = self.draft.tokens[max(0, first - 2) : first]
            by_way = before[-1:] in (["dari"], ["langsung"])
            relayed = bool(before) and (before[-1] in _RELAY or (by_way and before[0] in _RELAY))
            if relayed and abs(first - hit.first) < _SPEECH_REACH:
                return number
        return self.orders.signed_behind(hit.sentence)

    def _speaker(self, hit: Hit, here: list[int]) -> int | None:
        """'..., kata seorang lurah': the one who says it, in the sentence or right behind it."""
        for number in here:
            first = self.phrases.phrase_first(number)
            if self.orders.speaks(number) and first > hit.first and not self.actors[number].watchdog:
                return number
        following = hit.sentence + 1
        if following < len(self.of_sentence):
            for number in self.of_sentence[following]:
                first = self.phrases.phrase_first(number)
                begin = self.draft.sentences[following].first_token
                if (
                    first - begin <= _OPENING
                    and self.draft.tokens[max(0, first - 1)] in self.draft.knowledge.words["cues.official_speech"]
                ):
                    return number
        return None
