"""What the writer himself says is something else: made up, taken back, a sign of another matter. Used by `apart`.

'Dalam simulasi penanganan ...', 'Ralat: ...', 'dikira kampanye, ternyata mengantar ibunya', 'dua jari, aba-aba senam',
'bukan hadir di deklarasi, melainkan rapat'. Only words of the writer count; what the accused says moves nothing
(codebook: a denial keeps kind and type).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.bystanding import Bystanding
from pipelines.reading.errands import errand
from pipelines.reading.found import within
from pipelines.reading.occasions import in_office
from pipelines.reading.portraying import no_support, played, taken_for
from pipelines.reading.reacting import rumoured

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.reading.sides import FoundSide

_FRONT = 2  # sentences
_PARTISAN = frozenset(("N01", "N02", "N04", "N05", "N06", "N08", "N09", "N11"))
_ROLES = frozenset(("N11", "N12"))
_TELLS = frozenset(
    ("bilang", "ngomong", "menyebut", "menyebarkan", "kabar", "isu", "pesan", "info", "mengatakan", "katanya")
)
_FALSE = frozenset(("hoaks", "hoax", "bohong", "fitnah", "ngawur", "hoaxs"))
_RUMOUR_BACK = 8  # tokens
_COLLIDES = frozenset(("bentrok", "bersamaan", "berbarengan", "bertabrakan", "bertepatan", "tabrakan", "berbenturan"))
_AFTERWARDS = frozenset(("setelah", "usai", "sesudah", "begitu", "seusai", "selepas", "sehabis"))
_OVER = frozenset(("selesai", "usai", "rampung", "kelar", "bubar", "beres", "tuntas", "berakhir", "pulang"))
_COLLISION = 5  # tokens
_BECAUSE = frozenset(("karena", "lantaran", "gara-gara", "akibat", "soal"))
_RATHER = frozenset(("melainkan", "tapi", "tetapi", "namun"))
_REGULAR = frozenset(("rutin", "berkala", "reguler", "normal"))
_CLAIMS = frozenset(("katanya", "ngaku", "mengaku", "bilang", "bilangnya", "ngakunya", "cenah", "jarene"))  # 'netral'
_MEANS = frozenset((
    "tanda", "isyarat", "aba-aba", "simbol", "maksudnya", "artinya", "lambang", "kode", "pertanda", "penanda",
    "menandakan", "melambangkan", "berarti",
))  # fmt: skip
_COUNTED = frozenset(("lembar", "kurang", "sisa", "menit", "jam", "orang", "kotak", "kursi", "kali", "buah", "meter"))
_SIGN_NEAR = 4  # tokens from the fingers to what they stand for
_BACKING = frozenset((
    "dukungan", "dukung", "mendukung", "pilihan", "menang", "kemenangan", "coblos", "lanjutkan", "periode", "urut",
    "nomor", "jagoan", "kampanye", "calon", "rahasia", "tertentu", "khas", "itu", "metal", "pilih", "memilih",
))  # fmt: skip
_REAL = frozenset(("person", "number", "team", "party", "event"))


class Otherwise(Bystanding):
    """Looks once at the opening of one text, and at the words around an act."""

    def __init__(self, draft: Draft, sides: list[FoundSide], actors: list[FoundActor]) -> None:
        """Find what opens a made-up or taken-back story."""
        self.draft = draft
        self.sides = sides
        self.actors = actors
        self.lists = draft.knowledge.words
        self.opened = self._opening("reading.make_believe")
        taken = self._opening("reading.takes_back")
        self.turns = draft.holds(self.lists["reading.turned_out"])
        self.taken_back = taken is not None and self.turns
        self.plain = draft.holds(self.lists["reading.plain_signs"])
        self.rather = draft.holds({"bukan"})

    def event(self, event: FoundEvent) -> bool:
        """Return whether the act is made up, taken back, or turns out to be another."""
        if (
            self.taken_back
            or (self._made_up(event.hit.first) and not self._really(event))
            or self._of_child(event)
            or self._rumour(event)
            or self._by_kin(event)
            or self._taken_from(event)
            or played(self.draft, event)
            or taken_for(self.draft, event, self.sides)
            or no_support(self.draft, event)
            or in_office(self.draft, event, self.actors, self.sides)
            or errand(self.draft, event, self.sides)
        ):
            return True
        aside = event.side is not None and self._aside(event, self.sides[event.side])
        if event.rule.directive or event.rule.punishes or event.rule.decision:
            return (
                self._own_hall(event)
                or self._collides(event)
                or (event.rule.punishes and self._routine(event))
                or (aside and event.rule.code == "N18")
            )
        if (
            aside
            or self._collides(event)
            or self._next_door(event)
            or (event.rule.code == "N12" and self._other_body(event))
        ):
            return True
        if (
            self._left(event)
            or self._to_quieten(event)
            or (event.rule.code == "N10" and self._own_hall(event))
            or (event.rule.code == "N09" and (self._off_the_thing(event) or self._for_debate(event)))
        ):
            return True
        if event.side is None and event.rule.code in _PARTISAN and self._for_all(event.hit.sentence):
            return True
        return (
            (event.rule.code in _ROLES and self._of_its_head(event))
            or (self.plain and self._plain_sign(event))
            or self._sign_of_else(event)
            or (self.turns and self._turned_out(event))
            or (self.rather and self._rather(event))
        )

    def _routine(self, event: FoundEvent) -> bool:
        """'dimutasi rutin', 'dimutasi ..., bukan karena kampanye': nobody is punished for a side."""
        row = self.draft.sentences[event.hit.sentence]
        behind = self.draft.tokens[event.hit.last : row.last_token]
        told = event.voice == "passive" and any(one == "bukan" and two in _BECAUSE for one, two in pairwise(behind))
        return (told and _RATHER.isdisjoint(behind)) or not _REGULAR.isdisjoint(behind[:_FRONT])

    def _collides(self, event: FoundEvent) -> bool:
        """'tahan izin pasar malam, bentrok dengan kampanye paslon 2', 'gembok lapangan setelah paslon 2 selesai'."""
        if event.side is None or event.rule.code != "N10":
            return False
        first, last = self.sides[event.side].first, self.sides[event.side].last
        front = self.draft.tokens[max(event.hit.last, first - _COLLISION) : first]
        over = not _AFTERWARDS.isdisjoint(front) and not _OVER.isdisjoint(self.draft.tokens[last : last + 3])
        return first > event.hit.last and (over or not _COLLIDES.isdisjoint(front))

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

    def _really(self, event: FoundEvent) -> bool:
        """'Camat yang bermain sinetron itu menjadi jurkam': who plays on the stage acts in life too."""
        if event.agent is None or self.opened is None:
            return False
        actor = self.actors[event.agent].actor
        between = self.draft.view.text[actor.end : self.opened].split()
        return actor.end < self.opened and between[:1] == ["yang"] and actor.sentence == event.hit.sentence

    def _rumour(self, event: FoundEvent) -> bool:
        """'yang bilang gak dukung paslon 2 dicoret dari bansos itu hoaks, jangan disebar'."""
        tokens, row = self.draft.tokens, self.draft.sentences[event.hit.sentence]
        false = next((n for n in range(event.hit.last, row.last_token) if tokens[n] in _FALSE), None)
        if false is None:
            return False
        if rumoured(self.draft, event.hit):
            return True
        begin = max(row.first_token, event.hit.first - _RUMOUR_BACK)
        opens = any(
            tokens[n] in _TELLS and tokens[n - 1] in {"yang", "yg", "kalau", "soal", ",", "kabar"}
            for n in range(begin + 1, event.hit.first)
        )
        return opens and not (self.lists["reading.not"] & set(tokens[false - 1 : false]))

    def _for_all(self, number: int) -> bool:
        """'tim pengamanan kampanye semua paslon': everybody's, and no other side stands in the sentence."""
        here = [side for side in self.sides if side.side.sentence == number]
        every = any(
            side.side.rule in {"side.all", "side.none"}
            and not self.draft.tokens[side.first - 1].startswith(("pil", "pem"))
            and self.draft.tokens[side.first - 1] not in _CLAIMS
            for side in here
        )
        return every and all(side.side.kind == "none" for side in here)

    def _plain_sign(self, event: FoundEvent) -> bool:
        """'tiga jari, salam pramuka', 'dua jari saat foto dengan juara kedua': no side is named, another matter is."""
        if "poses" not in event.rule.known_as:
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

    def _sign_of_else(self, event: FoundEvent) -> bool:
        """'mengacungkan empat jari, tanda TPS 4 siap bertugas': the writer says what it stands for, and no side."""
        if "poses" not in event.rule.known_as:
            return False
        row, tokens = self.draft.sentences[event.hit.sentence], self.draft.tokens
        first = max(event.hit.last, 0 if event.object_hit is None else event.object_hit.last)
        first = event.hit.first if event.word in _MEANS else first
        at = next((n for n in range(first, min(row.last_token - 1, first + _SIGN_NEAR)) if tokens[n] in _MEANS), None)
        if at is None or tokens[at - 1] not in {",", "(", "-", "sebagai"}:
            return False
        stop = next((n for n in range(at + 1, row.last_token) if tokens[n] in {",", ".", ")", ";"}), row.last_token)
        counted = not _COUNTED.isdisjoint(tokens[at:stop])  # 'maksudnya surat suara paslon kurang tiga lembar'
        theirs = [side for side in within(self.sides, at, stop) if side.side.kind != "none"]
        sided = any(side.side.kind == "named" for side in theirs) if counted else bool(theirs)
        return stop - at > _FRONT and not sided and _BACKING.isdisjoint(tokens[at:stop])

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
        if lists["reading.rumoured"].isdisjoint(front) or "fakta" in front:
            return False
        return not lists["reading.innocent"].isdisjoint(behind)

    def _sided(self, first: int, last: int) -> bool:
        return any(side.side.kind != "none" for side in within(self.sides, first, last))

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
        who = turned and "yang" in tokens[at : event.hit.first] and event.hit.first < comma
        if who and event.agent is not None and self.actors[event.agent].first > comma:
            return False  # 'Bukan relawan yang menempel stiker cabup, melainkan pegawai kelurahan'
        return opens or turned
