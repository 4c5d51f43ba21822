"""Who is hurt: a reader who sees a hit and cannot see why, or a page that runs what a text contains."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlight import marks, snippet
from search.query import parse

TEXT = (
    "Camat Sukamaju diduga tidak netral. Ia mengunggah foto-foto bersama calon di media sosial. Warga melaporkan "
    "unggahan itu kepada pengawas pemilu. " + "Kalimat pengisi yang panjang tanpa kata penting. " * 20 + "Akhirnya "
    "bawaslu memeriksa camat itu dan menyatakan dukungannya tidak terbukti."
)


def tree(query: str):  # noqa: ANN201 - any tree
    return parse(query, today=date(2024, 3, 10)).ast


def marked(text: str, query: str, **more: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, tree(query), **more)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("unggah", ["mengunggah", "unggahan"]),
        ("=unggahan", ["unggahan"]),
        ('"tidak netral"', ["tidak", "netral"]),
        ('"tidak terbukti"', ["tidak", "terbukti"]),
        ('"netral tidak"', []),
        ('"netral tidak"~2', ["tidak", "netral"]),
        ('"camat netral"~1', []),
        ('"camat netral"~3', ["Camat", "netral"]),
        ("bawaslu NOT camat", ["bawaslu"]),
        ("judul:camat", []),
        ("isi:bawaslu", ["bawaslu"]),
        ("foto-foto", ["foto", "foto"]),
        ("jenis:opini", []),
        ("memeriksa OR lapor", ["melaporkan", "memeriksa"]),
        ("dukung^3", ["dukungannya"]),
    ],
)
def test_marks_are_the_words_that_were_asked_for(query: str, expected: list[str]) -> None:
    assert marked(TEXT, query) == expected


def test_a_title_is_marked_for_title_words_only() -> None:
    assert marked("Camat netral", "judul:camat isi:netral", field="title") == ["Camat"]


def test_a_snippet_shows_each_part_even_when_they_stand_far_apart() -> None:
    pieces = snippet(TEXT, tree("mengunggah bawaslu"))
    assert {text for text, is_marked in pieces if is_marked} >= {"mengunggah", "bawaslu"}
    assert sum(len(text) for text, _ in pieces) < 500
    assert "…" in "".join(text for text, _ in pieces)


def test_a_snippet_without_a_match_is_the_beginning() -> None:
    pieces = snippet(TEXT, tree("tidakada"))
    assert "".join(text for text, _ in pieces).startswith("Camat Sukamaju diduga")
    assert not any(is_marked for _, is_marked in pieces)
    assert snippet("", tree("a")) == ()


def test_pieces_are_plain_text_as_it_stands() -> None:
    text = "<b>netral</b> & <script>x</script>"
    assert snippet(text, tree("netral")) == (("<b>", False), ("netral", True), ("</b> & <script>x</script>", False))


@given(
    st.text(alphabet="ab é\u0301\u00ad.-\n", max_size=400),
    st.sampled_from(["a", '"a b"', "a b", '"a b"~4', "NOT a", "=a"]),
)
def test_a_snippet_repeats_nothing_and_invents_nothing(text: str, query: str) -> None:
    pieces = snippet(text, tree(query), width=60)
    at = 0
    for piece, _ in pieces:
        for part in piece.split("…"):
            words = part.strip()
            where = text.find(words, at)
            assert where >= 0
            at = where + len(words)
    assert all(0 <= start < end <= len(text) for start, end in marks(text, tree(query)))
