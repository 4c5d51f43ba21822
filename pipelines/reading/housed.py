"""Posts that name no house of their own: 'RSUD itu parah, direkturnya ...', 'nakhoda kapal dinas'. By `participants`.

A director may serve a hospital of the regency or a firm, whoever steers a ship the state or a fisherman. Such a post
counts only beside the house it belongs to: told in front of it, or the thing of the state right behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_BACK = 12  # tokens from a house to the one at its head
_BEHIND = 4  # tokens from whoever steers to the vehicle
_FIRMS = frozenset(("pdam", "perumda", "perusda", "bumd", "bumn", "bulog", "bumdes", "bpr"))
_PRIVATE = frozenset(("swasta", "pt", "cv", "yayasan", "kampus", "universitas", "klinik"))
_HOUSES = frozenset((
    "rsud", "puskesmas", "upt", "uptd", "dinas", "museum", "badan", "sma", "sman", "smk", "smp", "smpn", "sd", "sdn",
    "lapas", "kantor",
))  # fmt: skip
_OPENS = frozenset((",", ":", ";", "-", "malah", "eh", "masak", "masa", "sampai", "sampe", "tapi", "soalnya"))
_STATE = frozenset(("office_place", "facility"))


def without_house(draft: Draft, hit: Hit) -> bool:
    """Whether the post needs a house of the state beside it, and none is told."""
    word, lists = draft.view.text[hit.start : hit.end], draft.knowledge.words
    if word in lists["reading.steers"]:
        return not _steers_for_state(draft, hit)
    return word in lists["reading.house_heads"] and house(draft, hit) is None


def house(draft: Draft, hit: Hit) -> str | None:
    """The word that tells whose director he is: 'RSUD Pacitan kok jadi begini, direkturnya ...'."""
    begin = draft.sentences[max(0, hit.sentence - 1)].first_token
    opens = hit.first == draft.sentences[hit.sentence].first_token or draft.tokens[hit.first - 1] in _OPENS
    if not opens and draft.view.text[hit.start : hit.end].endswith("nya"):
        return None  # 'pasien puskesmas itu kepalanya benjol'
    front = draft.tokens[max(begin, hit.first - _BACK) : hit.first]
    houses = _FIRMS | (draft.knowledge.words["reading.agencies"] & _HOUSES)
    if not _PRIVATE.isdisjoint(front):
        return None
    return next((word for word in reversed(front) if word in houses), None)


def of_firm(draft: Draft, hit: Hit) -> bool:
    """'PDAM Jombang lucu, direkturnya ...': the head of a firm of the state is no civil servant."""
    word = draft.view.text[hit.start : hit.end]
    return word in draft.knowledge.words["reading.house_heads"] and house(draft, hit) in _FIRMS


def _steers_for_state(draft: Draft, hit: Hit) -> bool:
    behind = draft.tokens[hit.last : hit.last + _BEHIND]
    named = not (draft.knowledge.words["reading.agencies"] | {"dinas", "pemerintah"}).isdisjoint(behind)
    things = draft.near(hit.last, hit.last + 1, 1)
    return named or any(o.first >= hit.last and not _STATE.isdisjoint(o.meanings.objects) for o in things)
