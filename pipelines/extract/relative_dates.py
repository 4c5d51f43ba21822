"""Relative dates in Indonesian ("2 jam lalu", "tadi malam", "Senin lalu"), counted back from a given instant.

Called by `pipelines.extract.dates` when a string holds no calendar date. The whole string must be a relative form:
nothing is searched inside prose.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

_NUMBERS = {
    "satu": 1, "se": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10,
}  # fmt: skip
_UNITS = {
    "detik": "second", "dtk": "second", "menit": "minute", "mnt": "minute", "jam": "hour", "j": "hour", "hari": "day",
    "hr": "day", "minggu": "week", "mgg": "week", "pekan": "week", "bulan": "month", "bln": "month", "tahun": "year",
    "thn": "year",
}  # fmt: skip
_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
# Written in full by a content system these count from the minute of publishing; abbreviated, spelt out in words, or as
# "pekan" they are a person's rounding (table of forms in tests/quality/dates.tsv).
_COUNTED_UNITS = frozenset({"hari", "minggu"})
_WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "ahad": 6, "minggu": 6}
_AGO = re.compile(
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s*(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    r"(?P<ago>\s+(?:yang\s+)?lalu)?",
    re.IGNORECASE,
)
_DAY_WORDS = {
    "kemarin": 1, "kemaren": 1, "tadi malam": 1, "semalam": 1, "hari ini": 0, "tadi pagi": 0, "tadi siang": 0,
    "kemarin lusa": 2, "kemarin dulu": 2,
}  # fmt: skip
_WITH_HOUR = re.compile(
    r"(?P<word>kemarin|hari ini)[ ,]+(?:pukul|jam)?\s*(?P<hour>\d{1,2})[.:](?P<minute>\d{2})", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"(?P<day>{'|'.join(_WEEKDAYS)})\s+(?P<when>lalu|kemarin)", re.IGNORECASE)


def read(text: str, now: datetime) -> tuple[date, time | None] | None:
    """Return the day, and the hour when the form has one, in the zone of `now`; None for anything else or ambiguous."""
    text = text.strip(" .,").lower()
    if text in {"baru saja", "barusan"}:
        return now.date(), now.time()
    if text in _DAY_WORDS:
        return now.date() - timedelta(days=_DAY_WORDS[text]), None
    match = _WITH_HOUR.fullmatch(text)
    if match:
        return _at_hour(now.date() - timedelta(days=_DAY_WORDS[match["word"]]), match)
    match = _WEEKDAY.fullmatch(text)
    if match:
        return _weekday(match["day"], match["when"], now.date())
    match = _AGO.fullmatch(text)
    return _ago(match, now) if match else None


def _at_hour(day: date, match: re.Match[str]) -> tuple[date, time | None] | None:
    try:
        return day, time(int(match["hour"]), int(match["minute"]))
    except ValueError:
        return None


def _weekday(name: str, when: str, today: date) -> tuple[date, None] | None:
    """Return the last such day before today; "Minggu lalu" is Sunday or a week ago, so it says nothing."""
    if name == "minggu" and when == "lalu":
        return None
    back = (today.weekday() - _WEEKDAYS[name] - 1) % 7 + 1
    return today - timedelta(days=back), None


def _ago(match: re.Match[str], now: datetime) -> tuple[date, time | None] | None:
    written, unit_name = match["count"], match["unit"]
    count = int(written) if written.isdigit() else _NUMBERS[written]
    unit = _UNITS[unit_name]
    if not match["ago"] and unit_name not in {"j", "mnt", "dtk", "hr", "mgg", "bln", "thn"}:
        return None  # "2 jam" alone is a duration; the short forms are what apps print beside a post
    if unit in {"month", "year"}:
        return _months_back(now.date(), count if unit == "month" else count * 12), None
    at = now - timedelta(seconds=_SECONDS[unit] * count)
    exact = unit in {"second", "minute", "hour"} or (
        unit_name in _COUNTED_UNITS and (written.isdigit() or written == "se")
    )
    return at.date(), at.time() if exact else None


def _months_back(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
