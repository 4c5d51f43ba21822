"""Stories in the database: what a reader sees of one, late bridges, and decisions that outlive every reading."""

from __future__ import annotations

import dataclasses
import itertools
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from pipelines import models, store
from pipelines.record import Item, Published
from tests.pipelines.store_builders import NOW, article, publish, words

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]
BASE = words(1, 200)


def report(n: int, text: str, **more: object) -> Item:
    outlet = f"media-{n}"
    made = article(f"https://{outlet}.example/{n}", title=f"Judul {n}", text=text, outlet=outlet)
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]  # fields of Item, given by name


def bridge() -> list[Item]:
    """Two texts that share nothing, and a third of the same length that holds half of each."""
    one, two = words(11, 200).split(), words(22, 200).split()
    texts = one, two, one[:110] + two[:110]
    return [report(n, " ".join(text)) for n, text in enumerate(texts)]


def story_of(item: Item) -> str:
    found = store.get(item.id)
    assert found is not None
    return found.story_id


def partition(items: Sequence[Item]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for item in items:
        groups.setdefault(story_of(item), set()).add(item.id)
    return {frozenset(group) for group in groups.values()}


def numbers(items: Sequence[Item]) -> list[int]:
    return [one.change_no for one in store.get_many([item.id for item in items])]


def read_again(item: Item) -> None:
    """Replay: the same capture, read by better knowledge."""
    pk = models.Capture.objects.filter(canonical_url=item.url).values_list("pk", flat=True).get()
    group = store.group_of(pk)
    assert group is not None
    with store.write():
        store.store_outcome(
            group, store.prepare_all([dataclasses.replace(item, knowledge_version="k2")]), NOW, again=True
        )


class TestBridges:
    def test_a_late_text_unites_two_stories_and_the_newer_one_leads_to_the_older(self) -> None:
        one, two, both = bridge()
        publish(one)
        publish(two)
        before = numbers([one, two])
        publish(both)
        assert partition([one, two, both]) == {frozenset((one.id, two.id, both.id))}
        assert story_of(two) == one.id
        assert [each.item.id for each in store.story_members(two.id)] == [one.id, two.id, both.id]
        assert all(new > old for new, old in zip(numbers([one, two]), before, strict=True))
        assert store.counts()["stories"] == 1
        assert len({each.change_no for each in store.changes_since(0, 10)}) == 3

    @pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
    def test_whatever_comes_last(self, order: tuple[int, ...]) -> None:
        items = bridge()
        for at in order:
            publish(items[at])
        assert len(partition(items)) == 1

    def test_a_chain_of_merges_redirects_in_one_step(self) -> None:
        parts = [words(n, 200).split() for n in (31, 32, 33)]
        items = [report(n, " ".join(part)) for n, part in enumerate(parts)]
        items.append(report(3, " ".join(parts[1][:110] + parts[2][:110])))
        items.append(report(4, " ".join(parts[0][:110] + parts[1][:110])))
        for item in items:
            publish(item)
        assert len(partition(items)) == 1
        for item in items[:3]:
            assert len(store.story_members(item.id)) == 5

    def test_what_clashes_is_not_united(self) -> None:
        one, two, both = bridge()
        publish(dataclasses.replace(one, event_date=date(2024, 11, 2)))
        publish(dataclasses.replace(two, event_date=date(2024, 11, 9)))
        publish(both)
        assert len(partition([one, two, both])) == 2
        assert story_of(one) != story_of(two)


def test_a_replay_makes_dropped_sketches_anew() -> None:
    item = report(0, BASE)
    publish(item)
    hashes = set(models.SketchHash.objects.values_list("hash", flat=True))
    models.SketchSize.objects.update(packed=None)
    models.SketchHash.objects.all().delete()
    read_again(dataclasses.replace(item, knowledge_version="k1"))
    assert set(models.SketchHash.objects.values_list("hash", flat=True)) == hashes
    late = report(1, BASE + " penutup")
    publish(late)
    assert story_of(late) == item.id


class TestView:
    def test_lead_owners_spread_and_revisions(self) -> None:
        with store.write():
            for n, owner in enumerate(("Grup Lembah", "Grup Lembah", None)):
                models.Source.objects.create(
                    id=f"media-{n}", outlet=f"media-{n}", owner=owner, kind="feed", medium="news", recipe={}
                )
        zone = {"zone": "+07:00", "zone_assumed": False, "rule": "meta"}
        early = Published(NOW.date(), "minute", raw="pagi", at_utc=NOW - timedelta(hours=5), **zone)
        day = Published(NOW.date(), "day", raw="hari ini", **zone)
        items = [
            report(0, BASE, published=day),
            report(1, BASE + " tambahan kecil", published=early),
            report(2, " ".join(BASE.split()[:100])),
        ]
        for item in items:
            publish(item)
        publish(dataclasses.replace(items[2], title="Judul lain"), fetched=NOW + timedelta(hours=1), body="b")
        view = store.story_view(items[0].id)
        assert view is not None
        assert view.story_id == items[0].id
        assert [one.item_id for one in view.members] == [items[1].id, items[0].id, items[2].id]
        assert view.lead.item_id == items[1].id
        assert view.owners == ("Grup Lembah", "media-2")
        assert (view.items, len(view.outlets)) == (3, 3)
        assert view.lead.similarity is None
        assert view.members[1].similarity is not None
        assert view.members[1].similarity > 0.95
        assert [one.revisions for one in view.members] == [0, 0, 1]
        assert view.first_utc < view.last_utc
        assert store.distinct_stories([item.id for item in items]) == 1

    def test_the_words_in_which_a_copy_differs(self) -> None:
        items = [report(0, BASE), report(1, BASE.replace(BASE.split()[0], "lurah", 1) + " akhir")]
        for item in items:
            publish(item)
        runs = store.difference(items[1].id, items[0].id)
        assert ("added", "lurah") in runs
        assert ("gone", BASE.split()[0]) in runs
        assert runs[-1] == ("added", "akhir")

    def test_an_erased_item_is_not_shown_and_its_words_are_gone(self) -> None:
        items = [report(0, BASE), report(1, BASE + " x")]
        for item in items:
            publish(item)
        with store.write():
            store.erase(items[0].id, by="rina", reason="permintaan", now=NOW)
        view = store.story_view(items[0].id)
        assert view is not None
        assert (view.items, view.lead.item_id) == (1, items[1].id)
        assert store.difference(items[1].id, items[0].id) == ()

    def test_a_comparison_is_bounded(self) -> None:
        runs = store.word_diff(" ".join(map(str, range(5000))), " ".join(map(str, range(1, 5000))))
        assert sum(len(run.split()) for _kind, run in runs) <= 2402

    def test_no_story(self) -> None:
        assert store.story_view("x") is None


class TestDecisions:
    def published(self, count: int = 3) -> list[Item]:
        items = [report(n, BASE + f" penutup {n}") for n in range(count)]
        for item in items:
            publish(item)
        return items

    def split(self, item: Item) -> int:
        with store.write():
            return store.split_story(item.id, by="rina", reason="kejadian lain", now=NOW)

    def test_a_split_survives_every_later_reading_and_every_later_copy(self) -> None:
        items = self.published()
        before = numbers(items)
        self.split(items[1])
        assert partition(items) == {frozenset((items[0].id, items[2].id)), frozenset((items[1].id,))}
        assert all(new > old for new, old in zip(numbers(items), before, strict=True))
        for item in items:
            read_again(item)
        late = report(7, BASE + " penutup tujuh")
        publish(late)
        with store.write():
            assert store.reapply_decisions() == 0
        assert story_of(items[1]) != story_of(items[0])
        assert story_of(late) == story_of(items[0])

    def test_a_story_keeps_its_id_when_its_first_item_leaves(self) -> None:
        items = self.published()
        self.split(items[0])
        assert story_of(items[1]) == story_of(items[2]) == items[0].id
        assert story_of(items[0]) != items[0].id
        assert len(story_of(items[0])) == 26

    def test_an_undone_split_leaves_everything_as_it_was_but_a_redirect(self) -> None:
        items = self.published()
        before = list(
            models.StoryMember.objects.order_by("pk").values_list("item_id", "story_id", "grade", "of", "score")
        )
        number = self.split(items[1])
        gone = story_of(items[1])
        with store.write():
            store.undo_story(number, by="tono", now=NOW)
        after = list(
            models.StoryMember.objects.order_by("pk").values_list("item_id", "story_id", "grade", "of", "score")
        )
        assert after == before
        assert len(store.story_members(gone)) == 3
        row = models.Decision.objects.get(pk=number)
        assert (row.undone_by, row.undone_at_utc) == ("tono", NOW)
        assert self.split(items[1]) > number

    def test_a_merge_overrules_the_guard_and_can_be_undone(self) -> None:
        one, two = report(0, words(1)), report(1, words(2))
        publish(one)
        publish(two)
        with store.write():
            number = store.merge_stories(two.id, one.id, by="rina", reason="ditulis ulang", now=NOW)
        assert story_of(two) == one.id
        late = report(2, words(2) + " penutup")
        publish(late)
        assert story_of(late) == one.id
        with store.write():
            store.undo_story(number, by="rina", now=NOW)
        assert story_of(two) == two.id
        assert [row.kind for row in store.story_decisions(two.id)] == ["merge"]

    def test_a_lost_membership_is_decided_again(self) -> None:
        items = self.published()
        self.split(items[1])
        home = models.Story.objects.get(story_id=items[0].id)
        models.StoryMember.objects.filter(item__item_id=items[1].id).update(story=home, decision=None)
        with store.write():
            assert store.reapply_decisions() == 1
            assert store.reapply_decisions() == 0
        assert story_of(items[1]) != story_of(items[0])

    def test_a_split_keeps_a_bridge_from_uniting_again(self) -> None:
        one, two, both = bridge()
        for item in (one, two, both):
            publish(item)
        self.split(two)
        publish(report(5, both.text + " penutup"))
        assert story_of(two) != story_of(one)

    def test_what_cannot_be_decided_is_refused_and_writes_nothing(self) -> None:
        items = self.published(2)
        alone = report(5, words(50))
        publish(alone)
        for wrong in (
            lambda: store.split_story("tidak-ada", by="r", reason="x", now=NOW),
            lambda: store.split_story(alone.id, by="r", reason="x", now=NOW),
            lambda: store.merge_stories(items[0].id, items[1].id, by="r", reason="x", now=NOW),
            lambda: store.merge_stories("tidak-ada", items[0].id, by="r", reason="x", now=NOW),
            lambda: store.undo_story(99, by="r", now=NOW),
        ):
            with pytest.raises(store.StoryError), store.write():
                wrong()
        assert models.Decision.objects.count() == models.Audit.objects.count() == 0

    def test_each_decision_stands_in_the_audit_log(self) -> None:
        items = self.published()
        number = self.split(items[1])
        with store.write():
            store.undo_story(number, by="tono", now=NOW)
        assert list(models.Audit.objects.order_by("no").values_list("action", "by")) == [
            ("story_split", "rina"),
            ("story_undo", "tono"),
        ]
        assert all(one.ok for one in store.check())


def test_a_random_history_keeps_its_invariants() -> None:
    """Every item in one story that is not a redirect; every redirect in one step."""
    draw = random.Random(4)
    items = [report(n, words(n % 4, 150) + f" penutup {n}") for n in range(24)]
    decided: list[int] = []
    for n, item in enumerate(items):
        publish(item)
        known = items[: n + 1]
        action = draw.choice(("split", "merge", "undo", "none", "none"))
        try:
            with store.write():
                if action == "split":
                    decided.append(store.split_story(draw.choice(known).id, by="r", reason="x", now=NOW))
                elif action == "merge":
                    pair = [story_of(draw.choice(known)) for _ in range(2)]
                    decided.append(store.merge_stories(*pair, by="r", reason="x", now=NOW))
                elif action == "undo" and decided:
                    store.undo_story(decided.pop(draw.randrange(len(decided))), by="r", now=NOW)
        except store.StoryError:
            pass
        assert not models.StoryMember.objects.filter(story__merged_into__isnull=False).exists()
        assert not models.Story.objects.filter(merged_into__merged_into__isnull=False).exists()
        assert models.StoryMember.objects.count() == n + 1
    assert models.Decision.objects.filter(kind="split").count() >= 2
    assert models.Decision.objects.count() >= 5
