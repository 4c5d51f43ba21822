"""Dates: who is hurt if one is wrong - a case is put before or after the day on which candidates were determined."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.dates import LONGEST_CHARS, believable, day_only, parse

TABLE = Path(__file__).parents[2] / "quality" / "dates.tsv"
FETCHED = datetime(2024, 11, 20, 8, 0, tzinfo=UTC)  # Wednesday, 15:00 WIB
ZONE = "Asia/Jakarta"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _shown(raw: str, zone: str = ZONE) -> str:
    found = parse(raw, fetched_at_utc=FETCHED, zone=zone)
    if found is None:
        return "-"
    if found.at_utc is None:
        return found.day.isoformat()
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only for showing

    local = found.at_utc.astimezone(ZoneInfo(found.zone))
    return (local.replace(tzinfo=None) if found.zone_assumed else local).isoformat()


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['set']}-{row['string']}" for row in ROWS])
def test_every_form_of_the_table_reads_as_expected(row: dict[str, str]) -> None:
    assert _shown(row["string"]) == row["expected"]


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 64


@pytest.mark.parametrize(
    "raw",
    [
        "Minggu lalu", "November 2024", "2024", "Pilkada 2020", "2 jam", "31 Februari 2024", "99/99/2024", "", "WIB",
        "3d", "11-18", "14:30", "Rabu", "tanggal", "20 November 2024 dan 27 November 2024", "0 November 2024",
        "x" * (LONGEST_CHARS + 1), "20 November 2024 " * 20, "versi 1.2.3", "192.168.10.20",
    ],
)  # fmt: skip
def test_what_does_not_say_one_day_stays_unknown(raw: str) -> None:
    assert parse(raw, fetched_at_utc=FETCHED, zone=ZONE) is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Wed, 20 Nov 2024 07:30:00 +0000", "2024-11-20T14:30:00+07:00"),
        ("Wed, 20 Nov 2024 07:30:00 GMT", "2024-11-20T14:30:00+07:00"),
        ("Wed, 20 Nov 2024 14:30:00 +0700", "2024-11-20T14:30:00+07:00"),
        ("Wed, 20 Nov 2024 14:30:00 WIB", "2024-11-20T14:30:00+07:00"),
        ("Rab, 20 Nov 2024 16:30:00 WIT", "2024-11-20T16:30:00+09:00"),
        ("2024-11-20 14:30:00", "2024-11-20T14:30:00"),
        ("2024/11/20 14:30:00", "2024-11-20T14:30:00"),
        ("2024-11-20T14:30:00.000+08:00", "2024-11-20T14:30:00+08:00"),
        ("2024-11-20T07:30:00Z", "2024-11-20T14:30:00+07:00"),
        ("2024-11-20T07:30Z", "2024-11-20T14:30:00+07:00"),
        ("20 November 2024 02:30 PM", "2024-11-20T14:30:00"),
        ("November 20, 2024 at 2:30 pm", "2024-11-20T14:30:00"),
        ("Rabu, 14 Februari 2024 08:00 WIB", "2024-02-14T08:00:00+07:00"),
        ("Rabu,20 November 2024 - 14:30 WITA", "2024-11-20T14:30:00+08:00"),
        ("20 NOVEMBER 2024", "2024-11-20"),
        ("Selasa, 19 November 2024 | 23.59 WIT", "2024-11-19T23:59:00+09:00"),
        ("20-Nov-2024 00:00:01", "2024-11-20T00:00:01"),
        ("Diposting oleh Humas pada 20 Nov 2024", "2024-11-20"),
        ("2024-11-20", "2024-11-20"),
        ("2024-02-29", "2024-02-29"),
        ("Senin (30/12)", "2023-12-30"),
    ],
)
def test_feed_and_page_forms(raw: str, expected: str) -> None:
    assert _shown(raw) == expected


@pytest.mark.parametrize(
    ("zone", "day"), [("Asia/Jakarta", "2024-11-21"), ("Asia/Makassar", "2024-11-21"), ("Asia/Jayapura", "2024-11-21")]
)
def test_an_instant_in_utc_takes_the_day_of_the_source(zone: str, day: str) -> None:
    found = parse("2024-11-20T17:30:00Z", fetched_at_utc=FETCHED, zone=zone)
    assert found is not None
    assert (found.day.isoformat(), found.zone, found.zone_assumed) == (day, zone, False)


def test_midnight_is_kept_when_said_and_never_invented() -> None:
    said = parse("20 November 2024 00:00 WIB", fetched_at_utc=FETCHED, zone=ZONE)
    assert said is not None
    assert said.at_utc == datetime(2024, 11, 19, 17, 0, tzinfo=UTC)
    unsaid = parse("20 November 2024", fetched_at_utc=FETCHED, zone=ZONE)
    assert unsaid is not None
    assert (unsaid.precision, unsaid.at_utc) == ("day", None)


def test_kemarin_follows_the_day_of_the_source_zone() -> None:
    late = datetime(2024, 11, 20, 16, 0, tzinfo=UTC)  # 23:00 in Jakarta, already the 21st in Jayapura
    west = parse("kemarin", fetched_at_utc=late, zone="Asia/Jakarta")
    east = parse("kemarin", fetched_at_utc=late, zone="Asia/Jayapura")
    assert west is not None
    assert east is not None
    assert (west.day, east.day) == (date(2024, 11, 19), date(2024, 11, 20))


def test_unbelievable_dates_are_dropped_and_early_ones_marked() -> None:
    def judged(raw: str) -> str | None:
        found = believable(parse(raw, fetched_at_utc=FETCHED, zone=ZONE), fetched_at_utc=FETCHED)
        return found.rule if found else None

    assert judged("1 Januari 1970 07:00 WIB") is None
    assert judged("22 November 2024 16:00 WIB") is None
    assert judged("20 November 2024 14:59 WIB") == "date.absolute"
    assert judged("20 November 2024 22:00 WIB") == "date.absolute+ahead"
    assert judged("21 November 2024") == "date.absolute"
    assert judged("22 November 2024") is None
    old = day_only(date(1999, 12, 31), "x", ZONE, "r")
    assert believable(old, fetched_at_utc=FETCHED) is None


@given(
    st.datetimes(min_value=datetime(2001, 1, 1), max_value=datetime(2035, 12, 31)),  # noqa: DTZ001 - written without a zone
    st.sampled_from([("WIB", 7), ("WITA", 8), ("WIT", 9)]),
    st.sampled_from(
        ["{d} {m} {y} {H:02}:{M:02} {z}", "{d:02}/{n:02}/{y}, {H:02}.{M:02} {z}", "{z} bukan, {d}-{n}-{y}"]
    ),
)
def test_written_dates_come_back(at: datetime, zone: tuple[str, int], form: str) -> None:
    months = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ]
    raw = form.format(d=at.day, m=months[at.month - 1], n=at.month, y=at.year, H=at.hour, M=at.minute, z=zone[0])
    found = parse(raw, fetched_at_utc=FETCHED, zone=ZONE)
    assert found is not None
    assert found.day == at.date()
    if "{H" in form:
        expected = at.replace(second=0, microsecond=0, tzinfo=UTC) - timedelta(hours=zone[1])
        assert found.at_utc == expected


@given(st.text(max_size=140))
def test_any_text_is_answered(text: str) -> None:
    parse(text, fetched_at_utc=FETCHED, zone=ZONE)
