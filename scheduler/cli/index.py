"""`pantau index rebuild|verify`: the index is a projection; it may burn."""

from __future__ import annotations

from typing import Any

import click

from scheduler.cli.frame import ERROR, Talk, end, house, verb

ENGINES = click.Choice(["tantivy", "elasticsearch"])


@click.group(help="Rebuild or verify the index.")
def command() -> None:
    """Hold the verbs of `pantau index`."""


@command.command("rebuild")
@click.option("--engine", type=ENGINES, help="This engine instead of the configured one.")
@verb
def rebuild(talk: Talk, engine: str | None) -> None:
    """Build a new index beside the old one from the state database, compare it, then let it answer."""
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    settings, clock = house()
    report = wiring.rebuild_index(settings, clock, engine)
    talk.answer(report, _line(report))


@command.command("verify")
@click.option("--engine", type=ENGINES, help="This engine instead of the configured one.")
@verb
def verify(talk: Talk, engine: str | None) -> None:
    """Reconcile the index with the state database: stored = indexed + dead letters."""
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    settings, _ = house()
    report = wiring.verify_index(settings, engine)
    talk.answer(report, _line(report))
    if not report["ok"]:
        end(ERROR)


def _line(report: dict[str, Any]) -> str:
    return "   ".join(f"{key}: {value}" for key, value in report.items() if value not in (None, (), []))
