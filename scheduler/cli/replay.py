"""`pantau replay`: read every capture again with the knowledge of today; no network."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from scheduler.cli.frame import INTERRUPTED, PARTIAL, Talk, end, house, verb


@click.command(help="Derive every item again from its captures.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Only captures fetched from this day (UTC) on.")
@verb
def command(talk: Talk, since: datetime | None) -> None:
    """Read captures again in their order; only an item that reads differently gets a new change number."""
    settings, clock = house()
    from scheduler import known, supervisor, wiring  # noqa: PLC0415 - keeps --help fast

    stop = supervisor.Stop()
    stop.listen()
    for line in known.warnings():
        talk.say(line)
    report = wiring.replay(settings, clock, since.replace(tzinfo=UTC) if since else None, stop.event.is_set)
    report["index"] = wiring.catch_up_index(settings, clock)
    work = report["work"]
    talk.answer(
        report,
        f"{report['captures']} captures read again: {work['items_changed']} items changed, {work['failed']} failed, "
        f"{report['not_derived']} kept that no capture yields any more",
    )
    if stop.signalled:
        end(INTERRUPTED)
    if work["failed"]:
        talk.say("captures that cannot be read keep their last reading; `pantau archive verify` names damaged ones")
        end(PARTIAL)
