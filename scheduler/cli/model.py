"""`pantau model show|train`: the learned model that reads beside the rules, and how another one is made.

Offline: no database, no network. Training needs scikit-learn (`pip install pantau-asn[model]`), reading does not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import Stop, Talk, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)
STRONGEST = 15
FIGURES = (
    "flagged_right", "flagged_wrong", "demoted_right", "demoted_wrong", "nominated_right", "nominated_wrong",
)  # fmt: skip


@click.group(help="The learned model that reads beside the rules: show it, make another.")
def command() -> None:
    """Hold the verbs of `pantau model`."""


@command.command("show")
@click.argument("file", required=False, type=READABLE)
@verb
def show(talk: Talk, file: Path | None) -> None:
    """Tell what a model (FILE, else the one in use) was made of, when it speaks, and its strongest words."""
    from pipelines.knowledge import load, model_file  # noqa: PLC0415 - keeps --help fast
    from scheduler import known  # noqa: PLC0415 - keeps --help fast

    if file is None:
        known.begin()
    model = load().model if file is None else model_file.read(file)
    if model is None:
        talk.answer({"model": None}, "no model: the rules stand alone ([tag] model is off, or the package has no file)")
        return
    weights = sorted((weight, gram) for gram, (weight, _) in model.words.items())
    answer = {
        "model": model.version,
        "demote_below": model.demote_below,
        "nominate_from": model.nominate_from,
        "grams": len(model.words) + len(model.letters),
        "trained_on": [dict(row) for row in model.trained_on],
        "figures": dict(model.figures),
        "against": [gram for _, gram in weights[:STRONGEST]],
        "for": [gram for _, gram in reversed(weights[-STRONGEST:])],
    }
    talk.answer(answer, _told(answer))


@command.command("train")
@click.option(
    "--labelled", "files", type=READABLE, required=True, multiple=True,
    help="A table of labelled texts in the format of the gold set, of one author; several times.",
)  # fmt: skip
@click.option("--out", "target", type=WRITABLE, required=True, help="The model file to write, for example model.json.")
@verb
def train(talk: Talk, files: tuple[Path, ...], target: Path) -> None:
    """Make a model of labelled texts. Each file is left out in turn to see what the model does to unseen authors."""
    from pipelines import labelled  # noqa: PLC0415 - keeps --help fast
    from pipelines.durable import publish  # noqa: PLC0415 - keeps --help fast
    from pipelines.knowledge import files as knowledge_files  # noqa: PLC0415 - keeps --help fast
    from pipelines.knowledge import load, model_file  # noqa: PLC0415 - keeps --help fast

    knowledge_files.model_from(None)  # a model is made of what the rules say alone
    try:
        from pipelines import training  # noqa: PLC0415 - seconds, and only here
    except ImportError as error:
        raise Stop(f"{error.name} is not installed; `pip install pantau-asn[model]` brings it") from error
    names = [file.stem for file in files]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise Stop(f"two files are called {doubled[0]}: give each author's file a name of its own")
    try:
        table = training.train({file.stem: labelled.read(file) for file in files}, load())
    except ValueError as error:
        raise Stop(str(error)) from error
    publish(target, training.write(table).encode())
    model = model_file.read(target)
    figures = dict(model.figures)
    told = {"out": str(target), "model": model.version, "demote_below": model.demote_below}
    told |= {"nominate_from": model.nominate_from, "figures": figures}
    talk.answer(told, f"{_did(figures)}\nmodel {model.version} -> {target}; take it with [tag] model in pantau.toml")


def _told(answer: Mapping[str, Any]) -> str:
    learned = ", ".join(
        f"{row.get('file', '?')} ({row.get('rows', '?')}, {row.get('incidents', '?')} incidents)"
        for row in answer["trained_on"]
    )
    return "\n".join(
        (
            f"model {answer['model']}: {answer['grams']} runs of words and letters, learned from {learned}",
            f"lowers a flag below a chance of {answer['demote_below']}, points at texts from {answer['nominate_from']}",
            _did(answer["figures"]),
            f"speaks against a case: {', '.join(answer['against'])}",
            f"speaks for a case: {', '.join(answer['for'])}",
        )
    )


def _did(figures: Mapping[str, int]) -> str:
    """What the model did to texts of authors that it had not seen."""
    told = {name: figures.get(name, "?") for name in FIGURES}
    return (
        "on unseen authors: of {flagged_right} right flags it lowered {demoted_wrong}, of {flagged_wrong} wrong ones"
        " {demoted_right}; it pointed at {nominated_right} incidents and {nominated_wrong} other texts"
    ).format(**told)
