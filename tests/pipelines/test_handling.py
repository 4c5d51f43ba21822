"""Who is hurt: staff who trust a date that no rule gives, or who miss that one has passed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipelines import deadlines, handling
from pipelines.case import StatusRow

if TYPE_CHECKING:
    from pipelines.handling import Step
    from pipelines.record import Status

DAY = date(2024, 11, 4)  # a Monday


def row(status: Status, day: int, authority: str | None = "bawaslu", item: str = "a") -> StatusRow:
    return StatusRow(status, DAY + timedelta(days=day), authority, item)


def steps(*rows: StatusRow, election: str | None = "pilkada-2024") -> dict[str, Step]:
    return {step.step: step for step in handling.chain(rows, election)}


def states(day: int, *rows: StatusRow, election: str | None = "pilkada-2024") -> dict[str, str]:
    today = DAY + timedelta(days=day)
    return {name: step.state(today) for name, step in steps(*rows, election=election).items()}


def test_the_whole_way_is_told_in_order_and_each_step_ends_the_one_before() -> None:
    way = (
        row("under_review", 0, "satgas", "a"),
        row("under_review", 3, "bawaslu", "b"),
        row("forwarded", 8, "bawaslu", "c"),
        row("forwarded", 12, "bkn", "d"),
        row("sanctioned", 30, "ppk", "e"),
    )
    found = steps(*way)
    assert list(found) == ["satgas", "study", "bkn", "ppk", "record"]
    ends = {name: (step.started_on, step.closed_on, step.item_id) for name, step in found.items()}
    on = [each.stated_on for each in way]
    assert ends == {
        "satgas": (on[0], on[1], "a"),
        "study": (on[1], on[2], "b"),
        "bkn": (on[2], on[3], "c"),
        "ppk": (on[3], on[4], "d"),
        "record": (on[4], None, "e"),
    }
    assert found["satgas"].timer is not None
    assert found["satgas"].timer.due_on == date(2024, 11, 11)  # calendar days, Sunday counted
    assert found["study"].timer is not None
    assert (found["study"].timer.due_on, found["study"].timer.extended_on) == (date(2024, 11, 12), date(2024, 11, 14))
    assert {name: step.unknown for name, step in found.items() if step.timer is None} == {
        "bkn": "no_days",
        "ppk": "no_days",
        "record": "no_days",
    }
    for _ in range(20):  # the order of arrival changes nothing
        mixed = random.sample(way, len(way))
        assert steps(*mixed) == found


def test_what_nobody_told_waits_and_says_why() -> None:
    found = steps(row("under_review", 0))
    assert list(found) == ["satgas", "study", "bkn", "ppk", "record", "block"]
    assert {name: step.unknown for name, step in found.items() if name != "study"} == dict.fromkeys(
        ("satgas", "bkn", "ppk", "record", "block"), "not_reported"
    )
    assert states(0, row("under_review", 0)) == {
        "satgas": "waiting",
        "study": "running",
        "bkn": "waiting",
        "ppk": "waiting",
        "record": "waiting",
        "block": "waiting",
    }
    assert handling.chain([row("alleged", 0), row("under_review", 1, None)], "pilkada-2024") == ()


@pytest.mark.parametrize(
    ("election", "unknown"),
    [(None, "no_election"), ("pilkades", "other_poll"), ("pilkada-2024", None), ("pileg", None)],
)
def test_days_of_a_study_that_cannot_be_counted_are_said_to_be_unknown(
    election: str | None, unknown: str | None
) -> None:
    study = steps(row("under_review", 0), election=election)["study"]
    assert study.unknown == unknown
    assert (study.timer is None) is (unknown is not None)
    assert study.state(DAY) == ("open" if unknown else "running")


def test_before_august_2024_the_way_led_over_kasn() -> None:
    old = date(2024, 2, 5)
    found = handling.chain(
        [StatusRow("under_review", old, "bawaslu", "a"), StatusRow("forwarded", old, "bawaslu", "b")], "pemilu-2024"
    )
    assert [step.step for step in found] == ["study", "kasn", "ppk", "block"]
    assert (found[0].closed_on, found[1].started_on) == (old, old)


def test_a_clearing_ends_what_was_begun_and_leaves_out_the_rest() -> None:
    assert states(30, row("under_review", 0), row("not_proven", 5)) == {"study": "closed"}
    assert states(30, row("under_review", 0, "satgas"), row("not_proven", 5)) == {"satgas": "closed"}


def test_a_reopened_case_is_counted_from_its_reopening() -> None:
    rows = (row("under_review", 0), row("not_proven", 5), row("under_review", 21, item="b"))
    found = steps(*rows)["study"]
    assert (found.started_on, found.closed_on, found.item_id) == (DAY + timedelta(days=21), None, "b")
    timer = deadlines.timer(rows, "pilkada-2024")
    assert timer == found.timer
    # a copy that tells the old study again begins no second one
    assert deadlines.timer((row("under_review", 0), row("forwarded", 4), row("under_review", 9)), "pilkada") is not None
    again = steps(row("under_review", 0), row("forwarded", 4), row("under_review", 9))["study"]
    assert (again.started_on, again.closed_on) == (DAY, DAY + timedelta(days=4))


def test_the_days_on_which_a_desk_is_told() -> None:
    timer = steps(row("under_review", 0))["study"].timer
    assert timer is not None
    told = [timer.at(DAY + timedelta(days=day)) for day in range(9)]
    assert told == [None, None, None, "due", None, None, None, "last", "overdue"]
    check = steps(row("under_review", 0, "satgas"))["satgas"].timer
    assert check is not None
    assert [check.at(DAY + timedelta(days=day)) for day in (6, 7, 8)] == [None, "last", "overdue"]
    closed = steps(row("under_review", 0), row("forwarded", 30))["study"].timer
    assert closed is not None
    assert closed.at(DAY + timedelta(days=40)) is None


def test_a_block_by_bkn_stands_where_no_sanction_was_told() -> None:
    blocked = states(60, row("forwarded", 0, "bkn"), row("sanctioned", 50, "bkn"))
    assert (blocked["ppk"], blocked["block"], blocked["record"]) == ("closed", "closed", "waiting")
    assert "block" not in states(60, row("forwarded", 0, "bkn"), row("sanctioned", 50, "ppk"))
