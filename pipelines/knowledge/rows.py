"""The typed rows of the knowledge files: filled by `pipelines.knowledge.load`, consulted by reading and taggers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pipelines.record import ActorClass, Mood, Status


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of rules.toml: what makes a predicate an act of type `code`."""

    id: str
    code: str
    objects: tuple[str, ...]
    window: int  # tokens between predicate and object
    side: str  # near | sentence | self | none
    reach: int  # tokens between predicate and side
    side_types: frozenset[str]
    not_objects: tuple[str, ...]
    yields: frozenset[str]  # types of the same sentence that win over this one
    gives_way: frozenset[str]  # types of other sentences that tell what this one only names
    directive: bool  # the operator word is the act
    speech: bool  # words of the speech itself
    punishes: bool  # hits those who refuse a side
    decision: bool  # an appointment; consent of the minister makes it nothing
    candidacy: bool  # own candidacy; leave or pension makes it nothing
    leave_excuses: bool
    collective: bool  # only of several people: one who declares support is another type
    refused: bool  # only where somebody refused a side
    threat: bool  # the harm that stands behind an order
    purpose: bool  # only where a word says what for
    owner: bool  # whoever is named right behind the predicate
    beside: bool  # in a case already told, the side may stand in another sentence
    serves: frozenset[str]  # only beside an act of these types in its sentence or a neighbour
    warning: bool = False  # refusing a side and the harm that follows: a threat
    until: bool = False  # only where 'sampai' stands between predicate and object
    matter: bool = False  # only where the side is what it is about: 'menekan guru soal paslon'
    received: bool = False  # told by whoever got it: the giver stands behind 'dari'
    known_as: frozenset[str] = frozenset()  # what the row is to the code that asks for it: names of known.py
    holder: bool = False  # a part somebody plays ('kabid itu bendahara DPC ...'): the post right in front holds it


@dataclass(frozen=True, slots=True)
class ViolationType:
    """One row of violations.toml: names in both languages, SKB items by phase, border."""

    code: str
    slug: str
    name: str
    name_en: str
    border: str
    skb: dict[str, str]
    listed: tuple[str, ...] = ()  # older lists that hold an act which the list of 2022 does not


@dataclass(frozen=True, slots=True)
class SkbItem:
    """An item of the joint decree: what it says and its sanction class (moral, sedang, berat, PTDH)."""

    code: str
    layer: str
    text: str
    text_en: str
    sanction: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One row of kinds.toml [[step]]: words by which an institution moves a case."""

    id: str
    status: Status
    objects: bool
    window: int
    needs: tuple[str, ...]
    needs_more: bool  # act | by | proof
    back: int = 0  # tokens in front of the verb where its object may stand, where voice does not say


@dataclass(frozen=True, slots=True)
class OperatorRow:
    """One class of operators and how many tokens it reaches."""

    id: str
    mood: Mood
    reach: int


@dataclass(frozen=True, slots=True)
class PostRow:
    """One row of actors.toml."""

    cls: ActorClass
    where: tuple[str, ...]
    by_region: tuple[tuple[str, ActorClass], ...]
    public_post: bool
    mass: bool  # a collective word (ASN, PNS): bare, it names nobody
    since: str = ""  # the day from which the class holds; before it nobody knows the status


@dataclass(frozen=True, slots=True)
class Ticket:
    """A presidential ticket: a side only between two dates."""

    election: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Party:
    """One row of parties.csv. `bare` says when the short name alone may count.

    yes | capital (with a capital) | capitals (all of it) | never (only behind 'Partai', 'kader', 'caleg') | a province
    code (only there). `not_when` are words beside which it means something else. Before its first day a short
    name that means something else too counts alone only where the text speaks of parties or an election; behind its
    last day the party does not count at all.
    """

    bare: str
    not_when: tuple[str, ...]
    collides: bool
    first_day: date
    last_day: date | None


class Words(dict[str, frozenset[str]]):
    """Small closed lists of single words and phrases, by `section.name`; nobody changes them.

    A dict and no class around one, because a text asks for some 700 lists. A missing name is an error of ours.
    """
