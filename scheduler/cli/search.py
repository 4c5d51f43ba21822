"""`pantau search QUERY`: the same query language as the page, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from scheduler.cli.frame import NOTHING_FOUND, USAGE, Stop, Talk, end, house, verb

if TYPE_CHECKING:
    from pipelines.record import StoredItem

WIB = ZoneInfo("Asia/Jakarta")
ENGINES = click.Choice(["tantivy", "elasticsearch"])


@click.command(help="Search the index; the query language is the page's.")
@click.argument("query")
@click.option("--engine", type=ENGINES, help="Ask this engine instead of the configured one.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Rows to show.")
@click.option("--sort", type=click.Choice(["newest", "relevance"]), default="newest", show_default=True)
@click.option("--explain", is_flag=True, help="Also print how the query was read and what the engine is asked.")
@click.option("--fail-empty", is_flag=True, help="Exit with 4 when nothing is found.")
@verb
def command(
    talk: Talk,
    query: str,
    *,
    engine: str | None,
    limit: int,
    sort: Any,  # noqa: ANN401 - click has checked the choice
    explain: bool,
    fail_empty: bool,
) -> None:
    """Search and print the hits, newest first, with the exact total."""
    settings, clock = house()
    from pipelines import store  # noqa: PLC0415 - keeps --help fast
    from scheduler import wiring  # noqa: PLC0415 - keeps --help fast
    from search import query as language  # noqa: PLC0415 - keeps --help fast

    names = wiring.names()
    parsed = language.parse(query, today=wiring.today_wib(clock.now()), names=names)
    for note in parsed.notes:
        talk.say(note.text)
    if parsed.ast is None:
        raise Stop(parsed.error.text if parsed.error else "this query cannot be read", USAGE)
    index = wiring.open_index(settings, engine)
    if index is None:
        raise Stop("no index was built yet; run `pantau index rebuild`")
    found = index.search(parsed.ast, size=limit, sort=sort)
    items = store.get_many([hit.item_id for hit in found.hits])
    answer: dict[str, Any] = {
        "query": query,
        "engine": index.engine,
        "total": found.total,
        "notes": [note.text for note in parsed.notes],
        "hits": [_hit(stored) for stored in items],
    }
    if explain:
        answer["reading"] = language.explain(parsed.ast, names)
        answer["asked"] = index.explain(parsed.ast)
        talk.say(f"dibaca sebagai: {answer['reading']}")
    talk.table(answer, ["id", "date (WIB)", "kind", "places", "source", "title"], (_row(stored) for stored in items))
    talk.say(f"{found.total} hasil")
    if fail_empty and not found.total:
        end(NOTHING_FOUND)


def _hit(stored: StoredItem) -> dict[str, Any]:
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
        "regions": [tag.code for tag in item.regions if tag.role in {"event", "actor_place"}],
        "violations": [tag.id for tag in item.violations],
        "story": stored.story_id,
        "case": stored.standing.case_id if stored.standing else None,
    }


def _date(stored: StoredItem) -> str | None:
    published = stored.item.published
    return (published.at_utc or published.day).isoformat() if published else None


def _row(stored: StoredItem) -> list[str]:
    hit = _hit(stored)
    published = stored.item.published
    at = published.at_utc.astimezone(WIB).strftime("%Y-%m-%d %H.%M") if published and published.at_utc else None
    kind = f"{hit['kind']}{' (indikasi)' if hit['incident'] else ''}"
    title = hit["title"] or stored.item.text[:80].replace("\n", " ")
    return [hit["id"], at or str(hit["published"] or "-"), kind, " ".join(hit["regions"]), hit["source"], title]
