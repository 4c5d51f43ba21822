"""Dates and numbers as people read them: "22 Nov 2026 07.14 WIB", "1.234", "0,91".

Used by templates through `search.web.templatetags.pantau` and by the mail. Takes instants in UTC and a zone name; reads
no clock. A date of precision `day` never gets an hour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from datetime import date, datetime

WIB = "Asia/Jakarta"
ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}


def instant(at_utc: datetime, zone: str = WIB) -> str:
    """Return an instant in `zone` with its name, `22 Nov 2026 07.14 WIB`; a zone without a name shows its offset."""
    local = at_utc.astimezone(ZoneInfo(zone))
    name = ZONE_NAMES.get(zone) or local.strftime("%Z") or "UTC"
    return f"{format_datetime(local, 'd MMM y HH.mm', locale='id')} {name}"


def day(value: date) -> str:
    """Return a day without an hour, e.g. `22 Nov 2026`."""
    return format_date(value, "d MMM y", locale="id")


def number(value: float) -> str:
    """Return a number with Indonesian separators, at most two decimals: 1234.5 -> `1.234,5`."""
    return format_decimal(value, format="#,##0.##", locale="id")


def confidence(value: float) -> str:
    """Return a confidence of 0..1 with exactly two decimals: 0.91 -> `0,91`."""
    return format_decimal(value, format="0.00", locale="id")
