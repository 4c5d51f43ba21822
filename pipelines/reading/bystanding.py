"""Words near an act that are another's: passers-by, houses next door, relatives, a clause with its own subject.

The first half of `otherwise`; used by it only. Each looks at the sentence of one act.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.removing import side_taken_off

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Words
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_NUMBERED = frozenset((
    "terpilih", "perseorangan", "dapil", "itu", "nomor", "urut", "no", "petahana", "bupati", "wali", "kota",
    "gubernur",
))  # fmt: skip
_PASSING = frozenset(("melintas", "lewat", "berpapasan", "melewati", "numpang"))
_REACTS = frozenset((
    "janji", "berjanji", "menjanjikan", "protes", "memprotes", "menyoroti", "soroti", "mengecam", "kecam", "mengkritik",
    "kritik", "menyayangkan", "menuntut", "tuntut", "menyesalkan", "menyindir", "geram", "bungkam", "diam",
))  # fmt: skip
_HEADS = frozenset((
    "relawan", "tim", "petugas", "pengurus", "bendera", "kampanye", "posko", "spanduk", "baliho", "massa", "rombongan",
    "saksi", "pendukung", "jadwal", "deklarasi", "konvoi", "sementara", "calon", "anggota", "ketua", "partai",
))  # fmt: skip
_NOT = frozenset(("tidak", "tak", "gak", "belum", "bukan", "nggak", "enggak", "cuma", "hanya", "tanpa"))
_LISTENS = frozenset(("bertanya", "antre", "antri", "menonton", "mendengar", "mendengarkan", "menyimak"))
_ANSWERS = frozenset((
    "membantah", "bantah", "tahu", "mengaku", "mengakui", "menanggapi", "berkomentar", "terima", "menerima", "heran",
    "merespons", "menjawab", "keberatan", "kaget", "mempermasalahkan", "melarang", "menolak",
))  # fmt: skip
_ELSEWHERE = frozenset((
    "menunggu", "menyusul", "salah", "digeser", "ditunda", "pindah", "pulang", "tetap", "bebas", "batal", "urung",
    "absen", "berlangsung", "masih", "besok", "lusa", "bertanya", "antre", "antri", "libur", "sibuk", "mangkir",
    "dibubarkan", "diundur", "menyumbang", "memuji", "menuduh", "menuduhnya", "menuding", "mantan", "dulu", "dulunya",
    "mengungsi", "cuti", "sempat", "berterima", "terlambat", "mencicipi", "memprotesnya", "menangis", "melayat",
    "mengapresiasi", "wafat", "meninggal", "menonton", "mendengarkan", "juara",
))  # fmt: skip
_CHILD = frozenset((
    "anak", "adik", "kakak", "menantu", "keponakan", "ipar", "sepupu", "mertua", "mantu", "tetangga", "paman", "bibi",
    "cucu", "kakek", "sahabat", "kerabat",
))  # fmt: skip
_LEAVING = (
    "memilih pulang", "langsung pulang", "balik kanan", "angkat kaki", "putar balik", "bergegas pergi", "pamit pulang",
    "meninggalkan lokasi", "lekas pulang", "buru-buru pulang", "memilih pergi",
)  # fmt: skip
_ON_LEARNING = (
    "setelah tahu",
    "begitu tahu",
    "ternyata",
    "sadar",
    "saat tahu",
    "usai tahu",
    "mengetahui",
    "tahu acara",
)
_TAKES_OFF = frozenset((
    "mengerok", "kerok", "mengelupas", "mengikis", "menghapus", "mencabut", "mencabuti", "melepas", "melepasi",
    "membersihkan", "mencopot", "mencopoti", "nyopot", "ngelupas", "kelupas", "copot", "melepaskan",
))  # fmt: skip
_OFF_FROM = 2  # tokens
_HOUSES = frozenset(("rumah", "kantor", "balai", "gedung", "kediaman", "puskesmas", "sekolah", "pendopo"))
_BESIDE = frozenset(("sebelah", "samping", "seberang", "sekitar"))
_FOR = frozenset(("untuk", "bagi", "buat", "dipakai", "digunakan", "disewa"))
_BODIES = frozenset((
    "nu", "muhammadiyah", "pgri", "fatayat", "ansor", "aisyiyah", "pramuka", "pmi", "koperasi", "pkk", "masjid",
    "takmir", "karang", "ppni", "persagi", "pgmi", "hkti", "ktna", "perpamsi", "iai",
    "banser", "muslimat", "gereja", "majelis", "korpri", "alumni", "igi", "ikatan", "idi", "ibi",
))  # fmt: skip
_USED = frozenset(("dipakai", "disewa", "ditempati", "digunakan", "dipesan"))
_PLEADS = frozenset(("minta", "meminta", "menegur", "memprotes", "protes", "mengingatkan", "membubarkan", "melarang"))
_LOWERED = frozenset((
    "dikecilkan", "dihentikan", "bubar", "dibubarkan", "dipindah", "dipindahkan", "musik", "suara", "macet", "parkir",
    "izin", "izinnya", "tertib", "diturunkan", "selesai", "sampah", "atribut",
))  # fmt: skip
_PORCH = frozenset(("teras", "jendela", "balik", "kejauhan", "jauh", "rumahnya", "beranda", "loteng", "seberang"))


_OWN_HALLS = frozenset(("aula", "kantor", "balai", "gedung", "mobil", "pendopo", "ruang", "halaman", "kantornya"))
_UNEQUAL = frozenset(("padahal", "sementara", "sedangkan", "hanya", "khusus", "giliran", "kecuali", "lain"))
_ENDED = frozenset(("bubar", "selesai", "usai", "rampung", "kelar", "berlalu", "berakhir", "pulang"))
_LONG_SINCE = frozenset(("sudah", "telah", "keburu"))  # '..., kampanye paslon 2 sudah bubar'
_CROWD = frozenset(("orang", "pemuda", "relawan", "massa", "penonton", "timses", "tamu", "peserta", "mc", "kader"))
_OWN_MATTER = frozenset(("N07", "N10", "N17", "N18"))  # to ask for it, or to do it to one side, is the act
_BUYS = frozenset((
    "borong", "memborong", "beli", "membeli", "menang", "melihat", "lihat", "mampir", "lewat", "jajan", "dapat",
    "kebagian", "berbagi", "menyumbang", "mengantre", "mengusung", "memungut", "mengisi", "berkurban",
))  # fmt: skip
_BUT = frozenset(("tapi", "tetapi", "namun", "melainkan", "sedangkan"))


class Bystanding:
    """Looks around the acts of one text."""

    draft: Draft
    sides: list[FoundSide]
    actors: list[FoundActor]
    lists: Words

    def _of_child(self, event: FoundEvent) -> bool:
        """'Anak lurah di X pimpin tim pemenangan': a relative of the official, not he."""
        if event.agent is None or event.agency is not None or event.rule.directive or event.rule.punishes:
            return False
        found = self.actors[event.agent]
        front = self.draft.tokens[max(0, found.first - 3) : found.first]
        front = front[:-1] if front[-1:] != [] and front[-1] in {"pak", "bu", "seorang"} else front
        near = found.actor.sentence == event.hit.sentence and found.last <= event.hit.first
        return (
            near and front[-1:] != [] and front[-1] in _CHILD and front[-2:-1] not in (["dan"], ["bersama"], ["kata"])
        )

    def _by_kin(self, event: FoundEvent) -> bool:
        """'Bidan desa itu tidak ikut, tapi suaminya menggiring tetangga memilih nomor 1'."""
        if event.agent is None or event.agency is not None:
            return False
        found = self.actors[event.agent]
        if found.actor.sentence != event.hit.sentence:
            return False
        between = self.draft.tokens[found.last : event.hit.first]
        return any(one in _BUT and two in self.lists["reading.kin"] for one, two in pairwise(between))

    def _taken_from(self, event: FoundEvent) -> bool:
        """'merebut mik dari warga yang teriak menangkan paslon 2': he ends what somebody else does."""
        tokens, hit = self.draft.tokens, event.hit
        if event.rule.code in {"N10", "N18"} or event.agency is not None:
            return False
        if event.word.endswith(("mik", "mic", "mikrofon", "toa")):
            behind = tokens[hit.last : hit.last + 5]
            return behind[:1] == ["dari"] and "yang" in behind[2:] and behind[1] in self._crowd()
        begin = max(self.draft.sentences[hit.sentence].first_token + 2, hit.first - 4)
        return any(
            tokens[n] == "yang" and tokens[n - 1] in self._crowd() and tokens[n - 2] in {"dari", "oleh"}
            for n in range(begin, hit.first)
        )

    def _crowd(self) -> frozenset[str]:
        return self.lists["reading.bystanders"] | _CROWD

    def _own_hall(self, event: FoundEvent) -> bool:
        """'tidak mengizinkan aula kantornya dipakai untuk temu relawan': kept from all sides, no permit withheld."""
        row = self.draft.sentences[event.hit.sentence]
        if "kept_from" not in event.rule.known_as:  # 'menggembok aula yang hendak dipakai ..., permohonan dikembalikan'
            asked = self.draft.view.text[event.hit.end : row.end]
            returned = "permohonan" in asked and ("dikembalikan" in asked or "ditolak" in asked)
            if "disperses" not in event.rule.known_as or not returned:
                return False
        behind = self.draft.tokens[event.hit.last : min(row.last_token, event.hit.last + 3)]
        whole = self.draft.tokens[row.first_token : row.last_token]
        return not _OWN_HALLS.isdisjoint(behind) and "dipakai" in whole and _UNEQUAL.isdisjoint(whole)

    def _left(self, event: FoundEvent) -> bool:
        """'memilih pulang setelah tahu acara itu ternyata deklarasi paslon'."""
        if event.rule.code != "N05":
            return False
        row = self.draft.sentences[event.hit.sentence]
        line = self.draft.view.text[row.start : row.end]
        return any(phrase in line for phrase in _LEAVING) and any(mark in line for mark in _ON_LEARNING)

    def _to_quieten(self, event: FoundEvent) -> bool:
        """'datangi kampanye untuk minta musik dikecilkan', 'menonton kampanye dari teras rumahnya'."""
        if event.rule.code != "N05":
            return False
        last = self.draft.sentences[event.hit.sentence].last_token
        words = self.draft.tokens[event.hit.last : last]
        asks = any(one in {"untuk", "buat", "cuma", "hanya"} and two in _PLEADS for one, two in pairwise(words))
        home = any(one == "dari" and two in _PORCH for one, two in pairwise(words)) and not {
            "menonton",
            "nonton",
            "melihat",
            "lihat",
            "menyaksikan",
        }.isdisjoint(self.draft.tokens[event.hit.first : event.hit.last])
        return home or (asks and not _LOWERED.isdisjoint(words))

    def _off_the_thing(self, event: FoundEvent) -> bool:
        """'mengerok stiker calon bupati dari mobil tangki': it is taken off."""
        tokens, row = self.draft.tokens, self.draft.sentences[event.hit.sentence]
        off = [n for n in range(row.first_token, event.hit.first) if tokens[n] in _TAKES_OFF]
        return bool(off) and "dari" in tokens[off[0] : event.hit.first][-_OFF_FROM:]

    def _for_debate(self, event: FoundEvent) -> bool:
        """'meminjam gedung milik pemkot untuk debat kandidat': held by the organisers, for all."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        return any(one in _FOR and two == "debat" for one, two in pairwise(words))

    def _next_door(self, event: FoundEvent) -> bool:
        """'Rumah warga di sebelah rumah dinas camat': the house is where the place is, no place of the act."""
        if event.rule.code not in {"N01", "N09"}:
            return False
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : event.hit.last]
        return any(
            three in _HOUSES and two in _BESIDE and one in {"di", "persis", "tepat"}
            for one, two, three in zip(words, words[1:], words[2:], strict=False)
        )

    def _other_body(self, event: FoundEvent) -> bool:
        """'dilantik sebagai pengurus ranting NU': a body that is no party."""
        last = event.object_hit.last if event.object_hit is not None else event.hit.last
        if not _BODIES.isdisjoint(self.draft.tokens[event.hit.last : event.hit.last + 3]):
            return True  # 'tercatat wakil bendahara PPNI, kantornya di samping DPC partai'
        return not _BODIES.isdisjoint(self.draft.tokens[max(last, event.hit.last) - 1 : max(last, event.hit.last) + 3])

    def _aside(self, event: FoundEvent, side: FoundSide) -> bool:
        """'..., paslon petahana janji audit', 'tim calon bupati yang melintas': another subject, or passers-by."""
        tokens, last = self.draft.tokens, side.last
        said = event.rule.code == "N17" and event.object_hit is not None and event.object_hit.first >= last
        if side.first < event.hit.last or said:  # 'nulis di X, paslon 3 cuma badut'
            return False
        off = event.rule.code not in _OWN_MATTER and side_taken_off(self.draft, event.hit.last, side.first)
        while tokens[last : last + 1] and (tokens[last] in _NUMBERED or tokens[last].isdigit()):
            last += 1
        behind = tokens[last : last + 3]
        if off or (behind[:1] == ["yang"] and not _PASSING.isdisjoint(behind[1:2])):
            return True
        if behind[:1] == ["yang"]:  # 'cawabup yang jenguk gak difoto'
            behind = tokens[last + 2 : last + 5]
        first = side.first
        while first > event.hit.last and (tokens[first - 1] in _HEADS or tokens[first - 1] in _NUMBERED):
            first -= 1
        described = side.sort in {"person", "party", "team"} and tokens[side.first - 1] in _USED
        if described and "yang" in tokens[max(event.hit.last, side.first - 4) : side.first - 1]:
            return True  # 'di hotel yang juga dipakai partai'
        if tokens[first - 1] == "yang" and tokens[first - 2] in self.lists["reading.family"]:
            first -= 2  # 'promosi kue kering, suaminya yang nyaleg tidak pernah dia singgung'
        if tokens[first - 1] != "," or first <= event.hit.last or not behind:
            return False
        if behind[0] in {"malah", "justru", "sendiri"}:
            behind = behind[1:] or behind
        if behind[0] in _NOT and _ANSWERS.isdisjoint(behind[1:]):
            return True
        over = any(one in _LONG_SINCE and two in _ENDED for one, two in pairwise(tokens[last : last + 4]))
        joins = over or (behind[0] in {"ikut", "juga", "turut"} and not (_LISTENS | _BUYS).isdisjoint(behind[1:]))
        return joins or behind[0] in _REACTS or behind[0] in _ELSEWHERE

    def _of_its_head(self, event: FoundEvent) -> bool:
        """'SK panitia qurban sebagai wakil bendahara, ketuanya timses paslon 1': another one's part."""
        thing, tokens, text = event.object_hit, self.draft.tokens, self.draft.view.text
        if thing is None or thing.first < event.hit.last:
            return False
        first = event.hit.first if tokens[event.hit.first - 1] == "," else event.hit.last
        at = (
            first
            if tokens[first - 1] == ","
            else next((n for n in range(first, thing.first) if tokens[n] == ","), 0) + 1
        )
        return (
            at > 1
            and at < thing.first
            and text[self.draft.starts[at] : self.draft.ends[at] + 3].rstrip(" ,").endswith("nya")
        )
