"""What the reading has found so far, before it is frozen: posts, acts, steps. Used inside the reading only."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule, StepRow
    from pipelines.matching import Hit
    from pipelines.reading.moods import Reach
    from pipelines.record.reading import Actor

_FIRST = attrgetter("first")


class _Placed(Protocol):
    first: int


_Found = TypeVar("_Found", bound=_Placed)


def within(found: list[_Found], first: int, last: int) -> list[_Found]:
    """Return the posts or sides that start at the tokens first..last, last excluded; both lists are in text order.

    To look through all of a text's for each act would make the time grow with the square of its length.
    """
    begin = bisect_left(found, first, key=_FIRST)
    return found[begin : bisect_left(found, last, begin, key=_FIRST)]


@dataclass(slots=True)
class FoundActor:
    """An actor with its tokens; `mass` = a collective word that names nobody when bare."""

    actor: Actor
    first: int
    last: int
    mass: bool
    numbered: bool
    impostor: bool
    watchdog: bool = False  # 'ketua Bawaslu': speaks for an authority
    reporter: bool = False  # 'laporan kades bahwa ...': what he tells is another's


@dataclass(slots=True)
class FoundEvent:
    """An event before it is frozen, with the hits it rests on."""

    rule: Rule
    hit: Hit
    voice: str
    object_hit: Hit | None
    side: int | None
    reach: Reach
    agent: int | None = None
    patients: tuple[int, ...] = ()
    agency: Hit | None = None  # a passive without 'oleh' inside an agency
    specific: bool = False
    passes: bool = False
    background: bool = False
    word: str = ""
    refused: bool = False  # an order whose matter is forbidden: "imbau ... tidak menghadiri"
    agency_title: str = ""
    excused: str | None = None  # leave, pension, consent or duty that makes it nothing
    leave_silent: bool = False
    against: bool = False  # an order against one side: 'jangan mencoblos kotak kosong'
    borrowed: bool = False  # its sentence names no side; the text does


@dataclass(slots=True)
class FoundStep:
    """A step before it is frozen."""

    row: StepRow
    hit: Hit
    voice: str
    authority: Hit | None
    actor: int | None
    event: int | None
    future: bool
    dead: bool
    island: bool
