"""Who is hurt: a reader whose word is in the text and who does not find it, or whose "tidak netral" finds "netral"."""

from __future__ import annotations

import json
import re
import sys
import threading
from pathlib import Path

import pytest
import snowballstemmer
import Stemmer
from hypothesis import given
from hypothesis import strategies as st

from search import analysis

GOLDEN = Path(__file__).with_name("golden_tokens.jsonl")


def stems(text: str) -> list[str]:
    return [token.stem for token in analysis.tokens(text)]


def test_golden_vectors_stay_as_they_are() -> None:
    """A change here is a change of every index: raise RULE_VERSION and write the file anew (`make_golden.py`)."""
    rows = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 500
    for row in rows:
        found = [[token.word, token.stem, token.start, token.end] for token in analysis.tokens(row["text"])]
        assert found == row["tokens"], row["text"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tidak netral", ["tidak", "netral"]),
        (
            "bukan belum jangan tanpa harus boleh dan di yang",
            ["bukan", "belum", "jangan", "tanpa", "harus", "boleh", "dan", "di", "yang"],
        ),
        ("kpu.go.id", ["kpu", "go", "id"]),
        ("1.000.000", ["1", "000", "000"]),
        ("foto-foto (2)", ["foto", "foto", "2"]),
        ("Jum'at Jum’at JUMAT", ["jumat", "jumat", "jumat"]),
        ("kafé cafe\u0301 ÉCOLE", ["kafe", "cafe", "ecole"]),
        ("ø đ ł ß œ æ ı İ", ["o", "d", "l", "ss", "oe", "ae", "i", "i"]),
        ("net\u00adral net\u200bral net\u200dral", ["netral"] * 3),
        ("a\x00b", ["a", "b"]),
        ("😀 🇮🇩 👍🏽", []),
        ("½", ["½"]),
        ("ﷺ", ["ﷺ"]),
        ("snake_case", ["snake", "case"]),
        ("'a' ’b’", ["a", "b"]),
        ("\ud800x", ["x"]),
        ("ＡＳＮ", ["asn"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert stems(text) == expected


def test_offsets_are_code_points_of_the_text_as_given() -> None:
    text = "😀 Jum’at: cafe\u0301 net\u00adral"
    assert [text[token.start : token.end] for token in analysis.tokens(text)] == [
        "Jum’at",
        "cafe\u0301",
        "net\u00adral",
    ]


@pytest.mark.parametrize(
    "family",
    [
        "netral netralitas ketidaknetralan kenetralan",
        "kampanye mengampanyekan mengkampanyekan berkampanye dikampanyekan",
        "pegawai kepegawaian",
        "pilih memilih pemilih pemilihan dipilih",
        "dukung mendukung dukungan pendukung",
        "langgar melanggar pelanggaran",
        "lapor melaporkan dilaporkan laporan terlapor pelapor",
        "periksa memeriksa diperiksa pemeriksaan",
        "unggah mengunggah diunggah unggahan",
        "calon bacalon mencalonkan pencalonan",
        "imbau imbauan himbauan mengimbau",
        "awas mengawasi pengawas pengawasan",
        "pasang memasang dipasang pemasangan",
        "menyalahgunakan penyalahgunaan disalahgunakan",
    ],
)
def test_a_word_family_is_one_stem(family: str) -> None:
    assert len(set(stems(family))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("pemilu", "milu"), ("bupati", "bupat"), ("menteri", "teri"), ("berita", "ita"), ("kediri", "diri"),
     ("pasuruan", "pasur"), ("pasangan", "pasang"), ("netral", "tidak netral")],
)  # fmt: skip
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stems(one) != stems(other)


def test_a_fold_is_stable_and_stays_one_token_for_every_code_point() -> None:
    letter = re.compile(r"[^\W_]")
    for number in range(sys.maxunicode + 1):
        char = chr(number)
        if not letter.match(char):
            continue
        folded = analysis.fold(char)
        assert analysis.fold(folded) == folded, hex(number)
        assert analysis.words(folded) == ([folded] if folded else []), hex(number)


@given(st.text(max_size=80))
def test_the_quick_rule_gives_the_tokens_of_the_whole_rule(text: str) -> None:
    whole = [match.span() for match in analysis._TOKEN.finditer(text)]
    assert list(analysis.spans(text)) == whole


@given(st.text(max_size=80))
def test_any_text_gives_words_that_no_engine_splits_or_drops(text: str) -> None:
    stemmed, folded = analysis.joined(text)
    assert stemmed.split() == stems(text)
    assert folded.split() == analysis.words(text)
    assert all(0 < len(word) <= analysis.MAX_WORD_CHARS for word in folded.split())
    assert stemmed == "" or stemmed.split(" ") == stemmed.split()
    stemmed.encode("utf-8")  # no lone surrogate goes to an engine


@pytest.mark.timeout(10)
def test_a_run_of_a_hundred_thousand_letters_is_one_short_token_in_linear_time() -> None:
    for run in ("a" * 10**5, "a\u200b" * 10**5, "a'" * 10**5, "é" * 10**5):
        found = analysis.tokens(run)
        assert len(found) == 1
        assert len(found[0].word) <= analysis.MAX_WORD_CHARS
    assert len(analysis.tokens("a " * 10**5)) == 10**5


def test_both_stemmers_agree_so_the_fallback_changes_nothing() -> None:
    fast, pure = Stemmer.Stemmer("indonesian", 0), snowballstemmer.stemmer("indonesian")
    vocabulary = {
        word
        for line in GOLDEN.read_text(encoding="utf-8").splitlines()
        for word in analysis.words(json.loads(line)["text"])
    }
    assert len(vocabulary) > 500
    assert [word for word in vocabulary if fast.stemWord(word) != pure.stemWord(word)] == []


def test_the_fallback_is_used_when_the_fast_one_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "Stemmer", None)
    stem_word, name = analysis._snowball()
    assert name == "snowballstemmer"
    assert stem_word("merekomendasikan") == Stemmer.Stemmer("indonesian", 0).stemWord("merekomendasikan")


def test_threads_share_the_stemmer() -> None:
    text = " ".join(f"merekomendasikan{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600))
    analysis._memo.clear()
    results: list[list[str]] = []
    threads = [threading.Thread(target=lambda: results.append(stems(text))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = stems(text)
    assert results == [expected] * 8


def test_the_fingerprint_follows_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    before = analysis.fingerprint()
    assert before == analysis.fingerprint()
    monkeypatch.setattr(analysis, "_folding", lambda: {"ø": "oe"})
    assert analysis.fingerprint() != before
