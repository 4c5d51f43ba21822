"""`pantau demo serve`: the demo newsroom's five sites on loopback."""

from __future__ import annotations

from dataclasses import replace

import click

from scheduler.cli.frame import INTERRUPTED, Talk, end, verb


@click.group(help="The demo newsroom on loopback.")
def command() -> None:
    """Hold the verbs of `pantau demo`."""


@command.command("serve")
@click.option(
    "--demo-edition",
    type=click.IntRange(1, 4),
    help="1 (default); 2: edits, deletions; 3: forty copies; 4: a clearing.",
)
@verb
def serve(talk: Talk, demo_edition: int | None) -> None:
    """Serve the five sites until told to stop; prints their addresses."""
    from scheduler import config, processes, wiring  # noqa: PLC0415 - keeps --help fast
    from scheduler.demo import site  # noqa: PLC0415 - keeps --help fast
    from scheduler.folder import Folder  # noqa: PLC0415 - keeps --help fast

    processes.end_with_parent()
    settings = config.load()
    settings = replace(settings, demo_edition=demo_edition or settings.demo_edition or 1)
    Folder(settings.data).prepare()
    ports = wiring.prepare_demo(settings)
    site.serve(
        ports,
        settings.demo_edition,
        ready=lambda: talk.say("\n".join(f"http://127.0.0.1:{port}/" for port in ports)),
    )
    end(INTERRUPTED)  # it serves until a signal comes
