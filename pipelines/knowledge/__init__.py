"""Knowledge: everything the taggers know, as data files beside this module, each row with its source.

`load()` reads them once (about 0.15 s) into one frozen object that every stage receives. Nothing here is fetched or
written; a changed file is another `version`, and replaying captures under it is how better knowledge is applied.
"""

from __future__ import annotations

import csv
import gc
import hashlib
import importlib
import importlib.util
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import rtoml

from pipelines.knowledge import candidate_file, model_file
from pipelines.knowledge.candidates import Candidate, Candidates, built
from pipelines.knowledge.files import candidates_file, folder
from pipelines.knowledge.files import model_file as chosen_model
from pipelines.knowledge.known import by_name, ordering
from pipelines.knowledge.lexicon import (
    Lexicon,
    kinds_into,
    offices_beside,
    offices_of,
    parties_into,
    posts_into,
    rules_into,
    steps_into,
)
from pipelines.knowledge.rows import OperatorRow, Party, PostRow, Rule, SkbItem, StepRow, Ticket, ViolationType, Words
from pipelines.matching import Matcher, Meaning
from pipelines.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PLACES = "pipelines.knowledge.places"
_SHORT_WORDS = frozenset(("asn", "pns", "kpu", "bkn", "apk", "cpns", "tpp"))
_SPLIT_LETTERS = 4
STAGE_VERSIONS = {"read": 19, "actors": 9, "violations": 10, "kind": 14}  # raise one when its code changes a tag

_LISTS = (
    ("specificity", "specificity"),
    ("nonpolitical", "nonpolitical"),
    ("sides", "sides"),
    ("content", "content"),
    ("cues", "cues"),
    ("background", "background"),
    ("openers", "openers"),
    ("case", "case_nouns"),
    ("step", "step_words"),
    ("reading", "reading_words"),
)
# phrases that rules seek in a text, inside longer words too: the matcher finds all of them at once
_SOUGHT = (
    "background.anywhere", "reading.i_think", "reading.listed_behind", "reading.no_leave", "reading.nothing_yet",
    "reading.staged", "reading.then", "reading.veiled",
)  # fmt: skip

__all__ = ["STAGE_VERSIONS", "Knowledge", "load"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the stages know; frozen, shared by every text of a process."""

    version: str
    matcher: Matcher
    spelling: Spelling
    rules: Mapping[str, Rule]
    known: Mapping[str, Rule]  # by name: rows that the reading makes events of
    types: Mapping[str, ViolationType]
    skb: Mapping[str, SkbItem]
    posts: Mapping[str, PostRow]
    steps: Mapping[str, StepRow]
    operators: Mapping[str, OperatorRow]
    tickets: tuple[Ticket, ...]
    elections: tuple[str, ...]
    parties: Mapping[str, Party]
    words: Words
    weights: Mapping[str, float]
    law: Mapping[str, Any]
    candidates: Candidates = field(default_factory=Candidates)
    model: model_file.Model | None = None  # reads beside the rules; None: the rules stand alone

    def with_candidates(self, rows: Iterable[Candidate]) -> Knowledge:
        """Return the same knowledge with these candidates beside it; its version tells that they are known."""
        return self.knowing(built(rows, self.spelling))

    def knowing(self, candidates: Candidates) -> Knowledge:
        """Return the same knowledge with this list, mistakes included."""
        return replace(self, candidates=candidates, version=_version(candidates.digest, self.model))

    def with_model(self, model: model_file.Model | None) -> Knowledge:
        """Return the same knowledge with another model, or none; its version tells which."""
        return replace(self, model=model, version=_version(self.candidates.digest, model))


def _toml(name: str) -> dict[str, Any]:
    return rtoml.loads((folder() / name).read_text(encoding="utf-8"))


def _place_patterns() -> Mapping[str, tuple[str, ...]]:
    """Return pattern -> candidate codes from places.py, or from regions.csv when that stands alone."""
    if importlib.util.find_spec(_PLACES) is not None:
        patterns: Mapping[str, tuple[str, ...]] = importlib.import_module(_PLACES).place_patterns()
        return patterns
    table = folder() / "regions.csv"
    found: dict[str, tuple[str, ...]] = {}
    if table.exists():
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for name in {row["name"].lower(), row["base_name"].lower()}:
                    found[name] = (*found.get(name, ()), row["code"])
    return found


@cache
def _files_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(folder().iterdir()):
        if path.suffix in {".toml", ".csv"}:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for stage, number in sorted(STAGE_VERSIONS.items()):
        digest.update(f"{stage}={number}\0".encode())
    return digest.hexdigest()


def _version(listed: str, model: model_file.Model | None) -> str:
    """Of files, stages, list and model; all installations that add nothing of their own share one version."""
    parts = (_files_digest(), listed, model.version if model else "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _party(row: dict[str, str]) -> Party:
    return Party(
        bare=row["bare"],
        not_when=tuple(part.strip() for part in row["not_when"].split("/") if part.strip()),
        collides=bool(row["collisions"]),
        first_day=date.fromisoformat(row["from"]),
        last_day=date.fromisoformat(row["to"]) if row["to"] else None,
    )


def _words(*sections: tuple[str, dict[str, Any]]) -> Words:
    lists: dict[str, frozenset[str]] = {}
    for prefix, table in sections:
        for name, members in table.items():
            if isinstance(members, list) and all(isinstance(member, str) for member in members):
                lists[f"{prefix}.{name}"] = frozenset(members)
    return Words(lists)


def _spelling(patterns: Iterable[str], slang: dict[str, str]) -> Spelling:
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    if importlib.util.find_spec(_PLACES) is not None:
        module = importlib.import_module(_PLACES)
        places, names = module.place_words(), module.glued_names()
    words = set(" ".join(patterns).replace("-", " ").split())
    known = frozenset(word for word in words if len(word) >= _SPLIT_LETTERS or word in _SHORT_WORDS)
    upper, title = frozenset(("bkn",)), frozenset(("karo",))
    return Spelling(words=known, slang=slang, keep_upper=upper, keep_title=title, whole=places, names=names)


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """Build what lives as long as the process: the collector of cycles waits meanwhile and never walks it again.

    Walking a quarter of a million objects took 30 ms each time, twice a second of tagging (measured).
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()


@cache
def load() -> Knowledge:
    """Return the knowledge of this installation, read once per process."""
    with _kept_for_good():
        return _read()


def _read() -> Knowledge:
    violations, rules_table, actors, kinds, law = (
        _toml(f"{name}.toml") for name in ("violations", "rules", "actors", "kinds", "law")
    )
    with (folder() / "parties.csv").open(encoding="utf-8", newline="") as lines:
        parties = list(csv.DictReader(lines))
    own = chosen_model(model_file.FILE)
    model = None if own is None else model_file.read(own)
    lexicon = Lexicon()
    rules = rules_into(lexicon, rules_table)
    posts = posts_into(lexicon, actors)
    compounds = offices_of(actors, posts)
    steps = steps_into(lexicon, kinds, actors["words"]["organiser_heads"])
    kinds_into(lexicon, kinds)
    parties_into(lexicon, parties)
    offices_beside(lexicon, compounds)
    for pattern, codes in _place_patterns().items():
        lexicon.places[pattern.lower()].append(Meaning("place", pattern.lower(), ",".join(codes)))
    words = _words(
        *((prefix, kinds[name]) for prefix, name in _LISTS),
        ("kinds", kinds),
        ("reading", {"mass": actors["words"]["mass"]}),
    )
    known = Knowledge(
        version=_version("", model),
        matcher=Matcher(
            lexicon.words, lexicon.places, {name: words[name] for name in _SOUGHT}, ordering(rules.values()), compounds
        ),
        spelling=_spelling(
            [*lexicon.words, *(part for row in compounds for part in row.heads | row.tails)], kinds["slang"]
        ),
        rules=rules,
        known=by_name(rules.values()),
        types={
            row["code"]: ViolationType(row["code"], row["slug"], row["id"], row["en"], row["border"], row["skb"],
                                       tuple(row.get("listed", ())))
            for row in violations["type"]
        },
        skb={
            row["code"]: SkbItem(row["code"], row["layer"], row["id"], row["en"], row["sanction"])
            for row in violations["skb"]
        },
        posts=posts,
        steps=steps,
        operators={row["id"]: OperatorRow(row["id"], row["mood"], row["reach"]) for row in kinds["operator"]},
        tickets=tuple(Ticket(row["election"], row["from"], row["to"]) for row in kinds["ticket"]),
        elections=tuple(row["id"] for row in kinds["election"]),
        parties={row["short"]: _party(row) for row in parties},
        words=words,
        weights=kinds["weights"],
        law=law,
        model=model,
    )  # fmt: skip
    listed = candidates_file()
    return known if listed is None else known.knowing(candidate_file.read(listed, known.spelling))
