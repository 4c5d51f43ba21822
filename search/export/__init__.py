"""Exports: a query -> one file of rows that a researcher can load, count and cite. CSV, JSONL or Parquet.

Called by `pantau export create` and the search page's export links. Streams from the index and the store, so size costs
disk and time, not memory. A file appears whole or not at all; the same state and query give the same bytes.
"""

from search.export.creation import ExportError, ExportReport, Per, create
from search.export.writers import FORMATS, Format

__all__ = ["FORMATS", "ExportError", "ExportReport", "Format", "Per", "create"]
