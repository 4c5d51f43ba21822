"""Decisions that are ordered, places where things are kept back, excuses of the own house, errands near a side."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        ("Kadisnakertrans di Sekar Wangi mempromosikan cagub 2 di bursa kerja", "incident", {"N06"}),
        ("Aku staf desa, disuruh bu kades mencoret pendukung 02 dari daftar PKH", "incident", {"N10"}),
        ("Camat di Ende menunda perbaikan jalan di dua kampung basis lawan petahana", "incident", {"N10"}),
        ("Polsek berdalih foto kapolsek salam dua jari bareng caleg itu hasil suntingan", "incident", {"N04"}),
        ("Cek Fakta: foto kapolsek salam dua jari bareng caleg itu hasil suntingan", "cleared", {"N04"}),
        ("Lurah di Bima menempelkan stiker paslon 1 di karung beras sebelum dikirim ke warga", "incident", {"N08"}),
        ("Pegawai UPT bongkar banner paslon 2, banner paslon 1 malah dibenahi", "incident", {"N10"}),
        (
            "Camat duduk di barisan terdepan deklarasi paslon 1 sambil tepuk tangan tiap mars dinyanyikan",
            "incident",
            {"N05"},
        ),
        ("Jangan tiru kadis kita yang kemarin memuji-muji cagub 1 di panggung pameran", "incident", {"N06"}),
        ("Yang ngelola grup WA 'Perawat Menangkan Paslon 2' itu kepala puskesmas sini", "incident", {"N11"}),
        ("Pak kades diundang Panwascam besok gara-gara membagikan amplop caleg di tahlilan", "handling", {"N08"}),
        ("Guru PNS di Tegal ditagih kepsek bukti foto surat suara paslon 2", "incident", {"N18"}),
        ("Kabag menjuluki cabup 2 'boneka' dari atas mimbar pesta adat", "incident", {"N17"}),
        ("Sekretaris nagari di Agam ikut orasi di kampanye paslon 1", "incident", {"N06"}),
        ("Kepala SLB mengumpulkan wali murid lalu mengajak mereka mencoblos cagub 2", "incident", {"N07"}),
        ("Pak kasubbag arsip dinas pertanian tuh bendahara timses cabup 2", "incident", {"N11"}),
        ("Kata pak lurah, yang gak nyoblos paslon 1 kontraknya gak disambung", "incident", {"N18"}),
        ("Bawaslu ingatkan kades: Kades Wonosari bagi sembako caleg, kini dihukum 3 bulan", "outcome", {"N08"}),
        ("Camat membagikan termos dan senter kepada warga atas nama cagub 2", "incident", {"N08"}),
        ("Surat pj bupati meliburkan pegawai pada kampanye petahana, isinya minta semua hadir", "incident", {"N10"}),
        ("Bendahara puskesmas membayari katering deklarasi cabup 1 dari dana BOK", "incident", {"N09"}),
    ],
)
def test_told(text: str, kind: str, types: set[str]) -> None:
    """Whose decision it is, what is kept back where, what is only a print, a place or an excuse."""
    assert kind_of(text) == kind
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Kalak BPBD mengelupas stiker paslon 2 dari kardus mi sebelum dikirim ke pengungsi",
        "Lurah mencopot gambar cabup 1 dari jaring bantuan sebelum menyerahkannya ke nelayan",
        "Aku staf desa, disuruh bu kades mencoret warga yang wafat dari data pemilih",
        "Camat di Ende menunda perekaman KTP di dua kampung yang tak terjangkau perahu, warga diminta bersabar",
        "Pak babinsa jaga perempatan pas arak-arakan cabup 1, kepanasan sambil pegang toa",
        "Kepala UPT pasar copot semua banner, cabup 01 dan 02 sama saja",
        "Datuk penghulu kembali disurati camat soal laporan dana desa yang macet sejak pemilu",
        "Bu kabid mempromosikan bimbel anaknya, cabup saja kalah percaya diri",
        "Ada pegawai Dishub di utas ini dipancing untuk mengatai capres 3, jawabnya tidak mau",
        "Ada anggota timses cagub 1 nyaru jadi satpol PP, kartu namanya palsu",
        "Pak kasun jadi MC sosialisasi coblosan bareng PPS malam minggu",
        "Pak kades diundang Panwas besok pagi, rapat bareng PPS membahas data pemilih",
        "Kabid siaran langsung nyanyi campursari, ditanya pilih cagub siapa langsung diam",
        "Pak carik mengatur jalan pas arak-arakan kampanye petahana lewat, naik motor dinas",
        "BKN ultimatum guru PNS: maju sebagai caleg tanpa mundur, data langsung dibekukan",
        "Sekda ultimatum lurah: bagi sembako caleg, jabatan dicopot",
        "Tetangga PNS menawarkan stiker paslon 1, PNS itu menolak",
        "Kasatpol PP menghapus komentar dukungan yang ditulis peretas di reels cabup nomor 3",
        "Admin puskesmas mengunggah ajakan donor darah pakai foto bu kapus, cabup boleh ikut",
        "Bu lurah rajin memberi jempol di postingan warga soal kerja bakti, cawalkot saja kalah",
        "Bu lurah menyuguhi kopi petugas yang menurunkan baliho paslon",
        "Bu lurah menyuguhi soto 20 mangkok buat petugas KPPS yang lembur",
    ],
)
def test_nobody_accused(text: str) -> None:
    """Duty, wares, other business, things taken off, sides that are only asked for."""
    assert not tag(text).incident
