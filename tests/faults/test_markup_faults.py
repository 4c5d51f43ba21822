"""Hostile markup (catalogue rows G1, G2): within limits or refused with a reason; no silent empty, no file read."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tests.faults.markup_shapes import shapes

ROOT = Path(__file__).parents[2]
CPU_S = 5
RESIDENT_MB = 512

# One child for all shapes, one fork of it for each: the limits are the parser child's (5 s CPU, 512 MB).
RUNNER = textwrap.dedent(
    f"""
    import dataclasses, json, os, resource, sys
    from datetime import UTC, datetime
    from pipelines.extract import extract
    from pipelines.record import Capture, Hint, Page, Recipe
    from tests.faults.markup_shapes import shapes

    url = "https://kabarlembah.example/berita/camat-di-panggung-48113"
    capture = Capture("s", "s", "news", url, url, url, datetime(2024, 11, 20, tzinfo=UTC), 200,
                      (("Content-Type", "text/html"),), "0" * 64, False, "allowed")
    for name, body in shapes().items():
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, ({CPU_S}, {CPU_S}))
            (item,) = extract((Page(capture, body),), Recipe("s", "feed", "news"), None)
            peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            row = [name, item.extraction, item.extraction_detail, item.tier, item.text, peak_mb]
            print(json.dumps(row), flush=True)
            os._exit(0)
        os.waitpid(child, 0)
    """
)


@pytest.fixture(scope="module")
def readings() -> dict[str, list[Any]]:
    done = subprocess.run(
        [sys.executable, "-c", RUNNER], capture_output=True, text=True, cwd=ROOT, check=True, timeout=100
    )
    return {row[0]: row[1:] for row in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", sorted(shapes()))
def test_g1_each_shape_ends_within_limits_with_a_named_result(name: str, readings: dict[str, list[Any]]) -> None:
    assert name in readings, f"{name} was killed at {CPU_S} s of processor time"
    result, detail, tier, text, peak_mb = readings[name]
    assert result in {"ok", "partial", "no_text", "refused_shape"}
    assert peak_mb <= RESIDENT_MB
    assert text or detail
    assert bool(text) == bool(tier)
    if name.startswith("whole_"):
        assert result == "ok"
    if result != "ok":
        assert detail
    if text:
        assert "dilaporkan warga ke Bawaslu karena hadir" in text


def test_g1_there_are_at_least_twelve_shapes() -> None:
    assert len(shapes()) >= 12


def test_g2_an_entity_is_never_expanded_nor_a_file_read(readings: dict[str, list[Any]]) -> None:
    text = readings["whole_entity_bomb"][3]
    hostname = Path("/etc/hostname")
    assert "aaaaaaaaaa" not in text
    if hostname.is_file() and hostname.read_text().strip():
        assert hostname.read_text().strip() not in text
