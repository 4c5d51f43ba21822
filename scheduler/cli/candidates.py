"""`pantau candidates check|list`: the operator's dated list of candidates, candidates.csv of the data folder.

Both read the file and write nothing; they need no database and no network.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import ERROR, NOTHING_FOUND, Stop, Talk, end, verb

if TYPE_CHECKING:
    from datetime import date, datetime

    from pipelines.knowledge.candidates import Candidate

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(help="Check and list the candidates that you have written down.")
def command() -> None:
    """Hold the verbs of `pantau candidates`."""


@command.command("check")
@click.argument("file", required=False, type=READABLE)
@verb
def check(talk: Talk, file: Path | None) -> None:
    """Check the list (FILE before it is taken, else the data folder's): line and fix of each mistake."""
    from scheduler import known  # noqa: PLC0415 - keeps --help fast

    place = file or known.begin()
    found = known.candidates(place)
    said = [str(mistake) for mistake in found.mistakes]
    told = f"{len(found.rows)} candidates are good" if place.exists() else f"{place} does not exist: no candidates"
    answer = {
        "file": str(place),
        "good": len(found.rows),
        "mistakes": [asdict(mistake) for mistake in found.mistakes],
    }
    talk.answer(answer, "\n".join([*said, told]))
    if said:
        end(ERROR)


@command.command("list")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Only who is a candidate on that day.")
@click.option("--region", help="Only those of a region (Kemendagri code); a province holds its regencies.")
@click.option("--election", help="Only those of an election, for example pilkada-2024.")
@verb
def list_candidates(talk: Talk, day: datetime | None, region: str | None, election: str | None) -> None:
    """List the candidates with their days and whether these have begun or are over; mistakes go to stderr."""
    from scheduler import known  # noqa: PLC0415 - keeps --help fast
    from scheduler.system_clock import SystemClock  # noqa: PLC0415 - keeps --help fast

    place = known.begin()
    if not place.exists():
        raise Stop(f"{place} does not exist; docs/candidates.md says how to write one", NOTHING_FOUND)
    for line in known.warnings():
        talk.say(line)
    today = SystemClock().now().date()
    rows = [
        one
        for one in known.candidates(place).rows
        if (day is None or one.valid_from <= day.date() <= one.valid_until)
        and (region is None or one.region == region or one.region.startswith(f"{region}."))
        and (election is None or one.election == election)
    ]
    talk.table(
        {"candidates": [{**asdict(one), "state": _state(one, today)} for one in rows]},
        ["line", "name", "short", "office", "region", "election", "number", "party", "from", "until", "state"],
        ([str(cell) for cell in _cells(one, today)] for one in rows),
    )
    if not rows:
        end(NOTHING_FOUND)


def _cells(one: Candidate, today: date) -> list[Any]:
    parties, short = " / ".join(one.party), " / ".join(one.short)
    days = [one.valid_from, one.valid_until, _state(one, today)]
    return [one.line, one.name, short, one.office, one.region, one.election, one.number or "", parties, *days]


def _state(one: Candidate, today: date) -> str:
    if today < one.valid_from:
        return "not yet"
    return "over" if today > one.valid_until else "in force"
