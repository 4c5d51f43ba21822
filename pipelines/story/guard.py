"""The template guard: what two reports must not differ in to be copies of one text. Pure.

Called by the placement of a text and by the store, which keeps the guards. An appeal that a ministry prints for five
hundred regencies is one text with five hundred facts: those are related, never copies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.record import Item, Span

_COUNTED: Final = (
    "asn|pns|pppk|pegawai|aparatur|orang|kasus|laporan|aduan|pengaduan|kepala|camat|lurah|kades|guru|pejabat|personel|"
    "anggota|desa|kelurahan|kecamatan|dugaan|pelanggar|pelanggaran|rekomendasi|saksi"
)
_MAIN_NUMBER: Final = re.compile(
    rf"(?<![\w.,/])(\d{{1,3}}(?:\.\d{{3}})+|\d{{1,7}})\s+(?:orang\s+)?(?:{_COUNTED})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Guard:
    """What two copies of one report must share: event places, agent posts, day of the event, main number."""

    regions: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    day: str | None = None
    number: str | None = None


def guard(item: Item) -> Guard:
    """Return what a copy of this item must share with it.

    The text decides: two newsrooms print one report under headlines that name another post or number each.
    """
    event = {tag.code for tag in item.regions if tag.role == "event" and _in_text(tag.spans)}
    finest = {code for code in event if "." in code} or event
    posts = {tag.title.casefold() for tag in item.actors if tag.role == "agent" and _in_text(tag.spans)}
    number = next((found for found in map(_MAIN_NUMBER.search, (item.text, item.title or "")) if found), None)
    return Guard(
        regions=tuple(sorted(finest)),
        posts=tuple(sorted(posts)),
        day=None if item.event_date is None else item.event_date.isoformat(),
        number=None if number is None else number[1].replace(".", ""),
    )


def _in_text(spans: Iterable[Span]) -> bool:
    return any(span[0] == "text" for span in spans)


def template(a: Guard, b: Guard) -> str | None:
    """Return what makes two alike texts reports of two things (one template), or None. Unknown never differs."""
    if a.regions and b.regions and not set(a.regions) & set(b.regions):
        return "event region"
    if a.posts and b.posts and not set(a.posts) & set(b.posts):
        return "agent post"
    if a.day and b.day and a.day != b.day:
        return "date"
    if a.number and b.number and a.number != b.number:
        return "main number"
    return None


def clash(some: Iterable[Guard], others: Iterable[Guard]) -> bool:
    """Whether a guard of the one story differs from a guard of the other: such two are never one story."""
    held = tuple(others)
    return any(template(one, other) for one in some for other in held)
