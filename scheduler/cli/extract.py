"""`pantau extract run`: read articles and posts out of saved pages. Always offline: no database, no network."""

from __future__ import annotations

from pathlib import Path

import click

from scheduler.cli.frame import Talk, verb


@click.group(help="Read articles out of saved pages, offline.")
def command() -> None:
    """Hold the verbs of `pantau extract`."""


@command.command("run")
@click.option("--in", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True)
@click.option("--out", "target", type=click.Path(dir_okay=False, path_type=Path), required=True)
@verb
def run(talk: Talk, folder: Path, target: Path) -> None:
    """Read every file below a folder, by path; a file that yields nothing becomes an error row."""
    from scheduler import offline  # noqa: PLC0415 - keeps --help fast

    report = offline.extract_folder(folder, target)
    talk.answer(report, f"{report['files']} files, {report['rows']} rows, {report['errors']} errors -> {target}")
