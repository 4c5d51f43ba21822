"""Posts of public channels and accounts: one page in, 0..n posts out; one parser per platform, chosen by the source.

Called by `pipelines.extract`. Text comes from the account's own markup as written, line breaks kept; nothing is voted
on and nothing is masked later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import bs4
from bs4.element import NavigableString

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = ("br", "p", "div", "li", "blockquote", "h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class Post:
    """One post as its page shows it: raw strings, nothing judged; `note` says why a text is empty."""

    native_id: str
    text: str
    author: str | None
    published_raw: str | None
    link: str | None
    note: str | None = None


def soup_of(markup: str) -> bs4.BeautifulSoup:
    """Return the lenient tree of a page (builder lxml; html.parser is never used: 27 s on open comments)."""
    return bs4.BeautifulSoup(markup, "lxml")


def text_of(element: bs4.Tag | None) -> str:
    """Return an element's text with the line breaks that a reader sees."""
    return "" if element is None else "\n".join(line for line in _lines(element) if line)


def attribute(element: bs4.Tag | None, name: str) -> str | None:
    """Return one attribute as a string, None when it is missing or empty."""
    value = element.get(name) if element is not None else None
    if isinstance(value, list):
        value = " ".join(value)
    return value.strip() or None if value else None


def _lines(element: bs4.Tag) -> Iterator[str]:
    pieces: list[str] = []
    for node in element.descendants:
        if isinstance(node, bs4.Tag):
            pieces.append("\n" if node.name in _BREAKS else "")
        elif type(node) is NavigableString:
            pieces.append(str(node).replace("\n", " "))
    return (" ".join(line.split()) for line in "".join(pieces).split("\n"))
