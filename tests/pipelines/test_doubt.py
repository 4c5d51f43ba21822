"""The second reader makes no tag and takes none away: it lowers a flag, or asks for a person, and says why."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines import child, labelled, training
from pipelines.clean import clean
from pipelines.kind.doubt import features, opinion, runs
from pipelines.knowledge import Knowledge, load, model_file
from pipelines.knowledge.model_file import Model, ModelError
from pipelines.process import tag
from pipelines.reading import read
from pipelines.record import Item
from pipelines.record.reading import Reading

GOLD = Path(__file__).parents[1] / "quality" / "gold"
TOLD = "Seorang camat di Kabupaten Tegal mengajak warga memilih paslon nomor 2 saat apel."
QUIET = "Seorang camat di Kabupaten Tegal membuka rapat koordinasi tentang jadwal debat paslon di KPU."
EMPTY = {"format": 1, "intercept": 0, "demote_below": 0, "nominate_from": 1, "words": {}, "letters": {}} | {
    "trained_on": [],
    "figures": {},
}


def item(text: str, title: str | None = None) -> Item:
    return Item(id="t", outlet="o", medium="news", url=None, title=title, text=text)


def reading(text: str, title: str | None = None) -> Reading:
    found = read(clean(item(text, title), load()), load()).reading
    assert found is not None
    return found


def model(
    intercept: float = 0.0,
    words: dict[str, tuple[float, float]] | None = None,
    letters: dict[str, float] | None = None,
) -> Model:
    return Model("0" * 12, intercept, 0.2, 0.9, words or {}, letters or {}, (), {})


@pytest.fixture
def knowledge() -> Knowledge:
    return load().with_model(None)


def test_it_sees_how_a_thing_is_told_and_not_of_whom() -> None:
    words, written = features(reading("Seorang kabid di Kabupaten Tegal mengajak warga memilih paslon nomor 2."))
    assert {"AK_asn_presumed_s", "SISI_named", "mengajak warga", "SISI_named </s>"} <= words
    assert not any("tegal" in word or "2" in word for word in words)
    assert "mengajak" in written
    assert not any(sign.isdigit() for word in written for sign in word)
    assert {" meng", "ajak "} <= set(runs("mengajak"))


@pytest.mark.parametrize("told", ["Ada camat di {} bagi sembako dari {} ke warga.", "{} - Lurah hadiri acara {}."])
def test_another_place_or_party_changes_nothing(told: str) -> None:
    shipped = load().model
    assert shipped is not None
    pairs = [(place, party) for place in ("Semarang", "Minahasa", "Tangerang") for party in ("PSI", "Gerindra", "PKB")]
    assert len({opinion(shipped, reading(told.format(*pair))).chance for pair in pairs}) == 1


def test_a_text_is_seen_to_its_front_only() -> None:
    front = f"{TOLD} " + "Rapat berjalan lancar. " * 80
    assert features(reading(front)) == features(reading(front + "Lurah dilarang berkampanye. " * 40))


def test_the_chance_is_a_logistic_sum_over_words_and_letters_each_by_their_length() -> None:
    words = {"mengajak": (6.0, 2.0), "memilih": (-1.0, 1.0), "unseen": (99.0, 9.0)}
    told = reading(TOLD)
    written = features(told)[1]
    letters = {" meng": 0.3, "ajak ": 0.4}
    found = opinion(model(0.5, words, letters), told)
    total = 0.5 + 5.0 / math.sqrt(5.0) + 0.7 / math.sqrt(len(written))
    assert found.chance == pytest.approx(1 / (1 + math.exp(-total)))
    assert found.toward == ("mengajak",)  # by itself and by its letters
    assert found.against == ("memilih",)


def test_a_doubted_flag_is_lowered_and_marked_and_every_tag_stays(knowledge: Knowledge) -> None:
    rules = tag(item(TOLD), knowledge)
    doubted = tag(item(TOLD), knowledge.with_model(model(-9.0, {"mengajak": (-0.1, 1.0)})))
    assert (rules.incident, doubted.incident, doubted.needs_check) == (True, False, True)
    assert rules.kind is not None
    assert doubted.kind is not None
    assert "ragu" in doubted.kind.reason
    assert "'mengajak'" in doubted.kind.reason
    assert "doubts" in doubted.kind.reason_en
    assert untouched(doubted) == untouched(rules)


def test_what_stands_for_a_name_is_said_in_words(knowledge: Knowledge) -> None:
    words = {"AK_asn_presumed_s": (-1.0, 1.0), "memilih SISI_named": (-2.0, 1.0), "<s> seorang": (-0.5, 1.0)}
    doubted = tag(item(TOLD), knowledge.with_model(model(-9.0, words)))
    assert doubted.kind is not None
    assert "'memilih [pihak]', '[pejabat]'" in doubted.kind.reason
    assert "'memilih [side]', '[official]'" in doubted.kind.reason_en


def test_a_text_without_a_case_is_pointed_at_and_not_accused(knowledge: Knowledge) -> None:
    rules, pointed = tag(item(QUIET), knowledge), tag(item(QUIET), knowledge.with_model(model(9.0)))
    assert (rules.incident, pointed.incident, pointed.needs_check) == (False, False, True)
    assert pointed.kind is not None
    assert "menduga" in pointed.kind.reason
    assert untouched(pointed) == untouched(rules)


def test_a_sanction_is_not_doubted(knowledge: Knowledge) -> None:
    told = (
        "Bupati Tegal menjatuhkan sanksi penurunan pangkat kepada seorang camat yang mengajak warga memilih paslon 2."
    )
    rules, both = tag(item(told), knowledge), tag(item(told), knowledge.with_model(model(-9.0)))
    assert rules.kind is not None
    assert (rules.kind.id, rules.incident, both.incident, both.needs_check) == (
        "outcome",
        True,
        True,
        rules.needs_check,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bawaslu menyatakan camat di Kabupaten Tegal tidak terbukti mengajak warga memilih paslon nomor 2.",
        "Hujan lebat mengguyur Kabupaten Tegal sejak pagi.",
    ],
)
def test_it_does_not_speak_of_who_was_cleared_nor_of_what_has_nobody(text: str, knowledge: Knowledge) -> None:
    rules, other = tag(item(text), knowledge), tag(item(text), knowledge.with_model(model(9.0)))
    assert replace(other, knowledge_version="") == replace(rules, knowledge_version="")


def untouched(one: Item) -> Item:
    """All that the second reader must not change."""
    assert one.kind is not None
    bare = replace(one.kind, reason="", reason_en="")
    return replace(one, kind=bare, incident=False, needs_check=False, knowledge_version="")


def test_on_no_text_of_the_gold_it_makes_or_takes_a_tag_or_raises_a_flag(knowledge: Knowledge) -> None:
    shipped = load()
    assert shipped.model is not None
    lowered = 0
    for one in (
        row for name in ("pages", "pairs", "author4", "noncases") for row in labelled.read(GOLD / f"{name}.tsv")
    ):
        rules, both = tag(item(one.text, one.title), knowledge), tag(item(one.text, one.title), shipped)
        assert untouched(both) == untouched(rules), one.id
        assert rules.incident or not both.incident, one.id
        assert both.needs_check or not rules.needs_check, one.id
        lowered += rules.incident and not both.incident
    assert lowered < 10


def test_another_model_or_none_is_another_version(knowledge: Knowledge) -> None:
    versions = {load().version, knowledge.version, knowledge.with_model(model()).version}
    assert len(versions) == 3
    assert knowledge.with_model(load().model).version == load().version


def test_a_child_reads_with_the_model_of_its_parent(knowledge: Knowledge) -> None:
    assert child.Own().beside(load()).version == load().version
    assert child.Own(model=(None,)).beside(load()).version == knowledge.version


# -- the file ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is no model"),
        ("[]", "is no model"),
        (json.dumps({**EMPTY, "format": 7}), "format 7"),
        (json.dumps({**EMPTY, "intercept": math.nan}), "no number"),
        (json.dumps({**EMPTY, "letters": {"abcd": 1e308}}), "far too great"),
        (json.dumps({**EMPTY, "demote_below": 2}), "0 to 1"),
        ("[" * 100_000, "is no model"),
        ('{"format": 1}', "is no model"),
    ],
)
def test_a_file_that_is_no_model_is_refused_with_the_way_out(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(content)
    with pytest.raises(ModelError, match=said) as refused:
        model_file.read(path)
    assert "pantau model train" in str(refused.value)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone\.json"):
        model_file.read(tmp_path / "gone.json")


# -- making one ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tables() -> dict[str, list[labelled.Labelled]]:
    return {name: labelled.read(GOLD / f"{name}.tsv") for name in ("dev", "dev2", "examples")}


@pytest.fixture(scope="module")
def trained(tables: dict[str, list[labelled.Labelled]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "model.json"
    path.write_text(training.write(training.train(tables, load())))
    return path


def test_the_file_says_what_the_regression_says(trained: Path, tables: dict[str, list[labelled.Labelled]]) -> None:
    rows = [training._read(name, one, load()) for name, table in sorted(tables.items()) for one in table]
    wanted = training._Fit(rows).chances(rows)
    made = model_file.read(trained)
    texts = [one for _, table in sorted(tables.items()) for one in table]
    for one, chance in zip(texts, wanted, strict=True):
        assert opinion(made, reading(one.text, one.title)).chance == pytest.approx(chance, abs=0.002), one.id


def test_a_model_is_the_same_when_it_is_made_again(trained: Path, tables: dict[str, list[labelled.Labelled]]) -> None:
    assert training.write(training.train(tables, load())) == trained.read_text()


def test_a_model_tells_what_it_was_made_of_and_what_it_did_unseen(trained: Path) -> None:
    made = model_file.read(trained)
    assert [row["file"] for row in made.trained_on] == ["dev", "dev2", "examples"]
    assert made.figures["texts"] == sum(row["rows"] for row in made.trained_on)
    assert 0 <= made.demote_below < 0.5 <= made.nominate_from <= 1
    assert json.loads(trained.read_text())["made_with"].startswith("scikit-learn")


def test_too_few_texts_make_no_model(tables: dict[str, list[labelled.Labelled]]) -> None:
    with pytest.raises(ValueError, match="at least 50 of either sort"):
        training.train({"dev2": tables["dev2"]}, load())
    with pytest.raises(ValueError, match="at least two authors"):
        training.train({"dev": tables["dev"]}, load())


@pytest.mark.parametrize(
    ("content", "said"),
    [("id\ttext\n", "lacks kind, types, agents"), ("id\ttext\tkind\ttypes\tagents\na\tb\tc\n", "line 2")],
)
def test_a_table_that_cannot_be_read_names_file_and_line(content: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text(content)
    with pytest.raises(ValueError, match=said):
        labelled.read(path)
