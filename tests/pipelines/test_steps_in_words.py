"""Steps of institutions told in other words: who is set free, asked, sent home; and what only sounds like a step."""

import pytest

from tests.pipelines.rules_alone import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # who is set free stands inside the phrase; a status taken back
        ("Hakim PN Bantul melepaskan dukuh dari semua dakwaan mengampanyekan caleg", "cleared"),
        ("Bawaslu Agam nyatakan seorang guru PNS bersih dari keanggotaan partai", "cleared"),
        ("Status tersangka lurah yang diduga kampanye dicabut setelah praperadilan dikabulkan", "cleared"),
        ("Inspektorat menyebut kehadiran lurah di acara paslon 1 murni tugas kedinasan", "cleared"),
        ("Ombudsman menutup aduan honorer soal ancaman kadis memilih petahana, buktinya tak cukup", "cleared"),
        ("Hakim PN Bantul menghukum dukuh karena mengampanyekan caleg", "outcome"),
        # questions, proof, experts, teams
        ("Panwascam menyodorkan 12 pertanyaan kepada kadus yang memasang stiker paslon 2", "handling"),
        ("Bawaslu menyita beras berstiker paslon 2 yang dibagikan staf kecamatan sebagai barang bukti", "handling"),
        ("Bawaslu datangkan ahli bahasa untuk menilai pidato camat yang memuji petahana", "handling"),
        ("Seorang bendahara dinas menyimpan kaus paslon 1 titipan Bawaslu sebagai barang bukti", "other"),
        ("Bawaslu mengundang ahli bahasa untuk melatih guru menulis berita pemilu damai", "other"),
        # the object in front of 'kami'; a warning stays one
        ("Guru itu sudah kami berhentikan, ia pengurus partai sejak dua tahun lalu, kata bupati", "outcome"),
        ("Guru mana pun yang jadi pengurus partai pasti kami berhentikan, kata bupati", "exhortation"),
        # why somebody lost his work
        ("Dua honorer dishub dirumahkan karena anggaran seret menjelang kampanye", "other"),
        ("Seorang kabid dibebastugaskan atas permintaan sendiri karena ingin maju pilkada", "other"),
        ("Seorang kabid dibebastugaskan tidak atas permintaan sendiri karena ikut kampanye paslon 2", "outcome"),
        # nobody is pursued
        ("Kontrak dua honorer dinas pertamanan diputus karena gedung kantor kebakaran menjelang pilkada", "other"),
        ("Laporan dana desa dari kades diterima inspektorat tepat waktu sebelum tahapan pilkada", "other"),
    ],
)
def test_steps_in_other_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # the condition is that of the threat, not of who punishes it
        ("Kadisdik yang mengancam mutasi guru bila petahana kalah dinonjobkan gubernur", "outcome"),
        ("Rekaman kadis yang mengancam THL bila tidak pilih paslon 2 diserahkan LBH ke Ombudsman", "handling"),
        ("Bawaslu Sidoarjo surati BKN, minta guru SMKN yang jadi admin relawan paslon 1 diganjar hukuman", "handling"),
        ("Laporan soal lurah menyuruh warga pilih paslon 1 rontok di Gakkumdu", "cleared"),
        ("Dua pegawai kelurahan dinyatakan bukan pengurus partai oleh Bawaslu", "cleared"),
        ("Sekdes menemukan 200 stiker cabup nomor 2 di rumahnya, langsung diserahkan ke panwascam", "other"),
        ("Kapolsek yang istrinya caleg dimutasi rutin ke polres lain, bukan karena kampanye", "other"),
        # how many, and how a report ends
        ("Sebanyak 214 NIK guru di NTT muncul di Sipol sebagai anggota partai, terbanyak dari Sikka", "statistics"),
        ("Laporan ketidaknetralan ASN tidak diregister apabila syarat materiilnya kurang", "explainer"),
        ("Lurah yang ikut kampanye dicopot bila terbukti, kata wali kota", "exhortation"),
    ],
)
def test_whose_condition_it_is(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Guru PPPK itu bukan anggota partai, kata komisioner Bawaslu Demak soal laporan warga", "cleared"),
        ("Kasasi dikabulkan, kades jurkam di Bima akhirnya bebas", "cleared"),
        ("Bawaslu berhentikan proses laporan netralitas kepala BKD karena daluwarsa", "cleared"),
        ("Pengadilan mengganjar kepala desa pengampanye petahana dengan dua bulan kurungan", "outcome"),
        ("Bawaslu: camat jangan hadir di kampanye paslon 2 meski atas perintah bupati", "exhortation"),
        ("Bupati berhentikan kepala BKD karena ikut kampanye petahana", "outcome"),
    ],
)
def test_clearings_and_orders_supposed(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Salam tiga jari bersama cabup berujung pencopotan kepala UPT", "outcome"),
        ("Kabid yang berada di barisan depan kampanye paslon 2 masuk radar Bawaslu", "handling"),
        ("Camat yang hadir di kampanye paslon 2 dilaporkan warga ke Bawaslu, besok dipanggil", "handling"),
        ("Pembangunan balai desa masuk radar inspektorat karena anggaran ganda, bukan soal kampanye", "other"),
        ("Rapat koordinasi kampanye damai berujung teguran camat kepada panitia yang terlambat", "other"),
        ("Kepala UPT dicopot karena gagal menata parkir di lokasi kampanye", "other"),
    ],
)
def test_what_it_led_to(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # who holds, charges, summons by letter and prepares the sanction
        ("Danramil di Alor ditahan Denpom karena mengajak warga memilih cagub nomor 2", "handling"),
        ("Danramil di Alor ditahan Denpom karena mabuk sepulang jaga TPS", "other"),
        ("Gakkumdu jerat lurah yang membagikan sembako paslon 2 dengan pasal politik uang", "handling"),
        ("BKD godok pencopotan kepala dinas yang ikut konvoi paslon 1", "handling"),
        ("Panwascam kirim panggilan kedua kepada kadus yang memasang baliho paslon 3", "handling"),
        ("KPU kirim undangan kedua kepada kadus untuk rapat distribusi bilik suara", "other"),
        ("bu kapus ditanyain panwascam dari pagi, bagi2 jilbab dari cabup", "handling"),
        ("bu kapus ditanyain tetangga dari pagi, jilbab yang dibagi katanya dari cabup padahal dari arisan", "other"),
        ("Bupati tangguhkan promosi camat yang menjadi pembicara konsolidasi partai", "outcome"),
        ("PT Mataram batalkan vonis kades yang mengampanyekan caleg, terdakwa bebas", "cleared"),
        # called to help, asked when, told as a rumour by whoever checks
        ("Kadus dipanggil panwascam, dimintai bantuan melepas stiker paslon 1 di tiang", "other"),
        ("Kadus dipanggil panwascam, kedapatan memasang stiker paslon 1 di tiang", "handling"),
        ("kasus kadus yang bagi2 kerudung dari caleg itu kayak ditutup2in, panwas diam aja", "incident"),
        ("Bawaslu Batu sebut kabar kadispora memimpin deklarasi relawan paslon 1 tidak benar", "cleared"),
        ("Bawaslu minta lurah tidak mengacungkan jari saat difoto bersama cabup", "exhortation"),
        ("Kepala dinas diadukan ke KASN karena perjalanan fiktif dari anggaran kantor", "other"),
        ("Ajudan gadungan Pj bupati diperiksa polisi, menjual tiket kampanye cagub", "other"),
        ("pak kadishub nyetop sopir truk yang mengangkut massa ke kampanye 03, belum uji kir", "other"),
    ],
)
def test_held_charged_and_called_to_help(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # held is no verdict; what else somebody did is no matter of neutrality
        ("Kejari Poso jebloskan kades ke tahanan, diduga membagikan amplop caleg", "handling"),
        ("Kejari Poso jebloskan kades ke tahanan, dana irigasi ditilep menjelang kampanye", "other"),
        ("Terbukti memotong dana PKH, seorang pendamping diputus kontraknya sebelum tahapan pilkada", "other"),
        ("Inspektorat bentuk tim investigasi atas staf kelurahan yang mengejek cawalkot di grup warga", "handling"),
        ("Panwascam coret dari daftar temuan: mobil desa di rapat caleg ternyata mobil pribadi kades", "cleared"),
        ("Bawaslu terima aduan tentang keuchik yang berorasi di panggung cabup 4", "handling"),
        ("Bawaslu terima aduan tentang tenda di panggung cabup 4 yang menutup jalan", "other"),
        # the superior examines whom he summons for an act
        ("Camat dipanggil bupati dan sekda karena memasang baliho cagub", "handling"),
        ("Camat dipanggil bupati karena jembatan ambruk, posko paslon 2 ikut terendam", "other"),
        # first person, questions, addresses
        (
            "Kemarin klarifikasi di panwascam, aku khilaf ngelike unggahan cabup 2. Doakan ya sesama guru PNS",
            "handling",
        ),
        ("kapan kadus yg bagi amplop dari caleg 7 itu diproses?", "incident"),
        ("kadus yg bagi amplop dari caleg 7 itu kapan dipanggil? bawaslu adem aja", "incident"),
        ("camat yang ikut kampanye itu bisa kena sanksi apa?", "other"),
        ("Direktur RSUD diadukan keluarga pasien, ambulans terhalang konvoi cagub", "other"),
        ("Kepala pasar dicecar Bawaslu soal karcis retribusi yang memuat gambar cabup petahana", "handling"),
        ("Kepala pasar umumkan karcis retribusi memuat ajakan mencoblos 27 November", "other"),
    ],
)
def test_held_asked_and_addressed(text: str, kind: str) -> None:
    assert kind_of(text) == kind
