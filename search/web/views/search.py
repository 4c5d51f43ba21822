"""The search page: the box, how the query was read, the exact count, one page of results, the state of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from django.shortcuts import render
from django.views.decorators.http import require_safe

from pipelines import store
from search.collapse import collapsed
from search.coverage import coverage
from search.export.writers import FORMATS
from search.highlight import snippet
from search.index import IndexUnavailableError, UnsupportedError
from search.query import explain, parse
from search.web.ports import live_index, ports
from search.web.results import PAGE_SIZE, RELEVANCE_PAGES, link, presets, remarks, rows

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from search.index import Hit, Reader, Sort
    from search.query import Node


_KEY_LIMIT: Final = 1 << 63
_DIGITS: Final = 19


@dataclass(frozen=True, slots=True)
class State:
    """What the address says: query, order, and where the page starts (`after` for newest, `page` for relevance).

    `copies`: every item is a row of its own; else the copies of one text are one row.
    """

    q: str
    sort: Sort
    copies: bool
    after: int | None
    page: int

    @classmethod
    def read(cls, request: HttpRequest) -> State:
        """Return the state of an address; what cannot be read falls back to the first page of the newest."""
        raw = request.GET
        after, page = _whole(raw.get("after", "")), _whole(raw.get("page", ""))
        return cls(
            q=raw.get("q", "").strip(),
            sort="relevance" if raw.get("sort") == "relevance" else "newest",
            copies=raw.get("salinan") == "ya",
            after=after,
            page=min(max(page or 1, 1), RELEVANCE_PAGES),
        )

    def same(self, **change: str | int | None) -> str:
        """Return the address of this search from its first page, with some parts changed."""
        sort = None if self.sort == "newest" else self.sort
        copies = "ya" if self.copies else None
        return link("/cari", **{"q": self.q, "sort": sort, "salinan": copies, **change})


def _whole(raw: str) -> int | None:
    """Return a number that fits an index key, else None."""
    value = int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= _DIGITS else _KEY_LIMIT
    return value if value < _KEY_LIMIT else None


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer `/cari`: 200 with results, or with the reason why there are none; 400 for a refused query."""
    state = State.read(request)
    here = ports()
    names = here.names()
    parsed = parse(state.q, today=here.now().astimezone(ZoneInfo("Asia/Jakarta")).date(), names=names)
    context: dict[str, Any] = {
        "here": "cari",
        "q": state.q,
        "sort": state.sort,
        "copies": state.copies,
        "presets": presets(state.q),
        "notes": remarks(state.q, parsed.notes),
        "coverage": coverage(),
    }
    if parsed.ast is None:
        context["refused"] = parsed.error.text if parsed.error else ""
        return render(request, "search/search.html", context, status=400)
    if state.q:
        context["reading"] = explain(parsed.ast, names)
    status = 200
    try:
        context |= _found(state, parsed.ast)
    except IndexUnavailableError as error:
        context["down"] = str(error)
        status = 503
    except UnsupportedError as error:
        context["refused"] = str(error)
        status = 400
    return render(request, "search/search.html", context, status=status)


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its hits, both totals (`stories` None = not counted), and the state of the next one."""

    hits: tuple[Hit, ...]
    items: int
    stories: int | None
    following: dict[str, int] | None


def _found(state: State, ast: Node) -> dict[str, Any]:
    with live_index().snapshot() as reader:
        page = _copies(reader, state, ast) if state.copies else _stories(reader, state, ast)
    found = store.get_pks([hit.pk for hit in page.hits])
    copies = "ya" if state.copies else None
    return {
        "total": page.items,
        "stories": page.stories,
        "rows": rows(found, lambda text: snippet(text, ast), q=state.q or None, salinan=copies),
        "urls": _urls(state, page),
    }


def _stories(reader: Reader, state: State, ast: Node) -> _Page:
    """The copies of one text as one row."""
    after = state.after if state.sort == "newest" else None
    found = collapsed(reader, ast, size=PAGE_SIZE, sort=state.sort, after=after, page=state.page)
    following: dict[str, int] | None = None
    if found.after is not None:
        following = {"after": found.after}
    elif found.more:
        following = {"page": state.page + 1}
    return _Page(found.hits, found.items, found.stories, following)


def _copies(reader: Reader, state: State, ast: Node) -> _Page:
    """Every item as a row."""
    stories = reader.count_stories(ast)
    if state.sort == "newest":
        found = reader.search(ast, size=PAGE_SIZE, after=state.after)
        return _Page(found.hits, found.total, stories, None if found.after is None else {"after": found.after})
    found = reader.search(ast, size=PAGE_SIZE, sort=state.sort, offset=(state.page - 1) * PAGE_SIZE)
    more = state.page * PAGE_SIZE < min(found.total, RELEVANCE_PAGES * PAGE_SIZE)
    return _Page(found.hits, found.total, stories, {"page": state.page + 1} if more else None)


def _urls(state: State, page: _Page) -> dict[str, Any]:
    begun = state.after is not None if state.sort == "newest" else state.page > 1
    return {
        "newest": state.same(sort=None),
        "relevance": state.same(sort="relevance"),
        "stories": state.same(salinan=None),
        "copies": state.same(salinan="ya"),
        "first": state.same() if begun else None,
        "next": state.same(**page.following) if page.following else None,
        "exports": _exports(state.q, None),
        "story_exports": _exports(state.q, "klaster"),
    }


def _exports(query: str, per: str | None) -> list[dict[str, str]]:
    return [
        {
            "name": kind.upper() if kind != "parquet" else "Parquet",
            "url": link("/ekspor", q=query, format=kind, per=per),
        }
        for kind in FORMATS
    ]
