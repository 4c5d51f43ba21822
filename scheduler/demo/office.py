"""Portal Info Publik Timur: a government portal. Nested tables, no feed, no sitemap, dates only as a visible line.

Two pages carry the encodings that such portals have: one in windows-1252, one in UTF-8 that calls itself ISO-8859-1.
Pages answer Last-Modified but no ETag. Called by `scheduler.demo.site`; it only renders.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from scheduler.demo import answers
from scheduler.demo.answers import Answer, Query

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.demo.newsroom import Charset, DemoText, Edition

DISALLOW: Final = ("/cetak/",)
ROBOTS: Final = b"User-agent: *\r\nDisallow: /cetak/\r\n"
PER_PAGE: Final = 8
# the one-pixel GIF that such portals use as a spacer
SPACER: Final = bytes.fromhex("47494638396101000100800000c8d8d000000021f90400000000002c00000000010001000002024401003b")
META: Final[dict[Charset, str]] = {
    "utf-8": '<META http-equiv="Content-Type" content="text/html; charset=utf-8">',
    "cp1252": '<META http-equiv="Content-Type" content="text/html; charset=windows-1252">',
    "mislabelled": '<META http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
}
TYPES: Final[dict[Charset, str]] = {
    "utf-8": "text/html; charset=utf-8",
    "cp1252": "text/html",
    "mislabelled": "text/html; charset=iso-8859-1",
}


def answer(edition: Edition, path: str, query: Query, _base: str) -> Answer | None:
    """The answer for one path, None when the portal has no such address."""
    texts = edition.of("office")
    if path == "/robots.txt":
        return Answer(ROBOTS, content_type="text/plain")
    if path in {"/", "/berita"}:
        number = query.get("hal", "1")
        return _listing(texts, int(number)) if number.isdigit() else None
    if path == "/kosong.gif":
        return Answer(SPACER, content_type="image/gif")
    if path == "/cetak/":
        return answers.html(_frame("<B>Versi cetak</B>", "utf-8", 0))
    found = next((text for text in texts if text.path == path), None)
    return _article(found) if found else None


def _frame(main: str, charset: Charset, visitors: int) -> str:
    return answers.page("office", meta=META[charset], main=main, visitors=f"{visitors:07d}")


def _listing(texts: tuple[DemoText, ...], number: int) -> Answer | None:
    chosen = texts[(number - 1) * PER_PAGE : number * PER_PAGE]
    if number < 1 or not chosen:
        return None
    rows = "\n".join(
        f'<TR><TD><IMG src="/kosong.gif" width="60" height="40" alt=""></TD><TD><A class="judul" href="{text.path}">'
        f"{escape(text.title or '')}</A><BR>{escape(text.paragraphs[0][:90])}...</TD></TR>"
        for text in chosen
    )
    last = number * PER_PAGE >= len(texts)
    following = "" if last else f'<A class="berikut" href="/berita?hal={number + 1}">Berikutnya &gt;&gt;</A>'
    main = f'<TABLE class="daftar" width="100%" border="0">\n{rows}\n</TABLE>\n<P align="right">{following}</P>'
    modified = max(text.modified for text in chosen)
    return answers.html(_frame(main, "utf-8", 20417), modified=modified)


def _visible_date(moment: datetime) -> str:
    """As in 'Rabu, 20 November 2024 | 14.30 WITA'."""
    return f"{answers.long_date(moment)} | {moment:%H.%M} {answers.zone_name(moment)}"


def _article(text: DemoText) -> Answer:
    body = "\n".join(
        f'<P align="justify"><FONT size="2">{escape(part, quote=False)}</FONT></P>' for part in text.paragraphs
    )
    main = (
        f'<TABLE class="baca" width="100%" border="0"><TR><TD><H2 class="judul">{escape(text.title or "")}</H2>'
        f'<SPAN class="tanggal">{_visible_date(text.published)}</SPAN> '
        f'<SPAN class="kecil">Penulis: <SPAN class="penulis">{escape(text.byline or "admin")}</SPAN></SPAN>'
        "</TD></TR>\n"
        f'<TR><TD class="isi">\n{body}\n</TD></TR>\n'
        '<TR><TD align="right"><A href="/cetak/">Cetak</A> | <A href="/berita?hal=1">Kembali</A></TD></TR></TABLE>'
    )
    words = _frame(main, text.charset, 20417 + 64 * text.cosmetic)
    encoded = words.encode("cp1252", errors="xmlcharrefreplace") if text.charset == "cp1252" else words.encode()
    return Answer(encoded, content_type=TYPES[text.charset], modified=text.modified)
