"""The linter of source files: every rule that a table must meet, each with the fix that an operator can type.

Called by `crawler.sources` only. It looks at parsed TOML, never at the network; selectors are compiled, not run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser

from pipelines.netguard import url_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

DELAY_FLOOR_S = 3.0
RHYTHM_FLOOR_S = 300
_STEM = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_EMPTY = LexborHTMLParser("<html></html>")


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, by dotted key."""

    key: str
    problem: str
    fix: str


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(entry) for entry in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


_TEXT: tuple[Callable[[object], bool], str] = (_is_text, "a text in quotes")
_TEXTS: tuple[Callable[[object], bool], str] = (_is_texts, 'a list of texts, such as ["..."]')
_FLAG: tuple[Callable[[object], bool], str] = (lambda value: isinstance(value, bool), "true or false")
_COUNT: tuple[Callable[[object], bool], str] = (_is_count, "a whole number above 0")
KEYS: dict[str, tuple[Callable[[object], bool], str]] = {
    "name": _TEXT,
    "outlet": _TEXT,
    "owner": _TEXT,
    "medium": _TEXT,
    "platform": _TEXT,
    "kind": _TEXT,
    "start": _TEXTS,
    "include": _TEXTS,
    "exclude": _TEXTS,
    "zone": _TEXT,
    "rhythm_s": _COUNT,
    "delay_s": (_is_number, "a number of seconds"),
    "enabled": _FLAG,
    "region_hint": _TEXT,
    "expires": (lambda value: type(value) is date, "a date without quotes, such as 2027-12-31"),
    "reason": _TEXT,
    "public_role": _TEXT,
    "keep": _TEXT,
    "host_aliases": _TEXTS,
    "recipe": (lambda value: isinstance(value, dict), "a table [recipe]"),
    "listing": (lambda value: isinstance(value, dict), "a table [listing]"),
}
RECIPE_KEYS = dict.fromkeys(("title", "body", "date", "author", "post", "native_id"), _TEXT) | {"remove": _TEXTS}
LISTING_KEYS = {"links": _TEXT, "next": _TEXT, "max_pages": _COUNT}
WORDS = {
    "medium": ("news", "post"),
    "kind": ("feed", "sitemap", "listing", "channel", "browser"),
    "keep": ("all", "relevant"),
}
REQUIRED = {
    "name": "the outlet's or account's name",
    "owner": "who publishes it",
    "medium": '"news" or "post"',
    "kind": '"feed", "sitemap", "listing", "channel" or "browser"',
    "start": "a list of addresses to begin at",
}


def check(
    stem: str, table: Mapping[str, object], *, demo: bool, exceptions: frozenset[tuple[str, int]] = frozenset()
) -> tuple[Problem, ...]:
    """Return every mistake of one parsed file; shapes first, and meanings only when all shapes are right."""
    shapes = (*_stem(stem), *_shapes(table, KEYS, ""), *_missing(table))
    for name, keys in (("recipe", RECIPE_KEYS), ("listing", LISTING_KEYS)):
        inner = table.get(name)
        if isinstance(inner, dict):
            shapes = (*shapes, *_shapes(inner, keys, f"{name}."))
    if shapes:
        return shapes
    return (
        *_words(table),
        *_addresses(table, demo=demo, exceptions=exceptions),
        *_times(table, demo=demo),
        *_account(table),
        *_selectors(table),
    )


def _stem(stem: str) -> Iterator[Problem]:
    if not _STEM.fullmatch(stem):
        yield Problem("", f"file name {stem!r} cannot be a source id", "use a-z, 0-9 and -, at most 63 characters")


def _shapes(
    table: Mapping[str, object], keys: Mapping[str, tuple[Callable[[object], bool], str]], prefix: str
) -> Iterator[Problem]:
    for key, value in table.items():
        if key not in keys:
            yield Problem(prefix + key, "unknown key", f"remove it, or use one of: {', '.join(sorted(keys))}")
        elif not keys[key][0](value):
            yield Problem(prefix + key, f"{value!r} has the wrong type", f"write {keys[key][1]}")


def _missing(table: Mapping[str, object]) -> Iterator[Problem]:
    for key, meaning in REQUIRED.items():
        if key not in table:
            yield Problem(key, "is missing", f"add `{key} = ...`: {meaning}")


def _words(table: Mapping[str, object]) -> Iterator[Problem]:
    for key, words in WORDS.items():
        if key in table and table[key] not in words:
            yield Problem(key, f"{table[key]!r} is no {key}", f"write one of: {', '.join(words)}")
    zone = cast("str", table.get("zone", "Asia/Jakarta"))
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, KeyError):
        yield Problem("zone", f"{zone!r} is no time zone", "write Asia/Jakarta, Asia/Makassar or Asia/Jayapura")


def _addresses(table: Mapping[str, object], *, demo: bool, exceptions: frozenset[tuple[str, int]]) -> Iterator[Problem]:
    start = cast("list[str]", table["start"])
    if not start:
        yield Problem("start", "is empty", "add at least one address")
    for url in start:
        # loopback pairs of the demo are judged by the guard at the moment of dialling, not by this linter
        if not demo and (why := url_refusal(url, exceptions=exceptions)):
            yield Problem("start", f"{url!r}: {why}", "write a public http or https address")
    for key in ("include", "exclude"):
        for pattern in cast("list[str]", table.get(key, [])):
            if not pattern.startswith(("/", "http://", "https://", "*")):
                yield Problem(
                    key, f"{pattern!r} would match nothing", "begin with / (path and query), http:// or *; * is any run"
                )


def _times(table: Mapping[str, object], *, demo: bool) -> Iterator[Problem]:
    delay = cast("float", table.get("delay_s", DELAY_FLOOR_S))
    if (delay < DELAY_FLOOR_S and not demo) or delay < 0:
        yield Problem(
            "delay_s", f"{delay} is below {DELAY_FLOOR_S:g} s", f"write at least {DELAY_FLOOR_S:g}: we are guests"
        )
    rhythm = cast("int", table.get("rhythm_s", RHYTHM_FLOOR_S))
    if rhythm < RHYTHM_FLOOR_S and not demo:
        yield Problem("rhythm_s", f"{rhythm} is below {RHYTHM_FLOOR_S} s", "ask hourly (3600) or less often")


def _account(table: Mapping[str, object]) -> Iterator[Problem]:
    if table["medium"] != "post":
        return
    if "platform" not in table:
        yield Problem("platform", "is missing on an account source", 'name it, such as platform = "telegram"')
    for key, fix in (
        ("expires", "add the day on which the watch ends, such as expires = 2027-12-31"),
        ("reason", "say why this account is watched"),
        ("public_role", "name the public office that makes it our subject"),
    ):
        if key not in table:
            yield Problem(key, "is missing on an account source", fix)


def _selectors(table: Mapping[str, object]) -> Iterator[Problem]:
    recipe = cast("dict[str, object]", table.get("recipe", {}))
    listing = cast("dict[str, object]", table.get("listing", {}))
    selectors = [(f"recipe.{key}", recipe.get(key)) for key in ("title", "body", "date", "author", "post")]
    selectors += [("recipe.remove", entry) for entry in cast("list[str]", recipe.get("remove", []))]
    selectors += [(f"listing.{key}", listing.get(key)) for key in ("links", "next")]
    for key, selector in selectors:
        if isinstance(selector, str) and not _compiles(selector):
            yield Problem(key, f"{selector!r} is no CSS selector", "write a CSS selector, such as div.article-body")
    if table["kind"] == "listing" and "links" not in listing:
        yield Problem("listing.links", "is missing", 'add a table [listing] with links = "selector of the item links"')


def _compiles(selector: str) -> bool:
    try:
        _EMPTY.css(selector)
    except Exception:  # noqa: BLE001  # selectolax raises its own and built-in errors for a bad selector
        return False
    return True
