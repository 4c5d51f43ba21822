"""Who else did it: the side itself, somebody named, an account. Used by `bounds` only.

'Bansos diaku-aku caleg, kepala dinas ...', 'Kampanye dipimpin Darmo Sutirta, kapolres ...': the doer stands at the verb
and has no post; the official of the next clause does something of his own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.found import within

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.sides import FoundSide

_POLL_NEAR, _ACCOUNT_NEAR, _BY_NEAR = 6, 3, 8  # tokens
_BY = frozenset(("sama", "oleh", "ama", "karo", "ku", "ku'"))
_UMPIRES = frozenset(("kpu", "kpud", "bawaslu", "panwaslu", "panwascam", "pps", "ppk"))
_HELD_BY = frozenset((
    "gelaran", "digelar", "oleh", "milik", "garapan", "acara", "kegiatan", "sosialisasi", "diadakan", "hajatan",
    "agenda", "besutan", "diselenggarakan", "bikinan", "simulasi", "kirab", "rapat", "undangan", "panggung", "senam",
))  # fmt: skip


def by_the_side(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'Bansos diaku-aku caleg, kepala dinas meminta warga tidak percaya': the side itself does it."""
    begin = draft.sentences[hit.sentence].first_token
    if side is None or within(actors, begin, hit.first):
        return False
    passive = hit.passive or draft.tokens[hit.first].startswith("di")
    return side.last == hit.first or (passive and 0 <= side.first - hit.last <= 1)


def for_the_poll(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'menyediakan halaman sekolahnya untuk TPS 07', 'menanggung sewa tenda untuk TPS': the poll serves no side."""
    behind = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _POLL_NEAR)]
    return "untuk" in behind and "tps" in behind[behind.index("untuk") :][:2]


def by_somebody_named(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Kampanye paslon 2 dipimpin Darmo Sutirta, kapolres menurunkan personel': a name right behind the passive."""
    row = draft.sentences[hit.sentence]
    if not hit.passive or hit.last >= row.last_token or draft.title_case(hit.sentence):
        return False
    return draft.is_upper(hit.last) and not within(actors, hit.last, hit.last + 2)


def by_an_account(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Video camat diposting ulang akun timses, camat minta dihapus': the account reposts, no post owns it."""
    behind = draft.tokens[hit.last : hit.last + 2]
    return hit.passive and "akun" in behind and not within(actors, hit.last, hit.last + _ACCOUNT_NEAR)


def by_the_side_behind(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'Kadis disebut tukang ngibul sama paslon 3', 'dihina oleh cabup': the side speaks of the post in front."""
    if side is None or side.first < hit.last or not (hit.passive or draft.tokens[hit.first].startswith("di")):
        return False
    begin = draft.sentences[hit.sentence].first_token
    by = not _BY.isdisjoint(draft.tokens[side.first - 1 : side.first]) or side.first == hit.last
    return by and bool(within(actors, begin, hit.first))


def at_an_umpires_event(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'jadi MC simulasi pencoblosan gelaran KPU', 'memandu sosialisasi KPU': the poll's own event serves no side."""
    last = min(draft.sentences[hit.sentence].last_token, hit.last + _BY_NEAR)
    stop = next((n for n in range(hit.last, last) if draft.tokens[n] == ","), last)
    return any(
        draft.tokens[n] in _UMPIRES and draft.tokens[n - 1] in _HELD_BY and n > hit.last for n in range(hit.last, stop)
    )
