"""The gazetteer: regions, aliases, groups, kecamatan and the guards under which a name may count as a place.

Filled from regions.csv, kecamatan.csv, aliases.csv and places.toml; asked by the loader of the automaton,
by the stage `regions` and by whoever turns a name into a code. It never reads a text.
"""

from __future__ import annotations

import csv
import difflib
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

import rtoml

from pipelines.knowledge.files import folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Level = Literal["province", "kabupaten", "kota"]
Sort = Literal["region", "alias", "group", "phrase", "ikn", "silent"]
_NEAR_CUTOFF = 0.72
_WHOLE_LETTERS = 5
_GLUED_LETTERS = 4
_JOINED_LETTERS = 8  # shorter joined names are words
_DIRECTIONS = frozenset(("barat", "timur", "utara", "selatan", "tengah", "tenggara"))


@dataclass(frozen=True, slots=True)
class Region:
    """One of 38 provinces and 514 regencies; `code` is the Kemendagri code, `base` the name without its level word."""

    code: str
    level: Level
    name: str
    base: str
    parent: str  # province code; its own for a province


@dataclass(frozen=True, slots=True)
class Guard:
    """What a name needs before it counts (places.toml, [names] and [aliases])."""

    needs: str = "none"  # none | capital | place | evidence | level | provinsi | never
    word: bool = False  # also a plain word: a capital at the start of a sentence says nothing
    person: bool = False
    case: str = ""
    old: bool = False
    default: str = ""
    dateline: str = ""
    context: tuple[str, ...] = ()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """One pattern with every code it may mean, best reading first."""

    pattern: str
    codes: tuple[str, ...]
    sort: Sort
    guard: Guard


@dataclass(frozen=True)
class Gazetteer:
    """Everything known of places; built once by `gazetteer()`."""

    regions: Mapping[str, Region]
    names: Mapping[str, Name]
    kecamatan: Mapping[str, tuple[str, ...]]  # folded name -> regency codes
    table: Mapping[str, Any]  # places.toml
    words: Mapping[str, frozenset[str]]  # its word lists, by section.name
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # code -> alias names as written

    def parent(self, code: str) -> str:
        """Return the province code of a region (its own code for a province)."""
        return self.regions[code].parent


def fold(name: str) -> str:
    """Return the form in which names are compared: lower case, single blanks, no dots."""
    return " ".join(name.lower().replace(".", " ").split())


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the shipped files; about 20 ms once, cached."""
    table = rtoml.loads((folder() / "places.toml").read_text(encoding="utf-8"))
    regions = {
        code: Region(code, _level(kind), name, base, province)
        for code, kind, name, base, province in _rows(
            "regions.csv", "code", "kind", "name", "base_name", "province_code"
        )
    }
    aliases: dict[str, list[str]] = {}
    for code, alias in _rows("aliases.csv", "code", "alias"):
        aliases.setdefault(code, []).append(alias)
    kecamatan: dict[str, dict[str, None]] = {}
    for name, regency in _rows("kecamatan.csv", "name", "regency_code"):
        kecamatan.setdefault(fold(name), {})[regency] = None
    return Gazetteer(
        regions=regions,
        names=_names(regions, aliases, table),
        kecamatan={name: tuple(codes) for name, codes in kecamatan.items()},
        table=table,
        words=_word_lists(table),
        aliases={code: tuple(names) for code, names in aliases.items()},
    )


def place_patterns() -> dict[str, tuple[str, ...]]:
    """Return pattern (lower case) -> candidate codes for the automaton; silent patterns have none and only swallow."""
    return {pattern: name.codes for pattern, name in gazetteer().names.items()}


def place_words() -> frozenset[str]:
    """Return the words of names and of kecamatan: no slang and no glued words, so that respelling leaves them alone."""
    data = gazetteer()
    words = set(" ".join((*data.names, *data.kecamatan)).replace("-", " ").split())
    return frozenset(word for word in words if word.isalpha() and len(word) >= _WHOLE_LETTERS)


def glued_names() -> frozenset[str]:
    """Return one-word names that may hang on a known word in a hashtag (#PilkadaKudus)."""
    data = gazetteer()
    return frozenset(p for p, name in data.names.items() if p.isalpha() and len(p) >= _GLUED_LETTERS and name.codes)


def lookup(name: str) -> tuple[str, ...]:
    """Return the codes that a code, name or alias may mean, sorted; empty when it is unknown.

    A level word decides (Kabupaten Malang, Kota Malang); without one both members of a pair are returned.
    """
    data = gazetteer()
    if name.strip() in data.regions:
        return (name.strip(),)
    return _by_name().get(fold(name), ())


def near(name: str, limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` shown names that look like `name`, best first."""
    close = difflib.get_close_matches(fold(name), list(_by_name()), n=limit * 2, cutoff=_NEAR_CUTOFF)
    shown = dict.fromkeys(gazetteer().regions[code].name for found in close for code in _by_name()[found])
    return tuple(shown)[:limit]


def names_table() -> dict[str, tuple[str, ...]]:
    """Return code -> names for the query parser, the shown name first: all ways to write a region in a query."""
    table: dict[str, dict[str, None]] = {code: {region.name: None} for code, region in gazetteer().regions.items()}
    for name, codes in _by_name().items():
        for code in codes:
            table[code][name] = None
    return {code: tuple(names) for code, names in table.items()}


def provinces() -> tuple[Region, ...]:
    """Return the 38 provinces in code order."""
    return tuple(region for region in gazetteer().regions.values() if region.level == "province")


def regencies(province: str) -> tuple[Region, ...]:
    """Return the kabupaten and kota of a province code in code order; empty for an unknown code."""
    return tuple(r for r in gazetteer().regions.values() if r.level != "province" and r.parent == province)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[str, ...]]:
    """Names a person may write in a query: no guards, since a person who types a name means a place."""
    data = gazetteer()
    found: dict[str, set[str]] = {}
    for name in data.names.values():
        if name.sort not in ("silent", "group"):
            found.setdefault(fold(name.pattern), set()).update(name.codes)
    for region in data.regions.values():
        for head in {"province": ("provinsi", "prov"), "kabupaten": ("kabupaten", "kab"), "kota": ("kota",)}[
            region.level
        ]:
            found[f"{head} {fold(region.base)}"] = {region.code}
        found.setdefault(fold(region.name), set()).add(region.code)
    return {name: tuple(sorted(codes)) for name, codes in found.items() if codes}


def _rows(file: str, *columns: str) -> Iterable[tuple[str, ...]]:
    """Yield these columns of a table's rows; raises ValueError when it lacks one."""
    with (folder() / file).open(encoding="utf-8", newline="") as stream:
        rows = filter(None, csv.reader(stream))
        head = next(rows, [])
        yield from map(itemgetter(*map(head.index, columns)), rows)


def _level(kind: str) -> Level:
    if kind in ("province", "kabupaten", "kota"):
        return kind  # type: ignore[return-value]
    raise ValueError(f"regions.csv: kind '{kind}' is none of province, kabupaten, kota")


def _names(
    regions: Mapping[str, Region], aliases: Mapping[str, list[str]], table: Mapping[str, Any]
) -> dict[str, Name]:
    codes: dict[str, dict[str, None]] = {}
    sorts: dict[str, Sort] = {}
    for pattern, found, sort in _patterns(regions, aliases, table):
        for form in _variants(pattern):
            if sort == "group" and form in sorts:
                continue  # Nias is the name of a regency too; its guard decides
            codes.setdefault(form, {}).update(dict.fromkeys(found))
            sorts.setdefault(form, sort)
    guards = {key: _guard(row) for key, row in {**table["aliases"], **table["names"]}.items()}
    free = Guard()
    return {
        pattern: Name(
            pattern, _best_first(tuple(found), guards.get(pattern, free)), sorts[pattern], guards.get(pattern, free)
        )
        for pattern, found in codes.items()
    }


def _patterns(
    regions: Mapping[str, Region], aliases: Mapping[str, list[str]], table: Mapping[str, Any]
) -> Iterable[tuple[str, Iterable[str], Sort]]:
    """Yield every name with its codes; what comes first gives a shared pattern its sort."""
    for phrase in table["silent"]["phrases"]:
        yield phrase, (), "silent"
    for phrase, found in table["phrases"].items():
        yield phrase, found, "phrase"
        if phrase.startswith("Polres"):
            yield f"Ka{phrase.lower()}", found, "phrase"
    for town, seat in table["towns"].items():
        yield town, (seat,), "alias"
    for phrase in table["ikn"]["names"]:
        yield phrase, (table["ikn"]["code"],), "ikn"
    for region in regions.values():
        yield region.base, (region.code,), "region"
    for code, names in aliases.items():
        for alias in names:
            yield alias, (code,), "alias"
    for group, found in table["groups"].items():
        yield group, found, "group"


def _best_first(codes: tuple[str, ...], guard: Guard) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: (code != guard.default, code)))


def _variants(name: str) -> set[str]:
    """Spellings that the press mixes: with and without hyphen, blank and the dot of Kep."""
    lower = name.lower()
    forms = {lower, lower.replace("-", " ")}
    words = lower.replace("-", " ").split()
    if len(words) == 2 and words[1] not in _DIRECTIONS and len(lower) >= _JOINED_LETTERS:  # noqa: PLR2004 - two words
        forms.add("".join(words))
    if words[0] == "kepulauan" and len(words) > 1:
        forms |= {"kep. " + " ".join(words[1:]), "kep " + " ".join(words[1:])}
    return forms


def _guard(row: Mapping[str, Any]) -> Guard:
    return Guard(
        needs=row.get("needs", "none"), word=row.get("word", False), person=row.get("person", False),
        case=row.get("case", ""),
        old=row.get("old", False), default=row.get("default", ""), dateline=row.get("dateline", ""),
        context=tuple(row.get("context", ())), not_before=frozenset(row.get("not_before", ())),
        not_after=frozenset(row.get("not_after", ())),
        not_with=tuple(row.get("not_with", ())),
    )  # fmt: skip


def _word_lists(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        f"{section}.{name}": frozenset(value)
        for section, rows in table.items()
        if isinstance(rows, dict) and section not in ("groups", "phrases", "towns", "names", "aliases", "former_parent")
        for name, value in rows.items()
        if isinstance(value, list)
    }
