"""The text as the region rules see it: tokens of the view with their case, style of each sentence, the dateline's end.

Built once per item by the stage; holds no judgement about places.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from pipelines.knowledge.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.record import Medium
    from pipelines.record.reading import Reading, Zone

_TOKEN = re.compile(r"[^\W_]+|\n|[^\w\s]|_")  # the tokens of the Reading: sentence borders are counted in them
_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.6
_HEADLINE_REACH = 60
_CASELESS_SHARE = 0.04
_ALL_CAPS_SHARE = 0.6
_SHOUTED_WORDS = 12
_LETTERS = 3  # of a word whose case is looked at
_DATELINE_CHARS = 90
_DATELINE_TOKENS = 14
_SHORT_TEXT = 5


class Text:
    """Tokens of one view; `words[i]` in lower case, `caps[i]` whether it starts with a capital."""

    def __init__(self, reading: Reading, medium: Medium) -> None:
        """Cut the view into tokens; in a post a name may stand in lower case."""
        self.reading = reading
        self.post = medium == "post"
        self.lists: Mapping[str, frozenset[str]] = gazetteer().words
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        view = reading.view
        for match in _TOKEN.finditer(view.text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match.group())
        self.caps = [view.cased[start].isupper() for start in self.starts]
        self.caseless = self._caseless()
        self._headline: dict[int, bool] = {}
        self._named = {
            index
            for mention in reading.of_kind("place")
            for index in range(self.token_at(mention.start), self.token_at(mention.end))
        }
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self.dateline = self._dateline()

    def _caseless(self) -> bool:
        """Return whether capitals say nothing in this text: hardly any, or hardly anything else."""
        cased = self.reading.view.cased
        words = [
            cased[start:end]
            for start, end, word in zip(self.starts, self.ends, self.words, strict=True)
            if word.isalpha() and len(word) >= _LETTERS
        ]
        if not words:
            return True
        capital = sum(word[0].isupper() for word in words) / len(words)
        shouted = sum(word.isupper() for word in words) / len(words)
        return capital < _CASELESS_SHARE or (shouted > _ALL_CAPS_SHARE and len(words) > _SHOUTED_WORDS)

    def token_at(self, position: int) -> int:
        """Return the index of the token that starts at or behind a view position."""
        return bisect_left(self.starts, position)

    def word(self, index: int) -> str:
        """Return a token, or an empty string outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def cap(self, index: int) -> bool:
        """Return whether a token exists and starts with a capital."""
        return 0 <= index < len(self.words) and self.caps[index]

    def zone(self, sentence: int) -> Zone:
        """Return the zone of a sentence."""
        return self.reading.sentences[sentence].zone if self.reading.sentences else "lead"

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Return first token and token behind the last of a sentence."""
        if not self.reading.sentences:
            return 0, len(self.words)
        found = self.reading.sentences[sentence]
        return found.first_token, found.last_token

    def headline(self, sentence: int) -> bool:
        """Return whether most words of a sentence have capitals, so that a capital is no sign of a name."""
        if sentence not in self._headline:
            first, last = self.bounds(sentence)
            long = [
                index
                for index in range(first, min(last, first + _HEADLINE_REACH))
                if len(self.words[index]) >= _HEADLINE_WORDS
                and self.words[index].isalpha()
                and index not in self._named
            ]
            self._headline[sentence] = (
                len(long) >= _HEADLINE_WORDS and sum(self.caps[i] for i in long) / len(long) >= _HEADLINE_SHARE
            )
        return self._headline[sentence]

    def named(self, index: int) -> bool:
        """Return whether a token is part of a place candidate."""
        return index in self._named

    def opens(self, index: int, sentence: int) -> bool:
        """Return whether a token is the first word of its sentence (its capital is owed to the place)."""
        first = self.bounds(sentence)[0]
        return all(not self.words[i][0].isalnum() for i in range(first, index))

    def front(self, sentence: int) -> bool:
        """Return whether a sentence stands in title or lead, or the text is too short to have a body."""
        return self.zone(sentence) in ("title", "lead") or len(self.reading.sentences) <= _SHORT_TEXT

    def before(self, index: int) -> str:
        """Return the word in front of a token; for 'Kepala Daerah (Pilkada) X' the short form in the brackets."""
        if self.word(index - 1) == ")" and self.word(index - 3) == "(":
            return self.word(index - 2)
        return self.word(index - 1)

    def phrase_before(self, index: int, count: int) -> str:
        """Return up to `count` words in front of a token, dots left out."""
        words: list[str] = []
        at = index - 1
        while at >= 0 and len(words) < count:
            if self.words[at] == "\n":
                break
            if self.words[at] != ".":
                words.append(self.words[at])
            at -= 1
        return " ".join(reversed(words))

    def _dateline(self) -> range:
        """Return the tokens of a dateline: 'CITY, Outlet -', 'CITY (12/11) -', 'CITY 15 November 2023,' (R4)."""
        sentences = self.reading.sentences
        first_body = next((s for s in sentences if s.zone != "title"), None)
        if first_body is None or self.caseless:
            return range(0)
        first = first_body.first_token
        while first < len(self.words) and not self.words[first][0].isalnum():
            first += 1
        if first >= len(self.words):
            return range(0)
        begin = self.starts[first]
        for index in range(first + 1, min(len(self.words), first + _DATELINE_TOKENS)):
            word = self.words[index]
            if self.starts[index] - begin > _DATELINE_CHARS or word == "\n":
                break
            if word == "-" and (self._spaced(index) or index - 1 in self._named):
                return range(first, index)
            if word == ":" and self._colon_ends(first, index):
                return range(first, index)
            if (
                index in self._named
                and self.words[first:index][-1] == ","
                and "." in self.words[first:index]
                and self.caps[index]
            ):
                end = index + 1
                while end in self._named:
                    end += 1
                if self.word(end).isalpha() and self.cap(end):  # 'Outlet.com, Jakarta Penjabat Gubernur ...'
                    return range(first, end)
            if word in ",." and self._date_before(first, index):
                return range(first, index)
            domain = self.words[index - 1] == "." and self.ends[index - 1] == self.starts[index]
            if word.isalpha() and not self._proper(index) and word not in self._small and not domain:
                break
        return range(0)

    def _proper(self, index: int) -> bool:
        """Return whether a token has a capital anywhere (iNews)."""
        return self.reading.view.cased[self.starts[index] : self.ends[index]] != self.words[index]

    @property
    def _small(self) -> frozenset[str]:
        return self.lists["reject.domains"] | self.lists["locative.months"] | self.lists["locative.days"]

    def _colon_ends(self, first: int, index: int) -> bool:
        """'KBRN, Semarang:', 'Jakarta: ...', 'Mappi (5/2/2024): ...': nothing but an outlet, the city and a date."""
        head = self.words[first:index]
        return "," in head or all(
            at in self._named or not word.isalpha() or word in self._small for at, word in enumerate(head, start=first)
        )

    def _spaced(self, index: int) -> bool:
        text = self.reading.view.text
        before = text[self.starts[index] - 1 : self.starts[index]]
        behind = text[self.ends[index] : self.ends[index] + 1]
        return before.isspace() or behind.isspace() or behind == "-"

    def _date_before(self, first: int, index: int) -> bool:
        """Return whether the tokens before a comma end in a date: '15 November 2023,'."""
        tail = self.words[max(first + 1, index - 3) : index]
        return len(tail) >= 2 and tail[-1].isdigit() and any(word in self.lists["locative.months"] for word in tail)  # noqa: PLR2004 - month and year
