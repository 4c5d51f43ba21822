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
_NEAR_TITLE = 40  # elements around the headline that may hold the visible date


class _Candidate(NamedTuple):
    raw: str
    rule: str


def read(
    root: HtmlElement, names: dict[str, str], data: list[dict[str, Any]], recipe: Recipe, hint: Hint | None,
    fetched_at_utc: datetime,
) -> tuple[Published | None, str | None]:  # fmt: skip
    """Return when it appeared and the raw string that says so; a raw string stays even when none can be read."""
    stamps = list(_stamps(names, data, root))
    ordered = [
        *(stamp for stamp in stamps if dates.has_offset(stamp.raw)),
        *([_Candidate(hint.published_raw, "feed")] if hint and hint.published_raw else []),
        *_visible(root, recipe),
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
            return found, found.raw
    first = first or _by_library(root, recipe.zone, fetched_at_utc)
    if first is not None:
        return first, first.raw
    return None, ordered[0].raw if ordered else None


def _read(candidate: _Candidate, zone: str, fetched_at_utc: datetime) -> Published | None:
    found = dates.parse(candidate.raw, fetched_at_utc=fetched_at_utc, zone=zone)
    found = dates.believable(found, fetched_at_utc=fetched_at_utc)
    return None if found is None else dates.renamed(found, candidate.rule)


def _stamps(names: dict[str, str], data: list[dict[str, Any]], root: HtmlElement) -> Iterator[_Candidate]:
    for node in data:
        if isinstance(node.get("datePublished"), str):
            yield _Candidate(node["datePublished"], "json_ld")
    for name in _STAMP_METAS:
        if name in names:
            yield _Candidate(names[name], "meta")
    for element in root.iter("time"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        if element.get("datetime") and (element.get("pubdate") is not None or "publish" in marks):
            yield _Candidate(element.get("datetime"), "time")


def _visible(root: HtmlElement, recipe: Recipe) -> Iterator[_Candidate]:
    """Yield strings from where readers look for the date: the recipe's, marked elements, lines by the headline."""
    if recipe.date:
        for element in tree.select(root, recipe.date):
            for raw in (element.get("datetime"), element.get("content"), tree.text_of(element)):
                if raw:
                    yield _Candidate(raw, "recipe")
    for element in _near_title(root):
        if element.tag == "time" and element.get("datetime"):
            yield _Candidate(element.get("datetime"), "visible.time")
        if not _is_small(element):
            continue
        marks = " ".join((element.get(key) or "") for key in ("class", "id", "itemprop")).lower()
        text = tree.text_of(element)
        marked = element.tag == "time" or any(mark in marks for mark in _DATE_MARKS)
        if text and (marked or _is_date_line(text)):
            yield _Candidate(text, "visible")


def visible_line(lines: Iterable[str]) -> Iterator[str]:
    """Yield those of the given lines that say little more than a date."""
    return (line for line in lines if _is_date_line(line))


def _near_title(root: HtmlElement) -> list[HtmlElement]:
    """Return the elements that follow the first h1, then the nearest before it: page heads show today's date."""
    heads = list(root.iter("h1"))
    if not heads:
        return [
            element
            for _, element in zip(range(2 * _NEAR_TITLE), root.iter("time", "span", "div", "p", "td"), strict=False)
        ]
    after = [element for _, element in zip(range(_NEAR_TITLE), heads[0].iter(tag="span"), strict=False)]
    walk = heads[0].xpath(f"following::*[not(self::script)][position() <= {_NEAR_TITLE}]")
    before = heads[0].xpath("preceding::*[self::time or self::span or self::div or self::p][position() <= 6]")
    return [*after, *walk, *before]


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
