"""`pantau tag run|explain`: tag texts of one's own. Always offline: no database, no network."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import Stop, Talk, verb

if TYPE_CHECKING:
    from pipelines.record import Item

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)


@click.group(help="Tag texts of your own, offline.")
def command() -> None:
    """Hold the verbs of `pantau tag`."""


@command.command("run")
@click.option(
    "--in", "source", type=READABLE, required=True, help='items.jsonl: {"id","title","text","url"?,...} a line.'
)
@click.option("--out", "target", type=WRITABLE, required=True, help="tags.jsonl: one row per row in, in that order.")
@verb
def run(talk: Talk, source: Path, target: Path) -> None:
    """Tag every row of a JSONL file; a row that cannot be read becomes an error row in its place."""
    from scheduler import offline  # noqa: PLC0415 - keeps --help fast

    report = offline.tag_file(source, target)
    talk.answer(report, f"{report['rows']} rows, {report['errors']} errors, {report['incidents']} indikasi -> {target}")


@command.command("explain")
@click.option("--title", help="The title, when the text has one.")
@verb
def explain(talk: Talk, title: str | None) -> None:
    """Read a text from stdin and say what was found in it, by which rule, and what would change it."""
    from pipelines import canonical  # noqa: PLC0415 - keeps --help fast
    from scheduler import offline  # noqa: PLC0415 - keeps --help fast

    text = sys.stdin.read()
    if not text.strip() and not title:
        raise Stop("nothing on stdin; for example: echo 'Seorang camat ...' | pantau tag explain")
    item = offline.tag_text(title, text)
    row = canonical.output_row(item)
    talk.answer(row, explanation(item, row))


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
