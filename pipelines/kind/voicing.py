"""Whose words a text is: a law's, the writer's, of somebody who studies it, a quiz's. Used by `appealing`, `styles`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelines.kind.telling import Telling

if TYPE_CHECKING:
    from pipelines.record.reading import Step

_BOUND: Final = frozenset(("asn", "asn_presumed", "non_asn_covered", "non_asn_public"))
_VIEWED: Final = ("netral", "memihak", "berpihak", "birokra", "politisasi")
_EXPERT, _VIEW = 6, 14  # words
_LAW_VERB: Final = 6  # words between a law and its verb
_MISTOOK: Final = re.compile(r"\b(hampir|nyaris|sempat|tadinya|awalnya)( saja| aja| sih)? saya (kira|pikir)\b")
_NEXT: Final = 24  # characters


class Voicing(Telling):
    """Reads whose words title and lead are."""

    def thinks(self) -> bool:
        """'Bagi saya, camat yang ...': the writer's own judgement of whoever does it, nobody else speaks or appeals."""
        front = self.front_text
        own = any(phrase in front for phrase in self.knowledge.words["reading.i_think"]) and not _MISTOOK.search(front)
        return own and not self.cues.get("official_speech") and not self.cues.get("appeal_strong") and '"' not in front

    def sighed(self, step: Step) -> bool:
        """'Lucu negeri ini, ASN like postingan kena sanksi, ...': what befalls all of them, in a sigh."""
        actor = None if step.actor is None else self.reading.actors[step.actor]
        someone = actor is not None and (actor.specific or actor.full_end > actor.end)
        return not someone and self.mocks() and step.authority is None

    def said_by_some(self) -> bool:
        """Somebody speaks; 'menurut Pasal 490' is a law."""
        text, laws = self.reading.view.text, self.knowledge.words["reading.law_nouns"]
        return any(
            text[start:end] != "menurut"
            or text[end : end + _NEXT].split()[:1] == []
            or text[end:].split()[0] not in laws
            for start, end, _ in self.cues.get("official_speech", ())
        )

    def permits(self) -> bool:
        """'Pegawai negeri boleh menyebarkan jadwal pemungutan suara': the first words permit officials something."""
        bound = {actor.sentence for actor in self.reading.actors if actor.cls in _BOUND and not actor.specific}
        asks = any(sentence.question for sentence in self.reading.sentences) or not self.cues.get("official_speech")
        return (
            0 in bound
            and not asks
            and any(op.cls == "permission" and op.sentence == 0 for op in self.reading.operators)
        )

    def expert_view(self) -> bool:
        """'Pengamat: ketidaknetralan kades berakar pada ...', 'guru besar menilai ...': the view of who studies it."""
        lists = self.knowledge.words
        if self.cues.get("appeal_strong") or self.reading.steps or not any(s in self.front_text for s in _VIEWED):
            return False
        for _, words in self.front[:2]:
            at = next((n for n, word in enumerate(words[:_EXPERT]) if word in lists["reading.experts"]), None)
            if at is not None and not lists["reading.views"].isdisjoint(words[at : at + _VIEW]):
                return True
        return False

    def quizzed(self) -> bool:
        """'Soal latihan: seorang staf ketahuan me-like ... Jawaban C, sesuai SKB': a made-up case with its rule."""
        front, lists = self.front_text, self.knowledge.words
        made_up = any(phrase in front for phrase in lists["reading.quizzes"])
        return made_up and any(mark in front for mark in (*lists["reading.citations"], "jawab", "pelanggaran"))

    def law_speaks(self) -> bool:
        """'Peraturan disiplin mengancamkan teguran kepada lurah yang ...': a law is the subject of title or lead."""
        lists = self.knowledge.words
        opening = self.front[0][1][:2] if self.front else []
        if opening[:1] in (["sesuai"], ["berdasarkan"], ["menurut"]) and not lists["reading.law_nouns"].isdisjoint(
            opening
        ):
            return not self.reading.steps or all(step.dead for step in self.reading.steps)
        for _, words in self.front:
            for index, word in enumerate(words):
                behind = words[index + 1 : index + _LAW_VERB]
                if index and words[index - 1] == "satpol":
                    continue
                if word in lists["reading.law_nouns"] and not lists["reading.law_verbs"].isdisjoint(behind):
                    return lists["reading.broken"].isdisjoint(words[:index])
                front = words[max(0, index - _LAW_VERB) : index]
                if word in lists["reading.law_nouns"] and not lists["reading.law_passives"].isdisjoint(front):
                    return True
        return False
