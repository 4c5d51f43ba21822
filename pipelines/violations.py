"""The stage `violations`: which rule an act touches. Called by `process` after `actors`.

Acts that pass the event test, or that the main step is about, are violations (indications, never verdicts); every other
event is a topic with its mood. SKB item and sanction class only for whom they bind (law.toml, basis_by_class).
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.record import TopicTag, ViolationTag
from pipelines.tagtext import flip, operators_said, quoted, side_said

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record import Item, Mood
    from pipelines.record.reading import Event, Reading

_LIVE: frozenset[str] = frozenset(("realised", "alleged"))
_ITEM_CLASSES = frozenset(("asn", "asn_presumed"))
_UNCOVERED = frozenset(("pilkades", "rektor", "osis", "serikat"))
_VILLAGE_HEADS = (
    "kepala desa",
    "keuchik",
    "geuchik",
    "wali nagari",
    "hukum tua",
    "pambakal",
    "perbekel",
    "kuwu",
    "kepala kampung",
)
_FRONT = frozenset(("title", "lead"))
_ZONE_CONFIDENCE = {"title": 0.9, "lead": 0.8, "body": 0.6, "list": 0.3, "background": 0.3}


def violations(item: Item, knowledge: Knowledge) -> Item:
    """Return the item with violations (realised or alleged) and topics (all other moods, background too)."""
    reading = item.reading
    if reading is None:
        return item
    live = _live(reading)
    tags: dict[str, ViolationTag] = {}
    topics: dict[tuple[str, str], TopicTag] = {}
    for number, event in enumerate(reading.events):
        if number in live:
            tag = _violation(reading, knowledge, event)
            known = tags.get(event.code)
            if known is None or tag.confidence > known.confidence:
                tags[event.code] = tag
        elif event.background or event.mood not in _LIVE or not event.passes:
            topics.setdefault((event.code, event.mood), _topic(reading, knowledge, event))
    if not tags and reading.main_step is not None:
        tags["N99"] = _from_step(reading, knowledge)
    if len(tags) > 1:
        tags.pop("N99", None)
    kept_topics = tuple(topic for key, topic in topics.items() if key[0] not in tags)
    return dataclasses.replace(
        item,
        violations=tuple(tags[code] for code in sorted(tags)),
        topics=kept_topics,
        knowledge_version=knowledge.version,
    )


def _live(reading: Reading) -> frozenset[int]:
    """Acts of title and lead; those of the body count only where title and lead tell none in particular."""
    passing = [n for n, event in enumerate(reading.events) if event.passes and not event.background]
    front = {n for n in passing if reading.sentences[reading.events[n].sentence].zone in _FRONT}
    numbers = front if any(reading.events[n].code != "N99" for n in front) else set(passing)
    if reading.main_step is not None:
        main = reading.steps[reading.main_step]
        for number, event in enumerate(reading.events):
            near = event.sentence == main.sentence or number == main.event
            if near and event.mood in _LIVE and not event.background:
                numbers.add(number)
    return frozenset(numbers)


def _agent_class(reading: Reading, event: Event) -> str | None:
    return reading.actors[event.agent].cls if event.agent is not None else None


@lru_cache(maxsize=2)
def _employment(text: str) -> tuple[bool, bool]:
    """Return whether a text speaks of PPPK and of PNS; asked for each act, read once per text."""
    return "pppk" in text or "p3k" in text, "pns" in text or "pegawai negeri sipil" in text


def _law(reading: Reading, knowledge: Knowledge, code: str, cls: str | None) -> tuple[tuple[str, ...], str | None]:
    """Return SKB items for the phase (both when it is unknown) and the sanction class, only for ASN."""
    if cls not in _ITEM_CLASSES or reading.election in _UNCOVERED:
        return (), None
    skb = knowledge.types[code].skb
    items = (
        tuple(dict.fromkeys(skb.values()))
        if reading.phase == "unknown"
        else tuple(v for k, v in skb.items() if k == reading.phase)
    )
    contract, career = _employment(reading.view.text)
    if contract:
        return items, "sanksi menurut aturan PPPK" if items else None
    if cls == "asn" and not career:
        return items, None
    sanctions = {knowledge.skb[item].sanction for item in items}
    return items, sanctions.pop() if len(sanctions) == 1 else None


def _statutes(reading: Reading, knowledge: Knowledge, event: Event) -> str:
    """Return the statutes of those whom no SKB item binds: by title, for politicians by poll."""
    if event.agent is None:
        return ""
    actor = reading.actors[event.agent]
    table = knowledge.law["basis_by_class"].get(actor.cls, {}).get("statutes", {})
    title = actor.title.lower()
    if actor.cls == "political":
        poll = "pilkada" if (reading.election or "").startswith("pilkada") else "pemilu"
        return str(table.get(poll, "")) if reading.election else ""
    if actor.cls == "organiser":
        return str(table.get("all", ""))
    named = [text for key, text in table.items() if key.lower() in title]
    if not named and actor.cls == "non_asn_covered" and title.startswith(_VILLAGE_HEADS):
        named = [table["kades"]]
    return str(named[0]) if named else ""


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


def _violation(reading: Reading, knowledge: Knowledge, event: Event) -> ViolationTag:
    cls = _agent_class(reading, event)
    items, sanction = _law(reading, knowledge, event.code, cls)
    spans = _spans(reading, event)
    row = knowledge.types[event.code]
    said, said_en = operators_said(reading, event)
    statutes = _statutes(reading, knowledge, event) if not items else ""
    basis = f"; butir SKB {', '.join(items)}" if items else (f"; {statutes}" if statutes else "")
    basis_en = f"; SKB item {', '.join(items)}" if items else (f"; {statutes}" if statutes else "")
    mood: Mood = event.mood if event.mood in _LIVE else "alleged"
    words = quoted(reading, spans)
    turn, turn_en = flip(event)
    side, side_en = side_said(reading, event)
    return ViolationTag(
        id=event.code, rule=event.rule, mood=mood, phase=reading.phase, skb=items, sanction=sanction,
        confidence=_ZONE_CONFIDENCE[reading.sentences[event.sentence].zone],
        spans=tuple(reading.span(start, end) for start, end in spans),
        reason=f"{row.name}: {words} (aturan {event.rule}{basis}).{side} {said} {turn}",
        reason_en=f"{row.name_en}: {words} (rule {event.rule}{basis_en}).{side_en} {said_en} {turn_en}",
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


def _from_step(reading: Reading, knowledge: Knowledge) -> ViolationTag:
    """N99: an institution handles a case whose act is not told."""
    step = reading.steps[reading.main_step or 0]
    cls = reading.actors[step.actor].cls if step.actor is not None else None
    items, sanction = _law(reading, knowledge, "N99", cls)
    spans = [(step.start, step.end)]
    if step.actor is not None:
        actor = reading.actors[step.actor]
        spans.append((actor.start, actor.end))
    row = knowledge.types["N99"]
    words = quoted(reading, sorted(spans))
    return ViolationTag(
        id="N99", rule=f"N99.{step.rule}", mood="alleged", phase=reading.phase, skb=items, sanction=sanction,
        confidence=0.5, spans=tuple(reading.span(start, end) for start, end in sorted(spans)),
        reason=f"{row.name}: ada langkah lembaga ({words}), perbuatannya tidak dirinci.",
        reason_en=f"{row.name_en}: an institution takes a step ({words}), the act is not told.",
    )  # fmt: skip
