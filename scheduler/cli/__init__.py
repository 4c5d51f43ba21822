"""The command line: one module per verb, imported only when it is called.

`main` is the entry point of the command `pantau`. It turns errors that name their fix into one line on stderr and an
exit code; nothing else in the project prints or exits.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from scheduler.cli.frame import ERROR, INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "up": "Set up the data folder and run everything; prints the URL.",
    "serve": "Run the page server only.",
    "worker": "Run the worker only: captures in, tagged items out.",
    "clock": "Run the clock and the indexer only.",
    "demo": "The demo newsroom on loopback.",
    "crawl": "Fetch sources.",
    "source": "List and check sources.",
    "search": "Search the index.",
    "item": "Show one item and why it was tagged.",
    "tag": "Tag texts of your own, offline; what other knowledge would change in stored ones.",
    "rules": "List, check and try the rules of the taggers.",
    "candidates": "Check and list the candidates that you have written down.",
    "model": "The learned model that reads beside the rules: show it, make another.",
    "extract": "Read articles out of saved pages, offline.",
    "story": "Copies of one text: group a file, show, split, merge, undo.",
    "case": "Decide which reports tell of one case, and see its history.",
    "alert": "Make and send the digest.",
    "export": "Write search results to a file.",
    "index": "Rebuild or verify the index.",
    "archive": "Verify the evidence archive.",
    "replay": "Derive every item again from its captures.",
    "doctor": "Check this installation and reconcile its counts.",
    "config": "Show the merged configuration.",
    "version": "Print the version.",
}


# what the databases and the disk say -> what to do about it
ADVICE = {
    "malformed": "the state database is damaged: keep a copy, restore the last backup, then run `pantau replay`",
    "readonly database": "this user cannot write the data folder: change its owner, or name another with --data",
    "unable to open database": "this user cannot write the data folder: change its owner, or name another with --data",
    "Permission denied": "this user may not write there: change the owner, or name another folder with --data",
    "disk is full": "free some space; the crawl and the worker go on where they stopped",
    "No space left": "free some space; the crawl and the worker go on where they stopped",
    "database is locked": "another program holds the state database for more than 30 s; stop it and try again",
}


class LazyGroup(click.Group):
    """A group whose commands are modules of this package; the help text needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the verbs in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import the verb's module and return its `command`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"scheduler.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the verbs with their one line, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def pantau() -> None:
    """Pantau watches news and public accounts for breaches of ASN neutrality in Indonesian elections.

    Start with `pantau up --demo`. Exit codes: 0 ok, 1 error, 2 usage, 3 partial, 4 nothing found (--fail-empty),
    5 not ready, 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns (and the console script exits with) the exit code."""
    try:
        pantau.main(args=None if arguments is None else list(arguments), prog_name="pantau", standalone_mode=False)
    except (click.exceptions.Exit, SystemExit) as stop:
        code = stop.exit_code if isinstance(stop, click.exceptions.Exit) else stop.code
        return code if isinstance(code, int) else ERROR
    except Exception as error:  # noqa: BLE001 - the last fence: one line and an exit code instead of a traceback
        return _failed(error)
    except KeyboardInterrupt:
        click.echo("pantau: interrupted; what was stored is kept, the next run goes on", err=True)
        return INTERRUPTED
    return 0


def _failed(error: Exception) -> int:
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        sys.stderr.close()
        return ERROR
    if os.environ.get("PANTAU_DEBUG"):
        raise error
    click.echo(f"pantau: {error or type(error).__name__}", err=True)
    code = getattr(error, "exit_code", None)
    if code is not None:  # a refusal that names its fix; nothing was begun
        return int(code)
    advice = next((fix for sign, fix in ADVICE.items() if sign in str(error)), None)
    if advice:
        click.echo(f"pantau: {advice}", err=True)
    click.echo("pantau: what was stored is kept; PANTAU_DEBUG=1 shows where it happened", err=True)
    return ERROR
