"""The gate of stories: precision and recall on the pair set, and one partition whatever the order of arrival."""

from __future__ import annotations

import random

import pytest
from evaluate_stories import Report, Tagger, evaluate
from story_pairs import pairs, spin, truncate

from pipelines import story

# Measured: 1.0, 1.0, 1.0, .958 (1.0 with twice the hash rows), 1.0, 1.0, .9965; templates merged 0.
# A floor falls only by an explicit, reasoned edit.
FLOORS = {
    "copy_precision": 0.995,
    "copy_recall": 0.985,
    "related_precision": 0.95,
    "related_recall": 0.95,
    "post_recall": 0.98,
    "pool_precision": 0.99,
    "pool_recall": 0.985,
}


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate()


def test_no_figure_is_under_its_floor(report: Report) -> None:
    found = report.figures()
    assert {name: (found[name], floor) for name, floor in FLOORS.items() if found[name] < floor} == {}
    assert found["template_merged"] <= 0.02


def test_the_set_is_as_large_as_promised(report: Report) -> None:
    assert report.total("copy") >= 400
    assert report.ways["template"].total() >= 60
    assert report.ways["post"].total() >= 60


def test_no_card_caption_or_cross_reference_joins_a_story(report: Report) -> None:
    for way in ("quotation card", "caption", "see-also residue", "one footer"):
        assert report.share(way, "apart", "copy") == 0, way


def test_fresh_edits_do_as_well(report: Report) -> None:
    """The settings were not chosen on these draws."""
    found = evaluate(seed=7).figures()
    assert found["copy_precision"] >= 0.99
    assert found["copy_recall"] >= 0.98
    assert found["template_merged"] <= 0.02
    assert report.total()


def test_the_order_of_arrival_changes_no_partition() -> None:
    tag, draw = Tagger(), random.Random(5)
    held = [pair for pair in pairs() if pair.way not in {"caption", "quotation card"}]
    texts = list(dict.fromkeys(side for pair in draw.sample(held, 60) for side in (pair.one, pair.two)))
    texts += [type(texts[0])(truncate(spin(texts[0].text, draw), share)) for share in (0.3, 0.6, 0.9)]
    seen = set()
    for _ in range(12):
        draw.shuffle(texts)
        stories = story.Stories()
        for text in texts:
            stories.add(*tag(text))
        groups: dict[str, set[str]] = {}
        for text, row in zip(texts, stories.rows(), strict=True):
            groups.setdefault(row.story_id, set()).add(tag(text)[0].id)
        seen.add(frozenset(frozenset(group) for group in groups.values()))
    assert len(seen) == 1
