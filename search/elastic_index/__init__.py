"""The index on an Elasticsearch cluster (8 and 9): generations as indexes, an alias naming the one that answers.

Made by the roof; read by pages, alerts, exports and the command line; written by `search.indexer` only. The one package
that imports elasticsearch. It needs no optional server module: no scripts, no by-query calls, no `GET /`; the client
stays on its 8.x line, because 9.x sends a header that version 8 servers refuse.
"""

from search.elastic_index.cluster import ElasticStore
from search.elastic_index.connection import ElasticOptions
from search.elastic_index.generation import ElasticIndex

__all__ = ["ElasticIndex", "ElasticOptions", "ElasticStore"]
