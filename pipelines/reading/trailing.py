"""Acts in the complement of an act that is not done: they are not done either. Used by `framing` and `undoing`.

'Bupati minta kades tidak membuat polling yang mengunggulkan cawalkot', 'lurah tidak menyuruh RT mengarahkan warga':
the negation stands before the first verb, and what the second tells is a part of what the first does not do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_UNDONE = frozenset(("negated", "barred"))
_LIVE = frozenset(("realised", "alleged"))
_NOT_TO, _FILLERS = frozenset(("jangan", "dilarang")), frozenset(("ada", "yang", "sampai", "satu", "pun", "lagi"))
_COMES = frozenset((
    "ikut", "ikutan", "nonton", "menonton", "datang", "hadir", "foto", "berfoto", "selfie", "pakai", "pasang",
    "joget", "keluar", "nimbrung", "mampir", "mendekat", "merapat", "like", "komentar", "terlibat",
))  # fmt: skip
_ORDERED = 8  # tokens from the word of order to 'jangan'
_REACH = 6  # tokens between the two verbs
_KEPT = frozenset(("N10", "N18"))  # what befalls whoever did not do it
_TURNS = frozenset((
    ",", ";", ":", "tetapi", "tapi", "namun", "malah", "justru", "karena", "lantaran", "sebab", "usai", "setelah",
    "meski", "padahal", "walau", "dan", "lalu", "sebelum", "saat", "ketika", "selain", "agar", "supaya",
))  # fmt: skip


def trail(draft: Draft, events: list[FoundEvent]) -> None:
    """Give each act the mood of the undone act whose complement it stands in; the events stand in text order."""
    undone: FoundEvent | None = None
    for event in events:
        if event.reach.mood in _UNDONE and event.rule.code not in _KEPT and not event.rule.refused:
            undone = event
        elif undone is not None and event.reach.mood in _LIVE and _within(draft, undone, event):
            event.reach.mood = undone.reach.mood


def _within(draft: Draft, undone: FoundEvent, event: FoundEvent) -> bool:
    if event.hit.sentence != undone.hit.sentence or event.rule.code in _KEPT or event.rule.punishes:
        return False
    between = draft.tokens[undone.hit.last : event.hit.first]
    same = event.agent is None or event.agent == undone.agent or event.agent in undone.patients
    return same and 0 <= event.hit.first - undone.hit.last <= _REACH and _TURNS.isdisjoint(between)


def ends_refused(draft: Draft, actors: list[FoundActor], event: FoundEvent) -> bool:
    """'Lurah diminta membagikan kaus tapi menolak': somebody untold asks, and the refusal closes the sentence."""
    lists, row = draft.knowledge.words, draft.sentences[event.hit.sentence]
    if event.agent is not None or not event.rule.directive or event.word not in lists["reading.offered"]:
        return False
    if not any(actors[number].first < event.hit.first for number in event.patients):
        return False
    words = [word for word in draft.tokens[event.hit.last : row.last_token] if word.isalpha()]
    return words[-1:] != [] and words[-1] in lists["reading.turned_down"]


def bars_behind(draft: Draft, event: FoundEvent) -> bool:
    """'Rombongan paslon 5 lewat depan, perintah pak sekcam jangan ada yang ikut nonton': what is ordered is to stay."""
    thing, hit = event.object_hit, event.hit
    if "netral" in draft.tokens[hit.last : hit.last + 2]:
        return True  # 'minta netral'
    if thing is None or thing.last > hit.first or hit.sentence != thing.sentence:
        return False
    row, unfailing = draft.sentences[hit.sentence], draft.knowledge.words["reading.unfailing"]
    behind = draft.tokens[hit.last : min(row.last_token, hit.last + _ORDERED)]
    at = next((n for n, word in enumerate(behind) if word in _NOT_TO), None)
    if at is None or not {",", ":", "."}.isdisjoint(behind[:at]):
        return False
    told = [word for word in draft.tokens[hit.last + at + 1 : row.last_token] if word not in _FILLERS]
    return told[:1] != [] and told[0] not in unfailing and (told[0] in _COMES or "netral" in told)
