"""Cases that posts tell first hand, in the talk of several regions, and posts full of the same words that tell none."""

from __future__ import annotations

import pytest

from pipelines.knowledge import load
from pipelines.process import tag as tagged
from pipelines.record import Item

_CASES = ("incident", "handling", "outcome")


def post(text: str) -> Item:
    return tagged(Item(id="p", outlet="", medium="post", url=None, title=None, text=text), load().with_model(None))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Min tolong cek, tadi sore Bu Lurah Tanjungsari ikut rombongan konvoi paslon 3 pake motor dinas", "N06"),
        ("kadesku bagi2 stiker cabup no 2 pas pembagian BLT, jarene titipan. opo iki oleh?", "N01"),
        ("Dulur, wingi pak camat rawuh neng kampanye akbar paslon 1, njoged neng panggung. Isin aku.", "N05"),
        ("Pak sekcam Lembang kamari milu kampanye calon nomor 2, make baju dinas. Naha teu dilaporkeun?", "N06"),
        ("Wali nagari kito kapatang mambagian beras bagambar cawako nomor 2, awak caliak surang", "N08"),
        ("kok bisa ya lurah kita jadi admin grup WA relawan 02, apa gak dilarang?", "N11"),
        ("Camatku wingi ngongkon kabeh kades masang bendera partai X neng balai desa", "N07"),
        ("kasi ku, ASN tulen, tiap istirahat jelek2in paslon 2 depan tamu", "N17"),
        ("Ada yang tahu nggak, CPNS kantor kecamatan itu katanya namanya nongol di SK pengurus ranting partai", "N12"),
        ("Mohon info, barusan Pak Kabag kirim flyer paslon nomor 1 di grup WA resmi bagian kita", "N02"),
        ("belum ada calon resmi udah rajin kepala puskesmas Tegal itu kirim gambar bakal calon ke grup kader", "N02"),
    ],
)
def test_first_hand_cases(text: str, code: str) -> None:
    found = post(text)
    assert found.kind is not None
    assert found.kind.id in _CASES
    assert code in {row.id for row in found.violations}


@pytest.mark.parametrize(
    "text",
    [
        "Camat kami baik, kemarin bagi2 sembako buat korban banjir",
        "Lurah boleh gak sih pasang foto bareng calon di rumahnya sendiri?",
        "pak lurah cuma lewat doang depan posko 01 langsung difoto, heran gw sama netizen",
        "Tadi pagi tim paslon nomor 1 bagi2 sembako di depan kantor distrik, Bapak Kepala Distrik suruh mereka pindah",
        "Penyuluh PPPK kami cuma lewat di kampanye kotak kosong, yang orasi itu ketua kelompok tani",
        "Pak Carik ndesoku ditawani dadi saksi paslon 2 neng TPS 4, ning ora gelem",
        "dulu jaman orba semua pns wajib pilih golkar, kakekku cerita",
    ],
)
def test_the_same_words_without_a_case(text: str) -> None:
    found = post(text)
    assert found.kind is not None
    assert found.kind.id not in _CASES


def test_who_was_gathered_does_not_give_the_order() -> None:
    found = post("Guru PPPK se-kecamatan dikumpulkan korwil td siang, ujung2nya suruh menangkan petahana")
    roles = {(row.role, row.cls) for row in found.actors}
    assert ("agent", "asn_presumed") in roles
    assert ("patient", "asn") in roles
    assert ("agent", "asn") not in roles
