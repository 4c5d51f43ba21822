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


@pytest.mark.parametrize(
    "text",
    [
        "Akun Facebook tiruan seorang kabid di Dinas Perikanan mengunggah poster dukungan untuk petahana",
        "Awas, ada yang ngaku-ngaku staf dinsos keliling minta fotokopi KTP untuk dukung calon independen",
        "Kabag pemkot mencopot stiker paslon 4 yang ditempel orang di kaca mobil dinasnya",
        "Kabid nyaris naik panggung dan berorasi untuk paslon 1, tetapi menolak begitu tahu itu kampanye",
        "Wakil bupati petahana pakai aula hotel untuk rapat relawannya selama cuti kampanye",
        "Staf ahli bupati ikut uji kelayakan calon direksi bank daerah",
        "Lurah bagi-bagi jilbab sisa nikahan anak nomor 2 di pengajian",
        "Camat menyuruh warga datang ke posyandu nomor 1",
        "Bupati: kontingen kita wajib menang di nomor 2 estafet, kata kepala dinas olahraga",
        "Camat memimpin rapat tim pemenangan lomba desa tingkat kabupaten",
        "Nama kepala desa ada di lampiran gugatan paslon 02 ke MK sebagai saksi",
        "Kabag Hukum masuk struktur tim hukum pemkab menghadapi gugatan calon bupati nomor 1",
        "Kabid sudah kembali bertugas selagi istrinya yang maju di pilkada keliling kampung",
        "Tiga puluh kades membaca deklarasi dukungan untuk pilkada damai di lapangan desa",
        "Pak kabid ngelike postingan paslon 2 aja gak berani, lewat di beranda langsung di-scroll",
        "Perawat RSUD obati peserta kampanye yang pingsan di lapangan",
        "Staf protokol dampingi bupati petahana meresmikan pasar sehari sebelum cuti kampanye",
        "Relawan paslon pasang baliho di depan balai desa, kades minta dipindahkan",
        "Kades cuekin ajakan makan siang dari cabup nomor 2",
        "Kapolsek jenguk anggota timses paslon 2 yang kecelakaan",
        "Dosen PNS temani istrinya yang nyaleg ambil nomor urut, izin cutinya sudah keluar",
        "Dengan restu Mendagri, Pj bupati rotasi 9 camat dua bulan sebelum penetapan calon",
        "Gubernur undang 40 kades ke pendopo bahas banjir, adiknya yang maju pilgub tidak hadir",
        "Camat foto bareng cabup saat menyerahkan piagam UMKM, semua calon hadir dan ikut berfoto",
        "Pegawai PDAM pakai kaus oranye baru, kebetulan warna paslon 2",
        "Kadinkes janji tambah bidan, calon bupati nomor 3 menimpali dengan sindiran",
        "Sekdes diajak ikut konvoi paslon 2 tidak mau, malah pulang",
        "Lurah dipanggil Bawaslu untuk menerima sosialisasi pengawasan partisipatif",
        "Bawaslu apresiasi kades yang laporkan amplop caleg",
        "Lapangan yang dipakai kampanye paslon 1 kemarin kini dipenuhi ASN yang memungut sampah",
        "Konser amal dihadiri lurah dan camat, salah satu penyanyinya kini caleg",
        "Warga menagih janji kepala desa. Calon bupati yang diundang warga berjanji meninjau izin itu",
        "Guru PNS juara menulis, bukunya dibedah calon gubernur",
        "Kades larang warga buang sampah di sungai dekat posko paslon 2",
        "Kasi Pemdes Kecamatan Bayat tercatat sebagai pelapor dana kampanye fiktif tim pemenangan cabup",
        "Sekcam antar ibunya berobat, mobil dinasnya berpapasan dengan konvoi paslon 2",
        "PNS Pemkot mundur, SK pemberhentian keluar sebelum ia didaftarkan partai",
        "Penjaga sekolah dituduh timses copot baliho, ternyata tertiup angin",
        "Warga tuding camat berat sebelah soal bantuan sapi, tak terkait pilkada",
        "Seorang dosen PNS meneliti gaya orasi calon presiden",
        "Pak camat diundang makan durian oleh cabup tapi alergi, jadi tak datang",
        "Dinas Lingkungan Hidup sewakan truk sampah sesuai tarif kepada semua tim kampanye",
        '"Saya dulu difitnah," kata sekda usai bertemu calon bupati nomor 1',
    ],
)
def test_what_is_another_matter_accuses_nobody(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    "text",
    [
        "Camat jadi saksi paslon 2 di TPS 4",
        "Akun Facebook milik kabid Dinas Perikanan mengunggah poster dukungan untuk petahana",
        "Camat mencopot baliho paslon 2 lalu menggantinya dengan baliho petahana",
        "Wakil bupati petahana pakai aula kantor bupati untuk rapat relawannya",
        "Sekda ikut uji kelayakan bakal calon bupati di kantor partai tanpa mundur",
        "Tiga puluh kades baca deklarasi dukungan untuk calon bupati petahana",
        "Pak camat joget di panggung paslon 1, nyaris jatuh",
        "Camat hadir di kampanye akbar paslon 1, padahal saat itu terjadi kebakaran di wilayahnya",
        "Camat ajak warga mencoblos paslon 1 meski hanya ada satu paslon",
    ],
)
def test_the_same_words_of_a_side_still_accuse(text: str) -> None:
    assert tag(text).incident


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Polisi Selidiki Perusakan Baliho Paslon 1",
            (
                "Polres menyelidiki perusakan belasan baliho paslon 1 di Kecamatan Muara. Camat Muara mengaku menerima "
                "laporan dari warga dan langsung menghubungi Panwascam. Dua pria bermasker terekam kamera."
            ),
        ),
        (
            "Stadion Dipakai Konser, Kampanye Paslon Pindah",
            (
                "Kampanye akbar paslon 3 dipindah ke lapangan desa karena stadion dipakai konser. Kepala Dispora "
                "mengatakan konser sudah memesan sejak Mei. Tim paslon 3 menerima keputusan itu."
            ),
        ),
        (
            "Bawaslu Banten Catat 34 Kasus Netralitas",
            (
                "Bawaslu Banten mencatat 34 dugaan pelanggaran netralitas. Sebanyak 20 kasus melibatkan kepala desa, "
                "sisanya ASN. Bentuknya beragam, dari hadir di kampanye hingga mengunggah dukungan."
            ),
        ),
        (
            "Bupati Petahana Cuti, Pjs Dilantik",
            (
                "Gubernur melantik Pjs bupati, Selasa, menggantikan bupati petahana yang cuti kampanye. Pelantikan "
                "dihadiri Sekda dan para kepala dinas."
            ),
        ),
    ],
)
def test_ordinary_pages_accuse_nobody(title: str, text: str) -> None:
    assert not tag(text, title).incident
