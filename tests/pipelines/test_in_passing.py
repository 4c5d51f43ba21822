"""What a page tells in passing is no act of the official; what sticks to goods goes round with them."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import tag, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Lurah disanksi setelah fotonya bersama cabup, sambil mengacungkan dua jari, menyebar lewat Facebook",
            {"N04"},
        ),
        ("Camat itu menyebar foto cabup nomor 1 ke grup WhatsApp warga", {"N02"}),
        ("Dua lurah hadir pada kampanye paslon 2. Mereka mengaku acara diadakan di rumah mertuanya", {"N05"}),
        (
            "Sejumlah kabid hadir dan memperagakan salam empat jari dalam malam deklarasi dukungan untuk cawalkot",
            {"N04", "N05"},
        ),
        ("Empat ASN menjemput cabup di bandara. Mereka membawa karangan bunga dan mengikuti rombongan", {"N05"}),
        ("Pak lurah bagi-bagi beras, di karungnya ada stiker cagub nomor 2", {"N08"}),
        ("Bu kasi membagikan minyak goreng dengan stiker cabup nomor 1 di posyandu", {"N08"}),
        ("Pak kades bagi-bagi beras plus stiker caleg nomor 5 kepada jamaah", {"N01", "N08"}),
        ("Kabid dan sopirnya menurunkan puluhan gulung spanduk cabup nomor urut 1 dari mobil dinas", {"N09"}),
        ("Kabid itu menurunkan spanduk cabup nomor urut 1 di depan kantornya lalu merobeknya", {"N17"}),
    ],
)
def test_in_passing(text: str, types: set[str]) -> None:
    """Only what the official does is told."""
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Bupati Sinjai copot kabid yang terbukti jadi admin grup pemenangan cagub nomor 1", {"N11"}),
        ("Bawaslu teruskan tiga ASN ke BKN gara-gara gabung grup Facebook relawan capres", {"N03"}),
        ("BKN blokir data camat di Tebo yang ikut duduk dalam rapat pemenangan cabup", {"N05"}),
        (
            "Dulu pimpin ikrar netralitas, kabid di Wajo kini disanksi inspektorat karena berorasi untuk paslon 1",
            {"N06"},
        ),
        ("Pj kades dilaporkan jadi pelaksana kampanye pilgub", {"N11"}),
        ("Belasan ASN nobar debat cagub di posko pemenangan paslon 1", {"N05"}),
        ("Pj bupati bantah kumpulkan lurah demi paslon petahana, sebut cuma rapat soal sampah", {"N07"}),
    ],
)
def test_only_what_was_done(text: str, types: set[str]) -> None:
    """What the words around the act are about adds no second act."""
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Sekcam kami digadang-gadang warga jadi bakal calon wakil bupati, ia sendiri cuma mimpin apel",
        "Petugas dishub mengatur jalan buat konvoi paslon 2, naik motor dinas",
        "Pak carik ngatur dalan pas arak-arakan calon bupati liwat, numpak motor dinas",
        "Bu kabid tidak mau difoto bareng cabup, takut disebut memilih nomor 3",
        "Kabag mendaftar cawabup ke KPU, surat pengunduran dirinya sebagai PNS sudah disetujui",
        "Kasus ASN di Ende naik dua kali lipat, terbanyak karena hadir di deklarasi paslon",
        "Kepala dinas menonton debat cagub di televisi kantor",
    ],
)
def test_nobody_did_it(text: str) -> None:
    """Duty, hopes of others and figures accuse nobody."""
    assert not tag(text).incident


@pytest.mark.parametrize(
    "text",
    [
        "Postingan kerja bakti pak lurah di-like paslon 1",
        "Dosen PNS disebut pembohong oleh pendukung cagub nomor 2 di kolom komentar",
        "Berkas kenaikan pangkat kepala UPT pasar diteruskan ke BKN sebelum pilwalkot",
        "Pak kadus membawa daftar warga yang belum menerima surat undangan coblosan pilbup",
    ],
)
def test_others_did_it(text: str) -> None:
    """What a side, its crowd or the desk of every day does is nobody's act."""
    assert not tag(text).incident


def test_more_ways_to_say_it() -> None:
    """Crowds that set out, chain messages, a letter of the secretary, a case carried on."""
    assert types_of("Staf kelurahan rame2 ke kampanye paslon 1") == {"N05"}
    assert types_of("Kadis turun pangkat setahun, terbukti kirim pesan berantai dukung cagub") == {"N02"}
    assert types_of("Bawaslu lanjutkan laporan camat bagi sembako paslon") == {"N08"}
    assert tag("Beredar surat Sekda Wanakerta perintahkan ASN pilih paslon 1").incident
