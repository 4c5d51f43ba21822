"""One searcher: an unchanging view of the index that answers query trees. Part of `search.tantivy_index`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import tantivy

from search.index import PAGE_LIMIT, RELEVANCE_DEPTH, STORIES_LIMIT, Hit, Results, Sort
from search.tantivy_index.emit import emit
from search.tantivy_index.schema import WRITER_HEAP_BYTES, engine_document, engine_schema, guarded, registered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from search.index import Document
    from search.query.ast import Node

_SORT_FIELD: Mapping[Sort, str] = {"newest": "order_key", "first_seen": "pk"}


class TantivyView:
    """One searcher: a view that later commits do not change."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        """Look through `searcher`; queries are built for `schema`."""
        self._searcher = searcher
        self._schema = schema

    def search(
        self, query: Node, *, size: int = 20, sort: Sort = "newest", after: int | None = None, offset: int = 0
    ) -> Results:
        """See `search.index.Reader.search`."""
        emitted = guarded(lambda: emit(self._schema, query))
        size = min(size, PAGE_LIMIT)
        if sort == "relevance":
            return guarded(lambda: self._by_score(emitted, size, offset))
        return guarded(lambda: self._by_field(emitted, size, _SORT_FIELD[sort], after))

    def count(self, query: Node) -> int:
        """See `search.index.Reader.count`."""
        emitted = guarded(lambda: emit(self._schema, query))
        return guarded(lambda: _total(self._searcher.search(emitted, 1)))

    def count_stories(self, query: Node) -> int | None:
        """See `search.index.Reader.count_stories`."""
        emitted = guarded(lambda: emit(self._schema, query))
        found = guarded(lambda: self._searcher.search(emitted, STORIES_LIMIT))
        if _total(found) > STORIES_LIMIT:
            return None
        return len(set(guarded(lambda: self._integers("story_no", [address for _, address in found.hits]))))

    def stream(self, query: Node) -> Iterator[Hit]:
        """See `search.index.Reader.stream`."""
        emitted = guarded(lambda: emit(self._schema, query))
        after: int | None = None
        while True:
            hits = guarded(lambda after=after: self._page(emitted, PAGE_LIMIT, "order_key", after))  # type: ignore[misc]
            yield from hits
            if len(hits) < PAGE_LIMIT:
                return
            after = hits[-1].order_key

    def versions(self, ids: Sequence[str]) -> dict[str, int]:
        """Return the version of each of these items that the index holds."""
        if not ids:
            return {}
        query = tantivy.Query.term_set_query(self._schema, "item_id", list(ids))
        found = [address for _, address in self._searcher.search(query, len(ids)).hits]
        values = self._integers("version", found)
        return dict(zip(map(self._item_id, found), values, strict=True))

    def documents(self) -> int:
        """Return how many documents the index holds."""
        return int(self._searcher.num_docs)

    def _by_field(self, query: tantivy.Query, size: int, field: str, after: int | None) -> Results:
        if after is None and size > 0:  # page and total in one pass
            found = self._searcher.search(query, size + 1, order_by_field=field, order=tantivy.Order.Desc)
            total, hits = _total(found), self._hits(found)
        else:
            total = _total(self._searcher.search(query, 1))
            hits = self._page(query, size + 1, field, after) if size > 0 else []
        more = len(hits) > size
        hits = hits[:size]
        last = hits[-1] if hits and more else None
        after = None if last is None else last.order_key if field == "order_key" else last.pk
        return Results(tuple(hits), total, after)

    def _page(self, query: tantivy.Query, size: int, field: str, after: int | None) -> list[Hit]:
        if after is not None:
            before = tantivy.Query.range_query(
                self._schema, field, tantivy.FieldType.Integer, None, after, include_upper=False
            )
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, before)])
        return self._hits(
            self._searcher.search(query, size, count=False, order_by_field=field, order=tantivy.Order.Desc)
        )

    def _hits(self, found: tantivy.SearchResult) -> list[Hit]:
        addresses = [address for _, address in found.hits]
        keys = self._integers("order_key", addresses)
        stories = self._integers("story_no", addresses)
        return [Hit(self._item_id(one), key, no) for one, key, no in zip(addresses, keys, stories, strict=True)]

    def _by_score(self, query: tantivy.Query, size: int, offset: int) -> Results:
        found = self._searcher.search(query, RELEVANCE_DEPTH)
        addresses = [address for _, address in found.hits]
        keys = self._integers("order_key", addresses)
        ranked = sorted(
            ((score, key, address) for (score, address), key in zip(found.hits, keys, strict=True)),
            key=lambda one: (-cast("float", one[0]), -one[1]),
        )
        page = ranked[offset : offset + size]
        stories = self._integers("story_no", [one for _, _, one in page])
        hits = (
            Hit(self._item_id(one), key, no, cast("float", score))
            for (score, key, one), no in zip(page, stories, strict=True)
        )
        return Results(tuple(hits), _total(found), None)

    def _item_id(self, address: tantivy.DocAddress) -> str:
        return cast("str", self._searcher.doc(address).get_first("item_id"))

    def _integers(self, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
        """Every document has the field; an empty list of addresses is refused by the engine."""
        return cast("list[int]", self._searcher.fast_field_values(field, addresses)) if addresses else []


def match_saved(queries: Mapping[str, Node], docs: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Return, for each query key, the ids of those documents that it matches.

    Runs over an index in memory that holds only `docs`, so it costs the batch and not the whole index; the same code
    serves both engines. Raises UnsupportedError like a search does.
    """
    index = registered(tantivy.Index(engine_schema()))
    writer = index.writer(WRITER_HEAP_BYTES, 1)
    batch = {doc["item_id"]: doc for doc in docs}
    for doc in batch.values():
        writer.add_document(engine_document(doc))
    guarded(writer.commit)
    index.reload()
    view = TantivyView(index.searcher(), index.schema)
    return {key: frozenset(hit.item_id for hit in view.stream(query)) for key, query in queries.items()}


def _total(result: tantivy.SearchResult) -> int:
    return int(cast("Any", result).count)  # the library's stub leaves it out
