"""The knowledge files of a folder as they stand, with line numbers, and what is wrong with them.

Filled by `pipelines.knowledge.lint`; it reads files and judges only whether they can be read.
"""

from __future__ import annotations

import csv
import difflib
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FILES: Final = (
    *(f"{name}.toml" for name in ("violations", "rules", "kinds", "actors", "law", "places", "stems", "candidates")),
    *(f"{name}.csv" for name in ("regions", "aliases", "kecamatan", "parties")),
)


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake: the file, its line (1 when it concerns the whole file), what is wrong, and what to do."""

    file: str
    line: int
    said: str
    fix: str

    def __str__(self) -> str:
        """Return `file:line: what; fix: what to do`."""
        return f"{self.file}:{self.line}: {self.said}; fix: {self.fix}"


def near(name: str, known: Iterable[str]) -> str:
    """Return the fix for a name that does not exist: the nearest known one, or all."""
    names = {one.casefold(): one for one in known}
    close = difflib.get_close_matches(name.casefold(), names, n=1)
    return f"did you mean {names[close[0]]}?" if close else f"one of {', '.join(names.values())}"


class Folder:
    """The files of one folder, read; what cannot be read is a mistake and counts as empty."""

    def __init__(self, place: Path) -> None:
        """Read every file."""
        self.mistakes: list[Mistake] = []
        self.texts: dict[str, str] = {}
        self.tables: dict[str, dict[str, Any]] = {}
        self.rows: dict[str, list[dict[str, str]]] = {}
        for name in FILES:
            try:
                self.texts[name] = (place / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                self.mistakes.append(Mistake(name, 1, f"cannot be read ({error.__class__.__name__})", "restore it"))
                continue
            if name.endswith(".toml"):
                self._toml(name)
            else:
                self.rows[name] = list(csv.DictReader(self.texts[name].splitlines()))

    def _toml(self, name: str) -> None:
        try:
            self.tables[name] = tomllib.loads(self.texts[name])
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            self.mistakes.append(Mistake(name, int(found[1]) if found else 1, str(error), "write it as TOML"))

    def complain(self, file: str, line: int, said: str, fix: str) -> None:
        """Note one mistake."""
        self.mistakes.append(Mistake(file, line, said, fix))

    def each(self, file: str, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows of an array of tables with the line of each row's header."""
        rows = self.tables.get(file, {}).get(name, [])
        lines = [n for n, line in enumerate(self.texts.get(file, "").splitlines(), 1) if line.strip() == f"[[{name}]]"]
        yield from zip(lines, rows, strict=False)

    def line_of(self, file: str, key: str) -> int:
        """Return the line that sets a key, 1 when it is not found."""
        wanted = re.compile(rf'^\s*"?{re.escape(key)}"?\s*=')
        return next((n for n, line in enumerate(self.texts[file].splitlines(), 1) if wanted.match(line)), 1)
