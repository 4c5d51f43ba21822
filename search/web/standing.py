"""The story strip and the case panel of the item page: how far a text spread, and how its allegation stands.

Called by the item view. Reads the store. A panel names no title of another story: across a join that nobody confirmed
only a clearing may be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from pipelines import store
from search.redaction import masked
from search.web.results import link

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from pipelines.handling import Step
    from pipelines.record import Notice, Status, StoredItem
    from pipelines.store import Member, Statement, StoryView

COPIES_LISTED: Final = 10  # of hundreds; the strip leads to all of them


@dataclass(frozen=True, slots=True)
class Spread:
    """A story's size: its items, the independent owners of their sources, first and last print in UTC, its lead.

    `copies` are the first of the other items, the lead before them; `more` counts those that are not listed. `compare`
    leads to the words in which this item differs from the lead; nothing on the lead itself.
    """

    items: int
    owners: int
    first: datetime
    last: datetime
    link: str
    lead_id: str
    copies: tuple[Copy, ...]
    more: int
    compare: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another print of the same text: likeness to the lead in per cent, hours after it; None = unknown or the lead."""

    id: str
    title: str
    outlet: str
    at: datetime
    lead: bool
    likeness: int | None
    hours: float | None


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


def spread(view: StoryView, item_id: str) -> Spread:
    """Return the strip of a story on the page of one of its items."""
    outlets = {row.outlet: row.name or row.outlet for row in store.source_states()}
    others = [one for one in view.members if one.item_id != item_id]
    return Spread(
        items=view.items,
        owners=len(view.owners),
        first=view.first_utc,
        last=view.last_utc,
        link=link("/cari", q=f"klaster:{view.story_id}", salinan="ya"),
        lead_id=view.lead.item_id,
        copies=tuple(_copy(one, view.lead.item_id, outlets) for one in others[:COPIES_LISTED]),
        more=view.items - 1 - min(len(others), COPIES_LISTED),
        compare="" if view.lead.item_id == item_id else link(f"/item/{item_id}", beda="ya"),
    )


def _copy(one: Member, lead_id: str, outlets: Mapping[str, str]) -> Copy:
    return Copy(
        id=one.item_id,
        title=" ".join(masked(one.title or "").split()) or _("(untitled)"),
        outlet=outlets.get(one.outlet, one.outlet),
        at=one.published_utc or one.first_fetched_at_utc,
        lead=one.item_id == lead_id,
        likeness=None if one.similarity is None else round(one.similarity * 100),
        hours=one.hours,
    )


def differences(item_id: str, lead_id: str) -> tuple[tuple[str, str], ...]:
    """Return the runs of words, (same | gone | added, words), persons' numbers blacked out."""
    return tuple((kind, masked(words)) for kind, words in store.difference(item_id, lead_id))


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
