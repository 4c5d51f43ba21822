"""Synonyms: a word of a query -> the tree that also finds its other names. Data: `synonyms.toml` beside this file.

Called by the parser (to expand) and by the printer and `explain` (to show the expansion as the one word it came from).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from search import analysis
from search.query.ast import Or, Phrase, Term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.query.ast import Node


def expand(term: Term) -> Term | Or:
    """Return the term, or an Or that begins with it and goes on with its other names, in the same field."""
    others = _table().get(term.word)
    if others is None:
        return term
    more = (Term(words[0], term.field) if len(words) == 1 else Phrase(words, term.field) for words in others)
    return Or((term, *more))


def expanded_from(node: Node) -> Term | None:
    """Return the term whose expansion `node` is; None when it is something else."""
    if isinstance(node, Or) and isinstance(node.nodes[0], Term) and expand(node.nodes[0]) == node:
        return node.nodes[0]
    return None


@cache
def _table() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    text = files("search.query").joinpath("synonyms.toml").read_text(encoding="utf-8")
    rows: Mapping[str, list[str]] = tomllib.loads(text)["words"]
    return {word: tuple(tuple(analysis.words(other)) for other in others) for word, others in rows.items()}
