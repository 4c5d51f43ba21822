"""Filling: batch by batch, changes of the state database -> one index generation. Called by `search.indexer` only.

Each batch is committed in the index first and only then is the cursor advanced, so a crash between the two repeats a
batch and never skips one; repeating is harmless, since documents replace each other by id and version.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from pipelines import models as ground
from pipelines import store
from search.documents import document
from search.index import IndexBusyError, Rejected
from search.models import DeadLetter, IndexGeneration

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pipelines.record import StoredItem
    from search.index import Document, Index, IndexStore

BATCH = 500
LEASE_S = 30  # renewed by every batch; a cursor moves with the newest token alone, so a short one is safe


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one catching up did; `lag` is how many change numbers the index is behind the state database."""

    engine: str
    generation: str
    indexed: int
    deleted: int
    dead_letters: int
    cursor: int
    lag: int
    rebuilt: bool

    def as_dict(self) -> dict[str, Any]:
        """Return the fields, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Changes:
    """One batch: items in order of change, those whose stored body is damaged, and the last change number read."""

    items: Sequence[StoredItem]
    damaged: Sequence[Rejected]
    newest: int


class Filler:
    """Copies changes into one generation, batch by batch, holding its lease."""

    def __init__(self, index_store: IndexStore, index: Index, row: IndexGeneration, now: datetime, owner: str) -> None:
        """Fill `index`, described by `row`; `now` is the moment of the call, later ones are counted from it."""
        self._index, self._row, self._owner = index, row, owner
        self._began, self._began_s = now, time.monotonic()
        self._leased = index_store.needs_lease
        self._token = 0
        self._indexed = self._deleted = self._dead = 0

    def run(self, limit: int | None, *, rebuilt: bool) -> IndexReport:
        """Read until nothing is new or `limit` changes were read."""
        if store.latest_change() <= self._row.cursor:  # nothing new: no lease, no write, an idle loop costs one look
            return self._report(rebuilt=rebuilt)
        left = limit
        self._take_lease()
        try:
            while left is None or left > 0:
                size = BATCH if left is None else min(BATCH, left)
                changes = _changes(self._row.cursor, size)
                if changes is None:
                    break
                self._batch(changes)
                left = None if left is None else left - size
            self._index.refresh()
        finally:
            self._index.close()
            self._end_lease()
        return self._report(rebuilt=rebuilt)

    def _report(self, *, rebuilt: bool) -> IndexReport:
        return IndexReport(
            engine=self._index.engine,
            generation=self._row.generation,
            indexed=self._indexed,
            deleted=self._deleted,
            dead_letters=self._dead,
            cursor=self._row.cursor,
            lag=store.latest_change() - self._row.cursor,
            rebuilt=rebuilt,
        )

    def _now(self) -> datetime:
        return self._began + timedelta(seconds=time.monotonic() - self._began_s)

    def _batch(self, changes: _Changes) -> None:
        docs, refused = _documents([one for one in changes.items if not one.erased])
        gone = [(one.item.id, one.change_no) for one in changes.items if one.erased]
        rejected = self._index.upsert(docs)
        refused += [*changes.damaged, *rejected]
        # an item that is refused now must not answer with what it said before
        self._index.delete(gone + [(one.item_id, one.change_no) for one in refused])
        self._index.commit()
        ids = [one.item.id for one in changes.items] + [one.item_id for one in changes.damaged]
        self._advance(changes.newest, ids, refused)
        self._indexed += len(docs) - len(rejected)
        self._deleted += len(gone)
        self._dead += len(refused)

    def _advance(self, newest: int, ids: Sequence[str], refused: Sequence[Rejected]) -> None:
        now = self._now()
        with store.write(rest=True):
            rows = IndexGeneration.objects.filter(pk=self._row.pk, lease_token=self._token)
            until = now + timedelta(seconds=LEASE_S) if self._leased else None
            if not rows.update(cursor=newest, lease_until_utc=until):
                raise IndexBusyError("another indexer took over this index; it goes on from the same place")
            DeadLetter.objects.filter(generation=self._row, item_id__in=ids).delete()
            DeadLetter.objects.bulk_create(
                DeadLetter(
                    generation=self._row, item_id=one.item_id, change_no=one.change_no, reason=one.reason, at_utc=now
                )
                for one in refused
            )
        self._row.cursor = newest

    def _take_lease(self) -> None:
        """Take the row's lease: its token only grows, and a cursor moves with the newest token alone."""
        now = self._now()
        with store.write():
            row = IndexGeneration.objects.select_for_update().get(pk=self._row.pk)
            held = row.lease_until_utc is not None and row.lease_until_utc > now and row.lease_owner != self._owner
            if self._leased and held:
                raise IndexBusyError(f"{row.lease_owner} writes this index; it is tried again later")
            row.lease_owner = self._owner
            row.lease_token += 1
            row.lease_until_utc = now + timedelta(seconds=LEASE_S) if self._leased else None
            row.save(update_fields=["lease_owner", "lease_token", "lease_until_utc"])
        self._token = row.lease_token
        self._row.cursor = row.cursor

    def _end_lease(self) -> None:
        if self._leased:
            with store.write():
                IndexGeneration.objects.filter(pk=self._row.pk, lease_token=self._token).update(lease_until_utc=None)


def _changes(cursor: int, size: int) -> _Changes | None:
    """Return the next batch, None when nothing is new; a damaged item becomes a refusal and stops nobody else."""
    try:
        items = store.changes_since(cursor, size)
        return _Changes(items, (), items[-1].change_no) if items else None
    except store.DamagedItemError:
        found: list[StoredItem] = []
        damaged: list[Rejected] = []
        rows = ground.Item.objects.filter(change_no__gt=cursor).order_by("change_no")
        numbers = list(rows.values_list("item_id", "change_no")[:size])
        for item_id, change_no in numbers:
            try:
                one = store.get(item_id)
            except store.DamagedItemError as reason:
                damaged.append(Rejected(item_id, change_no, str(reason)))
                continue
            if one is not None:
                found.append(one)
        return _Changes(found, damaged, numbers[-1][1])


def _documents(changes: Sequence[StoredItem]) -> tuple[list[Document], list[Rejected]]:
    docs: list[Document] = []
    refused: list[Rejected] = []
    for one in changes:
        try:
            docs.append(document(one))
        except (ArithmeticError, LookupError, TypeError, ValueError) as reason:
            refused.append(Rejected(one.item.id, one.change_no, f"no document could be made: {reason!r}"))
    return docs, refused
