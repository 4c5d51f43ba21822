"""What the accused says of the allegation: admitted, denied, disputed. Used by `read` only.

The speaker must hold a post and not be the one who suffered the act; witnesses, parties and authorities make no
statement of the accused, the spokesman of the own office does. One text keeps one stand: who denies outright admits
nothing, who admits the act and calls it small denies nothing. A statement never moves a status.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.reading.defences import Defences
from pipelines.reading.voices import Voices

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.record import StatementId

_SUBJECT_NEAR = 4
_COMPLEMENT = 8  # tokens behind 'mengaku' that say what is admitted
_UNAWARE = 14
_SENTENCES_BACK = 3  # 'ia' in a paragraph of short quotes
_HEARD = frozenset(("kepada", "hadapan", "depan", "ke", "di", "oleh"))
_PLEADS = frozenset(("berdalih", "berkilah", "berkelit", "dalihnya", "kilahnya"))
_ON_ORDERS = frozenset(("titipan", "dititipi", "disuruh", "perintah", "suruhan", "diperintah", "diperintahkan"))
_ORDERED = 4  # tokens
_NAMES: dict[str, StatementId] = {"admitted": "admitted", "denied": "denied", "disputed": "disputed"}
_THINGS = ("akun", "ponsel", "hp", "foto", "video")  # 'mengaku akunnya ...': what follows is no act
_OWNED = frozenset(("miliknya", "punyanya", "dirinya", "milik"))  # 'mengakui akun itu miliknya'
_TAKEN_UP = frozenset(("bersangkutan", "ia", "dia", "beliau", "terlapor"))
_LIVE = frozenset(("realised", "alleged"))
_FIRST_PERSON = ("saya ", "kami ")
_CONFESSES = frozenset(("mengaku", "ngaku"))
_AGAINST = frozenset(("tapi", "tetapi", "namun", "meski"))
_CUT = ("potong", "utuh")
_SMALLER = 9  # tokens


@dataclass(slots=True)
class FoundStatement:
    """A statement and the words it rests on; `outright` = said of the act itself, not of its meaning."""

    id: StatementId
    start: int  # view characters
    end: int
    sentence: int
    outright: bool = False


def _found(name: StatementId, hit: Hit, *, outright: bool = False) -> FoundStatement:
    return FoundStatement(name, hit.start, hit.end, hit.sentence, outright)


class Statements:
    """Finds the statements of one text."""

    def __init__(
        self, draft: Draft, actors: list[FoundActor], events: list[FoundEvent], steps: list[FoundStep]
    ) -> None:
        """Index the posts by sentence and those who only suffered."""
        self.draft = draft
        self.actors = actors
        self.lists = draft.knowledge.words
        self.speaking: dict[int, list[int]] = {}
        for number, found in enumerate(actors):
            self.speaking.setdefault(found.actor.sentence, []).append(number)
        self.events, self.steps = events, steps

    @cached_property
    def voices(self) -> Voices:
        """Who is accused and who only suffered; asked for by texts that hold a word of a statement."""
        events = self.events
        accused = {event.agent for event in events if event.passes and not event.background}
        accused |= {step.actor for step in self.steps if not step.dead}
        doing = {event.agent for event in events if event.reach.mood in _LIVE}
        victims = {post for event in events for post in event.patients}
        return Voices(self.draft, self.actors, self.draft.quotes, accused, doing, victims)

    def find(self, *, handled: bool) -> list[FoundStatement]:
        """Return the statements in text order; `handled` = an institution takes a step, and may quote a defence."""
        found: list[FoundStatement] = []
        for hit in self.draft.having("stmt"):
            meaning = hit.get("stmt")
            if meaning is None:
                continue
            statement = self._statement(_NAMES[meaning.id], hit, handled=handled)
            if statement is not None:
                found.append(statement)
        if not found and any(event.passes for event in self.events):
            defence = Defences(self.draft, self.voices).find()
            if defence is not None:
                first, last, number = defence
                found.append(FoundStatement("denied", self.draft.starts[first], self.draft.ends[last - 1], number))
        return _one_stand(found)

    def _statement(self, name: StatementId, hit: Hit, *, handled: bool) -> FoundStatement | None:
        words = self.draft.view.text[hit.start : hit.end]
        said = self.voices.of_accused(hit)
        if name == "disputed":
            return self._dispute(words, hit, handled=handled, said=bool(said))
        alone = handled and name == "denied"  # who handles a case says what it is not
        if said is False or not (said or (not alone and self._by_accused(hit))) or self._cannot(hit):
            return None
        # 'Dua rekannya membenarkan', 'Ketua panwascam membenarkan laporan'; the writer's own 'saya cuma dengar'
        others = words in self.lists["step.needs_speaker"] and not said
        if others or (words.startswith(_FIRST_PERSON) and not self._quoted(hit)):
            return None
        if words in _PLEADS and not _ON_ORDERS.isdisjoint(self.draft.tokens[hit.last : hit.last + _ORDERED]):
            return _found("admitted", hit)  # 'berdalih hanya menerima titipan relawan': done, at another's wish
        if name == "denied":
            return _found(name, hit, outright=words in self.lists["step.outright_denial"])
        return self._admission(words, hit)

    def _dispute(self, words: str, hit: Hit, *, handled: bool, said: bool) -> FoundStatement | None:
        """Who handles a case tells of hacked accounts too; when a picture was taken, only the accused says."""
        own = self._own_words(hit) or self._says_so(hit)
        row = self.draft.sentences[hit.sentence]
        shown = not self.lists["step.pictures"].isdisjoint(self.draft.tokens[row.first_token : row.last_token])
        weak = words in self.lists["step.weak_dispute"]
        if (handled and not own) or (weak and not (own and shown)):
            return None
        cut = any(mark in words for mark in _CUT)  # a cut video is what a denial says of it
        return _found("disputed", hit, outright=said and own and not cut)

    def _cannot(self, hit: Hit) -> bool:
        """'mau mengelak bagaimana lagi', 'tak bisa membantah': the writer says so."""
        return not self.lists["step.able"].isdisjoint(self.draft.tokens[max(0, hit.first - 1) : hit.first])

    def _admission(self, words: str, hit: Hit) -> FoundStatement | None:
        following = self.draft.tokens[hit.last : hit.last + 2]
        outright = words in self.lists["step.outright_admission"]
        if words.endswith(" tahu"):  # 'mengaku tidak tahu bahwa itu dilarang' owns the act
            behind = self.draft.tokens[hit.last : hit.last + _UNAWARE]
            return None if self.lists["step.rule_words"].isdisjoint(behind) else _found("admitted", hit)
        if not self.lists["step.turns_admission"].isdisjoint(following):
            return _found("denied", hit)
        if (outright or words.partition(" ")[0] in _CONFESSES) and self._small(hit):
            return _found("denied", hit, outright=True)
        if words.partition(" ")[0] in _CONFESSES and not outright:
            other = self._of_no_act(hit, following) or self._disputes(hit, following)
        else:
            other = outright and (self._of_side_matter(following) or self._disputes(hit, following))
        return None if other else _found("admitted", hit, outright=outright)

    def _small(self, hit: Hit) -> bool:
        """'Camat akui minta dukungan, tapi cuma doa': what is owned is called something else."""
        row = self.draft.sentences[hit.sentence]
        behind = self.draft.tokens[hit.last : row.last_token]
        turns = [n for n, word in enumerate(behind) if word in _AGAINST or behind[n : n + 2] == [",", "bukan"]]
        return any(not self.lists["step.minimising"].isdisjoint(behind[n : n + _SMALLER]) for n in turns)

    def _of_side_matter(self, following: list[str]) -> bool:
        """'mengakui ada pertemuan': something beside the act is owned."""
        return bool(following) and following[0] in self.lists["step.side_matter"]

    def _of_no_act(self, hit: Hit, following: list[str]) -> bool:
        """'mengaku takut', 'mengaku menerima': no act; 'mengaku disuruh' owns one where the speaker did it."""
        if following[:1] and following[0] in self.lists["step.rule_words"]:
            return False  # 'mengaku keliru telah mengirim ...'
        told = [word for n, word in enumerate(following) if n == 0 or word != "sebagai"]  # 'mengaku dibayar sebagai MC'
        if not self.lists["step.no_admission"].isdisjoint(told) or not self._is_accused(hit):
            return True
        return not self.lists["step.suffers"].isdisjoint(following) and self._speaker(hit) is None

    def _is_accused(self, hit: Hit) -> bool:
        """The nearest post in front, at most some sentences back, is one of the accused."""
        for number in range(hit.sentence, max(-1, hit.sentence - _SENTENCES_BACK - 1), -1):
            here = [n for n in self.speaking.get(number, ()) if self.actors[n].first < hit.first]
            here = [n for n in here if not self.actors[n].watchdog]
            if here:
                return self.voices.is_accused(here[-1])
        return True

    def _disputes(self, hit: Hit, following: list[str]) -> bool:
        """'mengaku akunnya diretas': what follows is no act of the speaker."""
        if following[:1] and following[0].startswith(_THINGS):
            owned = _OWNED.intersection(self.draft.tokens[hit.last : hit.last + _COMPLEMENT])
            undergone = any(word.startswith("di") for word in self.draft.tokens[hit.last : hit.last + _SUBJECT_NEAR])
            confesses = self.draft.tokens[hit.first] in _CONFESSES
            return not owned and (confesses or undergone)
        return any(
            meaning.kind == "stmt" and meaning.id == "disputed"
            for other in self.draft.near(hit.last, hit.last, _COMPLEMENT, "stmt")
            if other.first >= hit.last and other.sentence == hit.sentence
            for meaning in other.meanings
        )

    def _speaker(self, hit: Hit) -> int | None:
        """The post in front of the word that did more than suffer; None when a victim or nobody stands there."""
        here = [n for n in self.speaking.get(hit.sentence, ()) if self.actors[n].last <= hit.first]
        return here[-1] if here and not self.voices.suffers(here[-1]) else None

    def _says_so(self, hit: Hit) -> bool:
        """'Menurut Bawaslu, lurah kedua menyebut akunnya diretas': the accused is subject of the verb of saying."""
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _COMPLEMENT)
        for index in range(hit.first - 1, begin - 1, -1):
            if self.draft.tokens[index] in self.lists["step.says"]:
                return self.voices.speaks(hit.sentence, index) is True
        return self.voices.quotes.around(hit.start) is not None and self.voices.of_accused(hit) is True

    def _own_words(self, hit: Hit) -> bool:
        """The accused says so, although an authority has the case: 'bersikeras namanya dicatut'."""
        row = self.draft.sentences[hit.sentence]
        tokens = self.draft.tokens[row.first_token : row.last_token]
        source = any(other.has("authority") for other in self.draft.hits_of[hit.sentence])
        return not source and not self.lists["step.defending"].isdisjoint(tokens)

    def _quoted(self, hit: Hit) -> bool:
        row = self.draft.sentences[hit.sentence]
        tokens = set(self.draft.tokens[row.first_token : row.last_token])
        return bool(tokens & {'"', ":"}) or not self.lists["cues.official_speech"].isdisjoint(tokens)

    def _by_accused(self, hit: Hit) -> bool:
        """The speaker is a post, not an authority, a witness, a party or the victim."""
        begin = self.draft.sentences[hit.sentence].first_token
        for other in self.draft.near(hit.first, hit.last, _SUBJECT_NEAR, "authority"):
            before = 0 <= hit.first - other.last <= _SUBJECT_NEAR
            if before and other.sentence == hit.sentence and not self._in_title(other):
                if self.draft.tokens[max(begin, other.first - 1)] in _HEARD and other.first > begin:
                    continue  # 'Kepada Bawaslu, camat itu mengaku ...'
                if not _TAKEN_UP.isdisjoint(self.draft.tokens[other.last : hit.first]):
                    continue  # 'Menurut Bawaslu, yang bersangkutan mengakui ...'
                return False
        front = self.draft.tokens[max(begin, hit.first - _SUBJECT_NEAR) : hit.first]
        if not (self.lists["step.public"] | self.lists["step.not_accused"]).isdisjoint(front):
            return False
        here = [n for n in self.speaking.get(hit.sentence, ()) if self.actors[n].last <= hit.first]
        if here:
            return not self.voices.suffers(here[-1])
        if not _TAKEN_UP.isdisjoint(front):
            return True
        return any(number in self.speaking for number in range(hit.sentence - _SENTENCES_BACK, hit.sentence + 1))

    def _in_title(self, other: Hit) -> bool:
        """'Kasubbag kementerian membantah': the authority's name is part of a post."""
        return any(
            self.actors[n].actor.start <= other.start < self.actors[n].actor.full_end
            for n in self.speaking.get(other.sentence, ())
        )


def _one_stand(found: list[FoundStatement]) -> list[FoundStatement]:
    """Keep what the accused stands for: the first outright word wins, then a dispute, then a denial.

    Who denies the act and says that it was another's keeps both.
    """
    outright = next((row for row in found if row.outright and row.id != "disputed"), None)
    disputes = [row for row in found if row.id == "disputed"]
    if outright is not None and outright.id == "denied" and any(row.outright for row in disputes):
        return [row for row in found if row.id == "disputed" or row.start == outright.start]
    if outright is not None:
        return [row for row in found if row.id == outright.id]
    if disputes:
        return disputes
    if any(row.id == "denied" for row in found):
        return [row for row in found if row.id != "admitted"]
    return found
