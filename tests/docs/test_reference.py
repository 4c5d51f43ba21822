"""Settings, fields, keys and columns: what the code knows stands in the docs, and the docs promise nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path

import pytest

from crawler import source_lint
from pipelines import canonical, rows
from pipelines.record import Item
from scheduler import config, offline
from search.export.columns import COLUMNS
from search.query import Names, parse
from search.query.fields import BY_ALIAS, FIELDS
from search.query.names import ACTOR_CLASSES, ACTOR_ROLES, WORD_LISTS

DOCS = Path(__file__).parents[2] / "docs"
TODAY = date(2026, 11, 25)
EMPTY = Item(id="x", outlet="", medium="news", url=None, title=None, text="")


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """The text below a heading, up to the next one of any level."""
    _, found, rest = text.partition(f"\n{heading}\n")
    assert found, heading
    return re.split(r"^#+ ", rest, flags=re.MULTILINE)[0]


def cells(text: str) -> list[list[str]]:
    """The rows of all tables, heads left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    kept = [line for line, below in zip(lines, [*lines[1:], ""], strict=True) if not re.match(r"\|[-|]+$", below)]
    rows_ = [line for line in kept if not re.match(r"\|[-|]+$", line)]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in rows_]


def names_in(text: str) -> list[str]:
    """Every name in backticks in the first column of the tables."""
    return [name for row in cells(text) for name in re.findall(r"`([^`]+)`", row[0])]


class TestSettings:
    @pytest.mark.parametrize("name", config.SECTIONS)
    def test_each_section_tells_its_keys_variables_and_defaults(self, name: str) -> None:
        text = page("settings.md")
        heading = next(line for line in text.splitlines() if line.startswith(f"## `[{name}]`"))
        told = {row[0].strip("`"): row for row in cells(section(text, heading))}
        assert list(told) == [field.name for field in fields(config.SECTIONS[name])]
        for field in fields(config.SECTIONS[name]):
            assert told[field.name][1] == f"`PANTAU_{name}_{field.name}`".upper()
            assert field.default is not MISSING
            empty = field.default in ("", ())
            shown = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
            assert told[field.name][2] == ("empty" if empty else f"`{shown}`")

    def test_every_variable_that_the_roof_reads_is_told(self) -> None:
        read = set()
        for path in (DOCS.parent / "scheduler").rglob("*.py"):
            read |= set(re.findall(r"PANTAU_[A-Z_]*[A-Z]", path.read_text(encoding="utf-8")))
        told = set(re.findall(r"`(PANTAU_[A-Z_]+)`", page("settings.md")))
        assert read - told == set()

    def test_secrets_are_named_as_secrets(self) -> None:
        told = {(row[1].strip("`")): row[-1] for row in cells(page("settings.md")) if len(row) == 4}
        for name, section_ in config.SECTIONS.items():
            for field in fields(section_):
                if not field.repr and field.name != "database_url":
                    assert "secret" in told[f"PANTAU_{name}_{field.name}".upper()]


class TestQuery:
    def test_every_field_and_alias_is_told_and_no_other(self) -> None:
        told = [(row[0].strip("`"), row[1].strip("`")) for row in cells(section(page("query.md"), "## Fields"))]
        assert told == [(field.name, field.english) for field in FIELDS]
        assert {name for pair in told for name in pair} == set(BY_ALIAS)

    def test_every_code_of_a_closed_list_is_told(self) -> None:
        rows_ = {row[0].strip("`"): row[2] for row in cells(section(page("query.md"), "## Fields"))}
        by_index = {field.index: field.name for field in FIELDS}
        for index, codes in {**WORD_LISTS, "actors": {**ACTOR_ROLES, **ACTOR_CLASSES}}.items():
            missing = [code for code in codes if f"`{code}`" not in rows_[by_index[index]]]
            assert missing == [], by_index[index]

    def test_every_example_reads_without_a_remark(self) -> None:
        text = page("query.md")
        examples = [cell for row in cells(section(text, "## Words")) for cell in re.findall(r"`([^`]+)`", row[0])]
        examples += [part for row in cells(section(text, "## Dates")) for part in re.findall(r"`([^`]+)`", row[0])]
        examples += [line.strip() for line in section(text, "## Examples").splitlines() if line.startswith("    ")]
        assert len(examples) > 20
        for example in examples:
            parsed = parse(example.replace("\\|", "|").replace("...", "contoh.example/a"), today=TODAY, names=Names())
            assert (parsed.error, parsed.notes) == (None, ()), example

    def test_what_is_not_there_yet_is_remarked(self) -> None:
        for example in ("netral*", "net?al", "netral~"):
            assert f"`{example}`" in page("query.md")
            assert parse(example, today=TODAY).notes, example


class TestSources:
    def test_every_key_of_the_linter_is_told_and_no_other(self) -> None:
        text = page("sources.md")
        tables = {"recipe", "listing"}
        assert set(names_in(section(text, "## Keys"))) == source_lint.KEYS.keys() - tables
        assert set(names_in(section(text, "### `[recipe]`: how a page is read"))) == source_lint.RECIPE_KEYS.keys()
        listing = section(text, "### `[listing]`: how index pages are followed")
        assert set(names_in(listing)) == source_lint.LISTING_KEYS.keys()

    def test_needed_keys_are_marked(self) -> None:
        rows_ = [row for row in cells(section(page("sources.md"), "## Keys")) if len(row) == 4]
        assert {row[0].strip("`") for row in rows_ if row[1] == "yes"} == source_lint.REQUIRED.keys()

    def test_every_kind_is_told(self) -> None:
        assert tuple(names_in(section(page("sources.md"), "## Kinds"))) == source_lint.WORDS["kind"]

    def test_the_example_file_is_good(self, tmp_path: Path) -> None:
        from crawler.sources import Source, load_file  # noqa: PLC0415 - beside its only use

        lines = re.findall(r"^ {7}(.*)$", section(page("sources.md"), "## Add one in five steps"), flags=re.MULTILINE)
        file = tmp_path / "warta-contoh.toml"
        file.write_text("\n".join(lines), encoding="utf-8")
        assert isinstance(load_file(file), Source)


class TestDataFormats:
    def test_rows_of_tags(self) -> None:
        text = section(page("data-formats.md"), "## tags.jsonl: what was found in a text")
        row = canonical.output_row(EMPTY)
        told = names_in(text)
        assert told[: len(row)] == list(row)
        assert set(told[len(row) :]) <= set(row)

    def test_rows_of_stories(self) -> None:
        text = section(page("data-formats.md"), "## stories.jsonl: copies of one text")
        assert names_in(text) == list(offline._story_error(None, {}))

    def test_rows_of_extracts(self) -> None:
        text = section(page("data-formats.md"), "## What `extract run` writes")
        assert set(names_in(text)) == set(rows.ExtractRow("x", "x", EMPTY, None).as_dict())

    def test_columns_of_an_export(self) -> None:
        text = section(page("data-formats.md"), "## Columns of an export")
        assert set(names_in(text)) == {column.name for column in COLUMNS}

    def test_keys_of_a_row_in(self) -> None:
        text = section(page("data-formats.md"), "## items.jsonl: texts of your own")
        whole = {"id": 1, "title": "a", "text": "b", "url": "c", "published": "2024-11-20", "outlet": "d"}
        whole |= {"medium": "post"}
        item = rows.item_from_line(json.dumps(whole))
        assert (item.title, item.text, item.url, item.outlet, item.medium) == ("a", "b", "c", "d", "post")
        assert set(names_in(text)) == whole.keys()
        (example,) = re.findall(r"^    (\{.*\})$", text, flags=re.MULTILINE)
        assert rows.item_from_line(example).id == "a-1"

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("", "not_json"),
            ("[1]", "not_an_object"),
            ('{"title": "a"}', "no_id"),
            ('{"id": 1, "title": 2}', "not_text"),
            ('{"id": 1}', "no_text"),
            ('{"id": 1, "text": "a", "published": "kemarin"}', "bad_date"),
            ('{"id": 1, "text": "a", "published": "2024-11-20T10:00:00"}', "no_zone"),
        ],
    )
    def test_error_codes_of_rows(self, line: str, code: str) -> None:
        with pytest.raises(rows.RowError) as refused:
            rows.item_from_line(line)
        assert refused.value.code == code
        assert code in names_in(section(page("data-formats.md"), "## Errors"))
