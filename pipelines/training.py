"""Makes the model of the second reader from labelled texts. Called by `pantau model train` only; needs scikit-learn.

A logistic regression over the features of `pipelines.kind.doubt`. Where it may speak is set on files that it has not
seen: each file in turn is left out, so that no author is in both parts, and the bounds rest on those answers alone.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn import __version__ as _sklearn_version
from sklearn.linear_model import LogisticRegression

from pipelines.clean import clean
from pipelines.kind.doubt import features, runs, speaks_of_a_case
from pipelines.knowledge.model_file import FORMAT
from pipelines.labelled import CASES
from pipelines.process import tag
from pipelines.reading import read
from pipelines.record import Item

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from pipelines.knowledge import Knowledge
    from pipelines.labelled import Labelled

_STRENGTH: Final = 10.0  # inverse of the penalty on weights
_RARE: Final = (2, 3)  # a run of words, of letters, that fewer texts hold is left out
_MOST: Final = 10_000  # grams that are kept
_ROUNDS: Final = 3_000
_LOST: Final = 0.02  # share of the incidents that the rules find which the model may hand to a person instead
_ASKED: Final = 0.02  # share of texts without a case for which a person may be asked in vain
_STEPS: Final = tuple(n / 100 for n in range(1, 50))
_DIGITS: Final = 4
_LETTERS: Final = 0.08  # weighs letters about as much as words: their vector has length 13 a root of a word (measured)
_LONG: Final = 50  # entries; from here on a table of the file takes a line for each
LEAST: Final = 50  # texts of either sort


@dataclass(frozen=True, slots=True)
class _Read:
    """An example: its words and pairs, the runs of letters of its words counted, and what the rules make of it."""

    source: str
    grams: frozenset[str]
    runs: Counter[str]
    words: int  # whose letters were counted
    incident: bool
    flagged: bool  # by the rules, where the model may lower the flag
    silent: bool  # not flagged, where the model may point at the text


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
    flagged, silent = np.array([row.flagged for row in rows]), np.array([row.silent for row in rows])
    demote, nominate = _demote_below(chances, truth, flagged), _nominate_from(chances, truth, silent)
    return {
        "format": FORMAT,
        "made_with": f"scikit-learn {_sklearn_version}, knowledge {knowledge.version}",
        "trained_on": [
            {"file": source, "rows": len(table), "incidents": sum(one.incident for one in table)}
            for source, table in sorted(tables.items())
        ],
        "figures": _figures(truth, flagged, flagged & (chances < demote), silent & (chances >= nominate)),
        "demote_below": demote,
        "nominate_from": nominate,
        **_Fit(rows).table(),
    }


def write(table: dict[str, Any]) -> str:
    """Return a model's table as the text of its file: one gram a line, sorted, so that two models can be compared."""
    lines = []
    for name, value in sorted(table.items()):
        if isinstance(value, dict) and len(value) > _LONG:
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
    grams, words = features(reading)
    counted = Counter(run for word in words for run in runs(word))
    found = tag(item, rules)
    kind = found.kind.id if found.kind else "other"
    flagged = found.incident and kind != "outcome"
    silent = kind not in CASES and speaks_of_a_case(reading)
    return _Read(source, grams, counted, len(words), one.incident, flagged, silent)


def _tried(held: str, rows: list[_Read]) -> NDArray[np.float64]:
    """Return the chances that a model gives to one file when it has learned from all others."""
    fit = _Fit([row for row in rows if row.source != held])
    return fit.chances([row for row in rows if row.source == held])


class _Fit:
    """A regression on rows, over the words, pairs and runs that speak most."""

    def __init__(self, rows: list[_Read]) -> None:
        truth = [row.incident for row in rows]
        words, letters = _shares([row.grams for row in rows], _RARE[0]), _shares([row.runs for row in rows], _RARE[1])
        self.words, self.letters = words, letters
        strength = np.abs(self._learn(rows, truth).coef_[0])
        kept = set(np.argsort(-strength, kind="stable")[:_MOST].tolist())
        self.words = {gram: share for n, (gram, share) in enumerate(words.items()) if n in kept}
        self.letters = {run: share for n, (run, share) in enumerate(letters.items(), len(words)) if n in kept}
        self.model = self._learn(rows, truth)

    def _learn(self, rows: list[_Read], truth: list[bool]) -> LogisticRegression:
        model = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS, class_weight="balanced")
        return model.fit(self._matrix(rows), truth)

    def _matrix(self, rows: list[_Read]) -> csr_matrix:
        """Return rows x (words, letters): words of length 1 a row, letters by the root of the words counted."""
        words = _table([dict.fromkeys(row.grams, 1) for row in rows], self.words)
        letters = _table([row.runs for row in rows], self.letters)
        lengths = np.sqrt(words.multiply(words).sum(axis=1)).A1
        lengths[lengths == 0] = 1.0
        roots = np.sqrt([max(1, row.words) for row in rows]) / _LETTERS
        return hstack([diags(1 / lengths) @ words, diags(1 / roots) @ letters]).tocsr()

    def chances(self, rows: list[_Read]) -> NDArray[np.float64]:
        """Return the chance of each row."""
        found: NDArray[np.float64] = self.model.predict_proba(self._matrix(rows))[:, 1]
        return found

    def table(self) -> dict[str, Any]:
        """Return intercept and weights, as the model file holds them."""
        weights = iter(self.model.coef_[0].tolist())
        words = {
            gram: [round(next(weights) * share, _DIGITS), round(share, _DIGITS)] for gram, share in self.words.items()
        }
        letters = {run: round(next(weights) * share * _LETTERS, _DIGITS) for run, share in self.letters.items()}
        return {"intercept": round(float(self.model.intercept_[0]), _DIGITS), "words": words, "letters": letters}


def _shares(texts: list[Collection[str]], least: int) -> dict[str, float]:
    """Return gram -> inverse document frequency, smoothed: ln((1 + texts) / (1 + texts with it)) + 1."""
    counts = Counter(gram for text in texts for gram in text)
    return {
        gram: float(np.log((1 + len(texts)) / (1 + count)) + 1)
        for gram, count in sorted(counts.items())
        if count >= least
    }


def _table(texts: Sequence[Mapping[str, int]], shares: dict[str, float]) -> csr_matrix:
    """Return texts x grams: how often each stands in a text, times its share."""
    places = {gram: place for place, gram in enumerate(shares)}
    every = [*shares.values()]
    data, columns, ends = list[float](), list[int](), [0]
    for text in texts:
        known = sorted((places[gram], count) for gram, count in text.items() if gram in places)
        columns += [place for place, _ in known]
        data += [every[place] * count for place, count in known]
        ends.append(len(columns))
    return csr_matrix((data, columns, ends), shape=(len(texts), len(shares)))


def _demote_below(chances: NDArray[np.float64], truth: NDArray[np.bool_], flagged: NDArray[np.bool_]) -> float:
    """Return the highest bound that costs at most `_LOST` of the incidents that the rules find."""
    right = chances[truth & flagged]
    return max((step for step in _STEPS if (right < step).mean() <= _LOST), default=0.0) if right.size else 0.0


def _nominate_from(chances: NDArray[np.float64], truth: NDArray[np.bool_], silent: NDArray[np.bool_]) -> float:
    """Return the lowest bound over a half from which at most `_ASKED` of the texts that are no case are nominated."""
    wrong = chances[~truth & silent]
    steps = [round(1 - step, 2) for step in _STEPS]
    return min((step for step in steps if (wrong >= step).mean() <= _ASKED), default=1.0) if wrong.size else 1.0


def _figures(
    truth: NDArray[np.bool_], flagged: NDArray[np.bool_], demoted: NDArray[np.bool_], nominated: NDArray[np.bool_]
) -> dict[str, int]:
    """Return what the model does to texts of files that it has not seen; its bounds were set on these same answers."""
    return {
        "texts": len(truth),
        "flagged_right": int((flagged & truth).sum()),
        "flagged_wrong": int((flagged & ~truth).sum()),
        "demoted_right": int((demoted & ~truth).sum()),
        "demoted_wrong": int((demoted & truth).sum()),
        "nominated_right": int((nominated & truth).sum()),
        "nominated_wrong": int((nominated & ~truth).sum()),
    }
