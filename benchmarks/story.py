"""Near-copies: documents a second in memory and on SQLite, quality on variants, cost of a look-up as it grows.

`python benchmarks/story.py [--texts 4000] [--curve 20000] [--long] [--json]`.
datasketch (in memory) stands beside it when it is installed, which it is not by our requirements. Ratios of one run
count, not rates: two cores are shared with whatever else runs.
"""

# ruff: noqa: PLC0415 - Django must be set up before its models are imported; the peer may be missing
from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper

sys.path.insert(0, str(Path(__file__).parents[1]))

SYLLABLES = [
    "ba",
    "ca",
    "da",
    "ga",
    "ja",
    "ka",
    "la",
    "ma",
    "na",
    "pa",
    "ra",
    "sa",
    "ta",
    "wa",
    "ya",
    "be",
    "de",
    "ke",
    "le",
    "me",
    "ne",
    "pe",
    "re",
    "se",
    "te",
    "bi",
    "di",
    "ki",
    "li",
    "mi",
    "ni",
    "pi",
    "ri",
    "si",
    "ti",
]
FOOTERS = (
    "ikuti saluran kami untuk berita pilihan setiap hari dan unduh aplikasinya sekarang juga di telepon genggam anda",
    "hak cipta dilindungi undang undang dilarang mengutip isi tanpa izin tertulis dari redaksi media ini",
)


@dataclass(frozen=True)
class Text:
    """One generated text, the original it varies (its own number when it is one) and how it was varied."""

    body: str
    original: int
    made_by: str


def generate(count: int, seed: int = 11) -> list[Text]:
    """Originals and, for every one and a half of them, a variant: edits, cuts, shuffles, datelines, footers."""
    draw = random.Random(seed)  # noqa: S311 - generated texts
    lexicon = ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(12_000)]
    weights = [1 / (rank + 8) for rank in range(len(lexicon))]
    texts: list[Text] = []
    for number in range(count * 6 // 10):
        words = draw.choices(lexicon, weights, k=draw.randint(120, 420))
        texts.append(
            Text(" ".join(words) + (" " + draw.choice(FOOTERS) if draw.random() < 0.5 else ""), number, "original")
        )
    ways: tuple[tuple[str, Callable[[list[str]], list[str]]], ...] = (
        ("10 % of words edited", lambda words: _edit(words, 0.1, lexicon, draw)),
        ("25 % of words edited", lambda words: _edit(words, 0.25, lexicon, draw)),
        ("40 % of words edited", lambda words: _edit(words, 0.4, lexicon, draw)),
        ("half kept", lambda words: words[: len(words) // 2]),
        ("quarter kept", lambda words: words[: len(words) // 4]),
        ("dateline and footer", lambda words: ["kota", "media", *words, *FOOTERS[0].split()]),
        ("paragraphs shuffled", lambda words: _shuffle(words, draw)),
    )
    originals = len(texts)
    for number in range(count - originals):
        name, way = ways[number % len(ways)]
        original = draw.randrange(originals)
        texts.append(Text(" ".join(way(texts[original].body.split())), original, name))
    head, tail = texts[:originals], texts[originals:]
    draw.shuffle(tail)
    return head + tail


def _edit(words: list[str], share: float, lexicon: list[str], draw: random.Random) -> list[str]:
    return [draw.choice(lexicon) if draw.random() < share else word for word in words]


def _shuffle(words: list[str], draw: random.Random) -> list[str]:
    parts = [words[start : start + 40] for start in range(0, len(words), 40)]
    draw.shuffle(parts)
    return [word for part in parts for word in part]


def quality(texts: list[Text], joined: list[int | None], near: list[int | None] | None = None) -> dict[str, object]:
    """Precision and recall of variants that joined the story of their original; recall by way of variation too."""
    variants = [(text, found) for text, found in zip(texts, joined, strict=True) if text.made_by != "original"]
    right = sum(found == text.original for text, found in variants)
    wrong = sum(found is not None and found != text.original for text, found in zip(texts, joined, strict=True))
    pairs = zip(texts, near or joined, strict=True)
    found_again = sum(found == text.original for text, found in pairs if text.made_by != "original")
    ways: dict[str, list[bool]] = {}
    for text, found in variants:
        ways.setdefault(text.made_by, []).append(found == text.original)
    return {
        "precision": round(right / max(1, right + wrong), 4),
        "recall": round(right / max(1, len(variants)), 4),
        "recall_with_related": round(found_again / max(1, len(variants)), 4),
        "recall_by_way": {way: round(sum(hits) / len(hits), 3) for way, hits in ways.items()},
    }


def in_memory(texts: list[Text]) -> tuple[float, list[int | None], list[int | None]]:
    """Seconds and, for each text, the original of the text it copies, and of the one it is at least related to."""
    from pipelines.record import Item
    from pipelines.story import Stories

    stories, joined, near = Stories(), list[int | None](), list[int | None]()
    items = [Item(str(number), "o", "news", None, None, text.body) for number, text in enumerate(texts)]
    began = time.perf_counter()
    for text, item in zip(texts, items, strict=True):
        _story_id, grade, of, _score = stories.add(item, text.body)
        near.append(None if of is None else texts[int(of)].original)
        joined.append(near[-1] if grade == "copy" else None)
    return time.perf_counter() - began, joined, near


def on_disk(texts: list[Text], steps: int = 10) -> dict[str, object]:
    """Sketching, placing and writing on SQLite in a file, durable, in transactions of 40; cost of look-ups as it grows.

    The items' own rows are there before: they are the store's, not the table's. The curve is a median of 200 look-ups.
    """
    from django.db import connection

    from pipelines import models, store, story
    from pipelines.record import Item
    from pipelines.store import stories
    from pipelines.store.transaction import draw

    now = datetime(2024, 11, 20, tzinfo=UTC)
    with store.write():
        draw("change", len(texts))
        _item_rows(len(texts), now)
    curve, spent, chunk = [], 0.0, max(40, len(texts) // steps // 40 * 40)
    size_before = _bytes_of(connection)
    for start in range(0, len(texts), 40):
        items = [
            Item(f"{n:026}", "o", "news", f"u{n}", None, texts[n].body)
            for n in range(start, min(start + 40, len(texts)))
        ]
        bare = [store.prepare(item) for item in items]
        began = time.perf_counter()
        made = [story.sketch(text.body, "news") for text in texts[start : start + 40]]
        with store.write():
            for number, one in enumerate(bare):
                stories.join(start + number + 1, one.item.id, one)
        spent += time.perf_counter() - began
        assert len(made) == len(bare)
        if (start + 40) % chunk == 0:
            curve.append({"texts": start + 40, "ms_per_lookup": _lookup_ms(texts[max(0, start - 160) : start + 40])})
    grown = _bytes_of(connection) - size_before
    rows = models.StoryMember.objects.select_related("story").order_by("pk").values_list("grade", "story__story_id")
    joined = [texts[int(name)].original if grade == "copy" else None for grade, name in rows]
    costs = [float(str(point["ms_per_lookup"])) for point in curve]
    return {
        "docs_per_s": round(len(texts) / spent),
        "curve": curve,
        "last_to_first": round(costs[-1] / costs[0], 2) if costs else None,
        "hash_rows_per_text": round(models.SketchHash.objects.count() / len(texts), 1),
        "bytes_per_text": round(grown / len(texts)),
        **quality(texts, joined),
    }


def _lookup_ms(texts: list[Text]) -> float:
    from pipelines import story
    from pipelines.store.stories import DatabaseTable

    took = []
    for text in texts:
        made = story.sketch(text.body, "news")
        began = time.perf_counter()
        story.place(DatabaseTable(), made, story.Guard(), None)
        took.append(time.perf_counter() - began)
    return round(statistics.median(took) * 1000, 3)


def _item_rows(count: int, now: datetime) -> None:
    from pipelines import models

    blank = {"source": "o", "outlet": "o", "medium": "news", "body": b"", "extraction": "ok", "knowledge_version": "k"}
    hashes = dict.fromkeys(("content_sha256", "stable_sha256", "text_sha256"), "")
    for start in range(0, count, 2000):
        models.Item.objects.bulk_create(
            models.Item(
                pk=n + 1,
                item_id=f"{n:026}",
                change_no=n + 1,
                first_change_no=n + 1,
                first_fetched_at_utc=now,
                last_fetched_at_utc=now,
                **blank,
                **hashes,
            )
            for n in range(start, min(start + 2000, count))
        )


def _bytes_of(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        pages = (
            cursor.execute("PRAGMA page_count").fetchone()[0] - cursor.execute("PRAGMA freelist_count").fetchone()[0]
        )
        return int(pages * cursor.execute("PRAGMA page_size").fetchone()[0])


def datasketch(texts: list[Text]) -> tuple[float, list[int | None]] | None:
    """The same by MinHashLSH with 128 permutations over word 3-grams at threshold .2, or None when not installed."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    index, kept, joined = MinHashLSH(threshold=0.2, num_perm=128), list[MinHash](), list[int | None]()
    began = time.perf_counter()
    for number, text in enumerate(texts):
        made = MinHash(num_perm=128)
        made.update_batch([gram.encode() for gram in _grams(text.body)])
        near = max(index.query(made), key=lambda key: made.jaccard(kept[int(key)]), default=None)
        if near is not None and made.jaccard(kept[int(near)]) < 0.15:
            near = None
        joined.append(None if near is None else texts[int(near)].original)
        kept.append(made)
        index.insert(str(number), made)
    return time.perf_counter() - began, joined


def _grams(text: str) -> Iterable[str]:
    words = re.findall(r"\w+", text)
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=4000, help="for quality and the peer")
    parser.add_argument("--curve", type=int, default=20_000, help="texts in the table at the end of the curve")
    parser.add_argument("--long", action="store_true", help="the curve up to a million texts: hours")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    texts = generate(chosen.texts)
    seconds, joined, near = in_memory(texts)
    result: dict[str, object] = {
        "texts": len(texts),
        "memory": {"docs_per_s": round(len(texts) / seconds), **quality(texts, joined, near)},
    }
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PANTAU_DATA": folder, "DJANGO_SETTINGS_MODULE": "scheduler.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        grown = generate(1_000_000 if chosen.long else chosen.curve)
        texts_only = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        result["sqlite"] = {"texts": len(grown), **on_disk(grown)}
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        result["rss_mb"] = {"start": before >> 10, "with_texts": texts_only >> 10, "with_table": after >> 10}
    peer = datasketch(texts)
    if peer is not None:
        result["datasketch"] = {"docs_per_s": round(len(texts) / peer[0]), **quality(texts, peer[1])}
    else:
        result["datasketch"] = "n/a: not installed"
    print(json.dumps(result, indent=None if chosen.json else 2))


if __name__ == "__main__":
    main()
