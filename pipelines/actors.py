"""The stage `actors`: who, by office, in which role and of which class. Called by `process` after `read`.

A tag names title and institution, never a person's name (rules A1-A10). Agents and patients come from the frames;
whoever speaks, reports or decides is told apart from whoever acted.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from pipelines.record import ActorTag

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record import ActorRole, Item
    from pipelines.record.reading import Actor, Event, Reading

_ROLE_ID: dict[ActorRole, tuple[str, str]] = {
    "agent": ("melakukan atau diduga melakukan perbuatan", "does the act, really or allegedly"),
    "patient": ("dikenai perbuatan", "undergoes the act"),
    "speaker": ("berbicara, tidak berbuat", "speaks and does nothing partisan by it"),
    "reporter": ("melaporkan", "reports"),
    "authority": ("mengambil langkah atas kasus", "takes a step on the case"),
    "mention": ("hanya disebut", "is only mentioned"),
}
_CLASS_WORDS: dict[str, tuple[str, str]] = {
    "asn": ("ASN", "civil servant"),
    "asn_presumed": ("ASN menurut jabatannya", "civil servant by post"),
    "non_asn_covered": ("bukan ASN, tetap terikat undang-undang", "no civil servant, bound by other law"),
    "non_asn_public": ("bukan ASN", "no civil servant"),
    "political": ("pejabat politik", "elected or party office"),
    "organiser": ("penyelenggara pemilu", "election body"),
    "unknown": ("status kepegawaian belum jelas", "employment status unclear"),
}
_FRONT = frozenset(("title", "lead"))
_SPEECH_REACH = 6
_STATUS = frozenset(("asn", "pns", "pppk", "cpns", "aparatur", "pegawai"))
_SERVANTS = frozenset(("asn", "pns", "pppk", "cpns"))
_ASIDE, _SAID_OF = 30, 9  # characters behind the post; words
_COLLECTIVE = frozenset(("guru", "pegawai", "staf", "aparatur", "aparat", "dosen", "bidan", "perawat", "pejabat"))
_ANYBODY = frozenset(("pejabat", "atasan", "bawahan", "aparatur", "pegawai"))
_JOINTS = frozenset(("dan", "serta", "bersama", "beserta", "maupun", "juga", "hingga"))
_BEHIND_JOINT = 3
_BETWEEN = 6  # words between two coordinated posts: a place may stand there
_RANK: dict[ActorRole, int] = {"agent": 0, "patient": 1, "authority": 2, "reporter": 3, "speaker": 4, "mention": 5}


def actors(item: Item, knowledge: Knowledge) -> Item:
    """Return the item with one actor tag per post and role, agents first."""
    reading = item.reading
    if reading is None:
        return item
    roles = _case_roles(reading)
    tags: dict[tuple[str, str, str], ActorTag] = {}
    for number, actor in enumerate(reading.actors):
        if actor.rule == "A.agency" and number not in roles:
            continue
        role: ActorRole = roles.get(number) or _speech_role(reading, actor, knowledge)
        tag = _tag(reading, actor, role)
        if role == "agent" and actor.cls == "organiser" and _servant_too(reading, actor):
            tags["agent", "asn", tag.title.lower()] = dataclasses.replace(tag, cls="asn")
        key = (role, actor.cls, tag.title.lower())
        known = tags.get(key)
        tags[key] = tag if known is None else dataclasses.replace(known, spans=(*known.spans, *tag.spans)[:8])
    for number in sorted({step.authority for step in reading.steps if step.authority is not None}):
        mention = reading.mentions[number]
        title = " ".join(reading.view.cased[mention.start : mention.end].split())
        if title:
            key = ("authority", "organiser", title.lower())
            if key not in tags:
                tags[key] = _authority(reading, mention.id, title, mention.start, mention.end)
    told = [tag for tag in tags.values() if not _same_person(tag, tags)]
    told = [
        dataclasses.replace(tag, cls="asn")
        if tag.role == "agent" and tag.cls == "unknown" and _status_told(reading, tag)
        else tag
        for tag in told
    ]
    ordered = sorted(told, key=lambda tag: (_RANK[tag.role], tag.spans[0][0] != "title", tag.spans[0][1]))
    return item.having(actors=tuple(ordered))


def _servant_too(reading: Reading, actor: Actor) -> bool:
    """'anggota PPK berstatus PNS', 'ketua PPS yang juga guru PNS': both classes (codebook, section 8)."""
    words = reading.view.text[actor.start : actor.full_end + _ASIDE].replace(",", " , ").split()[:_SAID_OF]
    told = words.index("berstatus") if "berstatus" in words else words.index("juga") if "juga" in words else None
    return told is not None and "," not in words[:told] and not _SERVANTS.isdisjoint(words[told : told + 4])


def _status_told(reading: Reading, tag: ActorTag) -> bool:
    """'Guru itu' is an ASN where the text calls a 'guru ASN tersebut' somewhere."""
    head = tag.title.lower().split()[:1]
    return any(
        actor.cls == "asn" and actor.specific and len(words := actor.title.lower().split()) > 1 and words[:1] == head
        for actor in reading.actors
    )


def _same_person(tag: ActorTag, tags: dict[tuple[str, str, str], ActorTag]) -> bool:
    """'Guru itu' beside 'seorang guru ASN', 'pegawai pemkot' beside 'ASN pemkot': told once more, with less."""
    if tag.role == "patient":
        return _told_in_full(tag, tags)
    if tag.role != "agent" or tag.cls != "unknown":
        return False
    words = tag.title.lower().split()
    for other in tags.values():
        if other.role != "agent" or other.cls not in {"asn", "asn_presumed"}:
            continue
        theirs = other.title.lower().split()
        bare = other.cls == "asn" and theirs[0] in _STATUS and words[0] in _COLLECTIVE
        if bare or words[0] == theirs[0] or (len(words) == 1 and words[0] in _ANYBODY):
            return True
    return False


def _told_in_full(tag: ActorTag, tags: dict[tuple[str, str, str], ActorTag]) -> bool:
    """'Nakes' in the headline, 'tenaga kesehatan honorer' in the lead: patients of one calling, told once more."""
    if tag.cls != "unknown":
        return False
    head = _calling(tag.title)
    fuller = [o for o in tags.values() if o.role == "patient" and o.cls not in {"unknown", "political"}]
    heads = [_calling(other.title) for other in fuller]
    return head in heads or (head in _COLLECTIVE | {"bawahannya"} and not _STATUS.isdisjoint(heads))


def _calling(title: str) -> str:
    words = title.lower().split()
    return "nakes" if words[:2] == ["tenaga", "kesehatan"] else words[0]


def live_events(reading: Reading) -> list[int]:
    """Return the events that are told as somebody's act: those that pass, and the one the main step is about."""
    numbers = [n for n, event in enumerate(reading.events) if event.passes and not event.background]
    told = [n for n in numbers if reading.events[n].code != "N99"]
    front = [n for n in told if reading.sentences[reading.events[n].sentence].zone in _FRONT]
    numbers = front or told or numbers
    named = [n for n in numbers if not _agency(reading, reading.events[n])]
    numbers = [n for n in numbers if n in named or not _same_code(reading, n, named) or reading.events[n].patients]
    if reading.main_step is not None:
        event = reading.steps[reading.main_step].event
        if event is not None and event not in numbers:
            numbers.append(event)
    return numbers


def _agency(reading: Reading, event: Event) -> bool:
    return event.agent is not None and reading.actors[event.agent].rule in {"A.agency", "A.decision"}


def _named(reading: Reading, event: Event) -> bool:
    """Another telling of the act names who did it."""
    return any(
        other.code == event.code and other.passes and other.agent is not None and not _agency(reading, other)
        for other in reading.events
    )


def _same_code(reading: Reading, number: int, others: list[int]) -> bool:
    """The act is told once more with the one who did it: the passive without a name adds nobody."""
    return any(reading.events[other].code == reading.events[number].code for other in others)


def _case_roles(reading: Reading) -> dict[int, ActorRole]:
    """Agents and patients of the live events, and posts coordinated with an agent ('Sekdes dan ketua BPD')."""
    beside: dict[int, list[int]] = {}
    for number, actor in enumerate(reading.actors):
        beside.setdefault(actor.sentence, []).append(number)
    roles: dict[int, ActorRole] = {}
    for number in live_events(reading):
        event = reading.events[number]
        for patient in event.patients:
            roles.setdefault(patient, "patient")
            _join(reading, patient, beside, roles)
        if event.agent is not None and not (_agency(reading, event) and _named(reading, event)):
            roles[event.agent] = "agent"
            _join(reading, event.agent, beside, roles)
    if reading.main_step is not None:
        step = reading.steps[reading.main_step]
        ruled = any(role == "agent" and reading.actors[n].cls == "political" for n, role in roles.items())
        if step.event is None:
            alone = not ruled  # who moved whom is told by the act: the one moved is no agent
        else:
            alone = "agent" not in roles.values() and reading.events[step.event].agent is None
        if step.actor is not None and alone:
            roles.setdefault(step.actor, "agent")
        if step.actor is not None:
            _join(reading, step.actor, beside, roles)
    return roles


def _join(reading: Reading, number: int, beside: dict[int, list[int]], roles: dict[int, ActorRole]) -> None:
    """Give the posts coordinated with a post its role."""
    actor = reading.actors[number]
    for other in beside[actor.sentence]:
        officials = {"political", "organiser"}
        alike = reading.actors[other].cls not in officials or actor.cls in officials
        if alike and other not in roles and _coordinated(reading, actor, reading.actors[other]):
            roles[other] = roles.get(number, "agent")


def _coordinated(reading: Reading, one: Actor, other: Actor) -> bool:
    if one is other or one.sentence != other.sentence:
        return False
    first, second = (one, other) if one.start < other.start else (other, one)
    between = reading.view.text[first.end : second.start].split()
    joint = [n for n, word in enumerate(between) if word in _JOINTS]
    if joint and ("," in "".join(between[joint[-1] :]) or len(between) - joint[-1] > _BEHIND_JOINT):
        return False  # 'guru dan perangkat, kades di X jadi tersangka'
    return (
        len(between) <= _BETWEEN
        and bool(_JOINTS & set(between[:_BETWEEN]))
        and not ({"yang", "karena", "usai"} & set(between))
    )


def _speech_role(reading: Reading, actor: Actor, knowledge: Knowledge) -> ActorRole:
    """Speaker when a verb of speech stands right before or behind; reporter when the post reports."""
    speech = knowledge.words["cues.official_speech"]
    before = reading.view.text[max(0, actor.full_start - 24) : actor.full_start].split()
    behind = reading.view.text[actor.full_end : actor.full_end + 60].split()[:_SPEECH_REACH]
    if before and before[-1].strip('",.') in speech:
        return "speaker"
    appeal = knowledge.words["cues.appeal_strong"]
    for word in behind:
        plain = word.strip('",.:')
        if plain in appeal or plain in {
            "mengatakan",
            "menyatakan",
            "menegaskan",
            "meminta",
            "minta",
            "ajak",
            "mengajak",
            "menjelaskan",
            "menyebut",
            "tegaskan",
            "berharap",
        }:
            return "speaker"
        if plain in {"melaporkan", "melapor", "mengadukan"}:
            return "reporter"
        if word.endswith((".", ",")):
            break
    return "mention"


def _tag(reading: Reading, actor: Actor, role: ActorRole) -> ActorTag:
    indonesian, english = _ROLE_ID[role]
    cls_id, cls_en = _CLASS_WORDS[actor.cls]
    former = " (mantan, tidak dihitung)" if actor.former else ""
    former_en = " (former holder, not counted)" if actor.former else ""
    rule = actor.rule if actor.public_post else f"{actor.rule}.private"
    return ActorTag(
        role=role, cls=actor.cls, title=actor.title, rule=rule, spans=(reading.span(actor.start, actor.end),),
        reason=f"'{actor.title}' {indonesian}; kelas: {cls_id}{former} (baris {actor.rule}).",
        reason_en=f"'{actor.title}' {english}; class: {cls_en}{former_en} (row {actor.rule}).",
    )  # fmt: skip


def _authority(reading: Reading, row: str, title: str, start: int, end: int) -> ActorTag:
    return ActorTag(
        role="authority", cls="organiser" if row in {"bawaslu", "kpu", "gakkumdu"} else "unknown", title=title,
        rule=f"A.authority.{row}", spans=(reading.span(start, end),),
        reason=f"'{title}' mengambil langkah atas kasus.", reason_en=f"'{title}' takes a step on the case.",
    )  # fmt: skip
