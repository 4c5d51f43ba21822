"""Which deadlines a recipient is told: those of cases that their mails told or their searches find, each as news once.

Called by `search.alerts.rounds`. Reads the store's deadlines, the index and the mails that went out; writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pipelines import store
from search.index import IndexUnavailableError, UnsupportedError
from search.models import Outbox, Sent
from search.query import And, Keyword, Or

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from pipelines.store import Deadline
    from search.alerts.window import Watched
    from search.index import Reader

LATE: Final = timedelta(days=28)  # one that passed earlier was told often enough
_REMEMBERED: Final = timedelta(days=90)  # far longer than a deadline is told


@dataclass(frozen=True, slots=True)
class Due:
    """A recipient's deadlines; `news`: one of them was in no mail yet, so that it alone makes a mail."""

    deadlines: tuple[Deadline, ...] = ()
    news: bool = False

    def told(self) -> list[list[str]]:
        """Return what the mail's row keeps of them."""
        return [_key(one) for one in self.deadlines]


def deadlines(today: date) -> tuple[Deadline, ...]:
    """Return what is due on this day of the desk and what passed within the last four weeks, newest first."""
    return tuple(store.deadlines_at(today, since=today - LATE))


def due(found: Iterable[Deadline], watched: Iterable[Watched], reader: Reader, recipient: str, now: datetime) -> Due:
    """Return the deadlines that concern a recipient."""
    searches = tuple(watched)
    mine = tuple(one for one in found if _was_told(one, recipient) or _matches(one, searches, reader))
    if not mine:
        return Due()
    rows = Outbox.objects.filter(recipient=recipient, created_utc__gt=now - _REMEMBERED).exclude(deadlines=[])
    told = {tuple(key) for keys in rows.values_list("deadlines", flat=True) for key in keys}
    return Due(mine, news=any(tuple(_key(one)) not in told for one in mine))


def _key(one: Deadline) -> list[str]:
    day = one.timer.due_on if one.state == "due" else one.timer.extended_on
    return [one.story_id, one.item_id, one.timer.step, one.state, day.isoformat()]


def _was_told(one: Deadline, recipient: str) -> bool:
    stories = {*one.stories, *store.absorbed_into(one.stories)}
    return Sent.objects.filter(recipient=recipient, story_id__in=stories).exists()


def _matches(one: Deadline, searches: Iterable[Watched], reader: Reader) -> bool:
    inside = Or(tuple(Keyword("story", story_id) for story_id in one.stories))
    for each in searches:
        try:
            if reader.count(And((each.ast, inside))):
                return True
        except (IndexUnavailableError, UnsupportedError):
            continue  # the search itself is reported as failed
    return False
