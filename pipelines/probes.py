"""Probes: for every rule of acts at least one line on which it must fire. Called by `pantau rules test`.

The lines ship with the knowledge (`probes.txt`, rule and text parted by a tab), so who edits a rule sees at once
whether it still does its work. They are no measure of quality: each was written for its rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pipelines import process
from pipelines.knowledge.files import folder
from pipelines.record import Item

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge

FILE: Final = "probes.txt"


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
        found.append(Probe(number, rule, text, _fired(text, knowledge)))
    known = {probe.rule for probe in found}
    return (*found, *(Probe(0, rule, "", ()) for rule in knowledge.rules if rule not in known))


def _fired(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    item = process.tag(Item(id="probe", outlet="", medium="news", url=None, title=None, text=text), knowledge)
    return (*(tag.rule for tag in item.violations), *(tag.rule for tag in item.topics))
