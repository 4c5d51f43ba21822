"""Changes that must turn a text, and changes that must not: over 500 generated cases, none of them tuned by hand.

A prohibition, a condition or a question takes the act away; a clearing authority turns the kind and keeps the type;
a filler, another place or invisible spelling changes nothing.
"""

import itertools

import pytest
from evaluate import CASES, tag

from pipelines.record import Item

AGENTS = [
    ("Seorang camat", "asn_presumed"),
    ("Dua guru PNS", "asn"),
    ("Oknum kepala dinas", "asn_presumed"),
    ("Sejumlah kepala desa", "non_asn_covered"),
    ("Seorang staf kecamatan", "unknown"),
]
ACTS = [
    ("memasang baliho paslon nomor urut 2", "N01"),
    ("mengunggah video dukungan kepada calon bupati", "N02"),
    ("menyukai unggahan paslon nomor 1", "N03"),
    ("berfoto bersama calon wali kota", "N04"),
    ("menghadiri kampanye akbar petahana", "N05"),
    ("berorasi untuk paslon nomor urut 3", "N06"),
    ("mengajak warga memilih calon petahana", "N07"),
    ("membagikan sembako bergambar cagub", "N08"),
    ("menjadi anggota tim sukses petahana", "N11"),
    ("menjadi pengurus partai politik", "N12"),
    ("menyerahkan KTP dukungan kepada calon perseorangan", "N14"),
    ("menghina calon bupati nomor 2", "N17"),
]
PLACES = ["Kabupaten Demak", "Kota Ternate", "Kabupaten Sikka"]
PAIRS = list(itertools.product(AGENTS, ACTS))
FILLERS = ["{} Cuaca siang itu cerah.", "Pada Minggu pagi, {}", "{} Warga setempat ramai membicarakannya."]


def base(agent: str, act: str, place: str = "Kabupaten Demak") -> str:
    return f"{agent} di {place} diduga {act}."


def types(item: Item) -> set[str]:
    return {row.id for row in item.violations}


@pytest.mark.parametrize(("agent", "act"), PAIRS)
def test_a_told_act_is_an_incident(agent: tuple[str, str], act: tuple[str, str]) -> None:
    found = tag(base(agent[0], act[0]))
    assert found.kind.id == "incident"
    assert found.incident
    assert act[1] in types(found)
    assert agent[1] in {row.cls for row in found.actors if row.role == "agent"}


@pytest.mark.parametrize(("agent", "act"), PAIRS)
@pytest.mark.parametrize(
    "frame",
    [
        "ASN dilarang {act}.",
        "Bupati mengimbau ASN tidak {act}.",
        "Jika ASN terbukti {act}, sanksi berat menanti.",
        "Bolehkah ASN {act}?",
    ],
)
def test_a_prohibition_condition_or_question_takes_the_case_away(
    agent: tuple[str, str], act: tuple[str, str], frame: str
) -> None:
    found = tag(frame.format(agent=agent[0].lower(), act=act[0]))
    assert found.kind.id not in CASES
    assert not found.incident
    assert not found.violations


@pytest.mark.parametrize(("agent", "act"), PAIRS)
def test_a_clearing_authority_turns_the_kind_and_keeps_the_type(agent: tuple[str, str], act: tuple[str, str]) -> None:
    found = tag(f"Bawaslu: {agent[0].lower()} di Kabupaten Demak tidak terbukti {act[0]}.")
    assert found.kind.id == "cleared"
    assert found.allegation_status == "not_proven"
    assert not found.incident
    assert act[1] in types(found)


@pytest.mark.parametrize(("agent", "act"), PAIRS[::2])
@pytest.mark.parametrize("place", PLACES[1:])
def test_another_place_changes_neither_kind_nor_types(agent: tuple[str, str], act: tuple[str, str], place: str) -> None:
    first, second = tag(base(agent[0], act[0])), tag(base(agent[0], act[0], place))
    assert (first.kind.id, types(first)) == (second.kind.id, types(second))


@pytest.mark.parametrize(("agent", "act"), PAIRS[::2])
@pytest.mark.parametrize("filler", FILLERS)
def test_a_filler_changes_neither_kind_nor_types(agent: tuple[str, str], act: tuple[str, str], filler: str) -> None:
    first, second = tag(base(agent[0], act[0])), tag(filler.format(base(agent[0], act[0])))
    assert (first.kind.id, types(first)) == (second.kind.id, types(second))


def _dirty(text: str) -> list[str]:
    return [
        text.replace("e", "е").replace("a", "а"),  # Cyrillic
        text.replace("a", "a\u200b"),
        text.upper(),
        text.replace(" ", "\u00a0"),
        text.replace("paslon", "pasloooon").replace("calon", "calooon"),
    ]


@pytest.mark.parametrize(("agent", "act"), PAIRS[::4])
def test_spelling_tricks_change_neither_kind_nor_types(agent: tuple[str, str], act: tuple[str, str]) -> None:
    first = tag(base(agent[0], act[0]))
    for variant in _dirty(base(agent[0], act[0])):
        second = tag(variant)
        assert (second.kind.id, types(second)) == (first.kind.id, types(first)), variant
