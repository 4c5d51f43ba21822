"""The normal view of a text: one spelling for matching, with the way back to every code point of the raw text.

Called by `read` (and by `clean` for masks and fingerprints). It never shifts a span: masking and respelling change the
view only, and `offsets` leads from each view character to the raw code point it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.record import Mask

_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"[ \n]{2,}|\n|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z])")  # the last: 'selesai.Camat'
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])")  # '#BimaDiberhentikan'
_WRAPPED_FROM = 20  # letters of a line that may go on in the next; a shorter one is a list item
_LONGEST_GLUED = 40
_SHORTEST_GLUED = 7
_SHORTEST_PIECE = 3
_NOISE = frozenset(("Cf", "Cs", "Mn", "Me"))  # Cs: half a character of a broken page
# Cyrillic and Greek letters that look like Latin ones, quotation marks and dashes of all makes; one character to one
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһкмнтвгαορτυνικεβηАЕОРСУХІЈЅКМНТВΑΟΡΤΥΝΙΚΕΒΗı“”„«»‟‘’‚`´–—−‐‑…\u00a0\u2007\u202f\u3000\t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f",
    'aeopcyxijsdhkmhtbraoptuvikebnAEOPCYXIJSKMHTBAOPTYNIKEBHi""""""\'\'\'\'\'-----.              ',
)
_CLITICS = ("nya", "lah", "kah", "pun", "2")
_LEET = str.maketrans("013457@$", "oieastas")


@dataclass(frozen=True, slots=True)
class NormalView:
    """One string in normal form: `text` lower case, `cased` with case, `offsets[i]` = raw code point of character i."""

    text: str
    cased: str
    offsets: tuple[int, ...]


@dataclass(frozen=True)
class Spelling:
    """What a word may be respelled to: `slang` by table, the rest only when the result is one of `words`."""

    words: frozenset[str] = frozenset()
    slang: dict[str, str] = field(default_factory=dict)
    keep_upper: frozenset[str] = frozenset()  # slang that means something else in capitals (BKN)
    whole: frozenset[str] = frozenset()  # words that stay as they are: 'kalimantan' is no 'kali mantan'
    names: frozenset[str] = frozenset()  # what may be glued behind a known word: '#PilkadaKudus2024'
    _cache: dict[str, str | None] = field(default_factory=dict, compare=False, repr=False)

    def respell(self, word: str, cased: str) -> str | None:
        """Return the normal spelling of a lower-case word, or None when it stays as it is."""
        if word in self.slang:
            return None if word in self.keep_upper and cased.isupper() else self.slang[word]
        if word in self.words or word in self.whole or (word.isascii() and word.isdigit()):
            return None
        if word not in self._cache:
            if len(self._cache) > 200_000:  # noqa: PLR2004 - a bound on memory, about 20 MB
                self._cache.clear()
            self._cache[word] = self._guess(word)
        return self._cache[word]

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
        bare = self._without_clitic(plain)
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
        return None

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


def _fold(text: str) -> str:
    """Fold each character to one character: look-alikes, full-width and styled letters, accents."""
    text = text.translate(_LOOKALIKES)
    if text.isascii():
        return text
    table: dict[int, str] = {}
    for letter in set(text):
        if letter.isascii():
            continue
        plain = unicodedata.normalize("NFKD", letter)
        if plain and plain[0].isascii() and plain[0].isprintable() and plain[0] != " ":
            table[ord(letter)] = plain[0]
    return text.translate(table) if table else text


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _case_of(raw: str, word: str) -> str:
    """Write a new spelling as the old one was: in capitals, with one in front, or with those of each glued piece."""
    if raw.isupper() and len(raw) > 1:
        return word.upper()
    if len(word) - word.count(" ") == len(raw):
        letters = iter(raw)
        capital = [letter != " " and next(letters).isupper() for letter in word]
        return "".join(letter.upper() if big else letter for letter, big in zip(word, capital, strict=True))
    return word[:1].upper() + word[1:] if raw[:1].isupper() else word


class _Builder:
    """Collects view characters with their raw positions."""

    def __init__(self) -> None:
        self.cased: list[str] = []
        self.offsets: list[int] = []

    def keep(self, text: str, positions: Iterable[int]) -> None:
        self.cased.append(text)
        self.offsets.extend(positions)

    def replace(self, word: str, positions: list[int], raw: str) -> None:
        """Write `word` for the raw characters at `positions`; its surplus letters stand on the last of them."""
        self.cased.append(_case_of(raw, word))
        last = len(positions) - 1
        self.offsets.extend(positions[min(i, last)] for i in range(len(word) - 1))
        self.offsets.append(positions[last])


def _visible(text: str, masks: tuple[Mask, ...]) -> tuple[str, list[int] | range]:
    """Drop masked stretches (a line feed stands for each) and characters that nobody sees."""
    noise = {letter for letter in set(text) if not letter.isascii() and unicodedata.category(letter) in _NOISE}
    if not noise and not masks:
        return text, range(len(text))
    letters: list[str] = []
    positions: list[int] = []
    spans = sorted((mask.span[1], mask.span[2]) for mask in masks)
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        for index in range(at, start):
            if text[index] not in noise:
                letters.append(text[index])
                positions.append(index)
        if start < end:
            letters.append("\n")
            positions.append(start)
        at = max(at, end)
    return "".join(letters), positions


def _is_bold(text: str, index: int) -> bool:
    """'*pensiun*' in a chat is bold; '* butir' is a bullet and stays."""
    return text[index - 1 : index].isalnum() or text[index + 1 : index + 2].isalnum()


def _humps(cased: str, spelling: Spelling) -> str | None:
    """Cut a hashtag at its capitals, each piece respelled; None when it has none."""
    pieces = _HUMP.split(cased)
    if len(pieces) == 1:
        return None
    return " ".join(spelling.respell(piece.lower(), piece) or piece.lower() for piece in pieces)


def _single_blanks(text: str, positions: list[int] | range) -> tuple[str, list[int] | range]:
    """Write a run of blanks as one, and a line feed as a blank where a line goes on in lower case behind it."""
    letters: list[str] = []
    kept: list[int] = []
    at = line = 0
    for match in _BLANKS.finditer(text):
        start, end = match.span()
        feeds = match.group().count("\n")
        wrapped = (
            feeds == 1
            and start - line >= _WRAPPED_FROM
            and (text[start - 1].isalnum() or text[start - 1] == ",")
            and text[end : end + 1].islower()
        )
        if feeds and not wrapped:
            line = end
            continue
        letters.append(text[at:start])
        kept.extend(positions[at:start])
        letters.append(" ")
        kept.append(positions[start])
        at = end
    if not letters:
        return text, positions
    return "".join((*letters, text[at:])), [*kept, *positions[at:]]


def normal_view(text: str, masks: tuple[Mask, ...] = (), spelling: Spelling | None = None) -> NormalView:
    """Return the normal view of `text`; `masks` are spans of this same field. Linear in its length."""
    visible, positions = _visible(text, masks)
    folded = _fold(visible)
    if spelling is None:
        return NormalView(_lower(folded), folded, tuple(positions))
    if "*" in folded:
        kept = [index for index, letter in enumerate(folded) if letter != "*" or not _is_bold(folded, index)]
        folded, positions = "".join(folded[index] for index in kept), [positions[index] for index in kept]
    folded, positions = _single_blanks(folded, positions)
    lowered = _lower(folded)
    out = _Builder()
    at = 0
    for match in _WORD.finditer(lowered):
        start, end = match.span()
        word = lowered[start:end]
        cased = folded[start:end]
        new = spelling.respell(word, cased)
        if start and folded[start - 1] == "#" and (new is None or new == word):
            new = _humps(cased, spelling)
        if word == "no" and not lowered[end : end + 8].lstrip(" .").startswith(("urut", *"0123456789")):
            new = None  # "no" is "nomor" before a number only
        if word == "dr" and (cased[0].isupper() or lowered[end : end + 1] == "."):
            new = None  # "Dr." is a degree
        if new is None or new == word:
            continue
        out.keep(folded[at:start], positions[at:start])
        out.replace(new, list(positions[start:end]), cased)
        at = end
    out.keep(folded[at:], positions[at:])
    whole = "".join(out.cased)
    return NormalView(_lower(whole), whole, tuple(out.offsets))
