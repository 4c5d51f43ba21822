"""Whose words a statement is: of the accused and his office, not of bystanders, victims and authorities."""

from __future__ import annotations

import pytest

from pipelines.knowledge import load
from pipelines.process import tag as tagged
from pipelines.record import Item

_LURAH = "Lurah di Kota Tegal diduga membagikan kaus paslon nomor 1. "
_GURU = "Seorang guru ASN di Kabupaten Demak mengunggah ajakan memilih paslon nomor 3 di Facebook. "
_CAMAT = "Seorang camat di Kabupaten Kendal naik panggung kampanye paslon nomor 2. "


def said(text: str, title: str | None = None) -> list[str]:
    """Return the ids of the statements of a text."""
    item = Item(id="v", outlet="", medium="news", url=None, title=title, text=text)
    return [row.id for row in tagged(item, load()).statements]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (_CAMAT + '"Saya di situ cuma menyapa warga," kelit camat itu.', ["denied"]),
        (_CAMAT + "Camat tersebut menyebut kehadirannya sebatas menghormati undangan.", ["denied"]),
        (_CAMAT + "Camat itu akui hadir, tapi cuma sebentar.", ["denied"]),
        (_LURAH + "Kabag Humas Pemkot Tegal menyebut kaus itu hanya titipan panitia lomba.", ["denied"]),
        (_LURAH + '"Iya betul, saya yang bagikan," kata lurah itu.', ["admitted"]),
        (_LURAH + "Ia tidak menampik foto itu dan meminta maaf kepada warganya.", ["admitted"]),
        (_LURAH + "Ia mengaku keliru telah memberi kaus itu.", ["admitted"]),
        (_GURU + "Ia menyebut akunnya diambil alih orang.", ["disputed"]),
        (_GURU + "Menurut Bawaslu, guru itu menyebut akunnya dibobol.", ["disputed"]),
    ],
)
def test_the_accused_and_who_speaks_for_his_office_make_a_statement(text: str, wanted: list[str]) -> None:
    assert said(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        _LURAH + "Ketua tim paslon menyebut kaus itu hanya titipan panitia lomba.",
        _LURAH + '"Saya cuma kebagian satu," kata seorang warga.',
        _LURAH + "Sekretaris Bawaslu membenarkan ada laporan masuk.",
        _LURAH + "Dua rekannya membenarkan pembagian itu.",
        _LURAH + "Buktinya lengkap, mau mengelak bagaimana lagi.",
        _CAMAT + "Camat itu tidak menyebut alasannya dan hanya tersenyum.",
    ],
)
def test_nobody_else_states_anything_for_the_accused(text: str) -> None:
    assert said(text) == []


def test_a_headline_that_denies_answers_an_accusation() -> None:
    text = "Seorang penjabat kepala desa di Kampar membantah memasang spanduk cagub nomor 1 di kantor desa."
    assert said(text, "Pj Kades: Bukan Saya yang Pasang Spanduk") == ["denied"]


_HANDLED = "Bawaslu Kabupaten Buru memeriksa kepala dinas yang mengajak stafnya memilih petahana. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (_HANDLED + '"Rapat itu soal anggaran," kilah kadis.', ["denied"]),
        (_HANDLED + "Usai diperiksa, ia membantah tuduhan itu.", ["denied"]),
        (_HANDLED + "Menurut anggota Bawaslu, acara itu bukan kampanye.", []),
        (
            _HANDLED + "Di hadapan pemeriksa, yang dituding mengakui ajakan itu, namun menurutnya hanya gurauan.",
            ["denied"],
        ),
        (_GURU + "Guru itu membantah dan menyebut akunnya dibajak.", ["denied", "disputed"]),
        ("Kades di Ende memecat kaur yang enggan mendukung paslon 1. Kaur itu mengaku dipecat tanpa surat.", []),
    ],
)
def test_a_step_or_a_victim_beside_it(text: str, wanted: list[str]) -> None:
    assert sorted(said(text)) == wanted


_NAMED = "Camat Sukasari, Budi Hartono, dilaporkan ke Bawaslu Kabupaten Garut karena ikut kampanye paslon nomor 2. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (_NAMED + "Budi membantah tudingan tersebut.", ["denied"]),
        (_NAMED + '"Saya cuma lewat," ujar Budi saat dihubungi.', ["denied"]),
        (_NAMED + '"Kami hanya meneruskan," ujar Ketua Bawaslu Garut, Andi Rahman. Andi membenarkan laporan itu.', []),
        ("Seorang kades berinisial SN diperiksa Bawaslu karena membagikan kaus cabup 1. SN mengakuinya.", ["admitted"]),
    ],
)
def test_a_name_behind_a_post_is_who_holds_it(text: str, wanted: list[str]) -> None:
    assert said(text) == wanted


_STAFF = "Seorang kepala dinas di Kabupaten Bone diduga mengarahkan stafnya memilih paslon nomor 2. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (_STAFF + '"Itu rapat evaluasi, tidak ada bicara politik," katanya.', ["denied"]),
        (_STAFF + "Menurut dia, kalimat itu guyonan antarteman.", ["denied"]),
        (_STAFF + "Ia mengaku rapat itu membahas anggaran, bukan pilkada.", ["denied"]),
        (_STAFF + "Menurutnya, rekaman itu dibuat sebelum ada pencalonan.", ["disputed"]),
        (_STAFF + "Ia beralasan belum tahu ada larangan.", ["admitted"]),
        (_STAFF + "Rekannya punya versi lain. Menurut dia, kalimat itu guyonan.", []),
        (_STAFF + "Ia belum menjawab pesan yang dikirim redaksi.", []),
        (_STAFF + "Bupati mengaku sudah menegur yang bersangkutan.", []),
    ],
)
def test_what_a_source_says_is_its_own(text: str, wanted: list[str]) -> None:
    assert said(text) == wanted
