"""`pantau clock`: the clock, the dispatcher and the indexer, without pages and worker."""

from __future__ import annotations

import click

from scheduler.cli.frame import INTERRUPTED, Talk, end, verb


@click.command(help="Run the clock and the indexer only.")
@verb
def command(talk: Talk) -> None:
    """Start every source by its rhythm and the digest at its local hour; keep the index up to date."""
    from scheduler import config, supervisor, wiring  # noqa: PLC0415 - keeps --help fast
    from scheduler.clock import SystemClock  # noqa: PLC0415 - keeps --help fast
    from scheduler.folder import Folder  # noqa: PLC0415 - keeps --help fast

    settings = config.load()
    wiring.start()
    wiring.require_ready(settings)
    with Folder(settings.data).hold():
        wiring.sync_sources(settings)
        if supervisor.stay_up(settings, SystemClock(), talk.say, {}):
            end(INTERRUPTED)
