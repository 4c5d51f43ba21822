"""`pantau tag run|explain`: tag texts of one's own, offline; `tag diff`: what knowledge would change in stored ones."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import INTERRUPTED, PARTIAL, Stop, Talk, end, house, verb
from scheduler.cli.rules import MISTAKES_TOLD, choose, knowledge_option

if TYPE_CHECKING:
    from datetime import datetime

    from pipelines.differences import Change, Differences
    from pipelines.record import Item

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)


candidates_option = click.option(
    "--candidates", type=READABLE, help="A list of candidates to try instead of the data folder's."
)


@click.group(help="Tag texts of your own, offline; see what other knowledge would change in stored ones.")
def command() -> None:
    """Hold the verbs of `pantau tag`."""


@command.command("run")
@click.option(
    "--in", "source", type=READABLE, required=True, help='items.jsonl: {"id","title","text","url"?,...} a line.'
)
@click.option("--out", "target", type=WRITABLE, required=True, help="tags.jsonl: one row per row in, in that order.")
@candidates_option
@verb
def run(talk: Talk, source: Path, target: Path, candidates: Path | None) -> None:
    """Tag every row of a JSONL file; a row that cannot be read becomes an error row in its place."""
    _know(talk, candidates)
    from scheduler import offline  # noqa: PLC0415 - keeps --help fast

    report = offline.tag_file(source, target)
    talk.answer(report, f"{report['rows']} rows, {report['errors']} errors, {report['incidents']} indikasi -> {target}")


@command.command("explain")
@click.option("--title", help="The title, when the text has one.")
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication: candidates and law follow it."
)
@candidates_option
@verb
def explain(talk: Talk, title: str | None, published: datetime | None, candidates: Path | None) -> None:
    """Read a text from stdin and say what was found in it, by which rule, and what would change it."""
    _know(talk, candidates)
    from pipelines import canonical  # noqa: PLC0415 - keeps --help fast
    from scheduler import offline  # noqa: PLC0415 - keeps --help fast

    text = sys.stdin.read()
    if not text.strip() and not title:
        raise Stop("nothing on stdin; for example: echo 'Seorang camat ...' | pantau tag explain")
    item = offline.tag_text(title, text, published.date() if published else None)
    row = canonical.output_row(item)
    talk.answer(row, explanation(item, row))


@command.command("diff")
@knowledge_option
@candidates_option
@click.option("--limit", type=click.IntRange(min=1), help="Only the newest N items (default: all).")
@verb
def diff(talk: Talk, knowledge: Path | None, candidates: Path | None, limit: int | None) -> None:
    """Tag stored items again with the knowledge of today, or of other files, and say what would change."""
    choose(knowledge)
    house()
    _know(talk, candidates)
    from pipelines.differences import differences  # noqa: PLC0415 - needs Django
    from pipelines.knowledge import load  # noqa: PLC0415 - keeps --help fast
    from scheduler import supervisor  # noqa: PLC0415 - keeps --help fast

    stop = supervisor.Stop()
    stop.listen()
    known = load()
    found = differences(known, limit=limit, stop=stop.event.is_set)
    talk.answer({"knowledge": known.version, **_told(found)}, _diff_text(found))
    if stop.signalled:
        end(INTERRUPTED)
    if found.unreadable:
        talk.say("\n".join((*found.unreadable, "`pantau doctor --full` names what is damaged")))
        end(PARTIAL)


def _know(talk: Talk, file: Path | None) -> None:
    """Take the operator's list, or the one to try; raises Stop (exit code 1) when the latter has a mistake."""
    from scheduler import known  # noqa: PLC0415 - keeps --help fast

    known.begin(file)
    if file is None:
        for line in known.warnings():
            talk.say(line)
        return
    found = known.candidates(file).mistakes
    if found:
        told = "\n".join(f"  {mistake}" for mistake in found[:MISTAKES_TOLD])
        raise Stop(f"mistakes in {file}: {len(found)}; `pantau candidates check` names all:\n{told}")


def _told(found: Differences) -> dict[str, Any]:
    return {
        "items": found.read,
        "changed": len(found.changes),
        "details": found.details,
        "unreadable": len(found.unreadable),
        "changes": [
            {
                "id": one.item_id,
                "title": one.title,
                "fields": {name: {"before": old, "after": new} for name, (old, new) in one.fields.items()},
                "added": one.added,
                "lost": one.lost,
            }
            for one in found.changes
        ],
        "rules": {rule: {"added": more, "lost": less} for rule, (more, less) in sorted(found.by_rule.items())},
    }


def _diff_text(found: Differences) -> str:
    """The changes item by item, then by rule, then the sums."""
    lines = [line for one in found.changes for line in _change_lines(one)]
    if found.by_rule:
        lines += ["rule: items that gain it, items that lose it"]
        lines += [f"  {rule}: +{more}, -{less}" for rule, (more, less) in sorted(found.by_rule.items())]
    lines.append(
        f"{found.read} items tagged again: {len(found.changes)} change, {found.details} in words or reasons only"
    )
    return "\n".join(lines)


def _change_lines(one: Change) -> list[str]:
    lines = [f"{one.item_id}  {' '.join(one.title.split())}"]
    for name, (old, new) in one.fields.items():
        lines.append(f"  {name}: {', '.join(old) or 'none'} -> {', '.join(new) or 'none'}")
    rules = [f"+{rule}" for rule in one.added] + [f"-{rule}" for rule in one.lost]
    return [*lines, f"  rules: {', '.join(rules)}" if rules else "  rules: the same", ""]


def explanation(item: Item, row: dict[str, Any]) -> str:
    """Return the tags of an item as lines for people: what, the words it rests on, the rule, and the reason."""
    lines = [
        f"jenis: {row['kind']}   indikasi: {'ya' if item.incident else 'tidak'}   status: {item.allegation_status}"
        + ("   perlu dicek" if item.needs_check else "")
    ]
    groups: list[tuple[str, Any]] = [
        ("jenis", [item.kind] if item.kind else []),
        ("indikasi jenis", item.violations),
        ("topik", item.topics),
        ("pelaku peran", item.actors),
        ("pernyataan", item.statements),
        ("wilayah", item.regions),
    ]
    for name, tags in groups:
        for tag in tags:
            label = getattr(tag, "id", None) or getattr(tag, "code", None) or f"{tag.role}/{tag.cls} {tag.title}"
            role = f" ({tag.role})" if name == "wilayah" else ""
            mood = f" [{tag.mood}]" if hasattr(tag, "mood") else ""
            words = " … ".join(_words(item, tag.spans))
            lines += ["", f"{name.replace('pelaku peran', 'peran')}: {label}{role}{mood}   aturan {tag.rule}"]
            lines += [f"  kata: {json.dumps(words, ensure_ascii=False)}", f"  {tag.reason}"]
    return "\n".join(lines)


def _words(item: Item, spans: tuple[tuple[str, int, int], ...]) -> list[str]:
    sources = {"title": item.title or "", "text": item.text}
    return [sources[field][start:end] for field, start, end in spans]
