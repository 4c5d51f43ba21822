"""Which folder the knowledge files are read from: the shipped one, or one that a maintainer tries before it ships.

Asked by every reader of knowledge files. Only the commands that try other knowledge call `read_from`, before anything
was read: one process knows one knowledge, so no tag can rest on two.
"""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).parent
_chosen: list[Path] = []  # at most one; set by the first who asks or chooses


def folder() -> Path:
    """Return the folder of this process's knowledge; from now on it stays."""
    if not _chosen:
        _chosen.append(SHIPPED)
    return _chosen[0]


def read_from(place: Path) -> None:
    """Let this process read another folder; raises RuntimeError when one was read already."""
    if _chosen and _chosen[0] != place:
        raise RuntimeError(f"knowledge was read from {_chosen[0]} already; start a new process for {place}")
    _chosen[:] = [place]
