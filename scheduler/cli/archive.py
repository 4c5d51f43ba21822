"""`pantau archive verify`: is every record of the evidence what it was when it was fetched?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from scheduler.cli.frame import ERROR, NOT_READY, Stop, Talk, end, verb

if TYPE_CHECKING:
    from pipelines.archive import VerifyReport


@click.group(help="Verify the evidence archive.")
def command() -> None:
    """Hold the verbs of `pantau archive`."""


@command.command("verify")
@click.option("--without-database", is_flag=True, help="Use the chain files beside the archive only.")
@verb
def verify(talk: Talk, *, without_database: bool) -> None:
    """Re-read every record against its hashes and the chain; names each damaged part and goes on with the next."""
    from scheduler import config, wiring  # noqa: PLC0415 - keeps --help fast

    settings = config.load()
    wiring.start()
    if not without_database:
        try:
            wiring.require_ready(settings)
        except wiring.NotReadyError as error:
            raise Stop(f"{error}; or check the archive alone with --without-database", NOT_READY) from error
    report = wiring.verify_archive(settings, with_database=not without_database)
    talk.answer(asdict(report), _text(report))
    if not report.is_whole:
        end(ERROR)


def _text(report: VerifyReport) -> str:
    lines = [
        f"{damage.file} offset {damage.offset_bytes} record {damage.number}: {damage.part}: {damage.detail}"
        for damage in report.damages
    ]
    lines += [f"{name}: a torn tail, set aside for a person to look at" for name in report.torn_files]
    lines.append(f"{report.records} records in {report.files} files, {report.intact} intact, chain head {report.head}")
    return "\n".join(lines)
