"""Warta Pantura: a WordPress-like local paper. Feed with validators, article pages without, a nonce in every answer.

Article text stands in one `div.entry-content`, its paragraphs parted by `<br><br>` and never by `<p>`. Called by
`scheduler.demo.site`; it only renders.
"""

from __future__ import annotations

import itertools
import secrets
from html import escape
from typing import TYPE_CHECKING, Final

from scheduler.demo import answers
from scheduler.demo.answers import Answer, Query

if TYPE_CHECKING:
    from scheduler.demo.newsroom import DemoText, Edition

DISALLOW: Final = ("/wp-admin/", "/?s=")
ROBOTS: Final = "User-agent: *\nDisallow: /wp-admin/\nDisallow: /?s=\nAllow: /wp-admin/admin-ajax.php\n"
PER_FEED: Final = 20
PER_PAGE: Final = 10
SNIPPET_WORDS: Final = 35
ADVERTS: Final = (
    "Iklan: Kasur busa diskon 30 persen, antar sampai rumah.",
    "Iklan: Kursus menjahit angkatan 12 dibuka, kuota 20 orang.",
    "Iklan: Bengkel las Maju Terus menerima pesanan pagar.",
)
CIVIC: Final = frozenset({"exhortation", "explainer", "opinion", "other", "statistics"})
_visits = itertools.count(4811)


def category(text: DemoText) -> str:
    """The rubric under which a text is listed."""
    return "pemerintahan" if text.kind_expected in CIVIC else "pilkada"


def answer(edition: Edition, path: str, query: Query, base: str, hostile: tuple[str, ...] = ()) -> Answer | None:
    """The answer for one path, None when the paper has no such address. `hostile` paths are added to the feed."""
    texts = edition.of("paper")
    if path == "/robots.txt":
        return Answer(ROBOTS.encode(), content_type="text/plain; charset=utf-8")
    if path == "/feed/":
        return _feed(texts, int(query.get("paged", "1")), base, hostile)
    if path == "/":
        return _listing("Beranda", edition, texts, 1, "/category/pilkada/")
    for rubric in ("pilkada", "pemerintahan"):
        start = f"/category/{rubric}/"
        if path.startswith(start):
            rest = path.removeprefix(start).removeprefix("page/").strip("/")
            chosen = tuple(text for text in texts if category(text) == rubric)
            return _listing(rubric.title(), edition, chosen, int(rest) if rest.isdigit() else 1, start)
    found = next((text for text in texts if text.path == path), None)
    return _article(found, edition) if found else None


def _frame(title: str, main: str, edition: Edition, head: str = "") -> str:
    return answers.page(
        "paper",
        title=escape(title),
        head=head,
        main=main,
        popular=answers.items(edition.rail("paper", 5)),
        counter=str(next(_visits)),
    )


def _article(text: DemoText, edition: Edition) -> Answer:
    older = [link for link in edition.rail("paper", 9) if link[0] != text.path][:3]
    parts = [escape(part) for part in text.paragraphs]
    if text.number % 3 == 0 and len(parts) > 2:  # noqa: PLR2004 -- every third article carries a link inside its text
        path, words = older[0]
        parts.insert(2, f'<strong>Baca juga: <a href="{escape(path)}">{escape(words)}</a></strong>')
    parts.insert(1, f'<div class="iklan">{escape(ADVERTS[(text.number + text.cosmetic) % len(ADVERTS)])}</div>')
    if text.byline and text.byline.isalpha():  # reporters sign with their initials, columnists do not
        parts.append(f"({text.byline})")
    main = answers.page(
        "paper_article",
        number=str(text.number),
        title=escape(text.title or ""),
        stamp=text.published.isoformat(),
        shown=f"{answers.long_date(text.published)} {text.published:%H:%M} WIB",
        author=escape(text.byline or "redaksi"),
        body="<br><br>\n".join(parts),
        advert=escape(ADVERTS[(text.number + text.cosmetic + 1) % len(ADVERTS)]),
        related=answers.items(older),
        nonce=secrets.token_hex(5),
    )
    title = escape(text.title or "")
    head = f'<meta property="og:title" content="{title}">\n<meta property="og:type" content="article">'
    return answers.html(_frame(text.title or "", main, edition, head))


def _listing(name: str, edition: Edition, texts: tuple[DemoText, ...], number: int, start: str) -> Answer | None:
    chosen = texts[(number - 1) * PER_PAGE : number * PER_PAGE]
    if not chosen:
        return None
    teasers = "\n".join(
        f'<article class="post"><h2 class="entry-title"><a href="{text.path}">{escape(text.title or "")}</a></h2>'
        f"<p>{escape(_snippet(text))}</p></article>"
        for text in chosen
    )
    older = (
        f'<div class="nav-previous"><a class="next" href="{start}page/{number + 1}/">Pos-pos lama</a></div>'
        if number * PER_PAGE < len(texts)
        else ""
    )
    return answers.html(_frame(name, f"<h1>{escape(name)}</h1>\n{teasers}\n{older}", edition))


def _snippet(text: DemoText) -> str:
    return " ".join(text.text.split()[:SNIPPET_WORDS]) + " […]"


def _entry(text: DemoText, base: str) -> str:
    date = f"{text.published:%a, %d %b %Y %H:%M:%S %z}"
    return (
        f"<item><title>{escape(text.title or '')}</title><link>{base}{escape(text.path)}</link>"
        f"<dc:creator><![CDATA[{text.byline or 'redaksi'}]]></dc:creator><pubDate>{date}</pubDate>"
        f"<category><![CDATA[{category(text).title()}]]></category>"
        f'<guid isPermaLink="false">{base}/?p={text.number}</guid>'
        f"<description><![CDATA[<p>{escape(_snippet(text))}</p>]]></description></item>"
    )


def _feed(texts: tuple[DemoText, ...], number: int, base: str, hostile: tuple[str, ...]) -> Answer | None:
    chosen = texts[(number - 1) * PER_FEED : number * PER_FEED]
    if not chosen:
        return None
    newest = max(text.modified for text in chosen)
    entries = [_entry(text, base) for text in chosen]
    entries += [f"<item><title>{path}</title><link>{base}{path}</link></item>" for path in hostile]
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Warta Pantura</title>'
        f"<link>{base}/</link><description>Kabar pesisir utara, setiap hari</description><language>id</language>"
        f"<lastBuildDate>{newest:%a, %d %b %Y %H:%M:%S %z}</lastBuildDate>\n"
        + "\n".join(entries)
        + "\n</channel></rss>\n"
    )
    return Answer(body.encode(), content_type="application/rss+xml; charset=UTF-8", modified=newest, etag=True)
