"""Probes: for every rule of acts at least one line on which it must fire. Called by `pantau rules test`.

Parties, elections and law by date have probes too (`party.PKS`, `election.pilkada`, `law.SKB 2020`): what has a day
says it at the beginning of its line, in square brackets.

The lines ship with the knowledge (`probes.txt`, rule and text parted by a tab), so who edits a rule sees at once
whether it still does its work. They are no measure of quality: each was written for its rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from pipelines import process
from pipelines.knowledge.files import folder
from pipelines.reading import reading_of
from pipelines.record import Item, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.knowledge import Knowledge

FILE: Final = "probes.txt"
_SORTS: Final = ("law.", "party.", "election.")
_DATED: Final = re.compile(r"\[(\d{4}-\d{2}-\d{2})\] ")


@dataclass(frozen=True, slots=True)
class Probe:
    """One line of probes.txt and the rules that fired on it; `line` counts from 1, 0 when the rule has no probe."""

    line: int
    rule: str
    text: str
    fired: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether its rule fired."""
        return self.rule in self.fired


def probed(knowledge: Knowledge) -> tuple[Probe, ...]:
    """Return every probe, tagged, in the order of the file; a rule without a probe comes last with an empty text.

    A probe of a rule that does not exist any more fails as well. Raises ValueError when a line has no tab.
    """
    found: list[Probe] = []
    for number, line in enumerate((folder() / FILE).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        rule, tab, text = line.partition("\t")
        if not tab:
            raise ValueError(f"{FILE}:{number}: no tab between rule and text")
        found.append(Probe(number, rule, text, _alike(rule, _fired(text, knowledge))))
    known = {probe.rule for probe in found}
    return (*found, *(Probe(0, rule, "", ()) for rule in _wanted(knowledge) if rule not in known))


def _alike(rule: str, fired: tuple[str, ...]) -> tuple[str, ...]:
    """Of what fired the rules of the same sort, once each: an act is not told apart by the law that it touches."""
    sort = rule.partition(".")[0] if rule.startswith(_SORTS) else ""
    return tuple(
        dict.fromkeys(one for one in fired if one.startswith(f"{sort}.") or not (sort or one.startswith(_SORTS)))
    )


def _wanted(knowledge: Knowledge) -> Iterator[str]:
    """Every row that must have a probe."""
    yield from knowledge.rules
    yield from (f"election.{row}" for row in knowledge.elections)
    yield from (f"law.{row['id']}" for row in knowledge.law["basis"])
    yield from (f"party.{short}" for short in knowledge.parties)


def _fired(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    dated = _DATED.match(text)
    day = date.fromisoformat(dated[1]) if dated else None
    published = None if day is None else Published(day, "day", "Asia/Jakarta", True, str(day), "probe")  # noqa: FBT003 - zone_assumed
    text = text[dated.end() :] if dated else text
    item = Item(id="probe", outlet="", medium="news", url=None, title=None, text=text, published=published)
    tagged = process.tag(item, knowledge)
    read = reading_of(item, knowledge)
    return (
        *(tag.rule for tag in tagged.violations),
        *(tag.rule for tag in tagged.topics),
        *(f"law.{one}" for tag in tagged.violations for one in tag.basis),
        *(f"party.{side.party}" for side in read.sides if side.party),
        *([f"election.{tagged.election.partition('-')[0]}"] if tagged.election else []),
    )
