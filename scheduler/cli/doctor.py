"""`pantau doctor`: is everything there, does it answer, and do the counts agree?"""

from __future__ import annotations

import click

from scheduler.cli.frame import ERROR, Talk, end, house, verb
from scheduler.wiring.state import NotReadyError


@click.command(help="Check this installation and reconcile its counts.")
@click.option("--full", is_flag=True, help="Also re-read every stored row and every archived record.")
@verb
def command(talk: Talk, *, full: bool) -> None:
    """Check disk, data folder, sources, browser, database, index, mail and worker; exit 1 when something is broken."""
    from scheduler import config  # noqa: PLC0415 - keeps --help fast

    settings = config.load()
    try:
        house()
    except NotReadyError:
        raise
    except Exception as error:  # noqa: BLE001 - a database too damaged to answer is what doctor is asked about
        talk.say(f"the state database does not answer: {error}")
    from scheduler import doctor  # noqa: PLC0415 - keeps --help fast

    findings, counts = doctor.examine(settings, full=full)
    rows = [[finding.grade, finding.name, finding.detail] for finding in findings]
    rows += [["", name, str(value)] for name, value in counts.items()]
    talk.table(doctor.as_dict(findings, counts), ["", "asked", "answer"], rows)
    if any(finding.grade == "error" for finding in findings):
        end(ERROR)
