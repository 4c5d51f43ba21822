"""What one writing card says: the event, its official, place and act, turned into plain words for an author.

Used by `cards.py` only. A post that one person holds never meets a real regency in a case.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from card_places import Place, Places

CASES = ("incident", "handling", "outcome", "cleared")
FORMAL = ("national_news", "local_news", "press_release", "bureaucratic_site")
POLITICAL_TYPES = ("N07", "N08", "N09", "N10", "N18")
SERVANT_TYPES = ("N12", "N13", "N14", "N15", "N16")
SERVANTS = ("asn", "asn_presumed", "non_asn_covered")
PATIENT_TYPES = ("N07", "N10", "N18")
SENTENCES = {"tweet": (1, 3), "comment": (1, 2), "whatsapp": (1, 5), "facebook": (1, 5)}


@dataclass(slots=True)
class Card:
    """One text to write: `brief` says all of it in words, `intended` repeats it for the maintainers' counts."""

    id: str
    author: int
    split: str
    family: str
    register: str
    form: str
    frame: str | None
    special: str | None
    taboo: list[str]
    brief: str
    intended: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Event:
    """What happens in a text or in all texts of a family."""

    post: str
    agent_class: str
    unique: bool
    code: str | None
    act: str
    place: Place
    election: str
    phase: str


class Draw:
    """All draws of one author, in a fixed order from one seed."""

    def __init__(self, words: dict[str, Any], places: Places, rng: random.Random, scale: float) -> None:
        """Keep the words of `cards.toml`; scale is authors of the counts over authors asked for."""
        self.words, self.places, self.rng, self.scale = words, places, rng, scale
        self.codes: list[str] = []

    def quota(self, table: dict[str, int]) -> dict[str, int]:
        """Counts for this author; fractions are settled by chance."""
        return {name: int(count * self.scale + self.rng.random()) for name, count in table.items()}

    def code(self, allowed: Sequence[str] | None = None) -> str:
        """The next type of a weighted deck, so that every type comes up before the deck is mixed again."""
        for _ in range(2):
            for number, code in enumerate(self.codes):
                if allowed is None or code in allowed:
                    return self.codes.pop(number)
            deck = [code for code, weight in self.words["types"].items() for _ in range(weight)]
            self.rng.shuffle(deck)
            self.codes += deck
        raise ValueError(f"no type of {allowed} in cards.toml [types]: add one")

    def event(self, kind: str, code: str | None = None, *, needs_code: bool = True) -> Event:
        """A place first, then a post that may stand there without accusing a holder, then a type that fits the post."""
        place = self.places.take()
        post, group = self.post(place, case=kind in CASES, code=code)
        if code is None and needs_code:
            allowed: Sequence[str] | None = None
            if group["class"] == "political" and kind in CASES:
                allowed = POLITICAL_TYPES
            elif group["class"] not in SERVANTS:
                allowed = [name for name in self.words["types"] if name not in SERVANT_TYPES]
            code = self.code(allowed)
        act = self.rng.choice(self.words["acts"][code]) if code else ""
        election = self.rng.choice(self.words["elections"]["items"])
        phase = self.rng.choice(self.words["phases"]["items"])
        if code in ("N13", "N14"):
            phase = self.words["phases"]["items"][0]
        return Event(post, group["class"], bool(group.get("unique")), code, act, place, election, phase)

    def post(self, place: Place, *, case: bool, code: str | None) -> tuple[str, dict[str, Any]]:
        """An official title and its group; a post with one holder never meets a real regency in a case."""
        groups = []
        for group in self.words["posts"]:
            unique_here = group.get("unique") and place.real_regency
            wrong = code in SERVANT_TYPES and group["class"] not in SERVANTS
            wrong = wrong or (group["class"] == "political" and code is not None and code not in POLITICAL_TYPES)
            small = place.sort == "kecamatan" and group["class"] not in ("asn", "non_asn_public", "unknown")
            if not (case and (unique_here or small)) and not wrong:
                groups.append(group)
        group = self.rng.choices(groups, [item["weight"] for item in groups])[0]
        titles = [title for title in group["titles"] if "Papua" not in title or place.code.startswith("9")]
        return self.rng.choice(titles), group


def length(register: str, rng: random.Random) -> str:
    """How long a short text is: one to five sentences, headlines alone among the news."""
    if register in ("national_news", "local_news"):
        choices = ["a headline only", "a headline only", "a headline and one sentence", "two or three sentences",
                   "a headline and the first three sentences", "five sentences"]  # fmt: skip
        return rng.choice(choices)
    least, most = SENTENCES.get(register, (1, 5))
    number = rng.randint(least, most)
    return "one sentence" if number == 1 else f"{number} sentences"


def common(words: dict[str, Any], event: Event, register: str, rng: random.Random) -> list[str]:
    """The lines of a brief that every text needs: election, place, style."""
    lines = [f"Election: {event.election}; {event.phase}.", f"Place: {event.place.text}"]
    style = rng.choice(words["styles"]["items"])
    if register not in FORMAL and style != "plain":
        lines.append(f"Style: {style}.")
    return lines


def case_lines(draw: Draw, kind: str, event: Event, *, frame: str | None = None) -> tuple[list[str], dict[str, Any]]:
    """Role, mood, step and statement of a text that tells of a case."""
    rng, words = draw.rng, draw.words
    suffers = frame is None and event.code in PATIENT_TYPES and event.agent_class != "political" and rng.random() < 0.25
    role = "patient" if suffers or frame == "victim" else "agent"
    told = "as the step implies"
    if kind == "incident":
        told = rng.choice(["plainly, as a fact", "as a claim, an impression or a rumour"])
    part = "the one who does it"
    if suffers:
        part = "the one who suffers it from a superior or politician"
    if frame == "victim":
        part = "the victim of a superior or politician who demanded what follows or punished the refusal"
    lines = [f"Official: {event.post}, {part}. Act: {event.act}; told {told}."]
    if event.place.real_regency:
        lines.append("Keep the official unnamed and one of many (no post that only one person in that regency holds).")
    if kind in words["steps"]:
        lines.append(f"Step: {rng.choice(words['steps'][kind])}.")
    statement = None
    if frame == "denied":
        statement = rng.choice(["denied", "disputed"])
    elif frame is None and rng.random() < 0.25:
        statement = rng.choice(sorted(words["statements"]))
    if statement:
        lines.append(f"Also: {words['statements'][statement]}.")
    return lines, {"role": role, "mood": "alleged" if "claim" in told else "realised", "statement": statement}


def free_lines(draw: Draw, kind: str, event: Event, *, frame: str | None = None) -> tuple[list[str], dict[str, Any]]:
    """Role and mood of a text that tells of no case."""
    rng, words = draw.rng, draw.words
    if kind == "other":
        return [f"Situation: {rng.choice(words['other_situations']['items'])}."], {"role": "mention", "mood": None}
    moods = {
        "exhortation": ["barred", "barred", "conditional", "obliged", "prospective"],
        "opinion": ["habit", "barred", "prospective"],
        "explainer": ["barred", "barred", "permitted", "conditional", "asked"],
        "risk_map": ["prospective"],
        "statistics": ["habit"],
    }
    mood = {"appeal": "barred", "prohibition": "barred", "hypothetical": "conditional"}.get(
        frame or "", rng.choice(moods[kind])
    )
    if kind == "statistics":
        return [f"What is counted: cases in which officials did this: {event.act}; perhaps other acts too."], {
            "role": "mention", "mood": "counted"}  # fmt: skip
    roles = {"speaker": "a superior or authority says it to them", "mention": "no speaker is needed",
             "authority": "an authority is the source"}  # fmt: skip
    role = rng.choice(sorted(roles))
    lines = [f"Act that the text is about: {event.act} - {words['moods'][mood]}.",
             f"Officials meant: {event.post} or officials in general; {roles[role]}."]  # fmt: skip
    if kind == "explainer" and frame is None and rng.random() < 0.5:
        extra = [rng.choice(words["acts"][draw.code()]) for _ in range(2)]
        lines.append("Name two further acts in the same list: " + "; ".join(extra) + ".")
    return lines, {"role": role, "mood": mood}


def make(draw: Draw, card: Card, kind: str, event: Event, special: dict[str, Any] | None = None) -> Card:
    """Fill brief and intentions of a card."""
    words = draw.words
    hints = words["full"]["hints"] if card.form.startswith("full") else {}
    hint = hints.get(card.register, words["registers"][card.register]["hint"])
    lines = [f"Write {hint}.", f"Length: {card.form}."]
    frame = words["frames"].get(card.frame or "")
    lines.append(f"Kind of text: {frame['hint'] if frame else words['kinds'][kind]}.")
    if special:
        lines.append(f"Situation that must occur: {special['text']}.")
        if "language" in special:
            lines.append(f"Language: {special['language']}.")
        said: dict[str, Any] = {"role": "agent" if kind in CASES else "mention", "mood": None}
        if kind in CASES:
            lines.append(f"Official (change it if unfit): {event.post}; never a post of one person in a real regency.")
    else:
        lines_of = case_lines if kind in CASES else free_lines
        more, said = lines_of(draw, kind, event, frame=card.frame)
        lines += more
    lines += common(words, event, card.register, random.Random(card.family))
    if card.frame:
        lines.append("Keep the wording as near as possible to the other texts of this family: only the frame changes.")
    if card.taboo:
        lines.append("Forbidden words, in any form: " + ", ".join(card.taboo) + ".")
    card.brief = " ".join(lines)
    codes = special["types"] if special else [event.code] if event.code and kind != "other" else []
    codes = list(PATIENT_TYPES) if card.frame == "victim" else codes
    card.intended = {
        "kind": kind, "types": codes, "post": event.post, "class": event.agent_class, **said,
        "election": event.election, "phase": event.phase,
        "place": event.place.sort, "place_code": event.place.code or None,
    }  # fmt: skip
    return card
