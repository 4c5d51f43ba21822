"""Query language: text that a person typed -> one tree, with notes of how it was read.

Called by pages, saved searches, exports and the command line. `parse` never raises on user text: what it cannot read
becomes words plus a `Note` that points at the characters; what it must refuse (too long, too many nodes, too deep)
comes back as `Parsed.error`. It never looks at a clock: `today` (a WIB day) is an argument, so a saved search keeps its
text and means "the last 7 days" anew at each run.
"""

from search.query.ast import (
    All,
    And,
    Boost,
    Exact,
    Fuzzy,
    Keyword,
    Near2,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
)
from search.query.explain import explain
from search.query.names import Names
from search.query.notes import Note
from search.query.parser import Parsed, parse
from search.query.printer import to_text

__all__ = [
    "All",
    "And",
    "Boost",
    "Exact",
    "Fuzzy",
    "Keyword",
    "Names",
    "Near2",
    "Node",
    "Not",
    "Note",
    "Nothing",
    "Or",
    "Parsed",
    "Phrase",
    "Prefix",
    "Range",
    "Term",
    "Wildcard",
    "explain",
    "parse",
    "to_text",
]
