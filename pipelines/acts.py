"""An act in the making: what `frames` finds, `roles` completes and `judging` decides. Used inside the reading only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.moods import Reach


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
