"""`pantau item show ID [--why]`: one item, where it came from, and why it was tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import NOTHING_FOUND, Stop, Talk, house, verb

if TYPE_CHECKING:
    from pipelines.record import StoredItem


@click.group(help="Show one item and why it was tagged.")
def command() -> None:
    """Hold the verbs of `pantau item`."""


@command.command("show")
@click.argument("item_id")
@click.option("--why", is_flag=True, help="Every tag with its words, rule and reason.")
@verb
def show(talk: Talk, item_id: str, *, why: bool) -> None:
    """Print an item's title, source, captures and tags; with --why the reason of each tag."""
    house()
    from pipelines import canonical, store  # noqa: PLC0415 - keeps --help fast
    from scheduler.cli.search import LABELS, label  # noqa: PLC0415 - keeps --help fast
    from scheduler.cli.tag import explanation  # noqa: PLC0415 - keeps --help fast

    stored = store.get(item_id)
    if stored is None:
        raise Stop(f"no item has the id {item_id}; `pantau search` prints ids", NOTHING_FOUND)
    item = stored.item
    captures = [
        {**canonical.plain(row.capture), "chain_no": row.chain_no, "chain_hash": row.chain_hash}
        for row in store.captures_of(item_id)
    ]
    row = canonical.output_row(item)
    answer: dict[str, Any] = {
        **row,
        "title": item.title,
        "text": item.text,
        "url": item.url,
        "source": stored.source,
        "published": canonical.plain(item.published),
        "status": stored.status,
        "label": label(stored),
        "standing": canonical.plain(stored.standing),
        "story": stored.story_id,
        "story_grade": stored.story_grade,
        "revisions": stored.revisions,
        "gone": stored.gone,
        "erased": stored.erased,
        "change_no": stored.change_no,
        "captures": captures,
    }
    lines = [
        item.title or "(tanpa judul)",
        f"{stored.source}  {item.url or '-'}",
        f"terbit: {item.published.raw if item.published else 'tidak diketahui'}   diambil: {len(captures)} kali",
        f"salinan dari klaster {stored.story_id} ({stored.story_grade})   revisi: {stored.revisions}"
        + ("   SUDAH DIHAPUS DI SUMBERNYA" if stored.gone else ""),
        "",
        f"status sekarang: {stored.status}" + _since(stored),
        *([f"label: {LABELS[shown]}"] if (shown := label(stored)) else []),
        *(["teks ini sendiri, sebelum keputusan itu:"] if stored.cleared and item.incident else []),
        explanation(item, row) if why else _short(row),
    ]
    talk.answer(answer, "\n".join(lines))


def _since(stored: StoredItem) -> str:
    """Since when and by whom the current status stands, and what it may be joined with."""
    standing = stored.standing
    if standing is None:
        return ""
    told = f" per {standing.stated_on} ({standing.authority})" if standing.status and stored.status != "none" else ""
    case = f"   kasus: {standing.case_id}" if standing.case_id else ""
    return told + case + "".join(f"   mungkin kasus: {each}" for each in standing.possible)


def _short(row: dict[str, Any]) -> str:
    places = ", ".join(f"{tag['name']} ({tag['role']})" for tag in row["regions"]) or "-"
    types = ", ".join(f"{tag['id']} [{tag['mood']}]" for tag in row["violations"]) or "-"
    flag = "ya" if row["incident"] else "tidak"
    first = f"jenis: {row['kind']}   indikasi: {flag}   status: {row['allegation_status']}"
    return f"{first}\nwilayah: {places}\njenis tindakan: {types}"
