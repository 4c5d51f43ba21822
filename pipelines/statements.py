"""What the accused says of the allegation: admitted, denied, disputed. Used by `read` only.

The speaker must hold a post; witnesses and authorities make no statement of the accused. A statement never moves a
status.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.draft import Draft
    from pipelines.matching import Hit
    from pipelines.participants import FoundActor
    from pipelines.record import StatementId

_SUBJECT_NEAR = 4
_NAMES: dict[str, StatementId] = {"admitted": "admitted", "denied": "denied", "disputed": "disputed"}


@dataclass(slots=True)
class FoundStatement:
    """A statement and the words it rests on."""

    id: StatementId
    hit: Hit


def find_statements(draft: Draft, actors: list[FoundActor]) -> list[FoundStatement]:
    """Return the statements in text order; the caller drops them where nothing is alleged."""
    speaking = {actor.actor.sentence for actor in actors}
    lists = draft.knowledge.words
    found: list[FoundStatement] = []
    for hit in draft.hits:
        meaning = hit.get("stmt")
        if meaning is None:
            continue
        name = _NAMES[meaning.id]
        if name != "disputed" and not _by_accused(draft, hit, speaking):
            continue
        if name == "admitted":
            following = set(draft.tokens[hit.last : hit.last + 2])
            if following & lists["step.turns_admission"]:
                name = "denied"
            elif following & lists["step.no_admission"]:
                continue
        found.append(FoundStatement(name, hit))
    return found


def _by_accused(draft: Draft, hit: Hit, speaking: set[int]) -> bool:
    """The speaker is a post, not an authority or a witness."""
    begin = draft.sentences[hit.sentence].first_token
    for other in draft.near(hit.first, hit.last, _SUBJECT_NEAR):
        before = 0 <= hit.first - other.last <= _SUBJECT_NEAR
        if before and other.sentence == hit.sentence and other.has("authority"):
            return False
    if set(draft.tokens[max(begin, hit.first - _SUBJECT_NEAR) : hit.first]) & draft.knowledge.words["step.public"]:
        return False
    return any(number in speaking for number in (hit.sentence, hit.sentence - 1, hit.sentence - 2))
