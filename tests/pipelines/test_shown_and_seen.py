"""Worn, seen, said and asked for in other words (N04 to N07), and the same words where nobody does wrong."""

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bermasker gambar cagub, seorang perawat PNS di Sigi jadi bahan omongan.", "N04"),
        ("Lho, pak camat Lembur jaketnya kok ada logo paslon 2?", "N04"),
        ("Gelang bertagar nomor 2 melingkari pergelangan tangan kepala UPTD Pasar Lembur.", "N04"),
        ("Kabid di Sigi dipotret berdua dengan cawabup sambil memberi tanda tiga jari.", "N04"),
        ("Belasan kades di Sigi menyesaki halaman posko cabup semalam.", "N05"),
        ("Bangku pendukung nomor urut 2 diisi pula oleh seorang direktur RSUD.", "N05"),
        ("Dua pejabat dinas di Sigi mengisi daftar hadir syukuran caleg nomor 4.", "N05"),
        ("Penyuluh PNS itu menyebut petahana sosok paling tepat untuk Sigi di hadapan massa.", "N06"),
        ("Kepala BPBD Sigi menyulut semangat massa di kampanye paslon 2.", "N06"),
        ("Ustaz yang memimpin doa kemenangan di panggung paslon 2 itu penyuluh agama PNS di Sigi.", "N06"),
        ("Stiker wajah cabup menempel di helm yang dipakai juru ukur pertanahan di Sigi.", "N04"),
        ("Pesta kemenangan cawali turut dirayakan dua lurah di Sigi.", "N05"),
        ("Kepala UPT Pasar Lembur hadir saat caleg nomor 3 menyapa pedagang.", "N05"),
        ("Barisan motor simpatisan cagub dipimpin langsung kepala SDN di Sigi.", "N06"),
        ("Kadis Pariwisata Sigi menjadi penampil di kampanye cabup.", "N06"),
        ("Sekda Sigi menitahkan para keuchik memenangkan cagub nomor 1.", "N07"),
        ("Kepala BKAD Sigi menargetkan tiap bidang merekrut seratus pendukung bagi cabup.", "N07"),
        ("Penerima bantuan dirayu pendamping berstatus PPPK supaya menjatuhkan pilihan ke petahana.", "N07"),
        ("Kadus di Sigi difoto bareng calon bupati nomor 2.", "N04"),
        ("Pak lurahe nyuruh warga coblos nomor 3.", "N07"),
        ("Puluhan honorer di Sigi dikumpulkan kadis lalu diminta memenangkan pasangan dukungan bupati.", "N07"),
        ('Lurah Lembur menyatakan, "Saya bersama paket nomor satu sampai menang."', "N06"),
        ("Lurah di Sigi unjuk tiga jari dari jendela mobil kala berpapasan dengan cagub.", "N04"),
        ("Guru PNS di Sigi jadi pemain organ tunggal kampanye capres.", "N06"),
        ("Kepala SMP di Sigi membujuk wali murid agar memenangkan pasangan berslogan Maju Terus.", "N07"),
        ('"Kalau mau jalan ini diaspal, teruskan nomor 1," ujar Camat Lembur di depan warga.', "N07"),
    ],
)
def test_an_act_in_other_words_keeps_its_type(text: str, code: str) -> None:
    assert (kind_of(text), types_of(text)) == ("incident", {code})


def test_several_who_state_their_support_declare_it() -> None:
    text = "Forum lurah di Lembur menyatakan sikap bersama mendukung petahana."
    assert types_of(text) == {"N05", "N06"}


def test_whose_print_a_shirt_shows_does_not_hold_the_walk() -> None:
    text = "Lurah Lembur mengenakan kemeja khas paslon 2 saat ikut jalan santai bersama warga."
    assert types_of(text) == {"N04"}


@pytest.mark.parametrize(
    "text",
    [
        "Topinya bergambar paslon, seorang tukang becak ditanyai pak camat Lembur soal banjir.",
        "Camat Lembur menegur warga yang topinya bergambar paslon 2 saat upacara.",
        "Lurah Lembur menyebut jalan tol pilihan paling tepat untuk mudik, caleg setempat ikut senang.",
        "Pak Sekcam dijepret dengan piala lomba desa, cabup mengirim ucapan.",
        "Dua anggota Satpol PP di Sigi melempar tali pembatas ke arah iring-iringan cagub.",
        "Penyuluh di Sigi mengarahkan kelompok tani agar merapat ke koperasi, bukan ke cagub.",
        "Kerja bakti di Lembur dihadiri kadis dan dandim, bukan kampanye paslon.",
        "Kasi di Sigi mengajak petani memilih benih padi unggul nomor 2.",
        "Kades Lembur membahas jadwal kampanye dengan komisioner KPU dan semua tim paslon.",
        '"Beliau terbukti kerja," ucap kepala Bappeda Sigi tentang stafnya di tahun pilkada.',
        "Kadis Sigi membukakan pintu air di lokasi banjir, rapat akbar partai pun batal.",
        "Kepala kantor di Sigi di antara para pengantar jemaah haji ketika berkas bakal calon didaftarkan.",
        "Direktur RSUD Sigi menggerakkan perawat menyumbang darah bagi korban kecelakaan rombongan caleg.",
        "Kepala kelurahan di Sigi merangkul korban kebakaran, cawagub datang belakangan.",
        "Petugas damkar Sigi menyemprot jalan yang kotor bekas konvoi paslon 2.",
        "Bidan Lembur menempelkan stiker imunisasi di helm balita, caleg tersenyum.",
        "Kapolsek Lembur tampak saat cagub berkampanye untuk mengamankan jalannya acara.",
        "Kampanye untuk caleg, guru SD bisa dipecat.",
        "Kepala Desa Lembur menjemput vaksin di puskesmas, capres baru tiba esok.",
        "Sekdes Lembur menonton final voli, kampanye caleg libur.",
        "Kepala SMA Lembur larut dalam haru pelepasan siswa, jauh dari hiruk pikuk pasangan nomor 4.",
        "Kepala dusun menabuh kendang mengiringi tarian siswa di atas panggung desa, kampanye sudah usai.",
        "Kades hadir ketika KPU mengundi nomor urut calon sebagai undangan.",
        "Warga memadati balai desa untuk mengambil bansos, pak lurah kewalahan, kampanye caleg sepi.",
        "Pegawai kecamatan di Sigi jangan pakai gelang paslon saat apel, pesan Bawaslu.",
    ],
)
def test_the_same_words_accuse_nobody_where_nobody_does_wrong(text: str) -> None:
    assert not tag(text).incident


def test_my_own_village_head_is_one_in_particular() -> None:
    assert kind_of("Kadesku nyuruh ketua RT coblos paslon 3.") == "incident"
