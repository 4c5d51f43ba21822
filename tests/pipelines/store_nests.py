"""The test's side of `store_nest.py`: gives orders to the forking process and reads what its writers say."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator

NEST = Path(__file__).with_name("store_nest.py")


class Nest:
    """The forking process, its orders and the lines that its writers print."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(NEST)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environ,
            start_new_session=True,
        )

    def order(self, work: str, **arguments: object) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"work": work, **arguments}) + "\n")
        self.process.stdin.flush()

    def line(self) -> dict[str, object]:
        assert self.process.stdout is not None
        text = self.process.stdout.readline()
        assert text, "the nest has ended"
        row: dict[str, object] = json.loads(text)
        assert "error" not in row, row
        return row

    def done(self, work: str, **arguments: object) -> dict[str, object]:
        """Order and wait: the pid line, then the answer."""
        self.order(work, **arguments)
        first, second = self.line(), self.line()
        return second if "pid" in first else first

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


@contextlib.contextmanager
def nest_in(folder: Path) -> Iterator[Nest]:
    """Writers on a database of this kind: a file of their own, or the server's test database (tables are there)."""
    environ = {**os.environ, "PANTAU_DATA": str(folder)}
    if connection.vendor == "postgresql":
        given = connection.settings_dict
        user, password = quote(given["USER"]), quote(given["PASSWORD"])
        environ["PANTAU_DATABASE_URL"] = (
            f"postgresql://{user}:{password}@{given['HOST']}:{given['PORT']}/{given['NAME']}"
        )
    made = Nest(environ)
    try:
        if connection.vendor == "sqlite":
            made.done("migrate")
        yield made
    finally:
        made.close()
