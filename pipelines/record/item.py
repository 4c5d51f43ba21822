"""Item: one article or post as read from its newest capture, and what stands beside it once it is stored."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

    from pipelines.record.reading import Reading
    from pipelines.record.standing import Standing
    from pipelines.record.tags import ActorTag, KindTag, RegionTag, StatementTag, TopicTag, ViolationTag
    from pipelines.record.words import ExtractionResult, Medium, Span, Status

ITEM_ID_LENGTH = 26


def item_id(outlet: str, native: str) -> str:
    """Return the id of an item: 26 lower-case base32 characters of SHA-256(outlet, NUL, native id or canonical URL).

    `outlet` is the outlet id or, for posts, the platform: the same page found through two sources, or one post seen as
    address, table row and picture, is one item.
    """
    digest = hashlib.sha256(f"{outlet}\0{native}".encode()).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:ITEM_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Published:
    """When the publisher says it appeared. A day has no hour: `at_utc` is set only for precision `minute`."""

    day: date
    precision: Literal["minute", "day"]
    zone: str
    zone_assumed: bool
    raw: str
    rule: str
    at_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch shown to nobody and read by no tagger (a 'Baca juga' line, a repeated body); rule = table id."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Item:
    """One article or post as read from its newest capture: a pure function of captures, recipe and knowledge."""

    id: str
    outlet: str
    medium: Medium
    url: str | None
    title: str | None
    text: str
    native_id: str | None = None
    author: str | None = None
    published: Published | None = None
    published_raw: str | None = None
    lang: str | None = None
    extraction: ExtractionResult = "ok"
    extraction_detail: str | None = None
    tier: str | None = None  # which extraction tier won: recipe, vote, readability, resiliparse, rescue, post, hint
    masks: tuple[Mask, ...] = ()
    kind: KindTag | None = None
    incident: bool = False
    allegation_status: Status = "none"
    needs_check: bool = False
    background_case: bool = False
    event_date: date | None = None
    election: str | None = None
    regions: tuple[RegionTag, ...] = ()
    violations: tuple[ViolationTag, ...] = ()
    topics: tuple[TopicTag, ...] = ()
    actors: tuple[ActorTag, ...] = ()
    statements: tuple[StatementTag, ...] = ()
    knowledge_version: str = ""
    reading: Reading | None = field(default=None, compare=False, repr=False)  # in flight only, never stored

    def having(self, **changed: object) -> Item:
        """Return a copy with these fields changed, as `dataclasses.replace` does in five times the time."""
        made = object.__new__(Item)
        values = dict(zip(_FIELDS, _VALUES(self), strict=True))
        if not changed.keys() <= values.keys():
            raise TypeError(f"an item has no {', '.join(changed.keys() - values.keys())}")
        values.update(changed)
        for name, value in values.items():
            _PUT(made, name, value)
        return made


_FIELDS = tuple(row.name for row in fields(Item))
_VALUES = attrgetter(*_FIELDS)
_PUT = object.__setattr__


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item with what depends on its arrival: row key, change numbers, story, first and last capture, take-down.

    `standing` is the current status of its copies or its confirmed case; pages, mails and exports show `status`.
    """

    item: Item
    pk: int
    change_no: int
    first_change_no: int
    source: str
    story_id: str
    story_grade: Literal["new", "copy", "related"]
    related_to: str | None
    first_fetched_at_utc: datetime
    last_fetched_at_utc: datetime
    revisions: int
    gone: bool
    erased: bool
    standing: Standing | None = None

    @property
    def status(self) -> Status:
        """How the allegation stands now: by the last authority in its copies or confirmed case, else as it says itself.

        A text that tells no case gets none from others.
        """
        own = self.item.allegation_status
        if own == "none" or self.standing is None or self.standing.status is None:
            return own
        return self.standing.status

    @property
    def cleared(self) -> bool:
        """Whether an authority has cleared what is told here, and no later one has reopened it."""
        if self.status in {"none", "not_proven"}:
            return self.status == "not_proven" or (self.item.kind is not None and self.item.kind.id == "cleared")
        return False
