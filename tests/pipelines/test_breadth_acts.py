"""Fields of words for acts N01 to N09: verbs, nouns of doers, talk of the net and of the islands, and their traps."""

import pytest

from pipelines.knowledge.forms import agentive, verb
from tests.pipelines.rules_alone import tag, types_of


@pytest.mark.parametrize(
    ("stem", "noun"),
    [("pasang", "pemasang"), ("sebar", "penyebar"), ("kerah", "pengerah"), ("guna", "pengguna"), ("bagi", "pembagi")],
)
def test_the_noun_of_the_doer_is_formed_like_the_active_verb(stem: str, noun: str) -> None:
    assert agentive(stem) == noun


def test_talk_puts_in_behind_a_bare_stem() -> None:
    assert {"pasangin", "masangin", "dipasangin"} <= {form for form, _ in verb("pasang")}


@pytest.mark.parametrize(
    "text",
    [
        "Seorang lurah di Sigi ketahuan memaku baliho petahana di pohon depan pasar.",
        "Oknum camat penyebar brosur paslon 2 di Sigi jadi sorotan warga.",
        "Spanduk cagub nomor 1 terbentang di pagar rumah seorang kasi di Sigi.",
        "Seorang kades di Sigi mengibarkan bendera Golkar di jembatan jelang pileg.",
    ],
)
def test_material_is_put_up_and_carried_in_many_words(text: str) -> None:
    assert types_of(text) == {"N01"}


@pytest.mark.parametrize(
    "text",
    [
        "Seorang kabid di Sigi membubuhkan emotikon di unggahan kampanye paslon 2.",
        "Oknum lurah di Sigi tergabung dalam grup WhatsApp pemenangan cabup.",
        "Seorang guru PNS di Sigi berlangganan kanal YouTube milik cagub nomor 3.",
        "Seorang kasi di Sigi menanggapi foto petahana dengan kalimat penuh pujian.",
    ],
)
def test_a_reaction_to_what_a_side_posts_is_no_post_of_ones_own(text: str) -> None:
    assert types_of(text) == {"N03"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Seorang lurah di Sigi membuat simbol hati khas paslon 3 di kafe.", "N04"),
        ("Seorang kades di Sigi melilitkan ikat kepala bergambar paslon 1.", "N04"),
        ("Seorang camat di Sigi meneriakkan slogan petahana di lapangan.", "N04"),
        ("Seorang kabid di Sigi membuntuti rombongan blusukan petahana.", "N05"),
        ("Seorang sekcam di Sigi tertangkap kamera di tengah massa pendukung paslon 1.", "N05"),
        ("Seorang lurah di Sigi menyanyikan jingle nomor 1 di atas truk kampanye.", "N06"),
        ("Seorang kepala SMP negeri di Sigi memperkenalkan cabup kepada jemaat.", "N06"),
        ("Mobilisasi petani oleh seorang kabid di Sigi demi menyukseskan cagub disorot.", "N07"),
        ("Seorang lurah di Sigi menyetir pilihan warga ke paslon 2.", "N07"),
        ("Seorang staf dinas di Sigi menraktir warga untuk kemenangan paslon 4.", "N08"),
        ("Seorang sekcam di Sigi memprakarsai lomba mancing untuk cabup nomor 2.", "N08"),
        ("Seorang kades di Sigi menyelewengkan dana kampung untuk relawan paslon 1.", "N09"),
        ("Seorang kabid di Sigi menyerahkan data PKH kepada tim sukses petahana.", "N09"),
    ],
)
def test_one_act_is_told_in_many_words(text: str, code: str) -> None:
    assert types_of(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Seorang kasi di Sigi mengembalikan kaus caleg yang dititipkan relawan di mejanya.",
        "Petugas kecamatan di Sigi mencatat topi bergambar paslon yang dipakai pengunjung di area TPS.",
        "Camat di Sigi menyebut baliho cabup itu dipasang oleh relawan.",
    ],
)
def test_what_outsiders_do_in_the_passive_is_no_act_of_the_official_beside_them(text: str) -> None:
    assert types_of(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Permohonan tim paslon 2 memakai pendopo ditolak camat di Sigi.",
        "Kepala puskesmas di Sigi menyiagakan ambulans di lokasi kampanye paslon 1.",
        "Lurah di Sigi masuk grup relawan nomor 2, tetapi langsung keluar.",
        "Kabid di Sigi hadir mengamankan kampanye akbar cabup sesuai surat tugas.",
        "Anggota Dishub di Sigi mengawal konvoi paslon 1 agar jalan tidak macet.",
        "Pegawai percetakan di Sigi mencetak spanduk caleg pesanan partai.",
        "Lurah di Sigi menghadiri pernikahan tetangganya yang juga dihadiri caleg Golkar.",
        "Satpol PP di Sigi menurunkan spanduk caleg yang dipaku di pohon pelindung.",
        "Wahai calon bupati, tolong jangan paku baliho di pohon balai desa kami.",
    ],
)
def test_duty_and_refusal_are_no_act(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Seorang kasi di Sigi ikut membagikan ulang video kampanye paslon 1.", "N03"),
        ("Sekcam di Sigi terlihat memakai kaus bertuliskan tagline cabup nomor 1.", "N04"),
        ("Kades di Sigi datang ke balai desa memakai rompi bergambar paslon 2.", "N04"),
        ("Kabid di Sigi membagikan kembali rekaman pidato cabup nomor 2.", "N03"),
        ("Kedapatan mengangkut alat peraga caleg PKS, anggota Satpol PP di Sigi kabur.", "N01"),
        ("Sekcam di Sigi terlihat di tengah rombongan safari politik capres nomor 3.", "N05"),
        ("Dosen PTN di Sigi tampil sebagai juru kampanye capres nomor 3.", "N06"),
    ],
)
def test_a_helping_word_a_print_or_a_place_told_in_front_is_no_second_act(text: str, code: str) -> None:
    assert types_of(text) == {code}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kasi trantib Lembur melempari posko cabup nomor 3 dengan batu", {"N17"}),
        ("Kades Sukanegla menyewa tenda dan sound untuk pesta kemenangan paslon 2", {"N08"}),
        ("Pegawai bank daerah menyodorkan data nasabah ke tim sukses paslon 1", {"N09"}),
        ("Kepala BPBD menyulap gudang bencana menjadi studio konten cabup nomor 2", {"N09"}),
        ("Kabag umum menyablon kaus paslon 1 pakai anggaran makan minum", {"N01", "N09"}),
        ("Staf Bappeda Lembur menyusunkan visi-misi cawalkot nomor 1", {"N11"}),
        ("Danramil Lembur pimpin yel-yel kemenangan paslon 2", {"N06"}),
        ("Lurah Sukanegla membacakan daftar penerima bansos sambil bilang ini berkat cabup petahana", {"N06"}),
        ("Kepala dukcapil menerbitkan suket fiktif demi paslon 1", {"N10"}),
        ("Kepala SD negeri menutup loket agar para guru menyambut cagub nomor 1", {"N07"}),
        ("Kepala SMP negeri meliburkan kelas supaya murid meramaikan deklarasi petahana", {"N07"}),
        ("Lurah Sukanegla menjamu cabup nomor 2 di kebunnya", {"N08"}),
        ("Sekda Lembur menari di panggung kampanye cabup nomor 1", {"N05"}),
        ("Lurah menahan KTP warga sampai mereka berjanji mencoblos cabup petahana", {"N07", "N18"}),
        ("Info dari bu kapus: yang anaknya ketahuan nyoblos nomor 2 jangan harap kontraknya lanjut", {"N18"}),
    ],
)
def test_acts_in_the_words_of_the_street_and_the_office(text: str, codes: set[str]) -> None:
    """Pelted posts, hired tents, state data, papers that are false, pupils who line the road."""
    assert types_of(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Angin kencang merusak tenda kampanye paslon 2, camat membantu evakuasi warga",
        "Direktur RSUD menyerahkan data pasien ke KPU untuk pemeriksaan kesehatan paslon",
        "Camat memesan nasi kotak untuk petugas PPK, saksi paslon 2 ikut makan",
        "Satpol PP mengobrak-abrik lapak judi dekat posko cabup nomor 2",
        "Sanksi menanti siapa saja pegawai kelurahan yang merusak posko paslon 1, kata lurah",
        "Camat Lembur: semoga menang lomba desa, pesannya di depan caleg yang hadir",
        "Staf Bappeda menyusun visi misi bupati terpilih ke dalam RPJMD",
        "Dishub mengirim mobil derek untuk menarik baliho paslon 1 yang roboh menutup jalan",
        "Kadis pendidikan menggeser jam pelajaran agar siswa tidak terganggu kampanye petahana",
        "Yang memberi jempol di laman cabup nomor 2 itu tukang parkir, bukan bu lurah",
        "Ketua relawan paslon 3 gagal lolos seleksi anggota PPK",
        "Bidan itu melapor ke Bawaslu, fotonya dicuri akun palsu yang menghina cabup nomor 1",
        "Staf Bappeda mencocokkan visi-misi semua paslon dengan RPJPD atas permintaan KPU",
        "Arahan pak kabid: yang kedapatan jadi timses jangan harap diusulkan naik jabatan",
    ],
)
def test_weather_umpires_and_whoever_is_not_meant_do_no_act(text: str) -> None:
    """What falls over, what the umpires ask for, who it was not."""
    assert not tag(text).incident
