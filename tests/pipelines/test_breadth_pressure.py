"""Threats in one breath, insults, permits and letters of office, removals for one's kin, doubted neutrality."""

import pytest

from tests.pipelines.rules_alone import tag


def told(text: str) -> tuple[str, set[str], set[str]]:
    found = tag(text)
    assert found.kind is not None
    agents = {row.cls for row in found.actors if row.role == "agent"}
    return found.kind.id, {row.id for row in found.violations}, agents


@pytest.mark.parametrize(
    "text",
    [
        "Kepala puskesmas di Ende mengultimatum bawahan: yang tidak pilih paslon 2, angkat kaki dari sini.",
        "Seorang lurah di Ende bilang lapak bakal digusur kalau tidak dukung nomor 3.",
        "Kabid di Ende menakut-nakuti para kades dengan audit bila calon petahana kalah.",
        "Sekcam di Ende menggertak: siapa yang tak ikut 01, honornya distop.",
    ],
)
def test_harm_for_whoever_votes_otherwise_is_a_threat(text: str) -> None:
    kind_id, types, agents = told(text)
    assert (kind_id, types) == ("incident", {"N18"})
    assert agents == {"asn_presumed"}


@pytest.mark.parametrize(
    "text",
    [
        "Ketua relawan paslon 2 mengancam kades: kalau tidak dukung paslon 2, dana desa dipersulit.",
        "Camat di Sikka mengancam menutup warung yang tidak membayar retribusi.",
        "Bupati meminta ASN tidak ikut kampanye, yang melanggar akan disanksi.",
        "Kepala sekolah di Ende tidak memilih calon mana pun dan tetap bekerja.",
    ],
)
def test_refusing_without_a_side_or_an_official_threatens_nobody(text: str) -> None:
    assert told(text)[0] not in {"incident", "handling", "outcome"}


def test_whoever_refused_already_is_punished_not_threatened() -> None:
    kind_id, types, _ = told("Dinonjobkan lantaran enggan mendukung petahana, lima lurah di Meranti pasrah.")
    assert (kind_id, types) == ("incident", {"N10", "N18"})


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Camat di Alor mengulur-ulur rekomendasi lokasi kampanye calon bupati penantang.", {"N10"}),
        ("Kepala dinas di Manado membatalkan izin gedung serbaguna untuk kampanye paslon 3.", {"N10"}),
        ("Beredar edaran: kepala dinas di Banyuasin mewajibkan pegawai memenangkan petahana.", {"N10"}),
        ("Kaur desa di Ngada diberhentikan kadesnya karena suaminya relawan cabup penantang.", {"N10", "N18"}),
        ("Kades di Sikka menebar fitnah bahwa cabup petahana penista agama.", {"N17"}),
        ('"Jangan pilih penipu," kata seorang lurah di Ende tentang calon bupati nomor 3.', {"N17"}),
        ("Guru PNS di Ende menghina cabup nomor 2 lewat status WhatsApp.", {"N17"}),
        ("Seorang kabag di Ende menekan honorer terkait dukungan kepada cagub petahana.", {"N18"}),
        ("Netralitas seorang camat di Sumba diragukan tim pasangan calon nomor urut 1.", {"N99"}),
        ("Seorang kadis di Kupang dituding menjadi kaki tangan petahana.", {"N99"}),
    ],
)
def test_acts_of_office_insults_pressure_and_doubt(text: str, types: set[str]) -> None:
    assert told(text)[:2] == ("incident", types)


@pytest.mark.parametrize(
    "text",
    [
        "Camat di Alor menolak izin lapangan bagi semua paslon karena direnovasi.",
        "Guru PNS di Ende menghina muridnya di kelas.",
        "Wasit liga desa dituding berat sebelah oleh kades.",
        "Camat di Ende dan istrinya menghadiri pengajian bersama warga.",
        "Camat di Ende menyaksikan calon bupati mendaftar ke KPU.",
        "Bakal calon kades di Sikka mengumpulkan KTP warga, dua perangkat desa ikut memberi dukungan.",
        "Petugas kesbangpol di Ende mendampingi KPU memverifikasi kepengurusan partai menjelang pemilu.",
    ],
)
def test_the_same_words_in_other_matters_are_no_case(text: str) -> None:
    assert told(text)[0] == "other"


def test_what_is_feared_of_a_place_is_a_map_of_risk_and_danger_of_floods_is_none() -> None:
    assert told("Bawaslu menilai Kabupaten Sikka rawan mobilisasi perangkat desa menjelang pilkada.")[0] == "risk_map"
    assert told("Camat di wilayah rawan banjir meminta warga memilih paslon 2.")[:2] == ("incident", {"N07"})
