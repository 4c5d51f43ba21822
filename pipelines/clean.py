"""The stage `clean`: which stretches of a text are the page's furniture, and what its normal text is.

Called by `process` right after extraction; the store takes `fingerprint_text` for revisions and copies. It only adds
masks beside the text: no character is removed and no offset moves. Address identity (`pipelines.address`) and the
normal view (`pipelines.normal`) are offered here too, since they answer the same question: is this the same thing?
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING

from pipelines.address import article_address, canonical_url, declared_canonical, part_number, registrable, same_site
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

CLEAN_VERSION = "clean/1"  # enters the knowledge version: raise it when a rule below changes

_REPEATED_LINE_CHARS = 40  # a shorter line may well stand twice (a heading, a name)
_TITLE_LINES = 5
_BYLINE_LINES = 4
_RUN_LINES = 3

# (rule id, longest line in characters, pattern for the whole line). Linear: no nested quantifier, anchored at the start.
_LINE_RULES: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (rule, longest, re.compile(pattern, re.IGNORECASE))
    for rule, longest, pattern in (
        ("M01.see_also", 260, r"\W*(?:baca|simak|lihat|tonton|cek) (?:juga|pula|selengkapnya|artikel lainnya?)\b"),
        ("M01.see_also", 260, r"\W*(?:baca|simak|tonton)\s*:"),
        ("M01.see_also", 80, r"\W*(?:artikel|berita|konten|topik|video) (?:terkait|lainnya|terpopuler|populer|terbaru|rekomendasi)\b"),
        ("M01.see_also", 80, r"(?:related (?:posts?|articles?|news)|recent (?:news|posts?)|you may also like|rekomendasi untuk anda|tag(?:ar)?\s*:|tags\s*:|topik\s*:)"),
        ("M02.caption", 300, r"\W*(?:foto|ilustrasi|keterangan (?:foto|gambar)|caption|dok(?:umentasi)?|tangkapan layar|istimewa)\s*[.:/(-]"),
        ("M02.caption", 300, r"\((?:foto|ilustrasi|dok|sumber foto|ist(?:imewa)?)\b[^)]*\)\W*$"),
        ("M03.byline", 160, r"\W*(?:penulis|reporter|editor|pewarta|wartawan|kontributor|penyunting|uploader|sumber)\s*(?:berita)?\s*[:/]\s*\S"),
        ("M03.byline", 60, r"\([a-z]{2,12}(?:\s*[/,&-]\s*[a-z0-9*]{2,12}){0,3}\)\W*$"),
        ("M03.byline", 40, r"(?:avatar photo|redaksi|admin|tim redaksi)\W*$"),
        ("M03.byline", 120, r"(?:copyright|hak cipta|©)"),
        ("M05.comment", 200, r"\W*(?:posting komentar|tinggalkan (?:balasan|komentar)|kirim komentar|tulis komentar|leave a (?:reply|comment)|post a comment|alamat email anda tidak akan dipublikasikan|your email address will not)\b"),
        ("M05.comment", 160, r".{0,120}\bcomment or reaction\b"),
        ("M05.comment", 40, r"\W*(?:\d{1,5} )?(?:komentar|comments?|balas|reply|no comments?|belum ada komentar)\W*$"),
        ("M07.loading", 30, r"\W*(?:loading|memuat|sedang memuat)\W*$"),
        ("M08.share", 60, r"\W*(?:bagikan|share|sebarkan|tweet|salin (?:tautan|link)|copy link|ikuti kami|follow us)(?:\s*(?:ini|this|on|ke|di|artikel|berita|via)\b[\w ]{0,30})?\W*$"),
        ("M09.views", 40, r"\W*(?:(?:dilihat|dibaca|views?|hits?|pembaca)\s*[:=]?\s*)?\d[\d.,]{0,8}\s*(?:k|rb|jt)?\s*(?:x|kali|views?|hits?|pembaca|dilihat|dibaca|tayangan)?\W*$"),
        ("M10.advert", 60, r"\W*(?:advertisements?|iklan|adv|banner|sponsored|scroll (?:to|untuk)|lanjutkan membaca|continue reading)\b[\w ()]{0,40}$"),
        ("M10.advert", 120, r"\W*(?:newsletter|subscribe|berlangganan|dapatkan (?:update|notifikasi|pemberitahuan)|ikuti (?:berita|saluran|channel|whatsapp))\b"),
        ("M11.navigation", 40, r"\W*(?:next|previous|prev|older|newer) (?:post|article|page)s?\W*$"),
        ("M11.navigation", 40, r"\W*(?:halaman|page)\s*:?\s*\d{1,2}(?:\s*(?:/|dari|of|\d)\s*\d{0,2})*\W*$"),
        ("M11.navigation", 40, r"\W*(?:beranda|home|selanjutnya|sebelumnya|berikutnya|kembali ke atas|back to top)\W*$"),
    )
)  # fmt: skip
# Words that fill a line of their own in bars of buttons; one alone may be text, three in a row are a bar.
_BAR_WORDS = {
    "M04.reaction": frozenset(
        {
            name + tail
            for name in (
                "like",
                "love",
                "care",
                "haha",
                "wow",
                "sad",
                "angry",
                "suka",
                "super",
                "sedih",
                "marah",
                "kaget",
            )
            for tail in ("", " emoji")
        }
    ),
    "M08.share": frozenset(
        (
            "facebook",
            "twitter",
            "x",
            "whatsapp",
            "telegram",
            "line",
            "email",
            "linkedin",
            "pinterest",
            "threads",
            "print",
        )
    ),
    "M08.font_size": frozenset(("a", "a+", "a-", "aa")),
}
_SEE_ALSO_INSIDE = re.compile(r"[\[(](?:baca|simak) juga\s*:?[^\])\n]{1,240}[\])]", re.IGNORECASE)
_INITIALS = re.compile(r"\((?:[a-z]{2,4}|[a-z0-9*]{2,12}(?:\s?[/-]\s?[a-z0-9*]{2,12}){1,3}|\w{2,20} dari berbagai sumber)\)\W{0,3}$", re.IGNORECASE)  # fmt: skip
_NOT_INITIALS = re.compile(r"\((?:asn|pns|ppk|pps|bkn|kpu|tni|wib|wit|dpr|skb|pkb|pan|pdi|psi|pks|pbb|p3k|uu|ri|di|sk|se|pp|ptdh|dprd|pppk|kasn)\)", re.IGNORECASE)  # fmt: skip


def clean(item: Item, knowledge: Knowledge | None = None) -> Item:
    """Return the item with its masks; posts get none, since their text comes from the account itself."""
    del knowledge  # same signature as every stage; the table above is all it needs
    return dataclasses.replace(item, masks=masks(item.title, item.text, item.medium))


def masks(title: str | None, text: str, medium: Medium) -> tuple[Mask, ...]:
    """Return the masked stretches of a text, ordered, without overlap, each with the id of its rule."""
    if medium == "post" or not text:
        return ()
    lines = list(_lines(text))
    found: dict[int, str] = {}
    for rules in (_furniture_lines(lines), _bars(lines), _repeats(lines), _title_again(title, lines)):
        for index, rule in rules:
            found.setdefault(index, rule)
    spans = [Mask(("text", lines[index][0], lines[index][1]), rule) for index, rule in found.items()]
    taken = [(mask.span[1], mask.span[2]) for mask in spans]
    for start, end, rule in _inside(text, lines, found):
        if all(end <= a or start >= b for a, b in taken):
            spans.append(Mask(("text", start, end), rule))
            taken.append((start, end))
    return tuple(sorted(spans, key=lambda mask: mask.span[1]))


def furniture(line: str) -> str | None:
    """Return the rule by which one line of text is furniture of the page, or None when it may be content."""
    line = line.strip()
    return next((rule for rule, longest, pattern in _LINE_RULES if len(line) <= longest and pattern.match(line)), None)


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
    for rule, words in _BAR_WORDS.items():
        run: list[int] = []
        for index, (_, _, line) in enumerate([*lines, (0, 0, "")]):
            if line.lower() in words:
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
    for match in _SEE_ALSO_INSIDE.finditer(text):
        yield match.start(), match.end(), "M01.see_also"
    tail = [index for index in range(len(lines)) if index not in masked][-_BYLINE_LINES:]
    for index in tail:
        start, _, line = lines[index]
        match = _INITIALS.search(line, max(0, len(line) - 48))
        if match and not _NOT_INITIALS.match(match.group()):
            yield start + match.start(), start + match.end(), "M03.initials"
