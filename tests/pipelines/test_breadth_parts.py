"""Parts played in parties and teams, candidacies, copies for independents, the own spouse, speeches at parties."""

import pytest

from tests.pipelines.rules_alone import tag


def told(text: str) -> tuple[str, set[str]]:
    found = tag(text)
    assert found.kind is not None
    return found.kind.id, {row.id for row in found.violations}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Seorang kasubag di Kabupaten Banggai ternyata fungsionaris DPD Hanura.", "N12"),
        ("Kuwu di Kabupaten Cirebon itu bendahara ranting PDI Perjuangan.", "N12"),
        ("Camat Wonorejo diangkat sebagai wakil bendahara DPC Partai Perindo.", "N12"),
        ("Kades di Alor hijrah ke Partai Gelora dan menerima KTA.", "N12"),
        ("Pak sekcam ternyata korcam paslon 03.", "N11"),
        ("Seorang kabid di Palu merangkap juru bicara pasangan calon nomor urut 2.", "N11"),
        ("Barisan relawan cagub nomor 1 di Kota Sorong dikomandoi seorang kepala dinas.", "N11"),
        ("Terbukti jadi caleg, kepala desa di Kabupaten Alor diberhentikan bupati.", "N13"),
        ("Kabag di Kabupaten Ngada mendeklarasikan diri sebagai bakal calon wakil bupati.", "N13"),
    ],
)
def test_a_part_is_held_by_the_post_in_front_with_or_without_a_verb(text: str, code: str) -> None:
    assert told(text)[1] == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Ketua DPC PKB Kabupaten Sikka bertemu camat membahas banjir.",
        "Sekretaris DPD Golkar menyerahkan bantuan kepada warga, disaksikan lurah setempat.",
        "Ketua tim sukses paslon 1 menemui camat untuk meminjam kursi.",
        "Lurah di Ende memimpin tim sukses kenaikan kelas klub sepak bola desa.",
        "Anggota DPRD dari PDI Perjuangan mengunjungi kantor camat.",
        "KPU mencoret nama guru PNS di Kupang dari daftar tim kampanye.",
    ],
)
def test_whoever_holds_the_part_is_not_the_official_beside_him(text: str) -> None:
    assert told(text)[0] == "other"


@pytest.mark.parametrize(
    ("text", "kind_id"),
    [
        ("Kepala bidang di Kota Kupang membekali kader Partai Buruh dalam sekolah politik.", "incident"),
        ("Seorang lurah di Ende memberi sambutan di pelantikan pengurus ranting Golkar.", "incident"),
        ("Sekretaris dinas di Ende tampil sebagai panelis dalam talkshow yang digelar Partai Demokrat.", "incident"),
        ("Kepala Kesbangpol Ende menjadi pemateri rapat yang diikuti semua partai politik.", "other"),
        ("Dosen PTN di Kupang menjadi pembicara seminar tentang sejarah partai politik.", "other"),
        ("Dosen PTN di Kupang membatalkan kesediaan menjadi pemateri sekolah politik PSI.", "other"),
    ],
)
def test_a_speech_needs_a_party_as_its_host(text: str, kind_id: str) -> None:
    kind_found, types = told(text)
    assert (kind_found == "incident") is (kind_id == "incident")
    assert types == ({"N16"} if kind_id == "incident" else set())


@pytest.mark.parametrize(
    "text",
    [
        "Seorang sekdes di Ende merelakan KTP-nya dipakai bakal paslon jalur perseorangan.",
        "Penyuluh ASN di Sikka mengaku memberikan dukungan kepada calon perseorangan.",
        "Guru PPPK di Alor membubuhkan tanda tangan pada formulir B1-KWK milik pasangan independen.",
        "KTP seorang PNS di Kabupaten Kupang ditemukan dalam berkas dukungan calon perseorangan.",
    ],
)
def test_support_of_a_candidate_without_party_is_given_by_copy_and_signature(text: str) -> None:
    assert told(text) == ("incident", {"N14"})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Seorang bidan PNS di Ende membujuk pasien mencoblos suaminya yang menjadi cabup.", {"N07", "N15"}),
        ("Bu lurah di Sikka menyebarkan kartu nama suaminya yang caleg NasDem.", {"N01", "N15"}),
        ("Meski mengantongi cuti, guru PPPK di Alor menggalang suara bagi suaminya yang maju cawabup.", {"N07", "N15"}),
        ("Istri kepala desa jadi caleg, kepala desa di Ende kerahkan RT pasang spanduk.", {"N01", "N07"}),
    ],
)
def test_an_act_for_the_own_spouse_stands_beside_its_type(text: str, codes: set[str]) -> None:
    assert told(text)[1] == codes


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Seorang CPNS asal formasi guru di Ende masih bernaung di Partai Garuda.", "incident"),
        ("Kuwu di Kabupaten Cirebon mengantongi kartu anggota Gerindra sejak dua tahun lalu.", "incident"),
        ("Kabid di Ende jadi pembicara sekolah kader PSI??", "incident"),
    ],
)
def test_words_that_look_like_conditions_earlier_years_and_questions_are_none(text: str, mood: str) -> None:
    assert told(text)[0] == mood
