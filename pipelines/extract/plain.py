"""A page that is plain text: its first real line is the title, a date line near the top its date.

Called by `pipelines.extract` for `text/plain` and for files without markup (a researcher's folder, saved texts).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.clean import furniture
from pipelines.extract import dates
from pipelines.extract.published import visible_line

if TYPE_CHECKING:
    from datetime import datetime

    from pipelines.record import Published

_TOP_LINES = 6
_LONGEST_TITLE = 200
_REPUBLISHED = re.compile(
    r"(?:tayang|terbit|dimuat|dipublikasikan)\b.{0,60}\btanggal (?P<date>\d{1,2} \w+ \d{4})", re.IGNORECASE
)
_DATELINE = re.compile(
    r"(?:Kota |Kabupaten )?[A-Z][\w.]{0,40}(?: [A-Z][\w.]{0,40}){0,2},? ?\(?(?P<date>\d{1,2} [A-Z]\w+ \d{4})\)?[,:-]"
)


def title(text: str) -> str | None:
    """Return the first line that is not furniture of a page ("Next Post") and not longer than a headline."""
    for line in _top(text):
        if not furniture(line):
            return line if len(line) <= _LONGEST_TITLE else None
    return None


def published(text: str, *, fetched_at_utc: datetime, zone: str) -> Published | None:
    """Return the date of a date line, of a note of first publication, or of the dateline that opens the text."""
    top = _top(text)
    found = [(line, "text.line") for line in visible_line(top)]
    for line in top:
        for pattern, rule in ((_REPUBLISHED, "text.republished"), (_DATELINE, "text.dateline")):
            match = pattern.search(line) if pattern is _REPUBLISHED else pattern.match(line)
            if match:
                found.append((match.group().rstrip(",:- "), rule))
    for raw, rule in found:
        parsed = dates.parse(raw, fetched_at_utc=fetched_at_utc, zone=zone)
        parsed = dates.believable(parsed, fetched_at_utc=fetched_at_utc)
        if parsed is not None:
            return dates.renamed(parsed, rule)
    return None


def _top(text: str) -> list[str]:
    found = []
    for line in text.split("\n"):
        if line.strip():
            found.append(" ".join(line.split()))
            if len(found) == _TOP_LINES:
                break
    return found
