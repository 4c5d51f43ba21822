"""Server processes of the test run: started in a group of their own, ended by their recorded id, always.

Called by the launchers in this folder. A server ends when its context ends, when the interpreter exits (atexit), and,
through the pipe or the parent-death signal that each launcher sets up, when the test run is killed outright.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_STOP_TIMEOUT_S = 15


class ServerStartError(Exception):
    """A test server was found but did not come up; the message holds the end of its log."""


class Child:
    """One server process and its group."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        log: Path,
        cwd: Path,
        environ: Mapping[str, str],
        user: tuple[int, int] | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> None:
        """Start `command`; output goes to `log`; `user` (uid, gid) is taken on when given, which needs root."""
        self._log = log
        self._stop_signal = stop_signal
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                env=dict(environ),
                start_new_session=True,
                user=user[0] if user else None,
                group=user[1] if user else None,
                extra_groups=[] if user else None,
            )
        self.pid = self._process.pid
        atexit.register(self.stop)

    @property
    def ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def log_end(self, lines: int = 25) -> str:
        """The last lines that the server said."""
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    def stop(self) -> None:
        """End the process: pipe closed and stop signal, then the whole group killed. Safe to call twice."""
        atexit.unregister(self.stop)
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        if not self.ended:
            self._process.send_signal(self._stop_signal)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_STOP_TIMEOUT_S)
        # The leader may be gone while a child of its group still holds the port.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait(_STOP_TIMEOUT_S)


def free_port() -> int:
    """A loopback port that was free a moment ago; the caller tries again when another process was faster."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
