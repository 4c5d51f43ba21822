"""The five seed documents: full of neutrality words, none is an incident. Read when they lie beside the repository."""

from pathlib import Path

import pytest

from pipelines.actors import actors
from pipelines.clean import clean
from pipelines.kind import kind
from pipelines.knowledge import load
from pipelines.reading import read
from pipelines.record import Item
from pipelines.violations import violations

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
SEEDS = {
    "000": ("Independensi ASN dalam Pilpres", "opinion"),
    "001": ("ASN di Kaltim Diingatkan untuk Tetap Netral di Pilkada Serentak 2024", "exhortation"),
    "002": ("Mewujudkan Netralitas ASN", "opinion"),
    "003": ("ASN dan Pentingnya Menjaga Fokus pada Tugas Pelayanan", "opinion"),
    "004": (
        "MEMPERTAHANKAN NETRALITAS ASN DALAM PEMILU 2024: KOMITMEN UNTUK KEADILAN DAN INTEGRITAS",
        "explainer",
    ),
}


@pytest.mark.parametrize("with_title", [True, False])
@pytest.mark.parametrize("number", sorted(SEEDS))
def test_no_seed_is_an_incident(number: str, with_title: bool) -> None:
    paths = sorted(FOLDER.glob(f"{number}_*.txt")) if FOLDER.exists() else []
    if not paths:
        pytest.skip("the seed documents do not lie beside this repository")
    title, expected = SEEDS[number]
    item = Item(
        id=number, outlet="seed", medium="news", url=None, title=title if with_title else None,
        text=paths[0].read_text(encoding="utf-8"),
    )  # fmt: skip
    for stage in (clean, read, actors, violations, kind):
        item = stage(item, load())
    assert item.incident is False
    assert item.kind is not None
    assert item.kind.id == expected
    assert item.allegation_status == "none"
    assert not item.violations
    assert not item.statements
    assert {actor.role for actor in item.actors} <= {"mention", "speaker"}
    if number == "001":
        assert "N03" not in {topic.id for topic in item.topics}
    if number == "004":
        barred = {topic.id for topic in item.topics if topic.mood == "barred"}
        assert {"N01", "N05", "N12"} <= barred
