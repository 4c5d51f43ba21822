"""`pantau version`."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from scheduler.cli.frame import Talk, verb


@click.command(help="Print the version.")
@verb
def command(talk: Talk) -> None:
    """Print the version of the installed package, or of the checkout that this runs from."""
    try:
        number = version("pantau-asn")
    except PackageNotFoundError:
        project = Path(__file__).parents[2] / "pyproject.toml"
        number = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
    talk.answer({"version": number}, number)
