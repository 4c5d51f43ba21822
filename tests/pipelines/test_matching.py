"""Matching against its plain definition: whole words, leftmost longest, nothing hidden by a match inside a word."""

import random

from pipelines.compounds import Compound
from pipelines.knowledge.forms import active, spoken, verb
from pipelines.matching import Matcher, Meaning, Meanings

PATTERNS = ["calon", "calon bupati", "bupati", "kampanye", "ikut kampanye", "kantor camat", "camat", "pan"]
WORDS = ["calon", "bupati", "kampanye", "ikut", "kantor", "camat", "camatnya", "di", "pan", "panggung", ","]


def oracle(text: str, patterns: list[str]) -> list[tuple[int, int]]:
    found = []
    at = 0
    while at < len(text):
        best = 0
        if at == 0 or not text[at - 1].isalnum():
            for pattern in patterns:
                end = at + len(pattern)
                if text.startswith(pattern, at) and (end == len(text) or not text[end].isalnum()):
                    best = max(best, len(pattern))
        if best:
            found.append((at, at + best))
        at += best or 1
    return found


def test_equals_the_plain_definition_on_random_texts() -> None:
    matcher = Matcher({pattern: (Meaning("guard", pattern),) for pattern in PATTERNS}, {})
    draw = random.Random(7)
    for _ in range(300):
        text = " ".join(draw.choice(WORDS) for _ in range(12))
        hits, places, _ = matcher.find(text, text)
        assert [(hit.start, hit.end) for hit in hits] == oracle(text, PATTERNS)
        assert places == []


def test_objects_inside_a_predicate_are_seen_and_posts_inside_a_place_are_not() -> None:
    matcher = Matcher(
        {
            "ikut kampanye": (Meaning("pred", "N06"),), "kampanye": (Meaning("obj", "event"),),
            "kantor camat": (Meaning("obj", "office"),), "camat": (Meaning("post", "A"),),
        },
        {},
    )  # fmt: skip
    hits, _, _ = matcher.find("ikut kampanye di kantor camat", "ikut kampanye di kantor camat")
    assert [(hit.meanings[0].kind, hit.inner) for hit in hits] == [("pred", False), ("obj", True), ("obj", False)]


def test_an_upper_case_meaning_needs_capitals() -> None:
    matcher = Matcher({"pan": (Meaning("side", "party", case="upper"),)}, {})
    assert matcher.find("kader pan", "kader PAN")[0]
    assert not matcher.find("beli pan", "beli pan")[0]


def test_a_compound_is_found_by_its_parts_and_yields_to_a_pattern_of_its_own() -> None:
    post = Meaning("post", "clerk")
    office = frozenset(("dinas", "dinas sosial", "pasar"))
    row = Compound(frozenset(("pegawai", "kepala")), office, (" ",), (" sebuah ",),
                   frozenset(("kepala",)), frozenset(("pasar",)))  # fmt: skip
    own = Meaning("guard", "g")
    matcher = Matcher(
        {"pegawai pasar": (own,), "camat": (Meaning("post", "A"),)}, {}, compounds={row: Meanings((post,))}
    )

    def found(text: str) -> list[tuple[str, Meaning]]:
        return [(text[hit.start : hit.end], hit.meanings[0]) for hit in matcher.find(text, text)[0]]

    assert found("pegawai dinas sosial dan camat") == [("pegawai dinas sosial", post), ("camat", Meaning("post", "A"))]
    assert found("pegawai pasar") == [("pegawai pasar", own)]
    assert found("kepala sebuah pasar") == [("kepala sebuah pasar", post)]
    assert found("pegawai sebuah pasar, kepala sebuah dinas") == []
    assert found("pegawai  dinas, pegawai, dinas, pegawainya dinas") == []
    assert matcher.size == 7


def test_sought_phrases_are_found_inside_longer_words_too_and_mean_nothing() -> None:
    lists = {"a": frozenset(("saya kira", "camat")), "b": frozenset(("tahun lalu",))}
    matcher = Matcher({"camat": (Meaning("post", "A"),)}, {}, lists)
    hits, places, said = matcher.find("saya kiranya camatnya", "saya kiranya camatnya")
    assert (hits, places) == ([], [])
    assert said == {"saya kira", "camat"}


def test_forms_of_verbs_and_their_voice() -> None:
    assert active("sebar") == ("menyebar", "mensebar")
    assert active("kampanye") == ("mengampanye", "mengkampanye")
    assert active("ajak") == ("mengajak",)
    assert "nyoblos" in spoken("coblos")
    forms = dict(verb("pasang"))
    assert forms["dipasang"] == "passive"
    assert forms["memasang"] == "active"
    assert forms["pasang"] == "bare"
    assert "terpasang" not in forms
