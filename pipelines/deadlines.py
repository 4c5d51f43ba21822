"""Case timers: by which day an authority's study of a report should be finished, in Indonesian working days.

Called by the store's read side for pages, mails and the command line. Pure: told the day. A timer says that a deadline
of the law has passed, never that somebody failed: reports of the end may be missing. Durations: domain.md, section 3
(UU 7/2017 art 454(7)(8); regional election law art 134, whose counting in working days rests on press reports).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import holidays

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.case import StatusRow

_STUDY: Final = {"pemilu": (7, 14), "pilkada": (3, 5)}  # working days: as of law, and with further statements
_LAW: Final = {"pemilu": "UU 7/2017 pasal 454 ayat (7) dan (8)", "pilkada": "UU 1/2015 pasal 134"}
_FAMILY: Final = {"pemilu": "pemilu", "pilpres": "pemilu", "pileg": "pemilu", "pilkada": "pilkada"}
_STUDENTS: Final = frozenset(("bawaslu", "gakkumdu"))
_SATURDAY: Final = 5
# Joint leave (cuti bersama) closes offices as a holiday does; the library names both kinds
_CATEGORIES: Final = ("public", "government")


@dataclass(frozen=True, slots=True)
class Timer:
    """A study that was begun on `started_on` by what `item_id` tells, and its two last days (both included)."""

    started_on: date
    due_on: date
    extended_on: date
    item_id: str
    basis: str
    closed_on: date | None = None

    def state(self, today: date) -> Literal["closed", "running", "extended", "overdue"]:
        """Return where it stands; `extended` is over the first deadline and lawful only with further statements."""
        if self.closed_on is not None:
            return "closed"
        if today <= self.due_on:
            return "running"
        return "extended" if today <= self.extended_on else "overdue"


def is_working_day(day: date) -> bool:
    """Whether offices are open: neither Saturday or Sunday nor a national holiday or joint leave."""
    return day.weekday() < _SATURDAY and day not in _days_off(day.year)


def after_working_days(start: date, count: int) -> date:
    """Return the `count`-th working day after `start`; `start` itself is not counted."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def timer(rows: Iterable[StatusRow], election: str | None) -> Timer | None:
    """Return the timer of a case's first study; None when no study was reported or the election names no deadline.

    `election` is the item's field (`pilkada-2024`). Any later step of an authority closes it.
    """
    family = _FAMILY.get((election or "").partition("-")[0])
    if family is None:
        return None
    said = sorted(
        (row for row in rows if row.authority is not None), key=lambda row: (row.stated_on, row.status, row.item_id)
    )
    begun = next((row for row in said if row.status == "under_review" and row.authority in _STUDENTS), None)
    if begun is None:
        return None
    ended = next(
        (row for row in said if row.stated_on >= begun.stated_on and row.status not in {"alleged", "under_review"}),
        None,
    )
    first, extended = _STUDY[family]
    return Timer(
        started_on=begun.stated_on,
        due_on=after_working_days(begun.stated_on, first),
        extended_on=after_working_days(begun.stated_on, extended),
        item_id=begun.item_id,
        basis=_LAW[family],
        closed_on=ended.stated_on if ended else None,
    )


@cache
def _days_off(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year, categories=_CATEGORIES))
