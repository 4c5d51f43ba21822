"""Cases as people tell them: lists and files a name stands in, calls in dialect, the same act day by day."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("loh, bu kasi kelurahan kita ada di SK tim kampanye cabup nomor 3", {"N11"}),
        ("Nama seorang pengawas sekolah nongol di susunan relawan petahana", {"N11"}),
        ("KTP dua kaur desa terselip di berkas calon perseorangan, mereka ngaku nyetor sendiri", {"N14"}),
        ('Pak kuwu nang hajatan ngomong, "aja klalen nomer telu"', {"N07"}),
        ('Pak wali nagari di lapau mangecek, "ingek nomor duo yo"', {"N07"}),
        ("Camat ke ketua RT jelang pilkada: kampung ini harus biru, paham kan", {"N07"}),
        ('"Tolong nomor 2 menang di wilayah masing-masing," ujar wakil bupati kepada para camat', {"N07"}),
        ("Kepala desa kok teriak-teriak nama cabup dari atas truk komando", {"N06"}),
        ("lurah gw udah ganti bio ig jadi #2Periode, katanya netral pas pilwalkot", {"N02"}),
        ("Setiap unggahan paslon 1 selalu ada komentar semangat dari akun pak sekcam", {"N03"}),
        ('Lurah menulis "siap komandan" di kolom komentar calon wali kota', {"N03"}),
        ("Kok kepala BKD ada di mobil rombongan cabup petahana?", {"N05"}),
        ("Kades di Jember tak mau tanda tangani surat miskin warga pendukung paslon 2", {"N10"}),
        ("pak camat duduk manis di sebelah cabup pas kampanye, moderator? bukan, tamu kehormatan", {"N05"}),
        ("Pembatalan izin lapangan untuk paslon 3 oleh camat dipertanyakan", {"N10"}),
        ("video bu kepsek lipsync lagu kampanye nomor 1 pake seragam", {"N02"}),
        ("Di grup alumni, bu kabid tak henti kirim video keunggulan petahana", {"N02"}),
    ],
)
def test_told_in_talk(text: str, types: set[str]) -> None:
    """Words of talk and of the regions tell the same acts."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "bu kasi kelurahan kita ada di SK panitia HUT RI, urutan ketiga",
        "KTP dua kaur desa terselip di berkas calon perseorangan, mereka kaget karena tak pernah memberi",
        'Pak kuwu nang hajatan ngomong, "aja klalen teka ning TPS"',
        "Pembatalan izin lapangan untuk semua paslon oleh camat dipertanyakan",
        "subuh2 pak sekdes udh keliling copotin bendera caleg bareng panwas, rajin amat",
        "video bu kepsek lipsync lagu daerah pake seragam",
        "lurah gw ganti bio ig jadi #AyoNyoblos",
        "Dari dulu tiap pemilu oknum lurah selalu ikut nyebar brosur petahana",
    ],
)
def test_the_same_words_without_a_side_or_as_ever(text: str) -> None:
    """No side, a name misused, or what always was."""
    assert kind_of(text) in {"other", "opinion", "exhortation"}


def test_a_side_before_a_sentence_is_no_purpose() -> None:
    """'untuk petahana divonis' is done, 'untuk diberi sanksi' is asked for."""
    assert kind_of("Camat penggalang suara untuk petahana divonis empat bulan") == "outcome"
    assert kind_of("Camat penggalang suara petahana direkomendasikan ke bupati untuk diberi sanksi") != "outcome"
