"""How a word of talk and chat is written in full: clitics, doubled and lost letters, figures, glued words.

Used by `pipelines.normal` word by word. Nothing is guessed but known words: what nobody knows stays as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LONGEST_GLUED = 40
_SHORTEST_GLUED = 7
_MOST_KNOWN = 100_000  # words; a bound on memory, about 10 MB
_SHORTEST_PIECE = 3
_SHORTEST_STEM = 5
_CLITICS = ("nya", "lah", "kah", "pun", "2", "ny", "ku", "ne", "na")  # the last two: Javanese and Sundanese -nya
_AGAIN = re.compile(r"([a-z]{4,})2([a-z]{2,3})")  # 'jelek2in', 'bagi2kan'
_SOUNDS = re.compile(r"ng|ny|sy|kh")  # two letters, one sound
_CROWDED = re.compile(r"[^aiueo]{2}$|[^aiueo]{3}|^[^aiueo][^aiueorlywh]")  # what no word of the language sounds like
_VOWELS = re.compile("[aiueo]")
_MOST_DROPPED = 3  # vowels
_LEET = str.maketrans("013457@$", "oieastas")


class _Known(dict[str, str | None]):
    """Words as written -> their spelling, worked out when a word is first asked for; a text asks for hundreds."""

    def __init__(self, spelling: Spelling) -> None:
        super().__init__()
        self._spelling = spelling

    def __missing__(self, cased: str) -> str | None:
        if len(self) > _MOST_KNOWN:
            self.clear()
        self[cased] = found = self._spelling.worked_out(cased)
        return found


@dataclass(frozen=True)
class Spelling:
    """What a word may be respelled to: `slang` by table, the rest only when the result is one of `words`."""

    words: frozenset[str] = frozenset()
    slang: dict[str, str] = field(default_factory=dict)
    keep_upper: frozenset[str] = frozenset()  # slang that means something else in capitals (BKN)
    keep_title: frozenset[str] = frozenset()  # slang that is a place with a capital: Karo, Javanese 'karo' (with)
    whole: frozenset[str] = frozenset()  # words that stay as they are: 'kalimantan' is no 'kali mantan'
    names: frozenset[str] = frozenset()  # what may be glued behind a known word: '#PilkadaKudus2024'
    _cache: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)
    known: dict[str, str | None] = field(init=False, compare=False, repr=False)  # all words: ask it by `known[word]`
    _bones: dict[str, list[str]] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Start with no word worked out."""
        object.__setattr__(self, "known", _Known(self))

    def respell(self, cased: str) -> str | None:
        """Return the normal spelling of a word in small letters, or None when it stays as it is."""
        return self.known[cased]

    def worked_out(self, cased: str) -> str | None:
        """Return what `respell` does, without remembering it."""
        word = cased.lower()
        found = self._respelled(word, cased)
        return None if found == word else found

    def _respelled(self, word: str, cased: str) -> str | None:
        if word in self.slang:
            upper = word in self.keep_upper and cased.isupper()
            place = word in self.keep_title and cased[:1].isupper()
            return None if upper or place else self.slang[word]
        if word in self.words or word in self.whole or (word.isascii() and word.isdigit()):
            return None
        if word not in self._cache:
            if len(self._cache) > _MOST_KNOWN:
                self._cache.clear()
            self._cache[word] = self._guess(word)
        found = self._cache[word]
        return self._voiced(word) if found is None and cased.islower() else found

    def _voiced(self, word: str) -> str | None:
        """'prnyataan', 'dibajk', 'gubernr': the one known word that lost a vowel or two; None when there is none."""
        if len(word) < _SHORTEST_PIECE + 1 or not _VOWELS.search(word) or not _CROWDED.search(_SOUNDS.sub("n", word)):
            return None
        key = f"~{word}"
        if key not in self._cache:
            if not self._bones:
                for known in self.words:
                    self._bones.setdefault(_VOWELS.sub("", known), []).append(known)
            bare = next((word.removesuffix(c) for c in _CLITICS if word.endswith(c)), word)
            fit = [
                known
                for each in (word, bare)
                for known in self._bones.get(_VOWELS.sub("", each), ())
                if _lost(each, known)
            ]
            self._cache[key] = fit[0] if len(set(fit)) == 1 else None
        return self._cache[key]

    def _guess(self, word: str) -> str | None:
        squeezed = _squeeze(word, 3)
        plain = squeezed.translate(_LEET) if any(letter.isdigit() for letter in squeezed) else squeezed
        if squeezed.endswith("2") and squeezed[:-1] in self.words:
            return squeezed[:-1]
        for candidate in (squeezed, plain, _squeeze(plain, 2)):
            if candidate in self.words or candidate in self.slang:
                return self.slang.get(candidate, candidate)
            if candidate != word and (candidate in self.whole or candidate in self.names):
                return candidate
        bare = self._without_clitic(plain) or self._twice(word)
        if bare is not None:
            return bare
        if _SHORTEST_GLUED <= len(plain) <= _LONGEST_GLUED:
            glued = self._named(squeezed) or self._split(plain)
            if glued is not None:
                return glued
        return squeezed if squeezed != word else None

    def _named(self, word: str) -> str | None:
        """Cut a known word and a name before or behind it apart, a year behind them too; None if there are none."""
        body = word.rstrip("0123456789")
        for cut in range(_SHORTEST_PIECE, len(body) - _SHORTEST_PIECE):
            front, back = body[:cut] in self.words, body[cut:] in self.words
            if (front and body[cut:] in self.names) or (back and body[:cut] in self.names):
                return " ".join(filter(None, (body[:cut], body[cut:], word[len(body) :])))
        return None

    def _without_clitic(self, word: str) -> str | None:
        """'mobil dinasnya', 'guru2', 'camatlah': the known word under a clitic or a plural figure."""
        for clitic in _CLITICS:
            bare = word.removesuffix(clitic)
            if bare != word and bare in self.words:
                return bare
        bare = word.removesuffix("e")  # Javanese: 'paslone', 'kadese'
        return bare if len(word) > len(bare) >= _SHORTEST_STEM and bare in self.words else None

    def _twice(self, word: str) -> str | None:
        """'jelek2in' is jelek-jelekin, 'bagi2kan' bagi-bagikan; a word that nobody knows stays."""
        match = _AGAIN.fullmatch(word)
        if match is None:
            return None
        stem, tail = match.groups()
        return next((known for known in (f"{stem}-{stem}{tail}", stem + tail, stem) if known in self.words), None)

    def _split(self, word: str) -> str | None:
        """Cut a word into known ones of three letters or more, fewest pieces first; None when that is impossible."""
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(_SHORTEST_PIECE, len(word) + 1):
            for start in range(max(0, end - 20), end - _SHORTEST_PIECE + 1):
                before = best[start]
                if before is None or word[start:end] not in self.words:
                    continue
                found = best[end]
                if found is None or len(before) + 1 < len(found):
                    best[end] = (*before, word[start:end])
        pieces = best[len(word)]
        return " ".join(pieces) if pieces and len(pieces) > 1 else None


def _lost(word: str, known: str) -> bool:
    """Whether a word is a known one without one to three of its vowels."""
    if not 0 < len(known) - len(word) <= _MOST_DROPPED or known[0] != word[0]:
        return False
    letters = iter(known)
    return all(letter in letters for letter in word)


def _squeeze(word: str, run: int) -> str:
    """Write runs of `run` or more equal letters once; a word of one letter only (III) stays."""
    if len(set(word)) == 1:
        return word
    out: list[str] = []
    index = 0
    while index < len(word):
        end = index
        while end < len(word) and word[end] == word[index]:
            end += 1
        out.append(word[index] * (1 if end - index >= run and not word[index].isdigit() else end - index))
        index = end
    return "".join(out)
