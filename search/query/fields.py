"""Fields of the query language: what a user may write before a colon, and which index field it asks.

Read by the parser, the printer, `explain`, the facet links of the pages and the documentation test. The index side of
the same names is `search.documents.SCHEMA`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["text", "keyword", "date", "number"]


@dataclass(frozen=True, slots=True)
class QueryField:
    """One field: Indonesian name (used when printing), English name, the index field and how values are read."""

    name: str
    english: str
    index: str
    shape: Shape


FIELDS = (
    QueryField("judul", "title", "title", "text"),
    QueryField("isi", "text", "body", "text"),
    QueryField("wilayah", "region", "regions", "keyword"),
    QueryField("pelanggaran", "violation", "violations", "keyword"),
    QueryField("topik", "topic", "topics", "keyword"),
    QueryField("jenis", "kind", "kind", "keyword"),
    QueryField("indikasi", "incident", "incident", "keyword"),
    QueryField("cek", "check", "check", "keyword"),
    QueryField("status", "status", "status", "keyword"),
    QueryField("pernyataan", "statement", "statements", "keyword"),
    QueryField("fase", "phase", "phase", "keyword"),
    QueryField("pemilihan", "election", "election", "keyword"),
    QueryField("aktor", "actor", "actors", "keyword"),
    QueryField("bukti", "evidence", "evidence", "keyword"),
    QueryField("putusan", "verdict", "verdict", "keyword"),
    QueryField("yakin", "confidence", "confidence", "number"),
    QueryField("bahasa", "lang", "lang", "keyword"),
    QueryField("media", "source", "source", "keyword"),
    QueryField("medium", "medium", "medium", "keyword"),
    QueryField("penulis", "author", "author", "keyword"),
    QueryField("tanggal", "date", "day_wib", "date"),
    QueryField("klaster", "story", "story", "keyword"),
    QueryField("kasus", "case", "case", "keyword"),
)
BY_ALIAS = {alias: field for field in FIELDS for alias in (field.name, field.english)}
BY_INDEX = {field.index: field for field in FIELDS}
