"""A1: SIGKILL at random moments of a crawl, then a plain second run: no item lost, none twice, the archive verifies.

Moments are drawn (seed printed) over the measured length of an undisturbed crawl of the same site. The site's graph is
dense (a feed, two listing pages, items) so that a lost address would not be found again by chance: the feed is answered
conditionally, as real ones are.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.loopback import Crawl, Site, article, feed_source, html, migrate, rss, serving

SEED = 20241127
ITEMS = 30


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as make:
        site = make()
        paths = [f"/b/{n}" for n in range(ITEMS)]
        site.routes |= {path: article(n) for n, path in enumerate(paths)}
        site.routes["/feed"] = rss(site.base, paths[: ITEMS // 2], ETag='"utuh"')
        for page in (1, 2, 3):
            part = paths[ITEMS // 2 :][(page - 1) * 5 : page * 5]
            links = "".join(f'<li><a href="{path}">x</a>' for path in part)
            site.routes[f"/indeks?hal={page}"] = html(
                f'<ul>{links}</ul><a class=n href="/indeks?hal={page + 1}">n</a>', ETag=f'"h{page}"'
            )
        yield site


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    migrate(folder)
    return folder


def _crawl(empty: Path, data: Path, site: Site) -> Crawl:
    shutil.copytree(empty, data)
    crawl = Crawl(data)
    crawl.source("umpan", feed_source(site.base, outlet='"kabar"'))
    listing = feed_source(site.base, outlet='"kabar"', kind='"listing"', start=f'["{site.base}/indeks?hal=1"]')
    crawl.source("indeks", listing + '[listing]\nlinks = "li a"\nnext = "a.n"\nmax_pages = 3\n')
    return crawl


def _campaign(empty: Path, folder: Path, site: Site, kills: int) -> tuple[int, list[str]]:
    """Return how many kills hit a running crawl, and what was wrong afterwards."""
    draw = random.Random(SEED)
    undisturbed = _crawl(empty, folder / "undisturbed", site)
    began = time.monotonic()
    undisturbed.run(site)
    length_s = time.monotonic() - began
    expected = undisturbed.captured()
    assert len(expected) == ITEMS
    hit, faults = 0, []
    for number in range(kills):
        crawl = _crawl(empty, folder / f"kill{number}", site)
        # the first 30 % is the start of Python and of the libraries: nothing can be lost there
        moment_s = draw.uniform(0.3, 1.0) * length_s
        process = crawl.start(site)
        try:
            process.wait(timeout=moment_s)
        except subprocess.TimeoutExpired:
            hit += 1
        process.kill()
        process.communicate()
        reports = crawl.run(site)
        captured = crawl.captured()
        if any(report["stop_reason"] != "finished" for report in reports.values()):
            faults.append(f"kill {number} at {moment_s:.2f} s: {reports}")
        if captured != expected:
            lost = sorted(set(expected) - set(captured))
            twice = sorted({url for url in captured if captured.count(url) > 1})
            faults.append(f"kill {number} at {moment_s:.2f} s: lost {lost}, twice {twice}")
        verified = crawl.verify()
        if verified != {"records": ITEMS, "damages": []}:
            faults.append(f"kill {number} at {moment_s:.2f} s: archive {verified}")
    return hit, faults


def test_five_kills_lose_and_double_nothing(
    empty: Path, tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    hit, faults = _campaign(empty, tmp_path, site, 5)
    with capsys.disabled():
        sys.stdout.write(f"\nA1 crawl kills: seed {SEED}, 5 trials, {hit} hit a running crawl, {len(faults)} faults\n")
    assert faults == []
    assert hit >= 3


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_hundred_kills_lose_and_double_nothing(empty: Path, tmp_path: Path, site: Site) -> None:
    hit, faults = _campaign(empty, tmp_path, site, 200)
    assert faults == []
    assert hit >= 190
