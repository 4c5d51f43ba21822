"""A side that stands only near an act: errands of duty, landmarks, speakers, songs; and what stays an act."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    "text",
    [
        "Kasatpol PP datangi lapangan kampanye paslon 3 untuk melerai dua kelompok pemuda",
        "Danramil datang ke lokasi kampanye paslon 2 setelah terjadi kericuhan",
        "Kades Randuagung hadir di kampanye paslon karena diminta Panwascam mencatat kerusakan pagar",
        "Kapolsek bagikan sembako ke korban banjir di dekat posko paslon 2",
        "Bu camat bagikan masker ke pedagang, kata calon bupati nomor 1",
        "Sekda bayari makan siang wartawan usai debat paslon nomor 1",
        "Lurah muda viral karena lipsync lagu dangdut yang dipopulerkan calon wakil bupati",
        "Kasi pelayanan keluar dari grup WA begitu isinya jadi dukung-mendukung paslon",
        "Kepala SD copot poster caleg yang ditempel orang di mading sekolah",
        "Kepala SMP tolak permintaan timses pakai aula sekolah",
        "Lurah menegur warga karena stiker calon nomor 2 nempel di dada patung pahlawan",
        "Camat jadi narasumber seminar gizi yang dihadiri kader partai",
        "Nama sekdes masuk daftar relawan vaksin yang dibentuk calon bupati Hendra Wijaya",
        "Kepala sekolah minta wali murid pilih ketua komite, nomor 2 unggul tipis",
        "Mobil damkar pemkot dikerahkan padamkan api di posko paslon 1",
        "Kadis pangan hadir di panen raya, petani acungkan jempol",
    ],
)
def test_nobody_is_accused_for_what_is_near(text: str) -> None:
    assert not tag(text).incident
    assert kind_of(text) != "incident"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Camat datang ke kampanye paslon 2 untuk memberi semangat", {"N05"}),
        ("Kades hadir di kampanye paslon 1, mengaku diminta Panwascam", {"N05"}),
        ("Camat bagikan sembako ke warga di posko paslon 2", {"N08"}),
        ("Lurah bayari makan warga untuk menangkan paslon 1", {"N08", "N07"}),
        ("Camat kepergok menempel stiker cabup nomor 1 di helm tukang ojek", {"N01"}),
        ("Kasi keluar dari kantor lalu unggah foto paslon 2", {"N02"}),
    ],
)
def test_what_serves_a_side_stays(text: str, types: set[str]) -> None:
    assert kind_of(text) == "incident"
    assert types_of(text) & types
