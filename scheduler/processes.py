"""Child processes of the roof: started by exec of the command line, ended as a whole tree, never orphaned.

Called by `scheduler.supervisor` and `scheduler.round`. Chromium detaches itself, so a child is ended through the
process tree that /proc shows, not only through its process group.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PARENT_POLL_S = 0.5
GRACE_S = 9.0


@dataclass(slots=True)
class Child:
    """One running child, its name for messages and the file that its stdout goes to, if any."""

    name: str
    process: subprocess.Popen[bytes]


def start(
    name: str, arguments: list[str], *, environment: dict[str, str] | None = None, output: Path | None = None
) -> Child:
    """Start `pantau ARGUMENTS` as a child in a session of its own; it ends by itself when this process dies."""
    env = {**os.environ, **(environment or {}), "PANTAU_PARENT_PID": str(os.getpid())}
    stdout = output.open("wb") if output else subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "scheduler.cli", *arguments],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            start_new_session=True,
        )
    finally:
        if output:
            stdout.close()  # type: ignore[union-attr]
    return Child(name, process)


def alive_with_parent() -> Callable[[], bool]:
    """Return a function that tells whether the starter of this process still lives; for processes without threads."""
    parent = int(os.environ.get("PANTAU_PARENT_PID") or 0)
    return lambda: not parent or os.getppid() == parent


def end_with_parent() -> None:
    """End this process when the one that started it is gone (kill -9 of the roof must leave nothing behind)."""
    alive = alive_with_parent()

    def watch() -> None:
        while alive():
            time.sleep(PARENT_POLL_S)
        for pid in descendants(os.getpid()):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


def descendants(root: int) -> list[int]:
    """Return the process ids below `root`, children before grandchildren; empty where there is no /proc."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat") if Path("/proc/self/stat").exists() else ():
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = entry.read_text().rpartition(")")[2].split()
            children.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    found, queue = [], [root]
    while queue:
        below = children.get(queue.pop(0), [])
        found += below
        queue += below
    return found


def stop(children: list[Child], grace_s: float = GRACE_S) -> None:
    """End children: SIGTERM to each, then SIGKILL to whatever of their trees still lives after `grace_s`."""
    trees = {child.process.pid: descendants(child.process.pid) for child in children}
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + grace_s
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.process.wait(timeout=max(0.1, deadline - time.monotonic()))
    for child in children:
        for pid in (child.process.pid, *trees[child.process.pid]):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if pid != child.process.pid or child.process.poll() is None:
                    os.kill(pid, signal.SIGKILL)
        child.process.wait()
