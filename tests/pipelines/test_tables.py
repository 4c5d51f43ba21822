"""The quick reader of knowledge files equals `tomllib`, letter for letter and mistake for mistake."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipelines.knowledge
from pipelines.knowledge import tables

FILES = sorted(Path(pipelines.knowledge.__file__).parent.glob("*.toml"))
LINES = (
    'a = "satu"', 'a = "dua"', "b = 7", "b = 007", "b = 99999999999999999999", "c = true", "i = 1.5", "j = 2024-11-27",
    'd = ["x", "y"]', 'd = ["x",\n  "y",\n]', "d = []", 'd = ["x", # mengapa\n  "y"]', 'd = ["x" "y"]', "g = [", "]",
    'e = "kata \\"paslon\\""', 'e = "\\ue0000"', "\ue0000 = 0", '"\ue0000" = 0', 'a = "tab\there"', 'a = "\x01"',
    'f = """', '"""', "f = '''", "'''", 'a = "di dalam"', 'a = "x"\r', "  a = 3", 'h = "akhir" # catatan', "# a = 1",
    "[t]", "[t.a]", "[a]", "[[r]]", "[[r.d]]", 'a.b = "titik"', '"a" = "kutip"', 'g = { a = "dalam", d = ["x"] }',
    '{ a = "x" },', "a", "",
)  # fmt: skip


def outcome(parse: object, text: str) -> str:
    try:
        return json.dumps(parse(text), default=repr)  # type: ignore[operator]
    except tomllib.TOMLDecodeError as error:
        return f"mistake: {error}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_file_reads_the_same_in_the_same_order(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert outcome(tables.parse, text) == outcome(tomllib.loads, text)


@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(("\n", "")))
def test_any_mixture_of_lines_reads_the_same_or_fails_the_same(lines: list[str], end: str) -> None:
    text = "\n".join(lines) + end
    assert outcome(tables.parse, text) == outcome(tomllib.loads, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [('a = 1\nb = ["x",\n "y"]\n\na = 2\n', "line 5"), ("[t]\nb = 1\n[t]\n", "line 3"), ("a = 1\n[a]\n", "line 2")],
)
def test_a_mistake_names_its_line_in_the_file(text: str, line: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError, match=line):
        tables.parse(text)
