"""What the accused says of the allegation: admitted, denied, disputed. Used by `read` only.

The speaker must hold a post; witnesses and authorities make no statement of the accused. Only the accused admits: who
was ordered or moved, a reporter, a superior do not. A statement never moves a status.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.acts import FoundEvent
    from pipelines.draft import Draft
    from pipelines.matching import Hit
    from pipelines.participants import FoundActor
    from pipelines.record import StatementId
    from pipelines.steps import FoundStep

_SUBJECT_NEAR = 4
_SPEAKER_BACK = 3  # sentences: 'ia' in a paragraph of short quotes
_TURNED_WITHIN = 2  # sentences
_SHORTEST_PASSIVE = 5
_NAMES: dict[str, StatementId] = {"admitted": "admitted", "denied": "denied", "disputed": "disputed"}


@dataclass(slots=True)
class FoundStatement:
    """A statement and the words it rests on."""

    id: StatementId
    hit: Hit


def find_statements(
    draft: Draft, actors: list[FoundActor], events: list[FoundEvent], steps: list[FoundStep]
) -> list[FoundStatement]:
    """Return the statements in text order; the caller drops them where nothing is alleged."""
    speaking = {actor.actor.sentence for actor in actors}
    lists = draft.knowledge.words
    accused = _accused(actors, events, steps)
    found: list[FoundStatement] = []
    for hit in draft.hits:
        meaning = hit.get("stmt")
        if meaning is None:
            continue
        name = _NAMES[meaning.id]
        if name != "disputed" and not _by_accused(draft, hit, speaking):
            continue
        if name == "admitted":
            following = draft.tokens[hit.last : hit.last + 2]
            if set(following) & lists["step.turns_admission"]:
                name = "denied"
            elif (
                set(following) & lists["step.no_admission"]
                or _undergone(following)
                or (accused and not _is_accused(hit, actors, accused))
            ):
                continue
        found.append(FoundStatement(name, hit))
    return [row for row in found if not _turned(row, found)]


def _accused(actors: list[FoundActor], events: list[FoundEvent], steps: list[FoundStep]) -> frozenset[str]:
    """First words of the titles of all who are said to have acted, or whom a living step is about."""
    numbers = {event.agent for event in events if event.passes and not event.background}
    numbers |= {step.actor for step in steps if not step.dead}
    return frozenset(
        actors[n].actor.title.lower().split()[0] for n in numbers if n is not None and actors[n].actor.title
    )


def _is_accused(hit: Hit, actors: list[FoundActor], accused: frozenset[str]) -> bool:
    """The nearest post in front, at most some sentences back, is one of the accused; nobody in front: the next one."""
    speaker: FoundActor | None = None
    for found in actors:
        if found.first >= hit.first and found.actor.sentence > hit.sentence:
            break
        if hit.sentence - found.actor.sentence > _SPEAKER_BACK or found.watchdog:
            continue
        if found.first < hit.first or speaker is None:
            speaker = found
    if speaker is None:
        return True
    return not speaker.actor.title or speaker.actor.title.lower().split()[0] in accused


def _undergone(following: list[str]) -> bool:
    """'mengaku disuruh', 'mengaku dipecat': a victim speaks."""
    return bool(following) and following[0].startswith("di") and len(following[0]) > _SHORTEST_PASSIVE


def _turned(row: FoundStatement, found: list[FoundStatement]) -> bool:
    """'membenarkan berada di dermaga. Ia beralasan ...': what is granted is not the act."""
    return row.id == "admitted" and any(
        other.id == "denied" and 0 <= other.hit.sentence - row.hit.sentence <= _TURNED_WITHIN for other in found
    )


def _by_accused(draft: Draft, hit: Hit, speaking: set[int]) -> bool:
    """The speaker is a post, not an authority or a witness."""
    begin = draft.sentences[hit.sentence].first_token
    for other in draft.near(hit.first, hit.last, _SUBJECT_NEAR):
        before = 0 <= hit.first - other.last <= _SUBJECT_NEAR
        front = draft.tokens[max(begin, other.first - 1) : other.first]
        heard = front and front[0] in {
            "kepada",
            "hadapan",
            "depan",
            "ke",
            "di",
            "oleh",
            "menurut",
        }  # 'Kepada Bawaslu, camat itu ...', 'masih menurut ketua Bawaslu, mengaku hadir'
        if before and not heard and other.sentence == hit.sentence and other.has("authority"):
            return False
    if set(draft.tokens[max(begin, hit.first - _SUBJECT_NEAR) : hit.first]) & draft.knowledge.words["step.public"]:
        return False
    front = draft.tokens[begin : hit.first]  # 'yang bersangkutan mengakui akun itu miliknya'
    if not draft.knowledge.words["reading.accused"].isdisjoint(front[-_SUBJECT_NEAR:]):
        return True
    return any(number in speaking for number in range(hit.sentence - _SPEAKER_BACK, hit.sentence + 1))
