"""Pages that a crawler must survive, served by the paper in hostile mode only: empty, binary, huge, endless, nested.

Called by `scheduler.demo.site`. Each page is reachable under `/hostile/<name>/`, and the paper's feed then lists them.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from scheduler.demo import answers
from scheduler.demo.answers import Answer

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

HUGE_BYTES: Final = 50 * 1024 * 1024
NESTING: Final = 100_000
DRIP_S: Final = 0.5
CHUNK: Final = b"<p>Kalimat yang sama lagi dan lagi, tanpa akhir.</p>\n" * 1200
METADATA: Final = "http://169.254.169.254/latest/meta-data/"
LOCAL_FILE: Final = "file:///etc/hostname"
BINARY: Final = bytes(range(256)) * 64
NAMES: Final = (
    "empty", "binary", "huge", "endless", "encoding", "nested", "metadata", "file", "error", "missing", "drip",
)  # fmt: skip
PATHS: Final = tuple(f"/hostile/{name}/" for name in NAMES)


def answer(path: str, stopping: threading.Event) -> Answer | None:  # noqa: PLR0911 -- one return a page
    """The answer for a hostile path, None for any other; streams end when `stopping` is set."""
    if path not in PATHS:
        return None
    match path.split("/")[2]:
        case "empty":
            return Answer(b"")
        case "binary":
            return Answer(BINARY)
        case "huge":
            return Answer(stream=_huge(stopping))
        case "endless":
            return Answer(stream=_endless(stopping))
        case "encoding":
            words = "<html><title>Kelasi</title><p>Naskah beraksara lebar – “dikutip” berulang.</p></html>"
            return Answer(words.encode("utf-16"), content_type="text/html; charset=us-ascii")
        case "nested":
            return Answer(b"<html><title>Dalam</title>" + b"<div>" * NESTING + b"dasar" + b"</div>" * NESTING)
        case "metadata":
            return Answer(status=302, headers=(("Location", METADATA),))
        case "file":
            return Answer(status=302, headers=(("Location", LOCAL_FILE),))
        case "error":
            return answers.plain_error(500, "Galat peladen.")
        case "drip":
            return Answer(stream=_drip(stopping))
        case _:
            return answers.plain_error(404, "Halaman tidak ditemukan.")


def _huge(stopping: threading.Event) -> Iterator[bytes]:
    for _ in range(HUGE_BYTES // len(CHUNK) + 1):
        if stopping.is_set():
            return
        yield CHUNK


def _endless(stopping: threading.Event) -> Iterator[bytes]:
    while not stopping.is_set():
        yield CHUNK


def _drip(stopping: threading.Event) -> Iterator[bytes]:
    for letter in itertools.cycle(b"<p>tetes demi tetes</p>\n"):
        if stopping.wait(DRIP_S):
            return
        yield bytes([letter])
