"""Candidates of the operator's dated list: who is a side of which election, where and between which days.

Filled by `pipelines.knowledge.candidate_file`, looked up by `pipelines.reading.names`. Nothing else is known of them,
and no list ships: an installation without a file has none.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pipelines.knowledge.files import folder
from pipelines.normal import normal_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pipelines.knowledge.mistakes import Mistake
    from pipelines.spelling import Spelling

_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]|_")  # as the reading cuts its tokens


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row: a side between two days (both included), in `region` when it has one (a Kemendagri code)."""

    name: str
    short: tuple[str, ...]
    office: str
    region: str  # "" for the whole country
    election: str  # pilkada-2029
    number: int | None
    party: tuple[str, ...]
    valid_from: date
    valid_until: date
    source: str
    line: int = field(default=0, compare=False)

    @property
    def poll(self) -> str:
        """The election without its year."""
        return self.election.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of one candidate as tokens of the normal view; `full` = the whole name."""

    words: tuple[str, ...]
    row: Candidate
    full: bool


@dataclass(frozen=True)
class Candidates:
    """The rows that hold, what was wrong with the others, and the spellings by their first token (longest first)."""

    rows: tuple[Candidate, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def digest(self) -> str:
        """What changes when the list does; empty for an empty list. Line numbers and order do not count."""
        if not self.rows:
            return ""
        told = sorted(repr((one.name, one.short, one.office, one.region, one.election, one.number, one.party,
                            one.valid_from, one.valid_until, one.source)) for one in self.rows)  # fmt: skip
        return hashlib.sha256("\0".join(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Frame:
    """candidates.toml: offices, the words of elections and the lists of names."""

    offices: Mapping[str, Mapping[str, Any]]
    elections: Mapping[str, frozenset[str]]
    common: frozenset[str]
    organisations: frozenset[str]
    titles: frozenset[str]


@cache
def frame() -> Frame:
    """Return what the knowledge says of such lists."""
    table = tomllib.loads((folder() / "candidates.toml").read_text(encoding="utf-8"))
    names = table["names"]
    return Frame(
        offices={row["id"]: row for row in table["office"]},
        elections={name: frozenset(words) for name, words in table["elections"].items()},
        common=frozenset(names["common"]),
        organisations=frozenset(names["organisations"]),
        titles=frozenset(names["titles"]),
    )


def built(rows: Iterable[Candidate], spelling: Spelling, mistakes: Iterable[Mistake] = ()) -> Candidates:
    """Return rows with their spellings, ready to be looked up in texts."""
    kept = tuple(rows)
    forms: dict[str, list[Form]] = defaultdict(list)
    for row in kept:
        for written in (row.name, *row.short):
            words = tuple(_TOKEN.findall(normal_view(written, (), spelling).text))
            forms[words[0]].append(Form(words, row, full=written == row.name))
    longest = {first: tuple(sorted(found, key=lambda form: -len(form.words))) for first, found in forms.items()}
    return Candidates(kept, tuple(mistakes), longest)
