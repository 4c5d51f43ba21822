"""What is asked of an office and not given, pages of an office, halls that serve the poll itself."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    "text",
    [
        "Panggung milik kecamatan diminta relawan cagub, camat menolak.",
        "Speaker kantor desa diminta timses untuk kampanye, kades tak mengizinkan.",
        "Aula kantor camat dipakai rapat pleno PPK, saksi cagub hadir.",
        "Gedung serbaguna kelurahan dipakai bimtek KPPS, saksi paslon ikut dilatih.",
        "ASN Pemprov Sulut selfie sambil acungkan jempol usai donor darah.",
        "Sekcam copot stiker caleg dari pagar pasar.",
        "Kepala pasar minta pedagang turunkan poster cawali dari lapak.",
        "Akun resmi Pemkot memuat jadwal kampanye semua paslon.",
    ],
)
def test_nothing_is_done_for_a_side(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Panggung milik kecamatan dipakai relawan cagub, camat mengizinkan.", {"N09"}),
        ("Akun Instagram Pemkab Palu unggah ajakan memilih paslon 2.", {"N02", "N09"}),
        ("Diskominfo unggah ajakan memilih wali kota petahana.", {"N02"}),
        ("Kadis minta pegawai bawa keluarga ke TPS untuk nomor 2.", {"N07"}),
        ("Sekda menyatakan siap diusung Gerindra di pilkada.", {"N13"}),
    ],
)
def test_something_is_done_for_a_side(text: str, types: set[str]) -> None:
    assert (kind_of(text), types_of(text)) == ("incident", types)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jaksa terima berkas kadis yang arahkan guru pilih paslon.", "handling"),
        ("Bawaslu nyatakan kehadiran kepala puskesmas di kampanye karena tugas medis.", "cleared"),
        ("Bawaslu nyatakan kehadiran kepala puskesmas di kampanye melanggar netralitas.", "outcome"),
    ],
)
def test_the_step_is_read_by_what_it_says(text: str, kind: str) -> None:
    assert kind_of(text) == kind
