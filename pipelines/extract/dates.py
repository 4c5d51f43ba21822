"""Dates as Indonesian publishers write them: one string in, one `Published` or None out.

Called by `pipelines.extract.published` with strings that a page or a feed calls its date, never with running text. It
reads no clock: relative forms count back from `fetched_at_utc`. A day without an hour stays a day; what could mean two
days ("Minggu lalu": last Sunday or last week) stays unknown.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pipelines.extract import relative_dates
from pipelines.record import Published

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_CHARS = 120  # a longer string is prose
_EARLIEST = date(2000, 1, 1)
_AHEAD_DAY = timedelta(days=1)
_AHEAD_WARNING = timedelta(minutes=10)
_CENTURY = 100
_NOON = 12
_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_OFFSET_ZONES = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura"}
_MONTH_NAMES = (
    ("jan", "januari", "january"),
    ("feb", "februari", "pebruari", "february", "peb"),
    ("mar", "maret", "march", "mrt"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("agu", "ags", "agt", "agust", "agustus", "august", "aug"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november", "nop", "nopember"),
    ("des", "desember", "dec", "december"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>\d{4}|\d{2})(?![\d:])"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<![\d:.])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH}[\s,'-]+{_YEAR}",
        rf"(?<!\w){_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?<![\d:.])(?P<day>\d{{1,2}})(?P<mark>[/.-])(?P<number>\d{{1,2}})(?P=mark){_YEAR}",
        r"\((?P<day>\d{1,2})/(?P<number>\d{1,2})\)",
    )
)
_OFFSET = r"(?P<zone>WIB|WITA|WIT|UTC|GMT|Z|[+-]\d{2}:?\d{2})(?![a-z0-9])"
_TIME = re.compile(
    rf"(?:(?<=\dT)|(?<![\d:.]))(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?![.\d])(?::(?P<second>\d{{2}})(?:[.,]\d{{1,9}})?)?"
    rf"\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*{_OFFSET})?",
    re.IGNORECASE,
)
_HIJRI = re.compile(
    r"[/|(]?\s?\d{1,2}\s(?:muharram?|safar|rabi\S*|jumad\S*|rajab|sya'?ban|ramad\S*|syawal|zulka\S*|zulhi\S*|dz\S+)\b"
    r"[\w\s]{0,12}?\d{4}\s*H\b\)?",
    re.IGNORECASE,
)


class _Stamp(NamedTuple):
    """What a string says: a day, maybe an hour, maybe a zone or an offset from UTC."""

    day: date
    hour: time | None
    zone: str | None
    offset: timedelta | None


def parse(raw: str, *, fetched_at_utc: datetime, zone: str) -> Published | None:
    """Return when `raw` says that something appeared, or None when it does not say so beyond doubt.

    `zone` is the IANA zone of the source: it is taken, and marked as assumed, when the string names none. Whether the
    result is believable is asked by `believable`.
    """
    text = " ".join(raw.split())
    if not text or len(text) > LONGEST_CHARS:
        return None
    normal = _normal(text)
    here = _zone(zone)
    stamp, rule = _absolute(normal, fetched_at_utc.astimezone(here).date()), "date.absolute"
    if stamp is None:
        relative = relative_dates.read(normal, fetched_at_utc.astimezone(here))
        if relative is not None:
            stamp, rule = _Stamp(relative[0], relative[1], None, None), "date.relative"
    if stamp is None:
        stamp, rule = _by_library(normal, fetched_at_utc, zone), "date.library"
    return None if stamp is None else _published(stamp, raw, zone, rule)


def believable(published: Published | None, *, fetched_at_utc: datetime) -> Published | None:
    """Return `published` unless it is older than 2000 or more than a day after the fetch; None otherwise.

    A minute more than ten minutes ahead of the fetch is kept and its rule ends in `+ahead`: local time labelled UTC.
    """
    if published is None or published.day < _EARLIEST:
        return None
    here = fetched_at_utc.astimezone(_zone(published.zone))
    if published.day > (here + _AHEAD_DAY).date():
        return None
    if published.at_utc is None or published.at_utc <= fetched_at_utc + _AHEAD_WARNING:
        return published
    if published.at_utc > fetched_at_utc + _AHEAD_DAY:
        return None
    return dataclasses.replace(published, rule=f"{published.rule}+ahead")


def renamed(published: Published, place: str) -> Published:
    """Return it with the place where the string stood before its rule: `json_ld:date.absolute`."""
    return dataclasses.replace(published, rule=f"{place}:{published.rule}")


def day_only(day: date, raw: str, zone: str, rule: str) -> Published:
    """Return a day without an hour in the source's zone."""
    return Published(day, "day", zone, zone_assumed=True, raw=raw, rule=rule)


def has_offset(raw: str) -> bool:
    """Say whether a string names its zone or offset beside a time."""
    match = _TIME.search(raw)
    return bool(match and match["zone"])


def says_utc(raw: str) -> bool:
    """Say whether the time in a string is labelled as UTC."""
    match = _TIME.search(_normal(raw))
    return bool(match and (match["zone"] or "").upper() in {"Z", "UTC", "GMT", "+00:00", "+0000", "-00:00", "-0000"})


def _normal(text: str) -> str:
    """Bring outlet habits to one spelling; the raw string is kept beside the result."""
    text = re.sub(r"jum[^\w\s]at\b", "jumat", text, flags=re.IGNORECASE)
    text = _HIJRI.sub(" ", text)
    text = re.sub(r"\b(\d{4}-\d{2}-\d{2}) ?T(?=\d)", r"\1 ", text)
    return text.replace("\u2013", "-").replace("\u2014", "-").strip()


def _absolute(text: str, today: date) -> _Stamp | None:
    """Read a calendar date; a string with two different ones is refused."""
    found: set[date] = set()
    rest = text
    for pattern in _DATES:
        for match in pattern.finditer(rest):
            day = _day(match.groupdict(), today)
            if day is None:
                return None
            found.add(day)
        rest = pattern.sub(" ", rest)
    if len(found) != 1:
        return None
    hours = {(match["hour"], match["minute"]): match for match in _TIME.finditer(rest)}
    if len(hours) != 1:
        return _Stamp(found.pop(), None, None, None)
    return _with_time(found.pop(), next(iter(hours.values())))


def _day(parts: dict[str, str | None], today: date) -> date | None:
    month_name, number = parts.get("month"), parts.get("number")
    month = _MONTHS[month_name.lower()] if month_name else int(number or 0)
    written = parts.get("year")
    year = today.year if written is None else int(written)
    if year < _CENTURY:
        year += 2000
    try:
        day = date(year, month, int(parts["day"] or 0))
        return day if written is not None or day <= today else day.replace(year=year - 1)
    except ValueError:
        return None


def _with_time(day: date, match: re.Match[str]) -> _Stamp:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half and 1 <= hour <= _NOON:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, minute, min(second, 59))
    except ValueError:
        return _Stamp(day, None, None, None)
    named = (match["zone"] or "").upper()
    if named in _ZONES:
        return _Stamp(day, clock, _ZONES[named], None)
    if named in {"UTC", "GMT", "Z"}:
        return _Stamp(day, clock, None, timedelta(0))
    if named:
        size = timedelta(hours=int(named[1:3]), minutes=int(named[-2:]))
        return _Stamp(day, clock, None, -size if named[0] == "-" else size)
    return _Stamp(day, clock, None, None)


def _by_library(text: str, fetched_at_utc: datetime, zone: str) -> _Stamp | None:
    """Ask dateparser about what our own rules left open, but only when day, month and a 4-digit year stand there."""
    if not re.search(r"(?<!\d)20\d{2}(?!\d)", text) or not re.search(r"(?<!\d)\d{1,2}(?!\d)", text):
        return None
    found = _library()(text, fetched_at_utc.astimezone(_zone(zone)).replace(tzinfo=None))
    if found is None:
        return None
    hour = found.time().replace(tzinfo=None) if _TIME.search(text) else None
    return _Stamp(found.date(), hour, None, found.utcoffset() if hour else None)


@cache
def _library() -> Callable[[str, datetime], datetime | None]:
    """Import dateparser on first need (0.2 s); settings as measured: Indonesian only, day before month."""
    import dateparser  # noqa: PLC0415 - most pages never need it

    def read(text: str, base: datetime) -> datetime | None:
        settings = {
            "DATE_ORDER": "DMY",
            "PREFER_DATES_FROM": "past",
            "RELATIVE_BASE": base,
            "STRICT_PARSING": True,
            "RETURN_AS_TIMEZONE_AWARE": False,
        }
        found: datetime | None = dateparser.parse(text, languages=["id"], settings=settings)
        return found

    return read


def _published(stamp: _Stamp, raw: str, source_zone: str, rule: str) -> Published:
    if stamp.hour is None:
        return day_only(stamp.day, raw, stamp.zone or source_zone, rule)
    naive = datetime.combine(stamp.day, stamp.hour)
    if stamp.offset is None:
        zone = stamp.zone or source_zone
        at_utc = naive.replace(tzinfo=_zone(zone)).astimezone(UTC)
        return Published(stamp.day, "minute", zone, stamp.zone is None, raw, rule, at_utc)
    at_utc = naive.replace(tzinfo=UTC) - stamp.offset
    # an Indonesian offset names its zone; any other is only an instant, whose day is that of the source's zone
    zone = _OFFSET_ZONES.get(round(stamp.offset / timedelta(hours=1)), source_zone)
    day = at_utc.astimezone(_zone(zone)).date()
    return Published(day, "minute", zone, zone_assumed=False, raw=raw, rule=rule, at_utc=at_utc)


@cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Asia/Jakarta")
