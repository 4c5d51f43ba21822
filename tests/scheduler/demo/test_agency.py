"""One report in forty papers: each print is its own page of its own outlet, and read as a careful person reads it."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crawler.sources import load_folder
from pipelines import case, knowledge, process
from pipelines.record import Item, Published
from scheduler.demo import agency
from scheduler.demo.newsroom import edition, newsroom
from scheduler.demo.site import DemoSite, source_files

if TYPE_CHECKING:
    from scheduler.demo.newsroom import DemoText

Get = Any  # the fixture's protocol lives in conftest.py, which importlib mode does not let tests import
KECAMATAN = Path(__file__).parents[3] / "pipelines" / "knowledge" / "kecamatan.csv"


def network(number: int) -> list[DemoText]:
    return [text for text in newsroom(number) if text.site == "network"]


def read(text: DemoText) -> Item:
    day = Published(text.published.date(), "day", "Asia/Jakarta", zone_assumed=False, raw="", rule="meta")
    raw = Item(id="x", outlet="x", medium="news", url=None, title=text.title, text=text.text, published=day)
    return process.tag(raw, knowledge.load())


def test_edition_3_adds_forty_prints_and_a_study_and_edition_4_a_clearing_a_week_later() -> None:
    assert network(1) == network(2) == []
    old = [text for text in newsroom(3) if text.site != "network"]
    assert old == newsroom(2)
    third, fourth = network(3), network(4)
    reports = [text for text in third if text.wire == f"{agency.WIRE}-report"]
    assert len(reports) == len({agency.paper_of(text) for text in reports}) == 40
    assert {text.kind_expected for text in third if text not in reports} == {"handling"}
    added = [text for text in fourth if text not in third]
    assert {text.kind_expected for text in added} == {"cleared"}
    assert {text.clears for text in added} == {reports[0].key}
    week = min(text.published for text in added) - min(text.published for text in reports)
    assert timedelta(days=7) <= week < timedelta(days=8)


def test_the_papers_edit_the_report_and_none_of_them_stands_for_a_real_place() -> None:
    reports = [text for text in network(3) if text.wire == f"{agency.WIRE}-report"]
    assert len({text.text for text in reports}) >= 12
    assert len({text.title for text in reports}) >= 6
    with KECAMATAN.open(encoding="utf-8", newline="") as rows:
        taken = {row["name"].lower() for row in csv.DictReader(rows)}
    accused = {found for text in network(4) for found in re.findall(r"Camat ([A-Z]\w+)", f"{text.title} {text.text}")}
    assert accused == {"Tegalsumur"}
    assert "tegalsumur" not in taken


@pytest.mark.parametrize("text", [pytest.param(text, id=text.key) for text in edition(4).of("network")])
def test_each_print_is_read_as_expected(text: DemoText) -> None:
    item = read(text)
    assert item.kind is not None
    assert (item.kind.id, item.incident) == (text.kind_expected, text.incident_expected)
    # a headline may tell of the act as presence (N05) or as taking part: both are of one family, which makes the key
    assert {"N05", *text.types} & {tag.id for tag in item.violations}
    assert {tag.code for tag in item.regions if tag.role in {"event", "actor_place"}} == set(text.regions)
    told = case.told(item)
    assert (told.status, told.authority) == {
        "incident": ("alleged", None),
        "handling": ("under_review", "bawaslu"),
        "cleared": ("not_proven", "bawaslu"),
    }[text.kind_expected]
    assert "camat tegalsumur" in {key.office for key in case.keys(item, text.published.date())}
    assert item.statements == ()  # nobody quoted in it is the accused


def test_forty_more_sources_are_described_and_answer_from_edition_3_on(tmp_path: Path, get: Get) -> None:
    with DemoSite(edition=3) as site:
        files = source_files(site.ports, edition=3)
        assert len(files) == 45
        assert len(source_files(site.ports)) == len(source_files(site.ports, edition=2)) == 5
        for name, words in files.items():
            (tmp_path / name).write_text(words, encoding="utf-8")
        loaded = load_folder(tmp_path, demo=True)
        assert loaded.errors == ()
        owners = {source.owner for source in loaded.sources}
        assert len(owners) == 45
        feeds = [source.start[0] for source in loaded.sources if "/jaringan/" in source.start[0]]
        pages = [link for feed in feeds for link in re.findall(r"<link>([^<]+\.html)</link>", get(feed).body.decode())]
        assert sorted(pages) == sorted(site.url(text) for text in site.texts() if text.site == "network")
        shown = get(pages[0])
        assert (shown.status, get(pages[0], If_None_Match=shown.headers["ETag"]).status) == (200, 304)
        assert get(site.base("portal") + "/jaringan/tidak-ada/feed").status == 404
        site.switch(2)
        assert {get(feed).status for feed in feeds[:3]} == {404}
