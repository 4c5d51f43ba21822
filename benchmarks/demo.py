"""The demo newsroom as a stranger runs it: seconds of a first and a second round, and idle memory of `pantau up`.

Run by `make bench`. Memory is the sum of PSS over the process tree, 30 s after the round, without the demo site.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scheduler import processes
from scheduler.demo.ports import free_ports

ROUND_GOAL_S = 30.0
IDLE_GOAL_MB = 250.0
SETTLE_S = 30.0


def pantau(data: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start one command on a data folder."""
    environment = {**os.environ, "PANTAU_DATA": str(data), "PANTAU_WEB_PORT": str(free_ports(1)[0])}
    command = [sys.executable, "-m", "scheduler.cli", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def one_round(data: Path) -> dict[str, float]:
    """Do one round and return its figures, the whole process timed from outside as `wall`."""
    began = time.monotonic()
    out, _ = pantau(data, "up", "--demo", "--once", "--json").communicate(timeout=300)
    figures: dict[str, float] = json.loads(out)
    return {**figures, "wall": time.monotonic() - began}


def pss_mb(pid: int) -> float:
    """Proportional set size of one process in MB; 0 when it has just ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024


def title(pid: int) -> str:
    """What the process is, from its command line."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return "ended"
    return " ".join(word.decode(errors="replace") for word in words[1:6] if word)[:70] or "?"


def idle(data: Path) -> list[tuple[str, float]]:
    """Start `up`, wait until its round is over and 30 s more, and return (what, MB) of every process but the demo."""
    process = pantau(data, "up", "--demo")
    try:
        time.sleep(5)
        while any("crawl" in title(pid) for pid in processes.descendants(process.pid)):
            time.sleep(1)
        time.sleep(SETTLE_S)
        pids = [process.pid, *processes.descendants(process.pid)]
        return [(title(pid), pss_mb(pid)) for pid in pids if "demo serve" not in title(pid)]
    finally:
        process.terminate()
        process.communicate(timeout=30)


def main() -> None:
    """Print the figures beside their goals."""
    with tempfile.TemporaryDirectory(prefix="pantau-bench-") as folder:
        data = Path(folder) / "data"
        first, second = one_round(data), one_round(data)
        ratio = first["wall"] / ROUND_GOAL_S
        print(f"first round   {first['wall']:6.1f} s   goal {ROUND_GOAL_S:.0f} s, ratio {ratio:.2f}")
        again = f"{second['not_modified']:.0f} not modified, {second['items_new']:.0f} new"
        print(f"second round  {second['wall']:6.1f} s   {again}")
        rows = idle(Path(folder) / "fresh")
        for what, size in rows:
            print(f"  {size:6.1f} MB  {what}")
        total = sum(size for _, size in rows)
        print(f"idle memory   {total:6.1f} MB  goal {IDLE_GOAL_MB:.0f} MB  ratio {total / IDLE_GOAL_MB:.2f}")


if __name__ == "__main__":
    main()
