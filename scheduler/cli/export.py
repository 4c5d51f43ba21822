"""`pantau export create QUERY`: search results as a file for researchers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from scheduler.cli.frame import Talk, house, verb


@click.group(help="Write search results to a file.")
def command() -> None:
    """Hold the verbs of `pantau export`."""


@command.command("create")
@click.argument("query")
@click.option("--format", "kind", type=click.Choice(["csv", "jsonl", "parquet"]), required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write.")
@click.option("--no-text", is_flag=True, help="Leave full texts out: address, hash and tags only.")
@click.option(
    "--per", type=click.Choice(["item", "story"]), default="item", show_default=True, help="One row for each of these."
)
@verb
def create(talk: Talk, query: str, *, kind: Any, out: Path, no_text: bool, per: Any) -> None:  # noqa: ANN401 - click's choices
    """Write every item that matches QUERY, newest first; the file appears whole or not at all."""
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    settings, clock = house()
    report = wiring.create_export(settings, clock.now(), query, kind, out, text=not no_text, per=per)
    counted = f"{report['rows']} rows, one per {per}: {report['total']} items in {report['stories']} stories"
    talk.answer(report, f"{counted}; {report['bytes']} bytes, SHA-256 {report['sha256']} -> {out}")
