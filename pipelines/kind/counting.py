"""Figures told with their act: reports on a class of officials, shares of those reported, entries of a register.

'Tujuh laporan soal lurah yang ...', '6 dari 19 kepala UPT terlapor', 'verifikasi menemukan 17 guru PNS tercatat sebagai
anggota partai': the act stands in full, and nobody in particular is told. Used by `casework` and `kind` only.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipelines.kind.weighing import MAIN, Weighing

if TYPE_CHECKING:
    from pipelines.record.reading import Actor, Step

_WORD: Final = re.compile(r"\w[\w-]*|[,.?!:;]")
_OPENING: Final = 2  # sentences
_LEAST: Final = 5  # persons in a register: from here on a figure
_WORDS: Final = {
    "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10,
    "sebelas": 11, "belasan": 11, "puluhan": 20, "ratusan": 100, "ribuan": 1000,
}  # fmt: skip
_TOPIC: Final = frozenset(
    ("soal", "tentang", "terkait", "mengenai", "menyangkut", "berisi", "perihal", "perkara", "menuding", "dugaan")
)
_ONE: Final = frozenset(("seorang", "oknum", "itu", "tersebut", "salah", "sejumlah", "beberapa", "sang", "berinisial"))
_BREACHES: Final = frozenset(("dilaporkan", "pelanggaran", "melanggar", "terlapor", "pelanggar"))
_RANKS: Final = frozenset(("urutan", "peringkat", "posisi", "ranking", "tempat"))
_FIRST: Final = frozenset(("pertama", "teratas", "tertinggi", "kedua", "ketiga", "terbanyak", "buncit", "satu"))
_FROM_TO: Final = frozenset(("dari", "jadi", "menjadi", "ke"))
_PERIODS: Final = frozenset(
    ("sepanjang", "selama", "hingga", "sejak", "total", "rekap", "rekapitulasi", "tercatat", "sejauh", "sampai")
)
_RECORDS: Final = frozenset(("catat", "mencatat", "tercatat", "mendata", "merekap", "rekap", "merangkum", "menghimpun"))
_PORTIONS: Final = frozenset(("separuh", "mayoritas", "kebanyakan", "sepertiga", "sebagian", "separo", "setengah"))
_MOSTLY: Final = frozenset(("kebanyakan", "mayoritas", "umumnya", "terbanyak", "rata-rata", "sebagian"))
_PARTED: Final = frozenset(("separuhnya", "setengahnya", "sepertiganya", "mayoritasnya", "sisanya", "kebanyakan"))
_FIGURES: Final = frozenset(("jumlah", "angka", "tren", "persentase", "banyaknya"))
_REPORTED: Final = frozenset((
    "pelanggar", "pelanggaran", "terlapor", "laporan", "kasus", "aduan", "temuan", "dugaan", "pelapor", "perkara",
))  # fmt: skip
_REACHED: Final = frozenset(("sudah", "mencapai", "capai", "tembus", "menembus", "menjadi", "jadi", "kini", "genap"))
_SPANS: Final = frozenset(("bulan", "tahun", "pekan", "minggu", "semester", "periode"))
_SINCE: Final = frozenset(("sejak", "sepanjang"))
_MANY: Final = 20
_GROUPS: Final = 2
_REGISTERED: Final = frozenset(("N12", "N14", "N13"))
_MOST: Final = frozenset(("terbanyak", "mayoritas", "didominasi", "mendominasi", "kebanyakan", "umumnya"))

_WHERE: Final = frozenset(("di", "dari", "berasal", "pada", "dilakukan", "menyangkut"))
_ENTERED: Final = frozenset(("nik", "nama", "ktp", "akun", "anggota"))


class Counting(Weighing):
    """Reads the figures of one reading."""

    def told_in_numbers(self) -> tuple[int, int] | None:
        """Return the first figure of title and lead that is told with the act it counts."""
        for number, row in enumerate(self.reading.sentences[:_OPENING]):
            if row.zone not in MAIN and number:
                continue
            words = [(m.start() + row.start, m[0]) for m in _WORD.finditer(self.reading.view.text[row.start : row.end])]
            if self._names_one(number):
                since = self._groups(number, words)
                if since is not None and not _SINCE.isdisjoint(word for _, word in words):
                    return (since, row.end)
                continue
            found = (
                self._ranked(words) or self._moved(words) or self._on_a_class(number, words) or self._share_of(words)
            )
            for test in (self._register, self._groups, self._portion, self._tally, self._recorded, self._by_now):
                found = found if found is not None else test(number, words)
            if found is not None:
                return (found, row.end)
        return None

    def _names_one(self, number: int) -> bool:
        """One of those counted is told as such, or a later step than a report is."""
        told = any(
            step.sentence == number and not step.dead and step.status not in {"under_review", "alleged"}
            for step in self.reading.steps
        )
        text = self.reading.view.text
        return told or any(
            actor.sentence == number
            and actor.cls not in {"political", "organiser"}
            and not _ONE.isdisjoint(text[actor.full_start : actor.full_end + 9].split())
            for actor in self.reading.actors
        )

    def _ranked(self, words: list[tuple[int, str]]) -> int | None:
        """'Guru menempati urutan pertama profesi yang dilaporkan tidak netral, disusul camat'."""
        plain = [word for _, word in words]
        for index in range(len(plain) - 2):
            if plain[index] == "persen" and index and plain[index + 1] in _REPORTED:
                return words[0][0]  # 'Empat puluh persen laporan yang masuk soal netralitas kades'
            placed = plain[index] in {"nomor", "peringkat"} and plain[index + 2] in _MOST | {"tertinggi"}
            if placed and not _REPORTED.isdisjoint(plain):
                return words[index][0]  # 'NTB nomor tiga terbanyak kasus kepala desa tak netral'
        if _BREACHES.isdisjoint(plain):
            return None
        for index, (start, word) in enumerate(words[:-1]):
            if word in _RANKS and plain[index + 1] in _FIRST:
                return start
            if self._value(word) and plain[index + 1] == "persen" and "pelanggaran" in plain:
                return start
        return None

    def _moved(self, words: list[tuple[int, str]]) -> int | None:
        """'Laporan tentang ... naik dari tiga menjadi sebelas', 'turun dari 20 laporan'."""
        lists, plain = self.knowledge.words, [word for _, word in words]
        if plain[0] in _FIGURES and not lists["reading.moves"].isdisjoint(plain) and "netral" in " ".join(plain):
            return words[0][0]  # 'Jumlah ASN yang dijatuhi sanksi netralitas turun dibanding pilkada lalu'
        if plain[0] in _REPORTED and "lipat" in plain and not lists["reading.moves"].isdisjoint(plain):
            return words[0][0]  # 'Kasus ASN naik dua kali lipat, terbanyak karena hadir di deklarasi'
        if lists["reading.reports"].isdisjoint(plain):
            return None
        if "mendominasi" in plain and not _REPORTED.isdisjoint(plain[plain.index("mendominasi") :]):
            return words[plain.index("mendominasi")][0]
        for index, (start, word) in enumerate(words[:-2]):
            if word in lists["reading.moves"] and plain[index + 1] in _FROM_TO and self._value(plain[index + 2]):
                return start
        return None

    def _most_of(self, plain: list[str]) -> int | None:
        """'Sebanyak 214 NIK guru muncul di Sipol, terbanyak dari Sikka': how they are spread."""
        most = next((n for n, word in enumerate(plain[:-1]) if word == "terbanyak" and plain[n + 1] in _WHERE), None)
        if most is None:
            return None
        counted = self.knowledge.words["reading.counted_persons"] | self.knowledge.words["reading.reports"] | _ENTERED
        return next(
            (n for n in range(most - 1) if self._value(plain[n]) > 1 and not counted.isdisjoint(plain[n + 1 : n + 3])),
            None,
        )

    def _on_a_class(self, number: int, words: list[tuple[int, str]]) -> int | None:
        """'Tujuh laporan tentang pejabat kecamatan di X masuk': several reports, on whoever holds the post."""
        reports = self.knowledge.words["reading.reports"]
        plain = [word for _, word in words]
        at = next((n for n, word in enumerate(plain[1:], 1) if word in reports and self._value(plain[n - 1]) > 1), None)
        if (most := self._most_of(plain)) is not None:
            return words[most][0]
        if at is not None and not _MOST.isdisjoint(plain[at:]):
            return words[at - 1][0]  # 'Bawaslu tangani 12 kasus kades, yang terbanyak karena berorasi'
        if at is not None and self._of_posts(number, words, at):
            return words[at - 1][0]
        topic = None if at is None else next((n for n in range(at + 1, len(plain)) if plain[n] in _TOPIC), None)
        if topic is None or topic + 1 >= len(words):
            return None
        begin = words[topic + 1][0]
        told = [a for a in self.reading.actors if a.sentence == number and a.full_start >= begin]
        whole = bool(told) and all(not self._called(actor) for actor in told)
        return words[at - 1][0] if whole and at else None

    def _of_posts(self, number: int, words: list[tuple[int, str]], at: int) -> bool:
        """'Bawaslu tangani 21 kasus kades meminta wali murid mendukung paslon': of a class, nobody singled out."""
        if self._value(words[at - 1][1]) < _LEAST or len(words) <= at + 2 or words[at + 2][1] == ",":
            return False
        return any(
            a.start == words[at + 1][0] and not self._called(a) for a in self.reading.actors if a.sentence == number
        )

    def _called(self, actor: Actor) -> bool:
        """'camat Wairoto': a name behind the post makes it one; a place behind 'di' does not."""
        view = self.reading.view
        behind = view.cased[actor.end : actor.end + 30].split()
        return bool(behind) and behind[0][0].isupper()

    def _share_of(self, words: list[tuple[int, str]]) -> int | None:
        """'menyeret 6 dari 19 kepala UPT terlapor', 'dilakukan 40 dari 72 PNS yang dilaporkan'."""
        plain = [word for _, word in words]
        if self.knowledge.words["reading.of_reported"].isdisjoint(plain):
            return None
        if plain[0] == "dari" and "," in plain[:-1]:  # 'Dari 41 terlapor pelanggaran netralitas, 19 ternyata guru'
            part, whole = self._value(plain[plain.index(",") + 1]), self._value(plain[1])
            return words[0][0] if 1 < part < whole else None
        for index in range(len(plain) - 2):
            part, whole = self._value(plain[index]), self._value(plain[index + 2])
            if plain[index + 1] == "dari" and 1 < part < whole:
                return words[index][0]
        return None

    def _register(self, number: int, words: list[tuple[int, str]]) -> int | None:
        """'Verifikasi menemukan 17 guru PNS masih tercatat sebagai anggota partai', '212 KTP ternyata milik PNS'."""
        plain = [word for _, word in words]
        lists = self.knowledge.words
        if lists["reading.checks_register"].isdisjoint(plain) or lists["reading.listed_in"].isdisjoint(plain):
            return None
        here = [event for event in self.reading.events if event.sentence == number and event.code in _REGISTERED]
        if not here and lists["reading.registers"].isdisjoint(plain):
            return None
        persons = {a.full_start for a in self.reading.actors if a.sentence == number}
        persons |= {a.start for a in self.reading.actors if a.sentence == number}
        entries = lists["reading.entries"] | {"salinan", "lembar", "surat", "e-ktp", "dukungan"}
        for index, (start, word) in enumerate(words[:-1]):
            if self._value(word) < _LEAST:
                continue
            following = plain[index + 1]
            if following in entries or start in persons or words[index + 1][0] in persons:
                return start
        return None

    def _groups(self, number: int, words: list[tuple[int, str]]) -> int | None:
        """'Sepanjang masa kampanye, 14 perangkat desa dan 3 camat diproses': several groups over a time."""
        plain = [word for _, word in words]
        lately = any(one in _SPANS and two == "ini" for one, two in pairwise(plain))
        during = not {"selama", "sepanjang"}.isdisjoint(plain) and plain.count(",") >= 1
        if not (lately or during) and _PERIODS.isdisjoint(plain[:_LEAST]) and _SINCE.isdisjoint(plain):
            return None
        posts = {a.start for a in self.reading.actors if a.sentence == number}
        found = [
            (start, self._value(word))
            for (start, word), (following, _) in pairwise(words)
            if self._value(word) and following in posts
        ]
        while_ = plain[:1] == ["selama"] or not _SINCE.isdisjoint(plain)
        if found and found[0][1] >= _MANY and while_:
            return found[0][0]  # '48 ASN disanksi sejak awal tahun'
        many = len(found) >= _GROUPS and sum(value for _, value in found) >= _LEAST
        return found[0][0] if many else None

    def _tally(self, number: int, words: list[tuple[int, str]]) -> int | None:
        """'Sidang kode etik ASN pilkada: 9 bersalah, 4 bebas, 2 ditunda': figures behind a colon."""
        plain = [word for _, word in words]
        colon = plain.index(":") if ":" in plain else len(plain)
        text = self.reading.view.text
        figures = [
            n
            for n in range(colon + 1, len(plain))
            if self._value(plain[n]) and text[words[n][0] + len(plain[n]) :].startswith(" ")
        ]
        posts = any(
            a.sentence == number and a.start > words[min(colon, len(words) - 1)][0] for a in self.reading.actors
        )
        tallied = len(figures) > _GROUPS and plain[colon + 1 :].count(",") >= _GROUPS and figures[0] == colon + 1
        return words[figures[0]][0] if tallied and not posts else None

    def _recorded(self, number: int, words: list[tuple[int, str]]) -> int | None:
        """'Bawaslu catat 14 lurah hadir di kampanye cabup': several of a class in somebody's record."""
        plain = [word for _, word in words]
        posts = {a.start for a in self.reading.actors if a.sentence == number}
        for index, (start, word) in enumerate(words[1:-1], 1):
            if plain[index - 1] in _RECORDS and self._value(word) >= _LEAST and words[index + 1][0] in posts:
                return start
        return None

    def _by_now(self, _: int, words: list[tuple[int, str]]) -> int | None:
        """'Laporan pegawai BUMD membagikan voucher sudah 14', 'tercatat 31 kali dilaporkan': how many there are."""
        plain = [word for _, word in words if word != "."]
        if plain[0] in _REPORTED and plain[-2:-1] and plain[-2] in _REACHED and self._value(plain[-1]) > 1:
            return words[0][0]
        times = (n for n in range(len(plain) - 2) if plain[n + 1] == "kali" and plain[n + 2] in _BREACHES)
        return next((words[n][0] for n in times if self._value(plain[n]) > 1), None)

    def _portion(self, _: int, words: list[tuple[int, str]]) -> int | None:
        """'Separuh pelanggar netralitas adalah pejabat eselon', 'sebagian besar laporan soal kades'."""
        for index, (start, word) in enumerate(words):
            if (
                index
                and word in _MOSTLY
                and words[index + 1 : index + 2]
                and words[index + 1][1] in {"karena", "akibat"}
            ):
                return start if any(self._value(one) > _LEAST for _, one in words[:index]) else None
            if not index and word in _PORTIONS and "pernah" in (one for _, one in words) and self.service_named():
                return start  # 'Separuh lebih kades di Jember pernah dipanggil Bawaslu'
            parted = index and word in _PARTED and words[index - 1][1] == ","
            if parted and not _PERIODS.isdisjoint(one for _, one in words[:index]):
                return start  # 'Lima puluh tiga ASN diproses selama tahapan pilkada, separuhnya guru'
            if word in _PORTIONS and not _REPORTED.isdisjoint(one for _, one in words[index + 1 : index + 3]):
                return start
        return None

    def one_of(self, step: Step) -> bool:
        """'Dari 30 aduan yang masuk ke Bawaslu, satu menyebut camat X ...': that one is told, the rest are counted."""
        row = self.reading.sentences[step.sentence]
        front = _WORD.findall(self.reading.view.text[row.start : step.start])
        behind = _WORD.findall(self.reading.view.text[step.end : row.end])
        if step.rule != "S30.reported" or front[:1] != ["dari"] or self.reading.main_event is None:
            return False
        told = self.reading.events[self.reading.main_event]
        counted = any(self._value(word) > 1 for word in front)
        return (
            counted
            and told.sentence == step.sentence
            and told.start > step.end
            and ["satu"] in ([one] for comma, one in pairwise(behind) if comma in {",", "salah"})
        )

    def _value(self, word: str) -> int:
        """The number a word says, else 0; a year is none."""
        plain = word.replace(".", "")
        if plain.isdigit():
            value = int(plain)
            return 0 if value in range(1999, 2031) else value
        return _WORDS.get(word, 0)
