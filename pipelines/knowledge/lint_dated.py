"""Mistakes in what holds between two days: law, polls, tickets, parties, and the frame of the list of candidates.

Called by `pipelines.knowledge.lint`. A day is written YYYY-MM-DD; where no day was checked, its year stands alone.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final, get_args

from pipelines.record import ActorClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.knowledge.mistakes import Folder

VERIFIED: Final = ("secondary", "partial", "no")
ROLES: Final = ("list", "duty", "ethics", "membership", "discipline", "contract", "supervisor")
BARE: Final = ("yes", "capital", "capitals", "never")
LEVELS: Final = ("", "any", "province", "kabupaten", "kota")
_POLLS: Final = ("pilpres", "pileg", "pilkada")
_STATUTE_POLLS: Final = ("", "pemilu", "pilkada")
_YEAR: Final = re.compile(r"20[0-9]{2}|19[0-9]{2}")


def law(folder: Folder) -> None:
    """Instruments, bases and statutes: known, dated, with their sources; every class has its row."""
    file = "law.toml"
    instruments = {row.get("id") for row in folder.tables[file].get("instrument", ())}
    for name in ("instrument", "basis", "statute", "poll"):
        for line, row in folder.each(file, name):
            said = str(row.get("id") or row.get("law") or f"{row.get('election')} {row.get('year')}")
            if not row.get("source"):
                folder.complain(file, line, f"{said} has no source", "add source = [...]; 'editorial' when set by us")
            if row.get("verified", "no") not in VERIFIED:
                fix = f"one of {', '.join(VERIFIED)}; nothing of 'no' is shown"
                folder.complain(file, line, f"{said}: verified '{row.get('verified')}'", fix)
            _days(folder, file, line, said, row)
            if row.get("instrument") and row["instrument"] not in instruments:
                folder.complain(file, line, f"{said}: no instrument '{row['instrument']}'", "name an [[instrument]]")
    _bases(folder)
    basis = folder.tables[file].get("basis_by_class", {})
    for cls in get_args(ActorClass):
        if cls not in basis:
            folder.complain(file, 1, f"no basis for the class {cls}", f"add {cls} = {{...}} to [basis_by_class]")


def _bases(folder: Folder) -> None:
    file = "law.toml"
    for line, row in folder.each(file, "basis"):
        if row.get("role") not in ROLES:
            folder.complain(file, line, f"{row.get('id')}: role '{row.get('role')}'", f"one of {', '.join(ROLES)}")
        if not (row.get("says") and row.get("en")):
            folder.complain(file, line, f"{row.get('id')} says nothing", "add says = ... and en = ...")
    for line, row in folder.each(file, "statute"):
        if row.get("class") not in get_args(ActorClass) or row.get("election") not in _STATUTE_POLLS:
            said = f"{row.get('law')}: class '{row.get('class')}', election '{row.get('election')}'"
            folder.complain(file, line, said, f"a class of actors.toml; one of {', '.join(_STATUTE_POLLS[1:])}, or ''")


def polls(folder: Folder) -> None:
    """Polls have an election and a vote in their year; tickets end behind their beginning."""
    file = "law.toml"
    for line, row in folder.each(file, "poll"):
        said = f"{row.get('election')} {row.get('year')}"
        if row.get("election") not in _POLLS:
            folder.complain(file, line, f"no election '{row.get('election')}'", f"one of {', '.join(_POLLS)}")
        if not _is_mark(row.get("vote")) or str(row.get("vote"))[:4] != str(row.get("year")):
            folder.complain(file, line, f"{said}: vote '{row.get('vote')}'", "write its day, or its year alone")
        if not isinstance(row.get("after_days"), int):
            folder.complain(file, line, f"{said} has no after_days", "add after_days = 180")
    for line, row in folder.each("kinds.toml", "ticket"):
        if not row["from"] <= row["to"]:
            folder.complain("kinds.toml", line, f"{row['election']} ends before it begins", "correct from and to")


def parties(folder: Folder) -> None:
    """Parties say from when they count, when their short name counts alone, and where that is known from."""
    file = "parties.csv"
    for line, row in enumerate(folder.rows[file], 2):
        short = row["short"]
        if row["bare"] not in BARE and not row["bare"].isdigit():
            folder.complain(file, line, f"{short}: bare '{row['bare']}'", f"one of {', '.join(BARE)}, or a province")
        if not row["source"]:
            folder.complain(file, line, f"{short} has no source", "name it, or 'editorial'")
        for column in ("from", "to"):
            if row[column] and not _is_day(row[column]):
                folder.complain(file, line, f"{short}: {column} '{row[column]}' is no day", "write YYYY-MM-DD")
        if not row["from"] or (row["to"] and row["to"] < row["from"]):
            folder.complain(file, line, f"{short}: from '{row['from']}' to '{row['to']}'", "correct the days")


def candidates(folder: Folder) -> None:
    """Offices of candidates.toml name elections that it knows, a level, both languages and a source."""
    file = "candidates.toml"
    table = folder.tables[file]
    for line, row in folder.each(file, "office"):
        said = str(row.get("id", "office"))
        for key in ("id", "en", "elections", "source"):
            if not row.get(key):
                folder.complain(file, line, f"{said} has no {key}", f"add {key} = ...")
        for election in row.get("elections", ()):
            if election not in table.get("elections", {}):
                folder.complain(file, line, f"{said}: no election '{election}'", "name a key of [elections]")
        if row.get("level") not in LEVELS:
            folder.complain(file, line, f"{said}: level '{row.get('level')}'", f"one of {', '.join(LEVELS[1:])}, or ''")
    for name in ("common", "organisations", "titles"):
        if not table.get("names", {}).get(name):
            folder.complain(file, 1, f"no list names.{name}", f"add {name} = [...] to [names]")


def _days(folder: Folder, file: str, line: int, said: str, row: Mapping[str, Any]) -> None:
    first, last = row.get("from", ""), row.get("until", "")
    for key, mark in (("from", first), ("until", last)):
        if mark and not _is_mark(mark):
            folder.complain(
                file, line, f"{said}: {key} '{mark}'", "write YYYY-MM-DD, or a year of which no day is known"
            )
    if first and last and last <= first:
        folder.complain(file, line, f"{said} ends {last}, begins {first}", "correct from and until")


def _is_mark(mark: object) -> bool:
    return isinstance(mark, str) and (_YEAR.fullmatch(mark) is not None or _is_day(mark))


def _is_day(mark: str) -> bool:
    try:
        return len(mark) == len("2022-09-22") and date.fromisoformat(mark) is not None
    except ValueError:
        return False
