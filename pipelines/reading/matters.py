"""Words next to a predicate that make it another matter: a summons, a list of those present, things taken out.

Used by `others` only; looks at a few words around the predicate and its object.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.reacting import another_matter

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Words
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_NEAR = 7  # tokens
_NEXT = 3  # tokens
_LEADS = frozenset(("memandu", "pandu", "dipandu"))
_LED = frozenset(
    ("warga", "guru", "siswa", "pemilih", "mereka", "masyarakat", "anggota", "ibu", "kader", "pegawai", "para")
)
_OWN_UNIFORM = frozenset(("sekolah", "dinas", "korpri", "kantor", "guru", "pns", "pgri", "adat", "daerah"))
_PERFORMED = frozenset(("materi", "lagu", "makalah", "puisi", "doa", "acara", "tarian", "sambutan", "ceramah"))
_TAKES_OUT = frozenset(
    ("mengeluarkan", "keluarkan", "mengambil", "ambil", "membuang", "mencabut", "memungut", "melepas")
)
_SET_UP = frozenset(("dipakai", "digunakan", "dipasang", "terpasang", "dipinjam", "menyala", "ditaruh", "berdiri"))
_PENALTIES = frozenset(("sanksi", "hukuman", "teguran", "vonis", "putusan"))
_SUFFERS = frozenset(("sasaran", "korban", "bahan", "bulan-bulanan", "target"))
_FAVOURS = frozenset(
    ("maaf", "ampun", "izin", "ijin", "cuti", "klarifikasi", "keterangan", "penjelasan", "perlindungan")
)
_OTHER_TEAMS = frozenset((
    "pemantau", "pengawas", "netralitas", "gugus", "satgas", "seleksi", "penggerak", "teknis", "ahli", "penilai",
    "verifikasi", "pemeriksa", "pengamanan", "fasilitasi", "desk", "pakem", "medis", "kesehatan",
))  # fmt: skip
_SPOUSE = frozenset(("istrinya", "suaminya"))
_SECURES = frozenset((
    "amankan", "mengamankan", "jaga", "menjaga", "awasi", "mengawasi", "kawal", "pantau", "memantau", "liput",
    "meliput", "menertibkan", "tertibkan", "membubarkan", "bubarkan", "mencegah", "cegah", "menghentikan",
    "menggagalkan",
))  # fmt: skip
_ACCUSES = frozenset(("menuding", "tuding", "menuduh", "tuduh", "menilai", "mengkritik", "menganggap", "mengkritisi"))
_CAUSES = frozenset(("bahaya", "pentingnya", "gerakan", "program", "hidup", "manfaat", "stop", "budaya", "gemar"))
_BACK = frozenset(("bale", "balik", "kembali", "pulang"))
_HAVING = frozenset(("abis", "habis", "usai", "sudah", "selesai", "seusai", "setelah", "sehabis", "sesudah"))
_GUESTS = frozenset((
    "petugas", "warga", "siswa", "murid", "polisi", "pantarlih", "tamu", "wartawan", "anak", "lansia", "tim", "kpps",
    "pemudik", "peneliti", "mahasiswa", "pasien",
))  # fmt: skip
_TOGETHER = frozenset(("dan", "bersama", "serta"))
_PRICES = frozenset(("harga", "inflasi", "permintaan", "pertumbuhan", "konsumsi", "produksi", "ekonomi", "pasar"))
_SPEAKERS = frozenset(("akun", "pesan", "kabar", "isu", "berita", "tudingan", "hoaks", "unggahan", "oknum"))
_NEUTRAL_CONTENT = frozenset((
    "pengamanan", "debat", "tata", "sosialisasi", "imbauan", "netralitas", "larangan", "aturan", "simulasi", "kpu",
    "pengawasan", "bawaslu", "penertiban", "pengawalan", "panwascam", "panwaslu",
))  # fmt: skip
_CHANGES = frozenset((
    "pasang", "memasang", "masang", "ganti", "mengganti", "ganti-ganti", "diganti", "ubah", "mengubah", "diubah",
    "pakai", "memakai", "pake", "menjadikan", "dijadikan", "dipasang", "paslon", "bergambar", "bingkai",
))  # fmt: skip


class Matters:
    """Looks at the words next to the acts of one text."""

    draft: Draft
    actors: list[FoundActor]
    sides: list[FoundSide]
    sides_of: list[list[int]]
    lists: Words

    def no_such_thing(self, event: FoundEvent) -> bool:
        """A word next to the predicate makes it another matter: a list of those present, a candidate's channel."""
        look = {
            "N02": self._of_another_channel,
            "N03": self._reacts_to_umpire,
            "N05": self._no_presence,
            "N07": self._no_order,
            "N11": self._no_part,
            "N15": self._to_the_poll,
            "N17": self._no_attack,
            "N99": self._accuses,
        }
        side = None if event.side is None else self.sides[event.side].first
        if another_matter(self.draft, event, side, self.lists["reading.not"]) or self._of_a_cause(event):
            return True
        return self._secured(event) or look.get(event.rule.code, self._of_the_thing)(event)

    def _secured(self, event: FoundEvent) -> bool:
        """'Babinsa ikut amankan pembagian kaus paslon 4': what others do, kept in order."""
        before = self.draft.tokens[max(0, event.hit.first - 2) : event.hit.first]
        return event.voice == "noun" and not _SECURES.isdisjoint(before)

    def _of_a_cause(self, event: FoundEvent) -> bool:
        """'kampanyekan bahaya stunting': a cause, and no side."""
        last = event.hit.last
        if event.rule.code not in {"N06", "N15"}:
            return False
        if "ampanye" not in event.word:  # 'keliling kampung kampanyekan bahaya stunting'
            last += 1
            if "ampanyekan" not in "".join(self.draft.tokens[last - 1 : last]):
                return False
        behind, plain = self.draft.tokens[last : last + 2], self.lists["nonpolitical.kampanye"]
        return " ".join(behind) in plain or bool(behind[:1] != [] and (behind[0] in plain or behind[0] in _CAUSES))

    def _to_the_poll(self, event: FoundEvent) -> bool:
        """'mengantar suaminya yang nyaleg ke TPS', where everybody votes; 'cuti saat istrinya yang caleg orasi'."""
        tokens, hit = self.draft.tokens, event.hit
        front = tokens[max(0, hit.first - _NEXT - 1) : hit.first]
        left_out = "tanpa" in front or not self.lists["reading.not"].isdisjoint(front)
        runs = not left_out and any(one in _SPOUSE and two == "yang" for one, two in pairwise(front))
        return runs or "tps" in tokens[hit.last : hit.last + _NEAR]

    def _no_part(self, event: FoundEvent) -> bool:
        """'Mantan kordes tim paslon dilantik jadi kadus', 'jadi sasaran tim cabup': no part in the team."""
        if event.object_hit is None:
            return False
        behind = self.draft.tokens[event.object_hit.last : event.object_hit.last + 1]
        if not _OTHER_TEAMS.isdisjoint(behind):
            return True  # 'namanya ada di SK tim pemantau netralitas'
        if event.word == "ikut" and behind != [] and behind[0].startswith("me"):
            return True  # 'ikut relawan menempel stiker'
        suffers = not _SUFFERS.isdisjoint(self.draft.tokens[event.hit.last : event.hit.last + 1])
        return suffers or (event.word in {"jadi", "menjadi"} and event.object_hit.first < event.hit.first)

    def _no_order(self, event: FoundEvent) -> bool:
        """'memandu kampanye' steers nobody, 'membawa mobil' gathers nobody, a watchdog's summons is no call."""
        rule, hit, tokens = event.rule, event.hit, self.draft.tokens
        behind, order = tokens[hit.last : hit.last + _NEXT], "order" in rule.known_as
        leads = order and tokens[hit.first] in _LEADS and _LED.isdisjoint(behind)
        carries = "brings_to_event" in rule.known_as and not self.lists["reading.vehicles"].isdisjoint(behind[:1])
        booth = tokens[hit.last - 1] == "nomor" and behind[:1] == ["tps"]  # 'ingat nomor TPS-nya'
        pardon = order and not _FAVOURS.isdisjoint(behind[:1]) and tokens[hit.first].endswith("minta")
        voted = "votes" in rule.known_as and tokens[hit.first - 1] in _HAVING  # 'abis nyoblos, difoto dua jari'
        voice = event.word == "pesan" and tokens[hit.last : hit.last + 1] in (["suara"], ["suaranya"], ["berantai"])
        priced = not _PRICES.isdisjoint(behind[:1])  # 'mendorong harga telur'
        # 'kampung kita harus hijau dan bersih': a colour is somebody's only where a poll is told
        coloured = "colour" in rule.known_as and not self.draft.having("election")
        return (
            coloured
            or priced
            or booth
            or voice
            or voted
            or leads
            or carries
            or pardon
            or self._asked_by_team(hit)
            or (order and hit.passive and self._by_umpire(hit))
            or ("summons" in rule.known_as and self._watchdog_calls(event))
        )

    def _no_presence(self, event: FoundEvent) -> bool:
        """'daftar hadir', 'ikut meneken berita acara', another than the side is fetched."""
        before = self.draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
        signs = "meneken" in event.word or "menandatangani" in event.word
        listed = event.word == "hadir" and before in (["daftar"], ["absensi"], ["absen"])
        on_stage = (
            "panggung" in event.word and before[:1] != [] and before[0] in _SET_UP
        )  # 'genset yang dipakai di panggung'
        spouse = self.draft.tokens[event.hit.last : event.hit.last + 1] in (["suaminya"], ["istrinya"])
        return (
            signs
            or listed
            or on_stage
            or (spouse and self._to_the_poll(event))
            or ("escorts" in event.rule.known_as and self._somebody_fetched(event))
        )

    def _of_the_thing(self, event: FoundEvent) -> bool:
        """A thing taken out, a uniform of one's own, a talk that is given, what a candidate had handed over."""
        rule, hit, tokens, thing = event.rule, event.hit, self.draft.tokens, event.object_hit
        if rule.code in {"N01", "N08"} and not _BACK.isdisjoint(tokens[hit.last : hit.last + 1]):
            return True  # 'kasih balik kaus paslon'
        if rule.code == "N01" and event.word.startswith("ter"):  # 'guru menemukan kalender caleg terselip dalam map'
            found = tokens[max(0, hit.first - _NEAR) : hit.first]
            return not self.lists["reading.finding"].isdisjoint(found) and self._finder(event, hit.first - len(found))
        if rule.code == "N01":  # 'mengeluarkan kalender cabup dari map KIA'
            return tokens[hit.first] in _TAKES_OUT and "dari" in tokens[hit.last : hit.last + _NEAR]
        if "emoji" in rule.known_as:  # 'meneruskan video cawali ke grup, disertai emoji jempol'
            return tokens[hit.first - 1] in {"disertai", "dengan", "plus", "dibubuhi", "pakai"}
        if "wears" in rule.known_as and thing is not None:
            bought = thing.first > hit.last and tokens[thing.first - 1] in {"untuk", "buat", "membeli", "beli"}
            return bought or not _OWN_UNIFORM.isdisjoint(tokens[thing.last : thing.last + 1])
        return rule.code == "N08" and self._no_gift(event)

    def _no_attack(self, event: FoundEvent) -> bool:
        """'jadi sasaran meme', 'disebut penipu oleh akun pendukung cabup', 'menyebut akun yang memaki cabup bohong'."""
        rule, hit, tokens, thing = event.rule, event.hit, self.draft.tokens, event.object_hit
        front = tokens[max(0, hit.first - _NEXT) : hit.first]
        by_other = "yang" in front and "akun" in tokens[max(0, hit.first - _NEAR) : hit.first]
        by_side = hit.passive and "oleh" in tokens[hit.last : hit.last + _NEXT]
        if by_side and not any(actor.first > hit.last and tokens[actor.first - 1] == "oleh" for actor in self.actors):
            return True
        line = tokens[self.draft.sentences[hit.sentence].first_token : hit.first]
        imposed = "jatuhkan" in event.word and not _PENALTIES.isdisjoint(line)  # 'sanksi ... resmi dijatuhkan'
        if not _SUFFERS.isdisjoint(front) or by_other or imposed:
            return True
        if "insults" not in rule.known_as or event.side is None:
            return False
        side = self.sides[event.side].first
        told_of = not _SPEAKERS.isdisjoint(tokens[hit.last : side])
        return told_of or (thing is not None and tokens[thing.first] == "titipan" and side == thing.last)

    def _finder(self, event: FoundEvent, begin: int) -> bool:
        """Whether the official stands in front of the verb of finding."""
        if event.agent is None or self.actors[event.agent].actor.sentence != event.hit.sentence:
            return False
        at = next(n for n in range(begin, event.hit.first) if self.draft.tokens[n] in self.lists["reading.finding"])
        return self.actors[event.agent].last <= at and not any(
            hit.has("authority") for hit in self.draft.near(begin, at, 0) if hit.last <= at
        )

    def _no_gift(self, event: FoundEvent) -> bool:
        """A talk that is 'dibawakan'; 'bagi vitamin, antre karena ada kampanye cabup di depan'."""
        hit, tokens = event.hit, self.draft.tokens
        row = self.draft.sentences[hit.sentence]
        if "ktp" in event.word:
            return True  # 'menitipkan KTP, imbalannya rokok': he gives his name, and gets the gift
        brought = "gives" in event.rule.known_as and "bawakan" in event.word
        if brought and not _PERFORMED.isdisjoint(tokens[row.first_token : row.last_token]):
            return True
        between = tokens[hit.last : self.sides[event.side].first] if event.side is not None else []
        return "karena" in between and between[between.index("karena") + 1 :][:1] == ["ada"]

    def _accuses(self, event: FoundEvent) -> bool:
        """'Sekda menuding timses paslon 2 berat sebelah': who accuses right in front is not the one accused."""
        if event.agent is None or not self.sides_of[event.hit.sentence]:
            return False
        last = self.actors[event.agent].last
        between = self.draft.tokens[last : event.hit.first] if last <= event.hit.first else []
        accusing = [n for n, word in enumerate(between[:_NEXT]) if word in _ACCUSES]
        side = [s for s in self.sides_of[event.hit.sentence] if last <= self.sides[s].first < event.hit.first]
        return bool(accusing) and bool(side)

    def _somebody_fetched(self, event: FoundEvent) -> bool:
        """'menjemput Pj gubernur, cawagub kebetulan satu pesawat': another is fetched."""
        last = event.hit.last
        if event.side is not None and self.draft.tokens[last : last + 1] != []:
            behind = self.draft.tokens[last : self.sides[event.side].first]
            other = behind[:1] != [] and behind[0] in _GUESTS and _TOGETHER.isdisjoint(behind)
            if other and any(len(word) > _NEXT and word.startswith(("me", "ber")) for word in behind[1:]):
                return True  # 'temani petugas pantarlih mencoklit rumah calon bupati'
        if event.side is None or "," not in self.draft.tokens[last : self.sides[event.side].first]:
            return False
        return any(other.has("post") and other.first == last for other in self.draft.near(last, last, _NEXT))

    def _asked_by_team(self, hit: Hit) -> bool:
        """'diajak ketua partai', 'diminta timses': nobody of the service gives the order."""
        behind = self.draft.tokens[hit.last : hit.last + _NEXT]
        behind = behind[1:] if behind[:1] == ["oleh"] else behind
        if not hit.passive or not behind:
            return False
        party = behind[0] in {"ketua", "pengurus", "kader"} and "partai" in behind
        return party or behind[0] in {"timses", "relawan", "caleg", "simpatisan"}

    def _by_umpire(self, hit: Hit) -> bool:
        """'hadir karena diminta Panwascam': asked by an umpire, for no side."""
        last = hit.last + (self.draft.tokens[hit.last : hit.last + 1] == ["oleh"])
        return any(other.has("authority") and other.first == last for other in self.draft.near(last, last, 1))

    def _watchdog_calls(self, event: FoundEvent) -> bool:
        """'Bawaslu Bitung mengundang lurah untuk klarifikasi setelah ia bergoyang di kampanye': a summons."""
        return any(
            other.has("authority") and 0 <= event.hit.first - other.last <= _NEXT
            for other in self.draft.near(event.hit.first, event.hit.first, _NEAR)
        )

    def _reacts_to_umpire(self, event: FoundEvent) -> bool:
        """'jempol nyangkut di postingan KPU soal debat paslon', 'membagikan ulang video pengamanan orasi cagub'."""
        shown = "emoji" in event.rule.known_as and self._of_the_thing(event)
        return shown or (event.side is not None and self._neutral_content(event, self.sides[event.side]))

    def _neutral_content(self, event: FoundEvent, side: FoundSide) -> bool:
        """What is shown is of the organisers, or tells how to vote."""
        between = self.draft.tokens[event.hit.last : side.first]
        before = self.draft.tokens[max(0, side.first - _NEXT - 1) : side.first] if side.first < event.hit.first else []
        return not _NEUTRAL_CONTENT.isdisjoint([*between, *(word for word in before if word != "debat")])

    def _of_another_channel(self, event: FoundEvent) -> bool:
        """'nongkrong di live TikTok caleg', 'seragam menempel di foto profil': the candidate's, or no side's."""
        hit = event.hit
        if event.side is not None and self._neutral_content(event, self.sides[event.side]):
            return True
        if event.word == "tulis" and self.draft.tokens[hit.first - 1] in {"salah", "alat"}:
            return True  # 'alamatnya salah tulis'
        if "writes" in event.rule.known_as and event.word == "ditulis":
            named = self.draft.near(hit.last, hit.last, _NEXT)
            return any(other.has("post") and other.first == hit.last for other in named)  # 'MC-nya ditulis kepala KUA'
        if "status" in event.rule.known_as and self.draft.tokens[hit.first - 1] == "di" and event.side is not None:
            return 0 <= self.sides[event.side].first - hit.last <= 0 and self.sides[event.side].sort == "person"
        if "profile" not in event.rule.known_as or self.sides_of[hit.sentence]:
            return False
        row = self.draft.sentences[hit.sentence]
        return _CHANGES.isdisjoint(self.draft.tokens[row.first_token : row.last_token])
