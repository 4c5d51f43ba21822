"""model.json: the small learned model that reads beside the rules, as a file. Read and checked here, never written.

Called by `pipelines.knowledge.load`; `pipelines.kind.doubt` asks the model, `pipelines.training` makes one. The file
holds numbers and short runs of words and letters, nothing that could be run. Over 8 MiB it is not read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE: Final = "model.json"
FORMAT: Final = 1
FILE_BYTES: Final = 8 << 20
HEAVIEST: Final = 1e6
_FIX: Final = 'make one with `pantau model train`, or set [tag] model to "shipped"'

Gram = tuple[float, float]  # how much it speaks for a case, and its share of the length of the text's vector


class ModelError(ValueError):
    """A model file that cannot be used; the message names the file and how to get a good one."""

    exit_code = 2


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights of a logistic regression over what a text is made of, and where its word counts.

    `demote_below`, `nominate_from`: chances (0..1) that a text tells an incident. `words`: words and pairs, their
    sum is divided by the length of the text's vector; `letters`: runs of letters, by the root of words counted.
    """

    version: str  # of the whole file: 12 hexadecimal digits
    intercept: float
    demote_below: float
    nominate_from: float
    words: Mapping[str, Gram]
    letters: Mapping[str, float]
    trained_on: tuple[Mapping[str, Any], ...]  # file, rows, cases
    figures: Mapping[str, Any]  # what it did on files that it had not seen


def read(path: Path) -> Model:
    """Return the model in a file; raises ModelError when it is missing, too big or no such file."""
    try:
        if path.stat().st_size > FILE_BYTES:
            raise ModelError(f"{path}: over {FILE_BYTES >> 20} MiB is no model; {_FIX}")  # noqa: TRY301 - read no further
        data = path.read_bytes()
        table = json.loads(data)
        model = Model(
            version=hashlib.sha256(data).hexdigest()[:12], intercept=float(table["intercept"]),
            demote_below=float(table["demote_below"]), nominate_from=float(table["nominate_from"]),
            words={gram: (float(weight), float(share)) for gram, (weight, share) in table["words"].items()},
            letters={run: float(weight) for run, weight in table["letters"].items()},
            trained_on=tuple(dict(row) for row in table["trained_on"]), figures=dict(table["figures"]),
        )  # fmt: skip
        known = table["format"]
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); {_FIX}") from error
    except ModelError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ModelError(f"{path}: is no model ({type(error).__name__}: {error}); {_FIX}") from error
    if known != FORMAT:
        raise ModelError(f"{path}: format {known}, this Pantau reads {FORMAT}; {_FIX}")
    weights = (model.intercept, *model.letters.values(), *(number for row in model.words.values() for number in row))
    if not all(abs(number) < HEAVIEST for number in weights):  # False for what is no number, too
        raise ModelError(f"{path}: holds a weight that is no number or far too great; {_FIX}")
    if not 0 <= model.demote_below <= model.nominate_from <= 1:
        raise ModelError(f"{path}: demote_below and nominate_from are chances, 0 to 1, in that order; {_FIX}")
    return model
