"""Contests in the database: the partition of the texts, whatever the order, with story ids that never lead nowhere."""

from __future__ import annotations

import random

import pytest

from pipelines import models, store
from tests.pipelines.store_builders import NOW, publish
from tests.pipelines.test_story_contest import contested, drawn, partition

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def stored() -> frozenset[frozenset[str]]:
    groups: dict[int, set[str]] = {}
    for home, outlet in models.StoryMember.objects.values_list("story_id", "item__outlet"):
        groups.setdefault(home, set()).add(outlet)
    return frozenset(frozenset(group) for group in groups.values())


def assert_whole() -> None:
    """No member in a redirect, no redirect in two steps, no story without members, no copy of a text elsewhere."""
    assert not models.StoryMember.objects.filter(story__merged_into__isnull=False).exists()
    assert not models.Story.objects.filter(merged_into__merged_into__isnull=False).exists()
    assert not models.Story.objects.filter(merged_into=None, members=None).exists()
    home = dict(models.StoryMember.objects.values_list("item__item_id", "story_id"))
    for story_pk, grade, of in models.StoryMember.objects.values_list("story_id", "grade", "of"):
        assert (grade == "copy") <= (home.get(of) == story_pk)
        assert (grade == "related") <= (home.get(of) != story_pk)


@pytest.mark.parametrize("seed", [1, 4, 7])
def test_the_database_divides_as_the_stream_does_in_any_order(seed: int) -> None:
    items = drawn(seed)
    expected = partition(items)
    random.Random(seed + 100).shuffle(items)
    more, changes = 0, 0
    for item in items:
        more += publish(item).new_stories
        assert store.counts()["stories"] == more
        assert_whole()
        changes = store.latest_change()
    assert stored() == expected
    assert len({one.change_no for one in store.changes_since(0, 100)}) == len(items)
    assert changes >= len(items)


def test_a_text_that_changes_its_story_draws_a_number_and_its_old_address_leads_on() -> None:
    one, two, _between, other, _near = contested()
    publish(one)
    publish(other)
    before = {item.id: store.get(item.id) for item in (one, other)}
    assert len(stored()) == 1
    publish(two)
    assert stored() == {frozenset({"satu"}), frozenset({"dua", "lanjutan"})}
    for item in (one, other):
        was, now = before[item.id], store.get(item.id)
        assert was is not None
        assert now is not None
        assert now.change_no > was.change_no
    assert store.story_members(one.id)
    assert_whole()


def test_what_a_person_split_takes_part_in_no_contest() -> None:
    one, two, between, other, near = contested()
    for item in (one, between, near):
        publish(item)
    with store.write():
        store.split_story(near.id, by="rina", reason="lain", now=NOW)
    before = stored()
    publish(two)
    publish(other)
    found = stored()
    assert all(any(group <= later for later in found) for group in before)
    assert_whole()


def test_an_erased_and_a_revised_text_stay_in_their_stories() -> None:
    one, two, between, other, near = contested()
    for item in (two, between, other, near):
        publish(item)
    homes = dict(models.StoryMember.objects.values_list("item__item_id", "story_id"))
    with store.write():
        store.erase(two.id, by="rina", reason="permintaan", now=NOW)
    publish(one)
    after = dict(models.StoryMember.objects.values_list("item__item_id", "story_id"))
    assert after[two.id] == homes[two.id]
    assert_whole()
