"""Acts, doers and those they hit in news as they read: pronouns, nouns of acts, summaries, hosts, punishments."""

import pytest

from pipelines.record import Item
from tests.pipelines.rules_alone import tag


def types(item: Item) -> set[str]:
    return {row.id for row in item.violations}


def roles(item: Item, role: str) -> set[str]:
    return {row.cls for row in item.actors if row.role == role}


@pytest.mark.parametrize(
    "act",
    [
        "Jaksa mendakwanya mengumpulkan warga di balai dan meminta mereka mencoblos seorang caleg.",
        "Ia didakwa mengajak warga mencoblos seorang caleg.",
        "Menurut hakim, terdakwa mengajak warga mencoblos seorang caleg DPRD.",
    ],
)
def test_the_accused_is_taken_up_by_pronoun_or_by_his_part_in_the_case(act: str) -> None:
    found = tag(
        f"Seorang kepala desa di Kabupaten Sigi duduk di kursi terdakwa, Kamis (7/3/2024). {act}",
        "Jalani Sidang Perdana, Kades di Sigi Diadili",
    )
    assert types(found) == {"N07"}
    assert roles(found, "agent") == {"non_asn_covered"}


def test_who_is_quoted_behind_the_act_did_not_do_it() -> None:
    found = tag("Foto camat di Demak berpose dua jari beredar di grup warga, kata anggota Bawaslu, Senin.")
    assert roles(found, "agent") == {"asn_presumed"}


def test_the_candidate_whom_a_host_lets_speak_makes_no_speech_of_the_host() -> None:
    found = tag(
        "Kades di Boalemo mengundang calon bupati nomor urut 2 ke turnamen voli dan mempersilakannya berpidato."
    )
    assert "N06" not in types(found)
    assert "N08" in types(found)


def test_a_campaign_only_named_yields_to_the_act_told() -> None:
    title = "Panwaslih: Lima ASN Simeulue Terbukti Ikut Kampanye"
    told = "Mereka kedapatan hadir di rapat umum calon bupati nomor urut 1, lima ASN itu memakai kaus paslon."
    assert types(tag(told, title)) == {"N04", "N05"}
    assert types(tag("Hasil kajian diserahkan kepada bupati, Senin.", title)) == {"N06"}


def test_the_formula_of_the_law_is_no_decision_of_office() -> None:
    text = "Majelis hakim memvonis kepala desa di Tegal karena tindakannya menguntungkan salah satu calon bupati"
    assert types(tag(f"{text}. Ia membagikan beras dari paslon nomor urut 2 kepada warga.")) == {"N08"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Seorang guru ASN membagikan poster capres nomor 1 lewat akun Facebook pribadinya.", {"N02"}),
        ("Seorang guru ASN membagikan tautan kampanye capres nomor 1 milik relawan.", {"N03"}),
        ("Seorang guru ASN membagikan poster capres nomor 1 kepada warga di pasar.", {"N01"}),
    ],
)
def test_own_content_relay_and_paper_are_three_acts(text: str, wanted: set[str]) -> None:
    assert types(tag(text)) == wanted


def test_punished_for_another_choice_is_both_decision_and_pressure_and_the_punished_are_patients() -> None:
    found = tag("Namanya dicabut dari data sekolah karena suaminya mendukung paslon yang berbeda dengan pilihan bupati",
                "Guru Honorer di Muna Barat Tak Bisa Lagi Mengajar")  # fmt: skip
    assert types(found) == {"N10", "N18"}
    assert roles(found, "patient") == {"non_asn_public"}


def test_a_vague_word_of_the_headline_is_whom_the_text_names_by_status() -> None:
    found = tag("Akun milik seorang ASN Pemkot Tidore memberi jempol pada unggahan caleg, kata wali kota.",
                "Pegawai Pemkot Ini Ketahuan Beri Jempol ke Caleg")  # fmt: skip
    assert roles(found, "agent") == {"asn"}
    both = tag("Seorang guru dan seorang camat di Demak berfoto dua jari bersama cabup nomor 2.")
    assert roles(both, "agent") == {"unknown", "asn_presumed"}


def test_an_office_that_is_stood_for_is_nobody() -> None:
    found = tag("Kabid di Sleman berpose dua jari di samping paslon gubernur nomor 2.")
    assert roles(found, "agent") == {"asn_presumed"}
    assert all(row.cls != "political" for row in found.actors)


def test_those_told_in_the_headline_are_taken_up_by_their_number() -> None:
    found = tag("Dua ASN dan seorang camat di Kutai Timur dihukum. Suratnya sudah diterima, Kamis malam. Baca juga: X. "
                "Kabar itu ramai. Ketiganya kedapatan menghadiri deklarasi calon bupati nomor urut 1.",
                "Sanksi Turun, Dua ASN dan Seorang Camat di Kutim Dihukum")  # fmt: skip
    assert types(found) == {"N05"}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Camat itu mengaku hadir karena diundang kerabat.", {"admitted"}),
        ("Menurut Bawaslu, yang bersangkutan mengakui akun itu miliknya.", {"admitted"}),
        ("Camat itu mengaku tidak tahu ada larangan.", {"admitted"}),
        ("Camat itu bersumpah tak ada ajakan dalam acara itu.", {"denied"}),
        ("Camat itu berdalih kedatangannya bukan untuk mendukung siapa pun.", {"denied"}),
        ("Laporan kontributor Demak, disunting Tari M.", set()),
    ],
)
def test_what_the_accused_says_of_the_act(said: str, wanted: set[str]) -> None:
    found = tag(f"Bawaslu memanggil camat di Demak yang hadir di kampanye calon bupati nomor urut 2. {said}")
    assert {row.id for row in found.statements} == wanted


def test_the_second_of_two_told_behind_the_lead_belongs_to_the_case() -> None:
    found = tag(
        "Panwaslu Boalemo memeriksa dua orang, Rabu. Yang pertama seorang kepala desa di kecamatan itu. "
        "Ia membagikan beras dari calon bupati nomor urut 2 kepada warga. "
        "Yang kedua seorang PNS rumah sakit yang berfoto dua jari bersama calon yang sama."
    )
    assert types(found) == {"N04", "N08"}
    assert roles(found, "agent") == {"non_asn_covered", "asn"}


def test_what_others_are_asked_to_do_is_the_request_and_no_act_of_its_own() -> None:
    found = tag("Seorang guru PNS di Solo dilaporkan mengajak wali murid ikut rapat akbar capres nomor 1.")
    assert types(found) == {"N07"}
