"""The names of violation types alone, for query fields: read from violations.toml without loading the taggers' lexicon.

Called by the roof when it fills the names that people may write in a query.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def violation_types() -> dict[str, tuple[str, ...]]:
    """Return code -> names (the Indonesian one first, then the slug and the English one), N01..N18 and N99."""
    table = tomllib.loads((Path(__file__).parent / "violations.toml").read_text(encoding="utf-8"))
    return {row["code"]: (row["id"], row["slug"], row["en"]) for row in table["type"]}
