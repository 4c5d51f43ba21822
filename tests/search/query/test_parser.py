"""Who is hurt: staff who type what they mean and get something else without a word about it."""

from __future__ import annotations

import os
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.query import (
    All,
    And,
    Boost,
    Exact,
    Keyword,
    Names,
    Near2,
    Not,
    Nothing,
    Or,
    Phrase,
    Range,
    Term,
    explain,
    parse,
    to_text,
)
from search.query.fields import FIELDS
from search.query.parser import MAX_CHARS

TODAY = date(2024, 3, 10)
NAMES = Names.builtin().with_table(
    "regions",
    {
        "33": ("Jawa Tengah", "Jateng"),
        "33.10": ("Kabupaten Klaten", "Klaten"),
        "32.04": ("Kabupaten Bandung", "Kab. Bandung", "Bandung"),
        "32.73": ("Kota Bandung", "Bandung"),
    },
)
A, B, C, D = (Term(letter) for letter in "abcd")
ASN = Or((Term("asn"), Phrase(("aparatur", "sipil", "negara")), Term("pns"), Term("pppk")))


def read(text: str):  # noqa: ANN201 - tests compare it with trees
    parsed = parse(text, today=TODAY, names=NAMES)
    assert parsed.error is None
    return parsed.ast


def codes(text: str) -> list[str]:
    return [note.code for note in parse(text, today=TODAY, names=NAMES).notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", All()),
        ("   ", All()),
        ("netral", Term("netral")),
        ("tidak netral", And((Term("tidak"), Term("netral")))),
        ("bukan netral dan x", And((Term("bukan"), Term("netral"), Term("dan"), Term("x")))),
        ("asn", ASN),
        ('"asn"', Term("asn")),
        ("=asn", Exact("asn")),
        ("a b OR c d", Or((And((A, B)), And((C, D))))),
        ("a AND NOT b OR c", Or((And((A, Not(B))), C))),
        ("a DAN BUKAN b ATAU c", Or((And((A, Not(B))), C))),
        ("a && !b || c", Or((And((A, Not(B))), C))),
        ("a & b | c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("+a -b", And((A, Not(B)))),
        ("NOT NOT a", Not(Not(A))),
        ("-(a b)", Not(And((A, B)))),
        ("foto-foto", Phrase(("foto", "foto"))),
        ("kpu.go.id", Phrase(("kpu", "go", "id"))),
        ("S&P", Phrase(("s", "p"))),
        ("50%", Term("50")),
        ("#NetralitasASN", Term("netralitasasn")),
        ("a - b", And((A, B))),
        ("benarkah a?", And((Term("benarkah"), A))),
        ("“tidak netral”", Phrase(("tidak", "netral"))),
        ("„tidak netral“", Phrase(("tidak", "netral"))),
        ("«tidak netral»", Phrase(("tidak", "netral"))),
        ("Jum'at Jum’at", And((Term("jumat"), Term("jumat")))),
        ('="a b"', And((Phrase(("a", "b")), Exact("a"), Exact("b")))),
        ('"a b"~3', Near2("a", "b", 3)),
        ('judul:"a b c"~3', And((Near2("a", "b", 3, "title"), Near2("b", "c", 3, "title")))),
        (
            '"a b c"~3',
            Or(
                (
                    And((Near2("a", "b", 3, "title"), Near2("b", "c", 3, "title"))),
                    And((Near2("a", "b", 3, "body"), Near2("b", "c", 3, "body"))),
                )
            ),
        ),
        ("a^2", Boost(A, 2.0)),
        ("(a OR b)^0.5 c", And((Boost(Or((A, B)), 0.5), C))),
        ("judul:a", Term("a", "title")),
        ("TITLE:a", Term("a", "title")),
        ("isi:(a OR judul:b)", Or((Term("a", "body"), Term("b", "title")))),
        ("jenis:opini", Keyword("kind", "opinion")),
        ("kind:opinion", Keyword("kind", "opinion")),
        ("jenis:(opini OR imbauan)", Or((Keyword("kind", "opinion"), Keyword("kind", "exhortation")))),
        ("-jenis:opini", Not(Keyword("kind", "opinion"))),
        ("indikasi:ya ATAU jenis:cleared", Or((Keyword("incident", "ya"), Keyword("kind", "cleared")))),
        ("cek:ya", Keyword("check", "ya")),
        ("check:yes", Keyword("check", "ya")),
        ("wilayah:33.10", Keyword("regions", "33.10")),
        ("wilayah:klaten", Keyword("regions", "33.10")),
        ('region:"jawa tengah"', Keyword("regions", "33")),
        ("wilayah:bandung", Or((Keyword("regions", "32.04"), Keyword("regions", "32.73")))),
        ("aktor:agent.asn", Keyword("actors", "agent.asn")),
        ('penulis:"Sari Wulan"', Keyword("author", "sari wulan")),
        ("media:Kabar-Muria", Keyword("source", "kabar-muria")),
        ("yakin:80..", Range("confidence", 80, None)),
        ("yakin:0,8..1", Range("confidence", 80, 100)),
        ("yakin:[50 TO 0.9]", Phrase(("50", "0", "9"))),  # a share beside 50 would mean 5,000 %: words
    ],
)
def test_golden_trees(text: str, expected: object) -> None:
    assert read(text) == expected


def days(low: date | None, high: date | None) -> Range:
    numbers = [None if day is None else (day - date(1970, 1, 1)).days for day in (low, high)]
    return Range("day_wib", *numbers)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("29/02/2024", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("hari-ini", TODAY, TODAY),
        ("today", TODAY, TODAY),
        ("kemarin", date(2024, 3, 9), date(2024, 3, 9)),
        ("P1D", TODAY, TODAY),
        ("P7D", date(2024, 3, 4), TODAY),
        ("p2w", date(2024, 2, 26), TODAY),
        ("P1M", date(2024, 2, 11), TODAY),
        ("2024-01..2024-02", date(2024, 1, 1), date(2024, 2, 29)),
        ("[2024-01 TO 2024-02]", date(2024, 1, 1), date(2024, 2, 29)),
        ("2024-03..", date(2024, 3, 1), None),
        ("..kemarin", None, date(2024, 3, 9)),
        ("*..kemarin", None, date(2024, 3, 9)),
        ("P30D..P7D", date(2024, 2, 10), date(2024, 3, 4)),
        ("2024-02..2024-01-15", date(2024, 1, 15), date(2024, 2, 1)),  # turned, with a note
    ],
)
def test_dates_are_wib_days_of_the_asking_day(text: str, low: date | None, high: date | None) -> None:
    assert read(f"tanggal:{text}") == days(low, high)


def test_the_same_saved_text_means_another_week_next_week() -> None:
    later = parse("tanggal:P7D", today=date(2024, 3, 17), names=NAMES).ast
    assert later == days(date(2024, 3, 11), date(2024, 3, 17))


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "31/04/2024", "1899", "9999", "P0D", "besok", "..", "P0M"])
def test_what_is_no_date_becomes_words_and_says_so(text: str) -> None:
    parsed = parse(f"tanggal:{text}", today=TODAY, names=NAMES)
    assert "bad_range" in [note.code for note in parsed.notes]
    assert not isinstance(parsed.ast, Range)


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("a AND", "stray_operator", "AND"),
        ("AND a", "stray_operator", "AND"),
        ("a OR OR b", "stray_operator", "OR"),
        ("OR", "stray_operator", "OR"),
        ("a NOT", "stray_operator", "NOT"),
        ("a ) b", "stray_close", ")"),
        ("a (b", "missing_close", "("),
        ("a () b", "empty_group", "("),
        ('a "b c', "open_quote", '"'),
        ('a ""', "empty_phrase", '""'),
        ("media: antara", "field_without_value", "media:"),
        ("warna:merah", "unknown_field", "warna:"),
        ("jenis:opni", "unknown_value", "opni"),
        ("wilayah:bandung", "several_values", "bandung"),
        ("kampan*", "pattern", "kampan*"),
        ("k?mpanye", "pattern", "k?mpanye"),
        ("netrl~1", "fuzzy", "netrl~1"),
        ('"a b"~99', "slop", '"a b"~99'),
        ('"a b a"~2', "slop_repeated", '"a b a"~2'),
        ('"netral x netralitas"~2', "slop_repeated", '"netral x netralitas"~2'),
        ("a^11", "boost", "^11"),
        ("a^x", "boost", None),
        ("--a", "signs", "--"),
        ("tanggal:2024-02..2024-01-15", "turned_range", "2024-02..2024-01-15"),
    ],
)
def test_what_could_not_be_read_is_said_at_its_characters(text: str, code: str, where: str | None) -> None:
    if where is None:
        assert read(text) == Phrase(("a", "x"))
        return
    notes = [note for note in parse(text, today=TODAY, names=NAMES).notes if note.code == code]
    assert notes
    assert text[notes[0].start : notes[0].end] == where
    assert notes[0].text
    assert notes[0].text_en


def test_a_doubled_operator_is_reported_once_and_the_words_stay() -> None:
    assert read("a OR OR b") == Or((A, B))
    assert read("a AND OR b") == Or((A, B))
    assert read("( ) a )") == A
    assert codes("a OR OR b") == ["stray_operator"]


def test_an_unknown_value_matches_nothing_and_names_its_neighbours() -> None:
    parsed = parse("wilayah:klatan", today=TODAY, names=NAMES)
    assert parsed.ast == Nothing("regions", "klatan")
    assert "Kabupaten Klaten" in parsed.notes[0].text


def test_an_address_is_the_item_or_a_text_that_holds_it() -> None:
    parsed = parse("lihat https://Contoh.test/a/b?utm_source=x.", today=TODAY, names=NAMES)
    assert parsed.ast == And(
        (
            Term("lihat"),
            Or((Keyword("url", "https://contoh.test/a/b"), Phrase(("contoh", "test", "a", "b")))),
        )
    )


def test_refusals_are_values() -> None:
    assert parse("x" * (MAX_CHARS + 1), today=TODAY).error.code == "too_long"
    assert parse("(" * 40 + "x", today=TODAY).error.code == "too_deep"
    assert parse("NOT " * 40 + "x", today=TODAY).error.code == "too_deep"
    assert parse("(" * 2_000, today=TODAY).error.code == "too_deep"
    assert parse(" ".join(["asn"] * 60), today=TODAY).error.code == "too_many"
    assert parse("(" * 5_000, today=TODAY).error.code == "too_long"
    assert parse("(" * 32 + "x" + ")" * 32, today=TODAY).ast == Term("x")


def test_every_field_is_read_under_both_names_in_any_case() -> None:
    for field in FIELDS:
        value = "2024" if field.shape == "date" else "80" if field.shape == "number" else "zzz"
        trees = [parse(f"{name}:{value}", today=TODAY).ast for name in (field.name, field.english, field.name.upper())]
        assert trees[0] == trees[1] == trees[2]
        assert not isinstance(trees[0], Phrase), field.name


def test_the_reading_is_told_in_indonesian() -> None:
    parsed = parse('asn judul:"tidak netral" -jenis:opini tanggal:P7D', today=TODAY, names=NAMES)
    assert explain(parsed.ast, NAMES) == (
        "kata “asn” (atau: “aparatur sipil negara”, “pns”, “pppk”) DAN frasa “tidak netral” di judul "
        "DAN BUKAN jenis: opini (opinion) DAN tanggal 4 Mar 2024 s.d. 10 Mar 2024"
    )


PIECES = st.sampled_from(
    [
        "asn",
        "AND",
        "DAN",
        "OR",
        "ATAU",
        "NOT",
        "BUKAN",
        "judul:",
        "jenis:",
        "tanggal:",
        "wilayah:",
        "yakin:",
        "isi:",
        "media:",
        "opini",
        "P7D",
        "2024-01",
        "..",
        '"',
        "“",
        "”",
        "(",
        ")",
        "~2",
        "^3",
        "*",
        "?",
        "-",
        "+",
        "!",
        "=",
        "[",
        "TO",
        "]",
        "&&",
        "||",
        "&",
        "|",
        "https://contoh.test/x",
        "bandung",
        "é",
        "\x00",
        "😀",
        "33.10",
        "foto-foto",
        "0,8",
        ",",
        "’",
        "'",
        "ß",
        "ﷺ",
        "�",
        "klaten",
        "^",
        "~",
    ]
)
QUERIES = st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=24).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
) | st.text(max_size=60)
FUZZ = {"long": 20_000}.get(os.environ.get("PANTAU_TEST_PROFILE", ""), 2_000)


@settings(max_examples=FUZZ)
@given(QUERIES)
def test_any_text_is_answered_and_its_tree_prints_back(text: str) -> None:
    parsed = parse(text, today=TODAY, names=NAMES)
    assert all(0 <= note.start <= note.end <= len(text) for note in parsed.notes)
    if parsed.ast is None:
        assert parsed.error is not None
        return
    printed = to_text(parsed.ast)
    assert parse(printed, today=TODAY, names=NAMES).ast == parsed.ast
    assert explain(parsed.ast, NAMES)


def test_an_id_is_followed_and_the_note_says_where_it_led() -> None:
    names = Names.builtin().with_redirect("story", lambda one: {"lama": "baru"}.get(one, one))
    names = names.with_table("medium", {"news": ("berita",)})  # a table that is put in later keeps the redirects
    parsed = parse("klaster:(lama OR asing) story:LAMA kasus:lama", today=TODAY, names=names)
    assert parsed.ast == And(
        (
            Or((Keyword("story", "baru"), Keyword("story", "asing"))),
            Keyword("story", "baru"),
            Keyword("case", "lama"),
        )
    )
    assert [(note.code, parsed.text[note.start : note.end]) for note in parsed.notes] == [
        ("redirected", "lama"),
        ("redirected", "LAMA"),
    ]
    assert "baru" in parsed.notes[0].text
    assert parse("status:cleared", today=TODAY).ast == Keyword("status", "not_proven")
