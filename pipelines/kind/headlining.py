"""Short texts whose build says what kind they are: a rule announced, a question answered, an order of the own office.

'Mobil dinas di posko, ini ancamannya', 'Bolehkah ...? Boleh, asal ...', 'Camat larang kades datang ke deklarasi'. Used
by `kind` through `Styles`, before styles are weighed; a text with a title and a body is weighed there.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipelines.kind.appealing import Appealing

if TYPE_CHECKING:
    from pipelines.record import Kind
    from pipelines.record.reading import Side

_WORD: Final = re.compile(r"\w[\w-]*|[,.?!:;]")
_ANNOUNCES: Final = frozenset(("ini", "begini", "berikut", "simak", "inilah", "kenali", "cek", "pahami", "baca"))
_RULES: Final = frozenset((
    "sanksi", "sanksinya", "ancaman", "ancamannya", "aturan", "aturannya", "hukuman", "hukumannya", "hukum", "pasal",
    "pasalnya", "risiko", "risikonya", "konsekuensi", "konsekuensinya", "larangan", "larangannya", "ketentuan",
    "ketentuannya", "dasar", "dasarnya", "akibatnya", "batasan", "batasannya", "batas", "batasnya", "jeratnya", "jerat",
    "rambu-rambu", "rambu", "kriteria", "kriterianya", "penjelasan", "jawaban", "syarat", "syaratnya", "bunyi",
    "prosedurnya", "prosedur", "mekanismenya", "alurnya", "tahapannya", "bedanya", "perbedaannya",
))  # fmt: skip
_ANSWERS: Final = frozenset(("penjelasan", "jawaban"))
_PICKED: Final = frozenset(
    ("aman", "boleh", "dilarang", "haram", "terlarang", "perlu", "harus", "wajib", "patut", "bisa")
)
_PARTS: Final = frozenset((
    "tahap", "tahapan", "langkah", "jalur", "cara", "jenis", "bentuk", "hal", "syarat", "larangan", "pantangan",
    "prosedur", "unsur", "tingkat", "tingkatan", "poin", "kategori",
))  # fmt: skip
_REMINDS: Final = frozenset(("ingatkan", "mengingatkan", "peringatkan", "memperingatkan", "wanti-wanti", "imbau"))
_ALL: Final = frozenset((
    "asn", "pns", "pppk", "pegawai", "seluruh", "semua", "para", "jajaran", "jajarannya", "aparatur", "stafnya",
    "anggotanya", "bawahannya",
))  # fmt: skip
_REQUESTS: Final = frozenset(("permintaan", "ajakan", "tawaran", "undangan", "pinangan", "titipan", "bujukan", "lobi"))
_TAKEN: Final = frozenset(
    ("dikelupas", "dicopot", "dilepas", "dihapus", "diturunkan", "disimpan", "ditutup", "dibersihkan")
)
_HEADS: Final = frozenset(("sanksi", "hukuman", "ancaman", "larangan", "aturan", "ketentuan", "syarat", "batasan"))
_WEIGHS: Final = (
    "tidak otomatis", "tak otomatis", "belum tentu melanggar", "belum tentu pelanggaran", "tidak serta-merta",
    "tidak serta merta", "tak serta-merta", "tak serta merta", "belum bisa disebut pelanggaran",
)  # fmt: skip
_YES_NO: Final = frozenset(
    ("boleh", "bisa", "tidak", "tentu", "tergantung", "ya", "wajib", "dilarang", "haram", "jelas")
)
_PROVIDED: Final = frozenset((
    "asal", "asalkan", "selama", "sepanjang", "kecuali", "jika", "bila", "tetapi", "tapi", "menurut", "kata", "sebab",
    "karena", "pasal", "bunyi", "jawab", "jawabnya", "jelas", "skb", "aturannya",
))  # fmt: skip
_WHY: Final = frozenset(("mengapa", "kenapa"))
_BARS: Final = frozenset(("larang", "melarang", "haramkan", "mengharamkan", "cegah", "mencegah"))
_NEAR: Final = 3  # words between who forbids and the verb
_IMPERATIVE: Final = frozenset((
    "copot", "lepas", "lepaskan", "tanggalkan", "hapus", "jauhi", "hindari", "stop", "setop", "simpan", "tinggalkan",
    "kunci", "tahan", "matikan", "keluar", "bersihkan", "tolak", "laporkan", "awas", "hati-hati", "hati", "ingat",
    "jaga", "turunkan", "ganti", "kembalikan", "waspadai", "waspada", "pikir",
))  # fmt: skip
_MAY: Final = frozenset(("bisa", "dapat", "mengancam", "berujung", "berbuah", "berbuntut", "siap-siap", "taruhannya"))
_OPENING: Final = 12  # words
_COLLEAGUES: Final = frozenset(
    ("rekanmu", "rekan", "rekannya", "kawanmu", "teman", "atasanmu", "atasan", "asn", "pns", "kades")
)
_JOKES: Final = frozenset(("canda", "candanya", "kelakar", "kelakarnya", "guyon", "seloroh", "selorohnya", "gurau"))
_PLEDGED: Final = frozenset(("sepakat", "bersepakat", "kompak", "bertekad", "komit", "berkomitmen", "komitmen"))
_NOT: Final = frozenset(("tak", "tidak", "menolak"))
_LINES: Final = frozenset(("kanal", "posko", "hotline", "nomor", "layanan", "saluran", "kotak"))
_PARTISANS: Final = frozenset(("memihak", "berpihak", "partisan", "partisipan", "mendukung"))
_SHOWN_OUT: Final = frozenset(("silakan", "angkat", "minggir", "enyah"))
_OFFICES: Final = frozenset((
    "pemkot", "pemkab", "pemprov", "dinas", "disdik", "kanwil", "direksi", "kantor", "setda", "sekretariat", "rsud",
    "kemenag", "korpri", "pemda", "badan", "bkd", "bkpsdm", "bkpp", "kecamatan", "kelurahan", "direktur",
))  # fmt: skip
_IDEAS: Final = frozenset(("netral", "netralitas", "kenetralan", "ketidaknetralan"))
_OWN: Final = frozenset(("saya", "aku", "kami", "kita", "gue", "gua"))
_FEELS: Final = frozenset((
    "capek", "jenuh", "bosan", "percaya", "heran", "malu", "kesal", "muak", "lelah", "sedih", "geli", "sangsi", "ragu",
    "curiga", "yakin", "rindu", "kangen", "prihatin", "gemas", "jengkel", "kecewa", "belajar",
))  # fmt: skip
_DOUBTS: Final = frozenset((
    "mustahil", "mitos", "slogan", "omong", "sandiwara", "utopia", "ilusi", "dongeng", "angan-angan", "kemunafikan",
    "munafik", "jargon", "formalitas", "penyakit", "ironi", "mimpi", "khayalan", "basi", "klise",
))  # fmt: skip
_TEACHES: Final = frozenset(("cara", "kiat", "trik", "tips", "jurus", "teknik", "langkah", "strategi"))
_DECLINES: Final = frozenset(("menolak", "menghindari", "menjauhi", "menghadapi", "menangkal", "menyikapi", "menepis"))
_SPEAKS: Final = frozenset(
    ("pesan", "kata", "pinta", "ujar", "imbau", "tegas", "seru", "ajak", "ucap", "tutur", "wanti", "saran", "nasihat")
)


class Headlining(Appealing):
    """Reads the build of one short text."""

    def headlined(self) -> tuple[Kind, str, list[tuple[int, int]], float] | None:
        """Return the kind that the build of a text without a title says, or None."""
        if not self.short or not self._words:
            return None
        tests: tuple[tuple[Kind, str, object], ...] = (
            ("explainer", "K08.announced", self._announced),
            ("explainer", "K08.answered", self._answers_itself),
            ("explainer", "K08.told", self._rule_told),
            ("other", "K11.refused", self._turns_down),
            ("exhortation", "K09.barred", self._office_bars),
            ("exhortation", "K09.imperative", self._tells_to),
            ("exhortation", "K09.reminded", self._reminds),
            ("exhortation", "K09.taught", self._taught),
            ("opinion", "K10.view", self._holds_forth),
            ("other", "K11.joke", lambda: not _JOKES.isdisjoint(self._words)),
        )
        for name, rule, holds in tests:
            if callable(holds) and holds():
                return name, rule, self.first_words(), 0.4
        return None

    @cached_property
    def _words(self) -> list[str]:
        return _WORD.findall(self.reading.view.text)

    def _ruled(self) -> bool:
        """Officials stand in the text, and an act, a side, neutrality or a rule on it."""
        return self.service_named() and bool(
            self.reading.events or self.reading.sides or "netral" in self.reading.view.text
        )

    def _announced(self) -> bool:
        """'..., ini ancamannya', '...? Ini jawaban BKN'."""
        words = self._words
        at = next(
            (
                n
                for n in range(1, len(words) - 1)
                if (words[n] in _ANNOUNCES or words[n] == "apa")
                and (words[n + 1] in _RULES or words[n : n + 2] == ["apa", "kata"])
                and not words[n - 1][0].isalnum()
            ),
            None,
        )
        answered = any(
            (one == "?" and two in _ANSWERS) or (one in _RULES and two in {"begini", "berikut"})
            for one, two in pairwise(words)
        )
        return (at is not None or answered) and self.service_named() and not self.forbids()

    def _answers_itself(self) -> bool:
        """'Bolehkah istri PNS ...? Boleh, asal ...'; 'Mengapa ASN wajib netral? Pasal 2 menyebut ...'."""
        words = self._words
        if "?" not in words or self.thinks() or not self._ruled():
            return False
        at = words.index("?")
        behind = words[at + 1 :]
        if words[0] in _WHY:
            marks = self.knowledge.words["reading.citations"]
            text = self.reading.view.text
            return any(mark in text for mark in marks) and not self.reading.steps
        return bool(behind) and behind[0] in _YES_NO and not _PROVIDED.isdisjoint(behind[1:])

    def _rule_told(self) -> bool:
        """'Sanksi bagi ASN pendukung paslon: ...', 'cara melaporkan kades', 'tidak otomatis melanggar'."""
        words = self._words
        if self.reading.steps and not all(step.dead for step in self.reading.steps):
            return False
        heads = words[0] in _HEADS and words[1:2] != [] and words[1] in {"bagi", "untuk", "pelanggaran", "buat"}
        how = any(one in _ANNOUNCES and two == "cara" for one, two in pairwise(words[:3])) or words[:1] == ["cara"]
        weighs = any(mark in self.reading.view.text for mark in _WEIGHS)
        picked = any(one == "yang" and two in _PICKED for one, two in pairwise(words[1:6]))
        listed = (picked or words[1:2] == [] or words[1] in _PARTS) and words[0] in self.knowledge.words[
            "reading.numbers"
        ]
        if listed and self.service_named():
            return True
        return (heads or how or weighs) and self._ruled() and not any(a.places for a in self.reading.actors)

    def _turns_down(self) -> bool:
        """'Rektor tolak permintaan partai untuk kumpulkan mahasiswa': one office refuses what a side asks of it."""
        lists, words = self.knowledge.words, self._words
        for index, word in enumerate(words[1:_OPENING], 1):
            if word not in lists["reading.turning_down"] or words[index + 1 : index + 2] == []:
                continue
            asked = not lists["reading.campaigners"].isdisjoint(words[index + 2 : index + 5])
            if words[index + 1] in _REQUESTS and asked and "," not in words[:index]:
                return not self.cues.get("appeal_strong")
        return False

    def _office_bars(self) -> bool:
        """'Sekda larang mobil dinas parkir di posko paslon': a superior forbids, no law does."""
        lists = self.knowledge.words
        text = self.reading.view.text
        if self.refused():
            return False
        matter = {side.sentence for side in self.reading.sides} | {event.sentence for event in self.reading.events}
        for actor in self.reading.actors:
            if actor.sentence not in matter or actor.cls in {"organiser", "non_asn_public"}:
                continue
            behind = text[actor.full_end : actor.full_end + 60].split()[:_NEAR]
            at = next((n for n, word in enumerate(behind) if word in _BARS), None)
            if at is not None and "yang" not in behind[:at] and "," not in "".join(behind[:at]):
                return not any(mark in text for mark in lists["reading.citations"])
        opening = self._words[:_NEAR]
        barred = not _BARS.isdisjoint(self._words[:_OPENING]) and "kampanye" in text
        return barred and not _OFFICES.isdisjoint(opening) and not self.cues.get("explainer_strong")

    def _holds_forth(self) -> bool:
        """'Netral itu mahal ongkosnya', 'saya PNS dan saya capek disuruh netral': a view, nobody reports or appeals."""
        words, reading = self._words, self.reading
        told = reading.steps or self.cues.get("appeal_strong") or self.cues.get("explainer_strong")
        heard = {"kata", "ujar", "tegas", "ujarnya", "menurut", "pesan", "catat"} & set(words)
        if told or heard or any(m.kind == "authority" for m in reading.mentions) or "netral" not in reading.view.text:
            return False
        if any(op.cls in {"prohibition", "question"} for op in reading.operators) or any(
            a.places for a in reading.actors
        ):
            return False
        defines = any(
            one in _IDEAS and two in {"itu", "adalah", "bukan", "bukanlah", "ibarat"} for one, two in pairwise(words)
        )
        feels = not _OWN.isdisjoint(words) and not _FEELS.isdisjoint(words)
        doubts = not _DOUBTS.isdisjoint(words)
        return defines or feels or doubts

    def _tells_to(self) -> bool:
        """'Copot kaus timses sebelum masuk kantor, pesan sekcam', 'Hati-hati, satu like bisa berbuah hukuman'."""
        words = self._words
        first = words[0]
        colon = words.index(":") if ":" in words[:_OPENING] else 0
        if colon and words[colon + 1 : colon + 2] != [] and self.service_named():
            told = words[colon + 1]
            calm = told == "netral" or (told in _IMPERATIVE and not _COLLEAGUES.isdisjoint(words[colon:]))
            if calm and not any(side.kind != "none" and self._named(side) for side in self.reading.sides):
                return True
        lists = self.knowledge.words
        parted = not _PARTISANS.isdisjoint(words) and not _SHOWN_OUT.isdisjoint(words) and self.service_named()
        if parted and "yang" in words and not any(actor.specific for actor in self.reading.actors[1:]):
            return True  # 'Danramil: prajurit yang memihak silakan lepas seragam'
        supposed = first in lists["reading.if_words"] and "cukup" in words and not _SPEAKS.isdisjoint(words)
        if supposed and (self.reading.sides or self.reading.events) and self.service_named():
            return True  # 'Bila diajak foto calon, cukup rapatkan telapak tangan, saran BKPP'
        if first not in _IMPERATIVE or not (self.reading.sides or self.reading.events):
            return False
        if any(mark in self.reading.view.text for mark in self.knowledge.words["reading.citations"]):
            return False
        served = bool(self.reading.actors) or self.service_named()
        warned = not _MAY.isdisjoint(words)
        said = not _SPEAKS.isdisjoint(words[1:])
        return (served and (said or "!" in words)) or (warned and not self.mocks())

    def _reminds(self) -> bool:
        """'Satu pose, hilang tunjangan: BKPSDM ingatkan ASN'; 'Kadinkes kepada nakes: jas putih tidak boleh ...'."""
        words, reading = self._words, self.reading
        bound = any(actor.cls in {"asn", "asn_presumed", "non_asn_covered", "unknown"} for actor in reading.actors)
        if bound and any(one in _PLEDGED and two in _NOT for one, two in pairwise(words)):
            return True  # '300 guru sepakat tak jadi alat politik'
        opens = any(one in _LINES and two in {"aduan", "pengaduan"} for one, two in pairwise(words))
        if opens and bound and (reading.events or any(mark in words for mark in ("netral", "netralitas", "kampanye"))):
            return True  # 'BKD buka kanal aduan bagi warga yang melihat ASN ikut kampanye'
        gone = any(one in {"diminta", "disuruh", "wajib", "harus"} and two in _TAKEN for one, two in pairwise(words))
        if gone and bound and reading.sides and not {"hanya", "khusus", "cuma"} & set(words):
            return True  # 'semua stiker partai di motor pegawai diminta dikelupas'
        if any(one in _REMINDS and two in _ALL for one, two in pairwise(words)) and reading.events:
            return True
        colon = reading.view.text.find(":")
        if colon < 0 or any(m.kind == "authority" and m.start < colon for m in reading.mentions):
            return False
        cited = any(mark in reading.view.text for mark in self.knowledge.words["reading.citations"])
        text = reading.view.text
        speaks = len(reading.sentences) == 1 and any(
            actor.full_start == reading.sentences[0].start
            and text[actor.full_end : colon].startswith(("", " kepada ")[actor.full_end < colon])
            for actor in reading.actors
        )
        barred = any(op.cls == "prohibition" and op.start > colon for op in reading.operators)
        return speaks and barred and not cited and bool(reading.sides or reading.events)

    def _named(self, side: Side) -> bool:
        """A side with a number or an office of its own; 'paslon', 'timses' are any."""
        return side.kind == "named"

    def _taught(self) -> bool:
        """'80 kepala desa dibekali cara menolak ajakan tim sukses': taught to keep away, nobody has been asked."""
        words = self._words
        return self._ruled() and any(one in _TEACHES and two in _DECLINES for one, two in pairwise(words))
