"""Numbers of persons (NIK, NIP, phone, e-mail) blacked out for every page, mail and export; never changes a length.

The second fence behind ingest: cleaning already keeps such numbers out of items, this keeps out what slipped through
and what older knowledge let in. Called by `search.web`, `search.alerts` and `search.export`. Stored text is untouched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.record import Field, Item

MASK = "•"  # one per letter or digit, so that every offset still points at the same place

# NIK: 16 digits, printed whole or as 6-6-4. NIP: 18 digits, printed whole or as 8-6-1-3 (birth, start, sex, serial).
# Any number of that many digits is hidden in running text: a mistyped NIK is still somebody's NIK.
_GAP = r"[ .\-]?"
_NIP = rf"(?<![\d.,])\d{{8}}{_GAP}\d{{6}}{_GAP}\d{_GAP}\d{{3}}(?!\d)"
_NIK = rf"(?<![\d.,])\d{{6}}{_GAP}\d{{6}}{_GAP}\d{{4}}(?!\d)"
# mobile numbers: +62 8.., 62 8.., 08.. with 9 to 13 digits in all, single gaps allowed
_PHONE = rf"(?<![\w.,])(?:\+?62{_GAP}8|\(?0\)?8)(?:{_GAP}\d){{7,11}}(?!\d)"
_EMAIL = r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}"
_IN_TEXT = re.compile(f"{_NIP}|{_NIK}|{_PHONE}|{_EMAIL}")
# What each of them holds at least: an @, or a digit followed by eight digits or gap signs. Most texts have neither, and
# the indexer looks at every text.
_POSSIBLE = re.compile(r"@|\d[\d .()\-]{8}")

# In an address a long number is usually the page's own id, so only what also reads as a number of a person is hidden:
# a NIK starts with a province (11..96) and holds a birth day (women + 40), a NIP two dates and a sex digit.
_IN_URL = re.compile(
    r"(?<!\d)(?:"
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:19|20)\d\d(?:0[1-9]|1[0-2])[12]\d{3}"
    r"|[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}"
    r"|(?:62|0)8\d{8,11}"
    r")(?!\d)"
)
_SHOWN = re.compile(r"[^\W_]")


def masked(text: str) -> str:
    """Return `text` with every NIK, NIP, mobile number and e-mail address blacked out, code point for code point."""
    return _IN_TEXT.sub(_blacken, text) if _POSSIBLE.search(text) else text


def shown(item: Item, field: Field) -> str:
    """Return an item's title or text as readers see it: furniture of the page blank, numbers of persons blacked out.

    Same length as the raw text, so every offset still points at the same place.
    """
    text = item.title or "" if field == "title" else item.text
    for mask in item.masks:
        where, start, end = mask.span
        if where == field:
            text = text[:start] + " " * (min(end, len(text)) - start) + text[end:]
    return masked(text)


def masked_url(url: str) -> str:
    """Return `url` with stretches blacked out that can only be a NIK, a NIP or a mobile number; same length."""
    return _IN_URL.sub(_blacken, url) if url else url


def _blacken(found: re.Match[str]) -> str:
    return _SHOWN.sub(MASK, found.group())
