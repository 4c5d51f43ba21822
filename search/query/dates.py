"""Dates and numbers of the query language -> inclusive integer ranges. `today` is handed in; no clock is read.

Called by the parser and the printer only. Days are WIB days, counted from 1970-01-01 as in the index field `day_wib`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_EPOCH = date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2242  # order_key holds seconds up to 2242
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)
_LOCAL = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z", re.ASCII)
_PERIOD = re.compile(r"P(\d{1,4})([DWM])\Z", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\Z", re.ASCII)
_TODAY = {"hari-ini", "today"}
_YESTERDAY = {"kemarin", "yesterday"}
_PERCENT = 100

Bounds = tuple[int | None, int | None]


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - _EPOCH).days


def day_of(number: int) -> date | None:
    """The date of a day number; None outside of the calendar."""
    try:
        return _EPOCH + timedelta(days=number)
    except OverflowError:
        return None


def read_day_range(text: str, today: date) -> tuple[int, int] | None:
    """Return the first and last day number that one date means (a day, month, year or period); None = not a date."""
    lowered = text.lower()
    if lowered in _TODAY:
        return _days(today, today)
    if lowered in _YESTERDAY:
        return _days(today - timedelta(days=1), today - timedelta(days=1))
    if found := _PERIOD.match(text):
        first = _period_start(int(found[1]), found[2].upper(), today)
        return None if first is None else _days(first, today)
    if found := _LOCAL.match(text):
        return _span(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.match(text):
        return _span(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)
    return None


def read_days(low: str, high: str, today: date) -> Bounds | None:
    """Return the bounds of `low..high`, `*` or empty = open; a period (P7D) as an end means its first day."""
    first = last = None
    if low not in {"", "*"}:
        found = read_day_range(low, today)
        if found is None:
            return None
        first = found[0]
    if high not in {"", "*"}:
        found = read_day_range(high, today)
        if found is None:
            return None
        last = found[0] if _PERIOD.match(high) else found[1]
    return first, last


def read_numbers(low: str, high: str) -> Bounds | None:
    """Return the bounds of `low..high` in per cent: 80, or 0.8 and 0,8 as a share; one share makes both shares."""
    given = [bound for bound in (low, high) if bound not in {"", "*"}]
    found = [_NUMBER.match(bound) for bound in given]
    if not all(found):
        return None
    shares = any(match and match[2] is not None for match in found)
    first, last = _per_cent(low, shares=shares), _per_cent(high, shares=shares)
    return None if max(first or 0, last or 0) > _PERCENT else (first, last)


def _per_cent(text: str, *, shares: bool) -> int | None:
    if text in {"", "*"}:
        return None
    value = float(text.replace(",", "."))
    return round(value * _PERCENT) if shares else round(value)


def _days(first: date, last: date) -> tuple[int, int]:
    return day_number(first), day_number(last)


def _span(year: int, month: int | None, day: int | None) -> tuple[int, int] | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        if month is None:
            return _days(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return _days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return _days(date(year, month, day), date(year, month, day))
    except ValueError:  # month 13, 31 April; monthrange raises a subclass
        return None


def _period_start(count: int, unit: str, today: date) -> date | None:
    if count == 0:
        return None
    try:
        if unit != "M":
            return today - timedelta(days=count * (7 if unit == "W" else 1) - 1)
        months = today.year * 12 + today.month - 1 - count
        year, month = divmod(months, 12)
        day = min(today.day, calendar.monthrange(year, month + 1)[1])
        return date(year, month + 1, day) + timedelta(days=1)
    except (OverflowError, ValueError):
        return None
