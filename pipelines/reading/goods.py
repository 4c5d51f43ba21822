"""What one verb hands out: material that shows a side (N01), goods of value (N08). Called by `yielding` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_OTHER_CLAUSE = frozenset(("saat", "ketika", "sewaktu", "kepada", "yang", "usai", "di", "dalam", "pada", "sebelum"))
_LIVE = frozenset(("realised", "alleged"))
_SMALL = frozenset(("stiker", "label", "logo", "gambar", "foto", "kartu", "brosur", "selebaran", "nama", "pamflet"))
_ON, _AT, _PRINT = frozenset(("di", "ke", "pada", "dalam")), 2, 5  # tokens: 'stiker paslon 3 di paket terpal'
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
    if "gives" not in event.rule.known_as or thing is None:
        return False
    if thing.last <= event.hit.first:
        return _of_another_verb(event, events)
    material = [o.object_hit for o in events if "material" in o.rule.known_as and o.hit.first == event.hit.first]
    between = draft.tokens[event.hit.last : thing.first]
    nearer = any(other is not None and event.hit.last <= other.first < thing.first for other in material)
    return nearer and not _OTHER_CLAUSE.isdisjoint(between)


def _of_another_verb(event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'mengisi bensin mobil dinas lalu menyebar brosur cawali': the brochures are spread, the petrol is not."""
    same = [o.object_hit for o in events if "material" in o.rule.known_as and o.hit.first == event.hit.first]
    return event.voice == "active" and any(thing is not None and thing.first >= event.hit.last for thing in same)


def _print_on(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'menempelkan stiker paslon di karung beras sebelum dikirim': what is stuck on a gift is the gift's print."""
    thing = event.object_hit
    if thing is None or not _SMALL.issuperset(draft.tokens[thing.first : thing.first + 1]):
        return False
    gifts = [o for o in events if "gives" in o.rule.known_as and o.reach.mood in _LIVE and o.object_hit is not None]
    for gift in gifts:
        goods = gift.object_hit
        between = draft.tokens[thing.last : goods.first] if goods is not None else []
        if 0 < len(between) <= _PRINT and not _ON.isdisjoint(between[-_AT:]) and "," not in between:
            return True
    return False


def of_value(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'bagi-bagi tumbler bergambar cawalkot': what has a value is a gift (N08), no material beside it."""
    thing = event.object_hit
    if "material" not in event.rule.known_as or thing is None:
        return False
    if _print_on(draft, event, events):
        return True
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
