"""Places for the writing cards: pairs, dictionary words and provinces are dealt out completely, the rest is drawn.

Used by `cards.py` only. Names come from the region tables of the knowledge; nothing is looked up in gold texts.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KNOWLEDGE = Path(__file__).resolve().parents[2] / "pipelines" / "knowledge"
AMBIGUOUS_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Place:
    """One place with its difficulty; code is empty when there is none."""

    sort: str
    code: str
    text: str

    @property
    def real_regency(self) -> bool:
        """Whether a post of one holder would point to a real person here."""
        return "." in self.code


class Places:
    """The shuffled places of one author."""

    def __init__(self, deck: list[Place], spare: list[Place]) -> None:
        """Take the deck first; spare plain places follow when it is empty."""
        self.deck, self.spare = deck, spare

    def take(self) -> Place:
        """The next place."""
        return self.deck.pop() if self.deck else self.spare.pop()

    @classmethod
    def read(cls, words: dict[str, Any], authors: int, seed: int) -> list[Places]:
        """One deck per author: what must be covered is dealt round, the rest drawn by the counts of `cards.toml`."""
        rng = random.Random(f"{seed}-places")
        rows = _table("regions.csv")
        dealt = _pairs(rows, rng) + _words(rows, words["places_of_words"]["names"]) + _provinces(rows)
        rng.shuffle(dealt)
        scale = words["authors_of_counts"] / authors
        decks = []
        for author in range(authors):
            deck = dealt[author::authors] + _drawn(rows, words, rng, scale)
            rng.shuffle(deck)
            decks.append(cls(deck, [_plain(rows, rng) for _ in range(2000)]))
        return decks


def _table(name: str) -> list[dict[str, str]]:
    with (KNOWLEDGE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pairs(rows: list[dict[str, str]], rng: random.Random) -> list[Place]:
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        if row["level"] == "regency":
            groups[row["base_name"]].append(row)
    places = []
    for base, members in sorted(groups.items()):
        if len(members) == 1:
            continue
        for row in members:
            how = f"{row['name']} - there is another {base}: an office or level word shows which one is meant."
            if rng.random() < AMBIGUOUS_SHARE:
                how = f"{base}, only the bare name with a body that does not tell kabupaten from kota."
            places.append(Place("pair", row["code"], how))
    return places


def _words(rows: list[dict[str, str]], names: list[str]) -> list[Place]:
    codes = {row["base_name"]: row for row in reversed(rows) if row["level"] == "regency"}
    return [
        Place(
            "word",
            codes[name]["code"],
            f"{codes[name]['name']} (its name is also a plain word).",
        )
        for name in names
    ]


def _provinces(rows: list[dict[str, str]]) -> list[Place]:
    return [
        Place("province", row["code"], f"province {row['name']}, no regency named.")
        for row in rows
        if row["level"] == "province"
    ]


def _plain(rows: list[dict[str, str]], rng: random.Random) -> Place:
    row = rng.choice([row for row in rows if row["level"] == "regency"])
    how = rng.choice(["the act happens there.", "only in the name of an office or agency that takes part."])
    return Place("plain", row["code"], f"{row['name']}; {how}")


def _drawn(rows: list[dict[str, str]], words: dict[str, Any], rng: random.Random, scale: float) -> list[Place]:
    aliases = [row for row in _table("aliases.csv") if row["code"] and row["type"] != "english"]
    districts = _table("kecamatan.csv")
    names = {row["code"]: row["name"] for row in rows}
    makers: dict[str, Callable[[], Place]] = {
        "plain": lambda: _plain(rows, rng),
        "none": lambda: Place("none", "", "none named."),
        "invented": lambda: Place(
            "invented", "", "invent a kecamatan, village or school (none that exists); no regency."
        ),
        "alias": lambda: _alias(rng.choice(aliases)),
        "kecamatan": lambda: _kecamatan(rng.choice(districts), names, rng),
        "dateline": lambda: _dateline(rng.choice(rows), rng),
        "trap": lambda: Place("trap", "", f"a trap: {rng.choice(words['places']['traps'])}; no other place."),
        "two": lambda: _two(rows, rng),
    }
    return [make() for sort, make in makers.items() for _ in range(int(words["places"][sort] * scale + 0.5))]


def _alias(row: dict[str, str]) -> Place:
    return Place("alias", row["code"], f"called by its short or other name: {row['alias']}.")


def _kecamatan(row: dict[str, str], names: dict[str, str], rng: random.Random) -> Place:
    end = rng.choice(["the regency is not named.", f"in {names.get(row['regency_code'], 'its regency')}."])
    return Place("kecamatan", row["regency_code"], f"Kecamatan {row['name']} (Distrik in Papua), {end}")


def _dateline(row: dict[str, str], rng: random.Random) -> Place:
    end = rng.choice(["and nowhere else.", "and the text is about something national."])
    return Place("dateline", row["code"], f"{row['base_name']} only as dateline in front of the text {end}")


def _two(rows: list[dict[str, str]], rng: random.Random) -> Place:
    first, second = rng.sample([row for row in rows if row["level"] == "regency"], 2)
    return Place("two", first["code"], f"it happens in {first['name']}; {second['name']} is named beside it.")
