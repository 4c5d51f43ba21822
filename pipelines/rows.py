"""Offline rows: what a researcher's JSONL line becomes, and what an extracted file is written as.

Called by `pantau tag|story|extract run`. Pure: no database, no network, no clock. A bad line is an error row, never a
lost one, so that output line n always answers input line n.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from pipelines.record import Item, Published

ASSUMED_ZONE = "Asia/Jakarta"
_HALF_PAIR = re.compile("[\ud800-\udfff]")  # JSON may hold one; it is no character, and no matcher takes it


class RowError(ValueError):
    """A line that is no usable row; `code` is for machines, the message names the fix."""

    def __init__(self, code: str, message: str, row_id: str | None = None) -> None:
        """Keep the row's own id, when it could be read, so that the error row carries it."""
        super().__init__(message)
        self.code = code
        self.row_id = row_id


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """One item found in one file, as `pantau extract run` writes it."""

    id: str
    path: str
    item: Item | None
    error: dict[str, str] | None

    def as_dict(self) -> dict[str, Any]:
        """Return the row: an `items.jsonl` row with path, raw date, precision, author and language beside it."""
        item, published = self.item, self.item.published if self.item else None
        return {
            "id": self.id,
            "path": self.path,
            "error": self.error,
            "title": item.title if item else None,
            "text": (item.text or None) if item else None,
            "url": item.url if item else None,
            "published": published_text(published),
            "published_raw": item.published_raw if item else None,
            "precision": published.precision if published else None,
            "author": item.author if item else None,
            "lang": item.lang if item else None,
        }


def published_text(published: Published | None) -> str | None:
    """Return the instant in UTC (minute precision) or the bare day: a day has no hour."""
    if published is None:
        return None
    return published.at_utc.isoformat() if published.at_utc else published.day.isoformat()


def item_from_line(line: str) -> Item:
    """Return the item of one `items.jsonl` line; raises RowError."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise RowError("not_json", f"this line is no JSON ({error}); write one object a line") from error
    except RecursionError as error:
        raise RowError("not_json", "this line is nested too deeply; write one flat object a line") from error
    if not isinstance(row, dict):
        raise RowError("not_an_object", 'this line is no JSON object; write {"id": ..., "title": ..., "text": ...}')
    row_id = row.get("id")
    if not isinstance(row_id, str | int) or isinstance(row_id, bool):
        raise RowError("no_id", "`id` is missing; give each row a text or a number of its own")
    name = str(row_id)
    for key in ("title", "text", "url", "published", "outlet", "medium"):
        if row.get(key) is not None and not isinstance(row[key], str):
            raise RowError("not_text", f"`{key}` must be text or null", name)
    if not row.get("text") and not row.get("title"):
        raise RowError("no_text", "`title` and `text` are both empty: there is nothing to read", name)
    return Item(
        id=name,
        outlet=row.get("outlet") or "",
        medium="post" if row.get("medium") == "post" else "news",
        url=row.get("url"),
        title=None if row.get("title") is None else _characters(row["title"]),
        text=_characters(row.get("text") or ""),
        published=_published(row.get("published"), name),
        published_raw=row.get("published"),
    )


def _characters(text: str) -> str:
    """Replace half surrogate pairs one for one, so that no span moves."""
    return _HALF_PAIR.sub("\N{REPLACEMENT CHARACTER}", text)


def _published(raw: str | None, row_id: str) -> Published | None:
    if not raw:
        return None
    try:
        if len(raw) == len("2024-11-20"):
            return Published(date.fromisoformat(raw), "day", ASSUMED_ZONE, zone_assumed=True, raw=raw, rule="row")
        moment = datetime.fromisoformat(raw)
    except ValueError as error:
        fix = "write 2024-11-20 or 2024-11-20T14:30:00+07:00"
        raise RowError("bad_date", f"`published` `{raw}` is no ISO 8601 date; {fix}", row_id) from error
    if moment.tzinfo is None:
        raise RowError("no_zone", f"`published` `{raw}` has no offset; add +07:00, or give the day alone", row_id)
    return Published(
        moment.date(),
        "minute",
        str(moment.tzinfo),
        zone_assumed=False,
        raw=raw,
        rule="row",
        at_utc=moment.astimezone(UTC),
    )
