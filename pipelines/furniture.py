"""The table of page furniture: lines of a news text that belong to the page, not to the article, each with a rule id.

Used by `pipelines.clean` (masks) and by extraction (a navigation line is no title). Rules are for whole lines, short
and anchored at their start; none repeats a group without bound, so a line costs no more than its length. Raise
`CLEAN_VERSION` with every change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# (rule id, longest line in characters, pattern)
LINE_RULES: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (rule, longest, re.compile(pattern, re.IGNORECASE))
    for rule, longest, pattern in (
        ("M01.see_also", 260, r"\W*(?:baca|simak|lihat|tonton|cek) (?:juga|pula|selengkapnya|artikel lainnya?)\b"),
        ("M01.see_also", 260, r"\W*(?:baca|simak|tonton)\s*:"),
        (
            "M01.see_also",
            80,
            (
                r"\W*(?:artikel|berita|konten|topik|video) (?:terkait|lainnya|terpopuler|populer|terbaru|rekomendasi)"
                r"\W*(?:$|:)"
            ),
        ),
        (
            "M01.see_also",
            80,
            (
                r"(?:related (?:posts?|articles?|news)|recent (?:news|posts?)|you may also like|"
                r"rekomendasi untuk anda|tag(?:ar)?\s*:|tags\s*:|topik\s*:)"
            ),
        ),
        (
            "M02.caption",
            300,
            (
                r"\W*(?:foto|ilustrasi|keterangan (?:foto|gambar)|caption|dokumentasi|tangkapan layar|istimewa)"
                r"\s*(?:[:/(]|- )"
            ),
        ),
        ("M02.caption", 120, r"\W*dok(?:\.|umentasi)[ /:]"),
        ("M02.caption", 300, r"\((?:foto|ilustrasi|dok|sumber foto|ist(?:imewa)?)\b[^)]*\)\W*$"),
        (
            "M03.byline",
            160,
            (
                r"\W*(?:penulis|reporter|editor|pewarta|wartawan|kontributor|penyunting|uploader|"
                r"sumber)\s*(?:berita)?\s*[:/]\s*\S"
            ),
        ),
        ("M03.byline", 60, r"\([a-z]{2,12}(?:\s*[/,&-]\s*[a-z0-9*]{2,12}){0,3}\)\W*$"),
        ("M03.byline", 40, r"(?:avatar photo|redaksi|admin|tim redaksi)\W*$"),
        ("M03.byline", 120, r"(?:copyright|hak cipta|©)"),
        (
            "M05.comment",
            200,
            (
                r"\W*(?:posting komentar|tinggalkan (?:balasan|komentar)|kirim komentar|tulis komentar|"
                r"leave a (?:reply|comment)|post a comment|alamat email anda tidak akan dipublikasikan|"
                r"your email address will not)\b"
            ),
        ),
        ("M05.comment", 160, r".{0,120}\bcomment or reaction\b"),
        ("M05.comment", 40, r"\W*(?:\d{1,5} )?(?:komentar|comments?|balas|reply|no comments?|belum ada komentar)\W*$"),
        ("M07.loading", 30, r"\W*(?:loading|memuat|sedang memuat)\W*$"),
        (
            "M08.share",
            60,
            (
                r"\W*(?:bagikan|share|sebarkan|tweet|salin (?:tautan|link)|copy link|ikuti kami|"
                r"follow us)(?:\s*(?:ini|this|on|ke|di|artikel|berita|via)\b[\w ]{0,30})?\W*$"
            ),
        ),
        (
            "M09.views",
            40,
            (
                r"\W*(?:(?:dilihat|dibaca|views?|hits?|pembaca)\s*[:=]?\s*)?\d[\d.,]{0,8}\s*(?:k|rb|jt)?\s*(?:x|"
                r"kali|views?|hits?|pembaca|dilihat|dibaca|tayangan)?\W*$"
            ),
        ),
        ("M10.advert", 40, r"\W*(?:advertisements?|iklan|adv|sponsored)(?: berita| ads?)?\s*(?:\(\d{1,3}\))?\W*$"),
        ("M10.advert", 160, r"\W*(?:iklan|advertorial)\s*:"),
        ("M10.advert", 60, r"banner \w{1,40}\W*$"),
        ("M10.advert", 60, r"\W*(?:scroll (?:to|untuk)|lanjutkan membaca|continue reading)\b"),
        (
            "M10.advert",
            120,
            (
                r"\W*(?:newsletter|subscribe|berlangganan|dapatkan (?:update|notifikasi|pemberitahuan)|"
                r"ikuti (?:berita|saluran|channel|whatsapp))\b"
            ),
        ),
        ("M11.navigation", 40, r"\W*(?:next|previous|prev|older|newer) (?:post|article|page)s?\W*$"),
        ("M11.navigation", 40, r"\W*(?:halaman|page)\s*:?[\s\d/]{1,20}(?:(?:dari|of)[\s\d]{1,10})?\W*$"),
        (
            "M11.navigation",
            40,
            r"\W*(?:beranda|home|selanjutnya|sebelumnya|berikutnya|kembali ke atas|back to top)\W*$",
        ),
    )
)
_LONGEST = max(longest for _, longest, _ in LINE_RULES)
_PARAGRAPH = 160  # characters; few rules are for longer lines


def _any_of(rules: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern})" for rule in rules), re.IGNORECASE)


_ANY_RULE = _any_of(pattern for _, _, pattern in LINE_RULES)
_ANY_OF_PARAGRAPHS = _any_of(pattern for _, longest, pattern in LINE_RULES if longest > _PARAGRAPH)
# Words that fill a line of their own in bars of buttons; one alone may be text, three in a row are a bar.
_REACTIONS = ("like", "love", "care", "haha", "wow", "sad", "angry", "suka", "super", "sedih", "marah", "kaget")
BAR_WORDS = {
    "M04.reaction": frozenset({*_REACTIONS, *(f"{name} emoji" for name in _REACTIONS)}),
    "M08.share": frozenset({
        "facebook", "twitter", "x", "whatsapp", "telegram", "line", "email", "linkedin", "pinterest", "threads", "print"
    }),
    "M08.font_size": frozenset({"a", "a+", "a-", "aa"}),
}  # fmt: skip
SEE_ALSO_INSIDE = re.compile(r"[\[(](?:baca|simak) juga\s*:?[^\])\n]{1,240}[\])]", re.IGNORECASE)
INITIALS = re.compile(
    r"\((?:[a-z]{2,4}|[a-z]{2,12}(?:\s?[/-]\s?[a-z0-9*]{2,12}){1,3}|\w{2,20} dari berbagai sumber)\)\W{0,3}$",
    re.IGNORECASE,
)
# Acronyms that stand in brackets at the end of a sentence and are no reporter's initials.
NOT_INITIALS = frozenset({
    "asn", "pns", "ppk", "pps", "bkn", "kpu", "tni", "wib", "wit", "dpr", "skb", "pkb", "pan", "pdi", "psi",
    "pks", "pbb", "p3k", "uu", "ri", "di", "sk", "se", "pp", "ptdh", "dprd", "pppk", "kasn", "opd", "skpd",
    "apbd", "bumn", "polri",
})  # fmt: skip


def furniture(line: str) -> str | None:
    """Return the rule by which one line of text is furniture of the page, or None when it may be content."""
    line = line.strip()
    rules = _ANY_RULE if len(line) <= _PARAGRAPH else _ANY_OF_PARAGRAPHS
    if len(line) > _LONGEST or rules.match(line) is None:  # most lines are content: asked of all rules at once
        return None
    return next((rule for rule, longest, pattern in LINE_RULES if len(line) <= longest and pattern.match(line)), None)
