"""Punishments told by a noun, acquittals that deny the act itself; rules, threats and wishes are neither."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Tiga bulan kurungan untuk lurah yang berorasi di kampanye cabup nomor 2", {"N06"}),
        ("Denda Rp5 juta bagi kadus penyebar kalender caleg, putusan PN Kebumen", {"N01"}),
        ("Teguran tertulis bagi camat yang hadir di kampanye paslon 1", {"N05"}),
        ("Kabid yang hadir di deklarasi cagub itu kini nonjob", {"N05"}),
        ("KASN nyatakan lurah di Kota Kupang langgar kode etik karena memakai jaket paslon", {"N04"}),
    ],
)
def test_a_punishment_told_by_a_noun_is_an_outcome(text: str, types: set[str]) -> None:
    """It opens the headline and names who got it and for what."""
    assert kind_of(text) == "outcome"
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Bawaslu menyimpulkan camat Sukanegla tidak ikut kampanye cabup", {"N05"}),
        ("Gakkumdu tegaskan kades Sukanegla tidak menjadi tim sukses cabup", {"N11"}),
        ("Bagi-bagi sembako kades saat kampanye cabup dinilai bukan politik uang, laporan kandas", {"N08"}),
    ],
)
def test_an_authority_that_denies_the_act_clears(text: str, types: set[str]) -> None:
    """The denied act stays the one that was alleged."""
    assert kind_of(text) == "cleared"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Ancaman enam bulan penjara untuk kades yang ikut kampanye",
        "Enam bulan penjara menanti kades yang ikut kampanye",
        "Sanksi berat bagi camat yang ikut kampanye, kata bupati",
        "Tiga bulan penjara bagi kades yang ikut kampanye, Bawaslu ingatkan",
        "Teguran untuk lurah yang terlambat apel, kata sekda",
        "Dua tahun penjara untuk kades korupsi dana desa",
        "Surat peringatan bagi kepala sekolah yang menahan ijazah",
        "Bawaslu memastikan para camat tidak hadir di kampanye",
        "Camat Sukanegla menyatakan tidak ikut kampanye cabup",
        "Kabid Sukanegla dibebastugaskan agar bisa merawat ibunya sampai pilkada usai",
    ],
)
def test_rules_threats_and_other_offences_are_no_outcome(text: str) -> None:
    """Nobody was punished or cleared of a partisan act."""
    assert kind_of(text) not in {"outcome", "cleared", "handling", "incident"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Seorang kadis berkaus cabup di pasar", {"N04"}),
        ("Lurah Sukanegla live tiktok nyanyiin jingle paslon 01", {"N02"}),
        ("Kabid Sukanegla pakai mobil dinas untuk mengangkut baliho cabup ke posko relawan", {"N01", "N09"}),
        ("Kasi kelurahan bagikan brosur cawalkot 01, pak RT yang disuruh bersihkan", {"N01"}),
        ("KTP guru PPPK diserahkan ke calon perseorangan, ia sendiri yang mengantarnya", {"N14"}),
    ],
)
def test_words_beside_an_act_that_tell_no_second_one(text: str, types: set[str]) -> None:
    """Where it goes, who cleans up, who brings the paper."""
    assert types_of(text) == types
