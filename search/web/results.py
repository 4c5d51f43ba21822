"""A page of search results as the template needs it: rows with words instead of codes, links that are whole states.

Called by the search view. Reads the index and the store through what it is given; all text from outside is blacked out
here and escaped by the template. URL is the state: equal state gives an equal link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from pipelines import store
from search.coverage import source_names
from search.excerpt import outward
from search.redaction import masked, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from pipelines.record import Item, StoredItem
    from search.query import Note

PAGE_SIZE: Final = 20
RELEVANCE_PAGES: Final = 50
_PLACES: Final = frozenset({"event", "actor_place"})
_AROUND: Final = 80  # code points beside the evidence, and of the evidence itself
_EVIDENCE: Final = 160
_LIVE: Final = frozenset({"realised", "alleged"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a snippet."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One result. Instants in UTC, shown in `zone`, the publisher's; `status_day` is the day the text speaks for."""

    id: str
    url: str
    title: str
    snippet: tuple[Part, ...]
    label: str
    kind: str | None
    status: str
    status_day: date
    needs_check: bool
    gone: bool
    violations: tuple[str, ...]
    regions: tuple[str, ...]
    source: str
    published_at: datetime | None
    published_day: date | None
    zone: str
    fetched_at: datetime
    copies: int
    copies_url: str
    notice_day: date | None


@dataclass(frozen=True, slots=True)
class Remark:
    """How a part of the query was read, with the query cut around that part."""

    text: str
    before: str
    bad: str
    after: str


@dataclass(frozen=True, slots=True)
class Preset:
    """A ready-made search."""

    name: str
    url: str
    current: bool


def link(path: str, **state: str | int | None) -> str:
    """Return an address with this state, in a fixed order, empty parts left out."""
    parts = [(key, value) for key, value in state.items() if value not in (None, "")]
    return f"{path}?{urlencode(parts)}" if parts else path


def label(stored: StoredItem) -> str:
    """Return `cleared` before anything else, `indikasi` for a machine's incident flag, else nothing."""
    if stored.cleared:
        return "cleared"
    return "indikasi" if stored.item.incident else ""


def status_day(stored: StoredItem) -> date:
    """Return the day for which the status is told: by the authority that decides it, else of publication or fetch."""
    standing = stored.standing
    if standing is not None and standing.stated_on is not None and stored.status == standing.status:
        return standing.stated_on
    published = stored.item.published
    return published.day if published else stored.first_fetched_at_utc.date()


def notice_day(stored: StoredItem) -> date | None:
    """Return the day of a clearing told in what may be the same case, unconfirmed; None when there is none."""
    notices = stored.standing.notices if stored.standing and stored.status != "none" else ()
    return max((notice.stated_on for notice in notices), default=None)


def title_of(item: Item) -> str:
    """Return the title on one line, persons' numbers blacked out."""
    return " ".join(masked(item.title or "").split()) or _("(untitled)")


def rows(
    found: Sequence[StoredItem], snippet: Callable[[str], Iterable[tuple[str, bool]]], **state: str | int | None
) -> tuple[Row, ...]:
    """Return found items as rows; `snippet` cuts a blacked-out text into (stretch, marked) pairs."""
    names = source_names()
    sizes = store.story_sizes([stored.story_id for stored in found])
    return tuple(
        _row(stored, names.get(stored.source, stored.source), sizes.get(stored.story_id, 1) - 1, snippet, state)
        for stored in found
        if not stored.erased
    )


def _row(
    stored: StoredItem,
    source: str,
    copies: int,
    snippet: Callable[[str], Iterable[tuple[str, bool]]],
    state: dict[str, str | int | None],
) -> Row:
    item, published = stored.item, stored.item.published
    return Row(
        id=item.id,
        url=link(f"/item/{item.id}", **state),
        title=title_of(item),
        snippet=_snippet(item, snippet),
        label=label(stored),
        kind=item.kind.id if item.kind else None,
        status=stored.status,
        status_day=status_day(stored),
        needs_check=item.needs_check,
        gone=stored.gone,
        violations=tuple(dict.fromkeys(tag.id for tag in item.violations if tag.mood in _LIVE)),
        regions=tuple(dict.fromkeys(f"{tag.name} ({tag.code})" for tag in item.regions if tag.role in _PLACES)),
        source=source,
        published_at=published.at_utc if published else None,
        published_day=published.day if published else None,
        zone=published.zone if published else "Asia/Jakarta",
        fetched_at=stored.first_fetched_at_utc,
        copies=copies,
        copies_url=link("/cari", q=f"klaster:{stored.story_id}", salinan="ya"),
        notice_day=notice_day(stored),
    )


def _snippet(item: Item, snippet: Callable[[str], Iterable[tuple[str, bool]]]) -> tuple[Part, ...]:
    """The words that were asked for; when none of them stands in the text, the first words that a rule rests on."""
    text = shown(item, "text")
    parts = tuple(Part(piece, marked) for piece, marked in snippet(text))
    spans = [(start, end) for tag in item.violations for field, start, end in tag.spans if field == "text"]
    if not spans or any(part.marked for part in parts):
        return parts
    start, end = min(spans)
    end = min(end, start + _EVIDENCE)
    low, high = outward(text, start - _AROUND, -1), outward(text, end + _AROUND, 1)
    before, after = ("… " if low else "") + text[low:start], text[end:high] + (" …" if high < len(text) else "")
    return tuple(
        part
        for part in (Part(before, marked=False), Part(text[start:end], marked=True), Part(after, marked=False))
        if part.text
    )


def remarks(query: str, notes: Sequence[Note]) -> tuple[Remark, ...]:
    """Return the parser's notes, each pointing at its characters."""
    return tuple(
        Remark(note.text, query[: note.start], query[note.start : note.end], query[note.end :]) for note in notes
    )


def presets(query: str) -> tuple[Preset, ...]:
    """Return the ready-made searches; the one that is shown now is marked."""
    wanted = (
        (_("Everything"), ""),
        (_("All indications"), "indikasi:ya ATAU jenis:cleared"),
        (_("Last 7 days"), "indikasi:ya tanggal:P7D"),
        (_("Handling and rulings"), "jenis:(handling ATAU outcome)"),
        (_("Not proven"), "jenis:cleared"),
        (_("To be checked"), "cek:ya"),
        (_("Appeals and rules"), "jenis:(exhortation ATAU explainer)"),
    )
    return tuple(Preset(name, link("/cari", q=text), query == text) for name, text in wanted)
