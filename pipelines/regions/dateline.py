"""Datelines: where a text begins with the place of its desk (R4). One bounded look at the head of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.regions.text import Text

_CHARS = 90
_TOKENS = 14


def dateline(text: Text) -> range:
    """Return the tokens of a dateline ('CITY, Outlet -', 'CITY (12/11) -', 'CITY 15 November 2023,'), or none."""
    body = next((sentence for sentence in text.reading.sentences if sentence.zone != "title"), None)
    if body is None or text.caseless:
        return range(0)
    first = body.first_token
    while first < len(text.words) and not text.words[first][0].isalnum():
        first += 1
    for index in range(first + 1, min(len(text.words), first + _TOKENS)):
        if text.starts[index] - text.starts[first] > _CHARS or text.words[index] == "\n":
            break
        if _ends_before(text, first, index):
            return range(first, index)
        glued = _glued_city(text, first, index)
        if glued:
            return glued
        if not _may_stand(text, index):
            break
    return range(0)


def _ends_before(text: Text, first: int, index: int) -> bool:
    word = text.words[index]
    if word == "-":
        return _spaced(text, index) or text.named(index - 1)
    if word == ":":
        return _colon_ends(text, first, index)
    return word in ",." and _date_before(text, first, index)


def _glued_city(text: Text, first: int, index: int) -> range:
    """'Outlet.com, Jakarta Penjabat Gubernur ...': the city stands between the outlet and the first word."""
    head = text.words[first:index]
    if not (text.named(index) and head[-1] == "," and "." in head and text.capital(index)):
        return range(0)
    end = index + 1
    while text.named(end):
        end += 1
    return range(first, end) if text.word(end).isalpha() and text.cap(end) else range(0)


def _may_stand(text: Text, index: int) -> bool:
    """Return whether a token can be part of a dateline: no letters, a capital, a month, the end of a host name."""
    word = text.words[index]
    if not word.isalpha() or word in _small(text):
        return True
    host = text.words[index - 1] == "." and text.ends[index - 1] == text.starts[index]
    return host or text.reading.view.cased[text.starts[index] : text.ends[index]] != word  # iNews


def _small(text: Text) -> frozenset[str]:
    return text.lists["reject.domains"] | text.lists["locative.months"] | text.lists["locative.days"]


def _spaced(text: Text, index: int) -> bool:
    view = text.reading.view.text
    before, behind = view[text.starts[index] - 1 : text.starts[index]], view[text.ends[index] : text.ends[index] + 1]
    return before.isspace() or behind.isspace() or behind == "-"


def _colon_ends(text: Text, first: int, index: int) -> bool:
    """'KBRN, Semarang:', 'Jakarta: ...', 'Mappi (5/2/2024): ...': nothing but an outlet, the city and a date."""
    head = text.words[first:index]
    small = _small(text)
    return "," in head or all(
        text.named(at) or not word.isalpha() or word in small for at, word in enumerate(head, start=first)
    )


def _date_before(text: Text, first: int, index: int) -> bool:
    """Return whether the tokens before a comma end in a date: '15 November 2023,'."""
    tail = text.words[max(first + 1, index - 3) : index]
    return len(tail) >= 2 and tail[-1].isdigit() and any(word in text.lists["locative.months"] for word in tail)  # noqa: PLR2004 - month and year
