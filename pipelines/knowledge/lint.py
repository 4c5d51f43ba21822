"""Mistakes in the knowledge files, each with its file, line and fix. Called by `pantau rules lint` and before a trial.

It reads the files as they stand and never loads them into the taggers: it can speak of a folder that cannot be loaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, get_args

from pipelines.knowledge import known, lint_dated
from pipelines.knowledge.mistakes import Folder, Mistake
from pipelines.record import ActorClass, Mood, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Table = dict[str, Any]
SIDES: Final = ("near", "sentence", "neighbour", "self", "none")
SIDE_TYPES: Final = ("person", "party", "team", "event", "support", "symbol", "number")
PHASES: Final = ("bakal_calon", "calon")
_FLAGS: Final = (
    "directive",
    "speech",
    "punishes",
    "decision",
    "candidacy",
    "holder",
    "inherits",
    "matter",
    "received",
    "until",
    "warning",
    "leave_excuses",
    "collective",
    "nouns",
    "refused",
    "threat",
    "purpose",
    "owner",
    "beside",
)
_LISTS: Final = ("verbs", "words", "objects", "not_objects", "side_types", "yields", "gives_way", "serves", "known_as")
_RULE_KEYS: Final = frozenset((*_FLAGS, *_LISTS, "id", "code", "window", "side", "reach", "source"))
_VERB: Final = re.compile(r"[a-z]+(-[a-z]+)?(\+(kan|i)\??)?")
_PATTERN_SIGNS: Final = re.compile(r"[\\^$*?()\[\]{}|]|\.[*+?]")
_MOST_TOKENS: Final = (
    60  # no sentence is longer by much: a wider window binds words that have nothing to do with each other
)
_NEEDS: Final = ("none", "capital", "place", "evidence", "level", "provinsi", "never")
_CHECKED: Final = {
    "_types": "violations.toml", "_acts": "rules.toml", "_kinds": "kinds.toml",
    "_posts": "actors.toml", "_instruments": "law.toml", "_regions": "regions.csv", "_places": "places.toml",
    "law": "law.toml", "polls": "law.toml", "parties": "parties.csv", "candidates": "candidates.toml",
}  # fmt: skip
_CSV_COLUMNS: Final = {
    "regions.csv": ("code", "kind", "name", "base_name", "province_code"),
    "aliases.csv": ("alias", "code", "evidence"),
    "kecamatan.csv": ("code", "name", "regency_code"),
    "parties.csv": ("short", "name", "collisions", "bare", "not_when", "from", "to", "source"),
}


def mistakes(place: Path) -> tuple[Mistake, ...]:
    """Return every mistake of a knowledge folder, by file and line; none when it can be taken."""
    folder = Folder(place)
    checks: tuple[Callable[[Folder], None], ...] = (
        *(_types, _acts, _kinds, _posts, _instruments, _regions, _places),
        *(lint_dated.law, lint_dated.polls, lint_dated.parties, lint_dated.candidates),
    )
    if not folder.mistakes:
        _columns(folder)
    if not folder.mistakes:  # rows refer to other files: with one missing, every reference would be a mistake
        for check in checks:
            try:
                check(folder)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                said = f"a value has another shape than its kind of row ({error})"
                folder.complain(_CHECKED[check.__name__], 1, said, "compare the rows you changed with their neighbours")
    return tuple(sorted(set(folder.mistakes)))


def _columns(folder: Folder) -> None:
    for file, columns in _CSV_COLUMNS.items():
        rows = folder.rows[file]
        for column in columns:
            if not rows or column not in rows[0]:
                folder.complain(file, 1, f"no column '{column}'", "restore the first line")


def _required(folder: Folder, file: str, name: str, keys: Iterable[str], ident: str) -> None:
    """Every row has its keys, not empty, and no identifier stands twice."""
    seen: dict[str, int] = {}
    for line, row in folder.each(file, name):
        said = str(row.get(ident, "row"))
        for key in keys:
            if row.get(key) in (None, "", []):
                folder.complain(file, line, f"{said} has no {key}", f"add {key} = ...")
        if ident in row:
            if said in seen:
                folder.complain(file, line, f"{said} stands in line {seen[said]} already", "give it an id of its own")
            seen.setdefault(said, line)


def _words(folder: Folder, file: str, line: int, said: str, words: Iterable[str]) -> None:
    """Words are matched literally in one pass: signs of a pattern would only ever match themselves."""
    for word in dict.fromkeys(words):
        if not word.strip() or word != " ".join(word.split()):
            folder.complain(file, line, f"{said}: {word!r} is empty or has stray blanks", "write single blanks only")
        elif _PATTERN_SIGNS.search(word):
            folder.complain(file, line, f"{said}: {word!r} holds signs of a pattern", "write the forms out, one a word")


def _sources(folder: Folder, file: str, line: int, row: Table, known: Mapping[str, str]) -> None:
    source = row.get("source", [])
    for one in source if isinstance(source, list) else [source]:
        if one not in known and not one.startswith(("http", "seed:")):
            said = f"{row.get('code')} names the source '{one}'"
            folder.complain(file, line, said, "name a key of [sources], or an address")


def _types(folder: Folder) -> None:
    file = "violations.toml"
    table = folder.tables[file]
    _required(folder, file, "type", ("code", "slug", "id", "en", "border", "source"), "code")
    _required(folder, file, "skb", ("code", "layer", "id", "en", "sanction"), "code")
    items = {row.get("code") for row in table.get("skb", ())}
    acted = {row.get("code") for row in folder.tables["rules.toml"].get("rule", ())}
    for line, row in folder.each(file, "skb"):
        if row.get("sanction") not in table.get("sanction_ladder", {}):
            folder.complain(file, line, f"{row.get('code')}: no such sanction", "name a rung of [sanction_ladder]")
    for line, row in folder.each(file, "type"):
        code = row.get("code", "")
        _sources(folder, file, line, row, table.get("sources", {}))
        if code not in acted:
            folder.complain(file, line, f"{code} has no rule", f'add a [[rule]] with code = "{code}" to rules.toml')
        if not (row.get("skb") or row.get("basis") or code == "N99"):
            folder.complain(file, line, f"{code} has no legal basis", "name its items in skb, or the norm in basis")
        for phase, item in row.get("skb", {}).items():
            if item not in items or phase not in PHASES:
                folder.complain(file, line, f"{code}: no SKB item {phase} = {item}", "name the code of an [[skb]] row")


def _acts(folder: Folder) -> None:
    file = "rules.toml"
    _required(folder, file, "rule", ("id", "code", "side", "source"), "id")
    codes = {row.get("code") for row in folder.tables["violations.toml"].get("type", ())}
    sets = folder.tables[file].get("sets", {})
    for name, words in sets.items():
        _words(folder, file, folder.line_of(file, name), f"set {name}", words)
    for line, row in folder.each(file, "rule"):
        for said, fix in (*_act(row, codes), *_act_names(row, codes, sets), *known.unknown(row)):
            folder.complain(file, line, f"{row.get('id')}: {said}", fix)
        _words(folder, file, line, str(row.get("id")), (*row.get("verbs", ()), *row.get("words", ())))
    for said, fix in known.missing(folder.tables[file].get("rule", ())):
        folder.complain(file, 1, said, fix)


def _act(row: Table, codes: set[Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the frame of one rule of rules.toml and its fix."""
    code = row.get("code")
    if code not in codes:
        yield f"no type {code}", "name the code of a [[type]] of violations.toml"
    if not str(row.get("id", "")).startswith(f"{code}."):
        yield "the id does not begin with its type", f"name it {code}.r<number>"
    if not row.get("verbs") and not row.get("words"):
        yield "neither verbs nor words", "add the predicate that the rule waits for"
    if row.get("side") not in SIDES:
        yield f"side '{row.get('side')}'", f"one of {', '.join(SIDES)}"
    for key in ("window", "reach"):
        number = row.get(key, 1)
        if not isinstance(number, int) or not 1 <= number <= _MOST_TOKENS:
            yield f"{key} = {number}", f"a whole number of words, 1 to {_MOST_TOKENS}"
    for key in row.keys() - _RULE_KEYS:
        yield f"no key '{key}' is read", f"one of {', '.join(sorted(_RULE_KEYS))}"


def _act_names(row: Table, codes: set[Any], sets: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the names that a rule uses and its fix."""
    code = row.get("code")
    named = (
        *row.get("objects", ()),
        *row.get("not_objects", ()),
        *(w[1:] for w in row.get("words", ()) if w[:1] == "@"),
    )
    for name in named:
        if name not in sets:
            yield f"no set '{name}'", "name a list of [sets]"
    for spec in row.get("verbs", ()):
        if not _VERB.fullmatch(spec):
            yield f"verb '{spec}' is no stem", "write stem, stem+kan, stem+i or stem+kan?; other forms are words"
    for other in (*row.get("yields", ()), *row.get("gives_way", ()), *row.get("serves", ())):
        if other not in codes or other == code:
            yield f"cannot yield to '{other}'", "name another type"
    for sort in row.get("side_types", ()):
        if sort not in SIDE_TYPES:
            yield f"no sort of side '{sort}'", f"one of {', '.join(SIDE_TYPES)}"


def _kinds(folder: Folder) -> None:
    file = "kinds.toml"
    for name, keys in {"step": ("id", "status", "needs"), "operator": ("id", "mood", "words", "reach")}.items():
        _required(folder, file, name, keys, "id")
    _required(folder, file, "statement", ("id", "words"), "id")
    _required(folder, file, "election", ("id", "words"), "id")
    allowed = {"status": get_args(Status), "mood": get_args(Mood)}
    for name in ("step", "operator", "statement", "election"):
        for line, row in folder.each(file, name):
            said = str(row.get("id"))
            _words(folder, file, line, said, (*row.get("words", ()), *row.get("objects", ())))
            for key, values in allowed.items():
                if key in row and row[key] not in values:
                    folder.complain(file, line, f"{said}: no {key} '{row[key]}'", f"one of {', '.join(values)}")
            for key in ("reach", "window"):
                if not 1 <= row.get(key, 1) <= _MOST_TOKENS:
                    folder.complain(file, line, f"{said}: {key} = {row[key]}", f"1 to {_MOST_TOKENS} words")
            for spec in row.get("verbs", ()):
                if not _VERB.fullmatch(spec):
                    folder.complain(file, line, f"{said}: verb '{spec}' is no stem", "write stem, stem+kan or stem+i")


def _posts(folder: Folder) -> None:
    file = "actors.toml"
    regions = {row["code"] for row in folder.rows["regions.csv"]}
    for number, (line, row) in enumerate(folder.each(file, "actor"), 1):
        said = f"A.{number:02}"
        for key in ("terms", "class", "source"):
            if not row.get(key):
                folder.complain(file, line, f"{said} has no {key}", f"add {key} = ...")
        classes = (row.get("class"), *row.get("by_region", {}).values())
        for cls in classes:
            if cls not in get_args(ActorClass):
                folder.complain(file, line, f"{said}: no class '{cls}'", f"one of {', '.join(get_args(ActorClass))}")
        for code in (*row.get("where", ()), *row.get("by_region", {})):
            if code not in regions:
                folder.complain(file, line, f"{said}: no region {code}", "name a code of regions.csv")
        _words(folder, file, line, said, (*row.get("terms", ()), *row.get("not_when", ())))


def _instruments(folder: Folder) -> None:
    _required(folder, "law.toml", "instrument", ("id", "verified"), "id")
    _required(folder, "law.toml", "basis", ("id", "instrument", "role"), "id")
    _required(folder, "law.toml", "rule", ("id", "rule"), "id")


def _regions(folder: Folder) -> None:
    regions = {row["code"] for row in folder.rows["regions.csv"]}
    for file, ident, refers in (
        ("regions.csv", "code", "province_code"),
        ("kecamatan.csv", "code", "regency_code"),
        ("aliases.csv", "", "code"),
        ("parties.csv", "short", ""),
    ):
        seen: dict[str, int] = {}
        for line, row in enumerate(folder.rows[file], 2):
            if refers and row[refers] not in regions:
                folder.complain(file, line, f"no region {row[refers]!r}", "name a code of regions.csv")
            if ident and row[ident] in seen:
                folder.complain(file, line, f"{row[ident]} stands in line {seen[row[ident]]} already", "remove one")
            seen.setdefault(row.get(ident, ""), line)
            if file == "aliases.csv" and not row["evidence"]:
                folder.complain(file, line, f"{row['alias']} has no evidence", "name its source, or 'editorial'")


def _places(folder: Folder) -> None:
    file = "places.toml"
    table = folder.tables[file]
    regions = {row["code"] for row in folder.rows["regions.csv"]}
    codes: list[tuple[str, Iterable[str]]] = []
    for section in ("groups", "phrases", "former_parent"):
        codes += table.get(section, {}).items()
    codes += [(town, (seat,)) for town, seat in table.get("towns", {}).items()]
    for section in ("names", "aliases"):
        for name, guard in table.get(section, {}).items():
            known = (guard.get("default"), guard.get("dateline"))
            codes.append((name, (*guard.get("context", ()), *filter(None, known))))
            if guard.get("needs", "none") not in _NEEDS:
                line = folder.line_of(file, name)
                folder.complain(file, line, f"{name} needs '{guard['needs']}'", f"one of {', '.join(_NEEDS)}")
    for name, found in codes:
        for code in found:
            if code not in regions:
                folder.complain(file, folder.line_of(file, name), f"{name}: no region {code}", "a code of regions.csv")
