"""A reader is misled if a mark stands beside its words, or if words vanish between two marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.web.segments import Mark, paragraphs


def test_overlapping_marks_are_cut_and_each_keeps_its_number() -> None:
    text = "Camat Sukamaju mengajak warga."
    marks = [Mark(0, 14, 1, 1, "actor"), Mark(6, 22, 2, 1, "violation")]
    (line,) = paragraphs(text, marks)
    shown = [(part.text, part.css, [m.ref for m in part.starts], [m.ref for m in part.ends]) for part in line.segments]
    assert shown == [
        ("Camat ", "actor", [1], []),
        ("Sukamaju", "actor violation", [2], [1]),
        (" mengaja", "violation", [], [2]),
        ("k warga.", "", [], []),
    ]


def test_hidden_stretches_are_not_shown_and_blank_lines_vanish() -> None:
    text = "Satu.\nBaca juga: lain\n\nDua."
    start = text.index("Baca")
    lines = paragraphs(text, hidden=[(start, start + len("Baca juga: lain"))])
    assert ["".join(part.text for part in line.segments) for line in lines] == ["Satu.", "Dua."]


def test_a_mark_over_a_hidden_stretch_starts_where_it_shows() -> None:
    text = "abcdef"
    (line,) = paragraphs(text, [Mark(0, 6, 1, 1, "x")], hidden=[(0, 3)])
    assert [(part.text, len(part.starts), len(part.ends)) for part in line.segments] == [("def", 1, 1)]


def test_marks_outside_the_text_are_ignored() -> None:
    (line,) = paragraphs("abc", [Mark(2, 9, 1, 1, "x"), Mark(2, 2, 2, 1, "x")])
    assert [part.text for part in line.segments] == ["abc"]


_spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text("ab \n", max_size=40), st.lists(_spans, max_size=6), st.lists(_spans, max_size=3))
def test_nothing_is_lost_or_doubled(text: str, spans: list[list[int]], hidden: list[list[int]]) -> None:
    marks = [Mark(start, end, number, 1, "x") for number, (start, end) in enumerate(spans, 1)]
    lines = paragraphs(text, marks, [(start, end) for start, end in hidden])
    seen = [
        character
        for at, character in enumerate(text)
        if character != "\n" and not any(start <= at < end for start, end in hidden)
    ]
    shown = "".join(part.text for line in lines for part in line.segments)
    assert "".join(shown.split()) == "".join("".join(seen).split())
    begun = [mark.ref for line in lines for part in line.segments for mark in part.starts]
    ended = [mark.ref for line in lines for part in line.segments for mark in part.ends]
    assert sorted(begun) == sorted(ended) == sorted(set(begun))
