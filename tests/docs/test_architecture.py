"""The architecture page tells of code that exists: names resolve, modules have their place, its table is true."""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "architecture.md"
ROOMS = ("crawler", "pipelines", "scheduler", "search")
NAME = re.compile(rf"`((?:{'|'.join(ROOMS)})(?:\.\w+)+)`")
# one item's way, in this order: the page must tell it
HOPS = (
    "crawler.handoff.commit",
    "pipelines.archive.ArchiveWriter.append",
    "pipelines.store.add_capture",
    "pipelines.worker.drain",
    "pipelines.process.process",
    "pipelines.store.store_outcome",
    "search.indexer.catch_up",
    "search.query.parse",
    "search.web.views.search.search",
    "search.alerts.run",
    "search.export.create",
)
BANNED_BY_RUFF = {"django.http", "django.template", "django.forms"}


def _names() -> list[str]:
    return NAME.findall(PAGE.read_text(encoding="utf-8"))


def _resolve(name: str) -> object:
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError as error:
            if error.name is None or not name.startswith(error.name):
                raise
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(name)


def test_every_name_exists() -> None:
    names = sorted(set(_names()))
    assert len(names) > 100, "the page was not read"
    missing = []
    for name in names:
        try:
            _resolve(name)
        except (AttributeError, ModuleNotFoundError) as error:
            missing.append(f"{name}: {error}")
    assert missing == []


def test_a_name_that_does_not_exist_is_noticed() -> None:
    with pytest.raises((AttributeError, ModuleNotFoundError)):
        _resolve("pipelines.store.store_everything")
    with pytest.raises((AttributeError, ModuleNotFoundError)):
        _resolve("pipelines.stores.write")


def test_the_hops_stand_in_their_order() -> None:
    names = _names()
    places = [names.index(hop) for hop in HOPS]
    assert places == sorted(places)


def test_the_stages_are_told_as_they_run() -> None:
    from pipelines import process  # noqa: PLC0415 - the roof's tests start Django first

    told = re.findall(r"^\| `(pipelines\.\w+\.\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [_resolve(name) for name in told] == list(process.STAGES)


def _modules(room: str) -> set[str]:
    """The modules right below a room; Django's own files have no place in an item's life."""
    stems = {path.stem for path in (ROOT / room).glob("*.py")}
    stems |= {path.parent.name for path in (ROOT / room).glob("*/__init__.py")}
    return {f"{room}.{stem}" for stem in stems - {"__init__", "apps", "migrations"}}


def _imported(module: str) -> set[str]:
    """The modules that the files of `module` import from its own room."""
    room, _, stem = module.partition(".")
    files = [ROOT / room / f"{stem}.py", *(ROOT / room / stem).rglob("*.py")]
    found = set()
    for path in (each for each in files if each.is_file()):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
                found |= {".".join(name.split(".")[:2]) for name in names if name.startswith(f"{room}.")}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_is_told_or_serves_one_that_is(room: str) -> None:
    told = {".".join(name.split(".")[:2]) for name in _names()} & _modules(room)
    served = set().union(*(_imported(module) for module in told))
    assert _modules(room) - told - served == set()


def _table() -> dict[str, set[str]]:
    """Library -> places, as the page's table says."""
    table = PAGE.read_text(encoding="utf-8").partition("| library | only in |")[2].partition("\n\n")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines()[2:] if line.startswith("|")]
    return {
        library.strip(): set(re.findall(r"`([\w.]+)`", places))
        for libraries, places in rows
        for library in libraries.split(",")
    }


def test_the_table_of_libraries_is_what_the_linter_enforces() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    enforced: dict[str, set[str]] = {}
    for contract in contracts:
        for entry in contract.get("ignore_imports", ()):
            place, _, library = entry.partition(" -> ")
            enforced.setdefault(library, set()).add(place.removesuffix(".**"))
    told = _table()
    assert told.keys() >= BANNED_BY_RUFF
    shared = {"ahocorasick_rs", "xxhash", "fastwarc"}  # one contract holds all three: the page says which is whose
    assert told.keys() - BANNED_BY_RUFF == enforced.keys()
    for library, places in enforced.items():
        assert told[library] <= places if library in shared else told[library] == places, library
