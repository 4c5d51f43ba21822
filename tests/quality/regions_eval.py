"""How well places are found: precision, recall and F1 of the places of the act, by kabupaten/kota and by province.

`python tests/quality/regions_eval.py [--worst N]` prints the table and the lines that went wrong; the gate in
test_regions_quality.py pins the floors. Places of the act are event and actor_place, else a lone dateline regency.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from pipelines import process  # noqa: E402 - the script runs from anywhere
from pipelines.knowledge import load  # noqa: E402
from pipelines.record import Item, Published  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.record import Medium, RegionTag

GOLD = ROOT / "tests" / "quality" / "gold"
DEMO = ROOT / "scheduler" / "demo" / "texts"
_POSTS = ("channel.toml", "account.toml")
_ACT = frozenset(("event", "actor_place"))


@dataclass(frozen=True, slots=True)
class Line:
    """One text with its places: code -> role, or codes of the act alone (`roles` empty) for the demo texts."""

    id: str
    title: str | None
    text: str
    medium: Medium
    day: date | None
    act: frozenset[str]
    roles: frozenset[tuple[str, str]] | None
    flags: frozenset[str] = frozenset()


@dataclass(slots=True)
class Score:
    """Counts of one set; `wrong` holds the lines whose tags differ, as text."""

    name: str
    lines: int = 0
    regency: list[int] = field(default_factory=lambda: [0, 0, 0])
    province: list[int] = field(default_factory=lambda: [0, 0, 0])
    wrong: list[str] = field(default_factory=list)

    @staticmethod
    def f1(counts: list[int]) -> tuple[float, float, float]:
        """Return precision, recall, F1 of (true positives, false positives, false negatives)."""
        hit, false, missed = counts
        precision = hit / (hit + false) if hit + false else 1.0
        recall = hit / (hit + missed) if hit + missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def act_codes(tags: tuple[RegionTag, ...] | frozenset[tuple[str, str]]) -> frozenset[str]:
    """Return the places of the act: event and actor_place, else the one regency of a dateline."""
    pairs = {(tag.code, tag.role) if not isinstance(tag, tuple) else tag for tag in tags}
    act = frozenset(code for code, role in pairs if role in _ACT)
    desk = frozenset(code for code, role in pairs if role == "dateline" and "." in code)
    return act or (desk if len(desk) == 1 else frozenset())


def tagged(line: Line) -> Item:
    """Return the item of a line with all its tags."""
    published = (
        Published(line.day, "day", "Asia/Jakarta", zone_assumed=False, raw="", rule="gold") if line.day else None
    )
    item = Item(
        id=line.id, outlet="gold", medium=line.medium, url=None, title=line.title, text=line.text, published=published
    )
    return process.tag(item, load())


def gold_lines() -> Iterator[Line]:
    """Yield the lines of regions.tsv."""
    with (GOLD / "regions.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            roles = _roles(row["regions"])
            yield Line(
                row["id"], None if row["title"] == "-" else row["title"], row["text"].replace("\\n", "\n"),
                "post" if row["medium"] == "post" else "news",
                date.fromisoformat(row["day"]) if row["day"] != "-" else None,
                act_codes(roles), roles, frozenset(row["flags"].split(",")) - {"-", "group"},
            )  # fmt: skip


def example_lines(file: str = "examples.tsv") -> Iterator[Line]:
    """Yield the lines of the seed gold, one sentence each; event_regions are codes, other_regions code:role."""
    with (GOLD / file).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            events = "" if row["event_regions"] == "-" else row["event_regions"]
            roles = frozenset((code, "event") for code in events.split(",") if code) | _roles(row["other_regions"])
            yield Line(row["id"], None, row["text"], "news", None, act_codes(roles), roles)


def demo_lines() -> Iterator[Line]:
    """Yield the texts of the demo newsroom that name the regions of their act."""
    for path in sorted(DEMO.glob("*.toml")):
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in (*table.get("text", ()), *table.get("post", ())):
            body = row.get("body") or row.get("text")
            if not row.get("regions") or not body:
                continue
            day = row["published"].date() if row.get("published") else None
            medium: Medium = "post" if path.name in _POSTS else "news"
            key = f"{path.stem}/{row.get('key')}"
            yield Line(key, row.get("title"), body.strip(), medium, day, frozenset(row["regions"]), None)


def _roles(cell: str) -> frozenset[tuple[str, str]]:
    pairs = (pair.split(":") for pair in cell.split(",") if pair != "-")
    return frozenset((code, role) for code, role in pairs)


def score(name: str, lines: Iterator[Line]) -> Score:
    """Return the counts of one set of lines."""
    result = Score(name)
    for line in lines:
        result.lines += 1
        tags = tagged(line).regions
        got = act_codes(tags)
        for counts, found, wanted in (
            (result.regency, {c for c in got if "." in c}, {c for c in line.act if "." in c}),
            (result.province, {c.split(".")[0] for c in got}, {c.split(".")[0] for c in line.act}),
        ):
            counts[0] += len(found & wanted)
            counts[1] += len(found - wanted)
            counts[2] += len(wanted - found)
        roles = {(tag.code, tag.role) for tag in tags}
        flags = {name for tag in tags for name in ("ambiguous", "conflict", "ikn") if getattr(tag, name)}
        if line.roles is None:
            same = _with_parents(got) == _with_parents(line.act)
        else:
            same = roles == line.roles and (name != "gold" or flags == line.flags)
        if not same:
            wanted_text = sorted(line.roles) if line.roles is not None else sorted(line.act)
            result.wrong.append(f"{line.id}: wanted {wanted_text}, got {[(t.code, t.role, t.rule) for t in tags]}")
    return result


def _with_parents(codes: frozenset[str]) -> frozenset[str]:
    return codes | {code.split(".")[0] for code in codes}


def all_scores() -> list[Score]:
    """Return the scores of the three sets: seed gold, own gold, demo texts."""
    return [score("examples", example_lines()), score("gold", gold_lines()), score("demo", demo_lines())]


def table(scores: list[Score]) -> str:
    """Return the scores as a table, one set a line."""
    head = f"{'set':<10}{'lines':>6}{'all right':>10}{'kab/kota P':>12}{'R':>7}{'F1':>7}"
    rows = [head + f"{'province P':>12}{'R':>7}{'F1':>7}"]
    for one in scores:
        figures = [*Score.f1(one.regency), *Score.f1(one.province)]
        cells = "".join(f"{figure:>{width}.3f}" for figure, width in zip(figures, (12, 7, 7, 12, 7, 7), strict=True))
        rows.append(f"{one.name:<10}{one.lines:>6}{one.lines - len(one.wrong):>10}{cells}")
    return "\n".join(rows)


if __name__ == "__main__":
    found = all_scores()
    sys.stdout.write(table(found) + "\n")
    for one in found:
        sys.stdout.writelines(f"{one.name} {text}\n" for text in one.wrong[:20])
