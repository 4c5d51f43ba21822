"""Tagging: processor time per 2,500 characters, growth to 1 MB, time to load the knowledge, memory of a worker.

`python benchmarks/tag.py [--rounds N] [--json]`. Prints each figure over its limit (under 1 is within it) and over a
naive keyword tagger in the same run. Ratios of one run count, not rates: two cores are shared with whatever else runs.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from pipelines import process  # noqa: E402 - the script runs from anywhere
from pipelines.knowledge import load  # noqa: E402
from pipelines.record import Item  # noqa: E402

TEXTS = ROOT / "scheduler" / "demo" / "texts"
UNIT = 2_500  # characters
MB = 1_000_000  # characters
LIMITS = {"ms_per_2500": 8.0, "growth_to_1_mb": 1.5, "load_s": 0.3, "memory_mb": 300.0}
ASN = ("asn", "pns", "pppk", "camat", "lurah", "kepala dinas", "kadis", "kabid", "guru", "kades", "kepala desa")
POLITICS = ("paslon", "calon", "kampanye", "netral", "pilkada", "pemilu", "caleg", "capres", "cabup", "partai")


def keyword(text: str) -> bool:
    """The naive tagger: a word of the service and a word of politics make an incident."""
    lower = text.lower()
    return any(word in lower for word in ASN) and any(word in lower for word in POLITICS)


def whole_text() -> str:
    """Return the demo's stories as one text."""
    bodies = (
        row.get("body")
        for path in sorted(TEXTS.glob("p*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("text", ())
    )
    return "\n\n".join(body for body in bodies if isinstance(body, str))


def tag_s(text: str, number: int = 0) -> float:
    """Return the processor seconds of tagging one text."""
    item = Item(f"b{number}", "b", "news", None, None, text)
    began = time.process_time()
    process.tag(item, load())
    return time.process_time() - began


def load_s() -> float:
    """Return the processor seconds of loading the knowledge in a fresh process, modules imported before."""
    script = (
        "import time; from pipelines.knowledge import load; import pipelines.process\n"
        "began = time.process_time(); load(); print(time.process_time() - began)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return float(done.stdout)


def main() -> None:
    """Print the table, or one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    story = whole_text()
    units = [story[at : at + UNIT] for at in range(0, len(story) - UNIT, UNIT)]
    for unit in units[:10]:
        tag_s(unit)
    spent = [tag_s(unit, number) for _ in range(chosen.rounds) for number, unit in enumerate(units)]
    began = time.process_time()
    for unit in units:
        keyword(unit)
    naive = (time.process_time() - began) / len(units)
    memory = (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    )  # before the page of 1 MB, which no worker keeps
    per_unit = sum(spent) / len(spent)
    copies = range(MB // len(story) + 1)  # a line that stood before is masked: each copy's lines are made its own
    long = "\n\n".join(story.replace("\n\n", f" {copy}\n\n") for copy in copies)
    curve = {size: tag_s(long[:size]) / size * UNIT * 1_000 for size in (10_000, 100_000, MB)}
    found = {
        "ms_per_2500": per_unit * 1_000,
        "growth_to_1_mb": curve[MB] / curve[10_000],
        "load_s": load_s(),
        "memory_mb": memory,
    }
    rows = {
        name: {"figure": round(value, 3), "of_limit": round(value / LIMITS[name], 3)} for name, value in found.items()
    }
    result = {
        "texts": len(units), "ms_per_2500_worst": round(max(spent) * 1_000, 2), "rows": rows,
        "ms_per_2500_by_length": {str(size): round(value, 2) for size, value in curve.items()},
        "memory_mb_with_1_mb_page": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024),
        "times_the_keyword_tagger": round(per_unit / naive),
    }  # fmt: skip
    if chosen.json:
        print(json.dumps(result))
        return
    print(f"{len(units)} texts of {UNIT} characters, slowest {result['ms_per_2500_worst']} ms")
    for name, row in rows.items():
        print(f"  {name:<16}{row['figure']:>10}   {row['of_limit']:>6} of the limit {LIMITS[name]}")
    print(f"  ms a {UNIT} characters by length: {result['ms_per_2500_by_length']}")
    print(f"  memory with the page of 1 MB: {result['memory_mb_with_1_mb_page']} MB")
    print(f"  {result['times_the_keyword_tagger']} times the processor time of a naive keyword tagger")


if __name__ == "__main__":
    main()
