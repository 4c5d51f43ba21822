"""Precision, recall and F1 of the taggers per field, beside a naive keyword baseline: run this file with Python.

Reads gold files in the format of tests/quality/gold/examples.tsv. Regions have a scorer of their own.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from intervals import at_prevalence, f1, false_alarms, interval, precision, recall  # noqa: E402 - beside this file

from pipelines.actors import actors  # noqa: E402 - the script runs from anywhere
from pipelines.kind import kind  # noqa: E402
from pipelines.knowledge import load  # noqa: E402
from pipelines.labelled import CASES, Labelled  # noqa: E402
from pipelines.labelled import read as read_gold  # noqa: E402
from pipelines.reading import read  # noqa: E402
from pipelines.record import Item  # noqa: E402
from pipelines.violations import violations  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.record import Medium

GOLD = ROOT / "tests" / "quality" / "gold"
HEAD = "id\tfamily\ttext\tkind"


@dataclass(slots=True)
class Counts:
    """True and false positives, false negatives, and the ids that went wrong."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    ids: list[str] = field(default_factory=list)
    rows: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, gold: Iterable[str], found: Iterable[str], row: str) -> None:
        """Count one row of a set-valued field."""
        want, have = set(gold), set(found)
        self.right += len(want & have)
        self.wrong += len(have - want)
        self.missed += len(want - have)
        self.rows.append((len(want & have), len(have - want), len(want - have)))
        if want != have:
            self.ids.append(row)

    @property
    def precision(self) -> float:
        """Right of all found; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Right of all wanted; 1 when nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def gold_files() -> list[Path]:
    """Return the gold files of this format; other tables in the folder belong to other stages."""
    return [path for path in sorted(GOLD.glob("*.tsv")) if path.read_text(encoding="utf-8").startswith(HEAD)]


def tag(text: str, title: str | None = None, medium: Medium = "news") -> Item:
    """Run the four stages on a text."""
    knowledge = load()
    item = Item(id="gold", outlet="gold", medium=medium, url=None, title=title, text=text)
    for stage in (read, actors, violations, kind):
        item = stage(item, knowledge)
    return item


def baseline(text: str) -> bool:
    """A keyword rule: an ASN word and a word of politics make an incident."""
    lower = text.lower()
    asn = ("asn", "pns", "pppk", "camat", "lurah", "kepala dinas", "kadis", "kabid", "guru", "kades", "kepala desa")
    politics = ("paslon", "calon", "kampanye", "netral", "pilkada", "pemilu", "caleg", "capres", "cabup", "partai")
    return any(word in lower for word in asn) and any(word in lower for word in politics)


@dataclass(slots=True)
class Report:
    """Scores per field over a set of lines."""

    fields: dict[str, Counts]
    kinds: dict[str, Counts]
    families: dict[str, bool]
    rows: int
    gold_kinds: list[str]
    errors: list[tuple[int, str]]  # weight and what went wrong: a false flag weighs most

    @property
    def kind_accuracy(self) -> float:
        """Share of lines whose kind is right."""
        return 1 - len(self.fields["kind"].ids) / self.rows

    @property
    def kind_macro_f1(self) -> float:
        """Mean F1 over the kinds that occur in the gold."""
        occurring = [counts.f1 for counts in self.kinds.values() if counts.right + counts.missed]
        return sum(occurring) / len(occurring)

    @property
    def families_right(self) -> float:
        """Share of families with every member's kind and types right."""
        return sum(self.families.values()) / len(self.families)


def evaluate(rows: list[Labelled]) -> Report:
    """Tag every line and compare."""
    names = ("kind", "incident", "baseline", "status", "statements", "types", "agents", "patients")
    fields = {name: Counts() for name in names}
    kinds: dict[str, Counts] = {}
    families: dict[str, bool] = {}
    errors: list[tuple[int, str]] = []
    for row in rows:
        item = tag(row.text, row.title, row.medium)
        found = item.kind.id if item.kind else "none"
        fields["kind"].add([row.kind], [found], row.id)
        for name in {row.kind, found}:
            kinds.setdefault(name, Counts()).add(
                [name] if name == row.kind else [], [name] if name == found else [], row.id
            )
        fields["incident"].add(["x"] * row.incident, ["x"] * item.incident, row.id)
        fields["baseline"].add(["x"] * row.incident, ["x"] * baseline(row.text), row.id)
        fields["status"].add({row.status} - {"none"}, {item.allegation_status} - {"none"}, row.id)
        fields["statements"].add(row.statements, {s.id for s in item.statements}, row.id)
        fields["types"].add(row.types, {v.id for v in item.violations}, row.id)
        case = found in CASES
        fields["agents"].add(row.agents, {a.cls for a in item.actors if a.role == "agent" and case}, row.id)
        fields["patients"].add(row.patients, {a.cls for a in item.actors if a.role == "patient" and case}, row.id)
        right = found == row.kind and {v.id for v in item.violations} == row.types
        families[row.family] = families.get(row.family, True) and right
        weight = 4 * (item.incident and not row.incident) + 3 * (row.incident and not item.incident)
        weight += 2 * (found != row.kind)
        if weight:
            errors.append((weight, f"{row.id} is {row.kind}, read as {found}: {row.text[:90]}"))
    return Report(fields, kinds, families, len(rows), [row.kind for row in rows], errors)


def lines(name: str, report: Report) -> list[str]:
    """Return a report as lines of text."""
    head = f"{name}: {report.rows} lines, kind {report.kind_accuracy:.3f}, macro F1 {report.kind_macro_f1:.3f}"
    out = ["", f"{head}, families right {report.families_right:.3f}"]
    for field_name, counts in report.fields.items():
        scores = f"P {counts.precision:.2f} R {counts.recall:.2f} F1 {counts.f1:.2f}"
        low, high = interval(counts.rows, f1)
        out.append(f"  {field_name:<11} {scores} [{low:.2f}, {high:.2f}]  wrong: {' '.join(counts.ids)[:90]}")
    flags = report.fields["incident"].rows
    spans = [interval(flags, figure) for figure in (precision, recall)]
    bounds = [f"[{low:.2f}, {high:.2f}]" for low, high in spans]
    alarms, rest = false_alarms(flags, report.gold_kinds, CASES)
    out.append(f"  incident P in {bounds[0]}, R in {bounds[1]}; false alarms {alarms} of {rest} texts without a case")
    out.append(f"  incident precision at 10 % prevalence {at_prevalence(flags):.2f}")
    for kind_name, counts in sorted(report.kinds.items()):
        out.append(f"    {kind_name:<12} P {counts.precision:.2f} R {counts.recall:.2f}")
    out.extend(f"    worst: {said}" for _, said in sorted(report.errors, key=lambda error: -error[0])[:10])
    return out


def main(paths: list[str]) -> None:
    """Print the scores of each gold file."""
    for path in [Path(name) for name in paths] or gold_files():
        sys.stdout.write("\n".join(lines(path.name, evaluate(read_gold(path)))) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
