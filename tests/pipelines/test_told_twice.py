"""One event told in several frames: planned and called off, refused, cleared, denied, of somebody else after all."""

import pytest

from tests.pipelines.rules_alone import kind_of, tag


@pytest.mark.parametrize(
    ("text", "case"),
    [
        # only planned, and called off behind it
        (
            "Semula seorang kapus akan menjadi pembicara di rakerda partai. Ia mengirim surat dan tidak jadi hadir.",
            False,
        ),
        ("Semula seorang kapus menolak, lalu ia menjadi pembicara di rakerda partai di Sinjai.", True),
        # the team asks, the official stands against it
        ("Tim paslon 2 minta mobil puskesmas untuk angkut massa kampanye, namun kapus tidak memberi izin.", False),
        ("Mobil puskesmas dipakai kapus untuk angkut massa kampanye paslon 2.", True),
        # left the service first, then ran
        ("Surat mundur seorang camat di Pemkab Ende sudah diteken. Sesudah itu barulah ia mendaftar ke partai.", False),
        ("Kalau camat mau nyaleg ya pensiun dulu, baru daftar ke partai.", False),
        ("Seorang camat di Pemkab Ende mendaftar ke partai sebagai bakal calon bupati. Ia belum mundur.", True),
        # a feast of the family has its host
        ("Kepala KUA jadi pembawa acara pernikahan putri calon wali kota.", False),
        ("Kepala KUA jadi pembawa acara kampanye calon wali kota.", True),
        # things of the state as the subject of a prohibition
        ("Mobil dinas, rumah jabatan, dan ajudan tidak boleh dibawa ke lapangan kampanye paslon.", False),
        # who turns out to be none of the service
        ("Perempuan yang mengejek cabup nomor 2 di TikTok ternyata bukan guru PNS Pemkab Sleman.", False),
        ("Perempuan yang mengejek cabup nomor 2 di TikTok ternyata guru PNS Pemkab Sleman.", True),
        # who answers an accusation is somebody
        ("PNS yang menyebut cabup nomor 3 penipu di Facebook membantah menulis kalimat itu.", True),
        ("PNS yang menyebut cabup nomor 3 penipu di Facebook akan disanksi.", False),
        # supposed in the sentence before
        (
            "Andaikan lurah menyuruh kami hadir di kampanye paslon, kami bagaimana? Ikut takut, tidak ikut diganti.",
            False,
        ),
    ],
)
def test_frames_of_one_event(text: str, case: bool) -> None:
    assert tag(text).incident is case, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bawaslu Kediri memastikan akun yang menyebar ajakan memilih paslon 2 bukan milik lurah itu.", "cleared"),
        ("Lurah di Kediri memastikan akun yang menyebar ajakan memilih paslon 2 bukan milik dia.", "incident"),
        ("Bawaslu Blora menegaskan camat Kunduran bukan anggota partai. Laporan ditutup.", "cleared"),
        ("BKN: pemindahan tiga PNS di Natuna sesuai prosedur, tidak berkaitan dengan pilkada.", "cleared"),
        ("Perkara camat yang dituduh hadir di kampanye paslon 2 dicoret dari register Bawaslu Sumenep.", "cleared"),
        ("Seorang camat di Wajo mendapat teguran tertulis setelah berpose dua jari bersama cagub.", "outcome"),
        ("BKN merekomendasikan bidan PNS yang jadi saksi paslon 3 dijatuhi hukuman disiplin sedang.", "handling"),
        ("Panwaslu Tembilahan mencermati rekaman lurah yang berorasi di kampanye paslon 2.", "handling"),
        (
            "PN menghukum seorang penyuluh PNS karena mengancam petani jika tidak memilih petahana di Pilkada 2024.",
            "outcome",
        ),
    ],
)
def test_newest_step(text: str, expected: str) -> None:
    assert kind_of(text) == expected, text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # a word next to the predicate makes it another matter
        ("Kepala SMA negeri memandu kampanye akbar paslon nomor urut 2.", ["N06"]),
        ("Kaur desa membawa mobil siaga desa untuk mengangkut pengeras suara kampanye nomor urut 1.", ["N09"]),
        ("Kaur desa membawa dua bus warga ke kampanye nomor urut 1.", ["N07"]),
        ("Guru PPPK joget di depan panggung kampanye paslon 3, masih pakai baju batik sekolah.", ["N05"]),
        ("Guru PPPK joget di depan panggung kampanye paslon 3, pakai kaus paslon.", ["N04", "N05"]),
        ("Materi pupuk dibawakan seorang kabid Dinas Pertanian pada rapat kerja cabang sebuah partai.", ["N16"]),
        ("Dua PNS di Ngada tercatat sebagai pengurus partai dan ikut meneken berita acara pendaftaran.", ["N12"]),
        # put off, accepted, told as a plan
        ("Dengar-dengar lurah kita jadi MC kampanye cabup 2 pekan depan.", []),
        ("Camat mengajak warga hadir di kampanye paslon 2 Sabtu depan.", ["N07"]),
        ("Ditawari jadi saksi paslon 3, seorang penyuluh PPPK memilih jaga warung.", []),
        ("Ditawari jadi saksi paslon 3, seorang penyuluh PPPK langsung mengiyakan dan duduk di TPS.", ["N11"]),
        # there is one other column
        ("Kades di Kukar meminta warga tidak memilih kolom kosong.", ["N07"]),
        ("Tolak ganti foto profil cabup 1, jam mengajar seorang guru honorer dicabut kepala SD.", ["N10", "N18"]),
    ],
)
def test_types_of_one_event(text: str, codes: list[str]) -> None:
    found = tag(text)
    assert [violation.id for violation in found.violations] == codes, text


def test_the_victim_of_a_list_is_no_member() -> None:
    text = "Dua PNS di Ngada mengadu ke posko KPU setelah mendapati namanya masuk sebagai pengurus partai."
    assert kind_of(text) == "other"


def test_a_cleared_membership_keeps_its_type() -> None:
    found = tag("Bawaslu Blora menegaskan camat Kunduran bukan bendahara ranting partai pada Pemilu 2024.")
    assert [violation.id for violation in found.violations] == ["N12"]


def test_a_short_sentence_belongs_to_the_lead() -> None:
    assert (
        kind_of("Bawaslu Sragen mengkaji pose dua jari sekcam itu bersama cabup. Laporan tidak diregister.")
        == "cleared"
    )


def test_do_not_spread_it_is_no_appeal() -> None:
    text = "Sudah saya tonton videonya. Bukan penyuluh PPPK yang naik panggung kampanye, itu petani. Jangan asal sebar."
    assert kind_of(text) == "other"


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Pria yang pernah menjabat camat Nglipar itu kini jadi ketua tim pemenangan paslon 2.", False),
        ("Kabid yang pernah menjabat camat Nglipar itu berorasi di kampanye paslon 2.", True),
        ("Bupati ancam copot perangkat desa yang sampai mengampanyekan istrinya di pilkada.", False),
        ("Camat ancam copot perangkat desa kalau tidak mengampanyekan paslon 1.", True),
        ("Bendahara Puskesmas Lasolo jadi bendahara tim pemenangan paslon 1.", True),
        ("Lurah di Baubau enggan ikut kampanye paslon 3 meski diajak ketua partai.", False),
        ("Status WhatsApp bu kapus Wawonii isinya jadwal vaksin, bukan lagu kampanye cabup 1.", False),
        ("Status WhatsApp bu kapus Wawonii isinya lagu kampanye cabup 1.", True),
        ("Sekcam Andoolo menjemput Pj gubernur di bandara, cawagub kebetulan satu pesawat.", False),
        ("Sekcam Andoolo menjemput cawagub di bandara bareng rombongan partai.", True),
        ("Truk sampah Pemkot Ternate mengangkut sisa sampah kampanye paslon 3 atas permintaan panitia.", False),
    ],
)
def test_one_word_turns_it(text: str, case: bool) -> None:
    assert tag(text).incident is case, text


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Bu bidan Pustu Langgea menyelipkan kalender cabup 3 ke map KIA.", True),
        ("Bu bidan Pustu Langgea mengeluarkan kalender cabup 3 dari map KIA.", False),
        ("Menyelipkan kalender calon di map KIA termasuk kampanye memakai fasilitas negara.", False),
        ("Dua lurah yang dibuang ke perpustakaan karena tak mendukung petahana mengadu ke BKN.", True),
        ("Kades di Kukar diajak timses ikut kampanye paslon 3, ia menolak.", False),
    ],
)
def test_deeds_and_definitions(text: str, case: bool) -> None:
    assert tag(text).incident is case, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Story "02 harga mati" ternyata bukan dari akun bu kasubag, kata Bawaslu Kolaka.', "cleared"),
        ('Story "02 harga mati" ternyata dari akun bu kasubag sendiri.', "incident"),
        (
            "Bawaslu Sultra mencatat 39 guru dilaporkan menyukai postingan calon gubernur sepanjang kampanye.",
            "statistics",
        ),
        (
            "Camat Mowewe menggelar pesta durian hasil panen di halaman kantor, kedua tim paslon ikut mencicipi.",
            "other",
        ),
        ("Mantan kordes tim pemenangan cagub 4 dilantik jadi kadus di Konawe setelah pilkada usai.", "other"),
        ("Sekretaris Dinas PU Bombana jadi sasaran meme tim cabup nomor 3 gara-gara jalan rusak.", "other"),
    ],
)
def test_kinds_of_close_lines(text: str, expected: str) -> None:
    assert kind_of(text) == expected, text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # material that is named right in front of its side, an institution asks: no verb tells the act
        ("Kalender cabup 3 di meja pelayanan: bu lurah dimintai keterangan panwascam.", ["N01"]),
        ("Kasus di kelurahan: bu lurah dimintai keterangan panwascam soal netralitas.", ["N99"]),
        ("bu kepsek bilang yang pasang foto selain 01 silakan cari sekolah lain", ["N18"]),
        ("MC kampanye 01 tadi dikira pak sekcam, ternyata adiknya", []),
        ("mantri hewan bagi vitamin sapi, antre panjang karena ada kampanye cabup 1 di jalan depan", []),
    ],
)
def test_what_stands_around_an_act(text: str, codes: list[str]) -> None:
    assert [violation.id for violation in tag(text).violations] == codes, text


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Sekda menuding timses paslon 2 berat sebelah dalam menilai debat.", False),
        ("Timses paslon 2 menuding sekda berat sebelah.", True),
        ("Bu lurah mengantar suaminya yang nyaleg ke TPS lalu kembali ke kantor.", False),
        ("Kepala bandara menyuruh petugas darat mencoblos cagub 1.", True),
        ("Camat Kilmury didaulat jadi MC kampanye paslon 1 tetapi memilih turun panggung.", False),
        ("Camat Kilmury didaulat jadi MC kampanye paslon 1 dan menerimanya.", True),
    ],
)
def test_who_acts_and_who_does_not(text: str, case: bool) -> None:
    assert tag(text).incident is case, text
