"""The way of a report through the authorities, step by step: what was told of each, and by when it should be done.

Called by the store's read side for pages and the command line. Pure. A step without a report, and one for which the
rules that we hold name no days, say so: nothing is guessed. The two ways, before and since 24 August 2024, are those of
`knowledge/law.toml` (`handling_chain`, by press reports).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from pipelines import deadlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelines.case import StatusRow

StepId: TypeAlias = Literal["satgas", "study", "kasn", "bkn", "ppk", "record", "block"]
Unknown: TypeAlias = Literal["not_reported", "no_days", "no_election", "other_poll"]
StepState: TypeAlias = Literal["waiting", "open", "closed", "running", "extended", "overdue"]

NEW_WAY: Final = date(2024, 8, 24)
OLD_STEPS: Final[tuple[StepId, ...]] = ("study", "kasn", "ppk", "block")
NEW_STEPS: Final[tuple[StepId, ...]] = ("satgas", "study", "bkn", "ppk", "record", "block")
_PASSING: Final = frozenset(("bkn", "kasn"))
_DECIDING: Final = frozenset(("ppk", "bkpsdm", "inspektorat"))
_ENDS: Final = frozenset(("sanctioned", "convicted", "not_proven"))


@dataclass(frozen=True, slots=True)
class Step:
    """One step: begun and ended on these days by what was told (None = not told), and its timer.

    `unknown` says why there is no timer: no text tells its begin, or no rule that we hold names its days.
    """

    step: StepId
    started_on: date | None
    item_id: str | None
    closed_on: date | None
    timer: deadlines.Timer | None
    unknown: Unknown | None

    def state(self, today: date) -> StepState:
        """Return where it stands; `open` has begun and has no deadline, `waiting` was not told of."""
        if self.started_on is None:
            return "waiting"
        if self.timer is not None:
            return self.timer.state(today)
        return "closed" if self.closed_on else "open"


def chain(rows: Iterable[StatusRow], election: str | None) -> tuple[Step, ...]:
    """Return the steps of a case in their order; none when no authority has spoken.

    A case that was reopened after a clearing is told from there. After a clearing, what was never begun is left out.
    """
    said = deadlines.last_round(rows)
    if not said:
        return ()
    order = OLD_STEPS if said[0].stated_on < NEW_WAY else NEW_STEPS
    begun = {step: found for step in order if (found := _begun(said, step)) is not None}
    cleared = said[-1].status == "not_proven"
    return tuple(
        _step(step, begun, said, order[at + 1 :], election)
        for at, step in enumerate(order)
        if step in begun or not (cleared or (step == "block" and "record" in begun))
    )


def _step(
    step: StepId,
    begun: dict[StepId, StatusRow],
    said: Sequence[StatusRow],
    later: Sequence[StepId],
    election: str | None,
) -> Step:
    first = begun.get(step)
    if first is None:
        return Step(step, None, None, None, None, "not_reported")
    closed_on = _closed(step, first, said, [begun[each] for each in later if each in begun])
    if step == "study":
        timer = deadlines.study(first, closed_on, election)
        unknown: Unknown | None = None if timer else "no_election" if election is None else "other_poll"
        return Step(step, first.stated_on, first.item_id, closed_on, timer, unknown)
    if step == "satgas":
        return Step(step, first.stated_on, first.item_id, closed_on, deadlines.check(first, closed_on), None)
    return Step(step, first.stated_on, first.item_id, closed_on, None, "no_days")


def _begun(said: Sequence[StatusRow], step: StepId) -> StatusRow | None:
    return next((row for row in said if _begins(row, step)), None)


def _begins(row: StatusRow, step: StepId) -> bool:
    """Whether a text that tells this row tells the begin of this step."""
    who, status = row.authority, row.status
    match step:
        case "satgas":
            return who == "satgas" and status == "under_review"
        case "study":
            return who in deadlines.STUDENTS and status == "under_review"
        case "kasn" | "bkn":
            return (who == "bawaslu" and status in {"forwarded", "proven"}) or (
                who in _PASSING and status == "under_review"
            )
        case "ppk":
            passed = who in _PASSING and status in {"forwarded", "proven"}
            return passed or (who in _DECIDING and status == "under_review")
        case "record":
            return who in _DECIDING and status == "sanctioned"
        case "block":
            return who == "bkn" and status == "sanctioned"


def _closed(step: StepId, first: StatusRow, said: Sequence[StatusRow], later: Sequence[StatusRow]) -> date | None:
    """The day on which something was told that ends the step: the begin of a later one, a ruling, or its own report."""
    if step in {"record", "block"}:
        return first.stated_on if step == "block" else None  # that it was recorded is told by no text that we read
    after = said[said.index(first) + 1 :]
    ends = [row for row in later if row in after]
    ends += [row for row in after if row.status in _ENDS]
    if step in {"satgas", "study"}:
        ends += [row for row in after if row.status in {"forwarded", "proven"}]
    return min((row.stated_on for row in ends), default=None)
