"""What every verb shares: common options, one JSON object on stdout, talk on stderr, exit codes, named fixes.

Used by the verb modules only. It imports nothing heavy: `pantau --help` must answer within 0.3 s.
"""

from __future__ import annotations

import functools
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scheduler.config import Config
    from scheduler.system_clock import SystemClock

OK = 0
ERROR = 1
USAGE = 2
PARTIAL = 3  # some sources failed, the rest was done
NOTHING_FOUND = 4  # with --fail-empty
NOT_READY = 5  # the data folder must be made or migrated first
INTERRUPTED = 130  # saved and resumable


class Stop(click.ClickException):
    """Ends a verb with a message on stderr and an exit code; the message says what happened and what to do."""

    def __init__(self, message: str, exit_code: int = ERROR) -> None:
        """Keep the message and the code that the process ends with."""
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click reads it from the instance, its types say class

    def show(self, file: Any = None) -> None:  # noqa: ANN401, ARG002 - click's signature
        """Write the message to stderr."""
        click.echo(f"pantau: {self.message}", err=True)


@dataclass(frozen=True, slots=True)
class Talk:
    """How a verb speaks: data to stdout (one JSON object with --json), everything else to stderr."""

    as_json: bool = False
    quiet: bool = False

    def say(self, text: str) -> None:
        """Tell the person at the terminal something; silent with --quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def answer(self, data: Mapping[str, Any], text: str) -> None:
        """Write the result: `data` as the one JSON object, or `text` for people."""
        told = json.dumps(data, ensure_ascii=False, default=str) if self.as_json else text
        # half a surrogate pair of a broken page cannot be printed; its escape can, and is valid in JSON too
        click.echo(told.encode("utf-8", "backslashreplace").decode())

    def table(self, data: Mapping[str, Any], columns: list[str], rows: Iterable[list[str]]) -> None:
        """Write the result as the one JSON object, or as a table for people."""
        if self.as_json:
            self.answer(data, "")
            return
        from rich.console import Console  # noqa: PLC0415 - keeps --help fast
        from rich.table import Table  # noqa: PLC0415 - keeps --help fast

        grid = Table(box=None, pad_edge=False, header_style="bold")
        for column in columns:
            grid.add_column(column, overflow="fold")
        for row in rows:
            grid.add_row(*(str(cell).replace("[", "\\[") for cell in row))
        Console(file=sys.stdout, width=None if sys.stdout.isatty() else 200).print(grid)


def verb(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--data`, `--json` and `--quiet` to a command and hand it a `Talk` as its first argument."""

    @click.option(
        "--data", type=click.Path(path_type=Path), help="Data folder (default: PANTAU_DATA or the XDG data folder)."
    )
    @click.option("--json", "as_json", is_flag=True, help="Exactly one JSON object on stdout.")
    @click.option("--quiet", is_flag=True, help="No talk on stderr.")
    @functools.wraps(function)
    def run(*args: Any, data: Path | None, as_json: bool, quiet: bool, **options: Any) -> Any:  # noqa: ANN401 - click hands over anything
        if data is not None:
            os.environ["PANTAU_DATA"] = str(data.absolute())
        return function(Talk(as_json=as_json, quiet=quiet), *args, **options)

    return run


def demo_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--demo`: work on the demo newsroom's sources instead of the shipped ones and the operator's."""

    @click.option("--demo", is_flag=True, help="The demo newsroom's sources instead of yours.")
    @functools.wraps(function)
    def run(*args: Any, demo: bool, **options: Any) -> Any:  # noqa: ANN401 - click hands over anything
        if demo:
            os.environ.setdefault("PANTAU_DEMO_EDITION", "1")
        return function(*args, **options)

    return run


def house() -> tuple[Config, SystemClock]:
    """Load configuration and Django and return them with the clock; raises NotReadyError (exit code 5) before `up`.

    Rooms with tables can be imported only after it, so verbs import them below their call of it.
    """
    from scheduler import config, known, wiring  # noqa: PLC0415 - keeps --help fast
    from scheduler.system_clock import SystemClock  # noqa: PLC0415 - keeps --help fast

    settings = config.load()
    known.begin()
    wiring.start()
    wiring.require_ready(settings)
    return settings, SystemClock()


def end(code: int) -> NoReturn:
    """End the process with one of the exit codes above."""
    raise SystemExit(code)
