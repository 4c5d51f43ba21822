"""Law by day: a tag never rests on a rule that was not in force, and nothing unverified is shown to anybody."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pipelines import law, process
from pipelines.knowledge import load
from pipelines.record import Item, Published, ViolationTag

PNS = "Dua PNS Pemkab Pati pasang baliho paslon nomor urut 2"


def tags(text: str, day: dt.date | None) -> tuple[ViolationTag, ...]:
    published = Published(day, "day", "Asia/Jakarta", True, str(day), "test") if day else None
    item = Item(id="l", outlet="o", medium="news", url=None, title=None, text=text, published=published)
    return process.tag(item, load()).violations


def one(text: str, day: dt.date | None = dt.date(2024, 11, 1)) -> ViolationTag:
    (found,) = tags(text, day)
    return found


@pytest.mark.parametrize(
    ("day", "basis"),
    [
        (dt.date(2018, 5, 2), ("SE B/71/2017", "UU 5/2014", "PP 53/2010", "KASN")),
        # the day of the decree of 2020 was not checked: inside that year both lists are named
        (dt.date(2020, 10, 2), ("SE B/71/2017", "SKB 2020", "UU 5/2014", "PP 53/2010", "KASN")),
        (dt.date(2021, 5, 2), ("SKB 2020", "UU 5/2014", "PP 53/2010", "PP 94/2021", "KASN")),
        (dt.date(2022, 9, 21), ("SKB 2020", "UU 5/2014", "PP 94/2021", "KASN")),
        (dt.date(2022, 9, 22), ("SKB 2022", "UU 5/2014", "PP 94/2021", "KASN")),
        (dt.date(2023, 10, 30), ("SKB 2022", "UU 5/2014", "PP 94/2021", "KASN")),
        (dt.date(2023, 10, 31), ("SKB 2022", "UU 20/2023", "PP 94/2021", "KASN")),
        (dt.date(2024, 8, 23), ("SKB 2022", "UU 20/2023", "PP 94/2021", "KASN")),
        (dt.date(2024, 8, 24), ("SKB 2022", "UU 20/2023", "PP 94/2021", "BKN")),
        (None, ("SKB 2022", "UU 20/2023", "PP 94/2021", "BKN")),
    ],
)
def test_the_basis_is_what_was_in_force(day: dt.date | None, basis: tuple[str, ...]) -> None:
    found = one(PNS, day)
    assert found.basis == basis
    since_2022 = "SKB 2022" in basis
    assert (found.skb, found.sanction) == ((("PD1",), "berat") if since_2022 else ((), None))
    assert ("butir KE dan PD baru ada sejak 22-9-2022" in found.reason) is not since_2022


def test_the_day_of_the_act_comes_before_that_of_publication() -> None:
    found = one(f"{PNS} pada 9 Oktober 2020", dt.date(2024, 11, 1))
    assert "SKB 2020" in found.basis
    assert found.skb == ()
    assert "pada hari perbuatan 2020-10-09" in found.reason
    assert "on the day of the act 2020-10-09" in found.reason_en
    assert "pada hari terbit 2024-11-01" in one(PNS).reason


def test_without_a_day_the_reason_says_that_todays_rules_are_named() -> None:
    found = one(PNS, None)
    assert "menurut aturan yang berlaku sekarang (tanggal tidak diketahui)" in found.reason
    assert "by the rules of today (no day is known)" in found.reason_en


@pytest.mark.parametrize(
    ("text", "named", "silent"),
    [
        ("Dua PNS Pemkab Pati pasang baliho bakal calon bupati", "PP 42/2004", "PP 94/2021"),
        ("Dua guru PPPK di Pati pasang baliho paslon nomor urut 2", "PP 49/2018", "PP 94/2021"),
        ("Camat di Pati menjadi pengurus partai politik", "UU 20/2023 52", "PP 94/2021"),
        ("Dua ASN Pemkab Pati pasang baliho paslon nomor urut 2", "UU 20/2023", "PP 94/2021"),  # PNS is not said
    ],
)
def test_ethics_contract_and_membership_have_rules_of_their_own(text: str, named: str, silent: str) -> None:
    found = one(text)
    assert named in found.basis
    assert silent not in found.basis


def test_an_act_that_only_older_lists_hold_says_so() -> None:
    found = one("Camat di Pati menjadi narasumber dalam acara partai Golkar")
    assert (found.id, found.skb) == ("N16", ())
    assert {"SKB 2020", "SE B/71/2017"} <= set(found.basis)
    assert "daftar SKB 2022 tidak memuat perbuatan ini" in found.reason


def test_part_time_contracts_are_civil_service_since_their_decree() -> None:
    text = "Dua guru PPPK paruh waktu di Pati pasang baliho paslon nomor urut 2"
    assert one(text, dt.date(2025, 1, 12)).skb == ()
    assert one(text, dt.date(2025, 1, 13)).skb == ("PD1",)


@pytest.mark.parametrize(
    ("text", "said", "silent"),
    [
        ("Kepala desa di Pati pasang baliho paslon nomor urut 2 pada Pilkada 2024", "UU 6/2014 pasal 29", "UU 7/2017"),
        ("Kepala desa di Pati pasang baliho capres nomor urut 2", "UU 7/2017 pasal 280 ayat (2) huruf h", "UU 10/2016"),
        ("Perangkat desa di Pati pasang baliho paslon nomor urut 2 pada pilkada", "UU 6/2014 pasal 51", "UU 7/2017"),
        ("Dua anggota PPS di Pati pasang baliho paslon nomor urut 2", "DKPP", "UU "),
    ],
)
def test_statutes_follow_the_office_and_the_kind_of_election(text: str, said: str, silent: str) -> None:
    found = one(text, dt.date(2024, 11, 20))
    assert said in found.reason
    assert silent not in found.reason
    assert (found.skb, found.sanction) == ((), None)


def test_soldiers_fall_under_article_188_since_the_court_said_so() -> None:
    text = "Anggota TNI di Pati pasang baliho paslon nomor urut 2 pada Pilkada 2024"
    assert "188" not in one(text, dt.date(2024, 11, 13)).reason
    assert "188" in one(text, dt.date(2024, 11, 14)).reason


def test_polls_outside_election_law_have_no_basis() -> None:
    assert all(tag.basis == () for tag in tags("Camat di Demak ikut kampanye calon kepala desa", dt.date(2024, 11, 1)))


def test_nothing_unverified_is_shown() -> None:
    found = tags("Bupati kumpulkan 20 kades di rujab, minta istrinya dimenangkan di pilgub", dt.date(2024, 11, 1))
    assert found
    for tag in found:
        assert "71 ayat (3)" in tag.reason
        assert "71 ayat (4)" not in tag.reason
        assert "71(4)" not in tag.reason_en


def test_an_instrument_that_is_not_verified_is_not_named() -> None:
    table = dict(load().law)
    table["instrument"] = [
        {**row, "verified": "no"} if row["id"] in {"PP 94/2021", "UU 6/2014"} else row for row in table["instrument"]
    ]
    day, career = law.Day(dt.date(2024, 11, 1), "act"), law.Status(contract=False, career=True)
    found = law.of_service(table, ("PD1",), day, career, presumed=False)
    assert found.ids == ("SKB 2022", "UU 20/2023", "BKN")
    assert "94/2021" not in found.said + found.said_en
    other = law.of_others(table, "non_asn_covered", "kepala desa", "pilkada-2024", day)
    assert other.ids == ("UU 10/2016",)


@pytest.mark.parametrize(
    ("row", "day", "held"),
    [
        ({}, "2024-01-01", "yes"),
        ({"from": "2021"}, "2020-12-31", "no"),
        ({"from": "2021"}, "2021-06-01", "maybe"),
        ({"from": "2021"}, "2022-01-01", "yes"),
        ({"until": "2021"}, "2021-06-01", "maybe"),
        ({"until": "2021"}, "2022-01-01", "no"),
        ({"from": "2022-09-22", "until": "2024-08-24"}, "2022-09-22", "yes"),
        ({"from": "2022-09-22", "until": "2024-08-24"}, "2024-08-24", "no"),
        ({"until": "2024-08-24"}, None, "no"),
        ({"from": "2024-08-24"}, None, "yes"),
    ],
)
def test_a_row_holds_between_its_days(row: dict[str, Any], day: str | None, held: str) -> None:
    assert law.held(row, None if day is None else dt.date.fromisoformat(day)) == held


def test_every_row_has_its_source_and_its_instrument() -> None:
    table = load().law
    instruments = {row["id"] for row in table["instrument"]}
    for name in ("instrument", "basis", "statute", "poll"):
        assert all(row["source"] for row in table[name]), name
    assert {row["instrument"] for row in (*table["basis"], *table["statute"])} - {""} <= instruments
