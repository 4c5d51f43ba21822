"""The embedded index: generations of a tantivy index in a folder, `CURRENT` naming the one that answers.

Made by the roof; read by pages, alerts, exports and the command line; written by `search.indexer` only. The one package
that imports tantivy. It sends tokens and query objects, never a query string, and stores no text.
"""

from search.tantivy_index.folder import TantivyStore
from search.tantivy_index.generation import TantivyIndex
from search.tantivy_index.view import TantivyView, match_saved

__all__ = ["TantivyIndex", "TantivyStore", "TantivyView", "match_saved"]
