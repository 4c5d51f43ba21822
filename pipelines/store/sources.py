"""Sources and their state as rows: synced from the source files by the roof, judged by its health job.

Called by scheduler/wiring, scheduler/health and the coverage lines of search. A source whose file is gone becomes
inactive; its captures stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines import canonical, models
from pipelines.store.transaction import require_write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pipelines.record import Recipe


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the store keeps it: the recipe and what the source file says of its publisher."""

    recipe: Recipe
    outlet: str
    name: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """How a source is doing; times in UTC, None = never."""

    source: str
    outlet: str
    name: str | None
    active: bool
    state: str
    reason: str | None
    since_utc: datetime | None
    checked_at_utc: datetime | None
    last_capture_at_utc: datetime | None
    last_new_item_at_utc: datetime | None
    failures_in_a_row: int
    owner: str | None = None


def sync_sources(rows: Sequence[SourceRow]) -> None:
    """Make the Source table say what the source files say; inside `write()`. Sources not named become inactive."""
    require_write("sync_sources")
    for row in rows:
        source, _created = models.Source.objects.update_or_create(
            id=row.recipe.source,
            defaults={
                "outlet": row.outlet,
                "name": row.name,
                "owner": row.owner,
                "kind": row.recipe.kind,
                "medium": row.recipe.medium,
                "recipe": canonical.plain(row.recipe),
                "active": True,
            },
        )
        models.SourceState.objects.get_or_create(source=source)
    models.Source.objects.exclude(id__in=[row.recipe.source for row in rows]).update(active=False)


def set_source_state(source: str, state: str, *, reason: str | None, now: datetime, failed: bool | None = None) -> None:
    """Note how a source is doing; inside `write()`. `failed` counts (True) or clears (False) its failures in a row."""
    require_write("set_source_state")
    row = models.SourceState.objects.filter(source_id=source).first()
    if row is None:
        return
    if row.state != state:
        row.state, row.since_utc = state, now
    if failed is not None:
        row.failures_in_a_row = row.failures_in_a_row + 1 if failed else 0
    row.reason, row.checked_at_utc = reason, now
    row.save()


def source_states() -> list[SourceHealth]:
    """Return the state of every source ever known, by id."""
    rows = models.SourceState.objects.select_related("source").order_by("source_id")
    return [
        SourceHealth(
            source=row.source_id,
            outlet=row.source.outlet,
            name=row.source.name,
            active=row.source.active,
            state=row.state,
            reason=row.reason,
            since_utc=row.since_utc,
            checked_at_utc=row.checked_at_utc,
            last_capture_at_utc=row.last_capture_at_utc,
            last_new_item_at_utc=row.last_new_item_at_utc,
            failures_in_a_row=row.failures_in_a_row,
            owner=row.source.owner,
        )
        for row in rows
    ]
