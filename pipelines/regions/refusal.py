"""What is no place although it is called like one: organisations, streets, clubs, addresses, persons (R5, R6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.regions.sighting import Sighting
    from pipelines.regions.text import Text

_INSTITUTE_REACH = 5
_OUTLET_LETTERS = 4
_OUTLET_ENDS = ("tv", "news", "post", "tribun", "fm", "channel", "radio")
_DOTTED = frozenset(("kab", "kabupaten", "prov", "provinsi", "prop", "propinsi", "kep", "kec", "kecamatan", "jl"))
_LEVEL_LISTS = tuple(f"level.{level}_{sort}" for level in ("kab", "kota", "province") for sort in ("office", "place"))
_BESIDE_NAMES = frozenset(
    ("kota", "selatan", "utara", "barat", "timur", "camat", "lurah", "kades", "kecamatan", "raya")
)


def refused(text: Text, found: Sighting) -> bool:
    """Return whether the words beside a name, or its own spelling, make it something else than a place."""
    return (
        _spelled_otherwise(text, found)
        or _address(text, found)
        or _before(text, found)
        or _behind(text, found)
        or _outlet(text, found)
        or _institute(text, found)
        or (found.name.guard.person and _person(text, found))
    )


def _spelled_otherwise(text: Text, found: Sighting) -> bool:
    guard = found.name.guard
    if guard.needs == "never":
        return True
    shown = text.reading.view.cased[found.start : found.end]
    return guard.case == "upper" and not text.caseless and not shown.isupper()


def _before(text: Text, found: Sighting) -> bool:
    lists = text.lists
    at = found.first - 1
    if text.word(at) == "." and text.word(at - 1) in lists["reject.before"]:  # 'Jl. Surabaya'
        at -= 1
    word = text.word(at)
    if word in found.name.guard.not_after or word in lists["reject.villages"]:
        return True
    return word in lists["reject.before"] and (word not in lists["reject.proper"] or text.cap(at))


def _behind(text: Text, found: Sighting) -> bool:
    guard, word = found.name.guard, text.word(found.last)
    if word in guard.not_before:
        return True
    if word in text.lists["reject.behind"]:
        return text.cap(found.last) or text.caseless
    return guard.word and word in text.lists["reject.modifiers"] and text.cap(found.last)


def _outlet(text: Text, found: Sighting) -> bool:
    """'KompasTV Pontianak', 'Antaranews Kalteng': the edition of an outlet."""
    word = text.word(found.first - 1)
    if not text.cap(found.first - 1) or text.headline(found.sentence):
        return False
    return len(word) > _OUTLET_LETTERS and word.endswith(_OUTLET_ENDS)


def _address(text: Text, found: Sighting) -> bool:
    """Part of a handle or host name: @pemkab_batang, jateng.example.com."""
    view = text.reading.view.text
    before, prior = view[found.start - 1 : found.start], view[found.start - 2 : found.start - 1]
    if before in ("@", "_") or (before == "/" and prior.isalpha()) or view[found.end : found.end + 1] == "_":
        return True
    if before == "." and prior.isalnum():
        return text.word(found.first - 2) not in _DOTTED
    return (
        view[found.end : found.end + 1] == "."
        and text.word(found.last + 1) in text.lists["reject.domains"]
        and view[found.end + 1 : found.end + 2].isalnum()
    )


def _institute(text: Text, found: Sighting) -> bool:
    """'Universitas Negeri Semarang': capitalised words lead back to an institute."""
    for index in range(found.first - 1, found.first - 1 - _INSTITUTE_REACH, -1):
        word = text.word(index)
        if word in text.lists["reject.institutes"] and (text.cap(index) or text.caseless):
            return True
        ends = not word.isalpha() or not text.cap(index) or word in text.lists["office.words"]
        if ends or text.headline(found.sentence):
            return False
    return False


def _person(text: Text, found: Sighting) -> bool:
    """A capitalised word of no known meaning beside the token makes it part of a person's name."""
    if text.headline(found.sentence) or text.caseless:
        return False
    for index in (found.first - 1, found.last):
        word = text.word(index)
        if not word.isalpha() or not text.cap(index) or (index < found.first and text.opens(index, found.sentence)):
            continue
        if _known(text, word) or text.named(index) or (index > found.first and word in text.lists["reject.modifiers"]):
            continue
        return True
    return False


def _known(text: Text, word: str) -> bool:
    lists = text.lists
    keys = ("office.words", "office.between", "locative.before", *_LEVEL_LISTS)
    return word in _BESIDE_NAMES or any(word in lists[key] for key in keys)
