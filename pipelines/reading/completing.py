"""Agent and patients that the act's own sentence leaves open: a headline in the passive, 'mereka', a contract cut.

Used by `frames` only, behind `roles`. Looks at the sentences around the act, never farther than a few.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.moods import Moods
    from pipelines.reading.roles import Roles

_FAR_BACK = 5  # sentences: a report of short quotes between 'dua ASN' and 'keduanya'
_BELOW_TITLE = 2  # sentences: a dateline and a scene may stand between
_MADE_REACH = 12  # tokens
_OWN_WORDS = frozenset(("mengaku", "ngaku", "berdalih", "beralasan", ",", "karena", "setelah", "usai"))
_OPENING = 4  # tokens: 'Di sana mereka diarahkan'
_GIVEN_TO = frozenset(("ke", "kepada"))
_CALLED = frozenset(("bu", "pak", "ibu", "bapak"))
_ONE = frozenset(("ia", "dia", "beliau"))
_MANY = frozenset(("mereka", "keduanya", "ketiganya", "hadirin", "semuanya", "semua", "peserta", "undangan"))
_GATHERS = frozenset((
    "kumpul", "kumpulkan", "mengumpulkan", "ngumpulin", "ngumpulke", "panggil", "memanggil", "manggil", "undang",
    "mengundang", "ngundang", "ajak", "mengajak", "ngajak", "hadapkan", "kumpulin", "menghimpun", "rapat", "rapatkan",
    "ngumpulkeun", "ngempalaken", "ngempalkeun",
))  # fmt: skip
_THEM = frozenset(("keduanya", "ketiganya", "keempatnya", "mereka", "kelimanya", "ia", "dia"))


class Completing:
    """Completes the events of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor], roles: Roles, moods: Moods) -> None:
        """Keep draft, actors, operators and what the roles know of the neighbours."""
        self.moods = moods
        self.order: FoundEvent | None = None  # the last order told in the passive
        self.draft = draft
        self.actors = actors
        self.roles = roles

    def complete(self, event: FoundEvent) -> None:
        """Fill what `roles` left open."""
        if event.rule.holder:
            return  # the post right in front or nobody
        passive = event.voice == "passive" or event.hit.passive
        if event.rule.punishes and passive and not event.patients:
            self._punished(event)
        self._threatened(event)
        nobody = event.agent is None and event.agency is None
        if nobody and passive and event.rule.directive and event.patients:
            event.agent = self._below(event)
            event.agent = self._host(event) if event.agent is None else event.agent
        if event.rule.directive and not passive:
            self._ruler(event)
        if event.rule.directive and passive:
            self._gathered(event)
        elif event.rule.directive and event.agent is not None and not event.patients:
            event.patients = self._them(event)
        if event.rule.directive and passive:
            self._by_him(event)
            self._by_team(event)
        if event.rule.directive and passive and event.agent is not None and not event.patients:
            event.patients = self._taken_up(event)
        if event.agent is None and event.agency is None and not event.patients and not event.rule.directive:
            event.agent = next(iter(self._taken_up(event)), None)
        if not (event.rule.directive or event.rule.punishes or event.rule.decision):
            self._made_to(event)
        elif event.rule.directive:
            self._handed_down(event)
            self._goes_on(event, passive=passive)

    def _threatened(self, event: FoundEvent) -> None:
        """'Honorer mengaku diancam ... kalau tidak pilih paslon 1', 'kirim foto surat suara ke kepala sekolah'."""
        if event.rule.code != "N18" or event.agency is not None or not (event.rule.warning or event.agent is None):
            return
        here = self.roles.of_sentence[event.hit.sentence]
        if not event.rule.warning:
            told = [n for n in here if self.actors[n].first > event.hit.last]
            given = [n for n in told if self._given_to(self.roles.phrases.phrase_first(n))]
            event.agent = next(iter(given), None)  # whoever wants the proof
            event.patients = tuple(n for n in event.patients if n != event.agent)
            return
        words = self.draft.knowledge.words["reading.threatened"]
        for number in here:
            last = self.actors[number].last
            until = min(last + _MADE_REACH, event.hit.first)
            at = next((n for n in range(last, until) if self.draft.tokens[n] in words), None)
            if at is not None and event.agent in {None, number}:
                event.agent = next((n for n in here if 0 < self.actors[n].first - at <= _BELOW_TITLE), None)
                event.patients = (number,)
                if event.agent is None:
                    event.agency, event.agency_title = event.hit, "atasan"
                return

    def _given_to(self, first: int) -> bool:
        """'ke kepala sekolah', 'ke bu kepala SMPN'."""
        first -= self.draft.tokens[first - 1] in _CALLED
        return self.draft.tokens[first - 1] in _GIVEN_TO

    def _goes_on(self, event: FoundEvent, *, passive: bool) -> None:
        """'Guru dikumpulkan korwil, ujung-ujungnya suruh menangkan petahana': those gathered do not give the order."""
        order = self.order
        if order is not None and order.hit.sentence == event.hit.sentence and event.agent in order.patients:
            event.agent, event.agency, event.patients = order.agent, order.agency, order.patients
        elif passive and event.patients:
            self.order = event

    def _made_to(self, event: FoundEvent) -> None:
        """'Kasubbag dipaksa kabagnya masuk grup relawan': who is made to do it undergoes an order, no act is his."""
        if event.agent is None or self.actors[event.agent].actor.sentence != event.hit.sentence:
            return
        victim, lists = self.actors[event.agent], self.draft.knowledge.words
        between = range(victim.last, event.hit.first)
        at = next((n for n in between if self.draft.tokens[n] in lists["reading.coercing"]), None)
        if at is None or len(between) > _MADE_REACH or not _OWN_WORDS.isdisjoint(self.draft.tokens[victim.last : at]):
            return
        hard = self.draft.tokens[at] in lists["reading.coercing_hard"]
        event.rule = self.draft.knowledge.known["threatens" if hard else "order"]
        event.reach = self.moods.reach(event.hit, directive=True)
        if event.reach.mood == "obliged":
            event.reach.mood = "realised"  # the order was given
        doers = [n for n in self.roles.of_sentence[event.hit.sentence] if at < self.actors[n].first < event.hit.first]
        event.patients, event.agent = (event.agent,), next(iter(doers), None)
        if event.agent is None:
            event.agency, event.agency_title = event.hit, "atasan"

    def _handed_down(self, event: FoundEvent) -> None:
        """'RT saya disuruh lurah setor 20 nama pemilih paslon 1': who is told gives no order."""
        if event.agent is None or self.actors[event.agent].actor.sentence != event.hit.sentence:
            return
        told, coercing = self.actors[event.agent], self.draft.knowledge.words["reading.coercing"]
        at = next((n for n in range(told.last, event.hit.first) if self.draft.tokens[n] in coercing), None)
        here = self.roles.of_sentence[event.hit.sentence]
        doers = [n for n in here if at is not None and 0 < self.actors[n].first - at <= _BELOW_TITLE]
        if not doers or self.actors[doers[0]].last > event.hit.first:
            return
        event.patients, event.agent = (event.agent,), doers[0]
        event.reach.mood = "realised" if event.reach.mood == "obliged" else event.reach.mood

    def _punished(self, event: FoundEvent) -> None:
        """'Petugas damkar kontraknya diputus': who is told next or before undergoes it, nobody says who did it."""
        if event.agent is not None and self.actors[event.agent].actor.sentence != event.hit.sentence:
            event.patients, event.agent = (event.agent,), None
            event.agency = self.roles.decisions.agency_of(event.patients[0])

    def _below(self, event: FoundEvent) -> int | None:
        """'Guru PPPK disuruh antar petahana': the headline leaves out who ordered, the lead tells it."""
        if self.draft.sentences[event.hit.sentence].zone != "title":
            return None
        for number in range(event.hit.sentence, event.hit.sentence + _BELOW_TITLE):
            found = self.roles.neighbours.after(number)
            if found is not None:
                same = any(self.actors[found].actor.cls == self.actors[n].actor.cls for n in event.patients)
                return None if same else found
        return None

    def _host(self, event: FoundEvent) -> int | None:
        """'Pj kades kumpul ketua RT, tiap dusun disuruh kejar 70 persen': who gathered them in the same breath."""
        taken = event.patients[0]
        here = [n for n in self.roles.of_sentence[event.hit.sentence] if n < taken]
        if not here or self.actors[taken].first > event.hit.first:
            return None
        host = here[-1]
        between = self.draft.tokens[self.actors[host].last : self.actors[taken].first]
        opening = self.draft.tokens[self.draft.sentences[event.hit.sentence].first_token]
        opened = opening.startswith("di") and self.roles.phrases.behind_passive(host)  # 'Dijanjikan X oleh kabid, ...'
        gathers = (opened or not _GATHERS.isdisjoint(between)) and self.roles.orders.may_undergo(taken)
        return host if gathers and not self.actors[host].actor.former else None

    def _gathered(self, event: FoundEvent) -> None:
        """'Camat mengumpulkan para lurah. Mereka diminta ...': who was gathered undergoes it, who gathered orders."""
        row = self.draft.sentences[event.hit.sentence]
        opening = self.draft.tokens[row.first_token : min(row.first_token + _OPENING, event.hit.first)]
        if not _MANY.intersection(opening) or self.roles.of_sentence[event.hit.sentence] or not event.hit.sentence:
            return
        here = self.roles.of_sentence[event.hit.sentence - 1]
        many = [n for n in here if self._many(n)]
        hosts = [n for n in here if n not in many and n < many[0]] if many else []
        if hosts and self.actors[many[0]].actor.cls != "political":
            event.patients = (many[0],)
            event.agent = hosts[0] if event.agent is None or event.agent in event.patients else event.agent

    def _by_him(self, event: FoundEvent) -> None:
        """'Puluhan kepsek mengaku diarahkan olehnya': the normal form drops -nya; nobody stands behind 'oleh'."""
        last = event.hit.last
        named = any(last <= self.actors[n].first <= last + 2 for n in self.roles.of_sentence[event.hit.sentence])
        main = self.roles.accused.main
        if self.draft.tokens[last : last + 1] == ["oleh"] and not named and main not in event.patients:
            event.agent, event.agency = (event.agent, event.agency) if main is None else (main, None)

    def _by_team(self, event: FoundEvent) -> None:
        """'Pak camat diminta tim petahana mengumpulkan kepala kampung': whom a team asks gives no order."""
        behind = self.draft.tokens[event.hit.last : event.hit.last + 1]
        if event.agency is not None and not self.draft.knowledge.words["reading.campaigners"].isdisjoint(behind):
            event.agency = None

    def _ruler(self, event: FoundEvent) -> None:
        """'Wakil bupati mengumpulkan belasan kepala puskesmas. Di sana ia meminta ...': the one who gathered them."""
        number, hit = event.hit.sentence, event.hit
        here = self.roles.of_sentence[number]
        taken = event.agent is None or self.actors[event.agent].actor.sentence == number - 1
        said = not _ONE.isdisjoint(self.draft.tokens[max(0, hit.first - _OPENING) : hit.first])
        if not (number and taken and said) or any(self.actors[n].last <= hit.first for n in here):
            return
        told = self.roles.of_sentence[number - 1]
        many = [n for n in told if self._many(n) and self.actors[n].actor.cls != "political"]
        staff = many or event.patients
        if told and staff and told[0] not in many and self.actors[told[0]].actor.cls == "political":
            event.agent = told[0]
            event.patients = event.patients or tuple(many[:1])

    def _many(self, number: int) -> bool:
        """'para lurah', '21 camat', 'mengumpulkan kepala OPD': several, or whoever is gathered."""
        found = self.actors[number]
        first = self.roles.phrases.phrase_first(number)
        gathered = first > 0 and self.draft.tokens[first - 1] in self.draft.knowledge.words["reading.gathering"]
        return found.actor.generic or found.numbered or gathered

    def _them(self, event: FoundEvent) -> tuple[int, ...]:
        """'..., lalu meminta mereka memenangkan petahana': those gathered before, in the sentence or in front of it."""
        row, hit = self.draft.sentences[event.hit.sentence], event.hit
        around = self.draft.tokens[max(row.first_token, hit.first - _OPENING) : hit.last + _OPENING]
        if _MANY.isdisjoint(around):
            return ()
        for number in range(hit.sentence, max(-1, hit.sentence - _BELOW_TITLE), -1):
            here = [n for n in self.roles.of_sentence[number] if self.actors[n].last <= hit.first]
            many = [n for n in here if n != event.agent and self._many(n) and self.actors[n].actor.cls != "political"]
            if many:
                return (many[-1],)
        return ()

    def _taken_up(self, event: FoundEvent) -> tuple[int, ...]:
        """'Mereka dikumpulkan lalu diminta ...': the pronoun that opens the sentence stands for those told before."""
        row = self.draft.sentences[event.hit.sentence]
        if _THEM.isdisjoint(self.draft.tokens[row.first_token : row.first_token + 1]):
            return ()
        for number in range(event.hit.sentence, max(0, event.hit.sentence - _FAR_BACK), -1):
            found = self.roles.neighbours.before(number)
            if found is not None:
                return () if found == event.agent else (found,)
        return ()
