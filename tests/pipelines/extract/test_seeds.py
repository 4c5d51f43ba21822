"""The five seed documents as plain text: title and day as the domain's table of seeds says them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines.extract import extract

if TYPE_CHECKING:
    from pipelines.record import Recipe
    from tests.pipelines.extract.conftest import PageMaker

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
TABLE = [
    ("000", "Independensi ASN dalam Pilpres", None, None),
    ("001", "ASN di Kaltim Diingatkan untuk Tetap Netral di Pilkada Serentak 2024", "2024-11-22", "22 November, 2024"),
    ("002", "Mewujudkan Netralitas ASN", "2024-11-11", "tayang di SUARA MERDEKA tanggal 11 November 2024"),
    ("003", "ASN dan Pentingnya Menjaga Fokus pada Tugas Pelayanan", None, None),
    (
        "004",
        "MEMPERTAHANKAN NETRALITAS ASN DALAM PEMILU 2024: KOMITMEN UNTUK KEADILAN DAN INTEGRITAS",
        "2023-11-15",
        "Kota Yogyakarta 15 November 2023",
    ),
]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five seed documents lie outside the repository: ../shared/seeds")
@pytest.mark.parametrize(("number", "title", "day", "raw"), TABLE)
def test_each_seed_is_read(
    number: str, title: str, day: str | None, raw: str | None, page: PageMaker, recipe: Recipe
) -> None:
    body = next(SEEDS.glob(f"{number}_*.txt")).read_bytes()
    fetched = datetime(2025, 8, 1, tzinfo=UTC)
    (item,) = extract((page(body, content_type=None, fetched_at_utc=fetched),), recipe, None)
    assert (item.title, item.tier, item.lang, item.published_raw) == (title, "plain", "id", raw)
    assert (item.published.day.isoformat() if item.published else None) == day
    assert item.published is None or item.published.precision == "day"
    assert item.text == body.decode()
