"""Which sentences look back on earlier cases, polls and years: they are background. Used by the draft only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.record import Published
    from pipelines.record.reading import Sentence

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LAW_YEAR = re.compile(r"[0-9] ?(?:/|tahun) ?(?:19|20)[0-9]{2}")
YEARS_AGO = re.compile(r"\b[a-z0-9]+ tahun (?:yang )?(?:lalu|silam)\b")
_POLLS = (
    "pilkada", "pemilu", "pilpres", "pemilihan", "pilgub", "pilbup", "pilwali", "pileg", "pada 20", "pada tahun 20",
)  # fmt: skip
_EARLIER_POLL = re.compile(r"(?:pada|di|dalam|saat|tahun)(?: pemilu| pilkada| pil[a-z]+| tahun)? (?:19|20)[0-9]{2}\b")
_EARLIER_FATE = re.compile(r"\b(?:dulu|dahulu|pernah) di[a-z]+")
_ANOTHER = re.compile(r"\b(?:seorang|serupa|pernah|sempat)\b")
_COMPARES = frozenset(("dibanding", "dibandingkan", "ketimbang", "daripada", "dari", "sejak", "semenjak"))
_COMPARED_WITHIN = 3  # words
_WARNS = ("ditiru", "pelajaran", "ingat")


class Backward:
    """Looks at the sentences of one text, in order, while the draft gives them their zones."""

    def __init__(self, text: str, published: Published | None, openings: frozenset[str], earlier: list[str]) -> None:
        """Remember which years and warnings the text has at all; `earlier` = its phrases of earlier polls and cases."""
        self.published = published
        self.years = sorted({int(year) for year in _YEAR.findall(text)})
        self.openings = tuple(openings)
        self.warned = any(word in text for word in _WARNS)
        self.earlier = earlier

    def looks(self, opening: str, line: str, told: list[Sentence]) -> bool:
        """Return whether a sentence tells of earlier days; `told` = the sentences in front of it."""
        opening = opening.lstrip("\"' -")
        if opening.startswith(self.openings):
            word = next(word for word in self.openings if opening.startswith(word))
            if not opening[len(word) : len(word) + 1].isalnum():
                return True
        # behind the matter of the day a sentence that opens with an earlier poll looks back, also where no date tells
        undated = self.published is None and any(row.zone != "title" for row in told)
        goes_on = bool(told) and told[-1].zone == "background"
        if (goes_on and opening.startswith("pada tahun itu")) or self._another(opening, line, behind=undated):
            return True
        for phrase in self.earlier:
            if (
                phrase in line
                and not _compared(line, phrase)
                and (not self._of_now(phrase) or (undated and opening.startswith(phrase)))
            ):
                return True
        if YEARS_AGO.match(opening.removeprefix("pada ").removeprefix("sekitar ")) is not None:
            return True
        dated = self.years and _YEAR.search(line) is not None
        found = [int(year) for year in _YEAR.findall(_LAW_YEAR.sub(" ", line))] if dated else []
        return bool(found) and max(found) < self._now() - 1 and any(poll in line for poll in _POLLS)

    def _now(self) -> int:
        return self.published.day.year if self.published else self.years[-1]

    def _of_now(self, phrase: str) -> bool:
        """'pada Pilkada 2020' is the poll of the day where the text knows no later year."""
        year = _YEAR.search(phrase)
        return year is not None and "lalu" not in phrase and self._now() <= int(year.group())

    def _another(self, opening: str, line: str, *, behind: bool) -> bool:
        """'Jangan ditiru, dulu ada camat dipecat'; behind a rule: 'Pada Pemilu 2024, seorang kades ... divonis'."""
        warned = self.warned and any(word in line for word in _WARNS) and _EARLIER_FATE.search(line) is not None
        another = behind and _EARLIER_POLL.match(opening) is not None and _ANOTHER.search(line) is not None
        return warned or another


def _compared(line: str, phrase: str) -> bool:
    """'naik dibanding pilkada lalu' measures the present by the past, 'sejak dua tahun lalu' reaches up to it."""
    before = line[: line.index(phrase)].split()[-_COMPARED_WITHIN:]
    learnt = "dari" in before and before[before.index("dari") - 1] in {"belajar", "berkaca", "bercermin"}
    return not learnt and not _COMPARES.isdisjoint(before)
