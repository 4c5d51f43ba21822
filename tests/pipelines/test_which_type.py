"""Which types a case tells where two share words, and what stands beside an act."""

import pytest

from tests.pipelines.rules_alone import tag


def types_of(text: str) -> set[str]:
    found = tag(text)
    assert found.incident, text
    return {one.id for one in found.violations}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        # where an office is the place of it
        ("Seorang kasubag menimbun 500 kalender paslon 1 di ruang arsip kantor", {"N01", "N09"}),
        ("Guru PNS di Sragen menempel stiker caleg di pintu rumahnya sendiri", {"N01"}),
        ("Seorang kasi memandu kampanye paslon 1 dengan mikrofon kantor", {"N06", "N09"}),
        ("Pria yang orasi untuk cabup di Ende ternyata PNS aktif di kantor kecamatan", {"N06"}),
        ("Camat di Ende membagikan beras cadangan pemda berstiker cabup nomor 2", {"N08", "N09"}),
        # a reaction and a post of one's own
        ("Jempol seorang kabid di unggahan bacawalkot jadi soal, Bawaslu Pasuruan memanggilnya", {"N03"}),
        (
            'Komentar "gas pol Pak, kami siap" dari seorang kabag di postingan paslon 2 dilaporkan ke Bawaslu',
            {"N03"},
        ),
        ("Guru PPPK mengunggah video dirinya menyanyikan lagu kampanye paslon 4 di TikTok", {"N02"}),
        # what a post or a speech asks for, and an order
        ("Seorang sekdes di Ende mengunggah ajakan mencoblos paslon nomor 1 di status WhatsApp", {"N02"}),
        ("Dalam video itu, seorang kabid berorasi mengajak massa memenangkan paslon 4", {"N06"}),
        ("Lurah di Ende mengajak pengurus RT memenangkan paslon 4", {"N07"}),
        # a speaker for a candidate, at a party
        ("Seorang kabid tampil sebagai orator di rapat umum paslon 1", {"N06"}),
        ("Seorang dosen PTN di Ende jadi pembicara di rakerda partai", {"N16"}),
        # a part in a team, membership, candidacy
        ("Keterlibatan seorang aparat kampung dalam tim paslon 1 dinyatakan sebagai pelanggaran", {"N11"}),
        ("Seorang lurah tercatat sebagai pengurus PKB sekaligus caleg DPRD", {"N12", "N13"}),
        ("Nama seorang kepala desa muncul di DCS DPRD dari Golkar", {"N13"}),
        ("Pencalonan seorang direktur BUMD dalam pileg tanpa surat mundur ditelusuri Bawaslu", {"N13"}),
        # a convoy, an escort
        ("Seorang rio di Bungo memimpin arak-arakan sepeda motor mengantar paslon 1 ke kantor KPU", {"N06"}),
        ("Seorang kades di Ende ikut menjemput calon bupati di bandara", {"N05"}),
        # proof of vote demanded
        ("“Foto surat suara yang dicoblos nomor 4 kirim ke saya,” tulis seorang kasi kepada stafnya", {"N18"}),
        # pressure, orders with a threat behind them
        ("Guru PPPK dipaksa kepala SMPN jadi saksi paslon 2", {"N18"}),
        ("Camat di Ende memaksa staf ikut kampanye paslon 1", {"N18"}),
        ("“Pilih nomor 2 atau honor kalian saya tahan,” ujar lurah kepada petugas kebersihan", {"N07", "N18"}),
        ("Sekda minta camat memenangkan petahana, yang menolak akan dinonjobkan", {"N07", "N18"}),
        ("PKH dicoret kalau tak coblos caleg PDIP, ancaman seorang kades di Grobogan", {"N18"}),
        ("Seorang kabid diduga menekan tenaga kontrak agar memilih nomor 3", {"N18"}),
        # whose speech, who is there, material that is only shown
        ("Tenda BPBD nongol di deklarasi cabup nomor 2, yang mengeluarkan kabid logistik di Ende", {"N09"}),
        ("Baliho cabup nomor 1 di halaman rumah dinas seorang camat di Sumedang", {"N01", "N09"}),
        ("Spanduk 'siap jadi wali kota' seorang camat di simpang-simpang Kota Metro", {"N01", "N13"}),
        ("Kepala SMAN menggelar syukuran kemenangan cagub nomor 2 di rumahnya dan mengundang guru-guru", {"N08"}),
        # what goes with a gift, what a speech is the occasion of, a spouse named behind a comma
        ("Kadus di Ende keliling bagi sembako plus kartu nama caleg nomor 5", {"N01", "N08"}),
        ("Sekcam di Pati mengajak warga mencoblos kotak kosong saat memberi sambutan di sedekah bumi", {"N07"}),
        ("Ajakan nomor 2 di arisan dari seorang kadis, istri cabup di Kabupaten Bone", {"N07", "N15"}),
        (
            "Dua anggota Satpol PP terekam mengangkut bendera paslon 1 ke lokasi kampanye dengan truk patroli",
            {"N01", "N09"},
        ),
        ("Asosiasi kades se-Kabupaten Brebes sepakat satu suara untuk paslon 1", {"N05", "N06"}),
        ("Camat puji paslon 1 dan sebut paslon 2 pembohong saat sambutan di Ende", {"N06", "N17"}),
        # a paper of the office
        ("Kepala dinas di Ende menerbitkan surat tugas bagi pegawai untuk mengawal kampanye petahana", {"N10"}),
        # things sent out, people gathered
        ("Motor pelat merah dikerahkan seorang penyuluh PNS mengantar logistik paslon 3", {"N09"}),
    ],
)
def test_types(text: str, types: set[str]) -> None:
    assert types_of(text) == types, text


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Bawaslu memastikan guru PNS di Cilegon bukan anggota Partai Ummat, laporannya dihentikan", {"N12"}),
        (
            "Bawaslu Bantul: dua jari perawat PNS bukan dukungan untuk pasangan 02, laporan tidak memenuhi unsur",
            {"N04"},
        ),
        ("Bawaslu menyatakan mutasi 30 kepala bidang oleh bupati petahana tidak terbukti melanggar", {"N10"}),
        (
            "BKN menyatakan pemindahan tiga PNS tidak terkait sikap mereka terhadap paslon 2, kasus ditutup",
            {"N10", "N18"},
        ),
        ("Bawaslu Wonogiri: santunan oleh camat tidak terkait cabup nomor 2, laporan tidak terbukti", {"N08"}),
        # nothing is named
        ("Camat di Ende dilaporkan tim pemenangan paslon 2 ke Bawaslu", {"N99"}),
        ("BKN menjatuhkan sanksi pemberhentian kepada camat yang melanggar netralitas di pilkada", {"N99"}),
        ("Bawaslu meminta keterangan kepala dinas yang dituding memihak petahana", {"N99"}),
    ],
)
def test_step_names_what_it_is_about(text: str, types: set[str]) -> None:
    assert {one.id for one in tag(text).violations} == types, text
