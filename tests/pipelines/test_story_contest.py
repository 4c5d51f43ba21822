"""A text that copies two stories which clash: it belongs to the nearer one, whichever came first. In memory."""

from __future__ import annotations

import dataclasses
import itertools
import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelines import story
from pipelines.clean import fingerprint_text
from tests.pipelines.store_builders import article, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.record import Item


def report(name: str, text: str, day: int | None = None) -> Item:
    made = article(f"https://{name}.example/1", text=text, outlet=name)
    return dataclasses.replace(made, event_date=None if day is None else date(2024, 11, day))


def mixed(*shares: tuple[int, int, int]) -> str:
    """(family, from, to) word ranges of 200-word texts, one after the other."""
    return " ".join(" ".join(words(family, 200).split()[start:end]) for family, start, end in shares)


def contested() -> list[Item]:
    """Two reports of one template, dated, and three undated texts that copy both and are near to each other."""
    return [
        report("satu", mixed((11, 0, 200)), day=2),
        report("dua", mixed((22, 0, 200)), day=9),
        report("antara", mixed((11, 0, 120), (22, 0, 90))),
        report("lanjutan", mixed((22, 0, 130), (11, 0, 100))),
        report("dekat", mixed((11, 0, 118), (22, 0, 92)) + " penutup"),
    ]


def partition(items: Sequence[Item]) -> frozenset[frozenset[str]]:
    stories = story.Stories()
    for item in items:
        stories.add(item, fingerprint_text(item))
    groups: dict[str, set[str]] = {}
    for item, row in zip(items, stories.rows(), strict=True):
        groups.setdefault(row.story_id, set()).add(item.outlet)
    return frozenset(frozenset(group) for group in groups.values())


def test_every_order_of_five_gives_one_partition_and_no_clash_in_it() -> None:
    seen = {partition(order) for order in itertools.permutations(contested())}
    assert len(seen) == 1
    (found,) = seen
    assert found == {frozenset({"satu"}), frozenset({"dua", "antara", "lanjutan", "dekat"})}


def drawn(seed: int) -> list[Item]:
    """Copies and mixtures of four reports, a third of them dated, with dates that clash."""
    draw = random.Random(seed)
    items = []
    for n in range(12):
        one, other = draw.sample((31, 32, 33, 34), 2)
        cut = draw.choice((200, 200, 150, 120))
        text = mixed((one, 0, cut), (other, 0, 210 - cut)) if cut < 200 else mixed((one, 0, 200))
        spun = [word if draw.random() > 0.08 else f"ganti{n}" for word in text.split()]
        items.append(report(f"m{n}", " ".join(spun), draw.choice((None, None, 2, 9))))
    return items


@pytest.mark.parametrize("seed", range(12))
def test_drawn_contests_end_the_same_in_every_drawn_order(seed: int) -> None:
    items = drawn(seed)
    draw = random.Random(seed)
    seen = set()
    for _ in range(14):
        draw.shuffle(items)
        seen.add(partition(items))
    assert len(seen) == 1


def test_some_of_the_drawn_contests_are_contests() -> None:
    apart = 0
    for seed in range(12):
        dates = {item.outlet: item.event_date for item in drawn(seed)}
        for group in partition(drawn(seed)):
            days = {dates[outlet] for outlet in group} - {None}
            assert len(days) <= 1
        apart += len(partition(drawn(seed))) > len(
            partition([dataclasses.replace(item, event_date=None) for item in drawn(seed)])
        )
    assert apart >= 6


def test_what_is_fixed_stays_with_its_story() -> None:
    one, two, both = (contested()[n] for n in (0, 1, 2))
    made = [story.sketch(fingerprint_text(item), "news") for item in (one, two, both)]
    parts = [story.unpack(each.kind, each.packed) for each in made]
    guards = [story.guard(item) for item in (one, two, both)]
    entrants = [
        story.Entrant(1, 10, guards[0], parts[0], b"a"),
        story.Entrant(2, 20, guards[1], parts[1], b"b"),
        story.Entrant(3, 20, guards[2], parts[2], b"c", fixed=True),
    ]
    verdict = story.divide(entrants)
    assert [group.members for group in verdict.groups] == [(1,), (2, 3)]
    assert verdict.rivals == ((0, 1),)
    free = story.divide([*entrants[:2], dataclasses.replace(entrants[2], fixed=False)])
    assert [group.members for group in free.groups] == [(1, 3), (2,)]
    assert [group.stories for group in free.groups] == [(10,), (20,)]
