"""The normal view: one spelling, and the way back to every raw code point."""

import pytest

from pipelines.knowledge import load
from pipelines.normal import NormalView, normal_view
from pipelines.record import Mask
from pipelines.spelling import Spelling


def view(text: str) -> NormalView:
    return normal_view(text, (), load().spelling)


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("4SN tidak n3tral", "asn tidak netral"),
        ("A\u200bSN ne\u00adtral", "asn netral"),
        ("АSN nеtrаl", "asn netral"),  # Cyrillic letters
        ("ASN nettttral", "asn netral"),
        ("#ASNnetral", "#asn netral"),
        ("jgn pake kaos no 2", "jangan pakai kaus nomor 2"),
        ("dengan no. 2", "dengan nomor. 2"),
        ("mobil dinasnya", "mobil dinas"),
        ("Ｃａｍａｔ ikut kampanye", "camat ikut kampanye"),
    ],
)
def test_spellings_meet(raw: str, normal: str) -> None:
    assert view(raw).text == normal


def test_case_decides_between_the_agency_and_the_negation() -> None:
    assert view("BKN").text == "bkn"
    assert view("bkn").text == "bukan"


def test_roman_numerals_keep_their_letters() -> None:
    assert view("eselon III").text == "eselon iii"


def test_every_view_character_leads_to_a_raw_code_point_in_order() -> None:
    raw = "😀 4SN \u200byg pake kaaaaos #GaskeunNo2 di Ternate 👍🏽"
    found = view(raw)
    assert len(found.text) == len(found.cased) == len(found.offsets)
    assert list(found.offsets) == sorted(found.offsets)
    assert all(0 <= position < len(raw) for position in found.offsets)


def test_a_word_leads_back_to_its_raw_letters_behind_emoji() -> None:
    raw = "😀😀 4SN netral"
    found = view(raw)
    start = found.text.index("asn")
    assert raw[found.offsets[start] : found.offsets[start + 2] + 1] == "4SN"


def test_masked_text_is_not_seen_and_shifts_nothing() -> None:
    raw = "Camat hadir. Baca juga: kades kampanye. Selesai."
    start, end = raw.index("Baca"), raw.index("Selesai")
    found = normal_view(raw, (Mask(("text", start, end), "M01.see_also"),), load().spelling)
    assert "kades" not in found.text
    assert raw[found.offsets[found.text.index("selesai")]] == "S"


def test_without_a_lexicon_only_letters_are_folded() -> None:
    assert normal_view("Yg PENTING", (), None).text == "yg penting"
    assert normal_view("yg", (), Spelling(slang={"yg": "yang"})).text == "yang"


def test_words_of_talk_are_read_in_full() -> None:
    spelling = load().spelling
    lost = {"prnyataan": "pernyataan", "gubernr": "gubernur", "tngah": "tengah", "kabidny": "kabid"}
    tails = {"camatku": "camat", "calonna": "calon", "paslone": "paslon", "jelek2in": "jelekin"}
    for written, known in (lost | tails).items():
        assert spelling.respell(written) == known
    for word in ("bengkulu", "pidana", "post", "bank", "form"):
        assert spelling.respell(word) is None
    assert spelling.respell("Gubernr") is None  # a capital may begin a name


def test_who_posts_ends_his_lines() -> None:
    text = "kades kami bagi kaus paslon nomor satu\nbener gak sih jalan kita rusak"
    assert "\n" in normal_view(text, (), load().spelling, wrapped=False).text
    assert "\n" not in normal_view(text, (), load().spelling).text


def test_a_hash_inside_a_sentence_parts_no_two_words() -> None:
    spelling = load().spelling
    assert normal_view("Lurah divonis #bebasOleh hakim", (), spelling).text == "lurah divonis bebas oleh hakim"
    assert "#" in normal_view("Ayo nyoblos #PilkadaDamai #ASNNetral", (), spelling).text, (
        "tags behind a text stay apart"
    )
