"""Small questions about the words around a post, as the roles ask them. Used by `roles` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.draft import Draft
    from pipelines.matching import Hit
    from pipelines.participants import FoundActor

_NOT_AGENT = frozenset(("kepada", "ke", "bagi", "terhadap", "agar", "supaya"))
_SHORTEST_PASSIVE = 5
_ADVERB = 2  # 'oleh' and one word


class Phrases:
    """Looks at the tokens around the posts of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor]) -> None:
        """Keep draft and actors."""
        self.draft = draft
        self.actors = actors

    def object_of_preposition(self, number: int) -> bool:
        """Return whether the post stands behind a preposition: it is spoken to, it does not act."""
        first = self.phrase_first(number)
        return first > 0 and self.draft.tokens[first - 1] in _NOT_AGENT

    def phrase_first(self, number: int) -> int:
        """Return the first token of the noun phrase around a post."""
        first = self.actors[number].first
        start = self.actors[number].actor.full_start
        while first > 0 and self.draft.starts[first] > start:
            first -= 1
        return first

    def pronoun(self, hit: Hit) -> bool:
        """'Ia diduga mengarahkan stafnya': the sentence takes up somebody told before."""
        row = self.draft.sentences[hit.sentence]
        opening = self.draft.tokens[row.first_token : row.first_token + 2]
        return any(word in {"ia", "dia", "beliau", "mereka", "keduanya", "ketiganya"} for word in opening)

    def perceives(self, one: int, other: int) -> bool:
        """'Ketua RT menyaksikan lurah menyelipkan ...': who sees it is no agent."""
        between = self.draft.tokens[self.actors[one].last : self.actors[other].first]
        return not self.draft.knowledge.words["reading.perception"].isdisjoint(between)

    def behind_passive(self, number: int) -> bool:
        """'diberhentikan kepala sekolah': the doer of another verb."""
        first = self.phrase_first(number)
        before = self.draft.tokens[first - 1] if first else ""
        return before.startswith("di") and len(before) > _SHORTEST_PASSIVE

    def direct(self, start: int, end: int) -> bool:
        """Return whether nothing but an adverb stands between a verb and the post behind it."""
        between = self.draft.tokens[start:end]
        return len(between) <= _ADVERB and not any(
            part in ".,;:?!" or part in {"dan", "karena", "agar"} for part in between
        )

    def addressed(self, number: int) -> bool:
        """A vocative ('Bpk/Ibu guru,') or the object of a preposition is spoken to, it does not order."""
        found = self.actors[number]
        first = self.phrase_first(number)
        begin = self.draft.sentences[found.actor.sentence].first_token
        following = self.draft.tokens[found.last : found.last + 1]
        return self.object_of_preposition(number) or (
            first - begin <= _ADVERB and following == [","] and "/" in self.draft.tokens[begin : found.first]
        )
