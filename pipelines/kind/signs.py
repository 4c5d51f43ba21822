"""Signs of a style: who signs, who reports, what is only a word of rules or essays. Used by `styles` only."""

from __future__ import annotations

import re
from functools import cached_property

from pipelines.kind.casework import Casework
from pipelines.kind.weighing import MAIN

_ENUMERATION = 3  # kinds of acts forbidden in one text: a list of rules
_HEAD = 400  # characters
_DATELINE = 40  # characters
_NAME = 6  # words
_RULE_HEADS = ("prosedur ", "cara ", "syarat ", "ketentuan ", "mekanisme ", "tata cara ", "panduan ", "memahami ")
_ESSAY = 400  # characters
_SELF = 2  # sentences
_NOTE = 350  # characters
_LONG = 900
_RESTRAINING = frozenset(("negation", "prohibition", "prevention", "obligation", "conditional"))
RULING = frozenset(("prohibition", "permission", "conditional"))

_ASKED_BY = ("diminta", "diajak", "disuruh", "diimbau", "dipersilakan", "dianjurkan")
_TAUGHT = frozenset((
    "siswa", "murid", "pelajar", "mahasiswa", "santri", "warga", "pemilih", "ibu-ibu", "emak-emak", "jemaah",
    "penonton", "hadirin", "masyarakat", "pengunjung", "penumpang", "pasien", "siswi", "pemuda",
))  # fmt: skip


def asked_of_others(line: str, at: int) -> bool:
    """'siswa diminta menilai semua paslon': pupils and citizens are asked, nobody of the service."""
    before = line[:at].replace(",", " ").split()[-1:]
    return (
        line.startswith(_ASKED_BY, at) and "lapor" not in line[at:].partition(",")[0] and not _TAUGHT.isdisjoint(before)
    )


class Signs(Casework):
    """Reads the signs of one reading."""

    def _of_rules(self, start: int, end: int, sentence: int) -> bool:
        """'menerangkan janjinya' explains no rule: a verb of explaining needs a word of rules beside it."""
        if self.reading.view.text[start:end] not in self.knowledge.words["reading.explaining"]:
            return True
        near = (sentence, sentence + 1)
        return any(row[2] in near and row[0] != start for row in self.cues.get("explainer", [])) or any(
            op.sentence in near and op.cls in RULING for op in self.reading.operators
        )

    def _candidacy_only(self) -> bool:
        """'ASN yang maju wajib mundur': how one becomes a candidate, nothing else."""
        events = [event for event in self.reading.events if not event.background]
        runs = [event.agent for event in events if event.agent is not None]
        if runs and all(self.reading.actors[number].cls == "political" for number in runs):
            return False  # 'bupati yang lagi nyalon'
        return bool(events) and all(
            event.code == "N13" and event.mood in {"conditional", "obliged", "permitted"} for event in events
        )

    def _heads_rules(self) -> bool:
        """'Prosedur cuti bagi ASN ...': a headline that opens with the rules of a matter."""
        view = self.reading.view
        return view.text[: view.title_end].strip().startswith(_RULE_HEADS) and self.service_named()

    def _dateline(self) -> bool:
        """'PANGKAJENE - ...': somebody reports from a place, also from one that no list knows."""
        view = self.reading.view
        start = view.cased[view.title_end + 1 : view.title_end + _DATELINE].lstrip()
        head = re.split(r"[-–—:|,]", start, maxsplit=1)
        return len(head) > 1 and head[0].strip().isupper()

    def _essayistic(self) -> bool:
        """Several paragraphs without place, day, speaker or anybody in particular: nobody reports anything."""
        reading = self.reading
        text = reading.view.text
        return (
            len(text) >= _ESSAY
            and not self._dateline()
            and not self.cues.get("official_speech")
            and not any(mention.kind == "place" for mention in reading.mentions)
            and not any(actor.specific for actor in reading.actors)
            and not reading.steps
            and not any(self.zone(sentence) in MAIN for _, _, sentence in self.cues.get("appeal_strong", []))
            and not any(m.kind == "authority" and self.zone(m.sentence) in MAIN for m in reading.mentions)
            and not any(row.zone == "list" for row in reading.sentences)
            and not self.cues.get("explainer_strong")
            and not any(
                text[start:end] in self.knowledge.words["reading.law"]
                for start, end, _ in self.cues.get("explainer", [])
            )
        )

    def _tells_habit(self, sentence: int) -> bool:
        """A habit in front, or where nobody reports; 'semoga lebih sering kosong' ends a report."""
        reported = (
            self.cues.get("official_speech")
            or self._dateline()
            or any(m.kind == "authority" and self.zone(m.sentence) in MAIN for m in self.reading.mentions)
        )
        return self.zone(sentence) in MAIN or not reported or self._signed()

    def _first_person(self) -> int:
        """Return the sentences with 'saya' of the writer's own: none where somebody is quoted."""
        if self.cues.get("official_speech") or '"' in self.reading.view.text or len(self.reading.view.text) < _NOTE:
            return 0
        text = self.reading.view.text
        return len({n for start, end, n in self.cues.get("opinion", []) if text[start:end] == "saya"})

    def _may_be_essay(self, *, habit: bool) -> bool:
        long = len(self.reading.view.text) >= _LONG
        own = self._signed() or self._first_person() >= _SELF
        return long or habit or own or bool(self.cues.get("opinion_strong"))

    def _signed(self) -> bool:
        """An essay opens with its author: 'Oleh: ...'."""
        head = self.reading.view.text[:_HEAD]
        lines = [line.strip() for line in head.splitlines()]
        named = any(line.replace(" ", "").startswith(("oleh:", "penulis:", "ditulisoleh:")) for line in lines)
        return named or any(
            line.startswith("oleh ") and len(line.split()) <= _NAME and not line.endswith(".") for line in lines
        )

    def _essay_title(self) -> bool:
        """'Netralitas ASN: Antara Idealisme dan Realitas': a verbless title on neutrality, nobody acts or speaks."""
        first = self.reading.sentences[0] if self.reading.sentences else None
        if first is None or self.reading.events or self.cues.get("official_speech") or not self.short:
            return False
        text = self.reading.view.text[first.start : first.end]
        return "netral" in text and (":" in text or "?" in text or "antara " in text)

    def _enumerates(self, *, spoken: bool) -> bool:
        """Several kinds of acts forbidden in one text: a list of rules, unless somebody appeals in front."""
        barred = {event.code for event in self.reading.events if event.mood == "barred" and not event.background}
        in_title = any(self.zone(sentence) == "title" for _, _, sentence in self.cues.get("appeal_strong", []))
        told = spoken and any(self.zone(sentence) in MAIN for _, _, sentence in self.cues.get("appeal", []))
        return len(barred) >= _ENUMERATION and not in_title and not told

    def _serves(self, sentence: int) -> bool:
        """Return whether an official, an authority or the service stands in the sentence or the title."""
        row = self.reading.sentences[sentence]
        text = self.reading.view.text[row.start : row.end]
        if "netral" in text or "birokrasi" in text:
            return True
        served = {actor.sentence for actor in self.reading.actors if actor.cls not in {"political", "organiser"}}
        if sentence in served or any(self.zone(number) == "title" for number in served):
            return True
        return any(m.kind == "authority" and m.sentence == sentence for m in self.reading.mentions)

    def _restrains(self) -> bool:
        """A side is named, and something is forbidden, prevented or negated."""
        sided = any(side.kind != "none" for side in self.reading.sides) or "peserta pemilihan" in self.reading.view.text
        return sided and any(op.cls in _RESTRAINING for op in self.reading.operators)

    def _speaks_of_neutrality(self) -> bool:
        """A bare 'minta' or 'ajak' is an appeal only where neutrality, no side or a forbidden act is its matter."""
        reading = self.reading
        if any(side.kind == "none" for side in reading.sides) or any(
            stem in reading.view.text for stem in self.knowledge.words["reading.calm_stems"]
        ):
            return True
        if any(e.background or e.mood in {"barred", "conditional", "obliged", "negated"} for e in reading.events):
            return True
        return bool(reading.sides) and any(op.mood in {"barred", "conditional"} for op in reading.operators)

    @cached_property
    def front_text(self) -> str:
        """Title and lead as one text."""
        view = self.reading.view.text
        return "\n".join(view[row.start : row.end] for row in self.reading.sentences if row.zone in MAIN)

    def staged(self) -> bool:
        """'Drama itu menceritakan guru yang menghasut warga': a story or a drill asks and explains nothing."""
        return any(phrase in self.front_text for phrase in self.knowledge.words["reading.staged"])
