"""A person decides about a case on the command line, sees it, takes it back, and nobody else's decision is lost."""

from __future__ import annotations

import pytest

from tests.scheduler.cli.conftest import Filled

BY = ("--by", "rina", "--reason", "tempat dan hari sama")


def stories(house: Filled) -> tuple[str, str]:
    """The stories of an accusation and of a clearing of the demo newsroom, which are no copies of each other."""
    accused = house.run("search", "indikasi:ya status:alleged", "--json").answer["hits"][0]
    cleared = house.run("search", "status:not_proven", "--json").answer["hits"][0]
    return accused["story"], cleared["story"]


@pytest.mark.timeout(300)
def test_a_decision_is_made_shown_undone_and_replayed(copied: Filled) -> None:
    accused, cleared = stories(copied)
    made = copied.run("case", "confirm", accused, cleared, *BY, "--json")
    assert made.code == 0, made.err
    assert made.answer["status"] == "not_proven"
    shown = copied.run("case", "show", accused, "--json").answer
    assert (shown["status"], shown["decisions"][0]["by"]) == ("not_proven", "rina")
    assert {row["state"] for row in shown["members"]} == {"confirmed"}
    listed = copied.run("case", "list", "--state", "confirmed", "--json").answer["members"]
    assert {row["story"] for row in listed} == {accused, cleared}
    again = copied.run("case", "rebuild", "--json")
    assert again.code == 0, again.err
    replayed = copied.run("replay", "--json")
    assert replayed.code in {0, 3}, replayed.err
    assert copied.run("case", "show", accused, "--json").answer["status"] == "not_proven"
    number = str(made.answer["decision"])
    assert copied.run("case", "undo", number, "--by", "rina").code == 0
    assert copied.run("case", "show", accused, "--json").answer["status"] == "alleged"
    twice = copied.run("case", "undo", number, "--by", "rina")
    assert (twice.code, "case show" in twice.err) == (1, True)


def test_unknown_ids_name_the_fix_and_write_nothing(copied: Filled) -> None:
    accused, _cleared = stories(copied)
    wrong = copied.run("case", "confirm", accused, "tidak-ada", *BY)
    assert wrong.code == 1
    assert "pantau case list" in wrong.err
    assert copied.run("case", "show", "tidak-ada").code == 4
    assert copied.run("case", "show", accused, "--json").answer["decisions"] == []
    assert copied.run("case", "confirm", accused, "x").code == 2, "a decision without a name is refused"
