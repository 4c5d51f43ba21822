"""What looks like an act in a page of news and is none: the candidate's own act, a preposition, a single supporter.

Used by `frames` only, on an event whose agent is already known. Looks at a few tokens around the predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_BEFORE = 3
_FAMILY_REACH = 6
_SHORTEST_VERB = 6
_SHORTEST_PASSIVE = 6
_OWN_ACTS = frozenset(("N02", "N04", "N05", "N06"))
_JOINED = frozenset(("dan", "bersama", "bareng", "dengan", "serta", "dukung", "mendukung", "untuk", "dari", "oleh"))
_ROLES = ("N11.r1", "N11.r2")
_PLURAL = frozenset((
    "para", "sejumlah", "beberapa", "belasan", "puluhan", "ratusan", "sebanyak", "kedua", "ketiga", "keempat",
    "semua", "seluruh", "kelima", "duo", "rombongan",
))  # fmt: skip
_MANY = frozenset(("mereka", "keduanya", "ketiganya", "kelimanya", "para", "kompak", "bersama-sama", "ramai-ramai"))


class Screens:
    """Screens the events of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor]) -> None:
        """Keep draft and actors."""
        self.draft = draft
        self.actors = actors
        self.lists = draft.knowledge.words

    def none(self, event: FoundEvent) -> bool:
        """Return whether the words around the predicate say that nobody with a post does this."""
        rule, hit = event.rule, event.hit
        return (
            (rule.collective and not self._many(event))
            or (rule.code in _OWN_ACTS and (self._candidate_before(hit) or self._invited(hit)))
            or (rule.candidacy and self._of_family(hit))
            or (rule.code == "N01" and self._cleared_away(event))
            or self._by_rule(event)
        )

    def _by_rule(self, event: FoundEvent) -> bool:
        """Words that are something else in front of one row: a choice, a duty, a preposition, another verb's object."""
        rule, hit = event.rule, event.hit
        if event.word == "memilih" and self.draft.tokens[hit.last : hit.last + 1] == [":"]:
            return True  # 'diberi waktu untuk memilih: partai atau jabatan'
        if rule.id == "N10.r21" and self._on_duty(event):
            return True
        if event.word == "antar" and not self._side_behind(hit):
            return True
        return rule.id in _ROLES and event.object_hit is not None and self._verb_between(hit, event.object_hit)

    def _many(self, event: FoundEvent) -> bool:
        """More than one person declares: counted, 'para', 'sejumlah', 'mereka'."""
        row = self.draft.sentences[event.hit.sentence]
        if not _MANY.isdisjoint(self.draft.tokens[row.first_token : event.hit.last]):
            return True
        if event.agent is None:
            return False
        agent = self.actors[event.agent]
        before = self.draft.tokens[max(0, agent.first - _BEFORE) : agent.first]
        doubled = self.draft.tokens[agent.last : agent.last + 1] == ["-"]  # 'guru-gurunya'
        return agent.numbered or doubled or not _PLURAL.isdisjoint(before)

    def _cleared_away(self, event: FoundEvent) -> bool:
        """'stiker yang menempel di los pasar dicabut petugas': what guards take down nobody of them put up."""
        row = self.draft.sentences[event.hit.sentence]
        whole = self.draft.tokens[row.first_token : row.last_token]
        guards = self.lists["reading.guards"]
        title = self.actors[event.agent].actor.title.lower().split() if event.agent is not None else []
        return not guards.isdisjoint(title) and not self.lists["reading.taken_down"].isdisjoint(whole)

    def _on_duty(self, event: FoundEvent) -> bool:
        """'Bawaslu membubarkan kampanye', 'Satpol PP membubarkan ...': their task."""
        row = self.draft.sentences[event.hit.sentence]
        front = self.draft.tokens[max(row.first_token, event.hit.first - _FAMILY_REACH) : event.hit.first]
        watch = any(
            other.has("authority") and row.first_token <= other.first and 0 <= event.hit.first - other.last <= _BEFORE
            for other in self.draft.near(event.hit.first, event.hit.last, _FAMILY_REACH)
        )
        whole = self.draft.tokens[row.first_token : row.last_token]
        order = not self.lists["reading.order_reasons"].isdisjoint(whole)  # 'karena ganggu lalu lintas'
        return watch or order or not self.lists["reading.guards"].isdisjoint(front)

    def _candidate_before(self, hit: Hit) -> bool:
        """'ketika paslon berkampanye di kampungnya': the side right before the verb is its subject."""
        if not any(meaning.kind == "pred" and meaning.value != "passive" for meaning in hit.meanings):
            return False
        for other in self.draft.near(hit.first, hit.last, _BEFORE):
            meaning = other.get("side")
            if meaning is None or meaning.id != "person" or not 0 <= hit.first - other.last <= 1:
                continue
            between = self.draft.tokens[other.last : hit.first]
            front = self.draft.tokens[max(0, other.first - 1) : other.first]
            plain = hit.start < hit.end and self.draft.view.text[hit.start : hit.end].startswith(("ber", "me"))
            return plain and between in ([], ["sedang"], ["ikut"]) and _JOINED.isdisjoint(front) and not other.inner
        return False

    def _invited(self, hit: Hit) -> bool:
        """'mengundang calon bupati dan mempersilakannya berpidato': the guest speaks."""
        before = self.draft.tokens[max(0, hit.first - _BEFORE) : hit.first]
        return any(word.startswith("mempersilakan") for word in before)

    def _of_family(self, hit: Hit) -> bool:
        """'mempromosikan anak kandungnya yang maju sebagai caleg': the relative runs."""
        before = self.draft.tokens[max(0, hit.first - _FAMILY_REACH) : hit.first]
        return "yang" in before and not self.lists["reading.family"].isdisjoint(before)

    def _side_behind(self, hit: Hit) -> bool:
        """'antar paslon ke KPU'; 'antar desa' is a preposition."""
        return any(
            other.has("side") and 0 <= other.first - hit.last <= 1
            for other in self.draft.near(hit.first, hit.last, _BEFORE)
        )

    def _verb_between(self, hit: Hit, thing: Hit) -> bool:
        """'ikut mendeklarasikan relawan', 'masuk jadwal kampanye tim': no role in a team."""
        between = self.draft.tokens[hit.last : thing.first]
        return any(
            (len(word) >= _SHORTEST_VERB and word.startswith(("me", "ber"))) or word in {"jadwal", "agenda"}
            for word in between
        )
