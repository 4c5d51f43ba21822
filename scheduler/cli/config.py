"""`pantau config show`: what is set, after defaults, file and environment are merged."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

import click

from scheduler.cli.frame import Talk, verb


@click.group(help="Show the merged configuration.")
def command() -> None:
    """Hold the verbs of `pantau config`."""


@command.command("show")
@verb
def show(talk: Talk) -> None:
    """Print every setting; a secret is shown as set or unset, never by its value."""
    from scheduler import config  # noqa: PLC0415 - keeps --help fast

    settings = config.load()
    shown: dict[str, Any] = {"data": str(settings.data), "demo_edition": settings.demo_edition}
    for name in config.SECTIONS:
        section = getattr(settings, name)
        hidden = {each.name for each in fields(section) if not each.repr}
        shown[name] = {
            key: ("set" if value else "unset") if key in hidden else value for key, value in asdict(section).items()
        }
    lines = [f"data = {settings.data}"]
    for name in config.SECTIONS:
        lines += ["", f"[{name}]", *(f"{key} = {value}" for key, value in shown[name].items())]
    talk.answer(shown, "\n".join(lines))
