"""Every command, option and exit code stands in docs/commands.md, and nothing stands there that does not exist."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scheduler.cli import frame, pantau
from scheduler.cli.up import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
COMMON = {"--data", "--json", "--quiet", "--help"}


@cache
def _tree() -> dict[str, click.Command]:
    """Command path -> command, groups left out."""

    def walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                below = command.get_command(context, name)
                assert below is not None, name
                yield from walk(f"{path} {name}", below)
        else:
            yield path, command

    return dict(walk("pantau", pantau))


@cache
def _sections() -> dict[str, tuple[str, str]]:
    """Command path -> (the heading's arguments, the section's text)."""
    text = PAGE.read_text(encoding="utf-8")
    parts = re.split(r"^### `(pantau[^`]*)`$", text, flags=re.MULTILINE)[1:]
    found = {}
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        words = heading.split()
        path = " ".join(word for word in words if word.islower())
        found[path] = (heading.removeprefix(path).strip(), re.split(r"^## ", body, flags=re.MULTILINE)[0])
    return found


def _options(command: click.Command) -> set[str]:
    return {name for param in command.params if isinstance(param, click.Option) for name in param.opts}


def test_the_page_has_a_section_for_every_command_and_no_other() -> None:
    assert len(_tree()) > 20, "the tree was not walked"
    assert set(_sections()) == set(_tree())


def test_every_option_is_told_where_it_belongs_and_no_other() -> None:
    for path, command in _tree().items():
        told = set(re.findall(r"^\| `(--[a-z-]+)", _sections()[path][1], flags=re.MULTILINE))
        assert told == _options(command) - COMMON, path


def test_every_command_shares_the_common_options() -> None:
    for path, command in _tree().items():
        assert {"--data", "--json", "--quiet"} <= _options(command), path
    head = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    assert all(f"`{option}" in head for option in COMMON)


def test_arguments_are_told_in_the_heading() -> None:
    for path, command in _tree().items():
        wanted = [param for param in command.params if isinstance(param, click.Argument)]
        assert len(_sections()[path][0].split()) == len(wanted), path


def test_choices_are_told() -> None:
    for path, command in _tree().items():
        for param in command.params:
            if isinstance(param.type, click.Choice):
                assert all(f"`{choice}`" in _sections()[path][1] for choice in param.type.choices), (path, param.name)


def test_every_command_has_an_example_that_parses() -> None:
    for path, command in _tree().items():
        examples = re.findall(rf"^    (?:.*\| )?{path}\b(.*)$", _sections()[path][1], flags=re.MULTILINE)
        assert examples, path
        for example in examples:
            named = set(re.findall(r"(?<!\S)(--[a-z-]+)", example))
            assert named <= _options(command), example
            required = {param.opts[0] for param in command.params if isinstance(param, click.Option) and param.required}
            assert required <= named, example


def test_every_exit_code_is_told() -> None:
    codes = {value for name, value in vars(frame).items() if name.isupper() and isinstance(value, int)}
    told = re.findall(r"^\| (\d+) \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert {int(code) for code in told} == codes == {0, 1, 2, 3, 4, 5, 130}


def test_the_figures_of_a_round_are_told_in_order() -> None:
    told = re.findall(r'"(\w+)"', _sections()["pantau up"][1])
    assert told == list(FIGURES)
