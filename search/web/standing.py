"""The story strip and the case panel of the item page: how far a text spread, and how its allegation stands.

Called by the item view. Reads the store. A panel names no title of another story: across a join that nobody confirmed
only a clearing may be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines import store
from search.web.results import link

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from pipelines.handling import Step
    from pipelines.record import Notice, Status, StoredItem
    from pipelines.store import Statement


@dataclass(frozen=True, slots=True)
class Spread:
    """A story's size: its items, the independent owners of their sources, first and last capture in UTC."""

    items: int
    owners: int
    first: datetime
    last: datetime
    link: str


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A status for a day; `more` other items of the case tell the same."""

    day: date
    status: Status
    authority: str | None
    item_id: str
    more: int


@dataclass(frozen=True, slots=True)
class CasePanel:
    """The case line: history oldest first, statements of the accused, steps of handling, and what is only possible.

    `steps` are those that were told of, each with its state today; `untold` the steps of which no text tells.
    """

    case_id: str | None
    link: str
    rows: tuple[HistoryRow, ...]
    statements: tuple[Statement, ...]
    steps: tuple[tuple[Step, str], ...]
    untold: tuple[str, ...]
    notices: tuple[Notice, ...]
    possible: tuple[str, ...]


def spread(members: Sequence[StoredItem]) -> Spread:
    """Return the strip of a story; a source without a named owner counts as its own."""
    owner_of = {row.source: row.owner or row.outlet for row in store.source_states()}
    captured = [one.first_fetched_at_utc for one in members]
    return Spread(
        items=len(members),
        owners=len({owner_of.get(one.source, one.item.outlet) for one in members}),
        first=min(captured),
        last=max(captured),
        link=link("/cari", q=f"klaster:{members[0].story_id}", salinan="ya"),
    )


def case_panel(stored: StoredItem, today: date) -> CasePanel | None:
    """Return the panel of an item that tells a case; None for all others."""
    standing, history = stored.standing, store.case_history(stored.story_id)
    if standing is None or history is None or stored.status == "none":
        return None
    counted: dict[tuple[date, Status, str | None], list[str]] = {}
    for row in history.rows:
        counted.setdefault((row.stated_on, row.status, row.authority), []).append(row.item_id)
    said = {(each.statement, each.stated_on): each for each in history.statements}
    return CasePanel(
        case_id=standing.case_id,
        link=link("/cari", q=f"kasus:{standing.case_id}"),
        rows=tuple(HistoryRow(*told, ids[0], len(ids) - 1) for told, ids in counted.items()),
        statements=tuple(said.values()),
        steps=tuple((step, step.state(today)) for step in history.steps if step.started_on),
        untold=tuple(step.step for step in history.steps if not step.started_on),
        notices=standing.notices,
        possible=standing.possible,
    )
