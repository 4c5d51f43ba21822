"""Who is hurt: an official whose clearing is not shown, or who bears another one's guilt."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import case, deadlines
from pipelines.case import GUILT, TRANSITIONS, Key, Member, StatusRow, current, keys, same_event, standings, told
from pipelines.record import ActorTag, Item, KindTag, RegionTag, Status, ViolationTag
from tests.pipelines.store_builders import article

DAY = date(2024, 11, 4)
STATES = [state for state in get_args(Status) if state != "none"]


def row(status: Status, day: int = 0, authority: str | None = "bawaslu", item: str = "a") -> StatusRow:
    return StatusRow(status, DAY + timedelta(days=day), authority, item)


def at(*rows: StatusRow) -> Status | None:
    found = current(rows)
    return found.status if found else None


@pytest.mark.parametrize("before", STATES)
@pytest.mark.parametrize("after", STATES)
def test_every_transition_is_the_tables(before: Status, after: Status) -> None:
    reached = at(row(before, 0), row(after, 1))
    if before == "alleged":
        assert reached == (None if after == "alleged" else after)
    elif after in TRANSITIONS[before]:
        assert reached == after
    else:
        assert reached == before


def test_the_table_is_the_one_of_the_domain() -> None:
    assert {state: len(after) for state, after in TRANSITIONS.items()} == {
        "alleged": 6, "under_review": 5, "forwarded": 5, "proven": 3, "sanctioned": 2, "convicted": 1, "not_proven": 4,
    }  # fmt: skip
    assert "under_review" in TRANSITIONS["not_proven"]
    assert all("alleged" not in after for after in TRANSITIONS.values())


def test_an_older_copy_that_arrives_late_never_moves_it_back() -> None:
    rows = [row("under_review", 0, item="a"), row("sanctioned", 9, "bkn", "b"), row("forwarded", 3, item="c")]
    assert {at(*order) for order in permutations(rows)} == {"sanctioned"}
    assert at(*rows, row("proven", 12, item="d")) == "sanctioned"


def test_cleared_then_reopened_and_cleared_again() -> None:
    cleared, reopened = row("not_proven", 5), row("under_review", 20)
    assert at(cleared, row("under_review", 1)) == "not_proven"
    assert at(row("under_review", 1), cleared, reopened) == "under_review"
    assert at(reopened, cleared, row("not_proven", 30)) == "not_proven"
    assert at(cleared, row("sanctioned", 40, "ppk")) == "sanctioned"


def test_two_authorities_on_one_day_take_not_proven() -> None:
    both = [row("sanctioned", 5, "ppk", "a"), row("not_proven", 5, "bawaslu", "b")]
    assert {at(*order) for order in permutations(both)} == {"not_proven"}


def test_the_date_is_of_the_first_telling_among_copies() -> None:
    found = current([row("not_proven", 6, item="b"), row("not_proven", 5, item="z"), row("not_proven", 9, item="a")])
    assert found is not None
    assert (found.stated_on, found.item_id) == (DAY + timedelta(days=5), "z")


def test_without_an_authority_nothing_moves() -> None:
    assert at(row("sanctioned", 3, None)) is None
    assert at(row("not_proven", 3, None), row("under_review", 1)) == "under_review"


ROWS = st.builds(
    StatusRow,
    st.sampled_from(STATES),
    st.integers(0, 6).map(lambda n: DAY + timedelta(days=n)),
    st.sampled_from([None, "bawaslu", "bkn", "court"]),
    st.sampled_from("abcdefgh"),
)


@given(st.lists(ROWS, max_size=8), st.randoms())
def test_order_of_arrival_changes_nothing(rows: list[StatusRow], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert current(rows) == current(shuffled)


@given(
    st.dictionaries(st.sampled_from("STUV"), st.lists(ROWS, max_size=5), min_size=1),
    st.lists(
        st.builds(
            Member,
            st.sampled_from(("k1", "k2")),
            st.sampled_from("STUV"),
            st.sampled_from(("proposed", "confirmed", "rejected")),
        ),
        unique_by=lambda one: (one.case_id, one.story_id),
    ),
)
def test_guilt_never_travels_over_an_unconfirmed_join(rows: dict[str, list[StatusRow]], members: list[Member]) -> None:
    held: dict[str, str] = {}
    kept = []
    for each in members:  # the store refuses a second confirmed case
        if each.state == "confirmed" and held.setdefault(each.story_id, each.case_id) != each.case_id:
            continue
        kept.append(each)
    found = standings(rows, kept)
    for story, standing in found.items():
        mine = {other for other, its in held.items() if its == held.get(story)} | {story}
        own = {each for other in mine for each in rows.get(other, ()) if each.authority is not None}
        if standing.status is not None:
            assert any((standing.status, standing.stated_on) == (each.status, each.stated_on) for each in own)
        if standing.status in GUILT:
            assert standing.item_id in {each.item_id for each in own}
        joined = {(each.case_id, each.story_id): each.state for each in kept}
        for notice in standing.notices:
            assert joined.get((notice.case_id, story)) in {"proposed", "confirmed"}
            others = {other for (its, other), state in joined.items() if its == notice.case_id and state != "rejected"}
            assert any(found[other].status == "not_proven" for other in others - {story} if other in found)
    alone = standings(rows, [each for each in kept if each.state == "confirmed"])
    assert {s: (one.status, one.stated_on) for s, one in found.items()} == {
        s: (one.status, one.stated_on) for s, one in alone.items()
    }


def test_a_clearing_over_a_proposal_is_a_notice_and_guilt_is_nothing() -> None:
    members = [Member("k", "S", "proposed"), Member("k", "T", "proposed")]
    cleared = standings({"S": [row("under_review")], "T": [row("not_proven", 7, item="t")]}, members)
    assert (cleared["S"].status, [notice.item_id for notice in cleared["S"].notices]) == ("under_review", ["t"])
    assert cleared["T"].notices == ()
    guilty = standings({"S": [row("under_review")], "T": [row("convicted", 7, "court")]}, members)
    assert (guilty["S"].status, guilty["S"].notices, guilty["S"].possible) == ("under_review", (), ("k",))


def accused(status: Status = "alleged", *actors: ActorTag, rule: str = "K.S02.stopped") -> Item:
    region = RegionTag(
        "33.11", "Kabupaten Sukoharjo", "regency", "event", ambiguous=False, conflict=False, ikn=False, confidence=0.9,
        runner_up=None, rule="R1", spans=(), reason="", reason_en="",
    )  # fmt: skip
    act = ViolationTag("N07", "N07.r1", "alleged", "calon", ("PD8",), None, 0.9, (), "", "")
    return dataclasses.replace(
        article(),
        kind=KindTag("cleared" if status == "not_proven" else "handling", rule, 0.5, (("text", 0, 7),), "", ""),
        allegation_status=status,
        regions=(region,),
        violations=(act,),
        actors=actors,
    )


def actor(title: str, role: str = "agent", rule: str = "A.01", end: int = 7) -> ActorTag:
    return ActorTag(role, "asn_presumed", title, rule, (("text", 0, end),), "", "")  # type: ignore[arg-type]


def test_only_an_authority_beside_the_step_decides() -> None:
    watchdog = actor("Bawaslu", "authority", "A.authority.bawaslu")
    assert told(accused("not_proven", actor("Camat Girisuko"), watchdog)).authority == "bawaslu"
    far = actor("BKN", "authority", "A.authority.bkn", end=3)
    assert told(accused("sanctioned", actor("Camat Girisuko"), far)).authority is None
    assert told(accused("under_review", actor("Camat Girisuko"), far)).authority == "bkn"
    police = actor("Polres", "authority", "A.authority.police")
    assert told(accused("not_proven", actor("Camat Girisuko"), police)).authority is None


def test_the_accuseds_own_office_clears_nobody() -> None:
    own = actor("BKPSDM", "authority", "A.authority.bkpsdm")
    assert told(accused("not_proven", actor("Kepala BKPSDM Sukoharjo"), own)).authority is None
    assert told(accused("not_proven", actor("Kepala Dinas Perhubungan"), own)).authority == "bkpsdm"
    kpu = actor("KPU", "authority", "A.authority.kpu")
    assert told(accused("not_proven", actor("Camat Girisuko"), kpu)).authority is None


def test_a_fact_check_clears_and_does_nothing_else() -> None:
    desk = actor("Cek Fakta", "authority", "A.authority.factcheck")
    assert told(accused("not_proven", actor("Camat Girisuko"), desk, rule="K.S03.faked")).authority == "factcheck"
    assert told(accused("proven", actor("Camat Girisuko"), desk)).authority is None


def test_the_key_needs_an_office_that_is_more_than_a_title() -> None:
    (key,) = keys(accused("alleged", actor("Camat"), actor("Camat Girisuko, Kabupaten Sukoharjo")), DAY)
    assert (key.office, key.regency) == ("camat girisuko", "33.11")
    (key,) = keys(accused("alleged", actor("Kadis Pendidikan Sukoharjo")), DAY)
    assert key.office == "kepala dinas pendidikan"
    assert keys(accused("alleged", actor("Kades")), DAY) == ()
    (key,) = keys(accused("alleged", actor("Sekda")), DAY)
    assert key.office == "sekretaris daerah"
    assert keys(dataclasses.replace(accused("alleged", actor("Camat Girisuko")), violations=()), DAY) == ()


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"office": "camat grogol"}, False),
        ({"regency": "33.12"}, False),
        ({"families": frozenset({5})}, False),
        ({"event_date": DAY + timedelta(days=7)}, True),
        ({"event_date": DAY + timedelta(days=8)}, False),
        ({"event_date": None, "told_on": DAY + timedelta(days=60)}, True),
        ({"event_date": None, "told_on": DAY + timedelta(days=61)}, False),
    ],
)
def test_equal_keys_propose_and_nothing_else(change: dict[str, object], same: object) -> None:
    one = Key("camat girisuko", "33.11", frozenset({4}), DAY, DAY)
    other = dataclasses.replace(one, **change)  # type: ignore[arg-type]
    assert same_event(one, other) is same
    assert same_event(other, one) is same


def test_n99_belongs_to_every_family() -> None:
    assert case._families(["N99"]) == frozenset(range(9))
    assert case._families(["N18"]) == case._families(["N07"]) == frozenset({4})


def test_deadlines_are_counted_in_indonesian_working_days() -> None:
    # 27 November 2024, the vote, was a holiday; the joint leave around Idulfitri ended on 15 April
    assert deadlines.after_working_days(date(2024, 11, 25), 3) == date(2024, 11, 29)
    assert deadlines.after_working_days(date(2024, 4, 5), 1) == date(2024, 4, 16)
    assert not deadlines.is_working_day(date(2024, 8, 17))


def test_a_study_runs_is_extended_and_is_overdue() -> None:
    begun = row("under_review", 0)  # Monday 4 November 2024
    timer = deadlines.timer([begun], "pilkada-2024")
    assert timer is not None
    assert (timer.due_on, timer.extended_on) == (date(2024, 11, 7), date(2024, 11, 11))
    assert [timer.state(DAY + timedelta(days=n)) for n in (3, 4, 7, 8)] == [
        "running",
        "extended",
        "extended",
        "overdue",
    ]
    longer = deadlines.timer([begun], "pilpres")
    assert longer is not None
    assert (longer.due_on, longer.extended_on) == (date(2024, 11, 13), date(2024, 11, 22))


def test_a_decision_closes_the_timer_and_a_poll_without_a_deadline_has_none() -> None:
    begun = row("under_review", 0)
    closed = deadlines.timer([row("forwarded", 4), begun], "pilkada")
    assert closed is not None
    assert closed.state(DAY + timedelta(days=99)) == "closed"
    assert deadlines.timer([begun], "pilkades") is None
    assert deadlines.timer([begun], None) is None
    assert deadlines.timer([row("under_review", 0, "police")], "pilkada") is None
    assert deadlines.timer([row("alleged", 0)], "pilkada") is None


def test_a_watchdog_that_only_speaks_is_nobody_accused() -> None:
    """A phrase like "ujar anggota Bawaslu" may be read as an agent: the clearing stands, it makes no key."""
    watchdog = actor("Bawaslu", "authority", "A.authority.bawaslu")
    speaker = dataclasses.replace(actor("anggota Bawaslu setempat"), cls="organiser")
    cleared = accused("not_proven", actor("Camat Girisuko"), speaker, watchdog)
    assert told(cleared).authority == "bawaslu"
    assert [key.office for key in keys(cleared, DAY)] == ["camat girisuko"]
    # the watchdog's own member, accused alone, is not cleared by it
    assert told(accused("not_proven", speaker, watchdog)).authority is None


@pytest.mark.parametrize(
    "title", ["Camat di Sukoharjo", "Camat setempat", "Camat tersebut", "camat itu", "Kades setempat"]
)
def test_an_office_of_any_place_makes_no_key(title: str) -> None:
    assert keys(accused("alleged", actor(title)), DAY) == ()
