"""`pantau story`: copies of one text. `run` groups a file, offline; the others show stored stories and decide."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import ERROR, NOTHING_FOUND, Stop, Talk, house, verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.store import StoryView


@click.group(help="Copies of one text: group a file, show a story, split, merge, undo.")
def command() -> None:
    """Hold the verbs of `pantau story`."""


@command.command("run")
@click.option("--in", "source", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True)
@click.option("--out", "target", type=click.Path(dir_okay=False, path_type=Path), required=True)
@verb
def run(talk: Talk, source: Path, target: Path) -> None:
    """Say for every row of a JSONL file whether it copies an earlier one; one row per row in, in that order."""
    from scheduler import offline  # noqa: PLC0415 - keeps --help fast

    report = offline.story_file(source, target)
    talk.answer(report, f"{report['rows']} rows, {report['stories']} stories, {report['errors']} errors -> {target}")


@command.command("show")
@click.argument("story_id", metavar="STORY|ITEM")
@click.option("--diff", is_flag=True, help="The words in which each copy differs from the first.")
@verb
def show(talk: Talk, story_id: str, *, diff: bool) -> None:
    """Print a story (by its id or an item's): first item, copies with likeness and delay, owners, decisions."""
    house()
    from pipelines import canonical, store  # noqa: PLC0415 - keeps --help fast

    view = store.story_view(store.story_of(story_id))
    if view is None:
        raise Stop(f"no story or item has the id {story_id}; `pantau search` prints items", NOTHING_FOUND)
    decided = [
        {
            "number": row.pk,
            "kind": row.kind,
            "subject": row.subject,
            "object": row.object,
            "reason": row.reason,
            "by": row.by,
            "at_utc": row.at_utc,
            "undone_by": row.undone_by,
        }
        for row in store.story_decisions(view.story_id)
    ]
    words = {}
    if diff:
        others = [one.item_id for one in view.members[1:]]
        words = {item_id: store.difference(item_id, view.lead.item_id) for item_id in others}
    answer: dict[str, Any] = {**canonical.plain(view), "decisions": decided}
    if diff:
        answer["differences"] = {item_id: [list(run) for run in runs] for item_id, runs in words.items()}
    talk.answer(answer, "\n".join([*_told(view, words), *(_decided(row) for row in decided)]))


def _told(view: StoryView, words: dict[str, Any]) -> list[str]:
    spread = f"{view.first_utc:%Y-%m-%d %H:%M} to {view.last_utc:%Y-%m-%d %H:%M} UTC"
    lines = [f"story {view.story_id}: {view.items} items of {len(view.owners)} owners, {spread}"]
    for one in view.members:
        like = "first" if one.similarity is None else f"{one.similarity:.2f}"
        delay = "" if one.hours is None or one is view.lead else f" +{one.hours:g} h"
        more = f", {one.revisions} revisions" if one.revisions else ""
        lines.append(f"  {one.item_id}  {like}{delay}  {one.outlet}{more}  {one.title or '(no title)'}")
        signs = {"gone": "-", "added": "+"}
        lines += [f"      {signs[kind]} {run}" for kind, run in words.get(one.item_id, ()) if kind in signs]
    return lines


def _decided(row: dict[str, Any]) -> str:
    undone = f" (undone by {row['undone_by']})" if row["undone_by"] else ""
    what = f"{row['kind']} {row['subject']} {row['object']}"
    return f"decision {row['number']}: {what} by {row['by']}{undone}: {row['reason']}"


@command.command("split")
@click.argument("item_id")
@click.option("--reason", required=True, help="Why: kept with the decision.")
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who decides.")
@verb
def split(talk: Talk, item_id: str, reason: str, by: str) -> None:
    """Take one item out of its story; the split holds against every later reading until it is undone."""

    def decide(store: Any, now: Any) -> int:  # noqa: ANN401 - the store is imported late
        return int(store.split_story(item_id, by=by, reason=reason, now=now))

    number = _decide(decide)
    talk.answer(
        {"decision": number}, f"decision {number}: {item_id} is a story of its own; `pantau story undo {number}`"
    )


@command.command("merge")
@click.argument("story_id")
@click.argument("into")
@click.option("--reason", required=True, help="Why: kept with the decision.")
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who decides.")
@verb
def merge(talk: Talk, story_id: str, into: str, reason: str, by: str) -> None:
    """Say that two stories are one text: the first redirects to the second from now on."""

    def decide(store: Any, now: Any) -> int:  # noqa: ANN401 - the store is imported late
        return int(store.merge_stories(story_id, into, by=by, reason=reason, now=now))

    number = _decide(decide)
    talk.answer({"decision": number}, f"decision {number}: {story_id} leads to {into}; `pantau story undo {number}`")


@command.command("undo")
@click.argument("decision", type=int)
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who undoes it.")
@verb
def undo(talk: Talk, decision: int, by: str) -> None:
    """Take a split or merge back; its row stays."""

    def decide(store: Any, now: Any) -> int:  # noqa: ANN401 - the store is imported late
        store.undo_story(decision, by=by, now=now)
        return decision

    talk.answer({"undone": _decide(decide)}, f"decision {decision} is undone")


def _decide(decide: Callable[[Any, Any], int]) -> int:
    """Run a decision in the store's transaction and bring the index up to date."""
    settings, clock = house()
    from pipelines import store  # noqa: PLC0415 - keeps --help fast
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast

    try:
        with store.write():
            number = decide(store, clock.now())
    except store.StoryError as refused:
        raise Stop(str(refused), ERROR) from refused
    wiring.catch_up_index(settings, clock)
    return number
