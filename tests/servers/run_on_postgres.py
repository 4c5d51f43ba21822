"""Runs pytest with the given arguments on PostgreSQL: `python -m tests.servers.run_on_postgres [--promised] ARG...`.

Called by `make test` for the suites marked `database`, in a process of their own, because Django settles its database
once a process. Uses the server of PANTAU_TEST_POSTGRES_URL when that is set, else a private cluster in a temporary
folder; without either it says in one line what is missing and exits 0, or 1 with `--promised`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack

from tests.servers.postgres import ServerUnavailableError, postgres

GIVEN_URL = "PANTAU_TEST_POSTGRES_URL"


def main(arguments: list[str]) -> int:
    """Run the suite and return its exit code."""
    promised = "--promised" in arguments
    pytest_arguments = [argument for argument in arguments if argument != "--promised"]
    if promised:
        pytest_arguments += ["--promise", "postgres"]
    with ExitStack() as stack:
        url = os.environ.get(GIVEN_URL)
        if not url:
            try:
                server = stack.enter_context(postgres())
            except ServerUnavailableError as unavailable:
                _say(f"database suite not run on PostgreSQL: {unavailable}")
                return 1 if promised else 0
            url = server.url
            _say(f"PostgreSQL {server.version}, ready after {server.start_s:.1f} s")
        command = [sys.executable, "-m", "pytest", *pytest_arguments]
        return subprocess.run(command, env={**os.environ, "PANTAU_DATABASE_URL": url}, check=False).returncode


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - a command's output


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
