"""Calls that name no side, denials that answer a picture, and what only one side is forbidden or granted."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    "text",
    [
        '"Besok di TPS ingat, yang di tengah aja ya Bu," bisik kepala dusun kepada penerima PKH',
        "Kasi Pemerintahan Desa Margoluwih pesan ke warga jelang pencoblosan: jangan lupa yang baju kotak-kotak",
        '"Saya titip yang nomor buntut," kata camat Sukajaya di depan ketua RT jelang pilbup',
        'Di arisan RT, bu lurah bilang "lanjutkan ya ibu-ibu", semua paham maksudnya petahana',
        '"Bapak sudah kasih kita mobil siaga. Masa kita tidak kasih suara," ujar kades dalam rapat jelang pilkada',
        '"Kalau sayang kampung, ya nomor tiga," kata kepala dusun',
        "Pesan bu kapus ke kader: ingat jasa ibu bupati, tanggal 27 jangan salah coblos",
    ],
)
def test_coded_calls_are_understood(text: str) -> None:
    """A place or a face on the ballot, a debt, a proof of love: an order for a side that everybody knows."""
    assert kind_of(text) == "incident"
    assert types_of(text) == {"N07"}


@pytest.mark.parametrize(
    "text",
    [
        '"Yang di tengah saja ya Bu," kata kepala dusun mengatur barisan foto bersama',
        "Ketua KPPS meminta pemilih memakai bilik yang di tengah saja karena yang lain bocor",
        "Kades bilang ke panitia pilkada: tenda yang biru saja, yang putih sobek",
        '"Surat suara yang kuning untuk DPR, yang merah DPD, jangan salah," kata lurah dalam sosialisasi pemilu',
        '"Ingat jasa bapak ibu guru kalian," pesan kepala sekolah di upacara jelang pemilu',
        '"Kalau sayang kampung, jaga nomor 1 sumur bor itu," kata kades',
        "Lurah ajak warga balas budi kepada pahlawan dengan bersih makam menjelang pilkada",
    ],
)
def test_the_same_words_of_other_things(text: str) -> None:
    """Rows, tents, ballot papers of all, teachers: no ballot is meant, or nobody's."""
    assert kind_of(text) in {"other", "exhortation"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Camat Lubuk Sirih melarang warganya memasang baliho paslon 2 di pinggir jalan desa", {"N10"}),
        ("Kepala pasar cuma mengizinkan baliho petahana berdiri di area pasar", {"N10"}),
        ('"Saya tidak pernah masuk grup pendukung cabup 1," kata sekdis itu soal tangkapan layar', {"N03"}),
        ("Kepala puskesmas menolak disebut meminjamkan ambulans untuk kampanye paslon 3", {"N09"}),
    ],
)
def test_one_side_barred_and_what_is_shown_denied(text: str, types: set[str]) -> None:
    """Only one side is forbidden or granted; whoever denies what a picture shows is accused of it."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Kades melarang warga memasang baliho paslon 2 di balai desa karena itu fasilitas umum",
        "Camat melarang warga membakar sampah di lokasi kampanye paslon 2",
        '"Saya tidak pernah ikut kampanye siapa pun," kata kepala dinas menjawab pertanyaan soal netralitas',
    ],
)
def test_good_order_and_plain_answers(text: str) -> None:
    """Public places are kept free, questions are answered."""
    assert kind_of(text) in {"other", "exhortation", "explainer"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Bukan relawan yang menempel stiker cabup itu, melainkan pegawai kelurahan", {"N01"}),
        ("Camat menabuh bedug pembuka rapat umum cabup nomor 3", {"N06"}),
        ('Kepala desa itu berteriak "menang, menang" dari atas mobil komando pendukung paslon 1', {"N06"}),
        ("ngeri, RT gue disuruh lurah setor 20 nama pemilih paslon 1 per gang", {"N07"}),
        ("katanya sih klo ga pasang stiker cabup di rumah, bantuan PKH dicoret pak kades", {"N18"}),
        ("Kadis di kabupatenku dr kemaren ganti DP pake foto cabup", {"N02"}),
        ("Semua wali kelas tolong kirim foto surat suara yang sudah dicoblos no 2 ke bu kepala SMPN", {"N18"}),
    ],
)
def test_not_they_but_he_and_other_verbs_at_a_rally(text: str, types: set[str]) -> None:
    """Who it was stands behind 'melainkan'; whoever opens or shouts from a stage takes part; who wants proof orders."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Bukan pak camat yang bagi-bagi beras 02, tapi timsesnya",
        "RT gue disuruh lurah setor 20 nama lansia buat vaksin, paslon 1 ikut bantu",
        "Lurah ganti DP pake foto keluarga, cabup komentar",
        "Camat menabuh bedug pembuka MTQ, cabup nomor 3 duduk di kursi undangan",
        "Kades memotong pita jembatan baru, kampanye paslon 1 digelar di desa sebelah",
    ],
)
def test_not_he_but_they(text: str) -> None:
    """Turned round, the official did nothing; other ribbons and drums are no rally's."""
    assert kind_of(text) == "other"
