"""Threats that tell the harm first: 'SPJ bakal dipersulit kalau guru tidak setor foto surat suara'. Used by `threats`.

The condition is what is demanded, whoever is quoted makes the threat, those who are to do it are pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_CONDITION = 7  # tokens from the word of supposing to what is demanded
_SAYS = frozenset((
    "kata", "ujar", "kate", "ancam", "ancaman", "ancamannya", "menurut", "pesan", "gertak", "bilang", "ucap", "tegas",
    "dibilangin", "dikasih", "tahu", "sama", "dari", "jare", "ceuk", "cakap",
))  # fmt: skip
_DEMANDED = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N11", "N14"))
_SAID = 3  # tokens between a verb of saying and the post
_OPEN = frozenset(("conditional", "negated", "failed", "prospective"))


def settle(draft: Draft, actors: list[FoundActor], event: FoundEvent) -> bool:
    """Make the demand a threat that is made, by whoever is quoted; say whether it is one."""
    demand = event.rule.code == "N18" or (event.rule.code in _DEMANDED and not event.rule.directive)
    if event.reach.mood not in _OPEN or event.rule.punishes or not demand:
        return False
    row, lists, tokens = draft.sentences[event.hit.sentence], draft.knowledge.words, draft.tokens
    first = max(row.first_token, event.hit.first - _CONDITION)
    at = next((n for n in range(event.hit.first - 1, first - 1, -1) if tokens[n] in lists["reading.if_words"]), None)
    if at is None or lists["reading.not"].isdisjoint(tokens[at + 1 : event.hit.first]):
        return False
    front = f" {draft.view.text[row.start : draft.starts[at]]}"
    if not any(f" {phrase}" in front for phrase in lists["reading.consequences"] | lists["reading.my_doing"]):
        return False
    speakers = [
        n
        for n, found in enumerate(actors)
        if found.actor.sentence == event.hit.sentence
        and (found.first < at or found.first > event.hit.last)
        and not _SAYS.isdisjoint(tokens[max(row.first_token, found.first - _SAID) : found.first])
    ]
    if event.rule.code != "N18":  # 'tunjangan ditahan kalau kami tidak pasang stiker petahana'
        if not speakers or event.side is None:
            return False
        event.rule = draft.knowledge.known["threatens_refusers"]
    event.reach.mood = "realised"
    if speakers and speakers[0] != event.agent:
        event.patients = () if event.agent is None else (event.agent,)
        event.agent = speakers[0]
    return True
