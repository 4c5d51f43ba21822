"""What a list or a register does not hold: a name that is not in it, a copy never used. Used by `unreal` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

LISTED = frozenset(("N11", "N12", "N14"))
_NO = frozenset(("tidak", "tak", "belum", "gak", "nggak"))
_EVER = frozenset(("pernah", "lagi", "sempat", "juga"))
_STANDS_IN = frozenset((
    "ada", "tercantum", "terdaftar", "tercatat", "masuk", "dipakai", "tertera", "muncul", "terdapat", "digunakan",
))  # fmt: skip


def not_listed(draft: Draft, event: FoundEvent) -> bool:
    """'Nama camat tidak ada dalam SK tim', 'KTP lurah tidak pernah dipakai': what a list lacks is no part in it."""
    thing, row = event.object_hit, draft.sentences[event.hit.sentence]
    last = event.hit.last if thing is None else max(event.hit.last, thing.last)
    words = draft.tokens[row.first_token : last]
    words = words[len(words) - words[::-1].index(",") :] if "," in words[:-1] else words
    plain = [word for word in words if word not in _EVER]
    # 'belum ada sanksi bagi camat yang masuk tim', 'tak ada bukti camat masuk tim': not so
    reactions = draft.knowledge.words["reading.reactions"] | {"bukti"}
    return any(
        one in _NO and two in _STANDS_IN and three not in reactions
        for one, two, three in zip(plain, plain[1:], [*plain[2:], ""], strict=False)
    )
