"""Publishing a file: it appears under its name whole, on disk, or not at all. The one place that renames.

Used wherever a file is handed to people or other processes: mails, exports. Temporary name in the same folder, write,
fsync, rename, fsync of the folder (`trust.md` 2.2): without the last step a power cut can take the name away again.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedRandom


@contextmanager
def publishing(path: Path) -> Iterator[BufferedRandom]:
    """Open a temporary file beside `path`; when the block ends well it becomes `path`, else it is deleted.

    The folder must exist. Raises OSError of the disk; then whatever stood at `path` before still stands there.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def publish(path: Path, data: bytes) -> None:
    """Publish `data` at `path`."""
    with publishing(path) as file:
        file.write(data)


def move(source: Path, target: Path) -> None:
    """Give a file that is already on disk its final name in the same folder, durably. `target` must not exist."""
    if target.exists():
        raise FileExistsError(f"{target} exists already; it is evidence and is never replaced: move it away by hand")
    source.rename(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; systems that cannot open a folder (Windows) keep them in their own way."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
