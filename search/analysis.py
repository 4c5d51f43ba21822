"""Analysis: text -> tokens with offsets, folded words and stems. Done once, here, for both engines and for queries.

Called by `search.documents` (index side), by both engines (query side) and by `search.highlight`. Deterministic: no
engine analyser, no stop words ("tidak netral" must never find "netral" as its equal), no locale. Any change of rules
or data changes `fingerprint()` and with it the schema hash, so an index is built again.
"""

from __future__ import annotations

import hashlib
import re
import threading
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RULE_VERSION = 2
MAX_WORD_CHARS = 64  # Elasticsearch's whitespace tokenizer splits at 255, tantivy drops over 65,530 bytes
_MEMO_WORDS = 400_000  # about 60 MB when full; it is emptied, not evicted, so a hit costs one dict look-up
# Marks that belong to the word they stand in: combining accents of decomposed text, soft hyphens, zero-width signs.
_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = re.compile(r"[^\W_]")
_TOKEN = re.compile(rf"[^\W_][{_INSIDE}]*(?:[^\W_][{_INSIDE}]*)*(?:['’](?:[^\W_][{_INSIDE}]*)+)*")
# The same rule for texts that hold no such mark, which is nearly all of them: half the time.
_PLAIN_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKED = re.compile(f"[{_INSIDE}]")
_GOLDEN = ("kampanyekan", "keberpihakannya", "dipilihnya", "pertanggungjawaban", "merekomendasikan", "lurahnya")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: folded form, stem, and where it stands as code points [start, end) of the text as given."""

    word: str
    stem: str
    start: int
    end: int


class _Snowball(Protocol):
    def __call__(self, word: str, /) -> str: ...


@dataclass(frozen=True, slots=True)
class _Stems:
    fixed: Mapping[str, str]
    snowball: _Snowball
    implementation: str


def tokens(text: str) -> list[Token]:
    """Return the tokens of `text` in order. Linear in its length; never raises."""
    found = []
    for match in _pattern(text).finditer(text):
        word, stem = _analysed(match.group())
        if word:
            found.append(Token(word, stem, match.start(), match.end()))
    return found


def words(text: str) -> list[str]:
    """Return the folded words of `text` in order."""
    return [word for raw in _pattern(text).findall(text) if (word := _analysed(raw)[0])]


def joined(text: str) -> tuple[str, str]:
    """Return (stems, folded words) of `text`, each joined by one blank: what both engines are given."""
    pairs = [pair for raw in _pattern(text).findall(text) if (pair := _analysed(raw))[0]]
    return " ".join(pair[1] for pair in pairs), " ".join(pair[0] for pair in pairs)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand, without analysing them."""
    return (match.span() for match in _pattern(text).finditer(text))


def fold(word: str) -> str:
    """Return the folded form: lower case, no accents, look-alike letters joined, at most 64 characters.

    Idempotent, and always one token again: a letter whose decomposition holds other signs (½, or the Arabic ligature
    that is four words) stays as it is, or a printed query would be read as something else.
    """
    if word.isascii():
        return word.lower().replace("'", "")[:MAX_WORD_CHARS]
    return "".join(map(_folded, word))[:MAX_WORD_CHARS]


@lru_cache(maxsize=4_096)
def _folded(char: str) -> str:
    table = _folding()
    if char in table:
        return table[char]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char.lower()).lower())
    found = "".join(table.get(one, one) for one in plain if not unicodedata.combining(one))
    if all(_LETTER.match(one) for one in found):
        return found
    return char.lower() if _LETTER.fullmatch(char.lower()) else char


def stem(word: str) -> str:
    """Return the stem of a folded word: fixed by `stems.toml` first, else Snowball's Indonesian stem, never empty."""
    stems = _stems()
    known = stems.fixed.get(word)
    return known if known is not None else (stems.snowball(word) or word)


def fingerprint() -> str:
    """SHA-256 (hex) over all that decides a token: rules, folding data, stem data, the stemmer's own answers."""
    digest = hashlib.sha256(
        f"{RULE_VERSION}\0{_TOKEN.pattern}\0{MAX_WORD_CHARS}\0{unicodedata.unidata_version}".encode()
    )
    digest.update(repr(sorted(_folding().items())).encode())
    digest.update(repr(sorted(_stems().fixed.items())).encode())
    digest.update(" ".join(stem(word) for word in _GOLDEN).encode())
    return digest.hexdigest()


def stemmer_name() -> str:
    """Which implementation of the Snowball stemmer runs here; both give the same stems."""
    return _stems().implementation


def _pattern(text: str) -> re.Pattern[str]:
    return _TOKEN if _MARKED.search(text) else _PLAIN_TOKEN


_memo: dict[str, tuple[str, str]] = {}


def _analysed(raw: str) -> tuple[str, str]:
    known = _memo.get(raw)
    if known is None:
        word = fold(raw[: MAX_WORD_CHARS * 4])  # a 10^5-letter run is cut before it is folded, not after
        known = (word, stem(word) if word else "")
        if len(_memo) >= _MEMO_WORDS:
            _memo.clear()
        if len(raw) <= MAX_WORD_CHARS:
            _memo[raw] = known
    return known


@cache
def _folding() -> Mapping[str, str]:
    text = files("search").joinpath("folding.toml").read_text(encoding="utf-8")
    table: dict[str, str] = tomllib.loads(text)["map"]
    return table


@cache
def _stems() -> _Stems:
    data = tomllib.loads(files("pipelines.knowledge").joinpath("stems.toml").read_text(encoding="utf-8"))
    fixed = {word: word for key in ("protected", "place_words") for word in data[key]}
    fixed.update(data["overrides"])
    snowball, implementation = _snowball()
    return _Stems(fixed, snowball, implementation)


def _snowball() -> tuple[_Snowball, str]:
    try:
        import Stemmer  # noqa: PLC0415 - no wheel for every platform; the pure one gives the same stems
    except ImportError:
        import snowballstemmer  # noqa: PLC0415 - the fallback costs memory that the fast one does not need

        return _locked(snowballstemmer.stemmer("indonesian").stemWord), "snowballstemmer"
    return _locked(Stemmer.Stemmer("indonesian", 0).stemWord), "PyStemmer"


def _locked(stem_word: _Snowball) -> _Snowball:
    lock = threading.Lock()  # neither implementation may be entered by two threads at once

    def call(word: str, /) -> str:
        with lock:
            return stem_word(word)

    return call
