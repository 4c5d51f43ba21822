"""candidates.csv of the data folder: the operator's list of candidates, read and checked, never written.

Called by `pipelines.knowledge.load` once per process, and by `pantau candidates`. A row with a mistake is left out and
named with its line and fix; all other rows hold.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelines.knowledge.candidates import Candidate, Candidates, built, frame
from pipelines.knowledge.files import folder
from pipelines.knowledge.mistakes import Mistake, near
from pipelines.knowledge.places import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pipelines.spelling import Spelling

FILE: Final = "candidates.csv"
COLUMNS: Final = (
    "name", "short", "office", "region", "election", "number", "party", "valid_from", "valid_until", "source",
)  # fmt: skip
NEEDED: Final = frozenset(("name", "office", "election", "valid_from", "valid_until", "source"))
INDEPENDENT: Final = "perseorangan"
FILE_BYTES: Final = 4 << 20
MOST_ROWS: Final = 20_000
HIGHEST_NUMBER: Final = 99
SHORTEST: Final = 4  # letters of a short form of one word
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELECTION: Final = re.compile(r"([a-z]+)-(20[0-9]{2})")
_DEGREE: Final = "write it without titles, degrees and digits, for example Budi Santoso"


def read(path: Path, spelling: Spelling) -> Candidates:
    """Return the list in a file: rows that hold and mistakes by line; an absent file is an empty list.

    Comma or semicolon part the columns (spreadsheets differ), a slash parts several values of one cell.
    """
    if not path.exists():
        return Candidates()
    reader = _Reader(path.name, spelling)
    try:
        if path.stat().st_size > FILE_BYTES:
            reader.complain(1, f"over {FILE_BYTES >> 20} MiB", "keep the candidates of the polls that you watch")
        else:
            reader.take(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reader.complain(1, f"cannot be read ({error.strerror})", "check who may read the file")
    except UnicodeDecodeError:
        reader.complain(1, "is not UTF-8", "save it as CSV UTF-8")
    except csv.Error as error:
        reader.complain(1, f"is no CSV ({error})", "save it as CSV UTF-8, every cell on one line")
    return built(reader.rows, spelling, sorted(reader.mistakes))


@lru_cache(maxsize=1)
def _parties() -> frozenset[str]:
    with (folder() / "parties.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["short"] for row in csv.DictReader(lines))


class _Reader:
    """Rows and mistakes of one file."""

    def __init__(self, file: str, spelling: Spelling) -> None:
        self.file = file
        self.spelling = spelling
        self.rows: list[Candidate] = []
        self.mistakes: list[Mistake] = []
        self.names: dict[tuple[str, str, str], int] = {}
        self.shorts: dict[str, list[Candidate]] = defaultdict(list)

    def complain(self, line: int, said: str, fix: str) -> None:
        self.mistakes.append(Mistake(self.file, line, said, fix))

    def take(self, text: str) -> None:
        """Read the whole text; the first line names the columns."""
        head = text.splitlines()[0] if text.strip() else ""
        reader = csv.reader(text.splitlines(keepends=True), delimiter=";" if head.count(";") > head.count(",") else ",")
        columns = [cell.strip().lower() for cell in next(reader, [])]
        if not self._head(columns):
            return
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            line = reader.line_num
            if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
                said = f"{len(cells)} cells, but {len(columns)} columns"
                self.complain(line, said, 'put a cell that holds a comma in quotes: "..."')
                continue
            if len(self.rows) >= MOST_ROWS:
                self.complain(line, f"more than {MOST_ROWS} rows", "keep the candidates of the polls that you watch")
                return
            row = dict(zip(columns, (" ".join(cell.split()) for cell in cells), strict=False))
            found = list(problems(row, self.spelling))
            for said, fix in found:
                self.complain(line, said, fix)
            if not found:
                self._keep(_candidate(row, line))

    def _head(self, columns: list[str]) -> bool:
        unknown = [name for name in columns if name not in COLUMNS and name]
        missing = [name for name in COLUMNS if name in NEEDED and name not in columns]
        for name in unknown:
            self.complain(1, f"no column is called '{name}'", near(name, COLUMNS))
        if missing:
            said = f"the first line lacks {', '.join(missing)}"
            self.complain(1, said, f"begin with the line {','.join(COLUMNS)}")
        return not (unknown or missing)

    def _keep(self, row: Candidate) -> None:
        """Keep a row unless its name or a short form stands for somebody else in the same days and place."""
        key = (row.name.casefold(), row.region, row.election)
        if key in self.names:
            self.complain(row.line, f"{row.name} stands in line {self.names[key]} already", "keep one of both rows")
            return
        for short in row.short:
            for other in self.shorts[short.casefold()]:
                if other.name.casefold() != row.name.casefold() and _meet(row, other):
                    said = f"the short form '{short}' is also that of line {other.line}, in the same days and place"
                    self.complain(row.line, said, "write a longer one, or leave it out in both rows")
                    return
        self.names[key] = row.line
        for short in row.short:
            self.shorts[short.casefold()].append(row)
        self.rows.append(row)


def _meet(one: Candidate, other: Candidate) -> bool:
    """Whether a text may mean either: their days overlap and one region holds the other, or one has none."""
    days = one.valid_from <= other.valid_until and other.valid_from <= one.valid_until
    inside = one.region.startswith(other.region) or other.region.startswith(one.region)
    return days and inside


def problems(row: Mapping[str, str], spelling: Spelling) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one row (column -> cell) and its fix."""
    for column in COLUMNS:
        if column in NEEDED and not row.get(column):
            yield f"{column} is empty", f"fill in {column}"
    if row.get("name"):
        yield from _name_problems(row, spelling)
    yield from _office_problems(row)
    yield from _date_problems(row)
    number = row.get("number", "")
    if number and not (number.isascii() and number.isdigit() and 1 <= int(number) <= HIGHEST_NUMBER):
        yield f"number '{number}' is no ballot number", f"write 1 to {HIGHEST_NUMBER}, or leave it empty"
    for party in _parted(row.get("party", "")):
        if party not in _parties() and party != INDEPENDENT:
            said = f"no party is called '{party}'"
            yield said, f"{near(party, (*sorted(_parties()), INDEPENDENT))}; several are parted by /"


def _name_problems(row: Mapping[str, str], spelling: Spelling) -> Iterator[tuple[str, str]]:
    name = row["name"]
    words = name.split()
    if not all(_WORD.fullmatch(word) for word in words):
        yield f"name '{name}' holds more than words", _DEGREE
    elif len(words) == 1:
        yield from _alone(name, spelling, "name")
    for short in _parted(row.get("short", "")):
        if not all(_WORD.fullmatch(word) for word in short.split()):
            yield f"short form '{short}' holds more than words", _DEGREE
        elif " " not in short:
            yield from _alone(short, spelling, "short form")


def _alone(word: str, spelling: Spelling, column: str) -> Iterator[tuple[str, str]]:
    """A single word must name one person and nothing else: no word, no place, no name of many."""
    fix = "write two words of the name, or leave the short form out" if column == "short form" else "write it whole"
    lower = word.casefold()
    if len(lower) < SHORTEST:
        yield f"{column} '{word}' is shorter than {SHORTEST} letters", fix
    elif lower in frame().common:
        yield f"{column} '{word}' is the name of very many people", fix
    elif lower in spelling.whole:
        yield f"{column} '{word}' is also a place", fix
    elif lower in spelling.words or lower in spelling.slang or lower in frame().titles:
        yield f"{column} '{word}' is also an ordinary word", fix


def _office_problems(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    offices = frame().offices
    name, region, election = (row.get(column, "") for column in ("office", "region", "election"))
    office = offices.get(name.casefold())
    if name and office is None:
        yield f"no office is called '{name}'", near(name, offices)
    found = _ELECTION.fullmatch(election)
    if election and (found is None or found[1] not in frame().elections):
        yield f"no election is called '{election}'", f"write {', '.join(frame().elections)} with the year: pilkada-2024"
    elif found is not None and office is not None and found[1] not in office["elections"]:
        yield f"a {name} is not elected in {found[1]}", f"write {office['elections'][0]}-{found[2]}"
    regions = gazetteer().regions
    if region and region not in regions:
        fix = "write its Kemendagri code, 33 or 33.18, as text: a spreadsheet makes 33.1 of 33.10"
        yield f"no region has the code '{region}'", fix
    elif office is not None and (office["level"] or region):
        yield from _level_problems(name, office["level"], regions[region].level if region else "")


def _level_problems(office: str, wanted: str, level: str) -> Iterator[tuple[str, str]]:
    if not wanted:
        yield f"a {office} has no region", "leave region empty"
    elif not level:
        yield f"region is empty, but a {office} stands in one", "write its Kemendagri code, for example 33.18"
    elif wanted not in ("any", level):
        yield f"a {office} stands in a {wanted}, the region is a {level}", "correct the office or the region"


def _date_problems(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    days: list[date] = []
    for column in ("valid_from", "valid_until"):
        cell = row.get(column, "")
        day = _day(cell)
        if cell and day is None:
            yield f"{column} '{cell}' is no day", "write YYYY-MM-DD, for example 2024-09-22"
        elif day is not None:
            days.append(day)
    found = _ELECTION.fullmatch(row.get("election", ""))
    if len(days) == 2:  # noqa: PLR2004 - both are there
        first, last = days
        if last < first:
            yield f"valid_until {last} lies before valid_from {first}", "correct one of both"
        elif found is not None and not first.year <= int(found[2]) <= last.year:
            yield f"{found[0]} lies outside of {first} to {last}", "correct the year of the election or the days"


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if len(cell) == len("2024-09-22") else None
    except ValueError:
        return None


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("/") if part.strip())


def _candidate(row: Mapping[str, str], line: int) -> Candidate:
    number = row.get("number")
    return Candidate(
        name=row["name"], short=_parted(row.get("short", "")), office=row["office"].casefold(),
        region=row.get("region", ""), election=row["election"], number=int(number) if number else None,
        party=_parted(row.get("party", "")), valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=date.fromisoformat(row["valid_until"]), source=row["source"], line=line,
    )  # fmt: skip
