"""Which election: by the words of the text, its year by words or calendar, and polls that nobody counts."""

from __future__ import annotations

import datetime as dt

import pytest

from pipelines import process
from pipelines.knowledge import load
from pipelines.record import Item, Published

PILPRES = dt.date(2024, 1, 10)
PILKADA = dt.date(2024, 11, 1)


def tag(text: str, day: dt.date | None = None) -> Item:
    published = Published(day, "day", "Asia/Jakarta", True, str(day), "test") if day else None
    item = Item(id="e", outlet="o", medium="news", url=None, title=None, text=text, published=published)
    return process.tag(item, load().with_model(None))


@pytest.mark.parametrize(
    ("text", "election"),
    [
        ("Sekretaris camat di Kudus mengantar calon presiden ke panggung", "pilpres"),
        ("Kepala puskesmas di Kudus menyebar kartu nama caleg", "pileg"),
        ("Kepala puskesmas di Kudus jadi juru kampanye calon anggota DPD", "pileg"),
        ("Pegawai dinas di Kudus memandu kampanye calon gubernur", "pilkada"),
        ("Pegawai dinas di Kudus memandu kampanye paslon 2", "pilkada"),
        ("Pegawai dinas di Kudus memandu kampanye paslon 2 pada Pemilu 2024", "pilpres-2024"),
        ("Pegawai dinas di Kudus memandu kampanye Pilgub Jawa Tengah 2024", "pilkada-2024"),
        ("Pegawai dinas di Kudus memandu kampanye Pilkada Serentak Tahun 2024", "pilkada-2024"),
        ("Pegawai dinas di Kudus memandu kampanye caleg untuk Pemilu 2024", "pileg-2024"),
        ("Pegawai dinas di Kudus memandu kampanye PSU Pilkada 2024", "pilkada-2024"),
        ("Pegawai dinas di Kudus hadir di rapat Pemilihan Umum Tahun 2024", "pemilu-2024"),
        ("Pegawai dinas di Kudus menjadi saksi pada Pemilu 2019", "pemilu-2019"),
        ("Pegawai dinas di Kudus menanam mangrove di pantai", None),
    ],
)
def test_the_words_name_the_election_and_its_year(text: str, election: str | None) -> None:
    assert tag(f"{text}.").election == election


@pytest.mark.parametrize(
    ("text", "day", "election"),
    [
        ("Pegawai dinas di Kudus memandu kampanye calon bupati", PILKADA, "pilkada-2024"),
        ("Pegawai dinas di Kudus memandu kampanye calon bupati", dt.date(2020, 10, 5), "pilkada-2020"),
        ("Pegawai dinas di Kudus memandu kampanye calon bupati", dt.date(2026, 3, 2), "pilkada"),
        ("Pegawai dinas di Kudus memandu kampanye paslon 2", PILKADA, "pilkada-2024"),
        ("Pegawai dinas di Kudus memandu kampanye paslon 2", PILPRES, "pilpres-2024"),
        ("Pegawai dinas di Kudus memandu kampanye caleg", PILPRES, "pileg-2024"),
        ("Pegawai dinas di Kudus memandu kampanye menjelang PSU", dt.date(2025, 4, 2), "pilkada-2024"),
        # said years win over the calendar, and a look back does not
        ("Pegawai dinas di Kudus memandu kampanye Pilkada 2020", PILKADA, "pilkada-2020"),
        ("Pegawai dinas di Kudus memandu kampanye paslon 2. Pada Pilkada 2020 ia ditegur", PILKADA, "pilkada-2024"),
    ],
)
def test_the_day_of_publication_tells_the_year_that_no_word_tells(text: str, day: dt.date, election: str) -> None:
    assert tag(f"{text}.", day).election == election


def test_a_ticket_names_its_election() -> None:
    (ticket, *_rest) = [one for one in load().tickets if one.election == "pilpres-2024"]
    assert ticket.first_day < PILPRES < ticket.last_day
    assert tag("Lurah di Kudus memandu kampanye Prabowo-Gibran.", PILPRES).election == "pilpres-2024"


@pytest.mark.parametrize(
    ("text", "poll"),
    [
        ("Camat di Kudus diduga ikut kampanye calon kepala desa", "pilkades"),
        ("Camat di Agam diduga ikut kampanye calon wali nagari", "pilkades"),
        ("Camat di Bireuen diduga ikut kampanye calon keuchik", "pilkades"),
        ("Camat di Indramayu diduga ikut kampanye calon kuwu", "pilkades"),
        ("Dosen PNS di Kudus diduga ikut kampanye calon rektor", "rektor"),
        ("Guru PNS di Kudus diduga ikut kampanye calon ketua OSIS", "osis"),
        ("Dosen PNS di Kudus diduga ikut kampanye calon ketua BEM", "osis"),
        ("Kabid di Kudus diduga ikut kampanye calon ketua serikat pekerja", "serikat"),
        ("Kabid di Kudus diduga ikut kampanye calon ketua Korpri", "serikat"),
    ],
)
def test_polls_outside_election_law_are_named_and_not_counted(text: str, poll: str) -> None:
    found = tag(f"{text}.", PILKADA)
    assert (found.election, found.incident) == (poll, False)
    assert all(row.skb == () and row.sanction is None for row in found.violations)


def test_a_village_poll_beside_the_elections_matter_does_not_hide_it() -> None:
    text = "Camat di Kudus ikut kampanye calon bupati pada Pilkada 2024. Bulan lalu ia mengawasi pilkades."
    found = tag(text, PILKADA)
    assert (found.election, found.incident) == ("pilkada-2024", True)
