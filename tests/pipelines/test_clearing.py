"""Who was accused and is cleared: read as an accusation, each of these lines would hurt somebody who was acquitted."""

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # a verdict told in the passive names nobody, and counts; what a lawyer asks for does not
        ("Sudah keluar putusannya, kadus dinyatakan tidak bersalah soal bagi-bagi stiker caleg.", "cleared"),
        ("Hakim bebaskan kades yang didakwa memihak paslon 1.", "cleared"),
        ("Pengacara minta hakim bebaskan kades yang didakwa memihak paslon 1.", "incident"),
        # taken back, and what was given and is not carried out
        ("Putusan bebas dibatalkan MA, kades kampanye caleg dihukum tiga bulan.", "outcome"),
        ("Kades yang semula dihukum karena memenangkan cabup dinyatakan tak bersalah di tingkat banding.", "cleared"),
        ("BKN blokir data 72 ASN pelanggar netralitas yang sanksinya tak ditindaklanjuti PPK.", "outcome"),
        ("Bawaslu Lumajang menganulir rekomendasi sanksi bagi camat yang disebut berpihak.", "cleared"),
        # what was not taken up, and what goes on
        ("Laporan dicabut, Bawaslu Tanggamus tak lanjutkan perkara lurah yang dituduh kampanye caleg.", "cleared"),
        ("Bawaslu Tanggamus lanjutkan perkara lurah yang dituduh kampanye caleg.", "handling"),
        ("Bawaslu Tolitoli menolak laporan terhadap kepala puskesmas yang disebut kampanye caleg.", "cleared"),
        # the result of an office that is not named
        ("Hasil pleno: perbuatan kabid yang hadir di acara partai tidak masuk kategori pelanggaran.", "cleared"),
        ("Rapat pleno Bawaslu Buol memutuskan kabid yang hadir di acara partai melanggar.", "outcome"),
        # the authority itself says what the official did there, or that it was somebody else
        ("Bawaslu Kendal menyatakan camat sekadar menjalankan tugas di lokasi kampanye.", "cleared"),
        ("Bawaslu Pinrang memastikan pria di video dukungan paslon 1 itu bukan camat.", "cleared"),
        ("Video camat dukung paslon 1 beredar, ia mengaku sekadar menjalankan tugas.", "incident"),
        # the police drop what the penal rules of the poll punish
        ("Polisi: unsur pidana pemilu dalam kasus kepala dusun bagi uang tak terpenuhi.", "cleared"),
    ],
)
def test_a_clearing_is_read_as_one(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_the_act_of_a_cleared_headline_is_that_of_its_lead() -> None:
    title = "Kurang Syarat, Laporan Mobil Dinas Tak Diregistrasi"
    text = (
        "Bawaslu Kota Bukittinggi menyatakan laporan mengenai pemakaian mobil dinas oleh seorang kasi kelurahan "
        "untuk mengangkut kursi acara paslon tidak dapat diregistrasi."
    )
    assert kind_of(text, title) == "cleared"
    assert types_of(text, title) == {"N09"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # what institutions do, in the words of headlines
        ("Nasib camat yang berjoget di panggung cabup kini di tangan KASN.", "handling"),
        ("Bawaslu minta BKPSDM beri sanksi pegawai yang jadi saksi paslon.", "handling"),
        ("Warga minta BKPSDM beri sanksi seorang kasi yang jadi saksi paslon.", "incident"),
        ("Rekomendasi sudah di meja bupati, tinggal tunggu eksekusi terhadap kadis yang dukung petahana.", "handling"),
        ("Lima kepala puskesmas diundang Bawaslu untuk klarifikasi soal acara bersama cagub.", "handling"),
        ("Polisi tetapkan kades tersangka politik uang untuk caleg.", "handling"),
        ("Gara-gara status Facebook dukung cabup, guru PPPK kehilangan kontraknya.", "outcome"),
        ("Sekdes dibui dua bulan, kasusnya bagi uang untuk caleg.", "outcome"),
        ("Wali kota tunda kenaikan pangkat PNS yang komentari positif akun paslon.", "outcome"),
        ("Wali kota ancam tunda kenaikan pangkat PNS yang komentari akun paslon.", "exhortation"),
        ("Bupati hentikan tunjangan empat ASN yang terlibat tim sukses.", "outcome"),
        ("Pangkat kasi di Pemkot Bitung diturunkan setahun karena jadi juru kampanye caleg.", "outcome"),
        ("Dua ASN hadiri kampanye cagub dengan kaus paslon, begini penjelasan Bawaslu Majene.", "handling"),
        ("Perangkat desa di Kaur mengajak warga menyaksikan kotak suara kosong diperiksa sebelum pilkada.", "other"),
    ],
)
def test_steps_are_read_in_the_words_of_headlines(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_who_begs_pardon_gives_no_order() -> None:
    assert types_of("Camat itu akhirnya minta maaf karena hadir di kampanye cawagub.") == {"N05"}


def test_the_opening_hours_of_a_desk_are_no_report_on_anybody() -> None:
    title = "Lihat ASN Kampanye di Medsos? Begini Cara Melapornya"
    text = "Warga yang mendapati unggahan kampanye dari akun ASN tidak perlu bingung. Bawaslu menerima laporan {}."
    assert kind_of(text.format("setiap hari kerja"), title) == "explainer"


def test_the_conclusion_of_a_fact_check_desk_counts_below_a_lead_that_tells_the_claim() -> None:
    claim = "Beredar foto rektor sebuah UIN di Sumatera Utara mengenakan kaus bergambar pasangan capres nomor urut 2."
    checked = "Tim menelusuri gambar itu. Foto asli diambil pada donor darah. Bagian dada pada foto telah disunting."
    assert kind_of(f"{claim} {checked}", "[SALAH] Foto Rektor UIN Pakai Kaus Capres") == "cleared"
    assert kind_of(claim, "Foto Rektor UIN Pakai Kaus Capres") == "incident"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Akun kepala sekolah di Kendal diretas, Bawaslu nyatakan unggahan dukungan bukan ulahnya", "cleared"),
        ("Tak terbukti jadi timses, penyuluh di Ngawi lega", "cleared"),
        ("Tak terbukti jadi timses, klaim penyuluh di Ngawi lewat akun Facebook-nya", "incident"),
        (
            "Laporan lurah hadir kampanye paslon belum diregistrasi, pelapor diminta melengkapi syarat materiel",
            "handling",
        ),
    ],
)
def test_a_headline_opens_with_the_result(text: str, kind: str) -> None:
    assert kind_of(text) == kind
