"""`pantau search QUERY`: the same query language as the page, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from scheduler.cli.frame import NOTHING_FOUND, USAGE, Stop, Talk, end, house, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.record import StoredItem

WIB = ZoneInfo("Asia/Jakarta")
LABELS = {"cleared": "tidak terbukti", "indikasi": "indikasi"}
ENGINES = click.Choice(["tantivy", "elasticsearch"])


@click.command(help="Search the index; the query language is the page's.")
@click.argument("query")
@click.option("--engine", type=ENGINES, help="Ask this engine instead of the configured one.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Rows to show.")
@click.option("--sort", type=click.Choice(["newest", "relevance"]), default="newest", show_default=True)
@click.option("--copies", is_flag=True, help="A row for every copy; else the copies of one text are one row.")
@click.option("--explain", is_flag=True, help="Also print how the query was read and what the engine is asked.")
@click.option("--fail-empty", is_flag=True, help="Exit with 4 when nothing is found.")
@verb
def command(  # noqa: PLR0913 - an option each
    talk: Talk,
    query: str,
    *,
    engine: str | None,
    limit: int,
    sort: Any,  # noqa: ANN401 - click has checked the choice
    copies: bool,
    explain: bool,
    fail_empty: bool,
) -> None:
    """Search and print one row a story, newest first, with the exact totals of items and stories."""
    settings, clock = house()
    from pipelines import store  # noqa: PLC0415 - keeps --help fast
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast
    from search import query as language  # noqa: PLC0415 - keeps --help fast
    from search.collapse import collapsed  # noqa: PLC0415 - keeps --help fast

    names = wiring.names()
    parsed = language.parse(query, today=wiring.today_wib(clock.now()), names=names)
    for note in parsed.notes:
        talk.say(note.text)
    if parsed.ast is None:
        raise Stop(parsed.error.text if parsed.error else "this query cannot be read", USAGE)
    index = wiring.open_index(settings, engine)
    if index is None:
        raise Stop("no index was built yet; run `pantau index rebuild`")
    with index.snapshot() as reader:
        if copies:
            every = reader.search(parsed.ast, size=limit, sort=sort)
            hits, total, stories = every.hits, every.total, reader.count_stories(parsed.ast)
        else:
            page = collapsed(reader, parsed.ast, size=limit, sort=sort)
            hits, total, stories = page.hits, page.items, page.stories
    items = store.get_many([hit.item_id for hit in hits])
    sizes = store.story_sizes([stored.story_id for stored in items])
    answer: dict[str, Any] = {
        "query": query,
        "engine": index.engine,
        "total": total,
        "stories": stories,
        "per": "item" if copies else "story",
        "notes": [note.text for note in parsed.notes],
        "hits": [_hit(stored, sizes) for stored in items],
    }
    if explain:
        answer["reading"] = language.explain(parsed.ast, names)
        answer["asked"] = index.explain(parsed.ast)
        talk.say(f"dibaca sebagai: {answer['reading']}")
    columns = ["id", "date (WIB)", "kind", "status", "places", "source", "copies", "title"]
    talk.table(answer, columns, (_row(stored, sizes) for stored in items))
    talk.say(_counted(total, stories, copies=copies))
    if fail_empty and not total:
        end(NOTHING_FOUND)


def _counted(total: int, stories: int | None, *, copies: bool) -> str:
    """Both totals, and which of them the rows are."""
    inside = "klaster tidak dihitung: persempit pencarian" if stories is None else f"dalam {stories} klaster"
    return f"{total} hasil {inside}; " + ("satu baris tiap salinan" if copies else "satu baris tiap klaster (--copies)")


def _hit(stored: StoredItem, sizes: Mapping[str, int]) -> dict[str, Any]:
    item = stored.item
    return {
        "id": item.id,
        "title": item.title,
        "url": item.url,
        "source": stored.source,
        "published": _date(stored),
        "kind": item.kind.id if item.kind else None,
        "incident": item.incident,
        "status": stored.status,
        "label": label(stored),
        "regions": [tag.code for tag in item.regions if tag.role in {"event", "actor_place"}],
        "violations": [tag.id for tag in item.violations],
        "story": stored.story_id,
        "copies": sizes.get(stored.story_id, 1) - 1,
        "case": stored.standing.case_id if stored.standing else None,
    }


def label(stored: StoredItem) -> str | None:
    """Return `cleared` before anything else, `indikasi` for a machine's incident flag: never that flag alone."""
    return "cleared" if stored.cleared else "indikasi" if stored.item.incident else None


def _date(stored: StoredItem) -> str | None:
    published = stored.item.published
    return (published.at_utc or published.day).isoformat() if published else None


def _row(stored: StoredItem, sizes: Mapping[str, int]) -> list[str]:
    hit = _hit(stored, sizes)
    published = stored.item.published
    at = published.at_utc.astimezone(WIB).strftime("%Y-%m-%d %H.%M") if published and published.at_utc else None
    kind = f"{hit['kind']} ({LABELS[hit['label']]})" if hit["label"] else str(hit["kind"])
    title = hit["title"] or stored.item.text[:80].replace("\n", " ")
    copies = f"+{hit['copies']}" if hit["copies"] else "-"
    day = at or str(hit["published"] or "-")
    return [hit["id"], day, kind, stored.status, " ".join(hit["regions"]), hit["source"], copies, title]
