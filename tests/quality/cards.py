"""Draws writing cards for the authors of the gold set: who, what, where and how a text shall be, in plain words.

Run by a maintainer: `python tests/quality/cards.py --authors 6 --out FOLDER` writes one file of JSON lines per author;
the same seed gives the same cards. What is drawn from stands in `gold/cards.toml`; places come from the region tables.
A card never shows the vocabulary of the taggers, and nothing here reads a gold text.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from card_briefs import FORMAL, Card, Draw, length, make
from card_places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GOLD = Path(__file__).parent / "gold"
ONLY_FORMAL = ("explainer", "statistics", "risk_map")
FEWEST_AUTHORS = 3


def families(draw: Draw, new: Any, left: dict[str, int]) -> list[Card]:
    """Sets of one event in five to seven frames, one register each; takes them off the registers' counts."""
    cards: list[Card] = []
    registers = [name for name, count in draw.quota(draw.words["family_registers"]).items() for _ in range(count)]
    extras = ["cleared", "denied", "victim"]
    for number, register in enumerate(registers):
        size = (number + draw.rng.randint(0, 2)) % 3 + 1
        event = draw.event("incident", code=draw.code())
        possible = [name for name in extras if name != "victim" or event.agent_class != "political"]
        chosen = draw.rng.sample(possible, min(size, len(possible)))
        form = length(register, draw.rng)
        for frame, rule in draw.words["frames"].items():
            if frame in extras and frame not in chosen:
                continue
            card = new(register, form, family=f"m{number + 1:02d}", frame=frame)
            cards.append(make(draw, card, rule["kind"], event))
            left[register] -= 1
    return cards


def singles(draw: Draw, new: Any, left: dict[str, int], specials: list[str]) -> list[Card]:
    """Single short texts: specials first, then kinds that live in formal registers, then the rest."""
    rng, words, cards = draw.rng, draw.words, []
    pool = [name for name, count in left.items() for _ in range(max(count, 0))]
    rng.shuffle(pool)
    kinds = draw.quota(words["single_kinds"])
    named = sorted(specials, key=lambda name: "registers" not in words["specials"][name])
    for name in named:
        special = words["specials"][name]
        register = take(pool, special.get("registers"))
        event = draw.event(special["kind"], code=special["types"][0] if special["types"] else None, needs_code=False)
        cards.append(make(draw, new(register, length(register, rng), special=name), special["kind"], event, special))
        kinds[special["kind"]] = kinds.get(special["kind"], 0) - 1
    rest = [kind for kind, count in kinds.items() for _ in range(max(count, 0))]
    rng.shuffle(rest)
    rest += rng.choices(["exhortation", "opinion", "other"], k=max(0, len(pool) - len(rest)))
    for kind in sorted(rest[: len(pool)], key=lambda kind: kind not in ONLY_FORMAL):
        news_like = kind in ("handling", "outcome", "cleared") and rng.random() < 0.5
        register = take(pool, FORMAL if kind in ONLY_FORMAL or news_like else None)
        event = draw.event(kind, needs_code=kind != "other")
        cards.append(make(draw, new(register, length(register, rng)), kind, event))
    return cards


def take(pool: list[str], allowed: Iterable[str] | None) -> str:
    """Remove and return the first register of the pool that is allowed, else the first of all."""
    wanted = None if allowed is None else set(allowed)
    number = next((i for i, name in enumerate(pool) if wanted is None or name in wanted), 0)
    return pool.pop(number)


def fulls(draw: Draw, new: Any) -> list[Card]:
    """Full texts with a title, half with a background case, more than half with a trap of real pages."""
    rng, words = draw.rng, draw.words
    kinds = [kind for kind, count in draw.quota(words["full"]["kinds"]).items() for _ in range(count)]
    registers = [name for name, count in draw.quota(words["full"]["registers"]).items() for _ in range(count)]
    rng.shuffle(kinds)
    least, most = words["full"]["words"]
    traps = words["full"]["traps"] * 2
    rng.shuffle(traps)
    cards = []
    for number, (kind, register) in enumerate(zip(kinds, registers, strict=False)):
        form = f"full text with a title, {rng.randrange(least, most - 40, 10)} words or a little more"
        card = make(draw, new(register, form, full=True), kind, draw.event(kind, needs_code=kind != "other"))
        if number % 2 == 0:
            card.intended["background_case"] = True
            card.brief += f" Background that is not the news: {rng.choice(words['full']['background'])}."
        if number % 5 < 3 and traps:
            card.intended["trap"] = traps.pop()
            card.brief += f" Page as it was saved, with this in it: {card.intended['trap']}."
        cards.append(card)
    return cards


def specials_of(words: dict[str, Any], author: int, split: str) -> list[str]:
    """Situations for an author: the musts in every split, each twin with every other author."""
    names: list[str] = []
    for number, (name, special) in enumerate(words["specials"].items()):
        if (special.get("must") and split != "dev") or (author + number // 2) % 2 == 0:
            names.append(name)
    return names


def author_cards(words: dict[str, Any], places: Places, author: int, authors: int, seed: int) -> list[Card]:
    """All cards of one author."""
    rng = random.Random(f"{seed}-{author}")
    split = {authors: "final", authors - 1: "check"}.get(author, "dev")
    draw = Draw(words, places, rng, words["authors_of_counts"] / authors)
    counts = {"s": 0, "f": 0}

    def new(register: str, form: str, *, family: str | None = None, full: bool = False, **more: Any) -> Card:
        sort = "f" if full else "s"
        counts[sort] += 1
        own = f"g{author}-{sort}{counts[sort]:03d}"
        taboo = list(words["taboo"]) if rng.random() < 1 / 3 else []
        name = f"g{author}-{family}" if family else own
        return Card(own, author, split, name, register, form, more.get("frame"), more.get("special"), taboo, "")

    left = draw.quota({name: table["count"] for name, table in words["registers"].items()})
    cards = families(draw, new, left)
    cards += singles(draw, new, left, specials_of(words, author, split))
    return cards + fulls(draw, new)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write `authorN.jsonl` for every author and say what was drawn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--authors", type=int, default=6, help="the last one writes the final set, the one before the check set"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the card files, outside the repository")
    parser.add_argument("--seed", type=int, default=20261125)
    options = parser.parse_args(arguments)
    if options.authors < FEWEST_AUTHORS:
        parser.error("a development, a check and a final set need three authors: give --authors 3 or more")
    words = tomllib.loads((GOLD / "cards.toml").read_text(encoding="utf-8"))
    everywhere = Places.read(words, options.authors, options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    for author in range(1, options.authors + 1):
        cards = author_cards(words, everywhere[author - 1], author, options.authors, options.seed)
        path = options.out / f"author{author}.jsonl"
        path.write_text(
            "".join(json.dumps(asdict(card), ensure_ascii=False) + "\n" for card in cards), encoding="utf-8"
        )
        sys.stdout.write(f"{path}: {len(cards)} cards, split {cards[0].split}\n")


if __name__ == "__main__":
    main()
