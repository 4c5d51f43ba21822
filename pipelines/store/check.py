"""What `pantau doctor` asks of the state database: settings, schema, structure, and every row against its hash.

Read only. It names what is damaged and says how to repair it; it repairs nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from pipelines import models
from pipelines.archive.chain import GENESIS, chain_hash
from pipelines.store.erasure import audit_hash
from pipelines.store.packing import DamagedItemError, unpack
from pipelines.store.transaction import settings_mismatch

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of the check: what was asked, whether it is well, and one sentence."""

    name: str
    ok: bool
    detail: str


def check(*, full: bool = False) -> list[Finding]:
    """Return the findings, worst last reached first; `full` reads every row (minutes on a large database)."""
    findings = [_settings(), _schema()]
    if not all(one.ok for one in findings):
        return findings
    findings.append(_structure())
    findings += [_chain(), _audit()]
    if full:
        findings.append(_items())
    return findings


def damaged_items() -> Iterator[str]:
    """Yield the ids of items whose body does not match its hash, by row key."""
    last = 0
    while True:
        rows = list(models.Item.objects.filter(pk__gt=last, erased=False).order_by("id")[:_PAGE])
        if not rows:
            return
        for row in rows:
            try:
                unpack(row.body, row.content_sha256)
            except DamagedItemError:
                yield row.item_id
        last = rows[-1].pk


def _settings() -> Finding:
    connection.ensure_connection()
    wrong = settings_mismatch()
    return Finding("settings", wrong is None, wrong or f"{connection.vendor}: durable settings are on")


def _schema() -> Finding:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    detail = f"{len(waiting)} migrations wait: run `pantau up`" if waiting else "every migration is applied"
    return Finding("schema", not waiting, detail)


def _structure() -> Finding:
    if connection.vendor != "sqlite":
        return Finding("structure", ok=True, detail="PostgreSQL checks its pages itself")
    with connection.cursor() as cursor:
        said = cursor.execute("PRAGMA quick_check(3)").fetchall()
    well = said == [("ok",)]
    detail = "quick_check: ok" if well else f"{said[0][0]}: restore the last backup, then `pantau replay`"
    return Finding("structure", well, detail)


def _chain() -> Finding:
    """Walk the hash chain of the captures."""
    previous, last, expected = GENESIS, 0, 1
    while True:
        rows = list(models.Capture.objects.filter(chain_no__gt=last).order_by("chain_no")[:_PAGE])
        if not rows:
            return Finding("chain", ok=True, detail=f"{last} captures, head {previous[:16]}")
        for row in rows:
            link = chain_hash(previous, row.record_sha256 or "", bytes(row.meta))
            if row.chain_no != expected or row.chain_previous != previous or row.chain_hash != link:
                return Finding("chain", ok=False, detail=f"capture {row.pk} breaks the chain: `pantau archive verify`")
            previous, last, expected = row.chain_hash, row.chain_no, expected + 1


def _audit() -> Finding:
    """Walk the audit log: an edited or removed entry breaks it."""
    previous, number = GENESIS, 0
    for row in models.Audit.objects.order_by("no").iterator(chunk_size=_PAGE):
        link = audit_hash(previous, row.no, row.at_utc, (row.by, row.action, row.subject), row.detail)
        if row.no != number + 1 or row.previous_hash != previous or row.hash != link:
            return Finding(
                "audit", ok=False, detail=f"audit entry {row.no} or the one before it was changed or removed"
            )
        previous, number = row.hash, row.no
    written = models.Counter.objects.filter(name="audit").values_list("value", flat=True).first() or 0
    detail = f"{number} entries" if number == written else f"{written - number} entries are missing at the end"
    return Finding("audit", number == written, detail)


def _items() -> Finding:
    damaged = list(damaged_items())
    detail = f"damaged: {', '.join(damaged[:5])}; run `pantau replay`" if damaged else "every item matches its hash"
    return Finding("items", not damaged, detail)
