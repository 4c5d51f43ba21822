"""Who is called to restraint, and whether a rule is one for officials at all. Used by `styles` only.

An appeal is read from four parts of one sentence of title or lead: a verb of asking, somebody of the service, a word
that restrains, and the matter of an election. Lists of whole phrases would miss what the next author writes.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from pipelines.kind.voicing import Voicing
from pipelines.kind.weighing import MAIN

if TYPE_CHECKING:
    from pipelines.record.reading import Sentence

_RESTRAINING: Final = frozenset(("negation", "prohibition", "prevention"))
_BINDING: Final = frozenset(("prohibition", "permission", "conditional", "obligation"))
_WARNING: Final = frozenset(("prospective", "conditional", "prohibition", "prevention"))
_BOUND: Final = frozenset(("asn", "asn_presumed", "non_asn_covered", "non_asn_public"))
_SERVICE: Final = frozenset(("asn", "pns", "pppk", "cpns"))
_THINGS: Final = (" dinas", " kantor", " negara", " daerah", "fasilitas", "randis", "aula", "pendopo", "aset")
_WHICHEVER: Final = ("mana pun", "manapun", "siapa pun", "siapapun", "apa pun", "apapun")
_OPENING: Final = 60  # characters
_NEWS: Final = 3  # sentences with the headline
_CALM: Final = ("netral", "berpihak", "memihak", "keberpihakan", "politik praktis", "cawe-cawe")
_SERVICE_WORDS: Final = frozenset(("asn", "pns", "pppk", "cpns", "birokrasi", "birokrat", "aparatur"))
_JUDGED: Final = (
    "sudah pelanggaran",
    "tetap pelanggaran",
    "sudah termasuk",
    "sudah melanggar",
    "tetap melanggar",
    "menilainya",
)
_EVERY: Final = ("semua", "seluruh", "segenap", "para", "setiap", "tiap")
_SOON: Final = 4  # characters between an office and 'dilarang'
_NEXT: Final = 24  # characters behind a negation: the word that it negates


class Appealing(Voicing):
    """Reads appeals and the reach of rules in one reading."""

    def calls_to_restraint(self) -> bool:
        """'Sekda mengajak pegawai tidak memosting konten politik', 'tahan jempol', 'jauhi posko'."""
        return any(self._calls(number, row) for number, row in enumerate(self.reading.sentences) if row.zone in MAIN)

    def _calls(self, number: int, row: Sentence) -> bool:
        if number not in self._asking or self.addressed_away(self._asking[number], number):
            return False
        line = self.reading.view.text[row.start : row.end]
        lists = self.knowledge.words
        served = {
            actor.start
            for actor in self.reading.actors
            if actor.sentence == number
            and actor.cls != "political"
            and not (actor.former and actor.start < self._asking[number])
        }
        if not (served or self._of_office(number, line)) or not any(
            stem in line for stem in lists["reading.election_stems"]
        ):
            return False
        told = any(
            e.sentence == number and not e.passes and e.start > self._asking[number] for e in self.reading.events
        )
        return (
            told
            or any(word in line for word in lists["reading.restraint"])
            or any(
                op.cls in _RESTRAINING
                and op.sentence == number
                and not self._of_state(op.end)
                and not self._of_another_clause(op.cls, op.start, self._asking[number])
                for op in self.reading.operators
            )
        )

    def _of_office(self, number: int, line: str) -> bool:
        """'Inspektorat ingatkan kupon BBM dinas tidak boleh dipakai untuk calon mana pun': a thing of the service."""
        spared = any(side.sentence == number and side.kind == "none" for side in self.reading.sides)
        return spared and any(mark in line for mark in _THINGS)

    def _of_another_clause(self, cls: str, start: int, asked: int) -> bool:
        """'di tiga distrik yang tak terjangkau, pemilih diminta bersabar': what a place is, told before the request."""
        return cls == "negation" and start < asked and self.reading.view.text[:start].endswith("yang ")

    @cached_property
    def _asking(self) -> dict[int, int]:
        """Where each sentence asks, warns or orders: the first such word."""
        asking = self.knowledge.words["reading.asking_restraint"]
        text = self.reading.view.text
        found: dict[int, int] = {}
        strong = self.cues.get("appeal_strong", [])
        for row in sorted(self.cues.get("appeal", []) + strong):
            words = text[row[0] : row[1]]
            if row in strong or words in asking or words.split()[0] in asking:
                found.setdefault(row[2], row[0])
        return found

    def _of_state(self, end: int) -> bool:
        """'Tidak terganggu', 'tidak berubah': no act is kept from."""
        words = self.reading.view.text[end : end + _NEXT].split()[:1]
        return not words or words[0] in self.knowledge.words["reading.states"]

    def notice(self) -> bool:
        """'Bpk/Ibu dosen yth, sesuai edaran ... tidak diperkenankan': colleagues are told in a chat what not to do."""
        view = self.reading.view
        if view.title_end:
            return False
        opening = view.text[:_OPENING]
        hailed = any(word in opening for word in self.knowledge.words["reading.hailed_colleagues"])
        if not hailed or not any(actor.cls in _BOUND or actor.cls == "unknown" for actor in self.reading.actors):
            return False
        if any(word in self.front_text for word in self.knowledge.words["reading.restraint"]):
            return any(stem in self.front_text for stem in ("politik", "kampanye", "calon", "paslon", "pilkada"))
        return any(
            op.cls in _RESTRAINING and self.zone(op.sentence) in MAIN and not self._of_state(op.end)
            for op in self.reading.operators
        ) and bool(self.reading.sides or self.reading.events)

    def threatens_for_none(self) -> bool:
        """'Sekda ancam copot ASN yang mendukung calon mana pun': whoever takes sides, and no side is meant."""
        text = self.reading.view.text
        return any(
            side.kind == "none"
            and text[side.start : side.end].endswith(_WHICHEVER)
            and self.zone(side.sentence) in MAIN
            and side.sentence in self.served_in
            and any(event.sentence == side.sentence and not event.passes for event in self.reading.events)
            and any(op.sentence == side.sentence and op.cls in _WARNING for op in self.reading.operators)
            for side in self.reading.sides
        )

    def tells_bounds(self) -> bool:
        """'Kepala desa tidak boleh mengarahkan warga kepada ...': what officials in general may and may not do."""
        if any(mark in self.front_text for mark in self.knowledge.words["reading.orders"]):
            return False
        matter = {side.sentence for side in self.reading.sides} | {event.sentence for event in self.reading.events}
        bound = {actor.sentence for actor in self.reading.actors if actor.cls in _BOUND and not actor.specific}
        return any(
            op.cls in {"prohibition", "permission"} and op.sentence in matter & bound and self.zone(op.sentence) in MAIN
            for op in self.reading.operators
        )

    def of_former(self) -> bool:
        """'Mantan kepala dinas aktif di grup pemenangan cabup': every act in front is one of a former official."""
        agents = [e.agent for e in self.reading.events if self.zone(e.sentence) in MAIN and not e.background]
        former = bool(agents) and all(n is not None and self.reading.actors[n].former for n in agents)
        return former and not self.cues.get("appeal_strong")

    def may_do(self) -> bool:
        """'Menurut Bawaslu, ASN dapat menghadiri kampanye ...': said of officials in general, by whoever knows."""
        text, said = self.reading.view.text, {row[2] for row in self.cues.get("official_speech", [])}
        return any(
            text[op.start : op.end] in {"dapat", "bisa"}
            and op.sentence in said
            and any(
                event.sentence == op.sentence and event.mood == "prospective" and not event.specific
                for event in self.reading.events
            )
            for op in self.reading.operators
        )

    def binds_officials(self) -> bool:
        """A rule is one of neutrality: it tells an act for a side, names neutrality, or binds officials and a side."""
        text = self.reading.view.text
        words = (*self.knowledge.words["reading.conduct"], *self.knowledge.words["reading.citations"])
        if self.reading.events or any(word in text for word in words):
            return True
        if any(actor.cls == "asn" for actor in self.reading.actors) and self.cues.get("explainer_strong"):
            return True
        if self.lists_rules() or self.names_rules():
            return True
        bound = {actor.sentence for actor in self.reading.actors if actor.cls in _BOUND}
        ruled = {op.sentence for op in self.reading.operators if op.cls in _BINDING}
        if ruled and not _SERVICE.isdisjoint(text.split()):
            return True
        return any(side.sentence in bound & ruled for side in self.reading.sides)

    def lists_rules(self) -> bool:
        """'Daftar 9 larangan perangkat desa', 'Beda sanksi moral dan sanksi disiplin': a headline of a guide."""
        lists = self.knowledge.words
        return any(
            not lists["reading.guides"].isdisjoint(words) and not lists["reading.ruled_matters"].isdisjoint(words)
            for _, words in self.front[:1]
        )

    def names_rules(self) -> bool:
        """'Terikat aturan netralitas, begini batasannya', 'Ini jawaban BKN'."""
        front = self.reading.view.text if self.short else self.front_text
        return any(mark in front for mark in self.knowledge.words["reading.ruled_by"]) or self.law_speaks()

    def other_matter(self) -> bool:
        """'KPU Buka Pendaftaran': neither headline nor lead is about officials; a rule of the body is beside it."""
        view, lists = self.reading.view, self.knowledge.words
        title = view.text[: view.title_end]
        if not title or len(self.reading.sentences) < _NEWS or self.notice() or self.forbids():
            return False
        front = self.front_text
        words = frozenset(front.replace(",", " ").replace(".", " ").split())
        if any(stem in front for stem in _CALM) or not _SERVICE_WORDS.isdisjoint(words):
            return False
        if any(
            self.zone(event.sentence) in MAIN
            and not event.background
            and event.mood != "negated"
            and (event.code == "N09" or (event.agent is not None and self._bound(event.agent)))
            for event in self.reading.events
        ):
            return False
        return not any(mark in f" {title} " for mark in lists["reading.title_styles"])

    def _bound(self, number: int) -> bool:
        cls = self.reading.actors[number].cls
        return cls in _BOUND or cls == "unknown"

    def orders_staff(self) -> bool:
        """'Semua kepala seksi Dinas X dilarang ...': the staff of one office is told what not to do."""
        if any(mark in self.front_text for mark in self.knowledge.words["reading.explains"]):
            return False
        text = self.reading.view.text
        for actor in self.reading.actors:
            row = self.reading.sentences[actor.sentence]
            opening = text[row.start : actor.start].split()
            placed = actor.places or actor.full_end > actor.end
            if row.zone not in MAIN or not placed or opening[:1] not in ([w] for w in _EVERY) or len(opening) > 1:
                continue
            if any(
                op.cls == "prohibition" and op.sentence == actor.sentence and 0 <= op.start - actor.full_end < _SOON
                for op in self.reading.operators
            ):
                return True
        return False

    def tells_rule(self, front: str) -> bool:
        """'Sesuai SKB, kehadiran ... dikategorikan', 'wajib mundur, bunyi Pasal 7': a law is told, nobody appeals."""
        supposed = any(event.mood == "conditional" for event in self.reading.events) and not self.cues.get(
            "appeal_strong"
        )
        if supposed and any(mark in front for mark in _JUDGED):
            return True  # 'Andai seorang kadis datang, Bawaslu menilainya sudah pelanggaran'
        told = any(word in front for word in self.knowledge.words["reading.told_of_rules"])
        return "pelanggaran" in front or (told and not self.cues.get("appeal_strong"))

    def forbids(self) -> bool:
        """'Jangan ...' said to the reader, in front: an imperative, not a report of a rule."""
        words = self.knowledge.words["reading.imperatives"]
        return any(
            op.mood == "barred"
            and self.zone(op.sentence) in MAIN
            and not self.of_rumours(op.end, op.sentence)
            and (
                self.reading.view.text[op.start : op.end].split()[0] in words
                or self.reading.view.text[op.start : op.end] in words
            )
            for op in self.reading.operators
        )
