"""Columns of an export: one Arrow schema that every format is written from, and how a stored item fills a row.

Pure. Persons' numbers are blacked out in every text, title, address and reason, code point for code point, so spans
still point at their words. Names of authors are not exported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from pipelines import canonical
from search.redaction import masked, masked_url

if TYPE_CHECKING:
    from pipelines.record import StoredItem

INSTANT: Final = pa.timestamp("us", tz="UTC")
_PLACES: Final = frozenset({"event", "actor_place"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: Arrow type; `free` = text from outside, which a sheet might run; `nested` = JSON inside."""

    name: str
    type: pa.DataType
    free: bool = False
    nested: bool = False


_TEXT = pa.string()
COLUMNS: Final = (
    Column("item_id", _TEXT),
    Column("url", _TEXT, free=True),
    Column("outlet", _TEXT, free=True),
    Column("source", _TEXT, free=True),
    Column("medium", _TEXT),
    Column("title", _TEXT, free=True),
    Column("text", _TEXT, free=True),
    Column("lang", _TEXT),
    Column("published_at", INSTANT),
    Column("published_day", pa.date32()),
    Column("published_precision", _TEXT),
    Column("published_zone", _TEXT),
    Column("kind", _TEXT),
    Column("incident", pa.bool_()),
    Column("needs_check", pa.bool_()),
    Column("background_case", pa.bool_()),
    Column("allegation_status", _TEXT),
    Column("status_label", _TEXT),
    Column("status_on", pa.date32()),
    Column("status_authority", _TEXT),
    Column("status_in_text", _TEXT),
    Column("possible_clearing_on", pa.date32()),
    Column("event_date", pa.date32()),
    Column("election", _TEXT, free=True),
    Column("event_regions", _TEXT, nested=True),
    Column("regions", _TEXT, nested=True),
    Column("violations", _TEXT, nested=True),
    Column("topics", _TEXT, nested=True),
    Column("actors", _TEXT, nested=True),
    Column("statements", _TEXT, nested=True),
    Column("story_id", _TEXT),
    Column("story_grade", _TEXT),
    Column("story_items", pa.int64()),
    Column("case_id", _TEXT),
    Column("related_to", _TEXT),
    Column("gone", pa.bool_()),
    Column("revisions", pa.int64()),
    Column("first_fetched_at", INSTANT),
    Column("last_fetched_at", INSTANT),
    Column("extraction", _TEXT),
    Column("change_no", pa.int64()),
    Column("knowledge_version", _TEXT),
)


def columns(*, text: bool) -> tuple[Column, ...]:
    """Return the columns of one export; `text` False leaves the full text out (address and offsets stay)."""
    return tuple(column for column in COLUMNS if text or column.name != "text")


def schema(wanted: tuple[Column, ...]) -> pa.Schema:
    """Return the Arrow schema of these columns."""
    return pa.schema([pa.field(column.name, column.type) for column in wanted])


def row(stored: StoredItem, story_items: int) -> dict[str, Any]:
    """Return all columns of one item; unknown values are None, nested ones lists; its story holds `story_items`."""
    item, published = stored.item, stored.item.published
    tags = _clean(canonical.output_row(item))
    return {
        "item_id": item.id,
        "url": None if item.url is None else masked_url(_utf8(item.url)),
        "outlet": item.outlet,
        "source": stored.source,
        "medium": item.medium,
        "title": None if item.title is None else masked(_utf8(item.title)),
        "text": masked(_utf8(item.text)),
        "lang": item.lang,
        "published_at": published.at_utc if published else None,
        "published_day": published.day if published else None,
        "published_precision": published.precision if published else None,
        "published_zone": published.zone if published else None,
        "kind": tags["kind"],
        "incident": item.incident,
        "needs_check": item.needs_check,
        "background_case": item.background_case,
        **_status(stored),
        "event_date": item.event_date,
        "election": item.election,
        "event_regions": sorted({tag.code for tag in item.regions if tag.role in _PLACES}),
        **{name: tags[name] for name in ("regions", "violations", "topics", "actors", "statements")},
        "story_id": stored.story_id,
        "story_grade": stored.story_grade,
        "story_items": story_items,
        "case_id": stored.standing.case_id if stored.standing else None,
        "related_to": stored.related_to,
        "gone": stored.gone,
        "revisions": stored.revisions,
        "first_fetched_at": stored.first_fetched_at_utc,
        "last_fetched_at": stored.last_fetched_at_utc,
        "extraction": item.extraction,
        "change_no": stored.change_no,
        "knowledge_version": item.knowledge_version,
    }


def _status(stored: StoredItem) -> dict[str, Any]:
    """The current status, which replaces what the text itself says, and a clearing across an unconfirmed join."""
    standing = stored.standing
    moved = standing is not None and standing.status is not None and stored.status != "none"
    notices = standing.notices if standing and stored.status != "none" else ()
    return {
        "allegation_status": stored.status,
        "status_label": "cleared" if stored.cleared else "indikasi" if stored.item.incident else None,
        "status_on": standing.stated_on if standing and moved else None,
        "status_authority": standing.authority if standing and moved else None,
        "status_in_text": stored.item.allegation_status,
        "possible_clearing_on": max((notice.stated_on for notice in notices), default=None),
    }


def _clean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return masked(_utf8(value))
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return value


def _utf8(text: str) -> str:
    """Replace lone surrogates, one for one: no format can hold them."""
    return text.encode("utf-8", "replace").decode("utf-8")
