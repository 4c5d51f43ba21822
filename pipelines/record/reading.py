"""Reading: what a text says before anyone judges it - zones, sentences, clauses, mentions, operators, events, steps.

Built once per text by the stage `read` and consulted by every tagger; never stored.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """One frozen view of an item's title and text; linear in their length."""
