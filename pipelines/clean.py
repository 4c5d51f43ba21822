"""The stage `clean`: which stretches of a text are the page's furniture, and what its normal text is.

Called by `process` right after extraction; the store takes `fingerprint_text` for revisions and copies. It only adds
masks beside the text: no character is removed and no offset moves. Address identity (`pipelines.address`) and the
normal view (`pipelines.normal`) are offered here too, since they answer the same question: is this the same thing?
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pipelines.address import article_address, canonical_url, declared_canonical, part_number, registrable, same_site
from pipelines.furniture import BAR_WORDS, INITIALS, NOT_INITIALS, SEE_ALSO_INSIDE, furniture
from pipelines.normal import NormalView, normal_view
from pipelines.record import Mask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.knowledge import Knowledge
    from pipelines.record import Item, Medium

__all__ = [
    "CLEAN_VERSION",
    "NormalView",
    "article_address",
    "canonical_url",
    "clean",
    "declared_canonical",
    "fingerprint_text",
    "furniture",
    "masks",
    "normal_view",
    "part_number",
    "registrable",
    "same_site",
]

CLEAN_VERSION = "clean/2"  # enters the knowledge version: raise it when a rule below changes

_REPEATED_LINE_CHARS = 40  # a shorter line may well stand twice (a heading, a name)
_TITLE_LINES = 5
_BYLINE_LINES = 4
_INITIALS_CHARS = 48
_RUN_LINES = 3
_LONGEST_BUTTON = max(len(word) for words in BAR_WORDS.values() for word in words)


def clean(item: Item, knowledge: Knowledge | None = None) -> Item:
    """Return the item with its masks; posts get none, since their text comes from the account itself."""
    del knowledge  # same signature as every stage; the table above is all it needs
    return item.having(masks=masks(item.title, item.text, item.medium))


def masks(title: str | None, text: str, medium: Medium) -> tuple[Mask, ...]:
    """Return the masked stretches of a text, ordered, without overlap, each with the id of its rule."""
    if medium == "post" or not text:
        return ()
    lines = list(_lines(text))
    found: dict[int, str] = {}
    for rules in (_furniture_lines(lines), _bars(lines), _repeats(lines), _title_again(title, lines)):
        for index, rule in rules:
            found.setdefault(index, rule)
    if len(found) == len(lines):  # 'FOTO: Kepala dinas ...' alone is the text, no caption of one
        found = {index: rule for index, rule in found.items() if rule != "M02.caption"}
    spans = [Mask(("text", lines[index][0], lines[index][1]), rule) for index, rule in found.items()]
    taken = [(mask.span[1], mask.span[2]) for mask in spans]
    for start, end, rule in _inside(text, lines, found):
        if all(end <= a or start >= b for a, b in taken):
            spans.append(Mask(("text", start, end), rule))
            taken.append((start, end))
    return tuple(sorted(spans, key=lambda mask: mask.span[1]))


def fingerprint_text(item: Item) -> str:
    """Return the normal text by which revisions and exact copies are told: unmasked, folded, lower case, single blanks.

    Equal for two fetches of one page whose nonces, counters, adverts or view counts differ; no word is respelled.
    """
    of_text = tuple(mask for mask in item.masks if mask.span[0] == "text")
    return " ".join(unicodedata.normalize("NFC", normal_view(item.text, of_text).text).split())


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, line) without surrounding blanks; empty lines are left out."""
    at = 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            start = at + len(raw) - len(raw.lstrip())
            yield start, start + len(line), line
        at += len(raw) + 1


def _furniture_lines(lines: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    for index, (_, _, line) in enumerate(lines):
        rule = furniture(line)
        if rule:
            yield index, rule


def _bars(lines: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines of button bars: at least three in a row that hold nothing but a button's word."""
    if sum(len(line) <= _LONGEST_BUTTON for _, _, line in lines) < _RUN_LINES:
        return
    for rule, words in BAR_WORDS.items():
        run: list[int] = []
        for index, (_, _, line) in enumerate([*lines, (0, 0, "")]):
            if len(line) <= _LONGEST_BUTTON and line.lower() in words:
                run.append(index)
                continue
            if len(run) >= _RUN_LINES:
                yield from ((member, rule) for member in run)
            run = []


def _repeats(lines: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Yield long lines that stood before: some templates print the body twice."""
    seen: set[str] = set()
    for index, (_, _, line) in enumerate(lines):
        if len(line) < _REPEATED_LINE_CHARS:
            continue
        key = " ".join(line.lower().split())
        if key in seen:
            yield index, "M06.repeat"
        seen.add(key)


def _title_again(title: str | None, lines: list[tuple[int, int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the line near the top that only repeats the title: what is said once must not count twice."""
    if not title:
        return
    wanted = re.sub(r"\W+", " ", title.lower()).strip()
    for index, (_, _, line) in enumerate(lines[:_TITLE_LINES]):
        if wanted and re.sub(r"\W+", " ", line.lower()).strip() == wanted:
            yield index, "M12.title"


def _inside(text: str, lines: list[tuple[int, int, str]], masked: dict[int, str]) -> Iterator[tuple[int, int, str]]:
    """Yield furniture within a line: bracketed cross references, and a reporter's initials at the end of the text."""
    for match in SEE_ALSO_INSIDE.finditer(text):
        yield match.start(), match.end(), "M01.see_also"
    tail = [index for index in range(len(lines)) if index not in masked][-_BYLINE_LINES:]
    for index in tail:
        start, _, line = lines[index]
        initials = INITIALS.search(line, max(0, len(line) - _INITIALS_CHARS))
        if initials and initials.group().strip("().,!? ").lower() not in NOT_INITIALS:
            yield start + initials.start(), start + initials.end(), "M03.initials"
