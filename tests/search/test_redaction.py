"""Whoever's number stands in a text is hurt if it is shown; whoever follows an offset is hurt if it moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.record import Item, Mask
from search.redaction import masked, masked_url, shown

HIDDEN = [
    ("NIP 198503122010011004 tercatat", "198503122010011004"),
    ("NIP. 19850312 201001 1 004", "19850312 201001 1 004"),
    ("NIK 3310125203850001,", "3310125203850001"),
    ("NIK: 331012 520385 0001", "331012 520385 0001"),
    ("hubungi 081234567890.", "081234567890"),
    ("WA +62 812-3456-7890 ya", "812-3456-7890"),
    ("kirim ke warga.biasa@contoh.example segera", "warga.biasa@contoh.example"),
]
KEPT = [
    "Anggaran Rp 1.234.567.890.123 untuk 433 laporan",
    "Pilkada 27 November 2024 pukul 08.30 WIB, TPS 012",
    "UU 10/2016 pasal 70 ayat (1) dan PP 94/2021",
    "nomor perkara 123/Pid.Sus/2024/PN Skh",
    "akun @pemkab mengunggah 12345678 kali",
]


@pytest.mark.parametrize(("text", "secret"), HIDDEN)
def test_a_persons_number_is_hidden_and_nothing_moves(text: str, secret: str) -> None:
    shown = masked(text)
    assert secret not in shown
    assert not any(character.isdigit() for character in shown[text.index(secret) : text.index(secret) + len(secret)])
    assert len(shown) == len(text)
    start = text.index(secret)
    assert shown[start + len(secret) :] == text[start + len(secret) :]


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text


def test_a_page_id_in_an_address_stays_and_a_nip_goes() -> None:
    page = "https://kabar.example/berita/7654321987654399/camat-hadir"
    assert masked_url(page) == page
    leaking = "https://kabar.example/pegawai/198503122010011004"
    assert "198503122010011004" not in masked_url(leaking)
    assert len(masked_url(leaking)) == len(leaking)


@given(st.text(alphabet="0123456789 .-+@abc\n", max_size=80))
def test_length_is_kept_for_any_text(text: str) -> None:
    assert len(masked(text)) == len(text)
    assert len(masked_url(text)) == len(text)
    assert masked(masked(text)) == masked(text)


def test_furniture_is_shown_to_nobody_and_offsets_stay() -> None:
    line = "Baca juga: Lurah Lain Ikut Kampanye"
    text = f"Camat itu hadir.\n{line}\nIa pulang."
    start = text.index(line)
    item = Item(
        id="x",
        outlet="o",
        medium="news",
        url=None,
        title="Judul",
        text=text,
        masks=(Mask(("text", start, start + len(line)), "M01.see_also"),),
    )
    seen = shown(item, "text")
    assert len(seen) == len(text)
    assert "Lurah" not in seen
    assert seen.index("Ia pulang") == text.index("Ia pulang")
    assert shown(item, "title") == "Judul"
