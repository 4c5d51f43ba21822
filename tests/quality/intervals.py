"""Bootstrap intervals and figures that need whole rows. Used by `evaluate.py`; seeded, so repeatable."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[int, int, int]  # right, wrong, missed of one line
DRAWS = 400
SEED = 20261125
PREVALENCE = 0.1


def precision(rows: list[Row]) -> float:
    """Right of all found; 1 when nothing was found."""
    found = sum(row[0] + row[1] for row in rows)
    return sum(row[0] for row in rows) / found if found else 1.0


def recall(rows: list[Row]) -> float:
    """Right of all wanted; 1 when nothing was wanted."""
    wanted = sum(row[0] + row[2] for row in rows)
    return sum(row[0] for row in rows) / wanted if wanted else 1.0


def f1(rows: list[Row]) -> float:
    """Harmonic mean of precision and recall."""
    one, two = precision(rows), recall(rows)
    return 2 * one * two / (one + two) if one + two else 0.0


def interval(rows: list[Row], figure: Callable[[list[Row]], float]) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile of a figure over resampled lines."""
    chosen = random.Random(SEED)
    values = sorted(figure(chosen.choices(rows, k=len(rows))) for _ in range(DRAWS))
    return values[int(DRAWS * 0.025)], values[int(DRAWS * 0.975) - 1]


def false_alarms(flags: list[Row], kinds: list[str], cases: frozenset[str]) -> tuple[int, int]:
    """Return the texts of no case kind that raised the flag, and all texts of no case kind."""
    rest = [flag for flag, kind in zip(flags, kinds, strict=True) if kind not in cases]
    return sum(flag[1] for flag in rest), len(rest)


def at_prevalence(flags: list[Row]) -> float:
    """Precision of the flag if one text in ten were an incident: from recall and the rate of false flags here."""
    wanted = [flag for flag in flags if flag[0] + flag[2]]
    rest = [flag for flag in flags if not flag[0] + flag[2]]
    if not wanted or not rest:
        return 1.0
    hit = sum(flag[0] for flag in wanted) / len(wanted) * PREVALENCE
    false = sum(flag[1] for flag in rest) / len(rest) * (1 - PREVALENCE)
    return hit / (hit + false) if hit + false else 1.0
