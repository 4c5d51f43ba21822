"""`pantau source list|check`: which sources there are, and whether their files can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from scheduler.cli.frame import PARTIAL, Talk, demo_option, end, verb


@click.group(help="List and check sources.")
def command() -> None:
    """Hold the verbs of `pantau source`."""


@command.command("list")
@verb
@demo_option
def list_sources(talk: Talk) -> None:
    """List every source with its kind, rhythm and state; files with mistakes are named on stderr."""
    from scheduler import config, wiring  # noqa: PLC0415 - keeps --help fast

    settings = config.load()
    loaded = wiring.load_sources(settings)
    states = wiring.source_states(settings)
    rows: list[dict[str, Any]] = [
        {
            "id": source.id,
            "name": source.name,
            "kind": source.kind,
            "medium": source.medium,
            "enabled": source.enabled,
            "rhythm_s": source.rhythm_s,
            "state": states.get(source.id, ("off" if not source.enabled else "unknown", None))[0],
            "reason": states.get(source.id, (None, None))[1],
        }
        for source in loaded.sources
    ]
    for error in loaded.errors:
        talk.say(str(error))
    talk.table(
        {"sources": rows, "errors": [str(error) for error in loaded.errors]},
        ["source", "kind", "medium", "on", "every", "state", "name"],
        (
            [
                row["id"],
                row["kind"],
                row["medium"],
                "on" if row["enabled"] else "off",
                f"{row['rhythm_s']} s",
                f"{row['state']}{': ' + row['reason'] if row['reason'] else ''}",
                row["name"],
            ]
            for row in rows
        ),
    )


@command.command("check")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@verb
def check(talk: Talk, files: tuple[Path, ...]) -> None:
    """Check source files (all of this installation when none is named): file, line, key and fix of each mistake."""
    from crawler import sources  # noqa: PLC0415 - keeps --help fast
    from scheduler import config, wiring  # noqa: PLC0415 - keeps --help fast

    if files:
        pairs = wiring.allowed_pairs(config.load())
        read = [sources.load_file(path, exceptions=pairs) for path in files]
        errors = [str(error) for each in read if isinstance(each, tuple) for error in each]
        good = sum(not isinstance(each, tuple) for each in read)
    else:
        loaded = wiring.load_sources(config.load())
        errors, good = [str(error) for error in loaded.errors], len(loaded.sources)
    talk.answer({"good": good, "errors": errors}, "\n".join([*errors, f"{good} source files are good"]))
    if errors:
        end(PARTIAL)
