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
_NUMBER: Final = re.compile(r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+|\d{1,7})(?![\w/])")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MOST_NUMBERS: Final = 16
_OFFICE_ENDS: Final = re.compile(
    r"\s(?:di|pada|pemerintah|pemkab|pemkot|pemprov|kabupaten|kota|provinsi)\s.*|\s(?:itu|tersebut|ini)$"
)


@dataclass(frozen=True, slots=True)
class Guard:
    """What two copies of one report must share: event places, agent posts, day of the event, main number.

    `places` are those of the acting offices: they tell appeals apart, which name no event. `named` are the posts that
    the text names in any part, `around` the places, `numbers` the numbers: which of them is the one that counts may be
    read otherwise in an edited copy.
    """

    regions: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    day: str | None = None
    number: str | None = None
    places: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def guard(item: Item) -> Guard:
    """Return what a copy of this item must share with it.

    The text decides: two newsrooms print one report under headlines that name another post or number each.
    """
    event, places = (
        {tag.code for tag in item.regions if tag.role == role and _in_text(tag.spans)}
        for role in ("event", "actor_place")
    )
    named = [(tag.role, _office(tag.title)) for tag in item.actors if _in_text(tag.spans)]
    around = {tag.code for tag in item.regions if _in_text(tag.spans)} - event - places
    number = next((found for found in map(_MAIN_NUMBER.search, (item.text, item.title or "")) if found), None)
    return Guard(
        regions=_finest(event),
        posts=tuple(sorted({post for role, post in named if role == "agent"})),
        day=None if item.event_date is None else item.event_date.isoformat(),
        number=None if number is None else number[1].replace(".", ""),
        places=_finest(places),
        named=tuple(sorted({post for _role, post in named})),
        around=_finest(around) if event else (),
        numbers=() if number is None else _numbers(item.text),
    )


def _numbers(text: str) -> tuple[str, ...]:
    """The first numbers of a text but for years; a copy of one with so many is told by its other facts."""
    found = dict.fromkeys(match.group().replace(".", "") for match in _NUMBER.finditer(text))
    return tuple(sorted([one for one in found if not _YEAR.fullmatch(one)][:_MOST_NUMBERS]))


def _office(title: str) -> str:
    return _OFFICE_ENDS.sub("", title.casefold())


def _finest(codes: set[str]) -> tuple[str, ...]:
    return tuple(sorted({code for code in codes if "." in code} or codes))


def _in_text(spans: Iterable[Span]) -> bool:
    return any(span[0] == "text" for span in spans)


def template(a: Guard, b: Guard) -> str | None:
    """Return what makes two alike texts reports of two things (one template), or None. Unknown never differs."""
    both = a.regions and b.regions
    if _elsewhere(a, b) if both else _disjoint(a.regions + a.places, b.regions + b.places):
        return "event region"
    if _disjoint(a.posts, b.posts) and (_disjoint(a.posts, b.named) or _disjoint(b.posts, a.named)):
        return "agent post"
    if a.day and b.day and a.day != b.day:
        return "date"
    if a.number and b.number and (a.number not in (b.number, *b.numbers) or b.number not in (a.number, *a.numbers)):
        return "main number"
    return None


def _elsewhere(a: Guard, b: Guard) -> bool:
    """Whether the events lie apart, and one of the two texts does not even name the place of the other's."""
    if not _disjoint(a.regions, b.regions):
        return False
    named, others = ((*one.regions, *one.places, *one.around) for one in (a, b))
    return _disjoint(a.regions, others) or _disjoint(b.regions, named)


def _disjoint(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether both are known and none begins as one of the other does: a province covers its regencies."""
    return bool(some and others) and not any(
        one.startswith(other) or other.startswith(one) for one in some for other in others
    )


def clash(some: Iterable[Guard], others: Iterable[Guard]) -> bool:
    """Whether a guard of the one story differs from a guard of the other: such two are never one story."""
    held = tuple(others)
    return any(template(one, other) for one in some for other in held)
