"""One result a story: the pages of a search on which the copies of one text stand together, and both totals.

Called by the search page and `pantau search`. Works on any engine's reader, over its ordered stream of hits, so a
laptop and a cluster give the same pages. It keeps nothing between two pages: a story stands where its first matching
item stands, and a later page asks the index which of its stories an earlier page has shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from search.index import PAGE_LIMIT, RELEVANCE_DEPTH
from search.query import And, Not, Or, Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.index import Hit, Reader, Sort
    from search.query import Node

_BATCH: Final = 60  # hits looked at together: a page of 20 is mostly full after one look


@dataclass(frozen=True, slots=True)
class Collapsed:
    """A page of stories, each as its first matching item. `items` counts matching items, `stories` their stories.

    `stories` None: too many items to count exactly, and nothing is estimated. `after` continues a page by date, `more`
    says that one by relevance has a next page.
    """

    hits: tuple[Hit, ...]
    items: int
    stories: int | None
    after: int | None
    more: bool


def collapsed(
    reader: Reader, query: Node, *, size: int, sort: Sort = "newest", after: int | None = None, page: int = 1
) -> Collapsed:
    """Return `size` stories in the order of their first matching items; `after` by date, `page` by relevance.

    Give it a snapshot: the totals and several looks then belong to one state of the index.
    """
    items, stories = reader.count(query), reader.count_stories(query)
    if sort == "relevance":
        best = _once(reader.search(query, size=RELEVANCE_DEPTH, sort=sort).hits)
        shown = best[(page - 1) * size : page * size]
        return Collapsed(tuple(shown), items, stories, None, more=len(best) > page * size)
    found = _by_date(reader, query, size + 1, after)
    shown, more = found[:size], len(found) > size
    return Collapsed(tuple(shown), items, stories, shown[-1].order_key if more else None, more)


def _by_date(reader: Reader, query: Node, wanted: int, after: int | None) -> list[Hit]:
    """The first hits of the next `wanted` stories behind `after`."""
    found: list[Hit] = []
    passed: set[int] = set()
    at = after
    while len(found) < wanted:
        # stories that are settled are not asked for again, so that thousands of copies of one cost one look
        done = [*(hit.story_no for hit in found), *passed]
        results = reader.search(_without(query, done), size=_BATCH, after=at)
        fresh = _once(results.hits)
        if after is not None:
            passed |= _earlier(reader, query, [hit.story_no for hit in fresh], after)
        found += [hit for hit in fresh if hit.story_no not in passed]
        if results.after is None:
            break
        at = results.after
    return found[:wanted]


def _earlier(reader: Reader, query: Node, stories: Sequence[int], after: int) -> set[int]:
    """Those of these stories that have a matching item on an earlier page."""
    if not stories:
        return set()
    shown = And((query, Range("order_key", after, None), _of(stories)))
    seen: set[int] = set()
    while len(seen) < len(stories):
        hits = reader.search(_without(shown, seen), size=PAGE_LIMIT).hits
        if not hits:
            break
        seen |= {hit.story_no for hit in hits}
    return seen


def _of(stories: Iterable[int]) -> Node:
    return Or(tuple(Range("story_no", no, no) for no in stories))


def _without(query: Node, stories: Iterable[int]) -> Node:
    left_out = tuple(stories)
    return And((query, Not(_of(left_out)))) if left_out else query


def _once(hits: Iterable[Hit]) -> list[Hit]:
    """The first hit of each story, in order."""
    first: dict[int, Hit] = {}
    for hit in hits:
        first.setdefault(hit.story_no, hit)
    return list(first.values())
