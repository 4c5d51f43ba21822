"""Parties: a short name that also means something else is none, and parties have their days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipelines.knowledge import Knowledge, load
from pipelines.process import tag
from pipelines.reading import reading_of
from pipelines.record import Item, Published

DURING = dt.date(2024, 1, 20)


def item(text: str, day: dt.date | None = DURING) -> Item:
    published = Published(day, "day", "Asia/Jakarta", True, str(day), "test") if day else None
    return Item(id="p", outlet="o", medium="news", url=None, title=None, text=text, published=published)


def parties(text: str, day: dt.date | None = DURING, known: Knowledge | None = None) -> list[str]:
    return [side.party for side in reading_of(item(text, day), known or load()).sides if side.party]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Camat mengajak warga memilih PKS", "PKS"),
        ("Camat meneken PKS atau perjanjian kerja sama dengan kampus, lalu PKS itu diumumkan", ""),
        ("Camat meresmikan PKS, pabrik kelapa sawit milik koperasi", ""),
        ("Camat mengajak warga memilih PBB", "PBB"),
        ("Camat mengajak warga bayar PBB tepat waktu", ""),
        ("Camat mengajak warga melunasi PBB, pajak bumi dan bangunan", ""),
        ("Camat mengurus PKB di kantor samsat", ""),
        ("Menteri PAN RB menegur camat", ""),
        ("Kementerian PAN-RB menegur camat yang menjadi kader PAN", "PAN"),
        ("Ibu camat memasak dengan pan baru", ""),
        ("Camat mengajak warga dengan gelora semangat", ""),
        ("Camat menonton laga di Stadion Gelora Bung Karno", ""),
        ("Camat mengajak warga memilih Gelora", "Gelora"),
        ("Camat mengajak kaum buruh bekerja", ""),
        ("Camat mengajak warga memilih Partai Buruh", "Buruh"),
        ("Camat naik Garuda ke Jakarta", ""),
        ("Camat di Pidie mengajak warga memilih PA", "PA"),
        ("Camat di Pati menjadi PA, pengguna anggaran", ""),
        ("Camat di Pati datang ke PA", ""),
        ("Camat di Pati menjadi kader Partai Aceh", "PA"),
        ("Camat bercerita tentang Demokrat dan Republik di Amerika", ""),
    ],
)
def test_the_words_beside_it_say_whether_a_party_is_meant(text: str, party: str) -> None:
    assert parties(f"{text}.") == ([party] if party else [])


def test_what_is_no_party_makes_no_case() -> None:
    text = "Camat Sukanegla kedapatan mengarahkan warga bayar PBB di Instagram pribadinya."
    assert not tag(item(text), load().with_model(None)).incident


def test_before_its_first_day_an_ambiguous_name_needs_an_election_or_a_party_beside_it() -> None:
    early = dt.date(2020, 10, 5)
    assert parties("Camat mengajak warga mendukung PPP.", early) == []
    assert parties("Camat mengajak warga memilih PPP pada Pilkada 2020.", early) == ["PPP"]
    assert parties("Camat mengajak warga memilih Partai Persatuan Pembangunan.", early) == ["PPP"]
    assert parties("Camat mengajak warga memilih Gerindra.", early) == ["Gerindra"]  # it means nothing else
    assert parties("Camat mengajak warga mendukung PPP.", None) == ["PPP"]


def test_behind_its_last_day_a_party_is_none() -> None:
    known = load()
    gone = replace(known.parties["Perindo"], last_day=dt.date(2023, 12, 31))
    later = replace(known, parties={**known.parties, "Perindo": gone})
    text = "Camat mengajak warga memilih Partai Perindo."
    assert parties(text, DURING, later) == []
    assert parties(text, dt.date(2023, 12, 31), later) == ["Perindo"]


def test_every_party_has_its_day_and_source() -> None:
    assert len(load().parties) == 24
    assert all(one.first_day.year == 2022 for one in load().parties.values())
