"""Witnesses, keepers of data, victims, officials at their duty or punished for another deed: nobody is accused.

Beside them the cases that look alike and stay cases. Who is hurt: an official who gave a gift back, testified to a
court or lost a post for a theft, and is shown as partisan.
"""

import pytest

from tests.pipelines.rules_alone import tag


@pytest.mark.parametrize(
    "text",
    [
        # called to say how it went, or for what the office keeps
        "Hakim MK memanggil dua camat sebagai saksi perselisihan hasil pilkada Kabupaten Lembata.",
        "Mahkamah Konstitusi memanggil kepala dukcapil Ende untuk menerangkan daftar pemilih tambahan pilkada.",
        "Bawaslu Sikka meminta keterangan kepala dinas dukcapil soal data pemilih ganda di pilkada.",
        "KPU mengklarifikasi kepala SMA negeri soal keabsahan ijazah calon wakil bupati nomor 2.",
        "Panwascam memanggil kades sebagai saksi pembakaran posko paslon 1 oleh orang tak dikenal.",
        "MK membacakan putusan pilkada. Lurah yang dihadirkan sebagai saksi menyebut TPS dibuka pukul tujuh.",
        "Bu lurah jadi saksi nikah putri calon wakil bupati nomor 2 di KUA.",
        "Ketua tim berorasi untuk cabup nomor 1. Camat sedang menghadiri sidang paripurna DPRD.",
        "Tiga kades bersaksi di sidang MK soal jalannya pemungutan suara pilkada.",
        "Bawaslu mengundang kadisdukcapil untuk klarifikasi jumlah pemilih tanpa KTP elektronik.",
        "Saksi paslon 1 duduk di kursi depan, camat di belakang bersama Panwascam saat pleno.",
        # punished or moved for something else
        "Kabid aset dicopot karena pungli parkir, calon wali kota nomor 2 menolak berkomentar.",
        "Pj bupati menonaktifkan lurah yang ditangkap terkait narkoba, tahapan pilkada jalan terus.",
        "Sekcam dimutasi dalam mutasi rutin yang disetujui mendagri jelang pilkada.",
        # used by others, given back, passed on
        "Akun palsu atas nama lurah mengajak warga memilih paslon 1, lurah melapor ke polisi.",
        "Kepala puskesmas menerima bingkisan dari timses paslon 2 lalu mengembalikannya sore itu.",
        "Lurah diundang menghadiri syukuran tim paslon 1. Ia tidak datang karena harus netral.",
        "Kepala dinas heran fotonya dipasang di spanduk cabup nomor 1, ia meminta spanduk diturunkan.",
        "Lurah menerima aduan warga soal pembagian minyak goreng oleh tim paslon 1, ia meneruskannya ke Bawaslu.",
        "Lurah terkejut wajahnya dipasang di baliho cabup nomor 1, ia lapor Bawaslu.",
        # duty, the same for all
        "Akun resmi kelurahan mengunggah hasil rekapitulasi: paslon 1 800 suara, paslon 2 750 suara.",
        "Paslon 1 membayar sewa gedung serbaguna, kabid aset menyerahkan kuitansi.",
        "KPU mengundang para lurah mengikuti rapat koordinasi pengamanan kampanye.",
        "Aula kecamatan dipakai Panwascam menyosialisasikan larangan fasilitas negara untuk kampanye paslon.",
        "Mobil dinas puskesmas ditabrak bus rombongan pendukung paslon 2 di perempatan.",
        "Mobil dinas camat terserempet truk pengangkut baliho paslon 2.",
        "Panwascam meminjam aula kecamatan untuk sosialisasi larangan kampanye paslon.",
        "Petugas Damkar ikut ke lokasi kampanye paslon 1 karena ditugasi kepala dinas mengamankan kembang api.",
        "Camat menyerahkan spanduk paslon 2 yang tumbang kepada timses.",
        "Perawat puskesmas siaga dengan ambulans di kampanye paslon 1 karena ditugasi dinkes.",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    "text",
    [
        "Bawaslu Sikka memanggil kepala dinas dukcapil yang menyerahkan data pemilih ke timses paslon 2.",
        "Bawaslu memanggil camat sebagai saksi paslon 2 yang berorasi di panggung kampanye.",
        "Sekdes di Ende jadi saksi paslon 1 di TPS 4.",
        "Hakim memanggil camat terdakwa pidana pemilu yang kampanyekan paslon 1.",
        "Lurah dicopot wali kota karena menolak mendukung paslon 1.",
        "Camat dicopot karena korupsi, padahal ia menolak mendukung petahana.",
        "Bupati merotasi camat tanpa persetujuan menteri menjelang pilkada.",
        "Kades di Kaur menerima uang dari tim paslon 1 lalu membagikannya kepada warga.",
        "Lurah diundang menghadiri syukuran tim paslon 1. Ia duduk di kursi depan.",
        "Akun resmi kelurahan mengunggah ajakan memilih paslon 1.",
        "Kades bersaksi di sidang Gakkumdu dalam kasus camat yang kampanyekan paslon 1.",
        "Staf Dishub ditugaskan camat mengajak warga memilih paslon 2.",
        "Lurah membagikan stiker paslon 2 dan fotonya dipasang di Facebook, warga melapor ke Bawaslu.",
        "Camat menerima amplop dari tim paslon 1, Bawaslu menyita uangnya.",
        "Camat ditugasi bupati menjaga massa kampanye paslon 2 dan mengajak staf memilihnya.",
        "Aula kantor camat dipakai KPU untuk rapat, lalu dipakai timses paslon 1 kampanye.",
        "Bawaslu memanggil kades terkait logistik kampanye paslon 2.",
        "Camat mengikuti rapat tim pemenangan paslon 2.",
        "Aula kecamatan dipakai timses paslon 2 untuk rapat, camat yang memberi izin.",
        "Mobil dinas camat dipakai kampanye paslon 2 lalu bertabrakan dengan truk.",
        "Kades di Kaur meminjamkan balai desa gratis untuk kampanye paslon 2.",
    ],
)
def test_what_looks_alike_stays_a_case(text: str) -> None:
    assert tag(text).incident


def test_a_schedule_of_one_side_for_all_staff_is_no_duty() -> None:
    found = tag(
        "Sekdis baru saja mengirim jadwal kampanye paslon 1 di grup resmi dinas, semua bidang diminta ikut hadir."
    )
    assert "N09" in {row.id for row in found.violations}
