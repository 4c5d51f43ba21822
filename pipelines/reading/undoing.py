"""Acts that are undone in the words around them: turned down, sent back, ordered away, of whoever. Used by `adjusting`.

Each answers for one act whose mood its operators left alive: what was refused, returned or is to go is no breach.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.removing import put_aside
from pipelines.reading.trailing import bars_behind, ends_refused
from pipelines.reading.unreal import LENDS, excepted, lest_taken, so_that_not, wanted_by_others

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.reading.moods import Moods
    from pipelines.reading.sides import FoundSide
    from pipelines.record import Mood
    from pipelines.record.reading import Clause

_LIVE = frozenset(("realised", "alleged"))
_CALLED_OFF, _NEW_VERB = frozenset(("batal", "urung")), frozenset(("yang", "karena", "dan", "oleh", "saat", "ketika"))
_MAY = frozenset(("bisa", "dapat", "jadi", "akan", "pernah", "juga", "sempat", "boleh"))
_SHOWN, _PLANNED = frozenset(("N01", "N02", "N04")), frozenset(("N05", "N06", "N16"))
_OPEN = _LIVE | {"obliged", "prospective"}
_TAKES_AWAY = frozenset(("menghapus", "hapus", "mencopot", "copot", "mencabut", "cabut", "menurunkan", "melepas"))
_NEUTRAL, _WHY = frozenset(("netral", "netralitas")), 14  # tokens
_BY, _MATTER, _UNDONE, _PASSIVE = 4, 5, 5, 5  # tokens; between 'dikembalikan' and who does it; letters
_ORDER_REACH, _HELD_WITHIN, _REFUSAL_REACH = 8, 10, 30  # tokens
_VOTES = frozenset(("mencoblos", "coblos", "nyoblos", "memilih", "pilih", "milih", "dipilih", "dicoblos"))
_THEN = frozenset(("baru", "barulah", "kini", "sekarang"))


class Undoing:
    """Looks at the words around the acts of one text."""

    draft: Draft
    clauses: tuple[Clause, ...]
    moods: Moods
    actors: list[FoundActor]
    sides: list[FoundSide]
    steps: list[FoundStep]
    denied: list[FoundSide]

    def undone(self, event: FoundEvent, mood: Mood) -> Mood:
        """Return the mood of an act that was turned down, sent back or is ordered away, else the mood it has."""
        if mood in _OPEN and self._turned_down(event):
            return "failed"
        if mood == "obliged" and self._accepted(event):
            return "realised"
        if mood not in _LIVE:
            return mood
        if self._undone_by_order(event) or (event.rule.code == "N04" and lest_taken(self.draft, event.hit)):
            return "barred"
        shown = event.rule.code in _SHOWN and self._told_otherwise(event)
        if shown or self.rather_than(event) or self._not_held(event):
            return "negated"
        away = self._taken_away(event) or (event.rule.code == "N01" and put_aside(self.draft, event.hit))
        ended = away or self._sent_back(event) or self._refused_matter(event)
        return "failed" if ended else mood

    def _taken_away(self, event: FoundEvent) -> bool:
        """'Menghapus unggahan lama soal paslon agar tetap netral': what shows a side goes, and the text says why."""
        tokens, hit = self.draft.tokens, event.hit
        row = self.draft.sentences[hit.sentence]
        gone = not _TAKES_AWAY.isdisjoint(tokens[max(row.first_token, hit.first - 2) : hit.first])
        return gone and not _NEUTRAL.isdisjoint(tokens[hit.last : min(row.last_token, hit.last + _WHY)])

    def _turned_down(self, event: FoundEvent) -> bool:
        """'Ditawari jadi koordinator tim, tapi ia menolak': the offer is refused behind it."""
        lists = self.draft.knowledge.words
        row = self.draft.sentences[event.hit.sentence]
        front = self.draft.tokens[row.first_token : event.hit.first]
        asked = ends_refused(self.draft, self.actors, event)
        offered = asked or not lists["reading.offered"].isdisjoint(front) or self._asked_of(event, row.first_token)
        if event.rule.code in {"N02", "N03"} and self._left_again(event, front):
            return True
        if event.rule.punishes:
            return False
        if self._called_off(event, front) or self._request_refused(event, row.first_token):
            return True
        if not offered:
            return False
        end = self.draft.sentences[min(event.hit.sentence + 1, len(self.draft.sentences) - 1)].last_token
        behind = self.draft.tokens[event.hit.last : min(end, event.hit.last + _REFUSAL_REACH)]
        pairs = list(pairwise(behind))
        if any(one in {"memilih", "pilih", "malah", "justru"} and two in lists["reading.leaves"] for one, two in pairs):
            return True  # 'diminta jadi saksi paslon, guru memilih mundur dari grup'
        willing = lists["reading.willing"] | LENDS if event.rule.code == "N09" else lists["reading.willing"]
        unwilling = any(one in lists["reading.not"] and two in willing for one, two in pairs)
        return unwilling or not lists["reading.turned_down"].isdisjoint(behind)

    def _left_again(self, event: FoundEvent, front: list[str]) -> bool:
        """'Dimasukkan ke grup relawan, kabid buru-buru keluar': put in by others, out by his own hand."""
        lists = self.draft.knowledge.words
        last = self.draft.sentences[min(event.hit.sentence + 1, len(self.draft.sentences) - 1)].last_token
        behind = self.draft.tokens[event.hit.last - 1 : min(last, event.hit.last + _REFUSAL_REACH)]
        left = any(
            two in lists["reading.leaves_group"] and one not in lists["reading.not"] for one, two in pairwise(behind)
        )
        return left and not lists["reading.put_in"].isdisjoint([*front, self.draft.tokens[event.hit.first]])

    def _accepted(self, event: FoundEvent) -> bool:
        """'Ditawari jadi saksi paslon, penyuluh itu mengiyakan': what was offered is done."""
        lists = self.draft.knowledge.words
        row = self.draft.sentences[event.hit.sentence]
        if lists["reading.offered"].isdisjoint(self.draft.tokens[row.first_token : event.hit.first]):
            return False
        behind = self.draft.tokens[event.hit.last - 1 : row.last_token]
        return any(two in lists["reading.accepts"] and one not in lists["reading.not"] for one, two in pairwise(behind))

    def _called_off(self, event: FoundEvent, front: list[str]) -> bool:
        """'Semula dijadwalkan jadi pembicara rakerda partai. Sehari sebelumnya ia batal datang': only planned."""
        lists = self.draft.knowledge.words
        if lists["reading.planned"].isdisjoint(front):
            return False
        end = self.draft.sentences[min(event.hit.sentence + 1, len(self.draft.sentences) - 1)].last_token
        behind = self.draft.tokens[event.hit.last : min(end, event.hit.last + _REFUSAL_REACH)]
        not_so = any(one in lists["reading.not"] and two == "jadi" for one, two in pairwise(behind))
        return not_so or not lists["reading.called_off"].isdisjoint(behind)

    def _request_refused(self, event: FoundEvent, begin: int) -> bool:
        """'Timses meminta mobil desa untuk kampanye, tetapi kaur menyimpan kuncinya': he stands against it."""
        if event.agent is None:
            return False
        agent, tokens = self.actors[event.agent].first, self.draft.tokens
        first = min(event.hit.first, agent)
        turns = [n for n in range(begin, max(agent, event.hit.first)) if tokens[n] in {"tetapi", "tapi", "namun"}]
        if not turns or agent < turns[0]:
            return False
        side = event.side is not None and self.sides[event.side].first < turns[0]
        if event.hit.first > turns[0] and not (side and event.rule.directive):
            return False
        return not self.draft.knowledge.words["reading.offering"].isdisjoint(tokens[begin : min(turns[0], first)])

    def only_after(self, event: FoundEvent) -> Mood | None:
        """'Kalau mau nyalon mundur dulu, baru ambil formulir', 'SK turun, barulah ia mendaftar': first left."""
        hit, tokens = event.hit, self.draft.tokens
        if not event.rule.candidacy or _THEN.isdisjoint(tokens[max(0, hit.first - _BY) : hit.first]):
            return None
        begin = self.draft.sentences[max(0, hit.sentence - 1)].first_token
        front = tokens[begin : hit.first]
        lists = self.draft.knowledge.words
        if lists["reading.leaving_first"].isdisjoint(front) or "belum" in front:
            return None
        here = [self.moods.operators[index] for index in self.moods.of_sentence[hit.sentence]]
        if any(found.operator.mood == "conditional" and found.first < hit.first for found in here):
            return "conditional"
        event.excused = event.excused or "retired"
        return None

    def _part(self, event: FoundEvent) -> list[str]:
        """The words of the sentence around the act, from comma to comma."""
        row, tokens = self.draft.sentences[event.hit.sentence], self.draft.tokens
        front = tokens[row.first_token : event.hit.first]
        behind = tokens[event.hit.first : row.last_token]
        front = front[len(front) - front[::-1].index(",") :] if "," in front else front
        return front + (behind[: behind.index(",")] if "," in behind else behind)

    def rather_than(self, event: FoundEvent) -> bool:
        """'isinya jadwal vaksin, bukan lagu kampanye cabup 1': the side belongs to what it is not."""
        cleared = any(step.row.status == "not_proven" for step in self.steps)
        if event.side is None or event.rule.directive or event.rule.punishes or cleared:
            return False
        between = self.draft.tokens[event.hit.last : self.sides[event.side].first]
        if "bukan" not in between:
            return False
        index = between.index("bukan")
        following = between[index + 1 : index + 2]
        return between[index - 1 : index] == [","] and following not in (["cuma"], ["hanya"], ["sekadar"], ["main"])

    def to_come(self, event: FoundEvent) -> bool:
        """'Lurah kita jadi MC kampanye pekan depan': nobody has done it yet."""
        rel = self.clauses[event.hit.clause].opener == "rel"  # 'Sidang kades yang hadir ... digelar pekan depan'
        told = rel and any(hit.has("step") for hit in self.draft.hits_of[event.hit.sentence])
        if told or event.rule.directive or event.rule.code not in _PLANNED:
            return False
        words, lists = self._part(event), self.draft.knowledge.words
        words = [] if "pensiun" in words else words  # 'kabid yang pensiun bulan depan berorasi'
        row = self.draft.sentences[event.hit.sentence]
        line = self.draft.tokens[row.first_token : row.last_token]
        days, threes = lists["reading.days"], zip(line, line[1:], line[2:], strict=False)
        if any(one == "baru" and two in days and three == "depan" for one, two, three in threes):
            return lists["reading.past_words"].isdisjoint(line)  # 'acaranya baru Sabtu depan'
        ahead = any(two == "depan" and one in lists["reading.days"] for one, two in pairwise(words))
        return ahead and lists["reading.past_words"].isdisjoint(words)

    def _not_held(self, event: FoundEvent) -> bool:
        """'Mutasi pejabat belum bisa dilakukan', 'pembagian kaus batal digelar': the noun is not done."""
        if event.voice not in {"noun", "bare"}:
            return False
        row, lists = self.draft.sentences[event.hit.sentence], self.draft.knowledge.words
        behind = self.draft.tokens[event.hit.last : min(row.last_token, event.hit.last + _HELD_WITHIN)]
        at = next((n for n, word in enumerate(behind) if word in lists["reading.not"] or word in _CALLED_OFF), None)
        if at is None or "," in behind[:at] or not _NEW_VERB.isdisjoint(behind[:at]):
            return False
        rest = [word for word in behind[at + 1 : at + 4] if word not in _MAY]
        return bool(rest) and rest[0] in lists["reading.held"]

    def _told_otherwise(self, event: FoundEvent) -> bool:
        """'04 di punggung itu nomor regu, bukan nomor paslon': the writer says that the sign is no sign."""
        here = [side for side in self.denied if side.side.sentence == event.hit.sentence]
        denied = any(side.first > event.hit.last for side in here)
        row = self.draft.sentences[event.hit.sentence]
        own = self.draft.knowledge.words["reading.own_account"]
        return denied and own.isdisjoint(self.draft.tokens[row.first_token : row.last_token])

    def _asked_of(self, event: FoundEvent, begin: int) -> bool:
        """'Timses minta kepala sekolah menyetor nama': the official stands behind the verb of asking."""
        if event.agent is None or not begin <= self.actors[event.agent].first < event.hit.first:
            return event.rule.code == "N09" and wanted_by_others(self.draft, event.hit)
        offering = self.draft.knowledge.words["reading.offering"]
        return not offering.isdisjoint(self.draft.tokens[begin : self.actors[event.agent].first])

    def _sent_back(self, event: FoundEvent) -> bool:
        """'Sembako bergambar caleg dikembalikan perangkat desa': who stands behind the return has turned it down."""
        if event.agent is None or event.rule.directive or event.rule.punishes:
            return False
        first = self.actors[event.agent].first
        before = self.draft.tokens[max(event.hit.first, first - _BY) : first] if first > event.hit.last else []
        return not self.draft.knowledge.words["reading.sent_back"].isdisjoint(before)

    def _refused_matter(self, event: FoundEvent) -> bool:
        """'Camat tolak undangan deklarasi, pilih ikut kerja bakti': the side belongs to what was refused."""
        if event.side is None or event.rule.punishes or event.rule.directive:
            return False
        side = self.sides[event.side].first
        if side > event.hit.first or "," not in self.draft.tokens[side : event.hit.first]:
            return False
        return any(
            found.operator.cls == "failed"
            and 0 <= side - found.last <= _MATTER
            and "," not in self.draft.tokens[found.last : side]
            for found in (self.moods.operators[index] for index in self.moods.of_sentence[event.hit.sentence])
        )

    def _undone_by_order(self, event: FoundEvent) -> bool:
        """'menginstruksikan guru menghapus unggahan dukungan': what is there is to go."""
        if event.rule.directive or event.rule.punishes:
            return False
        begin = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _ORDER_REACH)
        words = self.draft.tokens[begin : event.hit.first]
        undone = [n for n, word in enumerate(words) if word in self.draft.knowledge.words["reading.undoing"]]
        if undone and words[undone[-1] - 1 : undone[-1]] == [":"]:
            return True  # 'Kepala BKD: hapus semua foto dengan calon'
        return bool(undone) and not self.draft.knowledge.words["reading.order_verbs"].isdisjoint(words[: undone[-1]])

    def _empty_box(self, side: FoundSide) -> bool:
        """The empty box, not to be voted for: no word of support or campaigning stands before it."""
        front = self.draft.tokens[max(0, side.first - _BY) : side.first]
        box = self.draft.tokens[side.first : side.last] in (["kotak", "kosong"], ["kolom", "kosong"])
        return box and not _VOTES.isdisjoint(front)

    def complement_negated(self, event: FoundEvent) -> bool:
        """'minta agar keluarga guru tidak diarahkan ke paslon': the complement forbids, the order is an appeal."""
        if event.side is not None and excepted(self.draft, self.sides[event.side].first):
            return False  # 'tidak meminjamkan balai desa selain untuk tim paslon 2'
        limit, unfailing = event.hit.last + 12, self.draft.knowledge.words["reading.unfailing"]
        behind = self.draft.tokens[event.hit.last : event.hit.last + _UNDONE]
        if (
            behind[:1] == ["pulang"]
            or bars_behind(self.draft, event)
            or not self.draft.knowledge.words["reading.undoing"].isdisjoint(behind)
        ):
            return True  # 'perintahkan sekolah menurunkan foto petahana', 'yang pakai kaus paslon disuruh pulang'
        if event.side is not None and so_that_not(self.draft, event.hit.last, self.sides[event.side].first):
            return True
        if event.against or (event.side is not None and self._empty_box(self.sides[event.side])):
            return False  # 'meminta ibu-ibu tidak mencoblos kotak kosong': there is one other column
        target = event.object_hit.first if event.object_hit is not None else limit
        side = target if event.side is None else self.sides[event.side].first  # '... bareng paslon 1, jgn pakai dinas'
        for index in self.moods.of_sentence[event.hit.sentence]:
            operator = self.moods.operators[index]
            inside = operator.first >= event.hit.first and operator.last <= event.hit.last
            if (
                operator.operator.cls in {"negation", "prohibition", "prevention"}
                and not inside
                and "".join(self.draft.tokens[operator.last : operator.last + 1]) not in unfailing
                and event.hit.last <= operator.first <= (min(target, side) if side > event.hit.last else target)
                and not (event.rule.speech and "," in self.draft.tokens[event.hit.last : operator.first])
            ):
                return True
        return False

    def headless(self, event: FoundEvent) -> bool:
        """'Bapak/Ibu staf, yang datang pakai kaus paslon disuruh pulang': whoever does, of all who are spoken to."""
        start = self.clauses[event.hit.clause].opener_start
        if start is None or event.agent is None:
            return False
        found = self.actors[event.agent]
        front = self.draft.view.text[found.actor.full_start : found.actor.start]
        everybody = found.mass or found.actor.generic or front.replace("/", " ").startswith(("bapak ibu", "bpk ibu"))
        before = self.draft.view.text[:start].rstrip()[-1:]
        row = self.draft.sentences[event.hit.sentence]
        behind = self.draft.tokens[event.hit.last : row.last_token]
        behind = behind[: behind.index(",")] if "," in behind else behind
        done = any(word.startswith("di") and len(word) > _PASSIVE for word in behind)
        return everybody and done and not before.isalnum() and found.last <= event.hit.first
