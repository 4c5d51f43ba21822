"""Write docs/rules.md: every rule of the knowledge files with what it means and where it comes from.

Run `python tests/docs/make_rules.py` after a change of the knowledge files; `test_rules.py` says when it is due.
"""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "rules.md"
KNOWLEDGE = ROOT / "pipelines" / "knowledge"
SHOWN = 6  # words of a list that are shown; the files hold them all

HEAD = """# Rules

Written by `tests/docs/make_rules.py` from `pipelines/knowledge/`; do not edit. Every tag names the rule that made it;
`pantau item show ID --why` prints it with the words that it rests on. Sources are named by the keys of the last table;
*editorial* means that the maintainers set a row from general usage.
"""


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((KNOWLEDGE / name).read_text(encoding="utf-8"))


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")


def _sources(row: dict[str, Any]) -> str:
    source = row.get("source", "editorial")
    return ", ".join(source) if isinstance(source, list) else str(source)


def _some(words: list[str]) -> str:
    return ", ".join(words[:SHOWN]) + (f" and {len(words) - SHOWN} more" if len(words) > SHOWN else "")


def _table(heading: str, columns: list[str], rows: list[list[object]]) -> str:
    lines = [f"## {heading}", "", f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    return "\n".join([*lines, *(f"| {' | '.join(map(_cell, row))} |" for row in rows), ""])


def _dated(kinds: dict[str, Any]) -> list[str]:
    """What holds between two days: law, elections, parties."""
    law = _file("law.toml")
    with (KNOWLEDGE / "parties.csv").open(encoding="utf-8", newline="") as lines:
        parties = list(csv.DictReader(lines))
    return [
        _table(
            "Law by day",
            ["basis", "as", "from", "until (excluded)", "says", "source"],
            [
                [row["id"], row["role"], row.get("from", ""), row.get("until", ""), row["says"], _sources(row)]
                for row in law["basis"]
            ],
        ),
        _table(
            "Statutes for whom no item binds",
            ["class", "who", "in a", "since", "law", "articles", "source"],
            [
                [
                    *(row["class"], _some(row["who"]), row["election"], row.get("from", ""), row["law"]),
                    ", ".join(one for one in row["articles"] if not _unverified(law, row["instrument"], one)),
                    _sources(row),
                ]
                for row in law["statute"]
            ],
        ),
        _table(
            "Elections",
            ["election", "counted", "words", "source"],
            [
                [row["id"], "yes" if row["covered"] else "no", _some(row["words"]), _sources(row)]
                for row in kinds["election"]
            ],
        ),
        _table(
            "Polls by which a year is told",
            ["election", "year", "vote", "days behind it", "source"],
            [[row["election"], row["year"], row["vote"], row["after_days"], _sources(row)] for row in law["poll"]],
        ),
        _table(
            "Parties",
            ["short", "name", "short name alone", "not beside", "from", "to", "source"],
            [
                [row["short"], row["name"], row["bare"], row["not_when"], row["from"], row["to"], row["source"]]
                for row in parties
            ],
        ),
    ]  # fmt: skip


def _unverified(law: dict[str, Any], instrument: str, article: str) -> bool:
    row = next((row for row in law["instrument"] if row["id"] == instrument), {})
    return bool(row.get("verified_by_article", {}).get(article) == "no")


def render() -> str:
    """Return the page as the knowledge files of this checkout make it."""
    types, acts, kinds = _file("violations.toml"), _file("rules.toml"), _file("kinds.toml")
    actors, places = _file("actors.toml"), _file("places.toml")
    parts = [
        HEAD,
        _table(
            "Violation types",
            ["type", "name", "in English", "border", "source"],
            [[row["code"], row["id"], row["en"], row["border"], _sources(row)] for row in types["type"]],
        ),
        _table(
            "Items of the joint decree (SKB)",
            ["item", "says", "sanction", "source"],
            [[row["code"], row["id"], row["sanction"], _sources(row)] for row in types["skb"]],
        ),
        _table(
            "Acts",
            ["rule", "type", "verbs and words", "source"],
            [
                [row["id"], row["code"], _some([*row.get("verbs", ()), *row.get("words", ())]), _sources(row)]
                for row in acts["rule"]
            ],
        ),
        _table(
            "Steps of institutions and statements of the accused",
            ["rule", "status", "words"],
            [[row["id"], row["status"], _some([*row.get("verbs", ()), *row.get("words", ())])] for row in kinds["step"]]
            + [[row["id"], "none", _some(row["words"])] for row in kinds["statement"]],
        ),
        _table(
            "Operators: what keeps an act from being told as done",
            ["operator", "mood", "words"],
            [[row["id"], row["mood"], _some(row["words"])] for row in kinds["operator"]],
        ),
        _table(
            "Posts",
            ["rule", "class", "terms", "source"],
            [
                [f"A.{number:02}", row["class"], _some(row["terms"]), _sources(row)]
                for number, row in enumerate(actors["actor"], start=1)
            ],
        ),
        _table("Reading of posts", ["rule", "says"], [[*row] for row in actors["rules"].items()]),
        _table("Regions", ["rule", "says"], [[*row] for row in places["rules"].items()]),
        *_dated(kinds),
        _table("Sources", ["key", "source"], [[*row] for row in types["sources"].items()]),
    ]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
