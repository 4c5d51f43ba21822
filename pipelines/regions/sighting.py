"""Sighting: one place name in a text with what stands beside it; filled in by the finder and settled afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipelines.knowledge.places import Level, Name

Relation = Literal["office", "place", "bare", "parent"]


@dataclass(slots=True)
class Sighting:
    """One place name in the text. `evidence` = key of the confidence table for the best thing that speaks for it."""

    name: Name
    codes: tuple[str, ...]
    first: int  # tokens of the name
    last: int  # exclusive
    start: int  # view characters, level word included
    end: int
    sentence: int
    head: int  # first token of the noun phrase: level word or office in front
    level: Level | None = None
    relation: Relation = "bare"
    evidence: str = ""
    rule: str = "R1.name"
    accepted: bool = False
    pending: bool = False
    dateline: bool = False
    core: bool = False
    former: bool = False
    conflict: bool = False
    ambiguous: bool = False
    group: bool = False
    weak: bool = False
    runner_up: str = ""
    kecamatan: str = ""
    follows: Sighting | None = None
