"""`pantau clock`: the clock, the dispatcher and the indexer, without pages and worker."""

from __future__ import annotations

import click

from scheduler.cli.frame import INTERRUPTED, Talk, demo_option, end, house, verb


@click.command(help="Run the clock and the indexer only.")
@verb
@demo_option
def command(talk: Talk) -> None:
    """Start every source by its rhythm and the digest at its local hour; keep the index up to date."""
    settings, clock = house()
    from scheduler import supervisor, wiring  # noqa: PLC0415 - keeps --help fast
    from scheduler.folder import Folder  # noqa: PLC0415 - keeps --help fast

    with Folder(settings.data).hold():
        wiring.sync_sources(settings)
        if supervisor.stay_up(settings, clock, talk.say, {}):
            end(INTERRUPTED)
