"""An item as the database keeps it: canonical JSON, compressed, with the hashes that tell what changed. All pure.

Called by the worker and replay before a transaction opens, and by every read. It never touches the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import zstandard

from pipelines import canonical, story
from pipelines.clean import fingerprint_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines import models
    from pipelines.record import ExtractionResult, Item

_LEVEL: Final = 6  # on 5 kB texts 0.1 ms and within 2 % of level 12
_MAX_BYTES: Final = 64 * 1024 * 1024  # an item is ≤ 2 MiB of text and its tags: anything larger is damage
_UNSTORABLE: Final = {0: "�"} | dict.fromkeys(range(0xD800, 0xE000), "�")


class DamagedItemError(RuntimeError):
    """A stored item does not match its hash: derive it again from its captures (`pantau replay`)."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An item with everything that is heavy to make, ready for the transaction."""

    item: Item
    body: bytes
    content_sha256: str
    stable_sha256: str
    text_sha256: str
    normal_sha256: str | None
    sketch: story.Sketch
    guard: story.Guard


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a group could not be read, and the row that stands for it (title and summary of the feed)."""

    result: ExtractionResult
    detail: str
    stand_in: Prepared | None = None


def prepare(item: Item) -> Prepared:
    """Return the item's bytes, hashes, sketch and guard. Pure; about 1 ms for a news text."""
    data = canonical.to_bytes(item)
    normal = fingerprint_text(item)
    return Prepared(
        item=item,
        body=zstandard.ZstdCompressor(level=_LEVEL).compress(data),
        content_sha256=canonical.sha256(data),
        stable_sha256=canonical.sha256(canonical.stable_bytes(item)),
        text_sha256=_text_sha256(f"{item.title or ''}\0{normal}"),
        normal_sha256=_text_sha256(normal) if normal else None,
        sketch=story.sketch(normal, item.medium),
        guard=story.guard(item),
    )


def prepare_all(items: Iterable[Item]) -> tuple[Prepared, ...]:
    """Return `prepare` of each item, in order."""
    return tuple(prepare(item) for item in items)


def unpack(body: bytes | memoryview, content_sha256: str) -> Item:
    """Return the item of a stored body; raises DamagedItemError when it does not match its hash."""
    try:
        data = zstandard.ZstdDecompressor().decompress(bytes(body), max_output_size=_MAX_BYTES)
    except zstandard.ZstdError as damage:
        raise DamagedItemError(f"stored item is unreadable ({damage}): run `pantau replay`") from damage
    if canonical.sha256(data) != content_sha256:
        raise DamagedItemError("stored item does not match its hash: run `pantau replay`")
    return canonical.from_bytes(data)


def held_hashes(row: models.Item) -> tuple[int, ...] | None:
    """Return the sketch's hashes of what a row holds now; None when its body is damaged."""
    try:
        return prepare(unpack(row.body, row.content_sha256)).sketch.hashes
    except DamagedItemError:
        return None


def column(text: str) -> str:
    """Return text as a database column can hold it: NUL and lone surrogates become U+FFFD (the body keeps them)."""
    return text.translate(_UNSTORABLE)


def _text_sha256(text: str) -> str:
    return canonical.sha256(text.encode("utf-8", "surrogatepass"))
