"""What the writer calls something else, what a law or an opinion says of whoever, figures told with their act."""

import pytest

from tests.pipelines.rules_alone import kind_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a law threatens whoever does it, an authority punishes one
        ("Ketentuan disiplin mengganjar guru PNS yang membagikan stiker calon dengan penundaan gaji", "explainer"),
        ("Inspektorat mengganjar guru PNS di Bantul yang membagikan stiker cabup 1 dengan teguran tertulis", "outcome"),
        # an opinion on whoever does it, and one on somebody who did
        ("Bagi saya lurah yang ikut konvoi paslon, nomor berapa pun, sudah tak pantas melayani", "opinion"),
        ("Menurut saya keterlaluan, Lurah Kebonsari kemarin ikut konvoi paslon nomor 2", "incident"),
        # figures told with their act
        ("KPU Kabupaten Siak mendapati 23 guru PNS masih tercatat sebagai anggota partai dalam Sipol", "statistics"),
        ("Laporan tentang kades yang mengarahkan warga ke paslon naik dari tiga menjadi sebelas", "statistics"),
        ("Menyukai unggahan calon mendominasi, dilakukan 40 dari 72 PNS yang dilaporkan di NTB", "statistics"),
        ("Empat laporan soal kades membagikan sembako paslon masuk ke Bawaslu Bima", "statistics"),
        # a side that is said not to be there
        ("Bu lurah bagi-bagi minyak goreng, botolnya polos saja, gambar paslon nihil", "other"),
        ("Pak camat bagi sembako ke korban banjir, tasnya logo pemkab, gak ada muka calon", "other"),
        ("Pak camat bagi sembako ke korban banjir, tasnya ada muka calon bupati", "incident"),
        # a sign of another matter
        ("Kepala SMK mengangkat dua jari menghitung mundur start lomba lari menjelang pilkada", "other"),
        ("Tiga kepala SD negeri mengacungkan dua jari saat foto bersama calon bupati nomor 2", "incident"),
        # taken for one, found to be none
        ("Disangka ikut kampanye paslon 1, Lurah Sukamaju rupanya sedang mengantar ibunya berobat", "other"),
        ("Lurah yang disebut hadir di deklarasi paslon ternyata hari itu masih dirawat di rumah sakit", "other"),
        # not this but that
        ("Bukan untuk kampanye cabup, mobil dinas camat itu dipakai mengangkut air bersih", "other"),
        ("Kaus yang dibagikan kadus bukan kaus posyandu, tapi kaus paslon nomor 2", "incident"),
        # made up, taken back
        ("Dalam simulasi penanganan pelanggaran, seorang camat kedapatan berorasi untuk paslon 9", "other"),
        (
            "Ralat: kami menulis Camat Sukorejo hadir di kampanye paslon 1. Yang hadir adalah ketua karang taruna",
            "other",
        ),
        # what may be the end of a report when its form is right
        ("Laporan soal camat tak netral diproses Bawaslu sepanjang syarat formil dan materiil dipenuhi", "explainer"),
        ("Laporan soal camat tak netral diproses Bawaslu Banyumas karena syarat formil dipenuhi", "handling"),
        # asked to report, asked by letter
        ("Warga yang tahu ada kades membagikan sembako caleg diminta melapor ke panwascam", "exhortation"),
        ("Jika menemukan ASN berpose dukungan kepada calon, segera laporkan lewat kanal ini", "exhortation"),
        ("Bawaslu Gresik melayangkan surat kepada camat agar balai desa tidak dipakai kampanye paslon", "exhortation"),
        # another clause's side, another one's part, a relative
        ("Camat di Kolaka duduk di barisan depan lomba tani, cabup petahana menyusul datang", "other"),
        ("Kades di Sampang gelar syukuran panen garam, caleg terpilih tidak diundang", "other"),
        ("Adik lurah di Kendari memimpin tim pemenangan calon wali kota", "other"),
        # content of the organisers, a rumour that is called false, a thing that is taken off
        ("Staf kelurahan membagikan ulang video simulasi debat calon gubernur di akun Facebook", "other"),
        ("Dua karyawan Perumda di Kolaka mengerok stiker calon bupati dari mobil tangki", "other"),
        ("Mutasi pejabat enam bulan sebelum penetapan paslon dilarang, ini dasar hukumnya", "explainer"),
        # views of who studies it, asked to show nothing
        ("Pengamat: ketidaknetralan kades berakar pada ketergantungan dana desa", "opinion"),
        (
            "Camat di Bangli meminta stafnya cukup mengepalkan tangan, supaya tidak dikira mendukung calon",
            "exhortation",
        ),
        # who it is, and why he came
        ("Camat purnabakti di Nunukan jadi juru kampanye cabup 1", "other"),
        ("Camat aktif di Nunukan jadi juru kampanye cabup 1", "incident"),
        ("Bidan desa itu tidak ikut, tapi suaminya menggiring tetangga memilih nomor 1", "other"),
        ("Lurah datangi kampanye cabup 2 untuk minta volume musik dikecilkan", "other"),
        ("Lurah temani petugas pantarlih mencoklit rumah calon bupati", "other"),
        ("Rumah warga di sebelah rumah dinas camat dipasangi spanduk paslon 1", "other"),
        # an order that hangs on no condition
        ("Bu kepsek bilang ke wali murid, kalau sayang sekolah ini coblos yang nomor dua", "incident"),
    ],
)
def test_whose_matter_it_is(text: str, name: str) -> None:
    assert kind_of(text) == name
