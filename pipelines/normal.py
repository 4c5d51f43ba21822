"""The normal view of a text: one spelling for matching, with the way back to every code point of the raw text.

Called by `read` (and by `clean` for masks and fingerprints). It never shifts a span: masking and respelling change the
view only, and `offsets` leads from each view character to the raw code point it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelines.record import Mask
    from pipelines.spelling import Spelling

_WORD = re.compile(r"([^\W_]+)")
_ASCII_WORD = re.compile(r"([0-9A-Za-z]+)")  # the same in a text that is ASCII, in two thirds of the time
# runs of blanks, line feeds, and the full stop of 'selesai.Camat'; one set of letters in front makes the search quick
_BLANKS = re.compile(r"[ \n.!?](?:(?<=[ \n])[ \n]+|(?<=\n)|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]))")
# the same where no blank stands in front of another: the single ones need no look
_FEEDS = re.compile(r"[\n.!?](?:(?<=\n)[ \n]*|(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]))")
_FOREIGN = re.compile("[`\t\x80-\U0010ffff]")  # what folding may change: all that is not ASCII, and two that are
_ASCII = bytes(range(128))
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])")  # '#BimaDiberhentikan'
_WRAPPED_FROM = 20  # letters of a line that may go on in the next; a shorter one is a list item
_COUNTED = tuple(range(20_000))  # positions of a text of usual length: to copy these is quicker than to count anew
_NOISE = frozenset(("Cf", "Cs", "Mn", "Me"))  # Cs: half a character of a broken page
# Cyrillic and Greek letters that look like Latin ones, quotation marks and dashes of all makes; one character to one
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһкмнтвгαορτυνικεβηАЕОРСУХІЈЅКМНТВΑΟΡΤΥΝΙΚΕΒΗı“”„«»‟‘’‚`´–—−‐‑…\u00a0\u2007\u202f\u3000\t\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f",
    'aeopcyxijsdhkmhtbraoptuvikebnAEOPCYXIJSKMHTBAOPTYNIKEBHi""""""\'\'\'\'\'-----.              ',
)


@dataclass(frozen=True, slots=True)
class NormalView:
    """One string in normal form: `text` lower case, `cased` with case, `offsets[i]` = raw code point of character i."""

    text: str
    cased: str
    offsets: tuple[int, ...]


def _foreign(text: str) -> set[str]:
    """Return the characters of a text that folding may change."""
    marks = {mark for mark in "`\t" if mark in text}
    if text.isascii():
        return marks
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)  # many times quicker than to look at each
    return marks.union(rest.decode("utf-8", "surrogatepass"))


def _fold(text: str, foreign: set[str]) -> str:
    """Fold each character to one character: look-alikes, full-width and styled letters, accents."""
    table = {letter: plain for letter in foreign if (plain := _plain(letter)) != letter}
    if len(table) != 1:
        return _FOREIGN.sub(lambda match: table.get(match.group(), match.group()), text) if table else text
    ((letter, plain),) = table.items()
    return text.replace(letter, plain)


def _plain(letter: str) -> str:
    alike = letter.translate(_LOOKALIKES)
    if alike.isascii():
        return alike
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return plain if plain.isascii() and plain.isprintable() and plain not in {"", " "} else letter


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


def _visible(text: str, masks: tuple[Mask, ...], foreign: set[str]) -> tuple[str, Sequence[int]]:
    """Drop masked stretches (a line feed stands for each) and characters that nobody sees."""
    noise = {letter for letter in foreign if unicodedata.category(letter) in _NOISE}
    if not noise and not masks:
        return text, _COUNTED[: len(text)] if len(text) <= len(_COUNTED) else range(len(text))
    letters: list[str] = []
    positions: list[int] = []
    spans = sorted((mask.span[1], mask.span[2]) for mask in masks)
    at = 0
    for start, end in [*spans, (len(text), len(text))]:
        seen = [index for index in range(at, start) if text[index] not in noise] if noise else range(at, start)
        letters += [text[index] for index in seen] if noise else [text[at:start]]
        positions.extend(seen)
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
    return " ".join(spelling.respell(piece) or piece.lower() for piece in pieces)


def _in_sentence(folded: str, start: int, end: int) -> bool:
    """'divonis #bebasOleh hakim': the hash of a word that the sentence goes on behind stands between no two words."""
    tagged = start > 1 and folded[start - 1] == "#" and folded[start - 2] == " "
    return tagged and folded[end : end + 1] == " " and folded[end + 1 : end + 2].islower()


def _is_other_word(cased: str, behind: str) -> bool:
    """'no' is 'nomor' before a number only, 'Dr.' is a degree; `behind` = a few characters that follow the word."""
    word = cased.lower()
    if word == "no":
        return not behind.lower().lstrip(" .").startswith(("urut", *"0123456789"))
    return word == "dr" and (cased[0].isupper() or behind[:1] == ".")


def _single_blanks(text: str, positions: Sequence[int], *, joining: bool) -> tuple[str, Sequence[int]]:
    """Write a run of blanks as one, and a line feed as a blank where a line goes on in lower case behind it."""
    letters: list[str] = []
    kept: list[int] = []
    at = line = 0
    for match in (_BLANKS if "  " in text or " \n" in text else _FEEDS).finditer(text):
        start, end = match.span()
        if text[start] in ".!?":  # it stays, the blank comes behind it
            start = end
        feeds = match.group().count("\n")
        wrapped = (
            joining
            and feeds == 1
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


def normal_view(
    text: str, masks: tuple[Mask, ...] = (), spelling: Spelling | None = None, *, wrapped: bool = True
) -> NormalView:
    """Return the normal view of `text`; `masks` are spans of this same field. Linear in its length.

    `wrapped` = lines may be cut by width: one that goes on in small letters is joined; who posts ends his lines.
    """
    foreign = _foreign(text)
    visible, positions = _visible(text, masks, foreign)
    folded = _fold(visible, foreign)
    if spelling is None:
        return NormalView(_lower(folded), folded, tuple(positions))
    if "*" in folded:
        kept = [index for index, letter in enumerate(folded) if letter != "*" or not _is_bold(folded, index)]
        folded, positions = "".join(folded[index] for index in kept), [positions[index] for index in kept]
    folded, positions = _single_blanks(folded, positions, joining=wrapped)
    pieces = (_ASCII_WORD if folded.isascii() else _WORD).split(folded)  # words at the odd places
    words = pieces[1::2]
    tagged = "#" in folded
    spelt = list(map(spelling.known.__getitem__, words))
    if not tagged and not any(spelt):
        return NormalView(_lower(folded), folded, tuple(positions))
    out = _Builder()
    at = end = done = 0
    for number in [number for number, new in enumerate(spelt) if tagged or new is not None]:
        cased, new = words[number], spelt[number]
        start = end + sum(map(len, pieces[done : 2 * number + 1]))
        end, done = start + len(cased), 2 * number + 2
        if new is None and start and folded[start - 1] == "#":
            new = _humps(cased, spelling)
        if new is None or _is_other_word(cased, folded[end : end + 8]):
            continue
        mark = start - _in_sentence(folded, start, end)
        out.keep(folded[at:mark], positions[at:mark])
        out.replace(new, list(positions[start:end]), cased)
        at = end
    out.keep(folded[at:], positions[at:])
    whole = "".join(out.cased)
    return NormalView(_lower(whole), whole, tuple(out.offsets))
