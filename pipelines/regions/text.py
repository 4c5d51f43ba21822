"""The text as the region rules see it: tokens of the view with their case, style of each sentence.

Built once per item by the stage; holds no judgement about places.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from pipelines.knowledge.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.record import Medium
    from pipelines.record.reading import Reading, Zone

_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.6
_TERRITORIES = frozenset(("kabupaten", "kota", "provinsi", "propinsi"))  # in capitals wherever a name follows
_HEADLINE_REACH = 60
_CASELESS_SHARE = 0.04
_ALL_CAPS_SHARE = 0.6
_SHOUTED_WORDS = 12
_STYLE_TOKENS = 600  # of the text, enough to know its style
_LETTERS = 3  # of a word whose case is looked at
_SHORT_TEXT = 5


class Text:
    """Tokens of one view, `words[i]` in lower case."""

    def __init__(self, reading: Reading, medium: Medium) -> None:
        """Take the tokens of the Reading; in a post a name may stand in lower case."""
        self.reading = reading
        self.post = medium == "post"
        self.lists: Mapping[str, frozenset[str]] = gazetteer().words
        self.words, self.starts, self.ends = reading.tokens.words, reading.tokens.starts, reading.tokens.ends
        self._cased = reading.view.cased
        self.caseless = self._caseless()
        self._headline: dict[int, bool] = {}
        self._named = {
            index
            for mention in reading.of_kind("place")
            for index in range(self.token_at(mention.start), self.token_at(mention.end))
        }
        self._sentence_starts = [sentence.start for sentence in reading.sentences]

    def _caseless(self) -> bool:
        """Return whether capitals say nothing in this text: hardly any, or hardly anything else."""
        cased, front = self._cased, self.words[:_STYLE_TOKENS]
        capitals = [
            cased[start].isupper()
            for word, start in zip(front, self.starts, strict=False)
            if len(word) >= _LETTERS and word[0].isalpha()
        ]
        if not capitals:
            return True
        capital = sum(capitals) / len(capitals)
        if capital <= _ALL_CAPS_SHARE or len(capitals) <= _SHOUTED_WORDS:
            return capital < _CASELESS_SHARE
        words = [index for index, word in enumerate(front) if len(word) >= _LETTERS and word[0].isalpha()]
        shouted = sum([cased[self.starts[index] : self.ends[index]].isupper() for index in words])
        return shouted > _ALL_CAPS_SHARE * len(words)

    def token_at(self, position: int) -> int:
        """Return the index of the token that starts at or behind a view position."""
        return bisect_left(self.starts, position)

    def word(self, index: int) -> str:
        """Return a token, or an empty string outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def cap(self, index: int) -> bool:
        """Return whether a token exists and starts with a capital."""
        return 0 <= index < len(self.words) and self.capital(index)

    def capital(self, index: int) -> bool:
        """Return whether a token of the text starts with a capital."""
        return self._cased[self.starts[index]].isupper()

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
                and self.words[index] not in _TERRITORIES
            ]
            self._headline[sentence] = (
                len(long) >= _HEADLINE_WORDS and sum(self.capital(i) for i in long) / len(long) >= _HEADLINE_SHARE
            )
        return self._headline[sentence]

    def named(self, index: int) -> bool:
        """Return whether a token is part of a place candidate."""
        return index in self._named

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that holds a view position."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

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
