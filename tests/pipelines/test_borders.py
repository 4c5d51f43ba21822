"""Which type an act is of where two stand close: the border rules of the codebook, and threats told beside an order."""

import pytest

from tests.pipelines.rules_alone import tag


def types(text: str, title: str | None = None) -> set[str]:
    found = tag(text, title)
    return {tag.id for tag in found.violations}


_ORDER = "Seorang camat di Kabupaten Lahat diduga meminta para kepala desa memenangkan pasangan calon nomor urut 2."


@pytest.mark.parametrize(
    ("behind", "threat"),
    [
        ('"Kalau ada desa yang kalah, dana tahap dua saya tahan," kata seorang kades menirukan.', True),
        ("Kades yang tidak hadir diingatkan bahwa SK perpanjangan ada di tangan camat.", True),
        ('"Kalau mau kontrak stafnya lanjut, ikuti saja," begitu ucapannya dalam rekaman.', True),
        ("Bila TPS mereka kalah, ia berjanji memindahkan perangkatnya ke kecamatan lain.", True),
        # a condition without harm, a sanction that waits for the camat himself, the camat's own visit
        ('"Kalau menang nanti jalan desa diaspal," kata seorang kades menirukan.', False),
        ("Jika terbukti, camat itu bisa dicopot dari jabatannya.", False),
        ("Ia mengatakan kalau tidak ada halangan akan memenuhi panggilan hari Senin.", False),
    ],
)
def test_a_harm_supposed_beside_an_order_is_a_threat(behind: str, *, threat: bool) -> None:
    found = types(f"{_ORDER} {behind}")
    assert "N07" in found
    assert ("N18" in found) is threat


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a pair with its number is a pair: whoever escorts it is present
        ("Seorang camat di Kabupaten Muna tampak ikut mengantar paslon nomor 2 mendaftar ke KPU.", {"N05"}),
        ("Seorang camat di Kabupaten Muna mengantar spanduk paslon nomor 2 ke desa-desa.", {"N01"}),
        # embraced in a picture, not persuaded; a campaign led, nobody ordered
        ("Kabid di Pemkot Bima mengunggah fotonya merangkul calon wali kota nomor urut 2 di Facebook.", {"N02", "N04"}),
        ("Kepala SMA negeri di Muna memandu kampanye akbar paslon nomor urut 2.", {"N06"}),
        # aid says when the act was done, or holds what was slipped in
        ("Kades di Pati mengampanyekan calon bupati nomor 1 saat pembagian beras kepada warga.", {"N06"}),
        ("Kades di Pati menyelipkan brosur caleg nomor 3 ke dalam paket beras bantuan.", {"N01"}),
        ("Kades di Pati membagikan paket beras berstiker caleg nomor 3 kepada warga.", {"N08"}),
        # by letter it is a decision of office, by word of mouth a call
        ("Surat yang diteken camat di Muna meminta para kades hadir di kampanye paslon nomor urut 1.", {"N10"}),
        ("Camat di Muna meminta para kades hadir di kampanye paslon nomor urut 1.", {"N07"}),
        # 'tidak lupa' forbids nothing, 'jangan mencoblos kotak kosong' is an order for the other side
        ("Lurah di Kota Tegal meminta warga tidak lupa mencoblos nomor 2.", {"N07"}),
        ("Kades di Pati diduga mengimbau warga jangan mencoblos kotak kosong.", {"N07"}),
        # somebody else's part, somebody else's spouse, somebody else's banner
        ("Kabid di Muna meminjamkan aula dinas kepada adiknya yang menjadi koordinator relawan paslon 2.", {"N09"}),
        ("Sekcam di Muna berfoto bersama istri calon bupati nomor urut 1 sambil mengacungkan satu jari.", {"N04"}),
        ("Lurah di Kota Tegal menengahi warga yang memasang baliho calon bupati nomor 2.", set()),
    ],
)
def test_the_border_decides_the_type(text: str, wanted: set[str]) -> None:
    assert types(text) == wanted


def test_two_accused_told_by_number_each_have_their_act() -> None:
    text = (
        "Bawaslu Kabupaten Muna memeriksa dua ASN. ASN pertama berorasi di kampanye paslon nomor urut 1. "
        "ASN kedua hadir di antara penonton kampanye itu."
    )
    assert types(text, "Dua ASN Diperiksa") == {"N05", "N06"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose house a gathering for a side is held in; nobody's where no official lives there
        ("Bawaslu memeriksa kades di Muna karena temu relawan paslon nomor 2 berlangsung di rumah kades itu.", {"N08"}),
        ("Kampanye calon bupati nomor 1 digelar di rumah warga. Camat di Muna mengawasi bersama panwascam.", set()),
        # money raised for a side is a gift, votes raised are a call
        ("Kadis di Muna dilaporkan ke Bawaslu karena menggalang dana untuk pasangan calon nomor urut 1.", {"N08"}),
        ("Kadis di Muna dilaporkan ke Bawaslu karena menggalang suara untuk pasangan calon nomor urut 1.", {"N07"}),
        # a round of villages is a convoy, the way to the KPU is none
        ("Kabag di Ende ikut rombongan paslon nomor 2 berkeliling kampung naik mobil bak.", {"N06"}),
        ("Kabag di Ende ikut rombongan paslon nomor 2 ketika mendaftar ke KPU.", {"N05"}),
        # the picture is shown by the accused, or by others
        ("Guru PPPK di Ende ditegur karena berpose satu jari bersama calon gubernur. Foto itu ia unggah di Facebook.",
         {"N02", "N04"}),
        ("Guru PPPK di Ende ditegur karena berpose satu jari bersama calon gubernur. Foto itu diunggah warganet.",
         {"N04"}),
        # a thing is brought, not a pair; seen on a team's channel, no part in it; somebody else's spouse
        ("Kabid di Ende memakai mobil dinas untuk mengantar dua dus kalender caleg nomor 3.", {"N01", "N09"}),
        ("Kabag di Ende nongol di live IG timses paslon 3 dan menyapa penonton.", {"N02"}),
        ("Sekwan di Ende foto pakai dua jari di sebelah istri cawalkot nomor 2.", {"N04"}),
        # money of the office set aside for a team, or for the poll itself
        ("Kadis di Ende menganggarkan dana hibah untuk tim pemenangan calon gubernur nomor 1.", {"N09"}),
        ("Kadis di Ende menganggarkan dana hibah Rp20 miliar untuk KPU dan Bawaslu.", set()),
        # what others shouted
        ("Camat di Ende hadir dalam kenduri paslon nomor 1 dan pulang sebelum yel-yel dimulai.", {"N05"}),
    ],
)  # fmt: skip
def test_second_acts_told_without_a_verb_of_their_own(text: str, wanted: set[str]) -> None:
    assert types(text) == wanted
