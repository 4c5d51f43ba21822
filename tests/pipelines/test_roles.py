"""Who did it, to whom, what the accused says, which of two neighbouring types: each class with its own lines."""

import pytest

from pipelines.record import Item
from tests.pipelines.rules_alone import tag


def classes(item: Item, role: str) -> set[str]:
    return {row.cls for row in item.actors if row.role == role}


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Seorang bidan desa berstatus PPPK di Kabupaten Tegal membagikan kalender caleg", {"asn"}),
        ("Penyuluh pertanian di Tegal yang berstatus PNS menghadiri kampanye paslon 2", {"asn"}),
        ("Tiga pegawai PDAM mengikuti konvoi kampanye paslon 1 di Kota Tegal", {"non_asn_covered"}),
        ("Pak bhabin joget di panggung kampanye paslon 2", {"non_asn_covered"}),
        ("Istri calon bupati yang berstatus PNS ikut berorasi tanpa cuti", {"asn"}),
    ],
)
def test_the_class_is_that_of_the_whole_noun_phrase(text: str, agents: set[str]) -> None:
    assert classes(tag(text), "agent") == agents


def test_one_person_told_twice_has_one_class() -> None:
    found = tag(
        "Seorang dokter berstatus PNS di Kabupaten Tegal mengajak warga mencoblos paslon 1.",
        "Dokter di Tegal Ajak Warga Coblos Paslon 1",
    )
    assert classes(found, "agent") == {"asn"}


@pytest.mark.parametrize(
    ("text", "agents", "patients"),
    [
        (
            "Seorang kabid di Kabupaten Tegal memotong TPP stafnya untuk kampanye paslon 1",
            {"asn_presumed"},
            {"unknown"},
        ),
        (
            "Dua juru parkir mengadu. Mereka diancam putus kontrak oleh kepala UPT di Tegal bila tak pilih paslon 1",
            {"asn_presumed"},
            {"non_asn_public"},
        ),
        ("Seorang camat di Tegal dinonjobkan karena menolak mendukung petahana", {"unknown"}, {"asn_presumed"}),
        (
            "Bupati menonjobkan camat di Tegal karena menolak mendukung petahana. Rotasi biasa, katanya.",
            {"political"},
            {"asn_presumed"},
        ),
        (
            "Penghulu di Rokan Hilir kumpulkan warga, disuruhnya coblos nomor urut 2 semua",
            {"non_asn_covered"},
            set(),
        ),
    ],
)
def test_who_suffers_an_act_is_patient_and_not_agent(text: str, agents: set[str], patients: set[str]) -> None:
    found = tag(text)
    assert classes(found, "agent") == agents
    assert classes(found, "patient") == patients


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Pak lurah minta warga coblos nomor 2, kalau tidak bantuannya dicoret", {"N07", "N18"}),
        ("Camat di Tegal minta warga coblos nomor 2, kalau tidak hujan acaranya di lapangan", {"N07"}),
        ("Kepala UPT di Tegal meminjamkan mobil dinas untuk mengarak paslon 3", {"N09"}),
        ("Mobil damkar dipakai seorang kabid di Tegal buat mengarak paslon 3", {"N06", "N09"}),
        ("Seorang lurah di Kota Tegal menyebut cawali nomor 2 calon boneka di kolom komentar akun berita", {"N17"}),
        ("Sekdes di Tegal menahan kartu PKH warga karena menolak ditempeli stiker caleg nomor 5", {"N10", "N18"}),
        ("Kabag di Kabupaten Tegal mengampanyekan istrinya, calon wakil bupati, tanpa cuti", {"N15"}),
        ("Pembagian sembako paslon 1 oleh seorang kepala dinas di Tegal terekam warga", {"N08"}),
        ("Pemasangan baliho paslon 1 oleh seorang camat di Tegal dilaporkan ke Bawaslu", {"N01"}),
    ],
)
def test_neighbouring_types(text: str, types: set[str]) -> None:
    assert {row.id for row in tag(text).violations} == types


@pytest.mark.parametrize(
    "text",
    [
        "Seorang kepala dinas di Tegal batal mendaftar calon bupati dan memilih tetap menjadi ASN",
        "Camat di Tegal mengajak warga datang ke TPS walau lawan paslon hanya kotak kosong",
        "Kepala SD di Tegal meminta wali murid hadir kerja bakti seusai kampanye akbar paslon 1",
        "Seorang penghulu KUA di Tegal memimpin doa bersama empat pasangan calon",
        "Bhabinkamtibmas di Tegal berjaga di panggung kampanye paslon 2 sesuai surat perintah pengamanan",
        "Kabag di Tegal mendampingi istrinya, calon wakil bupati, berfoto di kantor KPU. Ia sudah mengantongi cuti.",
    ],
)
def test_words_of_a_side_without_an_act_for_it(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Camat di Tegal mengakui ikut konvoi paslon 1. Saya cuma diajak teman, katanya.", {"admitted"}),
        ("Camat di Tegal membantah ikut konvoi paslon 1. Ia mengakui ada pertemuan.", {"denied"}),
        ("Lurah di Tegal mengaku akun Facebook-nya diretas ketika membagikan unggahan paslon 1", {"disputed"}),
        ("Lurah di Tegal mengaku tidak tahu bahwa mengunggah foto paslon 1 itu dilarang", {"admitted"}),
        ("Kepala UPT di Tegal memaksa honorer memilih paslon 1. Honorer mengaku takut.", set()),
        ("Bawaslu memeriksa guru PNS yang jadi pengurus partai. Ia bersikeras namanya dicatut.", {"disputed"}),
        ("Camat di Tegal ikut kampanye paslon 1. Pengurus partai mengaku tidak tahu-menahu.", set()),
    ],
)
def test_what_the_accused_says(text: str, said: set[str]) -> None:
    assert {row.id for row in tag(text).statements} == said


@pytest.mark.parametrize(
    ("text", "agents", "patients"),
    [
        ("Seorang PPPK di Alor ditekan atasannya agar memasang stiker petahana", {"unknown"}, {"asn"}),
        ("Lurah di Bima mendapat tekanan dari bupati supaya mengarahkan warga memilih paslon 2", {"political"},
         {"asn_presumed"}),
        ("Kasubbag di Tegal dipaksa kabagnya masuk grup WA relawan paslon 1", {"asn_presumed"}, {"asn_presumed"}),
        ("Camat di Blora mengundang para kades. Di sana mereka diarahkan memilih paslon 2.", {"asn_presumed"},
         {"non_asn_covered"}),
        ("Seorang camat di Blora mengumpulkan guru PPPK. Kepada mereka ia meminta dukungan bagi cagub 2.",
         {"asn_presumed"}, {"asn"}),
        ("Lurah di Blora meminta warga memenangkan bupati petahana", {"asn_presumed"}, set()),
        ("Wakil bupati mengumpulkan belasan kepala puskesmas. Di sana ia meminta dukungan bagi petahana.",
         {"political"}, {"asn_presumed"}),
        ("Seorang camat di Ende dimutasi menjadi staf arsip karena menolak memenangkan petahana", {"unknown"},
         {"asn_presumed"}),
        ("Bupati Lembata diduga menekan kepala dinas supaya memilih paslon 1", {"political"}, {"asn_presumed"}),
    ],
)  # fmt: skip
def test_who_undergoes_an_order(text: str, agents: set[str], patients: set[str]) -> None:
    found = tag(text)
    assert classes(found, "agent") == agents
    assert classes(found, "patient") == patients


def test_who_sends_staff_home_is_no_victim_of_it() -> None:
    found = tag("Kepala SMK negeri merumahkan dua guru honorer karena menolak pakai kaus paslon 3")
    assert (classes(found, "agent"), classes(found, "patient")) == ({"asn_presumed"}, {"non_asn_public"})
