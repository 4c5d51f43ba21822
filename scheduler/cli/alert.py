"""`pantau alert run`: make and send the digest now."""

from __future__ import annotations

import click

from scheduler.cli.frame import PARTIAL, Talk, end, house, verb


@click.group(help="Make and send the digest.")
def command() -> None:
    """Hold the verbs of `pantau alert`."""


@command.command("run")
@click.option("--dry-run", is_flag=True, help="Say what would be sent; write and send nothing.")
@verb
def run(talk: Talk, *, dry_run: bool) -> None:
    """Make one digest of everything since the last one, up to what the index holds."""
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    settings, clock = house()
    report = wiring.run_alerts(settings, clock.now(), dry_run=dry_run)
    would = "would be made" if dry_run else "made"
    where = f"server {settings.mail.smtp_host}" if settings.mail.smtp_host else f"files in {settings.data / 'mail'}"
    lines = [f"{report['mails']} mails {would} ({where}), {report['findings']} findings, {report['repeated']} repeated"]
    lines += [f"{failed['search']}: {failed['reason']}" for failed in report["failed"]]
    talk.answer(report, "\n".join(lines))
    waiting = report["delivered"]["deferred"] + report["delivered"]["unknown"]
    if waiting:
        talk.say(f"{waiting} mails wait in the outbox: the server did not take them yet; `pantau doctor` asks it again")
    if report["failed"] or waiting:
        end(PARTIAL)
