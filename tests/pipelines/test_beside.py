"""Second and third acts: beside the case of a text, in the words of a witness, as a threat behind an order."""

import pytest

from pipelines.knowledge import load
from pipelines.process import tag as tag_item
from pipelines.record import Item


def types(text: str, title: str | None = None) -> set[str]:
    item = tag_item(Item(id="t", outlet="o", medium="news", url=None, title=title, text=text), load().with_model(None))
    return {row.id for row in item.violations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the side is named once
            "Kepala dusun di Alor masuk daftar calon tetap DPRD. Ia melayani warga sambil menyelipkan kartu nama.",
            {"N01", "N13"},
        ),
        ("Camat di Alor diduga membagikan sembako bergambar petahana di kantor camat.", {"N08", "N09"}),
        ("Bidan PNS di Alor berpose dua jari bersama paslon 2 di halaman kantor dinas.", {"N04"}),  # serves nothing
        (
            "Kepala sekolah di Alor menyuruh guru memasang twibbon paslon 2. Pesan itu dikirim lewat grup WA sekolah.",
            {"N07", "N09"},
        ),
        (
            "Tiga PNS Pemkab Alor mengunggah foto paslon 2. Satu di antaranya juga menyukai unggahan paslon itu.",
            {"N02", "N03"},
        ),
        (
            "Camat di Alor diperiksa. Ia menyukai unggahan calon bupati, serta hadir pada kampanye akbar.",
            {"N03", "N05"},
        ),
    ],
)
def test_what_stands_beside_the_case(text: str, expected: set[str]) -> None:
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lurah di Alor meminta ketua RT memilih paslon 2. Yang tidak ikut akan dicoret dari daftar bansos.",
            {"N07", "N18"},
        ),
        ("Kabid di Alor meminta petani memilih paslon 2. Jika tidak, jatah pupuk bakal dialihkan.", {"N07", "N18"}),
        ("Lurah di Alor meminta ketua RT memilih paslon 2. Yang tidak ikut rapat akan disurati panitia.", {"N07"}),
        ("Seorang pejabat di Alor mengancam memindahkan staf yang tidak memilih caleg nomor 2.", {"N18"}),
        ("Kades di Alor bilang bansos warga bakal dicoret kalau suara paslon 2 kalah.", {"N18"}),
    ],
)
def test_a_threat_behind_the_order(text: str, expected: set[str]) -> None:
    assert types(text) == expected


def test_nothing_beside_what_is_no_case() -> None:
    assert types("Calon bupati itu berkampanye di Alor. Lurah menyelipkan kartu nama ke buku tamu.") == set()
    assert types("Menurut panitia, PSI memuji Pj gubernur soal banjir.") == set()


def test_the_mayor_is_he_who_asks() -> None:
    text = (
        "Rekaman yang diduga wali kota tersebar. Dalam rekaman itu, ia meminta para kepala OPD memilih caleg nomor 2."
    )
    assert types(text) == {"N07"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bansos di Alor bermasalah. Ada pembagian amplop caleg. Kades sendiri yang membagikan amplop itu.", {"N08"}),
        ("Camat di Alor membagikan beras. Di setiap karung tertempel stiker calon bupati petahana.", {"N08"}),
        ("Camat di Alor membagikan beras. Karungnya polos tanpa stiker calon bupati.", set()),
        ("Panwascam menemukan kalender caleg di Alor. Seorang lurah mengaku menyimpannya.", {"N01"}),
        ("Panwascam menemukan kalender caleg di Alor. Seorang lurah tidak tahu siapa yang menyimpannya.", set()),
        ("Kades di Alor membantah. Spanduk caleg itu dipasang keponakannya di pagar.", set()),
        ("Sekcam di Alor ikut menyebarkan tautan video kampanye paslon 1.", {"N03"}),
        ("Kades di Alor memasang baliho caleg di pagar dan memamerkannya di story Instagram.", {"N01", "N02"}),
        ("Camat di Alor menggelar jalan santai untuk memenangkan paslon 1.", {"N08"}),
        ("Kades di Alor memberi tahu warga soal bansos, kata calon bupati.", set()),
        ("Seorang caleg di Alor masih tercatat sebagai perangkat desa.", {"N13"}),
        ("Spanduk kades di Alor dipasang keponakannya yang menjadi tim sukses paslon 2.", set()),
        ("Kadis di Alor membagikan beras dengan foto petahana menempel di kotaknya.", {"N08"}),
        ("Seorang kadus di Alor memaksa warga memilih caleg nomor 7.", {"N18"}),
        ("Camat di Alor memuji calon bupati petahana dan mengenalkan calon wakilnya kepada warga.", {"N06"}),
    ],
)
def test_whose_thing_and_whose_hand(text: str, expected: set[str]) -> None:
    assert types(text) == expected
