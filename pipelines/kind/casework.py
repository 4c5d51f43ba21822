"""Whether the main step of a text is about a case of officials at all. Used by the stage `kind` only, through `Styles`.

Steps on politicians, on matters that are nobody's neutrality, on shares of a count and on whoever may come are no case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.kind.counting import Counting
from pipelines.kind.weighing import MAIN

if TYPE_CHECKING:
    from pipelines.record.reading import Actor, Event, Step

_REPORT = re.compile(r"\b(?:laporan|perkara|aduan|tudingan|tuduhan)\b")
_PARTISAN = frozenset(("political", "organiser"))
_RUNNING = ("calon", "caleg", "dprd", "dpr", "legislatif", "partai")
_ORDERS = frozenset(("N07", "N10", "N18"))
_SAID = 24  # characters
_PLEDGES = frozenset((
    "ikrar", "berikrar", "mengikrarkan", "janji", "berjanji", "deklarasi", "mendeklarasikan", "sumpah", "bersumpah",
    "pakta", "komitmen", "berkomitmen",
))  # fmt: skip
_OF_POLLS = ("netral", "pidana pemil", "politik uang", "money politic", "serangan fajar")
_NONE = frozenset(("tak", "tidak", "tanpa", "belum"))
_SERVANTS = frozenset(
    ("asn", "pns", "pegawai", "aparat", "aparatur", "kades", "perangkat", "pejabat", "camat", "lurah")
)
_INVOLVED = frozenset(("terkait", "terlibat", "yang", "desa"))
_TAKES_PART = frozenset((
    "terlibat", "ikut", "dilibatkan", "terkait", "terseret", "tersangkut", "terbukti", "melanggar", "terindikasi",
    "tersandung", "berpihak", "memihak", "dilaporkan", "diperiksa", "kena", "terjerat", "membagikan", "memasang",
))  # fmt: skip
_WATCH = frozenset(("bawaslu", "gakkumdu", "kasn", "bkn", "satgas", "ombudsman"))


class Casework(Counting):
    """Weighs the steps of one reading."""

    def no_case(self, step: Step) -> bool:
        """Politicians among themselves, no election at all, warnings, former officials, shares of a count."""
        words = self.reading.view.text[step.start : step.end]
        listed = words in self.knowledge.words["step.not_member"]  # 'KPU pastikan ia dicatut'
        if (
            step.status == "not_proven"
            and not listed
            and step.event is not None
            and self.reading.events[step.event].excused
            and not (step.authority is not None and "terbukti" in words)  # '..., namanya dicatut di daftar tamu'
        ):
            watched = any(mention.id in _WATCH for mention in self.reading.mentions)
            return not (watched or _REPORT.search(self.reading.view.text))  # 'sudah mengantongi izin Mendagri'
        if step.status == "not_proven" and self._answers_case(step):
            return False
        if (
            self._of_vice(step)
            or self._of_none()
            or (self.actless(step) and self.of_crime(step))
            or self._only_said(step)
            or self._only_pledged(step)
        ):
            return True
        staff = any(
            number is not None and self.reading.actors[number].cls == "organiser"
            for number in (step.actor, *(event.agent for event in self.reading.events if event.passes))
        )
        if self.actless(step) and not staff and not self.service_named() and not self._of_election(step):
            return True
        if step.event is None and not (self.of_poll() and self.of_neutrality(step)) and not self._of_party(step):
            return True
        return (
            self.of_politicians(step)
            or self.only_left(step)
            or self.only_warned(step)
            or (step.status != "not_proven" and self.by_former(step))
            or self.sums(step)
        )

    def _only_pledged(self, step: Step) -> bool:
        """'62 kades berikrar tidak memihak di hadapan Bawaslu': who hears a pledge looks into nothing."""
        text, row = self.reading.view.text, self.reading.sentences[step.sentence]
        heard = text[step.start : step.end].startswith(("di hadapan ", "di depan "))
        return heard and not _PLEDGES.isdisjoint(text[row.start : row.end].split())

    def _of_none(self) -> bool:
        """'Bawaslu telusuri asal uang di amplop caleg, tak ada ASN terkait'."""
        if " ada " not in self.reading.view.text:
            return False
        words = self.reading.view.text.replace(",", " ").replace(".", " ").split()
        return any(
            one in _NONE
            and two == "ada"
            and three in _SERVANTS
            and four in _INVOLVED
            and (four != "yang" or five in _TAKES_PART)
            for one, two, three, four, five in zip(
                words, words[1:], words[2:], words[3:], [*words[4:], ""], strict=False
            )
        )

    def _of_vice(self, step: Step) -> bool:
        """'Seorang PNS ditangkap karena mencuri surat suara': a crime of another kind, and nobody's neutrality."""
        text = self.reading.view.text
        if step.event is not None or "netral" in text or "pemilu" in text[step.start : step.end]:
            return False
        front = " ".join(text[row.start : row.end] for row in self.reading.sentences if row.zone in MAIN)
        words = front.replace(",", " ").replace(".", " ").split()
        return not self.knowledge.words["reading.crimes"].isdisjoint(words)

    def _of_election(self, step: Step) -> bool:
        """An election body acts on the holder of an office: 'Bawaslu rekomendasikan 35 kepala daerah ditegur'."""
        if step.actor is None or self.reading.actors[step.actor].cls != "political" or step.authority is None:
            return False
        return self.reading.mentions[step.authority].id in {"bawaslu", "gakkumdu"}

    def actless(self, step: Step) -> bool:
        """Return whether the step is about no act of somebody."""
        return step.event is None or self.reading.events[step.event].agent is None

    def of_crime(self, step: Step) -> bool:
        """The police ask about a brawl at a campaign: no watchdog, no word of neutrality."""
        police = step.authority is not None and self.reading.mentions[step.authority].id == "police"
        watched = any(mention.id in _WATCH for mention in self.reading.mentions)
        if step.status == "not_proven" and self.reading.main_event is not None:
            return False  # 'Polda setop usut kasus kapolsek yang menggiring warga ke capres 1'
        text = self.reading.view.text
        return police and not watched and not any(mark in text for mark in _OF_POLLS)

    def below_appeal(self, event: Event) -> bool:
        """The headline holds an event of the office or appeals, the act stands below it and nobody alleges it."""
        reading = self.reading
        title = reading.view.text[: reading.view.title_end]
        if any(title.strip().startswith(head) for head in self.knowledge.words["reading.asking_heads"]):
            return True
        answered = any(row.id in {"denied", "disputed"} for row in reading.statements)
        if not title or self.zone(event.sentence) == "title" or answered:
            return False  # 'Pj Kades: Bukan Saya yang Pasang': whoever denies answers an accusation
        words = title.replace(":", " ").replace(",", " ").split()
        marks = self.knowledge.words["reading.appeal_titles"]
        if not any((mark in title) if " " in mark else (mark in words) for mark in marks):
            return False
        if event.code in _ORDERS and event.side is not None and event.patients:
            return False  # 'Sekda Kumpulkan Camat', and below it whom they are to vote for
        in_title = [step for step in reading.steps if self.zone(step.sentence) == "title" and not step.dead]
        shown = {sentence for _, _, sentence in self.cues.get("evidence", [])}
        return not in_title and event.mood != "alleged" and event.sentence not in shown

    def _of_party(self, step: Step) -> bool:
        """'Namanya ada di SK pengurus ranting partai, guru dimintai keterangan BKPSDM': neutrality without any poll."""
        row = self.reading.sentences[step.sentence]
        line = self.reading.view.text[row.start : row.end]
        return any(name in line for name in self.knowledge.words["reading.named_n12"])

    def _only_said(self, step: Step) -> bool:
        """'Kabid Aplikasi menyebut kabar itu hoaks': who says it is nobody's accused, and no act is told."""
        if step.status != "not_proven" or step.event is not None or step.actor is None:
            return False
        actor = self.reading.actors[step.actor]
        behind = self.reading.view.text[actor.full_end : actor.full_end + _SAID].split()[:1]
        said = bool(behind) and behind[0] in self.knowledge.words["reading.only_says"]
        return said and actor.sentence == step.sentence and "netral" not in self.reading.view.text

    def _answers_case(self, step: Step) -> bool:
        """A headline that clears is read with the act of the lead; a fact check is about whoever it shows."""
        in_title = self.zone(step.sentence) == "title"
        if step.event is None:
            return in_title and self.reading.main_event is not None
        checked = any(m.kind == "authority" and m.id == "factcheck" for m in self.reading.mentions)
        return checked and in_title and self.service_named()

    def of_politicians(self, step: Step) -> bool:
        """'Caleg diadukan karena bagi amplop, camat mengaku tidak tahu': who stands by is not who is pursued."""
        open_step = step.status in {"under_review", "forwarded"}
        if not open_step or step.event is None or self.reading.main_event is not None:
            return False
        event = self.reading.events[step.event]
        if step.actor is None and event.agent is None:
            near = {step.sentence, event.sentence}
            served = any(actor.sentence in near and actor.cls != "organiser" for actor in self.reading.actors)
            return not served and any(side.sentence in near and side.kind != "none" for side in self.reading.sides)
        agents = [number for number in (step.actor, event.agent) if number is not None]
        staff = bool(event.patients) or event.code in {"N07", "N09", "N10", "N18"}
        return not staff and all(self._runs(self.reading.actors[number]) for number in agents)

    def _runs(self, actor: Actor) -> bool:
        """A candidate or a member of a council; the head of a region has an office to misuse."""
        held = actor.title.lower()
        return actor.cls == "political" and any(word in held for word in _RUNNING)

    def only_left(self, step: Step) -> bool:
        """A resignation or leave is passed on within the administration: no watchdog, no breach."""
        watched = any(mention.id in _WATCH for mention in self.reading.mentions)
        open_step = step.status in {"under_review", "forwarded"}
        return open_step and not watched and step.event is not None and self.reading.events[step.event].excused

    def of_poll(self) -> bool:
        """Return whether an election or neutrality is named by a word that stands nowhere else."""
        lists = self.knowledge.words
        stems = lists["reading.election_stems"] - lists["reading.loose_stems"]
        told = self.reading.main_event is not None  # an act for a side passed its test
        return told or any(stem in self.reading.view.text for stem in stems)

    def of_neutrality(self, step: Step) -> bool:
        """A step that names no act is a case by its person, its authority or a word of neutrality."""
        text = self.reading.view.text
        actor = None if step.actor is None else self.reading.actors[step.actor]
        watched = any(m.id in _WATCH for m in self.reading.mentions)
        front = " ".join(text[row.start : row.end] for row in self.reading.sentences if row.zone in MAIN)
        passed_on = step.status in {"under_review", "forwarded"} and not watched
        if passed_on and any(word in front for word in self.knowledge.words["reading.leaving"]):
            return "netral" in text
        if actor is not None and actor.cls not in _PARTISAN and actor.sentence == step.sentence:
            return True
        calm = any(word in text for word in ("netral", "politik praktis", "berpihak", "memihak", "keberpihakan"))
        if calm:
            return True
        if any(matter in front for matter in self.knowledge.words["reading.foreign_matters"]):
            return False
        watch = self.reading.mentions[step.authority].id if step.authority is not None else "bawaslu"
        return watch in _WATCH or any(m.id in _WATCH for m in self.reading.mentions)

    def only_warned(self, step: Step) -> bool:
        """'Pegawai yang pasang stiker bakal dipanggil', and the lead says whoever does so: a warning."""
        mass = step.actor is None or (
            self._mass(self.reading.actors[step.actor]) and not self.reading.actors[step.actor].specific
        )
        return (
            step.future
            and mass
            and any(event.mood == "conditional" and self.zone(event.sentence) in MAIN for event in self.reading.events)
        )

    def by_former(self, step: Step) -> bool:
        """Nobody but a former official is named by the step and its act."""
        agent = None if step.event is None else self.reading.events[step.event].agent
        named = [self.reading.actors[number] for number in (step.actor, agent) if number is not None]
        return bool(named) and all(actor.former for actor in named)

    def sums(self, step: Step) -> bool:
        """'Dari 23 laporan, 14 diteruskan ke BKN': the step is told of a share of those counted in title or lead."""
        sentence = self.reading.sentences[step.sentence]
        front_words = self.reading.view.text[sentence.start : step.start].replace('"', " ").replace(" dan ", ",")
        words = front_words.split(",")[-1].split()
        lists = self.knowledge.words
        share = [word for word in words if word in lists["reading.share"]]
        number = [word for word in words if word in lists["reading.numbers"] or word.replace(".", "").isdigit()]
        if not (share or number) or not lists["reading.counting_room"].issuperset(
            word for word in words if word not in share and word not in number
        ):
            return False
        front = {number for number, row in enumerate(self.reading.sentences) if row.zone in MAIN}
        counted = [row for row in self._counted if row[2] in front]
        return bool(counted) and not self._someone(front)

    def _someone(self, front: set[int]) -> bool:
        """One of title or lead who acted is more than a collective."""
        counted = {row[2] for row in self._counted}
        agents = {
            event.agent
            for event in self.reading.events
            if event.passes and event.sentence in front and not (event.code == "N99" and event.sentence in counted)
        } - {None}
        return any(not self._mass(self.reading.actors[number]) for number in agents if number is not None)
