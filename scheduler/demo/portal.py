"""Nusa Kini: a modern portal. Sitemap index, news sitemap, JSON-LD, og: tags, validators on every page.

Its robots.txt has a Crawl-delay and forbids `/pratinjau/`, which every page and the news sitemap link all the same: a
request there is a breach that the log counts. Called by `scheduler.demo.site`; it only renders.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Final

from scheduler.demo import answers
from scheduler.demo.answers import Answer, Query

if TYPE_CHECKING:
    from datetime import datetime

    from scheduler.demo.newsroom import DemoText, Edition

DISALLOW: Final = ("/pratinjau/",)
CRAWL_DELAY_S: Final = 0.1
PER_PAGE: Final = 15
ADVERTS: Final = (
    "Promo tiket kapal akhir tahun, berangkat dari tiga pelabuhan.",
    "Belajar menulis rilis yang dibaca orang, kelas daring dua jam.",
    "Kopi Lereng, disangrai setiap Selasa.",
)
XML: Final = "application/xml; charset=utf-8"
NEWS_SPACE: Final = "http://www.google.com/schemas/sitemap-news/0.9"
MAP_SPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def answer(edition: Edition, path: str, query: Query, base: str) -> Answer | None:  # noqa: PLR0911 -- one a page
    """The answer for one path, None when the portal has no such address."""
    texts = edition.of("portal")
    newest = max(text.modified for text in texts)
    match path:
        case "/robots.txt":
            words = (
                f"User-agent: *\nDisallow: /pratinjau/\nCrawl-delay: {CRAWL_DELAY_S}\n\nSitemap: {base}/sitemap.xml\n"
            )
            return Answer(words.encode(), content_type="text/plain; charset=utf-8", modified=newest, etag=True)
        case "/sitemap.xml":
            return _sitemap_index(base, newest)
        case "/sitemap-news.xml":
            return _news_sitemap(texts, base, newest)
        case "/sitemap-pages.xml":
            body = f'<urlset xmlns="{MAP_SPACE}"><url><loc>{base}/tentang</loc></url></urlset>'
            return Answer(body.encode(), content_type=XML, modified=newest, etag=True)
        case "/" | "/indeks":
            return _listing(texts, int(query.get("page", "1")), newest)
        case "/tentang":
            words = "<h1>Tentang kami</h1><p>Nusa Kini adalah portal rekaan untuk memperagakan Pantau.</p>"
            return answers.html(_frame("Tentang kami", "", words), modified=texts[-1].published, etag=True)
        case "/pratinjau/":
            words = "<h1>Ruang redaksi</h1><p>Naskah yang belum terbit. Robot dilarang masuk.</p>"
            return answers.html(_frame("Pratinjau", "", words))
    found = next((text for text in texts if text.path == path), None)
    return _article(found, edition, query.get("page", "1"), base) if found else None


def _frame(title: str, head: str, main: str) -> str:
    return answers.page("portal", title=escape(title), head=head, main=main)


def _sitemap_index(base: str, newest: datetime) -> Answer:
    rows = "".join(
        f"<sitemap><loc>{base}/{name}</loc><lastmod>{newest.isoformat()}</lastmod></sitemap>\n"
        for name in ("sitemap-news.xml", "sitemap-pages.xml")
    )
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{MAP_SPACE}">\n{rows}</sitemapindex>\n'
    return Answer(body.encode(), content_type=XML, modified=newest, etag=True)


def _news_sitemap(texts: tuple[DemoText, ...], base: str, newest: datetime) -> Answer:
    rows = [
        f"<url><loc>{base}{text.path}</loc><lastmod>{text.modified.isoformat()}</lastmod><news:news><news:publication>"
        "<news:name>Nusa Kini</news:name><news:language>id</news:language></news:publication>"
        f"<news:publication_date>{text.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(text.title or '')}</news:title></news:news></url>"
        for text in texts
    ]
    rows.append(f"<url><loc>{base}/pratinjau/</loc></url>")  # forbidden by robots.txt: listed to be left alone
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="{MAP_SPACE}" xmlns:news="{NEWS_SPACE}">\n' + "\n".join(rows) + "\n</urlset>\n"
    )
    return Answer(body.encode(), content_type=XML, modified=newest, etag=True)


def _listing(texts: tuple[DemoText, ...], number: int, newest: datetime) -> Answer | None:
    chosen = texts[(number - 1) * PER_PAGE : number * PER_PAGE]
    if not chosen:
        return None
    links = answers.items([(text.path, text.title or "") for text in chosen])
    more = f'<a rel="next" href="/indeks?page={number + 1}">Lebih lama</a>' if number * PER_PAGE < len(texts) else ""
    main = f"<h1>Indeks berita</h1><ul>\n{links}\n</ul>{more}"
    return answers.html(_frame("Indeks berita", "", main), modified=newest, etag=True)


def _json_ld(text: DemoText, base: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": text.title,
        "datePublished": text.published.isoformat(),
        "dateModified": text.modified.isoformat(),
        "author": [{"@type": "Person", "name": text.byline}],
        "publisher": {"@type": "Organization", "name": "Nusa Kini"},
        "mainEntityOfPage": base + text.path,
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


def _head(text: DemoText, base: str) -> str:
    title, summary = escape(text.title or ""), escape(text.paragraphs[0])
    return (
        f'<link rel="canonical" href="{base}{text.path}">\n<meta name="description" content="{summary}">\n'
        f'<meta property="og:type" content="article">\n<meta property="og:title" content="{title}">\n'
        f'<meta property="og:url" content="{base}{text.path}">\n<meta property="og:site_name" content="Nusa Kini">\n'
        f'<script type="application/ld+json">{_json_ld(text, base)}</script>'
    )


def _article(text: DemoText, edition: Edition, part: str, base: str) -> Answer | None:
    shown, paging = _part(text, part)
    if not shown:
        return None
    views = 300 + text.number * 37 % 901 + 58 * text.cosmetic
    related = [link for link in edition.rail("portal", 6) if link[0] != text.path][:3]
    main = answers.page(
        "portal_article",
        title=escape(text.title or ""),
        author=escape(text.byline or "Redaksi"),
        shown=f"{answers.long_date(text.published)}, {text.published:%H:%M} {answers.zone_name(text.published)}",
        views=str(views),
        body="\n".join(f"<p>{_paragraph(words, edition)}</p>" for words in shown),
        paging=paging,
        advert=escape(ADVERTS[(text.number + text.cosmetic) % len(ADVERTS)]),
        related=answers.items(related),
    )
    return answers.html(_frame(text.title or "", _head(text, base), main), modified=text.modified, etag=True)


def _paragraph(words: str, edition: Edition) -> str:
    if not words.startswith("Baca juga: "):
        return escape(words)
    title = words.removeprefix("Baca juga: ")
    path = next((text.path for text in edition.of("portal") if text.title == title), "/indeks")
    return f'<strong>Baca juga: <a href="{escape(path)}">{escape(title)}</a></strong>'


def _part(text: DemoText, part: str) -> tuple[tuple[str, ...], str]:
    """The paragraphs of page `part` of an article that is printed on several pages, and its paging line."""
    if text.pages == 1 or part == "all":
        return (text.paragraphs if part in {"1", "all"} else ()), ""
    if not part.isdigit() or not 1 <= int(part) <= text.pages:
        return (), ""
    size = -(-len(text.paragraphs) // text.pages)
    number = int(part)
    links = " ".join(f'<a href="{text.path}?page={n}">{n}</a>' for n in range(1, text.pages + 1))
    following = f' <a rel="next" href="{text.path}?page={number + 1}">Selanjutnya</a>' if number < text.pages else ""
    paging = f'<div class="paging">Halaman: {links}{following} <a href="{text.path}?page=all">Tampilkan semua</a></div>'
    return text.paragraphs[(number - 1) * size : number * size], paging
