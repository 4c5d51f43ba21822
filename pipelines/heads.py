"""One person told twice: a bare word takes the class it has elsewhere in the text. Used by `participants` only.

So 'guru itu' is the 'guru PPPK' where the text tells people of that word of one status only (A10 of actors.toml).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.draft import Draft
    from pipelines.participants import FoundActor
    from pipelines.record import ActorClass

_TOLD = frozenset(("asn", "asn_presumed", "non_asn_public"))
_TAKEN_UP = (["itu"], ["tersebut"], ["ini"])


def same_heads(draft: Draft, found: list[FoundActor]) -> list[FoundActor]:
    """Return the actors, bare ones with the class that their word has elsewhere in the text."""
    heads = draft.knowledge.words["reading.head_words"]
    told: dict[str, set[ActorClass]] = {}
    for one in found:
        if one.actor.cls in _TOLD and draft.tokens[one.first] in heads:
            told.setdefault(draft.tokens[one.first], set()).add(one.actor.cls)
    beside = {(draft.tokens[one.first], one.actor.sentence) for one in found if one.actor.cls in _TOLD}
    result: list[FoundActor] = []
    for one in found:
        head = draft.tokens[one.first]
        classes = told.get(head, set())
        bare = one.actor.cls == "unknown" and not one.actor.generic and not one.impostor
        if classes == {"non_asn_public"} and draft.tokens[one.last : one.last + 1] not in _TAKEN_UP:
            bare = False  # 'pegawai kontrak' tells nothing of 'pegawai Pemkot'
        if bare and len(classes) == 1 and (head, one.actor.sentence) not in beside:
            result.append(replace(one, actor=replace(one.actor, cls=next(iter(classes)))))
        else:
            result.append(one)
    return result
