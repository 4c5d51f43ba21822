"""Services cut off or closed for a side, orders to stay away, whose doing it was: cases and their harmless twins."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Manajer PLN di Wajo memadamkan listrik panggung cabup nomor 2 supaya penonton pindah", {"N10"}),
        ("Kepala SMPN 4 Rantau meliburkan sekolah lalu menyuruh guru hadir di kampanye cabup nomor 2", {"N07", "N10"}),
        ("Kadishub Rantau nyopotin spanduk paslon 3, punya paslon 1 dibiarin nutup jalan", {"N10"}),
        ("Dirut PDAM Wajo mencetak rekening air bergambar cabup petahana", {"N01", "N09"}),
        ("Stiker cabup nomor 2 nempel di semua pagar, ulah pak lurah Sukamakmur sendiri", {"N01"}),
        ("Ketua RT yang sehari-hari guru PNS berpose tiga jari bersama cabup nomor 3", {"N04"}),
        ("Kepala Bappeda Wajo yang akan pensiun bulan depan berorasi di kampanye paslon 2", {"N06"}),
        ("Kades di Bone, wilayah rawan menurut Bawaslu, mengajak warga memilih petahana", {"N07"}),
        ("Kabid Disdik Wajo menyusun amunisi debat untuk cabup petahana", {"N11"}),
        ("Di SK pengurus ranting partai desa kami tercantum nama kaur umum yang masih ngantor", {"N12"}),
        ("Penyuluh KB PPPK di Sigi membubuhkan tanda hati di 20 unggahan cabup nomor 2", {"N03"}),
        ("Kepala SMKN 1 Buol memasang baliho dirinya sebagai bakal calon bupati, status PNS belum dilepas", {"N13"}),
        ("Rektor kampus negeri di Kupang meminjamkan auditorium untuk rapat relawan cagub nomor 1", {"N09"}),
    ],
)
def test_done_for_one_side(text: str, types: set[str]) -> None:
    """The side is in the act, or in why it was done."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Manajer PLN di Wajo memadamkan listrik panggung kampanye paslon 3 karena korsleting", "other"),
        ("Kepala SMAN 2 Rantau memulangkan siswa lebih awal karena ruang kelas dipakai TPS pilgub", "other"),
        ("Satpol PP mengangkut spanduk caleg ke gudang kantor Bawaslu memakai truk dinas", "other"),
        ("Kadishub Rantau menyingkirkan baliho paslon 1 dan paslon 2 yang roboh ke jalan", "other"),
        ("Brosur caleg terselip di buku tabungan anak, titipan tetangga, bukan ulah bu guru PNS", "other"),
        ("Ketua RT yang sehari-hari guru PNS memimpin ronda di TPS 4 bersama saksi semua calon", "other"),
        ("Kades Suka Ramai mangkir dari undangan deklarasi relawan paslon 2", "other"),
        ("pak kasi rajin bikin konten posyandu, soal paslon gak pernah nyenggol", "other"),
        ("Polres memproses kasus warga yang membakar baliho paslon 2 di depan rumah lurah", "other"),
        (
            "Rombongan cabup 1 lewat siang ini, perintah bu camat jangan ada yang ikut nonton, tetap netral",
            "exhortation",
        ),
        ("Instruksi kadis: foto profil pakai logo dinas, yang ketahuan pasang foto cagub ditegur", "exhortation"),
        ("Kasi Perikanan Bone mengirim pakan lele bercap logo dinas ke kolam warga sebelum kampanye", "other"),
        ("Kepala BPKAD Bone menunda pencairan insentif guru ngaji di semua kecamatan sampai pilkada usai", "other"),
        ("Panwascam meminta keterangan lurah soal syal paslon 1 yang dipasang orang tak dikenal di tugu", "other"),
        ("[CEK FAKTA] Video lurah Rantau ajak pilih nomor 2 adalah rekayasa AI", "cleared"),
    ],
)
def test_nothing_for_a_side(text: str, kind: str) -> None:
    """Duty, a fault of the cables, an order to keep away, somebody else's doing."""
    assert kind_of(text) == kind
