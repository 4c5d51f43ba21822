"""The sketch: the few numbers of a text by which its near-copies are found and measured. Pure; a text comes cleaned.

Called by the store's packing and the offline stream. Hashes find candidates: word 3-grams by FracMinHash (one in
sixteen, one in six of the opening, which truncated copies keep; of short texts one in four and one in two), and for
posts and short texts 10-character shingles, since spelling differs from post to post. Grams and shingles measure them:
all word 3-grams (of texts over 4,000 a quarter), all 5-character shingles.
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Final, Literal

import xxhash

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pipelines.record import Medium

STORY_VERSION: Final = "story/4"  # raise it with the sketch: rows on disk are compared with new ones
Kind = Literal["w", "s", "c"]
NARROW: Final = 16  # bits kept of a gram; chance hits are taken off again when texts are compared
WIDE: Final = 24
LONG: Final = 4000  # 3-grams; of longer texts the sample is all that is kept
SAMPLE: Final = 4
OPENING: Final = 48  # 3-grams: what a truncated copy keeps and a quotation further down does not
_NARROW_UP_TO: Final = 1000  # grams
_SPARSE: Final = 20  # one gram in 20; at 16 the authored pairs of copies came out the same
_DENSE: Final = 6  # in the opening,
_DENSER: Final = 2  # and in that of a short text, of which a quarter is a sentence
_SPARSE_FROM: Final = 150  # words
_SHORT_WORDS: Final = 50
_FINDING: Final = 10  # characters of a shingle that finds candidates: about two words
_MEASURING: Final = 5
_DENSE_UP_TO: Final = 200  # characters
_WORD: Final = re.compile(r"\w+")
_ASCII_WORDS: Final = bytes(value if _WORD.fullmatch(chr(value)) else 32 for value in range(128)) + bytes(128)
_QUOTED: Final = re.compile(r"\"[^\"]{10,}\"")
_CAPTION: Final = re.compile(r"\W*(?:foto|ilustrasi|tangkapan layar|infografis|grafis|video|keterangan foto)\b")
_STEP: Final = 6  # bits by which the second word's hash is shifted against the first's, and the third's against that
_WORD_BITS: Final = 64 - 2 * _STEP
_FLAG_WIDE, _FLAG_SAMPLED = 1, 2
_HEAD: Final = 4


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: `hashes` (signed 32 bit, ascending) find candidates, `packed` measures them.

    Kind `w` is a text of 50 words or more, `s` a shorter one, `c` a post, a caption or a quotation card: those are
    compared among themselves only and never join the article that they quote.
    """

    kind: Kind
    hashes: tuple[int, ...]
    packed: bytes


@dataclass(frozen=True, slots=True)
class Measures:
    """A sketch unpacked: what two texts are compared by. `first` are the first grams, `bits` what is kept of each."""

    kind: Kind
    grams: frozenset[int] = frozenset()
    first: Sequence[int] = ()
    shingles: frozenset[int] = frozenset()
    bits: int = NARROW
    sampled: bool = False

    @property
    def opening(self) -> frozenset[int]:
        """The first grams as a set: few comparisons ask for it."""
        return frozenset(self.first)


def sketch(text: str, medium: Medium) -> Sketch:
    """Return the sketch of a cleaned, lower-case text; two equal texts have equal sketches."""
    words = _words(text)
    if medium == "post" or (len(words) < _SHORT_WORDS and _is_card(text)):
        line = b" ".join(words).decode("utf-8", "surrogatepass")
        return Sketch("c", tuple(sorted(_finding(line, 1))), _pack(b"", _shingles(line)))
    data = _grams(words)
    found = _chosen(data, sparse=len(words) >= _SPARSE_FROM)
    if len(words) < _SHORT_WORDS:
        line = b" ".join(words).decode("utf-8", "surrogatepass")
        return Sketch("s", tuple(sorted(found | _finding(line, 2))), _pack(data, _shingles(line)))
    return Sketch("w", tuple(sorted(found)), _pack(data))


def _words(text: str) -> list[bytes]:
    """The runs of letters, digits and underscores; text without accents, nearly all of ours, is four times as fast."""
    if text.isascii():
        return text.encode().translate(_ASCII_WORDS).split()
    return [_bytes(word) for word in _WORD.findall(text)]


def _grams(words: list[bytes]) -> bytes:
    """Eight bytes a 3-gram, little endian: bits 0 to 31 name it, bits 32 to 39 sample it, the rest is unspecific.

    A gram is the exclusive or of its words' hashes, each shifted against the last, done for the whole text at once in
    one long integer: three times as fast as a hash a gram. Every bit in use depends on all three words.
    """
    count = max(0, len(words) - 2)
    lanes = int.from_bytes(b"".join(map(xxhash.xxh3_64_digest, words)), "little") & _lanes(_WORD_BITS, len(words))
    mixed = lanes ^ (lanes >> (64 - _STEP)) ^ (lanes >> (128 - 2 * _STEP))
    return ((mixed >> (2 * _STEP)) & ((1 << 64 * count) - 1)).to_bytes(8 * count, "little")


def _lanes(bits: int, count: int) -> int:
    """So many 64-bit lanes with so many low bits set."""
    return int.from_bytes(((1 << bits) - 1).to_bytes(8, "little") * count, "little")


@cache
def _sampling(every: int) -> bytes:
    """For a sampling byte: whether its gram is taken."""
    return bytes(value < 256 // every for value in range(256))


def _chosen(data: bytes, *, sparse: bool) -> set[int]:
    """The hashes worth a row."""
    names, draws = _array("i", data)[::2], data[4::8]
    dense = compress(names[:OPENING], draws[:OPENING].translate(_sampling(_DENSE if sparse else _DENSER)))
    return {*dense, *compress(names, draws.translate(_sampling(_SPARSE if sparse else SAMPLE)))}


def _is_card(text: str) -> bool:
    """A quotation card or a caption: most of it stands in quotation marks, or it says that it describes a picture."""
    quoted = sum(len(match.group()) for match in _QUOTED.finditer(text))
    return quoted * 2 > len(text) or _CAPTION.match(text) is not None


def _finding(line: str, seed: int) -> set[int]:
    """Hashes of another seed than the words', and one for posts, one for short articles: the three never meet."""
    pieces = {line[i : i + _FINDING] for i in range(max(1, len(line) - _FINDING + 1))}
    every = 2 if len(line) <= _DENSE_UP_TO else SAMPLE
    found = (xxhash.xxh3_64_intdigest(_bytes(piece), seed) for piece in pieces if piece)
    return {(value >> 32) - 2**31 for value in found if value % every == 0}


def _shingles(line: str) -> list[int]:
    pieces = {line[i : i + _MEASURING] for i in range(len(line) - _MEASURING + 1)}
    return sorted({xxhash.xxh32_intdigest(_bytes(piece)) % 2**NARROW for piece in pieces})


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _pack(data: bytes, shingles: Collection[int] = ()) -> bytes:
    """What measures, as bytes: a flag, the number of grams (3 bytes), the grams, an opening where it is none of them.

    Grams stand in the order of the text, so that their first 48 are the opening; a sample does not hold it whole.
    """
    names = _array("I", data)[::2]
    narrow = dict.fromkeys(_array("H", data)[::4])
    if len(narrow) <= _NARROW_UP_TO:
        return _head(0, len(narrow)) + _bytes_of("H", narrow) + _bytes_of("H", shingles)
    wide = dict.fromkeys([name % 2**WIDE for name in names])
    if len(wide) <= LONG:
        return _head(_FLAG_WIDE, len(wide)) + _planes(wide)
    kept = [name for name in wide if name % SAMPLE == 0]
    opening = _bytes_of("H", list(narrow)[:OPENING])
    return _head(_FLAG_WIDE | _FLAG_SAMPLED, len(kept)) + _planes(kept) + opening


def unpack(kind: Kind, packed: bytes) -> Measures:
    """Return what packed bytes measure; none at all, of a sketch that was dropped, measure nothing."""
    if not packed:
        return Measures(kind)
    flag, count = packed[0], int.from_bytes(packed[1:_HEAD], "little")
    if flag & _FLAG_WIDE:
        end = _HEAD + 3 * count
        spread = bytearray(4 * count)
        for plane in range(3):
            spread[plane::4] = packed[_HEAD + plane * count : _HEAD + (plane + 1) * count]
        grams = _array("I", bytes(spread))
        sampled = bool(flag & _FLAG_SAMPLED)
        opening: Sequence[int] = (
            _array("H", packed[end:]) if sampled else [gram % 2**NARROW for gram in grams[:OPENING]]
        )
        return Measures(kind, frozenset(grams), opening, bits=WIDE, sampled=sampled)
    end = _HEAD + 2 * count
    grams = _array("H", packed[_HEAD:end])
    shingles = frozenset(_array("H", packed[end:])) if len(packed) > end else frozenset[int]()
    return Measures(kind, frozenset(grams), grams[:OPENING], shingles)


def _head(flag: int, count: int) -> bytes:
    return bytes([flag]) + count.to_bytes(3, "little")


def _planes(values: Collection[int]) -> bytes:
    data = _bytes_of("I", values)
    return data[0::4] + data[1::4] + data[2::4]


def _array(code: Literal["H", "I", "i"], data: bytes) -> array[int]:
    held = array(code, data)
    if sys.byteorder == "big":
        held.byteswap()
    return held


def _bytes_of(code: Literal["H", "I"], values: Collection[int]) -> bytes:
    return struct.pack(f"<{len(values)}{code}", *values)
