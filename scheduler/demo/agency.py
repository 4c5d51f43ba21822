"""One agency report as forty small papers print it, and what came of it: the texts of editions 3 and 4.

Read by `scheduler.demo.newsroom`. The words are authored in `texts/network/report.toml`; here they are cut, moved, spun
or set into a longer piece, as papers do with an agency's text. Everything is invented.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, Final

from scheduler.demo.demo_text import DemoText, paragraphs, slug

FILE: Final = Path(__file__).parent / "texts" / "network" / "report.toml"
REPORT_EDITION, CLEARING_EDITION = 3, 4
WIRE: Final = "lintas-tegalsumur"
_WIB: Final = timezone(timedelta(hours=7))
_REPORTED_AT: Final = datetime(2024, 11, 22, 6, 0, tzinfo=_WIB)
_LATER: Final = {
    "study": datetime(2024, 11, 25, 15, 0, tzinfo=_WIB),
    "clearing": datetime(2024, 11, 29, 16, 0, tzinfo=_WIB),
}
_FIRST_NUMBER: Final = {"report": 1, "study": 101, "clearing": 201}
_APART: Final = timedelta(minutes=35)  # between two papers that print a later text
_KEPT: Final = 5  # paragraphs of a cut print
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A small paper that prints what the agency sends: its name, and the folder under which it stands."""

    name: str
    folder: str


@cache
def papers() -> tuple[Paper, ...]:
    """The forty papers, in the order in which they print the report."""
    return tuple(Paper(row["paper"], slug(row["paper"])) for row in _rows()["print"])


def paper_of(text: DemoText) -> Paper:
    """The paper that printed a text of the network."""
    return next(paper for paper in papers() if text.path.startswith(f"/jaringan/{paper.folder}/"))


def prints(edition: int) -> list[DemoText]:
    """What the papers have printed up to an edition, in no order; nothing before edition 3."""
    if edition < REPORT_EDITION:
        return []
    found = [_report(number) for number in range(len(papers()))] + _printed("study", "handling")
    return found + (_printed("clearing", "cleared") if edition >= CLEARING_EDITION else [])


@cache
def _rows() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _report(number: int) -> DemoText:
    rows = _rows()
    row = rows["print"][number]
    title = str(row.get("headline") or rows["title"][row["title"]]["text"])
    shown = _edited(paragraphs(rows["body"]), row["edit"], number)
    if row["footer"]:
        shown = (*shown, row["footer"])
    published = _REPORTED_AT + timedelta(minutes=row["minute"])
    return _text("report", number, papers()[number], title, shown, published, "incident")


def _printed(what: str, kind: str) -> list[DemoText]:
    row = _rows()[what]
    return [
        _text(what, at, papers()[at], row["title"], paragraphs(row["body"]), _LATER[what] + n * _APART, kind)
        for n, at in enumerate(row["papers"])
    ]


def _text(
    what: str, at: int, paper: Paper, title: str, shown: tuple[str, ...], published: datetime, kind: str
) -> DemoText:
    number = _FIRST_NUMBER[what] + at
    return DemoText(
        key=f"jk-{number:03}",
        site="network",
        path=f"/jaringan/{paper.folder}/{number}-{slug(title)}.html",
        kind_expected=kind,
        incident_expected=kind != "cleared",
        types=tuple(_rows()["types"]),
        regions=tuple(_rows()["regions"]),
        title=title,
        byline="Redaksi",
        published=published,
        paragraphs=shown,
        modified=published,
        wire=f"{WIRE}-{what}",
        clears=f"jk-{_FIRST_NUMBER['report']:03}" if what == "clearing" else None,
    )


def _edited(whole: tuple[str, ...], edit: str, number: int) -> tuple[str, ...]:
    match edit:
        case "whole":
            return whole
        case "cut":
            return whole[: _KEPT + number % 2]
        case "moved":
            return (whole[0], *whole[3:6], *whole[1:3], *whole[6:])
        case "spun":
            return tuple(_WORD.sub(_spun, part) for part in whole)
        case "roundup":
            rows = _rows()
            return (*paragraphs(rows["roundup_before"]), *whole, *paragraphs(rows["roundup_after"]))
        case _:
            raise ValueError(f"{FILE.name}: {edit!r} is no way to print the report")


def _spun(found: re.Match[str]) -> str:
    word = found[0]
    other = str(_rows()["spun"].get(word.lower(), word))
    return other.capitalize() if word[0].isupper() and other != word else other
