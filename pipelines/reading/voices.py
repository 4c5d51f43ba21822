"""Whose words these are: the accused's, his office's, or those of somebody else. Used by `statements` and `persons`.

A quote belongs to whoever stands behind its verb of speech ('..., kelit lurah itu') or in front of it; '-nya', 'ia'
and 'yang bersangkutan' take up the nearest subject before. The spokesman of the own office speaks for the accused
(codebook, section 5); a lawyer, a party or a witness does not.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.quotes import Quotes

_BEHIND_QUOTE = 3  # tokens between the closing mark and the verb of speech
_SUBJECT = 7  # tokens between the verb of speech and who speaks
_OPENING = 5  # tokens of a sentence that hold its subject
_BACK = 3  # sentences
_RANKS = frozenset(("kepala", "ketua", "sekretaris", "wakil", "anggota", "wali"))  # 'kepala SD' is no 'kepala dinas'
_PRONOUNS = frozenset((
    "ia", "dia", "beliau", "bersangkutan", "ybs", "terlapor", "terdakwa", "dirinya", "keduanya", "ketiganya",
    "semuanya",
))  # fmt: skip
_HEARD = frozenset(("kepada", "hadapan", "depan", "ke", "di", "oleh", "dari", "dengan"))
_ACCUSING = frozenset(("dituding", "dituduh", "disebut", "dilaporkan"))  # 'yang dituding membantah'
_OF_THEM = frozenset(("mereka",))
_SOURCE = frozenset(("menurut", "kata", "ujar", "sebut", "oleh"))  # 'ketiganya, menurut ketua Bawaslu, mengaku ...'
_ACCORDING = frozenset(("menurut",))
_OPENS = 4  # tokens, a line feed among them
_NAME_REACH = 9  # tokens behind a post
_GIVEN = frozenset(("budi", "surya", "mega", "indah", "bintang", "bunga", "dewi", "agung"))  # words and given names
_NAMED_BY = frozenset(("berinisial", "inisial", "bernama", "(", "yakni", "yaitu"))
_NEAR = 4  # tokens
_SHOWN = frozenset(("itu", "tersebut", "ini", "sang", "si", "dimaksud"))
_COMPLAINS = frozenset(("lapor", "melapor", "laporkan", "melaporkan", "laporin", "mengadu", "ngadu", "adukan"))
_WRITERS = frozenset(("saya", "aku", "gue", "gua", "gw", "ane", "sy"))
_WRITER_NEAR = 3  # tokens


def writes(draft: Draft, post: FoundActor) -> bool:
    """'Udah klarifikasi di bawaslu, aku ... Doain ya sesama PPPK', 'Sbg PNS saya siap': the post is the writer's."""
    front = draft.tokens[max(0, post.first - _WRITER_NEAR) : post.first]
    named = front[-1:] in (["sesama"], ["selaku"], ["sebagai"])
    if not named or draft.view.title_end or not (draft.having("authority") and draft.having("step")):
        return False
    if not _COMPLAINS.isdisjoint(draft.tokens):
        return False  # 'Sebagai PNS saya kesal, tetangga pasang baliho paslon 1, sudah lapor bawaslu'
    if front[-1:] in (["sesama"], ["selaku"]):
        return not _WRITERS.isdisjoint(draft.tokens)
    return not _WRITERS.isdisjoint([*front, *draft.tokens[post.last : post.last + 1]])


class Voices:
    """Knows the posts of one text, which of them are accused and which only suffered."""

    def __init__(
        self,
        draft: Draft,
        actors: list[FoundActor],
        quotes: Quotes,
        accused: set[int | None],
        doing: set[int | None],
        victims: set[int],
    ) -> None:
        """`accused` = did an act that counts or stand under a step, `doing` = did any, `victims` = undergo one."""
        self.draft = draft
        self.actors = actors
        self.quotes = quotes
        self.lists = draft.knowledge.words
        self.same = dict(pair.split("=") for pair in self.lists["step.same_post"])
        self.accused = {self.head(number) for number in accused if number is not None}
        self.suffering = {self.head(number) for number in victims} - {self.head(n) for n in doing if n is not None}
        self.of_sentence: dict[int, list[int]] = {}
        self.at: dict[int, list[int]] = {}  # first token -> the posts that start there
        for number, found in enumerate(actors):
            self.of_sentence.setdefault(found.actor.sentence, []).append(number)
            self.at.setdefault(found.first, []).append(number)

    @cached_property
    def names(self) -> dict[str, bool]:
        """The names behind posts; whether the accused bears each."""
        found: dict[str, bool] = {}
        for number in range(len(self.actors)):
            for name in self._called(number):
                found[name] = found.get(name, False) or (bool(self.accused) and self.is_accused(number))
        return found

    def _called(self, number: int) -> list[str]:
        """Return the names behind a post: 'Camat Sukasari, Budi Hartono,', 'kades berinisial SN'."""
        tokens, found = self.draft.tokens, self.actors[number]
        sentence = found.actor.sentence
        last = self.draft.sentences[sentence].last_token
        if self.draft.title_case(sentence):
            return []
        spelling = self.draft.knowledge.spelling
        places = {index for hit in self.draft.places_of[sentence] for index in range(hit.first, hit.last)}
        names: list[str] = []
        commas = 0
        for index in range(found.last, min(last, found.last + _NAME_REACH)):
            word = tokens[index]
            if word in _NAMED_BY or (word == "," and not commas):
                commas += word == ","
                continue
            inside = self.draft.starts[index] < found.actor.full_end
            known = index in places or (word not in _GIVEN and (word in spelling.words or word in spelling.whole))
            if known and inside:
                continue
            if self.draft.is_upper(index) and word.isalpha() and len(word) > 1 and not known:
                names.append(word)
            elif not inside:
                break
        return names

    def head(self, number: int) -> str:
        """Return what a post is called: 'kepala dinas' for 'Kadis Pendidikan', one word where that is enough."""
        words = self.actors[number].actor.title.lower().split()[:2]
        head = " ".join(words) if words[0] in _RANKS else words[0]
        return self.same.get(head, head)

    def suffers(self, number: int) -> bool:
        """Return whether the post only undergoes acts in this text."""
        return self.head(number) in self.suffering

    def is_accused(self, number: int) -> bool:
        """Return whether the post is one of the accused, or a word for any official that takes him up."""
        found = self.actors[number]
        if found.watchdog or self.suffers(number):
            return False
        if self.head(number) in self.accused or not self.accused:
            return True
        behind = (
            self.draft.tokens[found.last : found.last + 1] + self.draft.tokens[max(0, found.first - 1) : found.first]
        )
        return found.mass and not _SHOWN.isdisjoint(behind)

    def of_accused(self, hit: Hit) -> bool | None:
        """Return whether the accused says the words at a hit; None when the text does not tell who does."""
        quote = self.quotes.around(hit.start)
        tokens = self.draft.tokens
        if hit.first and tokens[hit.first - 1] == '"' and tokens[hit.first] in self.lists["step.speech"]:
            told = self.named(hit.last, hit.last + _SUBJECT)  # '..., kilah kadis', '..., bantahnya'
            return told if told is not None else self._taken_up(hit.first)
        return self.subject(hit.sentence, hit.first) if quote is None else self.of_quote(*quote)

    def of_quote(self, start: int, end: int) -> bool | None:
        """Return whether a quote is the accused's: whoever stands behind its verb of speech, else in front of it."""
        told = self._behind_quote(end)
        if told is not None:
            return told
        first = bisect_left(self.draft.starts, start)
        number = bisect_left(self.draft.sentences, first + 1, key=lambda row: row.last_token)
        return self.subject(number, first) if number < len(self.draft.sentences) else None

    def _behind_quote(self, end: int) -> bool | None:
        """'..., kelit lurah seusai klarifikasi', '..., katanya', '..., sindir koordinator aliansi'."""
        tokens = self.draft.tokens
        first = bisect_left(self.draft.starts, end)
        for index in range(first, min(first + _BEHIND_QUOTE, len(tokens))):
            token = tokens[index]
            plain = token.removesuffix("nya")
            if plain not in self.lists["step.speech"]:
                continue
            following = tokens[index + 1 : index + 1 + _SUBJECT]
            if token != plain or not _PRONOUNS.isdisjoint(following[:2]):
                return self._taken_up(first)
            return self.named(index + 1, index + 1 + _SUBJECT)
        return None

    def named(self, first: int, last: int) -> bool | None:
        """Return whether the first person among some tokens is the accused; None when they name nobody."""
        for index in range(first, min(last, len(self.draft.tokens))):
            word = self.draft.tokens[index]
            if word in ".;!?\n":
                return None
            if word in _PRONOUNS or word in _OF_THEM:  # 'kata seorang dari mereka'
                number = self._number(index)
                return False if self._of_bystander(number) else self._him(number)
            if index > first and self.draft.tokens[index - 1] in _HEARD:
                continue  # 'dari panitia', 'kepada wartawan'
            told = self._person(index)
            if told is not None:
                return told
        return None

    def _person(self, index: int) -> bool | None:
        """Whether the person named at a token is the accused; None when nobody is."""
        word = self.draft.tokens[index]
        if word in self.lists["step.public"] or word in self.lists["step.not_accused"]:
            return False
        if self.draft.is_upper(index) and word in self.names:
            return self.names[word]
        here = self.at.get(index)
        if here:
            return self.is_accused(here[0])
        watched = any(hit.first == index for hit in self.draft.near(index, index, 0, "authority"))
        return False if watched else None

    def subject(self, sentence: int, before: int) -> bool | None:
        """Whether the nearest person in front of a token, as subject of its sentence, is the accused."""
        row = self.draft.sentences[sentence]
        tokens = self.draft.tokens
        before = min(before, row.last_token)
        for index in range(before - 1, row.first_token - 1, -1):
            token = tokens[index]
            if token in _PRONOUNS or (token in _ACCUSING and tokens[index - 1] == "yang"):
                return self._him(sentence)
            if index > row.first_token and tokens[index - 1] in _HEARD:
                continue
            if self.draft.is_upper(index) and token in self.names:
                return self.names[token]
            here = self.at.get(index)
            if here:
                accused = self.is_accused(here[0])
                if accused or tokens[index - 1] not in _SOURCE:
                    return accused
            near = before - index <= _NEAR or index - row.first_token < _NEAR
            if near and (token in self.lists["step.public"] or token in self.lists["step.not_accused"]):
                return False
        return None

    def _number(self, index: int) -> int:
        return min(
            bisect_left(self.draft.sentences, index + 1, key=lambda row: row.last_token), len(self.draft.sentences) - 1
        )

    def _of_bystander(self, sentence: int) -> bool:
        """'Rekannya punya versi lain. Menurut dia, ...': the sentence before opens with somebody else."""
        if not sentence:
            return False
        first = self.draft.sentences[sentence - 1].first_token
        opening = self.draft.tokens[first : first + _OPENS]
        return not (self.lists["step.public"] | self.lists["step.not_accused"]).isdisjoint(opening)

    def speaks(self, sentence: int, index: int) -> bool | None:
        """Return whether the accused is the one who says something at a verb of saying or behind 'menurut'."""
        if self.draft.tokens[index] in _ACCORDING:
            raw_tail = self.draft.tokens[index + 1 : index + 2] == [","]  # 'Menurutnya, ...': the view drops -nya
            return self._taken_up(index) if raw_tail else self.named(index + 1, index + _OPENING)
        return self.subject(sentence, index)

    def _him(self, sentence: int) -> bool | None:
        """Who denies or owns is the accused, also where others stand between; not in a paragraph about a victim."""
        for number in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
            here = self.of_sentence.get(number, ())
            if any(self.is_accused(n) for n in here):
                break
            first = self.draft.sentences[number].first_token
            opening = self.draft.tokens[first : self.actors[here[0]].first] if here else []
            if here and self.suffers(here[0]) and len(opening) < _OPENING and _PRONOUNS.isdisjoint(opening):
                return False
        return True if self.accused else None

    def _taken_up(self, before: int) -> bool | None:
        """Who '-nya' behind a quote takes up: the subject of the nearest sentence in front that names a person."""
        at = bisect_left(self.draft.sentences, before, key=lambda row: row.last_token)
        for number in range(min(at, len(self.draft.sentences) - 1), max(-1, at - _BACK - 1), -1):
            row = self.draft.sentences[number]
            end = min(row.last_token, before)
            told = self.named(row.first_token, min(end, row.first_token + _OPENING))
            if told is not None:
                return told
            here = [n for n in self.of_sentence.get(number, ()) if self.actors[n].first < end]
            if here:
                return any(self.is_accused(n) for n in here)
        return None
