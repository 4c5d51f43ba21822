"""Names of kecamatan: looked up only right behind their word, and believed only when they mean one regency (R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge.places import Guard, Name, gazetteer
from pipelines.regions.sighting import Sighting

if TYPE_CHECKING:
    from pipelines.regions.sighting import Relation
    from pipelines.regions.text import Text

_OFFICES = frozenset(
    ("camat", "sekcam", "panewu", "panwascam", "panwaslucam", "polsek", "kapolsek", "koramil", "danramil", "puskesmas")
)
_SHORTEST_LOWER = 5


def find_kecamatan(text: Text) -> list[Sighting]:
    """Return a sighting for each kecamatan name behind its word; codes = regencies that have one of that name."""
    data = gazetteer()
    words = data.words["kecamatan.words"]
    found = []
    for index in [index for index, word in enumerate(text.words) if word in words]:
        if text.word(index - 1) not in data.words["kecamatan.not_after"]:
            sighting = _behind(text, index)
            if sighting is not None:
                found.append(sighting)
    return found


def _behind(text: Text, index: int) -> Sighting | None:
    data = gazetteer()
    first = index + 1
    while text.word(first) == "." or (text.word(first) == "metro" and text.words[index] in ("polsek", "kapolsek")):
        first += 1
    if text.word(first) in data.words["kecamatan.not_behind"]:
        return None
    for size in range(int(data.table["kecamatan"]["max_words"]), 0, -1):
        words = text.words[first : first + size]
        codes = data.kecamatan.get(" ".join(words))
        if codes is None or len(words) < size:
            continue
        if not _written_as_name(text, first, words) or _person(text, index, first + size, words):
            return None
        if _goes_on(text, index, first + size):
            return None
        return _sighting(text, index, first, first + size, codes)
    return None


def _written_as_name(text: Text, first: int, words: list[str]) -> bool:
    if text.capital(first) and not text.caseless:
        return True
    return (text.caseless or text.post) and sum(map(len, words)) >= _SHORTEST_LOWER


def _goes_on(text: Text, index: int, last: int) -> bool:
    """The name in the text is longer than the listed one: another kecamatan; behind Camat a person may follow."""
    lists = gazetteer().words
    word = text.word(last)
    if word in lists["reject.modifiers"]:
        return True
    if text.words[index] in lists["kecamatan.person_words"] or not (word.isalpha() and text.cap(last)):
        return False
    level = any(word in lists[key] for key in ("level.kab_place", "level.kota_place", "level.province_place"))
    return not (level or text.named(last) or text.caseless or text.headline(text.sentence_at(text.starts[last])))


def _person(text: Text, index: int, last: int, words: list[str]) -> bool:
    """'Camat Bambang Hartono': a given name that is a kecamatan too, with another name behind it."""
    lists = gazetteer().words
    return (
        text.words[index] in lists["kecamatan.person_words"]
        and len(words) == 1
        and words[0] in lists["kecamatan.person_names"]
        and (text.cap(last) or text.caseless)
    )


def _sighting(text: Text, index: int, first: int, last: int, codes: tuple[str, ...]) -> Sighting:
    before = text.word(index - 1)
    relation: Relation = "office" if text.words[index] in _OFFICES else "bare"
    if before in text.lists["locative.before"]:
        relation = "place" if text.words[index] not in _OFFICES else "office"
    elif before in text.lists["office.words"] or before in ("camat", "kasi", "sekretaris"):
        relation = "office"
    pattern = " ".join(text.words[first:last])
    return Sighting(
        Name(pattern, codes, "region", Guard()), codes, first, last, text.starts[index], text.ends[last - 1],
        text.sentence_at(text.starts[index]), index, relation=relation, kecamatan=pattern,
    )  # fmt: skip
