"""Who it turns out to be: 'Bendahara tim sukses itu ternyata kasi di kelurahan', 'Yang pegang mik itu bu kabid'.

Used by `roles` only. The act is told first, the post that did it stands behind a word of naming, with nothing but
fillers between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent
    from pipelines.reading.phrases import Phrases

_NAMES = frozenset(("itu", "ternyata", "rupanya", "adalah", "ialah", "yaitu", "yakni", "merupakan", "kan", "tuh", "tu"))
_FILLERS = frozenset((
    "seorang", "oknum", "salah", "satu", "masih", "juga", "benar", "betul", "memang", "asli", "beneran", "berstatus",
    "sebenarnya", "jelas", "lain", "bukan", "dan", "seseorang", "sang", "si", "pak", "bu", "bapak", "ibu", "dua",
    "tiga", "cuma", "ya", "sih", "dia", "orangnya",
))  # fmt: skip
_REACH = 5  # tokens from the word of naming to the post
_FAR = 16  # tokens from the act to the word of naming
_VERBS = ("me", "di", "ber")
_SHORTEST = 6


def turns_out(draft: Draft, phrases: Phrases, event: FoundEvent, here: list[int]) -> bool:
    """Make the post behind a word of naming the agent; say whether there is one. Orders and punishments have none."""
    rule = event.rule
    if not here or rule.directive or rule.punishes or rule.decision or rule.owner:
        return False
    named = _named(draft, phrases, event.hit, here)
    event.agent = named if named is not None else event.agent
    return named is not None


def _named(draft: Draft, phrases: Phrases, hit: Hit, here: list[int]) -> int | None:
    """The post behind 'itu', 'ternyata'; 'ternyata bukan camat' names nobody."""
    for number in here:
        found = phrases.actors[number]
        if not hit.last < found.first <= hit.last + _FAR + _REACH:
            continue
        at = found.first - 1
        while at >= hit.last and found.first - at <= _REACH and draft.tokens[at] in _FILLERS:
            at -= 1
        if draft.tokens[at] not in _NAMES or at < hit.last:
            continue
        between = draft.tokens[at : found.first]
        told = draft.tokens[hit.last : at]
        verb = any(len(word) >= _SHORTEST and word.startswith(_VERBS) for word in told)
        return None if "bukan" in between or "," in told or verb else number
    return None
