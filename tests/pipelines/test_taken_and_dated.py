"""Acts told with their tool, place or victim, and sides that are only taken off, dated or next to an act."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        ("Bu kades mborong nasi bungkus buat rapat relawan cagub 2", "incident", {"N08"}),
        ("Sekcam menyawer ibu-ibu di kampanye akbar paslon 3", "incident", {"N08"}),
        ("Kepala LPPL di Kendal menyisipkan jingle paslon 2 di sela siaran sore", "incident", {"N09"}),
        ("Kadis menyediakan satu sesi bimtek kader posyandu untuk perkenalan cabup 1", "incident", {"N08", "N09"}),
        ("Kepala pasar nyanyiin jingle cabup 1 di resepsi ponakannya", "incident", {"N06"}),
        ("Kaur desa merebut mikrofon lalu teriak yel-yel menangkan paslon 1", "incident", {"N06"}),
        ("Kepala puskesmas memotong bonus perawat yang mangkir dari rapat akbar capres", "incident", {"N18"}),
        ("Lurah Sumberasri mengecor duluan gang pendukung petahana, gang sebelah disuruh sabar", "incident", {"N10"}),
        ("Kadishub mengerahkan bus dinas untuk mengangkut massa petahana", "incident", {"N09"}),
        ("Pak kades ngurusin posko relawan cagub 2", "incident", {"N11"}),
        ("Direktur RSUD memangkas honor perawat yang absen dari kampanye cawalkot", "incident", {"N10", "N18"}),
        ("PTTUN menguatkan pencopotan kadis yang merangkap ketua tim pemenangan cabup", "outcome", {"N11"}),
    ],
)
def test_told(text: str, kind: str, types: set[str]) -> None:
    """The act is told, in talk or in the words of a desk."""
    assert kind_of(text) == kind
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pak mantri keliling desa bareng panwascam, kelupas stiker cabup 2 dari tiang", "other"),
        ("Pak mantri keliling desa bareng panwascam, kerok poster caleg yang nempel di pagar", "other"),
        ("Babinsa terekam mengatur lalu lintas di samping truk kampanye paslon 4", "other"),
        ("Staf puskesmas mengantar vaksin dengan mobil dinas, dua hari setelah kampanye cabup", "other"),
        ("Perawat itu dimutasi kadinkes karena di pulau kekurangan tenaga, pas musim pilkada", "other"),
        ("Satpol PP mengunci lapangan setelah paslon 2 selesai berkampanye, rumputnya mau disiram", "other"),
        ("Kaur desa merebut mikrofon dari pemuda yang teriak yel-yel menangkan paslon 1", "other"),
        ("Kepala SMKN memutar rekaman debat cawalkot, murid diminta menilai semua calon", "other"),
        ("Camat minta ibu-ibu pengajian jangan sampai TPS kosong saat coblosan", "other"),
        ("Lurah lewat depan posko relawan cagub 2 waktu pulang kantor", "other"),
        ("Camat Uluan rapat banjir di rumah makan dekat posko relawan paslon 1", "other"),
        ("Kades meminjamkan ambulans desa buat mengangkut warga pingsan di kampanye caleg", "other"),
        ("Perawat RSUD tercatat wakil bendahara PPNI, kantornya di samping DPC partai", "other"),
        ("Kades menonton wayang, dalangnya menerima kembang papan dari cabup", "other"),
        ("Kepala pasar mengunci gerbang pasar pukul lima, kampanye paslon 2 sudah bubar", "other"),
        ("Kadispar endorse kain tenun dari atas panggung festival, cawabup 2 ikut borong", "other"),
        ("Bupati Kolbano menyiapkan sanksi bagi pegawai yang kelak ketahuan menyebar pamflet calon", "exhortation"),
    ],
)
def test_nothing_told(text: str, kind: str) -> None:
    """Duty, discipline, need and neighbours accuse nobody."""
    assert not tag(text).incident
    assert kind_of(text) == kind
