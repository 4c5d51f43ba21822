"""When a job is due: pure functions from an instant to slot names. No clock, no database.

Called by `scheduler.clock`. A slot name is what makes a run unique: the start of an interval in UTC, or a local day.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class CalendarError(ValueError):
    """A local hour or zone that cannot be read; the message names the fix."""


def interval_slot(now: datetime, rhythm_s: int) -> str:
    """Return the start (UTC, ISO 8601) of the rhythm that `now` lies in; rhythms are counted from 1970."""
    seconds = int((now - EPOCH).total_seconds()) // rhythm_s * rhythm_s
    return (EPOCH + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_hour(text: str) -> time:
    """Return `HH:MM` as a time of day; raises CalendarError."""
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise CalendarError(f"[digest] at: `{text}` is no time of day; write it as HH:MM, for example 07:00") from error


def read_zone(name: str) -> ZoneInfo:
    """Return an IANA zone; raises CalendarError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CalendarError(
            f"[digest] zone: `{name}` is unknown; Indonesian zones are Asia/Jakarta, Asia/Makassar, Asia/Jayapura"
        ) from error


def daily_slot(now: datetime, at: str, zone: str) -> str:
    """Return the newest local day (YYYY-MM-DD) whose hour `at` has come at `now`, also when that hour was skipped.

    Where the hour does not exist (a clock moved forward) the day counts from the moment after the gap; where it happens
    twice the first one counts, and the second hits the same name.
    """
    local_zone, hour = read_zone(zone), read_hour(at)
    local = now.astimezone(local_zone)
    due = datetime.combine(local.date(), hour, local_zone).astimezone(UTC)
    day = local.date() if now >= due else local.date() - timedelta(days=1)
    return day.isoformat()
