"""Forty prints of one report are one row: what staff count, how they see the copies, and what an export then holds."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from pipelines import store
from pipelines.record import Published
from search.query import Names
from search.web import ports
from tests.pipelines.store_builders import words
from tests.search.desk import NOW, OTHER, TEXT, appeal, incident

if TYPE_CHECKING:
    from django.test import Client

    from tests.search.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)
LONG = f"{TEXT}\n{OTHER}"


def page(client: Client, **query: str) -> str:
    response = client.get("/cari", query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def items(source: str) -> list[str]:
    return re.findall(r'<h2><a href="/item/(\w+)', source)


def copies(desk: Desk, count: int) -> list[str]:
    made = [incident(number, text=LONG, outlet=f"kabar-{number}") for number in range(1, count + 1)]
    desk.add(*made)
    return [one.id for one in made]


def test_one_row_a_story_with_both_counts_and_a_way_to_the_copies(desk: Desk, client: Client) -> None:
    ids = copies(desk, 12)
    desk.add(appeal(20))
    desk.catch_up()
    shown = page(client)
    assert "13 hasil dalam 2 klaster" in shown
    assert len(items(shown)) == 2
    (link,) = re.findall(r'<a href="([^"]+)">\+11 salinan</a>', shown)
    assert "klaster" in link
    every = " ".join(client.get(unescape(link)).content.decode().split())
    assert "12 hasil dalam 1 klaster" in every
    assert set(items(every)) == set(ids)
    assert "<strong>tiap salinan</strong>" in every


def test_the_view_stays_when_the_query_is_asked_again_and_on_the_way_back(desk: Desk, client: Client) -> None:
    copies(desk, 3)
    desk.catch_up()
    every = page(client, q="camat", salinan="ya")
    assert '<input type="hidden" name="salinan" value="ya">' in every
    (first, *_) = re.findall(r'<h2><a href="(/item/[^"]+)', every)
    back = client.get(unescape(first)).content.decode()
    assert 'href="/cari?q=camat&amp;salinan=ya"' in back
    assert "salinan" not in re.findall(r'<h2><a href="(/item/[^"]+)', page(client, q="camat"))[0]


@pytest.mark.parametrize("sort", ["newest", "relevance"])
def test_pages_of_stories_repeat_none_and_lose_none(desk: Desk, client: Client, sort: str) -> None:
    ids = set()
    for number in range(1, 31):
        # every other story has a copy that is told later: it must not come up again on a later page
        for copy in range(1 + number % 2):
            one = incident(number + 100 * copy, title=f"Judul {number}", text=f"camat {words(number)}")
            desk.add(one)
            ids.add(one.id)
    desk.catch_up()
    seen: list[str] = []
    response = client.get("/cari", {"q": "camat", "sort": sort})
    for _step in range(3):
        source = " ".join(response.content.decode().split())
        assert "45 hasil dalam 30 klaster" in source
        seen += items(source)
        following = re.findall(r'<a href="([^"]+)" rel="next"', source)
        if not following:
            break
        response = client.get(unescape(following[0]))
    stories = [one.story_id for one in store.get_many(seen)]
    assert len(seen) == len(set(stories)) == 30


def test_an_export_has_a_row_for_each_item_or_for_each_story(desk: Desk, client: Client) -> None:
    copies(desk, 5)
    desk.add(appeal(20))
    desk.catch_up()
    shown = page(client, q="camat ATAU bupati")
    links = [unescape(link) for link in re.findall(r'href="(/ekspor[^"]+)"', shown)]
    assert len(links) == 6

    def rows(link: str) -> list[dict[str, str]]:
        body = b"".join(client.get(link).streaming_content)  # type: ignore[attr-defined]
        return list(csv.DictReader(io.StringIO(body.decode(), newline="")))

    every, once = (
        rows(next(each for each in links if "csv" in each and ("per=" in each) is per)) for per in (False, True)
    )
    assert (len(every), len(once)) == (6, 2)
    assert sorted(row["story_items"] for row in once) == ["1", "5"]
    assert {row["item_id"] for row in once} == set(items(shown))


def test_an_id_that_was_taken_in_leads_to_the_story_that_holds_it(
    desk: Desk, client: Client, filled: ports.Ports
) -> None:
    ids = copies(desk, 2)
    desk.add(appeal(20))
    home, gone = (store.get_many([one])[0].story_id for one in (ids[0], appeal(20).id))
    with store.write():
        store.merge_stories(gone, home, by="rina", reason="satu teks", now=NOW)
    desk.catch_up()
    names = Names.builtin().with_redirect("story", store.story_now).with_redirect("case", store.case_now)
    ports.fill(ports.Ports(desk.index, filled.now, lambda: names, filled.mail_folder, filled.exports_folder))
    for field in ("klaster", "story", "KLASTER"):
        shown = page(client, q=f"{field}:{gone}", salinan="ya")
        assert "3 hasil dalam 1 klaster" in shown
        assert f"sekarang menjadi bagian dari {home}" in shown
    assert "sekarang menjadi bagian" not in page(client, q=f"klaster:{home}")
    # a case is found by the id of any of its stories
    desk.add(incident(40, text=words(4)))
    other = store.get_many([incident(40).id])[0].story_id
    with store.write():
        store.confirm_case(home, other, by="rina", reason="hari sama", now=NOW)
    desk.catch_up()
    for named in (home, gone, other):
        assert "4 hasil dalam 2 klaster" in page(client, q=f"kasus:{named}")
    assert "0 hasil" in page(client, q="kasus:tidak-ada")


def test_the_item_page_names_the_first_print_and_shows_what_differs(desk: Desk, client: Client) -> None:
    first, later = incident(3, text=LONG, outlet="kabar-lama"), incident(5, text=LONG, outlet="kabar-baru")
    edited = LONG.replace("Kamis pagi", "Jumat sore") + "\nEditor: 198503122010011004."
    later = dataclasses.replace(later, text=edited)
    first = dataclasses.replace(
        first, published=Published(date(2024, 11, 20), "day", "Asia/Jakarta", zone_assumed=False, raw="", rule="meta")
    )
    desk.add(later, first)  # found later, printed earlier
    desk.catch_up()
    shown = " ".join(client.get(f"/item/{later.id}").content.decode().split())
    assert f'<a href="/item/{first.id}">' in shown
    assert "<strong>pertama terbit</strong>" in shown
    assert "2 butir</a> · 2 pemilik independen" in shown
    assert shown.index('id="klaster"') < shown.index('id="bukti"')
    (compare,) = re.findall(r'href="(/item/\w+\?beda=ya)#beda"', shown)
    told = " ".join(client.get(compare).content.decode().split())
    assert "<del>Kamis pagi.</del> <ins>Jumat sore.</ins>" in told
    assert "198503122010011004" not in told
    of_first = client.get(f"/item/{first.id}", {"beda": "ya"}).content.decode()
    assert "?beda=" not in of_first
    assert "<del>" not in of_first
