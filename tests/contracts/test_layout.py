"""The shape of the house that no linter sees: rooms, names, sizes, no package under tests/."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("crawler", "pipelines", "scheduler", "search")
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc"}
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 60


def _sources() -> list[Path]:
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]
    assert files
    return files


def test_no_room_has_a_vague_name() -> None:
    assert [path for path in _sources() if path.stem in VAGUE or VAGUE & set(path.relative_to(ROOT).parts)] == []


def test_tests_are_no_packages() -> None:
    # a lone tests/crawler/__init__.py would shadow the real crawler
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_files_and_functions_fit_a_readers_head() -> None:
    long_files = {
        str(path.relative_to(ROOT)): lines
        for path in _sources()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_FILE_LINES
    }
    assert long_files == {}
    long_functions = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    }
    assert long_functions == {}


def test_every_module_says_what_it_is() -> None:
    bare = [
        str(path.relative_to(ROOT))
        for path in _sources()
        if path.read_text(encoding="utf-8").strip()
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert bare == []


def test_the_record_is_frozen_and_slotted() -> None:
    for path in (ROOT / "pipelines" / "record").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                written = [ast.unparse(each) for each in node.decorator_list]
                frozen = any("frozen=True" in each and "slots=True" in each for each in written)
                assert frozen or [ast.unparse(base) for base in node.bases] == ["NamedTuple"], node.name
