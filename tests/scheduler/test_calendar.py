"""A slot's name decides whether a digest is missed or sent twice."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import calendar

INDONESIA = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@given(MOMENTS, st.sampled_from((60, 300, 3600, 86_400)))
def test_a_rhythm_has_one_slot_until_its_border(now: datetime, rhythm_s: int) -> None:
    start = datetime.fromisoformat(calendar.interval_slot(now, rhythm_s))
    assert start <= now < start + timedelta(seconds=rhythm_s)
    assert calendar.interval_slot(start, rhythm_s) == calendar.interval_slot(now, rhythm_s)
    after = start + timedelta(seconds=rhythm_s)
    assert calendar.interval_slot(after, rhythm_s) != calendar.interval_slot(now, rhythm_s)


@pytest.mark.parametrize("zone", [*INDONESIA, "Europe/Berlin", "America/New_York"])
@pytest.mark.parametrize("at", ["00:00", "02:30", "07:00", "23:59"])
def test_one_digest_a_local_day_for_ten_years(zone: str, at: str) -> None:
    # half-hourly steps through both changes of summer time: each local day appears once, in order, none is left out
    now = datetime(2024, 1, 1, tzinfo=UTC)
    seen: list[str] = []
    while now < datetime(2034, 1, 1, tzinfo=UTC):
        day = calendar.daily_slot(now, at, zone)
        if not seen or day != seen[-1]:
            seen.append(day)
        now += timedelta(minutes=30 if now.month in (3, 10, 11) else 360)
    days = [datetime.fromisoformat(day).date() for day in seen]
    assert all(later - earlier == timedelta(days=1) for earlier, later in itertools.pairwise(days))


def test_the_hour_counts_in_the_local_zone() -> None:
    local = datetime(2026, 11, 25, 7, 0, tzinfo=ZoneInfo("Asia/Jayapura"))
    assert calendar.daily_slot(local.astimezone(UTC), "07:00", "Asia/Jayapura") == "2026-11-25"
    assert calendar.daily_slot(local.astimezone(UTC), "07:00", "Asia/Jakarta") == "2026-11-24"


@pytest.mark.parametrize("text", ["7", "25:00", "pagi", ""])
def test_an_unreadable_hour_names_the_fix(text: str) -> None:
    with pytest.raises(calendar.CalendarError, match="HH:MM"):
        calendar.read_hour(text)


def test_an_unknown_zone_names_the_indonesian_ones() -> None:
    with pytest.raises(calendar.CalendarError, match="Asia/Makassar"):
        calendar.read_zone("WITA")
