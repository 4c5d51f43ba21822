"""A rally that only says when: 'sehari setelah deklarasi cabup', 'dua jam sebelum kampanye'. Used by `sides` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_RALLIES = frozenset(("deklarasi", "kampanye", "debat", "pendaftaran", "penetapan", "pencalonan", "akbar", "kunjungan"))
_BEFORE_OR_AFTER = frozenset(("setelah", "sebelum", "sesudah", "usai", "seusai", "selepas", "jelang", "menjelang"))
_SPANS = frozenset((
    "sehari", "seminggu", "sepekan", "sebulan", "sejam", "hari", "minggu", "pekan", "bulan", "jam", "lusa", "semalam",
))  # fmt: skip


def only_dated(draft: Draft, hit: Hit) -> bool:
    """'mengantar jemaah dengan bus kantor, sehari setelah deklarasi cabup': the rally only says when."""
    first = hit.first
    while draft.tokens[first - 1] in _RALLIES:
        first -= 1
    front = draft.tokens[max(draft.sentences[hit.sentence].first_token, first - 3) : first]
    said = draft.tokens[first] in _RALLIES and front[-1:] != [] and front[-1] in _BEFORE_OR_AFTER
    return said and (front[-2:-1] != [] and front[-2] in _SPANS)
