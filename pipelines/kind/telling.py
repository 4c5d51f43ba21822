"""What title and lead tell that is neither a case nor an appeal: nothing found, a promise, a survey. Used by `styles`.

Each looks at the words of title and lead only, sentence by sentence; none of them looks at a case.
"""

from __future__ import annotations

import re
from functools import cached_property

from pipelines.kind.signs import Signs, asked_of_others
from pipelines.kind.weighing import MAIN

_WORD = re.compile(r"\w[\w-]*|[,.?!:;]")
_FOUND = 4  # words between 'belum' and 'menerima'
_MATTER = 9  # words between 'menerima' and 'laporan'
_OPENING = 2  # sentences
_HAILED, _POST = 40, 320  # characters
_ASKED = 3  # words
_LINKED = 6
_REQUEST = 9
_ORDER_NEAR = 5
_LETTER = 12
_BARS = frozenset(("larang", "melarang", "tutup", "menutup", "kunci", "mengunci"))
_HALLS = frozenset(("aula", "balai", "lapangan", "gedung", "pendopo", "halaman", "kantornya", "kantor", "gor", "ruang"))
_WHOLE = frozenset(("maupun", "semua", "seluruh", "mana", "siapa", "apa", "pun", "setiap", "fasilitas"))
_ALL_OF = frozenset(("semua", "seluruh", "para", "kedua", "ketiga", "keempat", "setiap", "masing-masing"))
_RUNNERS = frozenset(("paslon", "pasangan", "calon", "kandidat", "kontestan", "tim", "pendukung", "relawan", "caleg"))
_MEETINGS = ("sosialisasi", "rakor", "rapat koordinasi", "bimtek", "bimbingan teknis", "pembinaan")
_MUST = ("harus netral", "wajib netral", "mesti netral", "kudu netral")
_CREWS = frozenset(("timses", "parpol", "partai", "relawan", "paslon", "caleg", "simpatisan", "pendukung", "kontestan"))
_CITIZENS = frozenset(("warga", "warganya", "masyarakat", "pemilih", "pemuda", "pelajar", "penduduk", "jemaah"))
_SERVED = (
    "asn", "pns", "pegawai", "aparat", "kades", "kepala desa", "netral", "guru", "camat", "lurah", "birokra", "pppk",
    "perangkat", "pejabat", "honorer", "negara", "pemerintah", "dinas",
)  # fmt: skip
_TALK, _TALK_WORDS = 40, 3  # characters, words


class Telling(Signs):
    """Reads what the front of one reading tells besides."""

    @cached_property
    def front(self) -> list[tuple[int, list[str]]]:
        """The words of each sentence of title and lead."""
        view = self.reading.view.text
        return [
            (number, _WORD.findall(view[row.start : row.end]))
            for number, row in enumerate(self.reading.sentences)
            if row.zone in MAIN
        ]

    @cached_property
    def served_in(self) -> frozenset[int]:
        """Sentences in which somebody of the service, a village or the public sector stands."""
        return frozenset(actor.sentence for actor in self.reading.actors if actor.cls not in {"political", "organiser"})

    def besides(self) -> str | None:
        """Return the rule by which title and lead tell something that is neither case nor style."""
        quiet = not self.cues.get("appeal_strong")
        ruled = any(event.mood in {"barred", "conditional"} for event in self.reading.events)
        tests = (
            ("K11.made_up", self.staged),
            ("K11.none_yet", self.nothing_found),
            ("K11.said", lambda: quiet and (self.promised() or self.unlinked())),
            ("K11.survey", lambda: self._many("reading.surveys") and not self._signed()),
            ("K11.refused", self.refused),
            ("K11.plans", self.plans),
            ("K11.guarding", lambda: not ruled and self._many("reading.guarding") and not self._title_calms()),
            ("K11.recruiting", lambda: not ruled and self.recruiting()),
        )
        return next((rule for rule, holds in tests if holds()), None)

    def refused(self) -> bool:
        """'Timses minta beliau menyetor nama, beliau tolak baik-baik': an official turns a side down."""
        if self.cues.get("appeal_strong") or not self.reading.sides:
            return False
        lists = self.knowledge.words
        if self._shuts_out():
            return True
        for number, words in self.front:
            own = number in self.served_in or "beliau" in words
            refuses = [n for n, word in enumerate(words) if word in lists["reading.turning_down"]]
            asked = not lists["reading.asked_by"].isdisjoint(words[: refuses[0]]) if refuses else False
            if own and asked and not lists["reading.campaigners"].isdisjoint(words[: refuses[0]]):
                return True
        return False

    def _shuts_out(self) -> bool:
        """'Camat larang aula kantornya dipakai rapat relawan paslon 2': the office keeps its own hall from a side."""
        for number, words in self.front[:1]:
            bars = next((n for n, word in enumerate(words) if word in _BARS), None)
            own = [a for a in self.reading.actors if a.sentence == number and a.cls not in {"political", "organiser"}]
            if bars is None or len(own) != 1 or not self.short:
                continue
            behind = words[bars + 1 :]
            used = next((n for n, word in enumerate(behind[:_MATTER]) if word in {"dipakai", "digunakan"}), None)
            sided = any(side.sentence == number and side.kind != "none" for side in self.reading.sides)
            whose = _WHOLE.isdisjoint(words)
            if used is not None and not _HALLS.isdisjoint(behind[:used]) and sided and whose:
                return own[0].end <= self.reading.view.text.find(words[bars], self.reading.sentences[number].start)
        return False

    def plans(self) -> bool:
        """'Seorang kabid tegaskan tak akan daftar ke partai mana pun': what he himself will not do."""
        lists, view = self.knowledge.words, self.reading.view.text
        for number, words in self.front:
            here = [a for a in self.reading.actors if a.sentence == number and a.cls not in {"political", "organiser"}]
            for index, word in enumerate(words if len(here) == 1 else ()):
                behind = words[index + 1 : index + _ASKED]
                if word in lists["reading.declares"] and behind[:1] in (["tak"], ["tidak"]) and "akan" in behind:
                    return here[0].end <= view.find(word, self.reading.sentences[number].start)
        return False

    def _many(self, name: str) -> bool:
        """Two sentences of the front hold words of the list."""
        return sum(not self.knowledge.words[name].isdisjoint(words) for _, words in self.front) >= _OPENING

    def _title_calms(self) -> bool:
        view = self.reading.view
        title = view.text[: view.title_end] if view.title_end else view.text
        return "netral" in title or "asn" in title.split()

    def recruiting(self) -> bool:
        """'Penerimaan anggota PPS diperpanjang, PNS boleh daftar asal ada izin': a vacancy of the organisers."""
        lists = self.knowledge.words
        opening = [word for _, words in self.front[:_OPENING] for word in words]
        return not lists["reading.vacancies"].isdisjoint(opening) and not lists["reading.organisers"].isdisjoint(
            opening
        )

    def nothing_found(self) -> bool:
        """'Belum menerima satu pun laporan soal pegawai yang tak netral': nobody is accused, nobody is urged."""
        lists = self.knowledge.words
        for _, words in self.front[:_OPENING]:
            for index, word in enumerate(words):
                if word not in lists["reading.none_so_far"]:
                    continue
                near = words[index + 1 : index + _FOUND]
                found = [n for n, one in enumerate(near) if one in lists["reading.none_found"]]
                if found and not lists["reading.reports"].isdisjoint(
                    near[found[0] :] + words[index + _FOUND :][:_MATTER]
                ):
                    return not lists["reading.urging"] & set(words)
        return False

    def promised(self) -> bool:
        """'Bupati berjanji tidak akan memutasi karena dendam pilkada': a politician's word, no appeal."""
        political = {actor.sentence for actor in self.reading.actors if actor.cls == "political"}
        political |= {side.sentence for side in self.reading.sides if side.kind != "none"}
        promises = self.knowledge.words["reading.promises"]
        return any(number in political and not promises.isdisjoint(words) for number, words in self.front)

    def unlinked(self) -> bool:
        """'Tidak ada kaitannya dengan pilkada': the office says what its matter is not."""
        lists = self.knowledge.words
        for _, words in self.front:
            for index, word in enumerate(words):
                if word not in lists["reading.unlinked"] or word == "luar":
                    continue
                near = words[index + 1 : index + _LINKED]
                nouns = [n for n, one in enumerate(near) if one in lists["reading.plain_links"]]
                behind = words[index + 1 + nouns[0] : index + nouns[0] + _LINKED] if nouns else []
                if not lists["reading.poll_matters"].isdisjoint(behind) and "netral" not in " ".join(words):
                    return True
        return False

    def title_asks(self) -> bool:
        """'Siapa yang Berwenang Menjatuhkan Sanksi?', 'Ke Mana Melapor?': a headline whose answer is the text."""
        first = self.reading.sentences[0] if self.reading.sentences else None
        if first is None or first.zone != "title" or not first.question or len(self.reading.sentences) < _OPENING:
            return False
        words = self.front[0][1] if self.front else []
        return not self.knowledge.words["reading.asking_words"].isdisjoint(words[:_ASKED])

    def calls_to_report(self) -> bool:
        """'Ada guru PNS jadi saksi paslon? Warga diminta segera lapor ke Bawaslu': readers are asked to report it."""
        lists = self.knowledge.words
        opening = self.front[:_OPENING]
        joined = [word for _, words in opening for word in words]
        for _, words in [*opening, (0, joined)]:
            if self._whoever_saw(words):
                return True
            asked = [n for n, word in enumerate(words) if word in lists["reading.requests"] or word == "silakan"]
            if asked and not {"lapor", "melapor", "laporkan", "melaporkan"}.isdisjoint(words[asked[0] :][:_FOUND]):
                return any(sentence.question for sentence in self.reading.sentences[:_OPENING])
        return False

    def _whoever_saw(self, words: list[str]) -> bool:
        """'Warga yang melihat ... diminta melapor', 'jika menemukan ..., segera laporkan', 'lihat ...? Kirim ke'."""
        lists = self.knowledge.words
        tells = [n for n, word in enumerate(words) if word in lists["reading.report_it"]]
        if (
            not tells
            or self.cues.get("explainer_strong")
            or lists["reading.may_report"].isdisjoint(words[max(0, tells[-1] - _FOUND) : tells[-1] + 1])
        ):
            return False
        seen = [n for n, word in enumerate(words[: tells[-1]]) if word in lists["reading.have_seen"]]
        if not seen:
            return False
        opens = words[max(0, seen[0] - 1) : seen[0]]
        asks = "?" in words or not opens
        return asks or opens[0] in {"yang", "jika", "bila", "kalau", "apabila", "ada", "kamu", "anda"}

    def letter_asks(self) -> bool:
        """'Bawaslu menyurati pemkot agar tidak ada kabag yang ...': a letter that keeps officials from something."""
        lists = self.knowledge.words
        sided = {side.sentence for side in self.reading.sides} | {event.sentence for event in self.reading.events}
        for number, words in self.front[:_OPENING] if self.short else ():
            sent = next((n for n, word in enumerate(words) if word in lists["reading.letters_sent"]), None)
            if sent is None or not (
                number in sided or (number in self.served_in and not {"politik", "kampanye"}.isdisjoint(words))
            ):
                continue
            to = next((n for n in range(sent, len(words)) if words[n] in {"agar", "supaya", "biar", "ben"}), None)
            near = to is not None and to - sent <= _LETTER
            if to is not None and near and not lists["reading.kept_from"].isdisjoint(words[to : to + _REQUEST]):
                return True
        return False

    def asks_not(self) -> bool:
        """'Mohon Bapak/Ibu tidak mengirim flyer paslon', 'meminta pegawai tidak membiarkan namanya dicatat partai'."""
        lists = self.knowledge.words
        sided = {side.sentence for side in self.reading.sides} | {event.sentence for event in self.reading.events}
        for number, words in self.front:
            if number not in sided or not (number in self.served_in or "kita" in words or "kantor" in words):
                continue
            asked = [n for n, word in enumerate(words) if word in lists["reading.requests"]]
            behind = words[asked[0] + 1 : asked[0] + _REQUEST] if asked else []
            kept = [n for n, word in enumerate(behind[:-1]) if word in {"tidak", "tak", "jangan", "gak"}]
            if kept and behind[kept[0] + 1] not in lists["reading.states"]:
                return True
        return False

    def orders_away(self) -> bool:
        """'Kadis perintahkan sekolah menurunkan foto petahana': the office takes a side's things away."""
        lists, view = self.knowledge.words, self.reading.view.text
        for side in self.reading.sides:
            row = self.reading.sentences[side.sentence]
            if row.zone not in MAIN or side.sentence not in self.served_in:
                continue
            words = view[row.start : side.start].replace(",", " ").split()
            undone = [n for n, word in enumerate(words) if word in lists["reading.undoing"]]
            ordered = [n for n, word in enumerate(words) if word in lists["reading.order_verbs"]]
            if ordered and not _CREWS.isdisjoint(words[ordered[0] :]):
                continue  # 'minta timses mencabut bendera partai di trotoar'
            if undone and ordered and 0 < undone[-1] - ordered[0] <= _ORDER_NEAR:
                return True
        return False

    def mocks(self) -> bool:
        """A short post that laughs, sighs or complains, and tells nothing."""
        view = self.reading.view
        watched = any(mention.kind == "authority" and mention.id != "government" for mention in self.reading.mentions)
        if view.title_end or len(view.text) > _POST or watched:
            return False
        lists = self.knowledge.words
        if any(phrase in view.text for phrase in lists["reading.sighs"]):
            return True
        ruled = {op.cls for op in self.reading.operators}
        laughs = any(face in view.text for face in lists["reading.laughs"])
        return laughs and "prohibition" in ruled and ruled.isdisjoint({"conditional", "failed"})

    def addressed_away(self, start: int, sentence: int) -> bool:
        """'Pendukung diminta tidak berpawai', 'Wahai calon, tolong jangan ...': others than officials are spoken to."""
        row = self.reading.sentences[sentence]
        line = self.reading.view.text[row.start : row.end]
        opening = _WORD.findall(line[:_HAILED])
        hailed = opening[:1] in (["wahai"], ["hai"], ["hei"], ["woi"], ["hey"])
        if hailed and not self.knowledge.words["reading.other_addressees"].isdisjoint(opening[1:_ASKED]):
            return True
        behind = _WORD.findall(line[start - row.start :])[1 : 1 + _ASKED]
        if not _ALL_OF.isdisjoint(behind[:1]) and not _RUNNERS.isdisjoint(behind[1:]):
            return True  # 'meminta semua paslon menjaga ketertiban'
        at = start - row.start
        must = (row.question and line.startswith(_MUST, at)) or asked_of_others(line, at)  # 'Kenapa ASN harus netral?'
        if must or (line.startswith(_MEETINGS, at) and "netral" not in line):
            return True  # 'pembawa acara sosialisasi pilbup KPU'
        if sentence in self.served_in:
            return self._asks_campaigners(behind, line[start - row.start :])
        if "netral" in line or "lapor" in line:
            return False
        others = self.knowledge.words["reading.other_addressees"]
        before = _WORD.findall(line[: start - row.start])[-_ASKED:]
        return not others.isdisjoint(before + behind)

    def _asks_campaigners(self, behind: list[str], rest: str) -> bool:
        """'Kepala Satpol PP minta timses mencabut bendera': nobody of the service is spoken to."""
        if behind[:1] == [] or behind[0] not in _CREWS | _CITIZENS:
            return False
        return not any(word in rest for word in _SERVED)

    def of_rumours(self, end: int, sentence: int) -> bool:
        """'Jangan asal sebar', 'jangan dihakimi dulu': about the talk, not about neutrality."""
        words = self.reading.view.text[end : end + _TALK].replace(".", " ").replace(",", " ").split()[:_TALK_WORDS]
        if self.knowledge.words["reading.rumours"].isdisjoint(words):
            return False
        sided = any(side.sentence == sentence and side.start > end for side in self.reading.sides)
        return not sided or words[0] in {"dikira", "disangka"}  # 'jangan dikira kampanye'
