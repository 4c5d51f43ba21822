"""Whether a side near an act is whom the act serves. Used by `judging` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.reading.sides import FoundSide

_AT_THE_TIME = frozenset((
    ",", ";", "saat", "ketika", "selama", "menjelang", "jelang", "usai", "setelah", "sebelum", "masa", "tengah",
    "sementara",
))  # fmt: skip
_NEAR_STEP = 2  # sentences
_SHOWN = ("viral", "beredar", "disorot", "sorotan", "kpu", "pps", "ppk", "dilaporkan", "relawan", "petahana")


class Partiality:
    """Looks at sides, actors, acts and steps of one text."""

    def __init__(
        self,
        draft: Draft,
        actors: list[FoundActor],
        sides: list[FoundSide],
        events_of: list[list[FoundEvent]],
        steps_of: dict[int, list[FoundStep]],
    ) -> None:
        """Index the sides by sentence, as acts and steps are."""
        self.draft = draft
        self.actors = actors
        self.sides = sides
        self.events_of = events_of
        self.steps_of = steps_of
        self.sides_of: dict[int, list[int]] = {}
        for number, side in enumerate(sides):
            self.sides_of.setdefault(side.side.sentence, []).append(number)

    def of_no_side(self, event: FoundEvent) -> bool:
        """Return whether the side near the act is not whom it serves."""
        own = self.own_business(event) or self.for_nobody(event)
        return own or self.borrowed(event) or self.bare_sign(event)

    def borrowed(self, event: FoundEvent) -> bool:
        """Return whether the side is another act's: 'status WA itu mengeluh, bukan menjelekkan petahana'."""
        if "status" not in event.rule.known_as:
            return False
        return any(
            other.side == event.side and other.reach.mood in {"negated", "barred", "failed"}
            for other in self.events_of[event.hit.sentence]
            if other is not event
        )

    def bare_sign(self, event: FoundEvent) -> bool:
        """Return whether a gesture stands in a text without any poll: 'dua jari' beside a banner of vaccines."""
        if event.rule.code != "N04" or event.side is None or any(side.sort != "symbol" for side in self.sides):
            return False
        text = self.draft.view.text
        told = (*self.draft.knowledge.words["reading.election_stems"], *_SHOWN)
        return not any(mark in text for mark in told)

    def own_business(self, event: FoundEvent) -> bool:
        """Return whether he is the side himself: 'anggota DPRD yang maju kumpulkan lurah bahas sampah'."""
        if "of_office" not in event.rule.known_as or event.side is None or event.agent is None:
            return False
        here = self.events_of[event.hit.sentence]
        if any(o.rule.code == "N01" or (o.rule.code == "N05" and o.agent == event.agent) for o in here):
            return False  # 'angkut ribuan kaus paslon 1 memakai ambulans', 'datang ke kampanye cagub pakai mobil dinas'
        if self.actors[event.agent].actor.cls != "political" or self.sides[event.side].first > event.hit.first:
            return False
        row = self.draft.sentences[event.hit.sentence]
        last = self.draft.sentences[min(event.hit.sentence + 1, len(self.draft.sentences) - 1)].last_token
        first = max(row.first_token, min(event.hit.first, self.sides[event.side].last))
        return self.draft.knowledge.words["reading.vote_words"].isdisjoint(self.draft.tokens[first:last])

    def from_state(self, event: FoundEvent) -> bool:
        """'Ketua DPRD menyalurkan traktor milik dinas sambil mengenalkan anaknya yang nyaleg': what the state gives."""
        if event.side is None or self.sides[event.side].first < event.hit.last:
            return False
        between = self.draft.tokens[event.hit.last : self.sides[event.side].first]
        given = (m for hit in self.draft.hits_of[event.hit.sentence] for m in hit.all("pred"))
        aid = any("state_aid" in self.draft.knowledge.rules[meaning.id].known_as for meaning in given)
        return aid and _AT_THE_TIME.isdisjoint(between)

    def for_nobody(self, event: FoundEvent) -> bool:
        """Return whether people are gathered against sides: 'minta pelat merah tak ada di kampanye mana pun'."""
        if "mobilises" not in event.rule.known_as or event.side is None or self.sides[event.side].sort != "event":
            return False
        return any(
            self.sides[number].side.kind == "none" and self.sides[number].first > event.hit.first
            for number in self.sides_of.get(event.hit.sentence, ())
        )

    def under_step(self, event: FoundEvent) -> bool:
        """Return whether the case is about the act: 'Bawaslu menelusuri camat. Sang camat ... calon tertentu'."""
        if event.rule.directive and event.hit.passive and event.agent is not None:
            return True  # 'Warga diarahkan kadus memilih calon tertentu'
        agent = None if event.agent is None else self.actors[event.agent].actor.title.lower().split()[:1]
        return agent is not None and any(
            not step.dead
            and step.actor is not None
            and self.actors[step.actor].actor.title.lower().split()[:1] == agent
            for number in range(event.hit.sentence - _NEAR_STEP, event.hit.sentence)
            for step in self.steps_of.get(number, ())
        )
