"""Warnings, procedures and figures in short texts: nobody in particular; and the steps that really were taken."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("exhortation", "Inspektorat Wajo: PPPK yang gabung grup WhatsApp tim paslon bisa disanksi teguran tertulis"),
        ("exhortation", "BKN bakal blokir data kepegawaian PNS Pemprov Bali yang tidak netral di pilkada"),
        ("exhortation", "Kades yang berorasi di kampanye calon gubernur silakan dilaporkan warga ke Bawaslu Sragen"),
        ("exhortation", "Bupati akan copot camat yang bermain mata dengan calon"),
        ("exhortation", "Tidak ada tempat bagi guru yang berpolitik di kelas, tegas kadisdik"),
        ("exhortation", "Instruksi wali kota ke jajarannya: ASN dilarang hadir di kampanye, juga kampanye petahana"),
        ("exhortation", "Paguyuban kades se-Temanggung deklarasi dukung pilgub damai di gedung pertemuan"),
        ("exhortation", "Kepala BKPSDM tunjukkan contoh pose jari yang harus dihindari pegawai"),
        ("exhortation", "“ASN jangan takut, lapor saja kalau diarahkan,” kata gubernur petahana itu"),
        ("exhortation", "Sekdes ancam laporkan warga ke Bawaslu jika terima amplop tim paslon mana pun di pilbup"),
        ("explainer", "KASN jelaskan kenapa lurah langgar kode etik bila memakai jaket paslon"),
        ("other", "Camat tolak undangan kampanye paslon 2 karena wajib netral"),
        ("explainer", "Kapan ASN harus mundur bila ingin maju pilkada? Sejak ditetapkan sebagai calon"),
        ("opinion", "Menjaga netralitas ASN tak cukup dengan ikrar"),
        ("statistics", "Empat puluh persen laporan yang masuk ke Bawaslu NTB soal netralitas kades"),
        ("exhortation", "Sekcam bacakan tata tertib: tak boleh ada kaus partai di apel pagi"),
        ("exhortation", "Tiga puluh kades di Muna baca deklarasi dukungan untuk pilkada damai dan netral"),
        ("exhortation", "BKD pasang spanduk ‘ASN Netral’ di 30 kantor"),
        ("exhortation", "“Kalau masih sayang NIP, jauhi timses,” ujar kepala BKPSDM"),
        ("exhortation", "Kades dilarang main mata dengan calon, Apdesi keluarkan seruan"),
        ("opinion", "Apa masih relevan bicara netralitas kalau camat dipilih oleh bupati yang bertarung?"),
        ("statistics", "Separuh lebih kades di Jember pernah dipanggil Bawaslu pada dua pilkada terakhir"),
        ("other", "Kepala desa minta warga lapor jika belum terdaftar sebagai pemilih"),
        ("exhortation", "bapak ibu asn, puasa dulu komen2 politik di fb sampe desember, aman semua"),
        ("exhortation", "utk para pendamping desa, dilarang keras bawa kaos calon di tas kerja. ttd korkab"),
        ("opinion", "Jangan heran kalau kades selalu lengket sama petahana, dana desa kan lewat dia"),
        ("exhortation", "Perangkat desa se-Kecamatan Ngluwar tanda tangani pernyataan tak jadi tim sukses"),
        ("statistics", "Bawaslu Riau: 14 kepala desa, 6 lurah, dan 3 camat dilaporkan selama kampanye"),
        ("explainer", "Bawaslu Wajo jelaskan alur berkas ASN yang jadi MC kampanye sampai ke BKN"),
        ("explainer", "Siapa yang berwenang memberi sanksi kepada kades tak netral?"),
        ("explainer", "BKN: ASN yang duduk di kampanye cabup untuk menyimak visi misi tidak melanggar, asal pasif"),
        ("opinion", "Percuma ikrar netral kalau bupatinya sendiri yang nyalon lagi"),
        ("opinion", "Kalau mau birokrasi netral, cabut dulu kewenangan mutasi dari tangan bupati"),
        ("statistics", "Tiga dari lima pelanggar netralitas adalah guru, ungkap Bawaslu"),
        ("statistics", "Unggahan di medsos mendominasi laporan netralitas ASN di Kalsel"),
        ("risk_map", "Kepala SMP negeri di Sumenep rawan masuk tim pemenangan paslon, menurut peta Bawaslu"),
        ("other", "Usai hadir di deklarasi kampanye damai, seorang kabid Wakatobi dipanggil mengisi acara Bawaslu"),
    ],
)
def test_whoever_may_is_nobody(kind: str, text: str) -> None:
    assert kind_of(text) == kind
    assert not tag(text).incident


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("handling", "Bawaslu panggil camat yang jadi juru kampanye paslon 2"),
        ("outcome", "Bupati copot camat yang orasi di panggung paslon 1"),
        ("outcome", "Camat Sukamaju dijatuhi sanksi teguran tertulis karena foto dua jari bersama paslon"),
        ("incident", "Camat Sukajaya melanggar larangan kampanye, orasi di panggung paslon 1"),
        ("incident", "Larangan berkampanye dilanggar, kades Sindang ikut orasi untuk paslon 2"),
        (
            "handling",
            "Camat dilaporkan ke Bawaslu karena hadir di kampanye paslon 1. Tak ada pejabat yang mau berkomentar",
        ),
    ],
)
def test_what_was_done_stays(kind: str, text: str) -> None:
    assert kind_of(text) == kind
    assert tag(text).incident
