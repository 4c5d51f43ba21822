"""Tags: claims about an item, each with a rule id, exact spans and a reason in Indonesian and English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pipelines.record.words import ActorClass, ActorRole, Kind, Mood, Phase, RegionRole, Span, StatementId


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The second-best reading of a place name and its confidence, 0..1."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RegionTag:
    """A place of Kemendagri code `code` (a string: 33.10 as a number is 33.1) and the part it plays in the text."""

    code: str
    name: str
    level: Literal["province", "regency"]
    role: RegionRole
    ambiguous: bool
    conflict: bool
    ikn: bool
    confidence: float
    runner_up: RunnerUp | None
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class ViolationTag:
    """A realised or alleged act of type N01..N18 or N99, its SKB items for the phase and the sanction class if any."""

    id: str
    rule: str
    mood: Mood
    phase: Phase
    skb: tuple[str, ...]
    sanction: str | None
    confidence: float
    spans: tuple[Span, ...]
    reason: str
    reason_en: str
    basis: tuple[str, ...] = ()  # ids of what was in force on the day of the act: rows of law.toml


@dataclass(frozen=True, slots=True)
class TopicTag:
    """A violation type that is spoken of but not done: forbidden, asked about, conditional, background."""

    id: str
    mood: Mood
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class ActorTag:
    """Who, by office (title + institution, never a person's name), in which role, of which class."""

    role: ActorRole
    cls: ActorClass
    title: str
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class StatementTag:
    """What the accused says of the allegation; it never moves the status."""

    id: StatementId
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class KindTag:
    """What kind of text it is; `margin` is the lead over the second kind, 0..1."""

    id: Kind
    rule: str
    margin: float
    spans: tuple[Span, ...]
    reason: str
    reason_en: str
