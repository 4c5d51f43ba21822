"""Documents: one stored item -> what an index holds of it, by one schema table that both engines build from.

Called by `search.indexer` and by saved-search matching. Pure: no clock, no database. Text goes in as tokens only; what
an item says to a reader always comes from the state database.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from search import analysis
from search.index import PK_BITS
from search.redaction import shown

if TYPE_CHECKING:
    from pipelines.record import Item, StoredItem
    from search.index import Document

FieldType = Literal["id", "stems", "words", "keyword", "integer"]
MAX_KEYWORD_CHARS = 2_083  # the longest address that is fetched; an engine refuses keywords of tens of kilobytes
_LIVE_MOODS = frozenset({"realised", "alleged"})
_GENERAL = frozenset({"pilpres", "pileg"})
_EVENT_ROLES = frozenset({"event", "actor_place"})
_WIB_OFFSET_S = 25_200
_DAY_S = 86_400
_PER_CENT = 100
_MONTHS = 12
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class IndexField:
    """One index field: its type, and whether a document may hold several values."""

    name: str
    type: FieldType
    many: bool = False


SCHEMA = (
    IndexField("item_id", "id"),
    IndexField("pk", "integer"),
    IndexField("title_s", "stems"),
    IndexField("body_s", "stems"),
    IndexField("title_x", "words"),
    IndexField("body_x", "words"),
    IndexField("regions", "keyword", many=True),
    IndexField("violations", "keyword", many=True),
    IndexField("topics", "keyword", many=True),
    IndexField("kind", "keyword"),
    IndexField("incident", "keyword"),
    IndexField("check", "keyword"),
    IndexField("status", "keyword"),
    IndexField("statements", "keyword", many=True),
    IndexField("phase", "keyword", many=True),
    IndexField("election", "keyword", many=True),
    IndexField("actors", "keyword", many=True),
    IndexField("evidence", "keyword"),
    IndexField("source", "keyword", many=True),
    IndexField("medium", "keyword"),
    IndexField("author", "keyword"),
    IndexField("url", "keyword"),
    IndexField("date_basis", "keyword"),
    IndexField("lang", "keyword"),
    IndexField("verdict", "keyword"),
    IndexField("story", "keyword"),
    IndexField("case", "keyword"),
    IndexField("story_no", "integer"),
    IndexField("order_key", "integer"),
    IndexField("day_wib", "integer"),
    IndexField("month_wib", "integer"),
    IndexField("confidence", "integer"),
    IndexField("version", "integer"),
)
BY_NAME = {field.name: field for field in SCHEMA}
# Last token of every text, no word of any query. Lucene weighs words by the documents that have the field, tantivy by
# all documents: with it every document has every text field, and both rank alike (51 of 127 first pages did before).
END = "¶"


def schema_hash(engine_format: str) -> str:
    """Hash (hex) of what makes two indexes differ: fields, analysis, the making of documents, the engine's format."""
    parts = (repr(SCHEMA), "documents 5", analysis.fingerprint(), engine_format)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def document(stored: StoredItem) -> Document:
    """Return the index document of a stored item that is not erased; unknown values are left out, never empty.

    `version` is the change number; `order_key` puts items in the order of their publication, or of their first capture
    when that is unknown (`date_basis`), with the row key in its low 30 bits. `status` is the current one of its copies
    or confirmed case; `case` names a confirmed case only.
    """
    item = stored.item
    second, basis = _moment(stored)
    day = (second + _WIB_OFFSET_S) // _DAY_S
    title_s, title_x = _texts(shown(item, "title"))
    body_s, body_x = _texts(shown(item, "text"))
    found: Document = {
        "item_id": item.id,
        "pk": stored.pk,
        "title_s": title_s,
        "body_s": body_s,
        "title_x": title_x,
        "body_x": body_x,
        "source": [stored.source, item.outlet],
        "medium": item.medium,
        "author": " ".join(analysis.words(item.author or "")),
        "url": item.url,
        "date_basis": basis,
        "lang": item.lang,
        "story": stored.story_id,
        "story_no": story_no(stored.story_id),
        "order_key": order_key(second, stored.pk),
        "day_wib": day,
        "month_wib": _month(day),
        "version": stored.change_no,
        **_tags(item),
        "status": stored.status,
        "case": stored.standing.case_id if stored.standing else None,
    }
    return {name: value for name, raw in found.items() if (value := _clean(name, raw)) not in (None, [], "")}


def _elections(said: str | None) -> list[str]:
    """'pilpres-2024' is asked for by itself, without its year, and as the general election that it is part of."""
    if said is None:
        return []
    name, dash, year = said.partition("-")
    general = ["pemilu", f"pemilu{dash}{year}"] if name in _GENERAL else []
    return list(dict.fromkeys([said, name, *general]))


def order_key(second: int, pk: int) -> int:
    """The key of the one date order: later second first, then the later row; unique, exact up to year 2242."""
    return max(0, second) << PK_BITS | pk


def story_no(story_id: str) -> int:
    """Return a story's number, by which engines group: 62 bits of its id's hash (a million meet once in 10^7 times)."""
    return int.from_bytes(hashlib.sha256(story_id.encode()).digest()[:8]) >> 2


def _tags(item: Item) -> Document:
    live = [tag for tag in item.violations if tag.mood in _LIVE_MOODS]
    actors = [key for tag in item.actors for key in (tag.cls, tag.role, f"{tag.role}.{tag.cls}")]
    return {
        "regions": _regions(item),
        "violations": [tag.id for tag in live],
        "topics": [tag.id for tag in item.topics],
        "kind": item.kind.id if item.kind else None,
        "incident": "ya" if item.incident else "tidak",
        "check": "ya" if item.needs_check else "tidak",
        "statements": [tag.id for tag in item.statements],
        "phase": [tag.phase for tag in live],
        "election": _elections(item.election),
        "actors": actors,
        "confidence": max((round(tag.confidence * _PER_CENT) for tag in live), default=None),
    }


def _texts(text: str) -> tuple[str, str]:
    """Return (stems in order, folded words once each), both with the last token.

    The second has no positions and no counts: Lucene then takes the number of different words for the text's length.
    """
    stems, words = analysis.joined(text)
    return " ".join([*stems.split(), END]), " ".join([*dict.fromkeys(words.split()), END])


def _regions(item: Item) -> list[str]:
    """Codes where it happened or whose official acted, with their provinces; else a lone dateline regency's."""
    codes = [tag.code for tag in item.regions if tag.role in _EVENT_ROLES]
    if not codes:
        lone = {tag.code for tag in item.regions if tag.role == "dateline" and tag.level == "regency"}
        codes = list(lone) if len(lone) == 1 else []
    return sorted({ancestor for code in codes for ancestor in _with_ancestors(code)})


def _with_ancestors(code: str) -> list[str]:
    parts = code.split(".")
    return [".".join(parts[: n + 1]) for n in range(len(parts))]


def _moment(stored: StoredItem) -> tuple[int, str]:
    """Return (second, basis). A bare day counts from its midnight in WIB, so that it falls on that very WIB day."""
    published = stored.item.published
    if published is None:
        return int(stored.first_fetched_at_utc.timestamp()), "fetched"
    if published.at_utc is not None:
        return int(published.at_utc.timestamp()), "published"
    return _epoch_day(published.day) * _DAY_S - _WIB_OFFSET_S, "published"


def _epoch_day(day: date) -> int:
    return (day - _EPOCH).days


def _month(day: int) -> int:
    found = _EPOCH + timedelta(days=day)
    return found.year * _MONTHS + found.month - 1


def _clean(name: str, value: object) -> object:
    if BY_NAME[name].type != "keyword" or value is None:
        return value
    many = value if isinstance(value, list) else [value]
    kept = sorted({_keyword(one) for one in many} - {""})
    return kept if BY_NAME[name].many else next(iter(kept), None)


def _keyword(value: object) -> str:
    """Lone surrogates cannot be sent to any engine; letters stay as they are."""
    return str(value).encode("utf-8", "replace").decode("utf-8")[:MAX_KEYWORD_CHARS]
