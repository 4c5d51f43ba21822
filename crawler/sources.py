"""Sources: one TOML file an outlet or account list, read into a frozen `Source`, or refused with line, key and fix.

Called by the roof before each crawl and by `pantau source check`. A mistake in one file never stops the others. It does
not fetch and does not touch the database; the file's stem is the source id and never changes.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from crawler.source_lint import Problem, check
from pipelines.record import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipelines.record import Medium

SHIPPED = Path(__file__).parent / "sources"
Exceptions = frozenset[tuple[str, int]]
Kind = Literal["feed", "sitemap", "listing", "channel", "browser"]


@dataclass(frozen=True, slots=True)
class RecipeKeys:
    """Selectors by which the source's pages are read (table [recipe])."""

    title: str | None = None
    body: str | None = None
    date: str | None = None
    author: str | None = None
    post: str | None = None
    native_id: str | None = None
    remove: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListingKeys:
    """How index pages are followed (table [listing]): selectors of item links and of the next page; pages a round."""

    links: str | None = None
    next: str | None = None
    max_pages: int = 5


@dataclass(frozen=True, slots=True)
class Source:
    """One place that is watched. Times in seconds; `start` keeps the file's order."""

    id: str
    name: str
    owner: str
    medium: Medium
    kind: Kind
    start: tuple[str, ...]
    outlet: str
    platform: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    zone: str = "Asia/Jakarta"
    rhythm_s: int = 3600
    delay_s: float = 3.0
    enabled: bool = True
    region_hint: str | None = None
    expires: date | None = None
    reason: str | None = None
    public_role: str | None = None
    keep: Literal["all", "relevant"] = "relevant"
    host_aliases: tuple[str, ...] = ()
    recipe_keys: RecipeKeys = field(default_factory=RecipeKeys)
    listing: ListingKeys = field(default_factory=ListingKeys)

    def recipe(self) -> Recipe:
        """Return what extraction needs to know of this source."""
        keys = self.recipe_keys
        return Recipe(
            source=self.id,
            kind=self.kind,
            medium=self.medium,
            zone=self.zone,
            title=keys.title,
            body=keys.body,
            date=keys.date,
            author=keys.author,
            remove=keys.remove,
            post=keys.post,
            native_id=keys.native_id,
            platform=self.platform,
            host_aliases=self.host_aliases,
        )


@dataclass(frozen=True, slots=True)
class SourceError:
    """One mistake in a source file: where it is, what is wrong, what to write instead."""

    file: str
    line: int
    key: str | None
    problem: str
    fix: str

    def __str__(self) -> str:
        """Return `file:line: key: problem. Fix: fix`."""
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.line}: {key}{self.problem}. Fix: {self.fix}"


@dataclass(frozen=True, slots=True)
class LoadResult:
    """Sources by id in alphabetical order, and every mistake found on the way."""

    sources: tuple[Source, ...]
    errors: tuple[SourceError, ...]


def load_folder(
    paths: Iterable[Path] | Path, *, demo: bool = False, exceptions: Exceptions = frozenset()
) -> LoadResult:
    """Read all `*.toml` of the folders; a later folder wins over an earlier one by file stem (operator over shipped).

    A broken file of the operator does not fall back to the shipped one of that name: it is reported and left out.
    `demo` admits a delay below 3 s; `exceptions` are the operator's exact address:port pairs of the own network. A
    folder that does not exist counts as empty.
    """
    folders = [paths] if isinstance(paths, Path) else list(paths)
    files = {file.stem: file for folder in folders for file in sorted(folder.glob("*.toml"))}
    sources: list[Source] = []
    errors: list[SourceError] = []
    for stem in sorted(files):
        loaded = load_file(files[stem], demo=demo, exceptions=exceptions)
        if isinstance(loaded, Source):
            sources.append(loaded)
        else:
            errors.extend(loaded)
    return LoadResult(tuple(sources), tuple(errors))


def load_file(
    path: Path, *, demo: bool = False, exceptions: Exceptions = frozenset()
) -> Source | tuple[SourceError, ...]:
    """Read one file; return the source, or its mistakes in line order."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        return (SourceError(str(path), 1, None, f"not UTF-8 text ({error.reason})", "save the file as UTF-8"),)
    except OSError as error:
        return (SourceError(str(path), 1, None, f"cannot be read ({error.strerror})", "check the file's permissions"),)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return (SourceError(str(path), line, None, f"not TOML ({error})", "correct the line; texts stand in quotes"),)
    problems = check(path.stem, table, demo=demo, exceptions=exceptions)
    if problems:
        errors = (_located(path, text, problem) for problem in problems)
        return tuple(sorted(errors, key=lambda error: error.line))
    return _source(path.stem, table)


def _located(path: Path, text: str, problem: Problem) -> SourceError:
    return SourceError(str(path), _line_of(text, problem.key), problem.key or None, problem.problem, problem.fix)


def _line_of(text: str, key: str) -> int:
    """Return the 1-based line of a dotted key; of its table, or 1, when the key is missing."""
    table, _, name = key.rpartition(".")
    line_of_table, current = 1, ""
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        if bare.startswith("["):
            current = bare.strip("[]").strip()
            line_of_table = number if current == table else line_of_table
        elif current == table and re.split(r"[\s=]", bare, maxsplit=1)[0].strip("\"'") == name:
            return number
    return line_of_table


def _source(stem: str, table: dict[str, object]) -> Source:
    plain = {key: _frozen(value) for key, value in table.items() if key not in {"recipe", "listing"}}
    plain["outlet"] = plain.get("outlet") or stem
    recipe = {key: _frozen(value) for key, value in cast("dict[str, object]", table.get("recipe", {})).items()}
    listing = {key: _frozen(value) for key, value in cast("dict[str, object]", table.get("listing", {})).items()}
    return Source(
        id=stem,
        recipe_keys=RecipeKeys(**recipe),  # type: ignore[arg-type]  # types were checked by source_lint
        listing=ListingKeys(**listing),  # type: ignore[arg-type]  # types were checked by source_lint
        **plain,  # type: ignore[arg-type]  # types were checked by source_lint
    )


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
