"""What others do with an act or a picture of it: who watches, shares, cleans up, gave the order. Used by `overlaps`.

Each question takes an act away that is no act of the official, none makes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.elsewhere import GOING_ROUND, STIRS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_LIVE = frozenset(("realised", "alleged"))
_HANDS_ON = frozenset(("N01", "N02", "N05", "N06", "N08"))
_ORDERED = ("disuruh", "diminta", "diperintah", "dipaksa", "diajak")
_BOSSES = frozenset(("atasan", "atasannya", "bos", "bosnya", "pimpinan", "pimpinannya", "teman", "temannya", "kawan"))
_BY = 2  # tokens behind the order to who gave it
_GOES_ROUND = ("dibagi", "disebar", "diunggah", "beredar", "tersebar", "diedar")
_PICTURES = frozenset(("foto", "fotonya", "video", "videonya", "rekaman", "potret", "gambar", "tangkapan"))
_GREETINGS = frozenset(
    ("assalamualaikum", "asalamualaikum", "halo", "hai", "hallo", "dear", "salam", "selamat", "punten")
)
_OPENS = 4  # tokens
_ONLINE = frozenset(("N02", "N03", "N99"))
_ASKS = frozenset(("minta", "meminta", "mintain", "mintai"))
_FILMS = ("video", "rekaman", "cuplikan")


def by_others(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """Return whether the words tell what others do."""
    return any(ask(draft, event, events) for ask in _ASKED.get(event.rule.code, ()))


def _others_watch(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'jadi MC kampanye, ribuan orang menonton', '..., videonya ditonton': who watches is somebody else."""
    return event.word.startswith(("nonton", "menonton", "ditonton")) and any(
        o.rule.code == "N06" and o.reach.mood in _LIVE and o.hit.last <= event.hit.first for o in events
    )


def _on_orders(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'Alasan camat membagikan sembako: disuruh atasan': an excuse for what he did, no act of its own."""
    if not event.word.startswith(_ORDERED):
        return False
    by = [word for word in draft.tokens[event.hit.last : event.hit.last + _BY] if word not in {"oleh", "sama", "pak"}]
    done = any(o.rule.code != "N07" and o.reach.mood in _LIVE and o.hit.last <= event.hit.first for o in events)
    return done and by[:1] != [] and by[0] in _BOSSES


def _told_to_clean(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'... tempel poster, pak RT yang disuruh bersihin': what stands in front of the comma is another's act."""
    thing, last = event.object_hit, event.hit.last
    if (
        "order" not in event.rule.known_as
        or thing is None
        or thing.first >= event.hit.first
        or "suruh" not in event.word
    ):
        return False
    done = any(o.rule.code in _HANDS_ON | {"N09"} and o.hit.last <= event.hit.first for o in events)
    by = any(0 <= o.first - last <= 1 for o in draft.near(last, last, 1, "post"))
    return done and not by and "," in draft.tokens[thing.last : event.hit.first]


def _of_the_picture(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'Foto lurah salam dua jari bareng caleg ramai dibagikan di grup': the picture goes round, he shares nothing."""
    row, last, thing = draft.sentences[event.hit.sentence], event.hit.last, event.object_hit
    if _PICTURES.isdisjoint(draft.tokens[row.first_token : row.first_token + _OPENS]):
        return False
    if thing is not None and thing.first > last and not GOING_ROUND.isdisjoint(draft.tokens[last : thing.first]):
        return True  # 'foto lurah membagikan sembako bergambar cabup beredar di grup'
    if "shares" not in event.rule.known_as or not event.word.startswith(_GOES_ROUND):
        return False
    acts = [o for o in events if o.rule.code not in _ONLINE and o.reach.mood in _LIVE]
    seen = any(o.hit.last <= event.hit.first for o in acts)
    return seen and not any(0 <= o.first - last <= 1 for o in draft.near(last, last, 1, "post"))


def _stirred_there(draft: Draft, event: FoundEvent, _: list[FoundEvent]) -> bool:
    """'Heboh di medsos, anggota Satpol PP berpidato untuk cabup', 'Halo grup, kok bidan ...': no act online."""
    thing, begin = event.object_hit, draft.sentences[event.hit.sentence].first_token
    if thing is None or thing.last > event.hit.first or draft.tokens[begin] not in STIRS | _GREETINGS:
        return False
    return thing.first - begin <= _OPENS and "," in draft.tokens[thing.last : event.hit.first]


def _gathered_from_others(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'keliling minta fotokopi KTP untuk dukung calon independen': others' copies are asked for (N07)."""
    thing = event.object_hit
    return thing is not None and any(
        order.rule.code == "N07" and order.word in _ASKS and 0 <= thing.first - order.hit.last <= 1 for order in events
    )


def _filmed(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'video camat joget bareng cawabup': what the film shows is the dance, no picture taken with him."""
    thing = event.object_hit
    if "photo_together" not in event.rule.known_as or thing is None or not event.word.startswith(_FILMS):
        return False
    return any(o.rule.code in {"N05", "N06"} and event.hit.last < o.hit.last <= thing.last for o in events)


_ASKED: dict[str, tuple[Callable[[Draft, FoundEvent, list[FoundEvent]], bool], ...]] = {
    "N02": (_of_the_picture, _stirred_there),
    "N03": (_of_the_picture,),
    "N04": (_filmed,),
    "N05": (_others_watch,),
    "N07": (_told_to_clean, _on_orders),
    "N14": (_gathered_from_others,),
}
