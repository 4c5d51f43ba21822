"""Search against its bar, in one run: tantivy with our documents beside SQLite's FTS5 with the same tokens.

Run `python benchmarks/search.py [documents]` (default 20,000). Ratios count, not milliseconds: both engines read the
same generated texts on the same machine within one minute. Also printed: parsing, analysis and indexing speed, bytes a
document, memory, and the saved-search batch.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipelines.record import Item, KindTag, Published, RegionTag, StoredItem, item_id
from search import analysis
from search.documents import document
from search.query import And, Keyword, Node, Phrase, Range, Term, parse
from search.tantivy_index import TantivyStore, match_saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.tantivy_index import TantivyIndex

SYLLABLES = """
ba be bi bo bu da di du ga gu ha ja ka ke ki ku la le li lo lu ma me mi mu na ni nu pa pe pi ra ri ru sa se si
""".split()  # noqa: SIM905 - readable as lines
COMMON = """
dan yang di untuk dengan tidak pada dari asn netral calon camat bupati dinas kampanye dukungan pemilu warga
""".split()  # noqa: SIM905 - readable as lines
REGIONS = [f"{province}.{regency:02}" for province in range(11, 40) for regency in range(1, 15)]
KINDS = ("incident", "handling", "opinion", "exhortation", "other")
WORDS_A_TEXT = 380  # about 2.6 kB, the length of a local news text
START = datetime(2023, 1, 1, tzinfo=UTC)
ROUNDS = 60
Families = dict[str, list[tuple[Node, str, tuple[Any, ...]]]]


def vocabulary(draw: random.Random) -> list[str]:
    made = {"".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4))) for _ in range(30_000)}
    return COMMON + sorted(made)


def stored(draw: random.Random, number: int, words: list[str], weights: list[float]) -> StoredItem:
    text = " ".join(draw.choices(words, cum_weights=weights, k=WORDS_A_TEXT))
    at = START + timedelta(minutes=number)
    code = draw.choice(REGIONS)
    no = False
    item = Item(
        id=item_id("bench", str(number)),
        outlet=f"sumber-{number % 40}",
        medium="news",
        url=f"https://contoh.test/{number}",
        title=text[:60],
        text=text,
        published=Published(at.date(), "minute", "Asia/Jakarta", no, "", "d", at_utc=at),
        kind=KindTag(draw.choice(KINDS), "k", 0.5, (), "", ""),
        regions=(RegionTag(code, code, "regency", "event", no, no, no, 0.9, None, "r", (), "", ""),),
    )
    return StoredItem(item, number, number, number, item.outlet, item.id, "new", None, at, at, 0, no, no)


def families(draw: random.Random, words: list[str]) -> Families:
    """Trees and the FTS5 statement of the same meaning; both give the newest ten and the exact total."""
    found: Families = {"term": [], "and": [], "phrase": [], "filtered": []}
    for _ in range(ROUNDS):
        one, two, three = (draw.choice(words[: draw.choice((20, 200, 2_000))]) for _ in range(3))
        first, second = draw.sample(COMMON, 2)
        stems = [analysis.stem(word) for word in (one, two, three)]
        found["term"].append((Term(one, "body"), _match(f'"{stems[0]}"'), ()))
        found["and"].append(
            (
                And((Term(one, "body"), Term(two, "body"), Term(three, "body"))),
                _match(" AND ".join(f'"{stem}"' for stem in stems)),
                (),
            )
        )
        quoted = f'"{analysis.stem(first)} {analysis.stem(second)}"'
        found["phrase"].append((Phrase((first, second), "body"), _match(quoted), ()))
        day = (date(2023, 1, 5) - date(1970, 1, 1)).days
        region, kind = draw.choice(REGIONS), draw.choice(KINDS)
        tree = And(
            (Term(first, "body"), Keyword("regions", region), Keyword("kind", kind), Range("day_wib", day, day + 9))
        )
        extra = " AND m.region = ? AND m.kind = ? AND m.day BETWEEN ? AND ?"
        found["filtered"].append((tree, _match(f'"{analysis.stem(first)}"', extra), (region, kind, day, day + 9)))
    return found


def _match(query: str, extra: str = "") -> str:
    return f"FROM texts t JOIN meta m ON m.id = t.rowid WHERE texts MATCH 'body_s : ({query})'{extra}"


def timed(call: Callable[[], object]) -> float:
    """Seconds of processor time: the machine is shared with other work."""
    began = time.process_time()
    call()
    return time.process_time() - began


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] * 1_000


def rss_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


def main(count: int) -> None:
    draw = random.Random(2024)  # noqa: S311 - repeatable data
    words = vocabulary(draw)
    weights: list[float] = []
    for rank in range(1, len(words) + 1):
        weights.append((weights[-1] if weights else 0.0) + 1 / rank)
    items = [stored(draw, number, words, weights) for number in range(1, count + 1)]
    print(f"{count} documents of about {len(items[0].item.text)} characters; stemmer {analysis.stemmer_name()}")
    docs: list[dict[str, Any]] = []
    analysed = timed(lambda: docs.extend(document(one) for one in items))
    print(f"analysis            {count / analysed:8.0f} docs/s")
    with tempfile.TemporaryDirectory() as folder:
        index = TantivyStore(Path(folder) / "g").create("pantau-bench-1", "g", "h")
        before = rss_mb()

        def fill() -> None:
            for start in range(0, count, 500):
                assert index.upsert(docs[start : start + 500]) == ()
                if start % 10_000 == 0:
                    index.commit()
            index.commit()

        written = timed(fill)
        index.close()
        size = sum(path.stat().st_size for path in index.folder.iterdir())
        fts, fts_written = sqlite_index(Path(folder) / "fts.sqlite3", docs)
        print(f"tantivy writing     {count / written:8.0f} docs/s, with analysis {count / (written + analysed):.0f}")
        print(f"FTS5 writing        {count / fts_written:8.0f} docs/s")
        print(f"tantivy size        {size / count:8.0f} bytes/document; peak memory +{rss_mb() - before:.0f} MB")
        compare(index, fts, families(draw, words))
        exported = timed(lambda: sum(1 for _ in index.stream(Term("netral"))))
        print(f"export              {index.count(Term('netral')) / exported:8.0f} ids/s")
        saved(docs, words, draw)
        fts.close()
    parsing()


def sqlite_index(path: Path, docs: list[dict[str, Any]]) -> tuple[sqlite3.Connection, float]:
    fts = sqlite3.connect(path)
    fts.execute("PRAGMA journal_mode=WAL")
    fts.execute("CREATE VIRTUAL TABLE texts USING fts5(title_s, body_s, content='')")
    fts.execute("CREATE TABLE meta (id INTEGER PRIMARY KEY, region TEXT, kind TEXT, day INTEGER, order_key INTEGER)")
    fts.execute("CREATE INDEX meta_filter ON meta (region, kind, day)")

    def fill() -> None:
        with fts:
            for doc in docs:
                fts.execute(
                    "INSERT INTO texts (rowid, title_s, body_s) VALUES (?, ?, ?)",
                    (doc["pk"], doc["title_s"], doc["body_s"]),
                )
                row = (doc["pk"], doc["regions"][-1], doc["kind"], doc["day_wib"], doc["order_key"])
                fts.execute("INSERT INTO meta VALUES (?, ?, ?, ?, ?)", row)

    return fts, timed(fill)


def compare(index: TantivyIndex, fts: sqlite3.Connection, found: Families) -> None:
    print("p95 ms, newest ten and exact total:     tantivy     FTS5    ratio")
    for name, queries in found.items():
        ours, theirs = [], []
        index.search(queries[0][0], size=10)  # the first search opens files
        for tree, sql, values in queries:
            ours.append(timed(lambda tree=tree: index.search(tree, size=10)))
            theirs.append(
                timed(lambda sql=sql, values=values: (
                    fts.execute(f"SELECT t.rowid {sql} ORDER BY m.order_key DESC LIMIT 10", values).fetchall(),
                    fts.execute(f"SELECT count(*) {sql}", values).fetchone(),
                ))
            )  # fmt: skip
            total = fts.execute(f"SELECT count(*) {sql}", values).fetchone()[0]
            assert index.count(tree) == total, (tree, total)
        print(f"  {name:36} {p95(ours):8.2f} {p95(theirs):8.2f} {p95(theirs) / p95(ours):7.1f}x")


def saved(docs: list[dict[str, Any]], words: list[str], draw: random.Random) -> None:
    queries: dict[str, Node] = {
        str(number): And((Term(draw.choice(words[:500])), Keyword("kind", draw.choice(KINDS))))
        for number in range(1_000)
    }
    took = timed(lambda: match_saved(queries, docs[:2_000]))
    print(f"1,000 saved searches over {min(2_000, len(docs)):,} documents: {took:.2f} s")


def parsing() -> None:
    texts = (
        "asn tidak netral",
        '"kepala dinas" -jenis:opini wilayah:33.10',
        "indikasi:ya ATAU jenis:cleared tanggal:P7D",
        "(a OR b) NOT c",
    )
    took = timed(lambda: [parse(text, today=date(2024, 3, 10)) for text in texts for _ in range(2_000)])
    print(f"parsing             {took / 8_000 * 1e6:8.0f} µs a query")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
