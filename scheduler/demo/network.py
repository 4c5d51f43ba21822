"""The agency's forty small papers, each with a feed of its own, all behind the portal's address (editions 3 and 4).

Addresses: `/jaringan/<paper>/feed` and `/jaringan/<paper>/<number>-<title>.html`. Called by `scheduler.demo.site`; it
only renders.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from scheduler.demo import agency, answers
from scheduler.demo.answers import Answer

if TYPE_CHECKING:
    from scheduler.demo.newsroom import DemoText, Edition

FOLDER: Final = "/jaringan/"


def answer(edition: Edition, path: str, base: str) -> Answer | None:
    """The answer for one path, None when no paper of this edition has such an address."""
    texts = edition.of("network")
    paper = next((paper for paper in agency.papers() if path.startswith(f"{FOLDER}{paper.folder}/")), None)
    if paper is None or not texts:
        return None
    own = [text for text in texts if agency.paper_of(text) == paper]
    if path == f"{FOLDER}{paper.folder}/feed":
        return _feed(paper, own, base)
    found = next((text for text in own if text.path == path), None)
    return _article(paper, found) if found else None


def _article(paper: agency.Paper, text: DemoText) -> Answer:
    page = answers.page(
        "network",
        paper=escape(paper.name),
        title=escape(text.title or ""),
        stamp=text.published.isoformat(),
        shown=f"{answers.long_date(text.published)}, {text.published:%H:%M} WIB",
        author=escape(text.byline or ""),
        body="\n".join(f"<p>{escape(part)}</p>" for part in text.paragraphs),
    )
    return answers.html(page, modified=text.modified, etag=True)


def _feed(paper: agency.Paper, texts: list[DemoText], base: str) -> Answer:
    entries = "\n".join(
        f"<item><title>{escape(text.title or '')}</title><link>{base}{escape(text.path)}</link>"
        f"<pubDate>{text.published:%a, %d %b %Y %H:%M:%S %z}</pubDate></item>"
        for text in texts
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
        f"<title>{escape(paper.name)}</title><link>{base}{FOLDER}{paper.folder}/</link>"
        f"<description>Kabar dari agensi</description>\n{entries}\n</channel></rss>\n"
    )
    newest = max(text.modified for text in texts)
    return Answer(body.encode(), content_type="application/rss+xml; charset=UTF-8", modified=newest, etag=True)
