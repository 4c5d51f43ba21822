"""Grammar that decides who did it and whether: clefts, quotes, threats with the harm first, things in front."""

import pytest

from pipelines.knowledge import load
from pipelines.process import tag
from pipelines.record import Item


def read(text: str) -> Item:
    found = Item(id="t", outlet="o", medium="news", url=None, title=None, text=text)
    return tag(found, load().with_model(None))  # the rules alone


@pytest.mark.parametrize(
    ("case", "none", "code"),
    [
        # a cleft names somebody, or says who it was not
        (
            "yg masangin spanduk cawalkot 1 di pagar puskesmas bukan relawan, tapi kepala puskesmasnya",
            "yg masangin spanduk cawalkot 1 di pagar puskesmas bukan kepala puskesmas, tapi tetangganya",
            "N01",
        ),
        (
            "Yang duduk di barisan depan kampanye paslon 3 ternyata Lurah Awanjaya",
            "Yang duduk di barisan depan kampanye paslon 3 bukan Lurah Awanjaya, melainkan kembarannya",
            "N05",
        ),
        (
            "yang minjemin mobil dinas ke tim paslon 1 ya bu kades, siapa lagi",
            "bu kades bukan yang minjemin mobil dinas ke tim paslon 1, itu mobil rental",
            "N09",
        ),
        (
            "yang ikut kampanye paslon 1 ya pak lurah sendiri",
            "yang ikut kampanye paslon 1 ya warga sendiri, pak lurah di rumah",
            "N06",
        ),
        # a thing in front of its negated verb; works beside the field; what goes to a side is not given back
        (
            "Rombongan calon nomor 2 menyeberang, Kadis Perhubungan Awanjaya: perahu dinas kami yang antar",
            "Rombongan calon nomor 2 menyeberang, Kadis Perhubungan Awanjaya: perahu dinas tak pernah kami sewakan",
            "N09",
        ),
        (
            "Kadis PU Awanjaya kerahkan ekskavator untuk meratakan lapangan kampanye cagub 2",
            "Kadis PU Awanjaya kerahkan ekskavator untuk menguras parit di dekat lapangan kampanye cagub 2",
            "N09",
        ),
        (
            "Dilarang pun, Kabid Aset Awanjaya tetap melepas dua genset kantor ke panggung paslon 3",
            "Dilarang melepas genset kantor ke panggung paslon mana pun, kata Kabid Aset Awanjaya",
            "N09",
        ),
        # the harm is told first, the demand behind it
        (
            "kata bu korwil, dana BOS bakal ditahan kalau guru ga kirim foto surat suara 02",
            "kata bu korwil, dana BOS bakal ditahan kalau guru ga kirim foto rapor",
            "N18",
        ),
        # an excuse about the own phone, and a reminder
        (
            'Kepala balai di Awanjaya beralasan ponselnya dibajak saat muncul status "02 menang satu putaran"',
            "Kepala balai di Awanjaya beralasan ponselnya hilang saat debat paslon 2 disiarkan",
            "N02",
        ),
        # the number whispered to voters, and a number called out
        (
            'Perbekel Awanjaya berbisik kepada orang yang antre di TPS: "nomor 6 nggih"',
            'Perawat puskesmas berbisik kepada ibu hamil yang antre: "nomor 6 silakan masuk"',
            "N07",
        ),
        # names are taken of those who will vote for a side
        (
            "bu kapus nyatet pasien yg bakal milih 02",
            "bu kapus nyatet pasien yg bakal ke TPS, mau 01 mau 02 bebas katanya",
            "N07",
        ),
        # the one in office, by the office
        (
            'Kadis Pariwisata Awanjaya: "Kalau mau wisata maju, lanjutkan bupati yang sekarang di pilkada nanti"',
            'Kadis Pariwisata Awanjaya: "Kalau mau wisata maju, lanjutkan kerja bakti yang sekarang jelang pilkada"',
            "N07",
        ),
        # papers and money for a team
        (
            "Lurah Awanjaya menyodorkan formulir relawan paslon 2 kepada para ketua RT",
            "Lurah Awanjaya menyodorkan formulir sensus kepada para ketua RT, relawan paslon 2 ikut mengisi",
            "N07",
        ),
        (
            "Pegawai dinas pasar memungut iuran kampanye cabup petahana dari para pedagang",
            "Pegawai dinas pasar memungut iuran kebersihan dari pedagang di lapangan kampanye cabup 1",
            "N07",
        ),
        # who is visited by a side is given nothing for it
        (
            "Penyuluh perikanan Awanjaya membagikan jaring berlogo cabup 2 kepada nelayan",
            "Penyuluh perikanan Awanjaya membagikan jaring kepada nelayan yang pekan lalu dikunjungi cabup 2",
            "N08",
        ),
        (
            "Beras dari Bu Camat Awanjaya sampai ke gang, lengkap sama kartu nama cabup nomor 2",
            "Beras dari Bu Camat Awanjaya sampai ke gang, kartu nama cabup nomor 2 dibuang warga",
            "N08",
        ),
        (
            "Kepala puskesmas Awanjaya menggelar sunat massal demi mengatrol suara iparnya yang jadi caleg",
            "Kepala puskesmas Awanjaya menggelar sunat massal demi memenuhi target, seorang caleg ikut hadir",
            "N08",
        ),
        # one more than those named first; harm for what is not put up for a side
        (
            "bukan cuma stafnya, bu kadis kominfo juga foto dua jari bareng tim paslon 2",
            "bukan cuma stafnya, bu kadis kominfo juga menolak foto dua jari bareng tim paslon 2",
            "N04",
        ),
        (
            "kata pak kabid, tunjangan ditahan kalau kami ga pasang stiker petahana",
            "kata pak kabid, tunjangan ditahan kalau kami ketahuan pasang stiker calon",
            "N18",
        ),
        # what was refused is duty
        (
            "Kepala UPT Pasar Awanjaya menahan uang lembur petugas yang menolak hadir di deklarasi cabup petahana",
            "Kepala UPT Pasar Awanjaya menahan uang lembur petugas yang menolak piket malam saat debat cabup",
            "N18",
        ),
    ],
)
def test_grammar_tells_a_case_from_none(case: str, none: str, code: str) -> None:
    told = read(case)
    assert told.kind is not None
    assert told.kind.id == "incident"
    assert told.incident
    assert code in {tag.id for tag in told.violations}
    other = read(none)
    assert other.kind is not None
    assert other.kind.id != "incident", other.kind.reason
    assert not other.incident


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Camat Awanjaya melarang warga memasang bendera paslon mana pun di tiang listrik", "exhortation"),
        ("Kepala UPT kumpulkan pedagang supaya kios bersih dari warna calon nomor berapa pun", "exhortation"),
        ("Dari 41 terlapor pelanggaran netralitas, 19 ternyata guru, kata Bawaslu Awanjaya", "statistics"),
        ("Laporan Kades Awanjaya bahwa remaja merobek baliho paslon 2 diregistrasi Bawaslu", "other"),
        ("Laporan bahwa Kades Awanjaya merobek baliho paslon 2 diregistrasi Bawaslu", "handling"),
        ("Gakkumdu Awanjaya belum menerima satu pun perkara kades yang menyuap pemilih untuk caleg", "other"),
    ],
)
def test_grammar_tells_the_kind(text: str, kind: str) -> None:
    told = read(text)
    assert told.kind is not None
    assert told.kind.id == kind, told.kind.reason


def test_a_town_is_no_verb() -> None:
    told = read("Kepala UPT Pasar Serang kumpulkan pedagang supaya kios mereka dicat warna calon nomor 3")
    assert {tag.id for tag in told.violations} == {"N07"}
