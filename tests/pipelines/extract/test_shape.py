"""Decoding and the look at the shape: no page is garbled by its label, and an odd but honest page is not refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.shape import MAX_DEPTH, decode, is_binary, is_markup, refusal

WORDS = "Bupati “Netral” – café, 25 °C"


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("utf-8", "text/html; charset=windows-1252"),
        ("utf-8", None),
        ("utf-8-sig", "text/html; charset=us-ascii"),
        ("cp1252", "text/html; charset=windows-1252"),
        ("cp1252", "text/html; charset=iso-8859-1"),
        ("cp1252", "text/html; charset=utf-8"),
        ("cp1252", "text/html; charset=tidak-ada"),
        ("cp1252", None),
        ("utf-16", "text/html; charset=utf-8"),
        ("utf-16-le", "text/html; charset=utf-16-le"),
    ],
)
def test_words_survive_a_wrong_label(encoding: str, label: str | None) -> None:
    page = f"<html><body><p>{WORDS}</p></body></html>".encode(encoding)
    assert not is_binary(page, label)
    assert WORDS in decode(page, label)


def test_utf7_is_never_believed_and_broken_bytes_leave_a_mark() -> None:
    assert decode(b"+ADw-script+AD4-", "text/html; charset=utf-7") == "+ADw-script+AD4-"
    overlong = "ASN é netral éééééé".encode() + b"\xc0\xbc \xed\xa0\x80"
    assert "<" not in decode(overlong, "text/html; charset=utf-8")
    assert "\ufffd" in decode(overlong, "text/html; charset=utf-8")
    assert decode(b"a\x00b", None) == "ab"


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u202e", "\u2066", "\ufeff"])
def test_invisible_marks_are_kept_as_written(mark: str) -> None:
    assert decode(f"ne{mark}tral".encode(), None) == f"ne{mark}tral"


@given(st.binary(max_size=200), st.sampled_from([None, "text/html", "text/html; charset=utf-8", "x; charset=utf-16"]))
def test_any_bytes_become_storable_text(body: bytes, label: str | None) -> None:
    decode(body, label).encode("utf-8")
    is_binary(body, label)
    is_markup(body, label)


@given(st.text(alphabet="<>/\"'=! -abpdiv", max_size=200))
def test_any_markup_is_judged(text: str) -> None:
    refusal(text)


def test_open_paragraphs_list_items_and_cells_do_not_nest() -> None:
    assert refusal("<p>a" * 20_000) is None
    assert refusal("<ul>" + "<li>a" * 20_000) is None
    assert refusal("<div><span>x</div>" * 20_000) is None
    assert refusal("<br>" * 20_000 + "<img/>" * 20_000) is None
    assert refusal("<script>" + "<div>" * 20_000 + "</script>") is None
    assert refusal("<!--" + "<div>" * 20_000 + "-->") is None


def test_limits_name_figure_and_tag() -> None:
    assert refusal("<div>" * MAX_DEPTH) is None
    assert refusal("<div>" * (MAX_DEPTH + 1)) == "nested deeper than 2000 tags"
    assert refusal("<img " + "a=1 " * 1_000 + ">") is None
    assert refusal("<img " + "a=1 " * 1_001 + ">") == "more than 1000 attributes on one tag <img>"
    assert refusal(f'<div data-isi="{"kata " * 5_000}">') is None
