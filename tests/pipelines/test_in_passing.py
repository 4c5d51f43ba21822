"""What a page tells in passing is no act of the official; what sticks to goods goes round with them."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Lurah disanksi setelah fotonya bersama cabup, sambil mengacungkan dua jari, menyebar lewat Facebook",
            {"N04"},
        ),
        ("Camat itu menyebar foto cabup nomor 1 ke grup WhatsApp warga", {"N02"}),
        ("Dua lurah hadir pada kampanye paslon 2. Mereka mengaku acara diadakan di rumah mertuanya", {"N05"}),
        (
            "Sejumlah kabid hadir dan memperagakan salam empat jari dalam malam deklarasi dukungan untuk cawalkot",
            {"N04", "N05"},
        ),
        ("Empat ASN menjemput cabup di bandara. Mereka membawa karangan bunga dan mengikuti rombongan", {"N05"}),
        ("Pak lurah bagi-bagi beras, di karungnya ada stiker cagub nomor 2", {"N08"}),
        ("Bu kasi membagikan minyak goreng dengan stiker cabup nomor 1 di posyandu", {"N08"}),
        ("Pak kades bagi-bagi beras plus stiker caleg nomor 5 kepada jamaah", {"N01", "N08"}),
        ("Kabid dan sopirnya menurunkan puluhan gulung spanduk cabup nomor urut 1 dari mobil dinas", {"N09"}),
        ("Kabid itu menurunkan spanduk cabup nomor urut 1 di depan kantornya lalu merobeknya", {"N17"}),
    ],
)
def test_in_passing(text: str, types: set[str]) -> None:
    """Only what the official does is told."""
    assert types_of(text) == types
