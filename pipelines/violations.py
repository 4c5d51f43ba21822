"""The stage `violations`: which rule an act touches. Called by `process` after `actors`.

Acts that pass the event test, or that the main step is about, are violations (indications, never verdicts); every other
event is a topic with its mood. SKB item and sanction class only for whom they bind (`pipelines.law`).
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines import law
from pipelines.named import named, shown
from pipelines.record import TopicTag, ViolationTag
from pipelines.tagtext import flip, operators_said, quoted, side_said

if TYPE_CHECKING:
    from datetime import date

    from pipelines.knowledge import Knowledge
    from pipelines.record import Item, Mood
    from pipelines.record.reading import Event, Reading

_LIVE: frozenset[str] = frozenset(("realised", "alleged"))
_BEHIND_LEAD = 3  # sentences
_FRONT = frozenset(("title", "lead"))
_ZONE_CONFIDENCE = {"title": 0.9, "lead": 0.8, "body": 0.6, "list": 0.3, "background": 0.3}


def violations(item: Item, knowledge: Knowledge) -> Item:
    """Return the item with violations (realised or alleged) and topics (all other moods, background too)."""
    reading = item.reading
    if reading is None:
        return item
    live = _live(reading)
    told: dict[str, Event] = {}
    topics: dict[tuple[str, str], TopicTag] = {}
    for number, event in enumerate(reading.events):
        if number in live:
            known = told.get(event.code)
            if known is None or _better(event, known, reading, knowledge):
                told[event.code] = event
        elif event.background or event.mood not in _LIVE or not event.passes:
            topics.setdefault((event.code, event.mood), _topic(reading, knowledge, event))
    tags = {code: _violation(item, reading, knowledge, event) for code, event in told.items()}
    if not tags.keys() - {"N99"} and reading.main_step is not None and (not tags or _names(reading, knowledge)):
        tags = {tag.id: tag for tag in _from_step(item, reading, knowledge)}
    _show(item, reading, knowledge, live, tags)
    if len(tags) > 1:
        tags.pop("N99", None)
    tags = _told_elsewhere(tags, knowledge)
    kept_topics = tuple(topic for key, topic in topics.items() if key[0] not in tags)
    return item.having(
        violations=tuple(tags[code] for code in sorted(tags)),
        topics=kept_topics,
        knowledge_version=knowledge.version,
    )


def _show(
    item: Item, reading: Reading, knowledge: Knowledge, live: frozenset[int], tags: dict[str, ViolationTag]
) -> None:
    """Add the material (N01) that stands beside a place of the state or a candidacy, told without a verb."""
    if tags.keys() & {"N01", "N08"} or not tags.keys() & {"N09", "N13"}:
        return
    for number in sorted(live):
        event = reading.events[number]
        place = event.code == "N09" and tags.keys() == {"N09"}
        thing = shown(reading, knowledge, event) if place or event.code == "N13" else None
        if thing is not None:
            row = knowledge.known["material_kept" if place else "own_face"].id
            told = dataclasses.replace(event, code="N01", rule=row, object_start=thing[0], object_end=thing[1])
            tags["N01"] = _violation(item, reading, knowledge, told)
            return


def _better(event: Event, known: Event, reading: Reading, knowledge: Knowledge) -> bool:
    """Whether a second telling of a type says more: its form where the first only names it, then the better place."""
    named, told = (bool(knowledge.rules[one.rule].gives_way) for one in (known, event))
    place, known_place = (_ZONE_CONFIDENCE[reading.sentences[one.sentence].zone] for one in (event, known))
    return place > known_place if named == told else named


def _live(reading: Reading) -> frozenset[int]:
    """Acts of title and lead; those of the body count only where title and lead tell none in particular."""
    passing = [n for n, event in enumerate(reading.events) if event.passes and not event.background]
    front = {n for n in passing if reading.sentences[reading.events[n].sentence].zone in _FRONT}
    told = any(reading.events[n].code != "N99" for n in front)
    lead = max((n for n, row in enumerate(reading.sentences) if row.zone == "lead"), default=0)
    accused = {reading.events[n].agent for n in front}
    beside = {n for n in passing if _beside_lead(reading, reading.events[n], lead, accused)}
    numbers = front | beside if told else set(passing)
    if reading.main_step is not None:
        main = reading.steps[reading.main_step]
        for number, event in enumerate(reading.events):
            near = event.sentence == main.sentence or number == main.event
            if near and event.mood in _LIVE and not event.background:
                numbers.add(number)
    return frozenset(numbers)


def _beside_lead(reading: Reading, event: Event, lead: int, accused: set[int | None]) -> bool:
    """A second act in the first sentences behind the lead, by somebody named there or by who acts in front."""
    if event.agent is None or event.code == "N99":
        return False
    if event.sentence - lead > _BEHIND_LEAD:
        return False
    return event.agent in accused or reading.actors[event.agent].sentence == event.sentence


def _told_elsewhere(tags: dict[str, ViolationTag], knowledge: Knowledge) -> dict[str, ViolationTag]:
    """Drop what only names an act ('terbukti ikut kampanye') where another sentence tells its form."""
    kept = dict(tags)
    for code, tag in tags.items():
        rule = knowledge.rules.get(tag.rule)
        if rule is not None and rule.gives_way & (kept.keys() - {code}):
            del kept[code]
    return kept


@lru_cache(maxsize=2)
def _employment(text: str) -> tuple[bool, bool]:
    """Return whether a text speaks of PPPK and of PNS; asked for each act, read once per text."""
    return "pppk" in text or "p3k" in text, "pns" in text or "pegawai negeri sipil" in text


def _day(item: Item, act: date | None) -> law.Day:
    """The day of the act, else that of publication, else none."""
    if act is not None:
        return law.Day(act, "act")
    return law.Day(item.published.day, "published") if item.published is not None else law.Day(None, "none")


def _basis(reading: Reading, knowledge: Knowledge, code: str, agent: int | None, day: law.Day) -> law.Basis:
    """What the tag of an agent may rest on: SKB items for the phase only for ASN, statutes for the others."""
    if reading.election in law.NOT_COVERED or agent is None:
        return law.Basis()
    actor = reading.actors[agent]
    if actor.cls not in law.ITEM_CLASSES:
        return law.of_others(knowledge.law, actor.cls, actor.title, reading.election, day)
    row = knowledge.types[code]
    items = (
        tuple(dict.fromkeys(row.skb.values()))
        if reading.phase == "unknown"
        else tuple(item for phase, item in row.skb.items() if phase == reading.phase)
    )
    status = law.Status(*_employment(reading.view.text))
    presumed = actor.cls == "asn_presumed"
    return law.of_service(knowledge.law, items, day, status, presumed=presumed, older=row.listed)


def _sanction(reading: Reading, knowledge: Knowledge, agent: int | None, items: tuple[str, ...]) -> str | None:
    """The sanction class of the items where the text says PNS or the post presumes it; PPPK have their own rules."""
    if agent is None or not items:
        return None
    contract, career = _employment(reading.view.text)
    if contract:
        return "sanksi menurut aturan PPPK"
    if reading.actors[agent].cls == "asn" and not career:
        return None
    sanctions = {knowledge.skb[item].sanction for item in items}
    return sanctions.pop() if len(sanctions) == 1 else None


def _spans(reading: Reading, event: Event) -> list[tuple[int, int]]:
    """Predicate, object, side, agent: the words the tag rests on."""
    spans = [(event.start, event.end)]
    if event.object_start is not None and event.object_end is not None:
        spans.append((event.object_start, event.object_end))
    if event.side is not None:
        side = reading.sides[event.side]
        spans.append((side.start, side.end))
    if event.agent is not None:
        actor = reading.actors[event.agent]
        spans.append((actor.start, actor.end))
    return sorted(set(spans))


def _violation(item: Item, reading: Reading, knowledge: Knowledge, event: Event) -> ViolationTag:
    basis = _basis(reading, knowledge, event.code, event.agent, _day(item, event.date))
    spans = _spans(reading, event)
    row = knowledge.types[event.code]
    said, said_en = operators_said(reading, event)
    items = f"; butir SKB {', '.join(basis.items)}" if basis.items else ""
    items_en = f"; SKB item {', '.join(basis.items)}" if basis.items else ""
    mood: Mood = event.mood if event.mood in _LIVE else "alleged"
    words = quoted(reading, spans)
    turn, turn_en = flip(event)
    side, side_en = side_said(reading, event)
    return ViolationTag(
        id=event.code, rule=event.rule, mood=mood, phase=reading.phase, skb=basis.items,
        sanction=_sanction(reading, knowledge, event.agent, basis.items), basis=basis.ids,
        confidence=_ZONE_CONFIDENCE[reading.sentences[event.sentence].zone],
        spans=tuple(reading.span(start, end) for start, end in spans),
        reason=f"{row.name}: {words} (aturan {event.rule}{items}).{side}{basis.said} {said} {turn}",
        reason_en=f"{row.name_en}: {words} (rule {event.rule}{items_en}).{side_en}{basis.said_en} {said_en} {turn_en}",
    )  # fmt: skip


def _topic(reading: Reading, knowledge: Knowledge, event: Event) -> TopicTag:
    row = knowledge.types[event.code]
    spans = _spans(reading, event)
    said, said_en = operators_said(reading, event)
    words = quoted(reading, spans)
    return TopicTag(
        id=event.code, mood=event.mood, rule=event.rule, spans=tuple(reading.span(start, end) for start, end in spans),
        reason=f"{row.name} disebut, tidak dinyatakan terjadi: {words} (aturan {event.rule}). {said}",
        reason_en=f"{row.name_en} is spoken of, not told as done: {words} (rule {event.rule}). {said_en}",
    )  # fmt: skip


def _from_step(item: Item, reading: Reading, knowledge: Knowledge) -> tuple[ViolationTag, ...]:
    """What a step names where it tells no act, else N99; the step's day is not that of the act."""
    step = reading.steps[reading.main_step or 0]
    things = named(reading, knowledge, step)
    return tuple(_of_step(item, reading, knowledge, code, thing) for code, thing in things or (("N99", None),))


def _names(reading: Reading, knowledge: Knowledge) -> bool:
    """'Bibit atas nama caleg dari penyuluh terbukti langgar netralitas': the breach is named, and what it was."""
    return bool(named(reading, knowledge, reading.steps[reading.main_step or 0]))


def _of_step(
    item: Item, reading: Reading, knowledge: Knowledge, code: str, thing: tuple[int, int] | None
) -> ViolationTag:
    step = reading.steps[reading.main_step or 0]
    basis = _basis(reading, knowledge, code, step.actor, _day(item, None))
    spans = [(step.start, step.end)] if thing is None else [(step.start, step.end), thing]
    if step.actor is not None:
        actor = reading.actors[step.actor]
        spans.append((actor.start, actor.end))
    row = knowledge.types[code]
    words = quoted(reading, sorted(spans))
    return ViolationTag(
        id=code, rule=f"{code}.{step.rule}", mood="alleged", phase=reading.phase, skb=basis.items,
        sanction=_sanction(reading, knowledge, step.actor, basis.items), basis=basis.ids,
        confidence=0.5, spans=tuple(reading.span(start, end) for start, end in sorted(spans)),
        reason=f"{row.name}: ada langkah lembaga ({words}), perbuatannya tidak dirinci.{basis.said}",
        reason_en=f"{row.name_en}: an institution takes a step ({words}), the act is not told.{basis.said_en}",
    )  # fmt: skip
