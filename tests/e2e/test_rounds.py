"""Two rounds over the demo newsroom: what a stranger sees, and what a second look must not repeat."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from email import message_from_bytes, policy
from typing import Any

import pytest

from scheduler.demo import newsroom
from tests.e2e.house import Pantau

pytestmark = [pytest.mark.backend("browser"), pytest.mark.timeout(300)]
First = tuple[Pantau, dict[str, Any]]


def test_a_first_round_reads_the_whole_newsroom(first_round: First) -> None:
    house, figures = first_round
    assert figures["sources"] == 5
    assert figures["items_new"] == figures["items_total"] == len(newsroom.newsroom(1))
    assert figures["indexed"] + figures["dead_letters"] == figures["items_total"]
    assert figures["dead_letters"] == 0
    assert figures["failed"] == 0
    assert figures["mails"] == 1
    assert figures["repeated"] == 0
    assert 0 < figures["stories"] < figures["items_total"]
    # a keyword rule would flag most of the newsroom; each item that is flagged must be able to say why
    flagged = house.search("indikasi:ya")
    assert flagged["total"] == figures["incidents"]


def test_what_was_authored_is_found(first_round: First) -> None:
    house, _ = first_round
    texts = {text.title: text for text in newsroom.newsroom(1) if text.title}
    found = house.search("netral")
    assert found["total"] > 10
    assert {hit["title"] for hit in found["hits"] if hit["title"]} <= set(texts)
    phrase = house.search('"mobil dinas"')
    for hit in phrase["hits"]:
        shown = house.run("item", "show", hit["id"])
        assert "mobil dinas" in f"{shown['title']} {shown['text']}".lower()


def test_the_digest_is_a_real_mail_that_says_why(first_round: First) -> None:
    house, figures = first_round
    (file,) = (house.data / "mail").glob("*.eml")
    raw = file.read_bytes()
    mail = message_from_bytes(raw, policy=policy.SMTP)
    assert mail["To"] == "redaksi@localhost"
    assert "indikasi" in mail["Subject"]
    assert len(raw) <= 160_000
    plain = mail.get_body(("plain",))
    assert plain is not None
    text = plain.get_content()
    assert "aturan" in text.lower()
    assert "pelaku" not in text.lower()
    assert figures["incidents"] > 0


def test_a_second_round_stores_and_repeats_nothing(copy_of_first: Callable[..., Pantau]) -> None:
    house = copy_of_first()
    before = house.items()
    figures = house.round()
    assert figures["items_new"] == 0
    assert figures["items_changed"] == 0
    assert figures["not_modified"] > 0
    assert figures["repeated"] == 0
    assert figures["mails"] == 0
    assert house.items().keys() == before.keys()


def test_with_an_emptied_ledger_it_does_repeat(copy_of_first: Callable[..., Pantau]) -> None:
    # the check above must be able to fail
    house = copy_of_first()
    with sqlite3.connect(house.data / "state.sqlite3") as database:
        database.execute("delete from search_sent")
        database.execute("update search_savedsearch set mark = 0")
    figures = house.round()
    assert figures["mails"] == 1
    assert figures["repeated"] > 0


def test_the_second_edition_gives_exactly_the_listed_changes(copy_of_first: Callable[..., Pantau]) -> None:
    house = copy_of_first()
    before = house.items()
    changes = newsroom.changes()
    figures = house.round("--demo-edition", "2")
    assert figures["items_new"] == len(changes.new)
    assert figures["items_changed"] == len(changes.edits)
    after = house.items()
    titles = {text.key: text.title for text in newsroom.newsroom(2)}
    revised = {row["title"] for row in after.values() if row["revisions"]}
    assert revised == {titles[key] for key in changes.edits}
    gone = {row["title"] for row in after.values() if row["gone"]}
    first = {text.key: text.title for text in newsroom.newsroom(1)}
    assert gone == {first[key] for key in changes.deletions}
    assert len(after) == len(before) + len(changes.new)
    assert figures["mails"] == 1
    assert figures["repeated"] == 0


def test_without_a_browser_one_source_is_off_and_all_else_runs(pantau: Pantau) -> None:
    house = Pantau(pantau.data, pantau.ports, {"PANTAU_CRAWL_BROWSER": "off"})
    figures = house.round()
    texts = newsroom.newsroom(1)
    assert figures["items_total"] == sum(text.site != "account" for text in texts)
    states = {row["id"]: row["state"] for row in house.run("source", "list", "--demo")["sources"]}
    assert sorted(states.values()).count("off") == 1


def test_every_tag_of_every_item_rests_on_words(first_round: First) -> None:
    house, figures = first_round
    rows = house.items()
    assert len(rows) == figures["items_total"]
    for hit in house.search("indikasi:ya")["hits"]:
        shown = house.run("item", "show", hit["id"])
        tags = [*shown["violations"], *shown["actors"], *shown["regions"], *shown["topics"], shown["kind_tag"]]
        assert tags
        for tag in tags:
            assert tag["spans"], tag
            assert tag["reason"], tag
            for field, start, end in tag["spans"]:
                assert (shown[field] or "")[start:end].strip(), tag
