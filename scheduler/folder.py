"""The data folder: what lies in it, who may hold it, and its one secret.

Called by the command line before Django starts. Every path of the installation is named here and nowhere else.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

SECRET_BYTES = 48
SECRET_MODE = 0o600
FOLDER_MODE = 0o700


class FolderError(RuntimeError):
    """The data folder cannot be used; the message names the fix."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths below one data folder."""

    root: Path

    @property
    def archive(self) -> Path:
        """WARC files and their chain."""
        return self.root / "archive"

    @property
    def index(self) -> Path:
        """The embedded index; it may be deleted at any time."""
        return self.root / "index"

    @property
    def mail(self) -> Path:
        """Digests as `.eml` files when no mail server is configured."""
        return self.root / "mail"

    @property
    def exports(self) -> Path:
        """Where exports go unless told otherwise."""
        return self.root / "exports"

    @property
    def sources(self) -> Path:
        """The operator's own source files; they win over the shipped ones by file stem."""
        return self.root / "sources"

    @property
    def candidates(self) -> Path:
        """The operator's dated list of candidates; only a person writes it."""
        return self.root / "candidates.csv"

    @property
    def demo(self) -> Path:
        """The demo newsroom's ports and source files."""
        return self.root / "demo"

    @property
    def locks(self) -> Path:
        """Lock files of running crawls."""
        return self.root / "locks"

    def prepare(self) -> None:
        """Make what is missing: the folders (0700) and the secret (0600). Nothing that exists is touched."""
        try:
            self.root.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            for path in (self.archive, self.index, self.mail, self.exports, self.sources, self.demo, self.locks):
                path.mkdir(exist_ok=True)
            self._make_secret()
        except OSError as error:
            raise FolderError(f"{self.root}: {error.strerror}; choose another with --data or PANTAU_DATA") from error

    def hold(self) -> FileLock:
        """Take the folder for one roof (`up`, `clock`); raises FolderError when another one holds it."""
        lock = FileLock(self.root / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise FolderError(
                f"{self.root} is in use by another `pantau up` or `pantau clock`; stop it first"
            ) from error
        except OSError as error:
            raise FolderError(
                f"{self.root}: {error.strerror}; change its owner, or name another with --data"
            ) from error
        return lock

    def _make_secret(self) -> None:
        path = self.root / "secret"
        if path.exists():
            return
        part = self.root / f".secret.{os.getpid()}"
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, SECRET_MODE)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SECRET_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(part, path)  # fails when another process was faster; theirs stays
        except FileExistsError:
            pass
        finally:
            part.unlink()
