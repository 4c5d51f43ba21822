"""The schema table as tantivy fields and documents; the one way to call the engine. Part of `search.tantivy_index`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import tantivy

from search.documents import BY_NAME, SCHEMA
from search.index import IndexUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.index import Document

ENGINE = "tantivy"
WRITER_HEAP_BYTES = 50_000_000
_TOKENIZER = "ws"

_T = TypeVar("_T")


def engine_schema() -> tantivy.Schema:
    """Return the fields of `search.documents.SCHEMA`; nothing but ids is stored."""
    builder = tantivy.SchemaBuilder()
    for field in SCHEMA:
        match field.type:
            case "id":
                builder.add_text_field(field.name, stored=True, tokenizer_name="raw", index_option="basic")
            case "stems":
                builder.add_text_field(field.name, tokenizer_name=_TOKENIZER, index_option="position")
            case "words":
                builder.add_text_field(field.name, tokenizer_name=_TOKENIZER, index_option="basic")
            case "keyword":
                builder.add_text_field(field.name, fast=True, tokenizer_name="raw", index_option="basic")
            case "integer":
                # signed: deleting by a term of an unsigned field does nothing and says nothing (tantivy-py 0.27)
                builder.add_integer_field(field.name, indexed=True, fast=True)
    return builder.build()


def registered(index: tantivy.Index) -> tantivy.Index:
    """The tokenizer is not saved with the index: without it searches work and writing fails."""
    index.register_tokenizer(_TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def engine_document(doc: Document) -> tantivy.Document:
    """Return a document for the writer; raises ValueError, TypeError or OverflowError when a value does not fit."""
    made = tantivy.Document()
    for name, value in doc.items():
        field = BY_NAME.get(name)
        if field is None:  # tantivy would drop it without a word
            raise ValueError(f"{name} is no field of the index")
        add = made.add_integer if field.type == "integer" else made.add_text
        for one in value if isinstance(value, list) else (value,):
            add(name, one)
    return made


def guarded(call: Callable[[], _T]) -> _T:
    """Run one engine call. A panic of the library is no `Exception`: it would end the process that serves pages."""
    try:
        return call()
    except (OSError, ValueError) as reason:
        raise IndexUnavailableError(f"the embedded index failed ({reason}): run `pantau index rebuild`") from reason
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        raise IndexUnavailableError(f"the embedded index failed ({panic})") from panic
