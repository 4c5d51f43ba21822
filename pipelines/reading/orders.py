"""Orders that somebody is said to have undergone: 'ditekan atasannya agar ...', 'mendapat tekanan dari ...'.

Used by `roles` only. Who undergoes an order is its patient, never the one whom it serves; who gave it stands behind the
passive, or behind 'dari' and 'oleh'.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.phrases import Phrases

_BEHIND_PASSIVE = 6
_ADVERB = 2
_RECEIVED = 14  # tokens
_ADDRESSEE = 12  # tokens
_ELSEWHERE = frozenset(("sementara", "sedangkan", "adapun"))
_THAT = frozenset(("agar", "supaya"))
_SIGNS = frozenset((
    "arahan", "perintah", "instruksi", "pesan", "titipan", "amanat", "petunjuk", "suruhan", "ttd", "dawuhe", "titah",
))  # fmt: skip
_HEADS = _SIGNS | frozenset(("info", "pengumuman", "pemberitahuan", "titah", "himbauan", "undangan", "dari"))
_GREETING, _PAUSES = 10, frozenset((",", ":", ".", "!", "-", "meneruskan", "menyampaikan", "sampaikan", "teruskan"))
_GREETS = frozenset((
    "mohon", "izin", "ijin", "assalamualaikum", "asalamualaikum", "salam", "selamat", "pagi", "siang", "sore", "malam",
    "bapak", "ibu", "pak", "bu", "bapak-bapak", "ibu-ibu", "teman", "teman-teman", "rekan", "rekan-rekan", "kawan",
    "kawan-kawan", "yth", "dear", "halo", "hai", "guys", "gaes", "info", "infokan", "pengumuman", "permisi", "punten",
    "nuwun", "om", "shalom", "kepada", "semua", "dulur", "sedulur", "sobat", "saudara", "adik-adik", "mbak", "mas",
    "bunda", "ayah", "maaf", "sekadar", "meneruskan", "tolong", "perhatian", "penting", "all", "bestie", "gengs",
))  # fmt: skip
_HEADING = frozenset(("asn", "asn_presumed", "non_asn_covered", "political"))
_ADDRESSING, _QUOTES, _CALLED_WITHIN = frozenset(("kepada", "ke")), frozenset(('"', "“", "'")), 14
_DERIVED = ("me", "di", "ber", "ter", "pe", "ikut", "nge", "ny")
_NO_STAFF = frozenset((
    "wartawan", "media", "bawaslu", "hakim", "polisi", "penyidik", "panwascam", "paslon", "kpu", "tim", "timses",
    "partai", "relawan", "caleg", "cabup", "calon", "pedagang", "tukang", "satpol",
))  # fmt: skip
_MATTERS = frozenset(("N01", "N02", "N03", "N04", "N05", "N06"))
_DUE = frozenset(("realised", "obliged", "prospective"))
_SIGNED_WITHIN = 4  # tokens: 'Ini instruksi langsung dari pak lurah'
_SAID, _SO = (["bilang"], ["ngomong"], ["berkata"]), frozenset(("begitu", "bagitu", "gitu"))
_TOLD_ALL = frozenset((
    "wajib", "mohon", "mhn", "harap", "tolong", "semua", "diharap", "diharapkan", "harus", "kumpul", "ditunggu",
    "besok", "ayo", "diwajibkan", "dimohon", "segera", "seluruh", "kudu", "musti", "mesti", "pastikan",
))  # fmt: skip


class Orders:
    """Tells givers and takers of orders in one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor], phrases: Phrases) -> None:
        """Keep what the roles know."""
        self.draft = draft
        self.actors = actors
        self.phrases = phrases
        self._signed: dict[int, int] | None = None

    def signed_behind(self, sentence: int) -> int | None:
        """'... wajib ikut jalan sehat paslon 1. Arahan pak sekcam': whose order a message tells closes it."""
        if self._signed is None:
            self._signed = self._signatures() if self.draft.holds(_HEADS) else {}
        return self._signed.get(sentence)

    def told_all(self, event: FoundEvent) -> int | None:
        """Whose order an act is that all readers are told to do, where the next sentence signs it."""
        if event.rule.code not in _MATTERS or event.reach.mood not in _DUE or event.voice == "passive":
            return None
        called = self._calls_out(event)
        if called is not None:
            return called
        number = self.signed_behind(event.hit.sentence)
        row = self.draft.sentences[event.hit.sentence]
        if "yang" in self.draft.tokens[row.first_token : event.hit.first]:
            return None  # 'yang datang pakai kaus paslon disuruh pulang'
        told = not _TOLD_ALL.isdisjoint(self.draft.tokens[row.first_token : row.last_token])
        return number if told else None

    def _calls_out(self, event: FoundEvent) -> int | None:
        """'Sekda kepada para lurah: unggah poster cabup 1': the bare verb behind the colon is the speaker's order."""
        tokens, first = self.draft.tokens, event.hit.first
        begin = self.draft.sentences[event.hit.sentence].first_token
        quoted = first - 1 if tokens[first - 1] in _QUOTES else first
        if tokens[quoted - 1] != ":" or tokens[first].startswith(_DERIVED) or quoted - begin > _CALLED_WITHIN:
            return None
        at = next((n for n in range(begin, quoted) if tokens[n] in _ADDRESSING), None)
        if at is None or tokens[at + 1] in _NO_STAFF:
            return None
        speakers = [n for n, found in enumerate(self.actors) if begin <= found.first < found.last <= at]
        return speakers[0] if len(speakers) == 1 and self.actors[speakers[0]].actor.cls in _HEADING else None

    def _signatures(self) -> dict[int, int]:
        """Return who signs each sentence: the post behind a word of order that opens the sentence behind it."""
        signed: dict[int, int] = {}
        for number, found in enumerate(self.actors):
            self._headed(signed, number)
            row = self.draft.sentences[found.actor.sentence]
            front = self.draft.tokens[row.first_token : found.first]
            if found.actor.sentence and len(front) <= _SIGNED_WITHIN and not _SIGNS.isdisjoint(front):
                signed.setdefault(found.actor.sentence - 1, number)
        return signed

    def _headed(self, signed: dict[int, int], number: int) -> None:
        """'Info dari Bu Kadis: besok semua staf ke deklarasi paslon 2', 'Pesan pak korwil, nanti malam kumpul ...'."""
        found = self.actors[number]
        row = self.draft.sentences[found.actor.sentence]
        front = self.draft.tokens[row.first_token : found.first]
        last = found.last
        while last < row.last_token and self.draft.starts[last] < found.actor.full_end:
            last += 1
        front = self._past_greeting(front)
        if len(front) > _SIGNED_WITHIN or front[:1] == [] or front[0] not in _HEADS or found.actor.cls not in _HEADING:
            return  # 'Info dari jukir: ...' is no order of his
        if self.draft.tokens[last : last + 1] in ([":"], [","]):
            signed.setdefault(found.actor.sentence, number)
            if last + 1 >= row.last_token:
                signed.setdefault(found.actor.sentence + 1, number)

    @staticmethod
    def _past_greeting(front: list[str]) -> list[str]:
        """'Mohon izin Bapak/Ibu, instruksi Pak Kaban: ...', 'Teman-teman bidan, titipan bu kapus: ...'."""
        at = next((n for n in range(len(front) - 1, 0, -1) if front[n] in _SIGNS), None)
        if at is None or at > _GREETING or front[at - 1] not in _PAUSES or front[0] not in _GREETS:
            return front
        return front[at:]

    def undergone(self, event: FoundEvent, here: list[int]) -> bool:
        """Fill agent and patients where the sentence tells the order from the side of who undergoes it."""
        return self._received(event, here) or self._pressed(event, here)

    def lead_of(self, hit: Hit, before: list[int]) -> int | None:
        """Return who gives an order: the first of its clause in front of it, an office before a relative."""
        same = [n for n in before if self.actors[n].actor.clause == hit.clause]
        pool = same or before
        pool = [n for n in pool if not self._pressed_on(n)] or [n for n in before if not self._pressed_on(n)] or pool
        pool = [n for n in pool if self.actors[n].actor.public_post] or pool  # 'istri kades caleg, kades kerahkan RT'
        superiors = self.draft.knowledge.words["reading.superiors"]
        next_to = [n for n in pool if self.actors[n].last == hit.first and self.actors[n].actor.title in superiors]
        return next_to[0] if next_to else pool[0] if pool else None

    def may_undergo(self, number: int) -> bool:
        """Return whether an order may hit the post: not whom it serves ('bupati petahana', 'calon presiden')."""
        return self.actors[number].actor.cls != "political"

    def spoken_to(self, number: int) -> bool:
        """Return whether the post stands behind 'kepada': '..., kata kepala UPT kepada stafnya'."""
        first = self.phrases.phrase_first(number)
        return first > 0 and self.draft.tokens[first - 1] == "kepada" and self.may_undergo(number)

    def within(self, hit: Hit, number: int) -> bool:
        """Return whether a post stands behind an order, before another's turn ('sementara polisi ...')."""
        first = self.actors[number].first
        between = self.draft.tokens[hit.last : first]
        return hit.last <= first <= hit.last + _ADDRESSEE and _ELSEWHERE.isdisjoint(between)

    def told_in_front(self, event: FoundEvent, here: list[int], agent: int) -> tuple[int, ...]:
        """Return who is told: '..., kata kepala UPT kepada stafnya', 'menekan kepala sekolah supaya ...'."""
        told = [n for n in here if n != agent and self.spoken_to(n)]
        if not told and event.word in _THAT:
            told = [n for n in here if self.actors[agent].last <= self.actors[n].first < event.hit.first]
            told = [n for n in told if self._pressed_on(n) and self.may_undergo(n)]
        return tuple(told[:1])

    def _pressed_on(self, number: int) -> bool:
        first = self.phrases.phrase_first(number)
        before = self.draft.tokens[first - 1] if first else ""
        lists = self.draft.knowledge.words
        return before in lists["reading.gathering"] or before in lists["reading.pressing"]

    def _received(self, event: FoundEvent, here: list[int]) -> bool:
        """'Penjabat mendapat tekanan dari politikus agar ...', 'tekanan yang dialami direktur dari pejabat'."""
        tokens = self.draft.tokens
        begin = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _RECEIVED)
        words = range(begin, event.hit.last)
        order = next((n for n in words if tokens[n] in self.draft.knowledge.words["reading.order_nouns"]), None)
        if order is None:
            return False
        near = tokens[max(begin, order - _ADVERB) : order] + tokens[order + 1 : order + 3]
        if self.draft.knowledge.words["reading.receiving"].isdisjoint(near):
            return False
        givers = [n for n in here if self.actors[n].first > order and self._from(n)]
        takers = [n for n in here if n not in givers and self.may_undergo(n)]
        if not givers or not takers:
            return False
        event.agent, event.patients = givers[0], (takers[0],)
        return True

    def _pressed(self, event: FoundEvent, here: list[int]) -> bool:
        """'PPPK ditekan atasannya agar memasang stiker': the order stands in the passive in front of its 'agar'."""
        hit, lists = event.hit, self.draft.knowledge.words
        if event.word not in _THAT:
            return False
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _BEHIND_PASSIVE)
        words = range(hit.first - 1, begin - 1, -1)
        at = next((n for n in words if self.draft.tokens[n] in lists["reading.coercing"]), None)
        before = [n for n in here if at is not None and self.actors[n].last <= at and self.may_undergo(n)]
        if not before:
            return False
        doers = [n for n in here if at is not None and at < self.actors[n].first < hit.first]
        event.patients, event.agent = (before[-1],), next(iter(doers), None)
        return True

    def speaks(self, number: int) -> bool:
        """Return whether the post stands at a verb of saying: 'kata seorang lurah', 'begitu lurah itu bilang'."""
        first = self.phrases.phrase_first(number)
        if first and self.draft.tokens[first - 1] in self.draft.knowledge.words["cues.official_speech"]:
            return True
        last = bisect_left(self.draft.starts, self.actors[number].actor.full_end)
        front = self.draft.tokens[max(0, first - 2) : first]
        return self.draft.tokens[last : last + 1] in _SAID and not _SO.isdisjoint(front)

    def _from(self, number: int) -> bool:
        first = self.phrases.phrase_first(number)
        return first > 0 and self.draft.tokens[first - 1] in {"dari", "oleh"}
