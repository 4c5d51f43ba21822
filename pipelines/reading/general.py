"""Acts told of whoever does them: a law that threatens, an opinion on those who would. Used by `framing`.

'Peraturan disiplin mengancamkan teguran kepada lurah yang ...', 'bagi saya, camat yang ... paslon nomor berapa pun,
sudah kalah': nobody in particular has done it, though the post stands in the singular.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.found import within
from pipelines.reading.portraying import announces_rule
from pipelines.reading.supposed import ORDER_HEADS, STILL, whoever_may

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.reading.sides import FoundSide

_GIVES = 6  # tokens between a law and its verb
_BEFORE = 2  # tokens
_EXPLAINS = frozenset(("menerangkan", "terangkan", "menjelaskan", "jelaskan", "memaparkan", "paparkan", "menguraikan"))
_CLOSES = frozenset(("tidak", "jangan", "enggak", "gak", "dilarang"))
_BREACH = frozenset(("melanggar", "ngelanggar", "pelanggaran", "terlarang", "haram", "dilarang"))
_FRONT = 8  # tokens
_CAUGHT = frozenset(("ketahuan", "kedapatan", "nekat", "kepergok", "berani", "terbukti", "coba-coba"))
_SPOKEN = frozenset(("kata", "tegas", "ujar", "ancam", "ucap", "pesan"))
_THEN = frozenset(("saya", "bisa", "bakal", "siap", "siap-siap", "silakan", "awas", "jangan"))
_NEAR = 4  # tokens
_NOTED = frozenset(("dicatat", "ditegur", "dipanggil", "dilaporkan", "disanksi", "diproses", "ditindak", "dibina"))
_LISTED = 12  # tokens
_BY_LAW = frozenset(("sesuai", "berdasarkan", "menurut"))
_MAY = frozenset(("boleh", "dibolehkan", "diperbolehkan", "diizinkan"))
_PROVIDED = frozenset(("sepanjang", "asal", "asalkan", "selama", "kecuali", "bila", "jika"))
_OPENS = 3  # tokens
_CLASSES = frozenset(("tergolong", "termasuk", "dinilai", "dianggap", "masuk", "merupakan", "dikategorikan"))
_MATTERS = frozenset(("laporan", "kasus", "aduan", "dugaan", "pengaduan", "perkara", "temuan"))

_MY_DOING = frozenset(("saya", "kami", "akan", "bakal", "langsung", "siap", "siap-siap", "dicatat", "dicoret"))


def _warned_after_colon(words: list[str], at: int) -> bool:
    """'Arahan bu kapus: yang masih pasang status nomor 1, namanya saya setor': whoever still does."""
    if ":" not in words or words.index(":") + 2 >= len(words):
        return False
    colon = words.index(":")
    opens = words[colon + 1] == "yang" and words[colon + 2] in STILL
    then = words[words.index(",", colon) + 1 :] if "," in words[colon:] else []
    never = any(one == "jangan" and two in {"harap", "mimpi"} for one, two in pairwise(words[colon:]))
    return opens and abs(at - colon) <= len(words) and (never or not _MY_DOING.isdisjoint(then[:_NEAR]))


class General:
    """Looks once at the sentences of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor], sides: list[FoundSide]) -> None:
        """Find the sentences that a law rules, that say an opinion, or that mean whichever side."""
        self.draft = draft
        self.actors = actors
        self.lists = draft.knowledge.words
        self.laws = draft.where(self.lists["reading.law_nouns"])
        self.explains = draft.where(_EXPLAINS)
        ruled, explained = bool(self.laws), bool(self.explains)
        view = draft.view.text
        thinks = draft.said("reading.i_think")
        self.ruled: dict[int, int] = {}
        self.thinks: set[int] = set()
        self.explained: set[int] = set()
        self.whoever = {side.side.sentence for side in sides if side.side.kind == "none" and self._pun(side)}
        for number, row in enumerate(draft.sentences if ruled or thinks or explained else ()):
            verb = self._law_gives(number, row.first_token, row.last_token) if ruled else None
            if verb is None and explained:
                verb = self._explains(row.first_token, row.last_token)
                self.explained |= set() if verb is None else {number}
            if verb is not None:
                self.ruled[number] = verb
            if thinks and draft.said("reading.i_think", view[row.start : row.end]):
                self.thinks.add(number)

    def event(self, event: FoundEvent) -> bool:
        """Return whether the act is told of whoever does it."""
        number = event.hit.sentence
        if (
            self._this_not_that(event)
            or self._is_breach(event)
            or self._if_caught(event)
            or self._if_still(event)
            or announces_rule(self.draft, event, self.actors)
            or whoever_may(self.draft, event, None if event.agent is None else self.actors[event.agent])
        ):
            return True
        if (event.rule.code == "N99" and self._classed(event)) or self._allowed_if(event):
            return True
        if number not in self.ruled and number not in self.thinks and number not in self.whoever:
            return False
        found = None if event.agent is None or event.agency is not None else self.actors[event.agent]
        if found is None or found.actor.sentence != number or self._named(found):
            return False
        between = self.draft.tokens[found.last : event.hit.first]
        behind_rel = found.last <= event.hit.first and "yang" in between
        if number in self.thinks:
            return behind_rel and (number in self.whoever or not self._counted(found))
        told = event.hit.first > self.ruled[number] if number in self.ruled else behind_rel
        return told and not self._counted(found)

    def _if_still(self, event: FoundEvent) -> bool:
        """'Arahan kabag: foto profil ganti logo Korpri, yang masih pasang twibbon paslon dicatat': it is to go."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        if _warned_after_colon(words, event.hit.first - row.first_token):
            return True
        at = next((n for n, (one, two) in enumerate(pairwise(words)) if one == "yang" and two in STILL), None)
        if at is None or words[0] not in ORDER_HEADS or _NOTED.isdisjoint(words[at:]):
            return False
        sides = [other.first - row.first_token for other in self.draft.hits_of[event.hit.sentence] if other.has("side")]
        return sides != [] and min(sides) > at and "," not in words[min(sides) :]

    def _if_caught(self, event: FoundEvent) -> bool:
        """'Ketahuan bawa mobil dinas ke kampanye, kunci saya tarik', 'Nekat kampanye, siap-siap dicopot'."""
        tokens, hit = self.draft.tokens, event.hit
        row = self.draft.sentences[hit.sentence]
        front = tokens[max(row.first_token, hit.first - _FRONT) : hit.first]
        if front[:1] == [] or not (front[0] in _CAUGHT or (":" in front and not _CAUGHT.isdisjoint(front))):
            return False
        behind = tokens[hit.last : row.last_token]
        if "," not in behind:
            return False
        then = behind[behind.index(",") + 1 :]
        told = not _THEN.isdisjoint(then[:_LISTED]) or then[1:3] in (["tidak", "diperpanjang"], ["tak", "diperpanjang"])
        told = told or any(then[n : n + 2] in (["tidak", "diperpanjang"], ["tak", "diperpanjang"]) for n in range(4))
        agent = None if event.agent is None else self.actors[event.agent]
        mass = agent is not None and agent.mass and not agent.numbered and not {"bakal", "bisa"}.isdisjoint(then)
        plain = mass or agent is None or (agent.first >= hit.last and not self._one(event.agent or 0))
        return told and (plain or (agent is not None and tokens[agent.first - 1] in _SPOKEN))

    def _allowed_if(self, event: FoundEvent) -> bool:
        """'gedung yang disewakan boleh dipakai kampanye sepanjang ...'; 'mutasi ... dilarang, ini dasarnya'."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        if event.rule.code == "N09" and event.agency is not None:
            behind = words[event.hit.last - row.first_token :]
            classed = behind[: behind.index(",")] if "," in behind else behind
            if "kategori" in classed or not (_CLASSES - {"masuk"}).isdisjoint(classed):
                return True  # 'Grup WA kantor dipakai kampanye masuk kategori penyalahgunaan fasilitas'
            return not _MAY.isdisjoint(words) and not _PROVIDED.isdisjoint(words)
        if event.rule.code != "N10" or event.voice not in {"noun", "bare"} or "dilarang" not in words:
            return False
        if not {"tetapi", "tapi", "namun"}.isdisjoint(words):
            return False
        return "dilarang" in words[event.hit.last - row.first_token :] and not any(
            self._one(number) for number in event.patients
        )

    def _this_not_that(self, event: FoundEvent) -> bool:
        """'foto keluarga boleh, angkat jari tidak': what may and may not be done, of nobody in particular."""
        row = self.draft.sentences[event.hit.sentence]
        words = [word for word in self.draft.tokens[row.first_token : row.last_token] if word[0].isalnum()]
        if not words or words[-1] not in _CLOSES or _MAY.isdisjoint(words):
            return False
        return event.agent is None or not self._one(event.agent)

    def _is_breach(self, event: FoundEvent) -> bool:
        """'PNS ikut jalan santai paslon itu melanggar': a collective word and what the act is called."""
        if event.agent is None or event.agency is not None:
            return False
        found = self.actors[event.agent]
        last = self.draft.sentences[event.hit.sentence].last_token
        words = self.draft.tokens[event.hit.last : min(last, event.hit.last + _LISTED)]
        before = words[: words.index(",")] if "," in words else []
        if found.first > event.hit.last and not _CLASSES.isdisjoint(before) and not self._one(event.agent):
            return True  # 'Jadi saksi paslon termasuk ikut kampanye, kades yang melakukannya ...'
        called = any(one == "itu" and two in _BREACH for one, two in pairwise(words))
        same = any(words[n : n + 2] in (["itu", "sama"], ["itu", "artinya"], ["itu", "ibarat"]) for n in range(3))
        if same and not found.numbered and not self._named(found):
            return True  # 'guru honorer ingat ya, jadi saksi paslon itu sama saja bunuh karier'
        return called and found.mass and not self._one(event.agent)

    def _classed(self, event: FoundEvent) -> bool:
        """'tergolong pelanggaran netralitas'; 'kasus lurah yang tak netral baru diteruskan apabila ...'."""
        agent = None if event.agent is None else self.actors[event.agent]
        if agent is not None and (self._named(agent) or self._counted(agent)):
            return False
        tokens, hit = self.draft.tokens, event.hit
        row = self.draft.sentences[hit.sentence]
        if tokens[hit.first - 1] in _CLASSES and "langgar" in event.word:
            return True
        opens = not _MATTERS.isdisjoint(tokens[row.first_token : min(hit.first, row.first_token + _OPENS)])
        return opens and any(
            other.first >= hit.last and any(m.id in {"cond", "conditional"} for m in other.meanings)
            for other in self.draft.hits_of[hit.sentence]
        )

    def step(self, step: FoundStep) -> bool:
        """Return whether the step is what a law threatens, or part of an opinion on whoever."""
        number = step.hit.sentence
        if number in self.thinks:
            return number in self.whoever or (step.actor is not None and not self._one(step.actor))
        if number not in self.ruled or (step.authority is not None and number not in self.explained):
            return False
        lawful = self.ruled[number] <= step.hit.last
        return lawful and (step.actor is None or not self._one(step.actor))

    def _one(self, number: int) -> bool:
        found = self.actors[number]
        return self._named(found) or self._counted(found)

    def _named(self, found: FoundActor) -> bool:
        """Whether a place, an office or a name follows the post, or a word points at one."""
        actor, tokens = found.actor, self.draft.tokens
        if actor.places:
            return True
        following = tokens[found.last : found.last + 1]
        pointed = bool(following) and following[0] in {"itu", "tersebut", "ini", "sini", "situ", "kami", "saya", "kita"}
        honoured = tokens[max(0, found.first - 1)] in {"pak", "bu", "bapak", "ibu"}
        named = bool(following) and self.draft.is_upper(found.last) and following[0] != "yang"
        return pointed or named or honoured

    def _counted(self, found: FoundActor) -> bool:
        """'seorang', 'dua': one of them."""
        front = self.draft.tokens[max(0, found.first - _BEFORE) : found.first]
        return found.numbered or not {"seorang", "oknum", "salah", "sejumlah", "beberapa"}.isdisjoint(front)

    def _pun(self, side: FoundSide) -> bool:
        end = side.last
        near = self.draft.tokens[side.first : end + 4]
        return "pun" in near or not {"manapun", "siapapun", "apapun", "berapapun"}.isdisjoint(near)

    def _explains(self, first: int, last: int) -> int | None:
        """'Analis BKPSDM terangkan PNS yang menjadi bendahara partai diberhentikan': all of them, by the rules."""
        tokens = self.draft.tokens
        number = bisect_left(self.explains, first)
        if number == len(self.explains) or self.explains[number] >= last:
            return None
        at = self.explains[number]
        told = within(self.actors, at + 1, at + _BEFORE + 1)
        return at if told and told[0].mass and tokens[told[0].last : told[0].last + 1] == ["yang"] else None

    def _law_gives(self, number: int, first: int, last: int) -> int | None:
        """Where a law gives, threatens or forbids in this sentence: its verb; nobody stands in front of it."""
        tokens = self.draft.tokens
        for index in self.laws[bisect_left(self.laws, first) : bisect_left(self.laws, last)]:
            if tokens[index - 1] == "satpol":
                continue
            if within(self.actors, first, index):
                continue
            if index == first + 1 and tokens[first] in _BY_LAW:
                self.explained.add(number)
                return index  # 'Sesuai aturan BKN, PNS yang memakai rompi paslon dijatuhi hukuman'
            if not self.lists["reading.broken"].isdisjoint(tokens[first:index]):
                return None
            verbs = range(index + 1, min(index + _GIVES, last))
            verb = next((n for n in verbs if tokens[n] in self.lists["reading.law_verbs"]), None)
            if verb is not None and "," not in tokens[index:verb]:
                return verb
            if first < index and tokens[index - 1] in {"oleh", "dalam", "menurut", "di"}:
                back = range(max(first, index - _GIVES), index)
                return next((n for n in back if tokens[n] in self.lists["reading.law_passives"]), None)
        return None
