"""What one verb hands out: material that shows a side (N01), goods of value (N08). Called by `yielding` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_OTHER_CLAUSE = frozenset(("saat", "ketika", "sewaktu", "kepada", "yang", "usai", "di", "dalam", "pada", "sebelum"))


def no_gift(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'bagikan stiker cabup kepada petani saat penyaluran pupuk': the goods are of another clause, the stickers go."""
    thing = event.object_hit
    if "gives" not in event.rule.known_as or thing is None or thing.first <= event.hit.last:
        return False
    material = [o.object_hit for o in events if "material" in o.rule.known_as and o.hit.first == event.hit.first]
    between = draft.tokens[event.hit.last : thing.first]
    nearer = any(other is not None and event.hit.last <= other.first < thing.first for other in material)
    return nearer and not _OTHER_CLAUSE.isdisjoint(between)


def of_value(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'bagi-bagi tumbler bergambar cawalkot': what has a value is a gift (N08), no material beside it."""
    thing = event.object_hit
    return "material" in event.rule.known_as and any(
        "gives" in o.rule.known_as and o.hit.first == event.hit.first and o.object_hit is thing for o in events
    )
