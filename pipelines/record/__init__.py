"""The record: what a fetched page is (Capture) and what was read from it (Item), with each tag's rule, span and reason.

Everyone imports these types from here; they import nothing of ours. All are frozen, slotted and hold no open resource.
Unknown is `None`, never `""`. Offsets are code points of the title or text as given: cleaning masks, it never shifts.
"""

from pipelines.record.capture import ArchiveRef, Capture, Hint, Page, Recipe
from pipelines.record.item import ITEM_ID_LENGTH, Item, Mask, Published, StoredItem, item_id
from pipelines.record.reading import Reading
from pipelines.record.standing import Notice, Standing
from pipelines.record.tags import ActorTag, KindTag, RegionTag, RunnerUp, StatementTag, TopicTag, ViolationTag
from pipelines.record.words import (
    ActorClass,
    ActorRole,
    ExtractionResult,
    Field,
    Kind,
    Medium,
    Mood,
    Phase,
    RegionRole,
    Robots,
    Span,
    StatementId,
    Status,
)

__all__ = [
    "ITEM_ID_LENGTH",
    "ActorClass",
    "ActorRole",
    "ActorTag",
    "ArchiveRef",
    "Capture",
    "ExtractionResult",
    "Field",
    "Hint",
    "Item",
    "Kind",
    "KindTag",
    "Mask",
    "Medium",
    "Mood",
    "Notice",
    "Page",
    "Phase",
    "Published",
    "Reading",
    "Recipe",
    "RegionRole",
    "RegionTag",
    "Robots",
    "RunnerUp",
    "Span",
    "Standing",
    "StatementId",
    "StatementTag",
    "Status",
    "StoredItem",
    "TopicTag",
    "ViolationTag",
    "item_id",
]
