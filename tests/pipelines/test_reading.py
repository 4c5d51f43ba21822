"""The Reading: zones, operators and islands, roles, specificity; linear in the length of the text."""

import time

import pytest

from pipelines.knowledge import load
from pipelines.reading import reading_of
from pipelines.record import Item
from pipelines.record.reading import Event, Reading


def item(text: str, title: str | None = None) -> Item:
    return Item(id="t", outlet="o", medium="news", url=None, title=title, text=text)


def reading(text: str, title: str | None = None) -> Reading:
    return reading_of(item(text, title), load())


def event(text: str, code: str) -> tuple[Reading, Event]:
    found = reading(text)
    events = [row for row in found.events if row.code == code]
    assert events, f"no {code} in {text!r}: {[row.code for row in found.events]}"
    return found, events[0]


@pytest.mark.parametrize(
    ("text", "code", "mood"),
    [
        ("Camat di Demak memasang baliho cabup", "N01", "realised"),
        ("Camat di Demak diduga memasang baliho cabup", "N01", "alleged"),
        ("ASN dilarang memasang baliho cabup", "N01", "barred"),
        ("ASN dilarang menyukai unggahan paslon, memasang baliho cabup, atau menghadiri kampanye", "N05", "barred"),
        ("Bupati imbau ASN tidak menghadiri kampanye", "N05", "barred"),
        ("Jika ASN menghadiri kampanye, sanksi menanti", "N05", "conditional"),
        ("Apakah camat boleh menghadiri kampanye?", "N05", "asked"),
        ("ASN boleh menghadiri kampanye asal pasif", "N05", "permitted"),
        ("Lurah menolak memasang baliho cabup", "N01", "failed"),
        ("Lurah itu tidak menghadiri kampanye", "N05", "negated"),
    ],
)
def test_an_operator_sets_the_mood_of_the_act(text: str, code: str, mood: str) -> None:
    assert event(text, code)[1].mood == mood


@pytest.mark.parametrize(
    "text",
    [
        "Bawaslu akan panggil camat karena menghadiri kampanye",  # cause: told as given
        "Sekda dilarang bicara usai menghadiri kampanye",  # time
        "Lurah bantah berpihak meski menghadiri kampanye",  # concession
        "Camat di Demak terancam dicopot setelah menghadiri kampanye",
    ],
)
def test_no_operator_reaches_into_an_island(text: str) -> None:
    found, row = event(text, "N05")
    assert row.mood == "realised"
    assert found.clauses[row.clause].island


def test_an_operator_reaches_forward_only() -> None:
    found, row = event("Pose dua jari bareng cabup, camat di Demak kini terancam dicopot", "N04")
    assert row.mood == "realised"
    assert any(step.dead for step in found.steps)


def test_content_words_are_no_operators() -> None:
    assert event("Guru PNS di Kendal orasi tanpa cuti di panggung paslon 2", "N06")[1].mood == "realised"
    assert event("Camat tak segan memasang baliho cabup", "N01")[1].mood == "realised"


def test_passive_voice_swaps_agent_and_patient() -> None:
    found, row = event("Dua kepala SMP dinonjobkan bupati karena menolak mendukung petahana", "N10")
    assert found.actors[row.agent].cls == "political"
    assert [found.actors[number].cls for number in row.patients] == ["asn_presumed"]


def test_the_agent_of_a_passive_stands_behind_it() -> None:
    found, row = event("Kampanye akbar paslon 02 dihadiri belasan kepala bidang Pemkab Ngawi", "N05")
    assert found.actors[row.agent].title.lower().startswith("kepala bidang")


def test_a_quoted_order_belongs_to_its_speaker() -> None:
    found, row = event("“Jangan pilih yang lain, cukup nomor satu,” kata seorang lurah di Jember", "N07")
    assert found.actors[row.agent].title.lower().startswith("lurah")


def test_a_former_post_never_counts_and_a_present_one_behind_it_does() -> None:
    found = reading("Mantan camat yang kini kabid di Dinas Kominfo itu mendaftar ke partai")
    assert [(actor.former, actor.cls) for actor in found.actors] == [(True, "non_asn_public"), (False, "asn_presumed")]


@pytest.mark.parametrize(
    ("text", "specific"),
    [
        ("Seorang camat hadir", True),
        ("Dua lurah hadir", True),
        ("Camat di Demak hadir", True),
        ("Lurah itu hadir", True),
        ("Para camat hadir", False),
        ("Setiap lurah hadir", False),
    ],
)
def test_specificity_of_a_post(text: str, specific: bool) -> None:
    assert reading(text).actors[0].specific is specific


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("calon pengantin", []),
        ("deklarasi netralitas", []),
        ("kampanye imunisasi", []),
        ("paslon nomor urut 2", ["named"]),
        ("paslon mana pun", ["none"]),
        ("calon tertentu", ["tertentu"]),
        ("pilih 02", ["named"]),
        ("pukul 02 dini hari", []),
        ("kader PAN", ["named"]),
        ("beli pan", []),
    ],
)
def test_sides(text: str, kinds: list[str]) -> None:
    assert [side.kind for side in reading(text).sides] == kinds


def test_zones_of_a_page() -> None:
    text = (
        "Camat dilaporkan. Bawaslu menerima laporan itu kemarin siang. Pelapor membawa foto.\n\n"
        "Sebelumnya, pada Pilkada 2020, seorang lurah dihukum karena kampanye.\n\n"
        "Larangan bagi ASN:\n- memasang baliho calon\n- menghadiri kampanye\n"
    )
    found = reading(text, "Camat Dilaporkan ke Bawaslu")
    zones = [sentence.zone for sentence in found.sentences]
    assert zones[0] == "title"
    assert "lead" in zones
    assert "background" in zones
    assert zones[-2:] == ["list", "list"]
    assert all(row.mood == "barred" for row in found.events if found.sentences[row.sentence].zone == "list")


def test_names_behind_a_candidate_are_sides_of_this_document_only() -> None:
    found = reading("Calon bupati Sutarjo Wirya berorasi. Camat di Demak ikut kampanye Sutarjo di pasar.")
    assert "side.bound" in {side.rule for side in found.sides}
    assert not reading("Camat di Demak menemui Sutarjo di pasar.").sides


def test_places_are_mentions_with_codes() -> None:
    found = reading("Camat di Kabupaten Banjar hadir")
    assert any("63.03" in mention.codes for mention in found.of_kind("place"))


def _seconds(text: str) -> float:
    best = 9.0
    for _ in range(3):
        began = time.process_time()
        reading(text)
        best = min(best, time.process_time() - began)
    return best


@pytest.mark.parametrize(
    "unit",
    [
        "Camat di Demak diduga memasang baliho paslon nomor urut 2 saat kampanye. ",
        "tidak akan jika dilarang camat memasang baliho, dan ",  # one endless sentence of operators
        'yang yang karena (((( ,,,, """" ',
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "calon bupati Aaa Bbb Ccc ",
    ],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    load()
    small = _seconds(unit * (40_000 // len(unit)))
    large = _seconds(unit * (160_000 // len(unit)))
    assert large < 4 * 2.0 * max(small, 0.01), (small, large)
