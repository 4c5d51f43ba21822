"""`pantau story`: what a person decides on stories, replay after it, and the way back."""

from __future__ import annotations

from tests.scheduler.cli.conftest import Filled


def story_of(filled: Filled, item_id: str) -> str:
    return str(filled.run("item", "show", item_id, "--json").answer["story"])


def test_merge_split_replay_and_undo(filled: Filled) -> None:
    first, second = (hit["id"] for hit in filled.run("search", "netral", "--limit", "2", "--json").answer["hits"])
    one, two = story_of(filled, first), story_of(filled, second)
    assert one != two
    merged = filled.run("story", "merge", two, one, "--reason", "uji", "--by", "rina", "--json")
    assert merged.code == 0, merged.err
    shown = filled.run("story", "show", two, "--diff", "--json").answer
    assert shown["story_id"] == one
    assert {first, second} <= {member["item_id"] for member in shown["members"]}
    assert shown["decisions"][-1]["reason"] == "uji"
    assert shown["differences"]

    split = filled.run("story", "split", second, "--reason", "keliru", "--by", "rina", "--json")
    assert split.code == 0, split.err
    apart = story_of(filled, second)
    assert apart != one
    assert filled.run("replay", "--json").code in {0, 3}
    assert story_of(filled, second) == apart
    found = filled.run("search", f"klaster:{apart}", "--json").answer["hits"]
    assert [hit["id"] for hit in found] == [second]

    for number in (split.answer["decision"], merged.answer["decision"]):
        assert filled.run("story", "undo", str(number), "--by", "rina").code == 0
    assert (story_of(filled, first), story_of(filled, second)) == (one, two)
    assert "undone by rina" in filled.run("story", "show", one).out
    assert filled.run("index", "verify", "--json").answer["ok"]


def test_what_cannot_be_decided(filled: Filled) -> None:
    assert filled.run("story", "show", "tidak-ada").code == 4
    refused = filled.run("story", "split", "tidak-ada", "--reason", "x")
    assert refused.code == 1
    assert "pantau story show" in refused.err
    assert filled.run("story", "undo", "999999").code == 1
