"""Which part each place plays: where the act was, whose office takes part, dateline, author, figure, or a mere mention.

Place names stand in many parts of a text; the act is told in title and lead, or, when these name no regency, in the
sentence of the main event or step, else in the first sentence of the body that names an office or says 'di'.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.record import Item, RegionRole
    from pipelines.regions.sighting import Sighting
    from pipelines.regions.text import Text

_DEGREE = re.compile(r"\b(?:[SMA]\. ?[A-Z][A-Za-z]{0,5}|Drs|Dra|Dr|Ir|Prof|Ph\. ?D|Lc)\b\.?")
_BYLINE_START = ("oleh", "penulis", "*)", "*penulis", "(penulis", "*) penulis", "tentang penulis", "biodata")
_BYLINE_NOT = ("oleh karena", "oleh sebab", "oleh bawaslu", "oleh kpu", "oleh pengadilan", "penulis buku")
_HEAD_CHARS = 120  # behind the title: the first lines
_SIGNATURE_CHARS = 160
_LINE_CHARS = 320
_EDGE_CHARS = 500
_CLAUSE_CHARS = 120
_STATISTIC_KINDS = frozenset(("statistics", "risk_map"))
_CASES = frozenset(("incident", "handling", "outcome", "cleared"))
_EARLY_SENTENCES = 6
_PHRASE_WORDS = 4
_RANKED = 3  # places in one sentence that ranks
_BULLETS = frozenset("-•*·")
_ACT = ("event", "actor_place")


def assign(item: Item, text: Text, sightings: list[Sighting]) -> list[tuple[Sighting, RegionRole]]:
    """Return each sighting with its role; a parent takes the role of the regency in front of it."""
    roles: dict[int, RegionRole] = {}
    kind = item.kind.id if item.kind is not None else "other"
    together = Counter(found.sentence for found in sightings)
    desk = {code for found in sightings if found.dateline for code in found.codes}
    for found in sightings:
        if found.weak and kind in _CASES and not desk.intersection(found.codes) and not _said(found, text):
            found.weak = found.codes[0].startswith("31")
        roles[id(found)] = _local(found, text, kind, together[found.sentence])
    _demote(text, sightings, roles, kind)
    for found in sightings:
        if found.relation == "parent" and found.follows is not None and id(found.follows) in roles:
            roles[id(found)] = roles[id(found.follows)]
    return [(found, roles[id(found)]) for found in sightings]


def _local(found: Sighting, text: Text, kind: str, together: int) -> RegionRole:
    """The role that the words around a place give it; `together` = places in its sentence."""
    if _byline(found, text, kind):
        return "byline"
    if found.dateline:
        return "dateline"
    if _elsewhere(found, text):
        return "mentioned"
    if found.relation == "office":
        return "actor_place"
    listed = together >= _RANKED and _figures(found, text, "locative.ranking")
    if listed or (kind in _STATISTIC_KINDS and _figures(found, text, "locative.counted")) or _counted(found, text):
        return "statistic"
    return "event"


def _link(found: Sighting, text: Text) -> bool:
    """A bullet that is written like a headline points to another article (R9)."""
    first = text.bounds(found.sentence)[0]
    if text.zone(found.sentence) == "title" or not text.headline(found.sentence):
        return False
    return text.word(first) in _BULLETS and (first == 0 or text.word(first - 1) == "\n")


def _said(found: Sighting, text: Text) -> bool:
    """Return whether the sentence of a place reports speech."""
    first, last = text.bounds(found.sentence)
    return not text.lists["locative.speech"].isdisjoint(text.words[first:last])


def _elsewhere(found: Sighting, text: Text) -> bool:
    """Another case, another time, a birthplace, or the capital where somebody only spoke."""
    if found.former or text.zone(found.sentence) == "background" or _comparison(found, text):
        return True
    if text.word(found.last) in ("misalnya", "contohnya") or _link(found, text):
        return True
    if found.weak and any(code == "31" or code.startswith("31.") for code in found.codes):
        return True
    return _phrase(found, text, "locative.elsewhere")


def _phrase(found: Sighting, text: Text, key: str) -> bool:
    start: Sighting = found
    while start.follows is not None:  # a list after 'terbanyak di' belongs to it as a whole
        start = start.follows
    words = text.phrase_before(start.head, _PHRASE_WORDS).split()
    return any(" ".join(words[-size:]) in text.lists[key] for size in range(1, len(words) + 1))


def _counted(found: Sighting, text: Text) -> bool:
    """'terbanyak di X' is a figure in any text; 'n laporan di X' in the body too, when a number stands before it."""
    if not _phrase(found, text, "locative.statistic"):
        return False
    before = text.phrase_before(found.head, 5).split()
    superlative = any(word.startswith("ter") for word in before)
    return superlative or (text.zone(found.sentence) == "body" and any(word.isdigit() for word in before))


def _comparison(found: Sighting, text: Text) -> bool:
    """'kasus serupa juga terjadi di X': another case beside the one that is told."""
    if found.relation != "place" or text.zone(found.sentence) == "title":
        return False
    begin = text.reading.sentences[found.sentence].start if text.reading.sentences else 0
    before = text.reading.view.text[max(begin, found.start - _CLAUSE_CHARS) : found.start]
    return any(phrase in before for phrase in text.lists["locative.comparison"])


def _figures(found: Sighting, text: Text, key: str) -> bool:
    """The sentence counts cases or ranks regions; without that a place is one of the act even in a text of figures."""
    first, last = text.bounds(found.sentence)
    return not text.lists[key].isdisjoint(text.words[first:last])


def _byline(found: Sighting, text: Text, kind: str) -> bool:
    view = text.reading.view
    if found.start < view.title_end:
        return False
    floor = max(0, found.start - _LINE_CHARS)
    begin = view.text.rfind("\n", floor, found.start) + 1
    end = view.text.find("\n", found.end, found.end + _LINE_CHARS)
    end = len(view.text) if end < 0 else end
    if (begin == 0 and floor > 0) or end - found.end > _LINE_CHARS:
        return False  # a longer line is a paragraph
    line = view.text[begin:end].strip()
    if line.startswith(_BYLINE_START) and not line.startswith(_BYLINE_NOT):
        return True
    edge = len(view.text) - end <= _EDGE_CHARS or begin - view.title_end <= _HEAD_CHARS
    if not edge or not text.lists["locative.speech"].isdisjoint(line.split()):
        return False
    if kind == "opinion" and found.relation == "office" and len(line) <= _SIGNATURE_CHARS and line[-1] not in ".!?":
        return True  # a line of its own with the author's post
    return len(_DEGREE.findall(view.cased[begin:end])) >= 2  # noqa: PLR2004 - one degree may be an official's, two in a line sign it


def _demote(text: Text, sightings: list[Sighting], roles: dict[int, RegionRole], kind: str) -> None:
    """Keep the act's places, make the other candidates mere mentions."""
    acting = [s for s in sightings if roles[id(s)] in _ACT]
    front = [s for s in acting if text.front(s.sentence) and not s.weak and not s.group]
    title = {code for s in front if text.zone(s.sentence) == "title" for code in s.codes}
    if any("." in code for code in title):
        front = [s for s in front if title.intersection(s.codes) or _is_parent(s, title) or _own_weight(s, text)]
    regencies = {code for s in front for code in s.codes if "." in code}
    chosen = {code for s in front for code in s.codes}
    if not regencies:
        tier = _body_tier(text, [s for s in acting if not s.group and not s.weak], kind, chosen)
        chosen |= {code for s in tier for code in s.codes}
    if not chosen and "statistic" not in roles.values():  # nothing but the place where somebody spoke
        chosen = {code for s in acting if s.weak and not s.kecamatan for code in s.codes}
    main = _main_sentences(text)
    for found in acting:
        if found.group and not chosen:
            continue
        if not found.group and chosen.intersection(found.codes):
            continue
        if found.sentence in main and not found.weak and not found.group and (not title or _own_weight(found, text)):
            continue
        if found.relation == "parent" or (chosen and _is_parent(found, chosen)):
            continue
        roles[id(found)] = "mentioned"


def _own_weight(found: Sighting, text: Text) -> bool:
    """Beside the regency of the title a bare name or the seat of a court is no second place of the act."""
    return found.relation != "bare" and "pengadilan" not in text.phrase_before(found.head, 3).split()


def _is_parent(found: Sighting, chosen: set[str]) -> bool:
    return any("." not in code and any(other.startswith(code + ".") for other in chosen) for code in found.codes)


def _inside(code: str, provinces: set[str]) -> bool:
    return "." in code and code.partition(".")[0] in provinces


def _main_sentences(text: Text) -> set[int]:
    reading = text.reading
    main = set()
    if reading.main_event is not None:
        main.add(reading.events[reading.main_event].sentence)
    if reading.main_step is not None:
        main.add(reading.steps[reading.main_step].sentence)
    return main


def _body_tier(text: Text, acting: list[Sighting], kind: str, provinces: set[str]) -> list[Sighting]:
    """Return the candidates of the strongest body sentences: main event or step, any, posts, the first place."""
    reading = text.reading
    main = _main_sentences(text)
    events = {e.sentence for e in reading.events if e.passes and not e.background}
    steps = {s.sentence for s in reading.steps if not s.background and not s.dead}
    if provinces and (kind in _CASES or kind in _STATISTIC_KINDS):  # 'Bawaslu Jabar ...': the regencies of its cases
        posts = {actor.sentence for actor in reading.actors if actor.cls not in ("political", "organiser")}
        told = main | events | steps | posts
        tier = [s for s in acting if s.sentence in told and any(_inside(code, provinces) for code in s.codes)]
        if tier:
            return tier
    for sentences in (main, events | steps):
        tier = [s for s in acting if s.sentence in sentences and any("." in code for code in s.codes)]
        if tier:
            return tier
    first = acting[0].sentence if acting else 0
    if provinces or not acting or (kind not in _CASES and first >= _EARLY_SENTENCES):
        return []
    return [s for s in acting if s.sentence == first]
