"""Case timers: by which day an authority's step should be finished, in Indonesian working days or calendar days.

Called by `pipelines.handling` and the store's read side. Pure: told the day. A timer says that a deadline has passed,
never that somebody failed: reports of the end may be missing. Durations: domain.md, section 3 (UU 7/2017 art
454(7)(8); regional election law art 134, whose counting in working days rests on press reports).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import holidays

from pipelines.case import TRANSITIONS, by_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.case import StatusRow
    from pipelines.record import Status

_STUDY: Final = {"pemilu": (7, 14), "pilkada": (3, 5)}  # working days: as of law, and with further statements
_LAW: Final = {"pemilu": "UU 7/2017 pasal 454 ayat (7) dan (8)", "pilkada": "UU 1/2015 pasal 134"}
_FAMILY: Final = {"pemilu": "pemilu", "pilpres": "pemilu", "pileg": "pemilu", "pilkada": "pilkada"}
STUDENTS: Final = frozenset(("bawaslu", "gakkumdu"))
_CHECK_DAYS: Final = 7  # calendar days; partly verified, by press reports of 2024
_CHECK_BASIS: Final = "alur Satgas Netralitas sejak Agustus 2024, menurut berita"
_SATURDAY: Final = 5
# Joint leave (cuti bersama) closes offices as a holiday does; the library names both kinds
_CATEGORIES: Final = ("public", "government")


@dataclass(frozen=True, slots=True)
class Timer:
    """A step that was begun on `started_on` by what `item_id` tells, and its two last days (both included).

    They are one day where the rules know no extension.
    """

    started_on: date
    due_on: date
    extended_on: date
    item_id: str
    basis: str
    closed_on: date | None = None
    step: Literal["study", "satgas"] = "study"

    def state(self, today: date) -> Literal["closed", "running", "extended", "overdue"]:
        """Return where it stands; `extended` is over the first deadline and lawful only with further statements."""
        if self.closed_on is not None:
            return "closed"
        if today <= self.due_on:
            return "running"
        return "extended" if today <= self.extended_on else "overdue"

    def at(self, today: date) -> Literal["due", "last", "overdue"] | None:
        """Return what a desk should be told on this day: a last day is reached, or the end has passed unreported."""
        if self.closed_on is not None:
            return None
        if today > self.extended_on:
            return "overdue"
        return "last" if today == self.extended_on else "due" if today == self.due_on else None


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
    """Return the timer of a case's study; None when no study was reported or the election names no deadline.

    `election` is the item's field (`pilkada-2024`). Any later step of an authority closes it. Of a case that was
    reopened after a clearing it is the study since then.
    """
    said = last_round(rows)
    begun = next((row for row in said if row.status == "under_review" and row.authority in STUDENTS), None)
    if begun is None:
        return None
    later = said[said.index(begun) + 1 :]
    return study(
        begun, next((row.stated_on for row in later if row.status not in {"alleged", "under_review"}), None), election
    )


def study(begun: StatusRow, closed_on: date | None, election: str | None) -> Timer | None:
    """Return the timer of a study that `begun` tells of; None for an election without a deadline of law."""
    family = family_of(election)
    if family is None:
        return None
    first, extended = _STUDY[family]
    return Timer(
        started_on=begun.stated_on,
        due_on=after_working_days(begun.stated_on, first),
        extended_on=after_working_days(begun.stated_on, extended),
        item_id=begun.item_id,
        basis=_LAW[family],
        closed_on=closed_on,
    )


def check(begun: StatusRow, closed_on: date | None) -> Timer:
    """Return the timer of the task force's check: 7 calendar days, by press reports of 2024."""
    due = begun.stated_on + timedelta(days=_CHECK_DAYS)
    return Timer(begun.stated_on, due, due, begun.item_id, _CHECK_BASIS, closed_on, step="satgas")


def family_of(election: str | None) -> str | None:
    """Return which law counts the days of an election's studies: `pemilu`, `pilkada`, or None for all others."""
    return _FAMILY.get((election or "").partition("-")[0])


def last_round(rows: Iterable[StatusRow]) -> list[StatusRow]:
    """Return what authorities told, by day, since the case was last reopened after a clearing."""
    said = [row for row in rows if row.authority is not None and row.status not in {"alleged", "none"}]
    found: list[StatusRow] = []
    state: Status = "alleged"
    for row in sorted(said, key=by_day):
        if row.status in TRANSITIONS[state]:
            if state == "not_proven":
                found = []
            state = row.status
        found.append(row)
    return found


@cache
def _days_off(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year, categories=_CATEGORIES))
