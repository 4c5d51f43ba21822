"""Threats told in one breath: 'yang tidak pilih nomor 1, angkat kaki', 'menggertak kades: kalau suara nomor 1 jeblok'.

Used by `frames` only. The words of refusing or losing are the act, what follows for those who do is the proof of it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from pipelines.reading import ultimatum
from pipelines.reading.bounds import out_of_bounds
from pipelines.reading.coded import understood
from pipelines.reading.reasons import till_they_do
from pipelines.reading.refusers import DISOBEYS, IF, WHOEVER, of_refusers

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_CONDITIONS = frozenset(("kalau", "bila", "jika"))
_SUPPOSED_WITHIN = 3  # tokens
_SPOKEN_TO = 2  # tokens between a threatening verb and those it is said to
_MATTER = 6  # tokens
_TAKES = frozenset(("membuang", "buang", "membakar", "bakar", "merobek", "menyita", "sita", "menertibkan", "tertibkan"))
_MAY_THREATEN = frozenset(("N07", "N08", "N09", "N10", "N14"))
_JOINED = frozenset(
    ("menjadi", "jadi", "masuk", "ikut", "merangkap", "tergabung", "bergabung", "mewajibkan", "mengajak")
)
_UNSAID = frozenset(("batal", "urung", "menolak", "tolak", "tidak", "tak", "bukan", "tentu", "belum", "enggan", "gak"))
_THREAT = 10  # tokens from 'yang tidak' to what will happen
_NOT_DONE, _EXCEPT = frozenset(("negated", "failed")), frozenset(("kecuali",))
_SPARED, _SPARED_SORTS = 3, frozenset(("person", "party", "number"))  # tokens behind 'kecuali'
_PUBLIC = frozenset((
    "warga", "warganya", "penduduk", "pedagang", "pemilik", "warung", "toko", "pendukung", "relawan", "timses", "tim",
    "simpatisan", "petani", "sopir", "tukang", "masyarakat", "jemaah", "penghuni", "pelanggan",
))  # fmt: skip
_ORDERLY = frozenset((
    "fasilitas", "umum", "pohon", "tiang", "trotoar", "ibadah", "masjid", "gereja", "pura", "sekolah", "tenang",
    "terlarang", "izin", "berizin", "taman", "macet", "kemacetan", "netral", "netralitas", "semua", "perda", "aturan",
))  # fmt: skip
_PURPOSE, _PURPOSES = 3, frozenset(("untuk", "buat", "demi", "bagi", "guna"))
_CAMPS = ("tim", "relawan", "posko", "kubu", "pemenangan")
_NOT_SO = frozenset(("bukan", ",", "tidak", "selain"))
_LIVE = frozenset(("realised", "alleged"))
_BACK = 2  # sentences
_NEAR = 8  # acts told before
_FAILS_WITHIN = 7  # tokens from 'kalau' to what must not happen
_HARM_WITHIN = 16  # tokens from 'kalau' to what will
_KEEPS_WITHIN = 5
_ELSE = 6  # tokens from 'atau' to what happens to whoever disobeys

_SEEN = frozenset(("terekam", "viral", "ketahuan", "kepergok", "tertangkap", "direkam", "difoto", "dilihat", "bocor"))
_EMPTY_BOX = 4  # tokens: 'jangan sampai kotak kosong unggul'


def supposed(draft: Draft, sentence: int) -> int | None:
    """'Kalau suara di sini jatuh, kepala sekolahnya saya ganti', 'kalau mau kontrak lanjut ...': where it is told.

    Asked only next to an order for a side. Sentences in which an authority stands or a breach is spoken of are theirs.
    """
    row, lists = draft.sentences[sentence], draft.knowledge.words
    tokens = draft.tokens[row.first_token : row.last_token]
    opens = [n for n, word in enumerate(tokens[:-1]) if word in lists["reading.if_words"]]
    text = draft.view.text[row.start : row.end]
    veiled = draft.said("reading.veiled", text)
    # 'Seandainya tidak terekam CCTV, ulah kasi membagi amplop tak akan ketahuan'
    regret = tokens[:1] == ["seandainya"] and not _SEEN.isdisjoint(tokens[1:_KEEPS_WITHIN])
    if regret or not (opens or veiled):
        return None
    rule_talk = not lists["reading.breach_talk"].isdisjoint(tokens)
    if rule_talk or any(hit.has("authority") for hit in draft.hits_of[sentence]):
        return None
    if veiled:
        return row.first_token
    for n in opens:
        wanted = tokens[n + 1 : n + 1 + _KEEPS_WITHIN]
        if not lists["reading.wants"].isdisjoint(wanted[:2]) and not lists["reading.keeps"].isdisjoint(wanted):
            return row.first_token + n
        if lists["reading.fails"].isdisjoint(tokens[n + 1 : n + 1 + _FAILS_WITHIN]):
            continue
        first, last = max(0, n - _HARM_WITHIN), min(len(tokens), n + _HARM_WITHIN)
        start, end = draft.starts[row.first_token + first], draft.ends[row.first_token + last - 1]
        around = f" {draft.view.text[start:end]}"
        if any(f" {phrase}" in around for phrase in lists["reading.consequences"] | lists["reading.my_doing"]):
            return row.first_token + n
    return None


def behind_the_order(draft: Draft, sentence: int, kept: list[FoundEvent], before: list[FoundEvent]) -> list[FoundEvent]:
    """'minta ketua RT setor nama. Yang tidak setor bakal diganti': the threat stands in a clause of its own."""
    if not kept and (not before or sentence - before[-1].hit.sentence > _BACK):
        return []
    near = [event for event in before[-_NEAR:] if sentence - event.hit.sentence <= _BACK]
    orders = [
        event
        for event in (*near, *kept)
        if event.rule.code in _MAY_THREATEN
        and not event.rule.punishes
        and event.reach.mood in _LIVE
        and not event.refused
    ]
    told = [event for event in (*near, *kept) if event.rule.code == "N18" and event.reach.mood in _LIVE]
    if not orders:
        return []
    order = orders[-1]
    known = {order.agent, *order.patients}
    if any(not event.rule.punishes or not known.issuperset(event.patients) for event in told):
        return []
    row = draft.sentences[sentence]
    first = order.hit.last if order.hit.sentence == sentence else row.first_token
    for index in range(first, row.last_token - 1):
        if draft.tokens[index] in WHOEVER and draft.tokens[index + 1] in DISOBEYS:
            behind = draft.view.text[draft.starts[index] : draft.ends[min(row.last_token, index + _THREAT) - 1]]
            lists = draft.knowledge.words
            if any(f" {phrase}" in behind for phrase in lists["reading.consequences"] | lists["reading.my_doing"]):
                return [_threat_at(draft, sentence, order, index)]
    told_of = supposed(draft, sentence)
    if told_of is None and order.hit.sentence == sentence:
        told_of = _or_else(draft, first, row.last_token - 1)
    return [] if told_of is None else [_threat_at(draft, sentence, order, told_of)]


def _or_else(draft: Draft, first: int, last: int) -> int | None:
    """'Pilih nomor 1 atau honor kalian dipotong': where the choice is told that an order leaves."""
    lists = draft.knowledge.words
    for index in range(first, last):
        if draft.tokens[index] == "atau":
            words = draft.tokens[index + 1 : min(last + 1, index + 1 + _ELSE)]
            behind = draft.view.text[draft.ends[index] : draft.ends[min(last, index + _ELSE)]]
            phrases = lists["reading.consequences"] | lists["reading.my_doing"]
            if any(f" {phrase}" in behind for phrase in phrases) or not lists["reading.or_else"].isdisjoint(words):
                return index
    return None


def _threat_at(draft: Draft, sentence: int, order: FoundEvent, index: int) -> FoundEvent:
    """The threat of the one who gave the order, at the words that tell it."""
    start, end = draft.starts[index], draft.ends[index + 1]
    hit = dataclasses.replace(order.hit, start=start, end=end, first=index, last=index + 2, sentence=sentence)
    return dataclasses.replace(order, rule=draft.knowledge.known["harm_behind_order"], hit=hit)


class Threats:
    """Looks at the sentence around a predicate of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor], sides: list[FoundSide]) -> None:
        """Keep what the frames know."""
        self.draft = draft
        self.actors = actors
        self.sides = sides
        self.lists = draft.knowledge.words

    def out(self, rule: Rule, hit: Hit, object_hit: Hit | None, side: int | None) -> bool:
        """Return whether a row of threats asks for words that do not stand around the predicate."""
        named = None if side is None else self.sides[side]
        beyond = out_of_bounds(self.draft, self.actors, rule, hit, named)
        if rule.warning:
            warned = self._promises(hit) if rule.code == "N07" else self._warns(hit)
            return beyond or self._not_made(hit) or not warned
        between = self.draft.tokens[hit.last : object_hit.first] if object_hit is not None else []
        if rule.until and object_hit is not None:
            return self.lists["reading.until"].isdisjoint(between) and not till_they_do(self.draft, hit, named)
        joined = not _JOINED.isdisjoint(between)  # 'dicopot karena menjadi anggota tim sukses'
        punished = "moves_supporters" in rule.known_as and joined and "karena" in between
        unsaid = "gathers_copies" in rule.known_as and (side is None or not self._for_whom(self.sides[side].first))
        unsaid = unsaid or ("bars_material" in rule.known_as and not self._public_barred(hit))
        unsaid = unsaid or (
            "threatens_refusers" in rule.known_as and not of_refusers(self.draft, hit, object_hit, named)
        )
        unsaid = unsaid or ("coded" in rule.known_as and not understood(self.draft, rule, hit, named))
        if punished or unsaid or beyond or ("threatens" in rule.known_as and self._of_material(hit)):
            return True
        if rule.matter:
            if hit.passive and object_hit is not None and object_hit.first >= hit.last:
                return True  # 'diancam pedagang pendukung paslon 1': those behind the passive threaten
            words = "reading.stands_for" if "citizens" in rule.objects else "reading.matter_words"
            return side is None or not self._matter(hit, self.sides[side].first, words)
        return False

    def _public_barred(self, hit: Hit) -> bool:
        """'melarang warganya memasang baliho paslon 2'; not staff, not trees, fences and the days of silence."""
        row = self.draft.sentences[hit.sentence]
        public = not _PUBLIC.isdisjoint(self.draft.tokens[hit.last : hit.last + 1])
        return public and _ORDERLY.isdisjoint(self.draft.tokens[row.first_token : row.last_token])

    def _not_made(self, hit: Hit) -> bool:
        """'batal mengancam pegawai yang tidak memilih petahana', 'tidak mengancam ...': no threat was made."""
        begin = self.draft.sentences[hit.sentence].first_token
        for index in range(max(begin, hit.first - _MATTER), hit.first):
            if self.draft.tokens[index] in self.lists["reading.threatening"]:
                return not _UNSAID.isdisjoint(self.draft.tokens[max(begin, index - _BACK) : index])
        return False

    def _who_threatened(self, event: FoundEvent) -> int | None:
        """'Gara-gara mengancam pegawai yang tidak memilih petahana, camat ...': the subject behind the comma."""
        begin = self.draft.sentences[event.hit.sentence].first_token
        if self.lists["reading.threatening"].isdisjoint(self.draft.tokens[begin : begin + _KEEPS_WITHIN]):
            return None
        for number, found in enumerate(self.actors):
            if found.actor.sentence == event.hit.sentence and found.first > event.hit.last:
                told = "," in self.draft.tokens[event.hit.last : found.first]
                return number if told else None
        return None

    def _for_whom(self, first: int) -> bool:
        """'meminta KTP keluarga mereka untuk paslon nomor 2'; not 'untuk pengurusan BPJS, bukan untuk paslon'."""
        front = self.draft.tokens[max(0, first - _PURPOSE) : first]
        to_team = "ke" in front and any(word.startswith(_CAMPS) for word in front)  # 'didata ke timnya nomor 1'
        return (to_team or not _PURPOSES.isdisjoint(front)) and _NOT_SO.isdisjoint(front)

    def _of_material(self, hit: Hit) -> bool:
        """'ancam mencopot baliho petahana': what hangs there without leave is to go, nobody is threatened."""
        behind = self.draft.tokens[hit.last : hit.last + _MATTER]
        at = next((n for n, word in enumerate(behind) if word in self.lists["reading.undoing"] or word in _TAKES), None)
        if at is None or at > 1:
            return False  # 'mencoret warga yang membongkar spanduk' threatens people
        thing = behind[at + 1 : at + 4]
        return any(word in self.lists["reading.material"] for word in thing)

    def settle(self, event: FoundEvent) -> None:
        """The condition is the threat itself; whoever is threatened right behind the verb does not threaten."""
        if self._for_one_only(event):
            event.against, event.refused = True, False
            event.reach.mood = "realised" if event.reach.mood in {"barred", "negated"} else event.reach.mood
        if not event.rule.warning:
            if ultimatum.settle(self.draft, self.actors, event):
                return
            if event.rule.code == "N18" and event.reach.mood in _NOT_DONE and self._harm_behind(event.hit):
                event.reach.mood = "realised"  # 'yang tidak kirim foto surat suara siap-siap namanya dicoret'
            return
        if event.reach.mood in {"conditional", "prospective", "obliged", "negated", "failed"}:
            event.reach.mood = "realised"
        if event.agent is None:
            event.agent = self._who_threatened(event)
            return
        first = self.actors[event.agent].first
        begin = self.draft.sentences[event.hit.sentence].first_token
        front = self.draft.tokens[max(begin, first - _SPOKEN_TO) : first]
        if not self.lists["reading.threatening"].isdisjoint(front):
            before = [n for n, found in enumerate(self.actors) if begin <= found.first and found.last < first]
            doer = before[-1] if before else self._who_threatened(event)
            hit = () if doer is None else (event.agent,)  # 'Camat ultimatum kades: suara petahana di bawah ...'
            event.agent, event.patients = doer, hit
            return
        last = self.actors[event.agent].last
        told = [n for n, found in enumerate(self.actors) if last <= found.first < event.hit.first and n != event.agent]
        if told and self.actors[told[-1]].actor.sentence == event.hit.sentence:
            event.patients = (told[-1],)

    def _for_one_only(self, event: FoundEvent) -> bool:
        """'jangan sampai kotak kosong menang', 'dilarang hadir di kampanye, kecuali kampanye petahana'."""
        if not event.rule.directive or event.side is None:
            return False
        side, tokens, row = self.sides[event.side], self.draft.tokens, self.draft.sentences[event.hit.sentence]
        if "kosong" in tokens[side.first : side.last]:
            return side.last <= event.hit.first <= side.last + 1 and "jangan" in tokens[side.first - 2 : side.first]
        spared = [n for n in self.draft.where(_EXCEPT) if row.first_token <= n < row.last_token]
        named = (one for one in self.sides if one.sort in _SPARED_SORTS and one.side.kind != "none")
        return bool(spared) and any(0 < one.first - spared[0] <= _SPARED for one in named)

    def _harm_behind(self, hit: Hit) -> bool:
        """Whether whoever does not do it is told what will happen."""
        row = self.draft.sentences[hit.sentence]
        front = self.draft.tokens[max(row.first_token, hit.first - _ELSE) : hit.first]
        behind = self.draft.view.text[hit.end : row.end]
        harm = self.lists["reading.consequences"] | self.lists["reading.my_doing"]
        return not WHOEVER.isdisjoint(front) and any(f" {phrase}" in behind for phrase in harm)

    def _promises(self, hit: Hit) -> bool:
        """'Kalau nomor dua yang menang, jalan kampung ini kita aspal': what the office gives hangs on the poll."""
        row = self.draft.sentences[hit.sentence]
        if "kosong" in self.draft.tokens[hit.first - 1 : hit.first]:
            return "jangan" in self.draft.tokens[max(row.first_token, hit.first - _EMPTY_BOX) : hit.first]
        if IF.isdisjoint(self.draft.tokens[max(row.first_token, hit.first - _MATTER) : hit.first]):
            return False
        behind = self.draft.view.text[hit.end : row.end]
        return any(gift in behind for gift in self.lists["reading.poll_gifts"])

    def _warns(self, hit: Hit) -> bool:
        """Words of supposing in front and words of harm or of threatening around."""
        row = self.draft.sentences[hit.sentence]
        front = self.draft.tokens[max(row.first_token, hit.first - _SUPPOSED_WITHIN) : hit.first]
        supposed = self.draft.tokens[hit.first] in _CONDITIONS
        if not supposed and self.lists["reading.supposed"].isdisjoint(front):
            return False  # 'Ogah dukung petahana, kabid dibuang': refused already
        words = self.draft.tokens[row.first_token : row.last_token]
        if not self.lists["reading.threatening"].isdisjoint(words):
            return True
        before = self.draft.view.text[row.start : hit.start]
        behind = self.draft.view.text[hit.end : row.end]
        harm = self.lists["reading.consequences"] | self.lists["reading.my_doing"]
        return any(f" {phrase}" in text for text in (before, behind) for phrase in harm)

    def _matter(self, hit: Hit, first: int, words: str) -> bool:
        between = self.draft.tokens[max(hit.last, first - _MATTER) : first]
        return not self.lists[words].isdisjoint(between)
