"""Polling day, citizens who campaign, causes that are no campaign: an official stands near and does nothing."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    "text",
    [
        "Kades mencoblos di TPS 1, wakil bupati petahana mencoblos di TPS 7.",
        "Wali kota petahana mencoblos bersama keluarga, ajudannya menunggu di luar.",
        'Sekda memilih di TPS 2. "Rahasia," jawabnya saat ditanya memilih paslon 1 atau paslon 2.',
        "Sekda hadir di KPU. Paslon 1 diusung lima partai, paslon 2 diusung tiga partai.",
        "Pendopo dipakai pelantikan bupati terpilih, Pj bupati menyerahkan kunci rumah dinas.",
        "Kampanye paslon 1 dihadiri ribuan orang. Kepala Dinas Perhubungan mengalihkan arus di tiga simpang.",
        "Tokoh adat berorasi untuk cagub nomor 1, camat pulang lebih awal.",
        "Artis menyanyi di kampanye paslon 2, kepala puskesmas menyiagakan obat.",
        "Seorang ustaz menjadi jurkam paslon 1, kepala KUA mengenalnya.",
        "Anak saya ikut konvoi paslon 3. Bapaknya PNS di Dishub marah besar.",
        "Camat menyediakan ruang. Saksi paslon 1 duduk di barisan depan.",
        "Lurah ikut deklarasi kelurahan bersinar bersama BNN.",
        "Camat hadir di deklarasi stop buang air besar sembarangan.",
        "Camat memimpin senam kampanye cegah stroke di alun-alun.",
    ],
)
def test_near_a_poll_and_nothing_done(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kades minta warga mencoblos di TPS 2 untuk paslon 1.", {"N07"}),
        ("Kabid mengaku diusung PDIP sebagai calon bupati.", {"N13"}),
        ("Saksi paslon 1 di TPS 3 ternyata seorang PNS.", {"N11"}),
        ("Kampanye paslon 1 dihadiri kepala dinas perhubungan.", {"N05"}),
    ],
)
def test_near_a_poll_and_something_done(text: str, types: set[str]) -> None:
    assert (kind_of(text), types_of(text)) == ("incident", types)
