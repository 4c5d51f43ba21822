"""The whole house, as a stranger runs it: `pantau` in processes of its own, on data folders of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.demo.ports import free_ports

ROUND_LIMIT_S = 100


@dataclass(frozen=True)
class Pantau:
    """A data folder and the command line that works on it."""

    data: Path
    ports: tuple[int, ...]
    settings: dict[str, str]

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PANTAU_")}
        for name in ("PANTAU_DATABASE_URL", *(name for name in os.environ if name.startswith("PANTAU_TEST_"))):
            if name in os.environ:
                kept[name] = os.environ[name]
        ports = ",".join(map(str, self.ports))
        return {**kept, "PANTAU_DATA": str(self.data), "PANTAU_DEMO_PORTS": ports, **self.settings}

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "scheduler.cli", *arguments]
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )

    def run(self, *arguments: str, expect: tuple[int, ...] = (0,)) -> Any:
        process = self.start(*arguments, "--json")
        out, err = process.communicate(timeout=ROUND_LIMIT_S)
        assert process.returncode in expect, f"{arguments} ended with {process.returncode}: {err.decode()[-2000:]}"
        return json.loads(out)

    def round(self, *arguments: str, expect: tuple[int, ...] = (0,)) -> dict[str, Any]:
        figures: dict[str, Any] = self.run("up", "--demo", "--once", *arguments, expect=expect)
        return figures

    def search(self, query: str) -> dict[str, Any]:
        # demo sources are read from the data folder only when the demo is on
        found: dict[str, Any] = self.run("search", query, "--limit", "1000")
        return found

    def items(self) -> dict[str, Any]:
        """Every item by id as its export row, without what depends on the moment of the fetch."""
        out = self.data / "all.jsonl"
        self.run("export", "create", "tanggal:..", "--format", "jsonl", "--out", str(out))
        rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        return {row["item_id"]: row for row in rows}


def make(tmp_path: Path, ports: tuple[int, ...] | None = None, **settings: str) -> Pantau:
    data = tmp_path / "data"
    return Pantau(data, ports or tuple(free_ports(5)), settings)
