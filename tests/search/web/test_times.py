"""A reader in another zone is misled by an hour without a zone, or by an hour that nobody stated."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from search.web import times

AT = datetime(2026, 11, 22, 0, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "22 Nov 2026 07.14 WIB"),
        ("Asia/Makassar", "22 Nov 2026 08.14 WITA"),
        ("Asia/Jayapura", "22 Nov 2026 09.14 WIT"),
        ("UTC", "22 Nov 2026 00.14 UTC"),
        ("Asia/Singapore", "22 Nov 2026 08.14 +08"),
    ],
)
def test_an_instant_names_its_zone(zone: str, shown: str) -> None:
    assert times.instant(AT, zone) == shown


def test_a_day_has_no_hour_and_numbers_are_indonesian() -> None:
    assert times.day(date(2026, 11, 2)) == "2 Nov 2026"
    assert times.number(1_234_567.5) == "1.234.567,5"
    assert times.number(7) == "7"
    assert times.confidence(0.9) == "0,90"
