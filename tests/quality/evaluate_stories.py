"""Precision and recall of stories on the pair set, per way of making: run this file with Python.

Every text is tagged as `story run` tags it, since the template guard needs its tags. A pair is judged alone (two texts
in an empty table); the pool figures judge it again with all texts of the set in one table, in a drawn order.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for folder in (str(ROOT), str(ROOT / "tests" / "quality")):
    if folder not in sys.path:
        sys.path.insert(0, folder)

from story_pairs import SEED, Pair, Text, pairs  # noqa: E402 - the script runs from anywhere

from pipelines import clean, knowledge, process, story  # noqa: E402
from pipelines.record import Item  # noqa: E402


@dataclass(slots=True)
class Report:
    """Counts of (truth, grade) per way, and of the pool."""

    ways: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    failed: list[tuple[Pair, str]] = field(default_factory=list)
    pool: Counter[str] = field(default_factory=Counter)

    def total(self, truth: str | None = None, grade: str | None = None) -> int:
        """How many pairs have this truth and this grade."""
        return sum(
            n for way in self.ways.values() for (t, g), n in way.items() if truth in (None, t) and grade in (None, g)
        )

    def figures(self) -> dict[str, float]:
        """Precision and recall of copies and of links, the share of merged templates, recall of each way."""
        linked = [(t, g) for t, g in (("related", "related"), ("copy", "related"), ("apart", "related"))]
        found = {
            "copy_precision": self.total("copy", "copy") / max(1, self.total(None, "copy")),
            "copy_recall": self.total("copy", "copy") / max(1, self.total("copy")),
            "related_precision": self.total("related", "related") / max(1, sum(self.total(*one) for one in linked)),
            "related_recall": self.total("related", "related") / max(1, self.total("related")),
            "template_merged": self.share("template", "related", "copy"),
            "post_recall": self.share("post", "copy", "copy"),
            "pool_precision": self.pool["right"] / max(1, self.pool["right"] + self.pool["wrong"]),
            "pool_recall": self.pool["right"] / max(1, self.pool["copies"]),
        }
        return {name: round(value, 4) for name, value in found.items()}

    def share(self, way: str, truth: str, grade: str) -> float:
        """The share of a way's pairs that bear a grade."""
        held = self.ways[way]
        return held[truth, grade] / max(1, sum(held.values()))


class Tagger:
    """Tags each text once."""

    def __init__(self) -> None:
        self._known = knowledge.load()
        self._done: dict[Text, tuple[Item, str]] = {}

    def __call__(self, text: Text) -> tuple[Item, str]:
        if text not in self._done:
            item = Item(f"t{len(self._done)}", "o", text.medium, None, text.title, text.text)
            item = process.tag(item, self._known)
            self._done[text] = item, clean.fingerprint_text(item)
        return self._done[text]


def evaluate(seed: int = SEED) -> Report:
    """Judge every pair alone, then all in one table."""
    report, tag, held = Report(), Tagger(), pairs(seed)
    for pair in held:
        stories = story.Stories()
        for side in (pair.one, pair.two):
            stories.add(*tag(side))
        grade = stories.rows()[1].grade
        grade = "apart" if grade == "new" else grade
        report.ways[pair.way][pair.truth, grade] += 1
        if grade != pair.truth:
            report.failed.append((pair, grade))
    _pool(held, tag, report)
    return report


def _pool(held: list[Pair], tag: Tagger, report: Report) -> None:
    texts = list(dict.fromkeys(side for pair in held for side in (pair.one, pair.two)))
    random.Random(SEED).shuffle(texts)
    stories = story.Stories()
    for text in texts:
        stories.add(*tag(text))
    story_of = dict(zip(texts, (row.story_id for row in stories.rows()), strict=True))
    for pair in held:
        together = story_of[pair.one] == story_of[pair.two]
        report.pool["copies"] += pair.truth == "copy"
        report.pool["right"] += together and pair.truth == "copy"
        report.pool["wrong"] += together and pair.truth != "copy"


def main() -> None:
    """Print the figures, per way too; with --failed the pairs that went wrong."""
    report = evaluate()
    lines = [
        f"{way:22} " + ", ".join(f"{truth} as {grade}: {n}" for (truth, grade), n in sorted(counted.items()))
        for way, counted in report.ways.items()
    ]
    lines.append(f"{report.total()} pairs {report.figures()}")
    for pair, grade in report.failed if "--failed" in sys.argv else ():
        lines += ["-" * 80, f"{pair.way}: {pair.truth} as {grade}", pair.one.text[:300], ">>>", pair.two.text[:500]]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
