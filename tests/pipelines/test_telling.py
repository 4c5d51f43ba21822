"""Kinds of texts that tell no case: what nobody found, promised, asked, sighed or appealed to others."""

import pytest

from tests.pipelines.rules_alone import kind_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # nothing so far is news without a case; with an appeal behind it, an appeal
        ("Kepala BKPSDM Alor mengaku belum menerima laporan tentang pegawai yang tidak netral di pilkada.", "other"),
        ("Bawaslu Alor mengimbau ASN netral dalam pilkada dan tidak ikut kampanye.", "exhortation"),
        # a politician's promise, a link denied, a vacancy of the organisers, a survey
        ("Calon bupati Alor berjanji tidak akan memindahkan pegawai karena beda pilihan bila menang.", "other"),
        ("Camat Pontang menyebut bantuan beras itu tidak ada kaitannya dengan pilkada.", "other"),
        ("Penerimaan anggota PPS Pilkada Alor dibuka. PNS boleh daftar asal ada izin pimpinan.", "other"),
        ("Survei: separuh warga ragu ASN netral. Responden menyebut atasan sebagai sebab.", "other"),
        # requests that something be left undone
        ("Mohon rekan kantor tidak mengirim poster paslon di grup dinas. Terima kasih.", "exhortation"),
        ("Seluruh ASN di Alor diwajibkan mengisi pernyataan netralitas secara daring.", "exhortation"),
        (
            "Kita di Dinas Sosial tetap layani warga, jangan keluar foto-foto kalau paslon lewat. Netral ya.",
            "exhortation",
        ),
        # a candidate who is spoken to is no civil servant
        ("Wahai calon bupati, tolong jangan paku baliho di pohon puskesmas kami.", "other"),
        # jokes and sighs about the rules
        ("ASN dilarang like, dilarang komen, dilarang foto jari. Besok dilarang punya jempol 🙃 #pilkada", "opinion"),
        ("Gimana ASN mau netral, atasannya saja orang politik. Serba salah.", "opinion"),
        # somebody who only asks
        ("Kalau ada kades nyuruh warga milih A, lapornya ke panwascam apa ke polisi? Nanya aja.", "other"),
        ("Staf kelurahan boleh jadi admin grup paslon? nanya doang, adikku mau daftar.", "other"),
        # reports as a matter are no trend
        ("Bawaslu membuka posko yang menerima laporan netralitas. Pelapor wajib membawa KTP.", "explainer"),
        ("Laporan netralitas ASN ke Bawaslu meningkat menjelang pilkada.", "statistics"),
    ],
)
def test_kind_without_a_case(text: str, name: str) -> None:
    assert kind_of(text) == name


def test_a_headline_that_asks_is_answered_by_rules() -> None:
    text = "Bawaslu tidak bisa menghukum ASN. Hasil kajian dugaan pelanggaran diteruskan kepada BKN."
    assert kind_of(text, "Siapa yang Berwenang Menjatuhkan Sanksi Netralitas?") == "explainer"
    assert kind_of("Hasil kajian kasus Camat Alor diteruskan kepada BKN.", "Dua Camat Alor Tidak Netral") == "handling"


def test_a_candidate_who_is_reported_is_no_case_of_officials() -> None:
    told = "Seorang caleg diadukan warga ke Bawaslu karena diduga membagikan amplop. Camat mengaku tidak tahu."
    assert kind_of(told) == "other"
    assert kind_of("Seorang camat diadukan warga ke Bawaslu karena diduga membagikan amplop caleg.") == "handling"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # allowances cut, posts moved, findings told, removals signed
        ("Tunjangan tiga guru PNS di Sikka dipotong enam bulan karena ikut kampanye cabup nomor 2.", "outcome"),
        ("Tunjangan guru di Sikka dipotong kepala dinas untuk kampanye cabup nomor 2.", "incident"),
        ("Dua camat di Alor dipindah ke pulau setelah terbukti mengajak warga pilih paslon 2.", "outcome"),
        ("Dua camat di Alor dipindah ke pulau setelah menolak mengajak warga pilih paslon 2.", "incident"),
        ("Camat yang berfoto dua jari itu melanggar netralitas, kata Ketua Bawaslu Alor.", "outcome"),
        ("Camat yang berfoto dua jari itu melanggar netralitas, kata tim paslon 1.", "incident"),
        ("Camat yang berfoto dua jari bisa melanggar netralitas, Bawaslu Alor jelaskan pasalnya.", "explainer"),
        ("Pemecatan kepala desa yang ikut kampanye caleg di Alor diteken bupati.", "outcome"),
        # what was refused is not the report; a case that is not registered is closed; papers are found, nobody is
        ("Pencopotan kepala sekolah yang menolak mendukung petahana dilaporkan ke KASN.", "handling"),
        ("Bawaslu Alor tidak meregistrasi laporan terhadap camat yang dituduh ikut kampanye paslon 2.", "cleared"),
        ("KPU menemukan fotokopi KTP dua guru PNS dalam berkas dukungan calon perseorangan.", "incident"),
        # a threat to partisan staff warns, a threat to those who do not take part is one
        ("Sekda ancam potong TPP pegawai yang ikut kampanye calon.", "exhortation"),
        ("Sekda ancam potong TPP pegawai yang tidak ikut kampanye paslon 2.", "incident"),
        # told, and asked about; taken for granted; only asked
        ("Mohon info, tadi pagi Pak Camat bagi kaus paslon 2 di balai desa, ada yang punya fotonya?", "incident"),
        ("Mohon info, apa boleh camat bagi kaus paslon 2 di balai desa?", "other"),
        ("Sejak kapan staf kelurahan boleh jadi admin grup relawan paslon 1? Masih ngantor tiap hari.", "incident"),
    ],
)
def test_steps_and_what_only_looks_like_one(text: str, name: str) -> None:
    assert kind_of(text) == name


def test_a_headline_that_clears_is_read_with_the_act_of_the_lead() -> None:
    lead = "KPU Alor menutup pemeriksaan. Staf PNS itu dituduh menyukai unggahan pasangan calon nomor 1."
    assert kind_of(lead, "Hasil Klarifikasi: Dugaan Dukungan Staf KPU Tidak Terbukti") == "cleared"
