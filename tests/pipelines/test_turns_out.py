"""Who did it where no verb says so: posts behind a word of naming, things in front, talk of the regions."""

from __future__ import annotations

import pytest

from pipelines.knowledge import load
from pipelines.process import tag
from pipelines.record import Item

_CASES = {"incident", "handling", "outcome", "cleared"}


def _tags(text: str) -> tuple[str, bool, set[str]]:
    item = tag(Item(id="t", outlet="", medium="news", url=None, title=None, text=text), load().with_model(None))
    return item.kind.id, item.incident, {violation.id for violation in item.violations}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Bendahara tim sukses cabup 1 ternyata kasi di kelurahan", {"N11"}),
        ("Sekretaris PAC partai itu rupanya guru PPPK", {"N12"}),
        ("Yang duduk di samping cabup 1 saat kampanye itu kepala dinas pendidikan", {"N05"}),
        ("Stiker paslon 3 tadi pagi pak lurah sendiri yang tempel di pintu rumah saya", {"N01"}),
        ("Laci meja kasubbag itu isinya stiker caleg semua", {"N01"}),
        ("Kepala sekolah wajibkan tiap guru cari 20 pendukung cabup", {"N07"}),
        ('"Nomor dua harga mati," ujar camat di depan para ketua RT', {"N07"}),
        ("Warga dusun diarahkan kadus memilih calon tertentu", {"N07"}),
        ("Topi paslon 1 di kepala camat, fotonya beredar", {"N04"}),
        ("Bendahara DPC PPP di Lebak diduga seorang kabid", {"N12"}),
        ("Ketua relawan cabup 3 di kecamatan kami pak kepala UPT", {"N11"}),
        ("Salinan KTP tiga guru PNS untuk calon perseorangan beredar", {"N14"}),
        ("Kades mengganti ketua RT dengan pendukung paslon 1", {"N10"}),
        ("Berat sebelah di pilkada, tudingan kepada seorang camat di Sampang", {"N99"}),
        ("Lurah pesan ke warga: pilkada nanti coblos yang kumisnya tebal itu", {"N07"}),
        ("Baliho paslon 2 di pertigaan, yang pasang ya pak lurah", {"N01"}),
        ("Pj bupati terbitkan edaran, pegawai pemkab diminta berkemeja biru khas paslon 2", {"N10"}),
        ("Pak kadis sudah deklarasi nyalon bupati, mundurnya kapan?", {"N13"}),
        ("Pak sekdes pasang baliho caleg di pagar rumah, siapa yang berani negur?", {"N01"}),
        ("Kadis bilang siapa tak coblos petahana, kontraknya tak akan diperpanjang", {"N18"}),
        ("Penyuluh giring petani coblos cabup nomor 2", {"N07"}),
        ("Minyak goreng berstiker caleg ludes, pembaginya bu lurah", {"N08"}),
        ("Camat bilang kalau mau jalan mulus pilih petahana", {"N07"}),
        ("Belum mundur dari PNS, kabid sudah keliling sebagai bacaleg", {"N13"}),
        ("Baliho kadis bertuliskan mohon dukungan bakal calon bupati berdiri di tujuh kecamatan", {"N13"}),
    ],
)
def test_the_post_is_found(text: str, types: set[str]) -> None:
    """The agent stands behind 'ternyata', 'itu', or behind the thing that somebody put up."""
    assert _tags(text) == ("incident", True, types)


@pytest.mark.parametrize(
    "text",
    [
        "Ketua tim relawan paslon 3 ternyata mantan kepala UPT",
        "Juru kampanye paslon 2 ternyata artis, bukan camat kita",
        "Yang nempel stiker caleg di pos kamling bukan pak sekdes",
        "Baliho caleg itu tim sukses yang pasang, pak kades cuma lihat",
        "Juru kampanye paslon 1 itu anak pak lurah",
        "Konvoi paslon 2 itu camat hentikan",
        "Ketua tim 02 di kelurahan ini tetangga pak lurah",
        "Koordinator saksi 01 minta pak lurah membuka gudang",
        "Bendahara DPC PPP di Lebak diduga menipu seorang kabid",
        "Topi proyek di kepala camat, fotonya beredar",
        "Kades minta warga pilih yang sesuai hati nurani di pilbup",
        "Pak lurah nanti coblos di TPS 3 saat pilkada",
        "Camat hadir di kampanye paslon, melanggar atau tidak?",
        "Pak lurah share story cabup 1, itu boleh?",
        "Kalau pak kadis daftar calon bupati, siapa penggantinya?",
        "Kadis bilang siapa yang tidak netral, kontraknya tak akan diperpanjang",
        "Caleg titip brosur ke kepala SD",
        "Baliho mantan kabid bertuliskan mohon doa restu calon bupati masih berdiri",
        "ASN ikut kampanye melanggar disiplin",
        '"NKRI harga mati," ujar camat di depan para ketua RT',
        "Pak Camat kami diminta tim petahana mengumpulkan semua kepala kampung, tapi beliau menolak mentah-mentah.",
        "Pak lurah live tiktok ngajak warga ke TPS. Nggak nyebut paslon, cuma bilang jangan golput",
    ],
)
def test_nobody_is_accused(text: str) -> None:
    """The near misses: somebody else, somebody once, no side."""
    assert _tags(text)[0] not in _CASES


@pytest.mark.parametrize(
    "text",
    [
        "kenapa pak kadis masih gabung di grup FB relawan cagub 02, padahal sudah jelas dilarang?",
        "Padahal sudah dilarang, pak camat tetap datang ke kampanye paslon 1",
        "Meski ASN tidak boleh, pak sekdis tetap hadir di deklarasi paslon 3",
    ],
)
def test_a_conceded_rule_bars_nothing(text: str) -> None:
    """'padahal dilarang', 'meski tidak boleh': the act was done all the same."""
    assert _tags(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Seorang perekam medis PPPK ikut konvoi paslon 2",
        "Dosen Unsoed hadir di deklarasi cabup nomor 3 dengan baju relawan",
        "Operator Dukcapil mengunggah poster cagub 2 di TikTok",
        "Bapa desa suru katong pilih paslon 3",
        "Camat kami td tetep dateng ke kampanye paslon 2",
        "Pak lurah pe oto dinas dipakai angkut kursi kampanye paslon 1",
    ],
)
def test_posts_and_talk(text: str) -> None:
    """Rare posts and words of the regions."""
    assert _tags(text)[1]
