"""Notes: how a query was read where it did not say what it seemed to say. Shown above the results, never raised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on the query text: machine code, character positions [start, end), Indonesian and English sentence."""

    code: str
    start: int
    end: int
    text: str
    text_en: str
