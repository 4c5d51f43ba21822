"""A thing of the state told in front of its negated verb: 'mobil dinas tidak kami pinjamkan'. Used by `unreal` only.

The negation stands behind the act and looks forward; what it denies is the verb that the thing belongs to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_NEAR, _VERB = 3, 4  # tokens from the thing to the negation, from there to the verb
_SUBJECTS = frozenset((
    "kami", "kita", "saya", "mereka", "dia", "ia", "pernah", "akan", "bakal", "boleh", "bisa", "sempat", "ikut", "mau",
    "jadi", "lagi", "aku", "beliau",
))  # fmt: skip
_PASSED_ON = ("pinjam", "sewa", "keluar", "pakai", "guna", "sedia", "kerah", "kasih", "beri", "lepas", "antar", "kirim")
_PREFIXES = ("di", "meng", "mem", "men", "me", "nge")
_GIVEN = ("pinjam", "minjam", "nyewa", "menyewa", "ngasih", "memberi", "mengerah", "ngerah", "mengirim", "memakai")


def not_lent(draft: Draft, event: FoundEvent) -> bool:
    """'speedboat dinas tidak kami pinjamkan', 'perahu dinas tak pernah kami sewakan': nobody has lent it."""
    if event.rule.code != "N09" or event.voice not in {"noun", "passive"}:
        return False
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : min(row.last_token, event.hit.last + _NEAR + _VERB)]
    nots = draft.knowledge.words["reading.not"]
    at = next((n for n, word in enumerate(behind[:_NEAR]) if word in nots), None)
    if at is None or not {",", "yang", "karena", ":"}.isdisjoint(behind[:at]):
        return False
    rest = [word for word in behind[at + 1 :] if word not in _SUBJECTS]
    return bool(rest) and _hands_over(rest[0])


def _hands_over(word: str) -> bool:
    stem = next((word[len(front) :] for front in _PREFIXES if word.startswith(front)), word)
    return word.startswith(_PASSED_ON + _GIVEN) or stem.startswith(_PASSED_ON)
