"""Every rule of the knowledge files as one flat list: what it says, the words it waits for, where it comes from.

Called by `pantau rules list`. The ids are those that tags carry.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.knowledge.files import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: `sort` is the kind of row, `says` its meaning, `words` what it waits for (stems keep their +suffix)."""

    id: str
    sort: str
    code: str
    says: str
    words: tuple[str, ...]
    source: tuple[str, ...]


def listing() -> tuple[RuleLine, ...]:
    """Return all rules in the order of the files: types, acts, steps, operators, posts, regions, dated rows."""
    return tuple(_lines())


def _lines() -> Iterator[RuleLine]:
    violations, rules, kinds, actors, places = map(_file, ("violations", "rules", "kinds", "actors", "places"))
    names = {row["code"]: row["id"] for row in violations["type"]}
    for row in violations["type"]:
        yield RuleLine(row["code"], "type", row["code"], f"{row['id']}: {row['border']}", (), _source(row))
    for row in violations["skb"]:
        yield RuleLine(row["code"], "skb", row["code"], f"{row['id']} ({row['sanction']})", (), _source(row))
    for row in rules["rule"]:
        yield RuleLine(row["id"], "act", row["code"], _act(row, names), _words(row), _source(row))
    for row in kinds["step"]:
        yield RuleLine(row["id"], "step", "", f"status {row['status']}", _words(row), _source(row))
    for row in kinds["statement"]:
        yield RuleLine(row["id"], "statement", "", "statement of the accused", _words(row), _source(row))
    for row in kinds["operator"]:
        says = f"mood {row['mood']}, reaches {row['reach']} words"
        yield RuleLine(row["id"], "operator", "", says, _words(row), _source(row))
    for number, row in enumerate(actors["actor"], 1):
        yield RuleLine(f"A.{number:02}", "post", "", f"class {row['class']}", tuple(row["terms"]), _source(row))
    for name, says in actors["rules"].items():
        yield RuleLine(name, "reading of posts", "", str(says), (), (EDITORIAL,))
    for name, says in places["rules"].items():
        yield RuleLine(name, "region", "", str(says), (), (EDITORIAL,))
    yield from _dated(kinds)


def _dated(kinds: dict[str, Any]) -> Iterator[RuleLine]:
    """What holds between two days; the ids are those of probes.txt."""
    law = _file("law")
    for row in kinds["election"]:
        says = "election" if row["covered"] else "poll that is not counted"
        words = (*row["words"], *row.get("weak", ()))
        yield RuleLine(f"election.{row['id']}", "election", "", says, words, _source(row))
    for row in law["poll"]:
        says = f"vote {row['vote']}; texts from a year before to {row['after_days']} days behind it"
        yield RuleLine(f"{row['election']}-{row['year']}", "poll", "", says, (), _source(row))
    for row in law["basis"]:
        days = f"from {row.get('from') or 'ever'} until {row.get('until') or 'now'}"
        yield RuleLine(f"law.{row['id']}", "law", "", f"{row['role']}, {days}: {row['en']}", (), _source(row))
    for row in law["statute"]:
        who = ", ".join(row["who"]) or "all of them"
        poll = f" in a {row['election']}" if row["election"] else ""
        since = f" since {row['from']}" if row.get("from") else ""
        says = f"{row['class']} ({who}){poll}{since}: art {', '.join(row['articles'])}"
        yield RuleLine(row["law"], "statute", "", says, (), _source(row))
    with (folder() / "parties.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            says = f"{row['name']}; alone: {row['bare']}; from {row['from']} to {row['to'] or 'now'}"
            unless = (f"not beside: {row['not_when']}",) if row["not_when"] else ()
            yield RuleLine(f"party.{row['short']}", "party", "", says, (row["short"], *unless), _source(row))


def _act(row: dict[str, Any], names: dict[str, str]) -> str:
    parts = [names.get(row["code"], row["code"])]
    if row.get("objects"):
        parts.append(f"one of {', '.join(row['objects'])} within {row.get('window', 6)} words")
    near = f" within {row.get('reach', 12)} words" if row["side"] == "near" else ""
    parts.append(f"side: {row['side']}{near}")
    for key, said in (
        ("not_objects", "not beside"),
        ("yields", "yields to"),
        ("gives_way", "gives way to"),
        ("serves", "only beside"),
        ("known_as", "known as"),
    ):
        if row.get(key):
            parts.append(f"{said} {', '.join(row[key])}")
    return "; ".join(parts)


def _words(row: dict[str, Any]) -> tuple[str, ...]:
    return (*row.get("verbs", ()), *row.get("words", ()))


def _source(row: dict[str, Any]) -> tuple[str, ...]:
    source = row.get("source", EDITORIAL)
    return tuple(source) if isinstance(source, list) else (str(source),)


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((folder() / f"{name}.toml").read_text(encoding="utf-8"))
