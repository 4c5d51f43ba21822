"""Where to cut a text so that no word is cut. Used by result lists and mails for the words that a rule rests on."""

from __future__ import annotations

from typing import Final

REACH: Final = 30  # code points; a longer word is cut after all


def outward(text: str, at: int, step: int) -> int:
    """Move a cut at `at` to the next blank or end of `text`, backwards (`step` -1) or forwards (1)."""
    at = max(0, min(len(text), at))
    for moved in range(at, max(-1, min(len(text) + 1, at + REACH * step)), step):
        if moved in {0, len(text)} or text[moved if step > 0 else moved - 1].isspace():
            return moved
    return at


def flat(text: str) -> str:
    """Return a text on one line, one blank between words."""
    return " ".join(text.split())


def cut(text: str, limit: int) -> str:
    """Return a text on one line of at most `limit` code points, the last one telling that it was cut."""
    line = flat(text)
    return line if len(line) <= limit else line[: limit - 1] + "…"
