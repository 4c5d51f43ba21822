"""Short texts that tell officials what to keep from, in no listed words. Used by `headlining` only.

'Camat larang kades datang ke deklarasi', 'Copot kaus timses sebelum masuk kantor, pesan sekcam'.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipelines.kind.appealing import Appealing

if TYPE_CHECKING:
    from pipelines.record.reading import Side

_WORD: Final = re.compile(r"\w[\w-]*|[,.?!:;]")
_REMINDS: Final = frozenset(("ingatkan", "mengingatkan", "peringatkan", "memperingatkan", "wanti-wanti", "imbau"))
_ALL: Final = frozenset((
    "asn", "pns", "pppk", "pegawai", "seluruh", "semua", "para", "jajaran", "jajarannya", "aparatur", "stafnya",
    "anggotanya", "bawahannya",
))  # fmt: skip
_REQUESTS: Final = frozenset(("permintaan", "ajakan", "tawaran", "undangan", "pinangan", "titipan", "bujukan", "lobi"))
_SIDED: Final = frozenset(("deklarasi", "kampanye", "paslon", "calon", "bakal"))
_REASONS: Final = frozenset(("karena", "alasannya", "demi", "sebab", "agar", "lantaran"))
_NOT_OURS: Final = frozenset((
    "warga", "warganya", "pedagang", "pasar", "siswa", "anak", "pengunjung", "truk", "parkir", "konser", "orgen",
    "pengendara", "pemuda", "hajatan", "petasan", "karaoke",
))  # fmt: skip
_TAKEN: Final = frozenset(
    ("dikelupas", "dicopot", "dilepas", "dihapus", "diturunkan", "disimpan", "ditutup", "dibersihkan")
)
_PARKED: Final = frozenset(("dikandangkan", "ditarik", "diparkir", "digarasikan", "dikunci", "disimpan"))
_BARS: Final = frozenset(("larang", "melarang", "haramkan", "mengharamkan", "cegah", "mencegah"))
_TELLS: Final = frozenset((
    "menyuruh", "suruh", "perintahkan", "memerintahkan", "kumpulkan", "mengumpulkan", "minta", "meminta", "imbau",
    "mengimbau", "wajibkan", "mewajibkan", "ajak", "mengajak", "instruksikan", "menginstruksikan", "ajari", "melatih",
))  # fmt: skip
_KEEPS: Final = _BARS | frozenset((
    "larangan", "bersih", "steril", "jangan", "tidak", "tak", "jauh", "menjauhi", "bebas", "mencopot", "melepas",
    "lepas", "copot", "menghapus", "menurunkan", "tanpa", "menolak", "menghindari", "netral",
))  # fmt: skip
_WHOEVER: Final = ("mana pun", "manapun", "siapa pun", "siapapun", "berapa pun", "berapapun", "mana saja", "siapa saja")
_TAIL: Final = 22  # characters behind a side: 'calon nomor berapa pun'
_NEAR: Final = 3  # words between who forbids and the verb
_IMPERATIVE: Final = frozenset((
    "copot", "lepas", "lepaskan", "tanggalkan", "hapus", "jauhi", "hindari", "stop", "setop", "simpan", "tinggalkan",
    "kunci", "tahan", "matikan", "keluar", "bersihkan", "tolak", "laporkan", "awas", "hati-hati", "hati", "ingat",
    "jaga", "turunkan", "ganti", "kembalikan", "waspadai", "waspada", "pikir",
))  # fmt: skip
_KEEP_AWAY: Final = frozenset((
    "keluar", "jauhi", "hindari", "tinggalkan", "tolak", "hapus", "lepas", "lepaskan", "tanggalkan", "stop", "setop",
    "left", "hapusin", "copot",
))  # fmt: skip
_MAY: Final = frozenset(("bisa", "dapat", "mengancam", "berujung", "berbuah", "berbuntut", "siap-siap", "taruhannya"))
_OPENING: Final = 12  # words
_COLLEAGUES: Final = frozenset(
    ("rekanmu", "rekan", "rekannya", "kawanmu", "teman", "atasanmu", "atasan", "asn", "pns", "kades")
)
_PLEDGED: Final = frozenset(("sepakat", "bersepakat", "kompak", "bertekad", "komit", "berkomitmen", "komitmen"))
_NOT: Final = frozenset(("tak", "tidak", "menolak"))
_LINES: Final = frozenset(("kanal", "posko", "hotline", "nomor", "layanan", "saluran", "kotak"))
_OPENS: Final = (
    "buka", "membuka", "dibuka", "ngebuka", "siap", "menyiap", "disiap", "sedia", "menyedia", "disedia", "lapor",
    "melapor", "dilapor", "hubungi", "luncur", "melunc", "dilunc", "umum", "mengumum", "diumum", "aktif", "mengaktif",
    "bawaslu", "panwas", "inspektorat", "bkpsdm", "ada", "punya", "silakan", "kirim", "adukan", "mengadu", "pasang",
)  # fmt: skip
_PARTISANS: Final = frozenset(("memihak", "berpihak", "partisan", "partisipan", "mendukung"))
_SHOWN_OUT: Final = frozenset(("silakan", "angkat", "minggir", "enyah"))
_OFFICES: Final = frozenset((
    "pemkot", "pemkab", "pemprov", "dinas", "disdik", "kanwil", "direksi", "kantor", "setda", "sekretariat", "rsud",
    "kemenag", "korpri", "pemda", "badan", "bkd", "bkpsdm", "bkpp", "kecamatan", "kelurahan", "direktur",
))  # fmt: skip
_TEACHES: Final = frozenset(("cara", "kiat", "trik", "tips", "jurus", "teknik", "langkah", "strategi"))
_DECLINES: Final = frozenset(("menolak", "menghindari", "menjauhi", "menghadapi", "menangkal", "menyikapi", "menepis"))
_SPEAKS: Final = frozenset(
    ("pesan", "kata", "pinta", "ujar", "imbau", "tegas", "seru", "ajak", "ucap", "tutur", "wanti", "saran", "nasihat")
)
_ASKED: Final = frozenset(("mohon", "diminta", "disuruh", "wajib", "harus"))
_MATTERS: Final = frozenset(("netral", "netralitas", "kampanye"))


class Ordering(Appealing):
    """Reads orders, warnings and refusals in one short text."""

    @cached_property
    def _words(self) -> list[str]:
        return _WORD.findall(self.reading.view.text)

    def _ruled(self) -> bool:
        """Officials stand in the text, and an act, a side, neutrality or a rule on it."""
        return self.service_named() and bool(
            self.reading.events or self.reading.sides or "netral" in self.reading.view.text
        )

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
            behind = text[actor.full_end : actor.full_end + 60].split()[: _NEAR + 2]
            at = next((n for n, word in enumerate(behind[:_NEAR]) if word in _BARS), None)
            if at is not None and not _NOT_OURS.isdisjoint(behind[at + 1 :][:2]):
                continue  # 'Kades larang warga buang sampah di dekat posko'
            if at is not None and "yang" not in behind[:at] and "," not in "".join(behind[:at]):
                return not any(mark in text for mark in lists["reading.citations"])
        opening = self._words[:_NEAR]
        barred = not _BARS.isdisjoint(self._words[:_OPENING]) and "kampanye" in text
        return barred and not _OFFICES.isdisjoint(opening) and not self.cues.get("explainer_strong")

    def _tells_to(self) -> bool:
        """'Copot kaus timses sebelum masuk kantor, pesan sekcam', 'Hati-hati, satu like bisa berbuah hukuman'."""
        words = self._words
        first = words[0]
        colon = words.index(":") if ":" in words[:_OPENING] else 0
        if colon and words[colon + 1 : colon + 2] != [] and self.service_named():
            told = words[colon + 1]
            calm = told == "netral" or (told in _IMPERATIVE and not _COLLEAGUES.isdisjoint(words[colon:]))
            calm = calm or (told in _KEEP_AWAY and not _ALL.isdisjoint(words[:colon]))
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
            return self._all_keep_away()
        if any(mark in self.reading.view.text for mark in self.knowledge.words["reading.citations"]):
            return False
        served = bool(self.reading.actors) or self.service_named()
        warned = not _MAY.isdisjoint(words)
        said = not _SPEAKS.isdisjoint(words[1:])
        return (served and (said or "!" in words)) or (warned and not self.mocks())

    def _all_keep_away(self) -> bool:
        """'Perintah pak kaban, semua staf hapus foto paslon siapa pun': an order to all, for no side."""
        if not any(side.kind == "none" for side in self.reading.sides) or not self.service_named():
            return False
        words = self._words
        return any(
            word in _ALL and not _KEEP_AWAY.isdisjoint(words[n + 1 : n + 1 + _NEAR]) for n, word in enumerate(words)
        )

    def _reminds(self) -> bool:
        """'Satu pose, hilang tunjangan: BKPSDM ingatkan ASN', '300 guru sepakat tak jadi alat politik'."""
        words, reading = self._words, self.reading
        pairs = list(pairwise(words))
        bound = any(actor.cls in {"asn", "asn_presumed", "non_asn_covered", "unknown"} for actor in reading.actors)
        pledged = bound and any(one in _PLEDGED and two in _NOT for one, two in pairs)
        opens = any(one in _LINES and two in {"aduan", "pengaduan"} for one, two in pairs)
        opens = opens and any(word.startswith(_OPENS) for word in words)
        opens = opens and bound and (bool(reading.events) or not _MATTERS.isdisjoint(words))
        reminded = any(one in _REMINDS and two in _ALL for one, two in pairs) and bool(reading.events)
        gone = (
            any(one in _ASKED and two in _TAKEN for one, two in pairs)
            and (bound or "grup" in words)
            and bool(reading.sides)
        )
        gone = gone and {"hanya", "khusus", "cuma"}.isdisjoint(words)  # 'semua stiker partai ... diminta dikelupas'
        parked = any(one in _ASKED and two in _PARKED for one, two in pairs)
        parked = parked and "kampanye" in words and "dinas" in words
        return pledged or opens or reminded or gone or parked or self._forbids_theirs()

    def _forbids_theirs(self) -> bool:
        """'Kadinkes kepada nakes: jas putih tidak boleh berubah warna partai': an official to his own."""
        text, reading = self.reading.view.text, self.reading
        colon = text.find(":")
        if colon < 0 or any(m.kind == "authority" and m.start < colon for m in reading.mentions):
            return False
        cited = any(mark in text for mark in self.knowledge.words["reading.citations"])
        speaks = len(reading.sentences) == 1 and any(
            actor.full_start == reading.sentences[0].start
            and text[actor.full_end : colon].startswith(("", " kepada ")[actor.full_end < colon])
            for actor in reading.actors
        )
        barred = any(op.cls == "prohibition" and op.start > colon for op in reading.operators)
        return speaks and barred and not cited and bool(reading.sides or reading.events)

    def _for_no_side(self) -> bool:
        """'Camat melarang warga mengibarkan bendera paslon mana pun', '... bersih dari warna calon siapa pun'."""
        text, words = self.reading.view.text, self._words
        whoever = any(
            side.kind == "none" and any(word in text[side.start : side.end + _TAIL] for word in _WHOEVER)
            for side in self.reading.sides
        )
        sided = any(self._named(side) for side in self.reading.sides)
        told = next((n for n, word in enumerate(words) if word in _BARS | _TELLS), None)
        if not whoever or sided or told is None or self.refused() or _KEEPS.isdisjoint(words[told:]):
            return False
        posts = [actor.start for actor in self.reading.actors if actor.cls not in {"political", "organiser"}]
        return bool(posts) and text.find(words[told]) > min(posts)

    def _named(self, side: Side) -> bool:
        """A side with a number or an office of its own; 'paslon', 'timses' are any."""
        return side.kind == "named"

    def _taught(self) -> bool:
        """'80 kepala desa dibekali cara menolak ajakan tim sukses': taught to keep away, nobody has been asked."""
        words = self._words
        return self._ruled() and any(one in _TEACHES and two in _DECLINES for one, two in pairwise(words))

    def _turns_down(self) -> bool:
        """'Rektor tolak permintaan partai untuk kumpulkan mahasiswa': one office refuses what a side asks of it."""
        lists, words = self.knowledge.words, self._words
        for index, word in enumerate(words[1:_OPENING], 1):
            if word not in lists["reading.turning_down"] or words[index + 1 : index + 2] == []:
                continue
            asked = not (lists["reading.campaigners"] | _SIDED).isdisjoint(words[index + 2 : index + 5])
            if words[index + 1] in _REQUESTS and asked and "," not in words[:index]:
                return not self.cues.get("appeal_strong") or not _REASONS.isdisjoint(words[index + 3 :])
        return False
