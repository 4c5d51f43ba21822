"""Erasure: an item becomes a stub, its address a tombstone that keeps it from coming back.

Called by the roof for a person's decision and by the store before it inserts an item. The bytes in the archive are the
archive's business; the stub keeps id and change numbers, so that every projection learns of the erasure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines import canonical, models
from pipelines.store.numbers import renumbering
from pipelines.store.packing import held_hashes
from pipelines.store.sketches import drop_sketch
from pipelines.store.transaction import draw, remember, take_turn

if TYPE_CHECKING:
    from datetime import datetime


def erase(item_id: str, *, by: str, reason: str, now: datetime) -> bool:
    """Erase an item: text, title, address, revisions and sketch go; a stub and a tombstone stay. Inside `write()`.

    Returns False when there is no such item or it is erased already. The decision and its audit entry are written here.
    """
    take_turn("erase")
    row = models.Item.objects.filter(item_id=item_id, erased=False).first()
    if row is None:
        return False
    decision = models.Decision.objects.create(kind="erase", subject=item_id, reason=reason, by=by, at_utc=now)
    for address in {item_id, row.url or item_id}:
        models.Tombstone.objects.get_or_create(
            address_sha256=canonical.sha256(address.encode()), defaults={"item_id": item_id, "decision": decision}
        )
    drop_sketch(row.pk, held_hashes(row))
    models.Revision.objects.filter(item_id=row.pk).delete()
    row.title = row.url = row.native_id = row.address = row.normal_sha256 = None
    row.body, row.content_sha256, row.stable_sha256, row.text_sha256 = b"", "", "", ""
    row.published_at_utc = row.published_day = None
    row.incident, row.revisions, row.erased = False, 0, True
    row.change_no = draw("change")[0]
    with renumbering(row.pk):  # what it told of a case counts no longer
        row.save()
    audit("erase", by=by, subject=item_id, detail={"decision": decision.pk, "reason": reason}, now=now)
    return True


def is_erased(*addresses: str | None) -> bool:
    """Whether one of these ids or addresses bears a tombstone."""
    digests = [canonical.sha256(address.encode("utf-8", "surrogatepass")) for address in addresses if address]
    return models.Tombstone.objects.filter(address_sha256__in=digests).exists()


def audit(action: str, *, by: str, subject: str | None, detail: dict[str, object] | None, now: datetime) -> str:
    """Append to the audit log, chained to the entry before; returns the entry's hash. Inside `write()`."""
    take_turn("audit")
    number, last = draw("audit")
    previous = last or "0" * 64
    link = audit_hash(previous, number, now, (by, action, subject), detail)
    models.Audit.objects.create(
        no=number, at_utc=now, by=by, action=action, subject=subject, detail=detail, previous_hash=previous, hash=link
    )
    remember("audit", link)
    return link


def audit_hash(
    previous: str, number: int, at: datetime, who_what: tuple[str, str, str | None], detail: dict[str, object] | None
) -> str:
    """Return the hash of an audit entry: SHA-256 over the hash before it and its own canonical JSON."""
    by, action, subject = who_what
    entry = {"no": number, "at": at, "by": by, "action": action, "subject": subject, "detail": detail}
    return canonical.sha256(previous.encode() + canonical.encode(entry))
