"""`pantau rules list|lint|test`: what the taggers know, whether it can be taken, and whether each rule does its work.

Always offline: no database, no network, no data folder.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import ERROR, NOTHING_FOUND, Stop, Talk, end, verb

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
SHOWN_WORDS = 6
MISTAKES_TOLD = 5


def knowledge_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--knowledge`: read that folder instead of the shipped one, for this process."""

    @click.option("--knowledge", type=FOLDER, help="Folder of knowledge files to try instead of the shipped one.")
    @wraps(function)
    def run(*args: Any, knowledge: Path | None, **options: Any) -> Any:  # noqa: ANN401 - click hands over anything
        return function(*args, knowledge=knowledge, **options)

    return run


def choose(knowledge: Path | None) -> None:
    """Let this process know what a folder says; raises Stop (exit code 1) when the folder has a mistake."""
    if knowledge is None:
        return
    from pipelines.knowledge.files import read_from  # noqa: PLC0415 - keeps --help fast
    from pipelines.knowledge.lint import mistakes  # noqa: PLC0415 - keeps --help fast

    found = mistakes(knowledge)
    if found:
        told = "\n".join(f"  {mistake}" for mistake in found[:MISTAKES_TOLD])
        raise Stop(f"mistakes in {knowledge}: {len(found)}; `pantau rules lint --knowledge` names all:\n{told}")
    read_from(knowledge.absolute())


@click.group(help="What the taggers know: list, check and try the rules.")
def command() -> None:
    """Hold the verbs of `pantau rules`."""


@command.command("list")
@click.argument("code", required=False)
@knowledge_option
@verb
def list_rules(talk: Talk, code: str | None, knowledge: Path | None) -> None:
    """List every rule, or those of one type (N04) or one id (N04.r1): what it says, its words, its source."""
    choose(knowledge)
    from pipelines.knowledge.listing import listing  # noqa: PLC0415 - keeps --help fast

    wanted = None if code is None else code.casefold()
    rules = [rule for rule in listing() if wanted is None or wanted in (rule.id.casefold(), rule.code.casefold())]
    if not rules:
        talk.say(f"no rule or type '{code}'; `pantau rules list` names all")
        talk.answer({"rules": []}, "")
        end(NOTHING_FOUND)
    shown = SHOWN_WORDS if code is None else None
    talk.table(
        {"rules": [asdict(rule) for rule in rules]},
        ["rule", "sort", "says", "words", "source"],
        ([rule.id, rule.sort, rule.says, _some(rule.words, shown), ", ".join(rule.source)] for rule in rules),
    )


@command.command("lint")
@knowledge_option
@verb
def lint(talk: Talk, knowledge: Path | None) -> None:
    """Check the knowledge files: file, line and fix of each mistake."""
    from pipelines.knowledge.files import folder  # noqa: PLC0415 - keeps --help fast
    from pipelines.knowledge.lint import mistakes  # noqa: PLC0415 - keeps --help fast
    from pipelines.knowledge.mistakes import FILES  # noqa: PLC0415 - keeps --help fast

    place = knowledge or folder()
    found = mistakes(place)
    told = "\n".join(map(str, found)) or f"{len(FILES)} files, no mistake"
    talk.answer({"files": len(FILES), "mistakes": [asdict(mistake) for mistake in found]}, told)
    if found:
        talk.say(f"mistakes in {place}: {len(found)}")
        end(ERROR)


@command.command("test")
@knowledge_option
@verb
def probe(talk: Talk, knowledge: Path | None) -> None:
    """Tag the lines of probes.txt: every rule of acts must fire on each of its own, and must have one."""
    choose(knowledge)
    from pipelines import probes  # noqa: PLC0415 - keeps --help fast
    from pipelines.knowledge import load  # noqa: PLC0415 - keeps --help fast

    try:
        found = probes.probed(load())
    except (OSError, ValueError) as error:
        raise Stop(f"{error}; write probes.txt as rule, tab, text") from error
    failed = [one for one in found if not one.ok]
    told = [_failure(one.rule, one.line, one.text, one.fired) for one in failed]
    rules = len({one.rule for one in found})
    told.append(f"{rules} rules, {sum(1 for one in found if one.line)} probes, {len(failed)} failed")
    talk.answer(
        {"rules": rules, "probes": sum(1 for one in found if one.line), "failed": [asdict(one) for one in failed]},
        "\n".join(told),
    )
    if failed:
        end(ERROR)


def _failure(rule: str, line: int, text: str, fired: tuple[str, ...]) -> str:
    if not line:
        return f"probes.txt: {rule} has no probe; fix: add a line on which it must fire"
    instead = ", ".join(fired) or "nothing"
    return f"probes.txt:{line}: {rule} did not fire, {instead} did; fix: the rule, or this line of it: {text}"


def _some(words: tuple[str, ...], shown: int | None) -> str:
    rest = 0 if shown is None else len(words) - shown
    return ", ".join(words[:shown]) + (f" and {rest} more" if rest > 0 else "")
