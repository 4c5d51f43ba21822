"""Extraction: documents a second and the share of readability alone in the same run, on pages of our own.

`python benchmarks/extract.py [--folder DIR] [--rounds N] [--json]`. Pages: the fixtures of tests/, each grown towards
the weight of a real page by scripts, menus and side bars; or the .html files of a folder of your own. Ratios of one run
count, not rates: two cores are shared with whatever else runs.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).parents[1]))

from readability import Document

from pipelines.clean import clean
from pipelines.extract import extract, shape, tree
from pipelines.record import Capture, Page, Recipe

FIXTURES = Path(__file__).parents[1] / "tests" / "pipelines" / "extract" / "pages"
LEFT_OUT = ("channel", "account", "empty_article")
URL = "https://kabarlembah.example/berita/uji-kecepatan-48113"


def heavy(page: bytes) -> bytes:
    """Return the page with the furniture of a real one: 150 links, 40 teasers, 40 KB of scripts and styles."""
    menu = "".join(f'<li class="menu-item"><a href="/kanal/{n}">Kanal berita nomor {n}</a></li>' for n in range(150))
    teaser = "".join(
        f'<div class="item"><a href="/b/{n}"><img src="/i/{n}.jpg" alt="">Judul berita lain ke-{n} dari redaksi</a>'
        f"<span>{n} jam lalu</span></div>"
        for n in range(40)
    )
    script = f"<script>{'var a = {x: 1, y: [2, 3]}; ' * 1_500}</script>"
    whole = page.replace(b"<body", f"<!-- awal -->{script}<body".encode(), 1)
    return whole.replace(b"</body>", f"<ul>{menu}</ul><div class='sidebar'>{teaser}</div></body>".encode(), 1)


def page_of(body: bytes) -> Page:
    """Return the page as the worker receives it."""
    capture = Capture(
        "uji", "uji", "news", URL, URL, URL, datetime(2024, 11, 22, tzinfo=UTC), 200,
        (("Content-Type", "text/html"),), "0" * 64, rendered=False, robots="allowed",
    )  # fmt: skip
    return Page(capture, body)


def rate(work: Callable[[bytes], object], bodies: list[bytes], rounds: int) -> float:
    """Return documents per second of processor time, after one round to warm up."""
    for body in bodies:
        work(body)
    started = time.process_time()
    for _ in range(rounds):
        for body in bodies:
            work(body)
    return rounds * len(bodies) / (time.process_time() - started)


def main() -> None:
    """Print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="pages of your own (*.html)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    if chosen.folder:
        bodies = [path.read_bytes() for path in sorted(chosen.folder.rglob("*.html"))]
    else:
        bodies = [heavy(p.read_bytes()) for p in sorted(FIXTURES.glob("*.html")) if p.stem not in LEFT_OUT]
    generic, exact = Recipe("uji", "feed", "news"), Recipe("uji", "feed", "news", body="body", title="h1")

    def alone(body: bytes) -> str:
        root = tree.parse(shape.decode(body, "text/html"))
        return str(Document(copy.deepcopy(root)).summary(html_partial=True))

    rates = {
        "readability alone": rate(alone, bodies, chosen.rounds),
        "generic tier": rate(
            lambda body: [clean(item) for item in extract((page_of(body),), generic, None)], bodies, chosen.rounds
        ),
        "recipe tier": rate(
            lambda body: [clean(item) for item in extract((page_of(body),), exact, None)], bodies, chosen.rounds
        ),
    }
    base = rates["readability alone"]
    rows = {
        name: {"docs_per_s": round(value, 1), "of_readability": round(value / base, 2)} for name, value in rates.items()
    }
    weight = sum(map(len, bodies)) // max(1, len(bodies))
    if chosen.json:
        print(json.dumps({"pages": len(bodies), "mean_bytes": weight, "tiers": rows}))
        return
    print(f"{len(bodies)} pages, {weight / 1000:.0f} kB each on average, {chosen.rounds} rounds; processor time")
    for name, row in rows.items():
        print(f"{name:20} {row['docs_per_s']:8.1f} docs/s   {row['of_readability']:5.2f} of readability alone")


if __name__ == "__main__":
    main()
