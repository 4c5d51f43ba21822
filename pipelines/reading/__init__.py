"""The stage `read`: one frozen Reading per text, attached to the item in flight. Called before the taggers.

Order: normal view, matching, sentences and zones, clauses, operators, participants and sides, events, steps,
statements, main event and step. Pure: no clock, no input but item and knowledge. Linear in the length of the text.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from typing import TYPE_CHECKING

from pipelines.reading.ballots import election_of, phase_of
from pipelines.reading.beside import Beside
from pipelines.reading.clauses import ClauseScan
from pipelines.reading.draft import Draft
from pipelines.reading.eventdate import date_in
from pipelines.reading.frames import Frames
from pipelines.reading.judging import Judge
from pipelines.reading.moods import Moods
from pipelines.reading.participants import Participants
from pipelines.reading.sides import find_sides
from pipelines.reading.statements import Statements
from pipelines.reading.steps import Steps
from pipelines.record.reading import Actor, Event, Mention, Reading, Statement, Step

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.record import Item

_KEPT_MENTIONS = frozenset(("authority", "cue", "case"))  # what the taggers ask for, besides the places


def read(item: Item, knowledge: Knowledge) -> Item:
    """Return the item with its Reading attached."""
    return item.having(reading=reading_of(item, knowledge))


def reading_of(item: Item, knowledge: Knowledge) -> Reading:
    """Build the Reading of an item's title and text."""
    draft = Draft(item, knowledge)
    clauses = ClauseScan(draft).run()
    moods = Moods(draft, clauses)
    actors = Participants(draft).run()
    sides = find_sides(draft)
    frames = Frames(draft, clauses, moods, actors, sides)
    events = frames.run()
    steps = Steps(draft, clauses, moods, actors, events).run()
    judge = Judge(draft, clauses, moods, actors, sides, events, steps)
    judge.run()
    Beside(frames, judge).add()
    statements = Statements(draft, actors, events, steps).find(handled=judge.main_step is not None)
    act = None if judge.main_event is None else date_in(draft, events[judge.main_event].hit.sentence)
    kept_actors, agency = _with_agencies(actors, events)
    mentions, authority_index = _mentions(draft)
    return Reading(
        view=draft.view,
        tokens=draft.cut,
        sentences=tuple(draft.sentences),
        clauses=clauses,
        mentions=mentions,
        actors=kept_actors,
        sides=tuple(side.side for side in sides),
        operators=tuple(found.operator for found in moods.operators),
        events=tuple(_event(event, draft, agency, mentions) for event in events),
        steps=tuple(_step(step, draft, judge, authority_index) for step in steps),
        statements=tuple(Statement(row.id, f"T.{row.id}", row.start, row.end, row.sentence) for row in statements),
        main_event=judge.main_event,
        main_step=judge.main_step,
        election=election_of(draft, [side.election for side in sides if side.election]),
        phase=phase_of(draft, act),
    )


def _with_agencies(actors: list[FoundActor], events: list[FoundEvent]) -> tuple[tuple[Actor, ...], dict[int, int]]:
    """Add the agency as agent of class unknown where a passive names nobody (domain.md, roles)."""
    kept = [found.actor for found in actors]
    agency: dict[int, int] = {}
    for event in events:
        if event.agent is None and event.agency is None and (event.rule.decision or event.rule.punishes):
            agency[id(event)] = len(kept)
            decider = _decider(event)
            if not event.rule.decision:  # nobody says who did it: some superior
                decider = dataclasses.replace(decider, cls="unknown", title="atasan")
            kept.append(decider)
        hit = event.agency
        if hit is None:
            continue
        named = next((e.agent for e in events if e.agent is not None and (e.passes or e.rule.code == "N09")), None)
        if hit is event.hit and event.rule.code == "N09" and named is not None:
            agency[id(event)] = named  # 'Mobil dinas angkut baliho' in the title, and below it who drove it
            continue
        home = next((actor for actor in kept if actor.start <= hit.start < actor.full_end), None) or _decider(event)
        if home.rule == "A.decision":
            home = dataclasses.replace(
                home, start=hit.start, end=hit.end, full_start=hit.start, full_end=hit.end, title=event.agency_title
            )
        agency[id(event)] = len(kept)
        kept.append(
            dataclasses.replace(home, cls="unknown", rule="A.agency", specific=True, generic=False, former=False)
        )
    return tuple(kept), agency


def _decider(event: FoundEvent) -> Actor:
    """A transfer of officials is decided by the head of the region, also where the text names only the transfer."""
    hit = event.hit
    return Actor(
        hit.start, hit.end, hit.start, hit.end, hit.sentence, hit.clause, "political", "kepala daerah", "A.decision",
        specific=True, generic=False, former=False, public_post=True,
    )  # fmt: skip


def _mentions(draft: Draft) -> tuple[tuple[Mention, ...], dict[int, int]]:
    """Return mentions, places first, and the index of each authority hit by its start."""
    mentions: list[Mention] = []
    for hit in draft.place_hits:
        first, codes = hit.meanings[0], hit.meanings.codes
        mentions.append(Mention("place", first.id, hit.start, hit.end, hit.sentence, max(hit.clause, 0), "", codes))
    authorities: dict[int, int] = {}
    for hit in draft.hits:
        if _KEPT_MENTIONS.isdisjoint(hit.meanings.kinds):
            continue
        start, end, sentence, clause = hit.start, hit.end, hit.sentence, max(0, hit.clause)
        for kind, row, value, _ in hit.meanings:
            if kind in _KEPT_MENTIONS:
                if kind == "authority":
                    authorities[start] = len(mentions)
                mentions.append(Mention(kind, row, start, end, sentence, clause, value))
    return tuple(mentions), authorities


def _event(event: FoundEvent, draft: Draft, agency: dict[int, int], mentions: tuple[Mention, ...]) -> Event:
    hit = event.hit
    places: list[int] = []
    if draft.places_of[hit.sentence]:
        number = bisect_left(mentions, hit.sentence, hi=len(draft.place_hits), key=lambda mention: mention.sentence)
        places = list(range(number, number + len(draft.places_of[hit.sentence])))
    return Event(
        code=event.rule.code,
        rule=event.rule.id,
        start=hit.start,
        end=hit.end,
        sentence=hit.sentence,
        clause=hit.clause,
        mood=event.reach.mood,
        agent=agency.get(id(event), event.agent),
        patients=event.patients,
        object_start=event.object_hit.start if event.object_hit else None,
        object_end=event.object_hit.end if event.object_hit else None,
        side=event.side,
        operators=tuple(event.reach.reached),
        blocked=tuple(event.reach.blocked),
        specific=event.specific,
        passes=event.passes,
        background=event.background,
        excused=event.excused is not None,
        date=date_in(draft, hit.sentence),
        places=tuple(places),
    )


def _step(step: FoundStep, draft: Draft, judge: Judge, authorities: dict[int, int]) -> Step:
    hit = step.hit
    return Step(
        status=step.row.status,
        rule=step.row.id,
        start=hit.start,
        end=hit.end,
        sentence=hit.sentence,
        clause=hit.clause,
        authority=authorities.get(step.authority.start) if step.authority else None,
        actor=step.actor,
        event=step.event,
        future=step.future,
        dead=step.dead,
        background=judge.is_past(hit),
        date=date_in(draft, hit.sentence),
    )
