"""Makes the model of the second reader from labelled texts. Called by `pantau model train` only; needs scikit-learn.

A logistic regression over the features of `pipelines.kind.doubt`. Where it may speak is set on files that it has not
seen: each file in turn is left out, so that no author is in both parts, and the bounds rest on those answers alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn import __version__ as _sklearn_version
from sklearn.linear_model import LogisticRegression

from pipelines.clean import clean
from pipelines.kind.doubt import features
from pipelines.knowledge.model_file import BLOCKS, FORMAT
from pipelines.process import tag
from pipelines.reading import read
from pipelines.record import Item

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from pipelines.knowledge import Knowledge
    from pipelines.labelled import Labelled

_STRENGTH: Final = 10.0  # inverse of the penalty on weights
_RARE: Final = (2, 3)  # a run of words, of letters, that fewer texts hold is left out
_MOST: Final = 10_000  # grams that are kept
_ROUNDS: Final = 3_000
_LOST: Final = 0.03  # share of the incidents that the rules find which the model may hand to a person instead
_ASKED: Final = 0.02  # share of texts without a case for which a person may be asked in vain
_STEPS: Final = tuple(n / 100 for n in range(1, 50))
_DIGITS: Final = 4
LEAST: Final = 50  # texts of either sort


@dataclass(frozen=True, slots=True)
class _Read:
    """An example with its features by block, and whether the rules flag it."""

    source: str
    grams: tuple[frozenset[str], ...]
    incident: bool
    flagged: bool


def train(tables: Mapping[str, Sequence[Labelled]], knowledge: Knowledge) -> dict[str, Any]:
    """Return the table of a model file, made of labelled texts by source (a file of one author).

    Raises ValueError when there are too few texts or sources to learn from.
    """
    rules = replace(knowledge, model=None)
    rows = [_read(source, one, rules) for source in sorted(tables) for one in tables[source]]
    cases = sum(row.incident for row in rows)
    if min(cases, len(rows) - cases) < LEAST:
        raise ValueError(f"{cases} incidents among {len(rows)} texts; at least {LEAST} of either sort are needed")
    if len(tables) < 2:  # noqa: PLR2004 - one to learn from, one to be tried on
        raise ValueError("one source only; texts of at least two authors, in two files, are needed")
    chances = np.concatenate([_tried(held, rows) for held in sorted(tables)])
    truth = np.array([row.incident for row in rows])
    flagged = np.array([row.flagged for row in rows])
    demote, nominate = _demote_below(chances, truth, flagged), _nominate_from(chances, truth, flagged)
    return {
        "format": FORMAT,
        "made_with": f"scikit-learn {_sklearn_version}, knowledge {knowledge.version}",
        "trained_on": [
            {"file": source, "rows": len(table), "incidents": sum(one.incident for one in table)}
            for source, table in sorted(tables.items())
        ],
        "figures": _figures(chances, truth, flagged, demote, nominate),
        "demote_below": demote,
        "nominate_from": nominate,
        **_Fit(rows).table(),
    }


def write(table: dict[str, Any]) -> str:
    """Return a model's table as the text of its file: one gram a line, sorted, so that two models can be compared."""
    lines = []
    for name, value in sorted(table.items()):
        if name in BLOCKS:
            rows = ",\n".join(
                f"{json.dumps(gram, ensure_ascii=False)}: {json.dumps(row)}" for gram, row in value.items()
            )
            lines.append(f'"{name}": {{\n{rows}\n}}')
        else:
            lines.append(f'"{name}": {json.dumps(value, ensure_ascii=False, sort_keys=True)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _read(source: str, one: Labelled, rules: Knowledge) -> _Read:
    item = Item(id=one.id, outlet=source, medium=one.medium, url=None, title=one.title, text=one.text)
    reading = read(clean(item, rules), rules).reading
    if reading is None:
        raise ValueError(f"{source}, {one.id}: the text cannot be read")
    return _Read(source, features(reading), one.incident, tag(item, rules).incident)


def _tried(held: str, rows: list[_Read]) -> NDArray[np.float64]:
    """Return the chances that a model gives to one file when it has learned from all others."""
    fit = _Fit([row for row in rows if row.source != held])
    return fit.chances([row for row in rows if row.source == held])


class _Fit:
    """A regression on rows, over the grams that speak most."""

    def __init__(self, rows: list[_Read]) -> None:
        truth = [row.incident for row in rows]
        self.shares = [_shares(rows, number) for number in range(len(BLOCKS))]
        first = self._learn(rows, truth)
        kept = set(np.argsort(-np.abs(first.coef_[0]), kind="stable")[:_MOST].tolist())
        position = 0
        for number, shares in enumerate(self.shares):
            self.shares[number] = {g: share for n, (g, share) in enumerate(shares.items(), position) if n in kept}
            position += len(shares)
        self.model = self._learn(rows, truth)

    def _learn(self, rows: list[_Read], truth: list[bool]) -> LogisticRegression:
        model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, class_weight="balanced")
        return model.fit(self._matrix(rows), truth)

    def _matrix(self, rows: list[_Read]) -> csr_matrix:
        return hstack([_block(rows, number, shares) for number, shares in enumerate(self.shares)]).tocsr()

    def chances(self, rows: list[_Read]) -> NDArray[np.float64]:
        """Return the chance of each row."""
        found: NDArray[np.float64] = self.model.predict_proba(self._matrix(rows))[:, 1]
        return found

    def table(self) -> dict[str, Any]:
        """Return intercept and weights by block, as the model file holds them."""
        weights = iter(self.model.coef_[0].tolist())
        blocks = {
            name: {
                gram: [round(next(weights) * share, _DIGITS), round(share, _DIGITS)] for gram, share in shares.items()
            }
            for name, shares in zip(BLOCKS, self.shares, strict=True)
        }
        return {"intercept": round(float(self.model.intercept_[0]), _DIGITS), **blocks}


def _shares(rows: list[_Read], number: int) -> dict[str, float]:
    """Return gram -> inverse document frequency, smoothed: ln((1 + texts) / (1 + texts with it)) + 1."""
    counts: dict[str, int] = {}
    for row in rows:
        for gram in row.grams[number]:
            counts[gram] = counts.get(gram, 0) + 1
    return {
        gram: float(np.log((1 + len(rows)) / (1 + count)) + 1)
        for gram, count in sorted(counts.items())
        if count >= _RARE[number]
    }


def _block(rows: list[_Read], number: int, shares: dict[str, float]) -> csr_matrix:
    """Return rows x grams, each row of length 1."""
    places = {gram: place for place, gram in enumerate(shares)}
    every = np.array([*shares.values()])
    data, columns, ends = list[float](), list[int](), [0]
    for row in rows:
        known = sorted(places[gram] for gram in row.grams[number] if gram in places)
        values = every[known] if known else every[:0]
        data += (values / (np.linalg.norm(values) or 1.0)).tolist()
        columns += known
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(rows), len(shares)))


def _demote_below(chances: NDArray[np.float64], truth: NDArray[np.bool_], flagged: NDArray[np.bool_]) -> float:
    """Return the highest bound that costs at most `_LOST` of the incidents that the rules find."""
    right = chances[truth & flagged]
    return max((step for step in _STEPS if (right < step).mean() <= _LOST), default=0.0) if right.size else 0.0


def _nominate_from(chances: NDArray[np.float64], truth: NDArray[np.bool_], flagged: NDArray[np.bool_]) -> float:
    """Return the lowest bound over a half from which at most `_ASKED` of the texts that are no case are nominated."""
    wrong = chances[~truth & ~flagged]
    steps = [round(1 - step, 2) for step in _STEPS]
    return min((step for step in steps if (wrong >= step).mean() <= _ASKED), default=1.0) if wrong.size else 1.0


def _figures(
    chances: NDArray[np.float64], truth: NDArray[np.bool_], flagged: NDArray[np.bool_], demote: float, nominate: float
) -> dict[str, int]:
    """Return what the model does to texts of files that it has not seen."""
    demoted, nominated = flagged & (chances < demote), ~flagged & (chances >= nominate)
    return {
        "texts": len(truth),
        "flagged_right": int((flagged & truth).sum()),
        "flagged_wrong": int((flagged & ~truth).sum()),
        "demoted_right": int((demoted & ~truth).sum()),
        "demoted_wrong": int((demoted & truth).sum()),
        "nominated_right": int((nominated & truth).sum()),
        "nominated_wrong": int((nominated & ~truth).sum()),
    }
