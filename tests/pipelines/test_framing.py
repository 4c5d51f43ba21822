"""Nobody may be accused by a text that accuses nobody: headlines, rules, refusals, duty, misused names."""

import pytest

from pipelines.knowledge import load
from pipelines.process import tag
from pipelines.record import Item


def kind(text: str, title: str | None = None) -> tuple[str, bool]:
    item = tag(Item(id="t", outlet="o", medium="news", url=None, title=title, text=text), load().with_model(None))
    assert item.kind is not None
    return item.kind.id, bool(item.incident)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Lurah Foto Bareng Calon, Ini Aturannya",
            "Bolehkah lurah berfoto dengan calon? Menurut SKB lima menteri, itu termasuk pelanggaran kode etik.",
            "explainer",
        ),
        (
            "Guru yang Sebar Poster Caleg Bakal Disanksi",
            "Dinas Pendidikan Kabupaten Tegal memastikan guru yang kedapatan menyebarkan poster caleg akan disanksi.",
            "exhortation",
        ),
        (
            "ASN Hadiri Kampanye, Siap-siap Dicopot",
            "Bupati Tegal mengingatkan ASN agar tidak menghadiri kampanye paslon mana pun. Yang nekat akan dicopot.",
            "exhortation",
        ),
    ],
)
def test_a_headline_is_read_with_what_stands_below_it(title: str, text: str, expected: str) -> None:
    assert kind(text, title) == (expected, False)


def test_a_headline_of_a_told_case_stays_a_case() -> None:
    told = "Seorang lurah di Kota Tegal berpose dua jari bersama calon. Padahal ASN dilarang berfoto dengan calon."
    assert kind(told, "Lurah Foto Bareng Calon, Warga Protes") == ("incident", True)
    handled = "Bawaslu Kabupaten Tegal memeriksa seorang camat yang hadir di deklarasi pasangan calon bupati."
    assert kind(handled, "Camat yang Hadir di Deklarasi Paslon Diperiksa") == ("handling", True)


@pytest.mark.parametrize(
    "text",
    [
        "KPU Kabupaten Sikka menjelaskan, perangkat desa yang mendaftar sebagai caleg wajib membawa surat berhenti.",
        "ASN yang menjadi pengurus partai diberhentikan tidak dengan hormat. Itu tercantum dalam Pasal 87 UU ASN.",
        "Pejabat desa menjadi juru kampanye hukumnya terlarang. Cek Pasal 280 UU Pemilu.",
        "Boleh kok PNS datang ke kampanye buat dengar visi misi, yang gak boleh itu pakai atribut paslon.",
    ],
)
def test_a_rule_behind_yang_accuses_nobody(text: str) -> None:
    assert kind(text) == ("explainer", False)


def test_a_summons_of_somebody_singled_out_is_announced_not_threatened() -> None:
    text = "Bawaslu Kabupaten Tegal akan memanggil seorang camat yang mengampanyekan paslon nomor 2, Senin depan."
    assert kind(text) == ("handling", True)
    warned = (
        "Pegawai yang terbukti mengunggah dukungan kepada paslon akan diperiksa. Sejauh ini belum ada yang dilaporkan."
    )
    assert kind(warned)[1] is False


@pytest.mark.parametrize(
    "text",
    [
        "Seorang camat di Kabupaten Sidrap menolak ajakan menghadiri deklarasi paslon nomor urut 2.",
        "Bidan PPPK di Kabupaten Sidrap diajak bergabung ke tim pemenangan paslon 1, tapi ia menolak. Salut!",
        "KTP seorang bidan di Kota Bima dipakai tanpa izin untuk mendukung calon perseorangan. Ia keberatan.",
        "Staf puskesmas PNS di Bima mengadu ke KPU, namanya masuk daftar tim kampanye nomor 3 tanpa sepengetahuannya.",
        "Lurah di Kota Madiun mencopot poster caleg yang ditempel orang tak dikenal di pagar kantor kelurahan.",
        "Truk dinas Satpol PP Kota Madiun mengangkut ratusan spanduk paslon hasil penertiban bersama Bawaslu.",
        "Tim paslon nomor 1 mengaku belum menemukan camat yang tidak netral selama kampanye.",
        "Calon bupati yang juga anggota DPRD mengumpulkan kepala desa untuk membahas irigasi di aula kecamatan.",
        "Kepala dinas mengumpulkan guru dan mengajak mereka datang ke TPS sesuai hati nurani.",
    ],
)
def test_what_is_refused_misused_on_duty_or_not_found_is_no_case(text: str) -> None:
    assert kind(text) == ("other", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seorang camat di Kabupaten Sidrap dicopot bupati karena menolak mendukung petahana.", "incident"),
        (
            "Warga merekam seorang camat membagikan beras bergambar paslon 1. Camat itu mengaku namanya dicatut.",
            "incident",
        ),
        (
            "Seorang lurah di Kota Madiun mencopot baliho paslon nomor 2 dan menggantinya dengan baliho paslon 1.",
            "incident",
        ),
        (
            "Seorang kepala sekolah di Buol melapor ke Bawaslu. Ia menduga dipindah karena tidak mendukung petahana.",
            "handling",
        ),
        (
            "Bawaslu mengumumkan kalau laporan soal seorang lurah yang pasang baliho paslon 2 sudah diregistrasi.",
            "handling",
        ),
    ],
)
def test_the_same_words_of_a_told_act_are_a_case(text: str, expected: str) -> None:
    assert kind(text) == (expected, True)


def test_entries_of_a_list_are_counted() -> None:
    text = "Bawaslu menemukan 14 nama guru PPPK di Kabupaten Pandeglang tercatat sebagai anggota partai politik."
    assert kind(text) == ("statistics", False)
    one = (
        "Bawaslu menemukan seorang guru PPPK di Kabupaten Pandeglang tercatat sebagai anggota partai dan memanggilnya."
    )
    assert kind(one) == ("handling", True)
