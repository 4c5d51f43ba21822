"""Who bears what a campaign costs, opens his place to it, claims state aid for it; and who only spends money."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of

CASES = {
    "Camat Rejosari menalangi sewa terop untuk posko paslon nomor 2": {"N08"},
    "Kasi di kecamatan itu memotong dua kambing begitu paslon 1 unggul hitung cepat": {"N08"},
    "Seorang kepala dinas menyumbang Rp40 juta bagi kampanye cabup": {"N08"},
    "Uang Rp7 juta dari lurah masuk ke kas tim pemenangan petahana": {"N08"},
    "Bantuan PKH diaku-aku lurah itu sebagai kebaikan cabup petahana": {"N08", "N09"},
    "Kepala SMA negeri itu menyerahkan lapangan sekolahnya sebagai lokasi kampanye paslon 3": {"N09"},
    "Kepala BKPSDM merombak 20 kepala sekolah demi melicinkan jalan cabup jagoannya": {"N10"},
    "Kepala bagian umum mengangkat 30 tenaga kontrak, isinya relawan paslon 3": {"N10"},
}
ORDINARY = (
    "Camat Jetis menanggung konsumsi turnamen voli antardusun, hadiahnya seekor kambing",
    "Kepala dinas itu menyumbang Rp25 juta untuk korban kebakaran di kampungnya",
    "Lurah memotong dua kambing untuk kurban, dagingnya dibagi rata ke warga",
    "Bendahara PPS menalangi konsumsi petugas TPS, saksi paslon ikut makan",
    "Kepala puskesmas mengklaim program imunisasi mencapai target",
    "Janjikan program insentif guru madrasah, capres nomor 3 mengklaim sudah menghitung anggarannya",
    "Desa Sukamaju menyumbang 2 juta suara untuk paslon 1 pada pilgub lalu",
    "Kepala SMK menyerahkan lapangan sekolah untuk latihan paskibra",
    "Kepala dinas merombak 20 kepala sekolah demi pemerataan guru",
    "KPU membebaskan sewa gedung bagi paslon saat debat terbuka",
)


@pytest.mark.parametrize("text", CASES)
def test_a_cost_borne_for_a_side_is_a_case(text: str) -> None:
    """The side is what the money, the place or the aid serves."""
    assert kind_of(text) == "incident"
    assert types_of(text) == CASES[text]


@pytest.mark.parametrize("text", ORDINARY)
def test_money_spent_on_other_things_accuses_nobody(text: str) -> None:
    """Sports, offerings, polling duty and offices at work."""
    assert kind_of(text) != "incident"
