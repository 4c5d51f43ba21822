"""Who it turns out to be: 'Bendahara tim sukses itu ternyata kasi di kelurahan', 'Yang pegang mik itu bu kabid'.

Used by `roles`, and by `judging` for a headline of one line. The act is told first, the post that did it stands behind
a word of naming, with nothing but fillers between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.phrases import Phrases

_NAMES = frozenset(("itu", "ternyata", "rupanya", "adalah", "ialah", "yaitu", "yakni", "merupakan", "kan", "tuh", "tu"))
_FILLERS = frozenset((
    "seorang", "oknum", "salah", "satu", "masih", "juga", "benar", "betul", "memang", "asli", "beneran", "berstatus",
    "sebenarnya", "jelas", "lain", "bukan", "dan", "seseorang", "sang", "si", "pak", "bu", "bapak", "ibu", "dua",
    "tiga", "cuma", "ya", "sih", "dia", "orangnya",
))  # fmt: skip
_STYLED = frozenset(("explainer", "explainer_strong", "opinion_strong", "statistics_strong", "risk", "risk_strong"))
_REACH = 5  # tokens from the word of naming to the post
_FAR = 16  # tokens from the act to the word of naming
_DOERS = ("pem", "pen", "peng")
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
        if not hit.last <= found.first <= hit.last + _FAR + _REACH:
            continue
        at = found.first - 1
        while at >= hit.last and found.first - at <= _REACH and draft.tokens[at] in _FILLERS:
            at -= 1
        doer = at == hit.last - 1 and draft.tokens[at].startswith(_DOERS)  # 'pembaginya kepala dusun'
        if not doer and (draft.tokens[at] not in _NAMES or at < hit.last):
            continue
        between = draft.tokens[at : found.first]
        told = draft.tokens[hit.last : at]
        verb = any(len(word) >= _SHORTEST and word.startswith(_VERBS) for word in told)
        return None if "bukan" in between or "," in told or verb else number
    return None


def opens_the_line(draft: Draft, found: FoundActor, event: FoundEvent) -> bool:
    """'PNS dampingi istri kampanye sambil pakai seragam partai': one line, told as done, that opens with who did it."""
    row = draft.sentences[event.hit.sentence]
    told = event.reach.mood == "realised" and not event.reach.reached and not draft.having("op")
    if len(draft.sentences) > 1 or found.first != row.first_token or not told:
        return False
    if event.voice in {"noun", "passive"} or event.hit.passive:
        return False
    return not any(m.kind == "cue" and m.id in _STYLED for hit in draft.hits for m in hit.meanings)
