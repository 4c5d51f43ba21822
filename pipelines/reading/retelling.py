"""An act that takes another type or mood by the words around it: letters, convoys, refusals. Used by `frames` only.

Called behind the roles: it needs to know who acts and who undergoes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.moods import Moods
    from pipelines.reading.sides import FoundSide

_LETTER_BACK = 4  # tokens
_ROUND = 7  # tokens
_CALLED_OFF = frozenset(("batal", "urung", "emoh", "ogah", "enggan", "gagal"))  # right before the own verb
_ROUNDS = frozenset(("keliling", "berkeliling", "konvoi", "berkonvoi"))
_ORDERED = 6  # tokens from the order to what is ordered
_ORDERED_BY = frozenset(("disuruh", "diperintah", "diminta", "ditugasi", "dipaksa", "diperintahkan", "ditugaskan"))
_ISSUER = 2  # tokens
_HEADING = 12  # tokens
_JOINS = frozenset(("ikut", "turut", "mengikuti", "ngikut", "gabung"))
_SO_THAT, _BESIDE = frozenset(("agar", "supaya", "biar", "ben")), frozenset(("bersama", "bareng", "dengan"))
_LET_GO = frozenset(("pulangkan", "memulangkan", "dipulangkan", "liburkan", "meliburkan", "diliburkan"))
_FILLS, _CALLS = (
    frozenset(("ramaikan", "meramaikan")),
    frozenset(("besok", "nanti", "ayo", "mari", "yuk", "tolong", "mohon", ":")),
)
_SENT = frozenset((
    "siswa", "murid", "pelajar", "guru", "pegawai", "staf", "warga", "mahasiswa", "honorer", "anak", "kader", "peserta",
    "anggota", "perangkat", "jemaah", "santri", "semua", "seluruh", "para", "orang", "ibu-ibu", "petugas", "asn", "pns",
))  # fmt: skip
_IF, _WANTS = frozenset(("kalau", "jika", "bila", "nek")), frozenset(("mau", "ingin", "pengen", "pengin", "pingin"))
_WISH, _WISHED = 10, 3  # tokens from the condition to the order; the fewest that say what is wanted


class Retelling:
    """Looks at the acts of one text once their roles are known."""

    def __init__(self, draft: Draft, actors: list[FoundActor], sides: list[FoundSide], moods: Moods) -> None:
        """Keep what the frames know."""
        self.draft = draft
        self.actors = actors
        self.sides = sides
        self.moods = moods
        self.words = draft.knowledge.words

    def settle(self, event: FoundEvent) -> None:
        """Give the act the type of a letter or a convoy where it is one."""
        self._letter(event)
        self._issued(event)
        self._passed_on(event)
        self._round_trip(event)
        self._sent_to(event)

    def _letter(self, event: FoundEvent) -> None:
        """'Surat itu meminta lurah hadir di kampanye paslon 2': by formal letter it is a decision of office (N10)."""
        if "orders_people" not in event.rule.known_as or (self._politician(event) and not event.patients):
            return
        hit = event.hit
        begin = self.draft.sentences[hit.sentence].first_token
        front = self.draft.tokens[begin : hit.first]
        near = front[-_LETTER_BACK:]
        written = any(
            one in self.words["reading.letters"] and two != "suara"
            for one, two in zip(near, [*near[1:], ""], strict=False)
        )
        heads = front[:1] != [] and front[0] in self.words["reading.letters"]
        if heads and ("," not in front or front[-1] in {"isinya", "bunyinya", "intinya"}):
            written = True  # 'Surat yang diteken camat itu meminta ...', 'Surat pj wali kota ..., isinya minta hadir'
        written = written or self._letter_that_orders(event, begin)
        if not written and front[:1] == ["isinya"] and hit.sentence:
            row = self.draft.sentences[hit.sentence - 1]
            told = self.draft.tokens[row.first_token : row.last_token]
            written = not self.words["reading.letter_marks"].isdisjoint(told)
        if written:
            event.rule = self.draft.knowledge.known["letter_calls"]

    def _letter_that_orders(self, event: FoundEvent, begin: int) -> bool:
        """'Beredar surat kepala dinas pendidikan yang mewajibkan semua guru hadir': the letter orders it."""
        if event.agent is None or self.draft.tokens[event.hit.first - 1] != "yang":
            return False
        first = self.actors[event.agent].first
        head = first - 1 if first > begin else begin
        return first < event.hit.first and self.draft.tokens[head] in self.words["reading.letters"]

    def _issued(self, event: FoundEvent) -> None:
        """'Kepala dinas menerbitkan surat tugas bagi pegawai ...': whoever issues it, not whom it is for."""
        if (
            "letter" not in event.rule.known_as
            or event.agent is None
            or self.actors[event.agent].first < event.hit.last
        ):
            return
        first = event.hit.first
        verb = self.draft.tokens[max(0, first - 1) : first]
        if self.words["reading.issues"].isdisjoint(verb):
            return
        before = [n for n, found in enumerate(self.actors) if 0 <= first - 1 - found.last <= _ISSUER]
        if before and self.actors[before[-1]].actor.sentence == event.hit.sentence:
            event.agent, event.patients = before[-1], (event.agent,)

    def _passed_on(self, event: FoundEvent) -> None:
        """'Info dari pak camat: tiap ketua RT kumpulkan 20 warga ...': the order of the one in front of the colon."""
        if event.rule.code != "N07" or event.agent is None:
            return
        row = self.draft.sentences[event.hit.sentence]
        head = self.draft.tokens[row.first_token : row.first_token + _HEADING]
        if ":" not in head or self.words["reading.passes_on"].isdisjoint(head[:2]):
            return
        colon = row.first_token + head.index(":")
        before = [n for n, found in enumerate(self.actors) if row.first_token <= found.first and found.last <= colon]
        if before and self.actors[event.agent].first > colon and self.actors[before[0]].actor.cls != "political":
            event.agent, event.patients = before[0], (event.agent,)

    def _round_trip(self, event: FoundEvent) -> None:
        """'ikut rombongan petahana keliling tujuh desa': a convoy by the border (N06), not presence."""
        hit, tokens = event.hit, self.draft.tokens
        if "attends_any" not in event.rule.known_as or tokens[hit.first] not in _JOINS or event.object_hit is None:
            return
        round_trip = not _ROUNDS.isdisjoint(tokens[hit.last : hit.last + _ROUND])
        if round_trip and tokens[event.object_hit.first] == "rombongan":
            event.rule = self.draft.knowledge.known["speech"]

    def _sent_to(self, event: FoundEvent) -> None:
        """'kosongkan jam pelajaran agar siswa menyambut cagub': those who are freed for it are gathered (N07)."""
        hit, tokens = event.hit, self.draft.tokens
        fills = tokens[hit.last - 1] in _FILLS
        moods = {"obliged", "realised"} if fills else {"obliged"}
        if not _LET_GO.isdisjoint(tokens[self.draft.sentences[hit.sentence].first_token : hit.first]):
            moods = moods | {
                "failed"
            }  # 'pulangkan guru lebih awal agar menyambut cagub': sent home, nothing is returned
        if event.rule.code != "N05" or event.reach.mood not in moods or event.agent is None or event.side is None:
            return
        begin, calls = self.draft.sentences[hit.sentence].first_token, _SO_THAT | _CALLS if fills else _SO_THAT
        at = next((n for n in range(begin, hit.first) if tokens[n] in calls), None)
        if at is None or self.sides[event.side].side.kind == "none":
            return
        heads = [n for n, found in enumerate(self.actors) if begin <= found.first and found.last <= at]
        front = tokens[self.actors[heads[0]].last : hit.first] if heads else []
        sent = not _SENT.isdisjoint(front) or tokens[at] in _CALLS
        if heads and sent and (_BESIDE | self.words["reading.not"]).isdisjoint(front):
            event.patients = () if event.agent == heads[0] else (event.agent,)
            event.agent = heads[0]
            event.rule, event.reach.mood = self.draft.knowledge.known["brings_to_event"], "realised"

    def told_as_done(self, event: FoundEvent) -> None:
        """A refusal of the one who suffers it does not undo the threat, the punishment or the call."""
        self._decided_by_order(event)
        rule, mood = event.rule, event.reach.mood
        called_off = self.draft.tokens[event.hit.first - 1] in _CALLED_OFF and not event.hit.passive
        if rule.code == "N18" and mood == "failed" and not called_off:
            event.reach.mood = "realised"  # 'yang menolak diancam dimutasi'
        refused = mood == "barred" and self.moods.refuses_first(event.hit)  # 'Tolak ganti foto, jam mengajar lenyap'
        if (rule.punishes or rule.refused) and (refused or mood in {"failed", "negated", "obliged"}):
            event.reach.mood = "realised"  # the refused act failed, the punishment did not
        if rule.code == "N07" and mood == "negated" and event.side is not None and self._empty_box(event):
            event.reach.mood = "realised"  # 'meminta warga tidak memilih kolom kosong': there is one other column
        if rule.speech and mood in {"conditional", "prospective"} and self._wished_for(event):
            event.reach.mood = "realised"  # 'kalau mau jalan mulus, pilih petahana'
        refused_by_other = event.agent is not None and self.actors[event.agent].first >= event.hit.last
        if mood == "failed" and event.voice == "noun" and rule.directive and refused_by_other:
            event.reach.mood = "realised"  # 'warga menolak ajakan kadus': the call was made

    def _decided_by_order(self, event: FoundEvent) -> None:
        """'disuruh bu lurah mencoret pendukung 01 dari usulan PKH': the decision is the superior's who ordered it."""
        if event.rule.code != "N10" or event.reach.mood != "obliged" or event.hit.passive:
            return
        begin = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _ORDERED)
        for index in range(begin, event.hit.first):
            if self.draft.tokens[index] not in _ORDERED_BY:
                continue
            by = index + 1 + (self.draft.tokens[index + 1] in {"oleh", "sama"})
            giver = next((n for n, found in enumerate(self.actors) if 0 <= found.first - by <= 1), None)
            if giver is not None and self.actors[giver].last <= event.hit.first:
                old = event.agent if event.agent not in {None, giver} else None
                event.agent, event.patients = giver, event.patients if old is None else (old,)
                event.reach.mood = "realised"
            return

    def _wished_for(self, event: FoundEvent) -> bool:
        """What hearers want stands in the condition, the order behind it; 'kalau mau pilih nomor 1' orders nothing."""
        begin = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _WISH)
        front = self.draft.tokens[begin : event.hit.first]
        at = next((n for n, word in enumerate(front[:-1]) if word in _IF and front[n + 1] in _WANTS), None)
        later = front[-1:] == ["nanti"] and len(front) > 1 and not self._right_before(event, event.hit.first - 1)
        return later or (at is not None and len(front) - at > _WISHED)

    def _right_before(self, event: FoundEvent, index: int) -> bool:
        """'Camat nanti coblos nomor 1': what he himself will do."""
        return event.agent is not None and self.actors[event.agent].last == index

    def _empty_box(self, event: FoundEvent) -> bool:
        """An order not to vote for the empty box; whoever says so of himself orders nobody."""
        side = self.sides[event.side or 0]
        box = self.draft.tokens[side.first : side.last] in (["kotak", "kosong"], ["kolom", "kosong"])
        row = self.draft.sentences[event.hit.sentence]
        front = self.draft.tokens[row.first_token : event.hit.first]
        return box and not self.draft.knowledge.words["reading.order_verbs"].isdisjoint(front)

    def _politician(self, event: FoundEvent) -> bool:
        """Return whether an elected head or a candidate acts."""
        return event.agent is not None and self.actors[event.agent].actor.cls == "political"
