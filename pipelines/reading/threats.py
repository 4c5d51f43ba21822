"""Threats told in one breath: 'yang tidak pilih nomor 1, angkat kaki', 'menggertak kades: kalau suara nomor 1 jeblok'.

Used by `frames` only. The words of refusing or losing are the act, what follows for those who do is the proof of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_CONDITIONS = frozenset(("kalau", "bila", "jika"))
_SUPPOSED_WITHIN = 3  # tokens
_SPOKEN_TO = 2  # tokens between a threatening verb and those it is said to
_MATTER = 6  # tokens
_TAKES = frozenset(("membuang", "buang", "membakar", "bakar", "merobek", "menyita", "sita", "menertibkan", "tertibkan"))


class Threats:
    """Looks at the sentence around a predicate of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor], sides: list[FoundSide]) -> None:
        """Keep what the frames know."""
        self.draft = draft
        self.actors = actors
        self.sides = sides
        self.lists = draft.knowledge.words

    def out(self, rule: Rule, hit: Hit, object_hit: Hit | None, side: int | None) -> bool:
        """Return whether a row of threats asks for words that do not stand around the predicate."""
        if rule.warning:
            return not self._warns(hit)
        if rule.until and object_hit is not None:
            between = self.draft.tokens[hit.last : object_hit.first]
            return self.lists["reading.until"].isdisjoint(between)
        if rule.id == "N18.r1" and self._of_material(hit):
            return True
        if rule.matter:
            if hit.passive and object_hit is not None and object_hit.first >= hit.last:
                return True  # 'diancam pedagang pendukung paslon 1': those behind the passive threaten
            words = "reading.stands_for" if "citizens" in rule.objects else "reading.matter_words"
            return side is None or not self._matter(hit, self.sides[side].first, words)
        return False

    def _of_material(self, hit: Hit) -> bool:
        """'ancam mencopot baliho petahana': what hangs there without leave is to go, nobody is threatened."""
        behind = self.draft.tokens[hit.last : hit.last + _MATTER]
        at = next((n for n, word in enumerate(behind) if word in self.lists["reading.undoing"] or word in _TAKES), None)
        if at is None or at > 1:
            return False  # 'mencoret warga yang membongkar spanduk' threatens people
        thing = behind[at + 1 : at + 4]
        return any(word in self.lists["reading.material"] for word in thing)

    def settle(self, event: FoundEvent) -> None:
        """The condition is the threat itself; whoever is threatened right behind the verb does not threaten."""
        if not event.rule.warning:
            return
        if event.reach.mood in {"conditional", "prospective", "obliged", "negated", "failed"}:
            event.reach.mood = "realised"
        if event.agent is None:
            return
        first = self.actors[event.agent].first
        begin = self.draft.sentences[event.hit.sentence].first_token
        front = self.draft.tokens[max(begin, first - _SPOKEN_TO) : first]
        if not self.lists["reading.threatening"].isdisjoint(front):
            before = [n for n, found in enumerate(self.actors) if begin <= found.first and found.last < first]
            hit = (event.agent,) if before else ()  # 'Camat ultimatum kades: suara petahana di bawah ...'
            event.agent, event.patients = (before[-1] if before else None), hit
            return
        last = self.actors[event.agent].last
        told = [n for n, found in enumerate(self.actors) if last <= found.first < event.hit.first and n != event.agent]
        if told and self.actors[told[-1]].actor.sentence == event.hit.sentence:
            event.patients = (told[-1],)

    def _warns(self, hit: Hit) -> bool:
        """Words of supposing in front and words of harm or of threatening around."""
        row = self.draft.sentences[hit.sentence]
        front = self.draft.tokens[max(row.first_token, hit.first - _SUPPOSED_WITHIN) : hit.first]
        supposed = self.draft.tokens[hit.first] in _CONDITIONS
        if not supposed and self.lists["reading.supposed"].isdisjoint(front):
            return False  # 'Ogah dukung petahana, kabid dibuang': refused already
        words = self.draft.tokens[row.first_token : row.last_token]
        if not self.lists["reading.threatening"].isdisjoint(words):
            return True
        before = self.draft.view.text[row.start : hit.start]
        behind = self.draft.view.text[hit.end : row.end]
        return any(f" {phrase}" in text for text in (before, behind) for phrase in self.lists["reading.consequences"])

    def _matter(self, hit: Hit, first: int, words: str) -> bool:
        between = self.draft.tokens[max(hit.last, first - _MATTER) : first]
        return not self.lists[words].isdisjoint(between)
