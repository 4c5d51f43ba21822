"""Who drives to a side's event, who signs for it, who is called: acts that stand beside, and causes that are none."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Camat Sukanegla memakai mobil dinas ke deklarasi cabup nomor 2", {"N05", "N09"}),
        ("Camat Sukanegla meminjamkan mobil dinas ke tim kampanye cabup", {"N09"}),
        ("Belasan kades meneken surat pernyataan dukungan untuk cabup nomor 1", {"N05", "N06"}),
        ("Belasan kades meneken surat pernyataan dukungan untuk bakal calon perseorangan", {"N14"}),
        ("Kabag Sukanegla ajak para sopir dinas beri suara ke kotak kosong", {"N07"}),
        ("Lurah Sukanegla ikut makan malam tim sukses paslon 3", {"N05"}),
        ("Lurah Sukanegla jadi pembawa acara deklarasi cabup, videonya ditonton ribuan orang", {"N06"}),
        ("Video seorang camat joget bareng cawabup ramai dibagikan", {"N05"}),
        ("Beredar surat kadis pendidikan yang mewajibkan semua guru hadir di jalan sehat paslon petahana", {"N10"}),
        ("Tiga staf setda menyiarkan langsung kampanye paslon 1 dari ponsel mereka", {"N02"}),
        ("Camat Sukanegla menghadiri temu relawan cagub nomor 2", {"N05"}),
    ],
)
def test_what_stands_beside_the_act(text: str, types: set[str]) -> None:
    """One act, its means, and who is there."""
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Camat Sukanegla menghadiri pengukuhan relawan kebencanaan",
        "Kadinkes hadiri pembekalan relawan vaksinasi",
        "Bu camat menghadiri temu kader posyandu se-kecamatan",
        "Sekda hadiri deklarasi pilah sampah",
        "Kades hadir di deklarasi kampung KB",
        "Kepala sekolah hadir di deklarasi anti-bullying",
        "Kades ikut kampanye penghijauan di lereng gunung",
        "Camat tampak dalam deklarasi komunitas sepeda",
        "Sekcam hadir di rapat akbar petani tebu",
    ],
)
def test_causes_and_volunteers_of_no_poll_accuse_nobody(text: str) -> None:
    """Declarations, volunteers and campaigns of health, waste and villages."""
    assert kind_of(text) == "other"


def test_staff_of_the_poll_who_are_civil_servants_are_both() -> None:
    """An organiser is no civil servant unless the text says so."""
    assert tag("Anggota PPK berstatus PNS di Karo acungkan satu jari di posko paslon 1").incident
    assert not tag("Anggota PPK di Karo acungkan satu jari di posko paslon 1").incident


def test_a_watchdog_of_a_regency_named_like_a_post_still_watches() -> None:
    """Kaur is a regency and a post of a village."""
    assert kind_of("Bawaslu Kaur hentikan laporan kades bagi-bagi sembako bergambar cawabup") == "cleared"
