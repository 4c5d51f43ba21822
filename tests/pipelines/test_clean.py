"""Masks: who is hurt if a rule is wrong - a reaction bar becomes a breach, or a real sentence is never read."""

from __future__ import annotations

import dataclasses
import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.clean import clean, fingerprint_text, furniture, masks
from pipelines.record import Item

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FURNITURE = [
    ("Baca juga: Bawaslu Ingatkan ASN Jaga Netralitas", "M01.see_also"),
    ("BACA JUGA : Camat Dilaporkan", "M01.see_also"),
    ("Simak juga video di bawah ini", "M01.see_also"),
    ("Artikel Terkait", "M01.see_also"),
    ("Foto: Suasana apel pagi di halaman kantor", "M02.caption"),
    ("(Foto: dokumentasi panitia)", "M02.caption"),
    ("Penulis: Rahmi Pasaribu | Editor: Wiro", "M03.byline"),
    ("(rhm/wir)", "M03.byline"),
    ('Posting Komentar untuk "Netralitas ASN"', "M05.comment"),
    ("Tinggalkan Balasan", "M05.comment"),
    ("Comment", "M05.comment"),
    ("loading...", "M07.loading"),
    ("Bagikan", "M08.share"),
    ("Share on Facebook", "M08.share"),
    ("Dilihat 1.204 kali", "M09.views"),
    ("6", "M09.views"),
    ("ADVERTISEMENT", "M10.advert"),
    ("Iklan: Kursus menjahit dibuka lagi.", "M10.advert"),
    ("Next Post", "M11.navigation"),
    ("Halaman 1 2 3", "M11.navigation"),
    ("Halaman 2 dari 3", "M11.navigation"),
    ("Berita Lainnya:", "M01.see_also"),
]
CONTENT = [
    "Camat itu membagikan amplop kepada warga.",
    "Bagikan sembako, seorang kabid dilaporkan ke Bawaslu",
    "Baca puisi di panggung paslon, lurah dipanggil",
    "Foto bersama calon bupati beredar di grup warga",
    "Komentar seorang kabid di akun calon bupati itu dipersoalkan warga.",
    "Sumber daya kecamatan dipakai untuk kampanye.",
    "Editor video itu seorang PNS.",
    "Berita terkait camat itu viral di media sosial.",
    "Foto-foto camat bersama paslon beredar di grup warga",
    "Iklan kampanye paslon dipasang kepala dinas",
    "Banner paslon dipasang di pagar kantor lurah",
    "Video lainnya memperlihatkan sekda mengangkat dua jari.",
    "Sebanyak 6 ASN diperiksa.",
    "Pemilu 2024",
    "Suka memberi 'like' di unggahan calon, guru PNS ditegur",
    "Lihat saja nanti, kata camat itu.",
    "Halaman kantor camat dipakai untuk kampanye.",
    "Iklan di halaman depan koran itu memuat foto kepala dinas bersama petahana.",
]


@pytest.mark.parametrize(("line", "rule"), FURNITURE)
def test_furniture_is_masked_whole_and_names_its_rule(line: str, rule: str) -> None:
    text = f"Seorang kabid naik panggung di lapangan desa.\n{line}\nBawaslu memeriksa laporan itu hari ini."
    found = [mask for mask in masks(None, text, "news") if text[mask.span[1] : mask.span[2]] == line]
    assert [mask.rule for mask in found] == [rule]


@pytest.mark.parametrize("line", CONTENT)
def test_content_is_never_masked(line: str) -> None:
    assert furniture(line) is None
    text = f"Seorang kabid naik panggung di lapangan desa.\n{line}\nBawaslu memeriksa laporan itu hari ini."
    assert masks(None, text, "news") == ()


def test_a_bar_needs_three_buttons_in_a_row() -> None:
    bar = "Isi berita.\nLike emoji\nLike\nLove emoji\nLove\nIsi lagi."
    assert {mask.rule for mask in masks(None, bar, "news")} == {"M04.reaction"}
    assert masks(None, "Isi berita.\nLike\nIsi lagi.", "news") == ()


def test_posts_are_left_alone() -> None:
    assert masks("Baca juga", "Bagikan\nLike\nLove\nCare", "post") == ()


def test_the_title_at_the_top_of_the_text_is_masked_once() -> None:
    title = "Camat Naik Panggung"
    text = f"{title}!\nSeorang camat naik panggung.\n" + "Isi.\n" * 5 + title
    assert [(mask.span[1], mask.rule) for mask in masks(title, text, "news")] == [(0, "M12.title")]


def test_initials_at_the_end_are_masked_and_acronyms_are_not() -> None:
    text = "Bawaslu memeriksa laporan itu. (rhm/wir)"
    (mask,) = masks(None, text, "news")
    assert (text[mask.span[1] : mask.span[2]], mask.rule) == ("(rhm/wir)", "M03.initials")
    for end in ("pegawai negeri (PNS)", "anggota Bawaslu, Selasa (19/11/2024)", "Rabu (20/11)", "nomor (2-3)"):
        assert masks(None, f"Kata {end}", "news") == ()


def test_fingerprint_ignores_counters_and_sees_words() -> None:
    item = Item("i", "lembah", "news", None, "T", "Isi berita tentang camat.\nDilihat 12 kali\nBawaslu memeriksa.")
    again = dataclasses.replace(
        item, text="Isi  berita tentang camat.\nDilihat 13 kali\nloading...\nBawaslu memeriksa."
    )
    other = dataclasses.replace(item, text="Isi berita tentang lurah.\nDilihat 12 kali\nBawaslu memeriksa.")
    assert fingerprint_text(clean(item)) == fingerprint_text(clean(again))
    assert fingerprint_text(clean(item)) != fingerprint_text(clean(other))


def test_no_rule_takes_longer_than_its_line(benchmark_lines: list[str]) -> None:
    started = time.process_time()
    for line in benchmark_lines:
        furniture(line)
    assert time.process_time() - started < 2


@pytest.fixture
def benchmark_lines() -> list[str]:
    starts = ["halaman ", "page:", "(", "baca juga", "dilihat ", "foto", "bagikan ini", "iklan", " " * 50]
    tails = ["1" * 200, " 1" * 100, "a/" * 100, "(" * 200, " " * 200, "- " * 100, "kali" * 50, "0.0," * 60]
    return [(start + tail)[:size] for start in starts for tail in tails for size in (39, 59, 79, 119, 199, 259, 299)]


_LINES = st.sampled_from([*(line for line, _ in FURNITURE), *CONTENT, "", "  ", "\u200b", "Like", "A"])


@given(st.lists(st.one_of(_LINES, st.text(max_size=30)), max_size=12))
def test_masks_are_ordered_disjoint_and_change_nothing(lines: list[str]) -> None:
    text = "\n".join(lines)
    item = clean(Item("i", "lembah", "news", None, None, text))
    assert item.text == text
    spans = [mask.span[1:] for mask in item.masks]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert clean(item) == item


def _seed(number: str, title: str) -> tuple[str, str]:
    if not SEEDS.is_dir():
        pytest.skip("the five seed documents lie outside the repository: ../shared/seeds is not there")
    text = next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    item = clean(Item("s", "s", "news", None, title, text))
    kept, at = [], 0
    for mask in item.masks:
        kept.append(text[at : mask.span[1]])
        at = mask.span[2]
    return text, "".join([*kept, text[at:]])


def test_seed_000_shows_its_body_once() -> None:
    raw, shown = _seed("000", "Independensi ASN dalam Pilpres")
    assert len([line for line in raw.split("\n") if len(line) > 100]) == 19
    assert len([line for line in shown.split("\n") if len(line) > 100]) == 10
    assert "loading" not in shown
    assert "\nA\n" not in shown


def test_seed_001_loses_its_bars() -> None:
    _, shown = _seed("001", "ASN di Kaltim Diingatkan untuk Tetap Netral di Pilkada Serentak 2024")
    assert not {"6", "Like", "Love emoji", "Comment", "Angry"} & {line.strip() for line in shown.split("\n")}
    assert "comment or reaction" not in shown
    assert "Jika ada ASN yang terindikasi" in shown


def test_seed_002_keeps_its_biography_and_loses_the_comment_form() -> None:
    _, shown = _seed("002", "Mewujudkan Netralitas ASN")
    assert "Posting Komentar" not in shown
    assert "Staf Ahli Bupati" in shown
    assert "(KASN)" in shown


def test_seed_003_loses_its_navigation() -> None:
    _, shown = _seed("003", "ASN dan Pentingnya Menjaga Fokus pada Tugas Pelayanan")
    assert "Next Post" not in shown
    assert "banner" not in shown
    assert "tidak mengunggah, mengomentari" in shown


def test_seed_004_keeps_its_rule_list() -> None:
    _, shown = _seed("004", "MEMPERTAHANKAN NETRALITAS ASN DALAM PEMILU 2024: KOMITMEN UNTUK KEADILAN DAN INTEGRITAS")
    assert "garis miring" in shown
    assert "(KLIK untuk Download)" in shown
    assert "Menjadi Anggota dan garis miring atau Pengurus Partai Politik:" in shown
    assert "dari berbagai sumber" not in shown
