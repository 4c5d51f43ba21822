"""Which sources are alive, for the coverage line of pages and the coverage block of mails.

Reads only the source states that the roof's health check writes through the store. Called by `search.web` and
`search.alerts`; writes nothing. A silent source must be seen wherever a count is seen: no hits may mean no data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipelines import store

if TYPE_CHECKING:
    from datetime import datetime

ALIVE: Final = frozenset({"ok", "unknown"})  # unknown = set up, not yet due: nothing is wrong with it
OFF: Final = "off"  # switched off by a person or for want of a browser: told, but no alarm


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as people see it; times in UTC, None = never."""

    id: str
    name: str
    state: str
    reason: str | None
    since_utc: datetime | None
    last_capture_at_utc: datetime | None
    last_new_item_at_utc: datetime | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All active sources by name."""

    sources: tuple[SourceLine, ...]

    @property
    def total(self) -> int:
        """How many sources are set up."""
        return len(self.sources)

    @property
    def alive(self) -> int:
        """How many are well, or not yet due for the first time."""
        return sum(source.state in ALIVE for source in self.sources)

    @property
    def off(self) -> int:
        """How many are switched off."""
        return sum(source.state == OFF for source in self.sources)

    @property
    def broken(self) -> tuple[SourceLine, ...]:
        """Those that should give data and do not."""
        return tuple(source for source in self.sources if source.state not in ALIVE and source.state != OFF)


def coverage() -> Coverage:
    """Return the state of every active source, by name."""
    lines = [
        SourceLine(
            id=row.source,
            name=row.name or row.source,
            state=row.state,
            reason=row.reason,
            since_utc=row.since_utc,
            last_capture_at_utc=row.last_capture_at_utc,
            last_new_item_at_utc=row.last_new_item_at_utc,
        )
        for row in store.source_states()
        if row.active
    ]
    return Coverage(tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.id))))


def source_names() -> dict[str, str]:
    """Return the shown name of every source id, dead ones included: their items stay."""
    return {row.source: row.name or row.source for row in store.source_states()}
