"""A reader is misled by half a word: "melanggar" cut to "langgar", "tidak" cut to "ak"."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.excerpt import REACH, outward


def test_cuts_move_to_blanks() -> None:
    text = "camat tidak netral"
    assert (outward(text, 8, -1), outward(text, 8, 1)) == (6, 11)
    assert (outward(text, -5, -1), outward(text, 99, 1)) == (0, len(text))
    assert outward("x" * 200, 100, 1) == 100


@given(st.text("ab \n", max_size=60), st.integers(-10, 80), st.sampled_from([-1, 1]))
def test_a_cut_stays_inside_near_and_between_words(text: str, at: int, step: int) -> None:
    inside = max(0, min(len(text), at))
    cut = outward(text, at, step)
    assert 0 <= cut <= len(text)
    assert 0 <= (cut - inside) * step <= REACH
    if cut not in {0, len(text)} and abs(cut - inside) < REACH - 1:
        beside = text[cut - 1 : cut + 1]
        assert cut == inside or any(character.isspace() for character in beside)
