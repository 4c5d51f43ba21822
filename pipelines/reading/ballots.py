"""Which election a text is about, its year, and whether its candidates were determined by then. Used by `read` only.

The text's own words decide; where they name no year, the day of publication does, by the polls of law.toml. Polls
outside election law (villages, rectors, OSIS, unions) are named, and nothing in them is counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.record import Phase

_TITLE_WEIGHT = 3
_YEAR_REACH = 4  # tokens behind the election: 'Pilkada Serentak Tahun 2024'
_YEAR_BEFORE = timedelta(days=366)
_ORDER = ("pilkada", "pilpres", "pileg", "pemilu", "psu")
_THEIR_KIN = frozenset((
    "adiknya", "kakaknya", "anaknya", "putranya", "putrinya", "menantunya", "iparnya", "keponakannya", "ponakannya",
    "sepupunya", "ayahnya", "ibunya", "pamannya", "besannya", "kerabatnya", "saudaranya",
))  # fmt: skip
_RUNS = frozenset(("nyaleg", "nyalon", "mencalonkan", "nyabup", "nyagub", "bertarung", "berlaga"))
_POLLS = frozenset(("pilgub", "pilbup", "pilkada", "pilwalkot", "pilwali", "pileg", "caleg", "cabup", "cagub"))
_TO_RUN = 4  # tokens
_NATIONAL = frozenset(("pilpres", "pileg", "pemilu"))


@dataclass(slots=True)
class _Said:
    """What the words of a text say: weights by election, and the years that stand behind one."""

    covered: dict[str, int] = field(default_factory=dict)
    weak: dict[str, int] = field(default_factory=dict)
    uncovered: dict[str, int] = field(default_factory=dict)
    years: dict[str, int] = field(default_factory=dict)


def election_of(draft: Draft, named: Iterable[str] = ()) -> str | None:
    """Return the election of the text with its year, when words or calendar tell it; polls not covered win.

    `named` = elections (with year) of listed candidates and tickets in the text, for one that names no election.
    """
    said, listed = _said(draft), tuple(named)
    others = sum(weight for name, weight in {**said.covered, **said.weak}.items() if name != "pemilu")
    if said.uncovered and sum(said.uncovered.values()) >= others:
        return max(said.uncovered, key=lambda name: said.uncovered[name])
    best = _best(draft, said, listed)
    if best is None:
        return _looked_back_at(draft)
    of_list = next((one for one in listed if one.partition("-")[0] == best), "")
    year = said.years.get(best) or _sister_year(best, said.years) or _year_by_calendar(draft, best)
    return f"{best}-{year}" if year else of_list or best


def _said(draft: Draft) -> _Said:
    said = _Said()
    for hit in draft.having("election"):
        meaning = hit.get("election")
        if meaning is None:
            continue
        weight = _TITLE_WEIGHT if draft.sentences[hit.sentence].zone == "title" else 1
        bucket = {"yes": said.covered, "no": said.uncovered}.get(meaning.value, said.weak)
        bucket[meaning.id] = bucket.get(meaning.id, 0) + weight
        year = _year_behind(draft, hit)
        if year:
            said.years[meaning.id] = max(said.years.get(meaning.id, 0), year)
    return said


def _year_behind(draft: Draft, hit: Hit) -> int | None:
    """'Pilkada Jawa Tengah 2024', within the sentence."""
    places = draft.places_of[hit.sentence]
    last = next((place.last for place in places if place.first == hit.last), hit.last)
    end = min(last + _YEAR_REACH, draft.sentences[hit.sentence].last_token)
    for token in draft.tokens[last:end]:
        if len(token) == 4 and token.isascii() and token.isdigit() and token.startswith("20"):  # noqa: PLR2004 - a year
            return int(token)
    return None


def _best(draft: Draft, said: _Said, listed: tuple[str, ...]) -> str | None:
    """The election that the words name most; 'pemilu' and words of pairs only where nothing else is named."""
    found = dict(said.covered)
    for general in ("psu", "pemilu"):
        if general in found and len(found) > 1:
            found.pop(general)
    if set(found) <= {"psu", "pemilu"} and listed:
        return listed[0].partition("-")[0]
    if said.weak and set(found) <= {"psu", "pemilu"}:
        return "pilpres" if _presidential(draft, found) else "pilkada"
    if found == {"psu": found.get("psu")}:
        return "pilkada" if _year_by_calendar(draft, "pilkada") else "psu"
    return max(found, key=lambda name: (found[name], -_ORDER.index(name))) if found else None


def _presidential(draft: Draft, found: dict[str, int]) -> bool:
    """Pairs of a general election are presidential; else the calendar tells: those of regions are determined later."""
    if "pemilu" in found:
        return True
    published = draft.item.published
    if published is None:
        return False
    calendar = draft.knowledge.law["calendar"]["pemilu"]
    return bool(calendar["determined"]["presiden"] <= published.day.isoformat() <= calendar["vote"])


def _looked_back_at(draft: Draft) -> str | None:
    """A text that only looks back ('pada Pemilu 2019') is about that election."""
    for hit in draft.having("background"):
        words = draft.tokens[hit.first : hit.last + 1]
        name = next((word for word in words if word in _ORDER), None)
        year = next((word for word in words if word.isdigit() and len(word) == 4), None)  # noqa: PLR2004 - a year
        if name and year:
            return f"{name}-{year}"
    return None


def _sister_year(best: str, years: dict[str, int]) -> int | None:
    """'caleg ... Pemilu 2024': legislators and president are elected in the general election."""
    if best not in _NATIONAL:
        return years.get("psu")
    return max((years[name] for name in _NATIONAL if name in years), default=None)


def _year_by_calendar(draft: Draft, election: str) -> int | None:
    """The year of the poll in whose time the text was published; None without a day, or between polls."""
    published = draft.item.published
    if published is None:
        return None
    for poll in draft.knowledge.law["poll"]:
        if poll["election"] == election or (election == "pemilu" and poll["election"] == "pilpres"):
            first, last = _time_of(poll["vote"], poll["after_days"])
            if first <= published.day <= last:
                return int(poll["year"])
    return None


def _time_of(vote: str, after_days: int) -> tuple[date, date]:
    if len(vote) == 4:  # noqa: PLR2004 - a bare year
        return date(int(vote), 1, 1), date(int(vote), 12, 31)
    day = date.fromisoformat(vote)
    return day - _YEAR_BEFORE, day + timedelta(days=after_days)


def phase_of(draft: Draft, act: date | None = None) -> Phase:
    """Return the candidate phase by words first, then by the day of the act, else of publication, and the calendar."""
    seen = {meaning.id for hit in draft.having("phase") for meaning in hit.all("phase")}
    if "bakal_calon" in seen or "bakal calon" in draft.view.text:
        return "bakal_calon"
    if "calon" in seen:
        return "calon"
    published = draft.item.published
    day = act or (None if published is None else published.day)
    return "unknown" if day is None else _phase_on(draft, day.isoformat())


def _phase_on(draft: Draft, day: str) -> Phase:
    """Between determination and vote candidates are candidates; in the year before, prospective ones."""
    calendar = draft.knowledge.law["calendar"]
    phase: Phase = "unknown"
    for row in (calendar["pemilu"], calendar["pilkada"]):
        determined = max(row["determined"].values())
        if determined <= day <= row["vote"]:
            return "calon"
        if day < determined and int(determined[:4]) - int(day[:4]) <= 1:
            phase = "bakal_calon"
    return phase


def kin_who_run(draft: Draft) -> Iterator[tuple[int, int]]:
    """'untuk adiknya yang maju di pilgub': yield the token of each relative who runs, and its sentence."""
    for first in draft.where(_THEIR_KIN):
        behind = draft.tokens[first + 1 : first + 3]
        at_poll = behind[:1] == ["di"] and not _POLLS.isdisjoint(behind)  # 'mencoblos menantunya di pilbup'
        if at_poll or (behind[:1] == ["yang"] and _runs(draft, first + 2)):
            yield first, next(n for n, row in enumerate(draft.sentences) if first < row.last_token)


def _runs(draft: Draft, first: int) -> bool:
    """'yang maju di pilgub', 'yang juga mencalonkan diri'; not 'yang maju ke depan kelas'."""
    words = draft.tokens[first : first + _TO_RUN]
    return not _RUNS.isdisjoint(words) or ("maju" in words and not _POLLS.isdisjoint(words))
