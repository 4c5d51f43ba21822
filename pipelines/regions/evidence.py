"""Whether a place name may count where it stands, and what speaks for it (R2); the rest of the text is asked later."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge.places import Level
    from pipelines.regions.sighting import Sighting
    from pipelines.regions.text import Text

_OPENING_MARKS = frozenset((".", ",", ":", "-", "|", "]", ")", "!", "\n"))
_LOWEST = 6  # letters of a name that may stand in lower case


def weigh(text: Text, found: Sighting) -> None:
    """Accept a sighting with its evidence and rule, leave it pending for the rest of the text, or leave it out."""
    guard = found.name.guard
    lower = not text.capital(found.first) or text.caseless
    strong = _strong(text, found, lower=lower)
    if guard.needs == "provinsi":
        _take(found, "level" if found.level == "province" else "", "R3.province")
    elif strong:
        rule = f"R3.{short(found.level)}" if strong == "level" else "R1.office"
        _take(found, strong, rule)
    elif found.dateline:
        _take(found, "dateline", "R4.dateline")
    elif guard.needs == "level":
        found.pending = True
    elif guard.needs != "evidence" and _opening(text, found):
        _take(found, "preposition", "R2.opening")
    elif _placed(text, found, lower=lower):
        rule = "R1.name" if guard.needs == "none" else "R2.preposition"
        _take(found, "lower_case" if lower else "preposition", rule)
    elif guard.needs in ("place", "evidence"):
        found.pending = not lower or text.caseless
    else:
        _bare(text, found, lower=lower)


def short(level: Level | None) -> str:
    """Return the level as rule ids write it."""
    return "kab" if level == "kabupaten" else level or "province"


def _take(found: Sighting, evidence: str, rule: str) -> None:
    found.accepted, found.evidence, found.rule = bool(evidence), evidence, rule


def _named(text: Text, found: Sighting) -> bool:
    """Return whether the capital is a sign of a name: not of a headline, a sentence start or a shouted text."""
    capital = text.capital(found.first) and not text.caseless and not text.headline(found.sentence)
    return capital and not text.opens(found.first, found.sentence)


def _strong(text: Text, found: Sighting, *, lower: bool) -> str:
    """Return level or office when a level word or an institution stands beside the name, else nothing."""
    guard = found.name.guard
    if found.level is not None:
        plain = lower and found.level == "kota" and guard.word and not found.core and not text.caseless
        return "" if plain else "level"
    if found.relation != "office" or guard.needs == "level":
        return ""
    doubtful = guard.word and not found.core and (lower or text.headline(found.sentence))
    return "" if doubtful else "office"


def _opening(text: Text, found: Sighting) -> bool:
    """A post that begins with its place ('Alor. ...', '[Alor] ...') or marks it with '#'."""
    if not text.post:
        return False
    if text.word(found.first - 1) == "#":
        return True
    return text.capital(found.first) and text.opens(found.first, 0) and text.word(found.last) in _OPENING_MARKS


def _placed(text: Text, found: Sighting, *, lower: bool) -> bool:
    """A preposition of place, or a list whose first name is settled, with a capital where names have one."""
    guard = found.name.guard
    if guard.needs == "place" and found.follows is not None and found.follows.accepted and _named(text, found):
        return True
    before = text.before(found.head)
    dashed = before == "-" and text.word(found.head - 2) == "se"
    if guard.needs == "evidence" or not (dashed or before in text.lists["locative.evidence"]):
        return False
    if lower:
        return guard.needs == "none" or text.caseless or (text.post and not guard.word)
    return not guard.word or _named(text, found) or text.headline(found.sentence)


def _bare(text: Text, found: Sighting, *, lower: bool) -> None:
    """A name with nothing beside it."""
    guard = found.name.guard
    if lower:
        known = guard.needs == "none" and len(found.name.pattern) >= _LOWEST and (text.caseless or text.post)
        _take(found, "lower_case" if known else "", "R1.name")
    elif guard.word and not _named(text, found):
        found.pending = True
    elif text.headline(found.sentence):
        _take(found, "headline", "R2.headline")
    else:
        _take(found, "unique", "R2.capital" if guard.needs == "capital" else "R1.name")
