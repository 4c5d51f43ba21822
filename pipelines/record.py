"""The record: what a fetched page is (Capture) and what was read from it (Item), with every tag's rule, span and reason.

Everyone imports these types; they import nothing of ours. All are frozen and hold no open resource. Unknown is `None`,
never `""`. Offsets are code points of the title or text as given: cleaning masks, it never shifts.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date, datetime

Medium = Literal["news", "post"]
Field = Literal["title", "text"]
Span = tuple[Field, int, int]  # field, start, end: half open, code points
ExtractionResult = Literal["ok", "partial", "no_text", "refused_shape", "timed_out", "too_big", "crashed"]
Kind = Literal[
    "incident", "handling", "outcome", "cleared", "exhortation", "explainer", "opinion", "statistics", "risk_map", "other"
]
Status = Literal[
    "alleged", "under_review", "forwarded", "proven", "sanctioned", "convicted", "not_proven", "none"
]
Mood = Literal[
    "asked", "barred", "conditional", "failed", "negated", "permitted", "prospective", "obliged", "alleged", "realised"
]
Phase = Literal["bakal_calon", "calon", "unknown"]
RegionRole = Literal["event", "actor_place", "dateline", "byline", "statistic", "mentioned"]
ActorRole = Literal["agent", "patient", "speaker", "reporter", "authority", "mention"]
ActorClass = Literal["asn", "asn_presumed", "non_asn_covered", "non_asn_public", "political", "organiser", "unknown"]
StatementId = Literal["admitted", "denied", "disputed"]
Robots = Literal["allowed", "disallowed", "unreachable", "none"]

ITEM_ID_LENGTH = 26


def item_id(outlet: str, native: str) -> str:
    """Return the id of an item: 26 lower-case base32 characters of SHA-256(outlet, NUL, native id or canonical URL).

    `outlet` is the outlet id or, for posts, the platform: the same page found through two sources, or one post seen as
    address, table row and picture, is one item.
    """
    digest = hashlib.sha256(f"{outlet}\0{native}".encode()).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:ITEM_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Hint:
    """What a feed, sitemap or listing said of an address before it was fetched; raw strings, never parsed dates."""

    title: str | None = None
    summary: str | None = None
    published_raw: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class ArchiveRef:
    """Where a capture's record lies in the archive: file name, byte offset and length, SHA-256 of the record (hex)."""

    file: str
    offset_bytes: int
    length_bytes: int
    record_sha256: str


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of one address: a fact, never edited. The body lies in the archive."""

    source: str
    outlet: str
    medium: Medium
    url: str
    final_url: str
    canonical_url: str
    fetched_at_utc: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    body_sha256: str
    rendered: bool
    robots: Robots
    hint: Hint | None = None
    platform: str | None = None
    archive: ArchiveRef | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A capture together with its decoded-from-transfer body bytes, as extraction receives it."""

    capture: Capture
    body: bytes


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one source's pages are read: CSS selectors (empty = generic tier only) and the zone of its naive dates."""

    source: str
    kind: Literal["feed", "sitemap", "listing", "channel", "browser"]
    medium: Medium
    zone: str = "Asia/Jakarta"
    title: str | None = None
    body: str | None = None
    date: str | None = None
    author: str | None = None
    remove: tuple[str, ...] = ()
    post: str | None = None  # on an account page: selector of one post
    native_id: str | None = None  # on an account page: attribute of the post that carries its id
    platform: str | None = None
    host_aliases: tuple[str, ...] = ()  # hosts folded into the outlet's own (m., amp., www.)


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
    """A stretch that is shown to nobody and read by no tagger (a 'Baca juga' line, a repeated body); rule = table id."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The second-best reading of a place name and its confidence, 0..1."""

    code: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RegionTag:
    """A place of Kemendagri code `code` (a string: 33.10 as a number is 33.1) and the part it plays in the text."""

    code: str
    name: str
    level: Literal["province", "regency"]
    role: RegionRole
    ambiguous: bool
    conflict: bool
    ikn: bool
    confidence: float
    runner_up: RunnerUp | None
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class ViolationTag:
    """A realised or alleged act of type N01..N18 or N99, its SKB items for the phase and the sanction class if any."""

    id: str
    rule: str
    mood: Mood
    phase: Phase
    skb: tuple[str, ...]
    sanction: str | None
    confidence: float
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class TopicTag:
    """A violation type that is spoken of but not done: forbidden, asked about, conditional, background."""

    id: str
    mood: Mood
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class ActorTag:
    """Who, by office (title + institution, never a person's name), in which role, of which class."""

    role: ActorRole
    cls: ActorClass
    title: str
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class StatementTag:
    """What the accused says of the allegation; it never moves the status."""

    id: StatementId
    rule: str
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class KindTag:
    """What kind of text it is; `margin` is the lead over the second kind, 0..1."""

    id: Kind
    rule: str
    margin: float
    spans: tuple[Span, ...]
    reason: str
    reason_en: str


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


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item with what depends on its arrival: row key, change numbers, story, first and last capture, take-down."""

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
