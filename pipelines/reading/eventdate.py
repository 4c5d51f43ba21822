"""The day of an act: an explicit date in its own sentence, else nothing. Used by `read` only.

'Rabu (13/11/2024)' and '13 November 2024' say a day; '(13/11)' takes the year of publication; a month or a year alone
does not. A day is never guessed from 'kemarin'.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft

_MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
_SHORT = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_YEAR_DIGITS = 4
_OLDEST = 2000


def date_in(draft: Draft, sentence: int) -> date | None:
    """Return the first explicit day of a sentence, None when there is none or it is impossible."""
    row = draft.sentences[sentence]
    words = draft.tokens[row.first_token : row.last_token]
    if not any(map(str.isdigit, words)):
        return None
    for index, word in enumerate(words):
        if word.isdigit() and word.isascii() and len(word) <= 2:  # noqa: PLR2004 - a day of the month
            found = _numeric(draft, words, index) or _worded(draft, words, index)
            if found is not None:
                return found
    return None


def _numeric(draft: Draft, words: list[str], index: int) -> date | None:
    """13/11/2024, or 13/11 with the year of publication."""
    if words[index + 1 : index + 2] != ["/"] or not "".join(words[index + 2 : index + 3]).isdigit():
        return None
    if index and words[index - 1] == "/":
        return None
    year = words[index + 4] if words[index + 3 : index + 4] == ["/"] and index + 4 < len(words) else ""
    return _day(draft, words[index], int(words[index + 2]), year)


def _worded(draft: Draft, words: list[str], index: int) -> date | None:
    month = words[index + 1] if index + 1 < len(words) else ""
    if month in _MONTHS:
        number = _MONTHS.index(month) + 1
    elif month in _SHORT:
        number = _SHORT.index(month) + 1
    else:
        return None
    return _day(draft, words[index], number, words[index + 2] if index + 2 < len(words) else "")


def _day(draft: Draft, day: str, month: int, year: str) -> date | None:
    published = draft.item.published
    if len(year) == _YEAR_DIGITS and year.isdigit():
        number = int(year)
    elif published is not None:
        number = published.day.year
    else:
        return None
    try:
        found = date(number, month, int(day))
    except ValueError:
        return None
    return found if found.year >= _OLDEST and (published is None or found <= published.day) else None
