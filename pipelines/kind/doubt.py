"""The second reader: a small learned model that doubts an incident of the rules, or points at one that they missed.

Called by the stage `kind` when all rules have spoken (domain.md, step 15). It makes no tag and takes none away: it
lowers the flag of a text that reads unlike all cases it has learned from, and marks it, or a text that reads like one,
for a person. Without a model the rules stand alone.

What it looks at: words in the order of the text, with officials, sides (parties too), authorities and numbers replaced
by what they are and places left out, so that it learns how things are told, not where and of whom; and runs of letters
within the words that are left, names of persons among them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.knowledge.model_file import Model
    from pipelines.record.reading import Reading

_FRONT = 1500  # characters of the view that are looked at: title, lead and what follows
_SENTENCES = 5
_PHRASE = 60  # a longer noun phrase is cut to its term
_RUNS = (4, 5)
_TOKEN = re.compile(r"\w+|[?!\"“]")
_STRONGEST = 4
_SAID = {  # how a token begins -> what it stands for, in Indonesian and in English
    "AK_": ("[pejabat]", "[official]"),
    "SISI_": ("[pihak]", "[side]"),
    "LEMBAGA_": ("[lembaga]", "[authority]"),
    "ANGKA": ("[angka]", "[number]"),
    "<s>": ("[awal kalimat]", "[start of sentence]"),
    "</s>": ("[akhir kalimat]", "[end of sentence]"),
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """The chance (0..1) that the text tells an incident, and what each word speaks for it (or against it, below 0).

    The strongest are sorted out when they are asked for: most texts are neither demoted nor nominated.
    """

    chance: float
    weights: tuple[tuple[str, float], ...]  # a word may stand twice: by itself and by its letters

    @property
    def against(self) -> tuple[str, ...]:
        """The words that speak most against it."""
        return tuple(word for weight, word in self._sorted()[:_STRONGEST] if weight < 0)

    @property
    def toward(self) -> tuple[str, ...]:
        """The words that speak most for it."""
        return tuple(word for weight, word in reversed(self._sorted()[-_STRONGEST:]) if weight > 0)

    def _sorted(self) -> list[tuple[float, str]]:
        summed: dict[str, float] = {}
        for word, weight in self.weights:
            summed[word] = summed.get(word, 0.0) + weight
        return sorted((weight, word) for word, weight in summed.items())


@dataclass(frozen=True, slots=True)
class Heard:
    """What follows from an opinion: `demotes` lowers the flag, `nominates` only marks; the sentences say why."""

    demotes: bool = False
    nominates: bool = False
    said: str = ""
    said_en: str = ""


def listen(model: Model | None, reading: Reading, *, flagged: bool) -> Heard:
    """Return what the model has to say of a text that the rules flagged, or found no case in."""
    if model is None or not (flagged or speaks_of_a_case(reading)):
        return Heard()
    found = opinion(model, reading)
    if flagged and found.chance < model.demote_below:
        return Heard(
            demotes=True,
            said=f"Pembaca kedua (model {model.version}) ragu: peluang kasus {found.chance:.2f} di bawah"
            f" {model.demote_below:.2f}; yang paling meragukan: {_quoted(found.against, 0)}."
            " Tandanya diturunkan, perlu dicek orang.",
            said_en=f"The second reader (model {model.version}) doubts it: chance of a case {found.chance:.2f} is below"
            f" {model.demote_below:.2f}; what speaks most against it: {_quoted(found.against, 1)}. The flag is lowered,"
            " a person must check.",
        )
    if not flagged and found.chance >= model.nominate_from:
        return Heard(
            nominates=True,
            said=f"Pembaca kedua (model {model.version}) menduga ada kasus: peluang {found.chance:.2f};"
            f" yang paling menunjuk: {_quoted(found.toward, 0)}. Perlu dicek orang.",
            said_en=f"The second reader (model {model.version}) suspects a case: chance {found.chance:.2f};"
            f" what speaks most for it: {_quoted(found.toward, 1)}. A person must check.",
        )
    return Heard()


def speaks_of_a_case(reading: Reading) -> bool:
    """Return whether a text without a flag has anybody and anything that a person could be pointed at."""
    return bool(reading.actors and (reading.sides or reading.events))


def _quoted(grams: tuple[str, ...], language: int) -> str:
    return ", ".join(f"'{' '.join(_said(token, language) for token in gram.split(' '))}'" for gram in grams) or "-"


def _said(token: str, language: int) -> str:
    """A token as a reader may see it: what stands for a name is said in brackets."""
    return next((names[language] for start, names in _SAID.items() if token.startswith(start)), token)


def opinion(model: Model, reading: Reading) -> Opinion:
    """Return what the model thinks of a text; linear in its front, blind behind it."""
    grams, words = features(reading)
    known = [(gram, *model.words[gram]) for gram in grams if gram in model.words]
    length = math.sqrt(math.fsum(share * share for _, _, share in known)) or 1.0
    total = model.intercept + math.fsum(weight for _, weight, _ in known) / length  # fsum: the same in every process
    root = math.sqrt(len(words))
    letters = [(word, _letters(model, word) / root) for word in words]
    total += math.fsum(weight for _, weight in letters)
    return Opinion(
        1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))),
        (*letters, *((gram, weight / length) for gram, weight, _ in known)),
    )


@lru_cache(maxsize=16_384)
def _letters(model: Model, word: str) -> float:
    """What the letters of a word say for a case."""
    return math.fsum(model.letters.get(run, 0.0) for run in runs(word))


def runs(word: str) -> tuple[str, ...]:
    """Return the runs of letters of a word, its ends marked by a blank."""
    whole = f" {word} "
    return tuple(whole[n : n + size] for size in _RUNS for n in range(len(whole) - size + 1))


def features(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a text is made of: words and pairs of neighbours as the model sees them; and its plain words."""
    grams: set[str] = set()
    words: set[str] = set()
    for sentence in _sentences(reading):
        row = ["<s>", *sentence, "</s>"]
        grams.update(row)
        grams.update([f"{one} {other}" for one, other in pairwise(row)])
        words.update([word for word in sentence if word.isalpha() and word.islower()])
    return frozenset(grams), frozenset(words)


def _sentences(reading: Reading) -> Iterator[list[str]]:
    """Yield the tokens of the first sentences, names replaced by what they are."""
    masks = _masks(reading)
    text = reading.view.text
    for sentence in reading.sentences[:_SENTENCES]:
        position, end, row = sentence.start, min(sentence.end, _FRONT), list[str]()
        for start, stop, token in masks:
            if position <= start < end:
                row += _plain(text[position:start])
                row += [token] if token else []
                position = max(position, stop)
        row += _plain(text[position:end])
        yield row


def _plain(text: str) -> list[str]:
    return ["ANGKA" if token.isdigit() else token for token in _TOKEN.findall(text)]


def _masks(reading: Reading) -> list[tuple[int, int, str]]:
    """Return (start, end, what it is) of officials, sides, places and authorities of the front; the longest first.

    A place leaves nothing behind: else the dateline of a newspaper would speak for or against a case.
    """
    found = []
    for actor in reading.actors:
        if actor.start < _FRONT:
            end = actor.full_end if actor.full_end - actor.start < _PHRASE else actor.end
            how = "_s" if actor.specific else "_g" if actor.generic else ""
            found.append((actor.start, end, f"AK_{actor.cls}{how}{'_f' if actor.former else ''}"))
    found += [(side.start, side.end, f"SISI_{side.kind}") for side in reading.sides if side.start < _FRONT]
    for mention in reading.mentions:
        if mention.start < _FRONT and mention.kind in {"place", "authority"}:
            found.append((mention.start, mention.end, "" if mention.kind == "place" else f"LEMBAGA_{mention.id}"))
    return sorted(found, key=lambda row: (row[0], -row[1]))
