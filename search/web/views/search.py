"""The search page: the box, how the query was read, the exact count, one page of results, the state of the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from django.shortcuts import render
from django.views.decorators.http import require_safe

from pipelines import store
from search.coverage import coverage
from search.export.writers import FORMATS
from search.highlight import snippet
from search.index import IndexUnavailableError, UnsupportedError
from search.query import explain, parse
from search.web.ports import live_index, ports
from search.web.results import PAGE_SIZE, RELEVANCE_PAGES, link, presets, remarks, rows

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from search.index import Results, Sort
    from search.query import Node


_KEY_LIMIT: Final = 1 << 63
_DIGITS: Final = 19


@dataclass(frozen=True, slots=True)
class State:
    """What the address says: query, order, and where the page starts (`after` for newest, `page` for relevance)."""

    q: str
    sort: Sort
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
            after=after,
            page=min(max(page or 1, 1), RELEVANCE_PAGES),
        )

    def same(self, **change: str | int | None) -> str:
        """Return the address of this search from its first page, with some parts changed."""
        sort = None if self.sort == "newest" else self.sort
        return link("/cari", **{"q": self.q, "sort": sort, **change})


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


def _found(state: State, ast: Node) -> dict[str, Any]:
    results = live_index().search(
        ast,
        size=PAGE_SIZE,
        sort=state.sort,
        after=state.after if state.sort == "newest" else None,
        offset=(state.page - 1) * PAGE_SIZE if state.sort == "relevance" else 0,
    )
    found = store.get_pks([hit.pk for hit in results.hits])
    return {
        "total": results.total,
        "rows": rows(found, lambda text: snippet(text, ast), q=state.q or None),
        "urls": _urls(state, results),
    }


def _urls(state: State, results: Results) -> dict[str, Any]:
    following = None
    if state.sort == "newest":
        following = state.same(after=results.after) if results.after is not None else None
        first = state.same() if state.after is not None else None
    else:
        shown = min(results.total, RELEVANCE_PAGES * PAGE_SIZE)
        following = state.same(page=state.page + 1) if state.page * PAGE_SIZE < shown else None
        first = state.same() if state.page > 1 else None
    return {
        "newest": link("/cari", q=state.q),
        "relevance": link("/cari", q=state.q, sort="relevance"),
        "first": first,
        "next": following,
        "exports": [
            {"name": kind.upper() if kind != "parquet" else "Parquet", "url": link("/ekspor", q=state.q, format=kind)}
            for kind in FORMATS
        ],
    }
