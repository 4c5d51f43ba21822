"""Who did it when the act's own sentence does not say: the sentences around it. Used by `roles` only."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.accused import Accused
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_BACK_SENTENCES = 1
_REMARK = 4  # tokens, with the full stop
_NAMED_BEFORE = 6  # tokens
_OPENS = frozenset((":", ",", ".", "-", '"', "bahwa", "\n"))
_NAMED = frozenset(
    ("nomor", "urut", "satu", "dua", "tiga", "diduga", "terbukti", "kembali", "itu", "tersebut", "sudah", "telah")
)
_SUBJECTS = frozenset(("ia", "dia", "beliau", "mereka", "keduanya", "ketiganya", "bersangkutan", "terlapor"))
_SHORTEST_VERB = 5
_WITH = frozenset(
    ("mendampingi", "dampingi", "ikut", "turut", "bersama", "bareng", "membantu", "didampingi", "dibantu", "termasuk")
)
_ADVERB = 2  # 'oleh' and one word
_MANY = (["ribuan"], ["ratusan"], ["puluhan"], ["banyak"], ["sejumlah"], ["para"], ["belasan"])
_STANDS = frozenset(
    ("ada", "terlihat", "tampak", "duduk", "nongol", "nangkring", "berdiri", "berada", "ngapain", "muncul")
)
_HOST = 4  # tokens: 'mempersilakan sang calon bupati berpidato'
_GUEST = 3
_TURNS_OUT = 4  # tokens: 'ternyata memang seorang'

_TAKES_ROLE = frozenset(("jadi", "menjadi", "merangkap", "bertugas", "ditunjuk", "dipercaya"))
_ROLE = 4  # tokens between 'yang' and the role
_IN_COMPANY = frozenset(("bareng", "bersama", "dengan", "sama", "berdua"))


class Neighbours:
    """Looks one sentence back and one ahead."""

    def __init__(self, draft: Draft, actors: list[FoundActor], accused: Accused) -> None:
        """Index the actors by sentence."""
        self.draft = draft
        self.accused = accused
        self.actors = actors
        self.of_sentence: list[list[int]] = [[] for _ in draft.sentences]
        for number, found in enumerate(actors):
            self.of_sentence[found.actor.sentence].append(number)
        self.candidates: dict[int, list[Hit]] = {}  # sentence -> the persons who run
        for hit in draft.having("side"):
            meaning = hit.get("side")
            if meaning is not None and meaning.id == "person":
                self.candidates.setdefault(hit.sentence, []).append(hit)

    def unmasked(self, event: FoundEvent) -> bool:
        """'Pria berseragam itu yang orasi ..., ternyata benar PNS': who he is stands behind the act."""
        last = event.hit.last
        for number in self.of_sentence[event.hit.sentence]:
            found = self.actors[number]
            front = self.draft.tokens[max(last, found.first - _TURNS_OUT) : found.first]
            if found.first >= last and "ternyata" in front and "bukan" not in front and not found.impostor:
                event.agent = number
                return True
        return False

    def says_it(self, hit: Hit) -> list[int]:
        """'"Wali kota gagal kok maju lagi," sindir seorang lurah': right behind the quote and its verb."""
        begin = self.draft.sentences[hit.sentence].first_token
        if self.draft.tokens[hit.first - 1 : hit.first] != ['"'] or self.draft.tokens[begin : hit.first].count('"') % 2:
            return []  # the mark opens a quote
        return [n for n in self.of_sentence[hit.sentence] if 0 <= self.actors[n].first - hit.last <= _ADVERB]

    def one_before(self, sentence: int) -> tuple[int, ...]:
        """The last specific actor of the sentence before, if there is one."""
        told = self.before(sentence)
        return () if told is None else (told,)

    def of_authority(self, event: FoundEvent) -> bool:
        """'Bawaslu minta ...': the authority speaks, nobody of an earlier sentence does."""
        return event.rule.directive and any(
            other.has("authority") and other.first < event.hit.first for other in self.draft.hits_of[event.hit.sentence]
        )

    def candidate_acts(self, hit: Hit) -> bool:
        """The subject of the active predicate is a candidate, and no post stands in the sentence before it."""
        if hit.passive:
            return False
        if self.candidate_next(hit) or self.guest_acts(hit):
            return True
        for other in self.draft.hits_of[hit.sentence]:
            if other.first >= hit.first:
                return False
            meaning = other.get("side")
            if meaning is not None and meaning.id == "person" and not other.has("post"):
                return not self._of_the_object(other, hit)
            if other.has("post") or other.has("authority") or other.has("obj"):
                return False
        return False

    def _of_the_object(self, side: Hit, hit: Hit) -> bool:
        """'Ia menyukai unggahan calon, serta hadir ...': another verb before the candidate has its own subject."""
        begin = self.draft.sentences[hit.sentence].first_token
        front = self.draft.tokens[begin : side.first]
        taken = not _SUBJECTS.isdisjoint(front)
        return taken and any(word.startswith(("me", "ber")) and len(word) > _SHORTEST_VERB for word in front)

    def guest_acts(self, hit: Hit) -> bool:
        """'mengundang cabup dan mempersilakannya berpidato', 'begitu calon datang': the candidate does it."""
        begin = self.draft.sentences[hit.sentence].first_token
        words = self.draft.tokens[max(begin, hit.first - _HOST) : hit.first]
        if not self.draft.knowledge.words["reading.hosting"].isdisjoint(words):
            return True
        return any(
            0 <= hit.first - other.last <= _GUEST
            and other.first > begin
            and self.draft.tokens[other.first - 1] in self.draft.knowledge.words["reading.when"]
            for other in self.candidates.get(hit.sentence, ())
        )

    def by_outsiders(self, event: FoundEvent) -> bool:
        """'kaus yang dipakai pengunjung', 'dititipkan relawan': somebody without a post does it; no office is used."""
        hit = event.hit
        there = event.word.startswith("di ") and self.draft.tokens[hit.first - 1] in _STANDS
        with_them = self.draft.tokens[hit.last - 1] in _IN_COMPANY  # 'difoto bareng caleg': not by him
        if there or with_them or event.rule.directive or event.rule.candidacy or event.rule.code in {"N09", "N99"}:
            return False  # 'kepala BKD ada di mobil rombongan cabup'
        row = self.draft.sentences[hit.sentence]
        if not _WITH.isdisjoint(self.draft.tokens[hit.last : row.last_token]):
            return False
        behind = self.draft.tokens[hit.last : hit.last + _ADVERB]
        doer = behind[1:] if behind[:1] == ["oleh"] or behind[:1] in _MANY else behind[:1]
        return not self.draft.knowledge.words["reading.outsiders"].isdisjoint(doer)

    def in_role(self, number: int, here: list[int]) -> int:
        """'PNS yang jadi sekretaris PPS kedapatan ...': the role he has is no second person."""
        first = self.actors[number].first
        for other in here:
            found = self.actors[other]
            between = self.draft.tokens[found.last : first]
            if found.last < first and between[:1] == ["yang"] and not _TAKES_ROLE.isdisjoint(between[1:_ROLE]):
                return other
        return number

    def candidate_next(self, hit: Hit) -> bool:
        """'Ketua Bawaslu: dua caleg terbukti memasang ...', 'Paslon 1 sindir ...': right before the verb."""
        begin = self.draft.sentences[hit.sentence].first_token
        words = self.draft.knowledge.words
        for other in self.draft.near(hit.first, hit.first, _NAMED_BEFORE, "side"):
            meaning = other.get("side")
            if other.sentence != hit.sentence or other.last > hit.first or meaning is None or meaning.id != "person":
                continue
            between = self.draft.tokens[other.last : hit.first]
            before = self.draft.tokens[other.first - 1] if other.first > begin else ":"
            opens = before in _OPENS or before in words["reading.quantifiers"] or before.isdigit()
            if opens and all(
                part in _NAMED or part.isdigit() or part in words["reading.auxiliary"] for part in between
            ):
                return True
        return False

    def after(self, sentence: int) -> int | None:
        """The act in one sentence, who did it in the next."""
        following = sentence + 1
        if self.draft.tokens[self.draft.sentences[sentence].first_token] == "siapa":
            return None  # 'Siapa jurkam paslon 2? Kepala dinas heran': who answers is asked in `answered`
        if following < len(self.of_sentence):
            for index in self.of_sentence[following]:
                actor = self.actors[index].actor
                if (
                    actor.specific
                    and actor.cls != "political"
                    and not self.actors[index].watchdog
                    and not self._aside(index)
                    and not self.accused.looks_on(index)
                ):
                    return index
        return None

    def before(self, sentence: int, *, heads: bool = False) -> int | None:
        """'Ia', 'itu' or nobody named: the last specific actor of the sentence before; `heads` = elected ones too."""
        back = _BACK_SENTENCES
        if sentence > 1 and self._aside_remark(sentence - 1):
            back += 1  # 'Istrinya PNS di Pemkab X. Gak cuti. Tiap malam ...'
        for number in range(sentence - 1, max(-1, sentence - 1 - back), -1):
            usable = [index for index in reversed(self.of_sentence[number]) if self._usable(index, heads=heads)]
            told = [index for index in usable if self.actors[index].actor.specific] or usable
            if told:
                return told[0]
        return None

    def he(self, sentence: int) -> int | None:
        """'Dalam rekaman itu, ia meminta ...': whoever was told before, elected or not, else whom the text is about."""
        told = self.before(sentence, heads=True)
        return told if told is not None else self.accused.main

    def _aside_remark(self, sentence: int) -> bool:
        """A sentence of a few words that names nobody."""
        row = self.draft.sentences[sentence]
        return row.last_token - row.first_token <= _REMARK and not self.of_sentence[sentence]

    def _usable(self, index: int, *, heads: bool) -> bool:
        """Whether a post of the sentence before may be who is taken up."""
        found = self.actors[index]
        named = found.actor.specific or not (found.actor.generic or found.mass)
        aside = found.impostor or found.watchdog or found.reporter
        usable = named and not aside and (heads or found.actor.cls != "political")
        return usable and not self._aside(index) and not self.accused.speaks(index)

    def _aside(self, index: int) -> bool:
        """Who only speaks ('kata kepala BKD', 'Sekda menyebut'), receives ('ke Pjs bupati') or is said to be none."""
        tokens, found = self.draft.tokens, self.actors[index]
        lists = self.draft.knowledge.words
        first = found.first
        while first > 0 and self.draft.starts[first] > found.actor.full_start:
            first -= 1
        begin = self.draft.sentences[found.actor.sentence].first_token
        front = tokens[max(begin, first - 2) : first]
        if front and (front[-1] in lists["cues.official_speech"] or front[-1] in {"ke", "kepada"}):
            return True
        nobody = tokens[max(begin, found.first - 2) : found.first]
        if nobody in (["tak", "ada"], ["tidak", "ada"], ["belum", "ada"]):
            return True
        last = bisect_left(self.draft.starts, found.actor.full_end)
        return not lists["reading.says"].isdisjoint(tokens[last : last + 2])
