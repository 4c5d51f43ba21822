"""Labelled texts: tables of the gold set's format, read for training and evaluation.

Called by `pantau model train` and by the evaluation of the tests. The format is that of
tests/quality/gold/codebook.md: tab-separated, one text a line, no quoting, `-` = empty.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pipelines.record import Medium

CASES: Final = frozenset(("incident", "handling", "outcome", "cleared"))
FLAG_KINDS: Final = frozenset(("incident", "handling", "outcome"))
FLAG_AGENTS: Final = frozenset(("asn", "asn_presumed", "non_asn_covered", "unknown"))
POSTS: Final = frozenset(("tweet", "facebook", "comment", "whatsapp"))
POLITICAL: Final = frozenset(("N07", "N08", "N09", "N10", "N18"))
NEEDED: Final = ("id", "text", "kind", "types", "agents")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One line: the text as it was written, and what people say it tells."""

    id: str
    family: str
    title: str | None
    text: str
    register: str
    kind: str
    status: str
    statements: frozenset[str]
    types: frozenset[str]
    topics: frozenset[str]
    agents: frozenset[str]
    patients: frozenset[str]
    note: str

    @property
    def medium(self) -> Medium:
        """What the text's register is: a post or a page of news."""
        return "post" if self.register in POSTS else "news"

    @property
    def incident(self) -> bool:
        """The flag by its definition (codebook, section 1): it is not labelled, it follows."""
        if self.kind not in FLAG_KINDS or "no public post" in self.note:
            return False
        return bool(self.agents & FLAG_AGENTS) or ("political" in self.agents and bool(self.types & POLITICAL))


def read(path: Path) -> list[Labelled]:
    """Return the lines of a table in order; raises ValueError with file and line when it is no such table."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"{path}: the first line lacks {', '.join(missing)}; it names the columns, parted by tabs")
        rows = []
        for row in _lines(path, reader):
            if None in row.values() or None in row:
                raise ValueError(f"{path}, line {reader.line_num}: a cell for each column is needed, `-` when empty")
            rows.append(_labelled(row))
    return rows


def _lines(path: Path, reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    try:
        yield from reader
    except csv.Error as error:
        raise ValueError(f"{path}, line {reader.line_num}: {error}; a text is one cell of one line") from error


def _labelled(row: Mapping[str, str]) -> Labelled:
    """A line without a register may hold title and text in one cell, parted by a written line feed."""
    register, title, text = row.get("register", ""), row.get("title", "-"), row["text"]
    if not register and title == "-" and "\\n" in text:
        title, _, text = text.partition("\\n")
    elif register:
        text = text.replace("\\n", "\n").replace("\\\\", "\\")
    return Labelled(
        id=row["id"], family=row.get("family", row["id"]), title=None if title == "-" else title, text=text,
        register=register, kind=row["kind"], status=row.get("status", "none"), note=row.get("note", "-"),
        statements=_parts(row.get("statements", "-")), types=_parts(row["types"]),
        topics=_parts(row.get("topics", "-")), agents=_parts(row["agents"]), patients=_parts(row.get("patients", "-")),
    )  # fmt: skip


def _parts(cell: str) -> frozenset[str]:
    return frozenset() if cell in {"-", ""} else frozenset(cell.split(","))
