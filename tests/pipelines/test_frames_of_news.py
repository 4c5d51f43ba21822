"""Frames in which news tells an act: circulating pictures, scheduled hearings, insisted innocence, stories."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Video kabid di Wonosobo menyimpan kaus paslon 3 di gudang beredar di grup WhatsApp warga", "N01"),
        ("Heboh di medsos, pegawai Pemkab Ngawi mengantar baliho petahana ke desa-desa", "N01"),
        ("Heboh di medsos, anggota Satpol PP Kota Metro berpidato mendukung cabup di lapangan", "N06"),
        ("Belum ada sanksi untuk camat Rimbang yang masuk struktur tim pemenangan cabup", "N11"),
        ("Tiga staf kelurahan di Batam, yang seharusnya netral, berpose satu jari dengan calon bupati", "N04"),
        ("Kepala Puskesmas Sukarimba tepergok jadi konsultan strategi paslon nomor 1 oleh pengawas desa", "N11"),
        ("Halo grup, kok bidan PNS di Nias menempelkan poster caleg di pagar sekolah ya", "N01"),
        ("Pantas dilaporkan, dosen sebuah universitas negeri di Palu jadi pembawa acara kampanye cagub", "N06"),
        ("Pjs bupati di Papua ikut konvoi motor paslon 1", "N06"),
        ("Pengakuan lurah di Tebo: saya memasang baliho cabup karena disuruh atasan", "N01"),
        ("Tim hukum paslon menuding kepala kampung di Jayapura menyisipkan stiker cawalkot di rapor siswa", "N01"),
        ("Kabid Disdik Wonosobo ngotot tak bersalah meski jadi pemateri di rakerda partai", "N16"),
    ],
)
def test_an_act_in_a_frame_of_news_stays_an_incident(text: str, code: str) -> None:
    """Where a picture circulates, what has not followed yet and who insists on innocence take nothing away."""
    assert (kind_of(text), types_of(text)) == ("incident", {code})


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Bawaslu jadwalkan pemeriksaan kades Mekarjaya yang menitipkan kartu nama caleg ke warga", "handling", "N01"),
        (
            "Berkas kepala kampung yang mendampingi cawalkot blusukan ke pasar dilimpahkan ke kejaksaan",
            "handling",
            "N05",
        ),
        (
            "Laporan kades Mekarjaya meminta stafnya mengirim foto surat suara paslon 1 diregister Bawaslu",
            "handling",
            "N18",
        ),
        (
            "Laporan direktur RSUD memberi uang kepada warga agar mencoblos cabup tak memenuhi unsur, kata Bawaslu",
            "cleared",
            "N08",
        ),
        (
            "Ketahuan menggantung spanduk paslon 2 di balkon rumahnya, lurah di Luwu langsung dicopot bupati",
            "outcome",
            "N01",
        ),
    ],
)
def test_the_step_is_the_report_s_whatever_the_act_asks_for(text: str, kind: str, code: str) -> None:
    """'agar' and 'meminta' belong to the official; what became of the report stands behind them."""
    assert (kind_of(text), types_of(text)) == (kind, {code})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ini sanksi bagi PNS yang berpidato mendukung cabup di lapangan", "explainer"),
        ("Apa hukumnya lurah mendampingi cawalkot blusukan ke pasar? Ini kata pakar", "explainer"),
        ("Drama itu menceritakan guru yang menghasut warga agar tidak memilih paslon 2", "other"),
        ("Kepala SMP negeri di Buton menepis ajakan berpose satu jari dengan calon bupati", "other"),
        ("Bupati tidak ingin ada guru menghadiri syukuran kemenangan cabup", "exhortation"),
        ("Warga diimbau melaporkan kades yang mengambil formulir pendaftaran caleg", "exhortation"),
        ("Contoh pelanggaran netralitas: camat menjadi saksi mandat caleg", "explainer"),
        ("Berikut larangan bagi lurah: mendampingi cawalkot blusukan ke pasar", "explainer"),
        ("Selama kades masih menempelkan poster caleg di pagar sekolah, jangan harap pilkada bersih", "opinion"),
        ("Pengawas sekolah di Sinjai mundur sebelum mengambil formulir pendaftaran caleg", "other"),
        ("Bukan zamannya lagi lurah memimpin konvoi motor paslon 1, tegas sekda", "exhortation"),
        ("Pemprov siapkan sanksi bagi camat yang menyelipkan brosur cagub di map siswa", "exhortation"),
        ("Kami tidak segan menindak camat yang menjadi saksi mandat caleg", "exhortation"),
        ("Jumlah camat yang memegang kartu anggota Partai Golkar naik dua kali lipat, catat Bawaslu", "statistics"),
        ("Sanksi untuk camat yang meminta pegawai memilih paslon 1: dari teguran sampai pemecatan", "explainer"),
        ("Cara melaporkan kades yang ikut kampanye paslon, ini langkahnya", "explainer"),
        ("Kolom: mengapa kades gemar naik panggung dan memuji cabup", "opinion"),
        (
            "Bawaslu buka posko aduan bagi warga yang melihat camat jadi konsultan strategi paslon nomor 1",
            "exhortation",
        ),
        ("Wali kota wanti-wanti: guru mengunggah foto cabup di Instagram, siap-siap nonjob", "exhortation"),
        ("Sekda: camat yang ketahuan menjadi anggota partai politik langsung dicopot", "exhortation"),
        (
            "Bupati minta kades tidak ikut-ikutan membuat polling yang mengunggulkan cawalkot di status WA",
            "exhortation",
        ),
        ("Aneh, di negeri ini kepala dinas masih jadi pengurus PDIP dianggap biasa", "opinion"),
        ("Gubernur ancam copot guru yang memasang poster paslon 3", "exhortation"),
    ],
)
def test_nobody_acted(text: str, kind: str) -> None:
    """Rules, stories and warnings name acts of nobody."""
    assert kind_of(text) == kind
