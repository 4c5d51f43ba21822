"""Near-copies: documents a second with the table on disk beside datasketch, and how a look-up's cost grows.

`python benchmarks/story.py [--texts 10000] [--rounds 3] [--curve 50000] [--most 1000000] [--postgres] [--json]`.
Every part runs in a process of its own, so that its memory is its own. datasketch stands beside it when it can be
imported (it is none of our requirements: put a folder that holds it into PYTHONPATH): the same texts in the same order,
sketched, looked up, verified and inserted, in memory; ours is durable in a file. Parts take turns, and the ratio is the
median over the rounds: rates alone say little on a shared machine. Where others crowd it, CPU seconds say more.
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
import subprocess
import sys
import tempfile
import time
from array import array
from collections import deque
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pipelines.store.packing import Prepared

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SYLLABLES = "ba ca da ga ja ka la ma na pa ra sa ta wa ya be de ke le me ne pe re se te bi di ki li mi ni pi ri si ti"
FOOTERS = (
    "ikuti saluran kami untuk berita pilihan setiap hari dan unduh aplikasinya sekarang juga di telepon genggam anda",
    "hak cipta dilindungi undang undang dilarang mengutip isi tanpa izin tertulis dari redaksi media ini",
)
WINDOW = 2000  # originals that a variant may be of: news is copied while it is new
BATCH = 200  # texts a transaction: about as many as the store writes in its 80 ms
PROBES = 300
FILLED = 100_000  # texts a transaction
STEPS = (1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)
TABLES = ("pipelines_sketchhash", "pipelines_sketchsize", "pipelines_storymember", "pipelines_story")


@dataclass(frozen=True, slots=True)
class Text:
    """One generated text, the original it varies (its own number when it is one) and how it was varied."""

    body: str
    original: int
    made_by: str


def stream(count: int, seed: int = 11) -> Iterator[Text]:
    """Six originals in ten texts, the rest variants of late ones: edits, cuts, shuffles, datelines, footers."""
    draw = random.Random(seed)  # noqa: S311 - generated texts
    syllables = SYLLABLES.split()
    lexicon = ["".join(draw.choices(syllables, k=draw.randint(1, 4))) for _ in range(12_000)]
    urn = [word for rank, word in enumerate(lexicon) for _ in range(max(1, 24_000 // (rank + 8)))]
    ways = _ways(lexicon, draw)
    window = deque[tuple[int, list[str]]](maxlen=WINDOW)
    for number in range(count):
        if not window or draw.random() < 0.6:
            words = draw.choices(urn, k=draw.randint(120, 420))
            window.append((number, words))
            footer = " " + draw.choice(FOOTERS) if draw.random() < 0.5 else ""
            yield Text(" ".join(words) + footer, number, "original")
        else:
            original, words = draw.choice(window)
            name, way = draw.choice(ways)
            yield Text(" ".join(way(words)), original, name)


def _ways(lexicon: list[str], draw: random.Random) -> Sequence[tuple[str, Callable[[list[str]], list[str]]]]:
    def edit(words: list[str], share: float) -> list[str]:
        return [draw.choice(lexicon) if draw.random() < share else word for word in words]

    def shuffle(words: list[str]) -> list[str]:
        parts = [words[start : start + 40] for start in range(0, len(words), 40)]
        draw.shuffle(parts)
        return [word for part in parts for word in part]

    return (
        ("10 % of words edited", lambda words: edit(words, 0.1)),
        ("25 % of words edited", lambda words: edit(words, 0.25)),
        ("40 % of words edited", lambda words: edit(words, 0.4)),
        ("half kept", lambda words: words[: len(words) // 2]),
        ("quarter kept", lambda words: words[: len(words) // 4]),
        ("dateline and footer", lambda words: ["kota", "media", *words, *FOOTERS[0].split()]),
        ("paragraphs shuffled", shuffle),
    )


class Quality:
    """Precision and recall of variants that joined the story of their original; recall by way of variation too."""

    def __init__(self) -> None:
        """Nothing counted."""
        self.right = self.wrong = self.variants = 0
        self.ways: dict[str, list[int]] = {}

    def add(self, text: Text, joined: int | None) -> None:
        """Count one text by the original of the story that it joined."""
        self.wrong += joined is not None and joined != text.original
        if text.made_by != "original":
            self.variants += 1
            self.right += joined == text.original
            held = self.ways.setdefault(text.made_by, [0, 0])
            held[0] += joined == text.original
            held[1] += 1

    def figures(self) -> dict[str, object]:
        """As printed."""
        return {
            "precision": round(self.right / max(1, self.right + self.wrong), 4),
            "recall": round(self.right / max(1, self.variants), 4),
            "recall_by_way": {way: round(hit / of, 3) for way, (hit, of) in sorted(self.ways.items())},
        }


def on_disk(count: int, *, curve: bool, most: int = 0) -> dict[str, object]:
    """Sketching, placing and writing in a file, durable, in transactions of 200; what a look-up costs as it grows.

    The items' own rows are the store's, not the table's: they are written beside the clock. Beyond `count` texts the
    curve goes on, up to `most`, with rows of texts that nobody made: drawn hashes and measures, which share nothing.
    """
    import django
    from django.core.management import call_command

    os.environ["DJANGO_SETTINGS_MODULE"] = "scheduler.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    start_mb = _peak_mb()
    quality, points, kept = Quality(), list[dict[str, object]](), _Reservoir()
    spent = since = worked = 0.0
    done = 0
    texts = stream(count)
    while part := list(islice(texts, BATCH)):
        took, cpu, grades = _store(part, done, kept)
        for text, (grade, of) in zip(part, grades, strict=True):
            quality.add(text, of if grade == "copy" else None)
        done, spent, since, worked = done + len(part), spent + took, since + took, worked + cpu
        if curve and done in STEPS:
            before = points[-1]["texts"] if points else 0
            point = {"texts": done, **kept.lookup(), "docs_per_s": round((done - int(str(before))) / since)}
            points.append(point | {"bytes_per_text": round(_bytes() / done), "rss_mb": _peak_mb()})
            since = 0.0
            print(json.dumps(points[-1]), file=sys.stderr, flush=True)
    stored = done
    for size in (step for step in STEPS if stored < step <= most):
        _apart("fill", done, os.environ.get("PANTAU_DATABASE_URL"), size, folder=os.environ["PANTAU_DATA"])
        done = size
        points.append({"texts": done, **kept.lookup(), "bytes_per_text": round(_bytes() / done), "rss_mb": _peak_mb()})
        print(json.dumps(points[-1]), file=sys.stderr, flush=True)
    return {
        "texts": stored,
        "docs_per_s": round(stored / spent),
        "docs_per_cpu_s": round(stored / worked),
        "bytes_per_text": round(_bytes() / done),
        "rss_mb": {"start": start_mb, "peak": _peak_mb()},
        **({"curve": points} if curve else {}),
        **quality.figures(),
    }


def _store(part: Sequence[Text], first: int, kept: _Reservoir) -> tuple[float, float, list[tuple[str, int]]]:
    """Store texts in one transaction; returns the table's seconds, those of CPU, and grade and original's number."""
    from pipelines import models, store, story
    from pipelines.store import placement

    digests = [sha256(text.body.encode()).hexdigest() for text in part]
    with store.write():
        _item_rows(first, digests)
    bare = [_prepared(first + at, digest) for at, digest in enumerate(digests)]
    began, worked = time.perf_counter(), time.process_time()
    for one, text in zip(bare, part, strict=True):
        object.__setattr__(one, "sketch", story.sketch(text.body, "news"))
    with store.write():
        for at, one in enumerate(bare):
            placement.join(first + at + 1, one.item.id, one)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    for at, text in enumerate(part):
        kept.offer(first + at, text)
    ORIGINALS.extend(text.original for text in part)
    members = models.StoryMember.objects.filter(pk__gt=first).order_by("pk")
    rows = members.values_list("grade", "story__story_id")
    return took, worked, [(grade, ORIGINALS[int(name)]) for grade, name in rows]


ORIGINALS = array("i")  # of each stored text


def fill(first: int, last: int) -> None:
    """Rows of texts that nobody made, as many and as wide as those of a text of 260 words; in a process of its own."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "scheduler.settings"
    django.setup()
    from django.db import connection

    from pipelines import store

    draw = random.Random(first)  # noqa: S311 - generated rows
    inserts = (
        "INSERT INTO pipelines_story (id, story_id, guards) VALUES (%s, %s, '[{}]')",
        "INSERT INTO pipelines_storymember (item_id, story_id, grade) VALUES (%s, %s, 'new')",
        "INSERT INTO pipelines_sketchsize (item_id, kind, packed, guard) VALUES (%s, 'w', %s, '{}')",
        "INSERT INTO pipelines_sketchhash (hash, item_id) VALUES (%s, %s)",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM pipelines_story")
        shift = cursor.fetchone()[0] - first
    for start in range(first, last, FILLED):
        keys = range(start + 1, min(start + FILLED, last) + 1)
        hashes = sorted(draw.getrandbits(32) << 32 | key for key in keys for _ in range(19))
        rows: tuple[Iterable[tuple[object, ...]], ...] = (
            ((key + shift, f"{key - 1:026}") for key in keys),
            ((key, key + shift) for key in keys),
            ((key, b"\0" + (256).to_bytes(3, "little") + draw.randbytes(512)) for key in keys),
            (((value >> 32) - 2**31, value % 2**32) for value in hashes),
        )
        with store.write():
            _item_rows(start, [f"{key:064}" for key in keys])
            with connection.cursor() as cursor:
                for statement, values in zip(inserts, rows, strict=True):
                    cursor.executemany(statement, values)


def _prepared(number: int, digest: str) -> Prepared:
    from pipelines import story
    from pipelines.record import Item
    from pipelines.store.packing import Prepared

    item = Item(f"{number:026}", "o", "news", f"u{number}", None, "")
    return Prepared(item, b"", "", "", "", digest, story.Sketch("w", (), b""), story.Guard())


def _item_rows(first: int, digests: Sequence[str]) -> None:
    """Rows of items without a text; all but the first are copies of it in the database."""
    from django.db import connection

    from pipelines import models
    from pipelines.store.transaction import draw

    number = draw("change", len(digests))[0]
    if first == 0:
        blank = {"source": "o", "outlet": "o", "medium": "news", "extraction": "ok", "knowledge_version": "k"}
        hashes = dict.fromkeys(("content_sha256", "stable_sha256", "text_sha256"), "")
        now = datetime(2024, 11, 20, tzinfo=UTC)
        times = {"first_fetched_at_utc": now, "last_fetched_at_utc": now}
        models.Item.objects.create(
            pk=0, item_id="", change_no=0, first_change_no=0, body=b"", **times, **blank, **hashes
        )
    own = ("id", "item_id", "change_no", "first_change_no", "normal_sha256")
    columns = (field.column for field in models.Item._meta.concrete_fields)  # noqa: SLF001 - Django's public surface
    same = ", ".join(column for column in columns if column not in own)
    rows = [(first + at + 1, f"{first + at:026}", number + at, number + at, one) for at, one in enumerate(digests)]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO pipelines_item ({', '.join(own)}, {same}) "  # noqa: S608 - names of ours
            f"SELECT %s, %s, %s, %s, %s, {same} FROM pipelines_item WHERE id = 0",
            rows,
        )


class _Reservoir:
    """Texts drawn evenly from all that were stored: probes half of which are variants of those, half new texts."""

    def __init__(self) -> None:
        self._draw = random.Random(5)  # noqa: S311 - probes
        self._held: list[Text] = []
        self._fresh = [text.body for text in stream(PROBES, seed=99)]

    def offer(self, number: int, text: Text) -> None:
        """Keep a text with the chance that makes the kept ones even."""
        if len(self._held) < PROBES // 2:
            self._held.append(text)
        elif self._draw.random() < len(self._held) / (number + 1):
            self._held[self._draw.randrange(len(self._held))] = text

    def lookup(self) -> dict[str, float]:
        """What placing a probe takes: median, and mean of CPU time with its sketch, in ms. Nothing is written."""
        from pipelines import story
        from pipelines.store.sketches import DatabaseTable

        probes = [text.body + " dan satu kalimat baru di akhir" for text in self._held] + self._fresh[: PROBES // 2]
        self._draw.shuffle(probes)
        took, worked = [], time.process_time()
        for body in probes:
            made = story.sketch(body, "news")
            began = time.perf_counter()
            story.place(DatabaseTable(), made, story.Guard(), sha256(body.encode()).hexdigest())
            took.append((time.perf_counter() - began) * 1000)
        worked = (time.process_time() - worked) * 1000 / len(probes)
        return {"lookup_ms": round(statistics.median(took), 3), "lookup_cpu_ms": round(worked, 3)}


def _bytes() -> int:
    """Bytes of the table of sketches with memberships, stories and every index of theirs."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest(%s::text[]) t", [list(TABLES)])
        else:
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND name IN "
                "(SELECT name FROM sqlite_schema WHERE tbl_name IN (%s, %s, %s, %s))",
                TABLES,
            )
        return int(cursor.fetchone()[0])


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def in_memory(count: int) -> dict[str, object]:
    """The stream of `story run`: the same placement, its table in memory."""
    from pipelines.record import Item
    from pipelines.story import Stories

    texts = list(stream(count))
    items = [Item(str(number), "o", "news", None, None, text.body) for number, text in enumerate(texts)]
    stories, quality = Stories(), Quality()
    began = time.perf_counter()
    for text, item in zip(texts, items, strict=True):
        stories.add(item, text.body)
    seconds = time.perf_counter() - began
    for text, row in zip(texts, stories.rows(), strict=True):
        quality.add(text, texts[int(row.story_id)].original if row.grade == "copy" else None)
    return {"texts": count, "docs_per_s": round(count / seconds), **quality.figures()}


def datasketch(count: int) -> dict[str, object] | None:
    """MinHashLSH, 128 permutations over word 3-grams, threshold .2, hits verified at .15, all in memory."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    texts = list(stream(count))
    index, kept, joined = MinHashLSH(threshold=0.2, num_perm=128), list[MinHash](), list[int | None]()
    began, worked = time.perf_counter(), time.process_time()
    for number, text in enumerate(texts):
        made = MinHash(num_perm=128)
        made.update_batch([gram.encode() for gram in _word_grams(text.body)])
        near = max(index.query(made), key=lambda key: made.jaccard(kept[int(key)]), default=None)
        if near is not None and made.jaccard(kept[int(near)]) < 0.15:
            near = None
        joined.append(None if near is None else texts[int(near)].original)
        kept.append(made)
        index.insert(str(number), made)
    seconds, worked, quality = time.perf_counter() - began, time.process_time() - worked, Quality()
    for text, found in zip(texts, joined, strict=True):
        quality.add(text, found)
    rates = {"docs_per_s": round(count / seconds), "docs_per_cpu_s": round(count / worked)}
    return {"texts": count, **rates, "rss_mb": _peak_mb(), **quality.figures()}


def _word_grams(text: str) -> Iterable[str]:
    words = re.findall(r"\w+", text)
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


PARTS: dict[str, Callable[[int, int], dict[str, object] | None]] = {
    "disk": lambda count, _most: on_disk(count, curve=False),
    "curve": lambda count, most: on_disk(count, curve=True, most=most),
    "memory": lambda count, _most: in_memory(count),
    "datasketch": lambda count, _most: datasketch(count),
    "fill": fill,
}


def _apart(part: str, count: int, url: str | None = None, most: int = 0, folder: str | None = None) -> Any:  # noqa: ANN401 - JSON
    """Run one part in a process of its own, and in a data folder of its own when none is given."""
    with tempfile.TemporaryDirectory() as made:
        environment = os.environ | {"PANTAU_DATA": folder or made} | ({"PANTAU_DATABASE_URL": url} if url else {})
        command = [sys.executable, __file__, "--part", part, "--texts", str(count), "--most", str(most)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10_000, help="for the comparison and quality")
    parser.add_argument("--rounds", type=int, default=3, help="of table on disk and peer in turn")
    parser.add_argument(
        "--curve", type=int, default=50_000, help="texts in the table at the end of the curve, 0 = none"
    )
    parser.add_argument(
        "--most", type=int, default=0, help="go on with rows of texts that share nothing, up to so many"
    )
    parser.add_argument("--postgres", action="store_true", help="the curve on a private PostgreSQL")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="one line")
    chosen = parser.parse_args()
    if chosen.part:
        print(json.dumps(PARTS[chosen.part](chosen.texts, chosen.most)))
        return
    result: dict[str, Any] = {}
    if chosen.rounds:
        pairs = [[_apart(part, chosen.texts) for part in ("disk", "datasketch")] for _ in range(chosen.rounds)]
        result = {"memory": _apart("memory", chosen.texts), "disk": pairs[0][0]}
        result["datasketch"] = pairs[0][1] or "n/a: not installed"
        if pairs[0][1]:
            for rate in ("docs_per_s", "docs_per_cpu_s"):
                ratios = [disk[rate] / peer[rate] for disk, peer in pairs]
                result[f"disk_to_datasketch_{rate}"] = round(statistics.median(ratios), 2)
                result[f"rounds_{rate}"] = [[disk[rate], peer[rate]] for disk, peer in pairs]
    if chosen.curve:
        with ExitStack() as stack:
            url = None
            if chosen.postgres:
                from tests.servers.postgres import postgres

                url = stack.enter_context(postgres()).url
            curve = result["curve"] = _apart("curve", chosen.curve, url, chosen.most)
        points = [point["lookup_cpu_ms"] for point in curve["curve"] if point["texts"] >= 10_000]
        result["lookup_cpu_last_to_10k"] = round(points[-1] / points[0], 2) if points else None
    print(json.dumps(result, indent=None if chosen.json else 2))


if __name__ == "__main__":
    main()
