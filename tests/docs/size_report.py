"""Print the size of the house: lines per room and per test folder, longest files, function lengths."""

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("crawler", "pipelines", "scheduler", "search")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> list[int]:
    return [
        node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    ]


def main() -> None:
    """Print one line a room and the totals that the house holds itself to."""
    source = {room: [p for p in (ROOT / room).rglob("*.py") if "migrations" not in p.parts] for room in ROOMS}
    tests = list((ROOT / "tests").rglob("*.py"))
    for room, files in source.items():
        sizes = sorted((_lines(path) for path in files), reverse=True)
        print(f"{room:10} files {len(files):4}  lines {sum(sizes):6}  longest {sizes[0]:4}")  # noqa: T201 - a report
    everything = [path for files in source.values() for path in files]
    lengths = sorted(length for path in everything for length in _functions(path))
    p90 = statistics.quantiles(lengths, n=10)[-1]
    total, test_total = sum(map(_lines, everything)), sum(map(_lines, tests))
    print(f"functions  {len(lengths)}  p90 {p90:.0f} lines  longest {lengths[-1]}")  # noqa: T201 - a report
    print(f"source {total} lines, tests {test_total} lines, ratio {test_total / total:.2f}")  # noqa: T201 - a report


if __name__ == "__main__":
    main()
