"""What a run of the alerts did, in numbers that a command prints as one JSON object."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Delivered:
    """One pass over the outbox: how many mails ended in which state, and whether the server was given up for now."""

    sent: int = 0
    deferred: int = 0
    refused: int = 0
    unknown: int = 0
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A saved search that could not be run; its mark stays, so nothing of it is lost."""

    search: str
    reason: str


@dataclass(frozen=True, slots=True)
class AlertReport:
    """One run: mails made, findings in them, how many of those an earlier mail had already carried (should be 0).

    A finding is one story; `deadlines` are those that the mails list.
    """

    mails: int = 0
    findings: int = 0
    deadlines: int = 0
    repeated: int = 0
    window_to: int = 0
    failed: tuple[Failed, ...] = ()
    delivered: Delivered = field(default_factory=Delivered)
    dry_run: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)
