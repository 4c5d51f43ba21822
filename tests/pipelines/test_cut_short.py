"""Texts that break off: feeds cut their teasers anywhere and without a full stop; what is left is read."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipelines import labelled
from tests.pipelines.rules_alone import tag

GOLD = Path(__file__).resolve().parents[1] / "quality" / "gold"
CUTS = 3  # places where each text breaks off
LONGEST = 40  # words


@pytest.mark.parametrize("name", ["twos9.tsv", "twos15.tsv", "twos27.tsv", "twos30.tsv", "phrases3.tsv"])
def test_a_text_may_break_off_anywhere(name: str) -> None:
    path = GOLD / name
    chance = random.Random(name)
    for row in labelled.read(path):
        words = row.text.split()[:LONGEST]
        for _ in range(CUTS):
            part = words[: chance.randrange(1, len(words) + 1)]
            assert tag(" ".join(part).rstrip(".,!?")).kind is not None
            assert tag(" ".join(words[chance.randrange(len(words)) :]).rstrip(".")).kind is not None


@pytest.mark.parametrize(
    "text",
    [
        "Nama kepala desa ada di lampiran gugatan paslon 02 ke MK sebagai saksi",
        "Kepala dinas mengarahkan guru menggalang suara untuk petahana, mengapa ia tak",
        "Surat edaran dukungan untuk paslon 1 ternyata dibuat ketua relawan sendiri, bukan",
    ],
)
def test_a_word_that_ends_the_text_has_nothing_behind_it(text: str) -> None:
    assert tag(text).kind is not None
