"""When an article appeared: candidates from the page and its feed in a fixed order, the first believable one wins.

Order: JSON-LD or meta with an offset, the feed's hint, the visible line, a structured stamp without zone, htmldate (day
only). A day found first is sharpened by a later candidate of the same day that also has a minute. Called by
`pipelines.extract`; it reads no clock, and gives htmldate a tree only (a string it might download) and a last day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from htmldate import find_date

from pipelines.extract import dates, tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from lxml.html import HtmlElement

    from pipelines.record import Hint, Published, Recipe

_STAMP_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "publishdate",
    "publish-date", "pubdate", "dc.date.issued", "dcterms.created", "parsely-pub-date", "content_publisheddate",
    "published_time", "date", "dc.date",
)  # fmt: skip
_DATE_MARKS = ("date", "tanggal", "publish", "posted", "waktu", "time", "tgl")
_DATE_WORDS = re.compile(
    r"\W+|\d+|\b(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|jan\w*|feb\w*|peb\w*|mar\w*|apr\w*|mei|may|jun\w*"
    r"|jul\w*|agu?\w*|aug\w*|sep\w*|okt\w*|oct\w*|nov\w*|nop\w*|des\w*|dec\w*|wib|wita|wit|pukul|jam|am|pm|by|oleh)\b"
)
_OTHER_WORDS = 4
_SMALL = 12  # descendants of an element that may be a date line
_DATE_CLASS = re.compile(r"(?:^|[\s_-])(?:date|tanggal|tgl|published|posted)")
_NEAR_TITLE = 40  # elements around the headline that may hold the visible date


class Stamp(NamedTuple):
    """A string that may say the date, and where it stood."""

    raw: str
    rule: str


def read(
    root: HtmlElement, stamps: list[Stamp], recipe: Recipe, hint: Hint | None, title: str | None,
    fetched_at_utc: datetime,
) -> tuple[Published | None, str | None]:  # fmt: skip
    """Return when it appeared and the raw string that says so; a raw string stays even when none can be read.

    `stamps` are what the page declares (see `stamps`); `title` tells where on the page the visible date is looked for.
    """
    visible = list(_visible(root, recipe, title))
    ordered = [
        *(stamp for stamp in stamps if dates.has_offset(stamp.raw)),
        *([Stamp(hint.published_raw, "feed")] if hint and hint.published_raw else []),
        *visible,
        *(stamp for stamp in stamps if not dates.has_offset(stamp.raw)),
    ]
    first: Published | None = None
    for candidate in ordered:
        found = _read(candidate, recipe.zone, fetched_at_utc)
        if found is None:
            continue
        if first is None:
            first = found
        if found.precision == "minute" and found.day == first.day:
            return _zone_corrected(found, visible, recipe.zone, fetched_at_utc)
    first = first or _by_library(root, recipe.zone, fetched_at_utc)
    if first is not None:
        return first, first.raw
    return None, ordered[0].raw if ordered else None


def _zone_corrected(
    found: Published, visible: list[Stamp], zone: str, fetched_at_utc: datetime
) -> tuple[Published, str]:
    """Return the visible date instead of a stamp in UTC when both show the same clock: local time labelled Z.

    Seen on a large portal: `2015-11-05 T10:08:58Z` beside "05/11/2015 10:08 WIB", seven hours apart.
    """
    if found.at_utc is not None and dates.says_utc(found.raw):
        clock = found.at_utc.replace(tzinfo=None, second=0, microsecond=0)
        for candidate in visible:
            seen = _read(candidate, zone, fetched_at_utc) if not dates.says_utc(candidate.raw) else None
            if seen and seen.at_utc and not seen.zone_assumed:
                local = seen.at_utc.astimezone(ZoneInfo(seen.zone)).replace(tzinfo=None, second=0, microsecond=0)
                if local == clock:
                    return dates.renamed(seen, "zone_corrected"), found.raw
    return found, found.raw


def _read(candidate: Stamp, zone: str, fetched_at_utc: datetime) -> Published | None:
    found = dates.parse(candidate.raw, fetched_at_utc=fetched_at_utc, zone=zone)
    found = dates.believable(found, fetched_at_utc=fetched_at_utc)
    return None if found is None else dates.renamed(found, candidate.rule)


def stamps(names: dict[str, str], data: list[dict[str, Any]], root: HtmlElement) -> Iterator[Stamp]:
    """Yield the dates that a page declares: JSON-LD, meta elements, `time` elements marked as publication."""
    for node in data:
        if isinstance(node.get("datePublished"), str):
            yield Stamp(node["datePublished"], "json_ld")
    for name in _STAMP_METAS:
        if name in names:
            yield Stamp(names[name], "meta")
    for element in root.iter("time"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if element.get("datetime") and (element.get("pubdate") is not None or "publish" in marks):
            yield Stamp(element.get("datetime"), "time")


def _visible(root: HtmlElement, recipe: Recipe, title: str | None) -> Iterator[Stamp]:
    """Yield strings from where readers look for the date: the recipe's, marked elements, lines by the headline."""
    if recipe.date:
        for element in tree.select(root, recipe.date):
            for raw in (element.get("datetime"), element.get("content"), tree.text_of(element)):
                if raw:
                    yield Stamp(raw, "recipe")
    marked = (
        element for element in root.iter("time", "div", "span", "p", "td", "li") if _DATE_CLASS.search(_marks(element))
    )
    for element in [*_near_title(root, title), *islice(marked, _NEAR_TITLE)]:
        if element.tag == "time" and element.get("datetime"):
            yield Stamp(element.get("datetime"), "visible.time")
        if not _is_small(element):
            continue
        text = tree.text_of(element)
        is_marked = element.tag == "time" or any(mark in _marks(element) for mark in _DATE_MARKS)
        if text and (is_marked or _is_date_line(text)):
            yield Stamp(text, "visible")


def visible_line(lines: Iterable[str]) -> Iterator[str]:
    """Yield those of the given lines that say little more than a date."""
    return (line for line in lines if _is_date_line(line))


def _near_title(root: HtmlElement, title: str | None) -> list[HtmlElement]:
    """Return the elements that follow the headline, then the nearest before it: page heads show today's date."""
    head = _headline(root, title)
    if head is None:
        return [
            element
            for _, element in zip(range(2 * _NEAR_TITLE), root.iter("time", "span", "div", "p", "td"), strict=False)
        ]
    after = [element for _, element in zip(range(_NEAR_TITLE), head.iter(tag="span"), strict=False)]
    walk = head.xpath(f"following::*[not(self::script)][position() <= {_NEAR_TITLE}]")
    before = head.xpath("preceding::*[self::time or self::span or self::div or self::p][position() <= 6]")
    return [*after, *walk, *before]


def _marks(element: HtmlElement) -> str:
    return " ".join((element.get(key) or "") for key in ("class", "id", "itemprop")).lower()


def _headline(root: HtmlElement, title: str | None) -> HtmlElement | None:
    """Return the heading that holds the title, else an element that holds nothing else, else the first h1."""
    wanted = re.sub(r"\W+", "", (title or "").lower())
    for element in root.iter("h1", "h2", "h3", "h4"):
        if wanted and re.sub(r"\W+", "", element.text_content().lower()) == wanted:
            return element
    for element in root.iter("div", "td", "b", "span", "font", "strong"):
        if wanted and element.text and len(element) == 0 and re.sub(r"\W+", "", element.text.lower()) == wanted:
            return element
    return next(root.iter("h1"), None)


def _is_small(element: HtmlElement) -> bool:
    return sum(1 for _ in islice(element.iter(), _SMALL + 1)) <= _SMALL


def _is_date_line(text: str) -> bool:
    """Say whether a line is a date with at most four other words; a sentence with a date in it is not."""
    if len(text) > dates.LONGEST_CHARS or not any(letter.isdigit() for letter in text):
        return False
    return len(_DATE_WORDS.sub(" ", text.lower()).split()) <= _OTHER_WORDS


def _by_library(root: HtmlElement, zone: str, fetched_at_utc: datetime) -> Published | None:
    last = fetched_at_utc.astimezone(ZoneInfo("Asia/Jayapura")) + timedelta(days=1)
    try:
        found = find_date(
            root, original_date=True, extensive_search=False, min_date="2000-01-01", max_date=f"{last:%Y-%m-%d}"
        )
        return dates.day_only(date.fromisoformat(found), found, zone, "htmldate") if found else None
    except Exception:  # noqa: BLE001 - whatever one reader cannot take, the next one answers
        return None
