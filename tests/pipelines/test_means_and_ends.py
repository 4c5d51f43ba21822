"""Cars that are driven, votes that are shifted, schools that close for a side, threats to whoever will not."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kasubag umum kecamatan di Muna menyopiri mobil cawabup keliling pasar", {"N05"}),
        ("staf kelurahan sini nyetirin mobil cawalkot dari bandara td pagi", {"N05"}),
        ("Nama seorang bidan PNS di Kaur tercetak di SK pengurus ranting partai", {"N12"}),
        ("Guru PPPK di Ende ternyata pemegang mandat saksi paslon 2", {"N11"}),
        ("Lurah Tanjung Sepi menimbun beras caleg di garasinya", {"N08"}),
        ("Kades Ranu Kembang menyelipkan ongkos kampanye cabup dalam APBDes", {"N09"}),
        ("Kadisdik Ranu meliburkan siswa sehari demi kampanye cabup nomor 1", {"N10"}),
        ("Bupati di Sulsel menahan SK sejumlah bidan PNS yang suaminya memilih paslon 2", {"N10", "N18"}),
        ("Kadis gertak operator alat berat: yang ogah memasang stiker petahana silakan minggir", {"N18"}),
        ("Bupati memboyong tujuh camat ke panggung kampanyenya", {"N07"}),
        ("Camat menitipkan paslon 1 kepada para kades: bantu menangkan", {"N07"}),
        ("Izin meneruskan perintah bu kaban, mulai Senin semua staf pasang foto petahana di status WA", {"N07"}),
        ("Bu sekcam tadi nge-share link live kampanye paslon 1 ke grup RT", {"N02"}),
        ("Kata bu sekdes besok dresscode hijau ya, warna paslon 2", {"N07"}),
        ("Danramil membujuk jemaah supaya kotak kosong ditumbangkan", {"N07"}),
        ("Sekda kepada para lurah: unggah semua poster cabup 1 sebelum masa tenang", {"N07"}),
        ("Guru yang mengajar di Tegal memasang baliho paslon 2 di pagar rumahnya", {"N01"}),
        ("Camat Lembah Sari disambut sebagai bacabup, surat pengunduran dirinya belum juga diteken", {"N13"}),
    ],
)
def test_told(text: str, types: set[str]) -> None:
    """Each serves one side."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sopir dinas mengemudikan truk tangki yang terjebak konvoi paslon 2", "other"),
        ("Kasi pemerintahan jadi MC jalan sehat gelaran KPU, semua paslon hadir", "other"),
        ("Kadis dicap pembohong oleh paslon 3 pas debat", "other"),
        ("Ketua KPPS mencatat siapa pemegang mandat saksi paslon 1 dan 2", "other"),
        ("Kapolsek menyimpan beras cabup nomor 2 sebagai barang bukti", "other"),
        ("Kadisdik meliburkan sekolah untuk pencoblosan", "other"),
        ("Anggota KPPS memindahkan kotak suara ke gudang demi keamanan", "other"),
        ("Lurah menitipkan calon jemaah haji kepada camat", "other"),
        ("Inspektorat periksa kades soal anggaran jembatan desa jelang pilkada", "other"),
        ("Bupati menahan SK guru yang ijazahnya belum dilegalisasi sampai usai pilkada", "other"),
        ("Warga ancam tidak memilih paslon 2 jika jalan rusak, kades diam saja", "other"),
        ("Tuh anggota KPPS di Garut ngacungin dua jari, maksudnya surat suara paslon kurang dua lembar", "other"),
        ("Guru PPPK yang mengajar di Ende mengawasi ujian saat partai menggelar rakerda", "other"),
        ("Bu kabid ultimatum kader: siapa kedapatan pakai kaus paslon silakan mundur", "exhortation"),
        ("Sekda kepada para lurah: hapus semua unggahan soal calon sebelum masa tenang", "exhortation"),
        ("Perintah bu kaban, semua staf hapus foto paslon siapa pun dari status WA", "exhortation"),
        ("Danramil membujuk jemaah supaya menolak politik uang pilkada", "exhortation"),
    ],
)
def test_nothing_told(text: str, kind: str) -> None:
    """Duty, the umpires' events, seized things and appeals accuse nobody."""
    assert not tag(text).incident
    assert kind_of(text) == kind
