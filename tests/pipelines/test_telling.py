"""Kinds of texts that tell no case: what nobody found, promised, asked, sighed or appealed to others."""

import pytest

from pipelines.actors import actors
from pipelines.kind import kind
from pipelines.knowledge import load
from pipelines.reading import read
from pipelines.record import Item
from pipelines.violations import violations


def kind_of(text: str, title: str | None = None) -> str:
    found = Item(id="t", outlet="o", medium="news", url=None, title=title, text=text)
    for stage in (read, actors, violations, kind):
        found = stage(found, load())
    assert found.kind is not None
    return found.kind.id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # nothing so far is news without a case; with an appeal behind it, an appeal
        ("Kepala BKPSDM Alor mengaku belum menerima laporan tentang pegawai yang tidak netral di pilkada.", "other"),
        ("Bawaslu Alor mengimbau ASN netral dalam pilkada dan tidak ikut kampanye.", "exhortation"),
        # a politician's promise, a link denied, a vacancy of the organisers, a survey
        ("Calon bupati Alor berjanji tidak akan memindahkan pegawai karena beda pilihan bila menang.", "other"),
        ("Camat Pontang menyebut bantuan beras itu tidak ada kaitannya dengan pilkada.", "other"),
        ("Penerimaan anggota PPS Pilkada Alor dibuka. PNS boleh daftar asal ada izin pimpinan.", "other"),
        ("Survei: separuh warga ragu ASN netral. Responden menyebut atasan sebagai sebab.", "other"),
        # requests that something be left undone
        ("Mohon rekan kantor tidak mengirim poster paslon di grup dinas. Terima kasih.", "exhortation"),
        ("Seluruh ASN di Alor diwajibkan mengisi pernyataan netralitas secara daring.", "exhortation"),
        (
            "Kita di Dinas Sosial tetap layani warga, jangan keluar foto-foto kalau paslon lewat. Netral ya.",
            "exhortation",
        ),
        # a candidate who is spoken to is no civil servant
        ("Wahai calon bupati, tolong jangan paku baliho di pohon puskesmas kami.", "other"),
        # jokes and sighs about the rules
        ("ASN dilarang like, dilarang komen, dilarang foto jari. Besok dilarang punya jempol 🙃 #pilkada", "opinion"),
        ("Gimana ASN mau netral, atasannya saja orang politik. Serba salah.", "opinion"),
        # somebody who only asks
        ("Kalau ada kades nyuruh warga milih A, lapornya ke panwascam apa ke polisi? Nanya aja.", "other"),
        ("Staf kelurahan boleh jadi admin grup paslon? nanya doang, adikku mau daftar.", "other"),
        # reports as a matter are no trend
        ("Bawaslu membuka posko yang menerima laporan netralitas. Pelapor wajib membawa KTP.", "explainer"),
        ("Laporan netralitas ASN ke Bawaslu meningkat menjelang pilkada.", "statistics"),
    ],
)
def test_kind_without_a_case(text: str, name: str) -> None:
    assert kind_of(text) == name


def test_a_headline_that_asks_is_answered_by_rules() -> None:
    text = "Bawaslu tidak bisa menghukum ASN. Hasil kajian dugaan pelanggaran diteruskan kepada BKN."
    assert kind_of(text, "Siapa yang Berwenang Menjatuhkan Sanksi Netralitas?") == "explainer"
    assert kind_of("Hasil kajian kasus Camat Alor diteruskan kepada BKN.", "Dua Camat Alor Tidak Netral") == "handling"


def test_a_candidate_who_is_reported_is_no_case_of_officials() -> None:
    told = "Seorang caleg diadukan warga ke Bawaslu karena diduga membagikan amplop. Camat mengaku tidak tahu."
    assert kind_of(told) == "other"
    assert kind_of("Seorang camat diadukan warga ke Bawaslu karena diduga membagikan amplop caleg.") == "handling"
