"""`pantau worker`: captures in, tagged items out, for as long as it runs."""

from __future__ import annotations

import click

from scheduler.cli.frame import INTERRUPTED, Talk, end, house, verb

REST_S = 1.0
IDLE_S = 10.0  # then the server of parser children is let go: it holds 40 MB and starts again in 1.4 s


@click.command(help="Run the worker only: captures in, tagged items out.")
@click.option("--once", is_flag=True, help="End when nothing waits any more.")
@verb
def command(talk: Talk, *, once: bool) -> None:
    """Read pending captures in killable children and store what they hold."""
    settings, clock = house()
    from scheduler import known, processes, supervisor, wiring  # noqa: PLC0415 - keeps --help fast

    stop = supervisor.Stop()
    stop.listen()
    alive = processes.alive_with_parent()
    for line in known.warnings():
        talk.say(line)
    report = None
    idle_s = 0.0
    while alive() and not stop.event.is_set():
        if wiring.pending():
            report = wiring.drain(settings, clock, lambda: stop.event.is_set() or not alive())
            idle_s = 0.0
        if once:
            break
        stop.event.wait(REST_S)
        idle_s += REST_S
        if idle_s == IDLE_S:
            wiring.rest()
    if once:
        talk.answer({"read": report}, "nothing waited" if report is None else f"{report['groups']} pages read")
    if stop.signalled:
        end(INTERRUPTED)
