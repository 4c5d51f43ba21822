"""`pantau story run`: group copies of one text. Always offline: no database, no network."""

from __future__ import annotations

from pathlib import Path

import click

from scheduler.cli.frame import Talk, verb


@click.group(help="Group copies of one text, offline.")
def command() -> None:
    """Hold the verbs of `pantau story`."""


@command.command("run")
@click.option("--in", "source", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
@click.option("--out", "target", type=click.Path(dir_okay=False, path_type=Path), required=True)
@verb
def run(talk: Talk, source: Path, target: Path) -> None:
    """Say for every row of a JSONL file whether it copies an earlier one; one row per row in, in that order."""
    from scheduler import offline  # noqa: PLC0415 - keeps --help fast

    report = offline.story_file(source, target)
    talk.answer(report, f"{report['rows']} rows, {report['stories']} stories, {report['errors']} errors -> {target}")
