"""`pantau version`."""

from __future__ import annotations

from importlib.metadata import version

import click

from scheduler.cli.frame import Talk, verb


@click.command(help="Print the version.")
@verb
def command(talk: Talk) -> None:
    """Print the version of the installed package."""
    number = version("pantau-asn")
    talk.answer({"version": number}, number)
