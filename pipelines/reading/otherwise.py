"""What the writer himself says is something else: made up, taken back, a sign of another matter. Used by `apart`.

'Dalam simulasi penanganan ...', 'Ralat: ...', 'dikira kampanye, ternyata mengantar ibunya', 'dua jari, aba-aba senam',
'bukan hadir di deklarasi, melainkan rapat'. Only words of the writer count; what the accused says moves nothing
(codebook: a denial keeps kind and type).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.reading.sides import FoundSide

_FRONT = 2  # sentences
_SIGNS = frozenset(("N04.r3", "N04.r5", "N04.r2"))
_PARTISAN = frozenset(("N01", "N02", "N04", "N05", "N06", "N08", "N09", "N11"))
_NUMBERED = frozenset(
    ("terpilih", "perseorangan", "itu", "nomor", "urut", "no", "petahana", "bupati", "wali", "kota", "gubernur")
)
_PASSING = frozenset(("melintas", "lewat", "berpapasan", "melewati", "numpang"))
_REACTS = frozenset((
    "janji", "berjanji", "menjanjikan", "protes", "memprotes", "menyoroti", "soroti", "mengecam", "kecam", "mengkritik",
    "kritik", "menyayangkan", "menuntut", "tuntut", "menyesalkan", "menyindir", "geram", "bungkam", "diam",
))  # fmt: skip
_ROLES = frozenset(("N11", "N12"))
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
))  # fmt: skip
_CHILD = frozenset(("anak", "adik", "kakak", "menantu", "keponakan", "ipar", "sepupu", "mertua", "mantu"))
_TELLS = frozenset(
    ("bilang", "ngomong", "menyebut", "menyebarkan", "kabar", "isu", "pesan", "info", "mengatakan", "katanya")
)
_FALSE = frozenset(("hoaks", "hoax", "bohong", "fitnah", "ngawur", "hoaxs"))
_RUMOUR_BACK = 8  # tokens
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
_BODIES = frozenset((
    "nu", "muhammadiyah", "pgri", "fatayat", "ansor", "aisyiyah", "pramuka", "pmi", "koperasi", "pkk", "masjid",
    "takmir", "karang", "banser", "muslimat", "gereja", "majelis", "korpri", "alumni", "igi", "ikatan", "idi", "ibi",
))  # fmt: skip
_USED = frozenset(("dipakai", "disewa", "ditempati", "digunakan", "dipesan"))
_REAL = frozenset(("person", "number", "team", "party", "event"))


class Otherwise:
    """Looks once at the opening of one text, and at the words around an act."""

    def __init__(self, draft: Draft, sides: list[FoundSide], actors: list[FoundActor]) -> None:
        """Find what opens a made-up or taken-back story."""
        self.draft = draft
        self.sides = sides
        self.actors = actors
        self.lists = draft.knowledge.words
        self.opened = self._opening("reading.make_believe")
        taken = self._opening("reading.takes_back")
        self.taken_back = taken is not None and not self.lists["reading.turned_out"].isdisjoint(draft.tokens)
        self.turns = not self.lists["reading.turned_out"].isdisjoint(draft.tokens)
        self.plain = not self.lists["reading.plain_signs"].isdisjoint(draft.tokens)
        self.rather = "bukan" in draft.tokens

    def event(self, event: FoundEvent) -> bool:
        """Return whether the act is made up, taken back, or turns out to be another."""
        if self.taken_back or self._made_up(event.hit.first) or self._of_child(event) or self._rumour(event):
            return True
        aside = event.side is not None and self._aside(event, self.sides[event.side])
        if event.rule.directive or event.rule.punishes or event.rule.decision:
            return aside and (event.rule.code == "N18" or event.rule.id == "N07.r40")
        if aside or self._next_door(event) or (event.rule.code == "N12" and self._other_body(event)):
            return True
        if self._left(event) or (event.rule.code == "N09" and (self._off_the_thing(event) or self._for_debate(event))):
            return True
        if event.side is None and event.rule.code in _PARTISAN and self._for_all(event.hit.sentence):
            return True
        return (
            (event.rule.code in _ROLES and self._of_its_head(event))
            or (self.plain and self._plain_sign(event))
            or (self.turns and self._turned_out(event))
            or (self.rather and self._rather(event))
        )

    def step(self, step: FoundStep) -> bool:
        """Return whether the step is part of a story that is made up or taken back."""
        return self._made_up(step.hit.first) or (self.taken_back and step.row.status != "not_proven")

    def _opening(self, name: str) -> int | None:
        """Where title or the first sentences name it."""
        rows = self.draft.sentences[:_FRONT]
        if not rows:
            return None
        line = self.draft.view.text[: rows[-1].end]
        at = [line.find(phrase) for phrase in self.lists[name]]
        return min((place for place in at if place >= 0), default=None)

    def _made_up(self, first: int) -> bool:
        """Behind 'cerpen', 'simulasi penanganan'; 'tokoh kepala dinas'."""
        return self.opened is not None and self.opened <= self.draft.starts[first]

    def _of_child(self, event: FoundEvent) -> bool:
        """'Anak lurah di X pimpin tim pemenangan': a relative of the official, not he."""
        if event.agent is None or event.agency is not None or event.rule.directive or event.rule.punishes:
            return False
        found = self.actors[event.agent]
        front = self.draft.tokens[max(0, found.first - 2) : found.first]
        front = front[:-1] if front[-1:] != [] and front[-1] in {"pak", "bu", "seorang"} else front
        near = found.actor.sentence == event.hit.sentence and found.last <= event.hit.first
        return near and front[-1:] != [] and front[-1] in _CHILD and front[-2:-1] not in (["dan"], ["bersama"])

    def _rumour(self, event: FoundEvent) -> bool:
        """'yang bilang gak dukung paslon 2 dicoret dari bansos itu hoaks, jangan disebar'."""
        tokens, row = self.draft.tokens, self.draft.sentences[event.hit.sentence]
        false = next((n for n in range(event.hit.last, row.last_token) if tokens[n] in _FALSE), None)
        if false is None:
            return False
        begin = max(row.first_token, event.hit.first - _RUMOUR_BACK)
        opens = any(
            tokens[n] in _TELLS and tokens[n - 1] in {"yang", "yg", "kalau", "soal", ",", "kabar"}
            for n in range(begin + 1, event.hit.first)
        )
        return opens and not (self.lists["reading.not"] & set(tokens[false - 1 : false]))

    def _left(self, event: FoundEvent) -> bool:
        """'memilih pulang setelah tahu acara itu ternyata deklarasi paslon'."""
        if event.rule.code != "N05":
            return False
        row = self.draft.sentences[event.hit.sentence]
        line = self.draft.view.text[row.start : row.end]
        return any(phrase in line for phrase in _LEAVING) and any(mark in line for mark in _ON_LEARNING)

    def _off_the_thing(self, event: FoundEvent) -> bool:
        """'mengerok stiker calon bupati dari mobil tangki': it is taken off."""
        tokens, row = self.draft.tokens, self.draft.sentences[event.hit.sentence]
        off = [n for n in range(row.first_token, event.hit.first) if tokens[n] in _TAKES_OFF]
        return bool(off) and "dari" in tokens[off[0] : event.hit.first][-_OFF_FROM:]

    def _for_debate(self, event: FoundEvent) -> bool:
        """'meminjam gedung milik pemkot untuk debat kandidat': held by the organisers, for all."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        return any(one in {"untuk", "bagi", "buat"} and two == "debat" for one, two in pairwise(words))

    def _aside(self, event: FoundEvent, side: FoundSide) -> bool:
        """'..., paslon petahana janji audit', 'tim calon bupati yang melintas': another subject, or passers-by."""
        tokens, last = self.draft.tokens, side.last
        if side.first < event.hit.last:
            return False
        while tokens[last : last + 1] and (tokens[last] in _NUMBERED or tokens[last].isdigit()):
            last += 1
        behind = tokens[last : last + 3]
        if behind[:1] == ["yang"] and not _PASSING.isdisjoint(behind[1:2]):
            return True
        if behind[:1] == ["yang"]:  # 'cawabup yang jenguk gak difoto'
            behind = tokens[last + 2 : last + 5]
        first = side.first
        while first > event.hit.last and (tokens[first - 1] in _HEADS or tokens[first - 1] in _NUMBERED):
            first -= 1
        described = side.sort in {"person", "party", "team"} and tokens[side.first - 1] in _USED
        if described and "yang" in tokens[max(event.hit.last, side.first - 4) : side.first - 1]:
            return True  # 'di hotel yang juga dipakai partai'
        if tokens[first - 1] != "," or first <= event.hit.last or not behind:
            return False
        if behind[0] in _NOT and _ANSWERS.isdisjoint(behind[1:]):
            return True
        joins = behind[0] == "ikut" and not _LISTENS.isdisjoint(behind[1:])
        return joins or behind[0] in _REACTS or behind[0] in _ELSEWHERE

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
        return not _BODIES.isdisjoint(self.draft.tokens[max(last, event.hit.last) - 1 : max(last, event.hit.last) + 3])

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

    def _for_all(self, number: int) -> bool:
        """'tim pengamanan kampanye semua paslon': everybody's, and no other side stands in the sentence."""
        here = [side for side in self.sides if side.side.sentence == number]
        every = any(
            side.side.rule in {"side.all", "side.none"}
            and not self.draft.tokens[side.first - 1].startswith(("pil", "pem"))
            for side in here
        )
        return every and all(side.side.kind == "none" for side in here)

    def _plain_sign(self, event: FoundEvent) -> bool:
        """'tiga jari, salam pramuka', 'dua jari saat foto dengan juara kedua': no side is named, another matter is."""
        if event.rule.id not in _SIGNS:
            return False
        number = event.hit.sentence
        row = self.draft.sentences[number]
        words = self.draft.tokens[row.first_token : row.last_token]
        if self.lists["reading.plain_signs"].isdisjoint(words):
            return False
        named = any(
            side.side.sentence == number and side.sort in _REAL and side.side.kind != "none" for side in self.sides
        )
        return not named or not self.lists["reading.by_chance"].isdisjoint(words)

    def _turned_out(self, event: FoundEvent) -> bool:
        """'yang disebut hadir di deklarasi ternyata masih dirawat': told, and found to be nothing."""
        lists, tokens = self.lists, self.draft.tokens
        row = self.draft.sentences[event.hit.sentence]
        turn = next(
            (n for n in range(row.first_token, row.last_token) if tokens[n] in lists["reading.turned_out"]), None
        )
        if turn is None or turn < event.hit.last:
            return False
        front, behind = tokens[row.first_token : turn], tokens[turn + 1 : row.last_token]
        if not lists["reading.confirms"].isdisjoint(behind) or self._sided(turn, row.last_token):
            return False
        if lists["reading.rumoured"].isdisjoint(front):
            return False
        return not lists["reading.innocent"].isdisjoint(behind)

    def _sided(self, first: int, last: int) -> bool:
        return any(first <= side.first < last and side.side.kind != "none" for side in self.sides)

    def _rather(self, event: FoundEvent) -> bool:
        """'Bukan untuk kampanye cabup, mobil itu mengangkut air', 'bukan hadir di deklarasi, melainkan rapat'."""
        tokens = self.draft.tokens
        row = self.draft.sentences[event.hit.sentence]
        at = next((n for n in range(row.first_token, row.last_token) if tokens[n] == "bukan"), None)
        if at is None or tokens[at + 1 : at + 2] in (["cuma"], ["hanya"], ["sekadar"], ["main"]):
            return False
        comma = next((n for n in range(at, row.last_token) if tokens[n] == ","), None)
        if comma is None or not self._sided(at, comma) or self._sided(comma, row.last_token):
            return False
        if self._sided(row.first_token, at) or not self.lists["reading.own_account"].isdisjoint(
            tokens[row.first_token : at]
        ):
            return False
        opens = at == row.first_token
        turned = tokens[comma + 1 : comma + 2] in (["melainkan"], ["tetapi"], ["tapi"], ["namun"])
        return opens or turned
