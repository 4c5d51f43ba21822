"""What one verb hands out: material that shows a side (N01), goods of value (N08). Called by `yielding` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_OTHER_CLAUSE = frozenset(("saat", "ketika", "sewaktu", "kepada", "yang", "usai", "di", "dalam", "pada", "sebelum"))
_STUCK = frozenset(("stiker", "label", "gambar", "logo"))
_STICKS = frozenset(
    ("ada", "ditempeli", "ditempel", "tertempel", "nempel", "menempel", "dipasangi", "berisi", "diberi")
)
_PACKS = frozenset((
    "karung", "karungnya", "kardus", "kardusnya", "dus", "dusnya", "plastik", "plastiknya", "botol", "botolnya",
    "bungkus", "bungkusnya", "kemasan", "kemasannya", "kantong", "kantongnya", "paket", "paketnya", "tas", "tasnya",
    "kresek", "kreseknya", "kotak", "kotaknya", "besek", "beseknya", "ember", "galon", "tutup", "tutupnya", "tiap",
))  # fmt: skip
_PACKED, _SIZE = 10, 6  # tokens: from the goods to what sticks to them; 'ukuran lima kilogram'


def no_gift(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'bagikan stiker cabup kepada petani saat penyaluran pupuk': the goods are of another clause, the stickers go."""
    thing = event.object_hit
    if "gives" not in event.rule.known_as or thing is None or thing.first <= event.hit.last:
        return False
    material = [o.object_hit for o in events if "material" in o.rule.known_as and o.hit.first == event.hit.first]
    between = draft.tokens[event.hit.last : thing.first]
    nearer = any(other is not None and event.hit.last <= other.first < thing.first for other in material)
    return nearer and not _OTHER_CLAUSE.isdisjoint(between)


def of_value(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'bagi-bagi tumbler bergambar cawalkot': what has a value is a gift (N08), no material beside it."""
    thing = event.object_hit
    if "material" not in event.rule.known_as or thing is None:
        return False
    gifts = [o for o in events if "gives" in o.rule.known_as and o.object_hit is not None]
    return any(o.hit.first == event.hit.first and o.object_hit is thing for o in gifts) or any(
        _on_the_pack(draft, o.object_hit.last, thing) for o in gifts if o.object_hit is not None
    )


def _on_the_pack(draft: Draft, behind: int, thing: Hit) -> bool:
    """'bagi-bagi beras, ada stiker paslon di karungnya', 'minyak goreng dengan stiker cabup': no stickers go round."""
    if _STUCK.isdisjoint(draft.tokens[thing.first : thing.last]) or not 0 <= thing.first - behind <= _PACKED:
        return False
    between = draft.tokens[behind : thing.last]
    on_it = "dengan" in between and thing.first - behind <= _SIZE
    around = draft.tokens[behind : thing.last + _SIZE]
    return on_it or (not _PACKS.isdisjoint(around) and not _STICKS.isdisjoint(around))
