"""The sketch: the few numbers of a text by which its near-copies are found and measured. Pure; a text comes cleaned.

Called by the store's packing and the offline stream. Hashes find candidates: word 3-grams by FracMinHash (value 0
modulo 8, modulo 4 in short texts and in the opening, which truncated copies keep), and for posts and short texts
10-character shingles, since spelling differs from post to post. Grams and shingles measure them: all word 3-grams (of
texts over 4,000 a quarter), all 5-character shingles.
"""

from __future__ import annotations

import re
import sys
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import xxhash

if TYPE_CHECKING:
    from collections.abc import Collection

    from pipelines.record import Medium

STORY_VERSION: Final = "story/3"  # raise it with the sketch: rows on disk are compared with new ones
Kind = Literal["w", "s", "c"]
NARROW: Final = 16  # bits kept of a gram; chance hits are taken off again when texts are compared
LONG: Final = 4000  # 3-grams; of longer texts the sample is all that is kept
SAMPLE: Final = 4
_WIDE: Final = 24
_NARROW_UP_TO: Final = 1000  # grams
_SPARSE: Final = 8
_SPARSE_FROM: Final = 150  # words
OPENING: Final = 48  # 3-grams: what a truncated copy keeps and a quotation further down does not
_DENSE_OPENING: Final = 24
_SHORT_WORDS: Final = 50
_FINDING: Final = 10  # characters of a shingle that finds candidates: about two words
_MEASURING: Final = 5
_DENSE_UP_TO: Final = 200  # characters
_SIGNED: Final = 2**63
_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r"\"[^\"]{10,}\"")
_CAPTION: Final = re.compile(r"\W*(?:foto|ilustrasi|tangkapan layar|infografis|grafis|video|keterangan foto)\b")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text. `hashes` (signed 64 bit) find candidates; the rest measures them.

    Kind `w` is a text of 50 words or more, `s` a shorter one, `c` a post, a caption or a quotation card: those are
    compared among themselves only and never join the article that they quote. `opening` are the first grams.
    """

    kind: Kind
    hashes: tuple[int, ...]
    grams: frozenset[int] = frozenset()
    shingles: frozenset[int] = frozenset()
    opening: frozenset[int] = frozenset()
    bits: int = NARROW
    sampled: bool = False


def sketch(text: str, medium: Medium) -> Sketch:
    """Return the sketch of a cleaned, lower-case text; two equal texts have equal sketches."""
    words = _WORD.findall(text)
    line = " ".join(words)
    if medium == "post" or (len(words) < _SHORT_WORDS and _is_card(text)):
        return Sketch("c", tuple(sorted(_finding(line, 1))), shingles=_shingles(line))
    digest, spelled = xxhash.xxh3_64_intdigest, _bytes(line).split(b" ")
    ordered = [digest(b"%b %b %b" % three) for three in zip(spelled, spelled[1:], spelled[2:], strict=False)]
    grams = set(ordered)
    opening = _cut(ordered[:OPENING], NARROW)
    every = _SPARSE if len(words) >= _SPARSE_FROM else SAMPLE
    chosen = {value for value in grams if value % every == 0}
    chosen |= {value for value in ordered[:_DENSE_OPENING] if value % 2 == 0}
    chosen |= {value for value in ordered[_DENSE_OPENING:OPENING] if value % SAMPLE == 0}
    hashes = {value - _SIGNED for value in chosen}
    if len(words) < _SHORT_WORDS:
        found = tuple(sorted(hashes | _finding(line, 2)))
        return Sketch("s", found, _cut(grams, NARROW), _shingles(line), opening)
    found = tuple(sorted(hashes))
    if len(grams) > LONG:
        kept = _cut([value for value in grams if value % SAMPLE == 0], _WIDE)
        return Sketch("w", found, kept, opening=opening, bits=_WIDE, sampled=True)
    bits = NARROW if len(grams) <= _NARROW_UP_TO else _WIDE
    return Sketch("w", found, _cut(grams, bits), opening=opening, bits=bits)


def _is_card(text: str) -> bool:
    """A quotation card or a caption: most of it stands in quotation marks, or it says that it describes a picture."""
    quoted = sum(len(match.group()) for match in _QUOTED.finditer(text))
    return quoted * 2 > len(text) or _CAPTION.match(text) is not None


def _finding(line: str, seed: int) -> set[int]:
    """Hashes of another seed than the words', and one for posts, one for short articles: the three never meet."""
    pieces = {line[i : i + _FINDING] for i in range(max(1, len(line) - _FINDING + 1))}
    every = 2 if len(line) <= _DENSE_UP_TO else SAMPLE
    found = (xxhash.xxh3_64_intdigest(_bytes(piece), seed) for piece in pieces if piece)
    return {value - _SIGNED for value in found if value % every == 0}


def _shingles(line: str) -> frozenset[int]:
    pieces = {line[i : i + _MEASURING] for i in range(len(line) - _MEASURING + 1)}
    return frozenset(xxhash.xxh32_intdigest(_bytes(piece)) % 2**NARROW for piece in pieces)


def _cut(values: Collection[int], bits: int) -> frozenset[int]:
    """The low bits; a hash that is 0 modulo 4 still is."""
    mask = 2**bits - 1
    return frozenset([value & mask for value in values])


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def pack(made: Sketch) -> bytes:
    """Return what measures as bytes: a flag, the number of grams (2 bytes) and of the opening (1), the three lists."""
    wide = made.bits != NARROW
    head = bytes([wide | made.sampled << 1]) + len(made.grams).to_bytes(2, "little") + bytes([len(made.opening)])
    grams = sorted(made.grams)
    body = b"".join(value.to_bytes(3, "little") for value in grams) if wide else _shorts(grams)
    return head + body + _shorts(sorted(made.opening)) + _shorts(sorted(made.shingles))


def unpack(kind: Kind, data: bytes) -> Sketch:
    """Return the sketch of packed bytes, without its hashes."""
    if not data:
        return Sketch(kind, ())
    wide, sampled, count = bool(data[0] & 1), bool(data[0] & 2), int.from_bytes(data[1:3], "little")
    middle = 4 + count * (3 if wide else 2)
    end = middle + 2 * data[3]
    if wide:
        grams = frozenset(int.from_bytes(data[at : at + 3], "little") for at in range(4, middle, 3))
    else:
        grams = _from_shorts(data[4:middle])
    bits = _WIDE if wide else NARROW
    return Sketch(kind, (), grams, _from_shorts(data[end:]), _from_shorts(data[middle:end]), bits, sampled)


def _shorts(values: list[int]) -> bytes:
    held = array("H", values)
    if sys.byteorder == "big":
        held.byteswap()
    return held.tobytes()


def _from_shorts(data: bytes) -> frozenset[int]:
    held = array("H", data)
    if sys.byteorder == "big":
        held.byteswap()
    return frozenset(held)
