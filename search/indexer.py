"""The indexer: changes of the state database -> the index, in their order. The only writer of any index.

Called by the roof (a thread of `pantau up`, `pantau crawl run`, `pantau index rebuild|verify`). It decides which
generation is filled, built anew, swapped and dropped; `search.filling` copies the changes. It never edits an item.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pipelines import store
from search.filling import BATCH, Filler, IndexReport
from search.index import IndexBusyError, IndexDamagedError, IndexUnavailableError
from search.models import DeadLetter, IndexGeneration
from search.query.ast import All

if TYPE_CHECKING:
    from datetime import datetime

    from search.index import Index, IndexStore

_SAMPLE = 10_000
_SETTLE_ROUNDS = 3
_LIVE, _BUILDING, _OLD = IndexGeneration.State.LIVE, IndexGeneration.State.BUILDING, IndexGeneration.State.OLD


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Stored against indexed: equal when `indexed + dead_letters == stored`, nothing missing and no lag."""

    engine: str
    stored: int
    indexed: int
    dead_letters: int
    lag: int
    missing: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether the index holds exactly what it must hold."""
        return self.indexed + self.dead_letters == self.stored and not self.missing and self.lag == 0

    def as_dict(self) -> dict[str, Any]:
        """Return the fields and `ok`, ready for JSON."""
        return {**asdict(self), "missing": list(self.missing), "ok": self.ok}


def catch_up(index_store: IndexStore, *, now: datetime, limit: int | None = None, owner: str = "local") -> IndexReport:
    """Bring the live index up to the newest change, or build it when there is none that fits this code.

    `now` is aware UTC. At most `limit` changes are read (None = all). Raises IndexBusyError when another process writes
    the index and IndexUnavailableError when the engine is away: the cursor then stands where the index is, and the next
    call goes on.
    """
    with index_store.writing():
        found = _matching(index_store)
        if found is None:
            return _rebuild(index_store, now, owner)
        index, row = found
        return Filler(index_store, index, row, now, owner).run(limit, rebuilt=False)


def rebuild(index_store: IndexStore, *, now: datetime, owner: str = "local") -> IndexReport:
    """Build a new generation beside the live one from change 0 and let it answer; a failed one is deleted."""
    with index_store.writing():
        return _rebuild(index_store, now, owner)


def verify(index_store: IndexStore) -> VerifyReport:
    """Compare the state database with the live index; ids are compared whole up to 10,000, evenly sampled above."""
    found = _matching(index_store)
    if found is None:
        raise IndexUnavailableError("there is no index that fits this version: run `pantau index rebuild`")
    index, row = found
    return _compared(index, row)


def lag() -> int:
    """Return how many change numbers the live index is behind; for `doctor` and the pages' notice."""
    row = IndexGeneration.objects.filter(state=_LIVE).order_by("-cursor").first()
    return store.latest_change() - (row.cursor if row else 0)


def _matching(index_store: IndexStore) -> tuple[Index, IndexGeneration] | None:
    """Return the live index and its row when both are of one generation and of this code's schema."""
    try:
        index = index_store.live()
    except IndexDamagedError:
        return None
    if index is None or index.schema_hash != index_store.schema_hash():
        return None
    row = IndexGeneration.objects.filter(engine=index_store.engine, generation=index.generation).first()
    if row is None or row.schema_hash != index.schema_hash:
        return None
    if row.state != _LIVE:  # it was swapped in and the process ended before the row said so
        _make_live(row)
    return index, row


def _rebuild(index_store: IndexStore, now: datetime, owner: str) -> IndexReport:
    _drop_half_built(index_store, now, owner)
    schema = index_store.schema_hash()
    name = _free_name(index_store, schema)
    generation = secrets.token_hex(8)
    row = IndexGeneration(
        engine=index_store.engine, name=name, generation=generation, schema_hash=schema, created_at_utc=now
    )
    with store.write():
        row.save()
    try:
        index = index_store.create(name, generation, schema)
        report = _fill(index_store, index, row, now, owner)
        index_store.swap(name)
    except BaseException:
        _forget(index_store, row)
        raise
    _make_live(row)
    _drop_old(index_store)
    return report


def _fill(index_store: IndexStore, index: Index, row: IndexGeneration, now: datetime, owner: str) -> IndexReport:
    filler = Filler(index_store, index, row, now, owner)
    for _ in range(_SETTLE_ROUNDS):  # items may be stored while the last batch is counted
        report = filler.run(None, rebuilt=True)
        compared = _compared(index, row)
        if compared.ok:
            return report
    raise IndexUnavailableError(
        f"the rebuilt index does not add up ({compared.stored} stored, {compared.indexed} indexed, "
        f"{compared.dead_letters} dead letters): the old one stays"
    )


def _compared(index: Index, row: IndexGeneration) -> VerifyReport:
    ids = store.all_ids()
    dead = frozenset(DeadLetter.objects.filter(generation=row).values_list("item_id", flat=True))
    step = max(1, len(ids) // _SAMPLE)
    looked_for = [one for one in ids[::step] if one not in dead]
    missing: list[str] = []
    for start in range(0, len(looked_for), BATCH):
        part = looked_for[start : start + BATCH]
        held = index.item_ids(part)
        missing += [one for one in part if one not in held]
    cursor = IndexGeneration.objects.get(pk=row.pk).cursor
    behind = store.latest_change() - cursor
    return VerifyReport(index.engine, len(ids), index.count(All()), len(dead), behind, tuple(missing))


def _free_name(index_store: IndexStore, schema: str) -> str:
    """Return `<prefix>-<hash8>-<n>`, n counting from 1 over what exists."""
    taken = set(index_store.names())
    taken.update(IndexGeneration.objects.filter(engine=index_store.engine).values_list("name", flat=True))
    number = 1
    while (name := f"{index_store.prefix}-{schema[:8]}-{number}") in taken:
        number += 1
    return name


def _make_live(row: IndexGeneration) -> None:
    with store.write():
        IndexGeneration.objects.filter(engine=row.engine, state=_LIVE).exclude(pk=row.pk).update(state=_OLD)
        IndexGeneration.objects.filter(pk=row.pk).update(state=_LIVE)
    row.state = _LIVE


def _drop_half_built(index_store: IndexStore, now: datetime, owner: str) -> None:
    for row in IndexGeneration.objects.filter(engine=index_store.engine, state=_BUILDING):
        foreign = row.lease_until_utc is not None and row.lease_until_utc > now and row.lease_owner != owner
        if foreign:
            raise IndexBusyError(f"{row.lease_owner} is building this index; it is tried again later")
        _forget(index_store, row)


def _drop_old(index_store: IndexStore) -> None:
    """Keep the generation that was replaced last, for the searches that still read it, and drop those before."""
    for row in IndexGeneration.objects.filter(engine=index_store.engine, state=_OLD).order_by("-pk")[1:]:
        _forget(index_store, row)


def _forget(index_store: IndexStore, row: IndexGeneration) -> None:
    """Drop a generation; when the engine is away its row stays, so that a later rebuild drops it."""
    try:
        index_store.drop(row.name)
    except IndexUnavailableError:
        return
    with store.write():
        IndexGeneration.objects.filter(pk=row.pk).delete()
