"""The stage `kind`: what kind of text it is, whether it is an incident, and the state of the allegation.

Called by `process` after `violations`. Ordered tests over the main Step, the main Event and counts, never over bare
cues (domain.md, section 2); style kinds are weighed by zone. It adds the statements: they need an allegation to stand.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from pipelines.kind.doubt import listen
from pipelines.kind.styles import Decision, Styles
from pipelines.record import KindTag, StatementTag, TopicTag
from pipelines.tagtext import quoted

if TYPE_CHECKING:
    from datetime import date

    from pipelines.knowledge import Knowledge
    from pipelines.record import ActorTag, Item, Kind, Status, ViolationTag
    from pipelines.record.reading import Reading

_CASE_KINDS = frozenset(("incident", "handling", "outcome", "cleared"))
_COUNTED = frozenset(("asn", "asn_presumed", "non_asn_covered"))
_POLITICAL_TYPES = frozenset(("N07", "N08", "N09", "N10", "N18"))
_STEP_KIND: dict[str, Kind] = {
    "not_proven": "cleared",
    "convicted": "outcome",
    "sanctioned": "outcome",
    "proven": "outcome",
    "forwarded": "handling",
    "under_review": "handling",
}
_RULED = frozenset(("outcome",))  # an authority has spoken: no model doubts it
_CHECK_BELOW = 0.35
_LEAD_CASE = 0.9
_REASONS: dict[str, tuple[str, str]] = {
    "cleared": (
        "lembaga berwenang menyatakan dugaan tidak terbukti atau menghentikannya",
        "an authority found the allegation unproven or closed it",
    ),
    "outcome": ("sanksi atau putusan sudah dijatuhkan", "a sanction or verdict has been given"),
    "handling": ("lembaga menangani kasus tertentu", "an institution handles a specific case"),
    "incident": (
        "pelaku tertentu disebut melakukan tindakan yang memihak",
        "somebody in particular is said to have acted for a side",
    ),
    "statistics": ("laporan dihitung tanpa pelaku tertentu", "reports are counted, nobody is singled out"),
    "risk_map": ("kerawanan dipetakan tanpa peristiwa", "risk is mapped without an event"),
    "explainer": ("aturan dijelaskan", "rules are explained"),
    "exhortation": ("imbauan tanpa pelaku tertentu", "an appeal or warning, nobody in particular acted"),
    "opinion": ("esai, pendapat atau kebiasaan umum", "an essay, a view or a general habit"),
    "other": ("tidak ada peristiwa netralitas yang dinyatakan", "no neutrality event is told"),
}


def kind(item: Item, knowledge: Knowledge) -> Item:
    """Return the item with kind, incident flag, status, statements, election, background mark and needs_check."""
    reading = item.reading
    if reading is None:
        return item
    name, rule, spans, margin = _decide(reading, knowledge)
    status = _status(reading, name)
    reason, reason_en = _REASONS[name]
    words = quoted(reading, spans)
    words = f" ({words})" if words else ""
    case = name in _CASE_KINDS
    flag = _incident(item, reading, name)
    asked = (flag and name not in _RULED and not _ordered_aloud(reading, knowledge)) or not (
        case or flag or _uncovered(reading)
    )
    heard = listen(knowledge.model if asked else None, reading, flagged=flag)
    tag = KindTag(
        id=name, rule=rule, margin=round(margin, 2), spans=tuple(reading.span(start, end) for start, end in spans),
        reason=f"Jenis '{name}': {reason}{words}. {heard.said}".rstrip(),
        reason_en=f"Kind '{name}': {reason_en}{words}. {heard.said_en}".rstrip(),
    )  # fmt: skip
    return item.having(
        kind=tag,
        incident=flag and not heard.demotes,
        allegation_status=status,
        needs_check=margin < _CHECK_BELOW or heard.demotes or heard.nominates,
        background_case=any(event.background and event.passes for event in reading.events),
        election=reading.election,
        actors=item.actors if case else tuple(_bystander(actor) for actor in item.actors),
        event_date=_event_date(reading) if case else None,
        statements=_statements(reading) if case else (),
        violations=item.violations if case else (),
        topics=item.topics if case else (*item.topics, *(_as_topic(tag) for tag in item.violations)),
        knowledge_version=item.knowledge_version or knowledge.version,
    )


def _ordered_aloud(reading: Reading, knowledge: Knowledge) -> bool:
    """'Kadis: "Kalau mau maju, lanjutkan bupati yang sekarang"': who speaks is grammar, of which the model is blind."""
    event = None if reading.main_event is None else reading.events[reading.main_event]
    if event is None or event.agent is None or not knowledge.rules[event.rule].speech:
        return False
    actor = reading.actors[event.agent]
    return actor.sentence == event.sentence and '"' in reading.view.text[actor.end : event.start]


def _bystander(actor: ActorTag) -> ActorTag:
    """A text that tells no case has no agents and patients: who is named is mentioned."""
    if actor.role not in {"agent", "patient"}:
        return actor
    return dataclasses.replace(
        actor,
        role="mention",
        reason=f"'{actor.title}' hanya disebut: teks ini bukan laporan kasus (baris {actor.rule}).",
        reason_en=f"'{actor.title}' is only mentioned: the text reports no case (row {actor.rule}).",
    )


def _as_topic(tag: ViolationTag) -> TopicTag:
    """A text that tells no case has no violations, only topics."""
    return TopicTag(
        id=tag.id, mood=tag.mood, rule=tag.rule, spans=tag.spans,
        reason=f"{tag.reason} Teks ini bukan laporan kasus.", reason_en=f"{tag.reason_en} The text reports no case.",
    )  # fmt: skip


def _decide(reading: Reading, knowledge: Knowledge) -> Decision:
    """The ordered tests of kinds: topic, step, counts, risk, event, style."""
    weighing = Styles(reading, knowledge)
    if not weighing.on_topic():
        return weighing.off_topic()
    decision = (
        _by_step(reading, weighing)
        or _by_count(reading, weighing)
        or _by_event(reading, weighing)
        or weighing.headlined()
        or weighing.style()
    )
    if (decision[0] in _CASE_KINDS or decision[0] == "exhortation") and _uncovered(reading):
        return "other", "K01.uncovered", decision[2], 0.8  # a poll of a village, a campus, a school or a union
    return decision


def _by_step(reading: Reading, weighing: Styles) -> Decision | None:
    """Tests 2 to 4: cleared, outcome, handling."""
    survey = weighing.survey() or weighing.told_in_numbers()
    if survey is not None and not _locked(reading):
        return "statistics", "K05.survey", [survey], 0.5
    if reading.main_step is None:
        return None
    step = reading.steps[reading.main_step]
    name = _STEP_KIND[step.status]
    entries = weighing.entries_found(step)
    if entries is not None:
        return "statistics", "K05.entries", [entries], 0.4
    counted = name == "handling" and (weighing.is_count(step) or weighing.one_of(step))
    if counted or weighing.no_case(step) or weighing.sighed(step):
        return None
    spans = [(step.start, step.end)]
    if step.authority is not None:
        mention = reading.mentions[step.authority]
        spans.append((mention.start, mention.end))
    return name, f"K.{step.rule}", sorted(spans), weighing.step_margin(step)


def _locked(reading: Reading) -> bool:
    """'BKN kunci data 58 ASN': a number of people under one sanction is that sanction."""
    if reading.main_step is None:
        return False
    step = reading.steps[reading.main_step]
    return step.rule == "S14.locked" or "blokir" in reading.view.text[step.start : step.end]


def _by_count(reading: Reading, weighing: Styles) -> Decision | None:
    """Tests 5 and 6: counts without anybody in particular, maps of risk."""
    count = weighing.statistics()
    if count is not None and not weighing.singled_out() and not weighing.pledged_before(count[0]):
        return "statistics", "K05.counts", [count], 0.6
    suspects = weighing.suspects()
    if suspects is not None:
        return "statistics", "K05.suspects", [suspects], 0.3
    risk = weighing.risk()
    if risk is not None and (reading.main_event is None or weighing.only_feared(risk[0])):
        return "risk_map", "K06.risk", [risk], 0.6
    trend = weighing.trend()
    return None if trend is None else ("statistics", "K05.trend", [trend], 0.3)


def _by_event(reading: Reading, weighing: Styles) -> Decision | None:
    """Test 7: an act that passes the event test, in front, or in the body of a text without a style of its own."""
    if reading.main_event is None:
        return None
    event = reading.events[reading.main_event]
    front = reading.sentences[event.sentence].zone in ("title", "lead")
    if (not front and not weighing.event_outweighs_style(event)) or weighing.below_appeal(event):
        return None
    return "incident", f"K07.{event.rule}", [(event.start, event.end)], _LEAD_CASE if front else 0.3


def _status(reading: Reading, name: Kind) -> Status:
    if name not in _CASE_KINDS:
        return "none"
    if name == "incident" or reading.main_step is None:
        return "alleged"
    return reading.steps[reading.main_step].status


def _incident(item: Item, reading: Reading, name: Kind) -> bool:
    """The flag of domain.md section 1 and nothing else."""
    if name not in {"incident", "handling", "outcome"} or _uncovered(reading):
        return False
    codes = {violation.id for violation in item.violations}
    for actor in item.actors:
        if actor.role != "agent":
            continue
        if actor.cls in _COUNTED or (actor.cls == "unknown" and not actor.rule.endswith(".private")):
            return True
        if actor.cls == "political" and codes & _POLITICAL_TYPES and _staff_used(item):
            return True
    return False


def _uncovered(reading: Reading) -> bool:
    return reading.election in {"pilkades", "rektor", "osis", "serikat"}


def _staff_used(item: Item) -> bool:
    """ASN, village officials or state resources are what the politician uses."""
    staff = {"asn", "asn_presumed", "non_asn_covered", "unknown"}
    return any(a.role == "patient" and a.cls in staff for a in item.actors) or any(
        v.id in {"N09", "N10"} for v in item.violations
    )


def _event_date(reading: Reading) -> date | None:
    """The day said in the sentence of the main act, else of the act the main step is about."""
    numbers = [reading.main_event]
    if reading.main_step is not None:
        numbers.append(reading.steps[reading.main_step].event)
    for number in numbers:
        if number is not None and reading.events[number].date is not None:
            return reading.events[number].date
    return None


def _statements(reading: Reading) -> tuple[StatementTag, ...]:
    seen: dict[str, StatementTag] = {}
    for row in reading.statements:
        words = reading.view.cased[row.start : row.end]
        if row.id in seen or reading.sentences[row.sentence].zone == "background":
            continue
        seen[row.id] = StatementTag(
            id=row.id, rule=row.rule, spans=(reading.span(row.start, row.end),),
            reason=f"Terlapor atau kantornya berkata '{words}'; pernyataan tidak mengubah status.",
            reason_en=f"The accused or their office says '{words}'; a statement never moves the status.",
        )  # fmt: skip
    return tuple(seen.values())
