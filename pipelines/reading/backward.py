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
_POLL_OPENS = ("pada", "di", "dalam", "saat", "tahun")  # with these an earlier poll opens a sentence
_AGO = ("tahun lalu", "tahun silam", "tahun yang")
_WARNS = ("ditiru", "pelajaran", "ingat")

_NOW = (
    "disanksi",
    "diperiksa",
    "dipanggil",
    "dilapor",
    "dicopot",
    "diusut",
    "ditegur",
    "diklarif",
    "terekam",
    "ketahuan",
)


class Backward:
    """Looks at the sentences of one text, in order, while the draft gives them their zones."""

    def __init__(self, text: str, published: Published | None, openings: frozenset[str], earlier: list[str]) -> None:
        """Remember which years and warnings the text has at all; `earlier` = its phrases of earlier polls and cases.

        Most texts have few of these: what they lack is sought in no sentence.
        """
        self.published = published
        self.years = sorted({int(year) for year in _YEAR.findall(text)})
        self.old_years = [str(year) for year in self.years if year < self._now() - 1]
        self.counts_back = any(words in text for words in _AGO)
        self.openings = tuple(openings)
        self.warned = any(word in text for word in _WARNS)
        self.earlier = earlier

    def looks(self, opening: str, line: str, told: list[Sentence]) -> bool:
        """Return whether a sentence tells of earlier days; `told` = the sentences in front of it."""
        opening = opening.lstrip("\"' -")
        if opening.startswith(self.openings):
            word = next(word for word in self.openings if opening.startswith(word))
            if not (opening[len(word) : len(word) + 1].isalnum() or _comes_to_now(word, line)):
                return True
        goes_on = bool(told) and told[-1].zone == "background"
        if (goes_on and opening.startswith("pada tahun itu")) or self._another(opening, line, told):
            return True
        for phrase in self.earlier:
            if (
                phrase in line
                and not _compared(line, phrase)
                and (not self._of_now(phrase) or (opening.startswith(phrase) and self._undated(told)))
            ):
                return True
        if self.counts_back and YEARS_AGO.match(opening.removeprefix("pada ").removeprefix("sekitar ")) is not None:
            return True
        dated = any(year in line for year in self.old_years)
        found = [int(year) for year in _YEAR.findall(_LAW_YEAR.sub(" ", line))] if dated else []
        return bool(found) and max(found) < self._now() - 1 and any(poll in line for poll in _POLLS)

    def _now(self) -> int:
        return self.published.day.year if self.published else self.years[-1]

    def _of_now(self, phrase: str) -> bool:
        """'pada Pilkada 2020' is the poll of the day where the text knows no later year."""
        year = _YEAR.search(phrase)
        return year is not None and "lalu" not in phrase and self._now() <= int(year.group())

    def _undated(self, told: list[Sentence]) -> bool:
        """Behind the matter of the day a sentence that opens with an earlier poll looks back, if no date tells."""
        return self.published is None and any(row.zone != "title" for row in told)

    def _another(self, opening: str, line: str, told: list[Sentence]) -> bool:
        """'Jangan ditiru, dulu ada camat dipecat'; behind a rule: 'Pada Pemilu 2024, seorang kades ... divonis'."""
        warned = self.warned and any(word in line for word in _WARNS) and _EARLIER_FATE.search(line) is not None
        polls = self.years and opening.startswith(_POLL_OPENS) and _EARLIER_POLL.match(opening) is not None
        return warned or bool(polls and _ANOTHER.search(line) is not None and self._undated(told))


def _compared(line: str, phrase: str) -> bool:
    """'naik dibanding pilkada lalu' measures the present by the past, 'sejak dua tahun lalu' reaches up to it."""
    before = line[: line.index(phrase)].split()[-_COMPARED_WITHIN:]
    learnt = "dari" in before and before[before.index("dari") - 1] in {"belajar", "berkaca", "bercermin"}
    return not learnt and not _COMPARES.isdisjoint(before)


def _comes_to_now(opening: str, line: str) -> bool:
    """'Dulu memimpin ikrar netralitas, kabid itu kini disanksi': the news stands behind the comma."""
    behind = line.partition(",")[2].split() if opening.startswith("d") else []
    return not {"kini", "sekarang"}.isdisjoint(behind) and any(word.startswith(_NOW) for word in behind)
