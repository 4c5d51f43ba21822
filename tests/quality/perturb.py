"""Texts written badly on purpose, and how far their tags stay those of the clean texts: run this file with Python.

Called by test_perturbed.py. Every change is drawn from a seed of class and text, so that two runs see the same texts.
It measures agreement with the tags of the clean text, never with gold: a text tagged wrongly both times agrees.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
for folder in (ROOT, Path(__file__).parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from evaluate import gold_files, read_gold  # noqa: E402 - the script runs from anywhere
from regions_eval import DEMO, act_codes, gold_lines  # noqa: E402

from pipelines import process  # noqa: E402
from pipelines.knowledge import load  # noqa: E402
from pipelines.record import Item  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FIELDS = ("incident", "kind", "types", "regions")
_UNSEEN = "\u200b\u200d\u200c\u00ad\u200e\u200f\u2060\u202a\u202c"
_SEEN_ALIKE = str.maketrans("aeopcyxiABEKMHOPCTXIN", "аеорсухіΑВЕКМНОРСТХΙΝ")
_LEET = str.maketrans("aeios", "43105")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4  # letters of a word that somebody bothers to respell
_BLANKS = ("\n", "  ", "\u00a0", " \n", "\u2009", "\u3000")


def _per_word(text: str, chosen: random.Random, share: float, change: Callable[[str], str], least: int) -> str:
    def turn(match: re.Match[str]) -> str:
        word = match.group()
        return change(word) if len(word) >= least and chosen.random() < share else word

    return _WORD.sub(turn, text)


def invisible(text: str, chosen: random.Random) -> str:
    """One letter in eight is followed by a character that nobody sees."""
    return "".join(letter + (chosen.choice(_UNSEEN) if chosen.random() < 0.125 else "") for letter in text)


def lookalike(text: str, chosen: random.Random) -> str:
    """A third of the letters that have a Cyrillic or Greek twin are replaced by it."""
    return "".join(letter.translate(_SEEN_ALIKE) if chosen.random() < 1 / 3 else letter for letter in text)


def full_width(text: str, chosen: random.Random) -> str:
    """A third of the words stand in full-width or in bold mathematical letters."""

    def wide(word: str) -> str:
        if not word.isascii():
            return word
        if chosen.random() < 0.5:
            return "".join(chr(ord(letter) + 0xFEE0) for letter in word)
        return "".join(chr((0x1D41A - 97 if letter.islower() else 0x1D400 - 65) + ord(letter)) for letter in word)

    return _per_word(text, chosen, 1 / 3, wide, 1)


def doubled(text: str, chosen: random.Random) -> str:
    """A fifth of the longer words draw one letter out: 'netrallll', 'kampaaanye'."""

    def draw(word: str) -> str:
        at = chosen.choice((len(word) - 1, chosen.randrange(1, len(word))))
        return word[:at] + word[at] * chosen.randint(3, 5) + word[at + 1 :]

    return _per_word(text, chosen, 0.2, draw, _SHORTEST)


def leet(text: str, chosen: random.Random) -> str:
    """A quarter of the words put figures for letters, and every ASN is 4SN: 'n3tral', 'p45lon'."""

    def figure(word: str) -> str:
        places = [at for at, letter in enumerate(word) if letter in "aeios"]
        taken = set(chosen.sample(places, min(len(places), chosen.randint(1, 2))))
        return "".join(letter.translate(_LEET) if at in taken else letter for at, letter in enumerate(word))

    return re.sub(r"\bASN\b", "4SN", _per_word(text, chosen, 0.25, figure, _SHORTEST))


def hashtag(text: str, chosen: random.Random) -> str:
    """One pair of neighbouring words in six is glued behind a hash: '#ASNnetral', '#PilkadaKudus'."""

    def glue(match: re.Match[str]) -> str:
        if chosen.random() > 1 / 6:
            return match.group()
        second = match[2] if chosen.random() < 0.5 else match[2][0].upper() + match[2][1:]
        return f"#{match[1]}{second}"

    return re.sub(r"\b([A-Za-z]{3,}) ([A-Za-z]{4,})\b", glue, text)


def no_space(text: str, chosen: random.Random) -> str:
    """Half of the blanks behind commas, full stops, colons and brackets are gone: 'netral.Camat'."""
    return re.sub(r"(?<=[.,;:!?)]) (?=[^\W\d])", lambda match: "" if chosen.random() < 0.5 else match.group(), text)


def capitals(text: str, chosen: random.Random) -> str:
    """Everything in capitals, or everything small."""
    return text.upper() if chosen.random() < 0.5 else text.lower()


def blanks(text: str, chosen: random.Random) -> str:
    """One blank in seven is a line feed, two blanks, or one that does not break: 'Palangka' and 'Raya' on two lines."""
    return re.sub(" ", lambda match: chosen.choice(_BLANKS) if chosen.random() < 1 / 7 else match.group(), text)


_ONE_IN = 4  # of some 3,700 texts: about 900, tagged ten times each

CLASSES: dict[str, Callable[[str, random.Random], str]] = {
    change.__name__: change
    for change in (invisible, lookalike, full_width, doubled, leet, hashtag, no_space, capitals, blanks)
}


def texts() -> list[Item]:
    """Return the clean texts, in file order: every fourth of the gold lines and of the demo's stories and posts."""
    return list(_texts())[::_ONE_IN]


def _texts() -> Iterator[Item]:
    for path in gold_files():
        for row in read_gold(path):
            yield _item(f"{path.stem}-{row.id}", row.title, row.text)
    for line in gold_lines():
        yield replace(_item(f"regions-{line.id}", line.title, line.text), medium=line.medium)
    for path in sorted(DEMO.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("text", ()):
            if isinstance(row.get("body"), str):
                yield _item(f"{path.stem}-{row['key']}", row.get("title"), row["body"])


def _item(key: str, title: str | None, text: str) -> Item:
    return Item(id=key, outlet="gold", medium="news", url=None, title=title, text=text)


def perturbed(item: Item, name: str) -> Item:
    """Return the item with title and text changed by one class."""
    chosen = random.Random(f"{name}:{item.id}")
    title = None if item.title is None else CLASSES[name](item.title, chosen)
    return replace(item, title=title, text=CLASSES[name](item.text, chosen))


def outcome(item: Item) -> dict[str, object]:
    """Return what is compared: flag, kind, set of violation types, set of places of the act."""
    return {
        "incident": item.incident,
        "kind": item.kind.id if item.kind else None,
        "types": frozenset(row.id for row in item.violations),
        "regions": act_codes(item.regions),
    }


def spans(item: Item) -> Iterator[tuple[str, int, int]]:
    """Yield every span of every tag of an item."""
    tags = (*item.regions, *item.violations, *item.topics, *item.actors, *item.statements, item.kind)
    for tag in tags:
        if tag is not None:
            yield from tag.spans


def bad_spans(item: Item) -> list[tuple[str, int, int]]:
    """Return the spans that lie outside their field, are empty, or hold nothing that anybody can see."""
    fields = {"title": item.title or "", "text": item.text}
    return [
        (name, start, end)
        for name, start, end in spans(item)
        if not (0 <= start < end <= len(fields[name]) and _seen(fields[name][start:end]))
    ]


def _seen(words: str) -> bool:
    return any(not letter.isspace() and unicodedata.category(letter) != "Cf" for letter in words)


@dataclass(slots=True)
class Agreement:
    """Shares of texts whose tags stay, per field; `moved` holds what turned, `bad` the spans that are none."""

    count: int = 0
    same: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    moved: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """Return the share of texts whose field stays, 0..1."""
        return self.same[name] / self.count


def measure(items: Iterable[Item], names: Iterable[str] = tuple(CLASSES)) -> dict[str, Agreement]:
    """Tag every text clean and in each class; return the agreement per class."""
    table = {name: Agreement() for name in names}
    for item in items:
        clean = outcome(process.tag(item, load()))
        for name, row in table.items():
            tagged = process.tag(perturbed(item, name), load())
            found = outcome(tagged)
            row.count += 1
            for key in FIELDS:
                row.same[key] += clean[key] == found[key]
            turned = [f"{key} {clean[key]} -> {found[key]}" for key in FIELDS if clean[key] != found[key]]
            if turned:
                row.moved.append(f"{item.id}: {'; '.join(turned)}\n    {tagged.title or ''} | {tagged.text[:300]!r}")
            row.bad.extend(f"{item.id} {span}" for span in bad_spans(tagged))
    return table


def lines(table: dict[str, Agreement]) -> list[str]:
    """Return the table as lines of text, the mean over all classes last."""
    out = [f"{'class':<12}" + "".join(f"{name:>10}" for name in FIELDS) + "  texts"]
    for name, row in table.items():
        out.append(f"{name:<12}" + "".join(f"{row.share(key):>10.3f}" for key in FIELDS) + f"{row.count:>7}")
    total = sum(row.count for row in table.values())
    shares = (sum(row.same[key] for row in table.values()) / total for key in FIELDS)
    return [*out, f"{'overall':<12}" + "".join(f"{share:>10.3f}" for share in shares) + f"{total:>7}"]


def main(names: list[str]) -> None:
    """Print the table; with names of classes, these alone and every text that turned."""
    table = measure(texts(), names or tuple(CLASSES))
    sys.stdout.write("\n".join(lines(table)) + "\n")
    for row in table.values():
        sys.stdout.write("".join(f"bad span {line}\n" for line in row.bad[:5]))
        sys.stdout.write("".join(f"{line}\n" for line in row.moved) if names else "")


if __name__ == "__main__":
    main(sys.argv[1:])
