"""Who is hurt: readers sent to the wrong regency, a quiet office on the map of breaches, a span that misleads."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from pipelines import process
from pipelines.knowledge import load
from pipelines.knowledge.places import gazetteer
from pipelines.record import Item, Medium, Published, RegionTag
from pipelines.regions import regions


def tag(text: str, title: str | None = None, medium: Medium = "news", day: date | None = None) -> tuple[RegionTag, ...]:
    published = Published(day, "day", "Asia/Jakarta", zone_assumed=False, raw="", rule="test") if day else None
    item = Item(id="x", outlet="o", medium=medium, url=None, title=title, text=text, published=published)
    return process.tag(item, load()).regions


def pairs(text: str, title: str | None = None, medium: Medium = "news") -> set[tuple[str, str]]:
    return {(found.code, found.role) for found in tag(text, title, medium)}


def test_every_tag_has_exact_spans_a_rule_of_the_table_and_reasons_in_both_languages() -> None:
    title = "Lurah di Kudus Diperiksa"
    text = "KUDUS – Bawaslu  Kabupaten\u200b Kudus memeriksa lurah. Bupati Pati dan Pemkot Semarang tidak terkait."
    rules = gazetteer().table["rules"]
    for found in tag(text, title):
        assert found.rule.split(".")[0] in rules
        assert found.reason.endswith(".")
        assert found.reason_en.endswith(".")
        assert found.reason != found.reason_en
        for field, start, end in found.spans:
            quoted = (title if field == "title" else text)[start:end].lower()
            assert any(name in quoted for name in ("kudus", "pati", "semarang")), quoted


def test_confidence_is_a_figure_of_the_table_and_falls_with_the_evidence() -> None:
    level = tag("Camat di Kabupaten Pati ikut konvoi")[0].confidence
    bare = tag("Seorang camat ikut konvoi, Wonosobo gempar")[0].confidence
    open_pair = tag("Bawaslu Malang memanggil camat")
    group = tag("Pegawai di Madura diminta netral")
    assert level > bare > open_pair[0].confidence > group[0].confidence
    assert level == gazetteer().table["confidence"]["level"]


def test_a_shared_name_keeps_the_other_reading_as_runner_up() -> None:
    settled = tag("Bawaslu Pasuruan memeriksa dua kades yang mendukung cabup")
    assert [(found.code, found.runner_up.code if found.runner_up else None) for found in settled] == [
        ("35.14", "35.75")
    ]
    both = tag("Bawaslu Malang memanggil camat")
    assert {(found.code, found.runner_up.code if found.runner_up else "") for found in both} == {
        ("35.07", "35.73"),
        ("35.73", "35.07"),
    }
    assert all(found.ambiguous for found in both)


@pytest.mark.parametrize(
    "word", ["Kabupaten", "Kab.", "Pemkab", "Bupati", "Wabup", "Pj Bupati", "Pemerintah Kabupaten (Pemkab)"]
)
@pytest.mark.parametrize("name", ["Malang", "Tegal", "Banjar", "Serang"])
def test_words_of_the_kabupaten_choose_the_kabupaten(word: str, name: str) -> None:
    codes = {found.code for found in tag(f"Pegawai {word} {name} ikut kampanye paslon")}
    assert [gazetteer().regions[code].level for code in codes] == ["kabupaten"]


@pytest.mark.parametrize(
    "word", ["Kota", "Pemkot", "Pemko", "Wali Kota", "Walikota", "Wawali", "Pj Wali Kota", "Pemerintah Kota (Pemkot)"]
)
@pytest.mark.parametrize("name", ["Malang", "Tegal", "Banjar", "Serang"])
def test_words_of_the_kota_choose_the_kota(word: str, name: str) -> None:
    codes = {found.code for found in tag(f"Pegawai {word} {name} ikut kampanye paslon")}
    assert [gazetteer().regions[code].level for code in codes] == ["kota"]


def test_another_level_word_flips_the_code_and_nothing_else() -> None:
    one, other = (tag(f"Seorang lurah di {level} Bogor ikut konvoi")[0] for level in ("Kabupaten", "Kota"))
    assert (one.code, other.code) == ("32.01", "32.71")
    assert one.role == other.role == "event"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Camat di Pati ikut konvoi", "Relawan membagi tepung pati saat konvoi"),
        ("Pemkot Batu memeriksa kadis", "Pendukung melempar batu ke kadis"),
        ("Bupati Kuningan melantik camat", "Patung kuningan diberikan kepada camat"),
        ("Bawaslu Jember memanggil dosen", "Dosen Universitas Jember memanggil mahasiswanya"),
        ("Warga Bandung melaporkan lurah", "Suporter Persib Bandung melaporkan lurah"),
    ],
)
def test_a_place_and_the_same_letters_as_word_or_organisation(first: str, second: str) -> None:
    assert pairs(first)
    assert not pairs(second)


def test_a_kecamatan_counts_behind_its_word_only() -> None:
    assert pairs("Camat Tayu membagi kalender cabup") == {("33.18", "actor_place")}
    assert not pairs("Kegiatan di Tayu membagi kalender cabup")
    assert not pairs("Camat Banjar membagi kalender cabup")  # three regencies have one
    assert pairs("Camat Banjar, Kabupaten Pandeglang, membagi kalender cabup") == {("36.01", "actor_place")}


def test_a_dateline_is_weak_and_jakarta_is_none() -> None:
    body = "Pegawai diminta netral sampai hari pencoblosan."
    assert pairs(f"AMBON – {body}") == {("81.71", "dateline")}
    assert not pairs(f"JAKARTA – {body}")
    assert pairs(f"AMBON – Bawaslu Kabupaten Buru meminta: {body}") == {("81.71", "dateline"), ("81.04", "actor_place")}


def test_other_cases_and_biographies_are_only_mentioned() -> None:
    text = (
        "Seorang lurah di Kudus ikut konvoi.\n\nLurah itu lahir di Blora.\n\n"
        "Kasus serupa juga terjadi di Rembang.\n\nPada Pilkada 2020, camat di Jepara disanksi.\n\nIa belum menjawab."
    )
    assert {code for code, role in pairs(text, "Lurah Ikut Konvoi") if role != "mentioned"} == {"33.19"}
    assert {"33.16", "33.17", "33.20"} <= {code for code, role in pairs(text) if role == "mentioned"}


def test_the_main_case_in_the_body_is_found_when_title_and_lead_name_no_regency() -> None:
    text = (
        "Guru masuk tim sukses dan kasusnya diteruskan.\n\nBerkas dikirim Jumat.\n\nUnsurnya terpenuhi.\n\n"
        "Pemeriksaan dua hari.\n\nGuru PNS itu ikut kampanye paslon di Kabupaten Sragen.\n\nIa diam."
    )
    assert ("33.14", "event") in pairs(text, "Guru Masuk Tim Sukses")


def test_old_and_new_papua_by_the_day_of_the_text() -> None:
    before = tag("Bawaslu Papua memanggil camat", day=date(2020, 10, 1))[0]
    after = tag("Bawaslu Papua memanggil camat", day=date(2024, 10, 1))[0]
    assert (before.rule, before.ambiguous, after.ambiguous) == ("R12.papua", True, False)
    assert before.confidence < after.confidence


def test_a_regency_beside_another_province_is_a_conflict_unless_it_was_its_parent() -> None:
    assert tag("Camat di Kabupaten Malang, Jawa Barat, ikut konvoi")[0].conflict
    assert not tag("Camat di Kabupaten Malang, Jawa Timur, ikut konvoi")[0].conflict
    assert not tag("Lurah di Kota Sorong, Papua Barat, ikut konvoi")[0].conflict


def test_ikn_is_kept_under_kaltim_with_its_mark() -> None:
    found = tag("Pegawai Otorita IKN ikut kampanye")
    assert [(one.code, one.ikn) for one in found] == [("64", True)]


def test_posts_without_capitals_and_hashtags_are_read() -> None:
    assert pairs("min ini pns kab bandung pasang status paslon", medium="post") == {("32.04", "actor_place")}
    assert ("33.19", "event") in pairs("lurahnya ikut konvoi #PilkadaKudus2024", medium="post")
    assert not pairs("medan perang timses pindah ke grup wa", medium="post")


def test_nothing_is_tagged_without_a_reading_and_tags_of_the_input_are_dropped() -> None:
    item = Item(id="x", outlet="o", medium="news", url=None, title=None, text="Camat di Pati ikut konvoi")
    tagged = process.tag(item, load())
    assert regions(replace(tagged, reading=None)).regions == ()
    assert process.tag(tagged, load()).regions == tagged.regions


def test_a_text_of_names_only_is_read_in_linear_time() -> None:
    sentence = "Bawaslu Malang memeriksa camat di Kudus, Pati, dan Jepara serta Kecamatan Juwana. "

    def seconds(times: int) -> float:
        item = Item(id="x", outlet="o", medium="news", url=None, title="x", text=sentence * times)
        read = process.STAGES[1](item, load())
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            regions(read)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(1600) < 7 * seconds(400)  # four times the text; a quadratic step would cost sixteen times as much
